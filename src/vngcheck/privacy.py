"""Finding text that is likely personal data.

A dossier never holds personal or case data. This finds what can be found by its form (the
design names the list); a name in running text it cannot find. It looks at a plain copy of the
text (`_gewoon`), and takes a time that grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from vngcheck.yamlfile import Pad

# A digest or a UUID holds any figures by chance.
_HASH: Final = re.compile(
    r"\b(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\b",
    re.IGNORECASE,
)
_BEDRAG: Final = re.compile(
    r"(?:€|\bEUR) ?\d{1,12}(?:[ .]\d{3}){0,5}(?!\d)"
    r"|(?<!\d)(?<!\d[ .])\d{1,12}(?:[ .]\d{3}){0,5}(?:,\d\d)? ?(?:euro\b|EUR\b|€)",
    re.IGNORECASE,
)
_NEGEN: Final = re.compile(r"(?<!\d)(?<!\d\.)(?<!\b0,)\d{9}(?!\d|\.\d|,\d\d?(?![\d/-]))")
# Looks ahead, so that the groups of a number in front do not swallow a part of this one.
_VERDEELD: Final = re.compile(
    r"(?<!\d)(?<!\d[.,])(?!\d{9})(?=(\d\d(?:[ .\n-]?\d){7}|\d\n\d{8})(?!\d|[.,]\d))"
)
_LOSSE_CIJFERS: Final = re.compile(r"(?<!\d)(?<!\d[ .,-])\d(?: \d){8}(?! ?\d)")
_JAAR: Final = re.compile(r"(?:19|20)\d\d")
_LANDNUMMER_ERVOOR: Final = re.compile(
    r"(?:\+\d{0,3}|(?<!\d)00\d{2,3})[ .-]?(?:\(0\))?[ .-]?$", re.ASCII
)

_DOMEIN: Final = re.compile(r"(?<=[\w.+-])@[\w-]+(?:\.[\w-]+)+")
_NAAM: Final = re.compile(r"[\w.+-]*$")

_TELEFOON: Final = re.compile(r"\+(?=[ (]{0,2}[1-9])|(?<!\d)(?=00 ?[1-9]|0[1-9]|0\) ?[1-9]|31 ?6)")
_NUMMER: Final = re.compile(r"[+ (]{0,3}\d(?:[-./ ()\[\]~]{0,4}\d){7,14}")
_WOORD_ERVOOR: Final = re.compile(r"(?<![^\W_])[^\W\d_]{2,20}$")
_DEEL_ERVOOR: Final = re.compile(r"(?:\d[.,]|(?<!\d)(?:\d{1,2}|(?:19|20)\d\d)[-/])$")
_BEGINT_ALS_DATUM: Final = re.compile(
    r"\d\d? ?([-./]) ?[01]?\d ?\1 ?"
    r"(?:(?:19|20)\d\d(?!\d)|\d\d(?!\d|\1)|\d\d ?[-./] ?\d\d?\1\d\d?\1)"
)
_POGINGEN: Final = 120  # numbers that are none, before the rest of a text is left alone

_IBAN: Final = re.compile(r"(?=([A-Z]{2})[ .\n-]?\d[ .\n-]?\d)", re.IGNORECASE | re.ASCII)
_TUSSEN: Final = str.maketrans("", "", " .-\n")

_MAAND: Final = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
)
_DATUM: Final = re.compile(
    r"(?<!\d)(?:\d\d?[ \n]?[-/.][ \n]?\d\d?[ \n]?[-/.][ \n]?(?:\d{4}|'?\d{2})\b"
    r"|\d{4}[ \n]?[-/.][ \n]?\d\d?[ \n]?[-/.][ \n]?\d\d?"
    rf"|\d\d?[ \n.-]{{1,2}}{_MAAND}[ \n-](?:\d{{4}}|'[ ]?\d{{2}})(?!\d))",
    re.IGNORECASE,
)
_GEBOORTE: Final = re.compile(r"\b(?:geboren|geboorte\w*|geb\.|geb\b|verjaardag)", re.IGNORECASE)
_CIJFER: Final = re.compile("[0-9]")
_CIJFERS_BSN: Final = 9
_CIJFERS_TELEFOON: Final = 8
"""How many figures there are at least."""
_KORTSTE: Final = 8
_KORTSTE_IBAN: Final = 15
_KORTSTE_HASH: Final = 32
"""Characters that there are at least, in anything but an e-mail address."""
_DATUMVELD: Final = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
_ALLEDAAGS: Final = re.compile("[ -_a-~\u00c0-\u00ff€]*+")
"""Text on one line in which each character is as it would be typed."""
_REGELEINDE: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


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
    return _soorten(tekst, _bekend(toegestaan))


def zoek(data: Any, toegestaan: Iterable[str], pad: Pad = ()) -> Iterator[Vondst]:
    """Walk plain data, and say where likely personal data stands.

    Args:
        data: text, lists and blocks, such as `dossier.als_data` gives.
        toegestaan: functional addresses and numbers that are no personal data.
        pad: where `data` stands.
    """
    yield from _loop(data, _bekend(toegestaan), pad)


def zoek_in_commentaar(tekst: str, toegestaan: Iterable[str]) -> list[tuple[int, str]]:
    """The likely personal data in the comments of a YAML text, which travel with the file.

    A comment is the part of a line from a `#` at the start or behind white space. YAML is not
    read for it: a `#` inside quotes or in a block of text may be taken for a comment. That is
    good enough for a warning. A value that runs over two lines of comment is not found.

    Args:
        tekst: the whole file.
        toegestaan: functional addresses and numbers that are no personal data.

    Returns:
        The number of the line, from 1, and the kind.
    """
    bekend = _bekend(toegestaan)
    gevonden = []
    nummer, plek, geteld = 1, 0, 0
    # From one comment to the next: to look at each line takes far longer.
    while (hekje := tekst.find("#", plek)) >= 0:
        plek = hekje + 1
        if hekje and not tekst[hekje - 1].isspace():
            continue
        nummer += len(_REGELEINDE.findall(tekst, geteld, hekje))
        geteld = hekje
        einde = _REGELEINDE.search(tekst, plek)
        commentaar = tekst[plek : einde.start() if einde else None]
        plek += len(commentaar)
        gevonden += [(nummer, soort) for soort in _soorten(commentaar, bekend)]
    return gevonden


def _loop(data: Any, bekend: frozenset[str], pad: Pad) -> Iterator[Vondst]:
    if isinstance(data, str):
        yield from (Vondst(soort, pad) for soort in _soorten(data, bekend))
        return
    delen: Iterable[tuple[str | int, Any]] = ()
    if isinstance(data, dict):
        delen = data.items()
    elif isinstance(data, list):
        delen = enumerate(data)
    for naam, deel in delen:
        if naam == "toegestane_contacten":
            continue
        if not isinstance(deel, str):
            yield from _loop(deel, bekend, (*pad, naam))
        elif soorten := _soorten(deel, bekend):  # not deeper for each text: that takes time
            yield from (Vondst(soort, (*pad, naam)) for soort in soorten)


def _soorten(tekst: str, bekend: frozenset[str]) -> list[str]:
    tekst = _gewoon(tekst)
    # Most texts have no figures, or are a date: this is asked of each text of each dossier.
    cijfers = len(_CIJFER.findall(tekst))
    if (not cijfers or len(tekst) < _KORTSTE or _DATUMVELD.fullmatch(tekst)) and "@" not in tekst:
        return []
    if len(tekst) >= _KORTSTE_HASH:
        tekst = _HASH.sub("x", tekst)
    gevonden: list[str] = []
    if cijfers >= _CIJFERS_BSN and _heeft_bsn(tekst):
        gevonden.append("een burgerservicenummer")
    if "@" in tekst and any(adres not in bekend for adres in _adressen(tekst)):
        gevonden.append("een e-mailadres")
    if cijfers >= _CIJFERS_TELEFOON and _heeft_telefoonnummer(tekst, bekend):
        gevonden.append("een telefoonnummer")
    if len(tekst) >= _KORTSTE_IBAN and _heeft_iban(tekst):
        gevonden.append("een bankrekeningnummer")
    if cijfers and _heeft_geboortedatum(tekst):
        gevonden.append("een geboortedatum")
    return gevonden


_VAST: Final = {
    **dict.fromkeys("\n\r\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\t\v\f", " "),
    **dict.fromkeys(
        "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}`", "'"
    ),
    "\N{MINUS SIGN}": "-",
}


class _Tekens(dict[int, str]):
    """A table for `str.translate` that is made as it is used."""

    def __missing__(self, code: int) -> str:
        self[code] = _gewoon_teken(chr(code))
        return self[code]


def _gewoon_teken(teken: str) -> str:
    """A character as it would be typed: a wide, a joined or a hidden one made plain."""
    if teken in _VAST:
        return _VAST[teken]
    # One by one: for a whole text this takes a time that grows with the square of its length.
    kaal = unicodedata.normalize("NFKC", teken)
    if len(kaal) > 1:
        return kaal if len(kaal) <= 3 else teken
    soort = unicodedata.category(kaal)
    if soort == "Nd" and unicodedata.category(teken) == "Nd":
        return str(unicodedata.decimal(kaal))
    # A ² behind a number is a note, and no part of it.
    return {"Zs": " ", "Nd": " ", "Cf": "", "Cc": "", "Pd": "-"}.get(soort, kaal)


_TEKENS: Final = _Tekens()


def _gewoon(tekst: str) -> str:
    """The text with plain characters only, and no more than one space at a time."""
    if "  " not in tekst and _ALLEDAAGS.fullmatch(tekst):
        return tekst
    tekst = tekst.replace("\r\n", "\n").translate(_TEKENS)
    return re.sub(" {2,}", " ", tekst).replace(" \n", "\n").replace("\n ", "\n")


def _heeft_bsn(tekst: str) -> bool:
    if "€" in tekst or "eur" in tekst.casefold():
        tekst = _BEDRAG.sub("x", tekst)
    for vorm in (_NEGEN, _LOSSE_CIJFERS):
        if any(_is_bsn(vondst[0], tekst, vondst.start()) for vondst in vorm.finditer(tekst)):
            return True
    return any(
        _is_bsn(vondst[1], tekst, vondst.start()) and _lijkt_bsn(vondst[1], tekst, vondst.start())
        for vondst in _VERDEELD.finditer(tekst)
    )


def _is_bsn(vondst: str, tekst: str, begin: int) -> bool:
    """The elfproef. What stands behind +31 is a phone number, whether it passes or not."""
    from stdnum.nl import bsn

    cijfers = vondst.translate(_TUSSEN)
    return (
        bsn.checksum(cijfers) == 0
        and cijfers != "000000000"
        and not _LANDNUMMER_ERVOOR.search(tekst[max(0, begin - 12) : begin])
    )


def _lijkt_bsn(vondst: str, tekst: str, begin: int) -> bool:
    """Whether groups of figures are one number, and no date, kenmerk, ISBN or row of numbers."""
    groepen = re.split(r"[ .\n-]", vondst)
    breedtes = [len(groep) for groep in groepen]
    tekens = {teken for teken in vondst if teken in ".- "}
    if len(tekens) > 1 or any(_JAAR.fullmatch(groep) for groep in groepen):
        return False
    ervoor = re.search(r"(\d+)[ .\n-]$", tekst[max(0, begin - 5) : begin])
    erachter = re.match(r"[ .\n-](\d+)", tekst[begin + len(vondst) : begin + len(vondst) + 5])
    buren = [buur[0] for buur in (ervoor, erachter) if buur]
    if tekens & {".", "-"} and any(tekens & set(buur) for buur in buren):
        return False
    if breedtes == [3, 3, 3]:
        return not any(len(buur) == 4 for buur in buren)
    if breedtes == [4, 2, 3]:
        return True
    if buren or tekens & {".", "-"}:
        return False
    return min(breedtes) >= 2 or (len(groepen) == 2 and "\n" in vondst)


def _adressen(tekst: str) -> Iterator[str]:
    for domein in _DOMEIN.finditer(tekst):
        naam = _NAAM.findall(tekst[max(0, domein.start() - 65) : domein.start()])[0]
        yield f"{naam.lstrip('.+-')}{domein[0]}".casefold()


def _heeft_telefoonnummer(tekst: str, bekend: frozenset[str]) -> bool:
    geprobeerd: set[str] = set()
    einde = 0
    for begin in _TELEFOON.finditer(tekst):
        nummer = _NUMMER.match(tekst, begin.start())
        if begin.start() < einde or not nummer:
            continue
        stuk = tekst[nummer.start() : nummer.end() + 1]
        if stuk in geprobeerd or not _kan_beginnen(tekst, begin.start()):
            continue
        kandidaten = dict(_kandidaten(nummer[0], stuk[len(nummer[0]) :]))
        lengtes = [lengte for kandidaat, lengte in kandidaten.items() if kandidaat in bekend]
        if lengtes:
            einde = begin.start() + max(lengtes)
            continue
        if any(_is_telefoonnummer(nieuw) for nieuw in kandidaten if nieuw not in geprobeerd):
            return True
        geprobeerd.update(kandidaten, (stuk,))
        if len(geprobeerd) >= _POGINGEN:
            return False
    return False


def _kan_beginnen(tekst: str, begin: int) -> bool:
    """Whether a number may begin here: not within a date, an amount or a kenmerk."""
    ervoor = tekst[max(0, begin - 21) : begin]
    if ervoor and (ervoor[-1].isalnum() and tekst[begin] != "+"):
        woord = _WOORD_ERVOOR.search(ervoor)  # tel0612345678, but no GM0118
        return woord is not None and woord[0].upper() != "GM"
    return not _DEEL_ERVOOR.search(ervoor[-6:]) and not _BEGINT_ALS_DATUM.match(tekst, begin)


def _kandidaten(nummer: str, erachter: str) -> Iterator[tuple[str, int]]:
    """The numbers that the groups of figures at the start may make, each with its length."""
    lengte = len(nummer) + len(erachter)
    begin = "+" if nummer.startswith("+") else ""
    cijfers = ""
    for groep in re.finditer(r"\d+", nummer):
        cijfers += groep[0]
        # A group that goes on, or that a word is glued to, does not end here.
        if groep.end() == lengte - 1 and erachter.isalnum():
            return
        kandidaat = _kaal(begin + cijfers)
        if not kandidaat.startswith("+31"):
            goed = len(cijfers) >= 8
        elif kandidaat[3:4] in {"8", "9"}:
            goed = 10 <= len(kandidaat) <= 14
        else:
            goed = len(kandidaat) == 12
        if goed:
            yield kandidaat, groep.end()


@lru_cache(maxsize=4096)
def _is_telefoonnummer(kandidaat: str) -> bool:
    import phonenumbers

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(kandidaat))
    except phonenumbers.NumberParseException:
        return False


def _heeft_iban(tekst: str) -> bool:
    """Whether a valid IBAN stands somewhere; what follows it may be other words."""
    from stdnum.iso7064 import mod_97_10

    geprobeerd: set[str] = set()
    for begin in _IBAN.finditer(tekst):
        vorm = _iban_van(begin[1].upper())
        vondst = vorm and vorm.match(tekst, begin.start())
        if vondst and (kaal := vondst[0].translate(_TUSSEN).upper()) not in geprobeerd:
            geprobeerd.add(kaal)
            if mod_97_10.checksum(kaal[4:] + kaal[:4]) == 1:
                return True
    return False


@lru_cache(maxsize=1024)
def _iban_van(land: str) -> re.Pattern[str] | None:
    """The form of an IBAN of a country, or None. That its bank exists does not matter here."""
    from stdnum import numdb

    bban = numdb.get("iban").info(land)[0][1].get("bban")
    if bban is None:
        return None
    tekens = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}
    delen = re.findall(r"(\d+)!([nac])", f"2!n{bban}")
    vorm = "".join(rf"(?:[ .\n-]?{tekens[soort]}){{{aantal}}}" for aantal, soort in delen)
    return re.compile(land + vorm, re.IGNORECASE | re.ASCII)


def _heeft_geboortedatum(tekst: str) -> bool:
    """Whether a date stands up to 40 characters behind a word for birth, or 20 before it."""
    woorden = [woord.span() for woord in _GEBOORTE.finditer(tekst)]
    data = [datum.span() for datum in _DATUM.finditer(tekst)] if woorden else []
    for begin, einde in woorden:
        erna = bisect_left(data, (einde, 0))
        if erna < len(data) and data[erna][0] <= einde + 40:
            return True
        if erna and begin - 20 <= data[erna - 1][1] <= begin:
            return True
    return False


def _bekend(toegestaan: Iterable[str]) -> frozenset[str]:
    return frozenset(_kaal(_gewoon(contact)) for contact in toegestaan)


def _kaal(contact: str) -> str:
    """A contact in the form in which two are compared."""
    if "@" in contact:
        return contact.strip().casefold()
    cijfers = re.sub(r"[^\d+]", "", contact)
    if cijfers.startswith("00"):
        cijfers = f"+{cijfers[2:]}"
    elif cijfers.startswith("0"):
        cijfers = f"+31{cijfers[1:]}"
    elif cijfers.startswith("316"):
        cijfers = f"+{cijfers}"
    return f"+31{cijfers[4:]}" if cijfers.startswith("+310") else cijfers
