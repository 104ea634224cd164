"""The streams of a PDF: compressed once, and with an end that can be read in one way only.

It works on `pydyf` objects, just before the bytes are written.
"""

from __future__ import annotations

from typing import Any, Final

DUBBELZINNIG: Final = b"\r\nendstream"
"""A stream that ends in a carriage return: where it ends can be read in two ways."""


def comprimeer(pdf: Any) -> None:
    """Compress every stream that is to be compressed, for good.

    Left to pydyf, each is compressed twice: for the identifier of the file, and to write it. A
    stream of which the end would be DUBBELZINNIG gets a second, textual filter.

    Args:
        pdf: the `pydyf.PDF`; changed in place.
    """
    for ding in pdf.objects:
        if getattr(ding, "compress", False):
            inhoud = ding.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
            filter_ = "/FlateDecode"
            if inhoud.endswith(b"\r"):
                inhoud, filter_ = inhoud.hex().encode() + b">", "[/ASCIIHexDecode /FlateDecode]"
            ding.stream, ding.compress = [inhoud], False
            ding.extra = {**ding.extra, "Filter": filter_}


def vul(pdf: Any, poging: int) -> None:
    """Add an object that says nothing.

    The streams that hold the other objects are made while writing. When one of those is
    DUBBELZINNIG, this makes it another.
    """
    pdf.add_object(type(pdf.catalog)({"Type": "/Vulling", "Nr": poging}))
