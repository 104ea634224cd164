"""What a gemeente inherits from its regio, and when it may not build on one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import Cli, Controleer, SchrijfDossier
from vngcheck.dossier import GeldendAntwoord
from vngcheck.dossierbestand import laad_dossier

Geldend = Callable[[str, str], dict[str, GeldendAntwoord]]
HERSTEL = "bevat fouten. Herstel die eerst."
VANAF = "Het pad geldt vanaf de map van dit dossier."
GEEN_REGIO = (
    "Dit is geen regiodossier: de sleutel 'regio' ontbreekt. "
    "Laat bouwt_op naar een regiodossier verwijzen."
)
NIET_BEIDE = (
    "Een dossier is van een gemeente of van een regio, niet van beide. "
    "Haal 'gemeente' of 'regio' weg."
)
BLOK = (
    "Hier hoort een blok met sleutels. "
    "Schrijf op de volgende regels, ingesprongen: sleutel: waarde."
)
LID = "{naam: Zuid, gemeenten: [GM0394]}"


@pytest.fixture
def regio(schrijf_dossier: SchrijfDossier) -> SchrijfDossier:
    """A function that writes `regio.yaml`: the regio Zuid, with GM0394 in it."""

    def doe(rest: str = "", *, naam: str = "regio.yaml", **kop: str | None) -> Path:
        alles: dict[str, Any] = {"gemeente": None, "regio": LID, **kop}
        return schrijf_dossier(rest, naam=naam, **alles)

    return doe


@pytest.fixture
def geldend(schrijf_dossier: SchrijfDossier, regio: SchrijfDossier) -> Geldend:
    """A function that gives what counts for a gemeente, from its own and the regional dossier."""

    def doe(eigen: str, regionaal: str) -> dict[str, GeldendAntwoord]:
        regio(antwoorden=regionaal)
        return laad_dossier(schrijf_dossier(antwoorden=eigen, bouwt_op="regio.yaml")).antwoorden

    return doe


# Inheriting. In the small kader beleid.plan is beide, beleid.raad lokaal, opvang.bedden regionaal.


@pytest.mark.parametrize("vraag", ["beleid.plan", "opvang.bedden"])
def test_regionaal_and_beide_are_inherited(vraag: str, geldend: Geldend) -> None:
    antwoord = geldend("{}", f"{{{vraag}: {{antwoord: deels}}}}")[vraag]
    assert (antwoord.telt, antwoord.geerfd, antwoord.geerfd_van) == ("deels", True, "Zuid")


def test_lokaal_is_inherited_only_when_it_holds_for_all(geldend: Geldend) -> None:
    assert geldend("{}", "{beleid.raad: {antwoord: ja}}") == {}
    assert geldend("{}", "{beleid.raad: {antwoord: ja, geldt_voor_alle: false}}") == {}
    voor_alle = geldend("{}", "{beleid.raad: {antwoord: ja, geldt_voor_alle: true}}")
    assert (voor_alle["beleid.raad"].telt, voor_alle["beleid.raad"].geerfd) == ("ja", True)


@pytest.mark.parametrize("eigen", ["ja", "deels", "nee", "nvt, toelichting: x"])
def test_an_own_antwoord_wins(eigen: str, geldend: Geldend) -> None:
    antwoord = geldend(
        f"{{beleid.plan: {{antwoord: {eigen}}}}}",
        "{beleid.plan: {antwoord: ja, toelichting: van de regio, geldt_voor_alle: true}}",
    )["beleid.plan"]
    assert (antwoord.telt, antwoord.geerfd) == (eigen.split(",", maxsplit=1)[0], False)
    assert antwoord.antwoord.toelichting != "van de regio"


def test_an_own_antwoord_that_is_still_to_be_confirmed_wins_too(geldend: Geldend) -> None:
    antwoord = geldend(
        "{beleid.plan: {antwoord: nee, te_herbevestigen: true}}", "{beleid.plan: {antwoord: ja}}"
    )["beleid.plan"]
    assert (antwoord.telt, antwoord.antwoord.antwoord, antwoord.geerfd) == (None, "nee", False)


def test_an_entry_without_antwoord_inherits_and_keeps_its_own_note(geldend: Geldend) -> None:
    antwoord = geldend(
        "{beleid.plan: {toelichting: eigen, intern: eigen notitie}}",
        "{beleid.plan: {antwoord: ja, toelichting: van de regio, intern: van de regio}}",
    )["beleid.plan"]
    assert (antwoord.telt, antwoord.geerfd) == ("ja", True)
    assert antwoord.antwoord.toelichting == "van de regio"
    assert antwoord.antwoord.intern == "eigen notitie"


def test_the_note_of_the_regio_never_comes_along(geldend: Geldend) -> None:
    antwoord = geldend("{}", "{beleid.plan: {antwoord: ja, intern: van de regio}}")["beleid.plan"]
    assert antwoord.antwoord.intern is None


def test_everything_else_comes_along(geldend: Geldend) -> None:
    regionaal = """
      opvang.bedden:
        antwoord: nee
        reden: geen_rijksmiddelen
        toelichting: Er is geen geld.
        bewijs: [{titel: Plan, plaats: bijlage 1}]
        voorbehoud: Zolang het duurt.
        resttaken: [Bellen]
        geen_knaken: {wat_niet: Bedden, bedragen: [{jaar: 2026, bedrag: 5, aard: structureel}]}
    """
    antwoord = geldend("{}", regionaal)["opvang.bedden"].antwoord
    assert antwoord.model_dump(mode="json", exclude_defaults=True) == {
        "antwoord": "nee",
        "reden": "geen_rijksmiddelen",
        "toelichting": "Er is geen geld.",
        "bewijs": [{"titel": "Plan", "plaats": "bijlage 1"}],
        "voorbehoud": "Zolang het duurt.",
        "resttaken": ["Bellen"],
        "geen_knaken": {
            "wat_niet": "Bedden",
            "bedragen": [{"jaar": 2026, "bedrag": 5, "aard": "structureel"}],
        },
        "geregeld_door": "Zuid",
    }


def test_who_arranges_it_is_the_regio_unless_it_names_someone(geldend: Geldend) -> None:
    door = "{beleid.plan: {antwoord: ja}, opvang.zorg: {antwoord: ja, geregeld_door: Zorghuis}}"
    antwoorden = geldend("{}", door)
    assert antwoorden["beleid.plan"].antwoord.geregeld_door == "Zuid"
    assert antwoorden["opvang.zorg"].antwoord.geregeld_door == "Zorghuis"


def test_an_open_vraag_of_the_regio_stays_open(geldend: Geldend) -> None:
    assert geldend("{}", "{beleid.plan: {toelichting: Nog onbekend.}}") == {}
    eigen = geldend("{beleid.plan: {toelichting: eigen}}", "{beleid.plan: {toelichting: regio}}")
    assert (eigen["beleid.plan"].antwoord.toelichting, eigen["beleid.plan"].geerfd) == (
        "eigen",
        False,
    )


def test_what_the_regio_must_confirm_again_counts_as_open(geldend: Geldend) -> None:
    antwoord = geldend("{}", "{beleid.plan: {antwoord: ja, te_herbevestigen: true}}")["beleid.plan"]
    assert (antwoord.geerfd, antwoord.telt) == (True, None)


def test_inherited_antwoorden_count_in_the_score(
    schrijf_dossier: SchrijfDossier, regio: SchrijfDossier
) -> None:
    regio(
        antwoorden="{opvang.zorg: {antwoord: ja}, opvang.bedden: {antwoord: nvt, toelichting: x}}"
    )
    geladen = laad_dossier(schrijf_dossier(bouwt_op="regio.yaml"))
    opvang = geladen.score[0].bouwstenen[1]
    assert (opvang.id, opvang.oordeel) == ("opvang", "voldoet")
    assert [(v.antwoord, v.geerfd, v.geregeld_door) for v in opvang.vragen] == [
        ("ja", True, "Zuid"),
        ("nvt", True, "Zuid"),
    ]


def test_a_regio_itself_inherits_nothing(regio: SchrijfDossier) -> None:
    geladen = laad_dossier(regio(antwoorden="{beleid.raad: {antwoord: ja, intern: x}}"))
    assert (geladen.naam, geladen.regiogemeenten) == ("Zuid", ["Haarlemmermeer"])
    assert geladen.antwoorden["beleid.raad"].geerfd is False
    assert geladen.antwoorden["beleid.raad"].antwoord.intern == "x"


# Building on the wrong thing.


@pytest.mark.parametrize(
    ("bouwt_op", "verwacht"),
    [
        ("weg.yaml", f"Het bestand weg.yaml bestaat niet. Klopt de naam? {VANAF}"),
        (".", f". is een map. Geef de naam van een bestand. {VANAF}"),
        ("x" * 280, f"Kan {'x' * 280} niet lezen. Klopt de naam? {VANAF}"),
        ("[r.yaml]", "Hier hoort één tekst, geen lijst. Zet de tekst achter de dubbele punt."),
    ],
)
def test_a_regio_that_is_not_there(
    bouwt_op: str, verwacht: str, schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    assert controleer(schrijf_dossier(bouwt_op=bouwt_op)) == [
        f"dossier.yaml:5: fout: bouwt_op: {verwacht}"
    ]


def test_building_on_a_gemeente(schrijf_dossier: SchrijfDossier, controleer: Controleer) -> None:
    schrijf_dossier(naam="ander.yaml")
    assert controleer(schrijf_dossier(bouwt_op="ander.yaml")) == [
        f"ander.yaml:1: fout: {GEEN_REGIO}",
        f"dossier.yaml:5: fout: bouwt_op: Het regiodossier ander.yaml {HERSTEL}",
    ]
    assert controleer(schrijf_dossier(bouwt_op="dossier.yaml")) == [
        f"dossier.yaml:1: fout: {GEEN_REGIO}",
        f"dossier.yaml:5: fout: bouwt_op: Het regiodossier dossier.yaml {HERSTEL}",
    ]


def test_building_on_a_broken_file(
    schrijf_dossier: SchrijfDossier, regio: SchrijfDossier, controleer: Controleer
) -> None:
    regio("fase: klaar\nantwoorden: {beleid.plan: {antwoord: ja}}\n")
    assert controleer(schrijf_dossier("fase: nieuw\n", bouwt_op="regio.yaml")) == [
        f"dossier.yaml:5: fout: bouwt_op: Het regiodossier regio.yaml {HERSTEL}",
        "dossier.yaml:6: fout: fase: 'nieuw' kan hier niet. Kies uit: concept, vastgesteld.",
        "regio.yaml:5: fout: fase: 'klaar' kan hier niet. Kies uit: concept, vastgesteld.",
    ]


ANDER_KADER = "dossier.yaml:2: fout: kader: Het regiodossier gebruikt een ander kader:"
HETZELFDE = "Gebruik in beide dossiers hetzelfde kader en dezelfde versie."


def test_a_regio_with_another_versie(
    schrijf_dossier: SchrijfDossier, regio: SchrijfDossier, controleer: Controleer, tmp_path: Path
) -> None:
    regio(kader="klein@2")
    klein = (tmp_path / "klein.yaml").read_text(encoding="utf-8")
    (tmp_path / "klein2.yaml").write_text(klein.replace('versie: "1"', 'versie: "2"'))
    assert controleer(schrijf_dossier(bouwt_op="regio.yaml")) == [
        f"{ANDER_KADER} klein@2 (klein2.yaml). {HETZELFDE}"
    ]


def test_a_regio_with_another_kader_of_the_same_name(
    schrijf_dossier: SchrijfDossier, regio: SchrijfDossier, controleer: Controleer, tmp_path: Path
) -> None:
    regio(naam="regio/zuid.yaml")
    ander = tmp_path / "regio" / "klein.yaml"
    ander.write_text(ander.read_text(encoding="utf-8").replace("gewicht: 2", "gewicht: 3"))
    assert controleer(schrijf_dossier(bouwt_op="regio/zuid.yaml")) == [
        f"{ANDER_KADER} klein@1 (regio/klein.yaml). {HETZELFDE}"
    ]


def test_a_gemeente_that_the_regio_does_not_list(
    schrijf_dossier: SchrijfDossier, regio: SchrijfDossier, controleer: Controleer
) -> None:
    regio()
    assert controleer(schrijf_dossier(bouwt_op="regio.yaml", gemeente="Assen")) == [
        (
            "dossier.yaml:3: fout: gemeente: De regio Zuid noemt 'Assen' niet als gemeente. "
            "Voeg haar toe aan het regiodossier, of kies een ander regiodossier."
        )
    ]
    assert controleer(schrijf_dossier(bouwt_op="regio.yaml", gemeente="haarlemmermeer")) == []


def test_a_real_dossier_on_an_invented_regio(
    schrijf_dossier: SchrijfDossier, regio: SchrijfDossier, controleer: Controleer
) -> None:
    regio(fictief="true", regio="{naam: Zuid, gemeenten: [Nergenshuizen, GM0394]}")
    assert controleer(schrijf_dossier(bouwt_op="regio.yaml")) == [
        (
            "dossier.yaml:5: fout: bouwt_op: Het regiodossier is verzonnen, en dit dossier niet. "
            "Bouw op een echt regiodossier, of schrijf fictief: true."
        )
    ]
    verzonnen = schrijf_dossier(bouwt_op="regio.yaml", fictief="true", gemeente="Nergenshuizen")
    assert controleer(verzonnen) == []


def test_another_peildatum_is_a_warning(
    schrijf_dossier: SchrijfDossier, regio: SchrijfDossier, controleer: Controleer, cli: Cli
) -> None:
    regio(peildatum="2025-06-30")
    pad = schrijf_dossier(bouwt_op="regio.yaml")
    assert controleer(pad) == [
        (
            "dossier.yaml:5: waarschuwing: bouwt_op: Het regiodossier heeft een andere peildatum: "
            "2025-06-30. Kijk na of de regionale antwoorden nog kloppen."
        )
    ]
    assert cli("controleer", pad).exit == 0


def test_an_explanation_of_the_regio_that_does_not_count(
    schrijf_dossier: SchrijfDossier, regio: SchrijfDossier, controleer: Controleer
) -> None:
    regio(antwoorden="{opvang.bedden: {antwoord: nee, reden: geen_rijksmiddelen}}")
    assert controleer(schrijf_dossier(bouwt_op="regio.yaml")) == [
        (
            "dossier.yaml:5: waarschuwing: bouwt_op: De uitleg van de regio bij opvang.bedden telt "
            "niet: de uitleg ontbreekt. Kijk na: geen_knaken."
        )
    ]


def test_the_path_counts_from_the_folder_of_the_dossier(
    schrijf_dossier: SchrijfDossier, regio: SchrijfDossier
) -> None:
    regio(naam="regio/zuid.yaml", antwoorden="{beleid.plan: {antwoord: ja}}")
    pad = schrijf_dossier(naam="leden/dossier.yaml", bouwt_op="../regio/zuid.yaml")
    assert laad_dossier(pad).antwoorden["beleid.plan"].geerfd_van == "Zuid"


# A regional dossier that is wrong itself.


@pytest.mark.parametrize(
    ("kop", "verwacht"),
    [
        (
            {"gemeente": "GM0394", "regio": LID},
            f"5: fout: regio: {NIET_BEIDE}",
        ),
        (
            {"regio": LID, "bouwt_op": "regio.yaml"},
            (
                "5: fout: bouwt_op: Een regiodossier kan niet op een ander dossier bouwen. "
                "Haal 'bouwt_op' weg."
            ),
        ),
        ({"regio": "Zuid"}, f"4: fout: regio: {BLOK}"),
        (
            {"regio": "{naam: Zuid}"},
            "4: fout: regio: De sleutel 'gemeenten' ontbreekt. Voeg toe: gemeenten: ...",
        ),
        (
            {"regio": "{naam: Zuid, gemeenten: []}"},
            "4: fout: regio.gemeenten: Deze lijst is te kort. Voeg er iets aan toe.",
        ),
        (
            {"regio": "{naam: Zuid, gemeenten: GM0394}"},
            (
                "4: fout: regio.gemeenten: Hier hoort een lijst. "
                "Zet elk deel op een eigen regel met een streepje ervoor."
            ),
        ),
    ],
)
def test_a_regional_dossier_that_is_wrong(
    kop: dict[str, str], verwacht: str, regio: SchrijfDossier, controleer: Controleer
) -> None:
    alles: dict[str, Any] = kop
    assert controleer(regio(naam="dossier.yaml", **alles)) == [f"dossier.yaml:{verwacht}"]


def test_the_members_of_a_regio_are_checked(regio: SchrijfDossier, controleer: Controleer) -> None:
    pad = regio(
        """\
        regio:
          naam: Noord
          gemeenten:
            - GM0106
            - Asen
            - Bergen
            - Assen
            - Bergen (L.)
        """,
        naam="dossier.yaml",
        regio=None,
    )
    assert controleer(pad) == [
        (
            "dossier.yaml:8: fout: regio.gemeenten[2]: De gemeente 'Asen' bestaat niet. "
            "Bedoelt u Assen (GM0106) of Asten (GM0743)? Is zij verzonnen, schrijf dan "
            "fictief: true."
        ),
        (
            "dossier.yaml:9: fout: regio.gemeenten[3]: Er zijn meer gemeenten 'Bergen'. "
            "Bedoelt u Bergen (NH.) (GM0373) of Bergen (L.) (GM0893)?"
        ),
        (
            "dossier.yaml:10: fout: regio.gemeenten[4]: De gemeente 'Assen' staat er twee keer. "
            "Laat haar er één keer staan."
        ),
    ]
