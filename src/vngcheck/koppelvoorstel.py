"""A start for a koppelbestand: what two versies of a kader have in common.

Certain is only what is the same to the letter. Everything else is a proposal that says so in its
reden, and that is refused until someone has looked at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from vngcheck.errors import GebruikFout
from vngcheck.kader import Kader, Vraag
from vngcheck.koppelbestand import FORMAAT, NAKIJKEN, SLEUTEL, Soort
from vngcheck.velden import kaal
from vngcheck.yamlschrijven import Plat, Stijl, paar

GELIJKEND: Final = 70
"""How alike, of 100, two vragen must be before one is proposed for the other."""


def maak_voorstel(oud: Kader, nieuw: Kader) -> str:
    """The text of a koppelbestand, with every vraag of both kaders in it.

    Args:
        oud: the kader to move from.
        nieuw: another versie of it.

    Raises:
        GebruikFout: it is another kader, or the same versie.
    """
    keur_versies(oud.verwijzing, nieuw.verwijzing)
    regels = [
        f"# Wat er met elke vraag gebeurt van {oud.verwijzing} naar {nieuw.verwijzing}.",
        f"# Kijk na wat met {NAKIJKEN} begint, en schrijf daar zelf de reden. Soorten: "
        f"{', '.join(Soort)}.",
        "# Bij bevestigen: true gaat het antwoord mee, en telt het als open tot u het bevestigt.",
        f"{SLEUTEL}: {FORMAAT}",
        *paar("van", Plat(oud.verwijzing), 0, Stijl()),
        *paar("naar", Plat(nieuw.verwijzing), 0, Stijl()),
        *paar("vragen", list(_stappen(oud, nieuw)), 0, Stijl()),
    ]
    return "".join(f"{regel}\n" for regel in regels)


def keur_versies(oud: str, nieuw: str) -> None:
    """Make sure that two names of kaders (`id@versie`) are two versies of one kader.

    Raises:
        GebruikFout: they are not.
    """
    if oud == nieuw:
        raise GebruikFout(f"Van {oud} naar {nieuw}: dat is dezelfde versie. Kies een andere.")
    if oud.partition("@")[0] != nieuw.partition("@")[0]:
        raise GebruikFout(
            f"{oud} en {nieuw} zijn twee kaders. Overzetten kan alleen naar een andere versie van "
            "hetzelfde kader."
        )


def _stappen(oud: Kader, nieuw: Kader) -> Iterator[dict[str, Any]]:
    weg = [vraag for vraag in oud.vragen.values() if vraag.id not in nieuw.vragen]
    erbij = [vraag for vraag in nieuw.vragen.values() if vraag.id not in oud.vragen]
    paren = _paren(weg, erbij)
    for vraag in oud.vragen.values():
        if ander := nieuw.vragen.get(vraag.id):
            stap = _stap(Soort.GELIJK, [vraag.id], [vraag.id], _reden(vraag, ander))
            yield stap | _bevestigen(vraag, ander)
        elif vraag.id in paren:
            naar, gelijkenis = paren[vraag.id]
            reden = f"{NAKIJKEN}: een ander id, en de vragen lijken voor {gelijkenis}% op elkaar."
            stap = _stap(Soort.GELIJK, [vraag.id], [naar], reden)
            yield stap | _bevestigen(vraag, nieuw.vragen[naar])
        else:
            reden = f"{NAKIJKEN}: geen vraag in de nieuwe versie lijkt hierop."
            yield _stap(Soort.VERVALLEN, [vraag.id], [], reden)
    genomen = {naar for naar, _ in paren.values()}
    for vraag in erbij:
        if vraag.id not in genomen:
            reden = f"{NAKIJKEN}: geen vraag in de oude versie lijkt hierop."
            yield _stap(Soort.NIEUW, [], [vraag.id], reden)


def _stap(soort: Soort, van: list[str], naar: list[str], reden: str) -> dict[str, Any]:
    stap: dict[str, Any] = {"soort": soort, "van": van, "naar": naar, "reden": reden}
    return {sleutel: deel for sleutel, deel in stap.items() if deel != []}


def _reden(vraag: Vraag, ander: Vraag) -> str:
    """Why two vragen with one id are the same, or in what they differ."""
    anders = _verschillen(vraag, ander)
    if not anders:
        return "Het id, de vraag, de uitleg en de criteria zijn hetzelfde."
    return f"{NAKIJKEN}: het id is hetzelfde, maar niet: {', '.join(anders)}."


def _bevestigen(vraag: Vraag, ander: Vraag) -> dict[str, Any]:
    """What a changed vraag gets: who said ja to the old one did not say ja to this one."""
    return {"bevestigen": True} if _verschillen(vraag, ander) else {}


def _verschillen(vraag: Vraag, ander: Vraag) -> list[str]:
    """In what two vragen differ, of what an antwoord rests on."""
    delen = {
        "de vraag": vraag.vraag == ander.vraag,
        "de uitleg": vraag.uitleg == ander.uitleg,
        "de criteria": [c.tekst for c in vraag.criteria] == [c.tekst for c in ander.criteria],
        "de plicht": (vraag.plicht, vraag.wet) == (ander.plicht, ander.wet),
        "de schaal": vraag.schaal is ander.schaal,
    }
    return [naam for naam, gelijk in delen.items() if not gelijk]


def _paren(oud: Sequence[Vraag], nieuw: Sequence[Vraag]) -> dict[str, tuple[str, int]]:
    """For vragen that have gone, the new one that is most alike, and how alike of 100."""
    from rapidfuzz.fuzz import token_sort_ratio

    scores = sorted(
        (
            (token_sort_ratio(kaal(een.vraag), kaal(ander.vraag)), een.id, ander.id)
            for een in oud
            for ander in nieuw
        ),
        key=lambda score: (-score[0], score[1:]),
    )
    paren: dict[str, tuple[str, int]] = {}
    genomen: set[str] = set()
    for gelijkenis, een, ander in scores:
        if gelijkenis >= GELIJKEND and een not in paren and ander not in genomen:
            paren[een] = (ander, int(gelijkenis))
            genomen.add(ander)
    return paren
