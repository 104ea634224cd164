"""Saving a dossier in a session: what is written, and what someone else wrote meanwhile."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest

from conftest import Schrijf, SchrijfDossier
from vngcheck import dossieropslag, yamlbewerken
from vngcheck.dossier import Actie, Antwoord, Dossier
from vngcheck.dossierbestand import laad_dossier
from vngcheck.dossieropslag import DossierOpslag
from vngcheck.errors import GebruikFout, InvoerFout, UitvoerFout

INTUSSEN = "Het bestand is intussen door iemand anders veranderd."
REST = """\
    # Ons eigen werk
    antwoorden:
      beleid.plan:
        antwoord: ja   # zie raadsbesluit
        toelichting: Er is een plan.
      beleid.raad: {antwoord: deels}
    acties:
      - vraag: beleid.raad
        actie: Raad vragen
"""
BESTANDEN = ["dossier.yaml", "dossier.yaml.vngcheck-begin.bak", "dossier.yaml.vngcheck.bak"]
"""The dossier, and the versions that are kept beside it."""


def met(dossier: Dossier, vraag: str, **velden: Any) -> Dossier:
    """The dossier with another antwoord on one vraag; without fields the vraag is open again."""
    antwoorden = {k: v for k, v in dossier.antwoorden.items() if k != vraag or velden}
    if velden:
        antwoorden[vraag] = Antwoord.model_validate(velden)
    return dossier.model_copy(update={"antwoorden": antwoorden})


def vervang(pad: Path, oud: str, nieuw: str) -> None:
    """What another program does: write the file with something else in it."""
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")


def namen(pad: Path) -> list[str]:
    return sorted(p.name for p in pad.parent.iterdir() if p.name != "klein.yaml")


def apart(pad: Path) -> Path:
    """The one file that holds another version."""
    (gevonden,) = pad.parent.glob("*.ander-*")
    assert re.fullmatch(r"dossier\.yaml\.ander-\d{8}-\d{6}\.bak", gevonden.name)
    return gevonden


def test_een_antwoord_staat_meteen_op_schijf(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    eerst = pad.read_text(encoding="utf-8")
    with DossierOpslag(pad) as opslag:
        assert opslag.opmerkingen == []
        score = opslag.geladen.score
        nieuw = met(opslag.geladen.dossier, "opvang.zorg", antwoord="nee", reden="keuze")
        assert opslag.bewaar(nieuw) == []
        tweede = eerst.replace(
            "acties:", "  opvang.zorg:\n    antwoord: nee\n    reden: keuze\nacties:"
        )
        assert pad.read_text(encoding="utf-8") == tweede
        assert opslag.geladen.dossier == nieuw
        assert opslag.geladen.bestand.tekst == tweede
        assert opslag.geladen.score != score
        assert (pad.parent / "dossier.yaml.vngcheck.bak").read_text(encoding="utf-8") == eerst
        opslag.bewaar(met(nieuw, "beleid.plan", antwoord="nee", toelichting="Er is een plan."))
        assert "antwoord: nee   # zie raadsbesluit\n" in pad.read_text(encoding="utf-8")
        assert (pad.parent / "dossier.yaml.vngcheck.bak").read_text(encoding="utf-8") == tweede
    assert namen(pad) == BESTANDEN


def test_zonder_verandering_wordt_niets_geschreven(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        stand = pad.stat()
        assert opslag.bewaar(opslag.geladen.dossier) == []
        assert opslag.kijk() == []
        assert pad.stat() == stand
    assert namen(pad) == ["dossier.yaml"]


def test_bom_en_regeleinden_van_windows_blijven(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    bytes_ = b"\xef\xbb\xbf" + pad.read_bytes().replace(b"\n", b"\r\n")
    pad.write_bytes(bytes_)
    with DossierOpslag(pad) as opslag:
        nieuw = met(opslag.geladen.dossier, "beleid.plan", antwoord="nvt", toelichting="é\nij")
        assert opslag.bewaar(nieuw) == []
        assert opslag.bewaar(met(nieuw, "opvang.zorg", antwoord="ja")) == []
    uit = pad.read_bytes()
    assert uit.startswith(b"\xef\xbb\xbfvngcheck")
    assert uit.count(b"\r\n") == uit.count(b"\n") == bytes_.count(b"\n") + 2 + 2
    assert "toelichting: |-\r\n      é\r\n      ij\r\n".encode() in uit


def test_rechten_en_verwijzingen_blijven(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    pad.chmod(0o640)
    elders = pad.parent / "elders"
    elders.mkdir()
    link = elders / "link.yaml"
    link.symlink_to(pad)
    with DossierOpslag(link, pad.parent) as opslag:
        with pytest.raises(UitvoerFout, match="al open"):
            DossierOpslag(pad)
        with pytest.raises(UitvoerFout, match="al open"):
            DossierOpslag(elders / ".." / "dossier.yaml")
        opslag.bewaar(met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja"))
    assert link.is_symlink()
    assert "opvang.zorg" in pad.read_text(encoding="utf-8")
    assert stat.S_IMODE(pad.stat().st_mode) == 0o640
    assert stat.S_IMODE((pad.parent / "dossier.yaml.vngcheck.bak").stat().st_mode) == 0o640
    assert [p.name for p in elders.iterdir()] == ["link.yaml"]


def test_wat_geen_dossier_in_een_bestand_is_gaat_niet_open(
    schrijf: Schrijf, schrijf_dossier: SchrijfDossier, tmp_path: Path
) -> None:
    with pytest.raises(GebruikFout, match="bestaat niet"):
        DossierOpslag(tmp_path / "weg.yaml")
    with pytest.raises(GebruikFout, match="is een map"):
        DossierOpslag(tmp_path)
    with pytest.raises(InvoerFout):
        DossierOpslag(schrijf("leeg.yaml", ""))
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    for pad in (pijp, Path("/dev/null")):
        with pytest.raises(GebruikFout) as fout:
            DossierOpslag(pad)
        assert str(fout.value) == (
            f"{pad} is geen gewoon bestand. Antwoorden bewaren kan alleen in een gewoon bestand."
        )
    assert sorted(p.name for p in tmp_path.iterdir()) == ["leeg.yaml", "pijp"]
    # What could not be opened is not locked.
    pad = schrijf_dossier("fase: onzin\n")
    with pytest.raises(InvoerFout):
        DossierOpslag(pad)
    vervang(pad, "onzin", "concept")
    DossierOpslag(pad).sluit()


def test_veranderingen_van_een_ander_komen_erbij(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        vervang(pad, "{antwoord: deels}", "{antwoord: nee, reden: keuze}  # van Team Zorg")
        vervang(pad, "Er is een plan.", "Er is een beter plan.")
        vervang(pad, "peildatum: 2026-06-30", "peildatum: 2026-07-01")
        hun = pad.read_bytes()
        nieuw = met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja")
        assert opslag.bewaar(nieuw) == [
            INTUSSEN,
            "beleid.plan: toelichting gewijzigd.",
            "beleid.raad: deels is nu nee.",
            "peildatum: gewijzigd.",
        ]
        tekst = pad.read_text(encoding="utf-8")
        assert "{antwoord: nee, reden: keuze}  # van Team Zorg" in tekst
        assert "opvang.zorg:\n    antwoord: ja\n" in tekst
        assert opslag.geladen.dossier.antwoorden.keys() == {
            "beleid.plan",
            "beleid.raad",
            "opvang.zorg",
        }
        assert (pad.parent / "dossier.yaml.vngcheck.bak").read_bytes() == hun
        # From here on it is our own file again.
        assert opslag.bewaar(met(opslag.geladen.dossier, "opvang.zorg")) == []
        assert pad.read_bytes() == hun
    assert namen(pad) == BESTANDEN


def test_acties_van_twee_mensen(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)

    def actie(naam: str) -> Actie:
        return Actie.model_validate({"vraag": "beleid.plan", "actie": naam})

    with DossierOpslag(pad) as opslag:
        dossier = opslag.geladen.dossier
        tekst = pad.read_text(encoding="utf-8")
        pad.write_text(f"{tekst}  - {{vraag: beleid.plan, actie: Hun}}\n", encoding="utf-8")
        onze = dossier.model_copy(update={"acties": (*dossier.acties, actie("Ons"))})
        assert opslag.bewaar(onze) == [INTUSSEN, "acties: gewijzigd."]
        acties = [a.actie for a in opslag.geladen.dossier.acties]
        assert acties == ["Raad vragen", "Ons", "Hun"]
        # Both change the same one: both stay.
        dossier = opslag.geladen.dossier
        vervang(pad, "actie: Hun", "actie: Van hen")
        anders = dossier.model_copy(update={"acties": (*dossier.acties[:2], actie("Van ons"))})
        assert opslag.bewaar(anders) == [INTUSSEN, "acties: gewijzigd."]
        acties = [a.actie for a in opslag.geladen.dossier.acties]
        assert acties == ["Raad vragen", "Ons", "Van ons", "Van hen"]
        # What we remove and they leave goes; what they changed stays.
        dossier = opslag.geladen.dossier
        vervang(pad, "Van hen", "Van hun")
        assert opslag.bewaar(dossier.model_copy(update={"acties": ()}))[0] == INTUSSEN
        assert [a.actie for a in opslag.geladen.dossier.acties] == ["Van hun"]


def test_dezelfde_vraag_anders_beantwoord(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        vervang(pad, "antwoord: ja ", "antwoord: nee ")
        hun = pad.read_bytes()
        nieuw = met(opslag.geladen.dossier, "beleid.plan", antwoord="deels")
        nieuw = nieuw.model_copy(update={"opsteller": "Team OOV"})
        assert opslag.bewaar(nieuw) == [
            INTUSSEN,
            "beleid.plan: ja is nu nee.",
            "beleid.plan: de ander veranderde dit ook; uw antwoord (deels) geldt; "
            "het andere was nee.",
            f"Het andere bestand is {apart(pad)}.",
        ]
        assert apart(pad).read_bytes() == hun
        assert opslag.geladen.dossier == nieuw
        assert "antwoord: deels   # zie raadsbesluit\n" in pad.read_text(encoding="utf-8")


def test_hetzelfde_antwoord_is_geen_botsing(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        vervang(pad, "{antwoord: deels}", "{antwoord: nvt, toelichting: Zo.}")
        nieuw = met(opslag.geladen.dossier, "beleid.raad", antwoord="nvt", toelichting="Zo.")
        assert opslag.bewaar(nieuw) == [INTUSSEN, "beleid.raad: deels is nu nvt."]
    assert namen(pad) == BESTANDEN


def test_een_ander_veld_dat_beiden_veranderen(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST, opsteller="Team A")
    with DossierOpslag(pad) as opslag:
        vervang(pad, "Team A", "Team B")
        nieuw = opslag.geladen.dossier.model_copy(update={"opsteller": "Team C"})
        zinnen = opslag.bewaar(nieuw)
        assert zinnen[1:3] == [
            "opsteller: gewijzigd.",
            "opsteller: de ander veranderde dit ook. Wat u schreef, geldt.",
        ]
        assert "Team B" in apart(pad).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        (
            "vngcheck: 1",
            "vngcheck: [",
            "PAD:1: fout: Een lijst tussen [ en ] is niet goed gesloten.",
        ),
        ("antwoord: ja ", "antwoord: jaa ", "PAD:8: fout: antwoorden.beleid.plan.antwoord: 'jaa'"),
        ("GM0394", "GM0363", "het is van Amsterdam."),
        ("gemeente: GM0394", "regio: {naam: R, gemeenten: [GM0394]}", "het is van R."),
    ],
)
def test_wat_niet_bruikbaar_is_wordt_apart_gezet(
    oud: str, nieuw: str, fout: str, schrijf_dossier: SchrijfDossier
) -> None:
    pad = schrijf_dossier(REST)
    eerst = pad.read_text(encoding="utf-8")
    with DossierOpslag(pad) as opslag:
        vervang(pad, oud, nieuw)
        hun = pad.read_bytes()
        (gezien,) = opslag.kijk()
        begin = f"{INTUSSEN} Het is nu niet bruikbaar: {fout.replace('PAD', str(pad))}"
        assert gezien.startswith(begin)
        assert opslag.kijk() == []
        assert pad.read_bytes() == hun
        eerste, tweede = opslag.bewaar(met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja"))
        assert eerste == gezien.replace("is nu niet", "was niet")
        assert tweede == f"Uw versie staat in het bestand; de andere staat in {apart(pad)}."
        assert apart(pad).read_bytes() == hun
        na = eerst.replace("acties:", "  opvang.zorg:\n    antwoord: ja\nacties:")
        assert pad.read_text(encoding="utf-8") == na
        assert (pad.parent / "dossier.yaml.vngcheck.bak").read_text(encoding="utf-8") == eerst


def test_een_bestand_dat_weg_is_komt_terug(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        pad.unlink()
        assert opslag.kijk() == ["Het bestand is weg. Wie bewaart, schrijft het opnieuw."]
        assert opslag.kijk() == []
        assert opslag.bewaar(met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja")) == [
            "Het bestand was weg. Het is opnieuw geschreven, met al uw antwoorden."
        ]
        assert "zie raadsbesluit" in pad.read_text(encoding="utf-8")


def test_kijken_neemt_over_wat_een_ander_schreef(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        pad.touch()
        assert opslag.kijk() == []
        # Of a comment nothing is told, and it stays.
        vervang(pad, "# Ons eigen werk", "# Het werk van ons allemaal")
        assert opslag.kijk() == []
        assert "van ons allemaal" in opslag.geladen.bestand.tekst
        vervang(pad, "toelichting: Er is een plan.", "te_herbevestigen: true")
        assert opslag.kijk() == [INTUSSEN, "beleid.plan: ja is nu ja (te herbevestigen)."]
        assert opslag.kijk() == []
        assert opslag.geladen.dossier.antwoorden["beleid.plan"].te_herbevestigen
        vervang(pad, "  beleid.raad: {antwoord: deels}\n", "")
        assert opslag.kijk() == [INTUSSEN, "beleid.raad: deels is nu open."]
        assert opslag.bewaar(met(opslag.geladen.dossier, "opvang.zorg", antwoord="ja")) == []


def test_van_veel_veranderingen_worden_er_tien_genoemd(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        nieuw = "opsteller: T\nverantwoording: V\nfase: vastgesteld\nbeslispunten: [Doen.]\n"
        vragen = ["opvang.zorg", "opvang.bedden", "voorlichting.inwoners", "voorlichting.scholen"]
        antwoorden = "".join(f"  {vraag}: {{antwoord: ja}}\n" for vraag in vragen)
        vervang(pad, "  beleid.plan:\n", f"{antwoorden}  beleid.plan:\n")
        vervang(pad, "antwoord: ja   #", "antwoord: nee   #")
        vervang(pad, "antwoord: deels", "antwoord: nee")
        vervang(pad, "actie: Raad", "actie: De raad")
        vervang(pad, "# Ons eigen werk\n", nieuw)
        zinnen = opslag.kijk()
        assert zinnen[0] == INTUSSEN
        assert len(zinnen) == 1 + 10 + 1
        assert zinnen[-1] == "En nog 1."


def test_wat_geen_geldig_dossier_wordt_komt_niet_op_schijf(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    eerst = pad.read_bytes()
    with DossierOpslag(pad) as opslag:
        dossier = opslag.geladen.dossier
        for fout in ("\x07", "\ud800", "x" * 6_000):
            kapot = Antwoord.model_construct(toelichting=fout)
            antwoorden = {**dossier.antwoorden, "opvang.zorg": kapot}
            with pytest.raises(UitvoerFout, match=r"^Kan niet bewaren: "):
                opslag.bewaar(dossier.model_copy(update={"antwoorden": antwoorden}))
            assert pad.read_bytes() == eerst
            assert opslag.geladen.dossier == dossier
    assert namen(pad) == ["dossier.yaml"]


def test_een_ander_bewaart_terwijl_wij_schrijven(
    schrijf_dossier: SchrijfDossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = schrijf_dossier(REST)
    keren = iter(["opvang.bedden", "opvang.zorg"])

    def bewerk(tekst: str, oud: Any, nieuw: Any) -> str:
        # Just after we have read: a colleague saves, twice in a row.
        if vraag := next(keren, None):
            vervang(pad, "antwoorden:\n", f"antwoorden:\n  {vraag}: {{antwoord: nee}}\n")
        return yamlbewerken.bewerk(tekst, oud, nieuw)

    monkeypatch.setattr(dossieropslag, "bewerk", bewerk)
    with DossierOpslag(pad) as opslag:
        zinnen = opslag.bewaar(met(opslag.geladen.dossier, "beleid.plan", antwoord="nee"))
        gegeven = {v: a.antwoord for v, a in opslag.geladen.dossier.antwoorden.items()}
    assert gegeven == {
        "opvang.zorg": "nee",
        "opvang.bedden": "nee",
        "beleid.plan": "nee",
        "beleid.raad": "deels",
    }
    assert laad_dossier(pad).dossier == opslag.geladen.dossier
    assert zinnen[0] == INTUSSEN


def test_de_versie_van_voor_de_sessie_blijft(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    eerst = pad.read_text(encoding="utf-8")
    begin = pad.parent / "dossier.yaml.vngcheck-begin.bak"
    eigen = pad.parent / "dossier.yaml.bak"
    eigen.write_text("van de gebruiker zelf", encoding="utf-8")
    with DossierOpslag(pad) as opslag:
        for antwoord in ("nee", "deels", "nee"):
            opslag.bewaar(met(opslag.geladen.dossier, "beleid.plan", antwoord=antwoord))
            assert begin.read_text(encoding="utf-8") == eerst
    with DossierOpslag(pad) as opslag:
        tweede = pad.read_text(encoding="utf-8")
        opslag.bewaar(met(opslag.geladen.dossier, "beleid.plan", antwoord="ja"))
    assert begin.read_text(encoding="utf-8") == tweede
    assert eigen.read_text(encoding="utf-8") == "van de gebruiker zelf"


def test_aan_het_eind_staat_het_bestand_er_weer(schrijf_dossier: SchrijfDossier) -> None:
    pad = schrijf_dossier(REST)
    with DossierOpslag(pad) as opslag:
        opslag.bewaar(met(opslag.geladen.dossier, "beleid.plan", antwoord="nee"))
        pad.unlink()
        assert opslag.sluit_af() == [
            "Het bestand was weg. Het is opnieuw geschreven, met al uw antwoorden."
        ]
        assert laad_dossier(pad).dossier == opslag.geladen.dossier
        assert opslag.sluit_af() == []
