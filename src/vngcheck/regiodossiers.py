"""Finding the dossiers of the gemeenten of a regio, and saying which can be compared.

Nothing is mixed or passed over in silence: a gemeente whose dossier is missing, holds errors,
has another kader, is invented in a regio that is not, or does not build on the regiodossier is
named, with every file that was found for it. So is a file that somebody named and that has no
place in the regio.
"""

from __future__ import annotations

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from vngcheck.dossier import Dossier
from vngcheck.dossierbestand import GeladenDossier, gemeentesleutel, laad_dossier
from vngcheck.dossierkop import (
    alleen_fouten,
    is_van_regio,
    kan_dossier_zijn,
    kopregels,
    lees_dossierkop,
    leesfouten,
    letters,
    namen_in,
)
from vngcheck.errors import Ernst, GebruikFout, InvoerFout, Melding, VngcheckError
from vngcheck.gemeenten import zoek
from vngcheck.nieuw import EINDES
from vngcheck.opmaak import getal
from vngcheck.regioverwijzing import Meting, andere_meting, doel_van, fout_in_verwijzing
from vngcheck.tekstbestand import is_map, lees_bytes
from vngcheck.velden import MAX_TITEL, kaal, kort

MAX_BESTANDEN: Final = 5_000
"""YAML files that are looked at; a region has far fewer, a whole disk far more."""


class Inlevering(StrEnum):
    """What there is of a gemeente; only VERGELEKEN takes part in the comparison."""

    VERGELEKEN = "vergeleken"
    DUBBEL = "dubbel"
    FOUTEN = "fouten"
    ONLEESBAAR = "onleesbaar"
    ANDER_KADER = "ander_kader"
    NIET_OP_REGIO = "niet_op_regio"
    FICTIEF = "fictief"
    ANDERE_METING = "andere_meting"
    NIET_INGELEVERD = "niet_ingeleverd"


@dataclass(frozen=True)
class Vondst:
    """A file that is, or should be, the dossier of a gemeente of the regio.

    Attributes:
        pad: the file.
        sleutel: of the gemeente it names, as `gemeentesleutel` gives it.
        stand: VERGELEKEN when it can be compared, else why not.
        kader: the kader it names.
        dossier: what it holds, when it could be loaded and compared.
        fouten: its errors.
        meting: the measurement it belongs to, when that is another one of this regio.
        genoemd: whether it was named one by one, and not found in a folder.
    """

    pad: Path
    sleutel: str
    stand: Inlevering
    kader: str = ""
    dossier: GeladenDossier | None = None
    fouten: tuple[Melding, ...] = ()
    meting: Meting | None = None
    genoemd: bool = False


@dataclass(frozen=True)
class Lid:
    """A gemeente of the regio, and what there is of it.

    Attributes:
        naam: as people know it.
        code: its CBS code, None for an invented one.
        inwoners: on 1 January 2024, None for an invented one.
        stand: whether it takes part in the comparison.
        dossier: the dossier that is compared.
        ongebruikt: the other files found for it.
    """

    naam: str
    code: str | None
    inwoners: int | None
    stand: Inlevering
    dossier: GeladenDossier | None = None
    ongebruikt: tuple[Vondst, ...] = ()


@dataclass(frozen=True)
class Inzameling:
    """A regio, its gemeenten by name, and the files that could not be placed.

    `vreemd` are dossiers that build on this regiodossier, of gemeenten that it does not name, or
    that nobody can tell of which gemeente they are; `onleesbaar` are YAML files that could not be
    read and `buiten` are files that were named one by one and are no part of the regio, each with
    a Dutch sentence why.
    """

    regio: GeladenDossier
    leden: tuple[Lid, ...]
    vreemd: tuple[Vondst, ...] = ()
    onleesbaar: tuple[tuple[Path, str], ...] = ()
    buiten: tuple[tuple[Path, str], ...] = ()

    @property
    def vergeleken(self) -> list[Lid]:
        """The gemeenten that take part in the comparison."""
        return [lid for lid in self.leden if lid.dossier is not None]

    @property
    def ontbreken(self) -> list[Lid]:
        """The gemeenten that do not."""
        return [lid for lid in self.leden if lid.dossier is None]


