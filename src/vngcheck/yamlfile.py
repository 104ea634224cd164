"""Reading YAML safely, with the line of every value.

Every scalar arrives as text: YAML's own guesses (`nee` as a boolean, `1:30` as a number,
`2024.0010` as 2024.001) would change what a policy officer wrote. The fields of the models
convert strictly. Nothing in a file can make Python objects, and the limits below keep a
hostile file from eating memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn, TypeAlias

import yaml

from vngcheck.errors import Ernst, InvoerFout, Melding, VngcheckError
from vngcheck.tekstbestand import MAX_BYTES, bestandsfout, lees_bytes, lees_tekst
from vngcheck.velden import kort
from vngcheck.yamlfouten import REMEDIE, vertaal

Inhoud: TypeAlias = "str | list[Inhoud] | dict[str, Inhoud] | None"
"""What a YAML file can hold: text, nothing, and lists and blocks of those."""
Pad: TypeAlias = "tuple[str | int, ...]"
"""Where a value stands: keys, and places in a list from 0."""

MAX_DIEPTE: Final = 20
MAX_WAARDEN: Final = 200_000
"""Values in a file, each alias counted as often as it is used."""
MAX_TEKENS: Final = MAX_BYTES
"""Characters of all texts in a file, each alias counted as often as it is used.

A file without aliases cannot have more: each character takes a byte at least.
"""

LADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser for YAML: the fast one, where it is installed."""
LEEG: Final = frozenset({"", "~", "null"})
"""What stands for nothing, when it has no quotes."""


def padtekst(pad: Pad) -> str:
    """Write a path as people read it: `antwoorden.beleid.vastgesteld.bewijs[1].titel`."""
    tekst = ""
    for deel in pad:
        if isinstance(deel, int):
            tekst += f"[{deel + 1}]"
        else:
            tekst += f".{kort(deel)}" if tekst else kort(deel)
    return tekst


@dataclass(frozen=True, slots=True)
class YamlBestand:
    """One file as read.

    Attributes:
        pad: the file, as the user named it.
        tekst: the whole file, as text.
        data: its content.
        regels: line number, from 1, of each key and list item.
        sha256: of the bytes of the file, in hexadecimal.
        meldingen: errors that did not stop the reading, such as a duplicate key.
    """

    pad: Path
    tekst: str
    data: dict[str, Inhoud]
    regels: Mapping[Pad, int]
    sha256: str
    meldingen: list[Melding] = field(default_factory=list)

    def regel(self, pad: Pad) -> int | None:
        """The line of a path, or of the nearest thing around it that has one."""
        while pad not in self.regels:
            if not pad:
                return None
            pad = pad[:-1]
        return self.regels[pad]

    def melding(self, ernst: Ernst, pad: Pad, tekst: str, remedie: str = "") -> Melding:
        """A finding about this file, with its line."""
        return Melding(ernst, self.pad, self.regel(pad), padtekst(pad), tekst, remedie)

    def fout(self, pad: Pad, tekst: str, remedie: str = "") -> Melding:
        """An error about this file, with its line."""
        return self.melding(Ernst.FOUT, pad, tekst, remedie)

    def waarschuwing(self, pad: Pad, tekst: str, remedie: str = "") -> Melding:
        """A warning about this file, with its line."""
        return self.melding(Ernst.WAARSCHUWING, pad, tekst, remedie)


def lees_yaml(pad: Path, *, pijp: bool = False) -> YamlBestand:
    """Read one YAML file.

    Args:
        pad: the file.
        pijp: whether it may also be a pipe, because a person typed its name.

    Raises:
        GebruikFout: there is no such file, or it cannot be read.
        InvoerFout: it is not YAML, or breaks a limit. Errors that leave the rest readable,
            such as duplicate keys, are in the result's `meldingen` instead.
    """
    tekst, inhoud = lees_tekst(pad, pijp=pijp)
    return ontleed_yaml(pad, tekst, inhoud)


