"""A gemeente beside the other gemeenten of its regio, for a chapter in its own report.

The others are never ranked. Without their names the chapter counts only; with few gemeenten that
hides nobody, and then it is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vngcheck import woorden
from vngcheck.dossier import Waarde
from vngcheck.dossierbestand import GeladenDossier, gemeentesleutel
from vngcheck.errors import GebruikFout
from vngcheck.kader import Bouwsteen, Plateau, Vraag
from vngcheck.opmaak import aantal, datum
from vngcheck.regiodossiers import Inlevering, Inzameling, Lid
from vngcheck.regiowoorden import INLEVERING, namen, wie_oordeelt
from vngcheck.score import Interval, VraagScore, ernst
from vngcheck.spreiding import Spreiding, spreiding

MINSTENS: Final = 4
"""Other gemeenten that there must be before leaving out their names hides anyone.

It holds for the whole chapter and for every row of it: where a bouwsteen is open or does not apply
elsewhere, its figures may be those of one gemeente.
"""
TE_WEINIG: Final = "te weinig gemeenten"
"""What stands in the place of figures that rest on fewer."""


@dataclass(frozen=True, slots=True)
class Bouwsteenrij:
    """One bouwsteen: the own score and oordeel, and how the scores of the others lie.

    `verborgen` in words why that is not told; then `anderen` is None.
    """

    bouwsteen: Bouwsteen
    oordeel: str
    eigen: Interval | None
    anderen: Spreiding | None
    verborgen: str = ""


@dataclass(frozen=True, slots=True)
class Plateauvergelijking:
    """One plateau, in the same way; `oordeel` and `verborgen` in words."""

    plateau: Plateau
    oordeel: str
    eigen: Interval | None
    anderen: Spreiding | None
    rijen: tuple[Bouwsteenrij, ...]
    verborgen: str = ""

    @property
    def is_verborgen(self) -> bool:
        """Whether of no row of it is told how the others score."""
        return bool(self.verborgen) and all(rij.verborgen for rij in self.rijen)


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A vraag that others meet and this gemeente does not, or not yet.

    `antwoord` is its own, `elders` who answers ja: names, or a count when they stay unnamed.
    """

    vraag: Vraag
    bouwsteen: Bouwsteen
    antwoord: str
    elders: str


@dataclass(frozen=True, slots=True)
class Regiovergelijking:
    """The chapter.

    Attributes:
        regio: the name of the regio.
        anoniem: whether the others stay unnamed.
        anderen: how many gemeenten it is compared with.
        namen: their names; empty when they stay unnamed.
        ontbreken: in words which gemeenten are left out, and why.
        andere_dag: in words which of them have another peildatum than the own dossier.
        plateaus: the scores.
        voorbeelden: what others meet and this gemeente does not, what weighs most first.
        bronnen: of each dossier the name and its checksum; of unnamed ones one sum of all.
        oordeelzin: who judged whom, as a sentence.
        minstens: on how many gemeenten a figure rests when they are unnamed.
        te_weinig: what stands in its place when it does not.
    """

    regio: str
    anoniem: bool
    anderen: int
    namen: tuple[str, ...]
    ontbreken: tuple[str, ...]
    andere_dag: tuple[str, ...]
    plateaus: tuple[Plateauvergelijking, ...]
    voorbeelden: tuple[Voorbeeld, ...]
    bronnen: tuple[tuple[str, str], ...]
    oordeelzin: str
    minstens: int = MINSTENS
    te_weinig: str = TE_WEINIG

    @property
    def is_verborgen(self) -> bool:
        """Whether nothing is told of how the others score."""
        return all(plateau.is_verborgen for plateau in self.plateaus)

    @property
    def elders_verborgen(self) -> bool:
        """Whether of no vraag is told how many of the others say ja."""
        return self.anoniem and all(deel.elders == TE_WEINIG for deel in self.voorbeelden)

    @property
    def soms_te_weinig(self) -> bool:
        """Whether `te_weinig` stands anywhere in the place of figures."""
        in_scores = any(
            plateau.verborgen or any(rij.verborgen for rij in plateau.rijen)
            for plateau in self.plateaus
            if not plateau.is_verborgen
        )
        elders = any(deel.elders == TE_WEINIG for deel in self.voorbeelden)
        return in_scores or (elders and not self.elders_verborgen)


def maak_regiovergelijking(
    geladen: GeladenDossier, inzameling: Inzameling, *, anoniem: bool = False
) -> Regiovergelijking:
    """Compare a gemeente with the others of its regio.

    Args:
        geladen: the dossier of the gemeente.
        inzameling: the regio it builds on, with the dossiers of its gemeenten.
        anoniem: leave out the names of the others.

    Raises:
        GebruikFout: there is no other gemeente to compare with, or there are too few to leave
            their names out.
    """
    eigen = gemeentesleutel(geladen.dossier.gemeente or "")
    leden = [lid for lid in inzameling.leden if gemeentesleutel(lid.naam) != eigen]
    echt = not geladen.dossier.fictief
    anderen = [lid for lid in leden if lid.dossier and not (echt and lid.dossier.dossier.fictief)]
    _keur_aantal(len(anderen), anoniem=anoniem)
    dossiers = [lid.dossier for lid in anderen if lid.dossier is not None]
    return Regiovergelijking(
        inzameling.regio.naam,
        anoniem,
        len(anderen),
        () if anoniem else tuple(lid.naam for lid in anderen),
        tuple(_ontbreken([lid for lid in leden if lid not in anderen], anoniem=anoniem)),
        tuple(_andere_dag(geladen, anderen, anoniem=anoniem)),
        tuple(
            _plateau(nummer, plateau, geladen, dossiers, anoniem=anoniem)
            for nummer, plateau in enumerate(geladen.kader.kader.plateaus)
        ),
        tuple(_voorbeelden(geladen, anderen, anoniem=anoniem)),
        tuple(_bronnen(anderen, anoniem=anoniem)),
        wie_oordeelt(
            voorop=geladen.dossier.verantwoording,
            elders=[dossier.dossier.verantwoording for dossier in dossiers],
        ),
    )


