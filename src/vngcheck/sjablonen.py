"""The Jinja templates of report and letters, set up in one safe way.

Every text of a dossier or kader is untrusted: autoescape is on for every template, and a name
that is missing is an error and not an empty place.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vngcheck.bestanden import pakketmap


def omgeving(*mappen: str) -> Environment:
    """An environment for the templates in folders of `templates`, the first that has one first."""
    return Environment(
        loader=FileSystemLoader([pakketmap("templates") / map_ for map_ in mappen]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def tekst_van(map_: str, naam: str) -> str:
    """A file beside the templates as it is, such as a stylesheet."""
    return (pakketmap("templates") / map_ / naam).read_text(encoding="utf-8")