def ontleed_yaml(pad: Path, tekst: str, inhoud: bytes) -> YamlBestand:
    """The same as `lees_yaml`, of a text that was read already or is still to be written.

    Args:
        pad: the file, for the messages.
        tekst: its whole text.
        inhoud: its bytes.

    Raises:
        InvoerFout: it is not YAML, or breaks a limit.
    """
    bouwer = _Bouwer(pad)
    try:
        for gebeurtenis in yaml.parse(tekst, Loader=LADER):
            bouwer.neem(gebeurtenis)
    except yaml.YAMLError as fout:
        raise InvoerFout([*bouwer.meldingen, vertaal(pad, tekst, fout)]) from fout
    data = bouwer.wortel
    if not isinstance(data, dict):
        raise bestandsfout(
            pad, "Het bestand bevat geen sleutels.", "Schrijf regels als: sleutel: waarde", regel=1
        )
    sha256 = hashlib.sha256(inhoud).hexdigest()
    return YamlBestand(pad, tekst, data, bouwer.regels, sha256, bouwer.meldingen)


def lees_kop(pad: Path, sleutels: Iterable[str], niet: str) -> dict[str, Inhoud]:
    """Read no more of a YAML file than is needed to know some of its first keys.

    Args:
        pad: the file.
        sleutels: the keys; the reading stops once all are there.
        niet: a key that ends the reading as well: then this is not the file meant.

    Returns:
        What was read, the keys among it if they are there; empty when the file cannot be read.
    """
    gezocht = set(sleutels)
    bouwer = _Bouwer(pad)
    try:
        # What is wrong with the bytes is for whoever reads the file whole.
        tekst = lees_bytes(pad).decode("utf-8-sig", errors="replace")
        for gebeurtenis in yaml.parse(tekst, Loader=LADER):
            bouwer.neem(gebeurtenis)
            kop = bouwer.wortel
            if isinstance(kop, dict) and (niet in kop or gezocht <= kop.keys()):
                break
    except (VngcheckError, yaml.YAMLError):
        return {}
    return bouwer.wortel if isinstance(bouwer.wortel, dict) else {}


@dataclass(slots=True)
class _Anker:
    """What an alias stands for, with the values and the characters in it."""

    inhoud: Inhoud
    waarden: int
    tekens: int


@dataclass(slots=True)
class _Open:
    """A list or block that is being read; the counts are those from before it."""

    inhoud: list[Inhoud] | dict[str, Inhoud]
    pad: Pad
    anker: str | None
    waarden: int
    tekens: int
    sleutel: str | None = None
    dubbel: bool = False


