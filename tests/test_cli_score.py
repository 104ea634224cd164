"""`vngcheck score`: the JSON that others build on, the eis, and which kader is taken."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

from conftest import Cli, Programma, Schrijf, SchrijfDossier
from vngcheck import __version__
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import laad_dossier
from vngcheck.opmaak import interval
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.woorden import PLATEAU

GOLDEN: Final = Path(__file__).parent / "golden"
VOORBEELDEN: Final = sorted(pakketmap("examples").glob("*.yaml"))
GETAL: Final = (int, float)
# The shape that design.md fixes. A tuple is a choice of types; a list holds any number.
INTERVAL: Final = {"laag": GETAL, "hoog": GETAL}
METING: Final = {
    "score": (INTERVAL, None),
    "ingevuld": (*GETAL, None),
    "bewezen": (*GETAL, None),
}
VORM: Final = {
    "vngcheck": str,
    "kader": {"id": str, "versie": str, "sha256": str},
    "gemeente": {"code": (str, None), "naam": str},
    "peildatum": str,
    "plateaus": [
        {
            "id": str,
            "oordeel": str,
            **METING,
            "kern": METING,
            "bouwstenen": [
                {
                    "id": str,
                    "oordeel": str,
                    "uitgelegd": bool,
                    "score": (INTERVAL, None),
                    "vragen": [
                        {
                            "id": str,
                            "antwoord": (str, None),
                            "uitgelegd": bool,
                            "geregeld_door": (str, None),
                            "geerfd": bool,
                        }
                    ],
                }
            ],
        }
    ],
}


def afwijkingen(data: Any, vorm: Any, pad: str = "") -> list[str]:
    """Where data does not have a shape; more keys are welcome."""
    if isinstance(vorm, tuple):
        return min((afwijkingen(data, keuze, pad) for keuze in vorm), key=len)
    if vorm is None or isinstance(vorm, type):
        goed = data is None if vorm is None else type(data) is vorm
        return [] if goed else [f"{pad}: {data!r}"]
    if isinstance(vorm, list):
        if not isinstance(data, list) or not data:
            return [f"{pad}: geen gevulde lijst"]
        delen = [afwijkingen(deel, vorm[0], f"{pad}[{n}]") for n, deel in enumerate(data)]
        return [fout for gevonden in delen for fout in gevonden]
    if not isinstance(data, dict):
        return [f"{pad}: {data!r}"]
    weg = [f"{pad}.{sleutel} ontbreekt" for sleutel in vorm if sleutel not in data]
    er = [sleutel for sleutel in vorm if sleutel in data]
    return weg + [fout for s in er for fout in afwijkingen(data[s], vorm[s], f"{pad}.{s}")]


def score(cli: Cli, *args: str | Path) -> Any:
    uitslag = cli("score", *args, "--json")
    assert uitslag.err == ""
    return json.loads(uitslag.out)


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_json_heeft_de_vaste_vorm(pad: Path, cli: Cli) -> None:
    data = score(cli, pad)
    assert afwijkingen(data, VORM) == []
    geladen = laad_dossier(pad)
    assert data["vngcheck"] == __version__
    assert data["kader"]["sha256"] == geladen.kader.sha256
    assert data["gemeente"]["naam"] == geladen.naam
    assert data["peildatum"] == geladen.dossier.peildatum.isoformat()
    # JSON says exactly what was computed: floats are not rounded.
    assert data["plateaus"] == [json.loads(p.model_dump_json()) for p in geladen.score]


def test_de_vorm_zelf_kan_mislukken(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    data = score(cli, schrijf_dossier())
    data["plateaus"][1]["bouwstenen"][0]["score"] = {"laag": "0"}
    del data["plateaus"][0]["kern"]["bewezen"]
    data["peildatum"] = None
    assert afwijkingen(data, VORM) == [
        ".peildatum: None",
        ".plateaus[0].kern.bewezen ontbreekt",
        ".plateaus[1].bouwstenen[0].score: {'laag': '0'}",
    ]


@pytest.mark.parametrize(
    ("naam", "code", "bekend"),
    [
        ("haarlemmermeer", "GM0394", "Haarlemmermeer"),
        ("voorbeeldstad", None, "Voorbeeldstad"),
        ("drenthe-regio", None, "Drenthe"),
    ],
)
def test_json_noemt_de_gemeente(naam: str, code: str | None, bekend: str, cli: Cli) -> None:
    gemeente = score(cli, pakketmap("examples") / f"{naam}.yaml")["gemeente"]
    assert gemeente["code"] == code
    assert bekend in gemeente["naam"]


def test_json_van_het_kleine_kader(cli: Cli, klein_kader: Path) -> None:
    uitslag = cli("score", GOLDEN / "klein.yaml", "--kaders", klein_kader, "--json")
    assert (uitslag.exit, uitslag.err) == (0, "")
    data = json.loads(uitslag.out)
    assert len(data["kader"].pop("sha256")) == 64
    assert data.pop("vngcheck") == __version__
    assert data == json.loads((GOLDEN / "klein.json").read_text(encoding="utf-8"))


def test_json_is_alles_op_standaarduitvoer(programma: Programma) -> None:
    uitslag = programma(
        "score", pakketmap("examples") / "voorbeeldstad.yaml", "--json", "--eis", "1"
    )
    assert (uitslag.exit, uitslag.err) == (1, "")
    assert json.loads(uitslag.out)["fictief"] is True


def test_een_erfenis_staat_in_de_json(cli: Cli) -> None:
    data = score(cli, pakketmap("examples") / "emmen.yaml")
    vragen = [v for p in data["plateaus"] for b in p["bouwstenen"] for v in b["vragen"]]
    geerfd = [vraag for vraag in vragen if vraag["geerfd"]]
    assert geerfd
    assert all(vraag["antwoord"] and vraag["geregeld_door"] for vraag in geerfd)


# --eis

BASIS: Final = """
antwoorden:
  beleid.plan: {antwoord: ja}
  beleid.raad: {antwoord: ja}
  opvang.zorg: {antwoord: ja}
  opvang.bedden: {antwoord: ja}
