"""Writing a command as it must be typed here."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def opdracht_regel(woorden: Iterable[Path | str]) -> str:
    """The words of a command on one line, with the quotes that spaces need on this system."""
    teksten = [str(woord) for woord in woorden]
    return subprocess.list2cmdline(teksten) if sys.platform == "win32" else shlex.join(teksten)
