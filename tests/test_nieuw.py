"""Starting a dossier: for whom, in which file, and with what in it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SchrijfDossier
from vngcheck.bestanden import pakketmap
from vngcheck.dossier import Dossier
from vngcheck.dossierbestand import GeladenDossier, controleer_dossier, laad_dossier
from vngcheck.errors import GebruikFout, UitvoerFout
from vngcheck.gemeentekeuze import Wie, kies_gemeente, kies_zelfde
from vngcheck.gemeenten import alle_gemeenten
from vngcheck.kaderbestand import kadermappen, kies_kader
from vngcheck.nieuw import Opzet, begin, kies_doel, pad_vanaf, schrijf, vervolg

PEILDATUM: Final = date(2026, 6, 30)
VOORBEELDEN: Final = sorted(pakketmap("examples").glob("*.yaml"))
VNG: Final = kies_kader("vng-mensenhandel", kadermappen(None))
HAARLEMMERMEER: Final = kies_gemeente("Haarlemmermeer")


@pytest.fixture
def werk(tmp_path: Path) -> Path:
    """A folder whose neighbours are those of this test only."""
    map_ = tmp_path / "werk" / "mijn"
    map_.mkdir(parents=True)
    return map_


# for whom


@pytest.mark.parametrize(
    ("tekst", "naam", "getypt"),
    [
        ("Haarlemmermeer", "Haarlemmermeer", None),
        ("gm0394", "Haarlemmermeer", None),
        ("den bosch", "'s-Hertogenbosch", None),
        ("Súdwest-Fryslân", "Súdwest-Fryslân", None),
        (" Haarlemermeer ", "Haarlemmermeer", "Haarlemermeer"),
        ("GM394", "Haarlemmermeer", "GM394"),
    ],
)
def test_een_gemeente_wordt_gevonden(tekst: str, naam: str, getypt: str | None) -> None:
    wie = kies_gemeente(tekst)
    assert (wie.naam, wie.getypt) == (naam, getypt)
    assert wie.gemeente is not None
    assert wie.sleutel == wie.gemeente.code


VERZONNEN: Final = "Is zij verzonnen, voeg dan toe: --fictief"


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        (
            "Bergen",
            "Er zijn meer gemeenten 'Bergen'. Kies er een:\n"
            "  Bergen (NH.) (GM0373): vngcheck nieuw GM0373\n"
            "  Bergen (L.) (GM0893): vngcheck nieuw GM0893",
        ),
        (
            "Asen",
            "De gemeente 'Asen' bestaat niet. Bedoelt u:\n"
            "  Assen (GM0106): vngcheck nieuw GM0106\n"
            f"  Asten (GM0743): vngcheck nieuw GM0743\n{VERZONNEN}",
        ),
        (
            "Hoor",
            "De gemeente 'Hoor' bestaat niet. Bedoelt u:\n"
            f"  Hoorn (GM0405): vngcheck nieuw GM0405\n{VERZONNEN}",
        ),
        (
            "Qwxyz",
            "De gemeente 'Qwxyz' bestaat niet. Geef de naam of de CBS-code. " + VERZONNEN,
        ),
    ],
)
def test_bij_twijfel_kiest_de_gebruiker(tekst: str, melding: str) -> None:
    with pytest.raises(GebruikFout) as fout:
        kies_gemeente(tekst)
    assert str(fout.value) == melding


def test_een_verzonnen_gemeente_heeft_elke_naam_die_in_een_dossier_past() -> None:
    assert kies_gemeente(" Súd-Dörp ", fictief=True) == Wie("Súd-Dörp")
    with pytest.raises(GebruikFout) as fout:
        kies_gemeente("a\x1bb", fictief=True)
    assert str(fout.value) == (
        "Deze naam van een gemeente kan niet: a\x1bb. "
        "Hier staat een onzichtbaar stuurteken (U+001B)."
    )
    with pytest.raises(GebruikFout, match="Hier staat geen tekst"):
        kies_gemeente(" ", fictief=True)


def test_dezelfde_gemeente_als_het_vorige_dossier() -> None:
    oud = laad_dossier(pakketmap("examples") / "assen.yaml")
    assert kies_zelfde(None, oud) == kies_zelfde("ASSEN", oud) == kies_gemeente("GM0106")
    with pytest.raises(GebruikFout) as fout:
        kies_zelfde("Emmen", oud)
    assert str(fout.value) == (
        f"{oud.bestand.pad} is van Assen, niet van Emmen. Kies een ander dossier bij --vanaf, of "
        "laat de gemeente weg."
    )
    stad = laad_dossier(pakketmap("examples") / "voorbeeldstad.yaml")
    assert kies_zelfde("voorbeeldstad", stad).gemeente is None
    streek = laad_dossier(pakketmap("examples") / "drenthe-regio.yaml")
    assert kies_zelfde(None, streek) == Wie("Drenthe")
    with pytest.raises(GebruikFout, match="Laat de gemeente weg: het nieuwe dossier is van"):
        kies_zelfde("Assen", streek)


# in which file


@pytest.mark.parametrize(
    ("naam", "bestand"),
    [
        ("Haarlemmermeer", "haarlemmermeer-2026.yaml"),
        ("'s-Hertogenbosch", "s-hertogenbosch-2026.yaml"),
        ("Súdwest-Fryslân", "sudwest-fryslan-2026.yaml"),
        ("Bergen (L.)", "bergen-l-2026.yaml"),
        ("../../etc/passwd", "etc-passwd-2026.yaml"),
        ("東京", "dossier-2026.yaml"),
        ("x" * 300, f"{'x' * 60}-2026.yaml"),
    ],
)
def test_de_naam_van_het_bestand(naam: str, bestand: str) -> None:
    assert kies_doel(None, naam, PEILDATUM) == Path(bestand)


def test_alle_gemeenten_hebben_een_eigen_bestand() -> None:
    namen = {str(kies_doel(None, g.naam, PEILDATUM)) for g in alle_gemeenten()}
    assert len(namen) == 342
    assert all(naam.isascii() and " " not in naam for naam in namen)


def test_een_regio_heet_zo() -> None:
    assert kies_doel(None, "Drenthe", PEILDATUM, regio=True) == Path("regio-drenthe-2026.yaml")
    assert kies_doel(None, "Regio Oost", PEILDATUM, regio=True) == Path("regio-oost-2026.yaml")


def test_uit_kan_een_bestand_en_een_map_zijn(werk: Path) -> None:
    eigen = "assen-2026.yaml"
    assert kies_doel(str(werk), "Assen", PEILDATUM) == werk / eigen
    assert kies_doel(f"{werk}/nieuwe map/", "Assen", PEILDATUM) == werk / "nieuwe map" / eigen
    assert kies_doel(f"{werk}/a.YML", "Assen", PEILDATUM) == werk / "a.YML"
    with pytest.raises(GebruikFout) as fout:
        kies_doel("assen", "Assen", PEILDATUM)
    assert str(fout.value) == (
        "Aan de naam assen is niet te zien dat het een dossier is. Laat hem eindigen op .yaml, of "
        "op / als het een map is."
    )


@pytest.mark.parametrize("soort", ["bestand", "map", "dode verwijzing"])
def test_wat_er_al_is_blijft(soort: str, werk: Path) -> None:
    doel = werk / "mijn dossier.yaml"
    if soort == "bestand":
        doel.write_text("van mij", encoding="utf-8")
    elif soort == "map":
        (doel / "assen-2026.yaml").mkdir(parents=True)
        doel = doel / "assen-2026.yaml"
    else:
        doel.symlink_to(werk / "weg.yaml")
    uit = str(doel.parent if soort == "map" else doel)
    with pytest.raises(GebruikFout) as fout:
        kies_doel(uit, "Assen", PEILDATUM)
    assert str(fout.value) == (
        f"{doel} bestaat al. Ga verder met: vngcheck invullen '{doel}'\n"
        "Of kies een andere naam met -o."
    )


# with what in it


def test_een_leeg_dossier(werk: Path) -> None:
    doel = werk / "diep" / "haarlemmermeer 2026.yaml"
    nieuw = begin(Opzet(doel, PEILDATUM), HAARLEMMERMEER, VNG)
    assert not doel.exists()
    schrijf(nieuw)
    assert doel.read_text(encoding="utf-8").splitlines() == [
        "# Gemaakt met vngcheck nieuw. Invullen: vngcheck invullen 'haarlemmermeer 2026.yaml'",
        "# Nakijken op fouten: vngcheck controleer 'haarlemmermeer 2026.yaml'",
        "vngcheck: 1",
        "kader: vng-mensenhandel@1",
        "gemeente: GM0394  # Haarlemmermeer",
        "peildatum: 2026-06-30",
        "fase: concept",
        "# opsteller: Team Openbare Orde en Veiligheid   (een team of functie, nooit een persoon)",
        "antwoorden: {}",
    ]
    assert controleer_dossier(doel)[0] == []
    with pytest.raises(GebruikFout, match="bestaat al"):
        schrijf(nieuw)


@given(st.text(max_size=40))
def test_elke_verzonnen_naam_komt_heel_in_het_dossier(naam: str) -> None:
    try:
        wie = kies_gemeente(naam, fictief=True)
    except GebruikFout:
        return
    nieuw = begin(Opzet(Path("dossier.yaml"), PEILDATUM), wie, VNG, fictief=True)
    assert (nieuw.geladen.dossier.gemeente, nieuw.geladen.dossier.fictief) == (wie.naam, True)


@pytest.mark.parametrize("plaats", ["a.yaml", "a\nb: c.yaml", "a # b.yaml", "'.yaml", "é\x1b.yaml"])
def test_elke_bestandsnaam_mag(plaats: str, werk: Path) -> None:
    nieuw = begin(Opzet(werk / plaats, PEILDATUM), HAARLEMMERMEER, VNG)
    schrijf(nieuw)
    assert laad_dossier(werk / plaats).dossier == nieuw.geladen.dossier


def test_een_map_die_niet_kan(werk: Path) -> None:
    (werk / "bezet").write_text("", encoding="utf-8")
    with pytest.raises(UitvoerFout) as fout:
        begin(Opzet(werk / "bezet" / "a.yaml", PEILDATUM), HAARLEMMERMEER, VNG)
    assert str(fout.value) == (
        f"Kan de map {werk / 'bezet'} niet maken: een deel van het pad is geen map. Kies een "
        "andere plaats."
    )


def test_het_pad_naar_een_regio_geldt_vanaf_het_dossier(werk: Path) -> None:
    (werk / "regio").mkdir()
    echt = werk / "regio" / "drenthe.yaml"
    assert pad_vanaf(werk / "a.yaml", echt) == "regio/drenthe.yaml"
    assert pad_vanaf(werk / "regio" / "a.yaml", echt) == "drenthe.yaml"
    assert pad_vanaf(werk / "x" / "y" / "a.yaml", echt) == "../../regio/drenthe.yaml"
    # The system takes ".." from where a link leads, not from where it stands.
    (werk / "diep" / "dieper").mkdir(parents=True)
    (werk / "kort").symlink_to(werk / "diep" / "dieper")
    gelinkt = pad_vanaf(werk / "kort" / "a.yaml", echt)
    assert Path(os.path.realpath(werk / "kort" / gelinkt)) == echt


# after an earlier dossier


def zonder_nieuws(dossier: Dossier) -> Dossier:
    """A dossier without what starting from it changes."""
    velden = Dossier.model_fields
    weg = ("besluitvorming", "beslispunten", "verantwoording", "fase", "bouwt_op", "peildatum")
    antwoorden = {
        vraag: antwoord.model_copy(update={"te_herbevestigen": False})
        for vraag, antwoord in dossier.antwoorden.items()
    }
    leeg = {naam: velden[naam].get_default() for naam in weg}
    return dossier.model_copy(update={**leeg, "antwoorden": antwoorden})


def vervolgd(oud: GeladenDossier, doel: Path) -> GeladenDossier:
    kaders = oud.kader.bestand.parent
    schrijf(vervolg(Opzet(doel, PEILDATUM, kaders=kaders), oud))
    return laad_dossier(doel, kaders)


@pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_een_vervolg_heeft_alles_behalve_wat_over_het_oude_gaat(
    voorbeeld: Path, werk: Path
) -> None:
    oud = laad_dossier(voorbeeld)
    voor = voorbeeld.read_bytes()
    nieuw = vervolgd(oud, werk / "nieuw.yaml")
    assert zonder_nieuws(nieuw.dossier) == zonder_nieuws(oud.dossier)
    assert (nieuw.dossier.peildatum, nieuw.dossier.fase) == (PEILDATUM, "concept")
    beantwoord = [a for a in nieuw.dossier.antwoorden.values() if a.antwoord is not None]
    assert all(antwoord.te_herbevestigen for antwoord in beantwoord)
    assert (nieuw.regio and nieuw.regio.naam) == (oud.regio and oud.regio.naam)
    assert voorbeeld.read_bytes() == voor
    # All is open until it is confirmed, but what the regio answers.
    own = [v for p in nieuw.score for v in p.vragen if not v.geerfd]
    assert {vraag.antwoord for vraag in own} == {None}


def test_een_vervolg_houdt_de_opmerkingen_en_de_volgorde(
    schrijf_dossier: SchrijfDossier, werk: Path
) -> None:
    pad = schrijf_dossier(
        """\
        # Een opmerking van Team OOV.
        fase: vastgesteld   # door de raad
        besluitvorming: {raad: {datum: 2026-05-21}}
        beslispunten: [Kennisnemen.]
        verantwoording: Zo kwam het tot stand.
        antwoorden:
          beleid.raad: {toelichting: nog niet bekend}
          # Nagevraagd.
          beleid.plan:
            antwoord: ja   # zie het plan
            bewijs: [{titel: Plan}]
        acties:
          - {vraag: beleid.raad, actie: Doen, status: gereed}
        """,
        peildatum="2025-06-30",
    )
    oud = laad_dossier(pad)
    doel = werk / "nieuw.yaml"
    nieuw = vervolg(Opzet(doel, PEILDATUM, kaders=pad.parent), oud)
    schrijf(nieuw)
    assert (nieuw.herbevestigen, nieuw.geerfd) == (1, 0)
    assert nieuw.weggelaten == ("besluitvorming", "beslispunten", "verantwoording")
    assert doel.read_text(encoding="utf-8").splitlines() == [
        "vngcheck: 1",
        "kader: klein@1",
        "gemeente: GM0394",
        "peildatum: 2026-06-30",
        "# Een opmerking van Team OOV.",
        "fase: concept   # door de raad",
        "antwoorden:",
        "  beleid.raad: {toelichting: nog niet bekend}",
        "  # Nagevraagd.",
        "  beleid.plan:",
        "    antwoord: ja   # zie het plan",
        "    bewijs: [{titel: Plan}]",
        "    te_herbevestigen: true",
        "acties:",
        "  - {vraag: beleid.raad, actie: Doen, status: gereed}",
    ]


def test_een_vervolg_noemt_bovenaan_zijn_eigen_bestand(werk: Path) -> None:
    eerste = begin(Opzet(werk / "een.yaml", PEILDATUM), HAARLEMMERMEER, VNG)
    schrijf(eerste)
    tekst = vervolgd(laad_dossier(werk / "een.yaml"), werk / "twee.yaml").bestand.tekst
    assert "invullen twee.yaml" in tekst
    assert "controleer twee.yaml" in tekst
    assert "een.yaml" not in tekst


def test_een_vervolg_vindt_zijn_kader_ook_elders(
    schrijf_dossier: SchrijfDossier, werk: Path
) -> None:
    oud = laad_dossier(schrijf_dossier())
    with pytest.raises(GebruikFout) as fout:
        vervolg(Opzet(werk / "nieuw.yaml", PEILDATUM), oud)
    assert str(fout.value) == (
        "Het kader klein@1 is vanaf de nieuwe plaats niet te vinden. Voeg toe: "
        f"--kaders {oud.bestand.pad.parent}"
    )
