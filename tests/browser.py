"""Chromium without a window, for the slow tests of the HTML."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

NAMEN: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
GEEN: Final = (
    "Chromium ontbreekt, en zonder Chromium is de HTML niet te keuren. "
    "Typ op Debian of Ubuntu: sudo apt install chromium "
    "(Chromium is missing: install it, or name one with CHROMIUM=...)"
)


def chromium() -> str:
    """Where Chromium is. Where it is missing, and apt could not bring it, the summary of the tests
    says what was not judged: nothing else here can look at a page as a browser does.
    """
    genoemd = os.environ.get("CHROMIUM")
    gevonden = next(filter(None, map(shutil.which, [genoemd] if genoemd else NAMEN)), None)
    if gevonden is None:
        pytest.skip(GEEN)
    return gevonden


@contextmanager
def open_browser() -> Iterator[Any]:
    """A Chromium without a window."""
    # Chromium refuses its sandbox to root; what it opens here is our own.
    opties = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    pad = chromium()
    with import_module("playwright.sync_api").sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pad, args=opties)
        try:
            yield browser
        finally:
            browser.close()


def axe() -> str:
    """The source of axe-core (MPL 2.0), which finds what is not accessible in a page."""
    pakket = Path(str(import_module("axe_playwright_python").__file__)).parent
    return (pakket / "axe.min.js").read_text(encoding="utf-8")
