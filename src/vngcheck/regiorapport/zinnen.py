"""What the regional report says in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from vngcheck import woorden
from vngcheck.dossier import Antwoord, Waarde
from vngcheck.kader import kadernaam
from vngcheck.opmaak import aantal, datum, euro, getal, interval, opsomming, procent
from vngcheck.rapport.model import Stand
from vngcheck.regio import geregeld_door
from vngcheck.regiobeeld import GemeenteBeeld, PlateauBeeld, VraagBeeld
from vngcheck.regiodossiers import Inlevering
from vngcheck.regiogeld import Uitleg
from vngcheck.regiorapport.inhoud import Inzending, Regiorapport
from vngcheck.regiowoorden import INLEVERING, namen
from vngcheck.score import BouwsteenOordeel, BouwsteenScore, Interval, PlateauOordeel
from vngcheck.spreiding import Grens


def waarom_niet(inzending: Inzending) -> str:
    """Why a gemeente takes no part, in words."""
    woord = INLEVERING[inzending.lid.stand]
    if inzending.lid.stand is Inlevering.FOUTEN:
        return f"{woord}: {inzending.fouten}" if inzending.fouten else woord
    if inzending.lid.stand is Inlevering.ANDER_KADER:
        delen = [v.kader.partition("@") for v in inzending.lid.ongebruikt]
        # Only what can be a kader: anything may stand there.
        kaders = dict.fromkeys(filter(None, (kadernaam(id_, versie) for id_, _, versie in delen)))
        return f"{woord}: {', '.join(kaders)}" if kaders else woord
    return woord


def meezin(rapport: Regiorapport) -> str:
    """Of how many gemeenten there is a dossier that counts, as a sentence.

    It also holds where others made the dossiers: who takes part in what, no file tells.
    """
    mee, alle = len(rapport.vergeleken), len(rapport.inzendingen)
    if mee == alle:
        van = f"alle {alle} gemeenten" if alle > 1 else "de enige gemeente"
        return f"Van {van} is er een dossier."
    return f"Van {mee} van de {alle} gemeenten is er een dossier dat meetelt."


def deelnamezin(rapport: Regiorapport) -> str:
    """Which gemeenten are compared and which are not, in a few sentences."""
    mee, open_ = len(rapport.vergeleken), len(rapport.onvolledig)
    zinnen = [meezin(rapport)]
    if open_ == mee:
        wie = "Elk dossier heeft" if mee > 1 else "Het dossier heeft"
        zinnen.append(f"{wie} nog open vragen.")
    elif open_:
        wie = "Eén daarvan heeft" if open_ == 1 else f"{open_} daarvan hebben"
        zinnen.append(f"{wie} nog open vragen.")
    if rapport.op_andere_dag:
        delen = [
            f"{i.lid.naam} ({datum(i.andere_peildatum)})"
            for i in rapport.op_andere_dag
            if i.andere_peildatum
        ]
        zinnen.append(f"Met een andere peildatum dan de regio: {', '.join(delen)}.")
    if rapport.ontbreken:
        delen = [f"{i.lid.naam} ({waarom_niet(i)})" for i in rapport.ontbreken]
        zinnen.append(f"Niet vergeleken: {'; '.join(delen)}.")
    return " ".join(zinnen)


_STAND: Final[Mapping[BouwsteenOordeel, Stand]] = {
    BouwsteenOordeel.VOLDOET: Stand.VOLDOET,
    BouwsteenOordeel.DEELS: Stand.DEELS,
    BouwsteenOordeel.VOLDOET_NIET: Stand.NIET,
    BouwsteenOordeel.OPEN: Stand.OPEN,
    BouwsteenOordeel.NVT: Stand.NVT,
}
KORT: Final[Mapping[Stand, str]] = {
    Stand.VOLDOET: "voldoet",
    Stand.UITGELEGD: "uitgelegd",
    Stand.DEELS: "deels",
    Stand.NIET: "niet",
    Stand.OPEN: "open",
    Stand.NVT: "n.v.t.",
}
"""One word for where a bouwsteen stands, for a narrow column."""
KORT_UITLEG: Final[Mapping[Stand, str]] = {
    Stand.VOLDOET: "Elke vraag van de bouwsteen is met ja beantwoord.",
    Stand.UITGELEGD: "Wat niet met ja is beantwoord, is volledig uitgelegd.",
    Stand.DEELS: "Een deel van de vragen is met ja beantwoord, of met deels.",
    Stand.NIET: "Elke vraag is met nee beantwoord.",
    Stand.OPEN: "Minstens één vraag heeft nog geen antwoord dat telt.",
    Stand.NVT: "Geen vraag is van toepassing.",
}
UITLEG: Final[Mapping[Uitleg, str]] = {
    Uitleg.TELT: "Uitleg die telt",
    Uitleg.TELT_NIET: "Uitleg die niet telt",
    Uitleg.WETTELIJK: "Wettelijke taken, waar uitleg nooit telt",
}


def stand_van(score: BouwsteenScore) -> Stand:
    """Where a bouwsteen stands, in the same six words as a vraag."""
    return Stand.UITGELEGD if score.uitgelegd else _STAND[score.oordeel]


def kort_interval(score: Interval | None) -> str:
    """A score for a narrow column: 65%, or 61–70% when vragen are open."""
    return interval(score).replace("% tot ", "–")


def oordelenzin(plateau: PlateauBeeld) -> str:
    """How many gemeenten have which verdict on a plateau."""
    telling = Counter(deel.score.oordeel for _, deel in plateau.delen)
    delen = [
        f"{aantal(telling[oordeel], 'gemeente', 'gemeenten')}: {woorden.PLATEAU[oordeel]}"
        for oordeel in PlateauOordeel
        if telling[oordeel]
    ]
    return "; ".join(delen) + "."


def scorezin(plateau: PlateauBeeld) -> str:
    """The median and the spread of the scores of a plateau; empty when there is none."""
    spreiding = plateau.spreiding
    if spreiding is None:
        return ""
    midden = interval(spreiding.mediaan)
    if spreiding.aantal == 1:
        return f"De score is {midden}."
    if spreiding.laagste == spreiding.hoogste:
        return f"De score is in elke gemeente {midden}."
    laag, hoog = _grenszin(spreiding.laag), _grenszin(spreiding.hoog)
    zin = f"De mediaan van de score is {midden}."
    if spreiding.laag == spreiding.hoog:
        return f"{zin} De scores lopen van {interval(_van_tot(spreiding.laag))}."
    return (
        f"{zin} Telt elke open vraag als nee, dan {laag}. Telt elke open vraag als ja, dan {hoog}."
    )


def _grenszin(grens: Grens) -> str:
    if grens.laagste == grens.hoogste:
        return f"is elke score {procent(grens.laagste)}"
    return f"lopen de scores van {interval(_van_tot(grens))}"


def _van_tot(grens: Grens) -> Interval:
    return Interval(laag=grens.laagste, hoog=grens.hoogste)


def leverzin(rapport: Regiorapport) -> str:
    """What the regio answers for its gemeenten, counted."""
    vragen = [vraag for vraag in rapport.beeld.vragen if vraag.regio is not None]
    telling = Counter(v.regio.antwoord for v in vragen if v.regio and not v.regio.te_herbevestigen)
    delen = [
        f"{telling[waarde]} keer {woorden.ANTWOORD[waarde]}" for waarde in Waarde if telling[waarde]
    ]
    open_ = sum(bool(v.regio and v.regio.te_herbevestigen) for v in vragen)
    if open_:
        delen.append(f"{open_} keer {woorden.HERBEVESTIGEN}")
    zin = (
        f"Het dossier van de regio {rapport.naam} geeft op "
        f"{aantal(len(vragen), 'vraag', 'vragen')} een antwoord dat voor gemeenten kan gelden"
    )
    return f"{zin}: {opsomming(delen)}." if delen else f"{zin}."


def wie_regelt(antwoord: Antwoord, regio: str) -> str | None:
    """Who sees to what the regio answers, to read in a table; None where nobody does.

    Who it is, `vngcheck.regio.geregeld_door` says. That gives a name at each antwoord, as the
    design has it for JSON and batch. Beside a nee on paper the name of the regio would say that
    it does what it says it does not, so there it only stands when the regiodossier gives one.
    """
    gedaan = antwoord.antwoord in {Waarde.JA, Waarde.DEELS}
    return geregeld_door(antwoord, regio) if gedaan or antwoord.geregeld_door else None


def aandeelzin(rapport: Regiorapport) -> str:
    """How much of what counts in the gemeenten comes from the regio: it makes scores alike."""
    van_regio = sum(gemeente.overgenomen for gemeente in rapport.beeld.gemeenten)
    alles = van_regio + sum(gemeente.eigen for gemeente in rapport.beeld.gemeenten)
    if not van_regio:
        return "In geen enkele gemeente geldt er een."
    zin = (
        f"Van de {aantal(alles, 'antwoord', 'antwoorden')} van de gemeenten samen "
        f"{'komt' if van_regio == 1 else 'komen'} er {getal(van_regio)} van de regio."
    )
    if van_regio * 2 > alles:
        zin += " Daardoor lijken de scores op elkaar."
    return zin


def restzin(gemeente: GemeenteBeeld) -> str:
    """What a gemeente itself says is left to do, as one text."""
    telling = Counter(taak for _, taken in gemeente.resttaken for taak in taken)
    return "; ".join(f"{t} ({n} keer)" if n > 1 else t for t, n in telling.items())


def geldzin(rapport: Regiorapport) -> str:
    """What the regio together does not do for lack of rijksmiddelen; empty when nothing."""
    if rapport.beeld.geld.is_leeg:
        return ""
    geld = rapport.beeld.geld
    zinnen = [
        f"Bij {aantal(geld.taken, 'taak', 'taken')} zegt een gemeente of de regio: wij doen dit "
        "niet of maar deels, want het Rijk geeft er geen geld voor."
    ]
    for uitleg in Uitleg:
        rij = geld.totaal(uitleg)
        if not rij.taken:
            continue
        jaren = [f"{euro(jaar.totaal)} in {jaar.jaar}" for jaar in rij.jaren]
        bedrag = f", samen {opsomming(jaren)}" if jaren else ", zonder bedrag"
        zinnen.append(f"{UITLEG[uitleg]}: {aantal(rij.taken, 'taak', 'taken')}{bedrag}.")
    return " ".join(zinnen)


def met_bewijs(vraag: VraagBeeld, alle: int) -> str:
    """Who meets a vraag; who names no bewijs for it is marked."""
    if len(vraag.voldoet) == alle > 1 and not vraag.zonder_bewijs:
        return namen(vraag.voldoet, alle)
    delen = [
        f"{naam} (zonder bewijs)" if naam in vraag.zonder_bewijs else naam for naam in vraag.voldoet
    ]
    return ", ".join(delen)
