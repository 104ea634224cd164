"""What a comparison consists of: the models that screen, JSON and report are made from.

Nothing here holds an `intern` text. Texts of a dossier (`actie`, `wat_niet`) are untrusted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict

from vngcheck.dossier import Actie, ActieStatus, GeldendeAntwoorden, Waarde
from vngcheck.kader import Kader
from vngcheck.score import BouwsteenOordeel, Interval, Meting, PlateauOordeel


class Beweging(StrEnum):
    """What happened to a vraag; in the order in which it is told.

    To and from nvt is neither better nor worse: the score changes, and nothing was done.
    """

    BETER = "beter"
    SLECHTER = "slechter"
    NIEUW = "nieuw"
    WEG = "weg"
    TE_HERBEVESTIGEN = "te_herbevestigen"
    NAAR_NVT = "naar_nvt"
    VAN_NVT = "van_nvt"
    HERBEVESTIGD = "herbevestigd"
    ONGEWIJZIGD = "ongewijzigd"


STIL: Final = frozenset({Beweging.HERBEVESTIGD, Beweging.ONGEWIJZIGD})
"""What leaves the antwoord as it was."""


class Kanttekening(StrEnum):
    """What a reader must know of an antwoord before taking it for progress.

    The last five compare with before, and are told of an antwoord that stayed the same too.
    NU_VAN_REGIO: the gemeente had an antwoord of its own. PLANNING_VOORBIJ: it was to be ready
    between the two peildata, and is deels or nee still.
    """

    VAN_REGIO = "van_regio"
    NVT = "nvt"
    ZONDER_BEWIJS = "zonder_bewijs"
    VOORBEHOUD = "voorbehoud"
    WAS_TE_HERBEVESTIGEN = "was_te_herbevestigen"
    BEWIJS_WEG = "bewijs_weg"
    NIEUW_VOORBEHOUD = "nieuw_voorbehoud"
    UITLEG_TELT_NIET_MEER = "uitleg_telt_niet_meer"
    NU_VAN_REGIO = "nu_van_regio"
    PLANNING_VOORBIJ = "planning_voorbij"


MINDER_ZEKER: Final = (
    Kanttekening.BEWIJS_WEG,
    Kanttekening.NIEUW_VOORBEHOUD,
    Kanttekening.UITLEG_TELT_NIET_MEER,
    Kanttekening.NU_VAN_REGIO,
)
"""What is less sure than it was, or less one's own, even when the antwoord stayed the same."""
OOK_BIJ_STIL: Final = (*MINDER_ZEKER, Kanttekening.PLANNING_VOORBIJ)
"""What is told of even when the antwoord stayed the same."""


class Richting(StrEnum):
    """Which way a score went; only certain where the two intervals do not even touch."""

    ZEKER_HOGER = "zeker_hoger"
    MOGELIJK_HOGER = "mogelijk_hoger"
    GELIJK = "gelijk"
    ONBEKEND = "onbekend"
    MOGELIJK_LAGER = "mogelijk_lager"
    ZEKER_LAGER = "zeker_lager"


class KnakenSoort(StrEnum):
    """What happened to an explanation for lack of rijksmiddelen; in the order of telling."""

    OPGELOST = "opgelost"
    VERLOPEN = "verlopen"
    NIEUW = "nieuw"
    VERDWENEN = "verdwenen"
    OPEN = "open"
    NVT = "nvt"
    VERLENGD = "verlengd"
    VERKORT = "verkort"
    GEBLEVEN = "gebleven"


class ActieSoort(StrEnum):
    """What became of an actie; in the order of telling.

    TE_LAAT: it was to be ready before the new peildatum, and is not; also when the new dossier
    names no day any more. VERDWENEN: it was
    promised, and the new dossier says nothing of it. AFGESLOTEN: it was gereed or vervallen
    in the old dossier already.
    """

    GEDAAN = "gedaan"
    TE_LAAT = "te_laat"
    VERDWENEN = "verdwenen"
    VERVALLEN = "vervallen"
    HEROPEND = "heropend"
    LOOPT = "loopt"
    NIEUW = "nieuw"
    AFGESLOTEN = "afgesloten"


class _Uitkomst(BaseModel):
    model_config = ConfigDict(frozen=True)


class VraagStand(_Uitkomst):
    """A vraag at one peildatum: `antwoord` is what counts, null for open.

    `te_herbevestigen` is the antwoord that waits to be confirmed, if any.
    """

    antwoord: Waarde | None
    te_herbevestigen: Waarde | None
    uitgelegd: bool
    geerfd: bool
    bewijs: bool
    voorbehoud: bool
    datum: date | None


class VraagBeweging(_Uitkomst):
    """One vraag at both peildata."""

    id: str
    plateau: str
    beweging: Beweging
    kanttekeningen: tuple[Kanttekening, ...]
    oud: VraagStand
    nieuw: VraagStand

    @property
    def stil_met_kanttekening(self) -> bool:
        """Whether the antwoord stayed the same, and there is something to tell all the same."""
        return self.beweging in STIL and not set(OOK_BIJ_STIL).isdisjoint(self.kanttekeningen)


