"""Makes the screens of the manual: real sessions, drawn as SVG.

    PYTHONPATH=tests python docs/schermen.py docs/schermen

`make genereer` runs it. Every session is run in a pseudo-terminal (`tests/terminal.py`), on a
copy of an example, so that what the manual shows is what the program does. The same program
gives the same bytes: dates come from the dossier, and fonts from whoever looks.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from pyte.screens import Char
from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from terminal import REGELS, Terminal, vngcheck
from vngcheck.bestanden import pakketmap

BREEDTE: Final = 80
HOOG: Final = 400
"""Lines of a terminal in which nothing scrolls away."""

OEFENEN: Final = """\
vngcheck: 1
kader: vng-mensenhandel@1
fictief: true
gemeente: Oefendorp
peildatum: 2026-06-30
antwoorden: {}
"""

WIT: Final = (255, 255, 255)
ZWART: Final = (17, 17, 17)
_KLEUREN: Final = [
    ZWART,
    (164, 0, 0),  # red
    (0, 100, 0),  # green
    (120, 80, 0),  # yellow
    (0, 60, 170),  # blue
    (130, 0, 130),  # magenta
    (0, 95, 105),  # cyan
    (85, 85, 85),  # white
]
THEMA: Final = TerminalTheme(WIT, ZWART, _KLEUREN, _KLEUREN)
"""Dark letters on white, each with a contrast of 5 or more: made for reading and printing."""

_SVG: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width:.0f}" height="{height:.0f}" \
viewBox="0 0 {width:.0f} {height:.0f}">
<title>TITEL</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px Consolas, Menlo, "DejaVu Sans Mono", monospace }}
{styles}
</style>
<rect width="100%" height="100%" rx="8" fill="#ffffff" stroke="#767676"/>
<g transform="translate({terminal_x}, 24)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_NAMEN: Final = {"brown": "yellow", "brightbrown": "bright_yellow"}
"""Colours by the names of pyte that Rich has another name for."""


@dataclass(frozen=True)
class Opname:
    """One screen of the manual.

    Attributes:
        naam: of the file, without .svg.
        titel: what it shows, in Dutch.
        woorden: the command, after `vngcheck`.
        doe: what a person does before the screen is drawn; otherwise the command is run to its
            end, in a terminal so high that nothing scrolls away, and stands above it.
        regels: how many lines of it are drawn; 0 for all.
        vanaf: the text in the first line that is drawn; empty for the top.
    """

    naam: str
    titel: str
    woorden: str
    doe: Callable[[Terminal], object] | None = None
    regels: int = 0
    vanaf: str = ""


def _bij_de_vraag(term: Terminal) -> Terminal:
    # What is waited for is what the program draws last: the bar with keys.
    return term.wacht_op("laat open", "s stop")


def _bij_de_reden(term: Terminal) -> Terminal:
    _bij_de_vraag(term).typ("n")
    return term.wacht_op("Waarom niet of niet helemaal?", "Ctrl-D")


def _bij_geen_knaken(term: Terminal) -> Terminal:
    _bij_de_reden(term).typ("g")
    for vraag, tekst in (
        ("Wat doet u niet?", "Eigen voorlichting aan inwoners en ondernemers"),
        ("Wat doet u in plaats daarvan?", "Landelijke en regionale campagnes"),
        ("Wat is het gevolg?", "Inwoners kennen de lokale meldroute niet"),
    ):
        term.wacht_op(vraag, "F1 hulp").typ(tekst)
        term.wacht_op(tekst).toets("enter")
    return term.wacht_op("Wat zou het kosten?", "F1 hulp")


def _bij_de_hulp(term: Terminal) -> Terminal:
    _bij_de_vraag(term).toets("f1")
    return term.wacht_op("Enter: verder lezen")


def _bij_het_einde(term: Terminal) -> int:
    _bij_de_vraag(term).typ("s")
    return term.einde()


INVULLEN: Final = "invullen oefenen.yaml"
OPNAMEN: Final = (
    Opname("help", "De uitleg van vngcheck: een lijst van opdrachten", "--help"),
    Opname(
        "nieuw",
        "Een nieuw dossier voor Assen, en de opdrachten om verder te gaan",
        "nieuw Assen -o assen.yaml --peildatum 30-6-2026",
    ),
    Opname("vraag", "Een vraag met haar criteria, en de antwoorden", INVULLEN, _bij_de_vraag),
    Opname("reden", "De keuze van een reden bij het antwoord nee", INVULLEN, _bij_de_reden),
    Opname(
        "geen-knaken",
        "De velden van de uitleg bij geen geld van het Rijk",
        f"{INVULLEN} --bouwsteen voorlichting",
        _bij_geen_knaken,
    ),
    Opname("hulp", "De hulp bij een vraag", INVULLEN, _bij_de_hulp),
    Opname(
        "einde",
        "Het slot van het invullen: wat nog te doen is, en de score",
        "invullen voorbeeldstad.yaml",
        _bij_het_einde,
        vanaf="Bewaard in",
    ),
    Opname(
        "controleer",
        "Wat controleer over Voorbeeldstad zegt: vier waarschuwingen met regelnummers",
        "controleer voorbeeldstad.yaml",
    ),
    Opname(
        "score",
        "De score van Voorbeeldstad: het oordeel over plateau 1 en een tabel met bouwstenen",
        "score voorbeeldstad.yaml",
        regels=36,
    ),
)


def main() -> int:
    """Write all screens in the folder that is named."""
    naar = Path(sys.argv[1])
    naar.mkdir(parents=True, exist_ok=True)
    for opname in OPNAMEN:
        (naar / f"{opname.naam}.svg").write_text(teken(opname), encoding="utf-8", newline="\n")
    return 0


def teken(opname: Opname) -> str:
    """Run a session in a folder of its own, and draw its screen as SVG."""
    with tempfile.TemporaryDirectory() as map_:
        # Deeper, because `nieuw` looks around for the dossiers of regio's.
        werk = Path(map_) / "werk" / "dossiers"
        werk.mkdir(parents=True)
        shutil.copy(pakketmap("examples") / "voorbeeldstad.yaml", werk)
        (werk / "oefenen.yaml").write_text(OEFENEN, encoding="utf-8")
        hoogte = REGELS if opname.doe else HOOG
        opdracht = vngcheck(*opname.woorden.split())
        with Terminal(opdracht, cwd=werk, kolommen=BREEDTE, regels=hoogte) as term:
            if opname.doe:
                opname.doe(term)
            elif term.einde():
                raise SystemExit("\n".join([opname.woorden, *term.alles]).rstrip())
            begin = next(n for n, regel in enumerate(term.scherm) if opname.vanaf in regel)
            lijnen = [_tekst(lijn) for lijn in term.cellen[begin:][: opname.regels or None]]
    if not opname.doe:
        lijnen.insert(0, Text(f"> vngcheck {opname.woorden}", "bold"))
    while not lijnen[-1].plain:
        lijnen.pop()
    return _svg(opname, lijnen)


def _svg(opname: Opname, lijnen: list[Text]) -> str:
    console = Console(record=True, width=BREEDTE, file=io.StringIO(), color_system="truecolor")
    for lijn in lijnen:
        console.print(lijn, no_wrap=True)
    titel = escape(opname.titel).replace("{", "{{").replace("}", "}}")
    svg = console.export_svg(
        theme=THEMA,
        code_format=_SVG.replace("TITEL", titel),
        font_aspect_ratio=0.6,
        unique_id=f"scherm-{opname.naam}",
    )
    # Nothing sticks out of its line, so nothing need be clipped; and a line break is no text.
    svg = re.sub(r' clip-path="[^"]*"|<text [^>]*>\n</text>', "", svg)
    return svg.replace("/><", "/>\n<").replace("</text><", "</text>\n<")


def _tekst(cellen: list[Char]) -> Text:
    tekst = Text()
    for stijl, deel in groupby(cellen, _stijl):
        tekst.append("".join(cel.data for cel in deel), stijl)
    tekst.rstrip()
    return tekst


def _stijl(cel: Char) -> Style:
    return Style(
        color=_kleur(cel.fg),
        bgcolor=_kleur(cel.bg),
        bold=cel.bold,
        italic=cel.italics,
        underline=cel.underscore,
        strike=cel.strikethrough,
        reverse=cel.reverse,
    )


def _kleur(naam: str) -> Color | None:
    if naam == "default":
        return None
    if re.fullmatch("[0-9a-f]{6}", naam):
        return Color.parse(f"#{naam}")
    return Color.parse(_NAMEN.get(naam, naam.replace("bright", "bright_")))


if __name__ == "__main__":
    sys.exit(main())