@dataclass
class _Zoeker:
    """Looks at files one by one, each only once however it is reached."""

    regio: GeladenDossier
    kaders: Path | None
    gevonden: list[Vondst] = field(default_factory=list)
    onleesbaar: list[tuple[Path, str]] = field(default_factory=list)
    buiten: list[tuple[Path, str]] = field(default_factory=list)
    gezien: set[str] = field(default_factory=set)
    metingen: dict[str, Meting | None] = field(default_factory=dict)

    @cached_property
    def leden(self) -> dict[str, str]:
        """The gemeenten of the regio by key, as the regio writes them."""
        return _sleutels(self.regio)

    @cached_property
    def bestandsnamen(self) -> dict[str, str]:
        """The keys of the gemeenten by what a file of theirs may be called."""
        return {
            letters(naam): sleutel
            for sleutel, lid in self.leden.items()
            for naam in (lid, *(gemeente.naam for gemeente in zoek(lid)[:1]))
        }

    def neem(self, pad: Path, *, genoemd: bool = False) -> None:
        """Look at one file; of one that was named it is told that it has no place here."""
        echt = os.path.realpath(pad)
        if echt in self.gezien:
            return
        self.gezien.add(echt)
        if len(self.gezien) > MAX_BESTANDEN:
            raise GebruikFout(
                f"Er staan meer dan {getal(MAX_BESTANDEN)} YAML-bestanden in deze mappen. Noem de "
                "mappen of de dossiers zelf achter het regiodossier."
            )
        if echt == os.path.realpath(self.regio.bestand.pad):
            return
        try:
            inhoud = lees_bytes(pad)
        except VngcheckError as fout:
            eigen = Melding(Ernst.FOUT, pad, None, "", str(fout))
            self._onleesbaar(fout.meldingen[0] if isinstance(fout, InvoerFout) else eigen)
            return
        try:
            inhoud.decode()
        except UnicodeDecodeError:
            self._onleesbaar(leesfouten(pad)[0], inhoud)
            return
        kop: dict[str, str] = {}
        if kan_dossier_zijn(inhoud) or self._uit_naam(pad):
            kop = lees_dossierkop(pad, inhoud)
            if (vondst := self._vondst(pad, kop)) is not None:
                self.gevonden.append(replace(vondst, genoemd=genoemd))
                return
        if genoemd:
            self.buiten.append((pad, self._waarom_buiten(pad, kop)))

    def _onleesbaar(self, fout: Melding, inhoud: bytes = b"") -> None:
        # A gemeente that did hand in something must not be told that it handed in nothing.
        code = "utf-16" if inhoud.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
        gemeente = kopregels(inhoud.decode(code, errors="replace")).get("gemeente", "")
        sleutel = gemeentesleutel(gemeente) if gemeente else ""
        if sleutel not in self.leden:
            sleutel = self._uit_naam(fout.bestand)
        if not sleutel:
            self.onleesbaar.append((fout.bestand, fout.tekst))
            return
        vondst = Vondst(fout.bestand, sleutel, Inlevering.ONLEESBAAR, fouten=(fout,))
        self.gevonden.append(vondst)

    def _uit_naam(self, pad: Path) -> str:
        namen = (self.bestandsnamen.get(naam, "") for naam in namen_in(pad))
        return next(filter(None, namen), "")

    def _vondst(self, pad: Path, kop: dict[str, str]) -> Vondst | None:
        verwijzing = kop.get("bouwt_op", "")
        gemeente, kader = kop.get("gemeente", ""), kop.get("kader", "")
        # A file that lost its gemeente is still known by its name.
        sleutel = gemeentesleutel(gemeente) if gemeente else self._uit_naam(pad)
        if not verwijzing and sleutel in self.leden and (fouten := leesfouten(pad)):
            return Vondst(pad, sleutel, Inlevering.FOUTEN, kader, fouten=fouten)
        if doel_van(pad, verwijzing) == os.path.realpath(self.regio.bestand.pad):
            if kader and kader != self.regio.dossier.kader:
                return Vondst(pad, sleutel, Inlevering.ANDER_KADER, kader)
            return self._geladen(pad, sleutel, kader)
        if "vngcheck" not in kop or sleutel not in self.leden:
            return None  # a kader, a house style, or of another regio or a gemeente elsewhere
        if not gemeente and is_van_regio(pad):
            return None  # the regio Utrecht has the name of a gemeente
        return self._elders(pad, sleutel, kop)

    def _elders(self, pad: Path, sleutel: str, kop: dict[str, str]) -> Vondst:
        """A dossier of a gemeente of the regio that builds on something else, or on nothing."""
        verwijzing, kader = kop.get("bouwt_op", ""), kop.get("kader", "")
        doel = doel_van(pad, verwijzing)
        if doel not in self.metingen:
            self.metingen[doel] = andere_meting(doel, self.regio)
        if (meting := self.metingen[doel]) is not None:
            return Vondst(pad, sleutel, Inlevering.ANDERE_METING, kader, meting=meting)
        fout = fout_in_verwijzing(pad, verwijzing, self.regio)
        if kop.get("gemeente"):
            return Vondst(pad, sleutel, Inlevering.NIET_OP_REGIO, kader, fouten=(fout,))
        remedie = f"Voeg toe: gemeente: {kort(self.leden[sleutel])}"
        zonder = Melding(Ernst.FOUT, pad, None, "", "De sleutel 'gemeente' ontbreekt.", remedie)
        fouten = (zonder, fout)
        return Vondst(pad, sleutel, Inlevering.FOUTEN, kader, fouten=fouten)

    def _geladen(self, pad: Path, sleutel: str, kader: str) -> Vondst:
        try:
            dossier = laad_dossier(pad, self.kaders)
        except InvoerFout as fout:
            fouten = alleen_fouten(fout)
            # The same name for two files that differ.
            ander = all(m.pad == "kader" and "ander kader" in m.tekst for m in fouten)
            stand = Inlevering.ANDER_KADER if ander else Inlevering.FOUTEN
            return Vondst(pad, sleutel, stand, kader, fouten=fouten)
        if dossier.dossier.fictief and not self.regio.dossier.fictief:
            return Vondst(pad, sleutel, Inlevering.FICTIEF, kader)
        return Vondst(pad, sleutel, Inlevering.VERGELEKEN, kader, dossier)

    def _waarom_buiten(self, pad: Path, kop: dict[str, str]) -> str:
        if "vngcheck" not in kop:
            return "Dit is geen dossier."
        if not kop.get("gemeente"):
            if not is_van_regio(pad):
                return "Het is niet te zien van welke gemeente dit dossier is."
            return "Dit is geen dossier van een gemeente."
        gevonden = zoek(kop["gemeente"])
        wie = gevonden[0].naam if len(gevonden) == 1 else kort(kop["gemeente"])
        return (
            f"Dit is het dossier van {wie}. Die gemeente hoort niet bij de regio "
            f"{kort(self.regio.naam)}."
        )


