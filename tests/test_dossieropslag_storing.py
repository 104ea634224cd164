"""What goes wrong while a dossier is open: a second session, kill -9, a full disk, no rights."""

from __future__ import annotations

import errno
import fcntl
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from conftest import SchrijfDossier
from test_dossieropslag import REST, met, namen
from test_tekstbestand import als_gewone_gebruiker
from vngcheck import bestanden
from vngcheck.dossierbestand import laad_dossier
from vngcheck.dossieropslag import DossierOpslag
from vngcheck.errors import GebruikFout, UitvoerFout

SESSIE: Final = """
import sys
from pathlib import Path
from vngcheck.dossier import Antwoord
from vngcheck.dossieropslag import DossierOpslag
from vngcheck.errors import VngcheckError

def zet(opslag, tekst):
    dossier = opslag.geladen.dossier
    antwoord = Antwoord(antwoord="ja", toelichting=tekst)
    antwoorden = {**dossier.antwoorden, "opvang.zorg": antwoord}
    return opslag.bewaar(dossier.model_copy(update={"antwoorden": antwoorden}))

"""
BESTANDEN = ["dossier.yaml", "dossier.yaml.vngcheck-begin.bak", "dossier.yaml.vngcheck.bak"]
"""The dossier, and the versions that are kept beside it."""


