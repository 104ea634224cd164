"""A kader as text in a terminal."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from vngcheck.cli.scherm import toon
from vngcheck.kader import Bouwsteen, Bron, Kader, Status, Vraag
from vngcheck.kaderzoeken import Plek
from vngcheck.woorden import (
    DOMEIN,
    PLICHT,
    RECONSTRUCTIE,
    REDEN,
    SCHAAL,
    STERKTE,
    STERKTE_UITLEG,
    VORM,
    kaderregel,
)


def toon_kader(kader: Kader) -> None:
    """Print a whole kader."""
    _kop(kader)
    toon(kader.over)
    if kader.verplichting:
        toon(kader.verplichting)
    redenen = ", ".join(REDEN[reden] for reden in kader.aanvaarde_redenen) or "geen"
    toon(f"Als uitleg aanvaardt dit kader de reden: {redenen}.")
    for plateau in kader.plateaus:
        _plateau(kader, plateau.id)
        toon(plateau.uitleg)
        for steen in kader.bouwstenen_van(plateau.id):
            _bouwsteen(kader, steen)
            for vraag in steen.vragen:
                _vraag(vraag)
    _verklaring(kader, STERKTE, kader.documenten)


def toon_plek(kader: Kader, plek: Plek) -> None:
    """Print one vraag, or one bouwsteen with its vragen, and what is needed to understand it."""
    _kop(kader)
    _plateau(kader, plek.bouwsteen.plateau)
    _bouwsteen(kader, plek.bouwsteen)
    vragen = plek.bouwsteen.vragen if plek.vraag is None else (plek.vraag,)
    for vraag in vragen:
        _vraag(vraag)
    herkomst = [bron for vraag in vragen for bron in vraag.bronnen]
    herkomst += [c.bron for vraag in vragen for c in vraag.criteria if c.bron is not None]
    sterktes = {vraag.sterkte for vraag in vragen}
    _verklaring(kader, sterktes, {bron.document for bron in herkomst})


def _kop(kader: Kader) -> None:
    toon(kaderregel(kader), "bold")
    if kader.status is Status.RECONSTRUCTIE:
        toon(f"Reconstructie: {kader.reconstructie or RECONSTRUCTIE}", "yellow")


def _plateau(kader: Kader, plateau: str) -> None:
    naam = next(ander.naam for ander in kader.plateaus if ander.id == plateau)
    toon()
    toon(f"Plateau {plateau}, {naam}", "bold underline")


def _bouwsteen(kader: Kader, steen: Bouwsteen) -> None:
    thema = next(thema.naam for thema in kader.themas if thema.id == steen.thema)
    toon()
    toon(f"{steen.nummer} {steen.naam} ({thema})", "bold")
    toon(steen.waarom)
    if steen.gewicht != 1:
        toon(f"Gewicht: {_getal(steen.gewicht)}.")


def _verklaring(kader: Kader, sterktes: Collection[str], documenten: Collection[str]) -> None:
    """Print what the sterktes and the short names of the sources mean."""
    toon()
    toon("Sterkte: hoe zeker het is dat een vraag bij haar plateau hoort", "bold")
    for sterkte, woord in STERKTE.items():
        if sterkte in sterktes:
            toon(f"{woord}: {STERKTE_UITLEG[sterkte]}")
    toon()
    toon("Bronnen", "bold")
    for document in kader.bronnen:
        if document.id in documenten:
            toon(f"{document.id}: {document.titel}. {document.vindplaats}.")


def _vraag(vraag: Vraag) -> None:
    toon()
    toon(f"  {vraag.id} ({vraag.norm})", "cyan")
    toon(f"  {vraag.vraag}", "bold")
    toon(f"  {vraag.uitleg}")
    toon("  Ja betekent dat dit allemaal klopt:")
    for criterium in vraag.criteria:
        herkomst = "eigen uitwerking" if criterium.bron is None else _bron(criterium.bron)
        toon(f"  - {criterium.tekst} [{herkomst}]")
    wet = f" ({vraag.wet})" if vraag.wet else ""
    toon(f"  Bewijs: {vraag.bewijs}")
    toon(
        f"  Plicht: {PLICHT[vraag.plicht]}{wet}. Sterkte: {STERKTE[vraag.sterkte]}. "
        f"Voor: {SCHAAL[vraag.schaal]}. Domein: {DOMEIN[vraag.domein]}."
    )
    if vraag.gewicht != 1:
        toon(f"  Gewicht: {_getal(vraag.gewicht)}.")
    toon(f"  Vormen: {', '.join(VORM[vorm] for vorm in vraag.vormen)}.")
    toon(f"  Bronnen: {'; '.join(_bron(bron) for bron in vraag.bronnen)}.")
    if vraag.toelichting:
        toon(f"  Toelichting: {vraag.toelichting}")
    toon(f"  Volgende stap: {vraag.stap}")
    if vraag.zie_ook:
        toon(f"  Zie ook: {', '.join(vraag.zie_ook)}")


def _getal(gewicht: Fraction) -> str:
    return f"{float(gewicht):g}".replace(".", ",")


def _bron(bron: Bron) -> str:
    return f"{bron.document}, {bron.plaats}"
