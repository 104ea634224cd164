"""Whatever someone does to a dossier, it is read or refused, and never ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import laad_dossier
from vngcheck.errors import VngcheckError

BRON = (pakketmap("examples") / "voorbeeldstad.yaml").read_bytes()
KOP, _, ANTWOORDEN = BRON.partition(b"antwoorden:\n")
# The head and the end of the file hold every kind of field; a part of it is read much faster.
KORT = KOP + b"antwoorden:\n" + b"".join(ANTWOORDEN.splitlines(keepends=True)[:60])
KORT += ANTWOORDEN[ANTWOORDEN.index(b"\nacties:") :]
REGELS = KORT.splitlines(keepends=True)
VREEMD = [
    b"", b" ", b"\t", b"~", b"{}", b"[]", b"[[[", b"'", b'"', b": ", b"- ", b"# ", b"&a ", b"*a",
    b"!x ", b"| ", b"> ", b"? ", b"%", b"@", b"---\n", b"...\n", b"\xff", b"\xef\xbb\xbf", b"\0",
    b"\xe2\x80\xae", b"\r", b"<<: *a\n", b"true", b"-1", b"1e999", b"9" * 5000, b"\xd9\xa3",
    b"2026-02-30", b"0000-00-00", b"12.000", b"nvt", b"beleid.plan: {}\n", b"{a: b}", b"[a, b]",
    b"../x.yaml", b"/", b"GM0394", b"Bergen", b"\\ud800", b'"\\0"', b"{0}", b"%s",
]  # fmt: skip
plek = st.integers(0, len(KORT))
regel = st.integers(0, len(REGELS) - 1)


def regelswissel(paren: list[tuple[int, int]]) -> bytes:
    regels = list(REGELS)
    for een, ander in paren:
        regels[een], regels[ander] = regels[ander], regels[een]
    return b"".join(regels)


def andere_waarden(vervangen: dict[int, bytes]) -> bytes:
    regels = list(REGELS)
    for nummer, waarde in vervangen.items():
        sleutel, punt, _ = regels[nummer].partition(b":")
        regels[nummer] = sleutel + punt + b" " + waarde + b"\n"
    return b"".join(regels)


def invoegsels(stukken: list[tuple[int, int, bytes]]) -> bytes:
    tekst = KORT
    for begin, lengte, stuk in stukken:
        tekst = tekst[:begin] + stuk + tekst[begin + lengte :]
    return tekst


vreemd = st.sampled_from(VREEMD) | st.binary(max_size=8)
VERMINKT = st.one_of(
    st.builds(regelswissel, st.lists(st.tuples(regel, regel), min_size=1, max_size=4)),
    st.builds(andere_waarden, st.dictionaries(regel, vreemd, min_size=1, max_size=4)),
    st.builds(
        invoegsels,
        st.lists(st.tuples(plek, st.integers(0, 40), vreemd), min_size=1, max_size=4),
    ),
    st.builds(lambda einde: KORT[:einde], plek),
    st.binary(max_size=200),
)


def is_gelezen_of_geweigerd(map_: Path, inhoud: bytes) -> bool:
    """Load a dossier; whatever is no VngcheckError with a text goes through to the test."""
    pad = map_ / "dossier.yaml"
    pad.write_bytes(inhoud)
    try:
        return len(laad_dossier(pad).score) == 2
    except VngcheckError as fout:
        return ": fout: " in str(fout)


def test_the_dossier_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_bytes(KORT)
    assert laad_dossier(tmp_path / "dossier.yaml").naam == "Voorbeeldstad"


@given(VERMINKT)
def test_a_mangled_dossier_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, inhoud: bytes
) -> None:
    assert is_gelezen_of_geweigerd(tmp_path_factory.getbasetemp(), inhoud)


@pytest.mark.traag
@settings(max_examples=3_000)
@given(VERMINKT)
def test_many_mangled_dossiers_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, inhoud: bytes
) -> None:
    assert is_gelezen_of_geweigerd(tmp_path_factory.getbasetemp(), inhoud)
