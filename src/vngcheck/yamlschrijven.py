"""Writing plain data as YAML in the style of our examples: block style, no more quotes than needed.

What stands here are lines without their line breaks, so that they can be put into a text that
has its own.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

import yaml

from vngcheck.yamlfile import LADER

BREEDTE: Final = 100
"""Columns of a line; a longer text of one line is folded where it has spaces."""
_MIN_BREEDTE: Final = 40
"""Columns that a folded text has at least, however deep it stands."""
_ONBEGRENSD: Final = 10**9


class Plat(str):
    """A text that stood in the file without quotes, and may do so again: `2026` of a jaar."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Stijl:
    """How a file is laid out.

    Attributes:
        stap: columns from a key to the keys below it.
        lijst: columns from a key to the dashes of the list below it.
    """

    stap: int = 2
    lijst: int = 2


def als_tekst(waarde: object) -> str | None:
    """A single value as the file has it: dates as 2026-06-30, true and false in lower case."""
    if waarde is None or type(waarde) is str:
        return waarde
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, date):
        return waarde.isoformat()
    return str(waarde)  # also a text of a kind of its own, which PyYAML would not know


def paar(sleutel: str, waarde: Any, kolom: int, stijl: Stijl) -> list[str]:
    """The lines of a key and what it holds.

    Args:
        sleutel: the key.
        waarde: plain data: text, numbers, dates, lists and blocks.
        kolom: the column of the key, from 0.
        stijl: how the file is laid out.
    """
    naam = f"{' ' * kolom}{_sleutel(sleutel)}:"
    kop, romp = onder_sleutel(waarde, kolom, stijl, len(naam))
    return [f"{naam} {kop}" if kop else naam, *romp]


def punt(waarde: Any, kolom: int, stijl: Stijl) -> list[str]:
    """The lines of one item of a list, its dash in column `kolom`."""
    kop, romp = achter_streepje(waarde, kolom, stijl)
    streep = f"{' ' * kolom}-"
    return [f"{streep} {kop}" if kop else streep, *romp]


def onder_sleutel(
    waarde: Any, kolom: int, stijl: Stijl, gebruikt: int = 0
) -> tuple[str, list[str]]:
    """What a key holds: what stands behind its colon (may be empty), and the lines below.

    Args:
        waarde: plain data.
        kolom: the column of the key.
        stijl: how the file is laid out.
        gebruikt: columns that are taken on the line of the key, its colon included.
    """
    if isinstance(waarde, Mapping) and waarde:
        return "", list(_blok(waarde, kolom + stijl.stap, stijl))
    if isinstance(waarde, list | tuple) and waarde:
        return "", list(_lijst(waarde, kolom + stijl.lijst, stijl))
    return _enkel(waarde, gebruikt, kolom, stijl.stap)


def achter_streepje(waarde: Any, kolom: int, stijl: Stijl) -> tuple[str, list[str]]:
    """What a dash in column `kolom` holds: what stands behind it, and the lines below."""
    if isinstance(waarde, Mapping) and waarde:
        regels = list(_blok(waarde, kolom + 2, stijl))
    elif isinstance(waarde, list | tuple) and waarde:
        regels = list(_lijst(waarde, kolom + 2, stijl))
    else:
        return _enkel(waarde, kolom + 1, kolom, 2)
    return regels[0].lstrip(" "), regels[1:]


def _blok(waarde: Mapping[str, Any], kolom: int, stijl: Stijl) -> Iterator[str]:
    for sleutel, deel in waarde.items():
        yield from paar(sleutel, deel, kolom, stijl)


def _lijst(waarde: list[Any] | tuple[Any, ...], kolom: int, stijl: Stijl) -> Iterator[str]:
    for deel in waarde:
        yield from punt(deel, kolom, stijl)


def _enkel(waarde: Any, gebruikt: int, kolom: int, stap: int) -> tuple[str, list[str]]:
    """A value without parts: what stands on the line itself, and the lines below."""
    if isinstance(waarde, Mapping):
        return "{}", []
    if isinstance(waarde, list | tuple):
        return "[]", []
    tekst = als_tekst(waarde)
    if tekst is None:
        return "", []
    inspring = kolom + stap
    for kop, romp in _vormen(waarde, tekst, gebruikt, inspring, stap):
        if _leest_als(kop, romp, tekst, stap):
            return kop, [f"{' ' * inspring}{regel}" if regel else "" for regel in romp]
    return _tussen_aanhalingstekens(tekst), []


def _vormen(
    waarde: Any, tekst: str, gebruikt: int, inspring: int, stap: int
) -> Iterator[tuple[str, list[str]]]:
    """The ways to write a text, the most readable first; not every one fits every text."""
    if "\n" in tekst:
        regels = tekst.split("\n")
        # Else YAML takes the spaces that the text begins with for indentation.
        hint = str(stap) if tekst.lstrip("\n")[:1] in {" ", "\t"} and stap < 10 else ""
        yield f"|{hint}-", regels
        return
    if gebruikt + 1 + len(tekst) > BREEDTE:
        breedte = max(_MIN_BREEDTE, BREEDTE - inspring)
        regels = textwrap.wrap(
            tekst,
            breedte,
            expand_tabs=False,
            replace_whitespace=False,
            break_long_words=False,
            break_on_hyphens=False,
        )
        if len(regels) > 1:
            yield ">-", regels
    if isinstance(waarde, Plat | StrEnum) or not isinstance(waarde, str):
        yield tekst, []
    yield _op_een_regel(tekst), []


def _leest_als(kop: str, romp: list[str], tekst: str, stap: int) -> bool:
    """Whether YAML reads what is written here as this text, and as nothing else."""
    onder = [f"{' ' * stap}{regel}" if regel else "" for regel in romp]
    return _waarden("\n".join([f"x: {kop}", *onder, "y: z\n"])) == ["x", tekst, "y", "z"]


def _waarden(bron: str) -> list[str]:
    """All keys and values of a small text; none when it is no YAML."""
    try:
        delen = list(yaml.parse(bron, Loader=LADER))
    except yaml.YAMLError:
        return []
    return [deel.value for deel in delen if isinstance(deel, yaml.ScalarEvent)]


def _sleutel(tekst: str) -> str:
    if isinstance(tekst, Plat) and _waarden(f"{tekst}: v\n") == [tekst, "v"]:
        return tekst
    return _op_een_regel(str(tekst))


def _op_een_regel(tekst: str) -> str:
    """A text on one line, with quotes where YAML would take it for something else."""
    if any(teken in tekst for teken in "\n\r\x85\u2028\u2029"):
        return _tussen_aanhalingstekens(tekst)
    uit = yaml.dump(tekst, Dumper=yaml.SafeDumper, allow_unicode=True, width=_ONBEGRENSD)
    uit = uit.removesuffix("\n").removesuffix("\n...")
    # Double quotes, as in the examples; within them only these two need more.
    if uit.startswith("'") and not {'"', "\\"} & set(tekst):
        return f'"{tekst}"'
    return uit


def _tussen_aanhalingstekens(tekst: str) -> str:
    uit = yaml.dump(
        tekst, Dumper=yaml.SafeDumper, allow_unicode=True, width=_ONBEGRENSD, default_style='"'
    )
    return uit.removesuffix("\n")
