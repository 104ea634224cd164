"""The dossier inside a PDF, and back out of it."""

from __future__ import annotations

import io
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Cli, Schrijf, SchrijfDossier
from pdfhulp import alles, keur, tekst, voorbeeld, zonder_wit
from vngcheck.bestanden import pakketmap
from vngcheck.dossierbestand import laad_dossier
from vngcheck.errors import VngcheckError
from vngcheck.rapport.bijlage import als_yaml, dossierbijlagen
from vngcheck.rapport.pdf import naar_pdf
from vngcheck.rapport.soorten import Editie
from vngcheck.rapport.uitpakken import lees_dossier

VOORBEELDEN: Final = pakketmap("examples")
REMEDIE: Final = "Geef het rapport zoals vngcheck het maakte."
GEEN_PDF: Final = f"Dit is geen PDF, of de PDF is beschadigd.\n    {REMEDIE}\n"
GEEN_DOSSIER: Final = (
    "In deze PDF zit geen dossier.\n"
    "    Alleen een rapport dat is gemaakt met --met-dossier heeft er een.\n"
)
HTML: Final = (
    '<!DOCTYPE html><html lang="nl-NL"><head><meta charset="utf-8"><title>Rapport</title>'
    "<style></style></head><body><h1>Rapport</h1><p>Tekst.</p></body></html>"
)
GEHEIM: Final = """\
# Geheim0 boven
antwoorden:
  beleid.plan: &Geheim1
    antwoord: ja # Geheim2 ernaast
    toelichting: "Openbaar # geen opmerking"
    intern: |
      Geheim3, over
      twee regels # Geheim4
  beleid.raad: *Geheim1
  opvang.zorg: {antwoord: nee, intern: Geheim5, toelichting: zichtbaar}
# Geheim6 onder
"""
REGIO: Final = """\
regio: {naam: Klein, gemeenten: [GM0394]}
antwoorden:
  opvang.bedden:
    antwoord: deels
    toelichting: De regio regelt het.
    intern: Geheim7
# Geheim8
"""


@pytest.fixture
def met_regio(schrijf_dossier: SchrijfDossier) -> Path:
    """A dossier with secrets, that builds on a regiodossier with more of them."""
    kop = {"gemeente": None}
    schrijf_dossier(REGIO, naam="Geheim9.yaml", **kop)
    return schrijf_dossier(GEHEIM, bouwt_op="Geheim9.yaml")


def gemaakt(cli: Cli, dossier: Path, *opties: str) -> Path:
    uit = dossier.with_name("rapport.pdf")
    uitslag = cli("rapport", dossier, "-o", uit, "--met-dossier", *opties)
    assert uitslag.exit == 0, uitslag.err
    return uit


def bijlagen(pad: Path) -> dict[str, bytes]:
    with pikepdf.open(pad) as pdf:
        return {naam: deel.get_file().read_bytes() for naam, deel in pdf.attachments.items()}


# into the PDF


@pytest.mark.parametrize("editie", Editie)
@pytest.mark.parametrize("naam", ["voorbeeldstad", "de-wolden", "drenthe-regio"])
def test_heen_en_terug(
    naam: str, editie: Editie, cli: Cli, tmp_path: Path, schrijf: Schrijf
) -> None:
    pdf = schrijf("rapport.pdf", naar_pdf(HTML, dossierbijlagen(voorbeeld(naam), editie)))
    terug = tmp_path / "terug.yaml"
    uitslag = cli("uitpakken", pdf, "-o", terug)
    gemaakt_ = [terug, tmp_path / "terug-regio.yaml"][: 2 if naam == "de-wolden" else 1]
    assert uitslag.err == "".join(f"Klaar: {pad}\n" for pad in gemaakt_)
    assert uitslag.out.startswith(f"Verder:\n  vngcheck controleer {terug}\n")
    assert sorted(tmp_path.glob("*.yaml")) == sorted(gemaakt_)
    eigen, nieuw = voorbeeld(naam), laad_dossier(terug)
    assert nieuw.score == eigen.score
    kaal = {"bouwt_op": None}
    zonder = eigen.dossier.model_copy(update=kaal)
    if editie is Editie.OPENBAAR:
        antwoorden = {
            vraag: antwoord.model_copy(update={"intern": None})
            for vraag, antwoord in zonder.antwoorden.items()
        }
        zonder = zonder.model_copy(update={"antwoorden": antwoorden})
    assert nieuw.dossier.model_copy(update=kaal) == zonder


def test_een_rapport_met_dossier_voldoet_aan_de_normen(met_regio: Path, cli: Cli) -> None:
    keur(gemaakt(cli, met_regio).read_bytes(), "3a")


