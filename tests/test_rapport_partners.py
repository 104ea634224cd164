"""Partners by role and form: who does what, and what nobody is named for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import SchrijfDossier
from pdfhulp import VOORBEELDEN, html_van, inhoud, klasse, met_id, ontleed, voorbeeld
from pdfhulp import voorbeeld_html as als_html
from vngcheck.dossier import Partner, Rol
from vngcheck.kader import Vorm
from vngcheck.rapport.partners import GENOEMD, NIEMAND, ONBEKEND, Netwerk, maak_netwerk
from vngcheck.woorden import ROL, VORM

PARTNERS = st.lists(
    st.builds(
        Partner,
        naam=st.sampled_from(["Politie", "RIEC", "GGD"]),
        rollen=st.lists(st.sampled_from(Rol), unique=True).map(tuple),
        vormen=st.lists(st.sampled_from(Vorm), unique=True).map(tuple),
    ),
    max_size=6,
)


def netwerk(*partners: dict[str, Any]) -> Netwerk:
    return maak_netwerk([Partner.model_validate(deel) for deel in partners])


@given(PARTNERS)
def test_wie_een_rol_heeft_staat_in_de_juiste_cellen(partners: list[Partner]) -> None:
    gemaakt = maak_netwerk(partners)
    met_rol = [partner for partner in partners if partner.rollen]
    assert len(gemaakt.rijen) == (len(Rol) if met_rol else 0)
    assert gemaakt.zonder_rol == len(partners) - len(met_rol)
    vormen: list[Vorm | None] = [*Vorm, None][: len(gemaakt.kolommen)]
    assert gemaakt.met_vormen is any(partner.vormen for partner in met_rol)
    if not gemaakt.met_vormen:
        assert gemaakt.kolommen == ("wie",)
        for rol, rij in zip(Rol, gemaakt.rijen, strict=False):
            wie = ", ".join(p.naam for p in met_rol if rol in p.rollen)
            assert rij.cellen == (wie or NIEMAND,)
        return
    assert (None in vormen) is (gemaakt.zonder_vorm > 0)
    for rol, rij in zip(Rol, gemaakt.rijen, strict=False):
        assert rij.rol == ROL[rol]
        for vorm, cel in zip(vormen, rij.cellen, strict=True):
            namen = [
                p.naam
                for p in met_rol
                if rol in p.rollen and (vorm in p.vormen if vorm else p.vormen == ())
            ]
            kan = any(rol in p.rollen and not p.vormen for p in met_rol)
            geen = ONBEKEND if kan and vorm else NIEMAND
            assert cel == (", ".join(namen) or geen)


@given(PARTNERS)
def test_niemand_is_nooit_iemand(partners: list[Partner]) -> None:
    zinnen = maak_netwerk(partners).niemand
    for rol in Rol:
        wie = [p for p in partners if rol in p.rollen]
        naam = ROL[rol].capitalize()
        assert (naam in zinnen) is (not wie and any(p.rollen for p in partners))
        for vorm in Vorm:
            # Whoever names no form may do all of them.
            kan = any(vorm in p.vormen or not p.vormen for p in wie)
            assert (f"{naam} bij {VORM[vorm]}" in zinnen) is (bool(wie) and not kan)


def test_een_volle_cel_noemt_er_acht() -> None:
    deel = {"rollen": ["beleid"], "vormen": ["arbeid"]}
    gemaakt = netwerk(*({"naam": f"P{nummer}", **deel} for nummer in range(GENOEMD + 3)))
    assert gemaakt.rijen[0].cellen[1] == "P0, P1, P2, P3, P4, P5, P6, P7 en nog 3"
    # One name more takes no more room than the words that would hide it.
    gemaakt = netwerk(*({"naam": f"P{nummer}", **deel} for nummer in range(GENOEMD + 1)))
    assert gemaakt.rijen[0].cellen[1] == "P0, P1, P2, P3, P4, P5, P6, P7, P8"


# in the report


def test_voorbeeldstad_dekt_alles() -> None:
    hoofdstuk = met_id(ontleed(als_html("voorbeeldstad")), "partners")
    assert "Voor elke rol en elke vorm van uitbuiting noemt het dossier iemand." in inhoud(
        hoofdstuk
    )
    (matrix,) = klasse(hoofdstuk, "matrix")
    rijen = {inhoud(rij[0]): [inhoud(cel) for cel in rij][1:] for rij in matrix.iter("tr")}
    assert rijen["Rol"] == ["Seksuele uitbuiting", "Arbeidsuitbuiting", "Criminele uitbuiting"]
    assert rijen["Opsporing"] == [
        "Politie, basisteam",
        "Nederlandse Arbeidsinspectie (NLA)",
        "Politie, basisteam",
    ]


def test_maastricht_noemt_alleen_beleid() -> None:
    hoofdstuk = met_id(ontleed(als_html("maastricht")), "partners")
    niemand = ["Preventie", "Signalering", "Opsporing", "Nazorg"]
    # The table shows it already: no list says it once more.
    assert list(hoofdstuk.iter("li")) == []
    zin = "Staat er “niemand genoemd”, dan hoeft dat niet te betekenen dat niemand het doet."
    assert zin in inhoud(hoofdstuk)
    opening = "Dit zijn de partners die het dossier noemt, eerst per rol en daarna in een lijst."
    assert inhoud(next(hoofdstuk.iter("p"))) == opening
    matrix, lijst = hoofdstuk.iter("table")
    rijen = [[inhoud(cel) for cel in rij] for rij in matrix.iter("tr")]
    assert [rijen[0], *rijen[2:]] == [["Rol", "Wie"], *([rol, NIEMAND] for rol in niemand)]
    assert "Het dossier noemt bij deze partners geen vorm van uitbuiting." in inhoud(hoofdstuk)
    # What the dossier says of no partner has no column.
    assert [inhoud(kop) for kop in next(lijst.iter("tr"))] == ["Partner", "Groep", "Rollen"]
    assert "Een streepje" not in inhoud(hoofdstuk)


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_elke_partner_staat_in_de_lijst(naam: str) -> None:
    partners = voorbeeld(naam).dossier.partners
    lijsten = klasse(ontleed(als_html(naam)), "partners")
    assert len(lijsten) == bool(partners)
    for lijst in lijsten:
        namen = [inhoud(rij[0]) for rij in lijst.iter("tr")][1:]
        assert namen == [partner.naam for partner in partners]


def test_partners_zonder_rol_geven_geen_matrix(schrijf_dossier: SchrijfDossier) -> None:
    html = html_van(schrijf_dossier("partners: [{naam: Politie, vormen: [arbeid]}]"))
    hoofdstuk = met_id(ontleed(html), "partners")
    assert "Het dossier noemt van geen enkele partner een rol." in inhoud(hoofdstuk)
    assert len(list(hoofdstuk.iter("table"))) == 1
