"""What is said of the dossiers of a regio that are not used; for `regio` and `rapport --regio`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vngcheck.regiodossiers import Inzameling, Vondst


def say_who_is_missing(gathered: Inzameling) -> None:
    """Name every gemeente that takes no part, every file that was not used, and why."""
    from vngcheck.cli.scherm import mededeling
    from vngcheck.opmaak import datum
    from vngcheck.regiowoorden import INLEVERING, REMEDIE

    for member in gathered.leden:
        if member.dossier is None:
            mededeling(f"Doet niet mee: {member.naam}: {INLEVERING[member.stand]}.", "yellow")
            mededeling(f"    {REMEDIE[member.stand]}")
        elif member.dossier.dossier.peildatum != gathered.regio.dossier.peildatum:
            day = datum(member.dossier.dossier.peildatum)
            mededeling(f"Andere peildatum: {member.naam}: {day}.", "yellow")
        _say_files(member.ongebruikt)
    _say_of_no_member(gathered)


def say_unused_files(gathered: Inzameling, own: str) -> None:
    """Name every file of the other gemeenten that was not used, and why.

    Args:
        gathered: the regio with its dossiers.
        own: the key of the gemeente whose report it is, as `gemeentesleutel` gives it.
    """
    from vngcheck.cli.scherm import mededeling
    from vngcheck.dossierbestand import gemeentesleutel
    from vngcheck.regiowoorden import INLEVERING, REMEDIE

    for member in gathered.leden:
        if gemeentesleutel(member.naam) == own:
            continue
        if member.dossier is None and member.ongebruikt:
            what = INLEVERING[member.stand]
            mededeling(f"Niet in de vergelijking: {member.naam}: {what}.", "yellow")
            mededeling(f"    {REMEDIE[member.stand]}")
        _say_files(member.ongebruikt)
    _say_of_no_member(gathered)


def _say_files(unused: Iterable[Vondst]) -> None:
    from vngcheck.cli.scherm import mededeling, toon_meldingen
    from vngcheck.regiowoorden import ONGEBRUIKT

    for found in unused:
        mededeling(f"  {found.pad}: {ONGEBRUIKT[found.stand]}.", "yellow")
        toon_meldingen(found.fouten, fouten=True)


def _say_of_no_member(gathered: Inzameling) -> None:
    from vngcheck.cli.scherm import mededeling, toon_meldingen

    for found in gathered.vreemd:
        mededeling(
            f"{found.pad}: bouwt op dit regiodossier, maar is niet van een gemeente van de regio.",
            "yellow",
        )
        toon_meldingen(found.fouten, fouten=True)
    for path, why in gathered.onleesbaar:
        mededeling(f"Niet gelezen: {path}: {why}", "yellow")
    for path, why in gathered.buiten:
        mededeling(f"Niet gebruikt: {path}: {why}", "yellow")
