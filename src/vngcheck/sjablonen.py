"""The Jinja templates of report and letters, set up in one safe way.

Every text of a dossier or kader is untrusted: autoescape is on for every template, and a name
that is missing is an error and not an empty place.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

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

    They hold nothing of any dossier. A template that was changed is compiled again.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 (what is no pickle can raise anything)
            bucket.reset()  # a damaged file: it is made again

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full disk costs only that time
            super().dump_bytecode(bucket)


def _geheugen() -> _Geheugen | None:
    """What is kept is code that will be run: only where nobody else can write, else nowhere."""
    with suppress(LookupError, OSError, RuntimeError):
        map_ = None  # Jinja makes one for this user, and refuses one of somebody else
        if sys.platform == "win32":
            # There it takes the folder of TEMP as it is, which all users can write in for a
            # program that runs as the system.
            map_ = str(Path(os.environ["LOCALAPPDATA"], "Temp"))
        # Without any other folder Python takes the one we are in: that holds somebody's files.
        if not Path(tempfile.gettempdir()).samefile(Path.cwd()):
            return _Geheugen(map_, f"vngcheck-{__version__}-%s.cache")
    return None


@cache
def tekst_van(map_: str, naam: str) -> str:
    """A file beside the templates as it is, such as a stylesheet."""
    return (pakketmap("templates") / map_ / naam).read_text(encoding="utf-8")
