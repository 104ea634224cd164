"""Assess a Dutch municipality against the VNG-kader for the aanpak van mensenhandel."""

from typing import Final

__version__: Final = "0.1.0"
"""Version of this package; `score --json` reports it."""
