"""The picture of a regio: what its gemeenten have in common, and where they differ. Pure.

It is made from the reports of the gemeenten and of the regio, which hold the scores. Gemeenten
are never ranked: they keep the order in which they are given, that of their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from vngcheck.dossier import Antwoord, Waarde
from vngcheck.kader import Bouwsteen, Kader, Plateau, Schaal, Vraag
from vngcheck.rapport.model import BouwsteenDeel, PlateauDeel, Rapport, Stand, VraagDeel
from vngcheck.regiogeld import Regiogeld, maak_regiogeld
from vngcheck.score import PlateauOordeel, ernst
from vngcheck.spreiding import Spreiding, spreiding


@dataclass(frozen=True)
class VraagBeeld:
    """One vraag over the gemeenten.

    Attributes:
        vraag: the vraag.
        bouwsteen: that it is in.
        delen: each gemeente by name with what counts there, in the order of the names.
        regio: what the regiodossier says, when gemeenten can take it over.
    """

    vraag: Vraag
    bouwsteen: Bouwsteen
    delen: tuple[tuple[str, VraagDeel], ...]
    regio: Antwoord | None

    def _waar(self, past: Callable[[VraagDeel], bool]) -> list[str]:
        return [naam for naam, deel in self.delen if past(deel)]

    @cached_property
    def voldoet(self) -> list[str]:
        """Where the antwoord is ja."""
        return self._waar(lambda deel: deel.stand is Stand.VOLDOET)

    @cached_property
    def mist(self) -> list[str]:
        """Where the antwoord is deels or nee, uitgelegd or not."""
        return self._waar(lambda deel: deel.is_hiaat)

    @property
    def nee(self) -> int:
        """In how many gemeenten the antwoord is nee."""
        return sum(deel.score.antwoord is Waarde.NEE for _, deel in self.delen)

    @cached_property
    def open(self) -> list[str]:
        """Where there is no antwoord that counts."""
        return self._waar(lambda deel: deel.stand is Stand.OPEN)

    @cached_property
    def uitgelegd(self) -> list[str]:
        """Where a deels or nee is uitgelegd."""
        return self._waar(lambda deel: deel.stand is Stand.UITGELEGD)

    @cached_property
    def overgenomen(self) -> list[str]:
        """Who takes the antwoord over from the regio."""
        return self._waar(lambda deel: deel.score.geerfd)

    @cached_property
    def zonder_bewijs(self) -> frozenset[str]:
        """Where a ja has no bewijs."""
        return frozenset(
            self._waar(lambda deel: deel.stand is Stand.VOLDOET and not deel.score.bewijs)
        )

    @property
    def van_toepassing(self) -> int:
        """In how many gemeenten the vraag applies."""
        return sum(deel.stand is not Stand.NVT for _, deel in self.delen)

    @property
    def is_gedeeld_hiaat(self) -> bool:
        """Whether all gemeenten where it applies, two or more, answer deels or nee."""
        return 1 < self.van_toepassing == len(self.mist)

    @property
    def is_overal_open(self) -> bool:
        """Whether it is open in all gemeenten where it applies, two or more."""
        return 1 < self.van_toepassing == len(self.open)

    @property
    def is_uitwisseling(self) -> bool:
        """Whether some meet it and others do not."""
        return bool(self.voldoet and self.mist)

    @property
    def ernst(self) -> tuple[int, int, bool]:
        """The order in which hiaten are shown: by plicht, then sterkte, then nee before deels."""
        nee = next((d for _, d in self.delen if d.score.antwoord is Waarde.NEE), None)
        return ernst(self.vraag, (nee or self.delen[0][1]).score)


@dataclass(frozen=True, slots=True)
class BouwsteenBeeld:
    """One bouwsteen over the gemeenten."""

    bouwsteen: Bouwsteen
    delen: tuple[tuple[str, BouwsteenDeel], ...]
    spreiding: Spreiding | None


@dataclass(frozen=True, slots=True)
class PlateauBeeld:
    """One plateau over the gemeenten."""

    plateau: Plateau
    delen: tuple[tuple[str, PlateauDeel], ...]
    spreiding: Spreiding | None
    bouwstenen: tuple[BouwsteenBeeld, ...]
    vragen: tuple[VraagBeeld, ...]

    @property
    def gedeelde_hiaten(self) -> list[VraagBeeld]:
        """What no gemeente meets, what weighs most first."""
        return sorted((v for v in self.vragen if v.is_gedeeld_hiaat), key=lambda v: v.ernst)

    @property
    def uitwisseling(self) -> list[VraagBeeld]:
        """What some gemeenten meet and others do not, what weighs most first."""
        return sorted((v for v in self.vragen if v.is_uitwisseling), key=lambda v: v.ernst)

    @property
    def overal_open(self) -> list[VraagBeeld]:
        """What no gemeente has answered."""
        return [vraag for vraag in self.vragen if vraag.is_overal_open]

    @property
    def van_regio(self) -> list[VraagBeeld]:
        """What the regio answers for its gemeenten."""
        return [vraag for vraag in self.vragen if vraag.regio is not None]

    def oordelen(self, *oordelen: PlateauOordeel) -> list[str]:
        """The gemeenten with one of these verdicts."""
        return [naam for naam, deel in self.delen if deel.score.oordeel in oordelen]


@dataclass(frozen=True, slots=True)
class GemeenteBeeld:
    """What one gemeente has from the regio, and what is left for itself.

    Attributes:
        naam: of the gemeente.
        overgenomen: antwoorden that come from the regio and count.
        eigen: antwoorden of its own that count.
        open: vragen without an antwoord that counts.
        open_lokaal: those among them that only a gemeente itself can meet (schaal lokaal).
        resttaken: what it says itself is left to do, with the vraag.
    """

    naam: str
    overgenomen: int
    eigen: int
    open: int
    open_lokaal: int
    resttaken: tuple[tuple[Vraag, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Regiobeeld:
    """The whole picture. `geen_voor_allen` counts what the regio says and nobody can take over."""

    kader: Kader
    namen: tuple[str, ...]
    plateaus: tuple[PlateauBeeld, ...]
    gemeenten: tuple[GemeenteBeeld, ...]
    geld: Regiogeld
    geen_voor_allen: int

    @property
    def vragen(self) -> list[VraagBeeld]:
        """Every vraag, in the order of the kader."""
        return [vraag for plateau in self.plateaus for vraag in plateau.vragen]

    @property
    def resttaken_van_regio(self) -> list[VraagBeeld]:
        """The vragen that the regio answers and where it leaves something to each gemeente."""
        return [v for v in self.vragen if v.regio is not None and v.regio.resttaken]


def kan_overnemen(vraag: Vraag, antwoord: Antwoord) -> bool:
    """Whether gemeenten take a regional antwoord over (design, regional dossier)."""
    if antwoord.antwoord is None:
        return False
    return vraag.schaal is not Schaal.LOKAAL or antwoord.geldt_voor_alle


def maak_regiobeeld(regio: Rapport, gemeenten: Sequence[Rapport]) -> Regiobeeld:
    """Put the gemeenten of a regio beside each other.

    Args:
        regio: the report of the regiodossier.
        gemeenten: the reports of the gemeenten that can be compared, by name; all with the
            kader of the regio.
    """
    regionaal = {
        vraag.id: regio.dossier.antwoorden[vraag.id]
        for vraag in regio.kader.vragen.values()
        if vraag.id in regio.dossier.antwoorden
    }
    over_te_nemen = {
        vraag: antwoord
        for vraag, antwoord in regionaal.items()
        if kan_overnemen(regio.kader.vragen[vraag], antwoord)
    }
    gegeven = sum(antwoord.antwoord is not None for antwoord in regionaal.values())
    return Regiobeeld(
        regio.kader,
        tuple(rapport.naam for rapport in gemeenten),
        tuple(
            _plateau(nummer, plateau, gemeenten, over_te_nemen)
            for nummer, plateau in enumerate(regio.kader.plateaus)
        ),
        tuple(_gemeente(rapport) for rapport in gemeenten),
        maak_regiogeld(regio, gemeenten),
        gegeven - len(over_te_nemen),
    )


def _plateau(
    nummer: int, plateau: Plateau, gemeenten: Sequence[Rapport], regionaal: dict[str, Antwoord]
) -> PlateauBeeld:
    delen = [(rapport.naam, rapport.plateaus[nummer]) for rapport in gemeenten]
    stenen = [
        tuple((naam, deel.bouwstenen[plaats]) for naam, deel in delen)
        for plaats in range(len(delen[0][1].bouwstenen) if delen else 0)
    ]
    return PlateauBeeld(
        plateau,
        tuple(delen),
        spreiding(deel.score.score for _, deel in delen),
        tuple(
            BouwsteenBeeld(
                steen[0][1].bouwsteen, steen, spreiding(deel.score.score for _, deel in steen)
            )
            for steen in stenen
        ),
        tuple(vraag for steen in stenen for vraag in _vragen(steen, regionaal)),
    )


def _vragen(
    steen: tuple[tuple[str, BouwsteenDeel], ...], regionaal: dict[str, Antwoord]
) -> Iterable[VraagBeeld]:
    for plaats, vraagdeel in enumerate(steen[0][1].vragen):
        yield VraagBeeld(
            vraagdeel.vraag,
            steen[0][1].bouwsteen,
            tuple((naam, deel.vragen[plaats]) for naam, deel in steen),
            regionaal.get(vraagdeel.vraag.id),
        )


def _gemeente(rapport: Rapport) -> GemeenteBeeld:
    vragen = [vraag for plateau in rapport.plateaus for vraag in plateau.vragen]
    gegeven = [vraag for vraag in vragen if vraag.stand is not Stand.OPEN]
    open_ = [vraag for vraag in vragen if vraag.stand is Stand.OPEN]
    geerfd = sum(vraag.score.geerfd for vraag in gegeven)
    return GemeenteBeeld(
        rapport.naam,
        geerfd,
        len(gegeven) - geerfd,
        len(open_),
        sum(vraag.vraag.schaal is Schaal.LOKAAL for vraag in open_),
        tuple(
            (vraag.vraag, vraag.antwoord.resttaken)
            for vraag in vragen
            if vraag.antwoord is not None and vraag.antwoord.resttaken and not vraag.score.geerfd
        ),
    )
