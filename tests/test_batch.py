"""`vngcheck batch` and the function behind it: one bad file never stops the rest."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from batchhulp import (
    KAPOT,
    P,
    Serieel,
    T,
    bladen,
    inhoud,
    rijen,
    schrijf_dossier,
    schrijf_dossiers,
    schrijf_kapotte,
)
from conftest import Cli
from vngcheck.batch import Ernst, Keuze, batch
from vngcheck.errors import GebruikFout, UitvoerFout
from vngcheck.rapport.soorten import Formaat

UIT: Final = {
    "batch.xlsx",
    "batch.json",
    "batch.csv",
    "batch-bouwstenen.csv",
    "batch-vragen.csv",
    "batch-geen-knaken.csv",
    "batch-geen-knaken-per-jaar.csv",
    "batch-fouten-en-meldingen.csv",
}
FOUTEN: Final = {
    "leeg.yaml": ("", "Het bestand is leeg."),
    "binair.yaml": ("", "Dit is geen tekstbestand in UTF-8."),
    "latin1.yaml": ("", "Dit is geen tekstbestand in UTF-8."),
    "geen-yaml.yaml": (
        "2",
        "Hier of op de regel erboven ontbreekt een dubbele punt of de spatie erachter, of er staat "
        "er een te veel.",
    ),
    "onbekende-sleutel.yaml": ("5", "De sleutel 'antworden' bestaat hier niet."),
    "ander-kader.yaml": ("2", "Het kader 'klein@7' is er niet."),
    "te-groot.yml": ("", "Het bestand is groter dan 5 MB."),
}


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """A folder with 40 dossiers, of which seven are broken; the whole ones in two folders."""
    map_ = tmp_path / "dossiers"
    schrijf_dossiers(map_, 20)
    schrijf_dossiers(map_ / "noord", 13, begin=20)
    schrijf_kapotte(map_)
    return map_


def test_veertig_dossiers_waarvan_zeven_kapot(map_: Path, tmp_path: Path, cli: Cli) -> None:
    uit = tmp_path / "uit"
    uitslag = cli("batch", map_, "-o", uit, "--taken", "2")
    assert uitslag.exit == 1
    assert uitslag.out == (
        "33 dossiers met een score, 7 bestanden met fouten, 2 bestanden overgeslagen.\n"
    )
    assert set(inhoud(uit)) == UIT
    fouten = [rij for rij in rijen(uit / "batch-fouten-en-meldingen.csv") if rij["Ernst"] == "fout"]
    assert {rij["Bestand"]: (rij["Regel"], rij["Melding"]) for rij in fouten} == FOUTEN
    assert FOUTEN.keys() == KAPOT.keys()
    for naam, (regel, tekst) in FOUTEN.items():
        plaats = f"{map_ / naam}:{regel}" if regel else map_ / naam
        assert f"{plaats}: fout: " in uitslag.err
        assert tekst in uitslag.err
    assert uitslag.err.splitlines()[-1] == f"Klaar: {uit / 'batch.xlsx'}"


def test_een_kader_is_geen_dossier(map_: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    gedaan = batch(map_, uit, executor=Serieel())
    mededelingen = {r.bestand: r.tekst for r in gedaan.regels if r.ernst is Ernst.MEDEDELING}
    tekst = "Overgeslagen: geen dossier, want de sleutel 'vngcheck' ontbreekt."
    assert mededelingen == {"klein.yaml": tekst, "noord/klein.yaml": tekst}
    assert (gedaan.gescoord, gedaan.mislukt, gedaan.geen_dossier) == (33, 7, 2)


def test_elk_dossier_als_bij_score_json(map_: Path, tmp_path: Path, cli: Cli) -> None:
    uit = tmp_path / "uit"
    batch(map_, uit, executor=Serieel())
    data = json.loads((uit / "batch.json").read_bytes())
    namen = [dossier.pop("bestand") for dossier in data["dossiers"]]
    assert namen == sorted(namen, key=lambda naam: naam.split("/"))
    assert len(namen) == 33
    for naam in (namen[0], namen[-1]):
        los = json.loads(cli("score", map_ / naam, "--json").out)
        assert data["dossiers"][namen.index(naam)] == los
    assert {fout["bestand"] for fout in data["fouten"]} == FOUTEN.keys()


def test_de_tabellen_zeggen_hetzelfde(map_: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    batch(map_, uit, executor=Serieel())
    boek = bladen(uit / "batch.xlsx")
    assert {naam: len(blad) - 1 for naam, blad in boek.items()} == {
        "Samenvatting": 33,
        "Bouwstenen": 33 * 3,
        "Vragen": 33 * 6,
        "Geen knaken": 33,
        "Geen knaken per jaar": 1,
        "Fouten en meldingen": len(rijen(uit / "batch-fouten-en-meldingen.csv")),
    }
    eerste = dict(zip(*boek["Samenvatting"][:2], strict=True))
    assert (eerste["Bestand"], eerste["Naam"], eerste["Code"]) == (
        "GM0014.yaml",
        "Groningen",
        "GM0014",
    )
    assert eerste["Kader"] == "klein@1"
    assert eerste["Plateau 1: oordeel"] == "niet behaald"
    assert (eerste["Fouten"], eerste["Taken zonder rijksmiddelen"]) == (0, 1)
    uit_csv = rijen(uit / "batch.csv")[0]
    assert list(uit_csv) == list(eerste)
    assert float(uit_csv["Plateau 1: score hoog"]) == eerste["Plateau 1: score hoog"]
    assert uit_csv["Peildatum"] == eerste["Peildatum"].date().isoformat() == "2026-06-30"
    som = sum(1000 * nummer for nummer in range(1, 34))
    assert eerste["Regiodossier"] == "nee"
    steen = dict(zip(*boek["Bouwstenen"][:2], strict=True))
    assert (steen["Bouwsteen"], steen["Nummer bouwsteen"]) == ("beleid", "1.1")
    nummers = {rij["Nummer bouwsteen"] for rij in rijen(uit / "batch-vragen.csv")}
    assert nummers == {"1.1", "1.2", "2.1"}
    assert boek["Geen knaken per jaar"][1] == [2026, "ja", None, som, 0, som]


def test_dezelfde_map_geeft_dezelfde_bytes(map_: Path, tmp_path: Path) -> None:
    keuze = Keuze(formaten=(Formaat.HTML,))
    een, twee, serieel, draden = (tmp_path / naam for naam in ("een", "twee", "serieel", "draden"))
    batch(map_, een, keuze, taken=1)
    batch(map_, twee, keuze, taken=2)
    batch(map_, serieel, keuze, executor=Serieel())
    with ThreadPoolExecutor(3) as executor:
        batch(map_, draden, keuze, executor=executor)
    assert len(inhoud(een)) == len(UIT) + 33
    assert inhoud(een) == inhoud(twee) == inhoud(serieel) == inhoud(draden)


def test_de_voortgang_telt_elk_bestand(map_: Path, tmp_path: Path) -> None:
    gezien: list[tuple[int, int]] = []
    batch(map_, tmp_path / "uit", executor=Serieel(), voortgang=lambda *a: gezien.append(a))
    assert gezien == [(klaar, 42) for klaar in range(43)]


class Tellend(ThreadPoolExecutor):
    """Counts how much work was handed out and is not done."""

    onderweg = hoogste = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        self.onderweg += 1
        self.hoogste = max(self.hoogste, self.onderweg)
        return super().submit(fn, *args, **kwargs)

    def klaar(self, *_: object) -> None:
        self.onderweg = max(self.onderweg - 1, 0)


def test_nooit_meer_tegelijk_dan_gevraagd(map_: Path, tmp_path: Path) -> None:
    with Tellend(8) as executor:
        gedaan = batch(map_, tmp_path / "uit", executor=executor, taken=3, voortgang=executor.klaar)
    assert (gedaan.gescoord, executor.hoogste) == (33, 3)


# what cannot be


@pytest.mark.parametrize(
    ("woorden", "tekst"),
    [
        (["weg"], "De map weg (met dossiers) bestaat niet."),
        (["d/GM0014.yaml"], "d/GM0014.yaml (met dossiers) is geen map. Geef de naam van een map."),
        (["leeg"], "In de map leeg staat geen dossier. Geef de map met de dossiers."),
        (
            ["kader"],
            "In de map kader staat geen dossier: geen YAML-bestand heeft de sleutel 'vngcheck'. "
            "Geef de map met de dossiers.",
        ),
        (["d", "--taken", "0"], "--taken is 0. Kies een getal van 1 of hoger."),
        (["d", "--formaat", "pdf"], "--formaat hoort bij --rapport. Geef ook --rapport."),
        (["d", "--kaders", "weg"], "De map weg (van --kaders) bestaat niet."),
    ],
)
def test_verkeerd_gebruik(
    woorden: list[str],
    tekst: str,
    tmp_path: Path,
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    schrijf_dossiers(Path("d"), 1)
    Path("leeg").mkdir()
    schrijf_dossiers(Path("kader"), 0)
    assert cli("batch", *woorden, "-o", "uit") == (2, "", f"Fout: {tekst}\n")
    assert not Path("uit").exists() or not any(Path("uit").iterdir())


def test_waar_niet_te_schrijven_is(map_: Path, tmp_path: Path, cli: Cli) -> None:
    uit = tmp_path / "bestand"
    uit.write_text("x", encoding="utf-8")
    uitslag = cli("batch", map_, "-o", uit)
    assert uitslag.exit == 4
    assert uitslag.err == (
        f"Fout: Kan niet schrijven in {uit}: een deel van het pad is geen map. Kies een andere "
        "plaats.\n"
    )


def test_een_batch_tegelijk_per_map(map_: Path, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    fouten: list[str] = []

    def nog_een(_klaar: int, _totaal: int) -> None:
        if not fouten:
            with pytest.raises(UitvoerFout) as fout:
                batch(map_, uit, executor=Serieel())
            fouten.append(str(fout.value))

    batch(map_, uit, executor=Serieel(), voortgang=nog_een)
    assert fouten == [
        f"Een andere batch schrijft al in {uit}. Wacht tot die klaar is, of kies een andere map."
    ]
    assert set(inhoud(uit)) == UIT


def test_een_verkeerde_klok_wordt_een_keer_gezegd(
    map_: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "gisteren")
    with pytest.raises(GebruikFout, match="SOURCE_DATE_EPOCH is 'gisteren'"):
        batch(map_, tmp_path / "uit", Keuze(formaten=(Formaat.HTML,)), executor=Serieel())


def test_de_kaders_van_een_andere_map(tmp_path: Path, klein_kader: Path, cli: Cli) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossier(map_ / "a.yaml", "GM0014")
    assert cli("batch", map_, "-o", uit).exit == 1
    assert cli("batch", map_, "-o", uit, "--kaders", klein_kader).exit == 0
