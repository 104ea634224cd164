"""The kinds of field that files have, each converting its own text strictly.

A field takes the text that `yamlfile` read, or the Python value itself (for code that makes
a model without a file). What does not convert is an error that says what to write instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

MAX_TEKST: Final = 5_000
MAX_TITEL: Final = 300
MAX_ID: Final = 100
MAX_LIJST: Final = 50
"""Parts of a list, where the model does not name another number."""
EERSTE_JAAR: Final = 2000
LAATSTE_JAAR: Final = 2100
MAX_BEDRAG: Final = 1_000_000_000

_DATUM: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAG: Final = re.compile(r"</?[A-Za-z!]")
_SJABLOON: Final = re.compile(r"\{\{|\{%")
# Direction overrides can make a text read as something else than it says.
_RICHTING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def veldfout(tekst: str, remedie: str = "") -> PydanticCustomError:
    """An error about one field: what is wrong, and what to do; both Dutch sentences."""
    # The text is not the template itself: braces of a user would be read as its fields.
    return PydanticCustomError("vngcheck", "{tekst}", {"tekst": tekst, "remedie": remedie})


class Model(BaseModel):
    """Base of every model: immutable, and strict about unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _leeg_is_afwezig(cls, data: Any) -> Any:
        """A known key with nothing behind it counts as not there."""
        if not isinstance(data, dict):
            return data
        return {k: v for k, v in data.items() if v is not None or k not in cls.model_fields}


def kort(waarde: object, maximum: int = 60) -> str:
    """A value as a message repeats it: on one line, and cut when it is long."""
    tekst = str(waarde)[: maximum + 1].replace("\n", " ")
    return tekst if len(tekst) <= maximum else f"{tekst[: maximum - 3]}..."


def genormaliseerd(tekst: str) -> str:
    """A text as every field keeps it: without white space around it, accents composed."""
    return unicodedata.normalize("NFC", tekst).strip()


def kaal(tekst: str) -> str:
    """A text without capitals and accents, to compare what people type."""
    ontleed = unicodedata.normalize("NFKD", tekst).casefold()
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def _als_tekst(waarde: object) -> str:
    if isinstance(waarde, list):
        raise veldfout("Hier hoort één tekst, geen lijst.", "Zet de tekst achter de dubbele punt.")
    if isinstance(waarde, dict):
        raise veldfout(
            "Hier hoort een tekst, geen blok met sleutels.",
            "Zet een tekst met een dubbele punt tussen aanhalingstekens.",
        )
    if waarde is None:
        raise veldfout("Hier staat geen tekst.", "Vul iets in of haal het streepje weg.")
    if not isinstance(waarde, str):
        raise veldfout(f"Hier hoort tekst, geen {type(waarde).__name__}.")
    return waarde


def _tekst(maximum: int, *, regels: bool) -> Callable[[object], str]:
    def zet_om(waarde: object) -> str:
        tekst = genormaliseerd(_als_tekst(waarde))
        if not tekst:
            raise veldfout("Hier staat geen tekst.", "Vul iets in of haal de sleutel weg.")
        if (teveel := len(tekst) - maximum) > 0:
            raise veldfout(
                f"Deze tekst is {len(tekst)} tekens lang; het maximum is {maximum}.",
                f"Maak hem minstens {teveel} {'teken' if teveel == 1 else 'tekens'} korter.",
            )
        if "\n" in tekst and not regels:
            raise veldfout("Deze tekst hoort op één regel.", "Haal de regeleinden weg.")
        # What is printable holds none of these; that is seen at once, the rest one by one.
        for teken in "" if tekst.isprintable() else tekst:
            # Cc: control, Cs: half a character, Co: private use, Cn: no character at all.
            verboden = unicodedata.category(teken) in {"Cc", "Cs", "Co", "Cn"}
            if (verboden and not (regels and teken in "\n\t")) or teken in _RICHTING:
                raise veldfout(
                    f"Hier staat een onzichtbaar stuurteken (U+{ord(teken):04X}).",
                    "Typ deze tekst opnieuw in plaats van hem te plakken.",
                )
        return tekst

    return zet_om


