"""What always holds of moving a dossier to another versie: no antwoord is ever lost."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FIXTURES
from strategieen import antwoorden
from vngcheck.dossier import ActieStatus, als_data
from vngcheck.dossierbestand import GeladenDossier, laad_dossier
from vngcheck.kader import Kader
from vngcheck.kaderbestand import laad_kader
from vngcheck.koppelbestand import Soort, laad_koppeling
from vngcheck.overzetten import Overgang, Overgezet, zet_over
from vngcheck.overzetverslag import verslag, verslag_json

KLEIN: Final = FIXTURES / "kaders" / "klein.yaml"
KADER: Final = laad_kader(KLEIN).kader
KOP: Final = {
    "vngcheck": "1",
    "kader": "klein@1",
    "gemeente": "GM0394",
    "peildatum": "2026-06-30",
}


@st.composite
def dossiers(draw: st.DrawFn) -> dict[str, Any]:
    """Any dossier with the small kader, as plain data."""
    gegeven = {
        vraag: draw(st.none() | antwoorden())
        for vraag in draw(st.permutations(sorted(KADER.vragen)))
    }
    acties = st.fixed_dictionaries(
        {
            "vraag": st.sampled_from(sorted(KADER.vragen)),
            "actie": st.sampled_from(["Doen", "Nog iets doen"]),
            "status": st.sampled_from([status.value for status in ActieStatus]),
        }
    )
    return {
        **KOP,
        "antwoorden": {vraag: als_data(a) for vraag, a in gegeven.items() if a is not None},
        "acties": draw(st.lists(acties, max_size=3)),
    }


@st.composite
def koppelingen(draw: st.DrawFn) -> tuple[list[str], list[dict[str, Any]]]:
    """A koppelbestand from the small kader to any other; with the new ids, all of one bouwsteen."""
    over = list(draw(st.permutations(sorted(KADER.vragen))))
    nieuw: list[str] = []
    stappen: list[dict[str, Any]] = []

    def maak(hoeveel: int) -> list[str]:
        ids = [f"beleid.n{len(nieuw) + nummer}" for nummer in range(hoeveel)]
        nieuw.extend(ids)
        return ids

    while over:
        soort = draw(st.sampled_from(["gelijk", "gesplitst", "samengevoegd", "vervallen"]))
        van = over[: draw(st.integers(2, 3)) if soort == "samengevoegd" else 1]
        if soort == "samengevoegd" and len(van) < 2:
            soort = "gelijk"
        del over[: len(van)]
        naar = maak({"gesplitst": 2, "vervallen": 0}.get(soort, 1))
        stap: dict[str, Any] = {"soort": soort, "van": van, "naar": naar, "reden": "Daarom."}
        if soort == "gelijk":
            stap["bevestigen"] = draw(st.booleans())
        stappen.append(stap)
    stappen.append({"soort": "nieuw", "van": [], "naar": maak(1), "reden": "Daarom."})
    return nieuw, stappen


def volgende(ids: list[str] | None) -> str:
    """The small kader in versie 2; with `ids` these are all its vragen, in one bouwsteen."""
    data = yaml.safe_load(KLEIN.read_text(encoding="utf-8")) | {"versie": "2"}
    if ids is not None:
        (steen, *_), plateaus = data["bouwstenen"], data["plateaus"]
        voorbeeld = {s: w for s, w in steen["vragen"][1].items() if s != "zie_ook"}
        steen["vragen"] = [{**voorbeeld, "id": naam} for naam in ids]
        data |= {"bouwstenen": [steen], "plateaus": plateaus[:1]}
    return yaml.safe_dump(data, allow_unicode=True)


def overgezet(
    map_: Path, dossier: dict[str, Any], ids: list[str] | None, stappen: list[dict[str, Any]]
) -> tuple[GeladenDossier, Overgezet]:
    """A dossier as it was and as it is after moving; what moves it stands in a folder."""
    (map_ / "klein.yaml").write_bytes(KLEIN.read_bytes())
    (map_ / "klein-2.yaml").write_text(volgende(ids), encoding="utf-8")
    kop = {"vngcheck-overzetting": 1, "van": "klein@1", "naar": "klein@2"}
    (map_ / "koppel.yaml").write_text(yaml.safe_dump({**kop, "vragen": stappen}), encoding="utf-8")
    (map_ / "oud.yaml").write_text(yaml.safe_dump(dossier, sort_keys=False), encoding="utf-8")
    oud = laad_dossier(map_ / "oud.yaml")
    nieuw = laad_kader(map_ / "klein-2.yaml")
    koppeling = laad_koppeling(map_ / "koppel.yaml", oud.kader.kader, nieuw)
    return oud, zet_over(oud, koppeling, map_ / "nieuw.yaml")


def gelijk(kader: Kader) -> list[dict[str, Any]]:
    return [
        {"soort": "gelijk", "van": [vraag], "naar": [vraag], "reden": "Zo."}
        for vraag in kader.vragen
    ]


@settings(max_examples=40)
@given(dossiers())
def test_when_everything_is_gelijk_the_score_is_the_same(dossier: dict[str, Any]) -> None:
    with TemporaryDirectory() as map_:
        oud, uit = overgezet(Path(map_), dossier, None, gelijk(KADER))
    assert uit.nieuw.score == oud.score
    assert uit.nieuw.dossier.antwoorden == oud.dossier.antwoorden
    assert uit.nieuw.dossier.acties == oud.dossier.acties


@settings(max_examples=60)
@given(dossiers(), koppelingen())
def test_no_antwoord_and_no_actie_is_ever_lost(
    dossier: dict[str, Any], koppeling: tuple[list[str], list[dict[str, Any]]]
) -> None:
    with TemporaryDirectory() as map_:
        oud, uit = overgezet(Path(map_), dossier, *koppeling)
        gelezen = verslag(uit)
    bewaard: dict[str, Any] = {}
    for stap in json.loads(verslag_json(uit))["stappen"]:
        assert not bewaard.keys() & stap["antwoorden_oud"].keys()
        bewaard |= stap["antwoorden_oud"]
    was = als_data(oud.dossier)
    assert bewaard == was.get("antwoorden", {})
    acties = [actie["actie"] for actie in json.loads(verslag_json(uit))["acties"]]
    assert acties == was.get("acties", [])
    for stap in uit.overgangen:
        for vraag, antwoord in stap.oud.items():
            if is_zeker(stap):
                assert uit.nieuw.dossier.antwoorden[stap.stap.naar[0]] == antwoord
            else:
                assert f"\n    {vraag}:" in gelezen


@settings(max_examples=60)
@given(dossiers(), koppelingen())
def test_only_what_is_gelijk_and_not_to_be_confirmed_stays_certain(
    dossier: dict[str, Any], koppeling: tuple[list[str], list[dict[str, Any]]]
) -> None:
    with TemporaryDirectory() as map_:
        oud, uit = overgezet(Path(map_), dossier, *koppeling)
    zeker = {o.stap.naar[0]: o for o in uit.overgangen if is_zeker(o)}
    for vraag, geldend in uit.nieuw.antwoorden.items():
        if geldend.telt is not None:
            assert oud.dossier.antwoorden[zeker[vraag].stap.van[0]] == geldend.antwoord
    # Amounts never become more.
    assert bedragen(uit.nieuw) <= bedragen(oud)


@settings(max_examples=60)
@given(dossiers(), koppelingen())
def test_what_is_intern_stays_intern(
    dossier: dict[str, Any], koppeling: tuple[list[str], list[dict[str, Any]]]
) -> None:
    for vraag, antwoord in dossier["antwoorden"].items():
        antwoord["intern"] = f"GEHEIM {vraag}"
    with TemporaryDirectory() as map_:
        oud, uit = overgezet(Path(map_), dossier, *koppeling)
    nieuw = als_data(uit.nieuw.dossier)
    for antwoord in nieuw.get("antwoorden", {}).values():
        assert "GEHEIM" in antwoord.pop("intern")
    assert "GEHEIM" not in str(nieuw)
    # Nor where the rest is to be found: that file is not public.
    assert "overzetten.md" not in nieuw["verantwoording"]
    assert oud.dossier.kader in nieuw["verantwoording"]


def is_zeker(overgang: Overgang) -> bool:
    """Whether its antwoord must have moved as it was."""
    return overgang.stap.soort is Soort.GELIJK and not overgang.stap.bevestigen


def bedragen(geladen: GeladenDossier) -> int:
    return sum(
        bedrag.bedrag
        for antwoord in geladen.dossier.antwoorden.values()
        if antwoord.geen_knaken
        for bedrag in antwoord.geen_knaken.bedragen
    )
