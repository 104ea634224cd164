"""What a report consists of: the models that every form of it is made from.

Nothing here knows HTML or PDF. Texts of the dossier are passed on as they are; whoever
renders them must treat them as untrusted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from vngcheck import __version__
from vngcheck.dossier import Actie, ActieStatus, Antwoord, Dossier, Waarde
from vngcheck.errors import Melding
from vngcheck.geld import Jaartotaal
from vngcheck.kader import Bouwsteen, Kader, Plateau, Plicht, Status, Vraag
from vngcheck.opmaak import datum
from vngcheck.rapport.agenda import Agenda
from vngcheck.rapport.cijfers import CijferDeel
from vngcheck.rapport.financien import Financien
from vngcheck.rapport.groeipad import Groeipad
from vngcheck.rapport.landelijk import Landelijk
from vngcheck.rapport.partners import Netwerk
from vngcheck.rapport.soorten import Editie
from vngcheck.score import BouwsteenScore, PlateauScore, VraagScore, ernst
from vngcheck.woorden import gebrekentekst

if TYPE_CHECKING:
    from vngcheck.rapport.regiovergelijking import Regiovergelijking
    from vngcheck.rapport.verandering import Verandering


class Stand(StrEnum):
    """Where a vraag stands, as a reader sees it; in the order in which charts show it."""

    VOLDOET = "voldoet"
    UITGELEGD = "uitgelegd"
    DEELS = "deels"
    NIET = "niet"
    OPEN = "open"
    NVT = "nvt"


ERNSTIGSTE: Final = 3
"""How many hiaten the summary names."""


@dataclass(frozen=True, slots=True)
class VraagDeel:
    """One vraag with all that the dossier says about it.

    `antwoord` is the one that counts, own or inherited, without `intern` in the openbare
    editie; None when the dossier says nothing. `termijn_verstreken`: it was gepland for a day
    before the peildatum. `niet_geerfd`: what the regio says where the vraag is open and that
    does not count.
    """

    vraag: Vraag
    score: VraagScore
    antwoord: Antwoord | None
    geerfd_van: str | None
    acties: tuple[Actie, ...]
    termijn_verstreken: bool
    niet_geerfd: Antwoord | None

    @property
    def stand(self) -> Stand:
        """Where it stands."""
        match self.score.antwoord:
            case Waarde.JA:
                return Stand.VOLDOET
            case Waarde.NVT:
                return Stand.NVT
            case None:
                return Stand.OPEN
            case _ if self.score.uitgelegd:
                return Stand.UITGELEGD
            case Waarde.DEELS:
                return Stand.DEELS
            case _:
                return Stand.NIET

    @property
    def is_hiaat(self) -> bool:
        """Whether it is answered deels or nee."""
        return self.score.antwoord in {Waarde.DEELS, Waarde.NEE}

    @property
    def met_voorbehoud(self) -> bool:
        """Whether it is answered ja, but not without more."""
        return self.stand is Stand.VOLDOET and self.score.voorbehoud is not None

    @property
    def acties_die_gelden(self) -> list[Actie]:
        """The acties that are not dropped."""
        return [actie for actie in self.acties if actie.status is not ActieStatus.VERVALLEN]

    @property
    def is_wettelijk(self) -> bool:
        """Whether a law demands it."""
        return self.vraag.plicht is Plicht.WETTELIJK

    @property
    def waarom_niet_uitgelegd(self) -> str:
        """Why its explanation does not count; empty when it does, or when there is none."""
        return gebrekentekst(self.vraag, self.score.gebreken)

    @property
    def vervalt_op(self) -> date | None:
        """Until when its explanation holds."""
        uitleg = self.antwoord.geen_knaken if self.antwoord else None
        return uitleg.vervalt_op if uitleg else None


@dataclass(frozen=True, slots=True)
class BouwsteenDeel:
    """One bouwsteen with its vragen."""

    bouwsteen: Bouwsteen
    thema: str
    score: BouwsteenScore
    vragen: tuple[VraagDeel, ...]

    @property
    def telling(self) -> Counter[Stand]:
        """How many vragen stand where."""
        return Counter(vraag.stand for vraag in self.vragen)


@dataclass(frozen=True, slots=True)
class PlateauDeel:
    """One plateau with its bouwstenen, in words for a raad."""

    plateau: Plateau
    score: PlateauScore
    band: str
    uitleg: str
    bouwstenen: tuple[BouwsteenDeel, ...]

    @property
    def vragen(self) -> list[VraagDeel]:
        """All its vragen, in the order of the kader."""
        return [vraag for steen in self.bouwstenen for vraag in steen.vragen]

    @property
    def telling(self) -> Counter[Stand]:
        """How many vragen stand where."""
        return Counter(vraag.stand for vraag in self.vragen)

    @property
    def hiaten(self) -> list[VraagDeel]:
        """What is deels or nee: statutory duties first, then by plicht and sterkte."""
        return sorted(
            (vraag for vraag in self.vragen if vraag.is_hiaat),
            key=lambda deel: ernst(deel.vraag, deel.score),
        )

    @property
    def open(self) -> list[VraagDeel]:
        """What has no antwoord that counts."""
        return [vraag for vraag in self.vragen if vraag.stand is Stand.OPEN]

    @property
    def zonder_bewijs(self) -> int:
        """How many ja and deels have no bewijs."""
        return sum(
            vraag.score.antwoord in {Waarde.JA, Waarde.DEELS} and not vraag.score.bewijs
            for vraag in self.vragen
        )

    @property
    def met_voorbehoud(self) -> int:
        """How many ja hold only with a reservation."""
        return sum(vraag.met_voorbehoud for vraag in self.vragen)

    @property
    def geerfd(self) -> int:
        """How many antwoorden that count come from the regio."""
        return sum(v.score.geerfd and v.score.antwoord is not None for v in self.vragen)


@dataclass(frozen=True, slots=True)
class GeenKnakenDeel:
    """The chapter "geen knaken, geen taken".

    `telt` counts as explanation, `telt_niet` lacks something, `wettelijk` never counts;
    the totals add up the amounts of all three, apart.
    """

    telt: tuple[VraagDeel, ...]
    telt_niet: tuple[VraagDeel, ...]
    wettelijk: tuple[VraagDeel, ...]
    totaal_telt: tuple[Jaartotaal, ...]
    totaal_telt_niet: tuple[Jaartotaal, ...]
    totaal_wettelijk: tuple[Jaartotaal, ...]

    @property
    def is_leeg(self) -> bool:
        """Whether the dossier explains nothing for lack of rijksmiddelen."""
        return not (self.telt or self.telt_niet or self.wettelijk)


@dataclass(frozen=True, slots=True)
class Rapport:
    """The whole content of a report.

    The checksums are of the files of the dossier and its regio, in hexadecimal. `met_dossier`:
    the dossier itself travels inside. `gemaakt_op`: a date that whoever makes it laid down;
    the clock is never read.
    """

    naam: str
    ondertitel: str
    editie: Editie
    dossier: Dossier
    kader: Kader
    kader_sha256: str
    regio: str | None
    leden: tuple[str, ...]
    plateaus: tuple[PlateauDeel, ...]
    geen_knaken: GeenKnakenDeel
    kosten: tuple[Jaartotaal, ...]
    tekort: tuple[Jaartotaal, ...]
    agenda: Agenda
    financien: Financien
    groeipad: Groeipad
    netwerk: Netwerk
    landelijk: Landelijk
    cijfers: CijferDeel
    beslispunten: tuple[str, ...]
    beslispunten_van_dossier: bool
    persoonsgegevens: tuple[Melding, ...]
    dossier_sha256: str
    regio_sha256: str | None
    verandering: Verandering | None = None
    regiovergelijking: Regiovergelijking | None = None
    met_dossier: bool = False
    gemaakt_op: date | None = None
    vngcheck: str = __version__

    @property
    def titel(self) -> str:
        """The title of the document."""
        voor = "Fictief voorbeeld: " if self.dossier.fictief else ""
        return f"{voor}Aanpak mensenhandel {self.naam}, stand op {datum(self.dossier.peildatum)}"

    @property
    def is_reconstructie(self) -> bool:
        """Whether the kader is not the official text."""
        return self.kader.status is Status.RECONSTRUCTIE

    @property
    def ernstigste(self) -> list[VraagDeel]:
        """The hiaten that weigh most: first those that are not uitgelegd, plateau by plateau."""
        hiaten = [v for p in self.plateaus for v in p.hiaten]
        return sorted(hiaten, key=lambda v: v.score.uitgelegd)[:ERNSTIGSTE]

    @property
    def wettelijk_open(self) -> list[VraagDeel]:
        """The statutory duties without an antwoord that counts."""
        return [v for p in self.plateaus for v in p.open if v.is_wettelijk]

    @property
    def wettelijk_met_voorbehoud(self) -> list[VraagDeel]:
        """The statutory duties answered ja with a reservation."""
        return [
            vraag
            for plateau in self.plateaus
            for vraag in plateau.vragen
            if vraag.is_wettelijk and vraag.met_voorbehoud
        ]

    @property
    def wettelijke_hiaten(self) -> list[VraagDeel]:
        """The statutory duties that are not, or not wholly, met."""
        return [v for p in self.plateaus for v in p.hiaten if v.is_wettelijk]
