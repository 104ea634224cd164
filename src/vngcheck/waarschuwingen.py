"""What is not wrong in a dossier, but weakens it: the warnings of `vngcheck controleer`."""

from __future__ import annotations

from collections.abc import Iterator

from vngcheck import privacy
from vngcheck.dossier import (
    Aard,
    Antwoord,
    Bedrag,
    Dossier,
    GeldendAntwoord,
    GeldendeAntwoorden,
    Waarde,
)
from vngcheck.errors import Ernst, Melding
from vngcheck.gemeenten import Gemeente
from vngcheck.kader import Kader, Plicht, Reden, Vraag
from vngcheck.opmaak import aantal, datum
from vngcheck.score import Gebrek, gebreken
from vngcheck.woorden import GEBREK, GEBREK_SLEUTEL, REDEN
from vngcheck.yamlfile import Pad, YamlBestand


def waarschuwingen(
    bestand: YamlBestand,
    dossier: Dossier,
    kader: Kader,
    geldend: GeldendeAntwoorden,
    gemeente: Gemeente | None,
) -> Iterator[Melding]:
    """Everything there is to warn about in a dossier without errors.

    Args:
        bestand: the file, for the lines.
        dossier: its content.
        kader: the kader it names.
        geldend: the antwoorden that count, inherited ones included.
        gemeente: the existing gemeente it is about, if it is.
    """
    if dossier.fictief and gemeente is not None:
        yield bestand.waarschuwing(
            ("gemeente",),
            f"Dit dossier is fictief, maar {gemeente.naam} bestaat echt.",
            "Gebruik een verzonnen naam.",
        )
    yield from _na_peildatum(bestand, dossier)
    laatste = _laatste_jaar(dossier)
    for vraag in kader.vragen.values():
        antwoord = dossier.antwoorden.get(vraag.id)
        if antwoord is not None:
            for sleutel, tekst, remedie in _over_antwoord(vraag, antwoord, dossier):
                pad: Pad = ("antwoorden", vraag.id, *([sleutel] if sleutel else []))
                yield bestand.waarschuwing(pad, tekst, remedie)
            yield from _een_jaar(bestand, vraag, antwoord, laatste)
        if vraag.id in geldend:
            yield from _over_uitleg(bestand, dossier, kader, vraag, geldend[vraag.id])


def _na_peildatum(bestand: YamlBestand, dossier: Dossier) -> Iterator[Melding]:
    """One warning for all: filling in takes weeks, and most antwoorden held on the day as well."""
    later = sum(
        antwoord.datum is not None and antwoord.datum > dossier.peildatum
        for antwoord in dossier.antwoorden.values()
    )
    if later:
        yield bestand.waarschuwing(
            ("peildatum",),
            f"{aantal(later, 'antwoord is', 'antwoorden zijn')} van na de peildatum "
            f"({datum(dossier.peildatum)}).",
            "Kijk na of het toen ook al zo was, of kies een latere peildatum.",
        )


def _over_antwoord(
    vraag: Vraag, antwoord: Antwoord, dossier: Dossier
) -> Iterator[tuple[str, str, str]]:
    """Warnings about one antwoord as (key, text, remedy)."""
    gegeven = antwoord.antwoord
    if gegeven in {Waarde.JA, Waarde.DEELS} and not antwoord.bewijs:
        yield "", "Dit antwoord heeft geen bewijs.", "Noem bij 'bewijs' een document en de plaats."
    if gegeven in {Waarde.DEELS, Waarde.NEE}:
        if antwoord.reden is None:
            redenen = ", ".join(Reden)
            yield "", f"Bij {gegeven} ontbreekt de reden.", f"Kies een reden uit: {redenen}."
        if antwoord.reden is Reden.GEPLAND and antwoord.gepland is None:
            yield "reden", "De reden is gepland, maar de datum ontbreekt.", "Vul 'gepland' in."
    elif antwoord.reden is not None and gegeven is None:
        yield "reden", "Er is een reden, maar het antwoord ontbreekt.", "Vul 'antwoord' in."
    elif antwoord.reden is not None:
        yield "reden", f"Een reden heeft bij {gegeven} geen betekenis.", "Haal de reden weg."
    if antwoord.gepland is not None and antwoord.gepland < dossier.peildatum:
        yield (
            "gepland",
            "De geplande datum ligt voor de peildatum.",
            "Kijk na of het is gelukt, of kies een nieuwe datum.",
        )
    if gegeven is Waarde.NVT and vraag.plicht is Plicht.WETTELIJK:
        yield (
            "antwoord",
            f"Dit is een wettelijke plicht ({vraag.wet}); nvt ligt niet voor de hand.",
            "Kijk na of de taak echt niet van toepassing is.",
        )
    if antwoord.te_herbevestigen and gegeven is not None:
        yield (
            "te_herbevestigen",
            "Dit antwoord telt als open tot het is herbevestigd.",
            "Kijk het na en haal te_herbevestigen weg.",
        )
    if antwoord.geldt_voor_alle and dossier.regio is None:
        yield (
            "geldt_voor_alle",
            "Alleen een regiodossier kan zeggen dat een antwoord voor alle gemeenten geldt.",
            "Haal geldt_voor_alle weg.",
        )