def test_de_bijlagen_zijn_beschreven(met_regio: Path, cli: Cli) -> None:
    with pikepdf.open(gemaakt(cli, met_regio)) as pdf:
        assert pdf.Root.Metadata.read_bytes().count(b'pdfaid:part="3"') == 1
        specs = list(pdf.Root.AF)
        assert [str(s.UF) for s in specs] == ["dossier.yaml", "regiodossier.yaml"]
        assert [str(s.F) for s in specs] == ["dossier.yaml", "regiodossier.yaml"]
        for spec in specs:
            assert spec.AFRelationship == "/Source"
            assert str(spec.Desc)
            stroom = spec.EF.F
            assert stroom.Subtype == "/application/yaml"
            assert str(stroom.Params.ModDate) == "D:20260630000000Z"
            assert str(stroom.Params.CreationDate) == "D:20260630000000Z"
            assert int(stroom.Params.Size) == len(stroom.read_bytes())


def test_zonder_optie_zit_er_niets_in(met_regio: Path, cli: Cli) -> None:
    uit = met_regio.with_name("kaal.pdf")
    assert cli("rapport", met_regio, "-o", uit).exit == 0
    assert bijlagen(uit) == {}
    assert b"EmbeddedFile" not in alles(uit.read_bytes())
    assert "vngcheck uitpakken" not in tekst(uit.read_bytes())


def test_het_rapport_zegt_dat_het_dossier_erin_zit(met_regio: Path, cli: Cli) -> None:
    gelezen = zonder_wit(tekst(gemaakt(cli, met_regio).read_bytes()))
    zin = (
        "In deze PDF zit ook het dossier zelf, met dat van de regio, zonder interne notities en "
        "zonder opmerkingen. Haal het eruit met: vngcheck uitpakken."
    )
    assert zonder_wit(zin) in gelezen


def test_dezelfde_invoer_geeft_dezelfde_bytes(met_regio: Path, cli: Cli) -> None:
    eerste = gemaakt(cli, met_regio).read_bytes()
    assert gemaakt(cli, met_regio).read_bytes() == eerste


def test_intern_blijft_het_bestand_zoals_het_is(met_regio: Path, cli: Cli) -> None:
    gevonden = bijlagen(gemaakt(cli, met_regio, "--editie", "intern"))
    assert gevonden["dossier.yaml"] == met_regio.read_bytes()
    assert gevonden["regiodossier.yaml"] == met_regio.with_name("Geheim9.yaml").read_bytes()


@pytest.mark.parametrize("soort", ["pdf", "html", "met dossier"])
def test_openbaar_bevat_niets_interns(soort: str, met_regio: Path, cli: Cli) -> None:
    uit = met_regio.with_name("uit.html" if soort == "html" else "uit.pdf")
    opties = ["--met-dossier"] if soort == "met dossier" else []
    assert cli("rapport", met_regio, "-o", uit, *opties).exit == 0
    inhoud = uit.read_bytes()
    if soort != "html":
        inhoud += alles(inhoud)
    assert b"Geheim" not in inhoud
    if soort == "met dossier":
        dossier = bijlagen(uit)["dossier.yaml"].decode()
        assert dossier.endswith(
            """\
bouwt_op: regiodossier.yaml
antwoorden:
  beleid.plan:
    antwoord: ja
    toelichting: "Openbaar # geen opmerking"
  beleid.raad:
    antwoord: ja
    toelichting: "Openbaar # geen opmerking"
  opvang.zorg:
    antwoord: nee
    toelichting: zichtbaar
"""
        )


def test_alleen_een_pdf_kan_het_dossier_dragen(met_regio: Path, cli: Cli) -> None:
    uit = met_regio.with_name("uit.html")
    uitslag = cli("rapport", met_regio, "-o", uit, "--met-dossier")
    assert uitslag.exit == 2
    assert uitslag.err.endswith(
        "Fout: --met-dossier kan alleen bij een PDF. Kies een naam op .pdf.\n"
    )
    assert not uit.exists()


def test_het_hele_regiodossier_telt_bij_persoonsgegevens(
    schrijf_dossier: SchrijfDossier, cli: Cli
) -> None:
    extra = "acties:\n  - {vraag: opvang.zorg, actie: Mail jan@voorbeeld.example}\n"
    regio = schrijf_dossier(REGIO + extra, naam="regio.yaml", gemeente=None)
    dossier = schrijf_dossier(bouwt_op="regio.yaml")
    uit = dossier.with_name("uit.pdf")
    assert cli("rapport", dossier, "-o", uit).exit == 0
    uit.unlink()
    uitslag = cli("rapport", dossier, "-o", uit, "--met-dossier")
    assert uitslag.exit == 3
    assert f"{regio}:12: fout: acties[1].actie: Hier staat waarschijnlijk een e-mail" in uitslag.err
    assert not uit.exists()
    assert cli("rapport", dossier, "-o", uit, "--met-dossier", "--toch").exit == 0
    assert "mogelijk persoonsgegevens" in tekst(uit.read_bytes())
    assert cli("rapport", dossier, "-o", uit, "--met-dossier", "--editie", "intern").exit == 0


