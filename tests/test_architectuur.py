"""The house rules of the code: who may import whom, how large a module is, what is described."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest

import vngcheck

BRON: Final = Path(vngcheck.__file__).parent
MODULES: Final = sorted(BRON.rglob("*.py"))
MODELLEN: Final = {"dossier", "kader"}
GEVAAR: Final = {"eval", "exec", "compile", "__import__", "print", "breakpoint"}
ALLE: Final = pytest.mark.parametrize("pad", MODULES, ids=lambda p: str(p.relative_to(BRON)))


def boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"))


def naam(pad: Path) -> str:
    """The name of a module within the package: `rapport.pdf`, `cli` for its `__init__`."""
    delen = [*pad.relative_to(BRON).with_suffix("").parts]
    return ".".join(delen[:-1] if delen[-1] == "__init__" else delen)


def invoer(pad: Path) -> set[str]:
    """Everything a module imports, also inside functions and with `import_module`."""
    gevonden: set[str] = set()
    for knoop in ast.walk(boom(pad)):
        if isinstance(knoop, ast.Import):
            gevonden |= {alias.name for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            assert knoop.level == 0, "imports are absolute"
            gevonden.add(str(knoop.module))
            gevonden |= {f"{knoop.module}.{alias.name}" for alias in knoop.names}
        elif isinstance(knoop, ast.Call) and ast.unparse(knoop.func).endswith("import_module"):
            gevonden |= {str(ast.literal_eval(arg)) for arg in knoop.args[:1] if is_tekst(arg)}
    return gevonden


def is_tekst(knoop: ast.expr) -> bool:
    return isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)


def van_ons(pad: Path) -> set[str]:
    """The modules of ours that a module imports."""
    eigen = {naam(module) for module in MODULES}
    delen = {n.removeprefix("vngcheck.") for n in invoer(pad) if n.startswith("vngcheck.")}
    return delen & eigen


def van_buiten(pad: Path) -> set[str]:
    return {deel.partition(".")[0] for deel in invoer(pad)}


@ALLE
def test_alleen_de_opdrachtregel_kent_typer_en_rich(pad: Path) -> None:
    if naam(pad).partition(".")[0] != "cli":
        assert van_buiten(pad) & {"typer", "rich", "click", "prompt_toolkit"} == set()


@ALLE
def test_niets_gebruikt_de_opdrachtregel(pad: Path) -> None:
    if naam(pad).partition(".")[0] not in {"cli", "__main__"}:
        assert {n for n in van_ons(pad) if n.partition(".")[0] == "cli"} == set()


def test_de_score_kent_alleen_de_modellen() -> None:
    assert van_ons(BRON / "score.py") == MODELLEN


def test_de_score_leest_en_schrijft_niets() -> None:
    assert van_buiten(BRON / "score.py") <= {
        "__future__",
        "collections",
        "datetime",
        "enum",
        "fractions",
        "math",
        "typing",
        "pydantic",
        "vngcheck",
    }


@ALLE
def test_alleen_de_pdf_kent_weasyprint(pad: Path) -> None:
    zwaar = van_buiten(pad) & {"weasyprint", "pydyf", "fontTools", "tinyhtml5", "cffi"}
    if naam(pad) not in {
        "rapport.pdf",
        "rapport.pdfmotor",
        "rapport.pdfregels",
        "rapport.pdfstromen",
        "rapport.pdftempo",
        "rapport.pdfua",
        "rapport.tekens",
    }:
        assert zwaar == set()


def test_wat_weasyprint_nodig_heeft_wordt_gevonden() -> None:
    # Else the test above would pass without seeing anything.
    assert "pydyf" in van_buiten(BRON / "rapport" / "pdfua.py")
    assert "weasyprint" in van_buiten(BRON / "rapport" / "pdfmotor.py")
    assert {"typer", "rich"} <= van_buiten(BRON / "cli" / "scherm.py") | van_buiten(
        BRON / "cli" / "__init__.py"
    )


def test_gegevens_stromen_een_kant_op() -> None:
    lagen = [
        {"errors", "velden"},
        {"kader"},
        {"dossier"},
        {"score"},
        {"rapport.model"},
        {"rapport.inhoud"},
        {"rapport.html"},
        {"rapport.maken"},
    ]
    hoogte = {module: laag for laag, modules in enumerate(lagen) for module in modules}
    for pad in MODULES:
        if (eigen := hoogte.get(naam(pad))) is not None:
            assert {n for n in van_ons(pad) if hoogte.get(n, -1) >= eigen} == set(), naam(pad)


def test_geen_module_gebruikt_zichzelf_langs_een_omweg() -> None:
    # A package that imports a part of itself names itself too; that is no detour.
    kent = {naam(pad): van_ons(pad) - {"", naam(pad)} for pad in MODULES}
    bereikt = {n: set(buren) for n, buren in kent.items()}
    for _ in kent:
        for buren in bereikt.values():
            buren |= {verder for n in buren.copy() for verder in kent[n]}
    assert {n for n, buren in bereikt.items() if n in buren} == set()


@ALLE
def test_niets_wordt_geprint_of_uitgevoerd(pad: Path) -> None:
    aanroepen = {
        knoop.func.id
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name)
    }
    assert aanroepen & GEVAAR == set()


@ALLE
def test_een_module_is_overzichtelijk(pad: Path) -> None:
    assert len(pad.read_text(encoding="utf-8").splitlines()) < 400


@ALLE
def test_alles_wat_openbaar_is_heeft_uitleg(pad: Path) -> None:
    module = boom(pad)
    zonder = [] if ast.get_docstring(module) else [naam(pad)]
    te_doen: list[ast.Module | ast.ClassDef] = [module]
    while te_doen:
        for knoop in te_doen.pop().body:
            if not isinstance(knoop, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            # What a private class holds is private too; so are names with an underscore.
            if knoop.name.startswith("_"):
                continue
            if not ast.get_docstring(knoop):
                zonder.append(knoop.name)
            if isinstance(knoop, ast.ClassDef):
                te_doen.append(knoop)
    assert zonder == []