def verzamel(
    regio: GeladenDossier, plekken: Sequence[Path] = (), kaders: Path | None = None
) -> Inzameling:
    """Find the dossiers of the gemeenten of a regio, and load them.

    Of a gemeente with more dossiers one that was named one by one goes before those found in a
    folder. Among the rest the one with the peildatum of the regio counts, else the newest. When
    two have equal right, neither is compared.

    Args:
        regio: the regiodossier.
        plekken: the folders and files to look in; without them the folder of the regiodossier.
            Folders are looked through with all that is in them, links to folders excepted.
        kaders: a folder with kaders that goes before the others.

    Raises:
        GebruikFout: it is no regiodossier, a place does not exist, or there are too many files.
    """
    if regio.dossier.regio is None:
        raise GebruikFout(
            f"{regio.bestand.pad} is geen regiodossier maar het dossier van {kort(regio.naam)}. "
            "Geef het bestand waarin 'regio:' staat."
        )
    zoeker = _Zoeker(regio, kaders)
    # A file that is also in one of the folders is reached by its own name first.
    for plek in sorted(plekken or [regio.bestand.pad.parent], key=is_map):
        genoemd = not is_map(plek)
        for pad in _bestanden(plek, zoeker.onleesbaar):
            zoeker.neem(pad, genoemd=genoemd)
    return _inzameling(zoeker)


