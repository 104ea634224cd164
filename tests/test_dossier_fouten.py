"""What `controleer` says about a dossier that is wrong; see also test_dossier_velden.py."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from conftest import Cli, Controleer, SchrijfDossier
from vngcheck.dossierbestand import controleer_dossier, laad_dossier
from vngcheck.errors import InvoerFout

SCHRIJF_DATUM = "Schrijf jaar-maand-dag, zoals 2026-06-30."
VERSIE = "Hier hoort een kader met zijn versie. Schrijf bijvoorbeeld vng-mensenhandel@1."
ELDERS = "Staat het in een andere map, noem die dan met --kaders."
LEES_1 = "deze vngcheck leest formaat 1. Schrijf vngcheck: 1, of werk vngcheck bij."
VERZONNEN = "Is zij verzonnen, schrijf dan fictief: true."
NAAM_OF_CODE = f"Geef de naam of de CBS-code. {VERZONNEN}"
NA = "Kijk de dag en de maand na."
MEER = "Misschien volgen er meer als de fouten zijn hersteld."
BERGEN = "Bedoelt u Bergen (NH.) (GM0373) of Bergen (L.) (GM0893)?"

# A key of the first four lines, what stands there, and what is said about it.
KOPFOUTEN: list[tuple[str, str | None, str]] = [
    ("vngcheck", "2", f"1: fout: vngcheck: Dit dossier heeft formaat '2'; {LEES_1}"),
    ("vngcheck", "1.0", f"1: fout: vngcheck: Dit dossier heeft formaat '1.0'; {LEES_1}"),
    ("vngcheck", None, "1: fout: De sleutel 'vngcheck' ontbreekt. Voeg toe: vngcheck: ..."),
    (
        "kader",
        "klein@2",
        f"2: fout: kader: Het kader 'klein@2' is er niet. Bedoelt u klein@1? {ELDERS}",
    ),
    (
        "kader",
        "zzz@1",
        "2: fout: kader: Het kader 'zzz@1' is er niet. Er zijn: klein@1, vng-mensenhandel@1. "
        f"{ELDERS}",
    ),
    ("kader", "klein", f"2: fout: kader: {VERSIE}"),
    ("kader", "klein@", f"2: fout: kader: {VERSIE}"),
    ("kader", "'@1'", f"2: fout: kader: {VERSIE}"),
    ("kader", "[klein@1]", f"2: fout: kader: {VERSIE}"),
    ("kader", None, "1: fout: De sleutel 'kader' ontbreekt. Voeg toe: kader: ..."),
    (
        "gemeente",
        "Haarlemmermer",
        (
            "3: fout: gemeente: De gemeente 'Haarlemmermer' bestaat niet. "
            f"Bedoelt u Haarlemmermeer (GM0394)? {VERZONNEN}"
        ),
    ),
    (
        "gemeente",
        "Asen",
        (
            "3: fout: gemeente: De gemeente 'Asen' bestaat niet. "
            f"Bedoelt u Assen (GM0106) of Asten (GM0743)? {VERZONNEN}"
        ),
    ),
    ("gemeente", "Qwxyz", f"3: fout: gemeente: De gemeente 'Qwxyz' bestaat niet. {NAAM_OF_CODE}"),
    ("gemeente", "GM9999", f"3: fout: gemeente: De gemeente 'GM9999' bestaat niet. {NAAM_OF_CODE}"),
    ("gemeente", "Bergen", f"3: fout: gemeente: Er zijn meer gemeenten 'Bergen'. {BERGEN}"),
    ("gemeente", "", "1: fout: De sleutel 'gemeente' ontbreekt. Voeg toe: gemeente: ..."),
    ("peildatum", "2026-02-30", f"4: fout: peildatum: De datum 2026-02-30 bestaat niet. {NA}"),
    ("peildatum", "2026-13-01", f"4: fout: peildatum: De datum 2026-13-01 bestaat niet. {NA}"),
    *(
        ("peildatum", datum, f"4: fout: peildatum: '{datum}' is geen datum. {SCHRIJF_DATUM}")
        for datum in ("30-06-2026", "2026-6-30", "2026-06-30T00:00:00", "vandaag", "٢٠٢٦-٠٦-٣٠")
    ),
    ("peildatum", None, "1: fout: De sleutel 'peildatum' ontbreekt. Voeg toe: peildatum: ..."),
]


@pytest.mark.parametrize(("sleutel", "waarde", "verwacht"), KOPFOUTEN)
def test_what_is_wrong_in_the_head(
    sleutel: str,
    waarde: str | None,
    verwacht: str,
    schrijf_dossier: SchrijfDossier,
    controleer: Controleer,
) -> None:
    kop: dict[str, Any] = {sleutel: waarde}
    assert controleer(schrijf_dossier(**kop)) == [f"dossier.yaml:{verwacht}"]


def test_all_that_must_be_there_is_told_at_once(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(
        "fase: concept\n", vngcheck=None, kader=None, gemeente=None, peildatum=None
    )
    assert controleer(pad) == [
        f"dossier.yaml:1: fout: De sleutel '{sleutel}' ontbreekt. Voeg toe: {sleutel}: ..."
        for sleutel in ("vngcheck", "kader", "peildatum", "gemeente")
    ]


def test_errors_of_the_kader_are_told_too(
    schrijf_dossier: SchrijfDossier, controleer: Controleer, tmp_path: Path
) -> None:
    pad = schrijf_dossier("fase: klaar\n")
    kader = tmp_path / "klein.yaml"
    kader.write_text(kader.read_text().replace("gewicht: 2", "gewicht: 0"))
    assert controleer(pad) == [
        "dossier.yaml:5: fout: fase: 'klaar' kan hier niet. Kies uit: concept, vastgesteld.",
        (
            "klein.yaml:60: fout: bouwstenen[1].vragen[2].gewicht: "
            "Een gewicht moet boven nul liggen. Schrijf bijvoorbeeld 1 of 0.5."
        ),
    ]


VEEL_FOUTEN = """\
fase: klaar
opstellr: Team
antwoorden:
  beleid.plan:
    antwoord: ja
    datum: gisteren
  beleid.x: {antwoord: ja}
  beleid.plan: {antwoord: nee}
  opvang.zorg:
    antwoord: nvt
