"""What `controleer` says about the fields of a dossier: each kind of value that cannot stand."""

from __future__ import annotations

import pytest

from conftest import Controleer, SchrijfDossier

STREEPJE = "Hier hoort een lijst. Zet elk deel op een eigen regel met een streepje ervoor."
BLOK = (
    "Hier hoort een blok met sleutels. "
    "Schrijf op de volgende regels, ingesprongen: sleutel: waarde."
)
GEEN_LIJST = "Hier hoort één tekst, geen lijst. Zet de tekst achter de dubbele punt."
GEEN_BLOK = (
    "Hier hoort een tekst, geen blok met sleutels. "
    "Zet een tekst met een dubbele punt tussen aanhalingstekens."
)
SLEUTELS = (
    "Mogelijk zijn: vngcheck, kader, fictief, gemeente, regio, peildatum, fase, opsteller, "
    "verantwoording, bouwt_op, besluitvorming, beslispunten, toegestane_contacten, antwoorden, "
    "acties, ambitie, cijfers, partners."
)
KOMMA = (
    "bestaat hier niet, en er staat niets achter. Staat er een komma in een tekst? "
    "Zet de tekst tussen aanhalingstekens. Schrijf een bedrag zonder komma."
)
STUURTEKEN = "opsteller: Hier staat een onzichtbaar stuurteken"
PLAK = "Typ deze tekst opnieuw in plaats van hem te plakken."
HELE_EUROS = "is geen bedrag in hele euro's."
CIJFERS = "Schrijf alleen cijfers, zoals 12500."
REDENEN = "geen_rijksmiddelen, geen_eigen_middelen, gepland, keuze, anders"
JAREN = "Kies een jaar van 2000 tot en met 2100."
MAX_TEKST = "Deze tekst is 5001 tekens lang; het maximum is 5000. Maak hem minstens 1 teken korter."
MAX_TITEL = "Deze tekst is 301 tekens lang; het maximum is 300. Maak hem minstens 1 teken korter."
ORGANEN = "college, raad, burgemeester, algemeen_bestuur"
ID = "Schrijf het id van de bouwsteen, een punt en een naam, zoals meldroute.intern."
ONBEKEND = "staat niet in het kader klein@1."
PLAN = "antwoorden.beleid.plan"
BEDRAG = "acties[1].kosten[1].bedrag"


def bij_plan(inhoud: str) -> str:
    return f"antwoorden: {{beleid.plan: {{{inhoud}}}}}"


def bedrag(waarde: str) -> str:
    kosten = f"{{jaar: 2026, bedrag: {waarde}, aard: structureel}}"
    return f"acties: [{{vraag: beleid.plan, actie: x, kosten: [{kosten}]}}]"


def geen_bedrag(waarde: str) -> tuple[str, str]:
    verwacht = f"{BEDRAG}: '{waarde}' {HELE_EUROS} {CIJFERS}"
    return bedrag(f"'{waarde}'"), verwacht


def geen_keuze(regel: str, pad: str, waarde: str, keuzes: str) -> tuple[str, str]:
    return regel, f"{pad}: '{waarde}' kan hier niet. Kies uit: {keuzes}."


