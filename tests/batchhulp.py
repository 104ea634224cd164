"""Folders of dossiers for the tests of a batch, and executors that are not processes."""

from __future__ import annotations

import csv
import io
import shutil
import textwrap
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

from conftest import FIXTURES
from vngcheck.gemeenten import alle_gemeenten

P = ParamSpec("P")
T = TypeVar("T")

ANTWOORDEN: Final = """
antwoorden:
  beleid.plan:
    antwoord: {plan}
    toelichting: Het plan van {naam}.
    bewijs: [{{titel: Plan {naam}, plaats: bladzijde {nummer}}}]
  voorlichting.inwoners:
    antwoord: nee
    reden: geen_rijksmiddelen
    geen_knaken:
      wat_niet: Voorlichting in {naam}
      alternatief: Landelijke campagnes
      gevolg: Inwoners weten minder
      bedragen: [{{jaar: 2026, bedrag: {bedrag}, aard: structureel}}]
      besluit: {{orgaan: college, datum: 2026-04-14}}
"""
STAAT: Final = ".vngcheck-batch.jsonl"
"""What a batch did, for when it goes on; in the order in which it was done."""
KAPOT: Final = {
    "leeg.yaml": b"",
    "binair.yaml": b"\x00\x01vngcheck\xff\xfe",
    "latin1.yaml": "vngcheck: 1\ngemeente: Súdwest-Fryslân\n".encode("latin-1"),
    "geen-yaml.yaml": b"vngcheck: 1\n  kader: [\n",
    "onbekende-sleutel.yaml": b"vngcheck: 1\nkader: klein@1\ngemeente: GM0014\n"
    b"peildatum: 2026-06-30\nantworden: {}\n",
    "ander-kader.yaml": b"vngcheck: 1\nkader: klein@7\ngemeente: GM0014\npeildatum: 2026-06-30\n",
    "te-groot.yml": b"vngcheck: 1\n" + b"# vulling\n" * 510_000,
}
"""Seven files that are broken in seven ways, by their names."""


class Serieel(Executor):
    """Does everything at once, in this thread."""

    def __init__(self) -> None:
        self.aantal = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self.aantal += 1
        toekomst: Future[T] = Future()
        try:
            toekomst.set_result(fn(*args, **kwargs))
        except BaseException as fout:  # noqa: BLE001 (as every executor does)
            toekomst.set_exception(fout)
        return toekomst


def schrijf_dossiers(map_: Path, aantal: int, begin: int = 0) -> list[Path]:
    """Write dossiers of existing gemeenten on the kader `klein@1`, which stands beside them."""
    map_.mkdir(parents=True, exist_ok=True)
    shutil.copy(FIXTURES / "kaders" / "klein.yaml", map_)
    paden = []
    for nummer, gemeente in enumerate(alle_gemeenten()[begin : begin + aantal], start=begin + 1):
        rest = ANTWOORDEN.format(
            plan=["ja", "deels", "nee"][nummer % 3],
            naam=gemeente.naam.replace(",", ""),
            nummer=nummer,
            bedrag=1000 * nummer,
        )
        paden.append(schrijf_dossier(map_ / f"{gemeente.code}.yaml", gemeente.code, rest))
    return paden


def schrijf_dossier(pad: Path, gemeente: str, rest: str = "", **kop: str) -> Path:
    """Write one dossier; a keyword argument changes or adds a line at its head."""
    regels = {"vngcheck": "1", "kader": "klein@1", "gemeente": gemeente, "peildatum": "2026-06-30"}
    tekst = "".join(f"{sleutel}: {waarde}\n" for sleutel, waarde in {**regels, **kop}.items())
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst + textwrap.dedent(rest), encoding="utf-8")
    return pad


def schrijf_kapotte(map_: Path) -> None:
    """Write the seven broken files."""
    for naam, inhoud in KAPOT.items():
        (map_ / naam).write_bytes(inhoud)


def inhoud(map_: Path) -> dict[str, bytes]:
    """The bytes of every file in a folder and those in it, by name; but what is kept to go on."""
    return {
        pad.relative_to(map_).as_posix(): pad.read_bytes()
        for pad in sorted(map_.rglob("*"))
        if pad.is_file() and pad != map_ / STAAT
    }


def rijen(pad: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(pad.read_text(encoding="utf-8"), newline="")))


def bladen(pad: Path) -> dict[str, list[list[Any]]]:
    """The values of each sheet of a workbook, the head first."""
    import openpyxl

    boek = openpyxl.load_workbook(pad)
    return {
        blad.title: [[cel.value for cel in rij] for rij in blad.iter_rows()]
        for blad in boek.worksheets
    }
