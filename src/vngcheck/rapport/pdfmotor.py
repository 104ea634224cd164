"""WeasyPrint, which lays out the PDF, imported without what a document of ours does not need.

What is left out changes no byte of a PDF (tests hold that). It rests on how WeasyPrint is made:
another version than those of `BEPROEFD` is left as it is, and is only slower.
"""

from __future__ import annotations

import ctypes.util
import io
import re
import sys
import warnings
from contextlib import ExitStack, contextmanager, redirect_stdout
from functools import cache
from importlib import import_module, metadata
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING, Any, Final

from vngcheck.errors import UitvoerFout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

INSTALLEER: Final = {
    "linux": (
        "Typ op Debian of Ubuntu: "
        "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
        "Op een andere Linux: installeer Pango met de pakketbeheerder."
    ),
    "darwin": "Typ: brew install pango",
    "win32": (
        "Installeer MSYS2 (https://www.msys2.org), open het en typ: "
        "pacman -S mingw-w64-ucrt-x86_64-pango"
    ),
}

BEPROEFD: Final = {"weasyprint": "70.", "tinyhtml5": "2.", "pydyf": "0.13.", "cffi": "2."}
"""The libraries in which we replace parts, with how the versions begin for which tests hold that.

They come out apart from each other; with another version of any of them nothing is replaced.
"""

_FONTTOOLS: Final = "fontTools"
_ONGEBRUIKT: Final = re.compile(r"^(?:::(?:foot)?note-[a-z]+|@counter-style) .*$", re.MULTILINE)
"""A rule for foot notes in the style sheet that WeasyPrint starts from, or one for a way to
count, which it has from there already."""

_NODIG: Final = re.compile(r"list-item|footnote|\bnote\(", re.IGNORECASE)
"""What a document with foot notes, or with a marker before something else than an `li`, says."""

_MARGE: Final = re.compile(r"@(?:top|bottom|left|right)-[a-z-]+", re.IGNORECASE)
"""A box in the margin of a page, in a style sheet."""

_MARGEREGEL: Final = re.compile(rf"^ +({_MARGE.pattern}) +\{{.*\}}$", re.MULTILINE)
"""The rule for such a box in the style sheet that WeasyPrint starts from."""


def laad(zonder_pdf: str) -> ModuleType:
    """Import WeasyPrint, or say in Dutch what is missing.

    Args:
        zonder_pdf: what the command that asks for it offers instead, as a Dutch sentence.

    Raises:
        UitvoerFout: it cannot be imported, most often because Pango is missing.
    """
    try:
        # It prints advice in English on standard output, where only our result belongs,
        # and warns about fonts of the system, which are not used.
        with redirect_stdout(io.StringIO()), warnings.catch_warnings(), _licht():
            warnings.simplefilter("ignore")
            import_module("weasyprint.urls")
            return import_module("weasyprint")
    except (ImportError, OSError) as fout:
        remedie = INSTALLEER.get(sys.platform, INSTALLEER["linux"])
        if isinstance(fout, ImportError):
            remedie = "Installeer vngcheck opnieuw: een Python-pakket ontbreekt of is beschadigd."
        raise UitvoerFout(
            "Kan geen PDF maken: op deze computer ontbreekt een onderdeel dat de PDF opmaakt "
            f"(WeasyPrint met Pango).\n{remedie}\n{zonder_pdf}\nDe melding was: {fout}"
        ) from fout


def bron(weasyprint: ModuleType, html: str) -> type[Any]:
    """The HTML class of WeasyPrint, with fewer rules of its own.

    Five rules for foot notes and one for the marker of a list fit every element there is, and
    each makes a set of styles: six of the seven sets of a report. A document that seems to need
    them gets all rules. Each page has sixteen boxes in its margin, of which only those that the
    document names are ever filled.
    """
    volledig: type[Any] = weasyprint.HTML
    if _NODIG.search(html) or not beproefd():
        return volledig
    regels: str = import_module("weasyprint.html").UA
    genoemd = {naam.lower() for naam in _MARGE.findall(html)}
    genoemd &= frozenset(_MARGEREGEL.findall(regels))
    return _bron(weasyprint, regels, frozenset(genoemd))


