"""What is done again when a batch goes on, and executors of others."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import pytest

from batchhulp import STAAT, P, Serieel, T, inhoud, schrijf_dossiers
from test_batch_inhoud import schrijf_regio
from vngcheck.batch import Ernst, Keuze, Uitkomst, batch
from vngcheck.rapport.soorten import Editie, Formaat

HTML: Final = Keuze(formaten=(Formaat.HTML,))
AANTAL: Final = 6


def breek_af(map_: Path, uit: Path, na: int, keuze: Keuze = HTML) -> None:
    """Begin a batch, and stop it when so many files are done."""

    def stop(klaar: int, _totaal: int) -> None:
        if klaar == na:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch(map_, uit, keuze, executor=Serieel(), taken=1, voortgang=stop)
    assert (uit / STAAT).exists()


def hervat(map_: Path, uit: Path, keuze: Keuze = HTML) -> tuple[int, Uitkomst]:
    """Go on, and give how much was still done."""
    executor = Serieel()
    gedaan = batch(map_, uit, keuze, executor=executor, hervat=True)
    return executor.aantal, gedaan


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A regio and its gemeenten in a folder, on the kader `klein@1`; that is 8 files."""
    map_ = tmp_path / "d"
    schrijf_dossiers(map_, AANTAL)
    schrijf_regio(map_, "GM0014")
    return map_


def test_wat_klaar_is_wordt_niet_overgedaan(map_: Path, tmp_path: Path) -> None:
    uit, heel = tmp_path / "uit", tmp_path / "heel"
    batch(map_, heel, HTML, executor=Serieel())
    for na in range(1, AANTAL + 2):
        breek_af(map_, uit, na)
        gedaan, uitkomst = hervat(map_, uit)
        # A file that is no dossier is looked at again.
        assert (gedaan, uitkomst.hervat) == (8 - na + (na > AANTAL), na - (na > AANTAL))
        assert inhoud(uit) == inhoud(heel)


def _verander_dossier(map_: Path, _uit: Path) -> None:
    _bij(map_ / "GM0037.yaml")


def _verander_regio(map_: Path, _uit: Path) -> None:
    _bij(map_ / "regio.yaml")


def _verander_kader(map_: Path, _uit: Path) -> None:
    _bij(map_ / "klein.yaml")


def _verander_rapport(_map: Path, uit: Path) -> None:
    _bij(uit / "rapporten" / "GM0034.html")


def _gooi_rapport_weg(_map: Path, uit: Path) -> None:
    (uit / "rapporten" / "GM0034.html").unlink()


def _bij(pad: Path) -> None:
    pad.write_bytes(pad.read_bytes() + b"# veranderd\n")


def _ander_kader(map_: Path, _uit: Path) -> None:
    # Found before the other one, and not the same.
    eerste = (map_ / "klein.yaml").read_text(encoding="utf-8")
    (map_ / "aa-klein.yaml").write_text(eerste.replace("Een bron", "Een andere bron"), "utf-8")


@pytest.mark.parametrize(
    ("verander", "over"),
    [
        (_verander_dossier, ["GM0037.yaml"]),
        (_verander_regio, ["GM0014.yaml"]),
        (_verander_rapport, ["GM0034.yaml"]),
        (_gooi_rapport_weg, ["GM0034.yaml"]),
        (_verander_kader, ["alle"]),
        (_ander_kader, ["alle"]),
    ],
)
def test_wat_veranderd_is_wordt_overgedaan(
    verander: Callable[[Path, Path], None], over: list[str], map_: Path, tmp_path: Path
) -> None:
    uit, heel = tmp_path / "uit", tmp_path / "heel"
    breek_af(map_, uit, na=5)
    verander(map_, uit)
    gedaan, uitkomst = hervat(map_, uit)
    assert uitkomst.hervat == (0 if over == ["alle"] else 5 - len(over))
    batch(map_, heel, HTML, executor=Serieel())
    assert inhoud(uit) == inhoud(heel)
    assert gedaan + uitkomst.hervat == len(list(map_.glob("*.yaml")))


