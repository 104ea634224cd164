"""Kaders and antwoorden made in code: by hand for examples, by Hypothesis for properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

from vngcheck.dossier import Antwoord, GeldendAntwoord, Waarde, als_geldend
from vngcheck.kader import Kader, Plicht, Reden, Sterkte

PEILDATUM: Final = date(2026, 6, 30)
VOLLEDIG: Final[Mapping[str, Any]] = {
    "wat_niet": "Eigen voorlichting",
    "alternatief": "Landelijke campagnes",
    "gevolg": "Inwoners kennen de meldroute niet",
    "bedragen": [{"jaar": 2026, "bedrag": 12500, "aard": "structureel"}],
    "besluit": {"orgaan": "college", "datum": "2026-06-30"},
    "vervalt_op": "2026-06-30",
}
"""An explanation that counts, with both dates on the last day that is right."""


def vraag(naam: str, **anders: Any) -> dict[str, Any]:
    """A vraag as a kader file has it; a statutory one names a law."""
    if anders.get("plicht") == "wettelijk":
        anders.setdefault("wet", "Wmo 2015")
    return {
        "id": naam,
        "norm": "N01",
        "vraag": f"Is {naam} geregeld?",
        "uitleg": "Uitleg.",
        "criteria": [{"tekst": "Het is geregeld.", "uitwerking": "true"}],
        "bewijs": "Een besluit.",
        "plicht": "aanbeveling",
        "sterkte": "B",
        "vormen": ["arbeid"],
        "domein": "zorg",
        "schaal": "lokaal",
        "bronnen": [{"document": "DOC", "plaats": "paragraaf 1"}],
        "stap": "Regel het.",
        **anders,
    }


def bouwsteen(naam: str, vragen: Sequence[Any], **anders: Any) -> dict[str, Any]:
    """A bouwsteen as a kader file has it, of plateau 1 unless told otherwise.

    Args:
        naam: its id.
        vragen: vragen, or keywords for them; they are called `naam.v1` and so on.
        anders: other keys.
    """
    return {
        "id": naam,
        "nummer": "1.1",
        "plateau": "1",
        "thema": "thema",
        "naam": naam.capitalize(),
        "waarom": "Omdat.",
        "vragen": [vraag(f"{naam}.v{n}", **extra) for n, extra in enumerate(vragen, start=1)],
        **anders,
    }


def kader(
    *stenen: Mapping[str, Any],
    plateaus: Mapping[str, str | None] | None = None,
    redenen: Iterable[str] = ("geen_rijksmiddelen",),
) -> Kader:
    """A kader of the given bouwstenen; `plateaus` says of each what it builds on."""
    niveaus = {"1": None} if plateaus is None else plateaus
    return Kader.model_validate(
        {
            "id": "proef",
            "versie": "1",
            "status": "officieel",
            "naam": "Proefkader",
            "over": "Een kader om mee te proeven.",
            "aanvaarde_redenen": list(redenen),
            "banden": [{"vanaf": "0", "tekst": "begin"}, {"vanaf": "0.5", "tekst": "half"}],
            "bronnen": [{"id": "DOC", "titel": "Document", "vindplaats": "vindplaats"}],
            "themas": [{"id": "thema", "naam": "Thema"}],
            "plateaus": [
                {"id": naam, "naam": f"Niveau {naam}", "uitleg": "Uitleg.", "bouwt_op": onder}
                for naam, onder in niveaus.items()
            ],
            "bouwstenen": list(stenen),
        }
    )


def antwoord(waarde: str | None, **anders: Any) -> Antwoord:
    """An antwoord as a dossier has it; nvt gets the toelichting it needs."""
    if waarde == "nvt":
        anders.setdefault("toelichting", "Komt hier niet voor.")
    return Antwoord.model_validate({"antwoord": waarde, **anders})


def uitgelegd(waarde: str = "nee", **anders: Any) -> Antwoord:
    """A deels or nee with an explanation that counts; None takes a part of it away."""
    uitleg = {sleutel: deel for sleutel, deel in {**VOLLEDIG, **anders}.items() if deel is not None}
    return antwoord(waarde, reden="geen_rijksmiddelen", geen_knaken=uitleg)


def geldend(**waarden: Antwoord | str) -> dict[str, GeldendAntwoord]:
    """The antwoorden that count, by `steen_v1` for the vraag `steen.v1`."""
    return als_geldend(
        {
            naam.replace("_", "."): antwoord(waarde) if isinstance(waarde, str) else waarde
            for naam, waarde in waarden.items()
        }
    )


_GEWICHTEN: Final = st.sampled_from(["1", "1", "2", "0.5", "0.1", "3.25", "999999.999999"])


@st.composite
def kaders(draw: st.DrawFn) -> Kader:
    """Any small kader: up to three plateaus that build on one another in any order."""
    namen = draw(st.permutations(["1", "2", "3"][: draw(st.integers(1, 3))]))
    plateaus = {
        naam: draw(st.sampled_from([None, *namen[:nummer]])) for nummer, naam in enumerate(namen)
    }
    plateaus = {naam: plateaus[naam] for naam in draw(st.permutations(namen))}
    thuis = [*namen, *draw(st.lists(st.sampled_from(namen), max_size=2))]
    vragen = st.lists(
        st.fixed_dictionaries(
            {
                "gewicht": _GEWICHTEN,
                "sterkte": st.sampled_from([lid.value for lid in Sterkte]),
                "plicht": st.sampled_from(["aanbeveling", *[lid.value for lid in Plicht]]),
            }
        ),
        min_size=1,
        max_size=4,
    )
    stenen = [
        bouwsteen(f"b{nummer}", draw(vragen), plateau=plateau, gewicht=draw(_GEWICHTEN))
        for nummer, plateau in enumerate(thuis)
    ]
    redenen = draw(st.sampled_from([["geen_rijksmiddelen"], [], ["keuze", "geen_rijksmiddelen"]]))
    return kader(*stenen, plateaus=plateaus, redenen=redenen)


_DAGEN: Final = st.sampled_from([None, "2026-06-29", "2026-06-30", "2026-07-01"])


@st.composite
def uitleggingen(draw: st.DrawFn) -> dict[str, Any] | None:
    """A geen_knaken: whole, with parts missing or late, or none at all."""
    soort = draw(st.sampled_from(["heel", "heel", "stuk", "geen"]))
    if soort == "geen":
        return None
    if soort == "heel":
        return dict(VOLLEDIG)
    orgaan = draw(st.sampled_from([None, "raad"]))
    bedragen = [
        {"jaar": 2026, "bedrag": bedrag, "aard": "incidenteel"}
        for bedrag in draw(st.lists(st.sampled_from([0, 1, 5000]), max_size=2))
    ]
    besluit: dict[str, Any] | None = {"orgaan": orgaan, "datum": draw(_DAGEN)}
    weg = draw(st.sets(st.sampled_from(["wat_niet", "alternatief", "gevolg"]), max_size=1))
    uitleg: dict[str, Any] = {**VOLLEDIG, "bedragen": bedragen, "vervalt_op": draw(_DAGEN)}
    uitleg["besluit"] = draw(st.sampled_from([besluit, None, VOLLEDIG["besluit"]]))
    return {sleutel: deel for sleutel, deel in uitleg.items() if sleutel not in weg}


@st.composite
def antwoorden(draw: st.DrawFn, waarden: Sequence[str | None] = (*Waarde, None)) -> Antwoord:
    """Any antwoord, with or without what explains and proves it."""
    return antwoord(
        draw(st.sampled_from(waarden)),
        reden=draw(st.sampled_from([None, "geen_rijksmiddelen", "geen_rijksmiddelen", *Reden])),
        geen_knaken=draw(uitleggingen()),
        toelichting=draw(st.sampled_from(["Toegelicht.", "Anders toegelicht."])),
        bewijs=draw(st.sampled_from([[], [{"titel": "Plan"}]])),
        te_herbevestigen=draw(st.sampled_from([False, False, False, True])),
    )


@st.composite
def beantwoord(draw: st.DrawFn) -> tuple[Kader, dict[str, GeldendAntwoord]]:
    """A kader, and antwoorden on some of its vragen."""
    gekozen = draw(kaders())
    # Often only a few kinds of antwoord, so that the rarer oordelen are reached.
    waarden = draw(st.sets(st.sampled_from([*Waarde, None]), min_size=1))
    deel = st.none() | antwoorden(sorted(waarden, key=str))
    gegeven = {naam: draw(deel) for naam in gekozen.vragen}
    return gekozen, als_geldend({n: a for n, a in gegeven.items() if a is not None})
