"""Telling a command from a text: what can be typed at every point."""

from __future__ import annotations

from typing import Final

from vngcheck.kader import Kader
from vngcheck.kaderzoeken import plek
from vngcheck.vragenlijst.stappen import Opdracht, Soort, Stap

_WOORDEN: Final = {
    "terug": Opdracht.TERUG,
    "verder": Opdracht.VERDER,
    "ga": Opdracht.GA,
    "?": Opdracht.HULP,
    "help": Opdracht.HULP,
    "stop": Opdracht.STOP,
}
_LETTERS: Final = {
    "t": Opdracht.TERUG,
    "v": Opdracht.VERDER,
    "g": Opdracht.GA,
    "s": Opdracht.STOP,
}
"""At a vraag itself, where no text can be meant."""


def lees_opdracht(kader: Kader, stap: Stap, tekst: str) -> tuple[Opdracht, str] | None:
    """The command that someone typed, with where to go; None when it is an answer.

    Where text is asked for, a text that begins with a space is always text, and "ga" only
    means a jump when what stands behind it names a place exactly: "Ga na of ..." is the beginning
    of a sentence.
    """
    is_tekst = stap.soort in {Soort.TEKST, Soort.REGEL}
    if is_tekst and tekst.startswith(" "):
        return None
    woorden = tekst.split()
    eerste = woorden[0].casefold() if woorden else ""
    bekend = {**_WOORDEN, **_LETTERS} if stap.is_vraag else _WOORDEN
    if eerste not in bekend:
        return None
    opdracht, waarheen = bekend[eerste], " ".join(woorden[1:])
    if not waarheen:
        return opdracht, ""
    if opdracht is not Opdracht.GA or "\n" in tekst.strip():
        return None
    if is_tekst and plek(kader, waarheen) is None:
        return None
    return opdracht, waarheen
