"""The terminal of the tests: it does what a real one does, every time."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Final

import pytest

import terminal
from terminal import TOETSEN, Terminal

VRAAG: Final = """
from prompt_toolkit import PromptSession
from prompt_toolkit.key_binding import KeyBindings

toetsen = KeyBindings()

@toetsen.add("f1")
def _(event):
    event.app.exit(result="<f1>")

sessie = PromptSession(key_bindings=toetsen)
while (antwoord := sessie.prompt("Vraag: ", multiline=False)) != "klaar":
    print("gelezen:", ascii(antwoord))
"""
OMGEVING: Final = """
import os
for naam in os.environ:
    print(naam)
print(*os.get_terminal_size())
print(os.getcwd() == os.environ["HOME"])
"""


def python(programma: str) -> list[str]:
    return [sys.executable, "-c", programma]


def test_een_programma_met_toetsen(tmp_path: Path) -> None:
    with Terminal(python(VRAAG), cwd=tmp_path) as term:
        term.wacht_op("Vraag:")
        term.typ("één € ĳ 😀")
        term.toets("enter")
        term.wacht_op(r"gelezen: '\xe9\xe9n \u20ac \u0133 \U0001f600' Vraag:")
        term.typ("ac")
        term.toets("links")
        term.typ("b")
        term.toets("home", "delete", "end", "backspace", "enter")
        term.wacht_op("gelezen: 'b' Vraag:")
        term.toets("f1")
        term.wacht_op("gelezen: '<f1>' Vraag:")
        term.toets("omhoog", "omhoog", "enter")
        # Not before the prompt is there again: until then the keys are those of the system.
        term.wacht_tot(lambda: term.alles.count(term.scherm[1]) == 2, "tweede keer")
        term.wacht_tot(lambda: term.scherm[term.cursor[0]] == "Vraag:", "lege vraag")
        term.typ("klaar\r")
        assert term.einde() == 0


def test_de_cursor_is_te_vragen(tmp_path: Path) -> None:
    # prompt_toolkit warns on the screen when a terminal does not say where the cursor is.
    with Terminal(python(VRAAG), cwd=tmp_path) as term:
        term.wacht_op("Vraag:")
        assert term.cursor == (0, 7)
        term.typ("klaar\r")
        assert term.einde() == 0
        assert term.scherm[0] == "Vraag: klaar"
        assert not term.toont("CPR")


@pytest.mark.parametrize("regels", [1, 40, 400])
def test_plakken_is_geen_typen(regels: int, tmp_path: Path) -> None:
    geplakt = "\n".join(f"regel {nummer} met tekst" for nummer in range(regels))
    programma = VRAAG.replace("ascii(antwoord)", "len(antwoord), antwoord.count(chr(10))")
    with Terminal(python(programma), cwd=tmp_path) as term:
        term.wacht_op("Vraag:")
        term.plak(geplakt)
        term.toets("enter")
        term.wacht_op(f"gelezen: {len(geplakt)} {regels - 1}")


def test_kleuren_en_vet(tmp_path: Path) -> None:
    programma = r"""print("\x1b[1;31mrood\x1b[0m gewoon \x1b[38;5;208moranje\x1b[7m\u6f22\u5b57")"""
    with Terminal(python(programma), cwd=tmp_path) as term:
        assert term.einde() == 0
        assert term.scherm[0] == "rood gewoon oranje漢字"
        regel = term.cellen[0]
    assert "".join(cel.data for cel in regel).rstrip() == "rood gewoon oranje漢字"
    assert (regel[0].fg, regel[0].bold) == ("red", True)
    assert (regel[5].fg, regel[5].bold) == ("default", False)
    assert (regel[12].fg, regel[12].reverse) == ("ff8700", False)
    assert (regel[18].data, regel[19].data, regel[18].reverse) == ("漢", "字", True)


def test_wat_wegschoof_is_er_nog(tmp_path: Path) -> None:
    with Terminal(python("for n in range(100): print('regel', n)"), cwd=tmp_path) as term:
        assert term.einde() == 0
        assert term.scherm == [*(f"regel {n}" for n in range(77, 100)), ""]
        assert term.alles == [*(f"regel {n}" for n in range(100)), ""]


@pytest.mark.parametrize(("kolommen", "regels"), [(80, 24), (40, 10), (200, 100)])
def test_de_omgeving_is_die_van_een_gewone_terminal(
    kolommen: int, regels: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "EDITOR"):
        monkeypatch.setenv(naam, "1")
    opdracht = python(OMGEVING)
    with Terminal(
        opdracht, cwd=tmp_path, kolommen=kolommen, regels=regels, omgeving={"EIGEN": "1"}
    ) as term:
        assert term.einde() == 0
        *namen, maat, thuis = "\n".join(term.alles).rstrip().split("\n")
    assert (maat, thuis) == (f"{kolommen} {regels}", "True")
    assert {"HOME", "LC_ALL", "TERM", "PATH", "EIGEN"} <= set(namen)
    assert set(namen) & {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "EDITOR"} == set()
    with Terminal(opdracht, cwd=tmp_path, kleur=False) as term:
        assert term.einde() == 0
        assert "NO_COLOR" in term.alles


def test_hoe_een_programma_eindigt(tmp_path: Path) -> None:
    for code in (0, 3):
        with Terminal(python(f"import sys; print('dag'); sys.exit({code})"), cwd=tmp_path) as term:
            assert term.einde() == code
            assert term.scherm[0] == "dag"
    wacht = "print('klaar'); input()"
    with Terminal(python(wacht), cwd=tmp_path) as term:
        assert term.wacht_op("klaar").dood() == -signal.SIGKILL
    with Terminal(python(wacht), cwd=tmp_path) as term:
        assert term.wacht_op("klaar").stop() == -signal.SIGTERM
    with Terminal(python(wacht), cwd=tmp_path) as term:
        assert term.wacht_op("klaar").sluit() == -signal.SIGHUP
    with Terminal(python(wacht), cwd=tmp_path) as term:
        # Enter too: a Ctrl-C just before Python reads the line is seen when it has read it.
        term.wacht_op("klaar").toets("ctrl-c", "enter")
        assert term.einde() == -signal.SIGINT
        assert term.toont("KeyboardInterrupt")
    with Terminal(python(wacht), cwd=tmp_path) as term:
        term.wacht_op("klaar").toets("ctrl-d")
        assert term.einde() == 1
        assert term.toont("EOFError")


def test_een_programma_merkt_dat_zijn_venster_dicht_is(tmp_path: Path) -> None:
    programma = """