def _keur_aantal(anderen: int, *, anoniem: bool) -> None:
    if not anderen:
        raise GebruikFout(
            "Er is geen andere gemeente van de regio om mee te vergelijken. Noem met --regio-map "
            "de map waar hun dossiers staan."
        )
    if anoniem and anderen < MINSTENS:
        raise GebruikFout(
            f"Met {aantal(anderen, 'andere gemeente', 'andere gemeenten')} is --anoniem niet echt "
            f"anoniem: wie de regio kent, weet wie het is. Het kan vanaf {MINSTENS}. "
            "Laat --anoniem weg, of vergelijk met meer gemeenten."
        )


def _ontbreken(leden: Sequence[Lid], *, anoniem: bool) -> Iterator[str]:
    if anoniem and leden:
        yield aantal(len(leden), "gemeente", "gemeenten")
        return
    for lid in leden:
        waarom = INLEVERING[Inlevering.FICTIEF if lid.dossier else lid.stand]
        yield f"{lid.naam} ({waarom})"


def _andere_dag(geladen: GeladenDossier, anderen: Sequence[Lid], *, anoniem: bool) -> Iterator[str]:
    anders = [
        (lid.naam, lid.dossier.dossier.peildatum)
        for lid in anderen
        if lid.dossier and lid.dossier.dossier.peildatum != geladen.dossier.peildatum
    ]
    if anoniem and anders:
        yield aantal(len(anders), "gemeente", "gemeenten")
        return
    for naam, dag in anders:
        yield f"{naam} ({datum(dag)})"


def _plateau(
    nummer: int,
    plateau: Plateau,
    geladen: GeladenDossier,
    anderen: Sequence[GeladenDossier],
    *,
    anoniem: bool,
) -> Plateauvergelijking:
    eigen = geladen.score[nummer]
    hunne = [dossier.score[nummer] for dossier in anderen]
    stenen = {steen.id: steen for steen in geladen.kader.kader.bouwstenen}
    rijen = []
    for plaats, steen in enumerate(eigen.bouwstenen):
        oordeel = woorden.BOUWSTEEN[steen.oordeel] + (", uitgelegd" if steen.uitgelegd else "")
        scores = [score.bouwstenen[plaats].score for score in hunne]
        hoe = _spreiding(scores, anoniem=anoniem)
        rijen.append(Bouwsteenrij(stenen[steen.id], oordeel, steen.score, *hoe))
    samen, verborgen = _spreiding([score.score for score in hunne], anoniem=anoniem)
    oordeel = woorden.PLATEAU[eigen.oordeel]
    return Plateauvergelijking(plateau, oordeel, eigen.score, samen, tuple(rijen), verborgen)


def _spreiding(scores: Sequence[Interval | None], *, anoniem: bool) -> tuple[Spreiding | None, str]:
    """How scores lie, or why that is not told."""
    # From 0 to 100% nothing is answered, so it is the others that the figures tell about.
    zeggen_iets = sum(s is not None and (s.laag > 0 or s.hoog < 1) for s in scores)
    if anoniem and zeggen_iets < MINSTENS:
        return None, TE_WEINIG
    return spreiding(scores), ""


def _voorbeelden(
    geladen: GeladenDossier, anderen: Sequence[Lid], *, anoniem: bool
) -> Iterator[Voorbeeld]:
    kader = geladen.kader.kader
    steen_van = {vraag.id: steen for steen in kader.bouwstenen for vraag in steen.vragen}
    ja: dict[str, list[str]] = {}
    for lid in anderen:
        for score in _scores(lid.dossier) if lid.dossier else ():
            if score.antwoord is Waarde.JA:
                ja.setdefault(score.id, []).append(lid.naam)
    mist = [
        score
        for score in _scores(geladen)
        if score.antwoord not in {Waarde.JA, Waarde.NVT} and score.id in ja
    ]
    mist.sort(key=lambda score: (score.antwoord is None, *ernst(kader.vragen[score.id], score)))
    for score in mist:
        wie = ja[score.id]
        yield Voorbeeld(
            kader.vragen[score.id],
            steen_van[score.id],
            woorden.ANTWOORD[score.antwoord] + (", uitgelegd" if score.uitgelegd else ""),
            _hoeveel(len(wie), len(anderen)) if anoniem else namen(wie, len(anderen)),
        )


def _hoeveel(ja: int, alle: int) -> str:
    """How many say ja, in a way that shows of no group below MINSTENS what it answers."""
    if ja < MINSTENS:
        return TE_WEINIG
    if alle - ja < MINSTENS < alle:
        return f"minstens {max(MINSTENS, alle - MINSTENS + 1)} van de {alle}"
    return f"{ja} van de {alle}"


def _scores(geladen: GeladenDossier) -> list[VraagScore]:
    return [vraag for plateau in geladen.score for vraag in plateau.vragen]


def _bronnen(anderen: Sequence[Lid], *, anoniem: bool) -> Iterator[tuple[str, str]]:
    bronnen = [(lid.naam, lid.dossier.bestand.sha256) for lid in anderen if lid.dossier]
    if anoniem:
        # The sum of each would tell whoever has the dossiers which of them took part.
        regels = "".join(f"{sha}\n" for sha in sorted(sha for _, sha in bronnen))
        samen = hashlib.sha256(regels.encode()).hexdigest()
        yield f"{len(bronnen)} dossiers van andere gemeenten samen", samen
        return
    yield from bronnen