def _kadertekst(maximum: int, *, regels: bool) -> Callable[[object], str]:
    def zet_om(waarde: object) -> str:
        tekst = _tekst(maximum, regels=regels)(waarde)
        if (gevonden := _opmaak(tekst)) is not None:
            raise veldfout(
                f"HTML en sjablonen horen niet in een kader: {kort(gevonden)}",
                "Schrijf gewone tekst.",
            )
        return tekst

    return zet_om


def _opmaak(tekst: str) -> str | None:
    """The first tag or template mark in a text."""
    # Searching for a whole tag at once would look for its end again and again.
    if tag := _TAG.search(tekst):
        einde = tekst.find(">", tag.end())
        if einde >= 0:
            return tekst[tag.start() : einde + 1]
    sjabloon = _SJABLOON.search(tekst)
    return sjabloon[0] if sjabloon else None


def _datum(waarde: object) -> date:
    if isinstance(waarde, date):
        return waarde
    tekst = _als_tekst(waarde).strip()
    gevonden = _DATUM.fullmatch(tekst)
    if gevonden is None:
        raise veldfout(
            f"'{kort(tekst)}' is geen datum.", "Schrijf jaar-maand-dag, zoals 2026-06-30."
        )
    if not EERSTE_JAAR <= int(gevonden[1]) <= LAATSTE_JAAR:
        raise veldfout(
            f"Het jaar van {tekst} kan niet kloppen.",
            f"Kies een jaar van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.",
        )
    try:
        return date(int(gevonden[1]), int(gevonden[2]), int(gevonden[3]))
    except ValueError as fout:
        raise veldfout(f"De datum {tekst} bestaat niet.", "Kijk de dag en de maand na.") from fout


def _janee(waarde: object) -> bool:
    if isinstance(waarde, bool):
        return waarde
    tekst = _als_tekst(waarde).strip()
    if tekst not in {"true", "false"}:
        raise veldfout(f"'{kort(tekst)}' kan hier niet.", "Schrijf true of false.")
    return tekst == "true"


def _geheel(naam: str, laagste: int, hoogste: int) -> Callable[[object], int]:
    def zet_om(waarde: object) -> int:
        if isinstance(waarde, int) and not isinstance(waarde, bool):
            getal = waarde
        else:
            tekst = _als_tekst(waarde).strip()
            if not re.fullmatch(r"[+-]?\d{1,12}", tekst, re.ASCII):
                raise veldfout(f"'{kort(tekst)}' is geen {naam}.", "Schrijf een heel getal.")
            getal = int(tekst)
        if not laagste <= getal <= hoogste:
            raise veldfout(
                f"{getal} kan hier niet.", f"Kies een {naam} van {laagste} tot en met {hoogste}."
            )
        return getal

    return zet_om


def _bedrag(waarde: object) -> int:
    if not isinstance(waarde, str):
        return _geheel("bedrag", 0, MAX_BEDRAG)(waarde)
    tekst = waarde.strip()
    if re.fullmatch(r"-\s*[\d.,]+", tekst):
        raise veldfout(
            f"Een bedrag kan niet negatief zijn: {kort(tekst)}.", "Schrijf het zonder min."
        )
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", tekst):
        raise veldfout(
            f"'{kort(tekst)}' heeft punten tussen de cijfers.",
            f"Schrijf {kort(tekst.replace('.', ''))}.",
        )
    if re.fullmatch(r"\d+[.,]\d+", tekst):
        raise veldfout(
            f"'{kort(tekst)}' is geen bedrag in hele euro's.",
            "Rond af en laat de komma en centen weg.",
        )
    if not re.fullmatch(r"\d{1,12}", tekst, re.ASCII):
        raise veldfout(
            f"'{kort(tekst)}' is geen bedrag in hele euro's.",
            "Schrijf alleen cijfers, zoals 12500.",
        )
    return _geheel("bedrag", 0, MAX_BEDRAG)(int(tekst))


