"""How much a dossier or a kader may hold, and how much is said about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import Controleer, Schrijf, SchrijfDossier
from vngcheck.bestanden import pakketmap
from vngcheck.dossier import Dossier
from vngcheck.invoer import valideer
from vngcheck.kader import Kader
from vngcheck.kaderbestand import controleer_kader
from vngcheck.schema import json_schema
from vngcheck.velden import Model
from vngcheck.yamlfile import Pad, YamlBestand, lees_yaml

PLAN = "antwoorden.beleid.plan"
KOSTEN = "{jaar: 2026, bedrag: 1, aard: structureel}"
ACTIE = "{vraag: beleid.plan, actie: x}"
CIJFER = "{jaar: 2026, wat: x, bron: y, aantal: 1}"

# Where a list stands on line 5, what is in it, and how often it may be.
LIJSTEN: dict[str, tuple[str, str, int]] = {
    f"{PLAN}.bewijs": ("antwoorden: {beleid.plan: {bewijs: [#]}}", "{titel: x}", 50),
    f"{PLAN}.resttaken": ("antwoorden: {beleid.plan: {resttaken: [#]}}", "x", 50),
    f"{PLAN}.geen_knaken.bedragen": (
        "antwoorden: {beleid.plan: {geen_knaken: {bedragen: [#]}}}",
        KOSTEN,
        50,
    ),
    "beslispunten": ("beslispunten: [#]", "x", 100),
    "toegestane_contacten": ("toegestane_contacten: [#]", "x", 200),
    "acties": ("acties: [#]", ACTIE, 500),
    "acties[1].partners": ("acties: [{vraag: beleid.plan, actie: x, partners: [#]}]", "x", 50),
    "acties[1].kosten": ("acties: [{vraag: beleid.plan, actie: x, kosten: [#]}]", KOSTEN, 50),
    "ambitie": ("ambitie: [#]", "{jaar: 2026, niveau: 1}", 50),
    "cijfers": ("cijfers: [#]", CIJFER, 500),
    "partners": ("partners: [#]", "{naam: x}", 200),
    "partners[1].rollen": ("partners: [{naam: x, rollen: [#]}]", "nazorg", 50),
    "partners[1].vormen": ("partners: [{naam: x, vormen: [#]}]", "arbeid", 50),
    "partners[1].werkprocessen": ("partners: [{naam: x, werkprocessen: [#]}]", "x", 50),
}


@pytest.mark.parametrize("pad", LIJSTEN)
def test_a_list_has_a_maximum(
    pad: str, schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    regel, deel, maximum = LIJSTEN[pad]

    def fouten(aantal: int) -> list[str]:
        dossier = schrijf_dossier(regel.replace("#", ", ".join([deel] * aantal)) + "\n")
        return [melding for melding in controleer(dossier) if ": fout: " in melding]

    assert fouten(maximum) == []
    assert fouten(maximum + 3) == [
        f"dossier.yaml:5: fout: {pad}: Deze lijst heeft {maximum + 3} delen; "
        f"het maximum is {maximum}. Haal er minstens 3 af."
    ]


def deelschemas(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for deel in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(deel, (dict, list)):
            yield from deelschemas(deel)


@pytest.mark.parametrize("soort", ["dossier", "kader"])
def test_every_list_has_a_maximum(soort: str) -> None:
    lijsten = [s for s in deelschemas(json.loads(json_schema(soort))) if s.get("type") == "array"]
    assert len(lijsten) > 10
    assert [s for s in lijsten if not 50 <= s.get("maxItems", 0) <= 500] == []


def vervangen(data: Any, nieuw: Any, pad: Pad = ()) -> Iterator[tuple[Pad, Any]]:
    """The data again and again, each time with something else in one place."""
    if pad:
        yield pad, nieuw
    delen: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(data, dict):
        delen = iter(data.items())
    elif isinstance(data, list):
        delen = iter(enumerate(data[:1]))
    for sleutel, deel in delen:
        for plek, ander in vervangen(deel, nieuw, (*pad, sleutel)):
            kopie: Any = dict(data) if isinstance(data, dict) else list(data)
            kopie[sleutel] = ander
            yield plek, kopie


def elke_sleutel(blokken: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """One block with all the keys of the blocks."""
    return {sleutel: waarde for blok in blokken for sleutel, waarde in blok.items()}


@pytest.mark.parametrize("nieuw", ["x", "", [], ["x"], [None], [[]], {}, {"x": "y"}, {"x": None}])
@pytest.mark.parametrize(
    ("bron", "soort"),
    [
        (pakketmap("examples") / "voorbeeldstad.yaml", Dossier),
        (Path(__file__).parent / "fixtures" / "kaders" / "klein.yaml", Kader),
    ],
    ids=["dossier", "kader"],
)
def test_whatever_stands_somewhere_there_is_a_message_of_its_own(
    nieuw: Any, bron: Path, soort: type[Model]
) -> None:
    data: dict[str, Any] = dict(lees_yaml(bron).data)
    if soort is Dossier:
        data["antwoorden"] = {"beleid.plan": elke_sleutel(data["antwoorden"].values())}
    gezien = 0
    for pad, ander in vervangen(data, nieuw):
        _, meldingen = valideer(YamlBestand(bron, "", ander, {}, ""), soort)
        assert [m.tekst for m in meldingen if m.tekst == "Deze waarde kan hier niet."] == [], pad
        gezien += len(meldingen)
    assert gezien > 0


def test_long_values_are_cut_in_messages(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    lang = "9" * 100_000
    pad = schrijf_dossier(
        f"""\
        opsteller: {lang}
        fase: {lang}
        fictief: {lang}
        ambitie: [{{jaar: {lang}, niveau: {lang}}}]
        acties:
          - vraag: beleid.plan
            actie: x
            start: {lang}
            kosten:
              - {{jaar: 2026, bedrag: "-{lang}", aard: {lang}}}
              - {{jaar: 2026, bedrag: "{lang}.5", aard: structureel}}
              - {{jaar: 2026, bedrag: "{lang}", aard: structureel}}
              - {{jaar: 2026, bedrag: "1{".000" * 9_000}", aard: structureel}}
        ? {lang}
        : x
        """
    )
    meldingen = controleer(pad)
    assert len(meldingen) == 12
    assert max(map(len, meldingen)) < 400


def test_long_values_are_cut_in_messages_about_a_kader(klein_kader: Path, schrijf: Schrijf) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    lang = "z" * 100_000
    for oud, nieuw in (
        ("thema: zorg", f"thema: {lang}"),
        ('plateau: "2"', f"plateau: {lang}"),
        ("zie_ook: [beleid.raad]", f"zie_ook: [{lang}]"),
        ("{id: TW,", f"{{id: {lang},"),
        ("- id: beleid.raad", f"- id: {lang}.{lang}"),
        ("over: Een", f"over: <{lang}>"),
    ):
        assert tekst.count(oud) == 1
        tekst = tekst.replace(oud, nieuw)
    meldingen = controleer_kader(schrijf("kader.yaml", tekst))
    assert len(meldingen) > 10
    assert (
        max(len(f"{melding.pad} {melding.tekst} {melding.remedie}") for melding in meldingen) < 400
    )


def test_after_a_thousand_errors_it_is_enough(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    meldingen = controleer(schrijf_dossier("".join(f"z{n}: x\n" for n in range(1_500))))
    assert len(meldingen) == 1_001
    assert meldingen[0] == (
        "dossier.yaml:1: fout: Dit bestand heeft meer dan 1000 fouten; niet alle staan hier. "
        "Herstel eerst deze."
    )


def test_of_many_known_ids_only_some_are_named(klein_kader: Path, schrijf: Schrijf) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    meer = "".join(f"  - {{id: t{n}, naam: Thema}}\n" for n in range(30))
    tekst = tekst.replace("plateaus:\n", f"{meer}plateaus:\n").replace("thema: zorg", "thema: qqqq")
    bekend = ", ".join(sorted(["basis", "zorg", *(f"t{n}" for n in range(30))])[:20])
    assert [f"{m.tekst} {m.remedie}" for m in controleer_kader(schrijf("kader.yaml", tekst))] == [
        f"Er is geen thema 'qqqq'. Er zijn: {bekend} en nog 12."
    ]
