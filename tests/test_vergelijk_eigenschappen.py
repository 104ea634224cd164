"""What always holds of a comparison, whatever the antwoorden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import repeat
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from strategieen import antwoord, antwoorden, kaders
from vngcheck.dossier import Actie, ActieStatus, GeldendAntwoord, Waarde
from vngcheck.score import bereken
from vngcheck.vergelijk import knakenzinnen, zinnen
from vngcheck.vergelijk.metingen import vergelijk
from vngcheck.vergelijk.model import (
    OOK_BIJ_STIL,
    STIL,
    ActieSoort,
    Beweging,
    KnakenSoort,
    Momentopname,
    Richting,
)

PEILDATUM: Final = date(2026, 6, 30)
SPIEGEL: Final = {
    Beweging.BETER: {Beweging.SLECHTER},
    Beweging.SLECHTER: {Beweging.BETER},
    Beweging.NIEUW: {Beweging.WEG, Beweging.TE_HERBEVESTIGEN},
    Beweging.WEG: {Beweging.NIEUW},
    Beweging.TE_HERBEVESTIGEN: {Beweging.NIEUW},
    Beweging.NAAR_NVT: {Beweging.VAN_NVT},
    Beweging.VAN_NVT: {Beweging.NAAR_NVT},
    Beweging.HERBEVESTIGD: set(STIL),
    Beweging.ONGEWIJZIGD: set(STIL),
}
RICHTING: Final = {
    Richting.ZEKER_HOGER: Richting.ZEKER_LAGER,
    Richting.MOGELIJK_HOGER: Richting.MOGELIJK_LAGER,
    Richting.GELIJK: Richting.GELIJK,
    Richting.ONBEKEND: Richting.ONBEKEND,
    Richting.MOGELIJK_LAGER: Richting.MOGELIJK_HOGER,
    Richting.ZEKER_LAGER: Richting.ZEKER_HOGER,
    None: None,
}


@st.composite
def metingen(draw: st.DrawFn) -> tuple[Momentopname, Momentopname]:
    """Two measurements with one kader and one peildatum, own and inherited antwoorden."""
    kader = draw(kaders())
    deel = st.none() | st.builds(
        GeldendAntwoord, antwoorden(), st.sampled_from([None, None, "Zuid"])
    )
    acties = st.lists(
        st.builds(
            Actie,
            vraag=st.sampled_from(sorted(kader.vragen)),
            actie=st.sampled_from(["Folder maken", "Een folder maken", "Scholen bezoeken"]),
            gereed=st.sampled_from([None, date(2026, 6, 29), date(2026, 7, 1)]),
            status=st.sampled_from([None, *ActieStatus]),
        ),
        max_size=4,
    )

    def meting() -> Momentopname:
        gegeven = {vraag: draw(deel) for vraag in kader.vragen}
        geldend = {vraag: a for vraag, a in gegeven.items() if a is not None}
        return Momentopname(kader, geldend, tuple(draw(acties)), PEILDATUM)

    return meting(), meting()


@given(metingen())
def test_nothing_changes_between_a_measurement_and_itself(
    paar: tuple[Momentopname, Momentopname],
) -> None:
    uit = vergelijk(paar[0], paar[0])
    assert {vraag.beweging for vraag in uit.vragen} == {Beweging.ONGEWIJZIGD}
    assert {vraag.kanttekeningen for vraag in uit.vragen} == {()}
    assert list(zinnen.vragengroepen(uit)) == []
    assert all(zin == [] for zin in zinnen.plateauzinnen(uit).values())
    assert not any(steen.is_veranderd for plateau in uit.plateaus for steen in plateau.bouwstenen)
    for plateau in uit.plateaus:
        score = plateau.nieuw.score
        vast = Richting.GELIJK if score and score.laag == score.hoog else Richting.ONBEKEND
        assert plateau.richting is (vast if score else None)
    assert {plateau.zonder_regio_en_nvt for plateau in uit.plateaus} == {None}
    assert {deel.soort for deel in uit.geen_knaken} <= {KnakenSoort.GEBLEVEN}
    assert not any(deel.bedrag_veranderd for deel in uit.geen_knaken)
    assert {deel.soort for deel in uit.acties} <= {
        ActieSoort.LOOPT,
        ActieSoort.TE_LAAT,
        ActieSoort.AFGESLOTEN,
    }
    assert not any(deel.uitgesteld or deel.anders_verwoord for deel in uit.acties)


@given(metingen())
def test_the_other_way_around_is_the_mirror_image(paar: tuple[Momentopname, Momentopname]) -> None:
    heen, terug = vergelijk(*paar), vergelijk(paar[1], paar[0])
    for een, ander in zip(heen.vragen, terug.vragen, strict=True):
        assert ander.beweging in SPIEGEL[een.beweging]
        assert (een.oud, een.nieuw) == (ander.nieuw, ander.oud)
    for steen, spiegel in zip(heen.plateaus, terug.plateaus, strict=True):
        assert spiegel.richting is RICHTING[steen.richting]
    for was, wordt in (
        (heen.geen_knaken_per_jaar, terug.geen_knaken_per_jaar),
        (heen.geen_knaken_regio_per_jaar, terug.geen_knaken_regio_per_jaar),
    ):
        assert [(b.jaar, b.verschil) for b in was] == [(b.jaar, -b.verschil) for b in wordt]


@given(metingen())
def test_every_vraag_and_every_actie_is_told_of_once(
    paar: tuple[Momentopname, Momentopname],
) -> None:
    oud, nieuw = paar
    uit = vergelijk(oud, nieuw)
    assert [vraag.id for vraag in uit.vragen] == list(oud.kader.vragen)
    assert sum(uit.telling.values()) == len(oud.kader.vragen)
    for nummers, acties in (
        ([deel.nummer_oud for deel in uit.acties], oud.acties),
        ([deel.nummer_nieuw for deel in uit.acties], nieuw.acties),
    ):
        assert sorted(n for n in nummers if n is not None) == list(range(len(acties)))


def invullen(meting: Momentopname, kies: Callable[[], Waarde]) -> list[float | None]:
    """The score of each plateau when every vraag that is open gets an antwoord."""
    gegeven = {
        vraag: geldend
        if (geldend := meting.antwoorden.get(vraag)) and geldend.telt is not None
        else GeldendAntwoord(antwoord(kies()))
        for vraag in meting.kader.vragen
    }
    scores = bereken(meting.kader, gegeven, meting.peildatum)
    assert all(
        plateau.score is None or plateau.score.laag == plateau.score.hoog for plateau in scores
    )
    return [plateau.score.laag if plateau.score else None for plateau in scores]


@given(metingen(), st.data())
def test_what_is_certain_holds_whatever_the_open_vragen_become(
    paar: tuple[Momentopname, Momentopname], data: st.DataObject
) -> None:
    def kies() -> Waarde:
        gekozen: Waarde = data.draw(st.sampled_from(Waarde))
        return gekozen

    was, wordt = (invullen(meting, kies) for meting in paar)
    for plateau, een, ander in zip(vergelijk(*paar).plateaus, was, wordt, strict=True):
        if een is None or ander is None:
            continue
        assert plateau.richting is not Richting.ZEKER_HOGER or ander > een
        assert plateau.richting is not Richting.ZEKER_LAGER or ander < een
        assert plateau.richting is not Richting.GELIJK or ander == een


@given(metingen())
def test_what_is_possible_is_never_denied_by_equal_antwoorden_on_what_is_open(
    paar: tuple[Momentopname, Momentopname],
) -> None:
    """Possibly higher: not lower with one antwoord on all that is open, and higher with nee."""
    for waarde in (Waarde.NEE, Waarde.DEELS, Waarde.JA):
        was, wordt = (invullen(meting, repeat(waarde).__next__) for meting in paar)
        for plateau, een, ander in zip(vergelijk(*paar).plateaus, was, wordt, strict=True):
            if een is None or ander is None:
                assert plateau.richting is None
                continue
            ruimte = 0 if waarde is Waarde.NEE else -1e-9
            if plateau.richting is Richting.MOGELIJK_HOGER:
                assert ander - een > ruimte
            if plateau.richting is Richting.MOGELIJK_LAGER:
                assert een - ander > ruimte


@given(metingen(), st.data())
def test_antwoorden_that_are_taken_away_never_make_a_score_possibly_higher(
    paar: tuple[Momentopname, Momentopname], data: st.DataObject
) -> None:
    oud = paar[0]
    weg = data.draw(st.sets(st.sampled_from(sorted(oud.kader.vragen))))
    antwoorden = {vraag: geldend for vraag, geldend in oud.antwoorden.items() if vraag not in weg}
    nieuw = Momentopname(oud.kader, antwoorden, oud.acties, oud.peildatum)
    hoger = {Richting.MOGELIJK_HOGER, Richting.ZEKER_HOGER}
    assert hoger.isdisjoint(plateau.richting for plateau in vergelijk(oud, nieuw).plateaus)


@given(metingen())
def test_everything_can_be_said_in_words(paar: tuple[Momentopname, Momentopname]) -> None:
    uit = vergelijk(*paar)
    gezegd = [zinnen.kernzin(uit)]
    gezegd += [zinnen.van_naar(vraag) for vraag in uit.vragen]
    gezegd += [knakenzinnen.knakentekst(deel) for deel in uit.geen_knaken]
    gezegd += [zinnen.actietekst(deel) for deel in uit.acties]
    gezegd += [knakenzinnen.verschiltekst(bedrag) for bedrag in uit.geen_knaken_per_jaar]
    gezegd += [deel.naam for deel in knakenzinnen.kostentabellen(uit)]
    assert all(gezegd)
    # Whatever is less sure than it was, is told of: with what moved, or by itself.
    verteld = {vraag.id for groep in zinnen.vragengroepen(uit) for vraag in groep.vragen}
    for vraag in uit.vragen:
        if not set(OOK_BIJ_STIL).isdisjoint(vraag.kanttekeningen):
            assert vraag.id in verteld
            assert zinnen.kanttekeningen(vraag)
            assert "Let op:" in zinnen.kernzin(uit)
    # What changed is counted, what did not change is not told of as if it had.
    assert all(
        bool(knakenzinnen.bedragtekst(deel)) == deel.bedrag_veranderd for deel in uit.geen_knaken
    )
    stil = sum(knakenzinnen.is_stil(deel) for deel in uit.geen_knaken)
    assert bool(knakenzinnen.stillezin(uit.geen_knaken)) == bool(stil)