def _slug(waarde: object) -> str:
    tekst = _tekst(MAX_ID, regels=False)(waarde)
    if not _SLUG.fullmatch(tekst):
        raise veldfout(
            f"'{kort(tekst)}' kan geen id zijn.",
            "Gebruik kleine letters, cijfers en streepjes, zoals meldroute-breder.",
        )
    return tekst


def _vraag_id(waarde: object) -> str:
    tekst = _tekst(MAX_ID, regels=False)(waarde)
    delen = tekst.split(".")
    if len(delen) != 2 or not all(_SLUG.fullmatch(deel) for deel in delen):
        raise veldfout(
            f"'{kort(tekst)}' kan geen id van een vraag zijn.",
            "Schrijf het id van de bouwsteen, een punt en een naam, zoals meldroute.intern.",
        )
    return tekst


def keuze(soort: type[StrEnum]) -> BeforeValidator:
    """A validator for a word out of a fixed list; the error names the list."""
    woorden = [lid.value for lid in soort]

    def zet_om(waarde: object) -> object:
        if isinstance(waarde, soort):
            return waarde
        tekst = _als_tekst(waarde).strip()
        if tekst not in woorden:
            klein = tekst.casefold()
            remedie = f"Kies uit: {', '.join(woorden)}."
            if klein in woorden:
                remedie = f"Schrijf {klein}, met kleine letters."
            raise veldfout(f"'{kort(tekst)}' kan hier niet.", remedie)
        return tekst

    return BeforeValidator(zet_om)


def lijst(
    uitleg: str = "Zet elk deel op een eigen regel met een streepje ervoor.",
) -> BeforeValidator:
    """A validator that says how to write a list when something else stands there."""

    def zet_om(waarde: object) -> object:
        if isinstance(waarde, (list, tuple)):
            return waarde
        raise veldfout("Hier hoort een lijst.", uitleg)

    return BeforeValidator(zet_om)


Tekst = Annotated[str, Field(max_length=MAX_TEKST), BeforeValidator(_tekst(MAX_TEKST, regels=True))]
"""Running text, line breaks allowed."""
Titel = Annotated[
    str, Field(max_length=MAX_TITEL), BeforeValidator(_tekst(MAX_TITEL, regels=False))
]
"""A text of one line."""
KaderTekst = Annotated[
    str, Field(max_length=MAX_TEKST), BeforeValidator(_kadertekst(MAX_TEKST, regels=True))
]
"""Text in a kader: data only, no HTML and no expressions."""
KaderTitel = Annotated[
    str, Field(max_length=MAX_TITEL), BeforeValidator(_kadertekst(MAX_TITEL, regels=False))
]
"""Text of one line in a kader."""
Datum = Annotated[date, BeforeValidator(_datum)]
"""A calendar date, written as 2026-06-30."""
JaNee = Annotated[bool, BeforeValidator(_janee)]
"""true or false."""
Jaar = Annotated[int, BeforeValidator(_geheel("jaar", EERSTE_JAAR, LAATSTE_JAAR))]
"""A calendar year."""
Aantal = Annotated[int, BeforeValidator(_geheel("aantal", 0, 100_000_000))]
"""A count, 0 or more."""
Niveau = Annotated[int, BeforeValidator(_geheel("niveau", 1, 4))]
"""A niveau of the growth model, 1 to 4."""
Euro = Annotated[int, BeforeValidator(_bedrag)]
"""An amount in whole euros, 0 or more."""
Slug = Annotated[str, BeforeValidator(_slug)]
"""A readable id that stays stable."""
VraagId = Annotated[str, BeforeValidator(_vraag_id)]
"""The id of a vraag; it carries its bouwsteen."""
