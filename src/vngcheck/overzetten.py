"""Moving a dossier to another versie of its kader, by a koppelbestand.

What is certain moves as it is; the rest is marked to be confirmed again, or left open. Nothing
is dropped: beside the new dossier come two reports (`overzetverslag`) with every old antwoord
and actie whole. The old dossier is never touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from vngcheck.dossier import Actie, Antwoord, Dossier, Fase
from vngcheck.dossierbestand import GeladenDossier, laad_dossiertekst
from vngcheck.errors import Ernst, GebruikFout, InvoerFout, UitvoerFout
from vngcheck.gemeentekeuze import Wie
from vngcheck.kader import Vraag
from vngcheck.kaderbestand import GeladenKader
from vngcheck.koppelbestand import GeladenKoppeling, Soort, Stap
from vngcheck.nieuw import keur_regio as keur_nieuwe_regio
from vngcheck.nieuw import maak_map, met_kop, pad_vanaf
from vngcheck.opmaak import aantal
from vngcheck.overzetsamen import gesplitst, is_gelijk, samengevoegd, te_bevestigen
from vngcheck.velden import MAX_TEKST, genormaliseerd
from vngcheck.yamlbewerken import bewerk
from vngcheck.yamlboom import Boom, Deel

_ALINEA: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Overgang:
    """One step of the koppelbestand, and what it did to the antwoorden."""

    stap: Stap
    oud: Mapping[str, Antwoord]
    nieuw: Mapping[str, Antwoord]

    @property
    def is_eensluidend(self) -> bool:
        """Whether all old vragen had the same antwoord."""
        return is_gelijk(self.stap.van, self.oud)


@dataclass(frozen=True, slots=True)
class Actieovergang:
    """An actie, its place in the old dossier from 0, and the vraag that it is for now.

    `naar` is None when its vraag is vervallen: then it stands in the report only.
    """

    nummer: int
    actie: Actie
    naar: str | None


@dataclass(frozen=True, slots=True)
class Overgezet:
    """A dossier that is ready to be written, and what happened to get there."""

    oud: GeladenDossier
    nieuw: GeladenDossier
    koppeling: GeladenKoppeling
    overgangen: tuple[Overgang, ...]
    acties: tuple[Actieovergang, ...]

    @property
    def telling(self) -> Counter[Soort]:
        """How many old antwoorden went which way; those without an antwoord are left out."""
        return _telling(self.overgangen)

    @property
    def te_bevestigen(self) -> int:
        """How many of the antwoorden on one vraag that stayed one are to be confirmed again."""
        return _te_bevestigen(self.overgangen)

    @property
    def nieuwe_vragen(self) -> tuple[Vraag, ...]:
        """The vragen that the new versie has and the old one has not, in its order."""
        nieuw = {
            vraag
            for overgang in self.overgangen
            if overgang.stap.soort is Soort.NIEUW
            for vraag in overgang.stap.naar
        }
        vragen = self.koppeling.nieuw.kader.vragen.values()
        return tuple(vraag for vraag in vragen if vraag.id in nieuw)

    @property
    def losse_acties(self) -> tuple[Actieovergang, ...]:
        """The acties whose vraag is vervallen."""
        return tuple(actie for actie in self.acties if actie.naar is None)


def zet_over(
    oud: GeladenDossier,
    koppeling: GeladenKoppeling,
    doel: Path,
    *,
    bouwt_op: GeladenDossier | None = None,
    kaders: Path | None = None,
) -> Overgezet:
    """Make the dossier in another versie of its kader; nothing is written yet.

    Args:
        oud: the dossier.
        koppeling: how its vragen became those of the new versie.
        doel: the file it will be; its folder is made.
        bouwt_op: the regional dossier, moved already, when the dossier builds on one.
        kaders: a folder with kaders that goes before the others.

    Raises:
        GebruikFout: the dossier builds on a regional one and `bouwt_op` is not given, or the
            other way around.
        InvoerFout: what would come out holds errors.
        UitvoerFout: it cannot be put in a file.
    """
    naar = koppeling.nieuw
    keur_regio(oud, bouwt_op, naar)
    overgangen = tuple(_overgang(stap, oud.dossier) for stap in koppeling.koppeling.vragen)
    acties = tuple(_acties(oud.dossier.acties, overgangen))
    dossier = oud.dossier.model_copy(
        update={
            "kader": naar.kader.verwijzing,
            # Nobody has adopted it in the new versie.
            "fase": Fase.CONCEPT,
            "bouwt_op": pad_vanaf(doel, bouwt_op.bestand.pad) if bouwt_op else None,
            "verantwoording": _verantwoording(oud.dossier, naar, overgangen),
            "antwoorden": _antwoorden(oud.dossier, overgangen),
            "acties": tuple(
                actie.actie.model_copy(update={"vraag": actie.naar})
                for actie in acties
                if actie.naar is not None
            ),
        }
    )
    maak_map(doel)
    geladen = _geladen(oud, dossier, overgangen, doel, kaders)
    return Overgezet(oud, geladen, koppeling, overgangen, acties)


def keur_regio(oud: GeladenDossier, bouwt_op: GeladenDossier | None, naar: GeladenKader) -> None:
    """Make sure that a dossier that builds on a regional one gets one in the new versie.

    Raises:
        GebruikFout: it does not, it does not fit, or there is a regional dossier too many.
    """
    if oud.regio is None and bouwt_op is not None:
        raise GebruikFout(f"{oud.bestand.pad} bouwt niet op een regiodossier. Laat --bouwt-op weg.")
    if oud.regio is not None and bouwt_op is None:
        regio = oud.regio.bestand.pad
        raise GebruikFout(
            f"{oud.bestand.pad} bouwt op het regiodossier {regio}, dat nog kader "
            f"{oud.dossier.kader} heeft. Zet eerst dat over, met hetzelfde koppelbestand, en geef "
            "het nieuwe met --bouwt-op."
        )
    if bouwt_op is None:
        return
    if bouwt_op.dossier.regio is not None and bouwt_op.dossier.kader == oud.dossier.kader:
        raise GebruikFout(
            f"Het regiodossier {bouwt_op.bestand.pad} heeft nog kader {oud.dossier.kader}. Zet het "
            f"eerst over naar {naar.kader.verwijzing}, en geef het nieuwe met --bouwt-op."
        )
    keur_nieuwe_regio(bouwt_op, Wie(oud.naam, oud.gemeente), naar, fictief=oud.dossier.fictief)


def _overgang(stap: Stap, dossier: Dossier) -> Overgang:
    oud = {vraag: dossier.antwoorden[vraag] for vraag in stap.van if vraag in dossier.antwoorden}
    nieuw: dict[str, Antwoord] = {}
    if stap.soort is Soort.GELIJK and oud:
        antwoord = oud[stap.van[0]]
        nieuw = {stap.naar[0]: te_bevestigen(antwoord) if stap.bevestigen else antwoord}
    elif stap.soort is Soort.GESPLITST and oud:
        nieuw = gesplitst(oud[stap.van[0]], stap.naar, _hoofd(stap))
    elif stap.soort is Soort.SAMENGEVOEGD and (samen := samengevoegd(stap.van, oud)):
        nieuw = {stap.naar[0]: samen}
    return Overgang(stap, oud, nieuw)


def _hoofd(stap: Stap) -> str:
    """The new vraag that takes the place of an old one, for what can go to one only."""
    blijft = stap.blijft
    return blijft[1] if blijft else stap.naar[0]


def _antwoorden(dossier: Dossier, overgangen: Sequence[Overgang]) -> dict[str, Antwoord]:
    """The new antwoorden, in the order of the old file."""
    van = {vraag: overgang for overgang in overgangen for vraag in overgang.stap.van}
    uit: dict[str, Antwoord] = {}
    for vraag in dossier.antwoorden:
        uit |= {naar: a for naar, a in van[vraag].nieuw.items() if naar not in uit}
    return uit


def _acties(acties: Sequence[Actie], overgangen: Sequence[Overgang]) -> list[Actieovergang]:
    naar = {
        vraag: _hoofd(overgang.stap) if overgang.stap.naar else None
        for overgang in overgangen
        for vraag in overgang.stap.van
    }
    return [Actieovergang(n, actie, naar[actie.vraag]) for n, actie in enumerate(acties)]


def _telling(overgangen: Sequence[Overgang]) -> Counter[Soort]:
    return Counter(
        overgang.stap.soort
        for overgang in overgangen
        for antwoord in overgang.oud.values()
        if antwoord.antwoord is not None
    )


def _te_bevestigen(overgangen: Sequence[Overgang]) -> int:
    return _telling([overgang for overgang in overgangen if overgang.stap.bevestigen]).total()


def _verantwoording(
    dossier: Dossier, naar: GeladenKader, overgangen: Sequence[Overgang]
) -> str | None:
    """How the dossier came about, with that it was moved: every report shows it first.

    Public: counts only, and nothing that someone wrote; not even the name of the report on the
    moving, which holds internal notes.
    """
    telling = _telling(overgangen)
    bevestigen = _te_bevestigen(overgangen)
    onzeker = telling[Soort.GESPLITST] + telling[Soort.SAMENGEVOEGD]
    nieuw = sum(len(o.stap.naar) for o in overgangen if o.stap.soort is Soort.NIEUW)
    zinnen = [f"Dit dossier is overgezet van kader {dossier.kader} naar {naar.kader.verwijzing}."]
    if dossier.fase is Fase.VASTGESTELD:
        zinnen.append("Het oude was vastgesteld; dit is weer een concept.")
    if not telling:
        zinnen.append("Het had nog geen eigen antwoorden.")
    zinnen += [
        f"{aantal(hoeveel, *woorden)}."
        for hoeveel, woorden in (
            (
                telling[Soort.GELIJK] - bevestigen,
                ("antwoord ging ongewijzigd mee", "antwoorden gingen ongewijzigd mee"),
            ),
            (
                bevestigen,
                ("antwoord ging mee, te bevestigen", "antwoorden gingen mee, te bevestigen"),
            ),
            (
                onzeker,
                (
                    "antwoord hoort bij een gesplitste of samengevoegde vraag",
                    "antwoorden horen bij gesplitste of samengevoegde vragen",
                ),
            ),
            (
                telling[Soort.VERVALLEN],
                ("antwoord hoort bij een vervallen vraag", "antwoorden horen bij vervallen vragen"),
            ),
            (nieuw, ("vraag is nieuw", "vragen zijn nieuw")),
        )
        if hoeveel
    ]
    zin = f"{' '.join(zinnen)} Het verslag van het overzetten is bij het dossier bewaard."
    oud = f"{dossier.verantwoording}{_ALINEA}" if dossier.verantwoording else ""
    samen = f"{oud}{zin}"
    return samen if len(samen) <= MAX_TEKST else dossier.verantwoording


def verslagnaam(doel: Path, einde: str) -> Path:
    """Where the report of the moving stands: beside the new dossier, with its name."""
    return doel.with_name(f"{doel.stem}.overzetten{einde}")


def _geladen(
    oud: GeladenDossier,
    dossier: Dossier,
    overgangen: Sequence[Overgang],
    doel: Path,
    kaders: Path | None,
) -> GeladenDossier:
    """The new dossier as it will be read from its file, with the comments of the old one."""
    tekst = met_kop(oud.bestand.tekst, oud.bestand.pad, doel)
    paren = [paar for overgang in overgangen if (paar := overgang.stap.blijft)]
    anders = {van: naar for van, naar in paren if van != naar and van in oud.dossier.antwoorden}
    for namen in (anders, {}):
        basis = _hernoemd(tekst, namen)
        if basis is None:
            continue
        antwoorden = {namen.get(v, v): a for v, a in oud.dossier.antwoorden.items()}
        van = oud.dossier.model_copy(update={"antwoorden": antwoorden})
        geladen = _gelezen(oud, doel, bewerk(basis, _data(van), _data(dossier)), kaders)
        if geladen.dossier == dossier:
            return geladen
    raise UitvoerFout("Kan niet overzetten: het nieuwe bestand zou iets anders zeggen.")


def _gelezen(oud: GeladenDossier, doel: Path, tekst: str, kaders: Path | None) -> GeladenDossier:
    """Read the new text; what is wrong is told of the old file, as the new one is not there."""
    try:
        return laad_dossiertekst(doel, tekst, kaders)
    except InvoerFout as fout:
        kop = oud.bestand.fout(
            (), "Overzetten kan niet: er is niets gemaakt. Het nieuwe dossier zou fouten hebben."
        )
        delen = [
            replace(melding, bestand=oud.bestand.pad, regel=None)
            if melding.bestand == doel
            else melding
            for melding in fout.meldingen
            if melding.ernst is Ernst.FOUT
        ]
        raise InvoerFout([replace(kop, regel=None), *delen]) from fout


def _data(dossier: Dossier) -> dict[str, Any]:
    data = dossier.model_dump(mode="python", exclude_defaults=True)
    # Also where it is the default: what the file says of it is changed, not taken away.
    return data | {"fase": dossier.fase}


def _hernoemd(tekst: str, namen: Mapping[str, str]) -> str | None:
    """The text of a dossier with other ids before its antwoorden; None where that cannot be.

    In their place, so that what stands at an antwoord, comments as well, stays there.
    """
    if not namen:
        return tekst
    try:
        boom = Boom(tekst)
    except yaml.YAMLError:
        return None
    delen = _delen(boom, "antwoorden")
    stukken = [
        (deel, namen[naam])
        for deel in delen
        if (naam := genormaliseerd(deel.sleutel or "")) in namen
    ]
    met_anker = any(tekst.startswith("&", deel.begin) for deel, _ in stukken)
    if len(stukken) < len(namen) or met_anker:
        return None
    for deel, naar in reversed(stukken):
        tekst = f"{tekst[: deel.begin]}{naar}:{tekst[deel.na :]}"
    return tekst


def _delen(boom: Boom, sleutel: str) -> list[Deel]:
    for deel in boom.wortel.delen or []:
        if deel.sleutel == sleutel:
            return deel.waarde.delen or []
    return []