# What stands on line 5, and what is said about it.
REGELFOUTEN: list[tuple[str, str]] = [
    geen_keuze("fase: klaar", "fase", "klaar", "concept, vastgesteld"),
    geen_keuze("fase: '{klaar}'", "fase", "{klaar}", "concept, vastgesteld"),
    geen_keuze(f"fase: {'x' * 70}", "fase", f"{'x' * 57}...", "concept, vastgesteld"),
    ("fictief: ja", "fictief: 'ja' kan hier niet. Schrijf true of false."),
    ("fictief: True", "fictief: 'True' kan hier niet. Schrijf true of false."),
    ("opstellr: x", "opstellr: De sleutel 'opstellr' bestaat hier niet. Bedoelt u opsteller?"),
    ("xyzzy: x", f"xyzzy: De sleutel 'xyzzy' bestaat hier niet. {SLEUTELS}"),
    ("gemeente: x", "gemeente: De sleutel 'gemeente' staat er al, op regel 3. Laat er één staan."),
    ("opsteller: [a, b]", f"opsteller: {GEEN_LIJST}"),
    ("opsteller: {a: b}", f"opsteller: {GEEN_BLOK}"),
    ("besluitvorming: college", f"besluitvorming: {BLOK}"),
    ("antwoorden: [a]", f"antwoorden: {BLOK}"),
    ("beslispunten: Kennisnemen.", f"beslispunten: {STREEPJE}"),
    ("acties: {a: b}", f"acties: {STREEPJE}"),
    (
        "opsteller: '  '",
        "opsteller: Hier staat geen tekst. Vul iets in of haal de sleutel weg.",
    ),
    (f"opsteller: {'x' * 301}", f"opsteller: {MAX_TITEL}"),
    ('opsteller: "a\\nb"', "opsteller: Deze tekst hoort op één regel. Haal de regeleinden weg."),
    ('opsteller: "a\\x1b[31mb"', f"{STUURTEKEN} (U+001B). {PLAK}"),
    ("opsteller: a\u202eb", f"{STUURTEKEN} (U+202E). {PLAK}"),
    ('opsteller: "a\\u2067b"', f"{STUURTEKEN} (U+2067). {PLAK}"),
    ('opsteller: "a\\uFFFFb"', f"{STUURTEKEN} (U+FFFF). {PLAK}"),
    geen_keuze(
        bij_plan("antwoord: misschien"), f"{PLAN}.antwoord", "misschien", "ja, deels, nee, nvt"
    ),
    (
        bij_plan("antwoord: Ja"),
        f"{PLAN}.antwoord: 'Ja' kan hier niet. Schrijf ja, met kleine letters.",
    ),
    (
        "beleid.plan: {antwoord: ja}",
        "beleid.plan: De sleutel 'beleid.plan' staat op de verkeerde plaats. "
        "Is het een vraag? Spring hem in, onder 'antwoorden'.",
    ),
    (
        "partners: [{naam: Politie, Veilig Thuis}]",
        f"partners[1].Veilig Thuis: De sleutel 'Veilig Thuis' {KOMMA}",
    ),
    (
        "acties: [{vraag: beleid.plan, actie: }]",
        "acties[1].actie: De sleutel 'actie' is leeg. Vul een waarde in.",
    ),
    geen_keuze(bij_plan("reden: geld"), f"{PLAN}.reden", "geld", REDENEN),
    geen_keuze(
        bij_plan("geen_knaken: {besluit: {orgaan: wethouder}}"),
        f"{PLAN}.geen_knaken.besluit.orgaan",
        "wethouder",
        ORGANEN,
    ),
    geen_keuze(
        bij_plan("geen_knaken: {bedragen: [{jaar: 2026, bedrag: 1, aard: eenmalig}]}"),
        f"{PLAN}.geen_knaken.bedragen[1].aard",
        "eenmalig",
        "structureel, incidenteel",
    ),
    geen_keuze(
        "acties: [{vraag: beleid.plan, actie: x, status: af}]",
        "acties[1].status",
        "af",
        "gepland, loopt, gereed, vervallen",
    ),
    geen_keuze(
        "partners: [{naam: P, groep: keten}]",
        "partners[1].groep",
        "keten",
        "intern, extern, stakeholder",
    ),
    geen_keuze(
        "partners: [{naam: P, rollen: [nazorg, hulp]}]",
        "partners[1].rollen[2]",
        "hulp",
        "beleid, preventie, signalering, opsporing, nazorg",
    ),
    geen_keuze(
        "partners: [{naam: P, vormen: [seks]}]",
        "partners[1].vormen[1]",
        "seks",
        "seksueel, arbeid, crimineel",
    ),
    geen_keuze(
        "cijfers: [{jaar: 2025, wat: x, bron: y, aantal: 3, vorm: seks}]",
        "cijfers[1].vorm",
        "seks",
        "seksueel, arbeid, crimineel",
    ),
    (
        bij_plan("toelichtng: x"),
        f"{PLAN}.toelichtng: De sleutel 'toelichtng' bestaat hier niet. Bedoelt u toelichting?",
    ),
    (
        bij_plan("geen_knaken: {watniet: x}"),
        f"{PLAN}.geen_knaken.watniet: De sleutel 'watniet' bestaat hier niet. Bedoelt u wat_niet?",
    ),
    (
        bij_plan("bewijs: [{titel: x, blz: 3}]"),
        f"{PLAN}.bewijs[1].blz: De sleutel 'blz' bestaat hier niet. Mogelijk zijn: titel, plaats.",
    ),
    (
        "besluitvorming: {colege: {datum: 2026-01-01}}",
        "besluitvorming.colege: De sleutel 'colege' bestaat hier niet. Bedoelt u college?",
    ),
    (
        "besluitvorming: {college: {kenmerk: x}}",
        "besluitvorming.college: De sleutel 'datum' ontbreekt. Voeg toe: datum: ...",
    ),
    (
        bij_plan("bewijs: [{plaats: x}]"),
        f"{PLAN}.bewijs[1]: De sleutel 'titel' ontbreekt. Voeg toe: titel: ...",
    ),
    (
        "acties: [{vraag: beleid.plan}]",
        "acties[1]: De sleutel 'actie' ontbreekt. Voeg toe: actie: ...",
    ),
    (
        "antwoorden: {beleid.paln: {antwoord: ja}}",
        f"antwoorden.beleid.paln: De vraag 'beleid.paln' {ONBEKEND} Bedoelt u beleid.plan?",
    ),
    (
        "antwoorden: {xx.yy: {antwoord: ja}}",
        f"antwoorden.xx.yy: De vraag 'xx.yy' {ONBEKEND} Kijk met: vngcheck kader toon klein@1",
    ),
    (
        "acties: [{vraag: beleid.radd, actie: x}]",
        f"acties[1].vraag: De vraag 'beleid.radd' {ONBEKEND} Bedoelt u beleid.raad?",
    ),
    (bij_plan("bewijs: Plan"), f"{PLAN}.bewijs: {STREEPJE}"),
    (bij_plan("bewijs: [Plan]"), f"{PLAN}.bewijs[1]: {BLOK}"),
    (bij_plan("bewijs: [~]"), f"{PLAN}.bewijs[1]: {BLOK}"),
    (bij_plan("geen_knaken: ja"), f"{PLAN}.geen_knaken: {BLOK}"),
    ("antwoorden: {beleid.plan: ja}", f"{PLAN}: {BLOK}"),
    ("antwoorden: {beleid.plan: [ja]}", f"{PLAN}: {BLOK}"),
    (bij_plan("toelichting: [a, b]"), f"{PLAN}.toelichting: {GEEN_LIJST}"),
    (bij_plan("datum: {jaar: 2026}"), f"{PLAN}.datum: {GEEN_BLOK}"),
    (
        "beslispunten: [~]",
        "beslispunten[1]: Hier staat geen tekst. Vul iets in of haal het streepje weg.",
    ),
    (
        "partners: [{naam: P, rollen: nazorg}]",
        "partners[1].rollen: Hier hoort een lijst. Schrijf [signalering, nazorg].",
    ),
    (
        bij_plan("te_herbevestigen: yes"),
        f"{PLAN}.te_herbevestigen: 'yes' kan hier niet. Schrijf true of false.",
    ),
    (
        bij_plan("geldt_voor_alle: 1"),
        f"{PLAN}.geldt_voor_alle: '1' kan hier niet. Schrijf true of false.",
    ),
    (bij_plan(f"toelichting: {'x' * 5001}"), f"{PLAN}.toelichting: {MAX_TEKST}"),
    (
        bij_plan("datum: 0026-06-30"),
        f"{PLAN}.datum: Het jaar van 0026-06-30 kan niet kloppen. {JAREN}",
    ),
    (
        bij_plan("antwoord: nvt"),
        (
            f"{PLAN}.toelichting: Bij nvt hoort een toelichting. "
            "Schrijf waarom de vraag niet van toepassing is."
        ),
    ),
    (
        bedrag("-5"),
        f"{BEDRAG}: Een bedrag kan niet negatief zijn: -5. Schrijf het zonder min.",
    ),
    (
        bedrag("12.000"),
        f"{BEDRAG}: '12.000' heeft punten tussen de cijfers. Schrijf 12000.",
    ),
    (
        bedrag("1.250.000"),
        f"{BEDRAG}: '1.250.000' heeft punten tussen de cijfers. Schrijf 1250000.",
    ),
    *(
        (
            bedrag(f"'{waarde}'"),
            (f"{BEDRAG}: '{waarde}' {HELE_EUROS} Rond af en laat de komma en centen weg."),
        )
        for waarde in ("12.5", "12,50")
    ),
    *map(geen_bedrag, ["€ 500", "500 euro", "12 000", "1e3", "0x10", "٣٤", "", "1" * 13]),
    (
        bedrag("1000000001"),
        (f"{BEDRAG}: 1000000001 kan hier niet. Kies een bedrag van 0 tot en met 1000000000."),
    ),
    *(
        (
            f"ambitie: [{{jaar: {jaar}, niveau: 1}}]",
            f"ambitie[1].jaar: {jaar} kan hier niet. Kies een jaar van 2000 tot en met 2100.",
        )
        for jaar in (24, 1999, 2101)
    ),
    (
        "ambitie: [{jaar: volgend jaar, niveau: 1}]",
        "ambitie[1].jaar: 'volgend jaar' is geen jaar. Schrijf een heel getal.",
    ),
    *(
        (
            f"ambitie: [{{jaar: 2026, niveau: {niveau}}}]",
            f"ambitie[1].niveau: {niveau} kan hier niet. Kies een niveau van 1 tot en met 4.",
        )
        for niveau in (0, 5)
    ),
    (
        "ambitie: [{jaar: 2026, niveau: 1.5}]",
        "ambitie[1].niveau: '1.5' is geen niveau. Schrijf een heel getal.",
    ),
    (
        "cijfers: [{jaar: 2026, wat: x, bron: y, aantal: <5}]",
        "cijfers[1].aantal: '<5' is geen aantal. Schrijf een heel getal.",
    ),
    (
        "cijfers: [{jaar: 2026, wat: x, bron: y, aantal: -1}]",
        "cijfers[1].aantal: -1 kan hier niet. Kies een aantal van 0 tot en met 100000000.",
    ),
    (
        "acties: [{vraag: beleid.plan, actie: x, start: 2026-02-01, gereed: 2026-01-31}]",
        "acties[1].gereed: De actie is gereed voor zij begint. Kijk start en gereed na.",
    ),
]