def sessie(pad: Path, programma: str) -> subprocess.Popen[str]:
    """A session in a process of its own; it can use `zet` and `pad`."""
    return subprocess.Popen(
        [sys.executable, "-c", f"{SESSIE}pad = Path({str(pad)!r})\n{programma}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


def regel(proces: subprocess.Popen[str]) -> str:
    assert proces.stdout is not None
    return proces.stdout.readline().rstrip("\n")


def rest(proces: subprocess.Popen[str]) -> list[str]:
    """The lines up to the end; `communicate` would lose those that were read ahead."""
    assert proces.stdout is not None
    regels = proces.stdout.read().splitlines()
    proces.communicate()
    return regels


@pytest.fixture
def andere_sessie(schrijf_dossier: SchrijfDossier) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """A dossier that is open in another process until its input ends."""
    pad = schrijf_dossier(REST)
    proces = sessie(
        pad, "with DossierOpslag(pad):\n    print('open', flush=True)\n    sys.stdin.read()"
    )
    assert regel(proces) == "open"
    yield pad, proces
    proces.kill()
    proces.communicate()


def test_de_tweede_sessie_hoort_het_meteen(
    andere_sessie: tuple[Path, subprocess.Popen[str]],
) -> None:
    pad, proces = andere_sessie
    with pytest.raises(UitvoerFout) as fout:
        DossierOpslag(pad)
    naam = re.escape(platform.node())
    assert re.fullmatch(
        rf"Dit dossier is al open in een andere sessie \(sinds (\S+ )?\d\d:\d\d, "
        rf"op computer {naam}\)\. "
        r"Sluit die eerst, of wacht\.",
        str(fout.value),
    )
    assert proces.poll() is None
    proces.communicate("")
    assert namen(pad) == ["dossier.yaml"]
    DossierOpslag(pad).sluit()


def test_een_gedode_sessie_houdt_niets_op_slot(
    andere_sessie: tuple[Path, subprocess.Popen[str]],
) -> None:
    pad, proces = andere_sessie
    proces.kill()
    proces.wait()
    assert namen(pad) == [".dossier.yaml.lock", ".dossier.yaml.sessie", "dossier.yaml"]
    with DossierOpslag(pad) as opslag:
        opslag.bewaar(met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja"))
    assert namen(pad) == BESTANDEN


@pytest.mark.parametrize("inhoud", ["", "gisteren\nhier\n", "2020-01-02T03:04\n\x1b[31mrood\n"])
def test_een_vreemde_notitie_schaadt_niet(
    inhoud: str, andere_sessie: tuple[Path, subprocess.Popen[str]]
) -> None:
    pad, _ = andere_sessie
    (pad.parent / ".dossier.yaml.sessie").write_text(inhoud, encoding="utf-8")
    with pytest.raises(UitvoerFout) as fout:
        DossierOpslag(pad)
    bij = " (sinds 2020-01-02 03:04, op computer [31mrood)" if "2020" in inhoud else ""
    assert str(fout.value) == (
        f"Dit dossier is al open in een andere sessie{bij}. Sluit die eerst, of wacht."
    )


def test_kill_9_op_een_willekeurig_moment(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    kans = random.Random(20260630)  # noqa: S311  where to kill is no secret
    programma = (
        "opslag = DossierOpslag(pad)\n"
        "for n in range(10**6):\n"
        "    print('voor', n, flush=True)\n"
        "    zet(opslag, f'nummer {n}')\n"
        "    print('na', n, flush=True)\n"
    )
    vorige: str | None = None
    for _ in range(6):
        proces = sessie(pad, programma)
        regels = [regel(proces) for _ in range(kans.randrange(1, 12))]
        # Anywhere in the next save; whichever moment it is, the test holds.
        threading.Event().wait(kans.random() / 50)
        proces.kill()
        soort, nummer = [*regels, *rest(proces)][-1].split()
        vorige = f"nummer {int(nummer) - 1}" if int(nummer) else vorige
        antwoord = laad_dossier(pad).dossier.antwoorden.get("opvang.zorg")
        nu = antwoord.toelichting if antwoord else None
        assert nu in ({f"nummer {nummer}"} if soort == "na" else {f"nummer {nummer}", vorige})
        vorige = nu
    DossierOpslag(pad).sluit()
    assert namen(pad) == BESTANDEN


STAPPEN: Final = """
import os, signal
keer = 0
def stap(echt):
    def doe(*args, **kwargs):
        global keer
        keer += 1
        if keer == {stap}:
            os.kill(os.getpid(), signal.SIGKILL)
        return echt(*args, **kwargs)
    return doe
opslag = DossierOpslag(pad)
zet(opslag, "oud")
for naam in ("open", "fsync", "chmod", "replace", "fdopen"):
    setattr(os, naam, stap(getattr(os, naam)))
zet(opslag, "nieuw")
print("klaar", flush=True)
"""


def test_kill_9_voor_elke_stap_van_het_bewaren(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    gezien: list[list[str | None]] = []
    klaar = ""
    while not klaar:
        klaar, _ = sessie(pad, STAPPEN.format(stap=len(gezien) + 1)).communicate()
        # Each of the two files is written whole before either takes its place.
        assert len(list(pad.parent.glob(".vngcheck-*"))) <= len(BESTANDEN)
        versies = [
            laad_dossier(versie).dossier.antwoorden.get("opvang.zorg")
            for versie in (pad, pad.parent / "dossier.yaml.vngcheck.bak")
        ]
        gezien.append([versie.toelichting if versie else None for versie in versies])
    assert gezien[0] in (["oud", None], ["oud", "nieuw"])
    assert {nu for nu, _ in gezien} == {"oud", "nieuw"}
    assert gezien[-1] == ["nieuw", "oud"]
    DossierOpslag(pad).sluit()
    assert namen(pad) == BESTANDEN


def test_wat_een_ander_dossier_aan_het_schrijven_is_blijft(schrijf_dossier: SchrijfDossier) -> None:
    pad, ander = schrijf_dossier(REST), schrijf_dossier(REST, naam="ander.yaml")
    with DossierOpslag(pad) as opslag:
        opslag.bewaar(met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja"))
    # One name of each, as its writing leaves it when it is killed.
    eigen = [
        bestanden._tijdelijk(p, b"x", 0o600)
        for p in (pad, pad.parent / "dossier.yaml.vngcheck.bak")
    ]
    vreemd = bestanden._tijdelijk(ander, b"x", 0o600)
    DossierOpslag(pad).sluit()
    assert [p.exists() for p in eigen] == [False, False]
    assert vreemd.exists()


def test_een_volle_schijf(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    eerst = pad.read_bytes()
    proces = sessie(
        pad,
        "import resource\n"
        "opslag = DossierOpslag(pad)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(eerst) + 20}, -1))\n"
        "try:\n"
        "    zet(opslag, 'x' * 400)\n"
        "except VngcheckError as fout:\n"
        "    print(fout, flush=True)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))\n"
        "print(opslag.geladen.dossier.antwoorden.keys() == {'beleid.plan', 'beleid.raad'})\n"
        "print(sorted(p.name for p in pad.parent.iterdir()), flush=True)\n"
        "sys.stdin.readline()\n"
        "print(zet(opslag, 'x' * 400))\n"
        "opslag.sluit()\n",
    )
    assert regel(proces) == (
        f"Kan {pad} niet schrijven: het bestand is te groot voor deze schijf. "
        "Kies een andere schijf."
    )
    assert regel(proces) == "True"
    assert regel(proces) == str(
        [".dossier.yaml.lock", ".dossier.yaml.sessie", "dossier.yaml", "klein.yaml"]
    )
    assert pad.read_bytes() == eerst
    # With room again, the same may be tried again.
    assert proces.communicate("verder\n")[0] == "[]\n"
    assert "x" * 400 in pad.read_text(encoding="utf-8")


@pytest.mark.parametrize("stap", [1, 2])
@pytest.mark.parametrize("wat", ["fsync", "replace"])
def test_een_stap_die_mislukt_verandert_niets(
    stap: int, wat: str, schrijf_dossier: SchrijfDossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        opslag.bewaar(met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja"))
        eerst, dossier = pad.read_bytes(), opslag.geladen.dossier
        keer = 0
        echt = getattr(os, wat)

        def mislukt(*args: object) -> None:
            nonlocal keer
            keer += 1
            if keer == stap:
                raise OSError(errno.ENOSPC, "vol")
            echt(*args)

        nieuw = met(dossier, "opvang.zorg", antwoord="nee")
        with monkeypatch.context() as patch:
            patch.setattr(os, wat, mislukt)
            with pytest.raises(UitvoerFout) as fout:
                opslag.bewaar(nieuw)
        assert str(fout.value) == (
            f"Kan {pad} niet schrijven: de schijf is vol. Maak ruimte of kies een andere schijf."
        )
        assert pad.read_bytes() == eerst
        assert opslag.geladen.dossier == dossier
        assert list(pad.parent.glob(".vngcheck-*")) == []
        assert opslag.bewaar(nieuw) == []
        assert opslag.geladen.dossier == nieuw


def test_een_botsing_op_een_volle_schijf_laat_niets_achter(
    schrijf_dossier: SchrijfDossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        hun = pad.read_bytes().replace(b"antwoord: ja ", b"antwoord: nee ")
        pad.write_bytes(hun)
        dossier = met(opslag.geladen.dossier, "beleid.plan", antwoord="deels")

        def vol(*_: object) -> None:
            raise OSError(errno.ENOSPC, "vol")

        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", vol)
            with pytest.raises(UitvoerFout, match="de schijf is vol"):
                opslag.bewaar(dossier)
        assert pad.read_bytes() == hun
        assert list(pad.parent.glob("*.bak")) == []
        assert len(opslag.bewaar(dossier)) == 4


def test_onderbroken_na_het_vervangen_is_geen_ander(
    schrijf_dossier: SchrijfDossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        echt = os.replace

        def onderbroken(van: Path, naar: Path) -> None:
            echt(van, naar)
            if naar == pad:
                raise KeyboardInterrupt

        nieuw = met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja")
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", onderbroken)
            with pytest.raises(KeyboardInterrupt):
                opslag.bewaar(nieuw)
        assert opslag.kijk() == []
        assert opslag.geladen.dossier == nieuw
        assert opslag.bewaar(met(nieuw, "opvang.zorg", antwoord="nee")) == []


@pytest.fixture
def bereikbaar(schrijf_dossier: SchrijfDossier) -> Iterator[Path]:
    """A dossier in a folder that everyone may enter; that of a test is for its owner only."""
    with tempfile.TemporaryDirectory() as map_:
        shutil.copytree(schrijf_dossier(REST).parent, map_, dirs_exist_ok=True)
        pad = Path(map_) / "dossier.yaml"
        pad.parent.chmod(0o755)
        yield pad
        pad.parent.chmod(0o755)


def test_in_een_map_zonder_schrijfrecht_gaat_niets_open(bereikbaar: Path) -> None:
    bereikbaar.parent.chmod(0o555)
    with als_gewone_gebruiker(), pytest.raises(UitvoerFout) as fout:
        DossierOpslag(bereikbaar)
    assert str(fout.value) == (
        f"Kan antwoorden niet bewaren in {bereikbaar}: u mag daar niet schrijven. Kies een andere "
        "map, of sluit het bestand als het nog open staat in een ander programma."
    )
    assert namen(bereikbaar) == ["dossier.yaml"]


def test_een_alleen_lezen_bestand_gaat_niet_open(bereikbaar: Path) -> None:
    bereikbaar.chmod(0o444)
    bereikbaar.parent.chmod(0o777)
    with als_gewone_gebruiker(), pytest.raises(UitvoerFout) as fout:
        DossierOpslag(bereikbaar)
    assert str(fout.value) == (
        f"Het bestand {bereikbaar} is alleen-lezen. Vraag om schrijfrechten, of werk in een kopie."
    )
    assert namen(bereikbaar) == ["dossier.yaml"]


def test_een_map_die_men_niet_in_mag(bereikbaar: Path) -> None:
    bereikbaar.parent.chmod(0o700 if os.geteuid() == 0 else 0)
    with als_gewone_gebruiker(), pytest.raises(GebruikFout, match=r"U mag .* niet lezen"):
        DossierOpslag(bereikbaar)


def test_een_map_die_weg_is_wordt_niet_gemaakt(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST, naam="map/dossier.yaml")
    with DossierOpslag(pad) as opslag:
        elders = pad.parent.rename(pad.parent.parent / "elders")
        nieuw = met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja")
        with pytest.raises(UitvoerFout) as fout:
            opslag.bewaar(nieuw)
        assert str(fout.value) == (
            f"De map van {pad} is er niet meer. Sluit de schijf weer aan, of zet de map terug."
        )
        assert not pad.parent.exists()
        elders.rename(pad.parent)
        assert opslag.bewaar(nieuw) == []


def test_op_een_schijf_zonder_sloten_staat_erbij_wat_te_doen(
    schrijf_dossier: SchrijfDossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geen_slot(*_: object) -> None:
        raise OSError(errno.ENOLCK, "geen sloten")

    pad = schrijf_dossier(REST)
    monkeypatch.setattr(fcntl, "flock", geen_slot)
    with DossierOpslag(pad) as opslag:
        assert opslag.opmerkingen == [
            "Dit dossier kan op deze schijf niet op slot. "
            "Vul het niet op twee plaatsen tegelijk in."
        ]
        assert opslag.bewaar(met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja")) == []
