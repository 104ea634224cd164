"""The file that says how vragen moved: every error at once, each on its line."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Final

import pytest
import yaml

from conftest import FIXTURES, Cli, Schrijf
from test_schema import gebreken
from vngcheck.errors import InvoerFout
from vngcheck.kaderbestand import laad_kader
from vngcheck.koppelbestand import Soort, laad_koppeling
from vngcheck.koppelvoorstel import maak_voorstel

GOED: Final = FIXTURES / "overzetten" / "koppel.yaml"
OUD: Final = laad_kader(FIXTURES / "kaders" / "klein.yaml")
NIEUW: Final = laad_kader(FIXTURES / "overzetten" / "klein-2.yaml")
KOP: Final = "vngcheck-overzetting: 1\nvan: klein@1\nnaar: klein@2\nvragen:\n"


def fouten(pad: Path) -> list[str]:
    """What is wrong with a koppelbestand, without the name of the file."""
    try:
        laad_koppeling(pad, OUD.kader, NIEUW)
    except InvoerFout as fout:
        return [str(melding).removeprefix(f"{pad}:") for melding in fout.meldingen]
    return []


def test_elke_soort_in_een_goed_bestand() -> None:
    geladen = laad_koppeling(GOED, OUD.kader, NIEUW)
    assert {stap.soort for stap in geladen.koppeling.vragen} == set(Soort)
    assert [stap.blijft for stap in geladen.koppeling.vragen] == [
        ("beleid.plan", "beleid.plan"),
        ("beleid.raad", "beleid.gemeenteraad"),
        ("opvang.zorg", "opvang.zorg"),
        ("voorlichting.inwoners", "voorlichting.breed"),
        None,
        None,
    ]


ARITEIT: Final = [
    ("gelijk", "[a.b]", "[]", "één vraag bij van en één bij naar"),
    ("gelijk", "[]", "[a.b]", "één vraag bij van en één bij naar"),
    ("gesplitst", "[a.b]", "[c.d]", "één vraag bij van en twee of meer bij naar"),
    ("samengevoegd", "[a.b]", "[c.d]", "twee of meer vragen bij van en één bij naar"),
    ("vervallen", "[a.b]", "[c.d]", "minstens één vraag bij van en geen bij naar"),
    ("nieuw", "[a.b]", "[c.d]", "geen vraag bij van en minstens één bij naar"),
]


@pytest.mark.parametrize(("soort", "van", "naar", "woorden"), ARITEIT)
def test_hoeveel_vragen_bij_een_soort_horen(
    soort: str, van: str, naar: str, woorden: str, schrijf: Schrijf
) -> None:
    stap = f"  - {{soort: {soort}, van: {van}, naar: {naar}, reden: Daarom.}}\n"
    aantallen = [deel.count(".") for deel in (van, naar)]
    assert (
        f"5: fout: vragen[1].soort: Bij {soort} hoort {woorden}; hier staan er {aantallen[0]} en "
        f"{aantallen[1]}. Kies een andere soort, of pas van en naar aan."
    ) in fouten(schrijf("koppel.yaml", KOP + stap))


def test_bevestigen_hoort_alleen_bij_gelijk(schrijf: Schrijf) -> None:
    stap = "  - {soort: vervallen, van: [beleid.plan], reden: Weg., bevestigen: true}\n"
    assert (
        "5: fout: vragen[1].bevestigen: Bij vervallen heeft bevestigen geen betekenis; het hoort "
        "alleen bij gelijk. Haal bevestigen weg."
    ) in fouten(schrijf("koppel.yaml", KOP + stap))


def test_alle_fouten_tegelijk_op_volgorde(schrijf: Schrijf) -> None:
    stappen = """\
      - {soort: gelijk, van: [beleid.plan], naar: [beleid.plan], reden: Zo.}
      - {soort: gelijk, van: [beleid.plan], naar: [beleid.gemeenteraad], reden: Zo.}
      - {soort: gelijk, van: [beleid.raadd], naar: [opvang.zorg]}
      - {soort: anders, van: [opvang.bedden], naar: opvang.jeugd, reden: "NAKIJKEN: zo."}
      - {soort: nieuw, naar: [voorlichting.breed], reden: <b>Zo</b>, extra: 1}
    """
    pad = schrijf("koppel.yaml", KOP + textwrap.indent(textwrap.dedent(stappen), "  "))
    ergens = (
        "uit het oude kader staat nergens bij 'van'. Zeg wat ermee gebeurt, desnoods vervallen."
    )
    assert fouten(pad) == [
        f"4: fout: vragen: De vraag 'beleid.raad' {ergens}",
        f"4: fout: vragen: De vraag 'opvang.zorg' {ergens}",
        f"4: fout: vragen: De vraag 'voorlichting.inwoners' {ergens}",
        f"4: fout: vragen: De vraag 'voorlichting.scholen' {ergens}",
        "4: fout: vragen: De vraag 'beleid.evaluatie' uit het nieuwe kader staat nergens bij "
        "'naar'. Zeg wat ermee gebeurt, desnoods nieuw.",
        "4: fout: vragen: De vraag 'opvang.jeugd' uit het nieuwe kader staat nergens bij 'naar'. "
        "Zeg wat ermee gebeurt, desnoods nieuw.",
        "6: fout: vragen[2].van[1]: De vraag 'beleid.plan' staat al bij 'van', op regel 5. Laat "
        "haar er één keer staan.",
        "7: fout: vragen[3]: De sleutel 'reden' ontbreekt. Voeg toe: reden: ...",
        "7: fout: vragen[3].van[1]: De vraag 'beleid.raadd' staat niet in het oude kader klein@1. "
        "Bedoelt u beleid.raad?",
        "7: fout: vragen[3].naar[1]: De vraag 'opvang.zorg' staat ook in het oude kader, en is "
        "daar een andere. Een id mag niet van de ene vraag op de andere overgaan. Maak er twee "
        "van: vervallen en nieuw.",
    ] + [regel for regel in fouten(pad) if regel.startswith(("8:", "9:"))]
    rest = [regel for regel in fouten(pad) if regel.startswith(("8:", "9:"))]
    assert [regel.partition(": fout: ")[2].split(". ")[0] for regel in rest] == [
        "vragen[4].soort: 'anders' kan hier niet",
        "vragen[4].naar: Hier hoort een lijst",
        "vragen[4].reden: Dit is een voorstel dat nog niemand heeft nagekeken",
        "vragen[5].reden: HTML en sjablonen horen niet in een kader: <b> Schrijf gewone tekst.",
        "vragen[5].extra: De sleutel 'extra' bestaat hier niet",
    ]


def test_een_id_gaat_niet_van_de_ene_vraag_op_de_andere_over(schrijf: Schrijf) -> None:
    kader = NIEUW.bestand.read_text(encoding="utf-8")
    ander = schrijf("klein-2.yaml", kader.replace("opvang.jeugd", "opvang.bedden"))
    ketting = GOED.read_text(encoding="utf-8").replace("opvang.jeugd", "opvang.bedden")
    nieuw = laad_kader(ander)
    with pytest.raises(InvoerFout) as gevangen:
        laad_koppeling(schrijf("koppel.yaml", ketting), OUD.kader, nieuw)
    assert [melding.pad for melding in gevangen.value.meldingen] == ["vragen[3].naar[2]"]
    # Nothing moves to it: then the same id may be another vraag.
    los = (
        ketting.replace("naar: [opvang.zorg, opvang.bedden]", "naar: [opvang.zorg]")
        .replace("soort: gesplitst", "soort: gelijk")
        .replace("naar: [beleid.evaluatie]", "naar: [beleid.evaluatie, opvang.bedden]")
    )
    assert laad_koppeling(schrijf("koppel.yaml", los), OUD.kader, nieuw).koppeling.vragen


@pytest.mark.parametrize(
    ("was", "wordt", "fout"),
    [
        (
            "vngcheck-overzetting: 1",
            "vngcheck-overzetting: 2",
            "2: fout: vngcheck-overzetting: Dit koppelbestand heeft formaat '2'; deze vngcheck "
            "leest 1. Schrijf vngcheck-overzetting: 1, of werk vngcheck bij.",
        ),
        (
            "van: klein@1",
            "van: klein@3",
            "3: fout: van: Hier staat klein@3; het dossier heeft klein@1. Kies het koppelbestand "
            "dat bij beide versies hoort.",
        ),
        (
            "naar: klein@2",
            "naar: klein@3",
            "4: fout: naar: Hier staat klein@3; u vraagt om klein@2. Kies het koppelbestand dat "
            "bij beide versies hoort.",
        ),
        (
            "naar: klein@2",
            "naar: klein",
            "4: fout: naar: Hier hoort een kader met zijn versie. Schrijf bijvoorbeeld "
            "vng-mensenhandel@1.",
        ),
    ],
)
def test_de_kop(was: str, wordt: str, fout: str, schrijf: Schrijf) -> None:
    tekst = GOED.read_text(encoding="utf-8").replace(was, wordt)
    assert fout in fouten(schrijf("koppel.yaml", tekst))


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        ("vngcheck: 1\nkader: klein@1\nantwoorden: {}\n", "dossier"),
        ("id: klein\nversie: 1\nbouwstenen: []\n", "kader"),
        ("vngcheck: 1.0.0\nstappen: []\nacties: []\n", "verslag van het overzetten"),
    ],
)
def test_een_ander_bestand_is_geen_koppelbestand(inhoud: str, soort: str, schrijf: Schrijf) -> None:
    assert fouten(schrijf("koppel.yaml", inhoud)) == [
        f"1: fout: Dit is een {soort}, geen koppelbestand. Achter --met hoort een koppelbestand. "
        "Maak er een met: vngcheck kader overzetten --maak klein@1 klein@2 -o NIEUW.yaml"
    ]


def test_een_bestand_van_iets_anders_geeft_een_fout(schrijf: Schrijf) -> None:
    assert fouten(schrijf("koppel.yaml", "naam: Gemeente\nkleur: blauw\n")) == [
        "1: fout: Dit is geen koppelbestand: de sleutel 'vngcheck-overzetting' ontbreekt. Achter "
        "--met hoort een koppelbestand. Maak er een met: vngcheck kader overzetten --maak klein@1 "
        "klein@2 -o NIEUW.yaml"
    ]


def test_zonder_vragen_gaat_het_niet_ook_over_elke_vraag(schrijf: Schrijf) -> None:
    assert fouten(schrijf("koppel.yaml", KOP.replace("vragen:\n", ""))) == [
        "1: fout: De sleutel 'vragen' ontbreekt. Voeg toe: vragen: ..."
    ]


def test_een_koppelbestand_de_andere_kant_op_is_een_fout_en_niet_veertien() -> None:
    with pytest.raises(InvoerFout) as gevangen:
        laad_koppeling(GOED, NIEUW.kader, OUD)
    assert str(gevangen.value) == (
        f"{GOED}:3: fout: van: Dit koppelbestand gaat van klein@1 naar klein@2; u zet over van "
        "klein@2 naar klein@1. Kies het koppelbestand voor die richting, of maak het: vngcheck "
        "kader overzetten --maak klein@2 klein@1 -o NIEUW.yaml"
    )


def test_bij_een_andere_versie_gaat_het_niet_ook_over_de_vragen(schrijf: Schrijf) -> None:
    tekst = GOED.read_text(encoding="utf-8").replace("naar: klein@2", "naar: klein@3")
    pad = schrijf("koppel.yaml", tekst.replace("beleid.evaluatie", "beleid.anders"))
    assert [fout.partition(": ")[0] for fout in fouten(pad)] == ["4"]


def test_een_editor_kent_het_bestand() -> None:
    goed = yaml.safe_load(GOED.read_text(encoding="utf-8"))
    assert gebreken("overzetting", goed) == []
    stap = goed["vragen"][0] | {"bevestigen": True}
    assert gebreken("overzetting", goed | {"vragen": [stap]}) == []
    assert gebreken("overzetting", goed | {"vngcheck-overzetting": 2}) != []
    assert gebreken("overzetting", goed | {"vragen": [{"soort": "anders"}]}) != []


# a start


def test_een_begin_is_volledig_en_wordt_pas_na_nakijken_aanvaard(schrijf: Schrijf) -> None:
    tekst = maak_voorstel(OUD.kader, NIEUW.kader)
    pad = schrijf("koppel.yaml", tekst)
    assert {fout.partition(": fout: ")[2].partition("]")[2] for fout in fouten(pad)} == {
        ".reden: Dit is een voorstel dat nog niemand heeft nagekeken. Kijk na of het klopt, en "
        "schrijf dan zelf de reden."
    }
    nagekeken = schrijf("koppel.yaml", tekst.replace("NAKIJKEN", "Nagekeken"))
    stappen = laad_koppeling(nagekeken, OUD.kader, NIEUW).koppeling.vragen
    assert [(str(stap.soort), *stap.van, *stap.naar) for stap in stappen] == [
        ("gelijk", "beleid.plan", "beleid.plan"),
        ("gelijk", "beleid.raad", "beleid.gemeenteraad"),
        ("gelijk", "opvang.zorg", "opvang.zorg"),
        ("vervallen", "opvang.bedden"),
        ("gelijk", "voorlichting.inwoners", "voorlichting.breed"),
        ("vervallen", "voorlichting.scholen"),
        ("nieuw", "beleid.evaluatie"),
        ("nieuw", "opvang.jeugd"),
    ]
    # Of this one the words are others.
    assert [stap.naar for stap in stappen if stap.bevestigen] == [("voorlichting.breed",)]


def test_een_begin_zegt_waarin_een_vraag_verschilt(schrijf: Schrijf) -> None:
    kader = OUD.bestand.read_text(encoding="utf-8").replace('versie: "1"', 'versie: "2"')
    anders = kader.replace("Is er een plan?", "Is er een goed plan?").replace(
        "Wmo 2015", "Wmo 2026"
    )
    tekst = maak_voorstel(OUD.kader, laad_kader(schrijf("klein.yaml", anders)).kader)
    stappen = yaml.safe_load(tekst)["vragen"]
    redenen = [stap["reden"] for stap in stappen]
    # What was said of the old words was not said of the new ones.
    assert [stap.get("bevestigen") for stap in stappen] == [True, None, True, None, None, None]
    zelfde = "Het id, de vraag, de uitleg en de criteria zijn hetzelfde."
    assert redenen == [
        "NAKIJKEN: het id is hetzelfde, maar niet: de vraag.",
        zelfde,
        "NAKIJKEN: het id is hetzelfde, maar niet: de plicht.",
        zelfde,
        zelfde,
        zelfde,
    ]


@pytest.mark.parametrize(
    ("naar", "fout"),
    [
        ("klein@1", "Van klein@1 naar klein@1: dat is dezelfde versie. Kies een andere."),
        (
            "vng-mensenhandel@1",
            "klein@1 en vng-mensenhandel@1 zijn twee kaders. Overzetten kan alleen naar een andere "
            "versie van hetzelfde kader.",
        ),
    ],
)
def test_alleen_van_versie_naar_versie(
    naar: str, fout: str, cli: Cli, klein_kader: Path, tmp_path: Path
) -> None:
    doel = tmp_path / "koppel.yaml"
    opdracht = ["kader", "overzetten", "--maak", "klein@1", naar, "--kaders", str(klein_kader)]
    assert cli(*opdracht, "-o", doel) == (2, "", f"Fout: {fout}\n")
    assert not doel.exists()
