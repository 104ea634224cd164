"""The bytes of a PDF: made once, and with streams whose end can be read in one way only.

It works on `pydyf` objects, just before the bytes are written.
"""

from __future__ import annotations

import zlib
from functools import cache, partial
from importlib import import_module
from typing import Any, Final

DUBBELZINNIG: Final = b"\r\nendstream"
"""A stream that ends in a carriage return: where it ends can be read in two ways."""


def leg_vast(pdf: Any) -> None:
    """Make the bytes of every object, for good.

    Left to pydyf, those of each object are made twice: for the identifier of the file, and to
    write it. A stream of which the end would be DUBBELZINNIG gets a second, textual filter.

    Args:
        pdf: the `pydyf.PDF`; changed in place. Nothing can be changed in its objects after.
    """
    for plaats, ding in enumerate(pdf.objects):
        if getattr(ding, "compress", False):
            _pers(ding)
            if ding.stream[0].endswith(b"\r"):
                ding.stream = [ding.stream[0].hex().encode() + b">"]
                ding.extra["Filter"] = "[/ASCIIHexDecode /FlateDecode]"
        elif ding.compressible and ding.free == "n":
            pdf.objects[plaats] = vast = _vast()()
            vast.number, vast.data = ding.number, ding.data
    pdf.add_object = partial(_voeg_toe, pdf)


def vul(pdf: Any, poging: int) -> None:
    """Add an object that says nothing.

    The streams that hold the other objects are made while writing. When one of those is
    DUBBELZINNIG, this makes it another.
    """
    pdf.add_object(type(pdf.catalog)({"Type": "/Vulling", "Nr": poging}))


@cache
def _vast() -> type[Any]:
    """The class for an object of a PDF of which only the bytes are left."""
    return type("_Vast", (import_module("pydyf").Object,), {"data": b""})


def _voeg_toe(pdf: Any, ding: Any) -> None:
    """Add what is made while writing; a stream is compressed here, and not once for each use."""
    if getattr(ding, "compress", False):
        _pers(ding)
    type(pdf).add_object(pdf, ding)


def _pers(stroom: Any) -> None:
    """Compress a stream as zlib does by default.

    That takes a third of the time of the level that pydyf chooses, for a file that is a
    fortieth larger.
    """
    stroom.compress = False
    inhoud = stroom.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    stroom.stream = [zlib.compress(inhoud)]
    stroom.extra = {**stroom.extra, "Filter": "/FlateDecode"}
