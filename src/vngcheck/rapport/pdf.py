"""HTML to an accessible PDF: PDF/UA-1 and PDF/A-2a in one file, or PDF/A-3a with files inside.

WeasyPrint lays it out; `pdfmotor` imports it when something is rendered: it needs Pango,
which not every machine has.

WeasyPrint goes on when something is wrong, such as an image without a description, and
writes a PDF that still claims to be accessible. Here everything it says is an error.
Nothing is read but the files in `templates`, as `vngcheck:fonts/....ttf`; no network, no
other file. The clock is not read either: the same HTML gives the same bytes, and the dates
in the PDF are those of the `dcterms.created` and `dcterms.modified` meta elements.
"""

from __future__ import annotations

import gc
import io
import itertools
import logging
import os
import threading
import urllib.request
import urllib.response
import warnings
from contextlib import contextmanager
from email.message import Message
from functools import cache, partial
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from vngcheck.bestanden import pakketmap
from vngcheck.errors import UitvoerFout
from vngcheck.rapport import lettertypen, pdfmotor, pdftempo
from vngcheck.rapport.pdfboom import doorgesneden, voeg_samen
from vngcheck.rapport.pdfspaties import zet_spaties
from vngcheck.rapport.pdfstromen import DUBBELZINNIG
from vngcheck.rapport.pdfua import Bijlage, PdfFout, maak_af
from vngcheck.rapport.tekens import bijeen, breekbaar, zonder_onbekende_tekens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

SCHEMA = "vngcheck"

BASISSTIJL = (
    "\n".join(lettertypen.regel(naam, f"{SCHEMA}:fonts/{naam}") for naam in lettertypen.BESTANDEN)
    + f"""
html {{ font-family: "{lettertypen.FAMILIE}"; hyphenate-character: "-" }}
code, kbd, pre, samp {{ font-family: inherit }}
ul ul {{ list-style-type: disc }}
table {{ table-layout: fixed; width: 100% }}
"""
)
"""What every PDF starts from; the stylesheet of the document itself goes before it.

The font has no U+2010, the hyphen of CSS, and no open bullet. Automatic column widths take
forty seconds for one long address in a table.
"""

ZONDER_PDF = "Zonder PDF kan het wel: met --formaat html."
"""What to do when no PDF can be made; a command without that option says something else."""

LANGE_CEL = 400
"""Characters in a cell from which its row may be cut: a third of a page in a narrow column."""

POGINGEN = 9
"""How often to try for a file without a stream of which the end is ambiguous."""

KLOK = "SOURCE_DATE_EPOCH"
"""The variable that stops the clock of fontTools, which dates the fonts it makes smaller."""

GEEN_FOUT = ("Using fontTools instead of HarfBuzz-Subset",)
"""What WeasyPrint may say: about the machine, without effect on the PDF's quality."""

