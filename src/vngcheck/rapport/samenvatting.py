"""What the summary of a report says in words, and what a raad could be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vngcheck import woorden
from vngcheck.dossier import Bedrag, Waarde
from vngcheck.geld import Jaartotaal, per_jaar
from vngcheck.opmaak import aantal, euro, opsomming
from vngcheck.rapport.model import PlateauDeel, Rapport, VraagDeel
from vngcheck.score import Gebrek


class Waarom(StrEnum):
    """Why an explanation does not count, in a few kinds; a taak has the first that fits."""

    ONNODIG = "onnodig"
    HERBEVESTIGEN = "herbevestigen"
    REDEN = "reden"
    ONVOLLEDIG = "onvolledig"
    LATER = "later"
    VERLOPEN = "verlopen"


_WAAROM: Final[Mapping[Waarom, tuple[str, str]]] = {
    Waarom.ONNODIG: (
        "hoort bij een antwoord dat niet deels of nee is",
        "horen bij een antwoord dat niet deels of nee is",
    ),
    Waarom.HERBEVESTIGEN: ("is nog niet herbevestigd", "zijn nog niet herbevestigd"),
    Waarom.REDEN: (
        "heeft een reden die niet als uitleg telt",
        "hebben een reden die niet als uitleg telt",
    ),
    Waarom.ONVOLLEDIG: ("is niet volledig", "zijn niet volledig"),
    Waarom.LATER: (
        "heeft een besluit van na de peildatum",
        "hebben een besluit van na de peildatum",
    ),
    Waarom.VERLOPEN: ("is verlopen", "zijn verlopen"),
}
REGIO_SAMEN: Final = (
    "De bedragen van de regio gelden voor alle gemeenten van de regio samen. Ze horen niet bij de "
    "bedragen van de gemeente zelf."
)


def geenknakenzin(rapport: Rapport) -> str:
    """What is explained for lack of rijksmiddelen, and its cost; empty when nothing is."""
    deel = rapport.geen_knaken
    zinnen = []
    if deel.telt:
        taken = aantal(len(deel.telt), "taak", "taken")
        zinnen.append(f"bij {taken} telt de uitleg. {_genoemd(deel.telt)}")
    if deel.telt_niet:
        taken = aantal(len(deel.telt_niet), "taak", "taken")
        zinnen.append(f"bij {taken} telt de uitleg niet: {waaromzin(deel.telt_niet)}.")
    if deel.wettelijk:
        taken = aantal(len(deel.wettelijk), "wettelijke taak", "wettelijke taken")
        zinnen.append(f"bij {taken} kan de uitleg niet tellen.")
    return " ".join(zin if n == 0 else zin[0].upper() + zin[1:] for n, zin in enumerate(zinnen))


def _genoemd(delen: Iterable[VraagDeel]) -> str:
    """The amounts by year, those of the regio apart: they are for all its gemeenten."""
    delen = tuple(delen)
    eigen, regio = (
        opsomming([f"{euro(t.totaal)} in {t.jaar}" for t in totalen])
        for totalen in eigen_en_regio(delen)
    )
    deze = "deze taak" if len(delen) == 1 else "deze taken"
    van_regio = f"{regio} van de regio, voor alle gemeenten samen"
    if not regio:
        return f"Genoemd is {eigen} om {deze} wel uit te voeren."
    if not eigen:
        return f"Genoemd is {van_regio}, om {deze} wel uit te voeren."
    return f"Genoemd is {eigen} om de eigen taken wel uit te voeren, en {van_regio}."


def waaromzin(delen: Iterable[VraagDeel]) -> str:
    """Why the uitleg does not count: "1 is verlopen en 2 zijn niet volledig", or "die is ..."."""
    telling = Counter(map(_waarom, delen))
    if len(telling) == 1:
        return f"die {_WAAROM[next(iter(telling))][0]}"
    return opsomming([aantal(telling[w], *_WAAROM[w]) for w in Waarom if telling[w]])


def _waarom(deel: VraagDeel) -> Waarom:
    gebreken = set(deel.score.gebreken)
    if not gebreken:
        return Waarom.ONNODIG
    if Gebrek.TE_HERBEVESTIGEN in gebreken:
        return Waarom.HERBEVESTIGEN
    if Gebrek.REDEN in gebreken:
        return Waarom.REDEN
    if gebreken - {Gebrek.BESLUIT_LATER, Gebrek.VERLOPEN}:
        return Waarom.ONVOLLEDIG
    return Waarom.LATER if Gebrek.BESLUIT_LATER in gebreken else Waarom.VERLOPEN


@dataclass(frozen=True, slots=True)
class Kostentabel:
    """Amounts by year under one heading; `let_op` says whose they are, and may be empty."""

    naam: str
    let_op: str
    totalen: tuple[Jaartotaal, ...]


def kostentabellen(naam: str, delen: Iterable[VraagDeel]) -> list[Kostentabel]:
    """What taken are said to cost by year: one's own, and apart from it the regio's."""
    eigen, regio = eigen_en_regio(delen)
    tabellen = []
    if eigen:
        tabellen.append(
            Kostentabel(f"{naam}{', van de gemeente zelf' if regio else ''}", "", eigen)
        )
    if regio:
        tabellen.append(Kostentabel(f"{naam}, van de regio", REGIO_SAMEN, regio))
    return tabellen


def afloopzin(delen: Iterable[VraagDeel]) -> str:
    """At how many taken costs are named for years after their uitleg; empty when at none.

    For uitleg that telt: of any other cannot be said that it does so no more.
    """
    jaren = [
        {
            bedrag.jaar
            for bedrag in deel.antwoord.geen_knaken.bedragen
            if bedrag.bedrag and bedrag.jaar > deel.vervalt_op.year
        }
        for deel in delen
        if deel.antwoord and deel.antwoord.geen_knaken and deel.vervalt_op
    ]
    if not (later := [deel for deel in jaren if deel]):
        return ""
    alle = sorted(set[int]().union(*later))
    wanneer = "een jaar" if len(alle) == 1 else "jaren"
    return (
        f"Bij {aantal(len(later), 'taak', 'taken')} zijn ook kosten genoemd voor {wanneer} waarin "
        f"de uitleg niet meer geldt: {opsomming([str(jaar) for jaar in alle])}. Die zitten wel in "
        "de totalen."
    )


def eigen_en_regio(
    delen: Iterable[VraagDeel],
) -> tuple[tuple[Jaartotaal, ...], tuple[Jaartotaal, ...]]:
    """The amounts that explanations name, by year: one's own, and those of the regio."""
    eigen: list[Bedrag] = []
    regio: list[Bedrag] = []
    for deel in delen:
        if deel.antwoord and deel.antwoord.geen_knaken:
            (regio if deel.geerfd_van else eigen).extend(deel.antwoord.geen_knaken.bedragen)
    return per_jaar(eigen), per_jaar(regio)


