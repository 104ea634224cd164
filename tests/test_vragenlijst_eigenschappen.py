"""Whatever is typed, and whenever the disk is full: what is kept is what was confirmed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FIXTURES
from geheugen import Gesprek
from vngcheck.dossier import Actie, Dossier, als_data
from vngcheck.dossierbestand import GeladenDossier, laad_dossiertekst
from vngcheck.errors import UitvoerFout
from vngcheck.invoer import valideer
from vngcheck.vragenlijst.stappen import Soort, Stap
from vngcheck.yamlbewerken import bewerk
from vngcheck.yamlfile import ontleed_yaml

BEGIN: Final = """
vngcheck: 1
kader: klein@1
gemeente: GM0394
peildatum: 2026-06-30
antwoorden:
  beleid.plan:
    antwoord: nee
    reden: geen_rijksmiddelen
    toelichting: Uit een eerder dossier.
    geen_knaken: {wat_niet: Een plan, besluit: {orgaan: raad}}
    te_herbevestigen: true
    voorbehoud: Zolang het kan.
    resttaken: [Bellen, Schrijven]
  beleid.raad: {antwoord: deels, reden: gepland, gepland: 2027-01-01, bewijs: [{titel: Brief}]}
  opvang.zorg: {antwoord: ja, bewijs: [{titel: Brief, plaats: blz. 1}, {titel: Plan}]}
acties:
  - {vraag: beleid.plan, actie: Een}
  - {vraag: opvang.zorg, actie: Twee, start: 2026-06-01, gereed: 2026-06-02}
  - {vraag: beleid.plan, actie: Drie}
