"""The kinds of report there are; without imports, for the options of the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Editie(StrEnum):
    """For whom a report is: openbaar leaves out every `intern` text."""

    OPENBAAR = "openbaar"
    INTERN = "intern"


class Formaat(StrEnum):
    """The forms a report can take; also how the name of its file ends."""

    PDF = "pdf"
    HTML = "html"


DOSSIERNAAM: Final = "dossier.yaml"
REGIONAAM: Final = "regiodossier.yaml"
"""The names of the dossier and of its regiodossier inside a report."""
