"""Writing files: replacing them whole, and making them without overwriting another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from vngcheck import bestanden
from vngcheck.bestanden import schrijf_nieuw, schrijf_veilig
from vngcheck.errors import GebruikFout, UitvoerFout


def test_een_nieuw_bestand_overschrijft_niets(tmp_path: Path) -> None:
    doel = tmp_path / "map" / "nieuw.yaml"
    schrijf_nieuw(doel, b"een")
    (tmp_path / "dood").symlink_to(tmp_path / "weg")
    for bezet in (doel, tmp_path / "map", tmp_path / "dood"):
        with pytest.raises(GebruikFout) as fout:
            schrijf_nieuw(bezet, b"twee")
        assert str(fout.value) == (
            f"Het bestand {bezet} bestaat al. Kies een andere naam, of haal het eerst weg."
        )
    assert doel.read_bytes() == b"een"
    assert [p.name for p in doel.parent.iterdir()] == ["nieuw.yaml"]
    with pytest.raises(UitvoerFout, match="een deel van het pad is geen map"):
        schrijf_nieuw(doel / "x.yaml", b"")


@pytest.mark.parametrize("met_links", [True, False])
def test_van_twee_die_hetzelfde_bestand_maken_wint_er_een(
    met_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doel = tmp_path / "nieuw.yaml"
    echt = os.link

    def te_laat(van: Path, naar: Path) -> None:
        doel.write_bytes(b"de ander")
        if not met_links:
            raise OSError(errno.EPERM, "geen links")
        echt(van, naar)

    monkeypatch.setattr(os, "link", te_laat)
    with pytest.raises(GebruikFout, match="bestaat al"):
        schrijf_nieuw(doel, b"ons")
    assert doel.read_bytes() == b"de ander"
    assert [p.name for p in tmp_path.iterdir()] == ["nieuw.yaml"]


def test_een_nieuw_bestand_op_een_schijf_zonder_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geen(*_: object) -> None:
        raise OSError(errno.EPERM, "geen links")

    monkeypatch.setattr(os, "link", geen)
    schrijf_nieuw(tmp_path / "nieuw.yaml", b"ons")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"ons"]


def test_op_windows_wacht_het_vervangen_even_op_een_virusscanner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doel = tmp_path / "a.yaml"
    echt = os.replace
    keer = 0

    def bezet(van: Path, naar: Path) -> None:
        nonlocal keer
        keer += 1
        if keer < 3:
            raise PermissionError(errno.EACCES, "in gebruik")
        echt(van, naar)

    monkeypatch.setattr(os, "replace", bezet)
    with pytest.raises(UitvoerFout, match="sluit het bestand als het nog open staat"):
        schrijf_veilig(doel, b"x")
    monkeypatch.setattr(bestanden, "POGINGEN", 20)
    schrijf_veilig(doel, b"y")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"y"]
