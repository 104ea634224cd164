"""What the tables of a batch say: of dossiers that do not fit together, of money and of persons."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

import pytest

from batchhulp import Serieel, bladen, inhoud, rijen, schrijf_dossier, schrijf_dossiers
from conftest import FIXTURES, Cli
from vngcheck.batch import Ernst, Keuze, Uitkomst, batch
from vngcheck.rapport.soorten import Editie, Formaat

HTML: Final = Keuze(formaten=(Formaat.HTML,))
# Each value is invented: it passes the check of its kind, and belongs to nobody.
PERSOON: Final = """
antwoorden:
  beleid.plan:
    antwoord: ja
    voorbehoud: Bel 06-12345678.
  voorlichting.inwoners:
    antwoord: nee
    reden: geen_rijksmiddelen
    geen_knaken: {wat_niet: "Burger 111222333 helpen", gevolg: Niets}
"""
REGIO: Final = """
regio: {naam: Regio Noord, gemeenten: [GM0014, GM0034, GM0037]}
antwoorden:
  voorlichting.inwoners:
    antwoord: nee
    reden: geen_rijksmiddelen
    geldt_voor_alle: true
    geen_knaken:
      wat_niet: Voorlichting in de regio
      bedragen:
        - {jaar: 2026, bedrag: 5000, aard: structureel}
        - {jaar: 2027, bedrag: 6000, aard: incidenteel}
