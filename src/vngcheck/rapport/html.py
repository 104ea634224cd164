"""The report as HTML: the source of the screen edition and of the PDF alike.

Every text of a dossier or kader is untrusted. Autoescape is on for every template, nothing
marks such a text as safe, and templates never make a link out of one.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from vngcheck import opmaak, woorden
from vngcheck.bestanden import pakketmap
from vngcheck.dossier import Moment
from vngcheck.opmaak import aantal, datum, euro
from vngcheck.rapport import lettertypen, zinnen
from vngcheck.rapport.model import Rapport, Stand
from vngcheck.rapport.soorten import Editie

STAND_UITLEG: Final[Mapping[Stand, str]] = {
    Stand.VOLDOET: "Het antwoord is ja: aan alle criteria is voldaan.",
    Stand.UITGELEGD: "Het antwoord is deels of nee, met een volledige uitleg die het kader "
    "aanvaardt.",
    Stand.DEELS: "Het antwoord is deels, zonder volledige uitleg.",
    Stand.NIET: "Het antwoord is nee, zonder volledige uitleg.",
    Stand.OPEN: "Er is nog geen antwoord dat telt.",
    Stand.NVT: "De vraag is niet van toepassing; de toelichting zegt waarom.",
}
KLEUR: Final[Mapping[Stand, str]] = {
    Stand.VOLDOET: "#1a6e3c",
    Stand.UITGELEGD: "#2b5ea7",
    Stand.DEELS: "#b86e00",
    Stand.NIET: "#a8201a",
    Stand.OPEN: "#8a94a3",
    Stand.NVT: "#d5dae1",
}
"""Fill of charts. Labels, which are text, have darker ones in the stylesheet where needed."""


def naar_html(rapport: Rapport, *, voor_pdf: bool = False) -> str:
    """Render a report as one HTML file that needs nothing else.

    Args:
        rapport: its content.
        voor_pdf: leave out the fonts, which the PDF takes from the package.
    """
    return (
        _omgeving()
        .get_template("rapport.html")
        .render(
            r=rapport,
            stijl=Markup(_stijl("stijl.css")),  # noqa: S704 (our own stylesheet)
            scherm="" if voor_pdf else Markup(_stijl("scherm.css")),  # noqa: S704 (our own)
            lettertypen="" if voor_pdf else Markup(_lettertypen()),  # noqa: S704 (our own fonts)
            merken=_merken(rapport),
            hoofdstukken=_hoofdstukken(rapport),
            momenten=_momenten(rapport),
            kaderregel=woorden.kaderregel(rapport.kader),
            geenknakenzin=zinnen.geenknakenzin(rapport),
            criteriazin=zinnen.criteriazin(rapport.kader),
            gewichtzin=zinnen.gewichtzin(rapport.kader),
            wettelijkzin=zinnen.wettelijkzin(rapport),
            herkomstzin=woorden.herkomstzin(
                rapport.naam, rapport.regio or "", [deel.score for deel in rapport.plateaus]
            ),
        )
    )


@cache
def _omgeving() -> Environment:
    omgeving = Environment(
        loader=FileSystemLoader(pakketmap("templates") / "rapport"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters |= {
        "datum": datum,
        "euro": euro,
        "procent": opmaak.procent,
        "interval": opmaak.interval,
        "aantal": aantal,
        "getal": opmaak.getal,
        "woorden": _woorden,
    }
    omgeving.globals |= {
        "standen": list(Stand),
        "standwoord": zinnen.STAND,
        "standuitleg": STAND_UITLEG,
        "kleur": KLEUR,
        "antwoordwoord": woorden.ANTWOORD,
        "plichtwoord": woorden.PLICHT,
        "plateauwoord": woorden.PLATEAU,
        "bouwsteenwoord": woorden.BOUWSTEEN,
        "faseword": woorden.FASE,
        "aardwoord": woorden.AARD,
        "actiewoord": woorden.ACTIESTATUS,
        "vormwoord": woorden.VORM,
        "groepwoord": woorden.GROEP,
        "rolwoord": woorden.ROL,
        "sterktewoord": woorden.STERKTE,
        "sterkteuitleg": woorden.STERKTE_UITLEG,
        "herbevestigen": woorden.HERBEVESTIGEN,
        "reconstructiezin": woorden.RECONSTRUCTIE,
        "aantallen": zinnen.aantallen,
        "delen_van": zinnen.delen_van,
        "bewijstekst": zinnen.bewijstekst,
        "herkomst": zinnen.herkomst,
        "criteriatekst": zinnen.criteriatekst,
        "besluittekst": zinnen.besluittekst,
        "actieregel": zinnen.actieregel,
        "wie": zinnen.wie,
        "wanneer": zinnen.wanneer,
        "kostentekst": zinnen.kostentekst,
        "bedragentekst": zinnen.bedragentekst,
    }
    return omgeving


@cache
def _stijl(naam: str) -> str:
    return (pakketmap("templates") / "rapport" / naam).read_text(encoding="utf-8")


@cache
def _lettertypen() -> str:
    """The fonts as part of the HTML, so that the file can be sent around by itself."""
    map_ = pakketmap("templates") / "fonts"
    regels = []
    for naam in lettertypen.BESTANDEN:
        inhoud = base64.b64encode((map_ / naam).read_bytes()).decode("ascii")
        regels.append(lettertypen.regel(naam, f"data:font/ttf;base64,{inhoud}"))
    return "\n".join(regels)


def _merken(rapport: Rapport) -> list[str]:
    """What every page must say about the document as a whole."""
    merken = []
    if rapport.dossier.fictief:
        merken.append(woorden.FICTIEF)
    if rapport.editie is Editie.INTERN:
        merken.append("INTERN: niet voor verspreiding buiten de organisatie")
    return merken


def _hoofdstukken(rapport: Rapport) -> list[tuple[str, str]]:
    """The chapters as (anchor, title), in the order of the report."""
    plateaus = [
        (f"plateau-{nummer}", f"Plateau {deel.plateau.id}: {deel.plateau.naam}")
        for nummer, deel in enumerate(rapport.plateaus, start=1)
    ]
    dossier = rapport.dossier
    mogelijk: list[tuple[str, str, object]] = [
        ("in-een-minuut", "In één minuut", True),
        ("zo-leest-u-dit", "Zo leest u dit rapport", True),
        *((anker, titel, True) for anker, titel in plateaus),
        ("hiaten", "Wat ontbreekt", True),
        ("geen-knaken", "Geen knaken, geen taken", not rapport.geen_knaken.is_leeg),
        ("agenda", "Uitvoeringsagenda", dossier.acties),
        (
            "beeld",
            "Ambitie, cijfers en partners",
            dossier.ambitie or dossier.cijfers or dossier.partners,
        ),
        ("methode", "Hoe de score is berekend", True),
        ("over-het-kader", "Over het kader", True),
        ("bijlage", "Bijlage: alle antwoorden", True),
    ]
    return [(anker, titel) for anker, titel, aanwezig in mogelijk if aanwezig]


def _momenten(rapport: Rapport) -> list[tuple[str, Moment]]:
    besluitvorming = rapport.dossier.besluitvorming
    namen = {
        "Driehoek": besluitvorming.driehoek,
        "Burgemeester": besluitvorming.burgemeester,
        "College": besluitvorming.college,
        "Algemeen bestuur": besluitvorming.algemeen_bestuur,
        "Raad": besluitvorming.raad,
    }
    return [(naam, moment) for naam, moment in namen.items() if moment is not None]


def _woorden(waarden: Iterable[Any], woordenlijst: Mapping[Any, str]) -> str:
    return ", ".join(woordenlijst[waarde] for waarde in waarden) or "–"
