"""Writing a longer text in the editor someone is used to."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_BEKEND: Final = ("nano", "editor", "vim", "vi")
WENK: Final = "Sla op en sluit de editor om hier verder te gaan."


class EditorFout(Exception):
    """The editor did not give a text; `str()` of it says why, and where the text is now."""


def schrijf_in_editor(tekst: str) -> str:
    """Let someone change a text in `$VISUAL`, `$EDITOR`, Notepad, or what there is.

    Args:
        tekst: to begin with.

    Returns:
        The text as it was saved, without the white space around it.

    Raises:
        EditorFout: there is no editor, or it failed. What was saved is in a file, which is named.
    """
    opdracht = _editor()
    try:
        greep, naam = tempfile.mkstemp(prefix="vngcheck-", suffix=".txt")
        bestand = Path(naam)
        # What a terminal sent that is no character cannot be written; it shows as "?".
        begin = f"{tekst}\n".encode(errors="replace")
        with os.fdopen(greep, "wb") as stroom:
            stroom.write(begin)
    except OSError as fout:
        raise EditorFout("De editor kan niet beginnen: er is geen plaats op de schijf.") from fout
    try:
        with _laat_ctrl_c_aan_de_editor():
            gelukt = subprocess.call([*opdracht, naam]) == 0  # noqa: S603 (their own choice)
        geschreven = bestand.read_bytes()
    except OSError as fout:
        raise EditorFout(f"De editor {opdracht[0]} werkt niet. Typ de tekst hier.") from fout
    if not gelukt:
        waar = f" Wat u schreef, staat in {bestand}." if geschreven != begin else ""
        raise EditorFout(f"De editor eindigde met een fout.{waar}")
    with suppress(OSError):
        bestand.unlink()
    return _gelezen(geschreven).strip()


def _gelezen(inhoud: bytes) -> str:
    try:
        return inhoud.decode("utf-8-sig")  # Notepad may put a byte order mark in front
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")  # an old editor on Windows


@contextmanager
def _laat_ctrl_c_aan_de_editor() -> Iterator[None]:
    """The terminal sends Ctrl-C to all programs in it; here it is for the editor alone."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # A function, not SIG_IGN: the editor would inherit that.
    eerder = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, eerder)


def _editor() -> list[str]:
    for naam in ("VISUAL", "EDITOR"):
        try:
            woorden = shlex.split(os.environ.get(naam, ""), posix=sys.platform != "win32")
        except ValueError as fout:
            raise EditorFout(f"De waarde van {naam} klopt niet: er ontbreekt een teken.") from fout
        if woorden:
            return [woord.strip('"') for woord in woorden]
    if sys.platform == "win32":
        return ["notepad.exe"]
    for naam in _BEKEND:
        if pad := shutil.which(naam):
            return [pad]
    raise EditorFout(
        "Er is geen editor. Zet de naam van uw editor in EDITOR, of typ de tekst hier."
    )