ambitie: [{jaar: 2026, niveau: 5}]
"""


def test_all_errors_are_told_at_once_in_the_order_of_the_file(
    schrijf_dossier: SchrijfDossier, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    schrijf_dossier(VEEL_FOUTEN, gemeente="Asen", peildatum="vandaag")
    monkeypatch.chdir(tmp_path)
    uitslag = cli("controleer", "dossier.yaml")
    assert (
        uitslag.out
        == """\
dossier.yaml:3: fout: gemeente: De gemeente 'Asen' bestaat niet.
    Bedoelt u Assen (GM0106) of Asten (GM0743)? Is zij verzonnen, schrijf dan fictief: true.
dossier.yaml:4: fout: peildatum: 'vandaag' is geen datum.
    Schrijf jaar-maand-dag, zoals 2026-06-30.
dossier.yaml:5: fout: fase: 'klaar' kan hier niet.
    Kies uit: concept, vastgesteld.
dossier.yaml:6: fout: opstellr: De sleutel 'opstellr' bestaat hier niet.
    Bedoelt u opsteller?
dossier.yaml:10: fout: antwoorden.beleid.plan.datum: 'gisteren' is geen datum.
    Schrijf jaar-maand-dag, zoals 2026-06-30.
dossier.yaml:11: fout: antwoorden.beleid.x: De vraag 'beleid.x' staat niet in het kader klein@1.
    Bedoelt u beleid.plan of beleid.raad?
dossier.yaml:12: fout: antwoorden.beleid.plan: De sleutel 'beleid.plan' staat er al, op regel 8.
    Laat er één staan.
dossier.yaml:13: fout: antwoorden.opvang.zorg.toelichting: Bij nvt hoort een toelichting.
    Schrijf waarom de vraag niet van toepassing is.
