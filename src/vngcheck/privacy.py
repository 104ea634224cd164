"""Finding text that is likely personal data.

A dossier never holds personal or case data. This finds what can be found by its form (the
design names the list); a name in running text it cannot find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from vngcheck.yamlfile import Pad

_CIJFERS: Final = re.compile(r"(?<![\d.,])\d(?:[ .]?\d){8}(?![\d]|[.,]\d)")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Looks ahead, so that a code in front (GM0394) does not swallow the number behind it.
_IBAN: Final = re.compile(r"\b(?=([A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]){11,30}))", re.IGNORECASE)
_MAAND: Final = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
)
_DATUM: Final = (
    rf"(?:\d{{1,2}}\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*(?:\d{{4}}|\d{{2}})\b"
    rf"|\d{{4}}\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*\d{{1,2}}|\d{{1,2}}\s+{_MAAND}\s+\d{{4}})"
)
_GEBOORTE: Final = r"\b(?:geboren|geboorte\w*|geb\.|geb\b|verjaardag)"
_GEBOREN: Final = re.compile(
    rf"{_GEBOORTE}.{{0,40}}?{_DATUM}|{_DATUM}.{{0,20}}?{_GEBOORTE}", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Vondst:
    """Likely personal data: what `soort`, and where. The value itself is not repeated."""

    soort: str
    pad: Pad


def zoek_in_tekst(tekst: str, toegestaan: Iterable[str] = ()) -> list[str]:
    """The kinds of likely personal data in a text.

    Args:
        tekst: any text.
        toegestaan: functional e-mail addresses and phone numbers that are no personal data.
    """
    from stdnum import iban
    from stdnum.nl import bsn

    bekend = {_kaal(contact) for contact in toegestaan}
    gevonden: list[str] = []
    if any(bsn.is_valid(re.sub(r"\D", "", vondst[0])) for vondst in _CIJFERS.finditer(tekst)):
        gevonden.append("een burgerservicenummer")
    if any(_kaal(vondst[0]) not in bekend for vondst in _MAIL.finditer(tekst)):
        gevonden.append("een e-mailadres")
    if any(nummer not in bekend for nummer in _telefoonnummers(tekst)):
        gevonden.append("een telefoonnummer")
    # Whether a foreign bank exists does not matter here; the check digits do.
    geldig = partial(iban.is_valid, check_country=False)
    if any(_heeft_iban(vondst[1], geldig) for vondst in _IBAN.finditer(tekst)):
        gevonden.append("een bankrekeningnummer")
    if _GEBOREN.search(tekst):
        gevonden.append("een geboortedatum")
    return gevonden


def zoek(data: Any, toegestaan: Iterable[str], pad: Pad = ()) -> Iterator[Vondst]:
    """Walk plain data, and say where likely personal data stands.

    Args:
        data: text, lists and blocks, such as `dossier.als_data` gives.
        toegestaan: functional addresses and numbers that are no personal data.
        pad: where `data` stands.
    """
    toegestaan = tuple(toegestaan)
    if isinstance(data, str):
        yield from (Vondst(soort, pad) for soort in zoek_in_tekst(data, toegestaan))
    elif isinstance(data, dict):
        for sleutel, deel in data.items():
            if sleutel != "toegestane_contacten":
                yield from zoek(deel, toegestaan, (*pad, sleutel))
    elif isinstance(data, list):
        for nummer, deel in enumerate(data):
            yield from zoek(deel, toegestaan, (*pad, nummer))


def _telefoonnummers(tekst: str) -> Iterator[str]:
    # A number shorter than a phone number cannot be one; this spares loading the library.
    if not re.search(r"(?:\d[^\w\n]{0,2}){8,}", tekst):
        return
    import phonenumbers

    for gevonden in phonenumbers.PhoneNumberMatcher(tekst, "NL"):
        yield _kaal(
            phonenumbers.format_number(gevonden.number, phonenumbers.PhoneNumberFormat.E164)
        )


def _heeft_iban(tekst: str, geldig: Any) -> bool:
    """Whether a valid IBAN stands at the start; what follows it may be other words."""
    kaal = tekst.replace(" ", "").upper()
    return any(geldig(kaal[:lengte]) for lengte in range(15, len(kaal) + 1))


def _kaal(contact: str) -> str:
    """A contact in the form in which two are compared."""
    if "@" in contact:
        return contact.strip().casefold()
    cijfers = re.sub(r"[^\d+]", "", contact)
    if cijfers.startswith("00"):
        return f"+{cijfers[2:]}"
    return f"+31{cijfers[1:]}" if cijfers.startswith("0") else cijfers
