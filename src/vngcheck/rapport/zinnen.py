"""What a report says in words: sentences and lines out of its content.

Plain text, the same for every form of the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from vngcheck import woorden
from vngcheck.dossier import Actie, ActieStatus, Antwoord, Bedrag, Kosten, Orgaan, Waarde
from vngcheck.kader import Kader, Vraag
from vngcheck.opmaak import aantal, datum, euro, naast_elkaar, opsomming
from vngcheck.rapport.model import PlateauDeel, Rapport, Stand, VraagDeel

STAND: Final[Mapping[Stand, str]] = {
    Stand.VOLDOET: "voldoet",
    Stand.UITGELEGD: "uitgelegd",
    Stand.DEELS: "voldoet deels",
    Stand.NIET: "voldoet niet",
    Stand.OPEN: "open",
    Stand.NVT: "n.v.t.",
}
_EINDE: Final = (".", "!", "?", "…", ":", ";")
_SLUITERS: Final = "\"')]»\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
"""What may stand behind the full stop of a sentence."""
_AF: Final = frozenset({ActieStatus.GEREED, ActieStatus.VERVALLEN})
"""Of these an actie has nothing to be ready for any more."""


def geldzin(rapport: Rapport) -> str:
    """What the acties cost, how much of that has no cover, and where no cost is named.

    Empty when there is nothing to do: no acties, and no hiaten.
    """
    acties = [a for a in rapport.dossier.acties if a.status is not ActieStatus.VERVALLEN]
    if not acties:
        if not any(plateau.hiaten for plateau in rapport.plateaus):
            return ""
        dossier = "het eigen dossier" if rapport.regio else "het dossier"
        geen = f"in {dossier} staan geen acties"
        if rapport.dossier.acties:
            geen = f"alle acties in {dossier} zijn vervallen"
        return f"{geen}. Wat er aan geld nodig is, is niet bekend."
    zonder = sum(not actie.kosten for actie in acties)
    # Elsewhere in the report they are all counted.
    over = ""
    if len(acties) < len(rapport.dossier.acties):
        over = " die niet zijn vervallen,"
    if zonder == len(acties):
        return (
            f"bij geen van de acties{over} zijn kosten genoemd. Dat betekent niet dat ze niets "
            "kosten."
        )
    kosten = [f"{euro(t.totaal)} in {t.jaar}" for t in rapport.kosten if t.totaal]
    tekort = [f"{euro(t.totaal)} in {t.jaar}" for t in rapport.tekort if t.totaal]
    rest = f"bij {zonder} van de {len(acties)} acties{over} staan geen kosten" if zonder else ""
    if not kosten:
        zinnen = ["de genoemde kosten zijn nul", rest]
    elif tekort:
        zinnen = [
            f"de acties kosten {opsomming(kosten)}",
            f"Daarvan is nog geen dekking voor {opsomming(tekort)}",
            rest,
        ]
    else:
        laatste = max(t.jaar for t in rapport.kosten)
        gedekt = f"Voor alle genoemde kosten noemt het dossier een dekking, tot en met {laatste}"
        delen = [deel for deel in (gedekt, rest) if deel]
        zinnen = [f"de acties kosten {opsomming(kosten)}", "; ".join(delen)]
    zinnen = [zinnen[0], *(zin[0].upper() + zin[1:] for zin in zinnen[1:] if zin)]
    return ". ".join(zinnen) + "."


def bewijszin(plateau: PlateauDeel) -> str:
    """At how many of the antwoorden that ask for it bewijs is named."""
    gegeven = sum(v.score.antwoord in {Waarde.JA, Waarde.DEELS} for v in plateau.vragen)
    if not gegeven:
        return "Geen enkel antwoord is ja of deels."
    met = gegeven - plateau.zonder_bewijs
    return f"Bij {met} van de {gegeven} keer ja of deels is bewijs genoemd."


def criteriazin(kader: Kader) -> str:
    """How many criteria come from a source, and how many are our own."""
    criteria = [criterium for vraag in kader.vragen.values() for criterium in vraag.criteria]
    eigen = sum(criterium.uitwerking for criterium in criteria)
    return (
        f"Van de {aantal(len(criteria), 'criterium', 'criteria')} staan er "
        f"{len(criteria) - eigen} in een bron. De andere {eigen} zijn een uitwerking van de "
        "makers van vngcheck."
    )


def gewichtzin(kader: Kader) -> str:
    """What to know of the weights, when the kader gives everything the same."""
    gewichten = {steen.gewicht for steen in kader.bouwstenen}
    gewichten |= {vraag.gewicht for vraag in kader.vragen.values()}
    if len(gewichten) > 1:
        return ""
    return (
        "In dit kader weegt elke bouwsteen even zwaar, en elke vraag binnen haar bouwsteen ook. "
        "Een vraag die alleen in een bouwsteen staat, telt dus zwaarder "
        "dan een vraag in een bouwsteen met vier vragen."
    )


def criteriatekst(vraag: Vraag) -> str:
    """What ja means: the criteria as sentences, each with its source or [eigen]."""
    return ". ".join(
        f"{criterium.tekst} [{criterium.bron.document if criterium.bron else 'eigen'}]"
        for criterium in vraag.criteria
    )


def aantallen(telling: Counter[Stand]) -> str:
    """How many vragen stand where: "3 voldoet, 1 open"."""
    return ", ".join(f"{telling[stand]} {STAND[stand]}" for stand in Stand if telling[stand])


def delen_van(deel: VraagDeel) -> list[str]:
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
    elif deel.is_hiaat:
        delen.append("reden: niet genoemd")
    if antwoord.gepland:
        voorbij = " (verstreken)" if deel.termijn_verstreken else ""
        delen.append(f"gepland: {datum(antwoord.gepland)}{voorbij}")
    if deel.geerfd_van:
        delen.append(f"uit het dossier van de regio {deel.geerfd_van}")
    if antwoord.geregeld_door and antwoord.geregeld_door != deel.geerfd_van:
        delen.append(f"geregeld door: {antwoord.geregeld_door}")
    if antwoord.datum:
        delen.append(f"beantwoord op {datum(antwoord.datum)}")
    return delen


def regiotekst(deel: VraagDeel, regio: str | None) -> str:
    """What the regio says on an open vraag where that does not count, and why; else empty."""
    antwoord = deel.niet_geerfd
    if antwoord is None or regio is None:
        return ""
    zinnen = [woorden.regio_zegt(antwoord, regio)]
    if antwoord.toelichting:
        zinnen.append(_met_punt(antwoord.toelichting))
    if antwoord.voorbehoud:
        zinnen.append(f"Voorbehoud: {_met_punt(antwoord.voorbehoud)}")
    if antwoord.bewijs:
        zinnen.append(f"Bewijs: {_met_punt(bewijstekst(antwoord))}")
    if antwoord.antwoord is not None:
        zinnen.append(woorden.ELKE_GEMEENTE_ZELF)
    return " ".join(zinnen)


def _met_punt(tekst: str) -> str:
    """A text of a dossier with a full stop behind it, when it has no end of its own."""
    return tekst if tekst.rstrip(_SLUITERS).endswith(_EINDE) else f"{tekst}."


def bewijstekst(antwoord: Antwoord) -> str:
    """The documents that support an antwoord, with the places in them, each place once."""
    plaatsen: dict[str, dict[str, None]] = {}
    for bewijs in antwoord.bewijs:
        waar = plaatsen.setdefault(bewijs.titel, {})
        if bewijs.plaats:
            waar[bewijs.plaats] = None
    delen = [", ".join(filter(None, [t, naast_elkaar(list(w))])) for t, w in plaatsen.items()]
    if not any(";" in deel for deel in delen):
        return "; ".join(delen)
    # Where a semicolon parts the places, something else must part the documents.
    return " ".join([*map(_met_punt, delen[:-1]), delen[-1]])


def herkomst(deel: VraagDeel) -> str:
    """Where a vraag comes from, and how sure that is; the vormen when it is not about all."""
    vraag = deel.vraag
    bronnen = "; ".join(f"{bron.document}, {bron.plaats}" for bron in vraag.bronnen)
    alle = set(vraag.vormen) == set(woorden.VORM)
    vormen = "" if alle else f"Vormen: {', '.join(woorden.VORM[v] for v in vraag.vormen)}. "
    return (
        f"Norm {vraag.norm}. Sterkte {woorden.STERKTE[vraag.sterkte]}. "
        f"Voor: {woorden.SCHAAL[vraag.schaal]}. {vormen}Bron: {bronnen}."
    )


def actieregel(actie: Actie) -> str:
    """An actie on one line: what, who, when, how far."""
    delen = [actie.actie, wie(actie), wanneer(actie)]
    if actie.status:
        delen.append(woorden.ACTIESTATUS[actie.status])
    return "; ".join(deel for deel in delen if deel != "–")


def wie(actie: Actie) -> str:
    """Who carries out an actie, and with whom; a dash when nobody is named."""
    partners = naast_elkaar(list(actie.partners))
    if not partners:
        return actie.trekker or "–"
    # What parts the partners cannot part them from who carries it out too.
    tussen = " en met " if ";" in partners else "; met "
    return f"{actie.trekker}{tussen}{partners}" if actie.trekker else f"met {partners}"


def wanneer(actie: Actie) -> str:
    """When an actie starts and is, or was, to be ready; a dash when neither is said."""
    van = f"vanaf {datum(actie.start)}" if actie.start else ""
    wat = "termijn was" if actie.status in _AF else "klaar uiterlijk"
    tot = f"{wat} {datum(actie.gereed)}" if actie.gereed else ""
    return ", ".join(deel for deel in (van, tot) if deel) or "–"


def kostentekst(actie: Actie) -> str:
    """What an actie costs per year, and what covers it; a dash when nothing is said.

    Years in a row that are all the same are said once. What is vervallen needs no cover.
    """
    if not actie.kosten:
        return "–"
    vervallen = actie.status is ActieStatus.VERVALLEN
    delen = []
    for jaren, kost in _reeksen(actie.kosten):
        geen = "" if vervallen else ", geen dekking"
        dekking = f", dekking {kost.dekking}" if kost.dekking else geen
        elk = "elk jaar " if len(jaren) > 1 else ""
        delen.append(
            f"{_jarentekst(jaren)}: {elk}{euro(kost.bedrag)} {woorden.AARD[kost.aard]}{dekking}"
        )
    return "; ".join(delen) + (" (niet meer nodig)" if vervallen else "")


def _reeksen(kosten: Iterable[Kosten]) -> list[tuple[list[int], Kosten]]:
    """Kosten that differ in their year only, with their years, where those follow each other."""
    reeksen: list[tuple[list[int], Kosten]] = []
    for kost in sorted(kosten, key=lambda kost: kost.jaar):
        for jaren, eerder in reeksen:
            gelijk = kost.model_copy(update={"jaar": eerder.jaar}) == eerder
            if gelijk and jaren[-1] == kost.jaar - 1:
                jaren.append(kost.jaar)
                break
        else:
            reeksen.append(([kost.jaar], kost))
    return reeksen


def _jarentekst(jaren: list[int]) -> str:
    if len(jaren) <= 2:
        return " en ".join(map(str, jaren))
    return f"{jaren[0]} tot en met {jaren[-1]}"


def bedragentekst(bedragen: Iterable[Bedrag]) -> str:
    """Amounts per year on one line."""
    return "; ".join(_bedrag(bedrag) for bedrag in bedragen)


def _bedrag(bedrag: Bedrag) -> str:
    return f"{bedrag.jaar}: {euro(bedrag.bedrag)} {woorden.AARD[bedrag.aard]}"


def besluittekst(antwoord: Antwoord) -> str:
    """The decision behind an explanation in words; empty when there is none."""
    besluit = antwoord.geen_knaken.besluit if antwoord.geen_knaken else None
    if besluit is None:
        return ""
    delen = [_orgaan(besluit.orgaan)]
    delen.append(datum(besluit.datum) if besluit.datum else "datum onbekend")
    if besluit.kenmerk:
        delen.append(f"kenmerk {besluit.kenmerk}")
    return ", ".join(delen)


def _orgaan(orgaan: Orgaan | None) -> str:
    return woorden.ORGAAN[orgaan] if orgaan else "orgaan onbekend"
