"""What the letters say: the account to the minister, and the offer of it to the raad.

Only what counts as explanation, with the reden geen_rijksmiddelen, is in the letter to the
minister. A statutory duty never is: money is no ground for not doing it, so a letter that asks
for money must not look like an excuse. The raad is told of it, with its law, and of every
explanation that does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vngcheck import woorden
from vngcheck.brief.model import (
    Alinea,
    Blok,
    Brief,
    Deel,
    Document,
    Kop,
    Punten,
    Stijl,
    Tabel,
    Vorm,
)
from vngcheck.brief.soorten import Soort
from vngcheck.brief.taken import na_afloop, takentabel, totalen, uitleg_per_taak
from vngcheck.brief.verantwoording import Verantwoording, verantwoording
from vngcheck.dossier import Fase
from vngcheck.opmaak import aantal, datum, opsomming
from vngcheck.rapport.model import Rapport

CONCEPT: Final = "CONCEPT: het dossier is nog niet vastgesteld"
MOGELIJK: Final = (
    "In het dossier achter deze brief staan waarschijnlijk persoonsgegevens. De brief is toch "
    "gemaakt, met de optie --toch."
)
GEEN_GROND: Final = (
    "Bij een wettelijke taak is geldgebrek geen geldige reden om haar niet uit te voeren."
)


def maak_document(rapport: Rapport, soort: Soort) -> Document:
    """Write the letters that a dossier asks for.

    Args:
        rapport: the content of the openbare report.
        soort: which letters. With both, the one to the raad is first, and the one to the
            minister is its annex.

    Raises:
        GebruikFout: there is nothing to account for.
    """
    inhoud = verantwoording(rapport)
    brieven = {
        Soort.MINISTER: [_aan_minister(rapport, inhoud)],
        Soort.RAAD: [_aan_raad(rapport, inhoud)],
        Soort.BEIDE: [_aan_raad(rapport, inhoud), _aan_minister(rapport, inhoud)],
    }[soort]
    wat = {
        Soort.MINISTER: "Verantwoordingsbrief aan de minister",
        Soort.RAAD: "Aanbiedingsbrief aan de raad",
        Soort.BEIDE: "Aanbiedingsbrief aan de raad en verantwoordingsbrief aan de minister",
    }[soort]
    dossier = rapport.dossier
    voor = "Fictief voorbeeld: " if dossier.fictief else ""
    merken = [woorden.FICTIEF] if dossier.fictief else []
    if dossier.fase is Fase.CONCEPT:
        merken.append(CONCEPT)
    return Document(
        titel=f"{voor}{wat}, {rapport.naam}, stand op {datum(dossier.peildatum)}",
        auteur=dossier.opsteller or rapport.naam,
        datum=rapport.gemaakt_op or dossier.peildatum,
        merken=tuple(merken),
        brieven=tuple(brieven),
    )


# the two letters


def _aan_minister(rapport: Rapport, inhoud: Verantwoording) -> Brief:
    taken = aantal(len(inhoud.telt), "taak", "taken")
    raad = _raad(rapport)
    blokken: list[Blok] = [
        _alinea("Geachte minister,"),
        _alinea(
            f"Wij toetsten onze aanpak van mensenhandel aan het {rapport.kader.naam}, naar de "
            f"stand op {datum(rapport.dossier.peildatum)}. Van dat kader voeren wij {taken} niet "
            "of maar deels uit, omdat het Rijk er geen geld voor geeft. In deze brief leggen wij "
            f"daarover verantwoording af. Wij sturen hem via {raad}."
        ),
        *_reconstructie(rapport),
        Kop("Wat wij niet doen"),
        takentabel(inhoud),
        _alinea(
            "In de bijlage staat per taak wat wij in plaats daarvan doen, wat het gevolg is, wat "
            "de taak zou kosten, waar wij geld zochten, en wie wanneer besloot."
        ),
        Kop("Wat het zou kosten"),
        *totalen(inhoud),
        Kop("Wat wij u vragen"),
        _alinea("Wij vragen u om een van deze twee dingen:"),
        Punten(
            (
                "geld van het Rijk voor deze taken, zodat wij ze kunnen uitvoeren; of",
                "een duidelijke uitspraak dat gemeenten deze taken niet hoeven uit te voeren "
                "zolang het Rijk er geen geld voor geeft.",
            )
        ),
        _alinea(f"Wij vragen u om een schriftelijk antwoord. Dat delen wij met {raad}."),
        _alinea(
            f"Wettelijke taken staan niet in deze brief. {GEEN_GROND} Daarover leggen wij "
            f"verantwoording af aan {raad}."
        ),
        _alinea("Hoogachtend,", Stijl.SLOT),
        *_ondertekening(rapport),
        Kop("Bijlage: de uitleg per taak", nieuw_blad=True),
        *uitleg_per_taak(inhoud),
        *_herkomst(rapport),
    ]
    boven = (
        _gegeven("Aan", Deel("[de verantwoordelijk minister]", Vorm.PLEK)),
        _gegeven("Adres", Deel("[adres]", Vorm.PLEK)),
        _gegeven("Via", Deel(_raad_voluit(rapport))),
        *_briefgegevens(rapport),
    )
    onderwerp = "Verantwoording: taken tegen mensenhandel zonder geld van het Rijk"
    return Brief(Soort.MINISTER, (*boven, *_vooraf(rapport)), onderwerp, tuple(blokken))


def _aan_raad(rapport: Rapport, inhoud: Verantwoording) -> Brief:
    regio = rapport.dossier.regio is not None
    taken = aantal(len(inhoud.telt), "taak", "taken")
    blokken: list[Blok] = [
        _alinea("Geachte leden van de raden," if regio else "Geachte leden van de raad,"),
        _alinea(
            "Hierbij bieden wij u een brief aan de verantwoordelijk minister aan. Hij gaat over "
            f"{taken} uit het {rapport.kader.naam}, naar de stand op "
            f"{datum(rapport.dossier.peildatum)}. Wij voeren die niet of maar deels uit, omdat het "
            "Rijk er geen geld voor geeft. De brief is de bijlage, en gaat via u naar de minister."
        ),
        *_reconstructie(rapport),
        Kop("Wat er in de brief staat"),
        takentabel(inhoud),
        _alinea(
            "De brief zegt bij elke taak wat wij in plaats daarvan doen, wat het gevolg is, wat de "
            "taak zou kosten en wie wanneer besloot. Wij vragen de minister om geld, of om een "
            "duidelijke uitspraak. Aan de score van onze aanpak verandert de uitleg niets."
        ),
        *totalen(inhoud),
        *na_afloop(inhoud),
        *_niet_in_de_brief(rapport, inhoud),
        Kop("Wat wij u vragen"),
        Punten(
            (
                "Kennis te nemen van de brief aan de minister.",
                "Ons te laten weten of u instemt met de uitleg die wij daarin geven.",
                "De brief daarna door te sturen aan de minister.",
            )
        ),
        _alinea("Met vriendelijke groet,", Stijl.SLOT),
        *_ondertekening(rapport),
        *_herkomst(rapport),
    ]
    boven = (
        _gegeven("Aan", Deel(_raad_voluit(rapport))),
        *_briefgegevens(rapport),
        _gegeven("Bijlage", Deel("de brief aan de minister, met de uitleg per taak")),
    )
    onderwerp = "Brief aan de minister over taken zonder geld van het Rijk"
    return Brief(Soort.RAAD, (*boven, *_vooraf(rapport)), onderwerp, tuple(blokken))


# parts of both


def _alinea(tekst: str, stijl: Stijl = Stijl.GEWOON) -> Alinea:
    return Alinea((Deel(tekst),), stijl)


def _gegeven(label: str, *delen: Deel) -> Alinea:
    return Alinea((Deel(f"{label}: ", Vorm.VET), *delen), Stijl.GEGEVENS)


def _raad(rapport: Rapport) -> str:
    return "de raden van onze gemeenten" if rapport.dossier.regio else "onze raad"


def _raad_voluit(rapport: Rapport) -> str:
    if rapport.dossier.regio:
        return f"de raden van {opsomming(list(rapport.leden))}"
    return f"de raad van de gemeente {rapport.naam}"


def _afzender(rapport: Rapport) -> tuple[Deel, ...]:
    if rapport.dossier.regio:
        # Which board signs for a region differs, and the dossier does not say it.
        return (Deel("[het bestuur dat tekent]", Vorm.PLEK), Deel(f" van de regio {rapport.naam}"))
    return (Deel(f"het college van burgemeester en wethouders van {rapport.naam}"),)


def _briefgegevens(rapport: Rapport) -> Iterator[Alinea]:
    yield _gegeven("Van", *_afzender(rapport))
    yield _gegeven("Datum", Deel("[datum]", Vorm.PLEK))
    yield _gegeven("Kenmerk", Deel("[kenmerk]", Vorm.PLEK))


def _ondertekening(rapport: Rapport) -> Iterator[Alinea]:
    yield Alinea(_afzender(rapport), Stijl.SLOT)
    functies = (
        ("de voorzitter", "de secretaris")
        if rapport.dossier.regio
        else (
            "de burgemeester",
            "de secretaris",
        )
    )
    for functie in functies:
        yield _gegeven(functie, Deel("[handtekening]", Vorm.PLEK))


def _vooraf(rapport: Rapport) -> Iterator[Alinea]:
    """What a reader must know before anything else."""
    dossier = rapport.dossier
    if dossier.fictief:
        yield _alinea(
            f"Fictief voorbeeld. {rapport.naam} bestaat niet en alles in deze brief is verzonnen.",
            Stijl.KADER,
        )
    if dossier.verantwoording:
        yield _alinea(dossier.verantwoording, Stijl.KADER)
    if rapport.persoonsgegevens:
        delen = (Deel("Let op: mogelijk persoonsgegevens. ", Vorm.VET), Deel(MOGELIJK))
        yield Alinea(delen, Stijl.KADER)


def _reconstructie(rapport: Rapport) -> Iterator[Alinea]:
    if rapport.is_reconstructie:
        yield _alinea(woorden.RECONSTRUCTIE)


def _niet_in_de_brief(rapport: Rapport, inhoud: Verantwoording) -> Iterator[Blok]:
    """What the raad must know that the minister is not told."""
    if not inhoud.weggelaten and not rapport.wettelijke_hiaten:
        return
    yield Kop("Wat er niet in de brief staat")
    if inhoud.wettelijk:
        taken = aantal(len(inhoud.wettelijk), "wettelijke taak", "wettelijke taken")
        yield _alinea(
            f"Bij {taken} noemt ons dossier als reden dat er geen geld van het Rijk is. "
            f"{GEEN_GROND} Daarom staat dit niet in de brief."
        )
        yield Tabel(
            "Wettelijke taken die niet of maar deels worden uitgevoerd",
            ("Taak", "Wet", "Antwoord"),
            tuple(
                (
                    deel.vraag.vraag,
                    deel.vraag.wet or "–",
                    woorden.ANTWOORD[deel.antwoord.antwoord if deel.antwoord else None],
                )
                for deel in inhoud.wettelijk
            ),
            (56, 30, 14),
        )
    bekend = {deel.vraag.id for deel in inhoud.wettelijk}
    if anders := [deel for deel in rapport.wettelijke_hiaten if deel.vraag.id not in bekend]:
        yield _alinea(_andere_wettelijke(len(anders), ook=bool(inhoud.wettelijk)))
    if inhoud.telt_niet:
        taken = aantal(len(inhoud.telt_niet), "taak", "taken")
        yield _alinea(
            f"Bij {taken} telt onze uitleg niet. Daarover vragen wij de minister nu niets."
        )
        yield Tabel(
            "Uitleg die niet telt",
            ("Taak", "Waarom de uitleg niet telt"),
            tuple((d.vraag.vraag, f"{d.waarom_niet_uitgelegd}.") for d in inhoud.telt_niet),
            (56, 44),
        )


def _andere_wettelijke(hoeveel: int, *, ook: bool) -> str:
    """Of the statutory duties that are not met for another reason; `ook`: others were named."""
    staan = "Die staat" if hoeveel == 1 else "Die staan"
    rest = f"{staan} in het rapport; geld van het Rijk noemen wij daar niet als reden."
    if ook:
        taken = aantal(hoeveel, "andere wettelijke taak", "andere wettelijke taken")
        return f"Ook {taken} voeren wij niet of maar deels uit. {rest}"
    taken = aantal(hoeveel, "wettelijke taak", "wettelijke taken")
    return f"Wij voeren {taken} niet of maar deels uit. {rest}"


def _herkomst(rapport: Rapport) -> Iterator[Alinea]:
    dossier = rapport.dossier
    reconstructie = ""
    if rapport.is_reconstructie and rapport.kader.reconstructie:
        reconstructie = f" {rapport.kader.reconstructie}"
    yield _alinea(
        f"Deze brief is gemaakt met vngcheck {rapport.vngcheck} uit het dossier van "
        f"{rapport.naam}, stand op {datum(dossier.peildatum)}, fase {woorden.FASE[dossier.fase]}. "
        f"Kader: {woorden.kaderregel(rapport.kader)}. Controlegetal (SHA-256) van het dossier: "
        f"{rapport.dossier_sha256}; van het kader: {rapport.kader_sha256}."
        f"{reconstructie}",
        Stijl.KLEIN,
    )
