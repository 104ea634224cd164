"""The questionnaire line by line: for a screen reader, a script, or a simple terminal.

Nothing is drawn and nothing moves: one line per prompt, everything in the order in which it
is said.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Final

from vngcheck.cli.editor import WENK, EditorFout, schrijf_in_editor
from vngcheck.cli.kadertekst import toon_plek
from vngcheck.cli.scherm import schoon
from vngcheck.cli.vraagtekst import VOOR, kop, over_vraag
from vngcheck.kaderzoeken import Plek
from vngcheck.vragenlijst.lijst import Vragenlijst
from vngcheck.vragenlijst.stappen import Bericht, Soort, Stap, Toon

OPDRACHTEN: Final = (
    "Overal kunt u typen: terug, verder (sla de rest van deze vraag over), ga gevolgd door een "
    "woord of nummer, ? (hulp) of stop (bewaar en stop). Een lege regel verandert niets en gaat "
    "door; een streepje haalt weg wat er staat. Een tekst die met een spatie begint, is altijd "
    "tekst. Zet een \\ aan het eind van een regel om op de volgende verder te schrijven. Typ "
    "editor om een tekst in uw eigen editor te schrijven."
)


class Regelmodus:
    """Asks on standard input, tells on standard output."""

    def __init__(self) -> None:
        """Look whether a person is typing; then lines can be changed while typing.

        `geweigerd` counts what a script gave that was refused: after that it may be one line
        off, and nobody is there to see it.
        """
        self._mens = sys.stdin.isatty() and sys.stdout.isatty()
        self.geweigerd = 0
        self._begin = True
        self._getoond: str | None = None
        if self._mens:
            _laad_readline()
        elif hasattr(sys.stdin, "reconfigure"):
            # Bytes that are no UTF-8 become characters that every field refuses.
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")

    @property
    def probeert_opnieuw(self) -> bool:
        """Whether it makes sense to ask again after a full disk."""
        return self._mens

    def sessie(self) -> AbstractContextManager[None]:
        """Nothing to keep for the whole walk."""
        return nullcontext()

    def begin(self, regels: list[str]) -> None:
        """Tell what is about to happen."""
        for regel in regels:
            _zeg(regel)
        _zeg(OPDRACHTEN)

    def toon(self, lijst: Vragenlijst, berichten: list[Bericht]) -> None:
        """Tell what there is to tell, and the vraag when it is another one."""
        for bericht in berichten:
            if bericht.toon is Toon.HULP:
                self._help(lijst)
            else:
                _zeg(f"{VOOR[bericht.toon]}{bericht.tekst}")
                self.geweigerd += bericht.toon is Toon.FOUT and not self._mens
        if lijst.vraag is not None and lijst.vraag.id != self._getoond:
            self._getoond = lijst.vraag.id
            _zeg("")
            regels = [*kop(lijst), *over_vraag(lijst, lijst.vraag)]
            for regel in (regel for regel in regels if regel.tekst):
                _zeg(f"{regel.teken} {regel.tekst}" if regel.teken else regel.tekst)

    def lees(self, stap: Stap) -> str:
        """Ask, and give what was typed.

        Raises:
            EOFError: there is nothing more to read.
        """
        for nummer, suggestie in enumerate(stap.suggesties, start=1):
            _zeg(f"{nummer}: {suggestie}")
        # What must not stand there by itself is not put there again.
        tekst = self._regel(_prompt(stap), "" if stap.bezwaar else stap.concept)
        if stap.soort is not Soort.TEKST:
            return tekst
        if self._mens and tekst.strip().casefold() == "editor":
            _zeg(WENK)
            try:
                geschreven = schrijf_in_editor(stap.concept or stap.huidig or "")
            except EditorFout as fout:
                _zeg(f"{VOOR[Toon.FOUT]}{fout}")
                return self.lees(stap)
            # In an editor nobody types commands.
            return f" {geschreven}" if geschreven else ""
        while tekst.endswith("\\"):
            tekst = tekst[:-1].rstrip(" ")
            try:
                tekst += f"\n{self._regel('Schrijf verder:')}"
            except EOFError:
                break  # what was written so far is an answer all the same
        return tekst

    def _regel(self, prompt: str, begin: str = "") -> str:
        _zeg(prompt)
        if self._mens:
            # Short: a simple terminal shows no more of it than fits on the line.
            with _voorgevuld(begin):
                return input("> ")
        sys.stdout.flush()
        regel = sys.stdin.readline()
        if not regel:
            raise EOFError
        if self._begin:
            regel = regel.removeprefix("\ufeff")  # Windows puts it in front of a text file
            self._begin = False
        return regel.rstrip("\r\n")

    def _help(self, lijst: Vragenlijst) -> None:
        if lijst.vraag is None or lijst.bouwsteen is None or lijst.stap is None:
            return
        toon_plek(lijst.kader, Plek(lijst.bouwsteen, lijst.vraag))
        if lijst.stap.uitleg:
            _zeg(lijst.stap.uitleg)
        _zeg(OPDRACHTEN)


def _prompt(stap: Stap) -> str:
    """The prompt on one line: what is asked, what can be typed, and what stands there."""
    delen = [f"{optie.toets} {optie.label.partition(':')[0]}" for optie in stap.opties]
    if stap.leeg:
        delen.append(f"Enter: {stap.leeg}")
    if stap.huidig is not None and not stap.is_vraag and not stap.verplicht:
        delen.append("- haalt weg")
    nu = f" Nu: {' '.join(stap.huidig.split())}." if stap.huidig and not stap.is_vraag else ""
    vraag = stap.vraag if stap.vraag.endswith("?") or not nu else f"{stap.vraag}."
    return f"{vraag}{nu} ({', '.join(delen)})" if delen else f"{vraag}{nu}"


def _zeg(tekst: str) -> None:
    """Print a paragraph; the terminal breaks it where it must."""
    from vngcheck.cli.scherm import scherm

    scherm().print(schoon(tekst), soft_wrap=True)


def _laad_readline() -> None:
    """Let lines be changed while typing; without it a terminal cuts them at 4,095 bytes."""
    try:
        import readline
    except ImportError:
        return  # Windows has its own
    readline.set_auto_history(False)


@contextmanager
def _voorgevuld(tekst: str) -> Iterator[None]:
    """Put a text on the line that is about to be typed, where that is possible."""
    try:
        import readline
    except ImportError:
        yield
        return
    readline.set_startup_hook((lambda: readline.insert_text(tekst)) if tekst else None)
    try:
        yield
    finally:
        readline.set_startup_hook(None)
