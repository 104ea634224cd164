"""Zip files, as Office documents are, without the times of today: equal content, equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TIJD: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""


def vaste_zip(inhoud: bytes, anders: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The same zip, with fixed times and the same system for every part.

    Args:
        inhoud: the zip.
        anders: parts that get another content, by name.
    """
    stroom = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(inhoud)) as oud,
        zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as nieuw,
    ):
        for naam in oud.namelist():
            deel = zipfile.ZipInfo(naam, _TIJD)
            deel.compress_type = zipfile.ZIP_DEFLATED
            deel.create_system = 0  # else it differs between Windows and the rest
            nieuw.writestr(deel, anders[naam] if naam in anders else oud.read(naam))
    return stroom.getvalue()
