"""The process that one command runs in, which is over when the command is."""

from __future__ import annotations

import gc


def kortstondig() -> None:
    """Never look for garbage again: the process ends before that pays.

    For a command that makes one document: it fills the memory once and then stops. The search
    takes a sixth of its time and finds next to nothing. Not for what goes on for long, such as
    the questionnaire or a batch.
    """
    gc.disable()


def laat_liggen() -> None:
    """Leave all that is in memory to the system: Python would take it apart object by object."""
    gc.freeze()
