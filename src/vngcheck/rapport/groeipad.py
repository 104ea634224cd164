"""The growth path: the niveau aimed at per year, against what the antwoorden can show.

The niveaus are data (`frameworks/groeimodel.yaml`). A niveau is shown only when all that it asks
of the score is there, and all niveaus under it are shown too. Niveau 1 asks nothing of the kader,
so that no score can show it; whoever shows no niveau stands at niveau 1 at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Self

from pydantic import Field, model_validator

from vngcheck.dossier import Ambitie, Waarde
from vngcheck.opmaak import datum, opsomming
from vngcheck.rapport.naslag import laad
from vngcheck.score import GEHAALD, PlateauScore
from vngcheck.velden import KaderTekst, KaderTitel, Model, Niveau, Slug, VraagId, lijst, veldfout


class NiveauUitleg(Model):
    """A niveau: what it means, and what the score must show for it (plateaus and vragen)."""

    nummer: Niveau
    naam: KaderTitel
    uitleg: KaderTekst
    verband: KaderTekst
    plateaus: Annotated[tuple[Slug, ...], lijst()] = ()
    vragen: Annotated[tuple[VraagId, ...], lijst()] = ()


class Groeimodel(Model):
    """The niveaus 1 to 4 with their source, for one versie of one kader."""

    kader: KaderTitel
    bron: KaderTitel
    over: KaderTekst
    niveaus: Annotated[tuple[NiveauUitleg, ...], lijst(), Field(min_length=1)]

    @model_validator(mode="after")
    def _van_1_af(self) -> Self:
        if [niveau.nummer for niveau in self.niveaus] != list(range(1, len(self.niveaus) + 1)):
            raise veldfout("De niveaus lopen niet op vanaf 1.", "Nummer ze 1, 2, 3 en 4.")
        return self


@dataclass(frozen=True, slots=True)
class Trede:
    """One niveau, and what the score says of it in words."""

    niveau: NiveauUitleg
    stand: str


@dataclass(frozen=True, slots=True)
class Jaardoel:
    """The ambitie of one year, and what this report can say of it."""

    jaar: int
    niveau: int
    naam: str
    stand: str


@dataclass(frozen=True, slots=True)
class Groeipad:
    """The chapter on the growth path; without `treden` the kader is another than the model's.

    `aangetoond` is the highest niveau that the antwoorden show; 1 when they show none.
    """

    jaren: tuple[Jaardoel, ...]
    treden: tuple[Trede, ...]
    aangetoond: int
    over: str
    bron: str

    @property
    def is_leeg(self) -> bool:
        """Whether the dossier names no ambitie."""
        return not self.jaren


@cache
def groeimodel() -> Groeimodel:
    """The growth model that ships.

    Raises:
        InvoerFout: its file holds errors.
    """
    return laad("groeimodel.yaml", Groeimodel)


def maak_groeipad(
    ambitie: Sequence[Ambitie],
    scores: Sequence[PlateauScore],
    peildatum: date,
    kader: str,
    model: Groeimodel | None = None,
) -> Groeipad:
    """Set the ambitie against the score.

    Args:
        ambitie: the niveau aimed at per year.
        scores: of every plateau of the kader.
        peildatum: of the score; about earlier years it says nothing.
        kader: `id@versie`; for another kader than the model's nothing follows from the score.
        model: the growth model; the one that ships unless given.
    """
    model = model or groeimodel()
    past = model.kader == kader
    mist = [list(_mist(niveau, scores)) for niveau in model.niveaus]
    aangetoond = 1
    while aangetoond < len(mist) and not mist[aangetoond]:
        aangetoond += 1
    namen = {niveau.nummer: niveau.naam for niveau in model.niveaus}
    huidig = max((doel.jaar for doel in ambitie if doel.jaar <= peildatum.year), default=None)
    jaren = tuple(
        Jaardoel(
            doel.jaar,
            doel.niveau,
            namen.get(doel.niveau, ""),
            _jaarstand(doel, huidig, peildatum, aangetoond) if past else "niet te zeggen",
        )
        for doel in sorted(ambitie, key=lambda doel: doel.jaar)
    )
    treden = tuple(
        Trede(niveau, _trede(niveau.nummer, ontbreekt, aangetoond))
        for niveau, ontbreekt in zip(model.niveaus, mist, strict=True)
    )
    return Groeipad(jaren, treden if past else (), aangetoond, model.over, model.bron)


def _mist(niveau: NiveauUitleg, scores: Iterable[PlateauScore]) -> Iterator[str]:
    """What the score lacks for a niveau, in words."""
    oordelen = {score.id: score.oordeel for score in scores}
    for plateau in niveau.plateaus:
        if oordelen.get(plateau) not in GEHAALD:
            yield f"plateau {plateau} is niet behaald"
    antwoorden = {vraag.id: vraag.antwoord for score in scores for vraag in score.vragen}
    niet = sum(antwoorden.get(vraag) is not Waarde.JA for vraag in niveau.vragen)
    if niet:
        yield f"op {niet} van de {len(niveau.vragen)} vragen is het antwoord geen ja"


def _trede(nummer: int, mist: list[str], aangetoond: int) -> str:
    if nummer == 1:
        return "niet te toetsen"
    if nummer <= aangetoond:
        return "aangetoond"
    return f"niet aangetoond: {opsomming(mist) if mist else 'een lager niveau ontbreekt nog'}"


def _jaarstand(doel: Ambitie, huidig: int | None, peildatum: date, aangetoond: int) -> str:
    """What the score says of the ambitie of one year.

    The score holds on the peildatum only: it says something of the last year with an ambitie
    that has begun by then, and nothing of earlier or later ones.
    """
    if doel.jaar > peildatum.year:
        return "nog niet aan de orde"
    if doel.jaar != huidig:
        return f"niet bekend; dit rapport zegt alleen iets over {datum(peildatum)}"
    if doel.niveau == 1:
        return "niet te toetsen: het kader meet niveau 1 niet"
    if doel.niveau <= aangetoond:
        return "aangetoond op de peildatum"
    return "niet aangetoond op de peildatum"
