"""What happened to each vraag, and what must be known of it before it is called progress."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from typing import Final

from vngcheck.dossier import Antwoord, GeldendAntwoord, GeldendeAntwoorden, Waarde
from vngcheck.score import VraagScore
from vngcheck.velden import kaal
from vngcheck.vergelijk.model import (
    Beweging,
    Kanttekening,
    Momentopname,
    VraagBeweging,
    VraagStand,
)

_NIETS: Final = GeldendAntwoord(Antwoord())
_PUNTEN: Final = {Waarde.NEE: 0, Waarde.DEELS: 1, Waarde.JA: 2}
_POSITIEF: Final = frozenset({Waarde.JA, Waarde.DEELS})
_VOORUIT: Final = frozenset({Beweging.BETER, Beweging.NIEUW, Beweging.VAN_NVT})


def beweging_van(
    plateau: str,
    scores: tuple[VraagScore, VraagScore],
    oud: Momentopname,
    nieuw: Momentopname,
) -> VraagBeweging:
    """What happened to one vraag.

    Args:
        plateau: the plateau it belongs to.
        scores: its score in the old and in the new.
        oud: the old measurement.
        nieuw: the new one.
    """
    vraag = scores[0].id
    eerder = oud.antwoorden.get(vraag, _NIETS)
    was = _stand(eerder, scores[0])
    wordt = _stand(nieuw.antwoorden.get(vraag, _NIETS), scores[1])
    beweging = _beweging(was, wordt, oud.peildatum)
    return VraagBeweging(
        id=vraag,
        plateau=plateau,
        beweging=beweging,
        kanttekeningen=(
            *_kanttekeningen(beweging, was, wordt),
            *_minder_zeker(was, wordt, ander_voorbehoud=_ander_voorbehoud(*scores)),
            *_te_laat(eerder.antwoord.gepland, wordt, oud.peildatum, nieuw.peildatum),
        ),
        oud=was,
        nieuw=wordt,
    )


def niet_zelf_gedaan(vraag: VraagBeweging) -> bool:
    """Whether a vraag adds to the score only because of the regio, or because of nvt."""
    if vraag.beweging is Beweging.NAAR_NVT:
        return vraag.oud.antwoord is not Waarde.JA
    vooruit = vraag.beweging in _VOORUIT and vraag.nieuw.antwoord in {*_POSITIEF, Waarde.NVT}
    return vooruit and bool({Kanttekening.VAN_REGIO, Kanttekening.NVT} & set(vraag.kanttekeningen))


def teruggezet(
    vragen: Set[str], oud: GeldendeAntwoorden, nieuw: GeldendeAntwoorden
) -> dict[str, GeldendAntwoord]:
    """The new antwoorden, with the old ones on some vragen."""
    return {**nieuw, **{vraag: oud.get(vraag, _NIETS) for vraag in vragen}}


def _stand(geldend: GeldendAntwoord, score: VraagScore) -> VraagStand:
    antwoord = geldend.antwoord
    return VraagStand(
        antwoord=score.antwoord,
        te_herbevestigen=antwoord.antwoord if antwoord.te_herbevestigen else None,
        uitgelegd=score.uitgelegd,
        geerfd=geldend.geerfd,
        bewijs=bool(antwoord.bewijs),
        voorbehoud=antwoord.voorbehoud is not None,
        datum=antwoord.datum,
    )


def _beweging(was: VraagStand, wordt: VraagStand, peildatum_oud: date) -> Beweging:
    een, ander = was.antwoord, wordt.antwoord
    if een is None or ander is None:
        return _open(was, wordt)
    if een is ander:
        # Without a datum the old antwoord is at least as old as its dossier.
        sinds = was.datum or peildatum_oud
        later = wordt.datum is not None and wordt.datum > sinds
        # What the regio says is no confirmation of what the gemeente said itself.
        later = later and (was.geerfd or not wordt.geerfd)
        return Beweging.HERBEVESTIGD if later else Beweging.ONGEWIJZIGD
    if ander is Waarde.NVT:
        return Beweging.NAAR_NVT
    if een is Waarde.NVT:
        return Beweging.VAN_NVT
    return Beweging.BETER if _PUNTEN[ander] > _PUNTEN[een] else Beweging.SLECHTER


def _open(was: VraagStand, wordt: VraagStand) -> Beweging:
    """What happened to a vraag that is open in one of the two, or in both."""
    if was.antwoord is None and wordt.antwoord is None:
        return Beweging.ONGEWIJZIGD
    if was.antwoord is None:
        return Beweging.NIEUW
    return Beweging.WEG if wordt.te_herbevestigen is None else Beweging.TE_HERBEVESTIGEN


def _kanttekeningen(
    beweging: Beweging, was: VraagStand, wordt: VraagStand
) -> Iterator[Kanttekening]:
    if wordt.antwoord is None or beweging is Beweging.ONGEWIJZIGD:
        return
    if wordt.geerfd:
        yield Kanttekening.VAN_REGIO
    if wordt.antwoord is Waarde.NVT and beweging is not Beweging.HERBEVESTIGD:
        yield Kanttekening.NVT
    if wordt.antwoord in _POSITIEF and not wordt.bewijs:
        yield Kanttekening.ZONDER_BEWIJS
    if wordt.antwoord in _POSITIEF and wordt.voorbehoud:
        yield Kanttekening.VOORBEHOUD
    if was.te_herbevestigen is not None:
        yield Kanttekening.WAS_TE_HERBEVESTIGEN


def _minder_zeker(
    was: VraagStand, wordt: VraagStand, *, ander_voorbehoud: bool
) -> Iterator[Kanttekening]:
    """What is less sure, or less one's own, than it was; also when the antwoord is the same."""
    eerder = was.antwoord or was.te_herbevestigen
    if eerder is None or wordt.antwoord is None:
        return
    zelfde, positief = eerder is wordt.antwoord, wordt.antwoord in _POSITIEF
    if was.bewijs and not wordt.bewijs and (zelfde or positief):
        yield Kanttekening.BEWIJS_WEG
    # After a nee every voorbehoud is new; that there is one, is told already.
    if ander_voorbehoud and (zelfde or (positief and eerder in _POSITIEF)):
        yield Kanttekening.NIEUW_VOORBEHOUD
    if was.uitgelegd and not wordt.uitgelegd and wordt.antwoord in {Waarde.DEELS, Waarde.NEE}:
        yield Kanttekening.UITLEG_TELT_NIET_MEER
    if wordt.geerfd and not was.geerfd:
        yield Kanttekening.NU_VAN_REGIO


def _te_laat(
    gepland: date | None, wordt: VraagStand, peil_oud: date, peil_nieuw: date
) -> Iterator[Kanttekening]:
    """Whether it was to be ready by now; also when a later day is promised since."""
    if (
        gepland
        and peil_oud <= gepland < peil_nieuw
        and wordt.antwoord in {Waarde.DEELS, Waarde.NEE}
    ):
        yield Kanttekening.PLANNING_VOORBIJ


def _ander_voorbehoud(was: VraagScore, wordt: VraagScore) -> bool:
    """Whether there is a voorbehoud now that was not there, or that said something else."""
    een, ander = (kaal(score.voorbehoud or "").split() for score in (was, wordt))
    return bool(ander) and een != ander
