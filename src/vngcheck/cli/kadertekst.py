"""A kader as text in a terminal."""

from __future__ import annotations

from vngcheck.cli.scherm import toon
from vngcheck.kader import Bron, Kader, Status, Vraag
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
    toon(kaderregel(kader), "bold")
    if kader.status is Status.RECONSTRUCTIE:
        toon(f"Reconstructie: {kader.reconstructie or RECONSTRUCTIE}", "yellow")
    toon(kader.over)
    if kader.verplichting:
        toon(kader.verplichting)
    redenen = ", ".join(REDEN[reden] for reden in kader.aanvaarde_redenen) or "geen"
    toon(f"Als uitleg aanvaardt dit kader de reden: {redenen}.")
    themas = {thema.id: thema.naam for thema in kader.themas}
    for plateau in kader.plateaus:
        toon()
        toon(f"Plateau {plateau.id}, {plateau.naam}", "bold underline")
        toon(plateau.uitleg)
        for steen in kader.bouwstenen_van(plateau.id):
            toon()
            toon(f"{steen.nummer} {steen.naam} ({themas[steen.thema]})", "bold")
            toon(steen.waarom)
            for vraag in steen.vragen:
                _vraag(vraag)
    toon()
    toon("Sterkte: hoe zeker het is dat een vraag bij haar plateau hoort", "bold")
    for sterkte, woord in STERKTE.items():
        toon(f"{woord}: {STERKTE_UITLEG[sterkte]}")
    toon()
    toon("Bronnen", "bold")
    for document in kader.bronnen:
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
    toon(f"  Vormen: {', '.join(VORM[vorm] for vorm in vraag.vormen)}.")
    toon(f"  Bronnen: {'; '.join(_bron(bron) for bron in vraag.bronnen)}.")
    if vraag.toelichting:
        toon(f"  Toelichting: {vraag.toelichting}")
    toon(f"  Volgende stap: {vraag.stap}")
    if vraag.zie_ook:
        toon(f"  Zie ook: {', '.join(vraag.zie_ook)}")


def _bron(bron: Bron) -> str:
    return f"{bron.document}, {bron.plaats}"
