"""A batch that is broken off, loses a process, or goes on later: always the same results.

What stops a real run at a known moment is a hook in its processes (`sitecustomize`): the one
that opens a certain dossier says so, and waits or dies. No test waits for time to pass.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from batchhulp import STAAT, inhoud, rijen, schrijf_dossiers
from conftest import Cli

HAAK: Final = """
import multiprocessing, os, signal, sys

WAAR, DOE = os.environ.get("HAAK_WAAR", ""), os.environ.get("HAAK_DOE", "")
MAP = os.path.dirname(__file__)
keer = 0

def haak(gebeurtenis, args):
    global keer
    if gebeurtenis != "open" or not str(args[0]).endswith(WAAR):
        return
    if multiprocessing.parent_process() is None:
        return
    keer += 1
    # Each process first looks whether a dossier is a kader; each look is told twice.
    if keer != (1 if WAAR.endswith(".html") else 3):
        return
    if DOE == "sterf":
        os.kill(os.getpid(), signal.SIGKILL)
    if DOE == "sterf eens":
        try:
            os.close(os.open(os.path.join(MAP, "gestorven"), os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)
    if DOE == "wacht":
        # Stays open: when the process ends, whoever reads sees the end.
        os.write(os.open(os.path.join(MAP, "hier"), os.O_WRONLY), b"x")
        os.read(os.open(os.path.join(MAP, "verder"), os.O_RDONLY), 1)

if WAAR:
    sys.addaudithook(haak)
"""
AANTAL: Final = 16
STOP_BIJ: Final = 10
"""The place, from 0, of the dossier that a process stops at."""


class Loop(NamedTuple):
    """A folder with dossiers, one for results, and one with the hook."""

    map_: Path
    uit: Path
    haak: Path

    def start(self, *opties: str, waar: str = "", doe: str = "") -> subprocess.Popen[str]:
        """Start a batch in a process, and a group, of its own."""
        programma = "from vngcheck.cli import main; main()"
        opties = ("--taken", "2", "--rapport", "--formaat", "html", *opties)
        return subprocess.Popen(
            [sys.executable, "-c", programma, "batch", self.map_, "-o", self.uit, *opties],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(
                    [str(self.haak), *filter(None, [os.environ.get("PYTHONPATH")])]
                ),
                "HAAK_WAAR": waar,
                "HAAK_DOE": doe,
                "COLUMNS": "200",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def draai(self, *opties: str, waar: str = "", doe: str = "") -> tuple[int, str, str]:
        """Run a batch to its end."""
        proces = self.start(*opties, waar=waar, doe=doe)
        uit, fouten = proces.communicate()
        return proces.returncode, uit, fouten

    def onderbreek(
        self, stop: Callable[[subprocess.Popen[str]], object], bij: int = STOP_BIJ
    ) -> tuple[int, str]:
        """Run a batch, and stop it while a process is at work on a dossier."""
        proces = self.start(waar=f"{self.dossiers[bij].name}", doe="wacht")
        with (self.haak / "hier").open("rb", buffering=0) as hier:
            assert hier.read(1) == b"x"
            stop(proces)
            if proces.poll() is None:
                # It waits for what its processes are at.
                greep = os.open(self.haak / "verder", os.O_RDWR)
                os.write(greep, b"x")
            else:
                greep = None
            assert hier.read(1) == b"", "no process of it is left"
            if greep is not None:
                os.close(greep)
        _, fouten = proces.communicate()
        return proces.returncode, fouten

    @property
    def dossiers(self) -> list[Path]:
        return sorted(self.map_.glob("GM*.yaml"))

    @property
    def klaar(self) -> int:
        """How many dossiers were kept."""
        regels = (self.uit / STAAT).read_bytes().splitlines()
        return len(regels) - 1


@pytest.fixture
def loop(tmp_path: Path) -> Loop:
    loop = Loop(tmp_path / "d", tmp_path / "uit", tmp_path / "haak")
    schrijf_dossiers(loop.map_, AANTAL)
    loop.haak.mkdir()
    (loop.haak / "sitecustomize.py").write_text(HAAK, encoding="utf-8")
    os.mkfifo(loop.haak / "hier")
    os.mkfifo(loop.haak / "verder")
    return loop


@pytest.fixture(scope="module")
def ongestoord(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The results of a batch that nothing happened to."""
    map_ = tmp_path_factory.mktemp("ongestoord")
    loop = Loop(map_ / "d", map_ / "uit", map_)
    schrijf_dossiers(loop.map_, AANTAL)
    assert loop.draai()[0] == 0
    return inhoud(loop.uit)


def kill(proces: subprocess.Popen[str]) -> None:
    """What the system does to a program that takes all memory."""
    proces.kill()
    proces.wait()


def ctrl_c(proces: subprocess.Popen[str]) -> None:
    """What a terminal does: every process of the group gets it."""
    os.killpg(proces.pid, signal.SIGINT)


def sigterm(proces: subprocess.Popen[str]) -> None:
    """What a service manager does."""
    proces.terminate()


@pytest.mark.parametrize("stop", [kill, ctrl_c, sigterm])
def test_hervatten_na_een_onderbreking(
    stop: Callable[[subprocess.Popen[str]], object], loop: Loop, ongestoord: dict[str, bytes]
) -> None:
    code, fouten = loop.onderbreek(stop)
    assert code == (-signal.SIGKILL if stop is kill else 130)
    assert "Traceback" not in fouten
    klaar = loop.klaar
    assert STOP_BIJ - 4 <= klaar < AANTAL + 1
    halverwege = inhoud(loop.uit)
    assert not {naam for naam in halverwege if naam.startswith("batch")}
    for naam, deel in halverwege.items():
        assert not naam.endswith(".html") or deel == ongestoord[naam]
    code, _, fouten = loop.draai("--hervat", waar="zzz")
    assert code == 0
    klaar = min(klaar, AANTAL)
    assert fouten.startswith(
        f"Al klaar en niet veranderd: {klaar} bestanden. Nog te doen: {AANTAL + 1 - klaar}.\n"
    )
    assert inhoud(loop.uit) == ongestoord


@pytest.mark.parametrize("stop", [ctrl_c, sigterm])
def test_wie_stopt_hoort_hoe_het_verder_gaat(
    stop: Callable[[subprocess.Popen[str]], object], loop: Loop
) -> None:
    code, fouten = loop.onderbreek(stop)
    assert code == 130
    assert fouten == ("Wat klaar is, is bewaard: met --hervat gaat u verder.\nAfgebroken.\n")
    assert {Path(naam).suffix for naam in inhoud(loop.uit)} == {".html"}
    assert {pad.name for pad in loop.uit.glob(".*")} == {STAAT}


@pytest.mark.parametrize("stop", [ctrl_c, sigterm])
def test_van_een_kleine_batch_wordt_bewaard_wat_af_is(
    stop: Callable[[subprocess.Popen[str]], object], loop: Loop
) -> None:
    for pad in loop.dossiers[3:]:
        pad.unlink()
    # All of it is under way at once: the two processes have two dossiers each.
    assert loop.onderbreek(stop, bij=0)[0] == 130
    rapporten = sum(naam.endswith(".html") for naam in inhoud(loop.uit))
    assert rapporten >= 1
    code, _, fouten = loop.draai("--hervat")
    assert code == 0
    bestanden = "1 bestand" if rapporten == 1 else f"{rapporten} bestanden"
    assert fouten.startswith(
        f"Al klaar en niet veranderd: {bestanden}. Nog te doen: {4 - rapporten}.\n"
    )


def test_zonder_hervat_begint_het_opnieuw(loop: Loop, ongestoord: dict[str, bytes]) -> None:
    loop.onderbreek(kill)
    code, _, fouten = loop.draai()
    assert code == 0
    assert fouten.startswith(
        f"In {loop.uit} staat werk van een keer die is afgebroken. Dat wordt nu overgedaan; met "
        "--hervat gaat u verder waar het stopte.\n"
    )
    assert inhoud(loop.uit) == ongestoord


def test_een_proces_dat_sterft_houdt_de_rest_niet_op(
    loop: Loop, ongestoord: dict[str, bytes]
) -> None:
    naam = loop.dossiers[STOP_BIJ].name
    code, uit, fouten = loop.draai(waar=naam, doe="sterf")
    assert (code, "Traceback" in fouten) == (1, False)
    assert uit == (
        f"{AANTAL - 1} dossiers met een score, 1 bestand met fouten, 1 bestand overgeslagen.\n"
        f"{AANTAL - 1} rapporten gemaakt.\n"
    )
    (fout,) = (
        rij for rij in rijen(loop.uit / "batch-fouten-en-meldingen.csv") if rij["Ernst"] == "fout"
    )
    assert (fout["Bestand"], fout["Melding"]) == (
        naam,
        "Het proces dat dit dossier verwerkte, is onverwacht gestopt.",
    )
    rapporten = {n: deel for n, deel in inhoud(loop.uit).items() if n.endswith("html")}
    assert len(rapporten) == AANTAL - 1
    assert rapporten.items() <= ongestoord.items()


def test_een_proces_dat_sterft_aan_een_rapport_kost_de_score_niet(
    loop: Loop, ongestoord: dict[str, bytes]
) -> None:
    naam = loop.dossiers[STOP_BIJ].name
    code, uit, fouten = loop.draai(waar=naam.replace(".yaml", ".html"), doe="sterf")
    assert code == 1
    assert uit == (
        f"{AANTAL} dossiers met een score, 1 bestand met fouten, 1 bestand overgeslagen.\n"
        f"{AANTAL - 1} rapporten gemaakt.\n"
    )
    assert (
        f"{loop.map_ / naam}: fout: Geen rapport: Het proces dat dit dossier verwerkte, is "
        "onverwacht gestopt.\n"
    ) in fouten
    assert inhoud(loop.uit)["batch-vragen.csv"] == ongestoord["batch-vragen.csv"]


def test_een_proces_dat_een_keer_sterft_kost_niets(
    loop: Loop, ongestoord: dict[str, bytes]
) -> None:
    code, _, _ = loop.draai(waar=loop.dossiers[STOP_BIJ].name, doe="sterf eens")
    assert code == 0
    assert (loop.haak / "gestorven").exists()
    assert inhoud(loop.uit) == ongestoord


def test_hervatten_waar_niets_te_hervatten_is(loop: Loop, cli: Cli) -> None:
    uitslag = cli("batch", loop.map_, "-o", loop.uit, "--hervat")
    assert uitslag.exit == 0
    assert uitslag.err.startswith(f"In {loop.uit} is niets te hervatten; alles wordt gedaan.\n")
