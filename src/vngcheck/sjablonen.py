"""The Jinja templates of report and letters, set up in one safe way.

Every text of a dossier or kader is untrusted: autoescape is on for every template, and a name
that is missing is an error and not an empty place.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pickle import PickleError

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from vngcheck import __version__
from vngcheck.bestanden import pakketmap


def omgeving(*mappen: str) -> Environment:
    """An environment for the templates in folders of `templates`, the first that has one first."""
    return Environment(
        loader=FileSystemLoader([pakketmap("templates") / map_ for map_ in mappen]),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=_geheugen(),
        trim_blocks=True,
        lstrip_blocks=True,
    )


class _Geheugen(FileSystemBytecodeCache):
    """Compiled templates, for the next time: compiling them takes a fifth of a second.

    They stand where Jinja puts them, in a folder for temporary files that is this user's alone,
    and hold nothing of any dossier. A template that was changed is compiled again.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (ArithmeticError, EOFError, LookupError, OSError, PickleError, ValueError):
            bucket.reset()  # half a file, of a program that was stopped: it is made again

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full disk costs only that time
            super().dump_bytecode(bucket)


def _geheugen() -> _Geheugen | None:
    # Jinja wants no folder that somebody else can write in.
    with suppress(OSError, RuntimeError):
        return _Geheugen(pattern=f"vngcheck-{__version__}-%s.cache")
    return None


@cache
def tekst_van(map_: str, naam: str) -> str:
    """A file beside the templates as it is, such as a stylesheet."""
    return (pakketmap("templates") / map_ / naam).read_text(encoding="utf-8")
