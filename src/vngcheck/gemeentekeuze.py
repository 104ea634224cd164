"""Whose dossier it is to be: the gemeente that a user means, or that of an earlier dossier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter, ValidationError

from vngcheck.dossierbestand import GeladenDossier
from vngcheck.errors import GebruikFout
from vngcheck.gemeenten import Gemeente, bedoeld, voorstellen, zoek
from vngcheck.velden import Titel, kaal, kort

_TITEL: Final[TypeAdapter[str]] = TypeAdapter(Titel)


@dataclass(frozen=True, slots=True)
class Wie:
    """Whose dossier it is.

    Attributes:
        naam: of the gemeente or the regio.
        gemeente: the gemeente that exists; None for an invented one, or a regio.
        getypt: what was typed, when something else was read in it; else None.
    """

    naam: str
    gemeente: Gemeente | None = None
    getypt: str | None = None

    @property
    def sleutel(self) -> str:
        """What a dossier calls it: the code of a gemeente that exists, else the name."""
        return self.gemeente.code if self.gemeente is not None else self.naam


def kies_gemeente(tekst: str, *, fictief: bool = False) -> Wie:
    """The gemeente that a user names, by name, code or alias, or with a typing error.

    Args:
        tekst: what was typed.
        fictief: whether it is an invented gemeente; then every name will do.

    Raises:
        GebruikFout: there is no such gemeente, or it may be more than one; or an invented name
            that cannot be in a dossier.
    """
    if fictief:
        return Wie(_titel(tekst))
    gevonden = zoek(tekst)
    if len(gevonden) == 1:
        return Wie(gevonden[0].naam, gevonden[0])
    if gevonden:
        raise GebruikFout(
            f"Er zijn meer gemeenten '{kort(tekst.strip())}'. Kies er een:\n{_opdrachten(gevonden)}"
        )
    if (gemeente := bedoeld(tekst)) is not None:
        return Wie(gemeente.naam, gemeente, getypt=tekst.strip())
    bestaat_niet = f"De gemeente '{kort(tekst.strip())}' bestaat niet."
    verzonnen = "Is zij verzonnen, voeg dan toe: --fictief"
    if lijkt := voorstellen(tekst):
        raise GebruikFout(f"{bestaat_niet} Bedoelt u:\n{_opdrachten(lijkt)}\n{verzonnen}")
    raise GebruikFout(f"{bestaat_niet} Geef de naam of de CBS-code. {verzonnen}")


def kies_zelfde(tekst: str | None, oud: GeladenDossier) -> Wie:
    """Whose dossier it is when it follows an earlier one.

    Args:
        tekst: the gemeente that was typed, if it was.
        oud: the earlier dossier.

    Raises:
        GebruikFout: that is another gemeente, or none.
    """
    wie = Wie(oud.naam, oud.gemeente)
    if tekst is None:
        return wie
    if oud.dossier.regio is not None:
        raise GebruikFout(
            f"{oud.bestand.pad} is een regiodossier. Laat de gemeente weg: het nieuwe dossier is "
            "van dezelfde regio."
        )
    getypt = kies_gemeente(tekst, fictief=oud.gemeente is None)
    if kaal(getypt.sleutel) != kaal(wie.sleutel):
        raise GebruikFout(
            f"{oud.bestand.pad} is van {wie.naam}, niet van {getypt.naam}. Kies een ander dossier "
            "bij --vanaf, of laat de gemeente weg."
        )
    return getypt


def _titel(tekst: str) -> str:
    try:
        return _TITEL.validate_python(tekst)
    except ValidationError as fout:
        reden = fout.errors()[0].get("ctx", {}).get("tekst", "")
        raise GebruikFout(
            f"Deze naam van een gemeente kan niet: {kort(tekst)}. {reden}".strip()
        ) from fout


def _opdrachten(gemeenten: Iterable[Gemeente]) -> str:
    return "\n".join(f"  {g.naam} ({g.code}): vngcheck nieuw {g.code}" for g in gemeenten)