def hiatenzin(rapport: Rapport) -> str:
    """How many hiaten there are, how many lack a reason or an actie, and how many are nee."""
    hiaten = [vraag for plateau in rapport.plateaus for vraag in plateau.hiaten]
    reden = sum(v.antwoord is None or v.antwoord.reden is None for v in hiaten)
    actie = len(rapport.agenda.zonder_actie)
    delen = [
        _waar(reden, len(hiaten), "is", "reden genoemd"),
        _waar(actie, len(hiaten), "staat", "actie"),
    ]
    zin = f"{aantal(len(hiaten), 'hiaat', 'hiaten')} (deels of nee): {opsomming(delen)}."
    eerste = rapport.plateaus[0]
    if nee := sum(v.score.antwoord is Waarde.NEE for v in eerste.vragen):
        vragen = aantal(nee, "vraag is", "vragen zijn")
        zin += f" Van plateau {eerste.plateau.id}: {vragen} met nee beantwoord."
    return zin


def _waar(zonder: int, alle: int, werkwoord: str, wat: str) -> str:
    """At how many hiaten something lacks; at none, and at all of more, is said in a word."""
    if 0 < zonder < alle or zonder == 1:
        return f"bij {zonder} {werkwoord} geen {wat}"
    return f"{'nergens' if zonder else 'overal'} {werkwoord} een {wat}"