def test_als_yaml_leest_terug_als_hetzelfde_dossier(
    schrijf_dossier: SchrijfDossier, schrijf: Schrijf
) -> None:
    geladen = laad_dossier(schrijf_dossier(GEHEIM))
    terug = laad_dossier(schrijf("terug.yaml", als_yaml(geladen.dossier)))
    assert terug.dossier == geladen.dossier


# out of the PDF


def als_pdf(*bestanden: tuple[str, bytes], verband: str = "/Source", **anders: Any) -> bytes:
    """A PDF with files inside, made by another program."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.AF = pikepdf.Array()
    for naam, inhoud in bestanden:
        stroom = pdf.make_stream(inhoud)
        for sleutel, waarde in anders.items():
            stroom[f"/{sleutel}"] = pikepdf.Name(waarde)
        pdf.Root.AF.append(
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Filespec,
                    UF=naam,
                    F=naam,
                    AFRelationship=pikepdf.Name(verband),
                    EF=pikepdf.Dictionary(F=stroom),
                )
            )
        )
    uit = io.BytesIO()
    pdf.save(uit, compress_streams=False)
    return uit.getvalue()


GOED: Final = b"vngcheck: 1\nkader: klein@1\n"


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        pytest.param(b"vngcheck: 1\n", GEEN_PDF, id="yaml"),
        pytest.param(b"", GEEN_PDF, id="leeg"),
        pytest.param(b"%PDF-1.7\n", GEEN_PDF, id="alleen de eerste regel"),
        pytest.param(b"%PDF-1.7\n" + b"1 0 obj<</Length 9>>stream\n" * 999, GEEN_PDF, id="rommel"),
        pytest.param(als_pdf(("dossier.yaml", GOED))[:-200], GEEN_PDF, id="afgekapt"),
        pytest.param(als_pdf(), GEEN_DOSSIER, id="zonder"),
        pytest.param(als_pdf(("anders.yaml", GOED)), GEEN_DOSSIER, id="een andere naam"),
        pytest.param(als_pdf(("../dossier.yaml", GOED)), GEEN_DOSSIER, id="een pad"),
        pytest.param(als_pdf(("dossier.yaml", GOED), verband="/Data"), GEEN_DOSSIER, id="verband"),
        pytest.param(
            als_pdf(("dossier.yaml", zlib.compress(b"a" * 30_000_000)), Filter="/FlateDecode"),
            GEEN_PDF,
            id="bom",
        ),
        pytest.param(als_pdf(("dossier.yaml", GOED), Filter="/Onbekend"), GEEN_PDF, id="filter"),
    ],
)
def test_wat_geen_rapport_is(inhoud: bytes, melding: str, cli: Cli, schrijf: Schrijf) -> None:
    pad = schrijf("rapport.pdf", inhoud)
    uit = pad.with_name("uit.yaml")
    assert cli("uitpakken", pad, "-o", uit) == (3, "", f"{pad}: fout: {melding}")
    assert not uit.exists()


@pytest.mark.parametrize(
    ("inhoud", "tekst_"),
    [
        (b"\xff\xfe", ": fout: Dit is geen tekst in UTF-8."),
        (b"a: 1\n", ": fout: Dit is geen dossier."),
        (b"vngcheck: [1\n", ":1: fout: "),
        (b"vngcheck: 1\nvngcheck: 1\n", ":2: fout: vngcheck: De sleutel 'vngcheck' staat er al"),
        (b"- 1\n", ":1: fout: Het bestand bevat geen sleutels."),
        (b"#" * 5_000_001, ": fout: Dit is groter dan 5 MB."),
    ],
)
def test_wat_geen_dossier_is(inhoud: bytes, tekst_: str, cli: Cli, schrijf: Schrijf) -> None:
    pad = schrijf("rapport.pdf", als_pdf(("dossier.yaml", inhoud)))
    uitslag = cli("uitpakken", pad, "-o", pad.with_name("uit.yaml"))
    assert (uitslag.exit, uitslag.out) == (3, "")
    assert uitslag.err.startswith(f"{pad}:dossier.yaml{tekst_}")
    assert not pad.with_name("uit.yaml").exists()


def test_een_versleutelde_pdf(schrijf: Schrijf, cli: Cli) -> None:
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(als_pdf(("dossier.yaml", GOED)))) as pdf:
        pdf.save(uit, encryption=pikepdf.Encryption(owner="a", user="b"))
    pad = schrijf("rapport.pdf", uit.getvalue())
    assert cli("uitpakken", pad, "-o", pad.with_name("uit.yaml")).err == f"{pad}: fout: {GEEN_PDF}"


def test_een_bestand_dat_er_is_blijft(schrijf: Schrijf, cli: Cli) -> None:
    pad = schrijf("rapport.pdf", als_pdf(("dossier.yaml", GOED)))
    uit = schrijf("uit.yaml", "van mij")
    uitslag = cli("uitpakken", pad, "-o", uit)
    assert uitslag == (
        2,
        "",
        f"Fout: Het bestand {uit} bestaat al. Kies een andere naam, of haal het eerst weg.\n",
    )
    assert uit.read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize("bezet", ["uit.yaml", "uit-regio.yaml"])
def test_ook_van_twee_bestanden_wordt_er_geen_overschreven(
    bezet: str, schrijf: Schrijf, cli: Cli
) -> None:
    regio = b"vngcheck: 1\nregio: {}\n"
    delen = [("dossier.yaml", GOED + b"bouwt_op: ../x.yaml\n"), ("regiodossier.yaml", regio)]
    pad = schrijf("rapport.pdf", als_pdf(*delen))
    schrijf(bezet, "van mij")
    uitslag = cli("uitpakken", pad, "-o", pad.with_name("uit.yaml"))
    assert (uitslag.exit, uitslag.out) == (2, "")
    assert f"{pad.with_name(bezet)} bestaat al" in uitslag.err
    assert [p.read_text(encoding="utf-8") for p in pad.parent.glob("uit*")] == ["van mij"]


def test_naar_een_map_kan_niet(schrijf: Schrijf, cli: Cli, tmp_path: Path) -> None:
    pad = schrijf("rapport.pdf", als_pdf(("dossier.yaml", GOED)))
    assert cli("uitpakken", pad, "-o", tmp_path).err == (
        f"Fout: {tmp_path} is een map. Geef ook een bestandsnaam, zoals dossier.yaml.\n"
    )


def test_een_rapport_dat_er_niet_is(cli: Cli, tmp_path: Path) -> None:
    pad = tmp_path / "weg.pdf"
    assert cli("uitpakken", pad, "-o", tmp_path / "x.yaml") == (
        2,
        "",
        f"Fout: Het bestand {pad} bestaat niet. Klopt de naam?\n",
    )


@cache
def echt() -> bytes:
    return naar_pdf(HTML, dossierbijlagen(voorbeeld("de-wolden"), Editie.INTERN))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    # Deferred: who only collects the tests makes no PDF.
    plaatsen=st.deferred(
        lambda: st.lists(
            st.tuples(st.integers(0, len(echt()) - 1), st.integers(0, 255)),
            min_size=1,
            max_size=20,
        )
    ),
    einde=st.deferred(lambda: st.integers(0, len(echt())) | st.just(len(echt()))),
)
def test_een_beschadigde_pdf_geeft_hooguit_een_melding(
    plaatsen: list[tuple[int, int]], einde: int, tmp_path: Path
) -> None:
    stuk = bytearray(echt())
    for plaats, waarde in plaatsen:
        stuk[plaats] = waarde
    pad = tmp_path / "stuk.pdf"
    pad.write_bytes(stuk[:einde])
    with suppress(VngcheckError):  # and nothing else
        assert "vngcheck" in lees_dossier(pad).dossier


@pytest.mark.parametrize(
    ("naam", "fout"),
    [
        (
            "rapport.pdf",
            "is het rapport zelf. Kies een andere naam voor het dossier, zoals dossier.yaml.",
        ),
        ("uit.docx", "is niet te zien dat het een dossier is. Laat hem eindigen op .yaml."),
    ],
)
def test_een_naam_die_geen_dossier_kan_zijn(
    naam: str, fout: str, schrijf: Schrijf, cli: Cli
) -> None:
    pad = schrijf("rapport.pdf", als_pdf(("dossier.yaml", GOED)))
    voor = pad.read_bytes()
    uitslag = cli("uitpakken", pad, "-o", pad.with_name(naam))
    assert (uitslag.exit, uitslag.out) == (2, "")
    assert uitslag.err.endswith(f"{pad.with_name(naam)} {fout}\n")
    assert pad.read_bytes() == voor
    assert not pad.with_name("uit.docx").exists()
