"""Finding the kaders in folders: whatever `kader controleer` accepts is found, and no more."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from conftest import Schrijf
from vngcheck.errors import GebruikFout, InvoerFout
from vngcheck.kaderbestand import alle_kaders, controleer_kader, kies_kader
from vngcheck.yamlfile import lees_yaml

KOP = 'id: klein\nversie: "1"\n'
ANDERE_KOPPEN = {
    "quoted keys": "\"id\": klein\n'versie': 1\n",
    "quoted values": "id: 'klein'\nversie: '1'\n",
    "white space": '? id\n:    " klein "\nversie:\n    "1 "\n',
    "comments": "id: klein   # kort\nversie: 1 # eerste\n",
    "long comment": "# uitleg\n" * 5_000 + KOP,
    "alias": "versie: &een 1\nid: &k klein\n",
    "document mark": f"%YAML 1.2\n---\n{KOP}",
    "byte order mark": f"\ufeff{KOP}",
    "Windows": KOP.replace("\n", "\r\n"),
}
GEEN_KADER: dict[str, str | bytes] = {
    "dossier": "vngcheck: 1\nkader: klein@1\nid: klein\nversie: 1\n",
    "no versie": "id: klein\n",
    "no id": "versie: 1\n",
    "empty id": "id:\nversie: 1\n",
    "id that cannot be": "id: Klein kader\nversie: 1\n",
    "versie that cannot be": "id: klein\nversie: een twee\n",
    "list for an id": "id: [klein]\nversie: 1\n",
    "deeper": "kader:\n  id: klein\n  versie: 1\n",
    "in a text": "a: |\n  x\n\n  id: klein\n  versie: 1\n",
    "broken before": "a: [\nid: klein\nversie: 1\n",
    "list": "- id: klein\n- versie: 1\n",
    "text": "hallo\n",
    "empty": "",
    "binary": b"\x00\xff\xfe",
    "far too deep": "[" * 100_000,
    "too large": "#" + "x" * 5_000_000 + f"\n{KOP}",
}


@pytest.fixture
def tekst(klein_kader: Path) -> str:
    return (klein_kader / "klein.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("soort", ANDERE_KOPPEN)
def test_a_kader_is_found_however_its_head_is_written(
    soort: str, tekst: str, schrijf: Schrijf
) -> None:
    _, _, rest = tekst.partition(KOP)
    pad = schrijf("kader.yaml", ANDERE_KOPPEN[soort] + rest)
    assert controleer_kader(pad) == []
    assert alle_kaders([pad.parent]) == {"klein@1": pad}


def test_a_kader_is_found_when_its_head_is_its_tail(tekst: str, schrijf: Schrijf) -> None:
    pad = schrijf("kader.yml", tekst.replace(KOP, "") + KOP)
    assert controleer_kader(pad) == []
    assert alle_kaders([pad.parent]) == {"klein@1": pad}


def test_a_kader_in_json_is_found(klein_kader: Path, schrijf: Schrijf) -> None:
    pad = schrijf("kader.yaml", json.dumps(lees_yaml(klein_kader / "klein.yaml").data))
    assert controleer_kader(pad) == []
    assert alle_kaders([pad.parent]) == {"klein@1": pad}


@pytest.mark.parametrize("soort", GEEN_KADER)
def test_what_is_no_kader(soort: str, schrijf: Schrijf) -> None:
    pad = schrijf("x.yaml", GEEN_KADER[soort])
    assert alle_kaders([pad.parent]) == {}


def test_what_is_no_file_is_passed_over(tmp_path: Path, tekst: str, schrijf: Schrijf) -> None:
    os.mkfifo(tmp_path / "a.yaml")  # nobody writes in it: to read it would take for ever
    (tmp_path / "b.yaml").symlink_to("/dev/zero")
    (tmp_path / "c.yaml").symlink_to("weg.yaml")
    (tmp_path / "d.yaml").mkdir()
    pad = schrijf("e.yaml", tekst)
    (tmp_path / "f.yaml").symlink_to(pad)
    schrijf("g.txt", tekst)
    assert alle_kaders([tmp_path]) == {"klein@1": pad}
    assert alle_kaders([tmp_path / "weg", pad, tmp_path / ("x" * 300), Path("a\0b")]) == {}


@pytest.mark.parametrize("einde", [b"x: [\n", b"x: \xff\n"])
def test_the_errors_of_a_kader_that_is_found_are_told(einde: bytes, schrijf: Schrijf) -> None:
    pad = schrijf("kader.yaml", KOP.encode() + einde)
    with pytest.raises(InvoerFout) as fout:
        kies_kader("klein@1", [pad.parent])
    assert fout.value.meldingen[0].bestand == pad


def test_a_file_that_stays_the_same_is_not_opened_again(tekst: str, schrijf: Schrijf) -> None:
    pad = schrijf("kader.yaml", tekst)
    map_ = pad.parent
    assert alle_kaders([map_]) == {"klein@1": pad}
    tijd = pad.stat().st_mtime_ns
    pad.write_text(tekst.replace("id: klein", "id: ander"), encoding="utf-8")
    os.utime(pad, ns=(tijd, tijd))  # nothing shows that it changed, unless one reads it
    assert alle_kaders([map_]) == {"klein@1": pad}
    nieuw = schrijf("nieuw.yaml", tekst.replace("id: klein", "id: nieuw"))
    assert alle_kaders([map_]) == {"klein@1": pad, "nieuw@1": nieuw}
    os.utime(pad, ns=(tijd + 1, tijd + 1))
    assert alle_kaders([map_]) == {"ander@1": pad, "nieuw@1": nieuw}
    pad.unlink()
    assert alle_kaders([map_]) == {"nieuw@1": nieuw}


def test_the_first_folder_that_has_a_kader_wins(klein_kader: Path, schrijf: Schrijf) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    eigen = schrijf("eigen.yaml", tekst.replace("naam: Klein kader", "naam: Eigen kader"))
    schrijf("anders.yaml", "naam: geen kader\n")
    mappen = [eigen.parent, klein_kader]
    assert alle_kaders(mappen) == {"klein@1": eigen}
    assert kies_kader("klein", mappen).kader.naam == "Eigen kader"
    assert kies_kader("klein@1", mappen[::-1]).kader.naam == "Klein kader"


def test_a_kader_that_is_not_there_or_has_more_versions(
    klein_kader: Path, schrijf: Schrijf
) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    map_ = schrijf("a.yaml", tekst).parent
    schrijf("b.yaml", tekst.replace('versie: "1"', "versie: 2026-1 # nieuw"))
    verwacht = {
        "klein": "Van klein zijn er meer versies. Kies uit: klein@1, klein@2026-1.",
        "klien@1": "Het kader klien@1 is er niet. Bedoelt u klein@1?",
        "xyz": "Het kader xyz is er niet. Er zijn: klein@1, klein@2026-1.",
    }
    for naam, tekst in verwacht.items():
        with pytest.raises(GebruikFout) as fout:
            kies_kader(naam, [map_])
        assert str(fout.value) == tekst


def test_a_kader_that_changes_is_read_again(schrijf: Schrijf, klein_kader: Path) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    pad = schrijf("kader.yaml", tekst)
    os.utime(pad, ns=(1, 1))
    eerst = kies_kader("klein", [pad.parent])
    pad.write_text(tekst.replace("naam: Klein kader", "naam: Ander kader"), encoding="utf-8")
    daarna = kies_kader("klein", [pad.parent])
    assert (eerst.kader.naam, daarna.kader.naam) == ("Klein kader", "Ander kader")
    assert eerst.sha256 != daarna.sha256
