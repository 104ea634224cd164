"""`vngcheck kader overzetten`: what moves as it is, what is to be confirmed, and nothing lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from conftest import Cli, Schrijf, SchrijfDossier
from overzethulp import OVERZETTEN, Overzetten
from vngcheck.bestanden import pakketmap
from vngcheck.dossier import als_data
from vngcheck.dossierbestand import laad_dossier

DOSSIER: Final = """\
antwoorden:
  # over het beleid
  beleid.plan:
    antwoord: ja  # vastgesteld
    datum: 2026-01-02
    bewijs: [{titel: Plan}]
  beleid.raad:   # de raad
    antwoord: deels
    te_herbevestigen: true
    intern: geheim
  opvang.zorg:
    antwoord: nee
    reden: geen_rijksmiddelen
    geen_knaken: {wat_niet: Zorg, bedragen: [{jaar: 2026, bedrag: 5000, aard: structureel}]}
  opvang.bedden: {antwoord: ja, toelichting: Tien bedden.}
  voorlichting.inwoners: {antwoord: ja, toelichting: Folder}
  voorlichting.scholen: {antwoord: nee, intern: geheim}
acties:
  - {vraag: beleid.raad, actie: Raad informeren}
  - {vraag: opvang.bedden, actie: Bedden tellen}
  - {vraag: opvang.zorg, actie: Zorg inkopen}