"""


def doe(map_: Path, uit: Path, keuze: Keuze = HTML) -> Uitkomst:
    return batch(map_, uit, keuze, executor=Serieel())


def zinnen(gedaan: Uitkomst, ernst: Ernst) -> list[tuple[str, str]]:
    return [(regel.bestand, regel.tekst) for regel in gedaan.regels if regel.ernst is ernst]


def schrijf_regio(map_: Path, *gemeenten: str) -> None:
    schrijf_dossiers(map_, 0)
    pad = schrijf_dossier(map_ / "regio.yaml", "", REGIO)
    pad.write_text(pad.read_text(encoding="utf-8").replace("gemeente: \n", ""), encoding="utf-8")
    for code in gemeenten:
        schrijf_dossier(map_ / f"{code}.yaml", code, bouwt_op="regio.yaml")


# dossiers that do not fit together


def test_twee_gemeenten_met_een_code(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 2)
    shutil.copytree(map_, map_ / "kopie")
    schrijf_dossier(map_ / "GM0014-eerder.yaml", "Groningen", peildatum="2025-06-30")
    gedaan = doe(map_, uit)
    tekst = "Van deze gemeente is er op dezelfde peildatum nog een dossier: {}."
    dubbel = [regel for regel in gedaan.regels if "nog een dossier" in regel.tekst]
    assert {regel.bestand: regel.tekst for regel in dubbel} == {
        "GM0014.yaml": tekst.format("kopie/GM0014.yaml"),
        "GM0034.yaml": tekst.format("kopie/GM0034.yaml"),
        "kopie/GM0014.yaml": tekst.format("GM0014.yaml"),
        "kopie/GM0034.yaml": tekst.format("GM0034.yaml"),
    }
    assert {regel.ernst for regel in dubbel} == {Ernst.WAARSCHUWING}
    assert len(rijen(uit / "batch.csv")) == gedaan.gescoord == 5


def test_meer_versies_van_een_kader(tmp_path: Path, cli: Cli) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 2)
    kader = (FIXTURES / "kaders" / "klein.yaml").read_text(encoding="utf-8")
    (map_ / "klein2.yaml").write_text(kader.replace('versie: "1"', 'versie: "2"'), encoding="utf-8")
    schrijf_dossier(map_ / "twee.yaml", "GM0037", kader="klein@2")
    anders = map_ / "anders"
    schrijf_dossiers(anders, 1, begin=3)
    (anders / "klein.yaml").write_text(kader.replace("Is er een plan?", "Een plan?"), "utf-8")
    uitslag = cli("batch", map_, "-o", uit)
    assert uitslag.exit == 0
    (eerste, *_) = rijen(uit / "batch-fouten-en-meldingen.csv")
    assert (eerste["Bestand"], eerste["Ernst"]) == ("(alle)", "waarschuwing")
    assert eerste["Melding"].startswith("Niet alle dossiers hebben hetzelfde kader: klein@1 (")
    assert eerste["Melding"].endswith(" en klein@2 (1).")
    assert eerste["Melding"].count("sha256") == 2
    assert eerste["Melding"] in uitslag.err
    assert [rij["Kader"] for rij in rijen(uit / "batch.csv")] == [*["klein@1"] * 3, "klein@2"]
    vragen = rijen(uit / "batch-vragen.csv")
    teksten = {rij["Tekst van de vraag"] for rij in vragen if rij["Vraag"] == "beleid.plan"}
    assert teksten == {"Is er een plan?", "Een plan?"}


def test_een_fictief_dossier_draagt_zijn_merk(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 1)
    (tekst,) = (pad.read_text(encoding="utf-8") for pad in map_.glob("GM*.yaml"))
    verzonnen = tekst.replace("gemeente: GM0014", "fictief: true\ngemeente: Nergens")
    (map_ / "x.yaml").write_text(verzonnen, encoding="utf-8")
    doe(map_, uit)
    merken = ["", "FICTIEF VOORBEELD"]
    for naam in ("batch.csv", "batch-geen-knaken.csv", "batch-geen-knaken-per-jaar.csv"):
        assert [rij["Fictief"] for rij in rijen(uit / naam)] == merken, naam


# money


@pytest.mark.parametrize("met_regio", [True, False])
def test_een_bedrag_van_de_regio_telt_een_keer(met_regio: bool, tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_regio(map_, "GM0014", "GM0034", "GM0037")
    if not met_regio:
        (map_ / "regio").mkdir()
        (map_ / "regio.yaml").rename(tmp_path / "regio.yaml")
        shutil.copy(map_ / "klein.yaml", tmp_path)
        for pad in map_.glob("GM*.yaml"):
            tekst = pad.read_text(encoding="utf-8")
            pad.write_text(tekst.replace("bouwt_op: ", "bouwt_op: ../"), encoding="utf-8")
    gedaan = doe(map_, uit)
    assert gedaan.mislukt == 0
    assert [rij["Regiodossier"] for rij in rijen(uit / "batch.csv")] == [
        *["nee"] * 3,
        *["ja"] * met_regio,
    ]
    posten = rijen(uit / "batch-geen-knaken.csv")
    tellend = "regio.yaml" if met_regio else "GM0014.yaml"
    assert [rij["Bestand"] for rij in posten if rij["Telt mee in de som"] == "ja"] == [tellend] * 2
    assert len(posten) == (8 if met_regio else 6)
    assert {rij["Van de regio"] for rij in posten if rij["Bestand"] != "regio.yaml"} == {
        "Regio Noord"
    }
    som = [(rij["Jaar"], rij["Samen"]) for rij in rijen(uit / "batch-geen-knaken-per-jaar.csv")]
    assert som == [("2026", "5000"), ("2027", "6000")]


def test_een_formule_uit_een_dossier_blijft_tekst(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 0)
    schrijf_dossier(
        map_ / "=1+1.yaml",
        "=HYPERLINK(1)",
        fictief="true",
        rest="antwoorden: {beleid.plan: "
        "{antwoord: ja, voorbehoud: '=cmd|calc', geregeld_door: '@iemand'}}\n",
    )
    doe(map_, uit, Keuze())
    vraag = rijen(uit / "batch-vragen.csv")[0]
    assert [vraag[kop] for kop in ("Bestand", "Naam", "Voorbehoud", "Geregeld door")] == [
        "'=1+1.yaml",
        "'=HYPERLINK(1)",
        "'=cmd|calc",
        "'@iemand",
    ]
    assert bladen(uit / "batch.xlsx")["Vragen"][1][:2] == ["=1+1.yaml", "=HYPERLINK(1)"]


# persons


def test_persoonsgegevens_houden_een_openbaar_rapport_tegen(tmp_path: Path, cli: Cli) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 1)
    schrijf_dossier(map_ / "p.yaml", "GM0034", PERSOON)
    uitslag = cli("batch", map_, "-o", uit, "--rapport", "--formaat", "html")
    assert uitslag.exit == 1
    assert uitslag.out == (
        "2 dossiers met een score, 1 bestand met fouten, 1 bestand overgeslagen.\n"
        "1 rapport gemaakt.\n"
    )
    assert "waarschuwingen en mededelingen; alle staan op het blad Fouten en meldingen.\n" in (
        uitslag.err
    )
    assert (
        f"{map_ / 'p.yaml'}:9: fout: antwoorden.beleid.plan.voorbehoud: Geen rapport (html): "
        "Hier staat waarschijnlijk een telefoonnummer; dat hoort niet in een openbaar rapport."
    ) in uitslag.err
    assert [naam for naam in inhoud(uit) if naam.endswith("html")] == ["rapporten/GM0014.html"]
    assert len(rijen(uit / "batch.csv")) == 2
    for naam, deel in inhoud(uit).items():
        if not naam.endswith("xlsx"):
            assert b"12345678" not in deel, naam
            assert b"111222333" not in deel, naam
    assert "12345678" not in str(bladen(uit / "batch.xlsx"))
    weg = [rij for rij in rijen(uit / "batch-vragen.csv") if rij["Voorbehoud"]]
    assert [rij["Voorbehoud"] for rij in weg] == ["[weggelaten: waarschijnlijk persoonsgegevens]"]
    assert "In de tabellen zijn teksten weggelaten" in (
        uit / "batch-fouten-en-meldingen.csv"
    ).read_text("utf-8")


@pytest.mark.parametrize(
    "keuze",
    [Keuze(formaten=(Formaat.HTML,), toch=True), Keuze((Formaat.HTML,), Editie.INTERN)],
    ids=["toch", "intern"],
)
def test_toch_en_intern_laten_alles_staan(keuze: Keuze, tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 0)
    schrijf_dossier(map_ / "p.yaml", "GM0034", PERSOON)
    gedaan = doe(map_, uit, keuze)
    assert (gedaan.mislukt, gedaan.rapporten) == (0, 1)
    assert rijen(uit / "batch-geen-knaken.csv")[0]["Wat niet"] == "Burger 111222333 helpen"
    assert "06-12345678" in (uit / "batch.json").read_text(encoding="utf-8")


def test_een_toegestaan_nummer_blijft_staan(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 0)
    rest = PERSOON.replace("111222333", "")
    schrijf_dossier(map_ / "p.yaml", "GM0034", rest, toegestane_contacten="[06-12345678]")
    gedaan = doe(map_, uit)
    assert (gedaan.mislukt, gedaan.rapporten) == (0, 1)
    assert rijen(uit / "batch-vragen.csv")[0]["Voorbehoud"] == "Bel 06-12345678."


def test_een_interne_notitie_staat_nergens(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 0)
    notitie = "antwoorden: {beleid.plan: {antwoord: ja, intern: Geheim van ons}}\n"
    schrijf_dossier(map_ / "p.yaml", "GM0034", notitie)
    doe(map_, uit)
    assert all(b"Geheim van ons" not in deel for deel in inhoud(uit).values())
    assert "Geheim van ons" not in str(bladen(uit / "batch.xlsx"))


def test_een_fout_in_een_regiodossier_noemt_dat(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_regio(map_, "GM0014")
    regio = map_ / "regio.yaml"
    regio.write_text(regio.read_text(encoding="utf-8") + "fout: 1\n", encoding="utf-8")
    gedaan = doe(map_, uit)
    fouten = zinnen(gedaan, Ernst.FOUT)
    onbekend = "De sleutel 'fout' bestaat hier niet."
    assert fouten == [
        ("GM0014.yaml", "Het regiodossier regio.yaml bevat fouten."),
        ("GM0014.yaml", f"regio.yaml: {onbekend}"),
        ("regio.yaml", onbekend),
    ]
    data = json.loads((uit / "batch.json").read_bytes())
    assert data["dossiers"] == []
    assert [fout["tekst"] for fout in data["fouten"]] == [tekst for _, tekst in fouten]


def test_persoonsgegevens_in_een_naam_of_sleutel_staan_nergens(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 0)
    schrijf_dossier(map_ / "naam.yaml", "Bel 06-12345678", fictief="true")
    schrijf_dossier(map_ / "sleutel.yaml", "GM0014", "antwoorden: {Bel 06-12345678: {}}")
    schrijf_dossier(map_ / "waarde.yaml", "GM0034", fase='"\'s Bel 06-12345678"')
    gedaan = doe(map_, uit, Keuze())
    assert (gedaan.gescoord, gedaan.mislukt) == (1, 2)
    for naam, deel in inhoud(uit).items():
        if not naam.endswith("xlsx"):
            assert b"12345678" not in deel, naam
    assert "12345678" not in str(bladen(uit / "batch.xlsx"))


def test_een_fout_bij_een_rapport_kost_de_score_niet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kapot(*_: object, **__: object) -> str:
        raise ZeroDivisionError("tekst uit het dossier")

    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 2)
    monkeypatch.setattr("jinja2.Template.render", kapot)
    gedaan = doe(map_, uit)
    assert (gedaan.gescoord, gedaan.mislukt, gedaan.rapporten) == (2, 2, 0)
    tekst = "Geen rapport (html): Er ging iets mis in vngcheck zelf (ZeroDivisionError)."
    assert zinnen(gedaan, Ernst.FOUT) == [("GM0014.yaml", tekst), ("GM0034.yaml", tekst)]
    assert [(rij["Fouten"], rij["Rapport"]) for rij in rijen(uit / "batch.csv")] == [("1", "")] * 2


def test_van_twee_metingen_telt_alleen_de_laatste_in_de_som(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    (pad,) = schrijf_dossiers(map_, 1)
    eerder = pad.read_text(encoding="utf-8").replace("2026-06-30", "2026-05-31")
    (map_ / "eerder.yaml").write_text(eerder, encoding="utf-8")
    assert doe(map_, uit, Keuze()).gescoord == 2
    posten = rijen(uit / "batch-geen-knaken.csv")
    assert {rij["Bestand"]: rij["Telt mee in de som"] for rij in posten} == {
        pad.name: "ja",
        "eerder.yaml": "nee",
    }
    (som,) = rijen(uit / "batch-geen-knaken-per-jaar.csv")
    assert (som["Jaar"], som["Samen"]) == ("2026", "1000")


def _meting(map_: Path, code: str, jaar: int, **kop: str) -> None:
    schrijf_dossier(map_ / f"{code}-{jaar}.yaml", code, peildatum=f"{jaar}-06-30", **kop)


def test_dat_maar_een_van_de_metingen_telt_wordt_gezegd(tmp_path: Path, cli: Cli) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 0)
    for jaar in (2027, 2028, 2026):
        _meting(map_, "GM0014", jaar)
    _meting(map_, "GM0034", 2028)
    _meting(map_, "Nergens", 2025, fictief="true")
    uitslag = cli("batch", map_, "-o", uit)
    metingen = "Van Groningen zijn er 3 metingen; in de bedragen telt alleen die van 30 juni 2028."
    alle = "Van Groningen is er meer dan één meting. In de bedragen telt alleen de nieuwste."
    assert uitslag.err.startswith(f"{alle}\n")
    verwacht = [("(alle)", "mededeling", alle), ("GM0014-2028.yaml", "mededeling", metingen)]
    blad = [
        (rij["Bestand"], rij["Ernst"], rij["Melding"])
        for rij in rijen(uit / "batch-fouten-en-meldingen.csv")
    ]
    assert blad[:2] == verwacht
    assert ["GM0014-2028.yaml", "mededeling", None, None, metingen, None] in [
        list(rij) for rij in bladen(uit / "batch.xlsx")["Fouten en meldingen"]
    ]
    data = json.loads((uit / "batch.json").read_bytes())
    assert [melding["tekst"] for melding in data["meldingen"]][:2] == [alle, metingen]


def test_een_andere_peildatum_van_gemeenten_wordt_gezegd(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 0)
    for code, jaar in (("GM0014", 2028), ("GM0034", 2026), ("GM0037", 2027)):
        _meting(map_, code, jaar)
    verwacht = (
        "De gemeenten hebben niet dezelfde peildatum: de oudste is 30 juni 2026, de nieuwste "
        "30 juni 2028."
    )
    assert ("", verwacht) in zinnen(doe(map_, uit, Keuze()), Ernst.MEDEDELING)


def test_van_veel_gemeenten_worden_er_vijf_genoemd(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    for pad in schrijf_dossiers(map_, 7):
        eerder = pad.read_text(encoding="utf-8").replace("2026-06-30", "2025-06-30")
        pad.with_name(f"{pad.stem}-eerder.yaml").write_text(eerder, encoding="utf-8")
    gedaan = zinnen(doe(map_, uit, Keuze()), Ernst.MEDEDELING)
    (alle,) = (tekst for bestand, tekst in gedaan if not bestand)
    assert alle.startswith("Van Groningen, ")
    assert alle.endswith(
        " en nog 2 is er meer dan één meting. In de bedragen telt alleen de nieuwste."
    )
    assert sum("zijn er 2 metingen" in tekst for _, tekst in gedaan) == 7
