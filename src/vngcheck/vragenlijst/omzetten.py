"""From what someone typed to what a field keeps; forgiving where the meaning is plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from vngcheck.opmaak import datum, lees_datum
from vngcheck.velden import MAX_LIJST, Datum, Euro, Tekst, Titel, kort
from vngcheck.vragenlijst.stappen import Optie
from vngcheck.vragenlijst.velden import NAMEN, Veld

T = TypeVar("T")

_EURO: Final = re.compile(r"^(?:€|EUR|euro)\s*|\s*(?:€|EUR|euro)$|,(?:-+|00)$", re.IGNORECASE)
_DUIZENDEN: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")


def zet_om(veld: Veld, tekst: str, vandaag: date) -> Any:
    """The value that a typed text means, as plain data.

    Args:
        veld: what is filled in.
        tekst: what was typed; not empty.
        vandaag: the date of today, for who types "vandaag".

    Raises:
        ValueError: it cannot be that; with Dutch sentences that say why, and what to do.
    """
    if veld.opties:
        optie = kies(veld.opties, tekst)
        if optie is None:
            raise ValueError(geen_keuze(veld.opties, tekst))
        return optie.woord
    if veld.type is Datum:
        return lees_datum(tekst, vandaag).isoformat()
    if veld.type is Euro:
        return _valideer(Euro, _bedrag(tekst))
    if veld.type == NAMEN:
        return _namen(tekst)
    if veld.type is Tekst and len(tekst.strip()) == 1:
        # The key for a next vraag, typed one prompt too early.
        raise ValueError(
            "Eén teken is geen tekst. Enter slaat dit over; met 'verder' gaat u naar de volgende "
            "vraag."
        )
    return _valideer(veld.type, tekst)


def kies(opties: Iterable[Optie], tekst: str) -> Optie | None:
    """The choice that someone means: by its key or its word, capitals or not."""
    getypt = tekst.strip().casefold()
    for optie in opties:
        if getypt in {optie.toets, optie.woord, optie.woord.replace("_", " ")}:
            return optie
    return None


def genummerd(suggesties: Sequence[T]) -> dict[str, T]:
    """What can be chosen by typing its number."""
    return {str(nummer): wat for nummer, wat in enumerate(suggesties, start=1)}


def keuzetekst(opties: Iterable[Optie]) -> str:
    """What can be chosen, on one line: "Kies: j (ja), n (nee)."."""
    delen = ", ".join(f"{optie.toets} ({optie.woord.replace('_', ' ')})" for optie in opties)
    return f"Kies: {delen}."


def geen_keuze(opties: Iterable[Optie], tekst: str) -> str:
    """That a typed text is none of the choices, and what they are."""
    return f"'{kort(tekst.strip())}' kan hier niet. {keuzetekst(opties)}"


def toon(veld: Veld, waarde: Any) -> str:
    """A value of a field as text that can be read, and typed again."""
    if veld.opties:
        woord = str(waarde).lower()
        return next((optie.label for optie in veld.opties if optie.woord == woord), woord)
    if veld.type is Datum:
        return datum(date.fromisoformat(str(waarde))).replace("\xa0", " ")
    if isinstance(waarde, list):
        return ", ".join(str(deel) for deel in waarde)
    return str(waarde)


def waarom(fout: ValidationError) -> str:
    """Why a value cannot be, and what to do: the first error, as Dutch sentences."""
    eerste = fout.errors(include_url=False)[0]
    inhoud = eerste.get("ctx", {})
    if "tekst" in inhoud:
        return f"{inhoud['tekst']} {inhoud['remedie']}".strip()
    return "Dit kan hier niet."


def _valideer(soort: Any, waarde: Any) -> Any:
    try:
        return _adapter(soort).validate_python(waarde)
    except ValidationError as fout:
        raise ValueError(waarom(fout)) from fout


@cache
def _adapter(soort: Any) -> TypeAdapter[Any]:
    return TypeAdapter(soort)


def _bedrag(tekst: str) -> str:
    """An amount as the field wants it; only thousands as the Dutch write them are taken apart."""
    kaal = _EURO.sub("", _EURO.sub("", tekst.strip())).strip()
    return kaal.replace(".", "") if _DUIZENDEN.fullmatch(kaal) else kaal


def _namen(tekst: str) -> list[str]:
    namen = [_valideer(Titel, deel) for deel in tekst.split(",") if deel.strip()]
    if not namen:
        raise ValueError("Hier staat geen naam. Zet een komma tussen de namen.")
    if len(namen) > MAX_LIJST:
        raise ValueError(f"Dit zijn {len(namen)} namen; het maximum is {MAX_LIJST}.")
    return namen
