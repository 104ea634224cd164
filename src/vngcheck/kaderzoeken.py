"""Finding a bouwsteen or a vraag of a kader by what someone types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from vngcheck.errors import GebruikFout
from vngcheck.invoer import dichtstbij
from vngcheck.kader import Bouwsteen, Kader, Vraag
from vngcheck.velden import MAX_ID, MAX_TITEL, kaal, kort

_LEESTEKENS: Final = ".,;:?!()'\"\u2018\u2019\u201c\u201d"


@dataclass(frozen=True, slots=True)
class Plek:
    """A place in a kader: a vraag, or its whole bouwsteen when `vraag` is None."""

    bouwsteen: Bouwsteen
    vraag: Vraag | None

    @property
    def id(self) -> str:
        """The id of the vraag, or else of the bouwsteen."""
        return self.vraag.id if self.vraag is not None else self.bouwsteen.id

    @property
    def titel(self) -> str:
        """What it is about, for a list to choose from: the vraag itself, or number and name."""
        if self.vraag is not None:
            return self.vraag.vraag
        return f"{self.bouwsteen.nummer} {self.bouwsteen.naam}"


def plek(kader: Kader, tekst: str) -> Plek | None:
    """The one place that a text names exactly.

    Args:
        kader: where to look.
        tekst: the id of a vraag or a bouwsteen, the number of a bouwsteen ("1.3"), or the norm
            of a vraag ("N21"); capitals and accents make no difference.

    Returns:
        The place; None when no place, or more than one, is named so.
    """
    gezocht = _gezocht(tekst)
    for namen in (_ids, _nummers):
        gevonden = [waar for waar in _plekken(kader) if gezocht in namen(waar)]
        if len(gevonden) == 1:
            return gevonden[0]
    return None


def zoek(kader: Kader, tekst: str, maximum: int = 9) -> list[Plek]:
    """The places that a text can mean, best first.

    First what it names exactly; then where all its words stand, in the id or the name before
    the vraag and the vraag before its uitleg; then, if there is none yet, what is spelled
    almost so. Of what fits equally well a bouwsteen goes before its vragen, in the order of the
    kader.

    Args:
        kader: where to look.
        tekst: what someone typed, of any length; capitals and accents make no difference.
        maximum: how many places at most.
    """
    gezocht = _gezocht(tekst)
    if not gezocht:
        return []
    woorden = [kern for woord in gezocht.split() if (kern := woord.strip(_LEESTEKENS))]
    exact = plek(kader, tekst)
    gevonden = [*([exact] if exact else []), *_met_woorden(kader, woorden)]
    if not gevonden:
        gevonden = _gelijkend(kader, gezocht, woorden)
    uniek: dict[str, Plek] = {}
    for waar in gevonden:
        uniek.setdefault(waar.id, waar)
    return list(uniek.values())[:maximum]


def kies(kader: Kader, tekst: str) -> Plek:
    """The place that a user names: exactly, or by words that fit only one.

    Raises:
        GebruikFout: none fits, or more than one; the message lists the best of those.
    """
    if exact := plek(kader, tekst):
        return exact
    gevonden = zoek(kader, tekst)
    if len(gevonden) == 1:
        return gevonden[0]
    if gevonden:
        keus = "\n".join(f"  {waar.id}: {kort(waar.titel, MAX_ID)}" for waar in gevonden)
        raise GebruikFout(f"'{kort(tekst)}' kan meer betekenen. Kies een id uit:\n{keus}")
    raise GebruikFout(
        f"Er is niets te vinden voor '{kort(tekst)}'. Kijk welke vragen er zijn met: "
        f"vngcheck kader toon {kader.verwijzing}"
    )


def _gezocht(tekst: str) -> str:
    """What was typed, ready to compare; empty when nobody can mean it."""
    # No name is that long, and to take accents off a whole file would take its time.
    return " ".join(kaal(tekst).split()) if len(tekst) <= MAX_TITEL else ""


def _plekken(kader: Kader) -> Iterator[Plek]:
    for steen in kader.bouwstenen:
        yield Plek(steen, None)
        for vraag in steen.vragen:
            yield Plek(steen, vraag)


def _ids(waar: Plek) -> set[str]:
    return {waar.id}


def _nummers(waar: Plek) -> set[str]:
    return {_kaal(waar.vraag.norm if waar.vraag is not None else waar.bouwsteen.nummer)}


def _velden(waar: Plek) -> tuple[str, ...]:
    """The texts in which words are looked for, the most telling one first."""
    if waar.vraag is not None:
        return waar.vraag.id, _kaal(waar.vraag.vraag), _kaal(waar.vraag.uitleg)
    return f"{waar.bouwsteen.id} {_kaal(waar.bouwsteen.naam)}", "", _kaal(waar.bouwsteen.waarom)


@lru_cache(maxsize=2_000)
def _kaal(tekst: str) -> str:
    """The same as `kaal`, once per text of a kader: people search while they type."""
    return kaal(tekst)


def _met_woorden(kader: Kader, woorden: list[str]) -> list[Plek]:
    """The places where all words stand, best first; none without words."""
    if not woorden:
        return []
    gewogen = ((_afstand(_velden(waar), woorden), waar) for waar in _plekken(kader))
    passend = [(afstand, waar) for afstand, waar in gewogen if afstand is not None]
    return [waar for _, waar in sorted(passend, key=lambda paar: paar[0])]


def _afstand(velden: tuple[str, ...], woorden: list[str]) -> tuple[int, bool] | None:
    """How far into the texts one must read to meet all words; None when they are not all there.

    Of two that are equally far, the one where every word begins a word is nearer.
    """
    tekst = ""
    for nummer, veld in enumerate(velden):
        tekst = f"{tekst} {veld}"
        if all(woord in tekst for woord in woorden):
            begint = all(re.search(rf"\b{re.escape(woord)}", tekst) for woord in woorden)
            return nummer, not begint
    return None


def _gelijkend(kader: Kader, gezocht: str, woorden: list[str]) -> list[Plek]:
    """The places whose id or name looks like the text, or that hold words much like its words."""
    op_naam: dict[str, Plek] = {}
    bekend: dict[str, None] = {}
    for waar in _plekken(kader):
        kop, vraag, _ = _velden(waar)
        namen = [waar.id] if waar.vraag else [waar.id, _kaal(waar.bouwsteen.naam)]
        for naam in namen:
            op_naam.setdefault(naam, waar)
        bekend |= dict.fromkeys(re.findall(r"\w{3,}", f"{kop} {vraag}"))
    heel = [op_naam[naam] for naam in dichtstbij(gezocht, op_naam)]
    verbeterd = [next(iter(dichtstbij(woord, bekend, 1)), woord) for woord in woorden]
    return [*heel, *_met_woorden(kader, verbeterd)]
