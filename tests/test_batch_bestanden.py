"""Which files a batch takes: each once, nothing in silence, and a report for each of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batchhulp import Serieel, inhoud, rijen, schrijf_dossier, schrijf_dossiers
from vngcheck.batch import Ernst, Keuze, Uitkomst, batch
from vngcheck.batch.model import Bestand
from vngcheck.batch.vinden import rapportnamen
from vngcheck.rapport.soorten import Editie, Formaat

HTML = Keuze(formaten=(Formaat.HTML,))
MELDINGEN = "batch-fouten-en-meldingen.csv"
PERSOON = "antwoorden: {beleid.plan: {antwoord: ja, voorbehoud: Bel 06-12345678.}}\n"


def doe(map_: Path, uit: Path, keuze: Keuze | None = None) -> Uitkomst:
    return batch(map_, uit, keuze or Keuze(), executor=Serieel())


def zinnen(gedaan: Uitkomst, ernst: Ernst | None = None) -> dict[str, str]:
    """What is said of each file, but of the kader and of a dossier that stands there as usual."""
    return {
        regel.bestand: regel.tekst
        for regel in gedaan.regels
        if not regel.bestand.endswith("klein.yaml")
        and not regel.bestand.startswith("GM")
        and regel.ernst is (ernst or regel.ernst)
    }


def namen(uit: Path) -> list[str]:
    return [rij["Bestand"] for rij in rijen(uit / "batch.csv")]


def test_verwijzingen_tellen_een_keer_en_worden_genoemd(tmp_path: Path) -> None:
    map_, elders, uit = tmp_path / "d", tmp_path / "elders", tmp_path / "uit"
    schrijf_dossiers(map_, 2)
    schrijf_dossiers(elders, 1, begin=2)
    (ander,) = elders.glob("GM*.yaml")
    shutil.copy(map_ / "klein.yaml", tmp_path)
    (map_ / "a-link.yaml").symlink_to("GM0014.yaml")
    (map_ / "b-link.yaml").symlink_to(ander)
    (map_ / "c-link.yaml").symlink_to(ander)
    (map_ / "d-hard.yaml").hardlink_to(map_ / "GM0034.yaml")
    (map_ / "e-kring.yaml").symlink_to("e-kring.yaml")
    (map_ / "f-weg.yaml").symlink_to("nergens.yaml")
    (map_ / "g-map").symlink_to(elders)
    (map_ / "h-kring").symlink_to(map_)
    gedaan = doe(map_, uit)
    assert namen(uit) == ["GM0014.yaml", "GM0034.yaml", "b-link.yaml"]
    assert zinnen(gedaan) == {
        "a-link.yaml": "Overgeslagen: dit is hetzelfde bestand als GM0014.yaml.",
        "b-link.yaml": "Dit is een verwijzing (link) naar een bestand elders; dat telt mee.",
        "c-link.yaml": "Overgeslagen: dit is hetzelfde bestand als b-link.yaml.",
        "d-hard.yaml": "Overgeslagen: dit is hetzelfde bestand als GM0034.yaml.",
        "e-kring.yaml": f"Kan {map_ / 'e-kring.yaml'} niet lezen. Klopt de naam?",
        "f-weg.yaml": f"Het bestand {map_ / 'f-weg.yaml'} bestaat niet. Klopt de naam?",
        "g-map": "Overgeslagen: een verwijzing (link) naar een map.",
        "h-kring": "Overgeslagen: een verwijzing (link) naar een map.",
    }
    assert (gedaan.gescoord, gedaan.mislukt) == (3, 2)


def test_wat_geen_gewoon_bestand_is(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 1)
    schrijf_dossiers(map_ / "map.yaml", 1, begin=1)
    os.mkfifo(map_ / "pijp.yaml")
    schrijf_dossier(map_ / ".verborgen.yaml", "GM0014")
    schrijf_dossiers(map_ / ".map", 1, begin=2)
    gedaan = doe(map_, uit)
    assert namen(uit) == ["GM0014.yaml", "map.yaml/GM0034.yaml"]
    pijp = f"{map_ / 'pijp.yaml'} is geen gewoon bestand. Geef de naam van een tekstbestand."
    assert zinnen(gedaan, Ernst.FOUT) == {"pijp.yaml": pijp}
    assert zinnen(gedaan, Ernst.MEDEDELING) == {
        ".verborgen.yaml": "Overgeslagen: verborgen bestand.",
    }


@pytest.mark.parametrize(
    ("inhoud_", "fout"),
    [
        ("bouwstenen: []\nid: x\n", None),
        ("- een\n- lijst\n", None),
        ("[een, lijst]\n", None),
        ("a: 1\n---\nb: 2\n", None),
        ("a: !ref x\n", None),
        ("dit is gewoon tekst\n", "Het bestand bevat geen sleutels."),
        ("a: [\n", "Hier ontbreekt een waarde, of een haakje dat sluit."),
        ("# vngcheck\na: !ref x\n", "De YAML-tag !ref is niet toegestaan."),
        ("vngcheck: 1\n", "De sleutel 'kader' ontbreekt."),
        ("", "Het bestand is leeg."),
    ],
)
def test_een_bestand_zonder_de_sleutel_vngcheck(
    inhoud_: str, fout: str | None, tmp_path: Path
) -> None:
    map_ = tmp_path / "d"
    schrijf_dossiers(map_, 1)
    (map_ / "x.yaml").write_text(inhoud_, encoding="utf-8")
    gedaan = doe(map_, tmp_path / "uit")
    geen = "Overgeslagen: geen dossier, want de sleutel 'vngcheck' ontbreekt."
    eerste = next(regel for regel in gedaan.regels if regel.bestand == "x.yaml")
    assert eerste.tekst.split(": ")[-1] == (fout or geen).split(": ")[-1]
    assert gedaan.mislukt == (fout is not None)


def test_de_uitvoer_wordt_niet_gelezen(tmp_path: Path) -> None:
    map_ = tmp_path / "d"
    schrijf_dossiers(map_, 2)
    for uit in (map_ / "uit", map_):
        schrijf_dossier(uit / "rapporten" / "oud.yaml", "GM0014")
        gedaan = doe(map_, uit, HTML)
        assert (gedaan.gescoord, gedaan.mislukt, gedaan.rapporten) == (2, 0, 2)
        shutil.rmtree(uit / "rapporten")


def test_een_naam_die_niet_te_schrijven_is(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 0)
    naam = os.fsdecode(b"gemeente \xe9\x07.yaml")
    try:
        schrijf_dossier(map_ / naam, "GM0014")
    except OSError:
        naam = "gemeente \x07.yaml"  # a disk that only takes UTF-8
        schrijf_dossier(map_ / naam, "GM0014")
    gedaan = doe(map_, uit, HTML)
    assert (gedaan.gescoord, gedaan.rapporten) == (1, 1)
    assert namen(uit)[0].startswith("gemeente \\u")
    assert (uit / "rapporten" / naam).with_suffix(".html").is_file()


def test_rapporten_staan_in_mappen_als_de_dossiers(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 1)
    schrijf_dossiers(map_ / "noord", 1)
    shutil.copy(map_ / "GM0014.yaml", map_ / "GM0014.yml")
    doe(map_, uit, HTML)
    assert [naam for naam in inhoud(uit) if naam.startswith("rapporten/")] == [
        "rapporten/GM0014.yaml.html",
        "rapporten/GM0014.yml.html",
        "rapporten/noord/GM0014.html",
    ]
    assert [rij["Rapport"] for rij in rijen(uit / "batch.csv")] == [
        "rapporten/GM0014.yaml.html",
        "rapporten/GM0014.yml.html",
        "rapporten/noord/GM0014.html",
    ]


DEEL = st.text("aAbé\u0301.-2", min_size=1, max_size=4)


@given(st.sets(st.tuples(DEEL, st.sampled_from([".yaml", ".yml", ".YAML"])), max_size=8))
def test_twee_rapporten_heten_nooit_hetzelfde(delen: set[tuple[str, str]]) -> None:
    bestanden = [Bestand(stam + einde, Path(stam + einde)) for stam, einde in sorted(delen)]
    gemaakt = rapportnamen(bestanden, (Formaat.PDF, Formaat.HTML))
    alle = [naam.casefold() for paar in gemaakt.values() for _, naam in paar]
    assert len(alle) == len(set(alle)) == 2 * len(bestanden)


def test_een_ouder_rapport_wordt_genoemd(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    oud, _ = schrijf_dossiers(map_, 2)
    doe(map_, uit, HTML)
    oud.unlink()
    gezegd: list[str] = []
    batch(map_, uit, HTML, executor=Serieel(), meld=gezegd.append)
    na = "Gooi het weg, of kijk het na voor u het deelt: het kan een interne versie zijn."
    assert gezegd == [
        f"Let op: in {uit} staat nog 1 rapport van een eerdere keer: rapporten/GM0014.html. {na}"
    ]
    (rij,) = (r for r in rijen(uit / MELDINGEN) if r["Bestand"].startswith("rapporten/"))
    assert (rij["Bestand"], rij["Ernst"]) == ("rapporten/GM0014.html", "waarschuwing")
    assert (rij["Melding"], rij["Wat te doen"]) == ("Dit rapport is van een eerdere keer.", na)


def test_rapporten_van_een_andere_editie_of_een_ander_formaat_worden_genoemd(
    tmp_path: Path,
) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 2)
    schrijf_dossier(map_ / "p.yaml", "GM0037", PERSOON)
    (uit / "rapporten").mkdir(parents=True)
    (uit / "rapporten" / "GM0034.pdf").write_bytes(b"%PDF")
    doe(map_, uit, Keuze((Formaat.HTML,), Editie.INTERN))
    gezegd: list[str] = []
    # The openbare edition of one cannot be made, so that the interne stays.
    batch(map_, uit, HTML, executor=Serieel(), meld=gezegd.append)
    assert gezegd == [
        f"Let op: in {uit} staan nog 2 rapporten van een eerdere keer: rapporten/GM0034.pdf en "
        "rapporten/p.html. Gooi ze weg, of kijk ze na voor u ze deelt: er kan een interne versie "
        "bij zijn."
    ]


def test_veel_oude_rapporten_staan_alle_op_het_blad(tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 1)
    namen_ = [f"rapporten/oud-{nummer}.pdf" for nummer in range(100, 121)]
    (uit / "rapporten").mkdir(parents=True)
    for naam in namen_:
        (uit / naam).write_bytes(b"%PDF")
    gezegd: list[str] = []
    batch(map_, uit, executor=Serieel(), meld=gezegd.append)
    begin = f"Let op: in {uit} staan nog 21 rapporten van een eerdere keer: {namen_[0]}, "
    assert gezegd[0].startswith(begin)
    assert f"{namen_[18]} en nog 2 op het blad Fouten en meldingen. Gooi" in gezegd[0]
    op_blad = [r["Bestand"] for r in rijen(uit / MELDINGEN)]
    assert [naam for naam in op_blad if naam.startswith("rapporten/")] == namen_


@pytest.mark.parametrize("waar", ["map", "bestand"])
def test_wat_niet_gelezen_mag_worden(waar: str, tmp_path: Path) -> None:
    map_, uit = tmp_path / "d", tmp_path / "uit"
    schrijf_dossiers(map_, 1)
    schrijf_dossiers(map_ / "dicht", 1, begin=1)
    dicht = map_ / "dicht" if waar == "map" else map_ / "dicht" / "GM0034.yaml"
    dicht.chmod(0)
    try:
        # Whoever may read everything reads this too.
        mag = os.access(dicht, os.R_OK)
        gedaan = doe(map_, uit)
    finally:
        dicht.chmod(0o700)
    fouten = {r.bestand: r.tekst for r in gedaan.regels if r.ernst is Ernst.FOUT}
    verwacht = {
        "map": {"dicht": "U mag deze map niet lezen."},
        "bestand": {"dicht/GM0034.yaml": f"U mag {dicht} niet lezen. Vraag om leesrechten."},
    }
    assert fouten == ({} if mag else verwacht[waar])
    assert gedaan.gescoord == 1 + mag
