"""Changing any YAML text in any way: the content is right, and nothing a person wrote is lost."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vngcheck.yamlbewerken import bewerk
from vngcheck.yamlfile import ontleed_yaml

PLAT: Final = ["ja", "nee", "2026-06-30", "2026.0010", "é € 😀", "een twee", "12:30", "a#b", "x-y"]
TEKSTEN: Final = [
    *PLAT,
    "a: b",
    "- c",
    "# d",
    "e # f",
    "",
    "null",
    "true",
    "'g'",
    '"h" \\ i',
    "[j",
    "{k}",
    "*l",
    "&m",
    "regel een\nregel twee",
    "met spatie \nerachter",
    "\n\nleeg ervoor",
    "  ingesprongen\nen niet",
    "na\n\n\nlege regels",
    "eindigt met\n",
    "tab\tin het midden",
    "lijn\u2028scheiding\x85en",
    "woord " * 30 + "einde",
    "x" * 130,
    "twee  spaties  " * 12 + "einde",
]
SLEUTELS: Final = [
    "a",
    "b",
    "c.d",
    "antwoord",
    "nee",
    "1",
    "é",
    "e f",
    "g: h",
    "#i",
    "'j'",
    "null ",
]
SOORT: Final = st.sampled_from(TEKSTEN)
INHOUD: Final = st.recursive(
    SOORT,
    lambda deel: (
        st.lists(deel, max_size=4) | st.dictionaries(st.sampled_from(SLEUTELS), deel, max_size=4)
    ),
    max_leaves=12,
)
BLOKKEN: Final = st.dictionaries(st.sampled_from(SLEUTELS), INHOUD, min_size=1, max_size=5)


@dataclass
class Schrijver:
    """Writes content as YAML in any layout, with comments in any place."""

    draw: st.DrawFn
    opmerkingen: list[str] = field(default_factory=list)
    stukken: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    """The lines of each key that stands in blocks only."""

    def kans(self, een_op: int) -> bool:
        return self.draw(st.integers(1, een_op)) == een_op

    def opmerking(self) -> str:
        soort = self.draw(st.sampled_from(["", " é 😀", ": x", " - y", " 'z", ' "q', " [", "\t{"]))
        self.opmerkingen.append(f"# c{len(self.opmerkingen)}{soort};")
        return self.opmerkingen[-1]

    def achter(self) -> str:
        return (
            f"{self.draw(st.sampled_from([' ', '   ']))}{self.opmerking()}" if self.kans(4) else ""
        )

    def ertussen(self, kolom: int) -> list[str]:
        """Empty lines and comments between two parts, as deep as the parts or less."""
        regels = []
        while self.kans(4):
            leeg = self.kans(2)
            regels.append(
                "" if leeg else f"{' ' * self.draw(st.integers(0, kolom))}{self.opmerking()}"
            )
        return regels

    def blok(self, inhoud: dict[str, Any], kolom: int, pad: tuple[str, ...] | None) -> list[str]:
        regels: list[str] = []
        gebruikt = set(inhoud)
        for nummer, (sleutel, deel) in enumerate(inhoud.items()):
            if nummer or pad == ():
                regels += self.ertussen(kolom)
            hier = None if pad is None else (*pad, sleutel)
            wit = self.draw(st.sampled_from(["", "", " "]))
            kop = f"{' ' * kolom}{self.sleutel(sleutel)}{wit}:"
            stuk = self.waarde(kop, deel, kolom, hier, self.draw(st.sampled_from([1, 2, 2, 4, 8])))
            if hier is not None:
                self.stukken[hier] = stuk
            regels += stuk
            if self.kans(8) and (leeg := self.draw(st.sampled_from(SLEUTELS))) not in gebruikt:
                gebruikt.add(leeg)
                niets = self.draw(st.sampled_from(["", " ~", " null"]))
                regels.append(f"{' ' * kolom}{self.sleutel(leeg)}:{niets}{self.achter()}")
        return regels

    def lijst(self, inhoud: list[Any], kolom: int) -> list[str]:
        regels: list[str] = []
        for nummer, deel in enumerate(inhoud):
            if nummer:
                regels += self.ertussen(kolom)
            streep = f"{' ' * kolom}-"
            wit = self.draw(st.sampled_from([1, 1, 3]))
            if isinstance(deel, (dict, list)) and deel and self.kans(2):
                # On the line of the dash itself.
                diep = kolom + 1 + wit
                onder = (
                    self.blok(deel, diep, None)
                    if isinstance(deel, dict)
                    else self.lijst(deel, diep)
                )
                regels += [streep + " " * wit + onder[0].lstrip(" "), *onder[1:]]
            else:
                regels += self.waarde(streep, deel, kolom, None, 1 + wit)
        return regels

    def waarde(
        self, kop: str, deel: Any, kolom: int, pad: tuple[str, ...] | None, stap: int
    ) -> list[str]:
        if isinstance(deel, (dict, list)) and deel and not self.kans(4):
            onder = self.ertussen(kolom)
            if isinstance(deel, dict):
                onder += self.blok(deel, kolom + stap, pad)
            else:
                los = 0 if kop.endswith(":") and self.kans(2) else stap
                onder += self.lijst(deel, kolom + los)
            return [kop + self.achter(), *onder]
        if isinstance(deel, str) and self.kans(3) and (tekst := self.tekstblok(deel, kolom, stap)):
            return [f"{kop} {tekst[0]}{self.achter()}", *tekst[1:]]
        kaal = self.in_regel(deel)
        if self.kans(6):
            return [
                kop + self.achter(),
                *self.ertussen(kolom),
                f"{' ' * (kolom + stap)}{kaal}{self.achter()}",
            ]
        return [f"{kop}{self.draw(st.sampled_from([' ', ' ', '   ']))}{kaal}{self.achter()}"]

    def tekstblok(self, tekst: str, kolom: int, stap: int) -> list[str]:
        regels = tekst.rstrip("\n").split("\n")
        if not tekst.strip() or "\u2028" in tekst or regels[0][:1] in {"", " "}:
            return []
        slot = len(tekst) - len(tekst.rstrip("\n"))
        teken = "-" if slot == 0 else self.draw(st.sampled_from(["", "+"]))
        leeg = [""] * self.draw(st.integers(0, 2)) if teken != "+" else []
        inspring = " " * (kolom + stap)
        if "\n" not in tekst and "  " not in tekst and self.kans(2):
            return [
                f">{teken}",
                *textwrap.wrap(
                    tekst,
                    60,
                    initial_indent=inspring,
                    subsequent_indent=inspring,
                    break_long_words=False,
                    break_on_hyphens=False,
                ),
                *leeg,
            ]
        return [f"|{teken}", *(f"{inspring}{r}" if r else "" for r in regels), *leeg]

    def in_regel(self, deel: Any) -> str:
        if isinstance(deel, dict):
            return (
                "{"
                + ", ".join(f"{self.sleutel(k)}: {self.in_regel(v)}" for k, v in deel.items())
                + "}"
            )
        if isinstance(deel, list):
            return "[" + ", ".join(map(self.in_regel, deel)) + "]"
        return self.tekst(deel)

    def tekst(self, tekst: str) -> str:
        vormen = [dubbel(tekst)]
        if tekst in PLAT:
            vormen.append(tekst)
        if "\n" not in tekst and "\u2028" not in tekst:
            vormen.append("'" + tekst.replace("'", "''") + "'")
        return self.draw(st.sampled_from(vormen))

    def sleutel(self, tekst: str) -> str:
        vormen = [tekst, dubbel(tekst)] if tekst.isalnum() or tekst == "c.d" else [dubbel(tekst)]
        return self.draw(st.sampled_from(vormen))


def dubbel(tekst: str) -> str:
    for teken, code in {
        "\\": "\\\\",
        '"': '\\"',
        "\n": "\\n",
        "\u2028": "\\L",
        "\x85": "\\N",
    }.items():
        tekst = tekst.replace(teken, code)
    return f'"{tekst}"'


@dataclass(frozen=True)
class Bestand:
    tekst: str
    inhoud: dict[str, Any]
    opmerkingen: list[str]
    stukken: dict[tuple[str, ...], str]


@st.composite
def bestanden(draw: st.DrawFn) -> Bestand:
    """A YAML text, and what is in it."""
    inhoud = draw(BLOKKEN)
    schrijver = Schrijver(draw)
    regels = schrijver.blok(inhoud, draw(st.sampled_from([0, 0, 0, 2])), ())
    regels += schrijver.ertussen(0)
    if draw(st.booleans()) and draw(st.booleans()):
        regels.insert(0, f"---{schrijver.achter()}")
        if draw(st.booleans()):
            regels.append("...")
    einde = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    tekst = einde.join(regels) + draw(st.sampled_from([einde, einde, ""]))
    stukken = {pad: einde.join(stuk).rstrip("\r\n") for pad, stuk in schrijver.stukken.items()}
    # A text block that ends without a line break has no line break at its end.
    assume(gelezen(tekst) == inhoud)
    return Bestand(tekst, inhoud, schrijver.opmerkingen, stukken)


@st.composite
def veranderingen(draw: st.DrawFn, inhoud: dict[str, Any]) -> dict[str, Any]:
    """A block with some of its parts changed, at any depth."""
    uit: dict[str, Any] = {}
    for sleutel, deel in inhoud.items():
        match draw(st.sampled_from(["zo", "zo", "anders", "weg", "nieuw"])):
            case "zo":
                uit[sleutel] = deel
            case "anders":
                uit[sleutel] = draw(veranderd(deel))
            case "nieuw":
                uit[sleutel] = draw(INHOUD)
    for sleutel, deel in draw(
        st.dictionaries(st.sampled_from(SLEUTELS), INHOUD, max_size=2)
    ).items():
        uit.setdefault(sleutel, deel)
    return uit


@st.composite
def veranderd(draw: st.DrawFn, deel: Any) -> Any:
    if isinstance(deel, dict):
        return draw(veranderingen(deel))
    if not isinstance(deel, list):
        return draw(INHOUD)
    lijst: list[Any] = [draw(veranderd(d)) if draw(st.integers(0, 3)) == 3 else d for d in deel]
    korter: bool = draw(st.booleans())
    if lijst and korter:
        del lijst[draw(st.integers(0, len(lijst) - 1))]
    if draw(st.booleans()):
        lijst.insert(draw(st.integers(0, len(lijst))), draw(INHOUD))
    return lijst


def gelezen(tekst: str) -> Any:
    """The content of a text as a model sees it: without what is empty."""
    return zonder_leeg(ontleed_yaml(Path("dossier.yaml"), tekst, b"").data)


def zonder_leeg(inhoud: Any) -> Any:
    if isinstance(inhoud, dict):
        return {k: zonder_leeg(deel) for k, deel in inhoud.items() if deel is not None}
    return [zonder_leeg(deel) for deel in inhoud] if isinstance(inhoud, list) else inhoud


def op_pad(inhoud: Any, pad: tuple[str, ...]) -> Any:
    for deel in pad:
        if not isinstance(inhoud, dict) or deel not in inhoud:
            return None
        inhoud = inhoud[deel]
    return inhoud


def keur(bestand: Bestand, nieuw: dict[str, Any], uit: str) -> None:
    assert gelezen(uit) == nieuw
    for opmerking in bestand.opmerkingen:
        assert opmerking in uit
    # With nothing left of a block, it is written anew.
    if not bestand.inhoud.keys() & nieuw.keys():
        return
    for pad, stuk in bestand.stukken.items():
        blijft = op_pad(nieuw, pad) == op_pad(bestand.inhoud, pad)
        boven = all(
            op_pad(nieuw, pad[:n]).keys() & op_pad(bestand.inhoud, pad[:n]).keys()
            for n in range(1, len(pad))
            if isinstance(op_pad(nieuw, pad[:n]), dict)
        )
        if blijft and boven and op_pad(nieuw, pad) is not None:
            assert stuk in uit, pad


@settings(max_examples=150)
@given(st.data())
def test_elke_verandering_staat_erin_en_de_rest_blijft(data: st.DataObject) -> None:
    bestand = data.draw(bestanden())
    nieuw = data.draw(veranderingen(bestand.inhoud))
    assume(nieuw)
    keur(bestand, nieuw, bewerk(bestand.tekst, bestand.inhoud, nieuw))


@settings(max_examples=40)
@given(st.data())
def test_een_reeks_veranderingen(data: st.DataObject) -> None:
    bestand = data.draw(bestanden())
    tekst, oud = bestand.tekst, bestand.inhoud
    for _ in range(data.draw(st.integers(2, 5))):
        nieuw = data.draw(veranderingen(oud))
        assume(nieuw)
        tekst = bewerk(tekst, oud, nieuw)
        assert gelezen(tekst) == nieuw
        oud = nieuw
    for opmerking in bestand.opmerkingen:
        assert opmerking in tekst


@settings(max_examples=30)
@given(bestanden())
def test_zonder_verandering_blijft_de_tekst_zichzelf(bestand: Bestand) -> None:
    assert bewerk(bestand.tekst, bestand.inhoud, dict(bestand.inhoud)) is bestand.tekst
