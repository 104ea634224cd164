"""The forms of the regional report; without imports, for the options of the command line."""

from __future__ import annotations

from enum import StrEnum


class Regioformaat(StrEnum):
    """The forms it can take; also how the name of its file ends."""

    PDF = "pdf"
    HTML = "html"
    XLSX = "xlsx"