@cache
def _bron(weasyprint: ModuleType, regels: str, marges: frozenset[str]) -> type[Any]:
    regels = _ONGEBRUIKT.sub("", regels)
    regels = regels.replace("\n::marker", "\nli::marker")
    regels = _MARGEREGEL.sub(lambda regel: regel[0] if regel[1] in marges else "", regels)
    blad = weasyprint.CSS(string=regels)
    return type("_Bron", (weasyprint.HTML,), {"_ua_stylesheets": lambda *_, **__: [blad]})


def beproefd() -> bool:
    """Whether the libraries are those in which we can replace parts, see `BEPROEFD`."""
    try:
        return all(metadata.version(naam).startswith(begin) for naam, begin in BEPROEFD.items())
    except metadata.PackageNotFoundError:
        return False


@contextmanager
def _licht() -> Iterator[None]:
    """Import less, and look for less."""
    with ExitStack() as stapel:
        if "weasyprint" not in sys.modules and beproefd():
            if sys.platform.startswith("linux"):
                stapel.enter_context(_zonder_zoeken())
            if _FONTTOOLS not in sys.modules:
                stapel.enter_context(_zonder_fonttools())
        yield


@contextmanager
def _zonder_zoeken() -> Iterator[None]:
    """Do not ask compiler and linker where Pango is.

    WeasyPrint tries the names of a library one by one. For each that the system does not know,
    cffi starts up to four programs to find it. The name that Linux knows it by is among them.
    """
    with vervangen(ctypes.util, "find_library", lambda _: None):
        yield


@contextmanager
def _zonder_fonttools() -> Iterator[None]:
    """Import what asks for fontTools without it; it is imported when it is used.

    It takes fourteen megabytes and a tenth of a second, and has nothing to do where HarfBuzz
    makes the fonts smaller.
    """
    vinder = _Vinder()
    sys.meta_path.insert(0, vinder)
    try:
        yield
    finally:
        sys.meta_path.remove(vinder)
        for naam in list(sys.modules):
            if naam.partition(".")[0] == _FONTTOOLS:
                del sys.modules[naam]


@contextmanager
def vervangen(waar: object, naam: str, door: object) -> Iterator[None]:
    """Have a library find something else where it looks up a name of its own, for a while.

    Only for what it has no setting for, and where nothing else uses it meanwhile.

    Args:
        waar: the module or class that the name stands in.
        naam: the name.
        door: what stands there until the end of the block.
    """
    eigen = getattr(waar, naam)
    setattr(waar, naam, door)
    try:
        yield
    finally:
        setattr(waar, naam, eigen)


class _Vinder(MetaPathFinder, Loader):
    """Gives a module of fontTools that holds any name, each `_Later`."""

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        eigen = fullname.partition(".")[0] == _FONTTOOLS
        return ModuleSpec(fullname, self, is_package=True) if eigen else None

    def exec_module(self, module: ModuleType) -> None:
        def geef(naam: str) -> _Later:
            if naam.startswith("__"):
                raise AttributeError(naam)
            return _Later(module.__name__, naam)

        vars(module)["__getattr__"] = geef


class _Later:
    """Something of fontTools, that is imported when it is called or asked for a part."""

    def __init__(self, pakket: str, naam: str) -> None:
        self._pakket, self._naam = pakket, naam

    def _echt(self) -> Any:
        pakket = import_module(self._pakket)
        if not hasattr(pakket, self._naam):
            import_module(f"{self._pakket}.{self._naam}")
        return getattr(pakket, self._naam)

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._echt(), naam)

    def __call__(self, *args: object, **kwargs: object) -> Any:
        return self._echt()(*args, **kwargs)
