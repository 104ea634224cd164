"""What stands on the screen about a vraag: the same lines for every kind of screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from vngcheck.dossier import Antwoord
from vngcheck.kader import Kader, Plicht, Status, Vraag
from vngcheck.opmaak import datum, interval
from vngcheck.velden import kort
from vngcheck.vragenlijst.lijst import Vragenlijst
from vngcheck.vragenlijst.omzetten import toon
from vngcheck.vragenlijst.stappen import Toon
from vngcheck.vragenlijst.velden import veld
from vngcheck.woorden import (
    ELKE_GEMEENTE_ZELF,
    FICTIEF,
    HERBEVESTIGEN,
    PLICHT,
    SCHAAL,
    STERKTE,
    antwoordtekst,
    regio_zegt,
)
from vngcheck.yamlfile import Pad

KLEUR: Final = {
    Toon.GOED: "green",
    Toon.GEWOON: "",
    Toon.WAARSCHUWING: "yellow",
    Toon.FOUT: "red",
    Toon.HULP: "",
}
VOOR: Final = {
    Toon.GOED: "",
    Toon.GEWOON: "",
    Toon.WAARSCHUWING: "Let op: ",
    Toon.FOUT: "Fout: ",
    Toon.HULP: "",
}
"""What a message begins with, so that it needs no colour."""
WIT: Final = 9
"""The `rang` of an empty line."""
NODIG: Final = 0
"""The `rang` of what must be on the screen, whatever its size."""


_ENKEL: Final = {"Acties": "Actie", "Bedragen": "Bedrag"}
_KORT: Final = 240
"""Characters of an earlier antwoord; whoever changes it sees it whole."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One paragraph.

    Attributes:
        tekst: what it says; on a screen it may take more lines.
        stijl: how Rich shows it.
        inspring: how far it goes in, in characters; `teken` stands in that space.
        rang: the higher, the sooner it is left out of a screen that is too small.
    """

    tekst: str
    stijl: str = ""
    inspring: int = 0
    teken: str = ""
    rang: int = NODIG


def kop(lijst: Vragenlijst) -> Iterator[Regel]:
    """Whose dossier this is, where in the kader we are, and how far."""
    geladen, kader = lijst.geladen, lijst.kader
    if lijst.bouwsteen is None or lijst.stand is None:
        return
    delen = [geladen.naam]
    if lijst.nummer is not None:
        delen.append(f"vraag {lijst.nummer} van {len(lijst.route)}")
    if lijst.vraag is not None:
        delen.append(lijst.vraag.id)
    if kader.status is Status.RECONSTRUCTIE:
        delen.insert(1, "kader: reconstructie")
    if geladen.dossier.fictief:
        delen.insert(0, FICTIEF)
    yield Regel(" | ".join(delen), "reverse" if geladen.dossier.fictief else "dim")
    plateau = next(p for p in kader.plateaus if p.id == lijst.bouwsteen.plateau)
    steen = lijst.bouwsteen
    yield Regel(
        f"Plateau {plateau.id}, {plateau.naam}, bouwsteen {steen.nummer} {steen.naam}", "bold"
    )
    stand = lijst.stand
    yield Regel(
        f"Ingevuld {stand.ingevuld} van {stand.totaal}, in deze bouwsteen {stand.steen_ingevuld} "
        f"van {stand.steen_totaal}. Score plateau {plateau.id}: {interval(stand.plateau.score)}.",
        "dim",
    )


def over_vraag(lijst: Vragenlijst, vraag: Vraag) -> Iterator[Regel]:
    """The vraag, its criteria, why it is asked, what obliges to it, and where it comes from."""
    yield Regel("", rang=WIT)
    yield Regel(vraag.vraag, "bold")
    yield Regel("Ja als dit allemaal klopt:", rang=4)
    for criterium in vraag.criteria:
        herkomst = "eigen uitwerking" if criterium.uitwerking else ""
        if criterium.bron is not None:
            herkomst = criterium.bron.document
        yield Regel(f"{criterium.tekst} ({herkomst})", inspring=2, teken="-")
    yield Regel("", rang=WIT)
    yield Regel(f"Waarom: {vraag.uitleg}", rang=1)
    plicht = f"{PLICHT[vraag.plicht]}: {vraag.wet}" if vraag.wet else PLICHT[vraag.plicht]
    yield Regel(
        f"{plicht[0].upper()}{plicht[1:]}. Sterkte {STERKTE[vraag.sterkte]}. "
        f"Te regelen door: {SCHAAL[vraag.schaal]}.",
        "red" if vraag.plicht is Plicht.WETTELIJK else "cyan",
    )
    yield Regel(_bronnen(lijst.kader, vraag), "dim", rang=3)
    yield Regel("", rang=WIT)
    yield from _wat_er_al_staat(lijst)


def _bronnen(kader: Kader, vraag: Vraag) -> str:
    genoemd = list(dict.fromkeys(bron.document for bron in vraag.bronnen))
    plaatsen = [
        f"{naam} {'; '.join(b.plaats for b in vraag.bronnen if b.document == naam)}"
        for naam in genoemd
        if naam in kader.documenten
    ]
    return f"Bron: {' | '.join(plaatsen)}"


def _wat_er_al_staat(lijst: Vragenlijst) -> Iterator[Regel]:
    geldend = lijst.geldend
    yield from _wat_de_regio_zegt(lijst)
    if geldend is None or geldend.geerfd or geldend.antwoord.antwoord is None:
        return
    eigen = geldend.antwoord
    wanneer = f" ({datum(eigen.datum)})" if eigen.datum else ""
    merk = f", {HERBEVESTIGEN}" if eigen.te_herbevestigen else ""
    stijl = "yellow" if eigen.te_herbevestigen else "green"
    yield Regel(f"Nu staat er{wanneer}{merk}: {_kort(eigen)}", stijl)


def _wat_de_regio_zegt(lijst: Vragenlijst) -> Iterator[Regel]:
    geldend, regionaal = lijst.geldend, lijst.regionaal
    if regionaal is None or lijst.geladen.regio is None:
        return
    delen = [regio_zegt(regionaal, lijst.geladen.regio.naam), kort(_erbij(regionaal), _KORT)]
    if regionaal.antwoord is not None and not (geldend is not None and geldend.geerfd):
        zelf = geldend is not None and geldend.antwoord.antwoord is not None
        delen.append(f"({'Uw eigen antwoord geldt.' if zelf else ELKE_GEMEENTE_ZELF})")
    yield Regel(" ".join(filter(None, delen)), "green")


def _kort(antwoord: Antwoord) -> str:
    """An antwoord in one paragraph."""
    tekst, erbij = antwoordtekst(antwoord), _erbij(antwoord)
    return kort(f"{tekst}. {erbij}" if erbij else tekst, _KORT)


def _erbij(antwoord: Antwoord) -> str:
    """What is said with an antwoord, or in its place."""
    delen = [antwoord.toelichting or ""]
    if antwoord.voorbehoud:
        delen.append(f"Voorbehoud: {antwoord.voorbehoud}")
    if antwoord.geregeld_door:
        delen.append(f"Geregeld door: {antwoord.geregeld_door}.")
    if antwoord.bewijs:
        delen.append(f"Bewijs: {'; '.join(dict.fromkeys(b.titel for b in antwoord.bewijs))}.")
    return " ".join(filter(None, delen))


def ingevuld(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What is filled in of an antwoord so far, as (what it is, what stands there)."""
    for sleutel, waarde in data.items():
        if sleutel in {"antwoord", "datum", "te_herbevestigen"}:
            continue
        yield from _delen((sleutel,), waarde)


def _delen(pad: Pad, waarde: Any) -> Iterator[tuple[str, str]]:
    naam = str(pad[-1]).replace("_", " ").capitalize()
    if isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            yield from _delen((*pad, sleutel), deel)
    elif isinstance(waarde, list) and waarde and isinstance(waarde[0], dict):
        for nummer, deel in enumerate(waarde, start=1):
            teksten = [
                tekst for sleutel, w in deel.items() for _, tekst in _delen((*pad, sleutel), w)
            ]
            yield f"{_ENKEL.get(naam, naam)} {nummer}", ", ".join(teksten)
    elif isinstance(waarde, list):
        yield naam, "; ".join(str(deel) for deel in waarde)
    else:
        yield naam, toon(veld(pad), waarde)
