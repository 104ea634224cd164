"""Partners by role and form of uitbuiting, and what nobody covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vngcheck import woorden
from vngcheck.dossier import Partner, Rol
from vngcheck.kader import Vorm

GENOEMD: Final = 8
"""Names in one cell; the table of partners has them all."""
NIEMAND: Final = "niemand genoemd"
ONBEKEND: Final = "vorm niet genoemd"


@dataclass(frozen=True, slots=True)
class Rolrij:
    """One role: who has it, for each form in the order of the columns."""

    rol: str
    cellen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Netwerk:
    """The chapter on partners.

    `kolommen` are the forms in words, and a last one for partners of whom no form is known
    (`met_rest`), where there are such. Where the dossier names no form at all, there is one
    column for all. `niemand` says in words what nobody is named for.
    """

    partners: tuple[Partner, ...]
    kolommen: tuple[str, ...]
    rijen: tuple[Rolrij, ...]
    niemand: tuple[str, ...]
    zonder_rol: int
    zonder_vorm: int

    @property
    def is_leeg(self) -> bool:
        """Whether the dossier names no partner."""
        return not self.partners

    @property
    def met_vormen(self) -> bool:
        """Whether the dossier names a form of any partner with a role."""
        return len(self.kolommen) > 1

    @property
    def met_rest(self) -> bool:
        """Whether the last column is for partners of whom no form is known."""
        return self.met_vormen and self.zonder_vorm > 0

    @property
    def met_opgaven(self) -> dict[str, bool]:
        """Of what the list of partners says, beside the name: whether it says it of any."""
        velden = ("groep", "rollen", "vormen", "werkprocessen")
        return {veld: any(getattr(p, veld) for p in self.partners) for veld in velden}

    @property
    def met_streepje(self) -> bool:
        """Whether a dash stands in the list of partners."""
        velden = [veld for veld, genoemd in self.met_opgaven.items() if genoemd]
        return not all(getattr(p, veld) for p in self.partners for veld in velden)


def maak_netwerk(partners: Sequence[Partner]) -> Netwerk:
    """Set the partners of a dossier out by role and form.

    Args:
        partners: in the order of the dossier, which is also that within a cell.
    """
    met_rol = [partner for partner in partners if partner.rollen]
    zonder_vorm = sum(not partner.vormen for partner in met_rol)
    # One sign for the whole table: with a comma in a name, a comma parts no names.
    tussen = "; " if any("," in partner.naam for partner in met_rol) else ", "
    kolommen = ["wie"]
    if met_vormen := zonder_vorm < len(met_rol):
        kolommen = [woorden.VORM[vorm] for vorm in Vorm]
        kolommen += [ONBEKEND] if zonder_vorm else []
    rijen = []
    for rol in Rol if met_rol else ():
        wie = [partner for partner in met_rol if rol in partner.rollen]
        alle = GENOEMD * len(Vorm)
        cellen = _cellen(wie, tussen) if met_vormen else [_namen(wie, tussen, alle) or NIEMAND]
        rijen.append(Rolrij(woorden.ROL[rol], tuple(cellen[: len(kolommen)])))
    return Netwerk(
        tuple(partners),
        tuple(kolommen),
        tuple(rijen),
        tuple(_niemand(partners)) if met_rol else (),
        len(partners) - len(met_rol),
        zonder_vorm,
    )


def _cellen(partners: Sequence[Partner], tussen: str) -> list[str]:
    """Who of the partners with one role is there for each form, and for no form in particular."""
    rest = [partner for partner in partners if not partner.vormen]
    # Someone of whom no form is known may do this one: then nobody is not the right word.
    geen = ONBEKEND if rest else NIEMAND
    return [
        *(_namen([p for p in partners if vorm in p.vormen], tussen) or geen for vorm in Vorm),
        _namen(rest, tussen) or NIEMAND,
    ]


def _namen(partners: Sequence[Partner], tussen: str, hoogstens: int = GENOEMD) -> str:
    """Names on one line; what does not fit is a number, where that saves more than one name."""
    namen = [partner.naam for partner in partners]
    if len(namen) <= hoogstens + 1:
        return tussen.join(namen)
    return f"{tussen.join(namen[:hoogstens])} en nog {len(namen) - hoogstens}"


def _niemand(partners: Sequence[Partner]) -> list[str]:
    """What nobody covers: whole roles, and forms role by role.

    A partner without a form may do a role for any: then nothing is said of single forms.
    """
    zinnen = []
    for rol in Rol:
        wie = [partner for partner in partners if rol in partner.rollen]
        if not wie:
            zinnen.append(woorden.ROL[rol].capitalize())
        elif all(partner.vormen for partner in wie):
            gezien = {vorm for partner in wie for vorm in partner.vormen}
            mist = [woorden.VORM[vorm] for vorm in Vorm if vorm not in gezien]
            zinnen += [f"{woorden.ROL[rol].capitalize()} bij {vorm}" for vorm in mist]
    return zinnen