def _over_uitleg(
    bestand: YamlBestand, dossier: Dossier, kader: Kader, vraag: Vraag, geldend: GeldendAntwoord
) -> Iterator[Melding]:
    """Why an explanation that was given does not count."""
    antwoord = geldend.antwoord
    if antwoord.geen_knaken is None and antwoord.reden not in kader.aanvaarde_redenen:
        return
    pad: Pad = ("antwoorden", vraag.id, "geen_knaken")
    wiens = "De uitleg"
    if geldend.geerfd:
        pad, wiens = ("bouwt_op",), f"De uitleg van de regio bij {vraag.id}"
    if antwoord.antwoord not in {Waarde.DEELS, Waarde.NEE}:
        if antwoord.antwoord is None:
            tekst, remedie = "Er is een uitleg, maar het antwoord ontbreekt.", "Vul 'antwoord' in."
        else:
            tekst, remedie = f"{wiens} hoort alleen bij deels of nee.", "Haal geen_knaken weg."
        if antwoord.geen_knaken is not None:
            yield bestand.waarschuwing(pad, tekst, remedie)
        return
    gevonden = gebreken(kader, vraag, geldend, dossier.peildatum)
    if Gebrek.PLICHT in gevonden:
        yield bestand.waarschuwing(
            pad,
            f"{wiens} telt niet: dit is een wettelijke plicht ({vraag.wet}).",
            "Geldgebrek is geen geldige reden om een wettelijke taak niet uit te voeren. U kunt "
            "het de raad wel uitleggen.",
        )
    if Gebrek.VERLOPEN in gevonden:
        yield bestand.waarschuwing(
            pad,
            f"{wiens} telt niet: zij was op de peildatum verlopen.",
            "Neem een nieuw besluit en pas vervalt_op aan.",
        )
    rest = [g for g in gevonden if g not in {Gebrek.PLICHT, Gebrek.VERLOPEN}]
    if Gebrek.REDEN in rest and antwoord.reden is not None:
        yield bestand.waarschuwing(
            pad,
            f"{wiens} telt niet: de reden is '{REDEN[antwoord.reden]}'.",
            "geen_knaken hoort bij de reden geen_rijksmiddelen.",
        )
    elif rest:
        yield bestand.waarschuwing(
            pad,
            f"{wiens} telt niet: {'; '.join(GEBREK[g] for g in rest)}.",
            f"Kijk na: {', '.join(dict.fromkeys(GEBREK_SLEUTEL[g] for g in rest))}.",
        )


def _laatste_jaar(dossier: Dossier) -> int:
    """The last year that the dossier speaks of: of its amounts, or of its peildatum."""
    bedragen = [b for a in dossier.antwoorden.values() if a.geen_knaken for b in _genoemd(a)]
    kosten = [kosten for actie in dossier.acties for kosten in actie.kosten]
    return max([dossier.peildatum.year, *(deel.jaar for deel in (*bedragen, *kosten))])


def _genoemd(antwoord: Antwoord) -> tuple[Bedrag, ...]:
    return antwoord.geen_knaken.bedragen if antwoord.geen_knaken else ()


def _een_jaar(
    bestand: YamlBestand, vraag: Vraag, antwoord: Antwoord, laatste: int
) -> Iterator[Melding]:
    """That what is said to cost the same each year stands at one year only.

    An amount counts for its own year and no other, so that the years after it look free of costs.
    Where nothing goes on to a later year there is nothing to miss.
    """
    uitleg = antwoord.geen_knaken
    if uitleg is None or antwoord.antwoord not in {Waarde.DEELS, Waarde.NEE}:
        return
    jaren = {b.jaar: n for n, b in enumerate(uitleg.bedragen) if b.aard is Aard.STRUCTUREEL}
    if len(jaren) != 1:
        return
    ((jaar, nummer),) = jaren.items()
    if jaar < max(laatste, uitleg.vervalt_op.year if uitleg.vervalt_op else 0):
        yield bestand.waarschuwing(
            ("antwoorden", vraag.id, "geen_knaken", "bedragen", nummer),
            f"Dit bedrag is structureel, maar staat alleen bij {jaar}.",
            "Noem elk jaar waarvoor u het wilt laten meetellen.",
        )


def persoonsgegevens(bestand: YamlBestand) -> Iterator[Melding]:
    """Where likely personal data stands in a file, also when the file holds errors."""
    lijst = bestand.data.get("toegestane_contacten")
    toegestaan = (
        [deel for deel in lijst if isinstance(deel, str)] if isinstance(lijst, list) else []
    )
    for vondst in privacy.zoek(bestand.data, toegestaan):
        yield bestand.waarschuwing(
            vondst.pad,
            f"Hier staat waarschijnlijk {vondst.soort}.",
            "Haal het weg. Een functioneel adres of nummer mag in toegestane_contacten.",
        )
    # A comment is no part of the data, but it travels with the file.
    for regel, soort in privacy.zoek_in_commentaar(bestand.tekst, toegestaan):
        yield Melding(
            Ernst.WAARSCHUWING,
            bestand.pad,
            regel,
            "",
            f"In een opmerking (#) staat waarschijnlijk {soort}.",
            "Haal het weg.",
        )
