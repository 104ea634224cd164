"""What happened to the explanations for lack of rijksmiddelen, and to their amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from vngcheck.dossier import Antwoord, GeldendAntwoord, Waarde
from vngcheck.geld import per_jaar
from vngcheck.kader import Plicht, Reden
from vngcheck.score import gebreken
from vngcheck.vergelijk.model import BedragBeweging, KnakenBeweging, KnakenSoort, Momentopname

_NIETS: Final = GeldendAntwoord(Antwoord())


def knaken(oud: Momentopname, nieuw: Momentopname) -> tuple[KnakenBeweging, ...]:
    """What happened to each explanation that either measurement has, in the order of the kader."""
    return tuple(_bewegingen(oud, nieuw))


def totalen(delen: Iterable[KnakenBeweging], *, van_regio: bool) -> tuple[BedragBeweging, ...]:
    """All amounts of one party together by year, of the explanations of each measurement.

    Args:
        delen: the explanations.
        van_regio: those of the regio, which are inherited; else those of the dossier itself.
    """
    oud: Counter[int] = Counter()
    nieuw: Counter[int] = Counter()
    for deel in delen:
        for bedrag in deel.bedragen:
            if deel.van_regio_oud is van_regio and bedrag.oud:
                oud[bedrag.jaar] += bedrag.oud
            if deel.van_regio_nieuw is van_regio and bedrag.nieuw:
                nieuw[bedrag.jaar] += bedrag.nieuw
    jaren = sorted({*oud, *nieuw})
    return tuple(BedragBeweging(jaar=j, oud=oud[j], nieuw=nieuw[j]) for j in jaren)


def _bewegingen(oud: Momentopname, nieuw: Momentopname) -> Iterator[KnakenBeweging]:
    for vraag in nieuw.kader.vragen.values():
        een = oud.antwoorden.get(vraag.id, _NIETS)
        ander = nieuw.antwoorden.get(vraag.id, _NIETS)
        was, is_ = _is_uitleg(een), _is_uitleg(ander)
        if not was and not is_:
            continue
        eind_oud = _einde(een) if was else None
        eind_nieuw = _einde(ander) if is_ else None
        uitleg = (ander.antwoord.geen_knaken if is_ else None) or een.antwoord.geen_knaken
        soort = _soort(een, ander, oud.peildatum, nieuw.peildatum) if was else KnakenSoort.NIEUW
        yield KnakenBeweging(
            vraag=vraag.id,
            soort=soort,
            telde=was
            and een.telt is not None
            and not gebreken(oud.kader, vraag, een, oud.peildatum),
            telt=is_
            and ander.telt is not None
            and not gebreken(nieuw.kader, vraag, ander, nieuw.peildatum),
            wettelijk=vraag.plicht is Plicht.WETTELIJK,
            van_regio_oud=een.geerfd,
            van_regio_nieuw=ander.geerfd,
            verlopen=eind_oud is not None and eind_oud < nieuw.peildatum,
            uitleg_veranderd=_is_veranderd(een, ander),
            zonder_bewijs=ander.telt in {Waarde.JA, Waarde.DEELS} and not ander.antwoord.bewijs,
            wat_niet=uitleg.wat_niet if uitleg else None,
            vervalt_op_oud=eind_oud,
            vervalt_op_nieuw=eind_nieuw,
            bedragen=_bedragen(een if was else _NIETS, ander if is_ else _NIETS),
        )


def _is_uitleg(geldend: GeldendAntwoord) -> bool:
    """Whether a deels or nee is explained for lack of rijksmiddelen, completely or not."""
    antwoord = geldend.antwoord
    return antwoord.antwoord in {Waarde.DEELS, Waarde.NEE} and (
        antwoord.geen_knaken is not None or antwoord.reden is Reden.GEEN_RIJKSMIDDELEN
    )


def _soort(
    een: GeldendAntwoord, ander: GeldendAntwoord, peil_oud: date, peil_nieuw: date
) -> KnakenSoort:
    """What happened to an explanation that the old measurement has."""
    if ander.telt is Waarde.JA:
        return KnakenSoort.OPGELOST
    if ander.telt is Waarde.NVT:
        return KnakenSoort.NVT
    if ander.telt is None and (een.telt is not None or not _is_uitleg(ander)):
        return KnakenSoort.OPEN
    if not _is_uitleg(ander):
        return KnakenSoort.VERDWENEN
    # Only the reden is left of it, or there was nothing but the reden.
    had, heeft = een.antwoord.geen_knaken is not None, ander.antwoord.geen_knaken is not None
    if had is not heeft:
        return KnakenSoort.NIEUW if heeft else KnakenSoort.VERDWENEN
    return _termijn(_einde(een), _einde(ander), peil_oud, peil_nieuw)


def _termijn(oud: date | None, nieuw: date | None, peil_oud: date, peil_nieuw: date) -> KnakenSoort:
    """What happened to an explanation that both measurements have; told from where it ends."""
    was_verlopen = oud is not None and oud < peil_oud
    # With another end that has passed as well it does not apply longer: it lapsed again.
    if nieuw is not None and nieuw < peil_nieuw and (not was_verlopen or nieuw != oud):
        return KnakenSoort.VERLOPEN
    if oud is not None and (nieuw is None or nieuw > oud):
        return KnakenSoort.VERLENGD
    if nieuw is not None and (oud is None or nieuw < oud):
        return KnakenSoort.VERKORT
    return KnakenSoort.GEBLEVEN


def _einde(geldend: GeldendAntwoord) -> date | None:
    uitleg = geldend.antwoord.geen_knaken
    return uitleg.vervalt_op if uitleg else None


def _is_veranderd(een: GeldendAntwoord, ander: GeldendAntwoord) -> bool:
    """Whether both explain it differently, apart from the amounts and the end: see those."""
    if not (_is_uitleg(een) and _is_uitleg(ander)):
        return False
    was, is_ = een.antwoord.geen_knaken, ander.antwoord.geen_knaken
    if was is None or is_ is None:
        return False
    zonder = {"bedragen": (), "vervalt_op": None}
    return was.model_copy(update=zonder) != is_.model_copy(update=zonder)


def _bedragen(een: GeldendAntwoord, ander: GeldendAntwoord) -> tuple[BedragBeweging, ...]:
    oud, nieuw = _per_jaar(een), _per_jaar(ander)
    jaren = sorted({*oud, *nieuw})
    return tuple(
        BedragBeweging(jaar=jaar, oud=oud.get(jaar, 0), nieuw=nieuw.get(jaar, 0)) for jaar in jaren
    )


def _per_jaar(geldend: GeldendAntwoord) -> dict[int, int]:
    uitleg = geldend.antwoord.geen_knaken
    return {t.jaar: t.totaal for t in per_jaar(uitleg.bedragen)} if uitleg else {}
