"""What weakens a dossier without making it wrong: every warning, word for word."""

from __future__ import annotations

import pytest

from conftest import Controleer, SchrijfDossier
from vngcheck.dossierbestand import laad_dossier

BEWIJS = "bewijs: [{titel: Plan}]"
VOLLEDIG = {
    "wat_niet": "Geen campagne",
    "alternatief": "Landelijke campagne",
    "gevolg": "Minder meldingen",
    "bedragen": "[{jaar: 2026, bedrag: 5, aard: structureel}]",
    "besluit": "{orgaan: raad, datum: 2026-06-30}",
}
REDENEN = "geen_rijksmiddelen, geen_eigen_middelen, gepland, keuze, anders"
HERBEVESTIG = "Kijk het na en haal te_herbevestigen weg."
BIJ_RIJK = "geen_knaken hoort bij de reden geen_rijksmiddelen."

# The vraag, what is answered, and what is said about it (path below the vraag, text, remedy).
OVER_ANTWOORD: list[tuple[str, str, str]] = [
    (
        "beleid.plan",
        "antwoord: ja",
        ": Dit antwoord heeft geen bewijs. Noem bij 'bewijs' een document en de plaats.",
    ),
    (
        "beleid.plan",
        "antwoord: deels, reden: keuze",
        ": Dit antwoord heeft geen bewijs. Noem bij 'bewijs' een document en de plaats.",
    ),
    (
        "beleid.plan",
        f"antwoord: deels, {BEWIJS}",
        f": Bij deels ontbreekt de reden. Kies een reden uit: {REDENEN}.",
    ),
    (
        "beleid.plan",
        "antwoord: nee",
        f": Bij nee ontbreekt de reden. Kies een reden uit: {REDENEN}.",
    ),
    (
        "beleid.plan",
        "antwoord: nee, reden: gepland",
        ".reden: De reden is gepland, maar de datum ontbreekt. Vul 'gepland' in.",
    ),
    (
        "beleid.plan",
        f"antwoord: ja, reden: keuze, {BEWIJS}",
        ".reden: Een reden heeft bij ja geen betekenis. Haal de reden weg.",
    ),
    (
        "beleid.plan",
        "antwoord: nvt, toelichting: x, reden: keuze",
        ".reden: Een reden heeft bij nvt geen betekenis. Haal de reden weg.",
    ),
    (
        "beleid.plan",
        "reden: keuze",
        ".reden: Er is een reden, maar het antwoord ontbreekt. Vul 'antwoord' in.",
    ),
    (
        "opvang.zorg",
        "antwoord: nvt, toelichting: x",
        (
            ".antwoord: Dit is een wettelijke plicht (Wmo 2015); nvt ligt niet voor de hand. "
            "Kijk na of de taak echt niet van toepassing is."
        ),
    ),
    (
        "beleid.plan",
        f"antwoord: ja, {BEWIJS}, te_herbevestigen: true",
        f".te_herbevestigen: Dit antwoord telt als open tot het is herbevestigd. {HERBEVESTIG}",
    ),
    (
        "beleid.plan",
        f"antwoord: ja, {BEWIJS}, geldt_voor_alle: true",
        (
            ".geldt_voor_alle: Alleen "
            "een regiodossier kan zeggen dat een antwoord voor alle gemeenten geldt. "
            "Haal geldt_voor_alle weg."
        ),
    ),
    (
        "beleid.plan",
        f"antwoord: ja, {BEWIJS}, geen_knaken: {{gevolg: x}}",
        ".geen_knaken: De uitleg hoort alleen bij deels of nee. Haal geen_knaken weg.",
    ),
    (
        "beleid.plan",
        "geen_knaken: {gevolg: x}",
        ".geen_knaken: Er is een uitleg, maar het antwoord ontbreekt. Vul 'antwoord' in.",
    ),
    (
        "beleid.plan",
        f"antwoord: deels, {BEWIJS}, reden: gepland, gepland: 2020-01-01",
        (
            ".gepland: De geplande datum ligt voor de peildatum. "
            "Kijk na of het is gelukt, of kies een nieuwe datum."
        ),
    ),
    (
        "beleid.plan",
        "antwoord: nee, reden: geen_rijksmiddelen",
        ".geen_knaken: De uitleg telt niet: de uitleg ontbreekt. Kijk na: geen_knaken.",
    ),
    (
        "beleid.plan",
        "antwoord: nee, reden: keuze, geen_knaken: {gevolg: x}",
        f".geen_knaken: De uitleg telt niet: de reden is 'eigen keuze'. {BIJ_RIJK}",
    ),
]

