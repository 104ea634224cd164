"""The report as HTML: the source of the screen edition and of the PDF alike.

Every text of a dossier or kader is untrusted. Autoescape is on for every template, nothing
marks such a text as safe, and templates never make a link out of one.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup

from vngcheck import opmaak, sjablonen, woorden
from vngcheck.bestanden import pakketmap
from vngcheck.dossier import Moment
from vngcheck.huisstijl import Huisstijl
from vngcheck.opmaak import aantal, datum, euro
from vngcheck.rapport import lettertypen, samenvatting, zinnen
from vngcheck.rapport.balk import breedtes
from vngcheck.rapport.gezocht import per_bron
from vngcheck.rapport.model import Rapport, Stand
from vngcheck.rapport.soorten import Editie
from vngcheck.rapport.themas import per_thema
from vngcheck.sjablonen import tekst_van

STAND_UITLEG: Final[Mapping[Stand, str]] = {
    Stand.VOLDOET: "Het antwoord is ja. Bij elke vraag staat wat ja betekent.",
    Stand.UITGELEGD: "Het antwoord is deels of nee, met een volledige uitleg die het kader "
    "aanvaardt.",
    Stand.DEELS: "Het antwoord is deels, zonder volledige uitleg.",
    Stand.NIET: "Het antwoord is nee, zonder volledige uitleg.",
    Stand.OPEN: "Er is nog geen antwoord dat telt.",
    Stand.NVT: "De vraag is niet van toepassing; de toelichting zegt waarom.",
}
KLEUR: Final[Mapping[Stand, str]] = {
    Stand.VOLDOET: "#14613a",
    Stand.UITGELEGD: "#7fa6dc",
    Stand.DEELS: "#f3c367",
    Stand.NIET: "#a8201a",
    Stand.OPEN: "#ffffff",
    Stand.NVT: "#dde2e8",
}
"""Fill of charts: apart in grey as well, with the hatching of NIET."""
LIJN: Final[Mapping[Stand, str]] = {
    Stand.VOLDOET: "#14613a",
    Stand.UITGELEGD: "#2b5ea7",
    Stand.DEELS: "#8f5500",
    Stand.NIET: "#a8201a",
    Stand.OPEN: "#56606e",
    Stand.NVT: "#56606e",
}
"""Lines around them: the colours of the labels, dark enough to be seen on white."""

LOGO: Final = "vngcheck:huisstijl/logo.png"
"""Where the PDF finds the logo of a house style."""


def naar_html(
    rapport: Rapport, *, voor_pdf: bool = False, huisstijl: Huisstijl | None = None
) -> str:
    """Render a report as one HTML file that needs nothing else.

    The file for a screen folds the bouwstenen and holds a small script to search them; a
    policy inside it lets a browser run that script only, and load nothing.

    Args:
        rapport: its content.
        voor_pdf: for paper: nothing folded, no script, and no fonts, which the PDF takes from
            the package.
        huisstijl: name, logo and colours of the organisation.
    """
    return (
        omgeving("rapport")
        .get_template("rapport.html")
        .render(
            r=rapport,
            **omlijsting(voor_pdf=voor_pdf, huisstijl=huisstijl),
            merken=_merken(rapport),
            hoofdstukken=_hoofdstukken(rapport),
            momenten=_momenten(rapport),
            gezocht=per_bron(
                [
                    *rapport.geen_knaken.telt,
                    *rapport.geen_knaken.telt_niet,
                    *rapport.geen_knaken.wettelijk,
                ]
            ),
            themas=per_thema(rapport.kader.themas, rapport.plateaus),
            kaderregel=woorden.kaderregel(rapport.kader),
            geenknakenzin=samenvatting.geenknakenzin(rapport),
            geldzin=zinnen.geldzin(rapport),
            criteriazin=zinnen.criteriazin(rapport.kader),
            gewichtzin=zinnen.gewichtzin(rapport.kader),
            wettelijkzin=samenvatting.wettelijkzin(rapport),
            hiatenzin=samenvatting.hiatenzin(rapport),
            volgordezin=samenvatting.volgordezin(rapport),
            herkomstzin=woorden.herkomstzin(
                rapport.naam, rapport.regio or "", [deel.score for deel in rapport.plateaus]
            ),
        )
    )


def omlijsting(
    *, voor_pdf: bool, huisstijl: Huisstijl | None = None, eigen_stijl: str = ""
) -> dict[str, Any]:
    """What every report needs around its content: style, script, policy and house style.

    Args:
        voor_pdf: for paper: no script, and no fonts, which the PDF takes from the package.
        huisstijl: name, logo and colours of the organisation.
        eigen_stijl: what a kind of report adds to the stylesheets.
    """
    bladen = [tekst_van("rapport", "stijl.css"), huisstijl.css if huisstijl else "", eigen_stijl]
    if not voor_pdf:
        bladen = [_lettertypen(), *bladen, tekst_van("rapport", "scherm.css")]
    stijl = "\n".join(blad for blad in bladen if blad)
    script = tekst_van("rapport", "scherm.js")
    return {
        "voor_pdf": voor_pdf,
        "huisstijl": huisstijl,
        "logo": LOGO if voor_pdf or huisstijl is None else huisstijl.logo_als_url,
        "stijl": Markup(stijl),  # noqa: S704 (our own stylesheets; checked colours)
        "script": Markup(script),  # noqa: S704 (our own script)
        "beleid": _beleid(stijl, script),
    }


def _beleid(stijl: str, script: str) -> str:
    """The Content-Security-Policy: what stands in the file itself, and nothing else."""
    return (
        f"default-src 'none'; style-src {_som(stijl)}; script-src {_som(script)}; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _som(inhoud: str) -> str:
    """A checksum as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(inhoud.encode()).digest()).decode()}'"