dossier.yaml:15: fout: ambitie[1].niveau: 5 kan hier niet.
    Kies een niveau van 1 tot en met 4.
dossier.yaml: 9 fouten, 0 waarschuwingen. Misschien volgen er meer als de fouten zijn hersteld.
"""
    )
    assert (uitslag.exit, uitslag.err) == (3, "")


def test_loading_refuses_what_controleer_finds(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(VEEL_FOUTEN)
    with pytest.raises(InvoerFout) as fout:
        laad_dossier(pad)
    assert len(fout.value.meldingen) == 7
    assert controleer_dossier(pad) == (fout.value.meldingen, None)


def test_warnings_leave_the_exit_code_at_nought(schrijf_dossier: SchrijfDossier, cli: Cli) -> None:
    pad = schrijf_dossier("antwoorden:\n  beleid.plan:\n    antwoord: ja\n")
    uitslag = cli("controleer", pad)
    assert uitslag.out.splitlines() == [
        f"{pad}:6: waarschuwing: antwoorden.beleid.plan: Dit antwoord heeft geen bewijs.",
        "    Noem bij 'bewijs' een document en de plaats.",
        f"{pad}: 0 fouten, 1 waarschuwing.",
    ]
    assert (uitslag.exit, uitslag.err) == (0, "")


def test_one_name_that_is_wrong_keeps_no_other_file_from_being_looked_at(
    schrijf_dossier: SchrijfDossier, cli: Cli, tmp_path: Path
) -> None:
    goed, fout = schrijf_dossier(), schrijf_dossier(naam="fout.yaml", fase="klaar")
    uitslag = cli("controleer", tmp_path / "weg.yaml", fout, tmp_path, goed)
    assert uitslag.out.splitlines()[2:] == [
        f"{fout}: 1 fout, 0 waarschuwingen. {MEER}",
        f"{goed}: 0 fouten, 0 waarschuwingen.",
    ]
    assert uitslag.err.splitlines() == [
        f"Fout: Het bestand {tmp_path}/weg.yaml bestaat niet. Klopt de naam?",
        f"Fout: {tmp_path} is een map. Geef de naam van een bestand.",
    ]
    assert uitslag.exit == 2


def test_a_key_with_nothing_behind_it_is_not_there(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(
        "opsteller:\nantwoorden:\n  beleid.plan:\n  beleid.raad:\n    reden:\nacties: ~\n"
        "besluitvorming:\n  college:\n"
    )
    assert controleer(pad) == []
    assert laad_dossier(pad).dossier.opsteller is None


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("/dev/zero", "/dev/zero is geen gewoon bestand. Geef de naam van een tekstbestand."),
        ("pijp", "pijp is geen gewoon bestand. Geef de naam van een tekstbestand."),
        (".", ". is een map. Geef de naam van een bestand."),
        ("weg.yaml", "Het bestand weg.yaml bestaat niet. Klopt de naam?"),
        ("x" * 290, f"Kan {'x' * 290} niet lezen. Klopt de naam?"),
    ],
)
def test_what_a_dossier_cannot_build_on(
    naam: str,
    verwacht: str,
    schrijf_dossier: SchrijfDossier,
    controleer: Controleer,
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "pijp")  # nobody writes in it: to read it would take for ever
    assert controleer(schrijf_dossier(bouwt_op=naam)) == [
        f"dossier.yaml:5: fout: bouwt_op: {verwacht} Het pad geldt vanaf de map van dit dossier."
    ]


def test_a_kader_is_no_dossier(klein_kader: Path, controleer: Controleer) -> None:
    assert controleer(klein_kader / "klein.yaml") == [
        "klein.yaml:3: fout: Dit is een kader, geen dossier. "
        "Typ: vngcheck kader controleer klein.yaml"
    ]


def test_a_letter_with_its_accent_apart_becomes_one(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(opsteller="Team cafe\u0301")
    assert laad_dossier(pad).dossier.opsteller == "Team caf\u00e9"