# What is changed in a complete geen_knaken, and why it no longer counts.
OVER_UITLEG: list[tuple[str, dict[str, str | None], str]] = [
    ("", {"wat_niet": None}, "er staat niet wat er niet gebeurt. Kijk na: wat_niet."),
    (
        "",
        {"alternatief": None},
        "er staat niet wat er in plaats daarvan gebeurt. Kijk na: alternatief.",
    ),
    ("", {"gevolg": None}, "het gevolg ontbreekt. Kijk na: gevolg."),
    ("", {"bedragen": None}, "er is geen bedrag boven nul. Kijk na: bedragen."),
    (
        "",
        {"bedragen": "[{jaar: 2026, bedrag: 0, aard: structureel}]"},
        "er is geen bedrag boven nul. Kijk na: bedragen.",
    ),
    ("", {"besluit": None}, "er is geen besluit. Kijk na: besluit."),
    (
        "",
        {"besluit": "{datum: 2026-06-30}"},
        "er staat niet welk orgaan besloot. Kijk na: besluit.orgaan.",
    ),
    (
        "",
        {"besluit": "{orgaan: raad}"},
        "de datum van het besluit ontbreekt. Kijk na: besluit.datum.",
    ),
    (
        "",
        {"besluit": "{orgaan: raad, datum: 2026-07-01}"},
        "het besluit is van na de peildatum. Kijk na: besluit.datum.",
    ),
    (
        "",
        {"besluit": None, "gevolg": None},
        "het gevolg ontbreekt; er is geen besluit. Kijk na: gevolg, besluit.",
    ),
    (
        "te_herbevestigen: true",
        {},
        "het antwoord is nog niet herbevestigd. Kijk na: te_herbevestigen.",
    ),
]


def uitleg(**anders: str | None) -> str:
    velden = {sleutel: waarde for sleutel, waarde in {**VOLLEDIG, **anders}.items() if waarde}
    return f"{{{', '.join(f'{sleutel}: {waarde}' for sleutel, waarde in velden.items())}}}"


def nee(vraag: str, **anders: str | None) -> str:
    geen_knaken = uitleg(**anders)
    return f"{{{vraag}: {{antwoord: nee, reden: geen_rijksmiddelen, geen_knaken: {geen_knaken}}}}}"


@pytest.mark.parametrize(("vraag", "antwoord", "verwacht"), OVER_ANTWOORD)
def test_warnings_about_an_antwoord(
    vraag: str,
    antwoord: str,
    verwacht: str,
    schrijf_dossier: SchrijfDossier,
    controleer: Controleer,
) -> None:
    pad = schrijf_dossier(f"antwoorden:\n  {vraag}: {{{antwoord}}}\n")
    assert controleer(pad) == [f"dossier.yaml:6: waarschuwing: antwoorden.{vraag}{verwacht}"]


@pytest.mark.parametrize(("extra", "anders", "gebrek"), OVER_UITLEG)
def test_what_an_explanation_lacks(
    extra: str,
    anders: dict[str, str | None],
    gebrek: str,
    schrijf_dossier: SchrijfDossier,
    controleer: Controleer,
) -> None:
    pad = schrijf_dossier(
        "antwoorden:\n"
        "  voorlichting.inwoners:\n"
        "    antwoord: nee\n"
        "    reden: geen_rijksmiddelen\n"
        f"    geen_knaken: {uitleg(**anders)}\n"
        f"    {extra}\n"
    )
    gevonden = [m for m in controleer(pad) if HERBEVESTIG not in m]
    assert gevonden == [
        (
            "dossier.yaml:9: waarschuwing: antwoorden.voorlichting.inwoners.geen_knaken: "
            f"De uitleg telt niet: {gebrek}"
        )
    ]