class BouwsteenBeweging(_Uitkomst):
    """One bouwsteen at both peildata.

    `door_regio_of_nvt`: a vraag of it improved only because the regio answers it, or because it no
    longer applies.
    """

    id: str
    oud: BouwsteenOordeel
    nieuw: BouwsteenOordeel
    score_oud: Interval | None
    score_nieuw: Interval | None
    richting: Richting | None
    door_regio_of_nvt: bool

    @property
    def is_veranderd(self) -> bool:
        """Whether its oordeel or score changed."""
        return (self.oud, self.score_oud) != (self.nieuw, self.score_nieuw)


class Meetpunt(_Uitkomst):
    """One plateau at one peildatum; as in `score.PlateauScore`."""

    peildatum: date
    oordeel: PlateauOordeel
    score: Interval | None
    ingevuld: float | None
    bewezen: float | None
    kern: Meting


class PlateauBeweging(_Uitkomst):
    """One plateau at both peildata.

    `richting` is null when either has no score. `zonder_regio_en_nvt` is the new score if each
    vraag that improved only because the regio answers it, or because it no longer applies, had
    stayed as it was, `kern_zonder_regio_en_nvt` the same of the kern, and
    `oordeel_zonder_regio_en_nvt` the oordeel; null when there is no such vraag.
    """

    id: str
    oud: Meetpunt
    nieuw: Meetpunt
    richting: Richting | None
    zonder_regio_en_nvt: Interval | None
    kern_zonder_regio_en_nvt: Interval | None
    oordeel_zonder_regio_en_nvt: PlateauOordeel | None
    bouwstenen: tuple[BouwsteenBeweging, ...]


class BedragBeweging(_Uitkomst):
    """The amounts of one year, in whole euros."""

    jaar: int
    oud: int
    nieuw: int

    @property
    def verschil(self) -> int:
        """What came on top; below zero when it became less."""
        return self.nieuw - self.oud


class KnakenBeweging(_Uitkomst):
    """One explanation at both peildata.

    `telde` and `telt`: whether it counted as explanation. `verlopen`: what the old dossier said
    held until a day before the new peildatum. `van_regio_oud` and `van_regio_nieuw`: whose antwoord
    it was and is, and so whose amounts. `uitleg_veranderd`: both explain it, in other words or with
    another besluit. `zonder_bewijs`: the antwoord is ja or deels now, and no bewijs is named.
    """

    vraag: str
    soort: KnakenSoort
    telde: bool
    telt: bool
    wettelijk: bool
    van_regio_oud: bool
    van_regio_nieuw: bool
    verlopen: bool
    uitleg_veranderd: bool
    zonder_bewijs: bool
    wat_niet: str | None
    vervalt_op_oud: date | None
    vervalt_op_nieuw: date | None
    bedragen: tuple[BedragBeweging, ...]

    @property
    def bedrag_veranderd(self) -> bool:
        """Whether any year has another amount."""
        return any(bedrag.verschil for bedrag in self.bedragen)


class ActieBeweging(_Uitkomst):
    """One actie; `nummer_oud` and `nummer_nieuw` are its places in the two files, from 0.

    `actie` is its newest text. `anders_verwoord`: taken for the same though the text differs.
    `vraag_nu`: the antwoord on its vraag that counts now, null for open. `uitgesteld`: its day
    was moved to a later one. `al_voorbij`: it is new, and its day went by already.
    """

    soort: ActieSoort
    nummer_oud: int | None
    nummer_nieuw: int | None
    vraag: str
    actie: str
    gereed_oud: date | None
    gereed_nieuw: date | None
    status: ActieStatus | None
    vraag_nu: Waarde | None
    uitgesteld: bool
    al_voorbij: bool
    anders_verwoord: bool


class Vergelijking(_Uitkomst):
    """Everything that changed between two peildata.

    `geen_knaken_per_jaar` are the amounts of the dossiers themselves. Those that come with an
    inherited antwoord are of the whole regio, so they stand apart, in `geen_knaken_regio_per_jaar`.
    """

    oud: date
    nieuw: date
    plateaus: tuple[PlateauBeweging, ...]
    vragen: tuple[VraagBeweging, ...]
    geen_knaken: tuple[KnakenBeweging, ...]
    geen_knaken_per_jaar: tuple[BedragBeweging, ...]
    geen_knaken_regio_per_jaar: tuple[BedragBeweging, ...]
    acties: tuple[ActieBeweging, ...]

    @property
    def telling(self) -> Counter[Beweging]:
        """How many vragen moved which way."""
        return Counter(vraag.beweging for vraag in self.vragen)

    def met(self, beweging: Beweging) -> list[VraagBeweging]:
        """The vragen that moved one way, in the order of the kader."""
        return [vraag for vraag in self.vragen if vraag.beweging is beweging]


class PlateauLijn(_Uitkomst):
    """One plateau over all measurements, the oldest first."""

    id: str
    punten: tuple[Meetpunt, ...]


@dataclass(frozen=True, slots=True)
class Momentopname:
    """What is compared: the antwoorden that count and the acties, at one peildatum."""

    kader: Kader
    antwoorden: GeldendeAntwoorden
    acties: Sequence[Actie]
    peildatum: date
