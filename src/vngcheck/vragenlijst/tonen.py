"""Making a `Stap` of a place in an antwoord: the words around each prompt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from vngcheck.dossier import Waarde
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kader import Plicht, Vraag
from vngcheck.kaderzoeken import Plek
from vngcheck.vragenlijst.concept import pak
from vngcheck.vragenlijst.omzetten import toon
from vngcheck.vragenlijst.stand import voorstellen
from vngcheck.vragenlijst.stappen import ANTWOORD, MEER, PLEK, Soort, Stap
from vngcheck.vragenlijst.velden import ANTWOORDEN, BEVESTIG, MAAK_OPEN, WIJZIG, extras, veld
from vngcheck.yamlfile import Pad

_NODIG: Final = {
    ("geen_knaken", "wat_niet"),
    ("geen_knaken", "alternatief"),
    ("geen_knaken", "gevolg"),
    ("geen_knaken", "bedragen", 0, "bedrag"),
    ("geen_knaken", "besluit", "orgaan"),
    ("geen_knaken", "besluit", "datum"),
}
"""Without these an explanation does not count (score, rule 3)."""
_UITLEG_VRAAG: Final = (
    "Kies ja als alle criteria kloppen, deels als een deel klopt, nee als niets klopt, en nvt als "
    "de vraag in uw gemeente niet van toepassing is."
)


def maak_stap(
    geladen: GeladenDossier,
    vraag: Vraag,
    pad: Pad,
    data: dict[str, Any],
) -> Stap:
    """The prompt for a place.

    Args:
        geladen: the dossier.
        vraag: the vraag at hand.
        pad: the place in its antwoord, or the offer of more.
        data: what is filled in so far.
    """
    if pad == ANTWOORD:
        return _vraag(geladen, vraag)
    if pad == MEER:
        regio = geladen.dossier.regio is not None
        return Stap(
            pad,
            "Nog iets toevoegen?",
            Soort.KEUZE,
            uitleg="Kies wat u wilt toevoegen, of ga verder met Enter.",
            opties=extras(data, regio=regio),
            leeg="volgende vraag",
        )
    return _veld(geladen, vraag, pad, data)


def plekstap(gevonden: Sequence[Plek]) -> Stap:
    """The prompt for where to go; `gevonden` is what a search gave."""
    return Stap(
        PLEK,
        "Welke bedoelt u?" if gevonden else "Waarheen?",
        Soort.PLEK,
        uitleg="Typ een woord, het nummer van een bouwsteen of het id van een vraag.",
        leeg="blijf bij deze vraag",
        suggesties=tuple(f"{plek.id}: {plek.titel}" for plek in gevonden),
    )


def _vraag(geladen: GeladenDossier, vraag: Vraag) -> Stap:
    geldend = geladen.antwoorden.get(vraag.id)
    eigen = geldend is not None and not geldend.geerfd and geldend.antwoord.antwoord is not None
    leeg = "laat open en ga door"
    if geldend is not None and geldend.geerfd and geldend.telt is not None:
        leeg = "houd het antwoord van de regio"
    elif geldend is not None and geldend.telt is not None:
        leeg = "laat zo en ga door"
    return Stap(
        ANTWOORD,
        "Antwoord",
        Soort.KEUZE,
        uitleg=_UITLEG_VRAAG,
        opties=(*ANTWOORDEN, *((BEVESTIG, WIJZIG, MAAK_OPEN) if eigen else ())),
        leeg=leeg,
        huidig=geldend.antwoord.antwoord if eigen and geldend else None,
    )


def _veld(geladen: GeladenDossier, vraag: Vraag, pad: Pad, data: dict[str, Any]) -> Stap:
    eigen = veld(pad)
    waarde = pak(data, pad)
    huidig = None if waarde is None else toon(eigen, waarde)
    verplicht = eigen.verplicht
    tekst, leeg = eigen.vraag, "sla over" if huidig is None else "laat zo"
    if pad == ("toelichting",) and data.get("antwoord") == Waarde.NVT:
        tekst, verplicht = "Toelichting: waarom is dit niet van toepassing?", True
    if pad[-1] == "jaar" and huidig is None:
        leeg = str(geladen.dossier.peildatum.year)
    elif verplicht and huidig is None:
        leeg = ""
    nummer = next((deel for deel in reversed(pad) if isinstance(deel, int)), 0)
    if nummer and huidig is None and eigen.nog:
        tekst = eigen.nog
    if huidig is None and pad in _NODIG and vraag.plicht is not Plicht.WETTELIJK:
        leeg = "sla over; dan telt de uitleg niet"
    return Stap(
        pad,
        tekst,
        eigen.soort,
        uitleg=eigen.uitleg,
        opties=eigen.opties,
        leeg=leeg,
        huidig=huidig,
        suggesties=voorstellen(geladen.dossier, pad),
        verplicht=verplicht,
    )
