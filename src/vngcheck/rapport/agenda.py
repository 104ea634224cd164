"""The uitvoeringsagenda: what will be done when, and for which hiaten nothing will."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vngcheck.dossier import Actie, ActieStatus, Dossier, Waarde
from vngcheck.kader import Vraag


@dataclass(frozen=True, slots=True)
class Hiaat:
    """A vraag answered deels or nee; `geerfd` when the antwoord comes from the regio."""

    vraag: Vraag
    antwoord: Waarde | None
    uitgelegd: bool
    geerfd: bool


@dataclass(frozen=True, slots=True)
class ActieDeel:
    """One actie with its vraag; `te_laat`: it was to be ready before the peildatum, and is not."""

    actie: Actie
    vraag: Vraag
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Jaargroep:
    """The acties of one year; None for those without any date."""

    jaar: int | None
    acties: tuple[ActieDeel, ...]

    def met_status(self, status: str) -> int:
        """How many of them have a status."""
        return sum(deel.actie.status == status for deel in self.acties)


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
        deel = ActieDeel(actie, vragen[actie.vraag], te_laat(actie, dossier.peildatum))
        groepen.setdefault(_jaar(actie), []).append(deel)
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


def _jaar(actie: Actie) -> int | None:
    """The year in which an actie is to be ready, or else starts, or else costs last."""
    dag = actie.gereed or actie.start
    return dag.year if dag else max((kost.jaar for kost in actie.kosten), default=None)


def _is_vervallen(actie: Actie) -> bool:
    return actie.status is ActieStatus.VERVALLEN


def _vervallen(deel: ActieDeel) -> bool:
    """What will not happen any more comes last."""
    return _is_vervallen(deel.actie)


def _vragen_met(acties: Iterable[Actie]) -> set[str]:
    return {actie.vraag for actie in acties if not _is_vervallen(actie)}
