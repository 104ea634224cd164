"""`vngcheck vergelijk` and `rapport --vorige`: what may be compared, and what is shown."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Final

import pytest

from conftest import Cli, Schrijf, SchrijfDossier
from pdfhulp import inhoud, keur, klasse, met_id, ontleed, tekst, zonder_wit
from test_cli_rapport import GEVALLEN, REMEDIE

OUD: Final = """
verantwoording: Gemeten door een bureau.
antwoorden:
  beleid.plan: {antwoord: nee}
  beleid.raad: {antwoord: ja, datum: 2025-06-01, bewijs: [{titel: Besluit}]}
  opvang.bedden: {antwoord: deels}
  voorlichting.inwoners:
    antwoord: nee
    reden: geen_rijksmiddelen
    intern: geheime notitie
    geen_knaken:
      wat_niet: Voorlichting
      alternatief: Landelijk
      gevolg: Niemand weet het
      bedragen: [{jaar: 2026, bedrag: 12500, aard: structureel}]
      besluit: {orgaan: raad, datum: 2025-01-01}
      vervalt_op: 2026-01-31
  voorlichting.scholen: {antwoord: ja}
acties:
  - {vraag: beleid.plan, actie: Plan schrijven, gereed: 2026-01-01}
  - {vraag: voorlichting.scholen, actie: Scholen bellen}
"""
NIEUW: Final = """
antwoorden:
  beleid.plan: {antwoord: ja}
  beleid.raad: {antwoord: ja, datum: 2026-06-01, bewijs: [{titel: Besluit}]}
  opvang.bedden: {antwoord: nvt, toelichting: Geen opvang}
  voorlichting.inwoners:
    antwoord: nee
    reden: geen_rijksmiddelen
    intern: geheime notitie
    geen_knaken:
      wat_niet: Voorlichting
      alternatief: Landelijk
      gevolg: Niemand weet het
      bedragen: [{jaar: 2026, bedrag: 13000, aard: structureel}]
      besluit: {orgaan: raad, datum: 2025-01-01}
      vervalt_op: 2026-01-31
  voorlichting.scholen: {antwoord: ja, te_herbevestigen: true}
acties:
  - {vraag: beleid.plan, actie: Plan schrijven, gereed: 2026-01-01, status: gereed}
"""
KOP: Final = """\
Haarlemmermeer (GM0394)
Meting van 30 juni 2025, concept
Gemeten door een bureau.
Meting van 30 juni 2026, concept
Klein kader, versie 1 (reconstructie)
""".splitlines()


@pytest.fixture
def paar(schrijf_dossier: SchrijfDossier) -> tuple[Path, Path]:
    """Two measurements of one gemeente."""
    oud = schrijf_dossier(OUD, naam="oud.yaml", peildatum="2025-06-30")
    return oud, schrijf_dossier(NIEUW, naam="nieuw.yaml")


def regels(uit: str) -> list[str]:
    return [regel.rstrip() for regel in uit.splitlines()]


def test_alles_op_het_scherm(cli: Cli, paar: tuple[Path, Path]) -> None:
    uitslag = cli("vergelijk", *paar, columns=80)
    assert (uitslag.exit, uitslag.err) == (0, "")
    assert all(len(regel) <= 80 or regel.startswith("  vngcheck") for regel in regels(uitslag.out))
    gezegd = regels(uitslag.out)
    assert gezegd[: len(KOP)] == KOP
    verwacht = """\
Plateau 1: de score is mogelijk hoger.
Plateau 1: zonder wat vooruitging door de regio of door “niet van toepassing”
zou de score 62% tot 87% zijn en het oordeel “niet behaald”.
Plateau 2: de score is mogelijk lager.
“Zeker” en “gelijk” staan er alleen als dat klopt hoe de open vragen ook
uitvallen. Anders staat er “mogelijk”, of dat het niet te zeggen is.

