"""What became of the acties that were promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from vngcheck.dossier import Actie, ActieStatus, GeldendeAntwoorden, Waarde
from vngcheck.rapport.agenda import te_laat
from vngcheck.velden import kaal
from vngcheck.vergelijk.model import ActieBeweging, ActieSoort, Momentopname

_GELIJKEND: Final = 80
"""How alike, of 100, the texts of two acties for one vraag must be to be taken for the same."""
_GESLOTEN: Final = frozenset({ActieStatus.GEREED, ActieStatus.VERVALLEN})


def acties(oud: Momentopname, nieuw: Momentopname) -> tuple[ActieBeweging, ...]:
    """What became of each actie: first those of the old dossier, then what is new.

    An actie is the same when it is for the same vraag and has the same text, capitals and
    accents aside; or else when its text is much like it, which the result then says.
    """
    paren = _paren(oud.acties, nieuw.acties)
    gevonden = {nummer for nummer, _ in paren.values()}
    uit = []
    for nummer, actie in enumerate(oud.acties):
        plaats, anders = paren.get(nummer, (None, False))
        ander = None if plaats is None else nieuw.acties[plaats]
        uit.append(_beweging(actie, ander, (nummer, plaats), nieuw, anders_verwoord=anders))
    for nummer, actie in enumerate(nieuw.acties):
        if nummer not in gevonden:
            uit.append(_nieuw(actie, nummer, nieuw))
    return tuple(uit)


def _beweging(
    oud: Actie,
    ander: Actie | None,
    nummers: tuple[int, int | None],
    nieuw: Momentopname,
    *,
    anders_verwoord: bool,
) -> ActieBeweging:
    laatste = ander or oud
    uitgesteld = bool(ander and oud.gereed and ander.gereed and ander.gereed > oud.gereed)
    return ActieBeweging(
        soort=_soort(oud, ander, nieuw),
        nummer_oud=nummers[0],
        nummer_nieuw=nummers[1],
        vraag=laatste.vraag,
        actie=laatste.actie,
        gereed_oud=oud.gereed,
        gereed_nieuw=ander.gereed if ander else None,
        status=laatste.status,
        vraag_nu=_antwoord(nieuw.antwoorden, laatste.vraag),
        uitgesteld=uitgesteld,
        al_voorbij=False,
        anders_verwoord=anders_verwoord,
    )


def _soort(oud: Actie, ander: Actie | None, nieuw: Momentopname) -> ActieSoort:
    was_gesloten = oud.status in _GESLOTEN
    if ander is None:
        return ActieSoort.AFGESLOTEN if was_gesloten else ActieSoort.VERDWENEN
    if ander.status in _GESLOTEN:
        if was_gesloten:
            return ActieSoort.AFGESLOTEN
        gereed = ander.status is ActieStatus.GEREED
        return ActieSoort.GEDAAN if gereed else ActieSoort.VERVALLEN
    if was_gesloten:
        return ActieSoort.HEROPEND
    # A day that was taken away was still promised.
    beloofd = ander if ander.gereed else ander.model_copy(update={"gereed": oud.gereed})
    return ActieSoort.TE_LAAT if te_laat(beloofd, nieuw.peildatum) else ActieSoort.LOOPT


def _nieuw(actie: Actie, nummer: int, nieuw: Momentopname) -> ActieBeweging:
    return ActieBeweging(
        soort=ActieSoort.NIEUW,
        nummer_oud=None,
        nummer_nieuw=nummer,
        vraag=actie.vraag,
        actie=actie.actie,
        gereed_oud=None,
        gereed_nieuw=actie.gereed,
        status=actie.status,
        vraag_nu=_antwoord(nieuw.antwoorden, actie.vraag),
        uitgesteld=False,
        al_voorbij=te_laat(actie, nieuw.peildatum),
        anders_verwoord=False,
    )


def _antwoord(antwoorden: GeldendeAntwoorden, vraag: str) -> Waarde | None:
    geldend = antwoorden.get(vraag)
    return geldend.telt if geldend else None


def _paren(oud: Sequence[Actie], nieuw: Sequence[Actie]) -> Mapping[int, tuple[int, bool]]:
    """Which old actie is which new one, by their places; and whether its text differs."""
    paren: dict[int, tuple[int, bool]] = {}
    over = list(range(len(nieuw)))
    for nummer, actie in enumerate(oud):
        zelfde = next((n for n in over if _sleutel(nieuw[n]) == _sleutel(actie)), None)
        if zelfde is not None:
            paren[nummer] = (zelfde, False)
            over.remove(zelfde)
    for _, nummer, ander in _gelijkenissen(oud, nieuw, set(paren), over):
        if nummer not in paren and ander in over:
            paren[nummer] = (ander, True)
            over.remove(ander)
    return paren


def _gelijkenissen(
    oud: Sequence[Actie], nieuw: Sequence[Actie], klaar: set[int], over: Sequence[int]
) -> list[tuple[float, int, int]]:
    """The pairs that are much alike, the most alike first."""
    from rapidfuzz.fuzz import token_sort_ratio

    paren = [
        (-token_sort_ratio(kaal(oud[een].actie), kaal(nieuw[ander].actie)), een, ander)
        for een in range(len(oud))
        if een not in klaar
        for ander in over
        if oud[een].vraag == nieuw[ander].vraag
    ]
    return sorted(paar for paar in paren if -paar[0] >= _GELIJKEND)


def _sleutel(actie: Actie) -> tuple[str, str]:
    return actie.vraag, " ".join(kaal(actie.actie).split())
