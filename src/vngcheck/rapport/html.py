"""The report as HTML: the source of the screen edition and of the PDF alike.

Every text of a dossier or kader is untrusted. Autoescape is on for every template, nothing
marks such a text as safe, and templates never make a link out of one.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from vngcheck import opmaak, woorden
from vngcheck.bestanden import pakketmap
from vngcheck.dossier import Actie, Antwoord, Bedrag
from vngcheck.opmaak import aantal, datum, euro, opsomming
from vngcheck.rapport.inhoud import besluittekst
from vngcheck.rapport.model import Editie, Rapport, Stand, VraagDeel

STAND: Final[Mapping[Stand, str]] = {
    Stand.VOLDOET: "voldoet",
    Stand.UITGELEGD: "uitgelegd",
    Stand.DEELS: "deels",
    Stand.NIET: "niet",
    Stand.OPEN: "open",
    Stand.NVT: "n.v.t.",
}
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
"""Fill of charts; the stylesheet has the same colours for labels."""

_LETTERTYPEN: Final = (
    ("AtkinsonHyperlegibleNext_400Regular.ttf", "normal", "400"),
    ("AtkinsonHyperlegibleNext_400Regular_Italic.ttf", "italic", "400"),
    ("AtkinsonHyperlegibleNext_700Bold.ttf", "normal", "700"),
)


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
            stijl=Markup(_stijl()),  # noqa: S704 (our own stylesheet)
            lettertypen="" if voor_pdf else Markup(_lettertypen()),  # noqa: S704 (our own fonts)
            merken=_merken(rapport),
            hoofdstukken=_hoofdstukken(rapport),
            momenten=_momenten(rapport),
            kaderregel=woorden.kaderregel(rapport.kader),
            geenknakenzin=_geenknakenzin(rapport),
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
        "woorden": _woorden,
    }
    omgeving.globals |= {
        "standen": list(Stand),
        "standwoord": STAND,
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
        "aantallen": _aantallen,
        "delen_van": _delen_van,
        "bewijstekst": _bewijstekst,
        "herkomst": _herkomst,
        "besluittekst": besluittekst,
        "actieregel": _actieregel,
        "wie": _wie,
        "wanneer": _wanneer,
        "kostentekst": _kostentekst,
        "bedragentekst": _bedragentekst,
    }
    return omgeving


@cache
def _stijl() -> str:
    return (pakketmap("templates") / "rapport" / "stijl.css").read_text(encoding="utf-8")


@cache
def _lettertypen() -> str:
    """The fonts as part of the HTML, so that the file can be sent around by itself."""
    map_ = pakketmap("templates") / "fonts"
    regels = []
    for naam, stijl, gewicht in _LETTERTYPEN:
        inhoud = base64.b64encode((map_ / naam).read_bytes()).decode("ascii")
        regels.append(
            "@font-face { font-family: 'Atkinson Hyperlegible Next'; "
            f"font-style: {stijl}; font-weight: {gewicht}; "
            f"src: url(data:font/ttf;base64,{inhoud}) format('truetype'); }}"
        )
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


def _momenten(rapport: Rapport) -> list[tuple[str, Any]]:
    besluitvorming = rapport.dossier.besluitvorming
    namen = {
        "Driehoek": besluitvorming.driehoek,
        "Burgemeester": besluitvorming.burgemeester,
        "College": besluitvorming.college,
        "Algemeen bestuur": besluitvorming.algemeen_bestuur,
        "Raad": besluitvorming.raad,
    }
    return [(naam, moment) for naam, moment in namen.items() if moment is not None]


def _geenknakenzin(rapport: Rapport) -> str:
    deel = rapport.geen_knaken
    zinnen = []
    if deel.telt:
        jaren = [f"{euro(t.totaal)} in {t.jaar}" for t in deel.totaal_telt]
        taken = aantal(len(deel.telt), "taak", "taken")
        zinnen.append(f"bij {taken} telt de uitleg. Samen kosten ze {opsomming(jaren)}.")
    if deel.telt_niet:
        taken = aantal(len(deel.telt_niet), "taak", "taken")
        zinnen.append(f"bij {taken} telt de uitleg niet, omdat er iets aan ontbreekt.")
    if deel.wettelijk:
        taken = aantal(len(deel.wettelijk), "wettelijke taak", "wettelijke taken")
        zinnen.append(f"bij {taken} kan de uitleg niet tellen.")
    return " ".join(zin if n == 0 else zin[0].upper() + zin[1:] for n, zin in enumerate(zinnen))


def _aantallen(telling: Counter[Stand]) -> str:
    """How many vragen stand where: "3 voldoet, 1 open"."""
    return ", ".join(f"{telling[stand]} {STAND[stand]}" for stand in Stand if telling[stand])


def _delen_van(deel: VraagDeel) -> list[str]:
    """What stands on the line under a vraag: duty, reason, dates, who."""
    vraag, antwoord = deel.vraag, deel.antwoord
    wet = f": {vraag.wet}" if vraag.wet else ""
    delen = [f"{woorden.PLICHT[vraag.plicht]}{wet}"]
    if antwoord is None:
        return delen
    if deel.score.uitgelegd and antwoord.antwoord:
        delen.append(f"antwoord: {woorden.ANTWOORD[antwoord.antwoord]}")
    if antwoord.reden:
        delen.append(f"reden: {woorden.REDEN[antwoord.reden]}")
    if antwoord.gepland:
        delen.append(f"gepland: {datum(antwoord.gepland)}")
    if deel.geerfd_van:
        delen.append(f"uit het dossier van de regio {deel.geerfd_van}")
    if antwoord.geregeld_door and antwoord.geregeld_door != deel.geerfd_van:
        delen.append(f"geregeld door: {antwoord.geregeld_door}")
    if antwoord.datum:
        delen.append(f"beantwoord op {datum(antwoord.datum)}")
    return delen


def _bewijstekst(antwoord: Antwoord) -> str:
    return "; ".join(
        f"{bewijs.titel}, {bewijs.plaats}" if bewijs.plaats else bewijs.titel
        for bewijs in antwoord.bewijs
    )


def _herkomst(deel: VraagDeel) -> str:
    """Where a vraag comes from, and how sure that is."""
    vraag = deel.vraag
    bronnen = "; ".join(f"{bron.document}, {bron.plaats}" for bron in vraag.bronnen)
    vormen = ", ".join(woorden.VORM[vorm] for vorm in vraag.vormen)
    return (
        f"Norm {vraag.norm}. Sterkte {woorden.STERKTE[vraag.sterkte]}. "
        f"Voor: {woorden.SCHAAL[vraag.schaal]}. Vormen: {vormen}. Bron: {bronnen}."
    )


def _actieregel(actie: Actie) -> str:
    delen = [actie.actie, _wie(actie), _wanneer(actie)]
    if actie.status:
        delen.append(woorden.ACTIESTATUS[actie.status])
    return "; ".join(deel for deel in delen if deel != "–")


def _wie(actie: Actie) -> str:
    met = f"met {', '.join(actie.partners)}" if actie.partners else ""
    return "; ".join(deel for deel in (actie.trekker or "", met) if deel) or "–"


def _wanneer(actie: Actie) -> str:
    van = f"vanaf {datum(actie.start)}" if actie.start else ""
    tot = f"gereed {datum(actie.gereed)}" if actie.gereed else ""
    return ", ".join(deel for deel in (van, tot) if deel) or "–"


def _kostentekst(actie: Actie) -> str:
    return (
        "; ".join(
            f"{_bedrag(kost)}, {'dekking ' + kost.dekking if kost.dekking else 'geen dekking'}"
            for kost in actie.kosten
        )
        or "–"
    )


def _bedragentekst(bedragen: Iterable[Bedrag]) -> str:
    return "; ".join(_bedrag(bedrag) for bedrag in bedragen)


def _bedrag(bedrag: Bedrag) -> str:
    return f"{bedrag.jaar}: {euro(bedrag.bedrag)} {woorden.AARD[bedrag.aard]}"


def _woorden(waarden: Iterable[Any], woordenlijst: Mapping[Any, str]) -> str:
    return ", ".join(woordenlijst[waarde] for waarde in waarden) or "–"