Sinds 30 juni 2025: 1 beter, 1 nog te herbevestigen (eerst ja), 1 niet meer van
toepassing (eerst deels), 1 opnieuw bevestigd en 2 ongewijzigd. Van wat beter of
nieuw is: 1 zonder bewijs. Let op: bij 1 vraag telt de uitleg niet meer.
Hetzelfde antwoord is dus niet altijd even goed onderbouwd.

Beter: 1 vraag
Het antwoord ging van nee of deels omhoog.
- Is er een plan?
  beleid.plan: van nee naar ja (zonder bewijs)

Nog te herbevestigen: 1 vraag
Het eerdere antwoord is overgenomen, maar nog niet bevestigd. Tot dan telt de
vraag als open.
- Krijgen scholen voorlichting?
  voorlichting.scholen: van ja naar open (ja, te herbevestigen)

Niet meer van toepassing: 1 vraag
De vraag telt niet meer mee. De score kan daardoor veranderen, zonder dat er
iets is gedaan.
- Zijn er bedden in de regio?
  opvang.bedden: van deels naar niet van toepassing

Hetzelfde antwoord, met een kanttekening: 1 vraag
Het antwoord bleef gelijk. Wat u wel moet weten, staat tussen haakjes.
- Krijgen inwoners voorlichting?
  voorlichting.inwoners: van nee, uitgelegd naar nee (de uitleg telt niet meer)

Geen knaken, geen taken
- Krijgen inwoners voorlichting?
  voorlichting.inwoners: verlopen op 31 januari 2026; telt niet als uitleg
  Kosten in 2026: van € 12.500 naar € 13.000

Genoemde kosten van alle taken samen
Jaar    Eerder        Nu    Verschil
────────────────────────────────────
2026  € 12.500  € 13.000  € 500 meer
De bedragen van alle taken met deze reden, ook als de uitleg niet telt. Is voor
een jaar geen bedrag genoemd, dan staat er nul. “Minder” kan dus ook betekenen:
niet meer genoemd.

Acties
2 acties stonden op de agenda; 1 daarvan is gedaan. Verder: 1 verdwenen.
- Plan schrijven
  beleid.plan: gedaan; termijn 1 januari 2026; de vraag is nu ja
- Scholen bellen
  voorlichting.scholen: verdwenen: het dossier zegt er niets meer over; de vraag
  is nu open
