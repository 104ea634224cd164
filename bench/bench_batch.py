"""All 342 gemeenten at once: scoring, reports on more processes, and the memory of a process.

Run as `python bench/bench_batch.py`; exit code 1 when a norm is not met. The dossiers are made
from the full example, each with its own gemeente, antwoorden and texts.

- Scoring in one process, beside the bare parse of the same files by the C loader of PyYAML; in
  turn, so that the machine's other work weighs on both.
- Reports on two processes beside one, start and all.
- The most memory that the one process of a batch uses for 20 reports, and for more: 300 with
  `--lang`, which takes long; 60 without it.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from vngcheck.batch import Keuze, batch
from vngcheck.batch.model import Bestand, Taak
from vngcheck.batch.taak import doe
from vngcheck.batch.vinden import vind
from vngcheck.gemeenten import Gemeente, alle_gemeenten
from vngcheck.rapport.soorten import Formaat

VOORBEELD = Path(__file__).resolve().parent.parent / "examples" / "voorbeeldstad.yaml"
RONDEN = 7
RAPPORTEN = 24
KORT, LANG = 60, 300
VANAF = 20
MAX_SCORE = 2.0
MIN_SNELLER = 1.8
MAX_GROEI = 1.05
LADER = yaml.CSafeLoader


def maak_dossiers(map_: Path, gemeenten: list[Gemeente]) -> None:
    """Write a full dossier for each gemeente, no two alike, and the same every time."""
    tekst = VOORBEELD.read_text(encoding="utf-8").replace("fictief: true\n", "")
    for nummer, gemeente in enumerate(gemeenten):
        toeval = random.Random(nummer)  # noqa: S311 (to vary, not to keep secret)
        regels = []
        for regel in tekst.splitlines():
            if regel.startswith("gemeente:"):
                regels.append(f"gemeente: {gemeente.code}")
            elif regel == "    antwoord: ja" and toeval.random() < 0.2:
                regels += ["    antwoord: deels", "    reden: keuze"]
            elif "toelichting: " in regel and ">-" not in regel and '"' not in regel:
                regels.append(f"{regel} Dit is regel {toeval.randrange(10**6)}.")
            else:
                regels.append(regel)
        naam = gemeente.naam.replace(",", "")
        inhoud = "\n".join(regels).replace("Voorbeeldstad", naam)
        inhoud = inhoud.replace("@voorbeeldstad", f"@stad{nummer}")
        (map_ / f"{gemeente.code}.yaml").write_text(inhoud + "\n", encoding="utf-8")


def taken(map_: Path, rapporten: Path | None = None) -> list[Taak]:
    """The work on each dossier in a folder, with a PDF each if a folder for them is given."""

    def uit(bestand: Bestand) -> tuple[tuple[Formaat, Path], ...]:
        return ((Formaat.PDF, rapporten / f"{bestand.naam}.pdf"),) if rapporten else ()

    bestanden, _ = vind(map_, map_ / "uit")
    return [Taak(b.naam, b.pad, map_, uit(b), Keuze(), "bench") for b in bestanden]


def duur(doe_dit: Callable[[], object]) -> float:
    """The time that this process works on something, in seconds."""
    gc.collect()
    begin = time.process_time()
    doe_dit()
    return time.process_time() - begin


def scoren(map_: Path) -> bool:
    """Measure scoring beside the bare parse."""
    werk = taken(map_)

    def alle() -> None:
        for taak in werk:
            if doe(taak)["stand"] != "gescoord":
                raise AssertionError(taak.naam)

    def kaal() -> None:
        for taak in werk:
            yaml.load(taak.pad.read_bytes(), Loader=LADER)  # noqa: S506 (a safe loader)

    alle()
    paren = [(duur(kaal), duur(alle)) for _ in range(RONDEN)]
    verhouding = statistics.median(eigen / bare for bare, eigen in paren)
    per_stuk = [1000 * statistics.median(kolom) / len(werk) for kolom in zip(*paren, strict=True)]
    print(f"{len(werk)} dossiers: lezen {per_stuk[0]:.1f} ms, scoren {per_stuk[1]:.1f} ms per stuk")
    return oordeel("Scoren tegen kaal lezen", verhouding, verhouding <= MAX_SCORE, MAX_SCORE)


def oordeel(naam: str, waarde: float, goed: bool, norm: float) -> bool:
    """Print whether a norm is met, and say so."""
    print(f"{naam}: {waarde:.2f}, norm {norm:.2f}: {'ja' if goed else 'NEE'}")
    return goed


def met_processen(map_: Path, aantal: int) -> float:
    """The wall time of a batch with reports on so many processes, in seconds."""
    with tempfile.TemporaryDirectory() as uit:
        begin = time.perf_counter()
        gedaan = batch(map_, Path(uit), Keuze(formaten=(Formaat.PDF,)), taken=aantal)
        tijd = time.perf_counter() - begin
    if gedaan.mislukt or gedaan.rapporten != gedaan.gescoord:
        raise AssertionError(gedaan.regels)
    return tijd


def verdelen(map_: Path) -> bool:
    """Measure reports on two processes beside one."""
    een, twee = met_processen(map_, 1), met_processen(map_, 2)
    print(f"{RAPPORTEN} rapporten: een proces {een:.1f} s, twee processen {twee:.1f} s")
    sneller = een / twee
    return oordeel("Sneller met twee processen", sneller, sneller >= MIN_SNELLER, MIN_SNELLER)


def piek(map_: Path, aantal: int) -> float:
    """The most memory that a process of a batch with so many reports used at once, in MB."""
    with tempfile.TemporaryDirectory() as naam:
        deel = Path(naam) / "dossiers"
        deel.mkdir()
        for pad in sorted(map_.iterdir())[:aantal]:
            (deel / pad.name).write_bytes(pad.read_bytes())
        # A batch of its own: what is told is the largest of all processes that it had.
        opdracht = [sys.executable, __file__, "--piek", str(deel), str(Path(naam) / "uit")]
        gedaan = subprocess.run(opdracht, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return float(gedaan.stdout)


def toon_piek(map_: Path, uit: Path) -> None:
    """Make the reports of a folder, and print the peak of the largest process in MB."""
    gedaan = batch(map_, uit, Keuze(formaten=(Formaat.PDF,)), taken=1)
    if gedaan.mislukt or gedaan.rapporten != gedaan.gescoord:
        raise AssertionError(gedaan.regels)
    eenheid = 1 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * eenheid / 1e6)


def geheugen(map_: Path, aantal: int) -> bool:
    """Measure whether the processes stay as large as they were, however many reports they make."""
    eerst, laatst = piek(map_, VANAF), piek(map_, aantal)
    print(f"Piek van een proces na {VANAF} rapporten {eerst:.0f} MB, na {aantal} {laatst:.0f} MB")
    groei = laatst / eerst
    return oordeel("Groei van het geheugen", groei, groei <= MAX_GROEI, MAX_GROEI)


def main() -> int:
    """Measure, print, and say whether the norms are met."""
    lezer = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    lezer.add_argument("--lang", action="store_true", help=f"make {LANG} reports, not {KORT}")
    lezer.add_argument("--piek", nargs=2, type=Path, help=argparse.SUPPRESS)
    opties = lezer.parse_args()
    if opties.piek:
        toon_piek(*opties.piek)
        return 0
    aantal = LANG if opties.lang else KORT
    with tempfile.TemporaryDirectory() as naam:
        alle, enkele = Path(naam) / "alle", Path(naam) / "enkele"
        for map_, gemeenten in ((alle, alle_gemeenten()), (enkele, alle_gemeenten()[:RAPPORTEN])):
            map_.mkdir()
            maak_dossiers(map_, gemeenten)
        goed = [scoren(alle), verdelen(enkele), geheugen(alle, aantal)]
    return 0 if all(goed) else 1


if __name__ == "__main__":
    sys.exit(main())
