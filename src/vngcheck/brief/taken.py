"""The tasks in the letters: which they are, what they cost, and the explanation of each.

What the dossier does not say and a minister would expect is a place to fill in (`Vorm.PLEK`), as
the date and the signatures are: it must not pass for an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vngcheck import woorden
from vngcheck.brief.model import Alinea, Blok, Cel, Deel, Tabel, Vorm, delen_van
from vngcheck.brief.verantwoording import Verantwoording
from vngcheck.dossier import Antwoord, Bedrag
from vngcheck.geld import Jaartotaal, per_jaar
from vngcheck.kader import Plicht
from vngcheck.opmaak import datum, euro, opsomming
from vngcheck.rapport import samenvatting, zinnen
from vngcheck.rapport.model import VraagDeel
from vngcheck.velden import kort

SOORT_NORM: Final[Mapping[Plicht, str]] = {
    Plicht.LANDELIJK: (
        "een landelijke afspraak geldt voor alle gemeenten, maar staat niet in de wet"
    ),
    Plicht.AANBEVELING: "een landelijke aanbeveling is een advies aan alle gemeenten",
    Plicht.LOKAAL: "een lokale norm is een norm die gemeenten zelf kozen",
}
"""What a kind of norm is. A statutory duty is never in the letter to the minister."""

_KORT: Final = 160
"""Characters of a task in the letter itself; the annex has all of it."""

_OP_EEN_BLAD: Final = 2500
"""Characters of an explanation up to which it surely fits on one page."""


def takentabel(inhoud: Verantwoording) -> Tabel:
    """The tasks that count as explained, numbered as in the annex."""
    rijen: list[tuple[Cel, ...]] = []
    for nummer, deel in enumerate(inhoud.telt, start=1):
        uitleg = deel.antwoord.geen_knaken if deel.antwoord else None
        wat = kort(uitleg.wat_niet, _KORT) if uitleg else ""
        van = f" (taak van de regio {deel.geerfd_van})" if deel.geerfd_van else ""
        sinds = _of_plek(uitleg.sinds if uitleg else None, "jaar")
        rijen.append((str(nummer), f"{wat}{van}", sinds))
    koppen = ("Taak", "Wat wij niet doen", "Sinds")
    return Tabel("Taken die wij niet of maar deels uitvoeren", koppen, tuple(rijen), (10, 74, 16))


def totalen(inhoud: Verantwoording) -> Iterator[Blok]:
    """The totals per year; those of the regio apart, which asks for them once for all."""
    eigen = _bedragen(deel for deel in inhoud.telt if not deel.geerfd_van)
    if eigen:
        yield _jaartabel("Wat deze taken samen kosten, per jaar", per_jaar(eigen))
    if van_regio := _bedragen(deel for deel in inhoud.telt if deel.geerfd_van):
        namen = opsomming(sorted({deel.geerfd_van for deel in inhoud.telt if deel.geerfd_van}))
        yield _jaartabel(f"Wat de taken van de regio {namen} kosten, per jaar", per_jaar(van_regio))
        yield _alinea(
            "De bedragen van de regio gelden voor alle gemeenten samen. De regio vraagt ze één "
            "keer; wij vragen ze niet nog eens."
        )


def na_afloop(inhoud: Verantwoording) -> Iterator[Blok]:
    """That the totals hold costs of years after an explanation, where they do."""
    if zin := samenvatting.afloopzin(inhoud.telt):
        yield _alinea(zin)


def uitleg_per_taak(inhoud: Verantwoording) -> Iterator[Blok]:
    """The annex: kinds of norm that occur, costs after an explanation, a table for each task."""
    soorten = {deel.vraag.plicht for deel in inhoud.telt}
    if uitgelegd := [zin for plicht, zin in SOORT_NORM.items() if plicht in soorten]:
        yield _alinea(
            f"Achter elke vraag staat tussen haakjes wat voor norm het is: {'; '.join(uitgelegd)}."
        )
    # Here, and not under the totals: the letter to the minister is one page.
    yield from na_afloop(inhoud)
    for nummer, deel in enumerate(inhoud.telt, start=1):
        yield _itemtabel(nummer, deel, inhoud)


def _alinea(tekst: str) -> Alinea:
    return Alinea((Deel(tekst),))


def _of_plek(waarde: str | int | None, plek: str) -> Cel:
    """What the dossier says, or the place where someone writes it."""
    return str(waarde) if waarde else (Deel(f"[{plek}]", Vorm.PLEK),)


def _bedragen(delen: Iterable[VraagDeel]) -> list[Bedrag]:
    return [
        bedrag
        for deel in delen
        if deel.antwoord and deel.antwoord.geen_knaken
        for bedrag in deel.antwoord.geen_knaken.bedragen
    ]


def _jaartabel(titel: str, totalen: tuple[Jaartotaal, ...]) -> Tabel:
    rijen = tuple(
        (str(t.jaar), euro(t.structureel), euro(t.incidenteel), euro(t.totaal)) for t in totalen
    )
    koppen = ("Jaar", "Structureel", "Incidenteel", "Samen")
    return Tabel(titel, koppen, rijen, (16, 28, 28, 28), frozenset({1, 2, 3}))


def _itemtabel(nummer: int, deel: VraagDeel, inhoud: Verantwoording) -> Tabel:
    antwoord = deel.antwoord
    uitleg = antwoord.geen_knaken if antwoord else None
    if antwoord is None or uitleg is None:
        raise ValueError(f"{deel.vraag.id} telt als uitleg zonder uitleg")
    einde = datum(deel.vervalt_op) if deel.vervalt_op else None
    rijen: list[tuple[Cel, ...]] = [
        ("Vraag uit het kader", f"{deel.vraag.vraag} ({woorden.PLICHT[deel.vraag.plicht]})"),
        ("Ons antwoord", woorden.ANTWOORD[antwoord.antwoord]),
        ("Wat wij niet doen", _of_plek(uitleg.wat_niet, "wat wij niet doen")),
        ("Sinds", _of_plek(uitleg.sinds, "jaar")),
        ("Wat wij in plaats daarvan doen", _of_plek(uitleg.alternatief, "wat wij wel doen")),
        ("Gevolg", _of_plek(uitleg.gevolg, "gevolg")),
        (
            "Wat het per jaar zou kosten",
            "\n".join(zinnen.bedragentekst([b]) for b in uitleg.bedragen),
        ),
        ("Waar wij geld zochten", _of_plek(uitleg.gezochte_dekking, "waar wij geld zochten")),
        ("Besluit", _besluit(antwoord)),
        ("Geldt tot en met", _of_plek(einde, "datum, of: zonder einddatum")),
    ]
    if antwoord.voorbehoud:
        rijen.append(("Voorbehoud", antwoord.voorbehoud))
    if deel.geerfd_van:
        rijen.append(("Herkomst", f"overgenomen uit het dossier van de regio {deel.geerfd_van}"))
    titel = f"Taak {nummer} van {len(inhoud.telt)}"
    lengte = sum(len(stuk.tekst) for rij in rijen for cel in rij for stuk in delen_van(cel))
    bijeen = lengte <= _OP_EEN_BLAD
    return Tabel(titel, ("Onderdeel", "Uitleg"), tuple(rijen), (34, 66), bijeen=bijeen)


def _besluit(antwoord: Antwoord) -> Cel:
    tekst = zinnen.besluittekst(antwoord)
    uitleg = antwoord.geen_knaken
    if uitleg and uitleg.besluit and uitleg.besluit.kenmerk:
        return tekst
    return (Deel(f"{tekst}, kenmerk "), Deel("[kenmerk van het besluit]", Vorm.PLEK))
