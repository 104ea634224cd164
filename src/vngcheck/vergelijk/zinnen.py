"""What a comparison says in words; the same on screen and in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vngcheck import woorden
from vngcheck.dossier import Waarde
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.kader import Kader
from vngcheck.opmaak import aantal, datum, interval, opsomming, procent
from vngcheck.score import PlateauOordeel
from vngcheck.vergelijk.model import (
    MINDER_ZEKER,
    OOK_BIJ_STIL,
    STIL,
    ActieBeweging,
    ActieSoort,
    Beweging,
    Kanttekening,
    PlateauBeweging,
    Richting,
    Vergelijking,
    VraagBeweging,
    VraagStand,
)

BEWEGING: Final[Mapping[Beweging, str]] = {
    Beweging.BETER: "beter",
    Beweging.SLECHTER: "slechter",
    Beweging.NIEUW: "nieuw beantwoord",
    Beweging.WEG: "nu weer open",
    Beweging.TE_HERBEVESTIGEN: woorden.HERBEVESTIGEN,
    Beweging.NAAR_NVT: "niet meer van toepassing",
    Beweging.VAN_NVT: "weer meegeteld",
    Beweging.HERBEVESTIGD: "opnieuw bevestigd",
    Beweging.ONGEWIJZIGD: "ongewijzigd",
}
BEWEGING_UITLEG: Final[Mapping[Beweging, str]] = {
    Beweging.BETER: "Het antwoord ging van nee of deels omhoog.",
    Beweging.SLECHTER: "Het antwoord ging van ja of deels omlaag.",
    Beweging.NIEUW: "De vraag stond open en heeft nu een antwoord.",
    Beweging.WEG: "De vraag had een antwoord en staat nu open.",
    Beweging.TE_HERBEVESTIGEN: "Het eerdere antwoord is overgenomen, maar nog niet bevestigd. "
    "Tot dan telt de vraag als open.",
    Beweging.NAAR_NVT: "De vraag telt niet meer mee. De score kan daardoor veranderen, zonder dat "
    "er iets is gedaan.",
    Beweging.VAN_NVT: "De vraag was niet van toepassing en telt nu weer mee. Dat is op zichzelf "
    "geen vooruitgang: het gaat om het antwoord van nu.",
    Beweging.HERBEVESTIGD: "Hetzelfde antwoord, met een latere datum.",
    Beweging.ONGEWIJZIGD: "Hetzelfde antwoord, niet opnieuw bevestigd; of nog steeds open.",
}
KANTTEKENING: Final[Mapping[Kanttekening, str]] = {
    Kanttekening.VAN_REGIO: "antwoord van de regio",
    Kanttekening.NVT: "niet van toepassing",
    Kanttekening.ZONDER_BEWIJS: "zonder bewijs",
    Kanttekening.VOORBEHOUD: "met een voorbehoud",
    Kanttekening.WAS_TE_HERBEVESTIGEN: "stond te herbevestigen",
    Kanttekening.BEWIJS_WEG: "het bewijs is weg",
    Kanttekening.NIEUW_VOORBEHOUD: "met een nieuw voorbehoud",
    Kanttekening.UITLEG_TELT_NIET_MEER: "de uitleg telt niet meer",
    Kanttekening.NU_VAN_REGIO: "het antwoord komt nu van de regio",
    Kanttekening.PLANNING_VOORBIJ: "de geplande datum is voorbij",
}
_ZEGT_AL: Final[Mapping[Kanttekening, Kanttekening]] = {
    Kanttekening.ZONDER_BEWIJS: Kanttekening.BEWIJS_WEG,
    Kanttekening.VOORBEHOUD: Kanttekening.NIEUW_VOORBEHOUD,
    Kanttekening.VAN_REGIO: Kanttekening.NU_VAN_REGIO,
}
"""What need not be said when the other is."""
_LET_OP: Final[Mapping[Kanttekening, str]] = {
    Kanttekening.BEWIJS_WEG: "is het bewijs weg",
    Kanttekening.NIEUW_VOORBEHOUD: "is er een nieuw voorbehoud",
    Kanttekening.UITLEG_TELT_NIET_MEER: "telt de uitleg niet meer",
    Kanttekening.NU_VAN_REGIO: "komt het antwoord nu van de regio",
    Kanttekening.PLANNING_VOORBIJ: "is de geplande datum voorbij",
}
RICHTING: Final[Mapping[Richting | None, str]] = {
    Richting.ZEKER_HOGER: "zeker hoger",
    Richting.MOGELIJK_HOGER: "mogelijk hoger",
    Richting.GELIJK: "gelijk",
    Richting.ONBEKEND: "niet te zeggen",
    Richting.MOGELIJK_LAGER: "mogelijk lager",
    Richting.ZEKER_LAGER: "zeker lager",
    None: "geen score",
}
RICHTING_UITLEG: Final = (
    "“Zeker” en “gelijk” staan er alleen als dat klopt hoe de open vragen ook uitvallen. Anders "
    "staat er “mogelijk”, of dat het niet te zeggen is."
)
ACTIE: Final[Mapping[ActieSoort, str]] = {
    ActieSoort.GEDAAN: "gedaan",
    ActieSoort.TE_LAAT: "niet gedaan: de termijn is voorbij",
    ActieSoort.VERDWENEN: "verdwenen: het dossier zegt er niets meer over",
    ActieSoort.VERVALLEN: "vervallen",
    ActieSoort.HEROPEND: "was afgesloten, nu weer open",
    ActieSoort.LOOPT: "nog niet aan de beurt, of bezig",
    ActieSoort.NIEUW: "nieuw",
    ActieSoort.AFGESLOTEN: "was al afgesloten",
}


_NU_EEN_ANTWOORD: Final = frozenset({Beweging.NIEUW, Beweging.VAN_NVT})
_EERST_EEN_ANTWOORD: Final = frozenset({Beweging.WEG, Beweging.TE_HERBEVESTIGEN, Beweging.NAAR_NVT})


@dataclass(frozen=True, slots=True)
class Vragengroep:
    """Vragen that are told of together; `soort` is null when the antwoorden stayed the same."""

    soort: Beweging | None
    naam: str
    uitleg: str
    vragen: tuple[VraagBeweging, ...]


def vragengroepen(vergelijking: Vergelijking) -> Iterator[Vragengroep]:
    """The vragen to tell of: those that moved, and those that are less sure than they were."""
    for soort in Beweging:
        if soort not in STIL and (vragen := vergelijking.met(soort)):
            yield Vragengroep(soort, BEWEGING[soort], BEWEGING_UITLEG[soort], tuple(vragen))
    if stil := tuple(vraag for vraag in vergelijking.vragen if vraag.stil_met_kanttekening):
        yield Vragengroep(
            None,
            "hetzelfde antwoord, met een kanttekening",
            "Het antwoord bleef gelijk. Wat u wel moet weten, staat tussen haakjes.",
            stil,
        )


def kernzin(vergelijking: Vergelijking) -> str:
    """The movement in one sentence, with what is not proven, not one's own, or less sure."""
    delen = (telzin(vergelijking), _waarvan(vergelijking), _let_op(vergelijking))
    return " ".join(deel for deel in delen if deel)


