"""Compiled templates are kept for the next time, and nothing goes wrong where that cannot be."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import jinja2
import pytest

from vngcheck.rapport import html


def vers() -> jinja2.Environment:
    """The templates of the report, as in a process that has not used them yet."""
    return html.omgeving.__wrapped__("rapport")


@pytest.fixture
def tijdelijk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files of this test alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_de_tweede_keer_wordt_niets_vertaald(
    tijdelijk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vers().get_template("_delen.html")
    assert list(tijdelijk.rglob("vngcheck-*.cache"))

    def nooit(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(jinja2.Environment, "compile", nooit)
    vers().get_template("_delen.html")
    with pytest.raises(AssertionError):
        vers().get_template("rapport.html")


def test_een_beschadigd_bestand_telt_niet(tijdelijk: Path) -> None:
    vers().get_template("_grafieken.html")
    (bestand,) = tijdelijk.rglob("*.cache")
    goed = bestand.read_bytes()
    bestand.write_bytes(goed[:60])
    vers().get_template("_grafieken.html")
    assert bestand.read_bytes() == goed
    # Python writes a checksum as a pickle, which calls what is named in it.
    merk = goed.index(b"X")
    bestand.write_bytes(goed[:merk] + b"cvngcheck\nbestaat_niet\n" + goed[merk:])
    vers().get_template("_grafieken.html")
    assert bestand.read_bytes() == goed


def test_een_map_waarin_anderen_schrijven_wordt_niet_gebruikt(tijdelijk: Path) -> None:
    vers()
    (map_,) = tijdelijk.iterdir()
    map_.chmod(0o777)
    vers().get_template("_delen.html")
    # Jinja takes the rights of others away again, or does without.
    assert map_.stat().st_mode & 0o077 == 0 or not list(map_.iterdir())


def test_een_volle_schijf_kost_alleen_tijd(
    tijdelijk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    sjablonen = vers()
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", vol)
    sjablonen.get_template("_delen.html")
    assert not list(tijdelijk.rglob("*.cache"))


def test_zonder_map_voor_tijdelijke_bestanden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/bestaat/niet")
    vers().get_template("_delen.html")


def test_niet_in_de_map_waarin_u_staat(tijdelijk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Where Python goes when it can write in no folder for temporary files.
    monkeypatch.chdir(tijdelijk)
    vers().get_template("_delen.html")
    assert not list(tijdelijk.iterdir())


def test_op_windows_in_de_map_van_de_gebruiker(
    tijdelijk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    eigen = tijdelijk / "gebruiker"
    (eigen / "Temp").mkdir(parents=True)
    monkeypatch.setenv("LOCALAPPDATA", str(eigen))
    vers().get_template("_delen.html")
    assert len(list(tijdelijk.rglob("*.cache"))) == len(list((eigen / "Temp").iterdir())) == 1
    monkeypatch.delenv("LOCALAPPDATA")
    assert vers().bytecode_cache is None
