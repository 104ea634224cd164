"""An antwoord that stayed the same, or became better, with less behind it than before."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import pytest

from conftest import Cli, SchrijfDossier
from strategieen import antwoord, bouwsteen, kader, uitgelegd
from vngcheck.dossier import Antwoord, GeldendAntwoord
from vngcheck.vergelijk.metingen import vergelijk
from vngcheck.vergelijk.model import Beweging, Kanttekening, Momentopname, Vergelijking
from vngcheck.vergelijk.zinnen import kanttekeningen, kernzin, van_naar, vragengroepen

KADER: Final = kader(bouwsteen("a", [{}, {}, {}]))
BEWIJS: Final = [{"titel": "Plan"}]
SINDS: Final = "Sinds 30\xa0juni 2025"
NIET_GELIJK: Final = "Hetzelfde antwoord is dus niet altijd even goed onderbouwd."


def meting(dag: str, gegeven: tuple[Antwoord | GeldendAntwoord | None, ...]) -> Momentopname:
    """A measurement with antwoorden on a.v1, a.v2 and so on."""
    geldend = {
        f"a.v{nummer}": deel if isinstance(deel, GeldendAntwoord) else GeldendAntwoord(deel)
        for nummer, deel in enumerate(gegeven, start=1)
        if deel is not None
    }
    return Momentopname(KADER, geldend, (), date.fromisoformat(dag))


def verschil(*paren: tuple[Antwoord | GeldendAntwoord | None, ...]) -> Vergelijking:
    """What changed; one pair of antwoorden, old and new, for each vraag."""
    oud, nieuw = zip(*paren, strict=True)
    return vergelijk(meting("2025-06-30", oud), meting("2026-06-30", nieuw))


JA: Final = antwoord("ja", bewijs=BEWIJS)
KAAL: Final = antwoord("ja")
ZOLANG: Final = antwoord("ja", bewijs=BEWIJS, voorbehoud="Zolang de regio betaalt.")


def gepland(dag: str | None) -> Antwoord:
    """A deels that is to be ready on a day."""
    return antwoord("deels", reden="gepland", gepland=dag, bewijs=BEWIJS)


REGIO: Final = GeldendAntwoord(JA, geerfd_van="Zuid")


@pytest.mark.parametrize(
    ("oud", "nieuw", "beweging", "gezegd", "bij"),
    [
        (JA, KAAL, Beweging.ONGEWIJZIGD, "nog steeds ja", "het bewijs is weg"),
        (
            antwoord("nee", bewijs=BEWIJS),
            antwoord("nee"),
            Beweging.ONGEWIJZIGD,
            "nog steeds nee",
            "het bewijs is weg",
        ),
        (JA, ZOLANG, Beweging.ONGEWIJZIGD, "nog steeds ja", "met een nieuw voorbehoud"),
        (
            ZOLANG,
            antwoord("ja", bewijs=BEWIJS, voorbehoud="Alleen in 2026."),
            Beweging.ONGEWIJZIGD,
            "nog steeds ja",
            "met een nieuw voorbehoud",
        ),
        (JA, REGIO, Beweging.ONGEWIJZIGD, "nog steeds ja", "het antwoord komt nu van de regio"),
        # The regio said it later; the gemeente itself confirmed nothing.
        (
            JA,
            GeldendAntwoord(JA.model_copy(update={"datum": date(2026, 6, 1)}), geerfd_van="Zuid"),
            Beweging.ONGEWIJZIGD,
            "nog steeds ja",
            "het antwoord komt nu van de regio",
        ),
        (
            JA,
            antwoord("ja", datum="2026-06-01"),
            Beweging.HERBEVESTIGD,
            "nog steeds ja",
            "het bewijs is weg",
        ),
        (
            uitgelegd(besluit={"orgaan": "raad", "datum": "2025-01-01"}, vervalt_op="2025-12-31"),
            uitgelegd(besluit={"orgaan": "raad", "datum": "2025-01-01"}, vervalt_op="2025-12-31"),
            Beweging.ONGEWIJZIGD,
            "van nee, uitgelegd naar nee",
            "de uitleg telt niet meer",
        ),
        # To be ready between the two peildata, the first day included; promised anew or not.
        (
            gepland("2025-06-30"),
            gepland("2027-01-01"),
            Beweging.ONGEWIJZIGD,
            "nog steeds deels",
            "de geplande datum is voorbij",
        ),
        (gepland("2026-06-30"), gepland(None), Beweging.ONGEWIJZIGD, "nog steeds deels", ""),
        (gepland("2025-06-29"), gepland(None), Beweging.ONGEWIJZIGD, "nog steeds deels", ""),
        (gepland("2025-12-31"), JA, Beweging.BETER, "van deels naar ja", ""),
        # What moved too.
        (
            antwoord("deels", bewijs=BEWIJS),
            KAAL,
            Beweging.BETER,
            "van deels naar ja",
            "het bewijs is weg",
        ),
        (
            antwoord("deels", bewijs=BEWIJS),
            ZOLANG,
            Beweging.BETER,
            "van deels naar ja",
            "met een nieuw voorbehoud",
        ),
        (
            antwoord("nee"),
            REGIO,
            Beweging.BETER,
            "van nee naar ja",
            "het antwoord komt nu van de regio",
        ),
        (
            antwoord("ja", bewijs=BEWIJS, te_herbevestigen=True),
            KAAL,
            Beweging.NIEUW,
            "van open (ja, te herbevestigen) naar ja",
            "stond te herbevestigen, het bewijs is weg",
        ),
        # Nothing to tell.
        (KAAL, KAAL, Beweging.ONGEWIJZIGD, "nog steeds ja", ""),
        (ZOLANG, ZOLANG, Beweging.ONGEWIJZIGD, "nog steeds ja", ""),
        (ZOLANG, JA, Beweging.ONGEWIJZIGD, "nog steeds ja", ""),
        (REGIO, REGIO, Beweging.ONGEWIJZIGD, "nog steeds ja", ""),
        (REGIO, JA, Beweging.ONGEWIJZIGD, "nog steeds ja", ""),
        (KAAL, JA, Beweging.ONGEWIJZIGD, "nog steeds ja", ""),
        (JA, antwoord("nee"), Beweging.SLECHTER, "van ja naar nee", ""),
        (antwoord("nee"), ZOLANG, Beweging.BETER, "van nee naar ja", "met een voorbehoud"),
    ],
)
def test_what_is_behind_an_antwoord(
    oud: Antwoord, nieuw: Antwoord, beweging: Beweging, gezegd: str, bij: str
) -> None:
    vraag = verschil((oud, nieuw)).vragen[0]
    assert (vraag.beweging, van_naar(vraag), kanttekeningen(vraag)) == (beweging, gezegd, bij)


def test_the_same_antwoord_with_less_behind_it_is_told_of() -> None:
    uit = verschil((JA, KAAL), (JA, JA), (antwoord("nee"), JA))
    beter, stil = vragengroepen(uit)
    assert [vraag.id for vraag in beter.vragen] == ["a.v3"]
    assert [vraag.id for vraag in stil.vragen] == ["a.v1"]
    assert (stil.naam, stil.uitleg) == (
        "hetzelfde antwoord, met een kanttekening",
        "Het antwoord bleef gelijk. Wat u wel moet weten, staat tussen haakjes.",
    )
    assert uit.model_dump(mode="json")["vragen"][0]["kanttekeningen"] == ["bewijs_weg"]
    assert Kanttekening.BEWIJS_WEG in uit.vragen[0].kanttekeningen


def test_the_sentence_at_the_top_counts_what_is_less_sure() -> None:
    een = verschil((JA, KAAL))
    assert kernzin(een) == (
        f"{SINDS} is geen antwoord veranderd. Let op: bij 1 vraag is het bewijs weg. {NIET_GELIJK}"
    )
    meer = verschil((JA, KAAL), (JA, antwoord("ja", voorbehoud="Zolang.")), (JA, REGIO))
    assert kernzin(meer) == (
        f"{SINDS} is geen antwoord veranderd. Let op: bij 2 vragen is het bewijs weg, bij 1 vraag "
        "is er een nieuw voorbehoud en bij 1 vraag komt het antwoord nu van de regio. "
        f"{NIET_GELIJK}"
    )
    assert kernzin(verschil((gepland("2025-12-31"), gepland(None)))) == (
        f"{SINDS} is geen antwoord veranderd. Let op: bij 1 vraag is de geplande datum voorbij."
    )
    beter = verschil((antwoord("deels", bewijs=BEWIJS), KAAL))
    assert kernzin(beter) == (
        f"{SINDS}: 1 beter en 2 ongewijzigd. Van wat beter of nieuw is: 1 zonder bewijs. Let op: "
        "bij 1 vraag is het bewijs weg."
    )


@pytest.mark.parametrize(
    ("paren", "gezegd"),
    [
        ([("nvt", "nee")], "1 weer meegeteld (nee) en 2 ongewijzigd."),
        (
            [("nvt", "nee"), ("nvt", "ja"), ("nvt", "nee")],
            "3 weer meegeteld (1 ja en 2 nee). ",
        ),
        ([(None, "nee"), (None, "nee")], "2 nieuw beantwoord (2 nee) en 1 ongewijzigd."),
        (
            [("nee", "nvt"), ("deels", "nvt")],
            "2 niet meer van toepassing (eerst 1 deels en 1 nee) en 1 ongewijzigd.",
        ),
        ([("nee", None)], "1 nu weer open (eerst nee) en 2 ongewijzigd."),
        ([(None, "nvt")], "1 nieuw beantwoord (niet van toepassing) en 2 ongewijzigd."),
    ],
)
def test_what_does_not_tell_itself_is_counted_with_its_antwoorden(
    paren: list[tuple[str | None, str | None]], gezegd: str
) -> None:
    uit = verschil(*(tuple(antwoord(deel) if deel else None for deel in paar) for paar in paren))
    assert f"{kernzin(uit)} ".startswith(f"{SINDS}: {gezegd}")


def test_what_it_means_that_a_vraag_counts_again() -> None:
    (groep,) = vragengroepen(verschil((antwoord("nvt"), antwoord("nee"))))
    assert (groep.naam, groep.uitleg) == (
        "weer meegeteld",
        "De vraag was niet van toepassing en telt nu weer mee. Dat is op zichzelf geen "
        "vooruitgang: het gaat om het antwoord van nu.",
    )


MET: Final = "{antwoord: ja, bewijs: [{titel: Plan}]}"
ZONDER: Final = "{antwoord: ja}"


@pytest.mark.parametrize(
    ("oud", "nieuw", "rij"),
    [
        (ZONDER, MET, ["0%", "100%", "hoger"]),
        (MET, ZONDER, ["100%", "0%", "lager"]),
        (MET, MET, ["100%", "100%", "gelijk"]),
        ("{}", MET, ["–", "100%", "niet te zeggen"]),
    ],
)
def test_the_report_says_which_way_the_share_with_bewijs_went(
    oud: str, nieuw: str, rij: list[str], cli: Cli, schrijf_dossier: SchrijfDossier
) -> None:
    een, ander = (
        schrijf_dossier(f"antwoorden: {{beleid.plan: {deel}}}\n", naam=naam, peildatum=dag)
        for naam, deel, dag in (
            ("oud.yaml", oud, "2025-06-30"),
            ("nieuw.yaml", nieuw, "2026-06-30"),
        )
    )
    uit = een.with_name("rapport.html")
    assert cli("rapport", ander, "-o", uit, "--vorige", een).exit == 0
    (cellen,) = re.findall(
        r"Bewijs genoemd, plateau 1</th>((?:<td>[^<]*</td>)+)</tr>", uit.read_text("utf-8")
    )
    assert re.findall(r">([^<]+)<", cellen) == rij
