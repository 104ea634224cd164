"""What the YAML parser has against a text, said in Dutch."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import yaml

from vngcheck.errors import Ernst, Melding

REMEDIE: Final = (
    "Spring in met spaties, en zet tekst met bijzondere tekens tussen aanhalingstekens."
)
_ENKELE: Final = (
    "Zet een tekst met een \\, zoals een pad van Windows, tussen enkele aanhalingstekens."
)

_YAML_FOUTEN: Final[tuple[tuple[str, str], ...]] = (
    ("found character", "Hier staat een teken dat YAML niet kent: vaak een tab, of een @, ` of %."),
    (
        "mapping values are not allowed",
        "Hier of op de regel erboven ontbreekt een dubbele punt of de spatie erachter, of er "
        "staat er een te veel.",
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
# These say where the parser gave up; what has to be mended began earlier.
_BEGON_EERDER: Final = ("end of stream", "could not find expected ':'", "']'", "'}'")
# "\q", and the "\u" of "C:\users": a \ between double quotes that was meant as itself.
_SCHUINE_STREEP: Final = ("unknown escape character", "hexdecimal")


def vertaal(pad: Path, tekst: str, fout: yaml.YAMLError) -> Melding:
    """Say in Dutch what the YAML parser found in a text.

    Args:
        pad: the file the text is from.
        tekst: the whole text.
        fout: what the parser raised.
    """
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
    mark = getattr(fout, "problem_mark", None)
    if mark is None or any(deel in engels for deel in _BEGON_EERDER):
        mark = getattr(fout, "context_mark", None) or mark
    regel = None if mark is None else mark.line + 1
    if met_tab := [n for n in (regel or 0, (regel or 0) + 1) if _begint_met_tab(tekst, n)]:
        return Melding(
            Ernst.FOUT,
            pad,
            met_tab[0],
            "",
            "Deze regel springt in met een tab.",
            "Vervang de tab door spaties.",
        )
    if any(deel in engels for deel in _SCHUINE_STREEP):
        nederlands = "Een \\ tussen dubbele aanhalingstekens betekent in YAML iets anders."
        return Melding(Ernst.FOUT, pad, regel, "", nederlands, _ENKELE)
    nederlands = next(
        (vertaling for deel, vertaling in _YAML_FOUTEN if deel in engels),
        "Dit is geen geldige YAML.",
    )
    return Melding(Ernst.FOUT, pad, regel, "", nederlands, REMEDIE)


def _begint_met_tab(tekst: str, regel: int) -> bool:
    """Whether a line, counted from 1, has a tab in its indentation."""
    regels = tekst.splitlines()
    return 1 <= regel <= len(regels) and re.match(r" *\t", regels[regel - 1]) is not None