"""
UITGELEGD: Final = """
  voorlichting.inwoners: {antwoord: ja}
  voorlichting.scholen:
    antwoord: nee
    reden: geen_rijksmiddelen
    geen_knaken:
      wat_niet: Voorlichting
      alternatief: Niets
      gevolg: Onbekend
      bedragen: [{jaar: 2026, bedrag: 1, aard: structureel}]
      besluit: {orgaan: raad, datum: 2026-06-30}
"""


@pytest.mark.parametrize(
    ("rest", "eis", "code"),
    [
        (BASIS, "1", 0),
        (BASIS, "2", 1),
        (BASIS + UITGELEGD, "2", 0),
        (BASIS + "  voorlichting.inwoners: {antwoord: nee}\n", "1", 0),
        (BASIS + "  voorlichting.inwoners: {antwoord: nee}\n", "2", 1),
        (BASIS.replace("beleid.raad: {antwoord: ja}", "beleid.raad: {antwoord: deels}"), "1", 1),
        ("", "1", 1),
    ],
)
def test_eis(rest: str, eis: str, code: int, cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(rest)
    met, zonder = cli("score", pad, "--eis", eis), cli("score", pad)
    assert (met.exit, zonder.exit) == (code, 0)
    assert met.out == zonder.out
    assert cli("score", pad, "--json", "--eis", eis).exit == code


@pytest.mark.parametrize("eis", ["3", "", "plateau 1"])
def test_een_eis_die_er_niet_is(eis: str, cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    tekst = f"Fout: Plateau '{eis}' bestaat niet. Kies uit: 1, 2.\n"
    assert cli("score", schrijf_dossier(), "--eis", eis) == (2, "", tekst)


# which kader


def test_kaders_gaat_voor_naast_het_dossier_gaat_voor_meegeleverd(
    cli: Cli, tmp_path: Path, schrijf: Schrijf
) -> None:
    origineel = pakketmap("frameworks") / "vng-mensenhandel.yaml"
    dossier = tmp_path / "dossier.yaml"
    shutil.copy(pakketmap("examples") / "haarlemmermeer.yaml", dossier)
    tekst = origineel.read_text(encoding="utf-8")
    sommen = [score(cli, dossier)["kader"]["sha256"]]
    schrijf("ernaast.yaml", f"{tekst}# ernaast\n")
    sommen.append(score(cli, dossier)["kader"]["sha256"])
    map_ = schrijf("kaders/eigen.yaml", f"{tekst}# in de map\n").parent
    sommen.append(score(cli, dossier, "--kaders", map_)["kader"]["sha256"])
    assert len(set(sommen)) == 3
    # A folder without that kader changes nothing.
    leeg = schrijf("leeg/readme.txt", "niets").parent
    assert score(cli, dossier, "--kaders", leeg)["kader"]["sha256"] == sommen[1]


def test_een_kader_dat_er_niet_is(cli: Cli, schrijf: Schrijf) -> None:
    kop = "vngcheck: 1\nkader: klein@1\ngemeente: GM0394\npeildatum: 2026-06-30\n"
    pad = schrijf("dossier.yaml", kop)
    fout = (
        f"{pad}:2: fout: kader: Het kader 'klein@1' is er niet.\n    Er zijn: vng-mensenhandel@1."
    )
    elders = "Staat het in een andere map, noem die dan met --kaders."
    assert cli("score", pad) == (3, "", f"{fout} {elders}\n")
    # Who has named that folder, is not told to.
    assert cli("score", pad, "--kaders", pad.parent) == (3, "", f"{fout}\n")


def test_een_kader_dat_er_niet_is_geeft_geen_tweede_fout(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    # Not on a vraag that another versie lacks, nor on a regiodossier with the same kader.
    schrijf_dossier(
        naam="regio.yaml", kader="klein@2", gemeente=None, regio="{naam: Zuid, gemeenten: [GM0394]}"
    )
    pad = schrijf_dossier("antwoorden: {opvang.jeugd: {antwoord: ja}}\n", kader="klein@2")
    met_regio = schrijf_dossier(naam="lid.yaml", kader="klein@2", bouwt_op="regio.yaml")
    for dossier in (pad, met_regio):
        assert cli("score", dossier) == (
            3,
            "",
            f"{dossier}:2: fout: kader: Het kader 'klein@2' is er niet.\n"
            "    Bedoelt u klein@1? Staat het in een andere map, noem die dan met --kaders.\n",
        )


# on screen


def test_de_score_op_het_scherm(
    cli: Cli, klein_kader: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(GOLDEN)
    kaders = os.path.relpath(klein_kader, GOLDEN)
    uitslag = cli("score", "klein.yaml", "--kaders", kaders, columns=90)
    assert (uitslag.exit, uitslag.err) == (0, "")
    regels = [regel.rstrip() for regel in uitslag.out.splitlines()]
    assert regels == (GOLDEN / "klein.txt").read_text(encoding="utf-8").splitlines()


def hiaten_op_het_scherm(uit: str) -> dict[str, list[str]]:
    """The ids of the hiaten per plateau, as `vngcheck score` lists them."""
    gevonden: dict[str, list[str]] = {}
    for kop, lijst in re.findall(
        r"^Plateau (\S+): \d+ hia\S+.*\n((?:[- ] .*\n)+)", uit, re.MULTILINE
    ):
        gevonden[kop] = re.findall(r"^  ([a-z-]+\.[a-z-]+): ", lijst, re.MULTILINE)
    return gevonden


def test_hiaten_staan_in_de_volgorde_van_hun_ernst(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    waarden = {
        "beleid.plan": "deels",
        "beleid.raad": "nee",
        "opvang.zorg": "deels",
        "opvang.bedden": "nee",
        "voorlichting.inwoners": "deels",
        "voorlichting.scholen": "nee",
    }
    regels = [f"  {vraag}: {{antwoord: {waarde}}}\n" for vraag, waarde in waarden.items()]
    uit = cli("score", schrijf_dossier("antwoorden:\n" + "".join(regels))).out
    # By plicht: wettelijk, landelijk, aanbeveling, lokaal; then by sterkte.
    assert hiaten_op_het_scherm(uit) == {
        "1": ["opvang.zorg", "beleid.plan", "opvang.bedden", "beleid.raad"],
        "2": ["voorlichting.inwoners", "voorlichting.scholen"],
    }


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_de_volgorde_is_die_van_het_rapport(pad: Path, cli: Cli) -> None:
    plateaus = maak_rapport(laad_dossier(pad)).plateaus
    hiaten = {p.plateau.id: [deel.vraag.id for deel in p.hiaten] for p in plateaus}
    uit = cli("score", pad).out
    assert hiaten_op_het_scherm(uit) == {
        plateau: lijst for plateau, lijst in hiaten.items() if lijst
    }
    for p in plateaus:
        uitgelegd = sum(deel.score.uitgelegd for deel in p.hiaten)
        waarvan = re.findall(
            rf"^Plateau {p.plateau.id}: (?:\d+ hia\w+|geen hiaten)(.*)$", uit, re.MULTILINE
        )
        assert waarvan == [f", waarvan {uitgelegd} uitgelegd" if uitgelegd else ""]


def test_nee_staat_voor_deels(cli: Cli) -> None:
    hiaten = hiaten_op_het_scherm(cli("score", pakketmap("examples") / "voorbeeldstad.yaml").out)
    # The same plicht (lokaal) and sterkte (B): nee comes first, then the order of the kader.
    wijs = hiaten["1"].index
    assert wijs("zorgcoordinatie.procesregie") < wijs("uitvoering.werkprocessen")


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_het_slot_is_het_oordeel_per_plateau(pad: Path, cli: Cli) -> None:
    geladen = laad_dossier(pad)
    uit = cli("score", pad).out
    slot = uit.partition("\nVerder:\n")[0].splitlines()[-2:]
    namen = {plateau.id: plateau.naam for plateau in geladen.kader.kader.plateaus}
    assert slot == [
        f"Plateau {p.id}, {namen[p.id]}: {PLATEAU[p.oordeel]}, score {interval(p.score)}."
        for p in geladen.score
    ]


def test_een_lid_van_een_regio_zegt_waar_zijn_antwoorden_vandaan_komen(
    cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    schrijf_dossier(
        "regio: {naam: Proefregio, gemeenten: [GM0394]}\n"
        "antwoorden:\n"
        "  beleid.plan: {antwoord: ja}\n"
        "  opvang.zorg: {antwoord: nee, te_herbevestigen: true}\n"
        "  opvang.bedden: {antwoord: deels}\n",
        naam="regio.yaml",
        gemeente=None,
    )
    pad = schrijf_dossier("bouwt_op: regio.yaml\nantwoorden: {beleid.raad: {antwoord: ja}}\n")
    regels = cli("score", pad).out.splitlines()
    assert regels[2] == (
        "Het dossier van Haarlemmermeer beantwoordt zelf 1 van de 6 vragen. Van de regio "
        "Proefregio komen 2 antwoorden; 3 vragen staan open."
    )
    assert not [
        r
        for r in cli("score", pad.parent / "regio.yaml").out.splitlines()
        if "beantwoordt zelf" in r
    ]


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_een_verantwoording_staat_voor_het_kader(pad: Path, cli: Cli) -> None:
    kop = cli("score", pad, columns=10_000).out.partition("\n\n")[0].splitlines()
    geladen = laad_dossier(pad)
    verwacht = geladen.dossier.verantwoording
    assert (verwacht is None) is geladen.dossier.fictief
    kader = kop.index("VNG-kader aanpak mensenhandel, versie 1 (reconstructie)")
    assert (kop[kader - 1] == verwacht) is (verwacht is not None)


def test_het_scherm_zegt_fictief_en_reconstructie(cli: Cli) -> None:
    uit = cli("score", pakketmap("examples") / "voorbeeldstad.yaml", columns=10_000).out
    assert uit.startswith("FICTIEF VOORBEELD\nVoorbeeldstad\n")
    # What a kader says about itself goes before what is true of any reconstructie.
    eigen = laad_dossier(pakketmap("examples") / "voorbeeldstad.yaml").kader.kader.reconstructie
    assert eigen
    assert f"\nReconstructie: {eigen}\n" in uit
    assert "uit andere stukken" not in uit
    echt = cli("score", pakketmap("examples") / "haarlemmermeer.yaml").out
    assert echt.startswith("Haarlemmermeer (GM0394)\n")
    assert "FICTIEF" not in echt
