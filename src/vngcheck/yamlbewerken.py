"""Changing a YAML text and keeping everything else that a person wrote in it.

Only what differs is written; comments, order, empty lines, quotes and line ends stay byte for
byte. The text is spliced at the places that the parser gives (`yamlboom`), because reading and
writing it whole would lose the layout, and takes too long to wait for between two vragen.
Whatever comes out is read again: a text with another content than was asked for is never
returned. When splicing cannot do it, larger parts are written anew, with their comments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from vngcheck.errors import InvoerFout
from vngcheck.velden import genormaliseerd
from vngcheck.yamlboom import Boom, Deel, Knoop
from vngcheck.yamlfile import ontleed_yaml
from vngcheck.yamlschrijven import Stijl, achter_streepje, als_tekst, onder_sleutel, paar, punt

_HEEL: Final = 1_000
"""Deeper than any file goes."""


def bewerk(tekst: str, oud: Mapping[str, Any], nieuw: Mapping[str, Any]) -> str:
    """Apply the difference between two versions of a model to the text of the first.

    Args:
        tekst: the YAML text that `oud` was read from, without a byte order mark.
        oud: the model as plain data, defaults left out
            (`model_dump(mode="python", exclude_defaults=True)`).
        nieuw: the changed model, likewise.

    Returns:
        The text with the difference in it; `tekst` itself when there is none.

    Raises:
        InvoerFout: `tekst` is not a YAML file with keys, or what comes out would break a limit
            of `yamlfile`.
    """
    if oud == nieuw:
        return tekst
    boom = _boom(tekst)
    doel = _toegepast(boom.wortel.inhoud, oud, nieuw)
    if _zelfde(boom.wortel.inhoud, doel):
        return tekst
    for proef, diepte in ((boom, _HEEL), (boom.met_slot(), _HEEL), (boom, 1)):
        nieuwe_tekst = None if proef is None else _Bewerking(proef, diepte).voer_uit(doel)
        if nieuwe_tekst is not None and _klopt(nieuwe_tekst, doel):
            return nieuwe_tekst
    return _opnieuw(boom, doel)


def _boom(tekst: str) -> Boom:
    try:
        boom = Boom(tekst)
    except yaml.YAMLError:
        ontleed_yaml(Path(), tekst, b"")  # says in Dutch what is wrong
        raise
    if not isinstance(boom.wortel.inhoud, dict):
        ontleed_yaml(Path(), tekst, b"")
    return boom


def _toegepast(inhoud: Any, oud: Any, nieuw: Any) -> Any:
    """The content of a file with the difference between `oud` and `nieuw` in it.

    What did not change is the very object of `inhoud`: the file may say it in its own way.
    """
    if oud == nieuw:
        return inhoud
    if isinstance(inhoud, dict) and isinstance(oud, Mapping) and isinstance(nieuw, Mapping):
        return _toegepast_blok(inhoud, oud, nieuw)
    if (
        isinstance(inhoud, list)
        and isinstance(oud, list | tuple)
        and isinstance(nieuw, list | tuple)
        and len(inhoud) == len(oud)
    ):
        voor, achter = _gelijk(oud, nieuw, lambda een, ander: een == ander)
        midden = [
            _toegepast(inhoud[n], oud[n], deel) if n < len(oud) - achter else deel
            for n, deel in enumerate(nieuw[voor : len(nieuw) - achter], start=voor)
        ]
        return [*inhoud[:voor], *midden, *inhoud[len(inhoud) - achter :]]
    return nieuw


def _toegepast_blok(
    inhoud: dict[str, Any], oud: Mapping[str, Any], nieuw: Mapping[str, Any]
) -> dict[str, Any]:
    # A model trims the ids that are its keys; of two that become equal it keeps the last.
    model = {sleutel: sleutel if sleutel in oud else genormaliseerd(sleutel) for sleutel in inhoud}
    namen = {naam: sleutel for sleutel, naam in model.items()}
    uit = {
        sleutel: deel
        for sleutel, deel in inhoud.items()
        if model[sleutel] in nieuw or model[sleutel] not in oud
    }
    vorige: str | None = None
    for sleutel, deel in nieuw.items():
        naam = namen.get(sleutel, sleutel)
        if naam in uit:
            # What the model leaves out holds nothing but defaults in the file, if anything.
            zonder: Any = {} if isinstance(uit[naam], dict) else None
            uit[naam] = _toegepast(uit[naam], oud.get(sleutel, zonder), deel)
            vorige = naam
        elif sleutel not in oud or oud[sleutel] != deel:
            uit = _tussengevoegd(uit, vorige, sleutel, deel)
            vorige = sleutel
    return uit


def _tussengevoegd(
    blok: dict[str, Any], vorige: str | None, sleutel: str, deel: Any
) -> dict[str, Any]:
    """A block with a new key behind another one, or else in front."""
    delen = list(blok.items())
    plaats = 0 if vorige is None else [naam for naam, _ in delen].index(vorige) + 1
    return dict([*delen[:plaats], (sleutel, deel), *delen[plaats:]])


def _gelijk(een: Any, ander: Any, zelfde: Any) -> tuple[int, int]:
    """How many items at the front, and of the rest how many at the back, two lists share."""
    meest = min(len(een), len(ander))
    voor = 0
    while voor < meest and zelfde(een[voor], ander[voor]):
        voor += 1
    achter = 0
    while achter < meest - voor and zelfde(een[-1 - achter], ander[-1 - achter]):
        achter += 1
    return voor, achter


def _zelfde(een: Any, ander: Any) -> bool:
    """Whether two contents are the same to whoever reads every value as text."""
    if een is ander:
        return True
    if isinstance(een, Mapping) and isinstance(ander, Mapping):
        return een.keys() == ander.keys() and all(_zelfde(een[k], ander[k]) for k in een)
    if isinstance(een, list | tuple) and isinstance(ander, list | tuple):
        return len(een) == len(ander) and all(map(_zelfde, een, ander))
    if isinstance(een, Mapping | list | tuple) or isinstance(ander, Mapping | list | tuple):
        return False
    return als_tekst(een) == als_tekst(ander)


def _klopt(tekst: str, doel: dict[str, Any]) -> bool:
    """Whether a text holds what it should, by the rules of the project."""
    try:
        return _zelfde(ontleed_yaml(Path(), tekst, b"").data, doel)
    except InvoerFout:
        return False


def _opnieuw(boom: Boom, doel: dict[str, Any]) -> str:
    """The whole content written anew, below all comments that the text had."""
    regels = boom.opmerkingen(0, len(boom.tekst))
    for sleutel, deel in doel.items():
        regels += paar(sleutel, deel, 0, Stijl())
    if not doel:
        regels.append("{}")
    tekst = "".join(f"{regel}{boom.regeleinde}" for regel in regels)
    bestand = ontleed_yaml(Path(), tekst, b"")
    if not _zelfde(bestand.data, doel):
        raise InvoerFout([bestand.fout((), "Deze inhoud kan niet als YAML worden geschreven.")])
    return tekst


class _Bewerking:
    """The changes that give a text another content."""

    def __init__(self, boom: Boom, diepte: int) -> None:
        """Start with nothing changed; blocks at `diepte` or deeper are not split further."""
        self.boom = boom
        self.diepte = diepte
        self.stijl = boom.stijl
        self.uitgeschreven: frozenset[str] = frozenset()
        self.geraakt: set[str] = set()
        self.stukken: list[tuple[int, int, str]] = []

    def voer_uit(self, doel: dict[str, Any]) -> str | None:
        """The text with this content, or None when splicing cannot make it."""
        while True:
            self.stukken.clear()
            if not self._deelbaar(self.boom.wortel, doel):
                return None
            self._verander(self.boom.wortel, doel, 0)
            # What others refer to has changed or gone: there it must be written out.
            if self.geraakt & self.boom.wortel.aliassen <= self.uitgeschreven:
                break
            self.uitgeschreven |= self.geraakt & self.boom.wortel.aliassen
        return self._plak()

    def _plak(self) -> str | None:
        delen: list[str] = []
        tot = 0
        for begin, einde, stuk in sorted(self.stukken, key=lambda s: s[:2]):
            if begin < tot:
                return None
            delen += [self.boom.tekst[tot:begin], stuk]
            tot = einde
        return "".join([*delen, self.boom.tekst[tot:]])

    def _onveranderd(self, knoop: Knoop, doel: Any) -> bool:
        return not knoop.aliassen & self.uitgeschreven and _zelfde(knoop.inhoud, doel)

    def _deelbaar(self, knoop: Knoop, doel: Any) -> bool:
        """Whether a value can become another one by changing some of its parts."""
        if (
            not knoop.delen
            or not doel
            or isinstance(doel, Mapping) != isinstance(knoop.inhoud, dict)
        ):
            return False
        if isinstance(doel, Mapping):
            return any(deel.sleutel in doel for deel in knoop.delen)
        return isinstance(doel, list | tuple)

    def _verander(self, knoop: Knoop, doel: Any, diepte: int) -> None:
        """Change the parts of a value."""
        delen = knoop.delen or []
        if knoop.anker is not None:
            self.geraakt.add(knoop.anker)
        if isinstance(doel, Mapping):
            self._verander_blok(delen, doel, diepte)
        else:
            self._verander_lijst(delen, doel, diepte)

    def _verander_blok(self, delen: list[Deel], doel: Mapping[str, Any], diepte: int) -> None:
        kolom = self.boom.kolom(delen[0].begin)
        blijft: dict[str, Deel] = {}
        weg = [deel.sleutel not in doel for deel in delen]
        for deel in delen:
            if deel.sleutel is not None and deel.sleutel in doel and deel.sleutel not in blijft:
                blijft[deel.sleutel] = deel
                self._verander_deel(deel, doel[deel.sleutel], kolom, diepte)
        self._haal_weg(delen, weg)
        achter: Deel | None = None
        laatste = list(blijft.values())[-1]
        for sleutel, waarde in doel.items():
            if sleutel in blijft:
                achter = blijft[sleutel]
                continue
            regels = paar(sleutel, waarde, kolom, self.stijl)
            voor = None if weg[0] or self._heeft_opmerking_erboven(delen[0]) else delen[0]
            self._voeg_in(regels, achter, voor, laatste, kolom)

    def _verander_lijst(self, delen: list[Deel], doel: Any, diepte: int) -> None:
        kolom = self.boom.kolom(delen[0].begin)
        voor, achter = _gelijk(
            delen, doel, lambda deel, ander: self._onveranderd(deel.waarde, ander)
        )
        oud = delen[voor : len(delen) - achter]
        nieuw = doel[voor : len(doel) - achter]
        for deel, waarde in zip(oud, nieuw, strict=False):
            self._verander_deel(deel, waarde, kolom, diepte)
        houd = voor + min(len(oud), len(nieuw))
        weg = [houd <= nummer < len(delen) - achter for nummer in range(len(delen))]
        self._haal_weg(delen, weg)
        for waarde in nieuw[len(oud) :]:
            vorige = delen[houd - 1] if houd else None
            self._voeg_in(punt(waarde, kolom, self.stijl), vorige, delen[0], delen[-1], kolom)

    def _heeft_opmerking_erboven(self, deel: Deel) -> bool:
        boven = self.boom.tekst[: self.boom.regelbegin(deel.begin)].rstrip().splitlines()[-1:]
        return bool(boven) and boven[0].lstrip().startswith("#")

    def _verander_deel(self, deel: Deel, doel: Any, kolom: int, diepte: int) -> None:
        """Give a key or an item another value."""
        knoop = deel.waarde
        if self._onveranderd(knoop, doel):
            return
        if diepte + 1 < self.diepte and self._deelbaar(knoop, doel):
            self._verander(knoop, doel, diepte + 1)
            return
        self.geraakt |= knoop.ankers
        if deel.sleutel is None:
            kop, romp = achter_streepje(doel, kolom, self.stijl)
        else:
            gebruikt = deel.na - self.boom.regelbegin(deel.begin)
            kop, romp = onder_sleutel(doel, kolom, self.stijl, gebruikt)
        regel = self.boom.regeleind(knoop.einde)
        onder = "".join(f"{self.boom.regeleinde}{r}" for r in romp)
        wit = " " if kop else ""
        if not self.boom.een_regel(deel.na, knoop.einde):
            self._bewaar_opmerkingen(deel.begin, deel.na, regel)
            self.stukken.append((deel.na, regel, wit + kop + onder))
            return
        # A comment behind the value stays where it is, and so does white space before it.
        if kop and not romp:
            wit = self.boom.tekst[deel.na : knoop.begin] or wit
        if kop and self.boom.tekst[knoop.einde : knoop.einde + 1] == "#":
            kop += " "
        self.stukken.append((deel.na, knoop.einde, wit + kop))
        self.stukken.append((regel, regel, onder))

    def _bewaar_opmerkingen(self, plaats: int, begin: int, einde: int) -> None:
        """Put the comments of a part that goes above the line on which it stood."""
        regel = self.boom.regelbegin(plaats)
        inspring = " " * self._inspring(regel)
        boven = [
            f"{inspring}{tekst}{self.boom.regeleinde}"
            for tekst in self.boom.opmerkingen(begin, einde)
        ]
        if boven:
            self.stukken.append((regel, regel, "".join(boven)))

    def _inspring(self, regel: int) -> int:
        tekst = self.boom.tekst[regel:]
        return len(tekst) - len(tekst.lstrip(" "))

    def _haal_weg(self, delen: list[Deel], weg: list[bool]) -> None:
        """Take out the lines of some keys or items; their comments stay."""
        for reeks in _reeksen(weg):
            eerste = delen[reeks.start]
            for deel in delen[reeks.start : reeks.stop]:
                self.geraakt |= deel.waarde.ankers
            if self.boom.begint_regel(eerste.begin):
                bovenaan = self.boom.regelbegin(eerste.begin) == 0
                for deel in delen[reeks.start : reeks.stop]:
                    self._haal_regels_weg(deel, bovenaan=bovenaan)
                continue
            # The first one stands behind a dash: the next one takes its place.
            volgende = delen[reeks.stop]
            self._bewaar_opmerkingen(eerste.begin, eerste.begin, volgende.begin)
            self.stukken.append((eerste.begin, volgende.begin, ""))

    def _haal_regels_weg(self, deel: Deel, *, bovenaan: bool) -> None:
        boom = self.boom
        regel, einde = boom.regelbegin(deel.begin), boom.regeleind(deel.waarde.einde)
        inspring = " " * (deel.begin - regel)
        blijft = [f"{inspring}{tekst}" for tekst in boom.opmerkingen(deel.begin, einde)]
        if bovenaan:
            stuk = "".join(f"{tekst}{boom.regeleinde}" for tekst in blijft)
            volgende = einde + (2 if boom.tekst.startswith("\r\n", einde) else 1)
            self.stukken.append((regel, min(volgende, len(boom.tekst)), stuk))
        elif einde == len(boom.tekst):
            # The line break before it may belong to a text, and nothing else ends that.
            self.stukken.append((regel, einde, boom.regeleinde.join(blijft)))
        else:
            # With the line break before it: what is inserted behind the part before it, ends there.
            stuk = "".join(f"{boom.regeleinde}{tekst}" for tekst in blijft)
            self.stukken.append((boom.vorige(regel), einde, stuk))

    def _voeg_in(
        self, regels: list[str], achter: Deel | None, voor: Deel | None, laatste: Deel, kolom: int
    ) -> None:
        """Insert lines behind a part, or before one, or else behind the last."""
        einde = self.boom.regeleinde
        if achter is None and voor is not None:
            stuk = einde.join(regels).lstrip(" ") + einde + " " * kolom
            self.stukken.append((voor.begin, voor.begin, stuk))
            return
        plaats = self.boom.regeleind((achter or laatste).waarde.einde)
        self.stukken.append((plaats, plaats, "".join(f"{einde}{regel}" for regel in regels)))


def _reeksen(vlaggen: list[bool]) -> Iterator[range]:
    """The runs of flags that are set."""
    begin = None
    for nummer, vlag in enumerate([*vlaggen, False]):
        if vlag and begin is None:
            begin = nummer
        elif not vlag and begin is not None:
            yield range(begin, nummer)
            begin = None
