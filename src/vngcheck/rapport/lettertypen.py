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

TEKENS: Final = (
    "20-7E A0-AC AE-B4 B6-107 10A-113 116-11B 11E-123 126-127 12A-12B 12E-133 136-137 139-13E "
    "141-148 150-155 158-15B 15E-165 16A-16B 16E-17E 192 218-21B 237 2C6-2C7 2C9 2D8-2DD "
    "300-304 306-308 30A-30C 312 326-328 394 3A9 3BC 3C0 1E80-1E85 1E9E 1EF2-1EF3 2009 "
    "2013-2014 2018-201A 201C-201E 2020-2022 2026 2030 2039-203A 2044 20AC 20B9 2113 2122 "
    "212E 2202 220F 2211-2212 2215 2219-221A 221E 222B 2248 2260 2264-2265 25CA 266A"
)
"""The characters that every file has: ranges of code points, hexadecimal.

Written down, for reading them from the files takes longer than what is done with them.
"""


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