def test_an_explanation_that_has_expired(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(antwoorden=nee("voorlichting.inwoners", vervalt_op="2026-06-29"))
    assert controleer(pad) == [
        (
            "dossier.yaml:5: waarschuwing: antwoorden.voorlichting.inwoners.geen_knaken: De uitleg "
            "telt niet: zij was op de peildatum verlopen. "
            "Neem een nieuw besluit en pas vervalt_op aan."
        )
    ]


def test_a_statutory_duty_cannot_be_explained_away(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    plek = "dossier.yaml:5: waarschuwing: antwoorden.opvang.zorg.geen_knaken: De uitleg telt niet:"
    plicht = (
        f"{plek} dit is een wettelijke plicht (Wmo 2015). Geldgebrek is geen geldige reden om een "
        "wettelijke taak niet uit te voeren. U kunt het de raad wel uitleggen."
    )
    assert controleer(schrijf_dossier(antwoorden=nee("opvang.zorg"))) == [plicht]
    assert controleer(schrijf_dossier(antwoorden=nee("opvang.zorg", gevolg=None))) == [
        plicht,
        f"{plek} het gevolg ontbreekt. Kijk na: gevolg.",
    ]


def test_a_complete_explanation_draws_no_warning(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(antwoorden=nee("voorlichting.inwoners", vervalt_op="2026-06-30"))
    assert controleer(pad) == []
    tweede = laad_dossier(pad).score[1].bouwstenen[0].vragen[0]
    assert (tweede.id, tweede.uitgelegd) == ("voorlichting.inwoners", True)


@pytest.mark.parametrize(
    "antwoord",
    [
        f"antwoord: ja, {BEWIJS}, datum: 2026-06-30",
        f"antwoord: deels, {BEWIJS}, reden: gepland, gepland: 2026-12-31",
        "antwoord: nee, reden: geen_eigen_middelen",
        "antwoord: nvt, toelichting: x",
        "te_herbevestigen: true",
        "toelichting: x",
    ],
)
def test_what_draws_no_warning(
    antwoord: str, schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    assert controleer(schrijf_dossier(f"antwoorden:\n  beleid.plan: {{{antwoord}}}\n")) == []


@pytest.mark.parametrize(
    ("dagen", "hoeveel"),
    [
        (["2026-07-01", "2026-06-30"], "1 antwoord is"),
        (["2026-07-01", "2026-08-01", "2026-06-29"], "2 antwoorden zijn"),
    ],
)
def test_one_warning_for_all_antwoorden_after_the_peildatum(
    dagen: list[str], hoeveel: str, schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    vragen = ("beleid.plan", "beleid.raad", "opvang.zorg")
    antwoorden = "".join(
        f"  {vraag}: {{antwoord: ja, {BEWIJS}, datum: {dag}}}\n"
        for vraag, dag in zip(vragen, dagen, strict=False)
    )
    assert controleer(schrijf_dossier(f"antwoorden:\n{antwoorden}")) == [
        f"dossier.yaml:4: waarschuwing: peildatum: {hoeveel} van na de peildatum "
        "(30\xa0juni 2026). Kijk na of het toen ook al zo was, of kies een latere peildatum."
    ]


def test_an_invented_dossier_about_a_gemeente_that_exists(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    assert controleer(schrijf_dossier(gemeente="den haag", fictief="true")) == [
        (
            "dossier.yaml:3: waarschuwing: gemeente: Dit dossier is fictief, maar 's-Gravenhage "
            "bestaat echt. Gebruik een verzonnen naam."
        )
    ]


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("BSN 111222333", "een burgerservicenummer"),
        ("Mail jan@voorbeeld.nl", "een e-mailadres"),
        ("Bel 06-12345678", "een telefoonnummer"),
        ("Rekening NL91ABNA0417164300", "een bankrekeningnummer"),
        ("Geboren op 1 januari 1900", "een geboortedatum"),
    ],
)
def test_likely_personal_data(
    tekst: str, soort: str, schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(
        f"""\
        beslispunten:
          - Kennisnemen.
          - {tekst}
        antwoorden:
          beleid.plan:
            intern: |
              Een notitie.
              {tekst}
        """
    )
    assert controleer(pad) == [
        f"dossier.yaml:{plek}: Hier staat waarschijnlijk {soort}. "
        "Haal het weg. Een functioneel adres of nummer mag in toegestane_contacten."
        for plek in (
            "7: waarschuwing: beslispunten[2]",
            "10: waarschuwing: antwoorden.beleid.plan.intern",
        )
    ]


def test_a_functional_address_draws_no_warning(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(
        """\
        toegestane_contacten: [meldpunt@voorbeeld.nl, 06-12345678]
        beslispunten: [Mail Meldpunt@Voorbeeld.nl of bel +31 6 12345678.]
        """
    )
    assert controleer(pad) == []


def test_warnings_are_in_the_order_of_the_file(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier(
        """\
        antwoorden:
          voorlichting.scholen: {antwoord: ja}
          beleid.plan: {antwoord: ja}
        beslispunten: [Mail jan@voorbeeld.nl]
        """
    )
    assert [melding.split(":")[1] for melding in controleer(pad)] == ["6", "7", "8"]


def test_personal_data_in_a_comment_is_told_with_its_line(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier("# BSN 111222333 van de melder\nantwoorden: {}\n")
    assert controleer(pad) == [
        (
            "dossier.yaml:5: waarschuwing: In een opmerking (#) staat waarschijnlijk "
            "een burgerservicenummer. Haal het weg."
        )
    ]


def test_an_error_hides_no_warning_about_personal_data(
    schrijf_dossier: SchrijfDossier, controleer: Controleer
) -> None:
    pad = schrijf_dossier("opstelle: Team OOV, 111222333\n")
    regels = controleer(pad)
    assert [regel.split(": ")[1] for regel in regels] == ["fout", "waarschuwing"]
    assert "opstelle: Hier staat waarschijnlijk een burgerservicenummer." in regels[1]