def telzin(vergelijking: Vergelijking) -> str:
    """The movement in one sentence: how many vragen went which way."""
    telling = vergelijking.telling
    sinds = f"Sinds {datum(vergelijking.oud)}"
    if not any(telling[soort] for soort in Beweging if soort not in STIL):
        return f"{sinds} is geen antwoord veranderd."
    delen = [_geteld(vergelijking, soort) for soort in Beweging if telling[soort]]
    return f"{sinds}: {opsomming(delen)}."


def _geteld(vergelijking: Vergelijking, soort: Beweging) -> str:
    """How many vragen moved one way; with their antwoorden where the way does not tell."""
    vragen = vergelijking.met(soort)
    telling = f"{len(vragen)} {BEWEGING[soort]}"
    if soort in _NU_EEN_ANTWOORD:
        return f"{telling} ({_waarden([vraag.nieuw for vraag in vragen])})"
    if soort in _EERST_EEN_ANTWOORD:
        return f"{telling} (eerst {_waarden([vraag.oud for vraag in vragen])})"
    return telling


def _waarden(standen: list[VraagStand]) -> str:
    """How many of each antwoord: "1 ja en 2 nee"; of one vraag the antwoord alone."""
    telling = Counter(stand.antwoord for stand in standen)
    if len(standen) == 1:
        return woorden.ANTWOORD[standen[0].antwoord]
    return opsomming([f"{telling[w]} {woorden.ANTWOORD[w]}" for w in Waarde if telling[w]])


