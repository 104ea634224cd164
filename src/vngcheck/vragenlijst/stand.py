"""How far a walk through the questionnaire is, and what is left at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from vngcheck import privacy
from vngcheck.dossier import Dossier, Waarde, als_data
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kader import Bouwsteen, Vraag
from vngcheck.score import PlateauScore, VraagScore
from vngcheck.woorden import gebrekentekst
from vngcheck.yamlfile import Pad

_VOORSTELLEN: Final = 9
"""How many earlier titles are offered: each is one key."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How far someone is.

    Attributes:
        ingevuld: vragen of the whole kader with an antwoord that counts; `totaal` is all.
        steen_ingevuld: the same in this bouwsteen; `steen_totaal` is all.
        plateau: the score of this plateau.
    """

    ingevuld: int
    totaal: int
    steen_ingevuld: int
    steen_totaal: int
    plateau: PlateauScore


@dataclass(frozen=True, slots=True)
class Restant:
    """What is left to do in a dossier.

    Attributes:
        open: vragen without an antwoord that counts.
        herbevestigen: those among them that only need to be confirmed again.
        zonder_bewijs: own antwoorden ja and deels without bewijs.
        telt_niet: vragen with an explanation that does not count, and why.
        later: own antwoorden given after the peildatum.
        persoonlijk: antwoorden in which likely personal data stands.
    """

    open: tuple[VraagScore, ...]
    herbevestigen: tuple[VraagScore, ...]
    zonder_bewijs: tuple[VraagScore, ...]
    telt_niet: tuple[tuple[VraagScore, str], ...]
    later: int
    persoonlijk: tuple[str, ...]


def stand(geladen: GeladenDossier, steen: Bouwsteen) -> Stand:
    """How far a dossier is, seen from a bouwsteen."""
    alle = [vraag for plateau in geladen.score for vraag in plateau.vragen]
    hier = {vraag.id for vraag in steen.vragen}
    gegeven = [vraag for vraag in alle if vraag.antwoord is not None]
    plateau = next(plateau for plateau in geladen.score if plateau.id == steen.plateau)
    return Stand(
        ingevuld=len(gegeven),
        totaal=len(alle),
        steen_ingevuld=sum(vraag.id in hier for vraag in gegeven),
        steen_totaal=len(hier),
        plateau=plateau,
    )


def restant(geladen: GeladenDossier) -> Restant:
    """What is left to do in a dossier."""
    kader, peildatum = geladen.kader.kader, geladen.dossier.peildatum
    alle = [vraag for plateau in geladen.score for vraag in plateau.vragen]
    open_ = [vraag for vraag in alle if vraag.antwoord is None]
    return Restant(
        open=tuple(open_),
        herbevestigen=tuple(vraag for vraag in open_ if vraag.te_herbevestigen),
        zonder_bewijs=tuple(
            vraag
            for vraag in alle
            if vraag.antwoord in {Waarde.JA, Waarde.DEELS} and not vraag.bewijs and not vraag.geerfd
        ),
        telt_niet=tuple(
            (vraag, gebrekentekst(kader.vragen[vraag.id], vraag.gebreken))
            for vraag in alle
            if vraag.antwoord is not None
            and vraag.gebreken
            and vraag.reden in kader.aanvaarde_redenen
        ),
        later=sum(
            antwoord.datum is not None and antwoord.datum > peildatum
            for antwoord in geladen.dossier.antwoorden.values()
        ),
        persoonlijk=tuple(
            vraag
            for vraag, antwoord in geladen.dossier.antwoorden.items()
            if any(privacy.zoek(als_data(antwoord), geladen.dossier.toegestane_contacten))
        ),
    )


def voorstellen(dossier: Dossier, pad: Pad) -> tuple[str, ...]:
    """What was filled in at such a place before, what is used most first."""
    antwoorden = dossier.antwoorden.values()
    match [deel for deel in pad if isinstance(deel, str)]:
        case ["bewijs", "titel"]:
            eerder = [bewijs.titel for antwoord in antwoorden for bewijs in antwoord.bewijs]
        case ["geregeld_door"]:
            eerder = [a.geregeld_door for a in antwoorden if a.geregeld_door is not None]
        case ["acties", "trekker"]:
            eerder = [actie.trekker for actie in dossier.acties if actie.trekker is not None]
        case ["acties", "kosten", "dekking"]:
            eerder = [k.dekking for actie in dossier.acties for k in actie.kosten if k.dekking]
        case _:
            eerder = []
    return tuple(tekst for tekst, _ in Counter(eerder).most_common(_VOORSTELLEN))


def zo_telt_het_niet(geladen: GeladenDossier, vraag: Vraag) -> str | None:
    """Why the explanation of a vraag does not count (yet); None when it does."""
    for plateau in geladen.score:
        for score in plateau.vragen:
            if score.id == vraag.id:
                return gebrekentekst(vraag, score.gebreken) or None
    return None
