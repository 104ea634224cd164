"""What holds for every kader and all antwoorden, and a second implementation that agrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from strategieen import PEILDATUM, antwoord, beantwoord, uitleggingen
from vngcheck.dossier import Antwoord, GeldendAntwoord, Waarde
from vngcheck.kader import Kader, Plicht, Reden
from vngcheck.score import Interval, Meting, PlateauScore, bereken

Gegeven = dict[str, GeldendAntwoord]
OPLOPEND: Final = (Waarde.NEE, Waarde.DEELS, Waarde.JA)


def scores(plateaus: Iterable[PlateauScore]) -> Iterator[tuple[str, Interval | None]]:
    """Every score there is, by a name for its place."""
    for plateau in plateaus:
        yield plateau.id, plateau.score
        yield f"kern {plateau.id}", plateau.kern.score
        for steen in plateau.bouwstenen:
            yield steen.id, steen.score


def trek(data: st.DataObject) -> tuple[Kader, Gegeven]:
    return data.draw(beantwoord())


def vervang(gegeven: Gegeven, naam: str, **anders: Any) -> Gegeven:
    """The same antwoorden, with one changed or added."""
    oud = gegeven.get(naam, GeldendAntwoord(Antwoord())).antwoord
    toelichting = oud.toelichting or "Komt hier niet voor."
    nieuw = oud.model_copy(update={"toelichting": toelichting, **anders})
    return {**gegeven, naam: GeldendAntwoord(nieuw)}


def blijft_binnen_de_grenzen(data: st.DataObject) -> None:
    uitkomst = bereken(*trek(data), PEILDATUM)
    for naam, score in scores(uitkomst):
        assert score is None or 0 <= score.laag <= score.hoog <= 1, naam
    for plateau in uitkomst:
        for deel in (plateau.ingevuld, plateau.bewezen, plateau.kern.ingevuld):
            assert deel is None or 0 <= deel <= 1


def is_een_punt_als_alles_is_ingevuld(data: st.DataObject) -> None:
    for plateau in bereken(*trek(data), PEILDATUM):
        for steen in plateau.bouwstenen:
            if all(vraag.antwoord is not None for vraag in steen.vragen):
                assert steen.score is None or steen.score.laag == steen.score.hoog
            else:
                assert steen.score is not None
                assert steen.score.laag < steen.score.hoog


def beantwoorden_versmalt(data: st.DataObject) -> None:
    kader, gegeven = trek(data)
    open_ = [naam for naam in kader.vragen if naam not in gegeven or gegeven[naam].telt is None]
    assume(open_)
    keuze = data.draw(st.sampled_from(open_))
    waarde = data.draw(st.sampled_from(Waarde))
    dan = vervang(gegeven, keuze, antwoord=waarde, te_herbevestigen=False)
    ervoor = dict(scores(bereken(kader, gegeven, PEILDATUM)))
    for naam, erna in scores(bereken(kader, dan, PEILDATUM)):
        eerst = ervoor[naam]
        if erna is None:  # only nvt takes the last vraag away
            assert eerst is None or waarde is Waarde.NVT
        else:
            assert eerst is not None
            assert eerst.laag <= erna.laag <= erna.hoog <= eerst.hoog


def een_beter_antwoord_verlaagt_niets(data: st.DataObject) -> None:
    kader, gegeven = trek(data)
    naam = data.draw(st.sampled_from(list(kader.vragen)))
    vorige: dict[str, Interval | None] = {}
    for waarde in OPLOPEND:
        nu = vervang(gegeven, naam, antwoord=waarde, te_herbevestigen=False)
        uitkomst = dict(scores(bereken(kader, nu, PEILDATUM)))
        for plek, score in uitkomst.items():
            eerst = vorige.get(plek, score)
            if score is None or eerst is None:
                assert score is eerst
            else:
                assert eerst.laag <= score.laag
                assert eerst.hoog <= score.hoog
        vorige = uitkomst
    steen = kader.vragen[naam].id.partition(".")[0]
    assert vorige[steen] is not None


def uitleg_verandert_geen_score(data: st.DataObject) -> None:
    kader, gegeven = trek(data)
    ander = {
        naam: GeldendAntwoord(
            antwoord(
                geldend.antwoord.antwoord,
                te_herbevestigen=geldend.antwoord.te_herbevestigen,
                bewijs=geldend.antwoord.bewijs,
                reden=data.draw(st.sampled_from([None, *Reden])),
                geen_knaken=data.draw(uitleggingen()),
                toelichting="Heel anders toegelicht.",
            )
        )
        for naam, geldend in gegeven.items()
    }
    ervoor, erna = (bereken(kader, deel, PEILDATUM) for deel in (gegeven, ander))
    assert list(scores(ervoor)) == list(scores(erna))
    for een, twee in zip(ervoor, erna, strict=True):
        assert (een.ingevuld, een.bewezen, een.kern) == (twee.ingevuld, twee.bewezen, twee.kern)


def nvt_is_of_de_vraag_er_niet_staat(data: st.DataObject) -> None:
    kader, gegeven = trek(data)
    naam = data.draw(st.sampled_from(list(kader.vragen)))
    nvt = vervang(gegeven, naam, antwoord=Waarde.NVT, te_herbevestigen=False)
    zonder = alleen(kader, lambda vraag_id: vraag_id != naam)
    ervoor = dict(scores(bereken(kader, nvt, PEILDATUM)))
    erna = dict(scores(bereken(zonder, nvt, PEILDATUM)))
    weg = {plek for plek, score in ervoor.items() if score is None}
    assert ervoor.keys() - erna.keys() <= weg
    assert erna == {plek: score for plek, score in ervoor.items() if plek in erna}


def de_kern_is_de_score_van_een_kader_met_alleen_a(data: st.DataObject) -> None:
    kader, gegeven = trek(data)
    klein = alleen(kader, lambda naam: kader.vragen[naam].sterkte.value == "A")
    los = {plateau.id: plateau for plateau in bereken(klein, gegeven, PEILDATUM)}
    for plateau in bereken(kader, gegeven, PEILDATUM):
        kern = los[plateau.id]
        ingevuld = kern.ingevuld if kern.vragen else None
        assert plateau.kern == Meting(score=kern.score, ingevuld=ingevuld, bewezen=kern.bewezen)


def de_volgorde_van_antwoorden_doet_niets(data: st.DataObject) -> None:
    kader, gegeven = trek(data)
    anders = dict(data.draw(st.permutations(list(gegeven.items()))))
    assert bereken(kader, anders, PEILDATUM) == bereken(kader, gegeven, PEILDATUM)


def een_tweede_uitwerking_is_het_eens(data: st.DataObject) -> None:
    kader, gegeven = trek(data)
    velden = {"id", "oordeel", "score", "ingevuld", "bewezen", "kern", "bouwstenen"}
    uitkomst = [
        plateau.model_dump(mode="json", include=velden)
        for plateau in bereken(kader, gegeven, PEILDATUM)
    ]
    for plateau in uitkomst:
        for steen in plateau["bouwstenen"]:
            steen["vragen"] = [(v["id"], v["antwoord"], v["uitgelegd"]) for v in steen["vragen"]]
    assert uitkomst == naief(kader, gegeven)


EIGENSCHAPPEN: Final[list[Callable[[st.DataObject], None]]] = [
    blijft_binnen_de_grenzen,
    is_een_punt_als_alles_is_ingevuld,
    beantwoorden_versmalt,
    een_beter_antwoord_verlaagt_niets,
    uitleg_verandert_geen_score,
    nvt_is_of_de_vraag_er_niet_staat,
    de_kern_is_de_score_van_een_kader_met_alleen_a,
    de_volgorde_van_antwoorden_doet_niets,
    een_tweede_uitwerking_is_het_eens,
]
PER_STUK = pytest.mark.parametrize("eigenschap", EIGENSCHAPPEN, ids=lambda e: e.__name__)
ROND = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@PER_STUK
@settings(ROND, max_examples=80)
@given(data=st.data())
def test_eigenschap(eigenschap: Callable[[st.DataObject], None], data: st.DataObject) -> None:
    eigenschap(data)


@pytest.mark.traag
@PER_STUK
@settings(ROND, max_examples=2000)
@given(data=st.data())
def test_eigenschap_ruim(eigenschap: Callable[[st.DataObject], None], data: st.DataObject) -> None:
    eigenschap(data)


# The second implementation: from the text of the definition, in another way. A score is two
# plain means: one with every open vraag at 0, one with every open vraag at 1.


def alleen(kader: Kader, houd: Callable[[str], bool]) -> Kader:
    """The kader with only some of its vragen; what is empty then goes too, but no plateau."""
    kleiner = (
        steen.model_copy(update={"vragen": tuple(v for v in steen.vragen if houd(v.id))})
        for steen in kader.bouwstenen
    )
    return kader.model_copy(update={"bouwstenen": tuple(s for s in kleiner if s.vragen)})


def naief(kader: Kader, gegeven: Gegeven) -> list[dict[str, Any]]:
    """The whole outcome, as the JSON has it."""
    punten: dict[str, Any] = {}
    uitleg: dict[str, bool] = {}
    for naam, vraag in kader.vragen.items():
        zegt = gegeven[naam].antwoord if naam in gegeven else Antwoord()
        waarde = "open" if zegt.te_herbevestigen else str(zegt.antwoord or "open")
        punten[naam] = waarde
        mag = waarde in {"deels", "nee"} and vraag.plicht != Plicht.WETTELIJK
        uitleg[naam] = mag and zegt.reden in kader.aanvaarde_redenen and volledig(zegt)
    eigen = {p.id: oordeel(kader, p.id, punten, uitleg) for p in kader.plateaus}
    onder = {p.id: p.bouwt_op for p in kader.plateaus}

    def eind(plateau: str) -> str:
        basis = onder[plateau]
        goed = {"behaald", "behaald_met_uitleg"}
        if eigen[plateau] in goed and basis is not None and eind(basis) not in goed:
            return "niet_behaald"
        return eigen[plateau]

    return [
        {
            "id": plateau.id,
            "oordeel": eind(plateau.id),
            **meting(kader, plateau.id, punten, gegeven, "ABC"),
            "kern": meting(kader, plateau.id, punten, gegeven, "A"),
            "bouwstenen": [
                {
                    "id": steen.id,
                    "oordeel": steenoordeel([punten[v.id] for v in steen.vragen]),
                    "uitgelegd": {uitleg[v.id] for v in steen.vragen if punten[v.id] not in KLAAR}
                    == {True},
                    "score": breuk([(1, [(v.gewicht, punten[v.id]) for v in steen.vragen])]),
                    "vragen": [
                        (v.id, None if punten[v.id] == "open" else punten[v.id], uitleg[v.id])
                        for v in steen.vragen
                    ],
                }
                for steen in kader.bouwstenen
                if steen.plateau == plateau.id
            ],
        }
        for plateau in kader.plateaus
    ]


KLAAR: Final = {"ja", "nvt"}


def volledig(zegt: Antwoord) -> bool:
    g = zegt.geen_knaken
    if g is None or g.besluit is None or g.besluit.orgaan is None or g.besluit.datum is None:
        return False
    return (
        bool(g.wat_niet and g.alternatief and g.gevolg)
        and sum(deel.bedrag for deel in g.bedragen) > 0
        and g.besluit.datum <= PEILDATUM
        and (g.vervalt_op or PEILDATUM) >= PEILDATUM
    )


def steenoordeel(waarden: list[str]) -> str:
    rest = [waarde for waarde in waarden if waarde != "nvt"]
    if not rest:
        return "nvt"
    if "open" in rest:
        return "open"
    return {"ja": "voldoet", "nee": "voldoet_niet"}.get("+".join(sorted(set(rest))), "deels")


def oordeel(kader: Kader, plateau: str, punten: dict[str, str], uitleg: dict[str, bool]) -> str:
    namen = [v.id for s in kader.bouwstenen if s.plateau == plateau for v in s.vragen]
    soorten = {punten[naam] for naam in namen}
    if soorten <= {"nvt"}:
        return "nvt"
    if any(punten[naam] in {"deels", "nee"} and not uitleg[naam] for naam in namen):
        return "niet_behaald"
    if "open" in soorten:
        return "onvolledig"
    return "behaald" if soorten <= KLAAR else "behaald_met_uitleg"


def breuk(stenen: list[tuple[Fraction | int, list[tuple[Fraction, str]]]]) -> Any:
    """The weighted mean of weighted means, as an interval; None when nothing is left."""
    grenzen = []
    for open_telt in (Fraction(0), Fraction(1)):
        tabel = {"ja": Fraction(1), "deels": Fraction(1, 2), "nee": Fraction(0), "open": open_telt}
        boven = onder = Fraction(0)
        for gewicht, vragen in stenen:
            mee = [(zwaarte, tabel[waarde]) for zwaarte, waarde in vragen if waarde != "nvt"]
            if mee:
                gemiddeld = sum(z * p for z, p in mee) / Fraction(sum(z for z, _ in mee))
                boven, onder = boven + gewicht * gemiddeld, onder + gewicht
        if not onder:
            return None
        grenzen.append(float(boven / onder))
    return {"laag": grenzen[0], "hoog": grenzen[1]}


def meting(
    kader: Kader, plateau: str, punten: dict[str, str], gegeven: Gegeven, sterkten: str
) -> dict[str, Any]:
    stenen = [
        (steen.gewicht, [v for v in steen.vragen if v.sterkte.value in sterkten])
        for steen in kader.bouwstenen
        if steen.plateau == plateau
    ]
    namen = [v.id for _, vragen in stenen for v in vragen]
    positief = [naam for naam in namen if punten[naam] in {"ja", "deels"}]
    bewezen = [naam for naam in positief if gegeven[naam].antwoord.bewijs]
    ingevuld = [naam for naam in namen if punten[naam] != "open"]
    return {
        "score": breuk([(g, [(v.gewicht, punten[v.id]) for v in vragen]) for g, vragen in stenen]),
        "ingevuld": len(ingevuld) / len(namen) if namen else None,
        "bewezen": len(bewezen) / len(positief) if positief else None,
    }
