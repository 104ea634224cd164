"""`vngcheck controleer`: every error and warning in every file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from vngcheck.cli.opties import Kaders

if TYPE_CHECKING:
    from vngcheck.errors import Melding

MEER: Final = " Misschien volgen er meer als de fouten zijn hersteld."

EXAMPLES = """
vngcheck controleer dossier.yaml
vngcheck controleer dossiers/*.yaml
"""


def controleer(
    dossiers: Annotated[
        list[Path],
        typer.Argument(metavar="DOSSIER", help="Een of meer dossiers.", readable=False),
    ],
    kaders: Kaders = None,
) -> None:
    """Zoek alle fouten en waarschuwingen in dossiers.

    Elke melding noemt het bestand, de regel, wat er mis is en wat u kunt doen. Bouwen dossiers op
    een bestand met fouten, dan staan die fouten er één keer. Met een fout eindigt de opdracht met
    code 3; met alleen waarschuwingen met code 0.
    """
    from vngcheck.cli.scherm import fout
    from vngcheck.errors import Ernst, Exitcode, GebruikFout

    ending = Exitcode.GELUKT
    check = _Check(dossiers, kaders)
    for dossier in dossiers:
        try:
            findings, _ = check.of(dossier)
        except GebruikFout as error:
            # One name that is wrong keeps no other file from being looked at.
            fout(error)
            ending = Exitcode.VERKEERD_GEBRUIK
            continue
        if ending is Exitcode.GELUKT and any(one.ernst is Ernst.FOUT for one in findings):
            ending = Exitcode.ONGELDIGE_INVOER
        check.say(dossier)
    if ending is not Exitcode.GELUKT:
        raise typer.Exit(ending)


class _Check:
    """The findings of a number of dossiers, each of which is said once.

    What is wrong in a regiodossier or a kader comes up in every dossier that builds on it. It is
    said where that file itself is looked at, or else behind the first dossier that needs it.
    """

    def __init__(self, dossiers: list[Path], kaders: Path | None) -> None:
        self._kaders = kaders
        self._given = {os.path.realpath(dossier): dossier for dossier in reversed(dossiers)}
        self._checked: dict[Path, tuple[list[Melding], bool]] = {}
        self._said: set[tuple[object, ...]] = set()

    def of(self, dossier: Path) -> tuple[list[Melding], bool]:
        """All findings about a dossier, and whether it is an invented one that has no error.

        Raises:
            GebruikFout: the file or the folder does not exist.
        """
        from vngcheck.dossierbestand import controleer_dossier

        if dossier not in self._checked:
            findings, loaded = controleer_dossier(dossier, self._kaders)
            self._checked[dossier] = findings, loaded is not None and loaded.dossier.fictief
        return self._checked[dossier]

    def say(self, dossier: Path) -> None:
        """Print what is wrong in a dossier, and what is wrong in what it builds on."""
        from vngcheck.cli.scherm import toon, toon_meldingen
        from vngcheck.errors import Ernst
        from vngcheck.opmaak import aantal, opsomming
        from vngcheck.woorden import FICTIEF

        findings, invented = self.of(dossier)
        own = [one for one in findings if _file(one) == os.path.realpath(dossier)]
        others: dict[str, list[Melding]] = {}
        for one in findings:
            if one not in own:
                others.setdefault(_file(one), []).append(one)
        toon_meldingen(own)
        wrong = sum(one.ernst is Ernst.FOUT for one in own)
        rest = len(own) - wrong
        names = [str(self._given.get(file, there[0].bestand)) for file, there in others.items()]
        see = f" Zie ook de fouten in {opsomming(names)}." if names else ""
        mark = f" {FICTIEF}." if invented else ""
        toon(
            f"{dossier}: {aantal(wrong, 'fout', 'fouten')}, "
            f"{aantal(rest, 'waarschuwing', 'waarschuwingen')}.{see}"
            f"{MEER if wrong or others else ''}{mark}",
            "red" if wrong or others else "yellow" if rest else "green",
        )
        for file, name in zip(others, names, strict=True):
            new = [one for one in others[file] if not self._is_said(file, one)]
            self._said |= {_key(one) for one in new}
            toon_meldingen(new)
            if new:
                wrong = sum(one.ernst is Ernst.FOUT for one in new)
                toon(f"{name}: {aantal(wrong, 'fout', 'fouten')}.{MEER}", "red")

    def _is_said(self, file: str, finding: Melding) -> bool:
        """Whether it was said before, or is said where the file itself is looked at."""
        from vngcheck.errors import GebruikFout

        if _key(finding) in self._said:
            return True
        if file not in self._given:
            return False
        with suppress(GebruikFout):
            return any(_key(one) == _key(finding) for one in self.of(self._given[file])[0])
        return False  # it is no dossier


def _file(finding: Melding) -> str:
    return os.path.realpath(finding.bestand)


def _key(finding: Melding) -> tuple[object, ...]:
    """What makes two findings the same, however their file was named."""
    return (_file(finding), finding.ernst, finding.regel, finding.pad, finding.tekst)
