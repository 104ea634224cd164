"""The regional report as HTML: the source of the screen edition and of the PDF alike.

As with the report of a gemeente every text is untrusted: autoescape is on, nothing marks a text
of a dossier as safe, and no link is made out of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, TypeVar

from jinja2 import Environment

from vngcheck import opmaak, regiowoorden, woorden
from vngcheck.huisstijl import Huisstijl
from vngcheck.rapport import html as rapporthtml
from vngcheck.rapport.naslag import jaarblokken
from vngcheck.regiogeld import Uitleg
from vngcheck.regiorapport import zinnen
from vngcheck.regiorapport.inhoud import Regiorapport
from vngcheck.sjablonen import tekst_van

T = TypeVar("T")

GEMEENTEN_NAAST_ELKAAR: Final = 12
"""Columns of gemeenten on a page of A4 on its side; more go into a further table."""
JAREN_NAAST_ELKAAR: Final = 4
"""Years in one table; more go into a further table."""


def naar_html(
    rapport: Regiorapport, *, voor_pdf: bool = False, huisstijl: Huisstijl | None = None
) -> str:
    """Render a regional report as one HTML file that needs nothing else.

    Args:
        rapport: its content.
        voor_pdf: for paper: no script, and no fonts, which the PDF takes from the package.
        huisstijl: name, logo and colours of the organisation.
    """
    stijl = tekst_van("regio", "stijl.css")
    if not voor_pdf:
        stijl += tekst_van("regio", "scherm.css")
    return (
        _omgeving()
        .get_template("regio.html")
        .render(
            r=rapport,
            beeld=rapport.beeld,
            alle=len(rapport.vergeleken),
            **rapporthtml.omlijsting(voor_pdf=voor_pdf, huisstijl=huisstijl, eigen_stijl=stijl),
            merken=merken(rapport),
            hoofdstukken=_hoofdstukken(rapport),
            kaderregel=woorden.kaderregel(rapport.regio.kader),
            deelnamezin=zinnen.deelnamezin(rapport),
            meezin=zinnen.meezin(rapport),
            leverzin=zinnen.leverzin(rapport),
            aandeelzin=zinnen.aandeelzin(rapport),
            geldzin=zinnen.geldzin(rapport),
            jaarblokken=jaarblokken(rapport.beeld.geld.jaren, JAREN_NAAST_ELKAAR),
        )
    )


def merken(rapport: Regiorapport) -> list[str]:
    """What every page must say about the document as a whole."""
    delen = []
    if rapport.is_fictief:
        delen.append(woorden.FICTIEF)
    if rapport.is_intern:
        delen.append(woorden.INTERN)
    return delen


@cache
def _omgeving() -> Environment:
    omgeving = rapporthtml.omgeving("regio", "rapport")
    omgeving.filters |= {"kort": zinnen.kort_interval, "blokken": blokken}
    omgeving.globals |= {
        "standkort": zinnen.KORT,
        "standkortuitleg": zinnen.KORT_UITLEG,
        "stand_van": zinnen.stand_van,
        "schaalwoord": woorden.SCHAAL,
        "inleveringwoord": regiowoorden.INLEVERING,
        "ongebruiktwoord": regiowoorden.ONGEBRUIKT,
        "waarom_niet": zinnen.waarom_niet,
        "namen": regiowoorden.namen,
        "met_bewijs": zinnen.met_bewijs,
        "oordelenzin": zinnen.oordelenzin,
        "scorezin": zinnen.scorezin,
        "restzin": zinnen.restzin,
        "wie_regelt": zinnen.wie_regelt,
        "uitlegwoord": zinnen.UITLEG,
        "uitlegsoorten": list(Uitleg),
        "naast_elkaar": GEMEENTEN_NAAST_ELKAAR,
        "euro": opmaak.euro,
    }
    return omgeving


def blokken(reeks: Sequence[T], breedte: int) -> list[Sequence[T]]:
    """A row of things in as few blocks as fit beside each other, all about as wide."""
    aantal = -(-len(reeks) // breedte)
    grenzen = [len(reeks) * n // aantal for n in range(aantal + 1)] if aantal else [0]
    return [reeks[van:tot] for van, tot in pairwise(grenzen)]


def _hoofdstukken(rapport: Regiorapport) -> list[tuple[str, str]]:
    """The chapters as (anchor, title), in the order of the report."""
    beeld = rapport.beeld
    mogelijk: list[tuple[str, str, object]] = [
        ("in-een-minuut", "In één minuut", True),
        ("zo-leest-u-dit", "Zo leest u dit rapport", True),
        ("deelname", "Welke gemeenten zijn vergeleken", True),
        *(
            (f"plateau-{nummer}", f"Plateau {deel.plateau.id}: {deel.plateau.naam}", True)
            for nummer, deel in enumerate(rapport.plateaus, start=1)
        ),
        ("bouwstenen", "Bouwstenen per gemeente", True),
        ("spreiding", "Mediaan en spreiding per bouwsteen", True),
        ("regio-levert", "Wat de regio levert", True),
        ("resttaken", "Wat elke gemeente zelf nog doet", True),
        ("gedeeld", "Wat alle gemeenten missen", True),
        ("uitwisseling", "Wie kan wie helpen", True),
        ("overal-open", "Wat niemand heeft beantwoord", True),
        ("geen-knaken", "Geen knaken, geen taken", not beeld.geld.is_leeg),
        ("cijfers", "Cijfers door de jaren", not rapport.cijfers.is_leeg),
        ("methode", "Hoe dit rapport is gemaakt", True),
    ]
    return [(anker, titel) for anker, titel, aanwezig in mogelijk if aanwezig]
