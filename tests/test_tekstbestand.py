"""Reading files and folders that may be anything: a device, a pipe, a name that cannot be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import Cli, Schrijf, SchrijfDossier
from vngcheck.cli.nederlands import vertaal_gebruiksfout
from vngcheck.errors import GebruikFout, InvoerFout
from vngcheck.kaderbestand import alle_kaders, controleer_kader, kadermappen, laad_kader
from vngcheck.tekstbestand import MAX_BYTES, is_map, lees_tekst
from vngcheck.yamlfile import lees_yaml

TE_GROOT = "Het bestand is groter dan 5 MB. Is dit het goede bestand?"


@contextmanager
def als_gewone_gebruiker() -> Iterator[None]:
    """Root may enter every folder; in here it is nobody special."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def dicht(tmp_path: Path) -> Iterator[Path]:
    """A folder that one may not enter."""
    map_ = tmp_path / "dicht"
    map_.mkdir()
    map_.chmod(0)
    with als_gewone_gebruiker():
        yield map_
    map_.chmod(0o700)


def gebruikfout(pad: Path) -> str:
    with pytest.raises(GebruikFout) as fout:
        lees_tekst(pad)
    return str(fout.value)


def kadersfout(pad: Path) -> str:
    with pytest.raises(GebruikFout) as fout:
        kadermappen(pad)
    return str(fout.value)


def test_what_is_no_file_is_refused_unless_a_person_typed_it(tmp_path: Path) -> None:
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)  # nobody writes in it: to read it would take for ever
    for pad in (Path("/dev/zero"), Path("/dev/null"), pijp):
        verwacht = f"{pad} is geen gewoon bestand. Geef de naam van een tekstbestand."
        assert gebruikfout(pad) == verwacht
        with pytest.raises(GebruikFout) as fout:
            laad_kader(pad)
        assert str(fout.value) == verwacht


def test_what_never_ends_is_not_read_to_its_end() -> None:
    with pytest.raises(InvoerFout) as fout:
        lees_tekst(Path("/dev/zero"), pijp=True)
    assert str(fout.value) == f"/dev/zero: fout: {TE_GROOT}"
    with pytest.raises(InvoerFout) as fout:
        controleer_kader(Path("/dev/zero"))
    assert str(fout.value) == f"/dev/zero: fout: {TE_GROOT}"


def test_a_pipe_that_a_person_typed_is_read() -> None:
    lezen, schrijven = os.pipe()
    os.write(schrijven, b"a: b\n")
    os.close(schrijven)
    pad = Path(f"/dev/fd/{lezen}")
    assert gebruikfout(pad).startswith(f"{pad} is geen gewoon bestand.")
    assert lees_yaml(pad, pijp=True).data == {"a": "b"}
    os.close(lezen)


def test_a_file_of_just_the_limit_is_read(tmp_path: Path) -> None:
    pad = tmp_path / "x"
    pad.write_bytes(b"x" * MAX_BYTES)
    assert len(lees_tekst(pad)[0]) == MAX_BYTES
    os.truncate(pad, 10**12)  # takes no room on the disk, but would in memory
    with pytest.raises(InvoerFout) as fout:
        lees_tekst(pad)
    assert str(fout.value) == f"{pad}: fout: {TE_GROOT}"


def test_a_name_that_cannot_be_is_told(tmp_path: Path) -> None:
    lang = tmp_path / ("x" * 300)
    gekort = f"{str(lang)[:297]}..."
    bestand = tmp_path / "bestand"
    bestand.touch()
    assert gebruikfout(lang) == f"Kan {gekort} niet lezen. Klopt de naam?"
    assert kadersfout(lang) == f"Kan de map {gekort} (van --kaders) niet lezen. Klopt de naam?"
    assert kadersfout(Path("a\0b")) == ("Kan de map a\0b (van --kaders) niet lezen. Klopt de naam?")
    assert kadersfout(tmp_path / "weg") == f"De map {tmp_path}/weg (van --kaders) bestaat niet."
    assert kadersfout(bestand) == (
        f"{bestand} (van --kaders) is geen map. Geef de naam van een map."
    )
    assert [is_map(pad) for pad in (tmp_path, bestand, lang, Path("a\0b"))] == [
        True,
        False,
        False,
        False,
    ]


