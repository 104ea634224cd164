"""What a regio says on a vraag that stays open: told as information, and never counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Cli, Programma, SchrijfDossier
from pdfhulp import doorlopend, inhoud, klasse, lopend, met_id, ontleed, plat, voorbeeld
from pdfhulp import html_van as html
from strategieen import PEILDATUM, antwoorden, kaders
from vngcheck.dossier import Dossier, Regio, Waarde
from vngcheck.dossierbestand import laad_dossier
from vngcheck.rapport.html import naar_html
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie
from vngcheck.regio import erf, niet_geerfd
from vngcheck.score import bereken

LID: Final = "regio: {naam: Zuid, gemeenten: [GM0394]}\n"
DOSSIER: Final = "Het dossier van de regio Zuid"
ZEGT: Final = f"Van de regio, telt niet mee: {DOSSIER}"
ZELF: Final = "Deze vraag beantwoordt elke gemeente zelf."
VRAGEN: Final = {
    "beleid.plan": "Is er een plan?",
    "beleid.raad": "Weet de raad van het plan?",
    "opvang.bedden": "Zijn er bedden in de regio?",
}
BEL: Final = "Bel 06-12345678."

# In the small kader beleid.plan is beide, beleid.raad lokaal, opvang.bedden regionaal.


@pytest.fixture
def dossier(schrijf_dossier: SchrijfDossier) -> Any:
    """A function that writes a gemeente that builds on the regio Zuid, both with antwoorden."""

    def doe(regionaal: str, eigen: str = "{}", rest: str = "") -> Path:
        schrijf_dossier(f"{LID}antwoorden: {regionaal}\n{rest}", naam="regio.yaml", gemeente=None)
        return schrijf_dossier(antwoorden=eigen, bouwt_op="regio.yaml")

    return doe


def artikel(tekst: str, vraag: str) -> list[str]:
    """What the chapter of the bouwstenen says on a vraag, paragraph by paragraph."""
    delen = klasse(met_id(ontleed(tekst), "bouwstenen"), "vraag")
    (gevonden,) = [deel for deel in delen if inhoud(deel[0]) == VRAGEN[vraag]]
    return [inhoud(alinea) for alinea in gevonden.iter("p")]


def van_regio(wortel: Element) -> list[str]:
    alineas = [inhoud(alinea) for alinea in wortel.iter("p")]
    return [alinea for alinea in alineas if alinea.startswith("Van de regio")]


@pytest.mark.parametrize("editie", Editie)
@pytest.mark.parametrize(
    ("vraag", "zegt", "verwacht"),
    [
        ("beleid.raad", "antwoord: ja", f"{ZEGT} zegt: ja. {ZELF}"),
        (
            "beleid.raad",
            "antwoord: nvt, toelichting: Geen raad, geldt_voor_alle: false",
            f"{ZEGT} zegt: niet van toepassing. Geen raad. {ZELF}",
        ),
        (
            "beleid.raad",
            "antwoord: nee, reden: keuze, te_herbevestigen: true, toelichting: 'Waarom (bijlage)?'",
            f"{ZEGT} zegt: nee, eigen keuze (nog te herbevestigen). Waarom (bijlage)? {ZELF}",
        ),
        (
            "beleid.raad",
            "antwoord: deels, toelichting: Zie (het plan.), voorbehoud: Tot mei, geregeld_door: Wij"
            ", bewijs: [{titel: Plan, plaats: p. 1}, {titel: Brief}], intern: Geheim, gepland: "
            "2026-12-31",
            f"{ZEGT} zegt: deels. Zie (het plan.) Voorbehoud: Tot mei. Bewijs: Plan, p. 1; Brief. "
            f"{ZELF}",
        ),
        (
            "beleid.raad",
            "toelichting: 'Ze <b>weten</b> het.'",
            f"{ZEGT} geeft geen antwoord, maar zegt wel: Ze <b>weten</b> het.",
        ),
        (
            "opvang.bedden",
            "toelichting: Onbekend, intern: Geheim",
            f"{ZEGT} geeft geen antwoord, maar zegt wel: Onbekend.",
        ),
    ],
)
def test_bij_een_open_vraag_staat_wat_de_regio_zegt(
    vraag: str, zegt: str, verwacht: str, editie: Editie, dossier: Any
) -> None:
    tekst = html(dossier(f"{{{vraag}: {{{zegt}}}}}"), editie)
    alineas = artikel(tekst, vraag)
    assert alineas[0].startswith("open · ")
    assert alineas[1] == verwacht
    assert alineas[2].startswith("Mogelijke volgende stap: ")
    assert van_regio(ontleed(tekst)) == [verwacht]
    assert "Geheim" not in tekst


def test_een_eigen_toelichting_blijft_ernaast_staan(dossier: Any) -> None:
    pad = dossier(
        "{beleid.raad: {antwoord: ja}}", "{beleid.raad: {toelichting: Wij zoeken het uit.}}"
    )
    assert artikel(html(pad), "beleid.raad")[1:3] == [
        "Toelichting: Wij zoeken het uit.",
        f"{ZEGT} zegt: ja. {ZELF}",
    ]


@pytest.mark.parametrize(
    ("regionaal", "eigen"),
    [
        ("{beleid.raad: {antwoord: ja}}", "{beleid.raad: {antwoord: nee}}"),
        ("{beleid.raad: {antwoord: ja}}", "{beleid.raad: {antwoord: nee, te_herbevestigen: true}}"),
        ("{beleid.raad: {toelichting: Nee.}}", "{beleid.raad: {antwoord: ja}}"),
        ("{beleid.raad: {antwoord: ja, geldt_voor_alle: true}}", "{}"),
        ("{beleid.plan: {antwoord: ja, te_herbevestigen: true}}", "{}"),
        ("{opvang.bedden: {antwoord: ja}}", "{}"),
        ("{beleid.raad: {intern: Geheim, bewijs: [{titel: Plan}]}}", "{}"),
        ("{beleid.raad: }", "{}"),
    ],
)
def test_verder_staat_het_er_niet(regionaal: str, eigen: str, dossier: Any) -> None:
    assert van_regio(ontleed(html(dossier(regionaal, eigen), Editie.INTERN))) == []


@pytest.mark.parametrize("zegt", ["antwoord: ja", "antwoord: nee", "toelichting: Nee."])
def test_het_verandert_geen_score_en_geen_telling(zegt: str, dossier: Any, cli: Cli) -> None:
    kaal = dossier("{}")
    zonder, tabel, score = html(kaal), cli("score", kaal).out, cli("score", kaal, "--json").out
    met = dossier(f"{{beleid.raad: {{{zegt}}}}}")
    assert (cli("score", met).out, cli("score", met, "--json").out) == (tabel, score)
    regels = [inhoud(alinea) for alinea in ontleed(html(met)).iter("p")]
    oud = [inhoud(alinea) for alinea in ontleed(zonder).iter("p")]
    assert [regel for regel in regels if not regel.startswith("Van de regio")] == oud


@given(data=st.data(), kader=kaders())
def test_scores_hangen_er_nooit_van_af(data: st.DataObject, kader: Any) -> None:
    voor_alle = st.sampled_from([{"geldt_voor_alle": True}, {"geldt_voor_alle": False}])
    elk = st.dictionaries(
        st.sampled_from(list(kader.vragen)),
        st.builds(
            lambda gegeven, update: gegeven.model_copy(update=update), antwoorden(), voor_alle
        ),
    )
    kop: dict[str, Any] = {"vngcheck": "1", "kader": "proef@1", "peildatum": PEILDATUM}
    eigen = Dossier.model_construct(**kop, antwoorden=data.draw(elk))
    regio = Dossier.model_construct(
        **kop, regio=Regio(naam="Zuid", gemeenten=["X"]), antwoorden=data.draw(elk)
    )
    geldend = erf(eigen, regio, kader)
    gezegd = niet_geerfd(geldend, regio)
    over = {vraag: a for vraag, a in regio.antwoorden.items() if vraag not in gezegd}
    assert erf(eigen, regio.model_copy(update={"antwoorden": over}), kader) == geldend
    scores = bereken(kader, geldend, PEILDATUM)
    open_ = {vraag.id for plateau in scores for vraag in plateau.vragen if vraag.antwoord is None}
    assert set(gezegd) <= open_
    for vraag in open_ & set(regio.antwoorden) - set(gezegd):
        assert geldend[vraag].antwoord.te_herbevestigen


# likely personal data


@pytest.mark.parametrize(
    ("zegt", "plaats"),
    [
        (f"antwoord: ja, toelichting: {BEL}", "toelichting"),
        (f"toelichting: {BEL}", "toelichting"),
        (f"antwoord: deels, voorbehoud: {BEL}", "voorbehoud"),
        (f"antwoord: ja, bewijs: [{{titel: Plan, plaats: {BEL}}}]", "bewijs[1].plaats"),
    ],
)
def test_wat_er_gedrukt_wordt_is_nagekeken(
    zegt: str, plaats: str, dossier: Any, cli: Cli, tmp_path: Path
) -> None:
    pad = dossier(f"{{beleid.raad: {{{zegt}}}}}")
    uitslag = cli("rapport", pad, "-o", tmp_path / "uit.html")
    assert uitslag.exit == 3
    assert f"regio.yaml:5: fout: antwoorden.beleid.raad.{plaats}: Hier staat" in uitslag.err
    assert not (tmp_path / "uit.html").exists()
    assert cli("rapport", pad, "-o", tmp_path / "uit.html", "--toch").exit == 0
    assert BEL in (tmp_path / "uit.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("zegt", "over"),
    [
        (f"toelichting: Nee., intern: {BEL}", {}),
        (f"antwoord: ja, resttaken: [{BEL}]", {}),
        (f"antwoord: ja, toelichting: {BEL}", {"eigen": "{beleid.raad: {antwoord: nee}}"}),
        (f"antwoord: ja, toelichting: {BEL}", {"rest": "toegestane_contacten: [06-12345678]"}),
    ],
)
def test_wat_er_niet_gedrukt_wordt_houdt_niets_tegen(
    zegt: str, over: dict[str, str], dossier: Any, cli: Cli, tmp_path: Path
) -> None:
    pad = dossier(f"{{beleid.raad: {{{zegt}}}}}", **over)
    uitslag = cli("rapport", pad, "-o", tmp_path / "uit.html")
    assert uitslag.exit == 0, uitslag.err


# the questionnaire


@pytest.mark.parametrize(
    ("zegt", "verwacht"),
    [
        (
            "antwoord: ja, toelichting: Elk jaar., bewijs: [{titel: Plan, plaats: p. 1}, "
            "{titel: Plan, plaats: p. 2}]",
            f"{DOSSIER} zegt: ja. Elk jaar. Bewijs: Plan. ({ZELF})",
        ),
        (
            "antwoord: nee, reden: keuze, te_herbevestigen: true",
            f"{DOSSIER} zegt: nee, eigen keuze (nog te herbevestigen). ({ZELF})",
        ),
        (
            "toelichting: Elk jaar., bewijs: [{titel: Plan}], intern: Geheim",
            f"{DOSSIER} geeft geen antwoord, maar zegt wel: Elk jaar. Bewijs: Plan.",
        ),
    ],
)
def test_bij_het_invullen_staat_het_als_hulp(
    zegt: str, verwacht: str, dossier: Any, programma: Programma
) -> None:
    pad = dossier(f"{{beleid.raad: {{{zegt}}}}}")
    uitslag = programma("invullen", pad.name, stdin="\nj\nstop\n")
    assert verwacht in uitslag.out.splitlines()
    assert "Geheim" not in uitslag.out
    assert laad_dossier(pad).antwoorden["beleid.raad"].telt is Waarde.JA


# the examples


def test_assen_toont_wat_het_plan_van_drenthe_zegt() -> None:
    geladen = voorbeeld("assen")
    assert geladen.regio is not None
    regionaal = geladen.regio.dossier.antwoorden
    open_ = {v.id for p in geladen.score for v in p.vragen if v.antwoord is None}
    gezegd = {vraag: regionaal[vraag] for vraag in open_ if vraag in regionaal}
    met_antwoord = [a for a in gezegd.values() if a.antwoord is not None]
    assert (len(open_), len(gezegd), len(met_antwoord)) == (31, 23, 15)
    rapport = maak_rapport(geladen)
    assert len(van_regio(ontleed(naar_html(rapport)))) == len(gezegd)
    gelezen = doorlopend(naar_pdf(naar_html(rapport, voor_pdf=True)))
    teksten = [antwoord.toelichting or "" for antwoord in gezegd.values()]
    teksten += [deel.plaats or "" for antwoord in gezegd.values() for deel in antwoord.bewijs]
    assert [tekst for tekst in teksten if lopend(plat(tekst)) not in gelezen] == []
