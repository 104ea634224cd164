"""What the questionnaire asks for, and what it says back; for any kind of screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vngcheck.yamlfile import Pad, padtekst

WIS: Final = "-"
"""What empties a field that has something in it."""
TOCH: Final = "toch"
"""What keeps a text although it looks like personal data."""


class Soort(StrEnum):
    """What kind of input a `Stap` wants."""

    KEUZE = "keuze"
    REGEL = "regel"
    TEKST = "tekst"
    PLEK = "plek"


class Opdracht(StrEnum):
    """What can be said at every point, instead of an answer."""

    TERUG = "terug"
    VERDER = "verder"
    GA = "ga"
    HULP = "?"
    STOP = "stop"


class Toon(StrEnum):
    """How a `Bericht` is meant."""

    GOED = "goed"
    GEWOON = "gewoon"
    WAARSCHUWING = "waarschuwing"
    FOUT = "fout"
    HULP = "hulp"


@dataclass(frozen=True, slots=True)
class Bericht:
    """Something to tell at once; `Toon.HULP` asks the screen to show all about the vraag."""

    toon: Toon
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Optie:
    """One choice: the key for it, the word for it, and what it means."""

    toets: str
    woord: str
    label: str


@dataclass(frozen=True, slots=True)
class Stap:
    """One prompt.

    Attributes:
        pad: what it fills in, as a place in the antwoord; its own for every stap of a vraag.
        vraag: what is asked.
        soort: what kind of input fits.
        uitleg: what to fill in, for who asks for help.
        opties: of a keuze, all choices.
        leeg: what an empty line does.
        huidig: what stands there now, as text; None for nothing.
        concept: what was typed before and not kept, to go on from.
        bezwaar: whether the concept looks like personal data, and waits for `toch`.
        suggesties: what can be chosen by its number, or typed.
        verplicht: whether something must be filled in before going on.
    """

    pad: Pad
    vraag: str
    soort: Soort
    uitleg: str = ""
    opties: tuple[Optie, ...] = ()
    leeg: str = ""
    huidig: str | None = None
    concept: str = ""
    bezwaar: bool = False
    suggesties: tuple[str, ...] = ()
    verplicht: bool = False

    @property
    def naam(self) -> str:
        """The place as people read it: `bewijs[1].titel`."""
        return padtekst(self.pad)

    @property
    def is_vraag(self) -> bool:
        """Whether this is the vraag itself, and not something about its antwoord."""
        return self.pad == ANTWOORD


ANTWOORD: Final[Pad] = ("antwoord",)
MEER: Final[Pad] = ("meer",)
PLEK: Final[Pad] = ("plek",)
