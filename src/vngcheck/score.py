"""The score: the one definition, pure.

The rules are those of the design, and the report prints them in words. Explanations never
change a score; an open vraag leaves an interval. Sums are made in exact fractions, so that
neither the order of antwoorden nor rounding on the way can change a result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import Final

from pydantic import BaseModel, ConfigDict

from vngcheck.dossier import Antwoord, GeenKnaken, GeldendAntwoord, GeldendeAntwoorden, Waarde
from vngcheck.kader import Bouwsteen, Kader, Plateau, Plicht, Reden, Sterkte, Vraag

_PUNTEN: Final = {
    Waarde.JA: (Fraction(1), Fraction(1)),
    Waarde.DEELS: (Fraction(1, 2), Fraction(1, 2)),
    Waarde.NEE: (Fraction(0), Fraction(0)),
}
_OPEN: Final = (Fraction(0), Fraction(1))
_NIETS: Final = GeldendAntwoord(Antwoord())


_STERKTE_VOLGORDE: Final = {Sterkte.A: 0, Sterkte.B: 1, Sterkte.C: 2}
_PLICHT_VOLGORDE: Final = {
    Plicht.WETTELIJK: 0,
    Plicht.LANDELIJK: 1,
    Plicht.AANBEVELING: 2,
    Plicht.LOKAAL: 3,
}


class BouwsteenOordeel(StrEnum):
    """The verdict on a bouwsteen."""

    VOLDOET = "voldoet"
    DEELS = "deels"
    VOLDOET_NIET = "voldoet_niet"
    OPEN = "open"
    NVT = "nvt"


class PlateauOordeel(StrEnum):
    """The verdict on a plateau."""

    BEHAALD = "behaald"
    BEHAALD_MET_UITLEG = "behaald_met_uitleg"
    NIET_BEHAALD = "niet_behaald"
    ONVOLLEDIG = "onvolledig"
    NVT = "nvt"


GEHAALD: Final = frozenset({PlateauOordeel.BEHAALD, PlateauOordeel.BEHAALD_MET_UITLEG})
"""The verdicts with which a plateau meets an eis, and can carry the plateau above it."""


class Gebrek(StrEnum):
    """Why the explanation of a deels or nee does not count."""

    TE_HERBEVESTIGEN = "te_herbevestigen"
    GEEN_REDEN = "geen_reden"
    REDEN = "reden"
    PLICHT = "plicht"
    GEEN_KNAKEN = "geen_knaken"
    WAT_NIET = "wat_niet"
    ALTERNATIEF = "alternatief"
    GEVOLG = "gevolg"
    BEDRAG = "bedrag"
    BESLUIT = "besluit"
    ORGAAN = "orgaan"
    BESLUITDATUM = "besluitdatum"
    BESLUIT_LATER = "besluit_later"
    VERLOPEN = "verlopen"


class _Uitkomst(BaseModel):
    model_config = ConfigDict(frozen=True)


class Interval(_Uitkomst):
    """A score: fractions from 0 to 1. `laag` equals `hoog` when nothing is open."""

    laag: float
    hoog: float


class Meting(_Uitkomst):
    """How far a set of vragen is.

    `score` is null when no vraag applies; `ingevuld` is the share of vragen with an antwoord
    that counts, nvt included; `bewezen` the share of ja and deels that have bewijs, null when
    there are none. Fractions from 0 to 1, unrounded.
    """

    score: Interval | None
    ingevuld: float | None
    bewezen: float | None


class VraagScore(_Uitkomst):
    """One vraag: `antwoord` is what counts, null for open."""

    id: str
    antwoord: Waarde | None
    uitgelegd: bool
    geregeld_door: str | None
    geerfd: bool
    te_herbevestigen: bool
    reden: Reden | None
    voorbehoud: str | None
    bewijs: bool
    gebreken: tuple[Gebrek, ...]


class BouwsteenScore(_Uitkomst):
    """One bouwsteen and its vragen."""

    id: str
    oordeel: BouwsteenOordeel
    uitgelegd: bool
    score: Interval | None
    vragen: tuple[VraagScore, ...]


class PlateauScore(_Uitkomst):
    """One plateau: measured as in `Meting`; `kern` is the same over the vragen of sterkte A."""

    id: str
    oordeel: PlateauOordeel
    score: Interval | None
    ingevuld: float | None
    bewezen: float | None
    kern: Meting
    bouwstenen: tuple[BouwsteenScore, ...]

    @property
    def vragen(self) -> list[VraagScore]:
        """All vragen of the plateau, in the order of the kader."""
        return [vraag for steen in self.bouwstenen for vraag in steen.vragen]


def bereken(
    kader: Kader, antwoorden: GeldendeAntwoorden, peildatum: date
) -> tuple[PlateauScore, ...]:
    """Score a set of antwoorden against a kader.

    Args:
        kader: the kader.
        antwoorden: the antwoorden that count, by vraag; a vraag that is missing is open.
        peildatum: the day for which explanations must hold.

    Returns:
        The score of each plateau, in the order of the kader.
    """
    scores = {p.id: _plateau(kader, p, antwoorden, peildatum) for p in kader.plateaus}
    niet_behaald = {"oordeel": PlateauOordeel.NIET_BEHAALD}
    return tuple(
        score if _gedragen(kader, score, scores) else score.model_copy(update=niet_behaald)
        for score in scores.values()
    )


def gebreken(
    kader: Kader, vraag: Vraag, geldend: GeldendAntwoord, peildatum: date
) -> tuple[Gebrek, ...]:
    """Why a vraag answered deels or nee is not uitgelegd; empty when it is (design, rule 3).

    For a vraag with another antwoord, or none, there is nothing to explain: empty too.
    """
    antwoord = geldend.antwoord
    if antwoord.antwoord not in {Waarde.DEELS, Waarde.NEE}:
        return ()
    gevonden: list[Gebrek] = []
    if antwoord.te_herbevestigen:
        gevonden.append(Gebrek.TE_HERBEVESTIGEN)
    # First: with another reden too, it is the law that stands in the way.
    if vraag.plicht is Plicht.WETTELIJK:
        gevonden.append(Gebrek.PLICHT)
    if antwoord.reden is None:
        return (*gevonden, Gebrek.GEEN_REDEN)
    if antwoord.reden not in kader.aanvaarde_redenen:
        return (*gevonden, Gebrek.REDEN)
    if antwoord.geen_knaken is None:
        return (*gevonden, Gebrek.GEEN_KNAKEN)
    return (*gevonden, *_ontbreekt(antwoord.geen_knaken, peildatum))


def ernst(vraag: Vraag, score: VraagScore) -> tuple[int, int, bool]:
    """The order in which hiaten are shown: by plicht, then sterkte, then nee before deels."""
    return (
        _PLICHT_VOLGORDE[vraag.plicht],
        _STERKTE_VOLGORDE[vraag.sterkte],
        score.antwoord is not Waarde.NEE,
    )


def _ontbreekt(uitleg: GeenKnaken, peildatum: date) -> Iterable[Gebrek]:
    if uitleg.wat_niet is None:
        yield Gebrek.WAT_NIET
    if uitleg.alternatief is None:
        yield Gebrek.ALTERNATIEF
    if uitleg.gevolg is None:
        yield Gebrek.GEVOLG
    if not any(bedrag.bedrag > 0 for bedrag in uitleg.bedragen):
        yield Gebrek.BEDRAG
    if uitleg.besluit is None:
        yield Gebrek.BESLUIT
    else:
        if uitleg.besluit.orgaan is None:
            yield Gebrek.ORGAAN
        if uitleg.besluit.datum is None:
            yield Gebrek.BESLUITDATUM
        elif uitleg.besluit.datum > peildatum:
            yield Gebrek.BESLUIT_LATER
    if uitleg.vervalt_op is not None and uitleg.vervalt_op < peildatum:
        yield Gebrek.VERLOPEN


def _vraag(
    kader: Kader, vraag: Vraag, geldend: GeldendAntwoord | None, peildatum: date
) -> VraagScore:
    geldend = geldend or _NIETS
    telt, antwoord = geldend.telt, geldend.antwoord
    waarom_niet = gebreken(kader, vraag, geldend, peildatum)
    return VraagScore(
        id=vraag.id,
        antwoord=telt,
        uitgelegd=telt in {Waarde.DEELS, Waarde.NEE} and not waarom_niet,
        geregeld_door=antwoord.geregeld_door,
        geerfd=geldend.geerfd,
        te_herbevestigen=antwoord.te_herbevestigen,
        reden=antwoord.reden,
        voorbehoud=antwoord.voorbehoud,
        bewijs=bool(antwoord.bewijs),
        gebreken=waarom_niet,
    )


def _bouwsteen(
    kader: Kader, steen: Bouwsteen, antwoorden: GeldendeAntwoorden, peildatum: date
) -> BouwsteenScore:
    vragen = tuple(
        _vraag(kader, vraag, antwoorden.get(vraag.id), peildatum) for vraag in steen.vragen
    )
    onvoldaan = [v for v in vragen if v.antwoord not in {Waarde.JA, Waarde.NVT}]
    return BouwsteenScore(
        id=steen.id,
        oordeel=_oordeel_bouwsteen({vraag.antwoord for vraag in vragen}),
        uitgelegd=bool(onvoldaan) and all(vraag.uitgelegd for vraag in onvoldaan),
        score=_interval(_score_bouwsteen(steen.vragen, antwoorden)),
        vragen=vragen,
    )


def _oordeel_bouwsteen(gegeven: set[Waarde | None]) -> BouwsteenOordeel:
    van_toepassing = gegeven - {Waarde.NVT}
    if not van_toepassing:
        return BouwsteenOordeel.NVT
    if None in van_toepassing:
        return BouwsteenOordeel.OPEN
    if van_toepassing == {Waarde.JA}:
        return BouwsteenOordeel.VOLDOET
    if van_toepassing == {Waarde.NEE}:
        return BouwsteenOordeel.VOLDOET_NIET
    return BouwsteenOordeel.DEELS


def _plateau(
    kader: Kader, plateau: Plateau, antwoorden: GeldendeAntwoorden, peildatum: date
) -> PlateauScore:
    stenen = list(kader.bouwstenen_van(plateau.id))
    scores = tuple(_bouwsteen(kader, steen, antwoorden, peildatum) for steen in stenen)
    alles = [(steen, steen.vragen) for steen in stenen]
    kern = [(steen, tuple(v for v in steen.vragen if v.is_kern)) for steen in stenen]
    return PlateauScore(
        id=plateau.id,
        oordeel=_oordeel_plateau(scores),
        kern=_meting(kern, antwoorden),
        bouwstenen=scores,
        **dict(_meting(alles, antwoorden)),
    )


def _oordeel_plateau(scores: Sequence[BouwsteenScore]) -> PlateauOordeel:
    """The verdict of a plateau by itself, before the plateau under it is looked at."""
    vragen = [vraag for steen in scores for vraag in steen.vragen]
    if all(steen.oordeel is BouwsteenOordeel.NVT for steen in scores):
        return PlateauOordeel.NVT
    if any(v.antwoord in {Waarde.DEELS, Waarde.NEE} and not v.uitgelegd for v in vragen):
        return PlateauOordeel.NIET_BEHAALD
    if any(vraag.antwoord is None for vraag in vragen):
        return PlateauOordeel.ONVOLLEDIG
    if all(vraag.antwoord in {Waarde.JA, Waarde.NVT} for vraag in vragen):
        return PlateauOordeel.BEHAALD
    return PlateauOordeel.BEHAALD_MET_UITLEG


def _gedragen(kader: Kader, score: PlateauScore, scores: dict[str, PlateauScore]) -> bool:
    """Whether a plateau that is gehaald by itself rests on plateaus that are gehaald too."""
    if score.oordeel not in GEHAALD:
        return True
    bouwt_op = {plateau.id: plateau.bouwt_op for plateau in kader.plateaus}
    onder = bouwt_op[score.id]
    while onder is not None:
        if scores[onder].oordeel not in GEHAALD:
            return False
        onder = bouwt_op[onder]
    return True


def _meting(
    delen: Iterable[tuple[Bouwsteen, tuple[Vraag, ...]]], antwoorden: GeldendeAntwoorden
) -> Meting:
    """Measure the given vragen of the given bouwstenen, as if the kader held only those."""
    aanwezig = [(steen, vragen) for steen, vragen in delen if vragen]
    gewogen = [
        (steen.gewicht, score)
        for steen, vragen in aanwezig
        if (score := _score_bouwsteen(vragen, antwoorden)) is not None
    ]
    geldend = [antwoorden.get(v.id, _NIETS) for _, vragen in aanwezig for v in vragen]
    gegeven = [g for g in geldend if g.telt is not None]
    positief = [g for g in gegeven if g.telt in {Waarde.JA, Waarde.DEELS}]
    return Meting(
        score=_interval(_gemiddelde(gewogen)),
        ingevuld=_deel(len(gegeven), len(geldend)),
        bewezen=_deel(sum(bool(g.antwoord.bewijs) for g in positief), len(positief)),
    )


_Bereik = tuple[Fraction, Fraction]


def _score_bouwsteen(vragen: Sequence[Vraag], antwoorden: GeldendeAntwoorden) -> _Bereik | None:
    gewogen = [
        (vraag.gewicht, _OPEN if telt is None else _PUNTEN[telt])
        for vraag in vragen
        if (telt := antwoorden.get(vraag.id, _NIETS).telt) is not Waarde.NVT
    ]
    return _gemiddelde(gewogen)


def _gemiddelde(gewogen: Sequence[tuple[Fraction, _Bereik]]) -> _Bereik | None:
    if not gewogen:
        return None
    # Whole numbers of one size: exact as well, and many times faster than adding fractions.
    deel = lcm(*(gewicht.denominator for gewicht, _ in gewogen))
    punt = lcm(*(grens.denominator for _, bereik in gewogen for grens in bereik))
    totaal = laag = hoog = 0
    for gewicht, bereik in gewogen:
        maal = _geheel(gewicht, deel)
        totaal += maal
        laag += maal * _geheel(bereik[0], punt)
        hoog += maal * _geheel(bereik[1], punt)
    return Fraction(laag, totaal * punt), Fraction(hoog, totaal * punt)


def _geheel(getal: Fraction, noemer: int) -> int:
    """How many times 1/`noemer` a fraction is, where that is a whole number."""
    return getal.numerator * (noemer // getal.denominator)


def _interval(bereik: _Bereik | None) -> Interval | None:
    return None if bereik is None else Interval(laag=float(bereik[0]), hoog=float(bereik[1]))


def _deel(aantal: int, totaal: int) -> float | None:
    return aantal / totaal if totaal else None
