"""The Dutch words for what the models hold: one place for screen and report alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from vngcheck.dossier import Aard, ActieStatus, Antwoord, Fase, Groep, Orgaan, Rol, Waarde
from vngcheck.kader import Domein, Kader, Plicht, Reden, Schaal, Status, Sterkte, Vorm, Vraag
from vngcheck.opmaak import aantal
from vngcheck.score import BouwsteenOordeel, Gebrek, PlateauOordeel, PlateauScore

OPEN: Final = "open"
FICTIEF: Final = "FICTIEF VOORBEELD"
INTERN: Final = "INTERN: niet voor verspreiding buiten de organisatie"
HERBEVESTIGEN: Final = "nog te herbevestigen"

ANTWOORD: Final[Mapping[Waarde | None, str]] = {
    Waarde.JA: "ja",
    Waarde.DEELS: "deels",
    Waarde.NEE: "nee",
    Waarde.NVT: "niet van toepassing",
    None: OPEN,
}
REDEN: Final[Mapping[Reden, str]] = {
    Reden.GEEN_RIJKSMIDDELEN: "geen geld van het Rijk",
    Reden.GEEN_EIGEN_MIDDELEN: "geen eigen geld",
    Reden.GEPLAND: "gepland",
    Reden.KEUZE: "eigen keuze",
    Reden.ANDERS: "andere reden",
}
PLICHT: Final[Mapping[Plicht, str]] = {
    Plicht.WETTELIJK: "wettelijke plicht",
    Plicht.LANDELIJK: "landelijke afspraak",
    Plicht.AANBEVELING: "landelijke aanbeveling",
    Plicht.LOKAAL: "lokale norm",
}
STERKTE: Final[Mapping[Sterkte, str]] = {
    Sterkte.A: "A, letterlijk",
    Sterkte.B: "B, gebundeld",
    Sterkte.C: "C, afgeleid",
}
KERN_UITLEG: Final = (
    "De wet vraagt dit, een bron zegt dat elke gemeente dit moet, of een bron noemt dit letterlijk "
    "bij een hoger plateau. Dat laatste is geen plicht."
)
STERKTE_UITLEG: Final[Mapping[Sterkte, str]] = {
    Sterkte.A: f"{KERN_UITLEG} Deze vragen zijn de kern.",
    Sterkte.B: "Een bron noemt dit in een pakket dat bij het plateau hoort, of als norm voor "
    "elke gemeente in een ander kader.",
    Sterkte.C: "Wij leiden het af uit wat gemeenten in hun plannen doen.",
}
SCHAAL: Final[Mapping[Schaal, str]] = {
    Schaal.LOKAAL: "gemeente",
    Schaal.REGIONAAL: "regio",
    Schaal.BEIDE: "gemeente of regio",
}
DOMEIN: Final[Mapping[Domein, str]] = {
    Domein.VEILIGHEID: "veiligheid",
    Domein.ZORG: "zorg",
    Domein.BEIDE: "veiligheid en zorg",
}
VORM: Final[Mapping[Vorm, str]] = {
    Vorm.SEKSUEEL: "seksuele uitbuiting",
    Vorm.ARBEID: "arbeidsuitbuiting",
    Vorm.CRIMINEEL: "criminele uitbuiting",
}
STATUS: Final[Mapping[Status, str]] = {
    Status.OFFICIEEL: "officiële tekst",
    Status.RECONSTRUCTIE: "reconstructie",
}
ORGAAN: Final[Mapping[Orgaan, str]] = {
    Orgaan.COLLEGE: "college",
    Orgaan.RAAD: "raad",
    Orgaan.BURGEMEESTER: "burgemeester",
    Orgaan.ALGEMEEN_BESTUUR: "algemeen bestuur",
}
FASE: Final[Mapping[Fase, str]] = {Fase.CONCEPT: "concept", Fase.VASTGESTELD: "vastgesteld"}
AARD: Final[Mapping[Aard, str]] = {
    Aard.STRUCTUREEL: "structureel",
    Aard.INCIDENTEEL: "incidenteel",
}
ACTIESTATUS: Final[Mapping[ActieStatus, str]] = {lid: lid.value for lid in ActieStatus}
GROEP: Final[Mapping[Groep, str]] = {
    Groep.INTERN: "binnen de gemeente",
    Groep.EXTERN: "ketenpartner",
    Groep.STAKEHOLDER: "andere betrokkene",
}
ROL: Final[Mapping[Rol, str]] = {lid: lid.value for lid in Rol}
BOUWSTEEN: Final[Mapping[BouwsteenOordeel, str]] = {
    BouwsteenOordeel.VOLDOET: "voldoet",
    BouwsteenOordeel.DEELS: "voldoet deels",
    BouwsteenOordeel.VOLDOET_NIET: "voldoet niet",
    BouwsteenOordeel.OPEN: "nog open",
    BouwsteenOordeel.NVT: "niet van toepassing",
}
PLATEAU: Final[Mapping[PlateauOordeel, str]] = {
    PlateauOordeel.BEHAALD: "behaald",
    PlateauOordeel.BEHAALD_MET_UITLEG: "behaald met uitleg",
    PlateauOordeel.NIET_BEHAALD: "niet behaald",
    PlateauOordeel.ONVOLLEDIG: "nog niet te zeggen",
    PlateauOordeel.NVT: "niet van toepassing",
}
PLATEAU_UITLEG: Final[Mapping[PlateauOordeel, str]] = {
    PlateauOordeel.BEHAALD: "Elke vraag die van toepassing is, is met ja beantwoord.",
    PlateauOordeel.BEHAALD_MET_UITLEG: "Elke vraag die van toepassing is, is met ja "
    "beantwoord of volledig uitgelegd.",
    PlateauOordeel.NIET_BEHAALD: "Er zijn vragen met deels of nee zonder volledige uitleg.",
    PlateauOordeel.ONVOLLEDIG: "Er staan nog vragen open.",
    PlateauOordeel.NVT: "Geen enkele vraag is van toepassing.",
}
OP_LAGER_PLATEAU: Final = (
    "Dit plateau bouwt op een lager plateau dat nog niet is behaald. Daarom telt het niet als "
    "behaald."
)
GEBREK: Final[Mapping[Gebrek, str]] = {
    Gebrek.TE_HERBEVESTIGEN: "het antwoord is nog niet herbevestigd",
    Gebrek.GEEN_REDEN: "er is geen reden gegeven",
    Gebrek.REDEN: "het kader aanvaardt deze reden niet als uitleg",
    Gebrek.PLICHT: "het is een wettelijke plicht; geldgebrek is dan geen geldige reden",
    Gebrek.GEEN_KNAKEN: "de uitleg ontbreekt",
    Gebrek.WAT_NIET: "er staat niet wat er niet gebeurt",
    Gebrek.ALTERNATIEF: "er staat niet wat er in plaats daarvan gebeurt",
    Gebrek.GEVOLG: "het gevolg ontbreekt",
    Gebrek.BEDRAG: "er is geen bedrag boven nul",
    Gebrek.BESLUIT: "er is geen besluit",
    Gebrek.ORGAAN: "er staat niet welk orgaan besloot",
    Gebrek.BESLUITDATUM: "de datum van het besluit ontbreekt",
    Gebrek.BESLUIT_LATER: "het besluit is van na de peildatum",
    Gebrek.VERLOPEN: "de uitleg was op de peildatum al verlopen",
}
GEBREK_SLEUTEL: Final[Mapping[Gebrek, str]] = {
    Gebrek.TE_HERBEVESTIGEN: "te_herbevestigen",
    Gebrek.GEEN_REDEN: "reden",
    Gebrek.GEEN_KNAKEN: "geen_knaken",
    Gebrek.WAT_NIET: "wat_niet",
    Gebrek.ALTERNATIEF: "alternatief",
    Gebrek.GEVOLG: "gevolg",
    Gebrek.BEDRAG: "bedragen",
    Gebrek.BESLUIT: "besluit",
    Gebrek.ORGAAN: "besluit.orgaan",
    Gebrek.BESLUITDATUM: "besluit.datum",
    Gebrek.BESLUIT_LATER: "besluit.datum",
}
"""The key of a dossier that mends what is missing."""
ELKE_GEMEENTE_ZELF: Final = "Deze vraag beantwoordt elke gemeente zelf."
"""Why what a regio answers does not count."""
RECONSTRUCTIE: Final = "Dit kader is nagebouwd uit andere stukken; het is niet de officiële tekst."


def deels_of_nee(antwoorden: Iterable[Waarde | None]) -> str:
    """Which of the two hiaten have as antwoord: "deels", "nee", or "deels of nee"."""
    gegeven = set(antwoorden)
    return ANTWOORD[gegeven.pop()] if len(gegeven) == 1 else "deels of nee"


def niet_of_deels(antwoorden: Iterable[Waarde | None]) -> str:
    """How hiaten are met: "niet", "maar deels", or "niet of maar deels"."""
    delen = {Waarde.NEE: "niet", Waarde.DEELS: "maar deels"}
    gegeven = set(antwoorden)
    return " of ".join(woord for waarde, woord in delen.items() if waarde in gegeven)


def antwoordtekst(antwoord: Antwoord) -> str:
    """An antwoord with its reden: "nee, eigen keuze"."""
    reden = f", {REDEN[antwoord.reden]}" if antwoord.reden else ""
    return f"{ANTWOORD[antwoord.antwoord]}{reden}"


def regio_zegt(antwoord: Antwoord, regio: str) -> str:
    """How what a regiodossier says on a vraag begins; a toelichting may follow.

    Args:
        antwoord: of the regiodossier, maybe without an antwoord.
        regio: the name of the regio.
    """
    dossier = f"Het dossier van de regio {regio}"
    if antwoord.antwoord is None:
        return f"{dossier} geeft geen antwoord, maar zegt wel:"
    merk = f" ({HERBEVESTIGEN})" if antwoord.te_herbevestigen else ""
    return f"{dossier} zegt: {antwoordtekst(antwoord)}{merk}."


def gebrekentekst(vraag: Vraag, gebreken: tuple[Gebrek, ...]) -> str:
    """Why an explanation does not count, in one phrase; names the law of a statutory duty."""
    delen = [
        f"{GEBREK[g]} ({vraag.wet})" if g is Gebrek.PLICHT and vraag.wet else GEBREK[g]
        for g in gebreken
    ]
    return "; ".join(delen)


def kaderregel(kader: Kader) -> str:
    """The kader on one line, with its versie and status."""
    return f"{kader.naam}, versie {kader.versie} ({STATUS[kader.status]})"


def herkomstzin(naam: str, regio: str, plateaus: Sequence[PlateauScore]) -> str:
    """How much of what counts a gemeente said itself, and how much its regio."""
    vragen = [vraag for plateau in plateaus for vraag in plateau.vragen]
    gegeven = [vraag for vraag in vragen if vraag.antwoord is not None]
    geerfd = sum(vraag.geerfd for vraag in gegeven)
    komt = "komt" if geerfd == 1 else "komen"
    return (
        f"Het dossier van {naam} beantwoordt zelf {len(gegeven) - geerfd or 'geen'} van de "
        f"{aantal(len(vragen), 'vraag', 'vragen')}. Van de regio {regio} {komt} "
        f"{aantal(geerfd, 'antwoord', 'antwoorden') if geerfd else 'geen antwoorden'}; "
        f"{aantal(len(vragen) - len(gegeven), 'vraag staat', 'vragen staan')} open."
    )
