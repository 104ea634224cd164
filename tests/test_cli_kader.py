"""`vngcheck kader`: list, show, check, schema."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Final

import pytest

from conftest import Cli, Programma, Schrijf
from vngcheck.bestanden import pakketmap
from vngcheck.kader import Sterkte
from vngcheck.kaderbestand import laad_kader
from vngcheck.woorden import PLICHT, SCHAAL, STERKTE, STERKTE_UITLEG

VNG: Final = pakketmap("frameworks") / "vng-mensenhandel.yaml"
VNG_REGEL: Final = "vng-mensenhandel@1  VNG-kader aanpak mensenhandel (reconstructie), 76 vragen\n"
KLEIN_REGEL: Final = "klein@1  Klein kader (reconstructie), 6 vragen\n"
PLICHT_REGEL: Final = (
    "  Plicht: wettelijke plicht (Wmo 2015). Sterkte: A, letterlijk. Voor: gemeente of regio. "
    "Domein: zorg."
)
VRAAGVELDEN: Final = {"id", "norm", "gewicht", "plicht", "sterkte", "schaal", "bronnen"}


def test_lijst(cli: Cli, klein_kader: Path, tmp_path: Path) -> None:
    assert cli("kader", "lijst") == (0, VNG_REGEL, "")
    assert cli("kader", "lijst", "--kaders", klein_kader) == (0, KLEIN_REGEL + VNG_REGEL, "")
    assert cli("kader", "lijst", "--kaders", tmp_path) == (0, VNG_REGEL, "")


def test_lijst_neemt_het_eerste_van_twee_gelijke(cli: Cli, schrijf: Schrijf) -> None:
    tekst = VNG.read_text(encoding="utf-8").replace("naam: VNG-kader", "naam: Eigen kader", 1)
    map_ = schrijf("eigen.yaml", tekst).parent
    assert "Eigen kader aanpak mensenhandel" in cli("kader", "lijst", "--kaders", map_).out


def test_toon_noemt_alles(cli: Cli) -> None:
    uitslag = cli("kader", "toon", "vng-mensenhandel@1", columns=5000)
    kader = laad_kader(VNG).kader
    assert (uitslag.exit, uitslag.err) == (0, "")
    ruw = " ".join(uitslag.out.split())
    teksten = [kader.naam, kader.over, *(d.vindplaats for d in kader.bronnen)]
    teksten += [t for p in kader.plateaus for t in (p.naam, p.uitleg)]
    for steen in kader.bouwstenen:
        teksten += [steen.nummer, steen.naam, steen.waarom]
    for vraag in kader.vragen.values():
        teksten += [vraag.id, vraag.norm, vraag.vraag, vraag.uitleg, vraag.bewijs, vraag.stap]
        teksten += [vraag.toelichting or "", vraag.wet or "", *vraag.zie_ook]
        teksten += [criterium.tekst for criterium in vraag.criteria]
        teksten += [f"{bron.document}, {bron.plaats}" for bron in vraag.bronnen]
        teksten += [PLICHT[vraag.plicht], STERKTE[vraag.sterkte], SCHAAL[vraag.schaal]]
    assert [tekst for tekst in teksten if " ".join(tekst.split()) not in ruw] == []


def test_toon_in_het_klein(cli: Cli, klein_kader: Path) -> None:
    uit = cli("kader", "toon", "klein", "--kaders", klein_kader).out
    vraag = uit.partition("  opvang.zorg (N03)\n")[2].partition("\n\n")[0]
    assert vraag.splitlines() == [
        "  Is er zorg voor slachtoffers?",
        "  Dit is een wettelijke taak.",
        "  Ja betekent dat dit allemaal klopt:",
        "  - Er is zorg [eigen uitwerking]",
        "  Bewijs: Contract",
        PLICHT_REGEL,
        "  Vormen: seksuele uitbuiting, arbeidsuitbuiting.",
        "  Bronnen: TW, bijlage 1.",
        "  Volgende stap: Koop zorg in.",
    ]


def test_toon_een_vraag(cli: Cli, klein_kader: Path) -> None:
    for plek in ("beleid.raad", "N02", "raad"):
        uitslag = cli("kader", "toon", "klein", plek, "--kaders", klein_kader)
        assert (uitslag.exit, uitslag.err) == (0, "")
        regels = uitslag.out.splitlines()
        assert regels[0] == "Klein kader, versie 1 (reconstructie)"
        assert regels[1].startswith("Reconstructie: ")
        assert regels[2:] == [
            "",
            "Plateau 1, Basis",
            "",
            "1.1 Beleid (Basis)",
            "Zonder beleid gebeurt er niets.",
            "",
            "  beleid.raad (N02)",
            "  Weet de raad van het plan?",
            "  De raad heeft het plan gezien.",
            "  Ja betekent dat dit allemaal klopt:",
            "  - De raad heeft het plan [eigen uitwerking]",
            "  Bewijs: Raadsbesluit",
            "  Plicht: lokale norm. Sterkte: B, gebundeld. Voor: gemeente. Domein: veiligheid.",
            "  Gewicht: 2.",
            "  Vormen: seksuele uitbuiting.",
            "  Bronnen: BR, paragraaf 2.",
            "  Volgende stap: Stuur het plan naar de raad.",
            "",
            "Sterkte: hoe zeker het is dat een vraag bij haar plateau hoort",
            f"{STERKTE[Sterkte.B]}: {STERKTE_UITLEG[Sterkte.B]}",
            "",
            "Bronnen",
            "BR: Een bron. in de kast.",
        ]


def test_toon_een_bouwsteen_met_al_haar_vragen(cli: Cli, klein_kader: Path) -> None:
    uit = cli("kader", "toon", "klein@1", "1.2", "--kaders", klein_kader).out
    heel = cli("kader", "toon", "klein@1", "--kaders", klein_kader).out
    begin = uit.index("1.2 Opvang")
    einde = uit.index("\n\nSterkte:")
    assert uit[begin:einde] in heel
    assert "opvang.zorg (N03)" in uit[begin:einde]
    assert "opvang.bedden (N04)" in uit[begin:einde]
    assert "beleid.plan" not in uit
    assert "TW: Een tweede bron." in uit
    assert "BR: Een bron." not in uit


def test_toon_json_van_een_plek_is_dat_deel_van_het_kader(cli: Cli, klein_kader: Path) -> None:
    def data(*plek: str) -> Any:
        uitslag = cli("kader", "toon", "klein", *plek, "--json", "--kaders", klein_kader)
        return json.loads(uitslag.out)

    heel = data()["bouwstenen"]
    assert data("opvang") == heel[1]
    assert data("opvang.bedden") == heel[1]["vragen"][1]


def test_toon_een_plek_die_niet_duidelijk_is(cli: Cli, klein_kader: Path) -> None:
    assert cli("kader", "toon", "klein", "plan", "--kaders", klein_kader) == (
        2,
        "",
        "Fout: 'plan' kan meer betekenen. Kies een id uit:\n"
        "  beleid.plan: Is er een plan?\n"
        "  beleid.raad: Weet de raad van het plan?\n",
    )
    assert cli("kader", "toon", "klein", "zebra", "--json", "--kaders", klein_kader) == (
        2,
        "",
        "Fout: Er is niets te vinden voor 'zebra'. Kijk welke vragen er zijn met: "
        "vngcheck kader toon klein@1\n",
    )


def test_toon_json_is_het_kader_als_data(programma: Programma) -> None:
    uitslag = programma("kader", "toon", "vng-mensenhandel@1", "--json")
    assert (uitslag.exit, uitslag.err) == (0, "")
    data: dict[str, Any] = json.loads(uitslag.out)
    assert (data["id"], data["versie"], data["status"]) == (
        "vng-mensenhandel",
        "1",
        "reconstructie",
    )
    assert data["aanvaarde_redenen"] == ["geen_rijksmiddelen"]
    assert data["sha256"] == hashlib.sha256(VNG.read_bytes()).hexdigest()
    assert [(p["id"], p["bouwt_op"]) for p in data["plateaus"]] == [("1", None), ("2", "1")]
    kader = laad_kader(VNG).kader
    assert [steen["id"] for steen in data["bouwstenen"]] == [s.id for s in kader.bouwstenen]
    for steen in data["bouwstenen"]:
        assert {"id", "plateau", "thema", "gewicht", "vragen"} <= steen.keys()
        for vraag in steen["vragen"]:
            assert vraag.keys() >= VRAAGVELDEN
            assert vraag["bronnen"]
            assert all({"document", "plaats"} <= bron.keys() for bron in vraag["bronnen"])


def test_gewichten_zijn_getallen(cli: Cli, klein_kader: Path, schrijf: Schrijf) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    map_ = schrijf("half.yaml", tekst.replace("gewicht: 2", "gewicht: 0.5")).parent
    for waar, verwacht in ((klein_kader, 2), (map_, 0.5)):
        data = json.loads(cli("kader", "toon", "klein@1", "--json", "--kaders", waar).out)
        steen = data["bouwstenen"][0]
        gewichten = [steen["gewicht"], *(vraag["gewicht"] for vraag in steen["vragen"])]
        assert gewichten == [1, 1, verwacht]
        assert not any(isinstance(gewicht, str) for gewicht in gewichten)


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("weg@1", "Het kader weg@1 is er niet. Er zijn: klein@1, vng-mensenhandel@1."),
        ("vng-mensenhandle@1", "Het kader vng-mensenhandle@1 is er niet. Bedoelt u "),
        ("vng-mensenhandel@2", "Het kader vng-mensenhandel@2 is er niet. Bedoelt u "),
    ],
)
def test_toon_kent_het_kader_niet(naam: str, tekst: str, cli: Cli, klein_kader: Path) -> None:
    uitslag = cli("kader", "toon", naam, "--kaders", klein_kader)
    anders = "vng-mensenhandel@1?" if tekst.endswith("u ") else ""
    assert uitslag == (2, "", f"Fout: {tekst}{anders}\n")


def test_toon_kiest_niet_tussen_versies(cli: Cli, klein_kader: Path, schrijf: Schrijf) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    schrijf("een.yaml", tekst)
    map_ = schrijf("twee.yaml", tekst.replace('versie: "1"', 'versie: "2"')).parent
    melding = "Van klein zijn er meer versies. Kies uit: klein@1, klein@2."
    assert cli("kader", "toon", "klein", "--kaders", map_) == (2, "", f"Fout: {melding}\n")
    assert cli("kader", "toon", "klein@2", "--kaders", map_).exit == 0


def test_toon_een_kader_met_fouten(cli: Cli, klein_kader: Path, schrijf: Schrijf) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    pad = schrijf("klein.yaml", tekst.replace("gewicht: 2", "gewicht: 0"))
    uitslag = cli("kader", "toon", "klein@1", "--kaders", pad.parent)
    assert (uitslag.exit, uitslag.out) == (3, "")
    assert "Een gewicht moet boven nul liggen." in uitslag.err
    assert uitslag.err.startswith(f"{pad}:")


def test_controleer_het_meegeleverde_kader(cli: Cli) -> None:
    assert cli("kader", "controleer", VNG) == (0, f"{VNG}: 0 fouten.\n", "")


def test_controleer_noemt_de_fout_en_de_regel(
    cli: Cli, klein_kader: Path, schrijf: Schrijf
) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    pad = schrijf("stuk.yaml", tekst.replace("thema: zorg", "thema: sport"))
    regel = tekst[: tekst.index("thema: zorg")].count("\n") + 1
    uitslag = cli("kader", "controleer", pad)
    assert (uitslag.exit, uitslag.err) == (3, "")
    assert uitslag.out.startswith(f"{pad}:{regel}: fout: bouwstenen[2].thema: ")
    assert uitslag.out.endswith(f"{pad}: 1 fout.\n")


@pytest.mark.parametrize("soort", ["dossier", "kader"])
def test_schema_is_het_bestand_dat_meegaat(soort: str, programma: Programma) -> None:
    uitslag = programma("kader", "schema", soort)
    bestand = pakketmap("frameworks") / f"{soort}.schema.json"
    assert uitslag == (0, bestand.read_text(encoding="utf-8"), "")
    assert json.loads(uitslag.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_zonder_soort_is_dat_van_een_dossier(cli: Cli) -> None:
    assert cli("kader", "schema") == cli("kader", "schema", "dossier")
