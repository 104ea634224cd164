"""The kinds of letter there are; without imports, for the options of the command line."""

from __future__ import annotations

from enum import StrEnum


class Soort(StrEnum):
    """Which letters to make: the one to the minister, the one to the raad, or both."""

    MINISTER = "minister"
    RAAD = "raad"
    BEIDE = "beide"


class Formaat(StrEnum):
    """The forms a letter can take; also how the name of its file ends."""

    DOCX = "docx"
    PDF = "pdf"
