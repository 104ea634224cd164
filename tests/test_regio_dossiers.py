"""Which dossiers of a regio take part, and that none is passed over in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from conftest import Schrijf, SchrijfDossier
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import laad_dossier
from vngcheck.errors import GebruikFout
from vngcheck.regiodossiers import MAX_BESTANDEN, Inlevering, Inzameling, Lid, verzamel

# Alphabetical: Assen, Emmen, Haarlemmermeer, 's-Hertogenbosch (at the s).
LEDEN: Final = "[GM0796, GM0394, GM0114, GM0106]"
ASSEN, EMMEN, MEER, BOSCH = "GM0106", "GM0114", "GM0394", "GM0796"

Lever = Callable[..., Path]


@pytest.fixture
def regio(schrijf_dossier: SchrijfDossier) -> Path:
    """The regiodossier of Zuid, with four gemeenten."""
    naam = f"{{naam: Zuid, gemeenten: {LEDEN}}}"
    return schrijf_dossier(naam="regio.yaml", gemeente=None, regio=naam)


@pytest.fixture
def lever(regio: Path, schrijf_dossier: SchrijfDossier) -> Lever:
    """A function that hands in a dossier of a gemeente; it builds on the regio."""

    def doe(gemeente: str, naam: str | None = None, rest: str = "", **kop: Any) -> Path:
        kop = {"bouwt_op": regio.name, **kop}
        return schrijf_dossier(rest, naam=naam or f"{gemeente}.yaml", gemeente=gemeente, **kop)

    return doe


def inzameling(regio: Path, *plekken: Path) -> Inzameling:
    return verzamel(laad_dossier(regio), plekken)


def lid(gevonden: Inzameling, code: str) -> Lid:
    (een,) = (deel for deel in gevonden.leden if deel.code == code)
    return een


def stand(gevonden: Inzameling, code: str) -> Inlevering:
    return lid(gevonden, code).stand


def test_the_gemeenten_stand_by_name_and_those_without_a_dossier_are_there(
    regio: Path, lever: Lever
) -> None:
    lever(EMMEN)
    gevonden = inzameling(regio)
    assert [(deel.naam, deel.stand.value) for deel in gevonden.leden] == [
        ("Assen", "niet_ingeleverd"),
        ("Emmen", "vergeleken"),
        ("Haarlemmermeer", "niet_ingeleverd"),
        ("'s-Hertogenbosch", "niet_ingeleverd"),
    ]
    assert [deel.naam for deel in gevonden.vergeleken] == ["Emmen"]
    assert len(gevonden.ontbreken) == 3
    assert lid(gevonden, EMMEN).inwoners == 109346


def test_dossiers_are_found_in_folders_below_and_hidden_ones_are_not(
    regio: Path, lever: Lever, tmp_path: Path
) -> None:
    lever(EMMEN, "diep/er/emmen.yml", bouwt_op="../../regio.yaml")
    lever(ASSEN, ".weg/assen.yaml", bouwt_op="../regio.yaml")
    gevonden = inzameling(regio)
    assert stand(gevonden, EMMEN) is Inlevering.VERGELEKEN
    assert stand(gevonden, ASSEN) is Inlevering.NIET_INGELEVERD
    assert stand(inzameling(regio, tmp_path / ".weg"), ASSEN) is Inlevering.VERGELEKEN


def test_named_files_and_folders_take_the_place_of_the_folder_of_the_regio(
    regio: Path, lever: Lever
) -> None:
    lever(ASSEN)
    emmen = lever(EMMEN, "los/emmen.yaml", bouwt_op="../regio.yaml")
    for plek in (emmen, emmen.parent):
        gevonden = inzameling(regio, plek)
        assert [deel.naam for deel in gevonden.vergeleken] == ["Emmen"]


def test_a_dossier_with_errors_takes_no_part_and_its_errors_are_kept(
    regio: Path, lever: Lever
) -> None:
    lever(EMMEN, peildatum="gisteren")
    gevonden = lid(inzameling(regio), EMMEN)
    assert (gevonden.stand, gevonden.dossier) == (Inlevering.FOUTEN, None)
    (vondst,) = gevonden.ongebruikt
    assert [fout.tekst for fout in vondst.fouten] == ["'gisteren' is geen datum."]


@pytest.mark.parametrize("rest", ["antwoorden: [", "antwoorden:\n\t- x\n", "a: b: c\n"])
def test_a_file_that_is_no_yaml_is_still_known_by_its_first_lines(
    rest: str, regio: Path, lever: Lever
) -> None:
    lever(EMMEN, rest=rest)
    assert stand(inzameling(regio), EMMEN) is Inlevering.FOUTEN


def test_a_file_that_is_broken_before_its_first_keys_is_still_known(
    regio: Path, schrijf: Schrijf
) -> None:
    schrijf("kapot.yaml", "x: [\nvngcheck: 1\ngemeente: 'GM0114' # Emmen\nbouwt_op: regio.yaml\n")
    assert stand(inzameling(regio), EMMEN) is Inlevering.FOUTEN


def test_another_versie_of_the_kader_takes_no_part(regio: Path, lever: Lever) -> None:
    lever(EMMEN, kader="klein@2")
    gevonden = lid(inzameling(regio), EMMEN)
    assert gevonden.stand is Inlevering.ANDER_KADER
    assert [vondst.kader for vondst in gevonden.ongebruikt] == ["klein@2"]


def test_a_kader_of_the_same_name_that_differs_takes_no_part(regio: Path, lever: Lever) -> None:
    pad = lever(EMMEN, "elders/emmen.yaml", bouwt_op="../regio.yaml")
    kader = pad.parent / "klein.yaml"
    kader.write_text(f"{kader.read_text(encoding='utf-8')}# anders\n", encoding="utf-8")
    assert stand(inzameling(regio), EMMEN) is Inlevering.ANDER_KADER


def test_a_dossier_of_a_member_that_does_not_build_on_the_regio_is_named(
    regio: Path, lever: Lever
) -> None:
    lever(EMMEN, bouwt_op=None)
    assert stand(inzameling(regio), EMMEN) is Inlevering.NIET_OP_REGIO


def test_another_peildatum_takes_part(regio: Path, lever: Lever) -> None:
    lever(EMMEN, peildatum="2026-03-31")
    gevonden = lid(inzameling(regio), EMMEN)
    assert gevonden.dossier is not None
    assert str(gevonden.dossier.dossier.peildatum) == "2026-03-31"


@pytest.mark.parametrize(
    ("dagen", "gekozen"),
    [
        (["2025-06-30", "2026-06-30"], "2026-06-30"),  # that of the regio
        (["2026-06-30", "2026-12-31"], "2026-06-30"),  # even when there is a newer one
        (["2024-06-30", "2025-06-30"], "2025-06-30"),  # else the newest
    ],
)
def test_of_more_dossiers_that_of_the_regio_counts_else_the_newest(
    dagen: list[str], gekozen: str, regio: Path, lever: Lever
) -> None:
    for dag in dagen:
        lever(EMMEN, f"{dag}.yaml", peildatum=dag)
    gevonden = lid(inzameling(regio), EMMEN)
    assert gevonden.dossier is not None
    assert gevonden.dossier.bestand.pad.stem == gekozen
    (anders,) = gevonden.ongebruikt
    assert anders.stand is Inlevering.VERGELEKEN


def test_two_dossiers_with_equal_right_are_both_left_out(regio: Path, lever: Lever) -> None:
    lever(EMMEN, "een.yaml")
    lever("Emmen", "twee.yaml")
    gevonden = lid(inzameling(regio), EMMEN)
    assert (gevonden.stand, gevonden.dossier) == (Inlevering.DUBBEL, None)
    assert [v.stand for v in gevonden.ongebruikt] == [Inlevering.DUBBEL] * 2


def test_a_good_dossier_counts_beside_a_broken_one(regio: Path, lever: Lever) -> None:
    lever(EMMEN, "goed.yaml")
    lever(EMMEN, "kapot.yaml", peildatum="x")
    gevonden = lid(inzameling(regio), EMMEN)
    assert gevonden.stand is Inlevering.VERGELEKEN
    assert [(v.pad.name, v.stand) for v in gevonden.ongebruikt] == [
        ("kapot.yaml", Inlevering.FOUTEN)
    ]


def test_a_gemeente_that_the_regio_does_not_name_is_told_apart(regio: Path, lever: Lever) -> None:
    lever("GM0363", "amsterdam.yaml")
    gevonden = inzameling(regio)
    assert gevonden.vergeleken == []
    assert [vondst.pad.name for vondst in gevonden.vreemd] == ["amsterdam.yaml"]


def test_other_yaml_and_dossiers_of_others_are_no_part_of_it(
    regio: Path, schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    schrijf("huisstijl.yaml", "naam: vngcheck\n")
    schrijf_dossier(naam="los.yaml", gemeente="GM0363")
    gevonden = inzameling(regio)
    assert (gevonden.vergeleken, gevonden.vreemd, gevonden.onleesbaar) == ([], (), ())


def test_a_file_reached_twice_counts_once(regio: Path, lever: Lever, tmp_path: Path) -> None:
    emmen = lever(EMMEN)
    (tmp_path / "koppeling.yaml").symlink_to(emmen)
    (tmp_path / "kring").symlink_to(tmp_path)
    gevonden = inzameling(regio, tmp_path, emmen, tmp_path / "kring" / emmen.name)
    assert lid(gevonden, EMMEN).stand is Inlevering.VERGELEKEN
    assert lid(gevonden, EMMEN).ongebruikt == ()


def test_what_cannot_be_read_is_told(regio: Path, schrijf: Schrijf) -> None:
    schrijf("groot.yaml", b"x" * 5_000_001)
    ((pad, waarom),) = inzameling(regio).onleesbaar
    assert pad.name == "groot.yaml"
    assert waarom == "Het bestand is groter dan 5 MB."


@pytest.mark.parametrize(
    ("verwijzing", "tekst", "remedie"),
    [
        (None, "De regel bouwt_op ontbreekt.", "Zet in het dossier: bouwt_op: ../regio.yaml"),
        (
            "regio.yaml",
            "Bij bouwt_op staat 'regio.yaml'. Dat is niet dit regiodossier.",
            "Zet daar: bouwt_op: ../regio.yaml",
        ),
    ],
)
def test_what_bouwt_op_should_be_is_told(
    verwijzing: str | None, tekst: str, remedie: str, regio: Path, lever: Lever
) -> None:
    pad = lever(EMMEN, "los/emmen.yaml", bouwt_op=verwijzing)
    gevonden = lid(inzameling(regio), EMMEN)
    assert gevonden.stand is Inlevering.NIET_OP_REGIO
    ((fout,),) = (vondst.fouten for vondst in gevonden.ongebruikt)
    assert str(fout) == f"{pad}: fout: {tekst} {remedie}"


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("x.yaml", "vngcheck: 1\ngemeente: Emmen\nantwoorden: [\n"),
        ("x.yaml", "gemeente: Emmen\nantwoorden: [\n"),
        ("x.yaml", "vngcheck: 1\ngemeente: 'Emmen\nantwoorden: [\n"),
        ("emmen.yaml", "antwoorden: [\n"),
        ("Emmen.yml", ""),
    ],
)
def test_a_damaged_file_that_lost_its_bouwt_op_is_of_its_gemeente(
    naam: str, tekst: str, regio: Path, schrijf: Schrijf
) -> None:
    pad = schrijf(naam, tekst)
    gevonden = lid(inzameling(regio), EMMEN)
    assert gevonden.stand is Inlevering.FOUTEN
    assert [vondst.pad for vondst in gevonden.ongebruikt] == [pad]
    assert gevonden.ongebruikt[0].fouten != ()


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("emmen.yaml", b"\xe9\xe9"),
        ("x.yaml", b"vngcheck: 1\ngemeente: Emmen\nopsteller: Andr\xe9\n"),
        ("x.yaml", "vngcheck: 1\r\ngemeente: Emmen\r\n".encode("utf-16")),
    ],
)
def test_a_file_that_cannot_be_read_is_of_its_gemeente(
    naam: str, inhoud: bytes, regio: Path, schrijf: Schrijf
) -> None:
    schrijf(naam, inhoud)
    gevonden = inzameling(regio)
    assert stand(gevonden, EMMEN) is Inlevering.ONLEESBAAR
    ((fout,),) = (vondst.fouten for vondst in lid(gevonden, EMMEN).ongebruikt)
    assert fout.tekst == "Dit is geen tekstbestand in UTF-8."
    assert gevonden.onleesbaar == ()


def test_an_invented_dossier_takes_part_in_an_invented_regio_only(
    schrijf_dossier: SchrijfDossier,
) -> None:
    for fictief, verwacht in ((None, Inlevering.FICTIEF), ("true", Inlevering.VERGELEKEN)):
        leden = "{naam: Zuid, gemeenten: [Emmen]}"
        regio = schrijf_dossier(naam="regio.yaml", gemeente=None, regio=leden, fictief=fictief)
        kop = {"gemeente": "Emmen", "bouwt_op": "regio.yaml", "fictief": "true"}
        schrijf_dossier(naam="emmen.yaml", **kop)
        assert [deel.stand for deel in inzameling(regio).leden] == [verwacht]


def test_a_named_file_without_a_place_in_the_regio_is_told(
    regio: Path, lever: Lever, schrijf: Schrijf, schrijf_dossier: SchrijfDossier
) -> None:
    stijl = schrijf("huisstijl.yaml", "naam: Huis\n")
    ander = schrijf_dossier(naam="amsterdam.yaml", gemeente="GM0363")
    zij = schrijf_dossier(
        naam="noord.yaml", gemeente=None, regio="{naam: Noord, gemeenten: [GM0363]}"
    )
    gevonden = inzameling(regio, regio, stijl, ander, zij, lever(EMMEN))
    assert gevonden.buiten == (
        (stijl, "Dit is geen dossier."),
        (
            ander,
            "Dit is het dossier van Amsterdam. Die gemeente hoort niet bij de regio Zuid.",
        ),
        (zij, "Dit is geen dossier van een gemeente."),
    )
    # In a folder they are somebody else's files.
    assert inzameling(regio).buiten == ()


def test_an_invented_regio_has_no_codes_and_no_inwoners(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(
        naam="regio.yaml",
        gemeente=None,
        fictief="true",
        regio="{naam: Zuid, gemeenten: [Emmen, Nergensdorp]}",
    )
    leden = inzameling(pad).leden
    assert [(deel.naam, deel.code, deel.inwoners) for deel in leden] == [
        ("Emmen", None, None),
        ("Nergensdorp", None, None),
    ]


def test_a_dossier_of_a_gemeente_is_no_regiodossier(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier()
    with pytest.raises(GebruikFout) as fout:
        inzameling(pad)
    assert str(fout.value) == (
        f"{pad} is geen regiodossier maar het dossier van Haarlemmermeer. "
        "Geef het bestand waarin 'regio:' staat."
    )


def test_a_place_that_is_not_there_is_an_error(regio: Path, tmp_path: Path) -> None:
    with pytest.raises(GebruikFout) as fout:
        inzameling(regio, tmp_path / "nergens")
    assert str(fout.value) == f"De map of het bestand {tmp_path / 'nergens'} bestaat niet."


def test_a_whole_disk_is_not_looked_through(regio: Path, tmp_path: Path) -> None:
    for nummer in range(MAX_BESTANDEN):
        (tmp_path / f"los{nummer}.yaml").touch()
    with pytest.raises(GebruikFout) as fout:
        inzameling(regio)
    assert str(fout.value) == (
        "Er staan meer dan 5.000 YAML-bestanden in deze mappen. Noem de mappen of de dossiers zelf "
        "achter het regiodossier."
    )


def test_drenthe_is_complete() -> None:
    gevonden = inzameling(pakketmap("examples") / "drenthe-regio.yaml")
    assert len(gevonden.vergeleken) == 12
    assert (gevonden.ontbreken, gevonden.vreemd, gevonden.onleesbaar) == ([], (), ())
    assert [deel.ongebruikt for deel in gevonden.leden] == [()] * 12