class _Bouwer:
    """Builds the content of a file from YAML events, within the limits."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self.wortel: Inhoud = None
        self.regels: dict[Pad, int] = {}
        self.meldingen: list[Melding] = []
        self._open: list[_Open] = []
        self._ankers: dict[str, _Anker] = {}
        self._waarden = 0
        self._tekens = 0
        self._documenten = 0

    def neem(self, gebeurtenis: yaml.Event) -> None:
        """Take the next event of the parser."""
        mark = gebeurtenis.start_mark
        regel = 1 if mark is None else mark.line + 1
        match gebeurtenis:
            case yaml.DocumentStartEvent():
                self._documenten += 1
                if self._documenten > 1:
                    self._stop(
                        regel, "Hier begint een tweede document.", "Houd één document per bestand."
                    )
            case yaml.AliasEvent(anchor=str() as naam):
                self._alias(naam, regel)
            case yaml.ScalarEvent():
                self._keur_tag(gebeurtenis.tag, regel)
                self._tel(regel, 1, len(gebeurtenis.value))
                self._scalar(gebeurtenis, regel)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._keur_tag(gebeurtenis.tag, regel)
                self._tel(regel, 1, 0)
                self._begin(gebeurtenis, regel)
            case yaml.CollectionEndEvent():
                klaar = self._open.pop()
                if klaar.anker is not None:
                    self._ankers[klaar.anker] = _Anker(
                        klaar.inhoud, self._waarden - klaar.waarden, self._tekens - klaar.tekens
                    )

    def _scalar(self, gebeurtenis: yaml.ScalarEvent, regel: int) -> None:
        tekst = gebeurtenis.value
        plat = gebeurtenis.implicit[0]
        waarde = None if plat and tekst in LEEG else tekst
        if self._is_sleutel():
            self._zet_sleutel(waarde, regel)
        else:
            self._zet(waarde, regel)
        if gebeurtenis.anchor is not None:
            self._ankers[gebeurtenis.anchor] = _Anker(waarde, 1, len(tekst))

    def _begin(
        self, gebeurtenis: yaml.SequenceStartEvent | yaml.MappingStartEvent, regel: int
    ) -> None:
        if self._is_sleutel():
            self._stop(regel, "Een sleutel moet tekst zijn, geen lijst of blok.", REMEDIE)
        if len(self._open) >= MAX_DIEPTE:
            self._stop(
                regel, f"Het bestand is dieper dan {MAX_DIEPTE} lagen genest.", "Maak het platter."
            )
        inhoud: list[Inhoud] | dict[str, Inhoud]
        inhoud = {} if isinstance(gebeurtenis, yaml.MappingStartEvent) else []
        pad = self._zet(inhoud, regel)
        self._open.append(_Open(inhoud, pad, gebeurtenis.anchor, self._waarden - 1, self._tekens))

    def _alias(self, naam: str, regel: int) -> None:
        if naam not in self._ankers:
            self._stop(
                regel,
                f"*{kort(naam)} verwijst naar iets wat er niet is, of nog niet af is.",
                "Schrijf het uit, of zet de tekst tussen aanhalingstekens.",
            )
        anker = self._ankers[naam]
        waarde = anker.inhoud
        self._tel(regel, anker.waarden, anker.tekens)
        if self._is_sleutel():
            if not isinstance(waarde, str):
                self._stop(regel, "Een sleutel moet tekst zijn, geen lijst of blok.", REMEDIE)
            self._zet_sleutel(waarde, regel)
        else:
            self._zet(waarde, regel)

    def _is_sleutel(self) -> bool:
        return bool(self._open) and (
            isinstance(self._open[-1].inhoud, dict) and self._open[-1].sleutel is None
        )

    def _zet_sleutel(self, sleutel: str | None, regel: int) -> None:
        if sleutel is None:
            self._stop(regel, "Hier staat een dubbele punt zonder sleutel.", REMEDIE)
        blok = self._open[-1]
        pad = (*blok.pad, sleutel)
        blok.sleutel = sleutel
        blok.dubbel = sleutel in blok.inhoud
        if blok.dubbel:
            eerder = self.regels[pad]
            self.meldingen.append(
                Melding(
                    Ernst.FOUT,
                    self.pad,
                    regel,
                    padtekst(pad),
                    f"De sleutel '{kort(sleutel)}' staat er al, op regel {eerder}.",
                    "Laat er één staan.",
                )
            )
        else:
            self.regels.setdefault(pad, regel)

    def _zet(self, waarde: Inhoud, regel: int) -> Pad:
        """Put a value where the reading is, and give its path."""
        if not self._open:
            self.wortel = waarde
            self.regels[()] = regel
            return ()
        boven = self._open[-1]
        if isinstance(boven.inhoud, list):
            pad: Pad = (*boven.pad, len(boven.inhoud))
            boven.inhoud.append(waarde)
            self.regels.setdefault(pad, regel)
            return pad
        sleutel = boven.sleutel or ""
        boven.sleutel = None
        # The first of two equal keys stays; the second is read too, to find its own errors.
        if not boven.dubbel:
            boven.inhoud[sleutel] = waarde
        return (*boven.pad, sleutel)

    def _tel(self, regel: int, waarden: int, tekens: int) -> None:
        self._waarden += waarden
        self._tekens += tekens
        if self._waarden > MAX_WAARDEN:
            self._stop(
                regel, f"Het bestand bevat meer dan {MAX_WAARDEN} waarden.", "Maak het kleiner."
            )
        if self._tekens > MAX_TEKENS:
            self._stop(
                regel,
                f"Met wat de verwijzingen (*) herhalen bevat het bestand meer dan {MAX_TEKENS} "
                "tekens.",
                "Schrijf de teksten uit, en maak ze korter.",
            )

    def _keur_tag(self, tag: str | None, regel: int) -> None:
        if tag is not None:
            self._stop(
                regel,
                f"De YAML-tag {kort(tag)} is niet toegestaan.",
                "Laat de tekst met ! ervoor weg.",
            )

    def _stop(self, regel: int, tekst: str, remedie: str) -> NoReturn:
        raise InvoerFout(
            [*self.meldingen, Melding(Ernst.FOUT, self.pad, regel, "", tekst, remedie)]
        )


def blokken(waarde: Inhoud, pad: Pad = ()) -> Iterator[tuple[Pad, dict[str, Inhoud]]]:
    """The blocks of a list, each with its path; whatever is no list or no block is passed over.

    For checks on data that may hold other errors as well.
    """
    if isinstance(waarde, list):
        for nummer, deel in enumerate(waarde):
            if isinstance(deel, dict):
                yield (*pad, nummer), deel