@pytest.mark.parametrize(
    "eerder",
    [Keuze(), Keuze((Formaat.HTML,), Editie.INTERN), Keuze((Formaat.HTML,), toch=True)],
)
def test_met_andere_opties_begint_alles_opnieuw(eerder: Keuze, map_: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    breek_af(map_, uit, na=3, keuze=eerder)
    assert hervat(map_, uit)[0] == 8


def test_na_een_hele_keer_wordt_alleen_gedaan_wat_veranderd_is(map_: Path, tmp_path: Path) -> None:
    uit, heel = tmp_path / "uit", tmp_path / "heel"
    batch(map_, uit, HTML, executor=Serieel())
    klaar = inhoud(uit)
    # A file that is no dossier is looked at again.
    assert hervat(map_, uit)[0] == 1
    assert inhoud(uit) == klaar
    maat = (uit / STAAT).stat().st_size
    for _ in range(3):
        _bij(map_ / "GM0034.yaml")
        gedaan, uitkomst = hervat(map_, uit)
        assert (gedaan, uitkomst.hervat, uitkomst.rapporten) == (2, 6, AANTAL + 1)
    assert (uit / STAAT).stat().st_size < 1.5 * maat
    batch(map_, heel, HTML, executor=Serieel())
    assert inhoud(uit) == inhoud(heel)
    assert {pad.name for pad in uit.glob(".*")} == {STAAT}


def test_wat_hervatten_zegt(map_: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"

    def gezegd(keuze: Keuze = HTML, *, hervat: bool = True) -> list[str]:
        zinnen: list[str] = []
        batch(map_, uit, keuze, executor=Serieel(), hervat=hervat, meld=zinnen.append)
        return zinnen

    assert gezegd() == [f"In {uit} is niets te hervatten; alles wordt gedaan."]
    assert gezegd(hervat=False) == []
    _bij(map_ / "GM0034.yaml")
    assert gezegd() == ["Al klaar en niet veranderd: 6 bestanden. Nog te doen: 2."]
    assert gezegd(Keuze((Formaat.HTML,), Editie.INTERN)) == [
        f"Het werk van de vorige keer in {uit} past niet bij deze keer: de opties of de versie van "
        "vngcheck zijn anders. Alles wordt overgedaan."
    ]


def test_een_halve_regel_telt_niet(map_: Path, tmp_path: Path) -> None:
    uit, heel = tmp_path / "uit", tmp_path / "heel"
    batch(map_, heel, HTML, executor=Serieel())
    breek_af(map_, uit, na=4)
    staat = (uit / STAAT).read_bytes()
    for lengte in (0, 5, len(staat) // 2, len(staat) - 1):
        (uit / STAAT).write_bytes(staat[:lengte])
        hervat(map_, uit)
        assert inhoud(uit) == inhoud(heel)
    for onzin in (b"[]\n", b"null\n", b"{}\n", b'{"naam": 1}\n', b"\xff\n", staat[:-1] + b"x\n"):
        (uit / STAAT).write_bytes(onzin)
        hervat(map_, uit)
        assert inhoud(uit) == inhoud(heel)


def _zonder_score(data: Any) -> None:
    data["uitkomst"]["score"] = {}


def _zonder_posten(data: Any) -> None:
    del data["uitkomst"]["posten"]


def _tekst(data: Any) -> None:
    data["uitkomst"] = "tekst"


def _andere_naam(data: Any) -> None:
    data["naam"] = "GM0037.yaml"


def _andere_fase(data: Any) -> None:
    data["uitkomst"]["score"]["fase"] = "onbekend"


@pytest.mark.parametrize(
    "bederf", [_zonder_score, _zonder_posten, _tekst, _andere_naam, _andere_fase]
)
def test_bewaard_werk_dat_niet_klopt_wordt_overgedaan(
    bederf: Callable[[Any], None], map_: Path, tmp_path: Path
) -> None:
    uit = tmp_path / "uit"
    batch(map_, uit, HTML, executor=Serieel())
    heel = inhoud(uit)
    regels = (uit / STAAT).read_text(encoding="utf-8").splitlines()
    (plek,) = (n for n, regel in enumerate(regels) if regel.startswith('{"naam":"GM0034.yaml"'))
    data = json.loads(regels[plek])
    bederf(data)
    regels[plek] = json.dumps(data)
    (uit / STAAT).write_text("\n".join(regels) + "\n", encoding="utf-8")
    # The rest of the work still counts; the kader is no dossier, and is looked at again.
    gedaan, uitkomst = hervat(map_, uit)
    assert (gedaan, uitkomst.hervat, uitkomst.mislukt) == (2, AANTAL, 0)
    assert inhoud(uit) == heel


def test_een_dossier_met_fouten_wordt_altijd_overgedaan(map_: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    kapot = map_ / "GM0014.yaml"
    goed = kapot.read_bytes()
    kapot.write_bytes(goed + b"fout: 1\n")
    breek_af(map_, uit, na=3)
    kapot.write_bytes(goed)
    gedaan, uitkomst = hervat(map_, uit)
    assert (gedaan, uitkomst.hervat, uitkomst.mislukt) == (6, 2, 0)


def test_een_volle_schijf_laat_staan_wat_klaar_is(map_: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    uit.mkdir()
    (uit / "batch.csv").mkdir()  # nothing can be written there
    from vngcheck.errors import UitvoerFout

    with pytest.raises(UitvoerFout, match="dat is een map"):
        batch(map_, uit, HTML, executor=Serieel())
    (uit / "batch.csv").rmdir()
    assert hervat(map_, uit)[0] == 1  # the kader


# executors of others


class Wankel(Serieel):
    """Loses the first work on every dossier, and all work on one."""

    def __init__(self, nooit: str) -> None:
        super().__init__()
        self.nooit = nooit
        self.gezien: set[str] = set()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        naam = getattr(args[0], "naam", "")
        if naam != self.nooit and naam in self.gezien:
            return super().submit(fn, *args, **kwargs)
        self.gezien.add(naam)
        toekomst: Future[T] = Future()
        toekomst.set_exception(OSError("worker lost"))
        return toekomst


class Stopt(Serieel):
    """Takes no work any more after a while."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self.aantal == 3:
            raise RuntimeError("cannot schedule new futures after shutdown")
        return super().submit(fn, *args, **kwargs)


def fouten(gedaan: Uitkomst) -> list[str]:
    return [regel.bestand for regel in gedaan.regels if regel.ernst is Ernst.FOUT]


def test_verloren_werk_wordt_een_keer_overgedaan(map_: Path, tmp_path: Path) -> None:
    gedaan = batch(map_, tmp_path / "uit", HTML, executor=Wankel("GM0034.yaml"))
    assert fouten(gedaan) == ["GM0034.yaml"]
    assert (gedaan.gescoord, gedaan.rapporten) == (AANTAL, AANTAL)


def test_een_executor_die_ermee_ophoudt(map_: Path, tmp_path: Path) -> None:
    gedaan = batch(map_, tmp_path / "uit", HTML, executor=Stopt())
    assert fouten(gedaan) == [p.name for p in sorted(map_.glob("*.yaml"))[3:]]
    assert gedaan.gescoord == 3


def test_processen_van_een_ander(map_: Path, tmp_path: Path) -> None:
    uit, heel = tmp_path / "uit", tmp_path / "heel"
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        batch(map_, uit, HTML, executor=executor)
        # It is not shut down, and still does what it is asked.
        assert executor.submit(os.getpid).result() != os.getpid()
    batch(map_, heel, HTML, executor=Serieel())
    assert inhoud(uit) == inhoud(heel)


def test_een_eigen_executor_is_een_executor() -> None:
    assert isinstance(Serieel(), Executor)