def volgordezin(rapport: Rapport) -> str:
    """In which order hiaten are named, as `Rapport.ernstigste` and `score.ernst` lay it down."""
    return (
        "Voorop staat wat niet is uitgelegd, eerst van plateau "
        f"{rapport.plateaus[0].plateau.id}. Daarbinnen eerst wettelijke plichten, dan landelijke "
        "afspraken, aanbevelingen en lokale normen. Bij gelijke plicht gaat een sterkere bron "
        "voor, en daarna nee vóór deels."
    )


def wettelijkzin(rapport: Rapport) -> str:
    """How the statutory duties stand, in one sentence."""
    delen = []
    if hiaten := rapport.wettelijke_hiaten:
        hoe = woorden.niet_of_deels(v.score.antwoord for v in hiaten)
        delen.append(f"{aantal(len(hiaten), 'is', 'zijn')} {hoe} op orde")
    if open_ := rapport.wettelijk_open:
        delen.append(f"{aantal(len(open_), 'staat', 'staan')} nog open")
    if voorbehoud := rapport.wettelijk_met_voorbehoud:
        delen.append(f"{aantal(len(voorbehoud), 'heeft', 'hebben')} een voorbehoud")
    return f"{opsomming(delen)}. Geldgebrek is bij een wettelijke taak geen geldige reden."


def voorstel(
    plateaus: tuple[PlateauDeel, ...], *, regio: bool, gepland: Collection[str] = ()
) -> Iterator[str]:
    """What a raad could be asked, from the outcome, when the dossier itself does not say.

    Args:
        plateaus: with their hiaten.
        regio: whether it is the dossier of a regio.
        gepland: the ids of the vragen of which is known when they will be met.
    """
    college = "De colleges" if regio else "Het college"
    yield "Kennis te nemen van dit rapport."
    taken = [v for p in plateaus for v in p.hiaten if v.is_wettelijk]
    if wettelijk := len(taken):
        hoe = woorden.niet_of_deels(v.score.antwoord for v in taken)
        wat, komt = ("de wettelijke taak", "komt")
        if wettelijk > 1:
            wat, komt = (f"de {wettelijk} wettelijke taken", "komen")
        yield (
            f"{college} te vragen hoe en wanneer {wat} op orde {komt} waaraan nog {hoe} is voldaan."
        )
    eerste = plateaus[0]
    rest = [v for v in eerste.hiaten if not v.score.uitgelegd and not v.is_wettelijk]
    if zonder := [v for v in rest if v.vraag.id not in gepland]:
        overige = "overige " if wettelijk else ""
        wat = f"het {overige}hiaat"
        if len(zonder) > 1:
            wat = f"de {overige}{len(zonder)} hiaten"
        wat += f" van plateau {eerste.plateau.id}"
        if any(v.score.uitgelegd for v in eerste.hiaten):
            wat += " zonder volledige uitleg"
        if len(zonder) < len(rest):
            wat += " waarvoor die nog ontbreekt"
        yield f"{college} te vragen om een planning voor {wat}."
    uitleg = [v for p in plateaus for v in p.hiaten if v.score.uitgelegd]
    if uitgelegd := len(uitleg):
        hoe = woorden.niet_of_deels(v.score.antwoord for v in uitleg)
        wordt = "wordt" if uitgelegd == 1 else "worden"
        yield (
            "Uit te spreken of de raad instemt met de uitleg bij "
            f"{aantal(uitgelegd, 'taak die', 'taken die')} {hoe} {wordt} uitgevoerd."
        )
    if open_ := [f"{len(p.open)} van plateau {p.plateau.id}" for p in plateaus if p.open]:
        vragen = f"{college} te vragen de open vragen te beantwoorden: {opsomming(open_)}"
        yield f"{vragen}{_eerst_wettelijk(plateaus)}."


def _eerst_wettelijk(plateaus: Iterable[PlateauDeel]) -> str:
    wettelijk = sum(v.is_wettelijk for p in plateaus for v in p.open)
    if not wettelijk:
        return ""
    if wettelijk == 1:
        return ", te beginnen met de wettelijke taak die openstaat"
    return f", te beginnen met de {wettelijk} wettelijke taken die openstaan"