"""
ZIN: Final = (
    "Dit dossier is overgezet van kader klein@1 naar klein@2. 2 antwoorden gingen ongewijzigd "
    "mee. 3 antwoorden horen bij gesplitste of samengevoegde vragen. 1 antwoord hoort bij een "
    "vervallen vraag. 1 vraag is nieuw. Het verslag van het overzetten is bij het dossier bewaard."
)


@pytest.fixture
def overzetten(tmp_path: Path, cli: Cli) -> Overzetten:
    return Overzetten(tmp_path, cli)


def test_alles_gaat_over(overzetten: Overzetten, schrijf_dossier: SchrijfDossier) -> None:
    oud = schrijf_dossier(DOSSIER)
    voor = oud.read_bytes()
    uitslag = overzetten.doe(oud)
    nieuw = overzetten.map / "nieuw.yaml"
    assert uitslag == (
        0,
        f"Gemaakt: {nieuw}\n"
        f"Verslag: {overzetten.map / 'nieuw.overzetten.md'}\n"
        "2 antwoorden gaan ongewijzigd mee.\n"
        "1 antwoord gaat mee naar gesplitste vragen; te bevestigen.\n"
        "2 antwoorden gaan mee naar samengevoegde vragen; te bevestigen of open.\n"
        "1 antwoord gaat alleen naar het verslag: de vraag is vervallen.\n"
        "1 vraag is nieuw.\n"
        "  beleid.evaluatie: Is het plan geëvalueerd?\n"
        "Verder:\n"
        f"  vngcheck invullen {nieuw}\n"
        f"  vngcheck controleer {nieuw}\n",
        "1 actie staat alleen nog in het verslag: de vraag is vervallen.\n",
    )
    assert oud.read_bytes() == voor
    zorg = {"antwoord": "nee", "reden": "geen_rijksmiddelen", "te_herbevestigen": True}
    bedragen = [{"jaar": 2026, "bedrag": 5000, "aard": "structureel"}]
    assert overzetten.data()["antwoorden"] == {
        "beleid.plan": {"antwoord": "ja", "datum": "2026-01-02", "bewijs": [{"titel": "Plan"}]},
        "beleid.gemeenteraad": {"antwoord": "deels", "te_herbevestigen": True, "intern": "geheim"},
        # The amounts only once: else they would count double.
        "opvang.zorg": {**zorg, "geen_knaken": {"wat_niet": "Zorg", "bedragen": bedragen}},
        "opvang.jeugd": {**zorg, "geen_knaken": {"wat_niet": "Zorg"}},
        "voorlichting.breed": {
            "toelichting": "Van voorlichting.inwoners (ja): Folder\n"
            "Van voorlichting.scholen (nee).",
            "intern": "Van voorlichting.scholen (nee): geheim",
        },
    }
    assert overzetten.data()["acties"] == [
        {"vraag": "beleid.gemeenteraad", "actie": "Raad informeren"},
        {"vraag": "opvang.zorg", "actie": "Zorg inkopen"},
    ]
    assert overzetten.data()["verantwoording"] == ZIN


def test_een_veranderde_vraag_moet_opnieuw_worden_bevestigd(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    """Its antwoord was given to other words: it moves, and counts as open."""
    koppel = overzetten.map / "koppel.yaml"
    was, wordt = "reden: Er is niets veranderd.", "reden: Nieuw criterium., bevestigen: true"
    koppel.write_text(koppel.read_text("utf-8").replace(was, wordt), encoding="utf-8")
    uitslag = overzetten.doe(schrijf_dossier(DOSSIER))
    assert (
        "\n1 antwoord gaat ongewijzigd mee.\n1 antwoord gaat mee; te bevestigen.\n" in uitslag.out
    )
    data = overzetten.data()
    assert data["antwoorden"]["beleid.plan"] == {
        "antwoord": "ja",
        "datum": "2026-01-02",
        "bewijs": [{"titel": "Plan"}],
        "te_herbevestigen": True,
    }
    assert (
        "klein@2. 1 antwoord ging ongewijzigd mee. 1 antwoord ging mee, te bevestigen. 3 antwoorden"
    ) in data["verantwoording"]
    stap = overzetten.verslag()["stappen"][0]
    assert stap["bevestigen"] is True
    assert stap["uitkomst"] == "Het antwoord (ja) ging mee, om te bevestigen."
    verslag = (overzetten.map / "nieuw.overzetten.md").read_text("utf-8")
    assert (
        "\n## Te bevestigen (1)\n\n### beleid.plan\n\n- Oud: Is er een plan? (beleid.plan)\n"
        "- Nieuw: Is er een plan? (beleid.plan)\n- Reden: Nieuw criterium.\n"
        "- Wat er gebeurde: Het antwoord (ja) ging mee, om te bevestigen.\n"
    ) in verslag
    assert "\n## Ongewijzigd (1)\n" in verslag


def test_wat_is_vastgesteld_is_weer_een_concept(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    """Nobody has adopted the dossier in the new versie; who adopted the old one stays in it."""
    besluit = "besluitvorming:\n  raad: {datum: 2026-06-01, kenmerk: R1}\n"
    assert overzetten.doe(schrijf_dossier(besluit, fase="vastgesteld  # door de raad")).exit == 0
    data = overzetten.data()
    assert data.get("fase", "concept") == "concept"
    assert data["besluitvorming"]["raad"]["kenmerk"] == "R1"
    assert "Het oude was vastgesteld; dit is weer een concept." in data["verantwoording"]
    assert "fase: concept  # door de raad" in (overzetten.map / "nieuw.yaml").read_text("utf-8")


def test_opmerkingen_en_opmaak_blijven(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    overzetten.doe(schrijf_dossier(DOSSIER))
    tekst = (overzetten.map / "nieuw.yaml").read_text(encoding="utf-8")
    for stuk in (
        "antwoorden:\n  # over het beleid\n  beleid.plan:\n    antwoord: ja  # vastgesteld\n",
        "  beleid.gemeenteraad:   # de raad\n    antwoord: deels\n",
    ):
        assert stuk in tekst


@pytest.mark.parametrize(
    "rest",
    [
        "antwoorden: {beleid.raad: {antwoord: ja}, opvang.zorg: {antwoord: deels}}\n",
        "antwoorden:\n  'beleid.raad': &x {antwoord: ja}\n  opvang.bedden: *x\n",
        "antwoorden:\n  ? beleid.raad\n  : {antwoord: ja}\n",
        "antwoorden:\n  &v beleid.raad: {antwoord: ja}\nacties:\n  - {vraag: *v, actie: Doen}\n",
        "antwoorden:\n",
        "",
    ],
)
def test_hoe_het_dossier_ook_is_opgeschreven(
    rest: str, overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    oud = schrijf_dossier(rest)
    assert overzetten.doe(oud).exit == 0
    was = als_data(laad_dossier(oud).dossier).get("antwoorden", {})
    wordt = overzetten.data().get("antwoorden", {})
    assert wordt.get("beleid.gemeenteraad") == was.get("beleid.raad")


# the report


def test_het_verslag_bewaart_elk_oud_antwoord(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    oud = schrijf_dossier(DOSSIER)
    overzetten.doe(oud)
    dossier = als_data(laad_dossier(oud).dossier)
    verslag = overzetten.verslag()
    bewaard: dict[str, Any] = {}
    for stap in verslag["stappen"]:
        bewaard |= stap["antwoorden_oud"]
    assert bewaard == dossier["antwoorden"]
    assert [actie["actie"] for actie in verslag["acties"]] == dossier["acties"]
    assert [actie["naar"] for actie in verslag["acties"]] == [
        "beleid.gemeenteraad",
        None,
        "opvang.zorg",
    ]
    nieuw: dict[str, Any] = {}
    for stap in verslag["stappen"]:
        nieuw |= stap["antwoorden_nieuw"]
    assert nieuw == overzetten.data()["antwoorden"]


def test_het_verslag_om_te_lezen(overzetten: Overzetten, schrijf_dossier: SchrijfDossier) -> None:
    overzetten.doe(schrijf_dossier(DOSSIER))
    tekst = (overzetten.map / "nieuw.overzetten.md").read_text("utf-8")
    koppen = [regel for regel in tekst.splitlines() if regel.startswith("## ")]
    assert koppen == [
        "## In het kort",
        "## Acties die niet meer in het dossier staan",
        "## Acties die bij een andere vraag staan",
        "## Vervallen (1)",
        "## Samengevoegd (1)",
        "## Gesplitst (1)",
        "## Nieuw (1)",
        "## Ongewijzigd (2)",
    ]
    for stuk in (
        "\n- 2 antwoorden gaan mee naar samengevoegde vragen; te bevestigen of open.\n",
        "\n- 1 vraag is nieuw.\n  - Is het plan geëvalueerd? (beleid.evaluatie)\n",
        "- Wat er gebeurde: Nieuw: zonder antwoord in het overgezette dossier.\n",
        "Dit verslag bevat alle oude antwoorden, ook interne notities. Het is geen openbaar stuk.",
        "\n    opvang.bedden:\n      antwoord: ja\n      toelichting: Tien bedden.\n",
        "De antwoorden verschilden: ja en nee. De nieuwe vraag staat open, met de oude teksten als "
        "toelichting.",
        "- De bedragen bij geen_knaken staan alleen bij opvang.zorg. Verdeel ze.",
        "- beleid.raad naar beleid.gemeenteraad: Alleen het id is anders. Ongewijzigd: deels (te "
        "herbevestigen).",
    ):
        assert stuk in tekst


def test_een_vijandige_tekst_wordt_geen_opmaak_in_het_verslag(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    kwaad = "```\n# <script>alert(1)</script>\n[x](javascript:1)"
    antwoord = {"antwoord": "ja", "toelichting": kwaad}
    actie = {"vraag": "beleid.raad", "actie": "<b>[x](javascript:1)</b>"}
    rest = yaml.safe_dump({"antwoorden": {"opvang.bedden": antwoord}, "acties": [actie]})
    assert overzetten.doe(schrijf_dossier(rest)).exit == 0
    tekst = (overzetten.map / "nieuw.overzetten.md").read_text("utf-8")
    for regel in tekst.splitlines():
        assert regel.startswith("    ") or not set("<`") & set(regel.replace("\\<", ""))
    assert overzetten.verslag()["stappen"][4]["antwoorden_oud"]["opvang.bedden"] == antwoord


# nothing is overwritten


@pytest.mark.parametrize("naam", ["nieuw.yaml", "nieuw.overzetten.md", "nieuw.overzetten.json"])
def test_wat_er_al_is_blijft_en_er_komt_niets_half(
    naam: str, overzetten: Overzetten, schrijf_dossier: SchrijfDossier, schrijf: Schrijf
) -> None:
    oud = schrijf_dossier(DOSSIER)
    bestaat = schrijf(naam, "van mij\n")
    voor = sorted(overzetten.map.iterdir())
    uitslag = overzetten.doe(oud)
    assert (uitslag.exit, uitslag.out) == (2, "")
    assert f"{bestaat} bestaat al" in uitslag.err
    assert bestaat.read_text("utf-8") == "van mij\n"
    assert sorted(overzetten.map.iterdir()) == voor


def test_niet_over_het_oude_heen(overzetten: Overzetten, schrijf_dossier: SchrijfDossier) -> None:
    oud = schrijf_dossier(DOSSIER)
    voor = oud.read_bytes()
    assert overzetten.doe(oud, naar=oud.name).exit == 2
    assert oud.read_bytes() == voor


# a regio


LID: Final = "{naam: Zuid, gemeenten: [GM0394]}"


def test_een_gemeente_gaat_over_na_haar_regio(
    overzetten: Overzetten, schrijf_dossier: SchrijfDossier
) -> None:
    regio = schrijf_dossier(
        "antwoorden:\n  beleid.plan: {antwoord: ja, geldt_voor_alle: true}\n",
        naam="regio.yaml",
        gemeente=None,
        regio=LID,
    )
    gemeente = schrijf_dossier("antwoorden: {}\n", bouwt_op="regio.yaml")
    uitslag = overzetten.doe(gemeente)
    assert (uitslag.exit, uitslag.out) == (2, "")
    assert uitslag.err == (
        f"Fout: {gemeente} bouwt op het regiodossier {regio}, dat nog kader klein@1 heeft. Zet "
        "eerst dat over, met hetzelfde koppelbestand, en geef het nieuwe met --bouwt-op.\n"
    )
    nieuwe_regio = overzetten.map / "zuid" / "regio-2.yaml"
    nieuwe_regio.parent.mkdir()
    shutil.copy(OVERZETTEN / "klein-2.yaml", nieuwe_regio.parent)
    uitslag = overzetten.doe(regio, naar="zuid/regio-2.yaml")
    assert uitslag.exit == 0
    assert uitslag.err == (
        f"Dossiers van gemeenten bouwen nog op {regio}. Zet ze ook over, met --bouwt-op "
        f"{nieuwe_regio}\n"
    )
    assert overzetten.doe(gemeente, "--bouwt-op", nieuwe_regio).exit == 0
    geladen = laad_dossier(overzetten.map / "nieuw.yaml")
    assert geladen.dossier.bouwt_op == "zuid/regio-2.yaml"
    assert geladen.antwoorden["beleid.plan"].geerfd_van == "Zuid"


def test_een_regio_te_veel(overzetten: Overzetten, schrijf_dossier: SchrijfDossier) -> None:
    oud = schrijf_dossier(DOSSIER)
    regio = schrijf_dossier(naam="regio.yaml", kader="klein@2", gemeente=None, regio=LID)
    assert overzetten.doe(oud, "--bouwt-op", regio) == (
        2,
        "",
        f"Fout: {oud} bouwt niet op een regiodossier. Laat --bouwt-op weg.\n",
    )


# the shipped kader


def test_het_meegeleverde_kader_naar_een_volgende_versie(cli: Cli, tmp_path: Path) -> None:
    tekst = (pakketmap("frameworks") / "vng-mensenhandel.yaml").read_text(encoding="utf-8")
    assert 'versie: "1"' in tekst
    (tmp_path / "vng-2.yaml").write_text(tekst.replace('versie: "1"', 'versie: "2"'), "utf-8")
    koppel, nieuw = tmp_path / "koppel.yaml", tmp_path / "nieuw.yaml"
    versies = ["vng-mensenhandel@1", "vng-mensenhandel@2"]
    gemaakt = cli("kader", "overzetten", "--maak", *versies, "-o", koppel)
    assert gemaakt == (0, "", f"Gemaakt: {koppel}\n")
    oud = pakketmap("examples") / "voorbeeldstad.yaml"
    uitslag = cli("kader", "overzetten", oud, "--naar", versies[1], "--met", koppel, "-o", nieuw)
    assert uitslag.exit == 0, uitslag.err
    een, ander = laad_dossier(oud), laad_dossier(nieuw)
    assert een.score == ander.score
    assert een.dossier.antwoorden == ander.dossier.antwoorden
    # Only the kader and the verantwoording are other lines.
    was, wordt = oud.read_text("utf-8").splitlines(), nieuw.read_text("utf-8").splitlines()
    assert [regel for regel in was if regel not in wordt] == ["kader: vng-mensenhandel@1"]


# what was typed


@pytest.mark.parametrize(
    ("woorden", "fout"),
    [
        ([], "Waar komt het nieuwe bestand? Geef -o met een naam op .yaml."),
        (
            ["-o", "x.yaml"],
            "Geef het dossier, --naar met de andere versie en --met met het koppelbestand. Heeft u "
            "nog geen koppelbestand? Begin met --maak.",
        ),
        (
            ["d.yaml", "--maak", "klein@1", "klein@2", "-o", "x.yaml"],
            "Bij --maak horen alleen twee kaders en -o.",
        ),
        (
            ["weg.yaml", "--naar", "klein@2", "--met", "k.yaml", "-o", "x.yaml"],
            "Het bestand weg.yaml bestaat niet. Klopt de naam?",
        ),
    ],
)
def test_verkeerd_gebruik(woorden: list[str], fout: str, cli: Cli) -> None:
    assert cli("kader", "overzetten", *woorden) == (2, "", f"Fout: {fout}\n")


@pytest.mark.parametrize(
    ("naar", "fout"),
    [
        ("klein@1", "Van klein@1 naar klein@1: dat is dezelfde versie. Kies een andere."),
        (
            "vng-mensenhandel@1",
            "klein@1 en vng-mensenhandel@1 zijn twee kaders. Overzetten kan alleen naar een andere "
            "versie van hetzelfde kader.",
        ),
        (
            "klein@3",
            "Het kader klein@3 is er niet. Bedoelt u klein@2? Zet anders het kaderbestand naast "
            "het dossier, of noem de map met --kaders.",
        ),
    ],
)
def test_een_versie_die_niet_kan(
    naar: str, fout: str, overzetten: Overzetten, schrijf_dossier: SchrijfDossier, cli: Cli
) -> None:
    oud, koppel = schrijf_dossier(DOSSIER), overzetten.map / "koppel.yaml"
    doel = overzetten.map / "nieuw.yaml"
    uitslag = cli("kader", "overzetten", oud, "--naar", naar, "--met", koppel, "-o", doel)
    assert uitslag == (2, "", f"Fout: {fout}\n")
    assert not doel.exists()
