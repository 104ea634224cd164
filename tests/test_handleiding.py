"""The manual: every command in it works, and everything it shows or names exists."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import typer
from PIL import Image

from conftest import Cli, Programma, Schrijf
from vngcheck.bestanden import pakketmap
from vngcheck.cli import app
from vngcheck.dossier import Aard, Bedrag, Besluit, GeenKnaken, Orgaan
from vngcheck.kader import Plicht
from vngcheck.kaderbestand import kadermappen, kies_kader
from vngcheck.woorden import REDEN

CHECKOUT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = CHECKOUT / "docs"
HANDLEIDING: Final = (DOCS / "handleiding.md").read_text(encoding="utf-8")
BLOK: Final = re.compile(
    r"(?:^<!-- eindigt met (\d+) -->\n)?^( *)```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL
)
AFBEELDING: Final = re.compile(r"!\[([^\]]+)\]\(([^)]+)\)")
KOPPELING: Final = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
TYPEN: Final = "j\nDe raad stelde het plan vast.\n\n\nstop\n"
"""What is typed at every questionnaire: one antwoord, and stop."""


class Opdracht(NamedTuple):
    """One command of the manual, and the exit code that it ends with."""

    regel: str
    code: int


def opdrachten() -> list[Opdracht]:
    """Every command in a block of the manual, in order."""
    return [
        Opdracht(regel.strip(), int(code or 0))
        for code, _, taal, inhoud in BLOK.findall(HANDLEIDING)
        if taal == "sh"
        for regel in inhoud.splitlines()
    ]


def yaml_blokken() -> list[str]:
    return [inhoud for _, _, taal, inhoud in BLOK.findall(HANDLEIDING) if taal == "yaml"]


def alle_opdrachten() -> dict[str, set[str]]:
    """The commands of the program, with the long names of their options."""
    gevonden: dict[str, set[str]] = {}
    te_doen = [("vngcheck", typer.main.get_command(app))]
    while te_doen:
        naam, opdracht = te_doen.pop()
        opties = {o for p in opdracht.params for o in p.opts if o.startswith("--")}
        gevonden[naam] = opties | {"--help"}
        onder = getattr(opdracht, "commands", {})
        te_doen += [(f"{naam} {woord}", deel) for woord, deel in onder.items()]
    return gevonden


def anker(kop: str) -> str:
    """The name under which a heading can be linked to, as on GitHub."""
    return re.sub(r"[^\w -]", "", kop.lower()).replace(" ", "-")


def test_elke_opdracht_in_de_handleiding_werkt(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A folder of its own: `nieuw` also looks around for the dossiers of regio's.
    werk = tmp_path / "werk" / "dossiers"
    werk.mkdir(parents=True)
    shutil.copy(pakketmap("examples") / "drenthe-regio.yaml", werk / "drenthe.yaml")
    shutil.copy(pakketmap("examples") / "voorbeeldstad.yaml", werk)
    (regio,) = (blok for blok in yaml_blokken() if "regio:" in blok)
    (werk / "regio.yaml").write_text(regio, encoding="utf-8")
    (stijl,) = (blok for _, _, _, blok in BLOK.findall(HANDLEIDING) if "hoofdkleur:" in blok)
    (werk / "huisstijl.yaml").write_text(stijl, encoding="utf-8")
    Image.new("RGB", (200, 80), "navy").save(werk / "logo.png")
    monkeypatch.chdir(werk)
    assert len(opdrachten()) > 30
    for regel, code in opdrachten():
        _, *woorden = shlex.split(regel)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TYPEN.encode())))
        uitslag = cli(*woorden)
        assert uitslag.exit == code, (regel, uitslag.out, uitslag.err)
        assert "Fout:" not in uitslag.err, (regel, uitslag.err)
    gemaakt = {pad.name for pad in werk.iterdir()}
    assert {"assen.yaml", "vngcheck-demo", "rapport.pdf", "rapport.html", "intern.pdf"} <= gemaakt
    assert {"brieven", "brief.docx", "brief-minister.pdf"} <= gemaakt
    assert "antwoord: ja" in (werk / "assen.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("nummer", range(len(yaml_blokken())))
def test_elk_dossier_in_de_handleiding_klopt(nummer: int, cli: Cli, schrijf: Schrijf) -> None:
    pad = schrijf("dossier.yaml", yaml_blokken()[nummer])
    uitslag = cli("controleer", pad)
    assert uitslag == (0, f"{pad}: 0 fouten, 0 waarschuwingen.\n", "")


def test_elke_opdracht_en_elke_optie_staat_in_de_handleiding() -> None:
    gebruik = " ".join(HANDLEIDING.split())
    for opdracht, opties in alle_opdrachten().items():
        assert f"`{opdracht}" in gebruik, opdracht
        for optie in opties:
            assert re.search(rf"(?<![\w-]){optie}(?![\w-])", gebruik), (opdracht, optie)


def test_wat_de_handleiding_noemt_bestaat() -> None:
    bekend = alle_opdrachten()
    opties = set().union(*bekend.values()) | {"--user", "--force"}  # of pip and pipx
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", HANDLEIDING)) <= opties
    genoemd = re.findall(r"`(vngcheck(?: [a-z]+)*)`", HANDLEIDING)
    assert set(genoemd) - {"vngcheck"} <= set(bekend)


def test_getallen_in_de_handleiding_kloppen() -> None:
    kader = kies_kader("vng-mensenhandel@1", kadermappen(None)).kader
    vragen = kader.vragen.values()
    assert f"er zijn {len(vragen)} vragen" in HANDLEIDING
    assert f"de {sum(vraag.is_kern for vraag in vragen)} vragen" in HANDLEIDING
    assert f"een tabel met {len([*kader.bouwstenen_van('1')])} bouwstenen" in HANDLEIDING
    assert sum(vraag.plicht is Plicht.WETTELIJK for vraag in vragen) == 8
    assert "Acht vragen gaan over een wettelijke plicht" in HANDLEIDING


def test_de_sleutels_in_de_handleiding_zijn_die_van_het_bestand() -> None:
    rijen = dict(re.findall(r"^\| ([^|`]+) \| `(\w+)`", HANDLEIDING, re.MULTILINE))
    assert {woord: rijen[woord] for woord in REDEN.values()} == {
        woord: reden.value for reden, woord in REDEN.items()
    }
    for model in (GeenKnaken, Bedrag, Besluit):
        assert all(f"`{naam}`" in HANDLEIDING for naam in model.model_fields)
    assert set(GeenKnaken.model_fields) < set(rijen.values())
    assert all(f"`{waarde}`" in HANDLEIDING for waarde in [*Aard, *Orgaan])


def test_koppelingen_en_schermen_bestaan() -> None:
    koppen = {anker(kop) for kop in re.findall(r"^#+ (.*)$", HANDLEIDING, re.MULTILINE)}
    for doel in KOPPELING.findall(HANDLEIDING):
        delen = urlsplit(doel)
        if delen.scheme:
            assert delen.scheme == "https"
        elif delen.path:
            assert (DOCS / delen.path).exists(), doel
        else:
            assert delen.fragment in koppen, doel
    getoond = {doel for _, doel in AFBEELDING.findall(HANDLEIDING)}
    assert getoond == {f"schermen/{pad.name}" for pad in (DOCS / "schermen").glob("*")}


def test_elk_scherm_heeft_een_beschrijving() -> None:
    for beschrijving, _ in AFBEELDING.findall(HANDLEIDING):
        assert 40 < len(beschrijving) < 300
        assert beschrijving.endswith(".")


def test_de_inhoudsopgave_noemt_elk_hoofdstuk() -> None:
    inhoud = re.findall(r"^\d+\. \[(.*?)\]\(#(.*?)\)$", HANDLEIDING, re.MULTILINE)
    hoofdstukken = re.findall(r"^## (.*)$", HANDLEIDING, re.MULTILINE)[1:]
    assert [titel for titel, _ in inhoud] == hoofdstukken
    assert [doel for _, doel in inhoud] == [anker(titel) for titel in hoofdstukken]


@pytest.mark.parametrize("pad", sorted((DOCS / "schermen").glob("*.svg")), ids=lambda pad: pad.stem)
def test_een_scherm_is_een_tekening_zonder_iets_van_buiten(pad: Path) -> None:
    tekst = pad.read_text(encoding="utf-8")
    wortel = ElementTree.fromstring(tekst)  # noqa: S314 (a file of our own)
    ruimte = "{http://www.w3.org/2000/svg}"
    assert wortel[0].tag == f"{ruimte}title"
    assert wortel[0].text
    soorten = {deel.tag.removeprefix(ruimte) for deel in wortel.iter()}
    assert soorten == {"svg", "title", "style", "rect", "g", "text"}
    # Nothing but the name of the format itself is an address.
    assert re.findall(r"https?://[^\"]*", tekst) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in tekst
    assert "@" not in tekst.partition("</style>")[0]


@pytest.mark.parametrize(
    ("woorden", "code", "melding"),
    [
        ("score weg.yaml", 2, "Het bestand ... bestaat niet. Klopt de naam?"),
        ("nieuw Asssenn", 2, "De gemeente ... bestaat niet."),
        ("nieuw Assen -o tab.yaml", 2, "... bestaat al."),
        ("controleer tab.yaml", 3, "Deze regel springt in met een tab."),
        ("controleer latijn.yaml", 3, "Dit is geen tekstbestand in UTF-8."),
        ("controleer datum.yaml", 3, "... is geen datum."),
        ("rapport bsn.yaml -o uit.html", 3, "Hier staat waarschijnlijk ..."),
    ],
)
def test_meldingen_in_de_handleiding_zijn_echt(
    woorden: str, code: int, melding: str, programma: Programma, schrijf: Schrijf
) -> None:
    kop = "vngcheck: 1\nkader: vng-mensenhandel@1\ngemeente: Assen\npeildatum: "
    schrijf("tab.yaml", f"{kop}2026-06-30\nregio:\n\tnaam: x\n")
    schrijf("latijn.yaml", f"{kop}2026-06-30\nopsteller: café\n".encode("latin-1"))
    schrijf("datum.yaml", f"{kop}gisteren\n")
    schrijf("bsn.yaml", f"{kop}2026-06-30\nopsteller: team 111222333\n")
    uitslag = programma(*woorden.split())
    assert uitslag.exit == code
    assert f"| {melding} |" in HANDLEIDING
    for deel in melding.split("..."):
        assert deel.strip() in uitslag.out + uitslag.err
