"""The uitvoeringsagenda: what will be done when, and for which hiaten nothing will."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from vngcheck.dossier import Actie, ActieStatus, Dossier, Waarde
from vngcheck.kader import Plicht, Vraag
from vngcheck.opmaak import aantal, opsomming
from vngcheck.woorden import deels_of_nee


class Jaarbron(StrEnum):
    """What the year of an actie was taken from; the first that the dossier names."""

    GEREED = "het jaar waarin zij klaar moet zijn"
    START = "het jaar waarin zij begint"
    KOSTEN = "het laatste jaar van haar kosten"
    GEPLAND = "het jaar dat het antwoord op haar vraag noemt"


@dataclass(frozen=True, slots=True)
class Hiaat:
    """A vraag answered deels or nee; `geerfd` when the antwoord comes from the regio."""

    plateau: str
    vraag: Vraag
    antwoord: Waarde | None
    uitgelegd: bool
    geerfd: bool

    @property
    def is_wettelijk(self) -> bool:
        """Whether a law demands it."""
        return self.vraag.plicht is Plicht.WETTELIJK


@dataclass(frozen=True, slots=True)
class ActieDeel:
    """One actie with its vraag; `te_laat`: it was to be ready before the peildatum, and is not.

    `jaarbron` is what its year was taken from; None without a year. `gepland` is that of the
    antwoord on its vraag, when the year was taken from it.
    """

    actie: Actie
    vraag: Vraag
    te_laat: bool
    jaarbron: Jaarbron | None = None
    gepland: date | None = None


KOLOMMEN: Final[Mapping[str, Callable[[ActieDeel], object]]] = {
    "resultaat": lambda deel: deel.actie.resultaat,
    "wie": lambda deel: deel.actie.trekker or deel.actie.partners,
    "planning": lambda deel: (
        deel.actie.status or deel.actie.start or deel.actie.gereed or deel.gepland
    ),
    "kosten": lambda deel: deel.actie.kosten,
}
"""What a table can say of an actie beside its name; nothing where the dossier says nothing."""


@dataclass(frozen=True, slots=True)
class Jaargroep:
    """The acties of one year; None for those without any date."""

    jaar: int | None
    acties: tuple[ActieDeel, ...]

    def met_status(self, status: str) -> int:
        """How many of them have a status."""
        return sum(deel.actie.status == status for deel in self.acties)

    @property
    def titel(self) -> str:
        """How many there are: "6 acties in 2026, waarvan 1 gereed en 1 vervallen"."""
        klaar = [
            f"{getal} {status}"
            for status in (ActieStatus.GEREED, ActieStatus.VERVALLEN)
            if (getal := self.met_status(status))
        ]
        waar = f"in {self.jaar}" if self.jaar else "zonder jaar"
        waarvan = f", waarvan {opsomming(klaar)}" if klaar else ""
        return f"{aantal(len(self.acties), 'actie', 'acties')} {waar}{waarvan}"

    @property
    def kolommen(self) -> list[str]:
        """The KOLOMMEN that say something of at least one actie."""
        return [naam for naam, wat in KOLOMMEN.items() if any(map(wat, self.acties))]

    @property
    def met_streepje(self) -> bool:
        """Whether one of its columns says nothing of some actie."""
        return not all(KOLOMMEN[naam](deel) for naam in self.kolommen for deel in self.acties)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The whole uitvoeringsagenda.

    `zonder_actie` are the hiaten for which no actie stands, neither here nor, for an antwoord
    that comes from the regio, in the dossier of the regio; `in_regio` counts those for which
    only the regio has one, and `van_regio` are those acties of the regio.
    """

    groepen: tuple[Jaargroep, ...]
    zonder_actie: tuple[Hiaat, ...]
    in_regio: int
    van_regio: tuple[ActieDeel, ...] = ()

    @property
    def acties(self) -> list[ActieDeel]:
        """All acties, year by year."""
        return [deel for groep in self.groepen for deel in groep.acties]

    @property
    def te_laat(self) -> int:
        """How many acties are late."""
        return sum(deel.te_laat for deel in self.acties)

    @property
    def jaarzin(self) -> str:
        """By what year the acties are grouped, in words."""
        bronnen = [b for b in Jaarbron if any(deel.jaarbron is b for deel in self.acties)]
        if not bronnen:
            return "Het dossier noemt bij geen enkele actie een jaar."
        zinnen = [f"Een actie staat bij {bronnen[0]}."]
        if bronnen[0] is not Jaarbron.GEREED:
            klaar = "deze actie" if len(self.acties) == 1 else "deze acties"
            moet = "moet" if len(self.acties) == 1 else "moeten"
            zinnen.insert(0, f"Het dossier noemt niet wanneer {klaar} klaar {moet} zijn.")
        if rest := bronnen[1:]:
            zinnen.append(f"Is dat niet bekend, dan bij {', of anders bij '.join(rest)}.")
        return " ".join(zinnen)

    @property
    def met_streepje(self) -> bool:
        """Whether a dash stands in one of the tables."""
        return any(groep.met_streepje for groep in self.groepen)

    @property
    def zonderzin(self) -> str:
        """How many hiaten have no actie, and of which plateau they are."""
        telling = Counter(hiaat.plateau for hiaat in self.zonder_actie)
        vragen = aantal(len(self.zonder_actie), "vraag", "vragen")
        antwoord = deels_of_nee(hiaat.antwoord for hiaat in self.zonder_actie)
        if len(telling) == 1:
            (plateau,) = telling
            waar, verdeeld = f"Bij {vragen} van plateau {plateau}", ""
        else:
            delen = [f"{getal} van plateau {plateau}" for plateau, getal in telling.items()]
            waar, verdeeld = f"Bij {vragen}", f": {opsomming(delen)}"
        return f"{waar} is het antwoord {antwoord} en staat er geen actie{verdeeld}."

    @property
    def zonder_door_vervallen(self) -> bool:
        """Whether one of the hiaten without an actie has one that is vervallen."""
        zonder = {hiaat.vraag.id for hiaat in self.zonder_actie}
        return any(_is_vervallen(deel.actie) and deel.vraag.id in zonder for deel in self.acties)

    def regio_voor(self, vraag: str) -> list[Actie]:
        """The acties of the regio for a hiaat for which only the regio has one."""
        return [deel.actie for deel in self.van_regio if deel.vraag.id == vraag]

    @property
    def is_leeg(self) -> bool:
        """Whether there is nothing to do, and nothing that nobody does."""
        return not (self.groepen or self.zonder_actie or self.in_regio)


