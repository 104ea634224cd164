"""Driving `vngcheck invullen` in a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from terminal import Terminal, vngcheck
from vngcheck.dossierbestand import laad_dossier
from vngcheck.yamlfile import lees_yaml

PLAN = "Is er een plan?"
RAAD = "Weet de raad van het plan?"


def invullen(pad: Path, *opties: str, **hoe: Any) -> Terminal:
    return Terminal(vngcheck("invullen", pad.name, *opties), cwd=pad.parent, **hoe)


def antwoorden(pad: Path) -> dict[str, Any]:
    """What the file says now; it is valid whenever we look."""
    laad_dossier(pad)
    gelezen: Any = lees_yaml(pad).data.get("antwoorden")
    return dict(gelezen or {})


def typ(term: Terminal, prompt: str, tekst: str) -> None:
    """Type a line once the prompt for it is there."""
    term.wacht_op(prompt, "F3 volgende vraag")
    term.typ(tekst)
    term.toets("enter")