@pytest.mark.parametrize(("regel", "verwacht"), REGELFOUTEN)
def test_what_is_wrong_on_a_line(
    regel: str, verwacht: str, schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    assert controleer(schrijf_dossier(f"{regel}\n")) == [f"dossier.yaml:5: fout: {verwacht}"]


def test_a_vraag_that_is_no_id(schrijf_dossier: SchrijfDossier, controleer: Controleer) -> None:
    assert controleer(schrijf_dossier("antwoorden: {Beleid: {}}\n")) == [
        f"dossier.yaml:5: fout: antwoorden.Beleid: 'Beleid' kan geen id van een vraag zijn. {ID}",
        (
            f"dossier.yaml:5: fout: antwoorden.Beleid: De vraag 'Beleid' {ONBEKEND} "
            "Bedoelt u beleid.plan of beleid.raad?"
        ),
    ]


def test_one_error_in_a_block_hides_no_other(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(
        """\
        antwoorden:
          beleid.plan:
            antwoord: nvt
            datum: gisteren
        acties:
          - vraag: beleid.plan
            actie: x
            start: 2026-02-01
            gereed: 2026-01-31
            status: af
        """
    )
    assert [melding.split(": ")[:3] for melding in controleer(pad)] == [
        ["dossier.yaml:6", "fout", f"{PLAN}.toelichting"],
        ["dossier.yaml:8", "fout", f"{PLAN}.datum"],
        ["dossier.yaml:13", "fout", "acties[1].gereed"],
        ["dossier.yaml:14", "fout", "acties[1].status"],
    ]


def test_every_line_is_that_of_the_value_itself(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(
        """\
        antwoorden:
          beleid.plan:
            antwoord: nee
            # a comment, and an empty line

            geen_knaken:
              bedragen:
                - {jaar: 2026, bedrag: 5, aard: structureel}
                - jaar: 2026
                  bedrag: 1.000
                  aard: structureel
              besluit:
                orgaan: raad
                datum: 1 juli 2026
        """
    )
    onder = f"fout: {PLAN}.geen_knaken"
    assert controleer(pad) == [
        (
            f"dossier.yaml:14: {onder}.bedragen[2].bedrag: '1.000' heeft punten tussen de cijfers. "
            "Schrijf 1000."
        ),
        (
            f"dossier.yaml:18: {onder}.besluit.datum: '1 juli 2026' is geen datum. "
            "Schrijf jaar-maand-dag, zoals 2026-06-30."
        ),
    ]


@pytest.mark.parametrize(
    "regel",
    [
        f"opsteller: {'x' * 300}",
        bij_plan(f"toelichting: {'x' * 5000}"),
        bij_plan('toelichting: "Regel een\\nregel twee\\tna een tab"'),
        bij_plan("antwoord: nvt, toelichting: Er is geen haven."),
        bedrag("0"),
        bedrag("1000000000"),
        "ambitie: [{jaar: 2000, niveau: 1}, {jaar: 2100, niveau: 4}]",
        "acties: [{vraag: beleid.plan, actie: x, start: 2026-02-01, gereed: 2026-02-01}]",
        "opsteller: Team \U0001f6a8 café \u200b العربية",
        "besluitvorming: {college: {datum: 2024-02-29, kenmerk: 2024.0010}}",
    ],
)
def test_what_is_just_right(
    regel: str, schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    assert controleer(schrijf_dossier(f"{regel}\n")) == []
