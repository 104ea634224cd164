"""Partners by role and form of uitbuiting, and what nobody covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vngcheck import woorden
from vngcheck.dossier import Partner, Rol
from vngcheck.kader import Vorm

GENOEMD: Final = 6
"""Names in one cell; the table of partners has them all."""


@dataclass(frozen=True, slots=True)
class Rolrij:
    """One role: who has it, for each form in the order of the columns."""

    rol: str
    cellen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Netwerk:
    """The chapter on partners.

    `kolommen` are the forms in words, and a last one for partners of whom no form is known,
    where there are such. `niemand` says in words what nobody is named for.
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


def maak_netwerk(partners: Sequence[Partner]) -> Netwerk:
    """Set the partners of a dossier out by role and form.

    Args:
        partners: in the order of the dossier, which is also that within a cell.
    """
    met_rol = [partner for partner in partners if partner.rollen]
    zonder_vorm = sum(not partner.vormen for partner in met_rol)
    vormen: list[Vorm | None] = [*Vorm, *([None] if zonder_vorm else [])]
    rijen = tuple(
        Rolrij(
            woorden.ROL[rol],
            tuple(_cel([p.naam for p in met_rol if _doet(p, rol, vorm)]) for vorm in vormen),
        )
        for rol in Rol
        if met_rol
    )
    return Netwerk(
        tuple(partners),
        tuple("vorm niet genoemd" if vorm is None else woorden.VORM[vorm] for vorm in vormen),
        rijen,
        tuple(_niemand(partners)) if met_rol else (),
        len(partners) - len(met_rol),
        zonder_vorm,
    )


def _doet(partner: Partner, rol: Rol, vorm: Vorm | None) -> bool:
    return rol in partner.rollen and (vorm in partner.vormen if vorm else not partner.vormen)


def _cel(namen: list[str]) -> str:
    if not namen:
        return "niemand genoemd"
    rest = len(namen) - GENOEMD
    meer = f" en nog {rest}" if rest > 0 else ""
    return ", ".join(namen[:GENOEMD]) + meer


def _niemand(partners: Sequence[Partner]) -> list[str]:
    """What nobody covers: whole roles and forms, then the rest role by role.

    A partner without a form may do a role for any: then nothing is said of single forms.
    """
    zinnen = []
    for rol in Rol:
        wie = [partner for partner in partners if rol in partner.rollen]
        if not wie:
            zinnen.append(f"{woorden.ROL[rol].capitalize()}: voor geen enkele vorm.")
        elif all(partner.vormen for partner in wie):
            gezien = {vorm for partner in wie for vorm in partner.vormen}
            mist = [woorden.VORM[vorm] for vorm in Vorm if vorm not in gezien]
            zinnen += [f"{woorden.ROL[rol].capitalize()}: bij {vorm}." for vorm in mist]
    return zinnen
