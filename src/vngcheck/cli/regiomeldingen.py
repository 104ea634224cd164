"""What is said of the dossiers of a regio that are not used; for `regio` and `rapport --regio`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vngcheck.dossierbestand import GeladenDossier
    from vngcheck.regiodossiers import Inzameling, Lid, Vondst


def say_who_is_missing(gathered: Inzameling) -> None:
    """Name every gemeente that takes no part, every file that was not used, and why."""
    from vngcheck.cli.scherm import mededeling
    from vngcheck.opmaak import datum
    from vngcheck.regiowoorden import REMEDIE

    for member in gathered.leden:
        if member.dossier is None:
            _say_absent(member, gathered.regio, "Doet niet mee", REMEDIE.get(member.stand, ""))
            continue
        if member.dossier.dossier.peildatum != gathered.regio.dossier.peildatum:
            day = datum(member.dossier.dossier.peildatum)
            mededeling(f"Andere peildatum: {member.naam}: {day}.", "yellow")
        _say_passed_over(member)
    _say_of_no_member(gathered)


def say_unused_files(gathered: Inzameling, own: str) -> None:
    """Name every file of the other gemeenten that was not used, and why.

    Args:
        gathered: the regio with its dossiers.
        own: the key of the gemeente whose report it is, as `gemeentesleutel` gives it.
    """
    from vngcheck.dossierbestand import gemeentesleutel
    from vngcheck.regiodossiers import Inlevering
    from vngcheck.regiowoorden import DUBBEL_BIJ_RAPPORT, REMEDIE

    remedies = {**REMEDIE, Inlevering.DUBBEL: DUBBEL_BIJ_RAPPORT}
    for member in gathered.leden:
        if gemeentesleutel(member.naam) == own:
            continue
        if member.dossier is not None:
            _say_passed_over(member)
        elif member.ongebruikt:
            remedy = remedies.get(member.stand, "")
            _say_absent(member, gathered.regio, "Niet in de vergelijking", remedy)
    _say_of_no_member(gathered)


def _say_absent(member: Lid, region: GeladenDossier, heading: str, remedy: str) -> None:
    """Say why a gemeente takes no part, and name each of its files once."""
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.regiodossiers import Inlevering
    from vngcheck.regiowoorden import INLEVERING, ONGEBRUIKT, hoort_bij, opnieuw

    mededeling(f"{heading}: {member.naam}: {INLEVERING[member.stand]}.", "yellow")
    if remedy:
        mededeling(f"    {remedy}")
    for found in member.ongebruikt:
        if found.meting is not None:
            mededeling(f"  {found.pad}: {hoort_bij(found.meting, region)}", "yellow")
        elif not found.fouten:
            why = "" if found.stand is member.stand else f": {ONGEBRUIKT[found.stand]}."
            mededeling(f"  {found.pad}{why}", "yellow")
        toon_meldingen(found.fouten, fouten=True)
    if member.stand is Inlevering.ANDERE_METING:
        older = [(found.meting, found.pad) for found in member.ongebruikt if found.meting]
        meting, path = max(older, key=lambda one: one[0].peildatum)
        mededeling(f"    {opnieuw(path, meting, region, member.naam)}")


def _say_passed_over(member: Lid) -> None:
    """Name the files of a gemeente that takes part with another one, each once."""
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.regiowoorden import ONGEBRUIKT

    for found in member.ongebruikt:
        where = member.naam if found.fouten else f"{member.naam}: {found.pad}"
        mededeling(f"Niet gebruikt: {where}: {ONGEBRUIKT[found.stand]}.", "yellow")
        toon_meldingen(found.fouten, fouten=True)


def _say_of_no_member(gathered: Inzameling) -> None:
    from vngcheck.cli.scherm import mededeling, toon_meldingen

    for found in gathered.vreemd:
        mededeling(f"{found.pad}: bouwt op dit regiodossier, maar {_whose(found)}.", "yellow")
        toon_meldingen(found.fouten, fouten=True)
    for path, why in gathered.onleesbaar:
        mededeling(f"Niet gelezen: {path}: {why}", "yellow")
    for path, why in gathered.buiten:
        mededeling(f"Niet gebruikt: {path}: {why}", "yellow")


def _whose(found: Vondst) -> str:
    if not found.sleutel:
        return "het is niet te zien van welke gemeente"
    return "is niet van een gemeente van de regio"
