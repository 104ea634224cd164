"""`vngcheck invullen` line by line: what a script and a screen reader get."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import Programma, SchrijfDossier, Uitslag
from vngcheck.yamlfile import lees_yaml

ANTWOORD = (
    "Antwoord (j ja, d deels, n nee, x niet van toepassing in deze gemeente, "
    "Enter: laat open en ga door)"
)
MEER = (
    "Nog iets toevoegen? (v een voorbehoud, g wie het voor u regelt, r wat u zelf nog moet doen, "
    "a een actie voor de uitvoeringsagenda, i een interne notitie, Enter: volgende vraag)"
)


@pytest.fixture
def dossier(schrijf_dossier: SchrijfDossier) -> Path:
    return schrijf_dossier()


def invullen(programma: Programma, pad: Path, regels: list[str], *opties: str) -> Uitslag:
    return programma(
        "invullen", pad.name, *opties, cwd=pad.parent, stdin="".join(f"{r}\n" for r in regels)
    )


def antwoorden(pad: Path) -> dict[str, Any]:
    gelezen: Any = lees_yaml(pad).data.get("antwoorden")
    return dict(gelezen or {})


def prompts(uitslag: Uitslag) -> list[str]:
    """The prompts, in order."""
    begin = ("Antwoord (", "Toelichting", "Bewijs:", "Waar in", "Nog ", "Waarom niet", "Wanneer")
    return [regel for regel in uitslag.out.splitlines() if regel.startswith(begin)]


def test_een_regel_per_prompt(programma: Programma, dossier: Path) -> None:
    uitslag = invullen(programma, dossier, ["j", "Eén €", "Plan", "p. 3", "", "", "stop"])
    assert (uitslag.exit, uitslag.err) == (0, "")
    assert prompts(uitslag) == [
        ANTWOORD,
        "Toelichting (Enter: sla over)",
        "Bewijs: titel van het document (Enter: sla over)",
        "Waar in dat document? (Enter: sla over)",
        "Nog een bewijs: titel van het document (Enter: sla over)",
        MEER,
        ANTWOORD,
    ]
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Eén €"
    assert antwoorden(dossier)["beleid.plan"]["bewijs"] == [{"titel": "Plan", "plaats": "p. 3"}]


def test_wat_er_over_een_vraag_gezegd_wordt(programma: Programma, dossier: Path) -> None:
    regels = invullen(programma, dossier, ["ga opvang.zorg", "stop"]).out.splitlines()
    begin = regels.index("Haarlemmermeer | kader: reconstructie | vraag 3 van 6 | opvang.zorg")
    assert regels[begin : regels.index(ANTWOORD, begin)] == [
        "Haarlemmermeer | kader: reconstructie | vraag 3 van 6 | opvang.zorg",
        "Plateau 1, Basis, bouwsteen 1.2 Opvang",
        "Ingevuld 0 van 6, in deze bouwsteen 0 van 2. Score plateau 1: 0% tot 100%.",
        "Is er zorg voor slachtoffers?",
        "Ja als dit allemaal klopt:",
        "- Er is zorg (eigen uitwerking)",
        "Waarom: Dit is een wettelijke taak.",
        "Wettelijke plicht: Wmo 2015. Sterkte A, letterlijk. Te regelen door: gemeente of regio.",
        "Bron: TW bijlage 1",
    ]


def test_een_lege_regel_laat_open_en_gaat_door(programma: Programma, dossier: Path) -> None:
    uitslag = invullen(programma, dossier, [""] * 6)
    assert uitslag.exit == 0
    assert antwoorden(dossier) == {}
    assert list(dossier.parent.glob("*.bak")) == []
    assert "6 vragen staan nog open: beleid.plan, beleid.raad" in uitslag.out


@pytest.mark.parametrize("regels", [[], ["j"], ["n", "g"], ["stop"], ["ga"], ["?"], ["x"]])
def test_het_einde_van_de_invoer_is_stop(
    programma: Programma, dossier: Path, regels: list[str]
) -> None:
    uitslag = invullen(programma, dossier, regels)
    assert uitslag.exit == 0
    assert "Bewaard in dossier.yaml" in uitslag.out


def test_nvt_zonder_toelichting_is_niet_bewaard(programma: Programma, dossier: Path) -> None:
    uitslag = invullen(programma, dossier, ["nvt", "", "stop"])
    assert "Fout: Dit is nodig. Schrijf een of meer zinnen." in uitslag.out
    assert "Let op: Niet bewaard, want het was niet af: nvt zonder toelichting." in uitslag.out
    assert antwoorden(dossier) == {}


def test_verder_schrijven_op_de_volgende_regel(programma: Programma, dossier: Path) -> None:
    invullen(programma, dossier, ["j", "Regel een \\", "\\", "regel drie", "stop"])
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Regel een\n\nregel drie"


@pytest.mark.parametrize("woord", ["stop", "terug", "ga beleid.raad", "verder"])
def test_met_een_spatie_ervoor_is_het_tekst(
    programma: Programma, dossier: Path, woord: str
) -> None:
    invullen(programma, dossier, ["j", f" {woord}", "stop"])
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == woord


def test_ga_na_is_het_begin_van_een_zin(programma: Programma, dossier: Path) -> None:
    invullen(programma, dossier, ["j", "Ga na of de politie het plan kent", "stop"])
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Ga na of de politie het plan kent"


def test_bytes_die_geen_tekst_zijn(dossier: Path) -> None:
    uitslag = subprocess.run(
        [sys.executable, "-m", "vngcheck", "invullen", dossier.name],
        cwd=dossier.parent,
        input=b"j\ncaf\xe9\ncaf\xc3\xa9\nstop\n",
        capture_output=True,
        check=False,
    )
    assert uitslag.returncode == 3
    assert "Hier staat een onzichtbaar stuurteken (U+DCE9)." in uitslag.stdout.decode()
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "café"


def test_een_volle_schijf_stopt_een_script(programma: Programma, dossier: Path) -> None:
    # A folder where the backup should come: nothing can be kept.
    (dossier.parent / "dossier.yaml.vngcheck.bak").mkdir()
    eerder = dossier.read_bytes()
    uitslag = invullen(programma, dossier, ["j", "Toelichting", "stop"])
    assert uitslag.exit == 4
    assert uitslag.err.startswith("Fout: Kan ")
    assert dossier.read_bytes() == eerder


@pytest.mark.parametrize(
    ("opties", "tekst"),
    [
        (["--plateau", "3"], "Plateau '3' bestaat niet. Kies uit: 1, 2."),
        (["--bouwsteen", "belied"], "De bouwsteen 'belied' bestaat niet. Bedoelt u beleid?"),
        (["--domein", "beide"], "Het domein 'beide' bestaat niet. Kies uit: veiligheid, zorg."),
        (["--ouder-dan", "gisteren"], "--ouder-dan: 'gisteren' is geen datum."),
    ],
)
def test_verkeerde_opties(
    programma: Programma, dossier: Path, opties: list[str], tekst: str
) -> None:
    uitslag = invullen(programma, dossier, [], *opties)
    assert uitslag.exit == 2
    assert tekst in uitslag.err


@pytest.mark.parametrize(
    ("opties", "aantal", "eerste"),
    [
        ([], "6 open vragen.", "Is er een plan?"),
        (["--kern"], "3 open vragen van de kern.", "Is er een plan?"),
        (["--plateau", "2"], "2 open vragen.", "Krijgen inwoners voorlichting?"),
        (["--bouwsteen", "1.2"], "2 open vragen.", "Is er zorg voor slachtoffers?"),
        (["--domein", "zorg", "--plateau", "1"], "3 open vragen.", "Is er een plan?"),
        (["--alle"], "6 vragen.", "Is er een plan?"),
    ],
)
def test_keuzes(
    programma: Programma, dossier: Path, opties: list[str], aantal: str, eerste: str
) -> None:
    uitslag = invullen(programma, dossier, [], *opties)
    assert uitslag.exit == 0
    assert uitslag.out.startswith(aantal)
    assert eerste in uitslag.out.split(ANTWOORD, 1)[0]


def test_de_snelle_scan_eindigt_met_de_kern(programma: Programma, dossier: Path) -> None:
    uitslag = invullen(programma, dossier, ["j", "verder", "d", "verder", "n", "verder"], "--kern")
    assert uitslag.exit == 0
    kern = "Kern van plateau 1, Basis (alleen de vragen met sterkte A): score 75%, ingevuld 100%"
    assert kern in uitslag.out
    assert uitslag.out.index(kern) < uitslag.out.index("Plateau 1, Basis: niet behaald")


def test_herzien_loopt_oude_antwoorden_na(
    programma: Programma, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier("""
        antwoorden:
          beleid.plan: {antwoord: ja, datum: 2020-01-01}  # oud
          beleid.raad: {antwoord: nee, te_herbevestigen: true, datum: 2026-06-01}
          opvang.zorg: {antwoord: ja, datum: 2100-01-01}
          opvang.bedden: {antwoord: ja}
        """)
    uitslag = invullen(programma, pad, ["b", "b", "", "stop"], "--herzien")
    assert uitslag.out.startswith("3 antwoorden om na te kijken.")
    assert "Nu staat er (1 januari 2020): ja" in uitslag.out
    assert "Nu staat er (1 juni 2026), nog te herbevestigen: nee" in uitslag.out
    gegeven = antwoorden(pad)
    assert gegeven["beleid.plan"]["datum"] > "2026"
    assert "te_herbevestigen" not in gegeven["beleid.raad"]
    assert gegeven["opvang.bedden"] == {"antwoord": "ja"}
    assert "# oud" in pad.read_text(encoding="utf-8")


def test_niets_meer_te_doen(programma: Programma, schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier("antwoorden:\n  beleid.plan: {antwoord: ja}\n")
    uitslag = invullen(programma, pad, [], "--bouwsteen", "beleid", "--herzien")
    assert uitslag.out.startswith("1 antwoord om na te kijken.")
    uitslag = invullen(programma, pad, ["j"], "--ouder-dan", "2020-01-01", "--plateau", "2")
    assert uitslag.exit == 0
    assert uitslag.out.startswith("Er zijn geen antwoorden om na te kijken.")


def test_een_dossier_met_fouten_wordt_niet_ingevuld(
    programma: Programma, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier("antwoorden:\n  beleid.plan: {antwoord: misschien}\n")
    uitslag = invullen(programma, pad, ["j"])
    assert uitslag.exit == 3
    assert "dossier.yaml:6: fout: antwoorden.beleid.plan.antwoord: 'misschien'" in uitslag.err


def test_een_dossier_dat_er_niet_is(programma: Programma, tmp_path: Path) -> None:
    uitslag = programma("invullen", "weg.yaml", cwd=tmp_path)
    assert uitslag.exit == 2
    assert "Het dossier weg.yaml bestaat niet. Begin een nieuw met: vngcheck nieuw" in uitslag.err


def test_een_regio_zegt_wat_zij_zegt(programma: Programma, schrijf_dossier: SchrijfDossier) -> None:
    schrijf_dossier(
        """
        regio: {naam: Proefregio, gemeenten: [GM0394]}
        antwoorden:
          beleid.plan: {antwoord: deels, reden: gepland, toelichting: De regio werkt eraan}
          beleid.raad: {antwoord: ja}
        """,
        naam="regio.yaml",
        gemeente=None,
    )
    pad = schrijf_dossier("bouwt_op: regio.yaml\n")
    uitslag = invullen(programma, pad, ["", "stop"])
    assert uitslag.out.startswith("5 open vragen.")
    assert "1 antwoord komt van de regio Proefregio; met --alle kijkt u die ook na." in uitslag.out
    zegt = "Het dossier van de regio Proefregio zegt:"
    assert f"{zegt} ja. (Deze vraag beantwoordt elke gemeente zelf.)\n" in uitslag.out
    uitslag = invullen(programma, pad, ["n", "k", "stop"], "--alle")
    assert f"{zegt} deels, gepland. De regio werkt eraan\n" in uitslag.out
    assert "Enter: houd het antwoord van de regio" in uitslag.out
    assert antwoorden(pad)["beleid.plan"]["antwoord"] == "nee"


def test_geweigerde_regels_worden_geteld(programma: Programma, dossier: Path) -> None:
    uitslag = invullen(programma, dossier, ["jj", "n", "q", "k", "stop"])
    assert uitslag.exit == 3
    assert uitslag.err == "Let op: 2 regels zijn geweigerd. Kijk uw antwoorden na.\n"
    assert antwoorden(dossier)["beleid.plan"]["reden"] == "keuze"


def test_een_bestand_van_windows_als_invoer(programma: Programma, dossier: Path) -> None:
    uitslag = programma(
        "invullen", dossier.name, cwd=dossier.parent, stdin="\ufeffj\r\nEén\r\nstop\r\n"
    )
    assert uitslag.exit == 0
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Eén"


def test_het_einde_midden_in_een_tekst(programma: Programma, dossier: Path) -> None:
    invullen(programma, dossier, ["j", "Regel een \\"])
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Regel een"


@pytest.mark.parametrize("dicht", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_dichte_stromen(dossier: Path, dicht: str) -> None:
    opdracht = f"echo j | {sys.executable} -m vngcheck invullen {dossier.name} {dicht}"
    klaar = subprocess.run(
        ["sh", "-c", opdracht], cwd=dossier.parent, capture_output=True, text=True, check=False
    )
    assert klaar.returncode == 0
    assert "Traceback" not in klaar.stdout + klaar.stderr


def test_de_opdrachten_aan_het_eind_kennen_de_kaders(
    programma: Programma, dossier: Path, tmp_path: Path
) -> None:
    (tmp_path / "mijn kaders").mkdir()
    (dossier.parent / "klein.yaml").rename(tmp_path / "mijn kaders" / "klein.yaml")
    uitslag = invullen(programma, dossier, ["stop"], "--kaders", "mijn kaders")
    assert "\n  vngcheck score dossier.yaml --kaders 'mijn kaders'\n" in uitslag.out


def test_alle_en_herzien_gaan_niet_samen(programma: Programma, dossier: Path) -> None:
    uitslag = invullen(programma, dossier, [], "--alle", "--herzien")
    assert (uitslag.exit, uitslag.err) == (
        2,
        "Fout: --alle en --herzien gaan niet samen. Kies er een.\n",
    )
