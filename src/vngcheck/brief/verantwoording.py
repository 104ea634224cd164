"""What there is to account for: explanations with the reden geen_rijksmiddelen, sorted."""

from __future__ import annotations

from dataclasses import dataclass

from vngcheck.dossier import Waarde
from vngcheck.errors import GebruikFout
from vngcheck.kader import Reden
from vngcheck.rapport.model import Rapport, VraagDeel


@dataclass(frozen=True, slots=True)
class Verantwoording:
    """What goes into the letters out of a report: vragen with the reden geen_rijksmiddelen.

    `telt` is accounted for to the minister; `telt_niet` lacks something, `wettelijk` never
    counts, and both are only told to the raad.
    """

    telt: tuple[VraagDeel, ...]
    telt_niet: tuple[VraagDeel, ...]
    wettelijk: tuple[VraagDeel, ...]

    @property
    def weggelaten(self) -> tuple[VraagDeel, ...]:
        """What is not in the letter to the minister."""
        return (*self.wettelijk, *self.telt_niet)


def verantwoording(rapport: Rapport) -> Verantwoording:
    """Sort what a dossier does not do for lack of rijksmiddelen.

    Raises:
        GebruikFout: nothing counts as explanation, so there is nothing to account for; the
            message names what does not count, and why.
    """
    deel = rapport.geen_knaken
    gevonden = Verantwoording(
        _om_geld(deel.telt), _om_geld(deel.telt_niet), _om_geld(deel.wettelijk)
    )
    if gevonden.telt:
        return gevonden
    if not gevonden.weggelaten:
        raise GebruikFout(
            "Er valt niets te verantwoorden: dit dossier heeft geen antwoord nee of deels met de "
            "reden geen_rijksmiddelen."
        )
    regels = [f"  {waarom_weg(deel)}" for deel in gevonden.weggelaten]
    if gevonden.telt_niet:
        regels.append(
            "Vul de uitleg aan in het dossier, bij geen_knaken, en maak de brief opnieuw."
        )
    raise GebruikFout(
        "\n".join(
            (
                "Er valt niets te verantwoorden: geen enkele uitleg met de reden "
                "geen_rijksmiddelen telt.",
                *regels,
            )
        )
    )


def waarom_weg(deel: VraagDeel) -> str:
    """A vraag that is not in the letter to the minister, and why not, on one line."""
    return f"{deel.vraag.id}: {deel.waarom_niet_uitgelegd}."


def wat_ontbreekt(deel: VraagDeel) -> tuple[str, ...]:
    """What the dossier does not say of a task that counts, and the letter leaves open.

    Returns:
        The keys under geen_knaken, as they are written in a dossier.
    """
    uitleg = deel.antwoord.geen_knaken if deel.antwoord else None
    if uitleg is None:
        return ()
    staat_er = {
        "sinds": uitleg.sinds,
        "gezochte_dekking": uitleg.gezochte_dekking,
        "besluit.kenmerk": uitleg.besluit and uitleg.besluit.kenmerk,
        "vervalt_op": uitleg.vervalt_op,
    }
    return tuple(sleutel for sleutel, waarde in staat_er.items() if not waarde)


def _om_geld(delen: tuple[VraagDeel, ...]) -> tuple[VraagDeel, ...]:
    # The dossier may explain a ja, or a vraag with another reden; controleer warns of both.
    return tuple(
        deel
        for deel in delen
        if deel.antwoord is not None
        and deel.antwoord.reden is Reden.GEEN_RIJKSMIDDELEN
        and deel.antwoord.antwoord in {Waarde.DEELS, Waarde.NEE}
    )