def _let_op(vergelijking: Vergelijking) -> str:
    """Of how many vragen, moved or not, the antwoord is less sure than it was."""
    telling = Counter(soort for vraag in vergelijking.vragen for soort in vraag.kanttekeningen)
    delen = [
        f"bij {aantal(telling[soort], 'vraag', 'vragen')} {_LET_OP[soort]}"
        for soort in OOK_BIJ_STIL
        if telling[soort]
    ]
    if not delen:
        return ""
    zin = f"Let op: {opsomming(delen)}."
    if any(
        vraag.beweging in STIL and not set(MINDER_ZEKER).isdisjoint(vraag.kanttekeningen)
        for vraag in vergelijking.vragen
    ):
        return f"{zin} Hetzelfde antwoord is dus niet altijd even goed onderbouwd."
    return zin


def _waarvan(vergelijking: Vergelijking) -> str:
    """What of the progress is not proven, or not one's own."""
    vooruit = [*vergelijking.met(Beweging.BETER), *vergelijking.met(Beweging.NIEUW)]
    delen = []
    for soort, tekst in (
        (Kanttekening.ZONDER_BEWIJS, "zonder bewijs"),
        (Kanttekening.VAN_REGIO, "met een antwoord van de regio"),
        (Kanttekening.VOORBEHOUD, "met een voorbehoud"),
        (Kanttekening.WAS_TE_HERBEVESTIGEN, "eerder nog te herbevestigen"),
    ):
        if hoeveel := sum(soort in vraag.kanttekeningen for vraag in vooruit):
            delen.append(f"{hoeveel} {tekst}")
    if not delen:
        return ""
    return f"Van wat beter of nieuw is: {opsomming(delen)}."


def regiozin(eerder: GeladenDossier, later: GeladenDossier) -> str:
    """That two measurements inherit from the very same file of the regio; empty otherwise."""
    een, ander = eerder.regio, later.regio
    if een is None or ander is None or een.bestand.sha256 != ander.bestand.sha256:
        return ""
    dagen = [datum(geladen.dossier.peildatum) for geladen in (eerder, later)]
    return (
        f"De metingen van {opsomming(dagen)} gebruiken hetzelfde regiodossier, met peildatum "
        f"{datum(een.dossier.peildatum)}. Wat er bij de regio veranderde, is dus niet te zien."
    )


def bouwsteenzin(plateau: PlateauBeweging, kader: Kader) -> str:
    """Which bouwstenen moved because of the regio or of nvt as well; empty when none did."""
    namen = {steen.id: f"{steen.nummer} {steen.naam}" for steen in kader.bouwstenen}
    delen = [
        namen[steen.id]
        for steen in plateau.bouwstenen
        if steen.is_veranderd and steen.door_regio_of_nvt
    ]
    if not delen:
        return ""
    return f"Dit komt mede door de regio of door “niet van toepassing” bij {opsomming(delen)}."


