"""The national picture: what surveys said of all gemeenten, beside one's own antwoorden.

The figures are data (`frameworks/landelijk-beeld.yaml`), each with its year and source. A figure
stands beside an antwoord only where the survey asked the same as the vraag, or less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Self

from pydantic import Field, model_validator

from vngcheck import woorden
from vngcheck.gemeenten import INWONERS_OP, zoek
from vngcheck.kader import Vraag
from vngcheck.opmaak import getal, opsomming
from vngcheck.rapport.naslag import laad
from vngcheck.score import VraagScore
from vngcheck.velden import Aantal, Jaar, KaderTekst, KaderTitel, Model, VraagId, lijst, veldfout


class Uitkomst(Model):
    """One figure; with a `vraag` it says how that vraag differs from what the survey asked."""

    jaar: Jaar
    tekst: KaderTekst
    bron: KaderTitel
    vraag: VraagId | None = None
    verschil: KaderTekst | None = None

    @model_validator(mode="after")
    def _vergelijking_met_verschil(self) -> Self:
        if (self.vraag is None) != (self.verschil is None):
            raise veldfout("Bij een vraag hoort een verschil.", "Noem beide, of geen van beide.")
        return self


class Schatting(Model):
    """An estimate of the number of victims per 100,000 inwoners: the middle of a range."""

    per_100000: Aantal
    jaar: Jaar
    tekst: KaderTekst
    bron: KaderTitel


class LandelijkBeeld(Model):
    """All national figures; the vragen are those of one versie of one kader."""

    kader: KaderTitel
    uitkomsten: Annotated[tuple[Uitkomst, ...], lijst(), Field(min_length=1)]
    schatting: Schatting


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """A national figure beside one's own antwoord, in words."""

    uitkomst: Uitkomst
    vraag: Vraag
    antwoord: str


@dataclass(frozen=True, slots=True)
class Landelijk:
    """The chapter on the national picture; `los` has no antwoord beside it."""

    vergelijkingen: tuple[Vergelijking, ...] = ()
    los: tuple[Uitkomst, ...] = ()

    @property
    def jaren(self) -> str:
        """The years of all figures: "2017, 2019 en 2022"."""
        alle = [*(vergelijking.uitkomst for vergelijking in self.vergelijkingen), *self.los]
        return opsomming([str(jaar) for jaar in sorted({uitkomst.jaar for uitkomst in alle})])

    @property
    def is_leeg(self) -> bool:
        """Whether the figures are about another kader."""
        return not (self.vergelijkingen or self.los)


@dataclass(frozen=True, slots=True)
class Rekensom:
    """The estimate applied to a number of inwoners: arithmetic, no count; in words.

    `inwoners_later`: the inwoners were counted after the peildatum.
    """

    schatting: Schatting
    inwoners: str
    inwoners_op: date
    inwoners_later: bool
    uitkomst: str


@cache
def landelijk_beeld() -> LandelijkBeeld:
    """The national figures that ship.

    Raises:
        InvoerFout: their file holds errors.
    """
    return laad("landelijk-beeld.yaml", LandelijkBeeld)


def maak_landelijk(
    vragen: Sequence[tuple[Vraag, VraagScore]], kader: str, beeld: LandelijkBeeld | None = None
) -> Landelijk:
    """Set the national figures beside the antwoorden that count.

    Args:
        vragen: every vraag of the kader with its score.
        kader: `id@versie`; nothing is said of another kader than that of the figures.
        beeld: the figures; those that ship unless given.
    """
    beeld = beeld or landelijk_beeld()
    if beeld.kader != kader:
        return Landelijk()
    eigen = {vraag.id: (vraag, score) for vraag, score in vragen}
    return Landelijk(
        tuple(
            Vergelijking(uitkomst, eigen[uitkomst.vraag][0], _antwoord(eigen[uitkomst.vraag][1]))
            for uitkomst in beeld.uitkomsten
            if uitkomst.vraag in eigen
        ),
        tuple(uitkomst for uitkomst in beeld.uitkomsten if uitkomst.vraag is None),
    )


def inwoners_van(gemeenten: Sequence[str]) -> int | None:
    """The inwoners of gemeenten together; None when one of them is not sure, or there is none.

    Args:
        gemeenten: codes or names, as in a dossier.
    """
    gevonden = [zoek(tekst) for tekst in gemeenten]
    if not gevonden or any(len(mogelijk) != 1 for mogelijk in gevonden):
        return None
    uniek = {mogelijk[0].code: mogelijk[0].inwoners for mogelijk in gevonden}
    return sum(uniek.values())


def rekensom(inwoners: int, peildatum: date, beeld: LandelijkBeeld | None = None) -> Rekensom:
    """What the national estimate would come to for a number of inwoners.

    Args:
        inwoners: on INWONERS_OP, as in `frameworks/gemeenten.csv`.
        peildatum: of the dossier.
        beeld: the figures; those that ship unless given.
    """
    schatting = (beeld or landelijk_beeld()).schatting
    # In hundred thousandths: no rounding before the last step.
    deel = inwoners * schatting.per_100000
    return Rekensom(
        schatting, getal(inwoners), INWONERS_OP, peildatum < INWONERS_OP, _afgerond(deel)
    )


def _afgerond(honderdduizendsten: int) -> str:
    """A rough figure that whoever does the sum again recognises: whole, of three digits."""
    if honderdduizendsten < 100_000:
        return "minder dan 1"
    stap = 100_000
    while honderdduizendsten >= 1000 * stap:
        stap *= 10
    return f"ongeveer {getal((honderdduizendsten + stap // 2) // stap * (stap // 100_000))}"


def _antwoord(score: VraagScore) -> str:
    delen = [woorden.ANTWOORD[score.antwoord]]
    if score.uitgelegd:
        delen.append("uitgelegd")
    if score.voorbehoud:
        delen.append("met een voorbehoud")
    if score.te_herbevestigen:
        delen.append(woorden.HERBEVESTIGEN)
    if score.geerfd:
        delen.append("uit het dossier van de regio")
    return ", ".join(delen)
