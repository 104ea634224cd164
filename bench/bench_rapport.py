"""What the commands cost on a real dossier, as ratios to each other.

Run as `python bench/bench_rapport.py`. Seconds differ by machine; the ratios say where the
time goes: starting, reading and checking, scoring, and rendering.
"""

from __future__ import annotations

import sys
import sysconfig
import tempfile
from pathlib import Path

from meten import om_de_beurt, toon

KEER = 7
VOORBEELD = Path(__file__).resolve().parent.parent / "examples" / "haarlemmermeer.yaml"


def main() -> int:
    """Measure and print."""
    vngcheck = (sys.executable, Path(sysconfig.get_path("scripts")) / "vngcheck")
    with tempfile.TemporaryDirectory() as naam:
        uit = Path(naam)
        tijden = om_de_beurt(
            {
                "--help": [*vngcheck, "--help"],
                "controleer": [*vngcheck, "controleer", VOORBEELD],
                "score": [*vngcheck, "score", VOORBEELD],
                "score --json": [*vngcheck, "score", VOORBEELD, "--json"],
                "rapport .html": [*vngcheck, "rapport", VOORBEELD, "-o", uit / "rapport.html"],
                "rapport .pdf": [*vngcheck, "rapport", VOORBEELD, "-o", uit / "rapport.pdf"],
            },
            KEER,
        )
    toon(tijden, "score")
    return 0


if __name__ == "__main__":
    sys.exit(main())