import pathlib, signal, sys
def weg(*_):
    pathlib.Path("weg").write_text("ja")
    sys.exit(7)
signal.signal(signal.SIGHUP, weg)
print("klaar")
signal.pause()
"""
    with Terminal(python(programma), cwd=tmp_path) as term:
        assert term.wacht_op("klaar").sluit() == 7
    assert (tmp_path / "weg").read_text() == "ja"


def test_wat_niet_komt_is_een_fout_met_het_scherm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opdracht = python("print('iets anders')")
    with Terminal(opdracht, cwd=tmp_path) as term, pytest.raises(AssertionError) as fout:
        term.wacht_op("tekst")
    rand = "-" * 80
    assert str(fout.value) == (
        f"einde, zonder 'tekst' op het scherm. Het scherm:\n{rand}\niets anders\n{rand}\n"
        "cursor: (1, 0)"
    )
    with Terminal(python("print('iets anders'); input()"), cwd=tmp_path) as term:
        term.wacht_op("iets anders")
        monkeypatch.setattr(terminal, "GEDULD", 0.0)
        with pytest.raises(AssertionError, match=r"^'x', 'y' op het scherm kwam niet"):
            term.wacht_op("x", "y")
        with pytest.raises(AssertionError, match=r"^het programma houdt niet op"):
            term.einde()
        monkeypatch.undo()


def test_een_tekst_over_twee_regels_wordt_gevonden(tmp_path: Path) -> None:
    with Terminal(python("print('een tekst die'); print('  verder gaat')"), cwd=tmp_path) as term:
        term.wacht_op("tekst die verder gaat")
        assert not term.toont("tekstdie")


def test_elke_toets_is_er_een() -> None:
    assert len(set(TOETSEN.values())) == len(TOETSEN)
