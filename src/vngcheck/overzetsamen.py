"""What an antwoord becomes when its vraag is changed, split, or put together with others.

Nothing that comes out is certain: it is marked to be confirmed again, or left open. What does
not fit in the new antwoord stands in the report of the moving, which holds every old antwoord
whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from vngcheck.dossier import Aard, Antwoord, Bedrag, GeenKnaken
from vngcheck.dossierverschil import stand
from vngcheck.geld import per_jaar
from vngcheck.velden import MAX_BEDRAG, MAX_LIJST, MAX_TEKST

T = TypeVar("T")

TE_LANG: Final = (
    "De teksten bij de oude vragen zijn samen te lang voor één antwoord. Ze staan in het verslag "
    "van het overzetten."
)


def gesplitst(antwoord: Antwoord, naar: Sequence[str], eerste: str) -> dict[str, Antwoord]:
    """The antwoord on each vraag that one vraag became, to be confirmed again.

    The amounts of an explanation come along to one of them only: they would count double.

    Args:
        antwoord: on the old vraag.
        naar: the new vragen.
        eerste: the one of them that gets the amounts.
    """
    mee = te_bevestigen(antwoord)
    zonder = mee
    if mee.geen_knaken is not None:
        uitleg = mee.geen_knaken.model_copy(update={"bedragen": ()})
        zonder = mee.model_copy(update={"geen_knaken": uitleg})
    return {vraag: mee if vraag == eerste else zonder for vraag in naar}


def samengevoegd(vragen: Sequence[str], gegeven: Mapping[str, Antwoord]) -> Antwoord | None:
    """The antwoord on the vraag that some vragen became together; None when there is nothing.

    When all of them have the same antwoord it is that one, to be confirmed again: the new vraag
    may ask more. Otherwise the vraag is open, with the texts of the old ones.

    Args:
        vragen: the old vragen.
        gegeven: what the dossier says on them.
    """
    delen = {vraag: gegeven[vraag] for vraag in vragen if vraag in gegeven}
    if not delen:
        return None
    antwoorden = list(delen.values())
    data: dict[str, Any] = {
        "toelichting": _teksten(delen, "toelichting", altijd=True),
        "voorbehoud": _teksten(delen, "voorbehoud"),
        "intern": _teksten(delen, "intern"),
        "bewijs": _verenigd(bewijs for antwoord in antwoorden for bewijs in antwoord.bewijs),
        "resttaken": _verenigd(taak for antwoord in antwoorden for taak in antwoord.resttaken),
    }
    if is_gelijk(vragen, gegeven):
        data |= _zelfde(antwoorden)
    return Antwoord.model_validate(data)


def is_gelijk(vragen: Sequence[str], gegeven: Mapping[str, Antwoord]) -> bool:
    """Whether the dossier gives the same antwoord on all of these vragen."""
    waarden = {gegeven[vraag].antwoord if vraag in gegeven else None for vraag in vragen}
    return len(waarden) == 1 and None not in waarden


def te_bevestigen(antwoord: Antwoord) -> Antwoord:
    """The antwoord, to be confirmed again; as it is when there is nothing to confirm."""
    if antwoord.antwoord is None:
        return antwoord
    return antwoord.model_copy(update={"te_herbevestigen": True})


def _zelfde(antwoorden: Sequence[Antwoord]) -> dict[str, Any]:
    """What goes along besides the texts, where all antwoorden are the same."""
    reden = _eensluidend(antwoord.reden for antwoord in antwoorden)
    uitleg = [a.geen_knaken for a in antwoorden if a.geen_knaken is not None]
    return {
        "antwoord": antwoorden[0].antwoord,
        "reden": reden,
        "datum": _eerste(antwoord.datum for antwoord in antwoorden),
        "gepland": max((a.gepland for a in antwoorden if a.gepland), default=None),
        "geregeld_door": _eensluidend(antwoord.geregeld_door for antwoord in antwoorden),
        "geen_knaken": _uitleg(uitleg) if uitleg and reden is not None else None,
        "geldt_voor_alle": all(antwoord.geldt_voor_alle for antwoord in antwoorden),
        "te_herbevestigen": True,
    }


def _uitleg(delen: Sequence[GeenKnaken]) -> GeenKnaken:
    teksten = {
        naam: _lang(_verenigd(getattr(deel, naam) for deel in delen))
        for naam in ("wat_niet", "alternatief", "gevolg", "gezochte_dekking")
    }
    return GeenKnaken.model_validate(
        {
            **teksten,
            "sinds": min((deel.sinds for deel in delen if deel.sinds), default=None),
            "bedragen": _bedragen([bedrag for deel in delen for bedrag in deel.bedragen]),
            "besluit": _eensluidend(deel.besluit for deel in delen),
            "vervalt_op": _eerste(deel.vervalt_op for deel in delen),
        }
    )


def _bedragen(bedragen: Sequence[Bedrag]) -> list[Bedrag]:
    """The amounts together: one for each year and aard; none when they are too many or too high."""
    samen = [
        Bedrag(jaar=jaar.jaar, bedrag=bedrag, aard=aard)
        for jaar in per_jaar(bedragen)
        for aard, bedrag in (
            (Aard.STRUCTUREEL, jaar.structureel),
            (Aard.INCIDENTEEL, jaar.incidenteel),
        )
        if bedrag and bedrag <= MAX_BEDRAG
    ]
    heel = sum(b.bedrag for b in samen) == sum(b.bedrag for b in bedragen)
    return samen if heel and len(samen) <= MAX_LIJST else []


def _teksten(delen: Mapping[str, Antwoord], veld: str, *, altijd: bool = False) -> str | None:
    """The texts of one field, each below the vraag it comes from.

    `altijd`: also name the vragen without such a text, for their antwoord.
    """
    regels = []
    for vraag, antwoord in delen.items():
        tekst = getattr(antwoord, veld)
        if tekst or (altijd and antwoord.antwoord is not None):
            regels.append(f"Van {vraag} ({stand(antwoord)}){f': {tekst}' if tekst else '.'}")
    return _lang(regels)


def _lang(regels: Sequence[str]) -> str | None:
    """Lines as one text; when that is too long, where they are to be found."""
    tekst = "\n".join(regels)
    return (tekst if len(tekst) <= MAX_TEKST else TE_LANG) or None


def _verenigd(delen: Iterable[T | None]) -> list[T]:
    """The items in their order, without doubles, and no more than a list may hold."""
    return [deel for deel in dict.fromkeys(delen) if deel is not None][:MAX_LIJST]


def _eensluidend(delen: Iterable[T | None]) -> T | None:
    """What all say; None when they say different things."""
    uniek = list(dict.fromkeys(delen))
    return uniek[0] if len(uniek) == 1 else None


def _eerste(dagen: Iterable[date | None]) -> date | None:
    return min((dag for dag in dagen if dag is not None), default=None)
