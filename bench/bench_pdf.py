"""The PDF of a full dossier: time, memory and size, beside WeasyPrint alone and Chromium.

Run as `python bench/bench_pdf.py`; exit code 1 when a norm is not met. Every time is that of a
process of its own, from start to file: `vngcheck rapport`, a bare program that gives the same HTML
to WeasyPrint, and headless Chromium that prints it. Where no Chromium is, that comparison is left
out, and it is said. The machine's other work weighs on all alike: they run in turn. What Python
and Jinja compile once is there, as on every run but the first.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

import pypdf

from meten import om_de_beurt, toon
from vngcheck.dossierbestand import laad_dossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport

KEER = 5
VOORBEELD = Path(__file__).resolve().parent.parent / "examples" / "voorbeeldstad.yaml"
WEASYPRINT = """\
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/a-2a")
"""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIES = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
MAX_WEASYPRINT = 1.15
MAX_CHROMIUM = 2.0
MAX_GEHEUGEN = 150_000_000
MAX_GROOTTE = 300_000
BLADEN = 25
"""`MAX_GROOTTE` is for so many pages; a longer report may be larger in proportion."""


def geheugen(opdracht: list[str | Path]) -> int:
    """The most memory that a program and its children used at once, in bytes."""
    with subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as kind:
        _, stand, gebruik = os.wait4(kind.pid, 0)
        kind.returncode = os.waitstatus_to_exitcode(stand)
    if kind.returncode:
        raise subprocess.CalledProcessError(kind.returncode, opdracht)
    return gebruik.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def oordeel(naam: str, waarde: float, hoogstens: float, eenheid: str = "") -> bool:
    """Print whether a norm is met, and say so."""
    goed = waarde <= hoogstens
    uitslag = "ja" if goed else "NEE"
    print(f"{naam}: {waarde:.2f}{eenheid}, norm {hoogstens:.2f}{eenheid}: {uitslag}")
    return goed


def main() -> int:
    """Measure, print, and say whether the norms are met."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # installed, modules are compiled too
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        html = map_ / "rapport.html"
        html.write_text(naar_html(maak_rapport(laad_dossier(VOORBEELD))), encoding="utf-8")
        uit = map_ / "rapport.pdf"
        script = map_ / "kaal.py"
        script.write_text(WEASYPRINT, encoding="utf-8")
        vngcheck = Path(sysconfig.get_path("scripts")) / "vngcheck"
        eigen: list[str | Path] = [sys.executable, vngcheck, "rapport", VOORBEELD, "-o", uit]
        opdrachten: dict[str, list[str | Path]] = {
            "vngcheck rapport": eigen,
            "WeasyPrint": [sys.executable, script, html, map_ / "kaal.pdf"],
        }
        if browser:
            doel = f"--print-to-pdf={map_ / 'chromium.pdf'}"
            profiel = f"--user-data-dir={map_ / 'profiel'}"
            opdrachten["Chromium"] = [browser, *OPTIES, profiel, doel, html.as_uri()]
        tijden = om_de_beurt(opdrachten, KEER)
        tegen = toon(tijden, "WeasyPrint")
        goed = [oordeel("Tegen WeasyPrint", tegen["vngcheck rapport"], MAX_WEASYPRINT)]
        if browser:
            maal = toon(tijden, "Chromium")["vngcheck rapport"]
            goed.append(oordeel("Tegen Chromium", maal, MAX_CHROMIUM))
        else:
            print("Tegen Chromium: niet gemeten, want Chromium staat niet op deze computer.")
        piek = geheugen(eigen)
        goed.append(oordeel("Geheugen", piek / 1e6, MAX_GEHEUGEN / 1e6, " MB"))
        bladen = len(pypdf.PdfReader(uit).pages)
        ruimte = MAX_GROOTTE * max(1, math.ceil(bladen / BLADEN * 100) / 100)
        titel = f"Grootte van {bladen} bladen"
        goed.append(oordeel(titel, uit.stat().st_size / 1e3, ruimte / 1e3, " kB"))
    return 0 if all(goed) else 1


if __name__ == "__main__":
    sys.exit(main())