@cache
def omgeving(*mappen: str) -> Environment:
    """The templates of a kind of report, with the words and forms that all reports use.

    Args:
        mappen: folders of `templates`; a template is taken from the first that has it.
    """
    sjablonen_ = sjablonen.omgeving(*mappen)
    sjablonen_.filters |= {
        "datum": datum,
        "euro": euro,
        "procent": opmaak.procent,
        "interval": opmaak.interval,
        "aantal": aantal,
        "getal": opmaak.getal,
        "woorden": _woorden,
        "plek": _plek,
    }
    sjablonen_.globals |= {
        "standen": list(Stand),
        "standwoord": zinnen.STAND,
        "standuitleg": STAND_UITLEG,
        "kleur": KLEUR,
        "lijn": LIJN,
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
        "kernuitleg": woorden.KERN_UITLEG,
        "herbevestigen": woorden.HERBEVESTIGEN,
        "reconstructiezin": woorden.RECONSTRUCTIE,
        "breedtes": breedtes,
        "aantallen": zinnen.aantallen,
        "delen_van": zinnen.delen_van,
        "bewijstekst": zinnen.bewijstekst,
        "regiotekst": zinnen.regiotekst,
        "herkomst": zinnen.herkomst,
        "bewijszin": zinnen.bewijszin,
        "criteriatekst": zinnen.criteriatekst,
        "besluittekst": zinnen.besluittekst,
        "actieregel": zinnen.actieregel,
        "wie": zinnen.wie,
        "wanneer": zinnen.wanneer,
        "kostentekst": zinnen.kostentekst,
        "bedragentekst": zinnen.bedragentekst,
        "kostentabellen": samenvatting.kostentabellen,
        "waaromzin": samenvatting.waaromzin,
        "afloopzin": samenvatting.afloopzin,
    }
    return sjablonen_


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
        merken.append(woorden.INTERN)
    return merken


def _hoofdstukken(rapport: Rapport) -> list[tuple[str, str]]:
    """The chapters as (anchor, title), in the order of the report."""
    plateaus = [
        (f"plateau-{nummer}", f"Plateau {deel.plateau.id}: {deel.plateau.naam}")
        for nummer, deel in enumerate(rapport.plateaus, start=1)
    ]
    mogelijk: list[tuple[str, str, object]] = [
        ("in-een-minuut", "In één minuut", True),
        ("zo-leest-u-dit", "Zo leest u dit rapport", True),
        *((anker, titel, True) for anker, titel in plateaus),
        ("themas", "Per thema", True),
        ("verandering", "Wat er is veranderd", rapport.verandering),
        ("regio", "Vergeleken met de regio", rapport.regiovergelijking),
        ("bouwstenen", "Alle bouwstenen", True),
        ("geen-knaken", "Geen knaken, geen taken", not rapport.geen_knaken.is_leeg),
        ("hiaten", "Wat ontbreekt", True),
        ("agenda", "Uitvoeringsagenda", not rapport.agenda.is_leeg),
        ("financien", "Financiën", not rapport.financien.is_leeg),
        ("groeipad", "Groeipad", not rapport.groeipad.is_leeg),
        ("partners", "Partners", not rapport.netwerk.is_leeg),
        ("landelijk", "Landelijk beeld", not rapport.landelijk.is_leeg),
        ("cijfers", "Cijfers door de jaren", not rapport.cijfers.is_leeg),
        ("methode", "Hoe de score is berekend", True),
        ("over-het-kader", "Over het kader", True),
        ("bijlage", "Bijlage: alle antwoorden", True),
    ]
    return [(anker, titel) for anker, titel, aanwezig in mogelijk if aanwezig]


def _momenten(rapport: Rapport) -> list[tuple[str, Moment]]:
    besluitvorming = rapport.dossier.besluitvorming
    namen = {
        "Behandeld in de driehoek": besluitvorming.driehoek,
        "Behandeld door de burgemeester": besluitvorming.burgemeester,
        "Behandeld in het college": besluitvorming.college,
        "Behandeld in het algemeen bestuur": besluitvorming.algemeen_bestuur,
        "Behandeld in de raad": besluitvorming.raad,
    }
    return [(naam, moment) for naam, moment in namen.items() if moment is not None]


def _woorden(waarden: Iterable[Any], woordenlijst: Mapping[Any, str]) -> str:
    return ", ".join(woordenlijst[waarde] for waarde in waarden) or "–"


def _plek(waarde: float) -> str:
    """A place in a drawing."""
    return f"{waarde:.2f}"