"""
PRIVE: Final = "Mail jan@voorbeeld.nl of bel 06-12345678."
LANG: Final = "x" * 5001
OPDRACHTEN: Final = frozenset({"terug", "verder", "ga", "?", "help", "stop"})
SPRONGEN: Final = (
    "ga beleid.plan", "ga 1.1", "ga opvang.zorg", "ga N05", "ga opvang", "ga zorg", "ga nergens",
)  # fmt: skip
TEKSTEN: Final = (
    "Een tekst.", "Nog een tekst.", " stop", " -", "Ga na of het kan.", "toch", "v", "één\ntwee",
    "bel\x07", LANG, PRIVE, f" {PRIVE}", "1", "2", "9" * 5000, "\u00b2", "12.500", "€ -5", "2026",
    "1-9-2026", "31 mei 2026", "vandaag", "s", "i", "a, b", ",", "{{ x }}", "\t", "y",
)  # fmt: skip
SLEUTELS: Final = {"j": "ja", "d": "deels", "n": "nee", "x": "nvt"}
REDENEN: Final = {
    "g": "geen_rijksmiddelen", "e": "geen_eigen_middelen", "p": "gepland", "k": "keuze",
    "a": "anders",
}  # fmt: skip
GEEN_TITEL: Final = (LANG, "9" * 5000, "bel\x07", "één\ntwee")
GEEN_TOELICHTING: Final = (LANG, "bel\x07")
"""What is refused there; of one character a toelichting cannot be either."""


@dataclass
class Stand:
    """What was confirmed about one vraag."""

    antwoord: str | None = None
    reden: str | None = None
    toelichting: str | None = None
    titels: list[str] = field(default_factory=list)
    herbevestigen: bool = False
    uitleg: Any = None

    @classmethod
    def van(cls, dossier: Dossier, vraag: str) -> Stand:
        data = als_data(dossier.antwoorden[vraag]) if vraag in dossier.antwoorden else {}
        return cls(
            data.get("antwoord"),
            data.get("reden"),
            data.get("toelichting"),
            [bewijs["titel"] for bewijs in data.get("bewijs", [])],
            data.get("te_herbevestigen", False),
            data.get("geen_knaken"),
        )


class Orakel:
    """Says what must be kept after each thing that is typed; knows nothing of how that is done.

    The explanation itself it takes over where its fields are asked; that it goes and comes with
    the antwoord and the reden it knows.
    """

    def __init__(self, dossier: Dossier, vragen: list[str]) -> None:
        self.stand = {vraag: Stand.van(dossier, vraag) for vraag in vragen}
        self.opzij: dict[str, dict[str, Any]] = {vraag: {} for vraag in vragen}
        self.nvt = False  # said, and not kept for lack of a toelichting
        self.plaats: tuple[str, str] = ("", "")
        self.gewaarschuwd = False
        self.concept = ""

    def hoort(self, vraag: str, stap: Stap, tekst: str) -> None:
        """Take in what was typed and accepted or refused; not what failed for lack of disk."""
        if stap.soort is Soort.PLEK:
            return
        self._plaats(vraag, stap)
        kaal = tekst.strip()
        laatste = str(stap.pad[-1])
        if not kaal or _is_opdracht(stap, tekst):
            return
        if stap.is_vraag:
            self._antwoord(vraag, kaal)
        elif stap.naam == "reden":
            self._reden(vraag, kaal)
        elif stap.naam == "toelichting":
            self._toelichting(vraag, self._tekst(stap, tekst, titel=False))
        elif stap.pad[0] == "bewijs" and laatste == "titel":
            self._titel(self.stand[vraag].titels, stap, self._tekst(stap, tekst, titel=True))

    def mislukt(self, vraag: str, stap: Stap, tekst: str) -> None:
        """Take in what could not be kept."""
        self._plaats(vraag, stap)
        self.concept = self._bedoeld(stap, tekst).strip()

    def _plaats(self, vraag: str, stap: Stap) -> None:
        if (vraag, stap.naam) != self.plaats:
            self.plaats = (vraag, stap.naam)
            self.gewaarschuwd, self.concept = False, ""

    def _tekst(self, stap: Stap, tekst: str, *, titel: bool) -> str | None:
        """The text that is accepted; "-" for taking away, None for nothing."""
        if tekst[0] != " " and tekst.strip() == "-":
            return "-"
        getypt = tekst
        tekst = self._bedoeld(stap, tekst)
        kaal = tekst.strip()
        nummer = stap.suggesties and getypt[0] != " " and kaal.isdecimal() and len(kaal) < 3
        if nummer and kaal not in stap.suggesties:
            self.concept = kaal
            return None
        if kaal in (GEEN_TITEL if titel else GEEN_TOELICHTING) or (len(kaal) == 1 and not titel):
            self.concept = tekst.strip()
            return None
        if "@" in tekst and not (self.gewaarschuwd and tekst.strip() == self.concept):
            self.concept, self.gewaarschuwd = tekst.strip(), True
            return None
        return f" {tekst.strip()}"

    def _bedoeld(self, stap: Stap, tekst: str) -> str:
        if tekst[:1] != " ":
            if self.gewaarschuwd and tekst.strip() == "toch":
                return self.concept
            if tekst.strip() in map(str, range(1, len(stap.suggesties) + 1)):
                return stap.suggesties[int(tekst) - 1]
        return tekst

    def _antwoord(self, vraag: str, kaal: str) -> None:
        stand, opzij = self.stand[vraag], self.opzij[vraag]
        if kaal in {"b", "w", "o"} and stand.antwoord:
            self.nvt = False
        if kaal == "b" and stand.antwoord:
            stand.herbevestigen = False
        elif kaal == "o" and stand.antwoord:
            self._zet(vraag, None)
        elif kaal in SLEUTELS:
            self.nvt = kaal == "x" and stand.toelichting is None
            if not self.nvt:
                self._zet(vraag, SLEUTELS[kaal])
        if kaal in {"d", "n"}:
            stand.reden = stand.reden or opzij.pop("reden", None)
            if stand.reden == "geen_rijksmiddelen":
                stand.uitleg = stand.uitleg or opzij.pop("uitleg", None)

    def _zet(self, vraag: str, waarde: str | None) -> None:
        stand, opzij = self.stand[vraag], self.opzij[vraag]
        stand.antwoord, stand.herbevestigen = waarde, False
        if waarde in {None, "ja", "nvt"}:
            if stand.reden:
                opzij["reden"], stand.reden = stand.reden, None
            self._uitleg_opzij(vraag)

    def _uitleg_opzij(self, vraag: str) -> None:
        stand, opzij = self.stand[vraag], self.opzij[vraag]
        if stand.uitleg:
            opzij["uitleg"], stand.uitleg = stand.uitleg, None

    def _reden(self, vraag: str, kaal: str) -> None:
        stand = self.stand[vraag]
        if kaal == "-":
            if stand.reden:
                stand.reden = None
                self._uitleg_opzij(vraag)
        elif kaal in REDENEN:
            stand.reden = REDENEN[kaal]
            if kaal == "g":
                stand.uitleg = stand.uitleg or self.opzij[vraag].pop("uitleg", None)
            else:
                self._uitleg_opzij(vraag)

    def _toelichting(self, vraag: str, tekst: str | None) -> None:
        stand = self.stand[vraag]
        if tekst is None or (tekst == "-" and (self.nvt or stand.antwoord == "nvt")):
            return
        stand.toelichting = None if tekst == "-" else tekst[1:]
        if self.nvt and tekst != "-":
            self.nvt = False
            self._zet(vraag, "nvt")

    def _titel(self, titels: list[str], stap: Stap, tekst: str | None) -> None:
        nummer = int(stap.pad[1])
        if tekst is None:
            return
        if tekst == "-":
            del titels[nummer : nummer + 1]
            self.plaats = ("", "")  # the same place is another part now
        else:
            titels[nummer : nummer + 1] = [tekst[1:]]


def _is_opdracht(stap: Stap, tekst: str) -> bool:
    is_tekst = stap.soort in {Soort.TEKST, Soort.REGEL}
    if is_tekst and tekst[0] == " ":
        return False
    letters = {"t", "v", "g", "s"} if stap.is_vraag else set()
    if is_tekst and tekst in {"ga nergens", "ga zorg"}:
        return False
    return tekst.strip() in OPDRACHTEN | letters or tekst in SPRONGEN


@st.composite
def invoer(draw: st.DrawFn, stap: Stap) -> str:
    """Something to type: often what fits, sometimes anything."""
    passend = [optie.toets for optie in stap.opties] or list(TEKSTEN)
    gok = draw(st.integers(0, 9))
    if gok < 5:
        return draw(st.sampled_from(passend))
    if gok < 7:
        return draw(st.sampled_from(["", "", "-", "terug", "toch", "verder", *SPRONGEN]))
    alles = [*TEKSTEN, *SLEUTELS, *REDENEN, *OPDRACHTEN - {"stop"}, "b", "o", "w", "t", "v", "-"]
    return draw(st.sampled_from([*alles, "stop"]))


@cache
def begin() -> GeladenDossier:
    """A dossier with something to confirm, to change and to fill in."""
    return laad_dossiertekst(Path("dossier.yaml"), BEGIN, FIXTURES / "kaders")


def _keur(dossier: Dossier) -> None:
    """A dossier can be, also when it is written (as the YAML that JSON is) and read again."""
    data = dossier.model_dump(mode="json", exclude_defaults=True)
    assert Dossier.model_validate(data) == dossier
    _lees_terug(json.dumps(data, ensure_ascii=False), dossier)


def _keur_bestand(dossier: Dossier) -> None:
    """It can also be written into the file it came from."""
    oud, nieuw = (d.model_dump(exclude_defaults=True) for d in (begin().dossier, dossier))
    _lees_terug(bewerk(BEGIN, oud, nieuw), dossier)


def _lees_terug(tekst: str, dossier: Dossier) -> None:
    gelezen, fouten = valideer(ontleed_yaml(Path("d.yaml"), tekst, tekst.encode()), Dossier)
    assert (gelezen, fouten) == (dossier, [])


def loop(data: st.DataObject, stappen: int) -> None:
    """Type at random, and hold each thing against the oracle; then walk to the end."""
    gesprek = Gesprek(replace(begin()), alle=True)
    opslag, lijst = gesprek.opslag, gesprek.lijst
    orakel = Orakel(opslag.geladen.dossier, lijst.route)
    for _ in range(data.draw(st.integers(1, stappen), label="aantal")):
        stap, vraag = lijst.stap, gesprek.vraag
        if stap is None:
            break
        tekst = data.draw(invoer(stap), label=f"{vraag} {stap.naam}")
        opslag.vol = data.draw(st.integers(0, 9)) == 9
        eerder = opslag.geladen.dossier
        try:
            gesprek.zeg(tekst)
        except UitvoerFout:
            assert opslag.vol
            assert opslag.geladen.dossier is eerder
            assert (gesprek.vraag, gesprek.waar) == (vraag, stap.naam)
            orakel.mislukt(vraag, stap, tekst)
        else:
            orakel.hoort(vraag, stap, tekst)
        _vergelijk(orakel, vraag, stap, eerder, opslag.geladen.dossier)
    opslag.vol = False
    _keur_bestand(opslag.geladen.dossier)
    _loop_uit(gesprek)


def _vergelijk(orakel: Orakel, vraag: str, stap: Stap, eerder: Dossier, nu: Dossier) -> None:
    if nu is not eerder:
        _keur(nu)
        eigen = vraag if stap.pad[0] == "acties" else ""
        assert _acties(nu, behalve=eigen) == _acties(eerder, behalve=eigen)
    if stap.pad[0] == "geen_knaken":
        orakel.stand[vraag].uitleg = Stand.van(nu, vraag).uitleg
    assert {naam: Stand.van(nu, naam) for naam in orakel.stand} == orakel.stand
    assert set(nu.antwoorden) <= set(orakel.stand)


def _acties(dossier: Dossier, *, behalve: str) -> list[Actie]:
    return [actie for actie in dossier.acties if actie.vraag != behalve]


def _loop_uit(gesprek: Gesprek) -> None:
    """Enter comes to the end; only what is needed must be filled in or passed over."""
    eerder = gesprek.opslag.geladen.dossier
    for _ in range(500):
        if gesprek.lijst.stap is None:
            break
        nodig = gesprek.stap.verplicht and gesprek.stap.huidig is None
        gesprek.zeg("verder" if nodig else "")
    assert gesprek.lijst.stap is None
    assert gesprek.opslag.geladen.dossier == eerder


@settings(max_examples=150)
@given(data=st.data())
def test_what_is_kept_is_what_was_confirmed(data: st.DataObject) -> None:
    loop(data, 60)


@pytest.mark.traag
@settings(max_examples=800)
@given(data=st.data())
def test_what_is_kept_is_what_was_confirmed_longer(data: st.DataObject) -> None:
    loop(data, 100)


@given(st.lists(st.text(max_size=20) | st.sampled_from(["j", "n", "g", "d", ""]), max_size=25))
def test_any_text_at_all(teksten: list[str]) -> None:
    gesprek = Gesprek(replace(begin()), alle=True)
    for tekst in teksten:
        gesprek.zeg(tekst)
        assert gesprek.lijst.stap is None or gesprek.stap.vraag
    _keur_bestand(gesprek.opslag.geladen.dossier)