def richtingzin(plateau: PlateauBeweging) -> str:
    """Which way the score of a plateau went, in one sentence."""
    if plateau.richting is None:
        return f"Plateau {plateau.id}: er zijn geen twee scores om te vergelijken."
    if plateau.richting is Richting.ONBEKEND:
        return f"Plateau {plateau.id}: of de score hoger of lager is, is niet te zeggen."
    return f"Plateau {plateau.id}: de score is {RICHTING[plateau.richting]}."


def bewijstekst(oud: float | None, nieuw: float | None) -> str:
    """Which way a share of antwoorden with bewijs went, as the percents that are shown.

    Args:
        oud: a fraction from 0 to 1; None when there is no ja or deels.
        nieuw: likewise.
    """
    if oud is None or nieuw is None:
        return RICHTING[Richting.ONBEKEND]
    if procent(oud) == procent(nieuw):
        return "gelijk"
    return "hoger" if nieuw > oud else "lager"


def van_naar(vraag: VraagBeweging) -> str:
    """The antwoord before and after."""
    oud, nieuw = _antwoord(vraag.oud), _antwoord(vraag.nieuw)
    return f"nog steeds {nieuw}" if oud == nieuw else f"van {oud} naar {nieuw}"


def kanttekeningen(vraag: VraagBeweging) -> str:
    """What must be known of a vraag; empty when there is nothing."""
    delen = [
        KANTTEKENING[soort]
        for soort in vraag.kanttekeningen
        # The antwoord itself says so already, or a kanttekening that says more.
        if soort is not Kanttekening.NVT and _ZEGT_AL.get(soort) not in vraag.kanttekeningen
    ]
    return ", ".join(delen)


def _antwoord(stand: VraagStand) -> str:
    if stand.antwoord is None and stand.te_herbevestigen is not None:
        return f"{woorden.OPEN} ({woorden.ANTWOORD[stand.te_herbevestigen]}, te herbevestigen)"
    bij = ", uitgelegd" if stand.uitgelegd else ""
    return f"{woorden.ANTWOORD[stand.antwoord]}{bij}"


def plateauzinnen(vergelijking: Vergelijking) -> Mapping[str, list[str]]:
    """By plateau, what makes it look better than it is; as sentences."""
    return {
        plateau.id: [zin for zin in (eigenzin(plateau), _openzin(vergelijking, plateau)) if zin]
        for plateau in vergelijking.plateaus
    }


def _openzin(vergelijking: Vergelijking, plateau: PlateauBeweging) -> str:
    """That a plateau is no longer niet behaald only because antwoorden are gone; or nothing."""
    oordelen = (plateau.oud.oordeel, plateau.nieuw.oordeel)
    if oordelen != (PlateauOordeel.NIET_BEHAALD, PlateauOordeel.ONVOLLEDIG):
        return ""
    weg = [
        vraag
        for vraag in vergelijking.vragen
        if vraag.plateau == plateau.id
        and vraag.oud.antwoord in {Waarde.DEELS, Waarde.NEE}
        and vraag.nieuw.antwoord is None
    ]
    if all(vraag.oud.uitgelegd for vraag in weg):
        return ""
    staan = aantal(
        len(weg), "vraag die deels of nee was, staat", "vragen die deels of nee waren, staan"
    )
    return (
        f"Plateau {plateau.id}: dat het oordeel nu “{woorden.PLATEAU[plateau.nieuw.oordeel]}” is, "
        f"is geen vooruitgang: {staan} nu open."
    )