""".splitlines()
    begin = gezegd.index(verwacht[0])
    assert gezegd[begin : begin + len(verwacht)] == verwacht


def test_als_json(cli: Cli, paar: tuple[Path, Path]) -> None:
    uitslag = cli("vergelijk", *paar, "--json")
    assert (uitslag.exit, uitslag.err) == (0, "")
    uit = json.loads(uitslag.out)
    assert list(uit) == ["vngcheck", "kader", "gemeente", "metingen", "lijn", "vergelijking"]
    assert uit["gemeente"] == {"code": "GM0394", "naam": "Haarlemmermeer"}
    assert [meting["peildatum"] for meting in uit["metingen"]] == ["2025-06-30", "2026-06-30"]
    assert {vraag["id"]: vraag["beweging"] for vraag in uit["vergelijking"]["vragen"]} == {
        "beleid.plan": "beter",
        "beleid.raad": "herbevestigd",
        "opvang.zorg": "ongewijzigd",
        "opvang.bedden": "naar_nvt",
        "voorlichting.inwoners": "ongewijzigd",
        "voorlichting.scholen": "te_herbevestigen",
    }
    assert uit["vergelijking"]["vragen"][4]["kanttekeningen"] == ["uitleg_telt_niet_meer"]
    assert "geheim" not in uitslag.out


def test_meer_metingen_geven_een_lijn(
    cli: Cli, paar: tuple[Path, Path], schrijf_dossier: SchrijfDossier
) -> None:
    eerste = schrijf_dossier(naam="eerste.yaml", peildatum="2024-01-01")
    uitslag = cli("vergelijk", eerste, *paar, columns=80)
    assert "Plateau 1 door de jaren" in regels(uitslag.out)
    assert "Van 30 juni 2025 naar 30 juni 2026" in regels(uitslag.out)
    uit = json.loads(cli("vergelijk", eerste, *paar, "--json").out)
    assert [len(plateau["punten"]) for plateau in uit["lijn"]] == [3, 3]
    assert uit["vergelijking"]["oud"] == "2025-06-30"


# what may not be compared


def test_de_oudste_hoort_voorop(cli: Cli, paar: tuple[Path, Path]) -> None:
    oud, nieuw = paar
    assert cli("vergelijk", nieuw, oud) == (
        2,
        "",
        f"Fout: {oud} (30 juni 2025) is ouder dan {nieuw} (30 juni 2026). Zet het oudste dossier "
        "voorop.\n",
    )
    assert cli("vergelijk", oud, oud).err == (
        f"Fout: U noemt {oud} twee keer. Geef een eerdere en een latere meting.\n"
    )


def test_een_andere_gemeente_alleen_na_een_herindeling(
    cli: Cli, paar: tuple[Path, Path], schrijf_dossier: SchrijfDossier
) -> None:
    ander = schrijf_dossier(OUD, naam="ander.yaml", gemeente="Assen", peildatum="2025-06-30")
    assert cli("vergelijk", ander, paar[1]) == (
        2,
        "",
        f"Fout: {ander} is van Assen (GM0106), {paar[1]} van Haarlemmermeer (GM0394). Vergelijk "
        "twee metingen van dezelfde gemeente. Is het dezelfde na een herindeling, geef dan "
        "--herindeling.\n",
    )
    uitslag = cli("vergelijk", ander, paar[1], "--herindeling")
    assert uitslag.exit == 0
    begin = regels(uitslag.out).index("Meting van 30 juni 2025, concept, Assen")
    assert regels(uitslag.out)[begin + 1] == (
        "Dat is van voor de herindeling. De gebieden zijn niet gelijk."
    )


@pytest.mark.parametrize(
    ("kop", "fout"),
    [
        (
            {"gemeente": None, "regio": "{naam: Zuid, gemeenten: [GM0394]}"},
            "{oud} is van een regio, het andere dossier van een gemeente. Vergelijk twee metingen "
            "van dezelfde gemeente of regio.",
        ),
        (
            {"fictief": "true"},
            "{oud} is verzonnen (fictief: true), het andere dossier niet. Vergelijk twee echte "
            "dossiers, of twee verzonnen.",
        ),
    ],
)
def test_wat_niet_bij_elkaar_hoort(
    kop: dict[str, Any],
    fout: str,
    cli: Cli,
    paar: tuple[Path, Path],
    schrijf_dossier: SchrijfDossier,
) -> None:
    oud = schrijf_dossier(naam="ander.yaml", peildatum="2025-06-30", **kop)
    for opties in ([], ["--herindeling"]):
        uitslag = cli("vergelijk", oud, paar[1], *opties)
        assert uitslag == (2, "", f"Fout: {fout.format(oud=oud)}\n")


def test_twee_metingen_van_een_regio(cli: Cli, schrijf_dossier: SchrijfDossier) -> None:
    regio = "{naam: Zuid, gemeenten: [GM0394]}"
    oud = schrijf_dossier(naam="o.yaml", gemeente=None, regio=regio, peildatum="2025-06-30")
    nieuw = schrijf_dossier(naam="n.yaml", gemeente=None, regio=regio)
    uitslag = cli("vergelijk", oud, nieuw)
    assert (uitslag.exit, regels(uitslag.out)[0]) == (0, "Regio Zuid")


def test_een_andere_versie_van_het_kader(
    cli: Cli, schrijf: Schrijf, schrijf_dossier: SchrijfDossier, klein_kader: Path
) -> None:
    oud = schrijf_dossier(naam="oud.yaml", peildatum="2025-06-30")
    kader = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    schrijf("klein-2.yaml", kader.replace('versie: "1"', 'versie: "2"'))
    nieuw = schrijf_dossier(naam="nieuw.yaml", kader="klein@2")
    assert cli("vergelijk", oud, nieuw) == (
        2,
        "",
        f"Fout: {oud} heeft kader klein@1, {nieuw} heeft klein@2. Zet het oude eerst over: "
        f"vngcheck kader overzetten {oud} --naar klein@2 --met KOPPELBESTAND -o NIEUW\n",
    )


def test_twee_bestanden_met_een_naam_zijn_niet_een_kader(
    cli: Cli, schrijf: Schrijf, schrijf_dossier: SchrijfDossier, klein_kader: Path
) -> None:
    oud = schrijf_dossier(naam="oud/oud.yaml", peildatum="2025-06-30")
    kader = (klein_kader / "klein.yaml").read_text(encoding="utf-8")
    nieuw = schrijf_dossier(naam="nieuw/nieuw.yaml")
    schrijf("nieuw/klein.yaml", kader.replace("gewicht: 2", "gewicht: 3"))
    uitslag = cli("vergelijk", oud, nieuw)
    assert (uitslag.exit, uitslag.out) == (2, "")
    assert "uit twee verschillende bestanden" in uitslag.err


# the chapter in the report


def rapport(cli: Cli, nieuw: Path, *opties: str | Path, naam: str = "uit.html") -> Path:
    doel = nieuw.parent / naam
    uitslag = cli("rapport", nieuw, "-o", doel, *opties)
    assert uitslag.exit == 0, uitslag.err
    return doel


def test_het_rapport_krijgt_een_hoofdstuk(cli: Cli, paar: tuple[Path, Path]) -> None:
    oud, nieuw = paar
    zonder = rapport(cli, nieuw).read_text(encoding="utf-8")
    met = rapport(cli, nieuw, "--vorige", oud).read_text(encoding="utf-8")
    assert 'id="verandering"' not in zonder
    deel = inhoud(met_id(ontleed(met), "verandering"))
    for verwacht in (
        "Over de meting van 30 juni 2025 (concept): Gemeten door een bureau.",
        "niet behaald, 45% tot 70%",
        "mogelijk hoger",
        "Van nee naar ja (zonder bewijs): Is er een plan?",
        "Hetzelfde antwoord, met een kanttekening: 1 vraag",
        "Van nee, uitgelegd naar nee (de uitleg telt niet meer): Krijgen inwoners voorlichting?",
        "Verlopen op 31 januari 2026; telt niet als uitleg: Krijgen inwoners voorlichting? "
        "Kosten in 2026: van € 12.500 naar € 13.000.",
        "Scholen bellen: verdwenen: het dossier zegt er niets meer over; de vraag is nu open.",
    ):
        assert verwacht in deel
    for editie in ("openbaar", "intern"):
        blad = ontleed(
            rapport(cli, nieuw, "--vorige", oud, "--editie", editie).read_text(encoding="utf-8")
        )
        assert "geheim" not in inhoud(met_id(blad, "verandering"))


def test_het_rapport_noemt_de_bestanden_van_eerdere_metingen(
    cli: Cli, paar: tuple[Path, Path]
) -> None:
    oud, nieuw = paar
    blad = ontleed(rapport(cli, nieuw, "--vorige", oud).read_text(encoding="utf-8"))
    (tabel,) = klasse(blad, "herkomst")
    sha256 = hashlib.sha256(oud.read_bytes()).hexdigest()
    assert f"Meting van 30 juni 2025sha256 {sha256}" in inhoud(tabel).replace(
        f"{sha256[:16]} {sha256[16:32]} {sha256[32:48]} {sha256[48:]}", sha256
    )


def test_meer_eerdere_metingen_in_elke_volgorde(
    cli: Cli, paar: tuple[Path, Path], schrijf_dossier: SchrijfDossier
) -> None:
    eerste = schrijf_dossier(OUD, naam="eerste.yaml", peildatum="2024-01-01")
    een = rapport(cli, paar[1], "--vorige", eerste, "--vorige", paar[0], naam="een.html")
    ander = rapport(cli, paar[1], "--vorige", paar[0], "--vorige", eerste, naam="ander.html")
    assert een.read_bytes() == ander.read_bytes()
    deel = met_id(ontleed(een.read_text(encoding="utf-8")), "verandering")
    assert len(klasse(deel, "tijdlijn")) == len(klasse(deel, "tijdlijntabel")) == 2
    assert "Er zijn 3 metingen." in inhoud(deel)
    # What the drawing shows, its title and the table under it say too.
    titel = inhoud(klasse(deel, "tijdlijn")[0][0])
    for score in ("1 januari 2024: 45% tot 70%", "30 juni 2026: 50% tot 100%"):
        assert score in titel


def test_de_pdf_met_het_hoofdstuk_is_toegankelijk(
    cli: Cli, paar: tuple[Path, Path], schrijf_dossier: SchrijfDossier
) -> None:
    eerste = schrijf_dossier(OUD, naam="eerste.yaml", peildatum="2024-01-01")
    pad = rapport(cli, paar[1], "--vorige", paar[0], "--vorige", eerste, naam="uit.pdf")
    pdf = pad.read_bytes()
    keur(pdf)
    assert zonder_wit("De lijn door de jaren") in zonder_wit(tekst(pdf))


@pytest.mark.parametrize("soort", GEVALLEN)
@pytest.mark.parametrize("plek", ["verantwoording", "acties[2].actie"])
def test_persoonsgegevens_uit_een_eerdere_meting(
    soort: str, plek: str, cli: Cli, paar: tuple[Path, Path]
) -> None:
    oud, nieuw = paar
    was = "Gemeten door een bureau." if plek == "verantwoording" else "Scholen bellen"
    oud.write_text(oud.read_text("utf-8").replace(was, GEVALLEN[soort]), "utf-8")
    regel = 6 if plek == "verantwoording" else 25
    doel = nieuw.parent / "uit.html"
    uitslag = cli("rapport", nieuw, "-o", doel, "--vorige", oud)
    assert uitslag.exit == 3
    assert uitslag.err.splitlines()[1:] == [
        f"{oud}:{regel}: fout: {plek}: Hier staat waarschijnlijk {soort}; dat hoort niet in een "
        "openbaar rapport.",
        f"    {REMEDIE}",
    ]
    assert not doel.exists()
    assert cli("rapport", nieuw, "-o", doel, "--vorige", oud, "--toch").exit == 0
    assert cli("rapport", nieuw, "-o", doel, "--vorige", oud, "--editie", "intern").exit == 0


def test_wat_het_hoofdstuk_niet_toont_houdt_het_rapport_niet_tegen(
    cli: Cli, paar: tuple[Path, Path]
) -> None:
    oud, nieuw = paar
    tekst_ = oud.read_text("utf-8").replace("geheime notitie", GEVALLEN["een e-mailadres"])
    oud.write_text(tekst_, "utf-8")
    uit = rapport(cli, nieuw, "--vorige", oud).read_text(encoding="utf-8")
    assert "jan@" not in uit


def test_een_vijandige_tekst_blijft_tekst(cli: Cli, paar: tuple[Path, Path]) -> None:
    oud, nieuw = paar
    kwaad = "<script>alert(1)</script>{{ 7*7 }}"
    oud.write_text(oud.read_text("utf-8").replace("Scholen bellen", f"'{kwaad}'"), "utf-8")
    uit = rapport(cli, nieuw, "--vorige", oud).read_text(encoding="utf-8")
    assert kwaad not in uit
    assert kwaad in inhoud(met_id(ontleed(uit), "verandering"))
    assert kwaad in cli("vergelijk", oud, nieuw).out


@pytest.mark.parametrize("eerder", ["nieuw.yaml", "weg.yaml"])
def test_een_meting_die_niet_kan(eerder: str, cli: Cli, paar: tuple[Path, Path]) -> None:
    _, nieuw = paar
    uitslag = cli(
        "rapport", nieuw, "-o", nieuw.parent / "x.html", "--vorige", nieuw.parent / eerder
    )
    assert uitslag.exit == 2
    wat = "noemt het dossier zelf" if eerder == "nieuw.yaml" else "bestaat niet"
    assert wat in uitslag.err
