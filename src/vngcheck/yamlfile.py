"""Reading YAML safely, with the line of every value.

Every scalar arrives as text: YAML's own guesses (`nee` as a boolean, `1:30` as a number,
`2024.0010` as 2024.001) would change what a policy officer wrote. The fields of the models
convert strictly. Nothing in a file can make Python objects, and the limits below keep a
hostile file from eating memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NoReturn, TypeAlias

import yaml

from vngcheck.errors import Ernst, InvoerFout, Melding, VngcheckError
from vngcheck.tekstbestand import MAX_BYTES, bestandsfout, lees_bytes, lees_tekst
from vngcheck.velden import kort
from vngcheck.yamlfouten import REMEDIE, vertaal
from vngcheck.yamlregels import Plaatsen, Regels

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
        bouwer.lees(tekst)
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
        bouwer.lees(
            tekst, lambda kop: isinstance(kop, dict) and (niet in kop or gezocht <= kop.keys())
        )
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
    """A list or block that is being read, its place in what holds it, and the counts before it."""

    inhoud: list[Inhoud] | dict[str, Inhoud]
    naam: str | int
    plaatsen: Plaatsen
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
        self.meldingen: list[Melding] = []
        self._wortelregel = 1
        self._wortelplaatsen = Plaatsen()
        self._open: list[_Open] = []
        self._ankers: dict[str, _Anker] = {}
        self._waarden = 0
        self._tekens = 0
        self._documenten = 0
        # By kind, and not by asking one after the other: there are thousands in a file.
        self._doe: dict[type[yaml.Event], Callable[[Any, int], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingEndEvent: self._einde,
            yaml.SequenceEndEvent: self._einde,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    @property
    def regels(self) -> Mapping[Pad, int]:
        """The line, from 1, of each key and list item."""
        return Regels(self._wortelregel, self._wortelplaatsen)

    def lees(self, tekst: str, genoeg: Callable[[Inhoud], bool] | None = None) -> None:
        """Read a text to its end, or until `genoeg` says of what was read that it will do."""
        lader = LADER(tekst)
        volgende, soorten = lader.get_event, self._doe
        try:
            while (gebeurtenis := volgende()) is not None:
                if doe := soorten.get(type(gebeurtenis)):
                    mark = gebeurtenis.start_mark
                    doe(gebeurtenis, 1 if mark is None else mark.line + 1)
                if genoeg is not None and genoeg(self.wortel):
                    return
        finally:
            lader.dispose()

    def _document(self, _gebeurtenis: yaml.DocumentStartEvent, regel: int) -> None:
        self._documenten += 1
        if self._documenten > 1:
            self._stop(regel, "Hier begint een tweede document.", "Houd één document per bestand.")

    def _scalar(self, gebeurtenis: yaml.ScalarEvent, regel: int) -> None:
        tekst = gebeurtenis.value
        if gebeurtenis.tag is not None:
            self._keur_tag(gebeurtenis.tag, regel)
        # As in `_tel`, without a call for each of the thousands of texts in a file.
        self._waarden += 1
        self._tekens += len(tekst)
        if self._waarden > MAX_WAARDEN or self._tekens > MAX_TEKENS:
            self._tel(regel, 0, 0)
        waarde = None if tekst in LEEG and gebeurtenis.implicit[0] else tekst
        self._zet(waarde, regel)
        if gebeurtenis.anchor is not None:
            self._ankers[gebeurtenis.anchor] = _Anker(waarde, 1, len(tekst))

    def _begin(
        self, gebeurtenis: yaml.SequenceStartEvent | yaml.MappingStartEvent, regel: int
    ) -> None:
        if gebeurtenis.tag is not None:
            self._keur_tag(gebeurtenis.tag, regel)
        self._tel(regel, 1, 0)
        if self._is_sleutel():
            self._stop(regel, "Een sleutel moet tekst zijn, geen lijst of blok.", REMEDIE)
        if len(self._open) >= MAX_DIEPTE:
            self._stop(
                regel, f"Het bestand is dieper dan {MAX_DIEPTE} lagen genest.", "Maak het platter."
            )
        inhoud: list[Inhoud] | dict[str, Inhoud]
        inhoud = {} if isinstance(gebeurtenis, yaml.MappingStartEvent) else []
        naam, plaatsen = self._zet_met_delen(inhoud, regel)
        self._open.append(
            _Open(inhoud, naam, plaatsen, gebeurtenis.anchor, self._waarden - 1, self._tekens)
        )

    def _einde(self, _gebeurtenis: yaml.CollectionEndEvent, _regel: int) -> None:
        klaar = self._open.pop()
        if klaar.anker is not None:
            self._ankers[klaar.anker] = _Anker(
                klaar.inhoud, self._waarden - klaar.waarden, self._tekens - klaar.tekens
            )

    def _alias(self, gebeurtenis: yaml.AliasEvent, regel: int) -> None:
        naam = gebeurtenis.anchor
        if naam not in self._ankers:
            self._stop(
                regel,
                f"*{kort(naam)} verwijst naar iets wat er niet is, of nog niet af is.",
                "Schrijf het uit, of zet de tekst tussen aanhalingstekens.",
            )
        anker = self._ankers[naam]
        waarde = anker.inhoud
        self._tel(regel, anker.waarden, anker.tekens)
        if self._is_sleutel() and not isinstance(waarde, str):
            self._stop(regel, "Een sleutel moet tekst zijn, geen lijst of blok.", REMEDIE)
        self._zet(waarde, regel)

    def _is_sleutel(self) -> bool:
        if not self._open:
            return False
        boven = self._open[-1]
        return boven.sleutel is None and isinstance(boven.inhoud, dict)

    def _zet(self, waarde: Inhoud, regel: int) -> None:
        """Put a value where the reading is; within a block, a key comes first."""
        if not self._open:
            self.wortel = waarde
            self._wortelregel = regel
            return
        boven = self._open[-1]
        inhoud, sleutel = boven.inhoud, boven.sleutel
        if sleutel is not None:
            boven.sleutel = None
            # The first of two equal keys stays; the second is read too, to find its own errors.
            if not boven.dubbel:
                inhoud[sleutel] = waarde  # type: ignore[call-overload]
        elif isinstance(inhoud, dict):
            self._zet_sleutel(boven, inhoud, waarde, regel)
        else:
            boven.plaatsen.regels[len(inhoud)] = regel
            inhoud.append(waarde)

    def _zet_met_delen(self, inhoud: Inhoud, regel: int) -> tuple[str | int, Plaatsen]:
        """Put a list or block where the reading is; gives its place, and that of its parts."""
        if not self._open:
            self._zet(inhoud, regel)
            return "", self._wortelplaatsen
        boven = self._open[-1]
        naam = len(boven.inhoud) if boven.sleutel is None else boven.sleutel
        plaatsen = Plaatsen()
        if not boven.dubbel:
            boven.plaatsen.onder[naam] = plaatsen
        self._zet(inhoud, regel)
        return naam, plaatsen

    def _zet_sleutel(
        self, blok: _Open, inhoud: dict[str, Inhoud], sleutel: Inhoud, regel: int
    ) -> None:
        if not isinstance(sleutel, str):
            self._stop(regel, "Hier staat een dubbele punt zonder sleutel.", REMEDIE)
        blok.sleutel = sleutel
        blok.dubbel = sleutel in inhoud
        if blok.dubbel:
            pad = (*(deel.naam for deel in self._open[1:]), sleutel)
            eerder = blok.plaatsen.regels[sleutel]
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
            blok.plaatsen.regels[sleutel] = regel

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
