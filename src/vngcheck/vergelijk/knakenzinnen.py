"""What happened to the explanations for lack of rijksmiddelen, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vngcheck.opmaak import aantal, datum, euro
from vngcheck.vergelijk.model import BedragBeweging, KnakenBeweging, KnakenSoort, Vergelijking

KNAKEN: Final[Mapping[KnakenSoort, str]] = {
    KnakenSoort.OPGELOST: "opgelost: het antwoord is nu ja",
    KnakenSoort.VERLOPEN: "verlopen",
    KnakenSoort.NIEUW: "nieuw",
    KnakenSoort.VERDWENEN: "de uitleg is weg, de taak is niet opgelost",
    KnakenSoort.OPEN: "de vraag staat nu open",
    KnakenSoort.NVT: "niet meer van toepassing",
    KnakenSoort.VERLENGD: "geldt langer dan eerst",
    KnakenSoort.VERKORT: "geldt korter dan eerst",
    KnakenSoort.GEBLEVEN: "gebleven",
}
_HEEFT_UITLEG: Final = frozenset(
    {
        KnakenSoort.VERLOPEN,
        KnakenSoort.NIEUW,
        KnakenSoort.VERLENGD,
        KnakenSoort.VERKORT,
        KnakenSoort.GEBLEVEN,
    }
)
"""After these there is an explanation, that counts or not."""
KOSTENUITLEG: Final = (
    "De bedragen van alle taken met deze reden, ook als de uitleg niet telt. Is voor een jaar geen "
    "bedrag genoemd, dan staat er nul. “Minder” kan dus ook betekenen: niet meer genoemd."
)
_REGIOUITLEG: Final = (
    "De bedragen van de regio gelden voor alle gemeenten van de regio samen. Ze horen niet bij de "
    "bedragen van de gemeente zelf."
)


@dataclass(frozen=True, slots=True)
class Kostentabel:
    """Amounts by year under one heading; `let_op` says whose they are, and may be empty."""

    naam: str
    let_op: str
    bedragen: tuple[BedragBeweging, ...]


def kostentabellen(vergelijking: Vergelijking) -> Iterator[Kostentabel]:
    """What all the tasks together are said to cost: one's own, and apart from it the regio's."""
    eigen, regio = vergelijking.geen_knaken_per_jaar, vergelijking.geen_knaken_regio_per_jaar
    if eigen:
        van = " van de gemeente zelf" if regio else ""
        yield Kostentabel(f"Genoemde kosten van alle taken{van} samen", "", eigen)
    if regio:
        naam = "Genoemde kosten van alle taken van de regio samen"
        yield Kostentabel(naam, _REGIOUITLEG, regio)


def knakentekst(deel: KnakenBeweging) -> str:
    """What happened to an explanation, in one phrase."""
    return "; ".join(_knakendelen(deel))


def _knakendelen(deel: KnakenBeweging) -> Iterator[str]:
    opgelost = deel.soort is KnakenSoort.OPGELOST
    if deel.soort is KnakenSoort.VERLOPEN and deel.vervalt_op_nieuw:
        yield f"verlopen op {datum(deel.vervalt_op_nieuw)}"
    else:
        yield KNAKEN[deel.soort]
        if deel.verlopen and deel.vervalt_op_oud and not opgelost:
            yield f"de eerdere uitleg gold tot en met {datum(deel.vervalt_op_oud)}"
    if deel.soort in {KnakenSoort.VERLENGD, KnakenSoort.VERKORT}:
        einde = deel.vervalt_op_nieuw
        yield f"nu tot en met {datum(einde)}" if einde else "nu zonder einddatum"
    if deel.uitleg_veranderd:
        yield "de uitleg zelf is veranderd"
    if opgelost and deel.zonder_bewijs:
        yield "zonder bewijs"
    if deel.soort not in {KnakenSoort.OPGELOST, KnakenSoort.NVT}:
        yield from _telt(deel)
    if deel.van_regio_nieuw:
        gelijk = deel.van_regio_oud or deel.soort is KnakenSoort.NIEUW
        yield "van de regio" if gelijk else "het antwoord komt nu van de regio"
    elif deel.van_regio_oud and deel.soort is not KnakenSoort.NIEUW:
        yield "de eerdere uitleg was van de regio"


def _telt(deel: KnakenBeweging) -> Iterator[str]:
    if deel.wettelijk:
        yield "wettelijke taak: uitleg telt nooit"
    elif deel.telt and not deel.telde:
        yield "telt nu als uitleg"
    elif not deel.telt and (deel.telde or deel.soort in _HEEFT_UITLEG):
        yield "telt niet als uitleg"


def is_stil(deel: KnakenBeweging) -> bool:
    """Whether nothing at all happened to an explanation."""
    anders = deel.bedrag_veranderd or deel.uitleg_veranderd
    zelfde = deel.telde == deel.telt and deel.van_regio_oud == deel.van_regio_nieuw
    return deel.soort is KnakenSoort.GEBLEVEN and zelfde and not anders


def stillezin(delen: Iterable[KnakenBeweging]) -> str:
    """How many explanations stayed as they were, and how many of those count; or nothing."""
    stil = [deel for deel in delen if is_stil(deel)]
    if not stil:
        return ""
    zin = f"Bij {aantal(len(stil), 'taak', 'taken')} bleef de uitleg gelijk"
    niet = sum(not deel.telt for deel in stil)
    if not niet:
        return f"{zin}."
    waar = "die telt" if niet == len(stil) else f"bij {niet} daarvan telt die"
    return f"{zin}; {waar} niet mee."


def bedragtekst(deel: KnakenBeweging) -> str:
    """The amounts that differ, by year; empty when none does."""
    return "; ".join(
        f"in {bedrag.jaar}: {_bedrag(deel, bedrag)}" for bedrag in deel.bedragen if bedrag.verschil
    )


def _bedrag(deel: KnakenBeweging, bedrag: BedragBeweging) -> str:
    if deel.soort is KnakenSoort.NIEUW:
        return euro(bedrag.nieuw)
    if not bedrag.nieuw:
        return f"eerst {euro(bedrag.oud)}, nu geen bedrag"
    if not bedrag.oud:
        return f"eerst geen bedrag, nu {euro(bedrag.nieuw)}"
    return f"van {euro(bedrag.oud)} naar {euro(bedrag.nieuw)}"


def verschiltekst(bedrag: BedragBeweging) -> str:
    """A difference in euros, as more or less."""
    if not bedrag.verschil:
        return "gelijk"
    return f"{euro(abs(bedrag.verschil))} {'meer' if bedrag.verschil > 0 else 'minder'}"