def maak_agenda(
    dossier: Dossier,
    vragen: Mapping[str, Vraag],
    hiaten: Iterable[Hiaat],
    acties_van_regio: Iterable[Actie] = (),
) -> Agenda:
    """Put the acties of a dossier in their years, and find the hiaten without any.

    An actie that is vervallen does not count for its hiaat.

    Args:
        dossier: with the acties.
        vragen: every vraag of the kader, by id.
        hiaten: what is deels or nee, in the order in which to name it.
        acties_van_regio: those of the regional dossier; they count for inherited antwoorden.
    """
    groepen: dict[int | None, list[ActieDeel]] = {}
    for actie in dossier.acties:
        antwoord = dossier.antwoorden.get(actie.vraag)
        jaar, bron, gepland = _jaar(actie, antwoord.gepland if antwoord else None)
        laat = te_laat(actie, dossier.peildatum)
        groepen.setdefault(jaar, []).append(
            ActieDeel(actie, vragen[actie.vraag], laat, bron, gepland)
        )
    eigen, regio = _vragen_met(dossier.acties), _vragen_met(acties_van_regio)
    over = [hiaat for hiaat in hiaten if hiaat.vraag.id not in eigen]
    zonder = tuple(h for h in over if not (h.geerfd and h.vraag.id in regio))
    elders = {hiaat.vraag.id for hiaat in over} - {hiaat.vraag.id for hiaat in zonder}
    jaren = sorted(groepen, key=lambda jaar: (jaar is None, jaar))
    return Agenda(
        tuple(Jaargroep(jaar, tuple(sorted(groepen[jaar], key=_vervallen))) for jaar in jaren),
        zonder,
        len(elders),
        tuple(
            ActieDeel(actie, vragen[actie.vraag], te_laat(actie, dossier.peildatum))
            for actie in acties_van_regio
            if actie.vraag in elders and not _is_vervallen(actie)
        ),
    )


def te_laat(actie: Actie, peildatum: date) -> bool:
    """Whether an actie was to be ready before the peildatum, and is not."""
    return (
        actie.gereed is not None
        and actie.gereed < peildatum
        and actie.status not in {ActieStatus.GEREED, ActieStatus.VERVALLEN}
    )


def _jaar(actie: Actie, gepland: date | None) -> tuple[int | None, Jaarbron | None, date | None]:
    """The year of an actie, what it was taken from, and `gepland` when that was it."""
    if actie.gereed:
        return actie.gereed.year, Jaarbron.GEREED, None
    if actie.start:
        return actie.start.year, Jaarbron.START, None
    if actie.kosten:
        return max(kost.jaar for kost in actie.kosten), Jaarbron.KOSTEN, None
    if gepland:
        return gepland.year, Jaarbron.GEPLAND, gepland
    return None, None, None


def _is_vervallen(actie: Actie) -> bool:
    return actie.status is ActieStatus.VERVALLEN


def _vervallen(deel: ActieDeel) -> bool:
    """What will not happen any more comes last."""
    return _is_vervallen(deel.actie)


def _vragen_met(acties: Iterable[Actie]) -> set[str]:
    return {actie.vraag for actie in acties if not _is_vervallen(actie)}