def eigenzin(plateau: PlateauBeweging) -> str:
    """The score and oordeel without what the gemeente did not do itself; empty when all is."""
    zonder, score = plateau.zonder_regio_en_nvt, plateau.nieuw.score
    if zonder is None:
        return ""
    oordeel = plateau.oordeel_zonder_regio_en_nvt
    anders = oordeel is not None and oordeel is not plateau.nieuw.oordeel
    # A vraag that was open and is nvt now only made the range smaller.
    if score and not anders and zonder.laag >= score.laag and zonder.hoog > score.hoog:
        return ""
    kern = plateau.kern_zonder_regio_en_nvt
    bij = [f"de score {interval(zonder)} zijn"]
    if kern is not None and kern != plateau.nieuw.kern.score:
        bij.append(f"die van de kern {interval(kern)}")
    if oordeel and anders:
        bij.append(f"het oordeel “{woorden.PLATEAU[oordeel]}”")
    return (
        f"Plateau {plateau.id}: zonder wat vooruitging door de regio of door “niet van "
        f"toepassing” zou {opsomming(bij)}."
    )


def actietekst(actie: ActieBeweging) -> str:
    """What became of an actie, in one phrase."""
    delen = [ACTIE[actie.soort]]
    if actie.uitgesteld and actie.gereed_oud and actie.gereed_nieuw:
        van, tot = datum(actie.gereed_oud), datum(actie.gereed_nieuw)
        delen.append(f"uitgesteld van {van} naar {tot}")
    elif gereed := actie.gereed_nieuw or actie.gereed_oud:
        delen.append(f"termijn {datum(gereed)}")
        if actie.gereed_nieuw is None and actie.nummer_nieuw is not None:
            delen.append("het dossier noemt nu geen datum meer")
    if actie.al_voorbij:
        delen.append("de termijn is al voorbij")
    if actie.soort in {ActieSoort.TE_LAAT, ActieSoort.HEROPEND, ActieSoort.LOOPT}:
        status = woorden.ACTIESTATUS[actie.status] if actie.status else "niet genoemd"
        delen.append(f"status {status}")
    if actie.soort is not ActieSoort.NIEUW:
        delen.append(f"de vraag is nu {woorden.ANTWOORD[actie.vraag_nu]}")
    if actie.anders_verwoord:
        delen.append("de tekst is veranderd")
    return "; ".join(delen)


def actietelling(vergelijking: Vergelijking) -> str:
    """How many of the promised acties were done; empty when nothing was promised."""
    telling = Counter(actie.soort for actie in vergelijking.acties)
    beloofd = sum(telling.values()) - telling[ActieSoort.NIEUW] - telling[ActieSoort.AFGESLOTEN]
    beloofd -= telling[ActieSoort.HEROPEND]
    if not beloofd:
        return ""
    gedaan = telling[ActieSoort.GEDAAN]
    uitgesteld = sum(
        actie.uitgesteld and actie.soort is ActieSoort.LOOPT for actie in vergelijking.acties
    )
    rest = {
        "te laat": telling[ActieSoort.TE_LAAT],
        "verdwenen": telling[ActieSoort.VERDWENEN],
        "vervallen": telling[ActieSoort.VERVALLEN],
        "uitgesteld": uitgesteld,
        "nog niet aan de beurt of bezig": telling[ActieSoort.LOOPT] - uitgesteld,
    }
    if beloofd == 1:
        waarom = "".join(f": {woord}" for woord, hoeveel in rest.items() if hoeveel)
        return f"1 actie stond op de agenda; die is {'' if gedaan else 'niet '}gedaan{waarom}."
    kop = f"{aantal(beloofd, 'actie', 'acties')} stonden op de agenda"
    over = {woord: hoeveel for woord, hoeveel in rest.items() if hoeveel}
    delen = [f"{hoeveel} {woord}" for woord, hoeveel in over.items()]
    # Where none is done these are all there are: as a sentence of its own it would read as more.
    if not gedaan and len(over) == 1:
        return f"{kop}; alle {beloofd} zijn {next(iter(over))}."
    if not gedaan:
        return f"{kop}; geen daarvan is gedaan: {opsomming(delen)}."
    zin = f"{kop}; {gedaan} daarvan {'zijn' if gedaan > 1 else 'is'} gedaan."
    return f"{zin} Verder: {opsomming(delen)}." if delen else zin