def _bestanden(plek: Path, onleesbaar: list[tuple[Path, str]]) -> Iterator[Path]:
    if not is_map(plek):
        if not os.path.lexists(plek):
            raise GebruikFout(f"De map of het bestand {kort(plek, MAX_TITEL)} bestaat niet.")
        yield plek
        return

    def meld(fout: OSError) -> None:
        onleesbaar.append((Path(fout.filename), "Deze map is niet te lezen."))

    for map_, mappen, namen in os.walk(plek, onerror=meld):
        mappen[:] = sorted(naam for naam in mappen if not naam.startswith("."))
        for naam in sorted(namen):
            if not naam.startswith(".") and naam.lower().endswith(EINDES):
                yield Path(map_) / naam


def _inzameling(zoeker: _Zoeker) -> Inzameling:
    regio = zoeker.regio
    per_gemeente: dict[str, list[Vondst]] = {sleutel: [] for sleutel in _sleutels(regio)}
    vreemd = []
    for vondst in zoeker.gevonden:
        if vondst.sleutel in per_gemeente:
            per_gemeente[vondst.sleutel].append(vondst)
        else:
            vreemd.append(vondst)
    leden = [
        _lid(tekst, per_gemeente[sleutel], regio.dossier)
        for sleutel, tekst in _sleutels(regio).items()
    ]
    leden.sort(key=lambda lid: _volgorde(lid.naam))
    return Inzameling(
        regio, tuple(leden), tuple(vreemd), tuple(zoeker.onleesbaar), tuple(zoeker.buiten)
    )


def _sleutels(regio: GeladenDossier) -> dict[str, str]:
    leden = regio.dossier.regio.gemeenten if regio.dossier.regio else ()
    return {gemeentesleutel(lid): lid for lid in leden}


def _lid(tekst: str, gevonden: Sequence[Vondst], regio: Dossier) -> Lid:
    gekozen = _kies(gevonden, regio.peildatum)
    stand = Inlevering.VERGELEKEN if gekozen else _waarom_niet(gevonden)
    if stand is Inlevering.DUBBEL:
        gevonden = [_als_dubbel(vondst) for vondst in gevonden]
    ongebruikt = tuple(vondst for vondst in gevonden if vondst is not gekozen)
    # An invented regio is about no gemeente that exists, whatever it is called.
    bekend = [] if regio.fictief else zoek(tekst)
    gemeente = bekend[0] if len(bekend) == 1 else None
    naam = gemeente.naam if gemeente else tekst
    return Lid(
        naam,
        gemeente.code if gemeente else None,
        gemeente.inwoners if gemeente else None,
        stand,
        gekozen.dossier if gekozen else None,
        ongebruikt,
    )


def _kies(gevonden: Sequence[Vondst], peildatum: date) -> Vondst | None:
    """The file that counts for a gemeente; None when there is none, or when two would."""
    goed = [(vondst.dossier.dossier.peildatum, vondst) for vondst in gevonden if vondst.dossier]
    goed = [deel for deel in goed if deel[1].genoemd] or goed
    if not goed:
        return None
    dagen = [dag for dag, _ in goed]
    gezocht = peildatum if peildatum in dagen else max(dagen)
    passend = [vondst for dag, vondst in goed if dag == gezocht]
    return passend[0] if len(passend) == 1 else None


def _waarom_niet(gevonden: Sequence[Vondst]) -> Inlevering:
    standen = {vondst.stand for vondst in gevonden}
    if Inlevering.VERGELEKEN in standen:
        return Inlevering.DUBBEL
    ergste = (stand for stand in Inlevering if stand in standen)
    return next(ergste, Inlevering.NIET_INGELEVERD)


def _als_dubbel(vondst: Vondst) -> Vondst:
    dubbel = vondst.stand is Inlevering.VERGELEKEN
    return replace(vondst, stand=Inlevering.DUBBEL) if dubbel else vondst


def _volgorde(naam: str) -> str:
    """By name, as in a list of gemeenten: 's-Hertogenbosch stands at the s."""
    return kaal(naam).lstrip("'\u2019 ")
