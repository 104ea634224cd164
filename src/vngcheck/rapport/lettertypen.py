"""The font that travels with vngcheck: Atkinson Hyperlegible Next, under the OFL 1.1."""

from __future__ import annotations

from typing import Final

FAMILIE: Final = "Atkinson Hyperlegible Next"
"""Its name; no other font may be in a PDF."""

BESTANDEN: Final = {
    "AtkinsonHyperlegibleNext_400Regular.ttf": ("normal", 400),
    "AtkinsonHyperlegibleNext_400Regular_Italic.ttf": ("italic", 400),
    "AtkinsonHyperlegibleNext_700Bold.ttf": ("normal", 700),
}
"""The files in `templates/fonts`, with the style and weight of each."""


def regel(naam: str, bron: str) -> str:
    """The `@font-face` rule of CSS for one of the files.

    Args:
        naam: the file, one of `BESTANDEN`.
        bron: the address in `url(...)` where a renderer finds it.
    """
    stijl, gewicht = BESTANDEN[naam]
    return (
        f'@font-face {{ font-family: "{FAMILIE}"; font-style: {stijl}; '
        f'font-weight: {gewicht}; src: url("{bron}") format("truetype"); }}'
    )
