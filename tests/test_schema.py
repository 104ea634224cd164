"""The JSON Schemas that editors use: they must accept what vngcheck accepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from vngcheck.bestanden import pakketmap
from vngcheck.schema import json_schema

VOORBEELDEN = sorted(pakketmap("examples").glob("*.yaml"))


class Editor(yaml.SafeLoader):
    """Reads as an editor does: YAML 1.2, so `ja` and `nee` are text, and dates too."""


Editor.yaml_implicit_resolvers = {
    teken: [
        (tag, patroon)
        for tag, patroon in regels
        if tag in {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null"}
        or (tag == "tag:yaml.org,2002:bool" and teken in "tTfF")
    ]
    for teken, regels in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def als_editor(pad: Path) -> Any:
    return yaml.load(pad.read_text(encoding="utf-8"), Loader=Editor)  # noqa: S506 (a SafeLoader)


def gebreken(soort: str, data: Any) -> list[str]:
    keurder = jsonschema.Draft202012Validator(json.loads(json_schema(soort)))
    return [fout.message for fout in keurder.iter_errors(data)]


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_an_editor_accepts_every_example(pad: Path) -> None:
    assert gebreken("dossier", als_editor(pad)) == []


def test_an_editor_accepts_the_shipped_kader() -> None:
    assert gebreken("kader", als_editor(pakketmap("frameworks") / "vng-mensenhandel.yaml")) == []


@pytest.mark.parametrize(
    ("sleutel", "waarde"),
    [
        ("vngcheck", 2),
        ("fase", "klaar"),
        ("onbekend", "x"),
        ("antwoorden", {"beleid.vastgesteld": {"antwoord": "misschien"}}),
        ("ambitie", [{"jaar": 2026, "niveau": "veel"}]),
        ("regio", {"naam": "R", "gemeenten": ["GM0394"]}),
    ],
)
def test_an_editor_marks_what_vngcheck_refuses(sleutel: str, waarde: Any) -> None:
    dossier = {
        "vngcheck": 1,
        "kader": "vng-mensenhandel@1",
        "gemeente": "GM0394",
        "peildatum": "2026-06-30",
    }
    assert gebreken("dossier", dossier) == []
    assert gebreken("dossier", dossier | {sleutel: waarde}) != []


def test_a_number_may_stand_where_vngcheck_reads_text() -> None:
    dossier = {
        "vngcheck": 1,
        "kader": "vng-mensenhandel@1",
        "gemeente": "GM0394",
        "peildatum": "2026-06-30",
        "besluitvorming": {"college": {"datum": "2026-04-14", "kenmerk": 2026.0010}},
    }
    assert gebreken("dossier", dossier) == []


@pytest.mark.parametrize("soort", ["dossier", "kader", "overzetting"])
def test_a_schema_shows_no_english(soort: str) -> None:
    schema = json.loads(json_schema(soort))
    assert schema.pop("title").endswith("van vngcheck")
    assert '"description":' not in json.dumps(schema)