def test_a_folder_that_one_may_not_enter(dicht: Path) -> None:
    assert (
        gebruikfout(dicht / "x.yaml") == f"U mag {dicht}/x.yaml niet lezen. Vraag om leesrechten."
    )
    assert gebruikfout(dicht / "map" / "x.yaml") == (
        f"U mag {dicht}/map/x.yaml niet lezen. Vraag om leesrechten."
    )
    assert kadersfout(dicht) == (
        f"U mag de map {dicht} (van --kaders) niet lezen. Vraag om leesrechten."
    )
    assert kadersfout(dicht / "map") == (
        f"U mag de map {dicht}/map (van --kaders) niet lezen. Vraag om leesrechten."
    )
    assert not is_map(dicht / "map")
    assert alle_kaders([dicht, dicht / "map"]) == {}


def test_a_folder_of_kaders_that_cannot_be_on_the_command_line(
    schrijf_dossier: SchrijfDossier, cli: Cli
) -> None:
    lang = "x" * 300
    uitslag = cli("score", schrijf_dossier(), "--kaders", lang)
    assert uitslag == (
        2,
        "",
        f"Fout: Kan de map {lang} (van --kaders) niet lezen. Klopt de naam?\n",
    )


# what people have at hand beside our files


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            "Dit is een PDF, geen YAML-bestand. Een dossier dat erin zit, haalt u eruit met: "
            "vngcheck uitpakken RAPPORT -o DOSSIER",
        ),
        (
            b"PK\x03\x04\x14\x00\xff",
            "Dit is een Word-, Excel- of zipbestand, geen YAML-bestand. Geef het YAML-bestand "
            "zelf.",
        ),
        (
            b"\n<!DOCTYPE html>\n<p>x: y</p>",
            "Dit is een webpagina (HTML), geen YAML-bestand. Geef het YAML-bestand zelf.",
        ),
    ],
)
def test_a_file_of_another_program_is_named(inhoud: bytes, verwacht: str, schrijf: Schrijf) -> None:
    pad = schrijf("dossier.yaml", inhoud)
    with pytest.raises(InvoerFout) as fout:
        lees_tekst(pad)
    assert str(fout.value) == f"{pad}: fout: {verwacht}"


def test_a_name_with_the_line_of_a_message_behind_it(schrijf: Schrijf) -> None:
    pad = schrijf("dossier.yaml", "a: b\n")
    for regel in (":12", ":12:"):
        assert gebruikfout(Path(f"{pad}{regel}")) == (
            f"Het bestand {pad}{regel} bestaat niet. Bedoelt u {pad}? Achter de dubbele punt staat "
            "een regel."
        )
    weg = pad.with_name("weg.yaml:12")
    assert gebruikfout(weg) == f"Het bestand {weg} bestaat niet. Klopt de naam?"


def test_an_option_that_may_not_be_read_is_told_in_dutch() -> None:
    # The parser asks it for the real user, whom a test cannot change.
    engels = "Invalid value for '--met': path 'koppel.yaml' is not readable."
    assert vertaal_gebruiksfout(engels) == "U mag koppel.yaml niet lezen. Vraag om leesrechten."


def test_where_one_may_not_write_is_named(dicht: Path, cli: Cli) -> None:
    doel = dicht / "uit.html"
    uitslag = cli("rapport", "dossier.yaml", "-o", doel)
    assert (uitslag.exit, uitslag.out) == (4, "")
    assert uitslag.err.startswith(f"Fout: {doel} is niet te schrijven: u mag daar niet schrijven.")