KAPOT = (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What WeasyPrint raises when HTML brings it in a state it did not foresee."""

_EEN_TEGELIJK = threading.Lock()
_RENDERS = itertools.count()


def naar_pdf(
    html: str,
    bijlagen: Sequence[Bijlage] = (),
    plaatjes: Mapping[str, bytes] = MappingProxyType({}),
    zonder_pdf: str = ZONDER_PDF,
) -> bytes:
    """Render a complete HTML document as PDF/UA-1 and PDF/A-2a.

    Characters that the font lacks become visible codes and endless words become breakable,
    see `tekens`; the HTML need not do that itself. One render at a time per process: log,
    warnings and fonts are shared by all threads.

    Args:
        html: the document, with lang, title and its own style elements.
        bijlagen: files to put inside; the PDF is then PDF/A-3a, for A-2a does not allow them.
        plaatjes: pictures by the address the HTML gives them, such as
            `vngcheck:huisstijl/logo.png`.
        zonder_pdf: what the command that asks for it offers instead, as a Dutch sentence; part
            of what an error says.

    Returns:
        The PDF; equal bytes for equal HTML and files, with the same WeasyPrint and Pango.

    Raises:
        UitvoerFout: Pango is missing, or the HTML does not give an accessible PDF.
    """
    with _EEN_TEGELIJK:
        weasyprint = pdfmotor.laad(zonder_pdf)
        with (
            _vaste_klok(),
            _zonder_omzien(),
            pdftempo.met_geheugen(),
            _luister() as meldingen,
        ):
            try:
                pdf = _render(weasyprint, html, bijlagen, plaatjes)
            except weasyprint.urls.FatalURLFetchingError as fout:
                raise _eigen_fout([f"{fout}: {fout.__cause__}"], zonder_pdf) from fout
            except PdfFout as fout:
                raise _eigen_fout([*meldingen, str(fout)], zonder_pdf) from fout
            except KAPOT as fout:
                regel = f"{type(fout).__name__}: {fout}"
                raise _eigen_fout([*meldingen, regel], zonder_pdf) from fout
            except OSError as fout:
                raise UitvoerFout(
                    f"Kan de PDF niet maken: {fout.strerror or fout}. "
                    "Is de schijf of de map voor tijdelijke bestanden vol?"
                ) from fout
        if meldingen:
            raise _eigen_fout(meldingen, zonder_pdf)
        return pdf


def _render(
    weasyprint: ModuleType,
    html: str,
    bijlagen: Sequence[Bijlage],
    plaatjes: Mapping[str, bytes],
) -> bytes:
    lezer = weasyprint.urls.URLFetcher(
        allowed_protocols={SCHEMA}, allow_redirects=False, fail_on_errors=True
    )
    lezer.add_handler(_Pakketlezer(plaatjes))
    bron = pdfmotor.bron(weasyprint, html)(string=html, url_fetcher=lezer)
    _maak_veilig(bron.etree_element)
    stijl = weasyprint.CSS(
        string=BASISSTIJL, url_fetcher=lezer, font_config=_lettertypen(), base_url=f"{SCHEMA}:"
    )
    variant = "pdf/a-3a" if bijlagen else "pdf/a-2a"
    document = bron.render(font_config=_lettertypen(), stylesheets=[stijl], pdf_variant=variant)
    for poging in range(POGINGEN):
        pdf: bytes = document.write_pdf(
            pdf_variant=variant,
            finisher=partial(_maak_af, bijlagen, poging),
        )
        if DUBBELZINNIG not in pdf:
            return pdf
    raise PdfFout(f"na {POGINGEN} pogingen nog geen eenduidig bestand")


def _maak_af(bijlagen: Sequence[Bijlage], poging: int, document: Any, pdf: Any) -> None:
    voeg_samen(pdf, doorgesneden(document.pages))
    zet_spaties(pdf, document.fonts.values())
    maak_af(pdf, lettertypen.FAMILIE, poging, bijlagen)


class _Pakketlezer(urllib.request.BaseHandler):
    """Serves `vngcheck:fonts/x.ttf` from the templates; urllib finds `vngcheck_open`."""

    handler_order = 0  # before the handler of proxies that stand in the environment

    def __init__(self, plaatjes: Mapping[str, bytes]) -> None:
        self._plaatjes = plaatjes

    def vngcheck_open(self, vraag: urllib.request.Request) -> urllib.response.addinfourl:
        """Open one file of the templates folder and none outside it, or a picture given."""
        if (plaatje := self._plaatjes.get(vraag.full_url)) is not None:
            return urllib.response.addinfourl(io.BytesIO(plaatje), Message(), vraag.full_url, 200)
        wortel = pakketmap("templates").resolve()
        pad = (wortel / unquote(urlsplit(vraag.full_url).path)).resolve()
        if not pad.is_relative_to(wortel):
            raise ValueError(f"{vraag.full_url} ligt buiten de map templates")
        return urllib.response.addinfourl(
            io.BytesIO(pad.read_bytes()), Message(), vraag.full_url, 200
        )


def _maak_veilig(wortel: Any) -> None:
    """Make all text showable and refuse attachments, which would be read past the fetcher.

    A row of a table with a long text may be cut, whatever the style says of rows: one that is
    higher than a page takes the heads of its table from it, and leaves pages empty.
    """
    in_rijen = {deel for rij in wortel.iter("tr") for deel in rij.iter()}
    for element in wortel.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        in_cel = element in in_rijen
        if element.tag == "tr" and any(len("".join(c.itertext())) > LANGE_CEL for c in element):
            element.set("style", "break-inside: auto")
        if "attachment" in element.get("rel", "").lower().split():
            raise PdfFout(f"er staat een bijlage in: {element.get('href')!r}")
        if element.tag != "style" and element.text:
            element.text = breekbaar(zonder_onbekende_tekens(element.text))
            if not element.tag.endswith("title"):  # of the document, or of a drawing
                element.text = bijeen(element.text, in_cel=in_cel)
        if element.tail:
            tekst = breekbaar(zonder_onbekende_tekens(element.tail))
            element.tail = bijeen(tekst, in_cel=in_cel)


@cache
def _lettertypen() -> Any:
    """One configuration of fonts per process: making it takes an eighth of a render."""
    return import_module("weasyprint.text.fonts").FontConfiguration()


@contextmanager
def _vaste_klok() -> Iterator[None]:
    """Let no date of today get into a font, and so into the PDF."""
    stand = os.environ.get(KLOK)
    os.environ[KLOK] = "0"
    try:
        yield
    finally:
        if stand is None:
            del os.environ[KLOK]
        else:
            os.environ[KLOK] = stand


@contextmanager
def _zonder_omzien() -> Iterator[None]:
    """Keep the garbage collector still: a twelfth of the time.

    What an earlier render left behind is collected first. Frozen, it would stay for ever: sixty
    megabytes for each report that a process makes.
    """
    stond_aan = gc.isenabled()
    if next(_RENDERS):
        gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if stond_aan:
            gc.enable()


class _Luisteraar(logging.Handler):
    """Keeps what WeasyPrint says from warning up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.meldingen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        tekst = record.getMessage()
        if not tekst.startswith(GEEN_FOUT):
            self.meldingen.append(tekst)


@contextmanager
def _luister() -> Iterator[list[str]]:
    """Collect the messages of WeasyPrint; let none of it reach standard error."""
    luisteraar = _Luisteraar()
    loggers = {naam: logging.getLogger(naam) for naam in ("weasyprint", "fontTools")}
    stand = {naam: (logger.propagate, logger.level) for naam, logger in loggers.items()}
    for logger in loggers.values():
        logger.propagate = False
    loggers["weasyprint"].setLevel(logging.WARNING)
    loggers["weasyprint"].addHandler(luisteraar)
    loggers["fontTools"].setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            # WeasyPrint does not close its colour profile.
            warnings.simplefilter("ignore", ResourceWarning)
            yield luisteraar.meldingen
    finally:
        loggers["weasyprint"].removeHandler(luisteraar)
        for naam, logger in loggers.items():
            logger.propagate, niveau = stand[naam]
            logger.setLevel(niveau)


def _eigen_fout(meldingen: list[str], zonder_pdf: str) -> UitvoerFout:
    """The error for a document that is not as it should be, which is never the user's doing."""
    regels = "\n".join(f"- {melding}" for melding in dict.fromkeys(meldingen))
    return UitvoerFout(
        "Kan geen toegankelijke PDF maken. Dit is een fout in vngcheck, niet in uw dossier. "
        f"Meld het ons met de regels hieronder. {zonder_pdf}\n{regels}"
    )
