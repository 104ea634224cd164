"""Printing to people: results on standard output, everything else on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from vngcheck.errors import Ernst, InvoerFout, Melding
from vngcheck.opdrachtregel import opdracht_regel

if TYPE_CHECKING:
    from rich.console import Console


@cache
def scherm(*, fouten: bool = False) -> Console:
    """The console for results, or for errors and notices."""
    from rich.console import Console

    return Console(stderr=fouten, highlight=False, markup=False, emoji=False, soft_wrap=False)


def schoon(tekst: str) -> str:
    """Text without characters that steer a terminal; they show as their number."""
    return "".join(
        teken if teken.isprintable() or teken == "\n" else f"\\u{ord(teken):04x}"
        for teken in tekst.replace("\xa0", " ")
    )


def toon(tekst: str = "", stijl: str | None = None) -> None:
    """Print a line of a result."""
    scherm().print(schoon(tekst), style=stijl)


def mededeling(tekst: str, stijl: str | None = None) -> None:
    """Print a notice; it is no part of the result. Not wrapped, to keep paths whole."""
    scherm(fouten=True).print(schoon(tekst), style=stijl, soft_wrap=True)


def toon_opdrachten(
    opdrachten: Iterable[tuple[str, Sequence[Path | str]]], kaders: Path | None = None
) -> None:
    """Print what can be done next: each command with its words, ready to be copied.

    Args:
        opdrachten: the commands.
        kaders: the folder given with `--kaders`, which these need as well.
    """
    mappen: list[Path | str] = [] if kaders is None else ["--kaders", kaders]
    toon("Verder:", "dim")
    for opdracht, woorden in opdrachten:
        regel = opdracht_regel(["vngcheck", opdracht, *woorden, *mappen])
        # Not wrapped: a command that is copied must stay one line.
        scherm().print(schoon(f"  {regel}"), style="dim", soft_wrap=True)


def fout(wat: Exception | str) -> None:
    """Print why something could not be done."""
    if isinstance(wat, InvoerFout):
        toon_meldingen(wat.meldingen, fouten=True)
    else:
        mededeling(f"Fout: {wat}", "red")


def toon_meldingen(meldingen: Iterable[Melding], *, fouten: bool = False) -> None:
    """Print findings about files, one after the other, the remedy on a line of its own."""
    from rich.text import Text

    uit = scherm(fouten=fouten)
    for melding in meldingen:
        kleur = "red" if melding.ernst is Ernst.FOUT else "yellow"
        regel = Text().append(schoon(f"{melding.plaats}: "), style="bold")
        regel.append(f"{melding.ernst.value}: ", style=kleur)
        if melding.pad:
            regel.append(schoon(f"{melding.pad}: "), style="cyan")
        regel.append(schoon(melding.tekst))
        uit.print(regel, soft_wrap=True)
        if melding.remedie:
            uit.print(schoon(f"    {melding.remedie}"), soft_wrap=True)
