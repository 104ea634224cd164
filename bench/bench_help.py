"""Is `vngcheck --help` at most 1.3 times as slow as a bare Typer program with two commands?

Run as `python bench/bench_help.py`; exit code 1 when it is not. Two bare programs are
measured: one as Typer makes it by default, which shows help with Rich, and one without
Rich, as vngcheck does. The norm is the faster of the two.
"""

from __future__ import annotations

import sys
import sysconfig
import tempfile
from pathlib import Path

from meten import om_de_beurt, toon

NORM = 1.3
KEER = 25

KAAL = """\
import typer

app = typer.Typer({})


@app.command()
def een(naam: str) -> None:
    "Do one thing."


@app.command()
def twee(naam: str, snel: bool = False) -> None:
    "Do another thing."


def main() -> None:
    app()
"""

PROGRAMMA = """\
import sys

from {} import main

if __name__ == "__main__":
    sys.exit(main())
"""


def main() -> int:
    """Measure, print, and say whether the norm is met."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        # Modules beside a program, so that all are compiled once, as an installed one is.
        (map_ / "kaal.py").write_text(KAAL.format("rich_markup_mode=None"), encoding="utf-8")
        (map_ / "kaal_rich.py").write_text(KAAL.format(""), encoding="utf-8")
        for module in ("kaal", "kaal_rich"):
            programma = PROGRAMMA.format(module)
            (map_ / f"start_{module}.py").write_text(programma, encoding="utf-8")
        vngcheck = Path(sysconfig.get_path("scripts")) / "vngcheck"
        tijden = om_de_beurt(
            {
                "kaal": [sys.executable, map_ / "start_kaal.py", "--help"],
                "vngcheck --help": [sys.executable, vngcheck, "--help"],
                "kaal met Rich": [sys.executable, map_ / "start_kaal_rich.py", "--help"],
            },
            KEER,
        )
    gehaald = toon(tijden, "kaal")["vngcheck --help"] <= NORM
    print(f"Norm: hoogstens {NORM} keer een kaal Typer-programma: {'ja' if gehaald else 'NEE'}.")
    return 0 if gehaald else 1


if __name__ == "__main__":
    sys.exit(main())
