"""Comparing measurements of one gemeente: which may be compared, and what comes out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from vngcheck.dossierbestand import GeladenDossier, gemeentesleutel
from vngcheck.errors import GebruikFout
from vngcheck.opmaak import datum
from vngcheck.score import BouwsteenScore, Interval, PlateauScore, bereken
from vngcheck.velden import kaal, kort
from vngcheck.vergelijk.acties import acties
from vngcheck.vergelijk.knaken import knaken, totalen
from vngcheck.vergelijk.model import (
    BouwsteenBeweging,
    Meetpunt,
    Momentopname,
    PlateauBeweging,
    PlateauLijn,
    Richting,
    Vergelijking,
)
from vngcheck.vergelijk.vragen import beweging_van, niet_zelf_gedaan, teruggezet


def keur_metingen(metingen: Sequence[GeladenDossier], *, herindeling: bool = False) -> None:
    """Make sure that dossiers are measurements of one gemeente, the oldest first.

    Args:
        metingen: the dossiers, two or more.
        herindeling: also when the gemeente is another one by now.

    Raises:
        GebruikFout: they are of two gemeenten, have two kaders, or are not in the order of
            their peildata; with what to do.
    """
    for oud, nieuw in pairwise(metingen):
        _keur_gemeente(oud, nieuw, herindeling=herindeling)
        _keur_kader(oud, nieuw)
    for oud, nieuw in pairwise(metingen):
        _keur_volgorde(oud, nieuw)


def momentopname(geladen: GeladenDossier) -> Momentopname:
    """What of a dossier is compared."""
    dossier = geladen.dossier
    return Momentopname(geladen.kader.kader, geladen.antwoorden, dossier.acties, dossier.peildatum)


def vergelijk(oud: Momentopname, nieuw: Momentopname) -> Vergelijking:
    """What changed between two measurements with the same kader.

    Args:
        oud: the measurement before.
        nieuw: the one after it.
    """
    kader = nieuw.kader
    was = bereken(kader, oud.antwoorden, oud.peildatum)
    wordt = bereken(kader, nieuw.antwoorden, nieuw.peildatum)
    vragen = [
        beweging_van(een.id, paar, oud, nieuw)
        for een, ander in zip(was, wordt, strict=True)
        for paar in zip(een.vragen, ander.vragen, strict=True)
    ]
    uitleg = knaken(oud, nieuw)
    niet_zelf = frozenset(vraag.id for vraag in vragen if niet_zelf_gedaan(vraag))
    zonder = _zonder_regio_en_nvt(niet_zelf, oud, nieuw)
    volgorde = {vraag: nummer for nummer, vraag in enumerate(kader.vragen)}
    return Vergelijking(
        oud=oud.peildatum,
        nieuw=nieuw.peildatum,
        plateaus=tuple(
            PlateauBeweging(
                id=een.id,
                oud=_punt(een, oud),
                nieuw=_punt(ander, nieuw),
                richting=richting(een.score, ander.score),
                zonder_regio_en_nvt=zonder[een.id].score if een.id in zonder else None,
                kern_zonder_regio_en_nvt=zonder[een.id].kern.score if een.id in zonder else None,
                oordeel_zonder_regio_en_nvt=zonder[een.id].oordeel if een.id in zonder else None,
                bouwstenen=tuple(
                    _bouwsteen(steen, later, niet_zelf)
                    for steen, later in zip(een.bouwstenen, ander.bouwstenen, strict=True)
                ),
            )
            for een, ander in zip(was, wordt, strict=True)
        ),
        vragen=tuple(sorted(vragen, key=lambda vraag: volgorde[vraag.id])),
        geen_knaken=uitleg,
        geen_knaken_per_jaar=totalen(uitleg, van_regio=False),
        geen_knaken_regio_per_jaar=totalen(uitleg, van_regio=True),
        acties=acties(oud, nieuw),
    )


def lijn(metingen: Sequence[Momentopname]) -> tuple[PlateauLijn, ...]:
    """Each plateau over all measurements, in the order given."""
    scores = [bereken(m.kader, m.antwoorden, m.peildatum) for m in metingen]
    return tuple(
        PlateauLijn(
            id=plateau[0].id,
            punten=tuple(_punt(p, meting) for p, meting in zip(plateau, metingen, strict=True)),
        )
        for plateau in zip(*scores, strict=True)
    )


def richting(oud: Interval | None, nieuw: Interval | None) -> Richting | None:
    """Which way a score went; null when either is missing.

    Certain, and equal, only when it holds whatever the open vragen turn out to be. Possibly
    higher (or lower) when what is there for certain became more (or less), and the open vragen
    cannot make up for it. So answers that are taken away never make a score possibly higher.
    """
    if oud is None or nieuw is None:
        return None
    mogelijk = {
        Richting.GELIJK: oud.laag == oud.hoog == nieuw.laag == nieuw.hoog,
        Richting.ZEKER_HOGER: nieuw.laag > oud.hoog,
        Richting.ZEKER_LAGER: nieuw.hoog < oud.laag,
        Richting.MOGELIJK_HOGER: nieuw.laag > oud.laag and nieuw.hoog >= oud.hoog,
        Richting.MOGELIJK_LAGER: nieuw.laag < oud.laag and nieuw.hoog <= oud.hoog,
    }
    return next((uit for uit, is_zo in mogelijk.items() if is_zo), Richting.ONBEKEND)


def _zonder_regio_en_nvt(
    niet_zelf: Set[str], oud: Momentopname, nieuw: Momentopname
) -> dict[str, PlateauScore]:
    """The scores without what the gemeente did not do itself, of the plateaus that it changes."""
    antwoorden = teruggezet(niet_zelf, oud.antwoorden, nieuw.antwoorden)
    scores = bereken(nieuw.kader, antwoorden, nieuw.peildatum)
    return {
        score.id: score for score in scores if any(vraag.id in niet_zelf for vraag in score.vragen)
    }


def _punt(score: PlateauScore, meting: Momentopname) -> Meetpunt:
    return Meetpunt(
        peildatum=meting.peildatum,
        oordeel=score.oordeel,
        score=score.score,
        ingevuld=score.ingevuld,
        bewezen=score.bewezen,
        kern=score.kern,
    )


def _bouwsteen(
    oud: BouwsteenScore, nieuw: BouwsteenScore, niet_zelf: Set[str]
) -> BouwsteenBeweging:
    return BouwsteenBeweging(
        id=nieuw.id,
        oud=oud.oordeel,
        nieuw=nieuw.oordeel,
        score_oud=oud.score,
        score_nieuw=nieuw.score,
        richting=richting(oud.score, nieuw.score),
        door_regio_of_nvt=any(vraag.id in niet_zelf for vraag in nieuw.vragen),
    )


def _keur_gemeente(oud: GeladenDossier, nieuw: GeladenDossier, *, herindeling: bool) -> None:
    een, ander = oud.bestand.pad, nieuw.bestand.pad
    if oud.dossier.fictief != nieuw.dossier.fictief:
        fictief = een if oud.dossier.fictief else ander
        raise GebruikFout(
            f"{fictief} is verzonnen (fictief: true), het andere dossier niet. Vergelijk twee "
            "echte dossiers, of twee verzonnen."
        )
    if bool(oud.dossier.regio) != bool(nieuw.dossier.regio):
        regio = een if oud.dossier.regio else ander
        raise GebruikFout(
            f"{regio} is van een regio, het andere dossier van een gemeente. Vergelijk twee "
            "metingen van dezelfde gemeente of regio."
        )
    if _wie(oud) != _wie(nieuw) and not herindeling:
        raise GebruikFout(
            f"{een} is van {kort(_naam(oud))}, {ander} van {kort(_naam(nieuw))}. Vergelijk twee "
            "metingen van dezelfde gemeente. Is het dezelfde na een herindeling, geef dan "
            "--herindeling."
        )


def _wie(geladen: GeladenDossier) -> str:
    dossier = geladen.dossier
    if dossier.regio is not None:
        return " ".join(kaal(dossier.regio.naam).split())
    return gemeentesleutel(dossier.gemeente or "")


def _naam(geladen: GeladenDossier) -> str:
    code = f" ({geladen.gemeente.code})" if geladen.gemeente else ""
    return f"{geladen.naam}{code}"


def _keur_kader(oud: GeladenDossier, nieuw: GeladenDossier) -> None:
    een, ander = oud.dossier.kader, nieuw.dossier.kader
    if een.partition("@")[0] != ander.partition("@")[0]:
        raise GebruikFout(
            f"{oud.bestand.pad} heeft kader {een}, {nieuw.bestand.pad} heeft {ander}. Dat zijn "
            "twee kaders; hun scores zijn niet te vergelijken."
        )
    if een != ander:
        raise GebruikFout(
            f"{oud.bestand.pad} heeft kader {een}, {nieuw.bestand.pad} heeft {ander}. Zet het "
            f"oude eerst over: vngcheck kader overzetten {oud.bestand.pad} --naar {ander} --met "
            "KOPPELBESTAND -o NIEUW"
        )
    if oud.kader.sha256 != nieuw.kader.sha256:
        raise GebruikFout(
            f"Beide dossiers hebben kader {een}, maar uit twee verschillende bestanden: "
            f"{oud.kader.bestand} en {nieuw.kader.bestand}. Geef er een met --kaders."
        )


def _keur_volgorde(oud: GeladenDossier, nieuw: GeladenDossier) -> None:
    een, ander = oud.dossier.peildatum, nieuw.dossier.peildatum
    if een == ander:
        raise GebruikFout(
            f"{oud.bestand.pad} en {nieuw.bestand.pad} hebben dezelfde peildatum: {datum(een)}. "
            "Kijk de peildatum na, of kies een andere meting."
        )
    if een > ander:
        raise GebruikFout(
            f"{nieuw.bestand.pad} ({datum(ander)}) is ouder dan {oud.bestand.pad} "
            f"({datum(een)}). Zet het oudste dossier voorop."
        )
