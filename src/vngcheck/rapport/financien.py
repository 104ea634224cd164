"""The finances of the acties: lasten, dekking and tekort per year, in whole euros.

Every number of a table is a sum over the same posten, and every total a sum over the rows above
it: rows and columns cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from vngcheck.dossier import Aard, ActieStatus, Dossier, Kosten
from vngcheck.geld import Jaartotaal
from vngcheck.kader import Kader
from vngcheck.rapport.naslag import jaarblokken

JAREN_NAAST_ELKAAR: Final = 4
"""Years in one table; more go into a further table."""

Soort: TypeAlias = tuple[str, Sequence[Jaartotaal]]
"""A kind of explanation: its name, and what it names per year."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: amounts in whole euros, one for each year of its table."""

    naam: str
    bedragen: tuple[int, ...]

    @property
    def samen(self) -> int:
        """All years of the table together."""
        return sum(self.bedragen)


@dataclass(frozen=True, slots=True)
class Post:
    """What an actie costs in one year, with the bouwsteen it is for; no dekking is a tekort."""

    jaar: int
    aard: Aard
    bedrag: int
    bouwsteen: str
    dekking: str | None


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The finances of some years: lasten per bouwsteen, dekking per source, and what is short."""

    jaren: tuple[int, ...]
    posten: tuple[Post, ...]

    @property
    def lasten(self) -> tuple[Rij, ...]:
        """A row per bouwsteen."""
        return self._per(lambda post: post.bouwsteen, self.posten)

    @property
    def totaal_lasten(self) -> Rij:
        """The sum of the rows of `lasten`."""
        return optellen("Totaal lasten", self.lasten, len(self.jaren))

    @property
    def dekking(self) -> tuple[Rij, ...]:
        """A row per source; sources that differ in capitals only are one."""
        gedekt = [post for post in self.posten if post.dekking is not None]
        namen: dict[str, str] = {}
        for post in gedekt:
            namen.setdefault(_sleutel(post), post.dekking or "")
        return self._per(lambda post: namen[_sleutel(post)], gedekt)

    @property
    def totaal_dekking(self) -> Rij:
        """The sum of the rows of `dekking`."""
        return optellen("Totaal dekking", self.dekking, len(self.jaren))

    @property
    def tekort(self) -> Rij:
        """The lasten without dekking: the difference of the two totals."""
        lasten, dekking = self.totaal_lasten.bedragen, self.totaal_dekking.bedragen
        return Rij("Tekort", tuple(een - ander for een, ander in zip(lasten, dekking, strict=True)))

    @property
    def lasten_per_aard(self) -> tuple[Rij, ...]:
        """The lasten once more, structureel and incidenteel."""
        return self._per_aard(self.posten)

    @property
    def tekort_per_aard(self) -> tuple[Rij, ...]:
        """The tekort once more, structureel and incidenteel."""
        return self._per_aard([post for post in self.posten if post.dekking is None])

    def _per_aard(self, posten: Sequence[Post]) -> tuple[Rij, ...]:
        return tuple(
            self._rij(f"Waarvan {aard}", [post for post in posten if post.aard is aard])
            for aard in Aard
        )

    def _per(self, naam: Callable[[Post], str], posten: Sequence[Post]) -> tuple[Rij, ...]:
        groepen: dict[str, list[Post]] = {}
        for post in posten:
            groepen.setdefault(naam(post), []).append(post)
        return tuple(self._rij(naam, groep) for naam, groep in groepen.items())

    def _rij(self, naam: str, posten: Iterable[Post]) -> Rij:
        som = dict.fromkeys(self.jaren, 0)
        for post in posten:
            som[post.jaar] += post.bedrag
        return Rij(naam, tuple(som.values()))


@dataclass(frozen=True, slots=True)
class NietGedaan:
    """What the tasks that are not done would cost, in some years: never added to the lasten."""

    jaren: tuple[int, ...]
    rijen: tuple[Rij, ...]

    @property
    def totaal(self) -> Rij:
        """The sum of the rows."""
        return optellen("Samen", self.rijen, len(self.jaren))


@dataclass(frozen=True, slots=True)
class Financien:
    """The chapter on finances.

    `vervallen` is what the acties that are vervallen would have cost; it is in no table.
    `niet_gedaan_regio` are amounts of the regio for all its gemeenten: never added to one's own.
    """

    overzichten: tuple[Overzicht, ...]
    niet_gedaan: tuple[NietGedaan, ...]
    niet_gedaan_regio: tuple[NietGedaan, ...]
    vervallen: int

    @property
    def tekort(self) -> int:
        """The lasten of all years without dekking."""
        return sum(overzicht.tekort.samen for overzicht in self.overzichten)

    @property
    def is_leeg(self) -> bool:
        """Whether the dossier names no amount."""
        return not (self.overzichten or self.niet_gedaan or self.niet_gedaan_regio)


def optellen(naam: str, rijen: Iterable[Rij], jaren: int) -> Rij:
    """A row with, for each of so many years, the sum of other rows."""
    totaal = [0] * jaren
    for rij in rijen:
        totaal = [som + deel for som, deel in zip(totaal, rij.bedragen, strict=True)]
    return Rij(naam, tuple(totaal))


def geldende_kosten(dossier: Dossier) -> list[tuple[str, Kosten]]:
    """The kosten of every actie that is not vervallen, with the vraag it is for."""
    return [
        (actie.vraag, kost)
        for actie in dossier.acties
        if actie.status is not ActieStatus.VERVALLEN
        for kost in actie.kosten
    ]


def maak_financien(
    dossier: Dossier,
    kader: Kader,
    geen_knaken: Sequence[Soort],
    geen_knaken_regio: Sequence[Soort] = (),
) -> Financien:
    """The finances of a dossier.

    Args:
        dossier: with the acties and their kosten.
        kader: the kader it names; rows of lasten go in its order.
        geen_knaken: per kind of explanation its name, and what it names per year.
        geen_knaken_regio: the same of the explanations that come from the dossier of the regio.
    """
    volgorde = {vraag.id: steen for steen in kader.bouwstenen for vraag in steen.vragen}
    plaats = {steen.id: nummer for nummer, steen in enumerate(kader.bouwstenen)}
    kosten = geldende_kosten(dossier)
    kosten.sort(key=lambda deel: plaats[volgorde[deel[0]].id])
    posten = [
        Post(
            kost.jaar,
            kost.aard,
            kost.bedrag,
            f"{volgorde[vraag].nummer} {volgorde[vraag].naam}",
            kost.dekking,
        )
        for vraag, kost in kosten
    ]
    vervallen = (a for a in dossier.acties if a.status is ActieStatus.VERVALLEN)
    return Financien(
        tuple(
            Overzicht(jaren, tuple(post for post in posten if post.jaar in jaren))
            for jaren in jaarblokken((post.jaar for post in posten), JAREN_NAAST_ELKAAR)
        ),
        tuple(_niet_gedaan(geen_knaken)),
        tuple(_niet_gedaan(geen_knaken_regio)),
        sum(kost.bedrag for actie in vervallen for kost in actie.kosten),
    )


def _niet_gedaan(soorten: Sequence[Soort]) -> Iterable[NietGedaan]:
    alle = (totaal.jaar for _, totalen in soorten for totaal in totalen)
    for jaren in jaarblokken(alle, JAREN_NAAST_ELKAAR):
        rijen = []
        for naam, totalen in soorten:
            per_jaar = {totaal.jaar: totaal.totaal for totaal in totalen}
            if not per_jaar.keys().isdisjoint(jaren):
                rijen.append(Rij(naam, tuple(per_jaar.get(jaar, 0) for jaar in jaren)))
        yield NietGedaan(jaren, tuple(rijen))


def _sleutel(post: Post) -> str:
    return " ".join((post.dekking or "").casefold().split())
