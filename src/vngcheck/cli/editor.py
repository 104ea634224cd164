"""Writing a longer text in the editor someone is used to."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

GEEN_EDITOR: Final = (
    "De editor werkt niet, of is er niet. Zet de naam van uw editor in EDITOR, of typ de tekst "
    "hier."
)
_BEKEND: Final = ("editor", "nano", "vim", "vi")


def schrijf_in_editor(tekst: str) -> str | None:
    """Let someone change a text in `$VISUAL`, `$EDITOR`, Notepad, or what there is.

    Args:
        tekst: to begin with.

    Returns:
        The text as it was saved, without the white space around it; None when there is no
        editor, or it failed.
    """
    opdracht = _editor()
    if opdracht is None:
        return None
    with tempfile.TemporaryDirectory(prefix="vngcheck-") as map_:
        bestand = Path(map_) / "tekst.txt"
        bestand.write_text(f"{tekst}\n", encoding="utf-8")
        try:
            gelukt = subprocess.call([*opdracht, str(bestand)]) == 0  # noqa: S603 (their own choice)
            # Notepad may put a byte order mark in front.
            return bestand.read_text(encoding="utf-8-sig").strip() if gelukt else None
        except (OSError, UnicodeDecodeError):
            return None


def _editor() -> list[str] | None:
    for naam in ("VISUAL", "EDITOR"):
        if woorden := shlex.split(os.environ.get(naam, ""), posix=sys.platform != "win32"):
            return woorden
    if sys.platform == "win32":
        return ["notepad.exe"]
    gevonden = (shutil.which(naam) for naam in _BEKEND)
    return next(([pad] for pad in gevonden if pad), None)
