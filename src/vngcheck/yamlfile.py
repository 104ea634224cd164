"""Reading YAML safely, with the line of every value.

Every scalar arrives as text: YAML's own guesses (`nee` as a boolean, `1:30` as a number,
`2024.0010` as 2024.001) would change what a policy officer wrote. The fields of the models
convert strictly. Nothing in a file can make Python objects, and the limits below keep a
hostile file from eating memory.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn, TypeAlias

import yaml

from vngcheck.errors import Ernst, GebruikFout, InvoerFout, Melding

Waarde: TypeAlias = "str | list[Waarde] | dict[str, Waarde] | None"
"""What a YAML file can hold: text, nothing, and lists and blocks of those."""
Pad: TypeAlias = "tuple[str | int, ...]"
"""Where a value stands: keys, and places in a list from 0."""

MAX_BYTES: Final = 5_000_000
MAX_DIEPTE: Final = 20
MAX_WAARDEN: Final = 200_000
"""Values in a file, each alias counted as often as it is used."""

_Lader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LEEG: Final = frozenset({"", "~", "null"})

_YAML_FOUTEN: Final[tuple[tuple[str, str], ...]] = (
    ("found character", "Hier staat een teken dat YAML niet kent: vaak een tab, of een @, ` of %."),
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt te veel, of de inspringing klopt niet.",
    ),
    ("end of stream", "Een aanhalingsteken is niet gesloten."),
    ("']'", "Een lijst tussen [ en ] is niet goed gesloten."),
    ("'}'", "Een blok tussen { en } is niet goed gesloten."),
    ("block sequence entries", "Hier staat een streepje waar geen lijst kan staan."),
    ("'-' indicator", "De inspringing van deze lijst klopt niet."),
    ("node content", "Hier ontbreekt een waarde, of een haakje dat sluit."),
    (
        "alphabetic or numeric",
        "Een * of & aan het begin van een tekst betekent in YAML iets anders.",
    ),
    ("comment or line break", "Achter > of | hoort de tekst op de volgende regel te staan."),
    ("':'", "De inspringing klopt niet, of er ontbreekt een dubbele punt."),
    ("expected key", "De inspringing klopt niet."),
    ("block mapping", "De inspringing klopt niet."),
)
_REMEDIE: Final = (
    "Spring in met spaties, en zet tekst met bijzondere tekens tussen aanhalingstekens."
)


# These say where the parser gave up; what has to be mended began earlier.
_BEGON_EERDER: Final = ("end of stream", "could not find expected ':'", "']'", "'}'")


def padtekst(pad: Pad) -> str:
    """Write a path as people read it: `antwoorden.beleid.vastgesteld.bewijs[1].titel`."""
    tekst = ""
    for deel in pad:
        if isinstance(deel, int):
            tekst += f"[{deel + 1}]"
        else:
            tekst += f".{deel}" if tekst else deel
    return tekst


@dataclass(frozen=True, slots=True)
class YamlBestand:
    """One file as read.

    Attributes:
        pad: the file, as the user named it.
        data: its content.
        regels: line number, from 1, of each key and list item.
        sha256: of the bytes of the file, in hexadecimal.
        meldingen: errors that did not stop the reading, such as a duplicate key.
    """

    pad: Path
    data: dict[str, Waarde]
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


def lees_tekst(pad: Path) -> tuple[str, bytes]:
    """Read a text file whole.

    Returns:
        Its text, and the bytes it was decoded from.

    Raises:
        GebruikFout: there is no such file, or it cannot be read.
        InvoerFout: it is empty, too large, or not UTF-8.
    """
    try:
        if pad.stat().st_size > MAX_BYTES:
            raise _bestandsfout(
                pad,
                f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB.",
                "Is dit het goede bestand?",
            )
        inhoud = pad.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as fout:
        raise GebruikFout(f"Het bestand {pad} bestaat niet. Klopt de naam?") from fout
    except IsADirectoryError as fout:
        raise GebruikFout(f"{pad} is een map. Geef de naam van een bestand.") from fout
    except PermissionError as fout:
        if pad.is_dir():
            raise GebruikFout(f"{pad} is een map. Geef de naam van een bestand.") from fout
        raise GebruikFout(f"U mag {pad} niet lezen. Vraag om leesrechten.") from fout
    except (OSError, ValueError) as fout:
        raise GebruikFout(f"Kan {pad} niet lezen. Klopt de naam?") from fout
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise _bestandsfout(
            pad,
            "Dit is geen tekstbestand in UTF-8.",
            "Sla het op als platte tekst met codering UTF-8.",
        ) from fout
    if "\0" in tekst:
        raise _bestandsfout(pad, "Dit is geen tekstbestand.", "Is dit het goede bestand?")
    if not tekst.strip():
        raise _bestandsfout(pad, "Het bestand is leeg.", "Begin met een voorbeeld uit examples.")
    return tekst, inhoud


def lees_yaml(pad: Path) -> YamlBestand:
    """Read one YAML file.

    Args:
        pad: the file.

    Raises:
        GebruikFout: there is no such file, or it cannot be read.
        InvoerFout: it is not YAML, or breaks a limit. Errors that leave the rest readable,
            such as duplicate keys, are in the result's `meldingen` instead.
    """
    tekst, inhoud = lees_tekst(pad)
    bouwer = _Bouwer(pad)
    try:
        for gebeurtenis in yaml.parse(tekst, Loader=_Lader):
            bouwer.neem(gebeurtenis)
    except yaml.YAMLError as fout:
        raise InvoerFout([*bouwer.meldingen, _vertaal(pad, tekst, fout)]) from fout
    data = bouwer.wortel
    if not isinstance(data, dict):
        raise _bestandsfout(
            pad, "Het bestand bevat geen sleutels.", "Schrijf regels als: sleutel: waarde", regel=1
        )
    sha256 = hashlib.sha256(inhoud).hexdigest()
    return YamlBestand(pad, data, bouwer.regels, sha256, bouwer.meldingen)


@dataclass(slots=True)
class _Open:
    """A list or block that is being read."""

    inhoud: list[Waarde] | dict[str, Waarde]
    pad: Pad
    anker: str | None
    begin: int
    sleutel: str | None = None
    dubbel: bool = False


class _Bouwer:
    """Builds the content of a file from YAML events, within the limits."""

    def __init__(self, pad: Path) -> None:
        self.pad = pad
        self.wortel: Waarde = None
        self.regels: dict[Pad, int] = {}
        self.meldingen: list[Melding] = []
        self._open: list[_Open] = []
        self._ankers: dict[str, tuple[Waarde, int]] = {}
        self._aantal = 0
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
                self._tel(regel)
                self._scalar(gebeurtenis, regel)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._keur_tag(gebeurtenis.tag, regel)
                self._tel(regel)
                self._begin(gebeurtenis, regel)
            case yaml.CollectionEndEvent():
                klaar = self._open.pop()
                if klaar.anker is not None:
                    self._ankers[klaar.anker] = (klaar.inhoud, self._aantal - klaar.begin)

    def _scalar(self, gebeurtenis: yaml.ScalarEvent, regel: int) -> None:
        tekst = gebeurtenis.value
        plat = gebeurtenis.implicit[0]
        waarde = None if plat and tekst in _LEEG else tekst
        if self._is_sleutel():
            self._zet_sleutel(waarde, regel)
        else:
            self._zet(waarde, regel)
        if gebeurtenis.anchor is not None:
            self._ankers[gebeurtenis.anchor] = (waarde, 1)

    def _begin(
        self, gebeurtenis: yaml.SequenceStartEvent | yaml.MappingStartEvent, regel: int
    ) -> None:
        if self._is_sleutel():
            self._stop(regel, "Een sleutel moet tekst zijn, geen lijst of blok.", _REMEDIE)
        if len(self._open) >= MAX_DIEPTE:
            self._stop(
                regel, f"Het bestand is dieper dan {MAX_DIEPTE} lagen genest.", "Maak het platter."
            )
        inhoud: list[Waarde] | dict[str, Waarde]
        inhoud = {} if isinstance(gebeurtenis, yaml.MappingStartEvent) else []
        pad = self._zet(inhoud, regel)
        self._open.append(_Open(inhoud, pad, gebeurtenis.anchor, self._aantal - 1))

    def _alias(self, naam: str, regel: int) -> None:
        if naam not in self._ankers:
            self._stop(
                regel,
                f"*{naam} verwijst naar iets wat er niet is, of nog niet af is.",
                "Schrijf het uit, of zet de tekst tussen aanhalingstekens.",
            )
        waarde, grootte = self._ankers[naam]
        self._tel(regel, grootte)
        if self._is_sleutel():
            if not isinstance(waarde, str):
                self._stop(regel, "Een sleutel moet tekst zijn, geen lijst of blok.", _REMEDIE)
            self._zet_sleutel(waarde, regel)
        else:
            self._zet(waarde, regel)

    def _is_sleutel(self) -> bool:
        return bool(self._open) and (
            isinstance(self._open[-1].inhoud, dict) and self._open[-1].sleutel is None
        )

    def _zet_sleutel(self, sleutel: str | None, regel: int) -> None:
        if sleutel is None:
            self._stop(regel, "Hier staat een dubbele punt zonder sleutel.", _REMEDIE)
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
                    f"De sleutel '{sleutel}' staat er al, op regel {eerder}.",
                    "Laat er één staan.",
                )
            )
        else:
            self.regels.setdefault(pad, regel)

    def _zet(self, waarde: Waarde, regel: int) -> Pad:
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

    def _tel(self, regel: int, aantal: int = 1) -> None:
        self._aantal += aantal
        if self._aantal > MAX_WAARDEN:
            self._stop(
                regel, f"Het bestand bevat meer dan {MAX_WAARDEN} waarden.", "Maak het kleiner."
            )

    def _keur_tag(self, tag: str | None, regel: int) -> None:
        if tag is not None:
            self._stop(
                regel, f"De YAML-tag {tag} is niet toegestaan.", "Laat de tekst met ! ervoor weg."
            )

    def _stop(self, regel: int, tekst: str, remedie: str) -> NoReturn:
        raise InvoerFout(
            [*self.meldingen, Melding(Ernst.FOUT, self.pad, regel, "", tekst, remedie)]
        )


def _vertaal(pad: Path, tekst: str, fout: yaml.YAMLError) -> Melding:
    """Say in Dutch what the YAML parser found in a text."""
    if isinstance(fout, yaml.reader.ReaderError):
        # Its position counts bytes in one parser and characters in the other.
        ervoor = tekst.partition(chr(fout.character))[0]
        return Melding(
            Ernst.FOUT,
            pad,
            len(f"{ervoor}.".splitlines()),
            "",
            f"Hier staat een onzichtbaar stuurteken (U+{fout.character:04X}).",
            "Typ deze tekst opnieuw in plaats van hem te plakken.",
        )
    engels = str(fout)
    nederlands = next(
        (vertaling for deel, vertaling in _YAML_FOUTEN if deel in engels),
        "Dit is geen geldige YAML.",
    )
    mark = getattr(fout, "problem_mark", None)
    if mark is None or any(deel in engels for deel in _BEGON_EERDER):
        mark = getattr(fout, "context_mark", None) or mark
    regel = None if mark is None else mark.line + 1
    return Melding(Ernst.FOUT, pad, regel, "", nederlands, _REMEDIE)


def _bestandsfout(pad: Path, tekst: str, remedie: str, regel: int | None = None) -> InvoerFout:
    return InvoerFout([Melding(Ernst.FOUT, pad, regel, "", tekst, remedie)])


def blokken(waarde: Waarde, pad: Pad = ()) -> Iterator[tuple[Pad, dict[str, Waarde]]]:
    """The blocks of a list, each with its path; whatever is no list or no block is passed over.

    For checks on data that may hold other errors as well.
    """
    if isinstance(waarde, list):
        for nummer, deel in enumerate(waarde):
            if isinstance(deel, dict):
                yield (*pad, nummer), deel
