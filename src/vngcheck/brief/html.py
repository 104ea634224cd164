"""The letters as HTML: the source of the PDF.

Every text of a dossier or kader is untrusted. Autoescape is on, nothing marks such a text as
safe, and no link is made out of one.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from vngcheck import __version__, sjablonen
from vngcheck.brief.model import Alinea, Document, Kop, Punten, Tabel, blijft_bij, delen_van
from vngcheck.sjablonen import tekst_van


def naar_html(document: Document) -> str:
    """Render letters as one HTML document, for `rapport.pdf.naar_pdf`.

    The subject of the first letter is the h1; a second letter is its annex, and begins at h2.
    """
    return (
        _omgeving()
        .get_template("brief.html")
        .render(
            d=document,
            vngcheck=__version__,
            stijl=Markup(tekst_van("brief", "stijl.css")),  # noqa: S704 (our own stylesheet)
        )
    )


@cache
def _omgeving() -> Environment:
    omgeving = sjablonen.omgeving("brief")
    omgeving.tests |= {
        "alinea": lambda blok: isinstance(blok, Alinea),
        "kop": lambda blok: isinstance(blok, Kop),
        "tabel": lambda blok: isinstance(blok, Tabel),
        "punten": lambda blok: isinstance(blok, Punten),
        "samen_met": blijft_bij,
    }
    omgeving.filters["delen"] = delen_van
    return omgeving
