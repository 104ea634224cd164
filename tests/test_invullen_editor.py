"""F4 in `vngcheck invullen`: writing a text in one's own editor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import SchrijfDossier
from terminal import Terminal, vngcheck
from vngcheck.yamlfile import lees_yaml

PLAN = "Is er een plan?"


@pytest.fixture
def dossier(schrijf_dossier: SchrijfDossier) -> Path:
    return schrijf_dossier()


def invullen(pad: Path, *opties: str, **hoe: Any) -> Terminal:
    return Terminal(vngcheck("invullen", pad.name, *opties), cwd=pad.parent, **hoe)


def toelichting(pad: Path) -> str:
    gelezen: Any = lees_yaml(pad).data["antwoorden"]
    return str(gelezen["beleid.plan"]["toelichting"])


def maak_editor(map_: Path, regels: str) -> str:
    """A program that is an editor; gives its name as EDITOR wants it."""
    pad = map_ / "mijn editor.sh"
    pad.write_text(f"#!/bin/sh\n{regels}\n", encoding="utf-8")
    pad.chmod(0o755)
    return f"'{pad}'"


def bewaar(term: Terminal, *teksten: str) -> None:
    """Confirm what stands at the prompt, and stop."""
    term.wacht_op(*teksten).toets("enter")
    term.wacht_op("titel van het document", "F3 volgende vraag").toets("ctrl-d")
    assert term.einde() == 0


@pytest.mark.parametrize("codering", ["UTF-8", "CP1252"])
def test_in_de_eigen_editor(dossier: Path, tmp_path: Path, codering: str) -> None:
    editor = maak_editor(tmp_path, f'printf "Regel een\\n\\nSlot €\\n" | iconv -t {codering} >"$1"')
    with invullen(dossier, omgeving={"EDITOR": editor}) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").toets("f4")
        bewaar(term, "Slot €")
    assert toelichting(dossier) == "Regel een\n\nSlot €"


@pytest.mark.parametrize(
    ("editor", "zin"),
    [
        ("/bestaat/niet", "Fout: De editor /bestaat/niet werkt niet. Typ de tekst hier."),
        ("vim'", "Fout: De waarde van EDITOR klopt niet: er ontbreekt een teken."),
        ("false", "Fout: De editor eindigde met een fout."),
    ],
)
def test_zonder_werkende_editor_gaat_er_niets_verloren(
    dossier: Path, editor: str, zin: str
) -> None:
    with invullen(dossier, omgeving={"EDITOR": editor}) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").typ("Al getypt")
        term.wacht_op("Al getypt").toets("f4")
        bewaar(term, zin, "Toelichting: Al getypt")
    assert toelichting(dossier) == "Al getypt"


def test_wat_een_editor_schreef_die_mislukte_is_er_nog(dossier: Path, tmp_path: Path) -> None:
    editor = maak_editor(tmp_path, 'echo geschreven >"$1"; exit 3')
    omgeving = {"EDITOR": editor, "TMPDIR": str(tmp_path)}
    with invullen(dossier, omgeving=omgeving, kolommen=200) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").toets("f4")
        term.wacht_op("De editor eindigde met een fout. Wat u schreef, staat in").toets("ctrl-d")
        assert term.einde() == 0
    (bestand,) = tmp_path.glob("vngcheck-*.txt")
    assert bestand.read_text(encoding="utf-8") == "geschreven\n"


def test_ctrl_c_is_voor_de_editor(dossier: Path, tmp_path: Path) -> None:
    editor = maak_editor(
        tmp_path, 'trap "echo onderbroken >\\"$1\\"; exit 0" INT\necho Klaar voor Ctrl-C\nread x'
    )
    with invullen(dossier, omgeving={"EDITOR": editor}) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").toets("f4")
        term.wacht_op("Klaar voor Ctrl-C").toets("ctrl-c")
        bewaar(term, "Toelichting: onderbroken")
    assert toelichting(dossier) == "onderbroken"


def test_een_regel_heeft_geen_editor(dossier: Path) -> None:
    with invullen(dossier, omgeving={"EDITOR": "false"}) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting", "F4 editor").toets("enter")
        term.wacht_op("titel van het document", "F3 volgende vraag").toets("f4")
        term.typ("Plan")
        term.toets("enter")
        term.wacht_op("Waar in dat document?").toets("ctrl-d")
        assert term.einde() == 0
        assert not term.toont("De editor")


def test_regel_voor_regel(dossier: Path, tmp_path: Path) -> None:
    editor = maak_editor(tmp_path, 'printf "Regel een\\nstop\\n" >"$1"')
    with invullen(dossier, "--eenvoudig", omgeving={"EDITOR": editor}) as term:
        term.wacht_op("Antwoord (j ja", ">").typ("j\r")
        term.wacht_op("Toelichting (Enter: sla over) >").typ("editor\r")
        term.wacht_op("titel van het document (Enter: sla over) >").typ("stop\r")
        assert term.einde() == 0
    assert toelichting(dossier) == "Regel een\nstop"
