"""What the tests share: a small kader, files to write, and the program to run."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from hypothesis import settings

from vngcheck.cli import run
from vngcheck.cli.scherm import scherm
from vngcheck.dossierbestand import controleer_dossier

# No test is timed: a slow machine must not fail one.
settings.register_profile("vngcheck", deadline=None)
settings.load_profile("vngcheck")

FIXTURES = Path(__file__).parent / "fixtures"
KOP = {"vngcheck": "1", "kader": "klein@1", "gemeente": "GM0394", "peildatum": "2026-06-30"}
"""The first four lines of a dossier, unless a test says otherwise; what follows is line 5."""


class Uitslag(NamedTuple):
    """How a command ended, and what it printed."""

    exit: int
    out: str
    err: str


class Schrijf(Protocol):
    """Writes a file, and gives its path."""

    def __call__(self, naam: str, inhoud: str | bytes) -> Path: ...


class SchrijfDossier(Protocol):
    """Writes a dossier, and gives its path."""

    def __call__(
        self, rest: str = "", *, naam: str = "dossier.yaml", **kop: str | None
    ) -> Path: ...


class Controleer(Protocol):
    """Gives all that `controleer` finds in a dossier, as lines."""

    def __call__(self, pad: Path) -> list[str]: ...


class Cli(Protocol):
    """Runs a command in this process."""

    def __call__(self, *args: str | Path, columns: int = 200) -> Uitslag: ...


class Programma(Protocol):
    """Runs a command in a process of its own."""

    def __call__(self, *args: str | Path, cwd: Path | None = None, stdin: str = "") -> Uitslag: ...


@pytest.fixture(autouse=True)
def _ruim_weer_op() -> Iterator[None]:
    """Look for garbage again after a command that is made to have a process of its own."""
    yield
    gc.enable()


@pytest.fixture(scope="session")
def klein_kader() -> Path:
    """The folder that holds the kader `klein@1` (fixtures/kaders/klein.yaml)."""
    return FIXTURES / "kaders"


@pytest.fixture
def schrijf(tmp_path: Path) -> Schrijf:
    """A function that writes a file in `tmp_path`; text is dedented and written as UTF-8."""

    def doe(naam: str, inhoud: str | bytes) -> Path:
        pad = tmp_path / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(inhoud, str):
            inhoud = textwrap.dedent(inhoud).encode()
        pad.write_bytes(inhoud)
        return pad

    return doe


@pytest.fixture
def schrijf_dossier(schrijf: Schrijf, klein_kader: Path) -> SchrijfDossier:
    """A function that writes a dossier in `tmp_path`, with the kader `klein@1` beside it.

    Its first lines are those of `KOP`; a keyword argument changes one, adds one, or leaves it
    out (None). `rest` follows them.
    """

    def doe(rest: str = "", *, naam: str = "dossier.yaml", **kop: str | None) -> Path:
        regels = [
            f"{sleutel}: {waarde}\n"
            for sleutel, waarde in {**KOP, **kop}.items()
            if waarde is not None
        ]
        pad = schrijf(naam, "".join(regels) + textwrap.dedent(rest))
        shutil.copy(klein_kader / "klein.yaml", pad.parent)
        return pad

    return doe


@pytest.fixture
def controleer(monkeypatch: pytest.MonkeyPatch) -> Controleer:
    """A function that checks a dossier; files are named as someone in its folder would."""

    def doe(pad: Path) -> list[str]:
        monkeypatch.chdir(pad.parent)
        return [str(melding) for melding in controleer_dossier(Path(pad.name))[0]]

    return doe


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A function that runs `vngcheck` in this process, on a screen of fixed width."""

    def doe(*args: str | Path, columns: int = 200) -> Uitslag:
        for naam, waarde in _omgeving(columns).items():
            monkeypatch.setenv(naam, waarde)
        monkeypatch.delenv("FORCE_COLOR", raising=False)
        scherm.cache_clear()  # a console keeps the width it was made with
        capsys.readouterr()
        code = run([str(arg) for arg in args])
        out, err = capsys.readouterr()
        scherm.cache_clear()
        return Uitslag(int(code), out, err)

    return doe


@pytest.fixture
def programma(tmp_path: Path) -> Programma:
    """A function that runs `vngcheck` in a process of its own, in `tmp_path` unless told."""

    def doe(*args: str | Path, cwd: Path | None = None, stdin: str = "") -> Uitslag:
        omgeving = {k: v for k, v in os.environ.items() if k != "FORCE_COLOR"}
        klaar = subprocess.run(
            [sys.executable, "-c", "from vngcheck.cli import main; main()", *map(str, args)],
            cwd=cwd or tmp_path,
            env=omgeving | _omgeving(200),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Uitslag(klaar.returncode, klaar.stdout, klaar.stderr)

    return doe


def _omgeving(columns: int) -> dict[str, str]:
    return {"COLUMNS": str(columns), "NO_COLOR": "1", "TERM": "dumb"}
