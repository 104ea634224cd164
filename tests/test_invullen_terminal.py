"""`vngcheck invullen` in a real terminal, with keys."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import termios
from pathlib import Path

import pytest

from conftest import SchrijfDossier
from invulhulp import PLAN, RAAD, antwoorden, invullen, typ
from terminal import vngcheck
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import laad_dossier
from vngcheck.velden import MAX_TEKST


@pytest.fixture
def dossier(schrijf_dossier: SchrijfDossier) -> Path:
    return schrijf_dossier("# Met de hand geschreven.\nantwoorden:  # hieronder\n")


def test_een_heel_dossier(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op("6 open vragen.", "vraag 1 van 6", PLAN, "Enter laat open en ga door")
        term.typ("j")
        typ(term, "Toelichting", "Café, €5 en ĳs")
        typ(term, "titel van het document", "Plan 2026")
        typ(term, "Waar in dat document?", "bladzijde 3")
        typ(term, "Nog een bewijs", "")
        term.wacht_op("Nog iets toevoegen?").typ("i")
        typ(term, "Interne notitie", "Nog bespreken")
        term.wacht_op("Nog iets toevoegen?").toets("enter")

        term.wacht_op("vraag 2 van 6", RAAD).toets("rechts", "rechts", "enter")  # from open to d
        term.wacht_op("Waarom niet of niet helemaal?").typ("p")
        typ(term, "Wanneer is het klaar?", "31-12-2026")
        typ(term, "Toelichting", "")
        term.wacht_op("1 Plan 2026")
        typ(term, "titel van het document", "1")
        typ(term, "Waar in dat document?", "")
        term.toets("f3")

        term.wacht_op("vraag 3 van 6").typ("n")
        term.wacht_op("Waarom niet of niet helemaal?").typ("g")
        term.wacht_op("Let op: Dit is een wettelijke plicht", "telt niet mee voor het oordeel")
        typ(term, "Wat doet u niet?", "Opvang")
        term.wacht_op("Wat doet u in plaats daarvan?").toets("f3")

        term.wacht_op("vraag 4 van 6").typ("x")
        typ(term, "waarom is dit niet van toepassing?", "Er is geen opvang nodig")
        term.wacht_op("Nog iets toevoegen?").toets("enter")
        term.wacht_op("vraag 5 van 6").toets("enter")
        term.wacht_op("vraag 6 van 6").typ("s")
        assert term.einde() == 0
        term.wacht_op("Bewaard in dossier.yaml", "2 vragen staan nog open", "1 uitleg telt niet")
        term.wacht_op("vngcheck rapport dossier.yaml -o rapport.pdf")
    gegeven = antwoorden(dossier)
    assert {vraag: deel["antwoord"] for vraag, deel in gegeven.items()} == {
        "beleid.plan": "ja",
        "beleid.raad": "deels",
        "opvang.zorg": "nee",
        "opvang.bedden": "nvt",
    }
    assert gegeven["beleid.plan"]["toelichting"] == "Café, €5 en ĳs"
    assert gegeven["beleid.plan"]["bewijs"] == [{"titel": "Plan 2026", "plaats": "bladzijde 3"}]
    assert gegeven["beleid.plan"]["intern"] == "Nog bespreken"
    assert gegeven["beleid.raad"]["gepland"] == "2026-12-31"
    assert gegeven["beleid.raad"]["bewijs"] == [{"titel": "Plan 2026"}]
    assert gegeven["opvang.zorg"]["geen_knaken"] == {"wat_niet": "Opvang"}
    tekst = dossier.read_text(encoding="utf-8")
    assert "# Met de hand geschreven.\nantwoorden:  # hieronder\n" in tekst


def test_terug_en_veranderen(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("n")
        term.wacht_op("Waarom niet").typ("k")
        typ(term, "Toelichting", "Nog niet")
        term.wacht_op("Nog iets toevoegen?").toets("escape")
        term.wacht_op("Toelichting: Nog niet", "Enter: laat zo.").toets("omhoog")
        term.wacht_op("Toelichting: Nog niet").toets("ctrl-u", "escape")
        term.wacht_op("Waarom niet").toets("escape")
        term.wacht_op("Nu staat er", "nee, eigen keuze. Nog niet", "b bevestig").typ("j")
        term.wacht_op("Weggehaald, want het past niet bij ja: de reden.")
        typ(term, "Toelichting", "Toch wel")
        term.wacht_op("titel van het document").toets("f3")
        term.wacht_op("vraag 2 van 6").typ("t")
        term.wacht_op("vraag 1 van 6", "ja. Toch wel").typ("o")
        term.wacht_op("De vraag is weer open.").toets("ctrl-d")
        assert term.einde() == 0
    assert antwoorden(dossier) == {"beleid.plan": {"toelichting": "Toch wel"}}


def test_stoppen_en_verder_gaan(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").toets("f3")
        term.wacht_op("vraag 2 van 6").typ("s")
        assert term.einde() == 0
    with invullen(dossier) as term:
        term.wacht_op("5 open vragen", "vraag 1 van 5", RAAD, "Ingevuld 1 van 6").typ("s")
        assert term.einde() == 0


def test_doodgaan_tijdens_het_typen_verliest_alleen_dat_antwoord(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        typ(term, "Toelichting", "Bevestigd")
        term.wacht_op("titel van het document").typ("Half getyp")
        term.wacht_op("Half getyp")
        assert term.dood() == -9
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Bevestigd"
    assert "bewijs" not in antwoorden(dossier)["beleid.plan"]
    with invullen(dossier) as term:  # the lock of the dead session is no obstacle
        term.wacht_op("5 open vragen").typ("s")
        assert term.einde() == 0


@pytest.mark.parametrize("einde", ["sluit", "stop"])
def test_een_gesloten_venster_verliest_niets_wat_bevestigd_is(dossier: Path, einde: str) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("d")
        term.wacht_op("Waarom niet of niet helemaal?")
        getattr(term, einde)()
    assert antwoorden(dossier)["beleid.plan"]["antwoord"] == "deels"
    assert [deel.name for deel in dossier.parent.glob(".vngcheck-*")] == []


def test_ctrl_c_zegt_dat_alles_bewaard_is(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").toets("ctrl-c")
        assert term.einde() == 130
        term.wacht_op("Wat u bevestigde, is bewaard in dossier.yaml.", "Afgebroken.")
    assert antwoorden(dossier)["beleid.plan"]["antwoord"] == "ja"


def test_te_lange_tekst_blijft_staan(dossier: Path) -> None:
    with invullen(dossier, kolommen=100, regels=80) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").plak("x" * (MAX_TEKST + 2))
        term.toets("enter")
        term.wacht_op("Deze tekst is 5002 tekens lang; het maximum is 5000.")
        term.wacht_op("Maak hem minstens 2 tekens korter.").toets("backspace", "backspace", "enter")
        term.wacht_op("titel van het document").toets("ctrl-d")
        assert term.einde() == 0
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "x" * MAX_TEKST


def test_geplakte_regels_zijn_een_tekst(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").plak("regel een\nj\n\nregel vier")
        term.wacht_op("regel vier").toets("enter")
        term.wacht_op("titel van het document").plak("Plan\nvan aanpak")
        term.toets("enter")
        term.wacht_op("Fout: Deze tekst hoort op één regel. Haal de regeleinden weg.")
        term.toets("escape")
        term.wacht_op("Toelichting: regel een j regel vier", "Enter: laat zo.").toets("f3")
        term.wacht_op("vraag 2 van 6").typ("s")
        assert term.einde() == 0
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "regel een\nj\n\nregel vier"


def test_stuurtekens_worden_geweigerd(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").plak("een\x9b31mtwee")
        term.toets("enter")
        term.wacht_op("Hier staat een onzichtbaar stuurteken (U+009B).").toets("ctrl-u")
        term.typ("een twee")
        term.toets("enter")
        term.wacht_op("titel van het document").toets("ctrl-d")
        assert term.einde() == 0
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "een twee"


def test_wat_half_getypt_is_wacht_na_een_sprong(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").typ("Een half ver")
        term.wacht_op("Een half ver").toets("f1")
        term.wacht_op("Kort, voor de raad.", "Enter: verder lezen").toets("escape")
        term.wacht_op("Toelichting: Een half ver").toets("f2")
        typ(term, "Waarheen?", "")
        term.wacht_op("Toelichting: Een half ver").typ("haal")
        term.toets("enter")
        term.wacht_op("titel van het document").toets("ctrl-d")
        assert term.einde() == 0
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Een half verhaal"


def test_zoeken_en_springen(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("g")
        typ(term, "Waarheen?", "plan")
        term.wacht_op("Welke bedoelt u?", "beleid.plan").typ("xyzzy")
        term.toets("enter")
        term.wacht_op("Fout: Er is geen vraag of bouwsteen met 'xyzzy'.").typ(
            "voorlichting.scholen"
        )
        term.toets("enter")
        term.wacht_op("vraag 6 van 6").toets("enter")
        term.wacht_op("vraag 1 van 6", PLAN).typ("s")  # what was jumped over is not lost
        assert term.einde() == 0


def test_iemand_anders_verandert_het_bestand(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting")
        tekst = dossier.read_text(encoding="utf-8")
        erbij = "  # van een collega\n  opvang.bedden:\n    antwoord: nee\n    reden: keuze\n"
        dossier.write_text(tekst + erbij, encoding="utf-8")
        typ(term, "Toelichting", "Van mij")
        term.wacht_op("Het bestand is intussen", "opvang.bedden: open is nu nee")
        term.wacht_op("titel van het document").toets("ctrl-d")
        assert term.einde() == 0
    gegeven = antwoorden(dossier)
    assert gegeven["beleid.plan"]["toelichting"] == "Van mij"
    assert gegeven["opvang.bedden"] == {"antwoord": "nee", "reden": "keuze"}
    assert "# van een collega" in dossier.read_text(encoding="utf-8")


def test_de_tweede_sessie_hoort_van_de_eerste(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN)
        tweede = subprocess.run(
            vngcheck("invullen", dossier.name),
            cwd=dossier.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert tweede.returncode == 4
        assert "Dit dossier is al open in een andere sessie" in tweede.stderr
        term.typ("j")
        term.wacht_op("Toelichting").toets("ctrl-d")
        assert term.einde() == 0
    assert antwoorden(dossier)["beleid.plan"]["antwoord"] == "ja"


def test_een_volle_schijf_kost_geen_antwoord(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").typ("Moet bewaard")
        eerder = dossier.read_bytes()
        pid = term.proces.pid or 0
        _, hoogste = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (64, hoogste))
        term.toets("enter")
        term.wacht_op("Fout: Kan", "Geef uw antwoord nog eens, of stop.")
        assert dossier.read_bytes() == eerder
        assert [deel.name for deel in dossier.parent.glob(".vngcheck-*")] == []
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (hoogste, hoogste))
        term.wacht_op("Toelichting: Moet bewaard").toets("enter")
        term.wacht_op("titel van het document").toets("ctrl-d")
        assert term.einde() == 0
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Moet bewaard"


@pytest.mark.parametrize("kleur", [True, False])
def test_kleur_alleen_waar_het_mag(dossier: Path, *, kleur: bool) -> None:
    with invullen(dossier, kleur=kleur) as term:
        term.wacht_op(PLAN).typ("n")
        term.wacht_op("Antwoord: nee")
        kleuren = {cel.fg for regel in term.cellen for cel in regel}
        assert (kleuren == {"default"}) is not kleur
        term.toets("ctrl-d")
        assert term.einde() == 0


def test_een_dom_scherm_krijgt_regels(dossier: Path) -> None:
    with invullen(dossier, omgeving={"TERM": "dumb"}) as term:
        term.wacht_op("Antwoord (j ja, d deels, n nee", ">").typ("j\r")
        term.wacht_op("Toelichting (Enter: sla over) >").typ("Één €\r")
        term.wacht_op("titel van het document (Enter: sla over) >").typ("stop\r")
        assert term.einde() == 0
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "Één €"


def test_regel_voor_regel_onthoudt_wat_geweigerd_werd(dossier: Path) -> None:
    with invullen(dossier, "--eenvoudig", kolommen=200, regels=60) as term:
        term.wacht_op("Antwoord (j ja").typ("j\r")
        term.wacht_op("Toelichting (Enter").typ("y" * (MAX_TEKST + 1) + "\r")
        term.wacht_op("Deze tekst is 5001 tekens lang")
        term.toets("backspace", "enter")
        # Until the prompt is there, Ctrl-D is for the system.
        term.wacht_tot(lambda: term.scherm[term.cursor[0]] == ">", "een lege regel")
        term.toets("ctrl-d")
        assert term.einde() == 0
    assert antwoorden(dossier)["beleid.plan"]["toelichting"] == "y" * MAX_TEKST


@pytest.mark.parametrize("voorbeeld", ["voorbeeldstad", "emmen"])
def test_elke_vraag_past_op_80_bij_24(tmp_path: Path, voorbeeld: str) -> None:
    bron = pakketmap("examples")
    for naam in (voorbeeld, "drenthe-regio"):
        shutil.copy(bron / f"{naam}.yaml", tmp_path)
    pad = tmp_path / f"{voorbeeld}.yaml"
    kader = laad_dossier(pad).kader.kader
    vragen = [v for p in kader.plateaus for s in kader.bouwstenen_van(p.id) for v in s.vragen]
    with invullen(pad, "--alle") as term:
        for nummer, vraag in enumerate(vragen, start=1):
            term.wacht_op(f"vraag {nummer} van {len(vragen)}", "s stop | t terug")
            for tekst in (vraag.vraag, "Te regelen door:", *(c.tekst for c in vraag.criteria)):
                assert term.toont(tekst), vraag.id
            term.toets("enter")
        assert term.einde() == 0


def test_een_voorstel_met_tab_gaat_naar_die_plek(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("g")
        typ(term, "Waarheen?", "voorlichting")
        term.wacht_op("Welke bedoelt u?").typ("voorlichting:")
        term.toets("tab", "enter")
        term.wacht_op("vraag 5 van 6", "Krijgen inwoners voorlichting?").typ("s")
        assert term.einde() == 0


def test_wat_half_getypt_is_wordt_gezegd(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting").typ("Een half ver")
        term.wacht_op("Een half ver").toets("f3")
        term.wacht_op("Nog niet bewaard: uw tekst bij beleid.plan, toelichting.", RAAD).typ("s")
        assert term.einde() == 0
        term.wacht_op("Let op: Niet bewaard, bij beleid.plan, toelichting: Een half ver")


def test_na_een_weggegooid_bestand_staat_alles_er_weer(dossier: Path) -> None:
    with invullen(dossier) as term:
        term.wacht_op(PLAN).typ("j")
        term.wacht_op("Toelichting")
        dossier.unlink()
        term.toets("ctrl-d")
        assert term.einde() == 0
        term.wacht_op("Het bestand was weg. Het is opnieuw geschreven", "Bewaard in dossier.yaml")
    assert antwoorden(dossier)["beleid.plan"]["antwoord"] == "ja"


def test_wie_het_programma_beeindigt_krijgt_zijn_terminal_terug(dossier: Path) -> None:
    with invullen(dossier) as term:
        eerder = termios.tcgetattr(term.proces.child_fd)[3]
        term.wacht_op(PLAN, "s stop | t terug").typ("j")
        term.wacht_op("Toelichting", "F3 volgende vraag")
        assert not termios.tcgetattr(term.proces.child_fd)[3] & termios.ECHO
        term.proces.kill(signal.SIGTERM)
        term.wacht_op("Wat u bevestigde, is bewaard in dossier.yaml.")
        assert termios.tcgetattr(term.proces.child_fd)[3] == eerder
        assert term.einde() == 130
