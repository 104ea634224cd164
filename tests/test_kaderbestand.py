"""Checking a kader file: all errors at once, each with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Cli, Schrijf
from vngcheck.bestanden import pakketmap
from vngcheck.errors import InvoerFout
from vngcheck.kaderbestand import controleer_kader, laad_kader

Verander = Callable[[str, str], list[str]]
EIGEN_ID = "Geef elk onderdeel een eigen id."
SLUG = "Gebruik kleine letters, cijfers en streepjes, zoals meldroute-breder."
PLAN, RAAD = "bouwstenen[1].vragen[1]", "bouwstenen[1].vragen[2]"
LICHT = "bouwstenen[3]"
ZORG, BEDDEN = "bouwstenen[2].vragen[1]", "bouwstenen[2].vragen[2]"
AANDEEL = "Dit moet een getal van 0 tot en met 1 zijn. Schrijf bijvoorbeeld 0.75."
LEGE_CRITERIA = "criteria:\n          - {tekst: Er zijn bedden, uitwerking: true}"
LEGE_BRONNEN = "bronnen:\n          - {document: TW, plaats: bijlage 2}\n        stap: Maak"
GEWICHT = "Schrijf bijvoorbeeld 1 of 0.5."
HERKOMST = (
    "Een criterium heeft óf een bron, óf uitwerking: true. "
    "Noem de bron, of zeg dat het een eigen uitwerking is."
)
WET = (
    "Bij plicht wettelijk hoort een wet, en alleen daar. "
    "Noem de wet bij 'wet', of kies een andere plicht."
)
HTML = "HTML en sjablonen horen niet in een kader"
TE_KORT = "Deze lijst is te kort. Voeg er iets aan toe."
BANDEN = (
    "De banden lopen niet op vanaf 0. Begin bij 0 en laat elke band hoger beginnen dan de vorige."
)
OP_ZICHZELF = "Laat het op een lager plateau bouwen of haal bouwt_op weg."


def een(oud: str, nieuw: str, *verwacht: str) -> tuple[str, str, list[str]]:
    return oud, nieuw, list(verwacht)


# What is replaced in klein.yaml (once), by what, and what is said about it.
KADERFOUTEN: list[tuple[str, str, list[str]]] = [
    (
        "naam: Klein kader",
        "titel: Klein kader",
        [
            "3: De sleutel 'naam' ontbreekt. Voeg toe: naam: ...",
            (
                "6: titel: De sleutel 'titel' bestaat hier niet. Mogelijk zijn: id, versie, "
                "status, naam, over, reconstructie, verplichting, aanvaarde_redenen, banden, "
                "bronnen, themas, plateaus, bouwstenen."
            ),
        ],
    ),
    (
        "stap: Stel",
        "stapp: Stel",
        [
            f"31: {PLAN}: De sleutel 'stap' ontbreekt. Voeg toe: stap: ...",
            f"46: {PLAN}.stapp: De sleutel 'stapp' bestaat hier niet. Bedoelt u stap?",
        ],
    ),
    (
        "naam: Opvang",
        "naam: Opvang\n    naam: Zorg",
        ["69: bouwstenen[2].naam: De sleutel 'naam' staat er al, op regel 68. Laat er één staan."],
    ),
    (
        '- {id: "2", naam: Verdieping',
        '- {id: "1", naam: Verdieping',
        [
            f"22: plateaus[2].id: Het id '1' staat al in plateaus, op regel 21. {EIGEN_ID}",
            f"22: plateaus[2].bouwt_op: Plateau '1' bouwt op zichzelf. {OP_ZICHZELF}",
            "104: bouwstenen[3].plateau: Er is geen plateau '2'. Er zijn: 1.",
        ],
    ),
    (
        "{id: TW,",
        "{id: BR,",
        [
            f"16: bronnen[2].id: Het id 'BR' staat al in bronnen, op regel 15. {EIGEN_ID}",
            f"85: {ZORG}.bronnen[1].document: Er is geen bron 'TW'. Er zijn: BR.",
            f"100: {BEDDEN}.bronnen[1].document: Er is geen bron 'TW'. Er zijn: BR.",
        ],
    ),
    (
        "{id: zorg,",
        "{id: basis,",
        [
            f"19: themas[2].id: Het id 'basis' staat al in themas, op regel 18. {EIGEN_ID}",
            "67: bouwstenen[2].thema: Er is geen thema 'zorg'. Er zijn: basis.",
        ],
    ),
    (
        "- id: voorlichting\n",
        "- id: opvang\n",
        [
            f"102: {LICHT}.id: Het id 'opvang' staat al in bouwstenen, op regel 64. {EIGEN_ID}",
            *(
                f"{regel}: {LICHT}.vragen[{n}].id: De vraag 'voorlichting.{naam}' staat in "
                "bouwsteen 'opvang'. Laat het id beginnen met 'opvang.' of zet de vraag in de "
                "goede bouwsteen."
                for regel, n, naam in ((109, 1, "inwoners"), (124, 2, "scholen"))
            ),
        ],
    ),
    (
        "- id: beleid.raad",
        "- id: beleid.plan",
        [
            f"47: {PLAN}.zie_ook[1]: Er is geen vraag 'beleid.raad'. Bedoelt u beleid.plan?",
            f"48: {RAAD}.id: Het id 'beleid.plan' staat al in vragen, op regel 31. {EIGEN_ID}",
        ],
    ),
    (
        "id: opvang.bedden",
        "id: bedden",
        [
            (
                f"87: {BEDDEN}.id: 'bedden' kan geen id van een vraag zijn. Schrijf het id van de "
                "bouwsteen, een punt en een naam, zoals meldroute.intern."
            ),
            (
                f"87: {BEDDEN}.id: De vraag 'bedden' staat in bouwsteen 'opvang'. Laat het id "
                "beginnen met 'opvang.' of zet de vraag in de goede bouwsteen."
            ),
        ],
    ),
    (
        'plateau: "2"',
        'plateau: "3"',
        [
            (
                "22: plateaus[2].id: Plateau '2' heeft geen bouwstenen. "
                "Voeg er een bouwsteen aan toe of haal het plateau weg."
            ),
            "104: bouwstenen[3].plateau: Er is geen plateau '3'. Er zijn: 1, 2.",
        ],
    ),
    een(
        "thema: zorg",
        "thema: zrg",
        "67: bouwstenen[2].thema: Er is geen thema 'zrg'. Bedoelt u zorg?",
    ),
    een(
        "zie_ook: [beleid.raad]",
        "zie_ook: [beleid.plan, beleid.rad]",
        f"47: {PLAN}.zie_ook[2]: Er is geen vraag 'beleid.rad'. Bedoelt u beleid.raad?",
    ),
    een(
        "bron: {document: BR",
        "bron: {document: XX",
        f"37: {PLAN}.criteria[2].bron.document: Er is geen bron 'XX'. Er zijn: BR, TW.",
    ),
    een(
        "{document: TW, plaats: bijlage 2}",
        "{document: tw, plaats: bijlage 2}",
        f"100: {BEDDEN}.bronnen[1].document: Er is geen bron 'tw'. Bedoelt u TW?",
    ),
    een(
        "gewicht: 2",
        "gewicht: 0",
        f"60: {RAAD}.gewicht: Een gewicht moet boven nul liggen. {GEWICHT}",
    ),
    *(
        een(
            "gewicht: 2",
            f"gewicht: {w}",
            f"60: {RAAD}.gewicht: Een gewicht is een getal boven nul. {GEWICHT}",
        )
        for w in ("-1", "zwaar", "1/2", "nan", "1e3")
    ),
    een(
        "Wat iedereen doet.",
        'Wat iedereen doet., bouwt_op: "1"',
        f"21: plateaus[1].bouwt_op: Plateau '1' bouwt op zichzelf. {OP_ZICHZELF}",
    ),
    een(
        'bouwt_op: "1"',
        'bouwt_op: "9"',
        "22: plateaus[2].bouwt_op: Er is geen plateau '9'. Er zijn: 1, 2.",
    ),
    (
        "Wat iedereen doet.",
        'Wat iedereen doet., bouwt_op: "2"',
        [
            f"2{n}: plateaus[{n}].bouwt_op: Plateau '{n}' bouwt op zichzelf. {OP_ZICHZELF}"
            for n in (1, 2)
        ],
    ),
    # The model takes white space off, so that these are the same ids.
    (
        '- {id: "2", naam: Verdieping',
        '- {id: "1 ", naam: Verdieping',
        [
            f"22: plateaus[2].id: Het id '1' staat al in plateaus, op regel 21. {EIGEN_ID}",
            f"22: plateaus[2].bouwt_op: Plateau '1' bouwt op zichzelf. {OP_ZICHZELF}",
            "104: bouwstenen[3].plateau: Er is geen plateau '2'. Er zijn: 1.",
        ],
    ),
    (
        "- id: beleid.raad",
        "- id: ' beleid.plan'",
        [
            f"47: {PLAN}.zie_ook[1]: Er is geen vraag 'beleid.raad'. Bedoelt u beleid.plan?",
            f"48: {RAAD}.id: Het id 'beleid.plan' staat al in vragen, op regel 31. {EIGEN_ID}",
        ],
    ),
    een('plateau: "2"', 'plateau: " 2 "'),
    een('bouwt_op: "1"', 'bouwt_op: "1 "'),
    een("thema: zorg", "thema: ' zorg'"),
    een("zie_ook: [beleid.raad]", "zie_ook: ['beleid.raad ']"),
    een("bron: {document: BR", 'bron: {document: "BR "'),
    een("- id: voorlichting\n", "- id: 'voorlichting '\n"),
    (
        '- {id: "2", naam: Verdieping',
        '- {id: "Plateau 2", naam: Verdieping',
        [
            f"22: plateaus[2].id: 'Plateau 2' kan geen id zijn. {SLUG}",
            (
                "22: plateaus[2].id: Plateau 'Plateau 2' heeft geen bouwstenen. "
                "Voeg er een bouwsteen aan toe of haal het plateau weg."
            ),
            "104: bouwstenen[3].plateau: Er is geen plateau '2'. Er zijn: 1, Plateau 2.",
        ],
    ),
    een("vanaf: 0,", "vanaf: 0.1,", f"11: banden[1].vanaf: {BANDEN}"),
    een("vanaf: 0.5", "vanaf: 1", f"13: banden[3].vanaf: {BANDEN}"),
    een("vanaf: 0.5", "vanaf: 0", f"12: banden[2].vanaf: {BANDEN}"),
    een("vanaf: 0.5", "vanaf: half", f"12: banden[2].vanaf: {AANDEEL}"),
    een("vanaf: 1,", "vanaf: 1.1,", f"13: banden[3].vanaf: {AANDEEL}"),
    *(
        een(
            "over: Een", f"over: {vreemd} Een", f"7: over: {HTML}: {gevonden} Schrijf gewone tekst."
        )
        for vreemd, gevonden in (
            ("Een <b>", "<b>"),
            ("Een </p >", "</p >"),
            ("Een <!-- x -->", "<!-- x -->"),
            ("Een <img src=x>", "<img src=x>"),
            ("Een {{ 7 }}", "{{"),
            ("Een {% if %}", "{%"),
        )
    ),
    een(
        "tekst: Er is zorg,",
        "tekst: Er is <i>zorg</i>,",
        f"76: {ZORG}.criteria[1].tekst: {HTML}: <i> Schrijf gewone tekst.",
    ),
    een("        wet: Wmo 2015\n", "", f"71: {ZORG}.wet: {WET}"),
    een("plicht: landelijk", "plicht: landelijk\n        wet: Wmo", f"40: {PLAN}.wet: {WET}"),
    een(
        "vastgesteld, bron:",
        "vastgesteld, uitwerking: true, bron:",
        f"37: {PLAN}.criteria[2].bron: {HERKOMST}",
    ),
    een(
        "Er is een plan, uitwerking: true",
        "Er is een plan",
        f"36: {PLAN}.criteria[1].bron: {HERKOMST}",
    ),
    een(
        "Er is zorg, uitwerking: true",
        "Er is zorg, uitwerking: false",
        f"76: {ZORG}.criteria[1].bron: {HERKOMST}",
    ),
    een("[seksueel, arbeid, crimineel]", "[]", f"41: {PLAN}.vormen: {TE_KORT}"),
    een(LEGE_CRITERIA, "criteria: []", f"91: {BEDDEN}.criteria: {TE_KORT}"),
    een(LEGE_BRONNEN, "bronnen: []\n        stap: Maak", f"99: {BEDDEN}.bronnen: {TE_KORT}"),
    *(
        een(
            f"{sleutel}: {oud}\n",
            f"{sleutel}: xx\n",
            f"{plek}.{sleutel}: 'xx' kan hier niet. Kies uit: {keuzes}.",
        )
        for sleutel, oud, plek, keuzes in (
            ("plicht", "landelijk", f"39: {PLAN}", "wettelijk, landelijk, aanbeveling, lokaal"),
            ("sterkte", "B", f"56: {RAAD}", "A, B, C"),
            ("schaal", "regionaal", f"98: {BEDDEN}", "lokaal, regionaal, beide"),
        )
    ),
    een(
        "status: reconstructie",
        "status: concept",
        "5: status: 'concept' kan hier niet. Kies uit: officieel, reconstructie.",
    ),
    een(
        "[geen_rijksmiddelen]",
        "[geen_geld]",
        (
            "9: aanvaarde_redenen[1]: 'geen_geld' kan hier niet. Kies uit: geen_rijksmiddelen, "
            "geen_eigen_middelen, gepland, keuze, anders."
        ),
    ),
    een(
        'versie: "1"',
        'versie: "1 2"',
        "4: versie: Dit kan geen versie zijn. Schrijf bijvoorbeeld 1 of 2026-1.",
    ),
    een("id: klein", "id: Klein", f"3: id: 'Klein' kan geen id zijn. {SLUG}"),
    een(
        "thema: zorg",
        "thema: Zorg!",
        "67: bouwstenen[2].thema: 'Zorg!' kan geen id zijn. " + SLUG,
        "67: bouwstenen[2].thema: Er is geen thema 'Zorg!'. Bedoelt u zorg?",
    ),
]


@pytest.fixture
def met(klein_kader: Path, schrijf: Schrijf) -> Verander:
    """A function that changes one thing in the small kader, and gives what is said about it."""
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")

    def doe(oud: str, nieuw: str) -> list[str]:
        assert tekst.count(oud) == 1
        pad = schrijf("kader.yaml", tekst.replace(oud, nieuw))
        return [str(melding).removeprefix(f"{pad}:") for melding in controleer_kader(pad)]

    return doe


@pytest.mark.parametrize(("oud", "nieuw", "verwacht"), KADERFOUTEN)
def test_what_is_wrong_in_a_kader(oud: str, nieuw: str, verwacht: list[str], met: Verander) -> None:
    assert met(oud, nieuw) == [v.replace(": ", ": fout: ", 1) for v in verwacht]


def test_all_errors_are_told_at_once(klein_kader: Path, schrijf: Schrijf, cli: Cli) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    for oud, nieuw in (
        ("norm: N01", "nrom: N01"),
        ("thema: zorg", "thema: zrg"),
        ("gewicht: 2", "gewicht: 0"),
        ('bouwt_op: "1"', 'bouwt_op: "2"'),
    ):
        tekst = tekst.replace(oud, nieuw)
    pad = schrijf("kader.yaml", tekst)
    uitslag = cli("kader", "controleer", pad)
    assert uitslag.out.splitlines() == [
        f"{pad}:22: fout: plateaus[2].bouwt_op: Plateau '2' bouwt op zichzelf.",
        f"    {OP_ZICHZELF}",
        f"{pad}:31: fout: {PLAN}: De sleutel 'norm' ontbreekt.",
        "    Voeg toe: norm: ...",
        f"{pad}:32: fout: {PLAN}.nrom: De sleutel 'nrom' bestaat hier niet.",
        "    Bedoelt u norm?",
        f"{pad}:60: fout: {RAAD}.gewicht: Een gewicht moet boven nul liggen.",
        f"    {GEWICHT}",
        f"{pad}:67: fout: bouwstenen[2].thema: Er is geen thema 'zrg'.",
        "    Bedoelt u zorg?",
        f"{pad}: 5 fouten.",
    ]
    assert (uitslag.exit, uitslag.err) == (3, "")
    with pytest.raises(InvoerFout) as fout:
        laad_kader(pad)
    assert fout.value.meldingen == controleer_kader(pad)


def test_ids_with_an_accent_typed_in_two_ways_are_the_same(
    klein_kader: Path, schrijf: Schrijf
) -> None:
    tekst = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    los, vast = "Cafe\u0301", "Caf\u00e9"
    tekst = tekst.replace("{id: TW,", f"{{id: {los},").replace("document: TW", f"document: {vast}")
    assert controleer_kader(schrijf("kader.yaml", tekst)) == []


def test_a_dossier_is_no_kader(schrijf: Schrijf) -> None:
    pad = schrijf("dossier.yaml", "vngcheck: 1\nkader: klein@1\n")
    assert [str(melding) for melding in controleer_kader(pad)] == [
        f"{pad}:1: fout: Dit is een dossier, geen kader. Typ: vngcheck controleer {pad}"
    ]


def test_comparison_signs_are_no_html(met: Verander) -> None:
    assert met("over: Een", "over: 2 < 3 en 3 > 1, {dus} Een") == []


def test_the_kader_that_ships_is_accepted(cli: Cli) -> None:
    pad = pakketmap("frameworks") / "vng-mensenhandel.yaml"
    assert cli("kader", "controleer", pad) == (0, f"{pad}: 0 fouten.\n", "")


def test_a_file_that_is_no_yaml(schrijf: Schrijf, cli: Cli) -> None:
    pad = schrijf("kader.yaml", "id: [\n")
    uitslag = cli("kader", "controleer", pad)
    assert (uitslag.exit, uitslag.out) == (3, "")
    assert uitslag.err.startswith(f"{pad}:2: fout: Hier ontbreekt een waarde")
