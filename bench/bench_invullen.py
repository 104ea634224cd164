"""From key press to next question, in a real terminal, on a full dossier with comments.

Run as `python bench/bench_invullen.py`. The promise is under 0.200 s. What is compared with is
reading the whole file and writing it anew, as a library that does so would at every answer.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from meten import toon

HIER = Path(__file__).resolve().parent
sys.path.insert(0, str(HIER.parent / "tests"))

from terminal import Terminal, vngcheck  # noqa: E402 (found through the line above)

KEER = 30
VOORBEELD = HIER.parent / "examples" / "voorbeeldstad.yaml"
HEEL = "heel bestand lezen en schrijven"


def main() -> int:
    """Measure and print."""
    tijden: dict[str, list[float]] = {"antwoord bewaren": [], "volgende vraag": [], HEEL: []}
    with tempfile.TemporaryDirectory() as naam:
        dossier = Path(naam) / "dossier.yaml"
        shutil.copy(VOORBEELD, dossier)
        tekst = dossier.read_text(encoding="utf-8")
        with Terminal(vngcheck("invullen", dossier.name, "--alle"), cwd=dossier.parent) as term:
            term.wacht_op("vraag 1 van 76")
            for nummer in range(1, KEER + 1):
                tijden["antwoord bewaren"].append(duur(term, "d", "F3 volgende vraag"))
                verder = f"vraag {nummer + 1} van 76"
                tijden["volgende vraag"].append(duur(term, "\x1bOR", verder))
                tijden[HEEL].append(klok(lambda: yaml.safe_dump(yaml.safe_load(tekst))))
            term.typ("s")
            term.einde()
    toon(tijden, HEEL)
    return 0


def duur(term: Terminal, toets: str, tekst: str) -> float:
    """The time from a key until a text is on the screen, in seconds."""
    return klok(lambda: (term.typ(toets), term.wacht_op(tekst)))


def klok(wat: Callable[[], object]) -> float:
    """How long something takes, in seconds."""
    begin = time.perf_counter()
    wat()
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
