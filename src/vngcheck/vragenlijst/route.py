"""Which vragen a walk through the questionnaire asks, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vngcheck.dossier import GeldendAntwoord, GeldendeAntwoorden
from vngcheck.errors import GebruikFout
from vngcheck.invoer import bedoelt_u
from vngcheck.kader import Bouwsteen, Domein, Kader, Vraag
from vngcheck.kaderzoeken import plek


@dataclass(frozen=True, slots=True)
class Keuze:
    """What someone wants to walk through; without anything: all open vragen.

    Attributes:
        kern: only vragen of sterkte A.
        plateau: only this plateau, by its id.
        bouwsteen: only this bouwsteen, by its id or number.
        domein: only vragen of this domein, and those of both.
        alle: also vragen that have an antwoord.
        herzien_voor: only own antwoorden that are to be confirmed again, or are from before
            this day, or have no day.
    """

    kern: bool = False
    plateau: str | None = None
    bouwsteen: str | None = None
    domein: Domein | None = None
    alle: bool = False
    herzien_voor: date | None = None


def op_volgorde(kader: Kader) -> list[tuple[Bouwsteen, Vraag]]:
    """Every vraag with its bouwsteen: by plateau, then as in the kader."""
    return [
        (steen, vraag)
        for plateau in kader.plateaus
        for steen in kader.bouwstenen_van(plateau.id)
        for vraag in steen.vragen
    ]


def route(kader: Kader, geldend: GeldendeAntwoorden, keuze: Keuze) -> list[str]:
    """The ids of the vragen to ask, in order.

    Args:
        kader: the kader.
        geldend: the antwoorden that count now, inherited ones included.
        keuze: what is wanted.

    Raises:
        GebruikFout: there is no such plateau or bouwsteen.
    """
    return list(_route(kader, geldend, keuze, _bouwsteen(kader, keuze)))


def _route(
    kader: Kader, geldend: GeldendeAntwoorden, keuze: Keuze, alleen: Bouwsteen | None
) -> Iterator[str]:
    plateaus = [plateau.id for plateau in kader.plateaus]
    if keuze.plateau is not None and keuze.plateau not in plateaus:
        raise GebruikFout(
            f"Plateau '{keuze.plateau}' bestaat niet. Kies uit: {', '.join(plateaus)}."
        )
    for steen, vraag in op_volgorde(kader):
        past = (
            (keuze.plateau is None or steen.plateau == keuze.plateau)
            and (alleen is None or steen.id == alleen.id)
            and (not keuze.kern or vraag.is_kern)
            and (keuze.domein is None or vraag.domein in {keuze.domein, Domein.BEIDE})
        )
        if past and aan_de_beurt(geldend.get(vraag.id), keuze):
            yield vraag.id


def _bouwsteen(kader: Kader, keuze: Keuze) -> Bouwsteen | None:
    if keuze.bouwsteen is None:
        return None
    gevonden = plek(kader, keuze.bouwsteen)
    if gevonden is None or gevonden.vraag is not None:
        namen = [steen.id for steen in kader.bouwstenen]
        remedie = bedoelt_u(
            keuze.bouwsteen, namen, f"Kijk met: vngcheck kader toon {kader.verwijzing}"
        )
        raise GebruikFout(f"De bouwsteen '{keuze.bouwsteen}' bestaat niet. {remedie}")
    return gevonden.bouwsteen


def aan_de_beurt(geldend: GeldendAntwoord | None, keuze: Keuze) -> bool:
    """Whether a vraag with this antwoord is to be asked; None for none."""
    if keuze.alle:
        return True
    if keuze.herzien_voor is None:
        return geldend is None or geldend.telt is None
    if geldend is None or geldend.geerfd or geldend.antwoord.antwoord is None:
        return False
    gegeven = geldend.antwoord
    # Of an antwoord without a day nobody knows how old it is.
    return gegeven.te_herbevestigen or gegeven.datum is None or gegeven.datum < keuze.herzien_voor
