"""What is asked about an antwoord: each field, and the order of those that apply.

The order is a function of what has been filled in so far (`volgorde`), so that going back,
changing an antwoord and coming back later all follow from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from vngcheck.dossier import Aard, ActieStatus, Orgaan, Waarde
from vngcheck.kader import Reden
from vngcheck.velden import MAX_LIJST, Datum, Euro, Jaar, Tekst, Titel
from vngcheck.vragenlijst.concept import pak
from vngcheck.vragenlijst.stappen import ANTWOORD, MEER, Optie, Soort
from vngcheck.woorden import ACTIESTATUS, ORGAAN, REDEN
from vngcheck.yamlfile import Pad

NAMEN: Final = "namen"
"""A list of names on one line, with commas between them."""


@dataclass(frozen=True, slots=True)
class Veld:
    """One thing that can be filled in.

    Attributes:
        vraag: what is asked.
        type: what it must be; `NAMEN` for a list of names, None for a keuze.
        opties: the choices of a keuze.
        uitleg: what to fill in, for who asks for help.
        verplicht: whether the part of a list it belongs to is nothing without it.
        nog: what is asked instead, for a second part of a list and further.
    """

    vraag: str
    type: Any = None
    opties: tuple[Optie, ...] = ()
    uitleg: str = ""
    verplicht: bool = False
    nog: str = ""

    @property
    def soort(self) -> Soort:
        """What kind of input fits."""
        if self.opties:
            return Soort.KEUZE
        return Soort.TEKST if self.type is Tekst else Soort.REGEL


def _opties(soort: type[StrEnum], toetsen: str, labels: Any) -> tuple[Optie, ...]:
    paren = zip(toetsen, soort, strict=True)
    return tuple(Optie(toets, lid.value, labels[lid]) for toets, lid in paren)


_BEDRAG: Final = "Hele euro's, zoals 12500. Een schatting mag; zeg dat dan in de toelichting."
_JAAR: Final = Veld("Voor welk jaar?", Jaar, verplicht=True)
_AARD: Final = Veld(
    "Komt dit bedrag elk jaar terug?",
    opties=(
        Optie("s", Aard.STRUCTUREEL.value, "structureel: elk jaar"),
        Optie("i", Aard.INCIDENTEEL.value, "incidenteel: eenmalig of tijdelijk"),
    ),
    verplicht=True,
)
ANTWOORDEN: Final = (
    Optie("j", Waarde.JA.value, "ja: alle criteria kloppen"),
    Optie("d", Waarde.DEELS.value, "deels: sommige criteria kloppen"),
    Optie("n", Waarde.NEE.value, "nee: niets hiervan is geregeld"),
    Optie("x", Waarde.NVT.value, "niet van toepassing in deze gemeente"),
)
BEVESTIG: Final = Optie("b", "bevestig", "het antwoord klopt nog: bevestig het")
WIJZIG: Final = Optie("w", "wijzig", "verander wat erbij staat, of voeg iets toe")
MAAK_OPEN: Final = Optie("o", "open", "haal het antwoord weg: de vraag is weer open")

# By the place in an antwoord, the numbers of list parts left out.
VELDEN: Final[dict[tuple[str, ...], Veld]] = {
    ("reden",): Veld(
        "Waarom niet of niet helemaal?",
        opties=_opties(Reden, "gepka", REDEN),
        uitleg="Kies wat het meest klopt. Alleen bij 'geen geld van het Rijk' kan een uitleg "
        "meetellen voor het oordeel, en nooit bij een wettelijke plicht.",
    ),
    ("geen_knaken", "wat_niet"): Veld(
        "Wat doet u niet?", Tekst, uitleg="Noem de taak zo precies dat de raad haar herkent."
    ),
    ("geen_knaken", "alternatief"): Veld(
        "Wat doet u in plaats daarvan?", Tekst, uitleg="Ook als dat weinig is: schrijf het op."
    ),
    ("geen_knaken", "gevolg"): Veld(
        "Wat is het gevolg?",
        Tekst,
        uitleg="Wat merken slachtoffers en inwoners ervan dat dit niet gebeurt?",
    ),
    ("geen_knaken", "bedragen", "bedrag"): Veld(
        "Wat zou het kosten?", Euro, uitleg=_BEDRAG, nog="Nog een bedrag, voor een ander jaar?"
    ),
    ("geen_knaken", "bedragen", "jaar"): _JAAR,
    ("geen_knaken", "bedragen", "aard"): _AARD,
    ("geen_knaken", "gezochte_dekking"): Veld(
        "Waar zocht u geld, en wat kwam daaruit?",
        Tekst,
        uitleg="Bijvoorbeeld: regionale versterkingsgelden, afgewezen.",
    ),
    ("geen_knaken", "sinds"): Veld("Sinds welk jaar doet u dit niet?", Jaar),
    ("geen_knaken", "besluit", "orgaan"): Veld(
        "Wie besloot om dit niet te doen?",
        opties=_opties(Orgaan, "crba", ORGAAN),
        uitleg="Zonder besluit telt de uitleg niet.",
    ),
    ("geen_knaken", "besluit", "datum"): Veld("Wanneer was dat besluit?", Datum),
    ("geen_knaken", "besluit", "kenmerk"): Veld("Welk kenmerk heeft het besluit?", Titel),
    ("geen_knaken", "vervalt_op"): Veld(
        "Tot wanneer geldt de uitleg?",
        Datum,
        uitleg="Na deze dag telt de uitleg niet meer. Laat leeg als er geen einddatum is.",
    ),
    ("gepland",): Veld(
        "Wanneer is het klaar?", Datum, uitleg="De dag waarop dit geregeld moet zijn."
    ),
    ("toelichting",): Veld(
        "Toelichting", Tekst, uitleg="Kort, voor de raad. Geen namen van personen, geen zaken."
    ),
    ("bewijs", "titel"): Veld(
        "Bewijs: titel van het document",
        Titel,
        uitleg="Een document waarin staat dat dit klopt, zoals het beleidsplan. Typ een nummer "
        "om een titel te kiezen die u eerder gebruikte.",
        nog="Nog een bewijs: titel van het document",
    ),
    ("bewijs", "plaats"): Veld("Waar in dat document?", Titel, uitleg="Zoals: paragraaf 3.2."),
    ("voorbehoud",): Veld(
        "Voorbehoud",
        Tekst,
        uitleg="Waar het antwoord van afhangt, zoals: zolang de regio de functie betaalt.",
    ),
    ("geregeld_door",): Veld(
        "Wie regelt dit voor u?",
        Titel,
        uitleg="Een organisatie, zoals het Zorg- en Veiligheidshuis.",
    ),
    ("resttaken",): Veld("Resttaak: wat moet u zelf nog doen?", Titel, nog="Nog een resttaak?"),
    ("intern",): Veld(
        "Interne notitie", Tekst, uitleg="Staat alleen in de interne editie van het rapport."
    ),
    ("geldt_voor_alle",): Veld(
        "Geldt dit antwoord voor alle gemeenten van de regio?",
        opties=(
            Optie("j", "true", "ja: elke gemeente neemt het over"),
            Optie("n", "false", "nee: alleen waar de schaal dat zegt"),
        ),
    ),
    ("acties", "actie"): Veld(
        "Actie: wat gaat u doen?",
        Tekst,
        uitleg="Komt in de uitvoeringsagenda van het rapport.",
        nog="Nog een actie: wat gaat u doen?",
    ),
    ("acties", "resultaat"): Veld("Wat is er dan bereikt?", Tekst),
    ("acties", "trekker"): Veld("Wie trekt de actie?", Titel, uitleg="Een team of functie."),
    ("acties", "partners"): Veld(
        "Met welke partners?", NAMEN, uitleg="Zet een komma tussen de namen."
    ),
    ("acties", "start"): Veld("Wanneer begint de actie?", Datum),
    ("acties", "gereed"): Veld("Wanneer is de actie klaar?", Datum),
    ("acties", "kosten", "bedrag"): Veld(
        "Wat kost de actie?", Euro, uitleg=_BEDRAG, nog="Nog een bedrag, voor een ander jaar?"
    ),
    ("acties", "kosten", "jaar"): _JAAR,
    ("acties", "kosten", "aard"): _AARD,
    ("acties", "kosten", "dekking"): Veld(
        "Waaruit wordt dat betaald?", Titel, uitleg="Laat leeg als er nog geen geld voor is."
    ),
    ("acties", "status"): Veld(
        "Hoe staat het met de actie?", opties=_opties(ActieStatus, "plgv", ACTIESTATUS)
    ),
}

_UITLEG: Final = (("wat_niet",), ("alternatief",), ("gevolg",))
_NA_BEDRAG: Final = (("gezochte_dekking",), ("sinds",), ("besluit", "orgaan"))
_EXTRA: Final = {
    "gepland": Optie("p", "gepland", "wanneer het klaar is"),
    "bewijs": Optie("b", "bewijs", "bewijs"),
    "voorbehoud": Optie("v", "voorbehoud", "een voorbehoud"),
    "geregeld_door": Optie("g", "geregeld_door", "wie het voor u regelt"),
    "resttaken": Optie("r", "resttaken", "wat u zelf nog moet doen"),
    "acties": Optie("a", "acties", "een actie voor de uitvoeringsagenda"),
    "intern": Optie("i", "intern", "een interne notitie"),
    "geldt_voor_alle": Optie("w", "geldt_voor_alle", "geldt voor alle gemeenten van de regio"),
}


def veld(pad: Pad) -> Veld:
    """The field at a place in an antwoord."""
    return VELDEN[tuple(deel for deel in pad if isinstance(deel, str))]


def extras(data: dict[str, Any], *, regio: bool) -> tuple[Optie, ...]:
    """What can be added behind the fields that are always asked."""
    vast = {pad[0] for pad in _vast(data)}
    return tuple(
        optie
        for sleutel, optie in _EXTRA.items()
        if sleutel not in vast
        and (regio or sleutel != "geldt_voor_alle")
        and (sleutel != "gepland" or data.get("antwoord") in {Waarde.DEELS, Waarde.NEE})
    )


def volgorde(data: dict[str, Any], gekozen: Sequence[str]) -> list[Pad]:
    """The fields that apply, in the order in which they are asked.

    Args:
        data: what is filled in so far, as plain data; half-filled parts of lists included.
        gekozen: the extra fields that were asked for, in that order.

    Returns:
        Their places; the antwoord first, and the offer of more last.
    """
    if data.get("antwoord") is None:
        return [ANTWOORD]
    paden = [ANTWOORD, *_vast(data)]
    vast = {pad[0] for pad in paden}
    aanwezig = [sleutel for sleutel in _EXTRA if sleutel in data and sleutel not in gekozen]
    for sleutel in [*aanwezig, *gekozen]:
        # Asked for with another antwoord, it has no meaning with this one.
        past = sleutel != "gepland" or data["antwoord"] in {Waarde.DEELS, Waarde.NEE}
        if past and sleutel not in vast:
            paden += _extra(data, sleutel)
    return [*paden, MEER]


def _vast(data: dict[str, Any]) -> list[Pad]:
    """The fields that are always asked with this antwoord."""
    antwoord = data.get("antwoord")
    paden: list[Pad] = []
    if antwoord in {Waarde.DEELS, Waarde.NEE}:
        paden.append(("reden",))
        if data.get("reden") == Reden.GEEN_RIJKSMIDDELEN:
            paden += _geen_knaken(data)
        if data.get("reden") == Reden.GEPLAND:
            paden.append(("gepland",))
    paden.append(("toelichting",))
    if antwoord in {Waarde.JA, Waarde.DEELS}:
        paden += _delen(data, ("bewijs",), "titel", ("plaats",))
    return paden


def _geen_knaken(data: dict[str, Any]) -> Iterator[Pad]:
    boven: Pad = ("geen_knaken",)
    yield from ((*boven, *deel) for deel in _UITLEG)
    yield from _delen(data, (*boven, "bedragen"), "bedrag", ("jaar", "aard"))
    yield from ((*boven, *deel) for deel in _NA_BEDRAG)
    if pak(data, (*boven, "besluit", "orgaan")) is not None:
        yield (*boven, "besluit", "datum")
        yield (*boven, "besluit", "kenmerk")
    yield (*boven, "vervalt_op")


def _extra(data: dict[str, Any], sleutel: str) -> Iterator[Pad]:
    if sleutel == "acties":
        for nummer, actie in enumerate([*data.get("acties", []), {}]):
            pad: Pad = ("acties", nummer)
            yield (*pad, "actie")
            if "actie" in actie:
                yield from ((*pad, deel) for deel in ("resultaat", "trekker", "partners"))
                yield from ((*pad, deel) for deel in ("start", "gereed"))
                yield from _delen(data, (*pad, "kosten"), "bedrag", ("jaar", "aard", "dekking"))
                yield (*pad, "status")
    elif sleutel == "bewijs":
        yield from _delen(data, ("bewijs",), "titel", ("plaats",))
    elif sleutel == "resttaken":
        aantal = len(data.get("resttaken", []))
        yield from (("resttaken", nummer) for nummer in range(min(aantal + 1, MAX_LIJST)))
    else:
        yield (sleutel,)


def _delen(data: dict[str, Any], pad: Pad, eerste: str, rest: tuple[str, ...]) -> Iterator[Pad]:
    """The fields of every part of a list, and the first one of a part to add."""
    delen = pak(data, pad) or []
    for nummer, deel in enumerate([*delen, {}][:MAX_LIJST]):
        yield (*pad, nummer, eerste)
        if eerste in deel:
            yield from ((*pad, nummer, sleutel) for sleutel in rest)
