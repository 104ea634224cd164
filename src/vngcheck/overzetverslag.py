"""The report of moving a dossier to another versie, and writing it all.

There are two, of the same content: one to read (Markdown) and one for programs (JSON). Both hold
every old antwoord and actie whole, internal notes too: they are no public documents.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from vngcheck import __version__
from vngcheck.bestanden import schrijf_nieuw
from vngcheck.dossier import Antwoord, als_data
from vngcheck.dossierverschil import stand
from vngcheck.kader import Kader
from vngcheck.koppelbestand import Soort
from vngcheck.nieuw import bestaat_al
from vngcheck.opmaak import aantal, datum, opsomming
from vngcheck.overzetten import Overgang, Overgezet, verslagnaam
from vngcheck.yamlschrijven import Stijl, paar

_KOPPEN: Final = {
    (Soort.VERVALLEN, False): "Vervallen",
    (Soort.SAMENGEVOEGD, False): "Samengevoegd",
    (Soort.GESPLITST, False): "Gesplitst",
    (Soort.GELIJK, True): "Te bevestigen",
    (Soort.NIEUW, False): "Nieuw",
    (Soort.GELIJK, False): "Ongewijzigd",
}
"""The chapters, in the order in which someone has work to do on them: of which soort, and whether
`bevestigen` stands there."""
_GETELD: Final = {
    Soort.GESPLITST: "mee naar gesplitste vragen; te bevestigen",
    Soort.SAMENGEVOEGD: "mee naar samengevoegde vragen; te bevestigen of open",
    Soort.VERVALLEN: "alleen naar het verslag: de vraag is vervallen",
}
"""What became of the antwoorden that did not stay one on one, by what happened to their vraag."""
_TEKENS: Final = str.maketrans({teken: f"\\{teken}" for teken in "\\`*_[]<>#|"})


def schrijf_overgezet(overgezet: Overgezet) -> tuple[Path, Path]:
    """Write the new dossier and both reports: all three, or none.

    Returns:
        The reports, Markdown and JSON.

    Raises:
        GebruikFout: one of the files is there already.
        UitvoerFout: one cannot be written.
    """
    doel = overgezet.nieuw.bestand.pad
    if doel.exists():
        raise bestaat_al(doel)
    leesbaar, machine = verslagnaam(doel, ".md"), verslagnaam(doel, ".json")
    inhoud = overgezet.nieuw.bestand.tekst
    with ExitStack() as ongedaan:
        # The dossier last: where it is, its reports are too.
        for pad, tekst in (
            (leesbaar, verslag(overgezet)),
            (machine, verslag_json(overgezet)),
            (doel, inhoud),
        ):
            schrijf_nieuw(pad, tekst.encode())
            ongedaan.callback(pad.unlink, missing_ok=True)
        ongedaan.pop_all()
    return leesbaar, machine


def samenvatting(overgezet: Overgezet) -> list[str]:
    """What happened to the antwoorden, in numbers; the last sentence is on new vragen, if any."""
    zinnen = [] if overgezet.telling else ["Het oude dossier heeft nog geen eigen antwoorden."]
    telling, bevestigen = overgezet.telling, overgezet.te_bevestigen
    for hoeveel, wat in (
        (telling[Soort.GELIJK] - bevestigen, "ongewijzigd mee"),
        (bevestigen, "mee; te bevestigen"),
        *((telling[soort], wat) for soort, wat in _GETELD.items()),
    ):
        if hoeveel:
            zinnen.append(f"{aantal(hoeveel, 'antwoord gaat', 'antwoorden gaan')} {wat}.")
    if nieuw := overgezet.nieuwe_vragen:
        zinnen.append(f"{aantal(len(nieuw), 'vraag is', 'vragen zijn')} nieuw.")
    return zinnen


def uitkomst(overgang: Overgang) -> str:
    """What a step did to the antwoorden, in one sentence."""
    stap = overgang.stap
    standen = [stand(overgang.oud.get(vraag)) for vraag in stap.van]
    if stap.soort is Soort.GELIJK and [*overgang.oud.values()] == [*overgang.nieuw.values()]:
        zin = f"Ongewijzigd: {standen[0]}."
    elif stap.soort is Soort.NIEUW:
        zin = "Nieuw: zonder antwoord in het overgezette dossier."
    elif stap.soort is Soort.VERVALLEN:
        zin = f"Niet in het nieuwe dossier. Wat er stond: {opsomming(standen)}."
    elif not overgang.oud:
        zin = "Nog niet beantwoord."
    elif stap.bevestigen:
        zin = f"Het antwoord ({standen[0]}) ging mee, om te bevestigen."
    elif stap.soort is Soort.GESPLITST:
        zin = f"Het antwoord ({standen[0]}) staat bij elke nieuwe vraag, om te bevestigen."
    elif overgang.is_eensluidend:
        zin = f"De antwoorden waren gelijk ({standen[0]}). Dat staat er nu, om te bevestigen."
    else:
        zin = (
            f"De antwoorden verschilden: {opsomming(standen)}. De nieuwe vraag staat open, met de "
            "oude teksten als toelichting."
        )
    return zin


def verslag_json(overgezet: Overgezet) -> str:
    """The report for programs, as indented JSON."""
    oud, nieuw = overgezet.oud, overgezet.nieuw
    uit: dict[str, Any] = {
        "vngcheck": __version__,
        "van": {"kader": oud.dossier.kader, "sha256": oud.kader.sha256},
        "naar": {"kader": nieuw.dossier.kader, "sha256": nieuw.kader.sha256},
        "oud": {"bestand": oud.bestand.pad.name, "sha256": oud.bestand.sha256},
        "nieuw": {"bestand": nieuw.bestand.pad.name, "sha256": nieuw.bestand.sha256},
        "koppelbestand": {
            "bestand": overgezet.koppeling.bestand.pad.name,
            "sha256": overgezet.koppeling.bestand.sha256,
        },
        "nieuwe_vragen": [vraag.id for vraag in overgezet.nieuwe_vragen],
        "stappen": [
            {
                "soort": overgang.stap.soort.value,
                "van": list(overgang.stap.van),
                "naar": list(overgang.stap.naar),
                "reden": overgang.stap.reden,
                "bevestigen": overgang.stap.bevestigen,
                "uitkomst": uitkomst(overgang),
                "antwoorden_oud": _als_data(overgang.oud),
                "antwoorden_nieuw": _als_data(overgang.nieuw),
            }
            for overgang in overgezet.overgangen
        ],
        "acties": [
            {"nummer": actie.nummer, "naar": actie.naar, "actie": als_data(actie.actie)}
            for actie in overgezet.acties
        ],
    }
    return json.dumps(uit, ensure_ascii=False, indent=2) + "\n"


def _als_data(antwoorden: Mapping[str, Antwoord]) -> dict[str, Any]:
    return {vraag: als_data(antwoord) for vraag, antwoord in antwoorden.items()}


def verslag(overgezet: Overgezet) -> str:
    """The report to read, as Markdown."""
    return "\n".join(_regels(overgezet)) + "\n"


def _regels(overgezet: Overgezet) -> Iterator[str]:
    oud, nieuw = overgezet.oud, overgezet.nieuw
    yield f"# Overgezet: {_plat(oud.naam)}, {datum(oud.dossier.peildatum)}"
    yield ""
    if oud.dossier.fictief:
        yield from ("**FICTIEF VOORBEELD**", "")
    yield (
        f"Van kader {oud.dossier.kader} naar {nieuw.dossier.kader}, met vngcheck {__version__}. "
        "Dit verslag bevat alle oude antwoorden, ook interne notities. Het is geen openbaar stuk."
    )
    yield ""
    for wat, pad, sha256 in (
        ("Oud dossier", oud.bestand.pad, oud.bestand.sha256),
        ("Nieuw dossier", nieuw.bestand.pad, nieuw.bestand.sha256),
        ("Koppelbestand", overgezet.koppeling.bestand.pad, overgezet.koppeling.bestand.sha256),
    ):
        yield f"- {wat}: {_plat(pad.name)}, sha256 {sha256}"
    yield from ("", "## In het kort", "")
    yield from (f"- {zin}" for zin in samenvatting(overgezet))
    yield from (f"  - {_plat(v.vraag)} ({v.id})" for v in overgezet.nieuwe_vragen)
    yield from _over_acties(overgezet)
    for (soort, bevestigen), kop in _KOPPEN.items():
        delen = [
            overgang
            for overgang in overgezet.overgangen
            if (overgang.stap.soort, overgang.stap.bevestigen) == (soort, bevestigen)
        ]
        if delen:
            yield from ("", f"## {kop} ({len(delen)})", "")
        for deel in delen:
            if soort is Soort.GELIJK and not bevestigen:
                yield f"- {_pijl(deel)}: {_plat(deel.stap.reden)} {uitkomst(deel)}"
            else:
                yield from _overgang(deel, oud.kader.kader, nieuw.kader.kader)


def _over_acties(overgezet: Overgezet) -> Iterator[str]:
    """The acties that no longer stand in the dossier, or stand at another vraag."""
    los = overgezet.losse_acties
    if los:
        yield from ("", "## Acties die niet meer in het dossier staan", "")
        yield "Hun vraag is vervallen. Zet een actie die doorgaat, zelf bij een andere vraag."
        for actie in los:
            yield from ("", *_blok({"actie": als_data(actie.actie)}))
    verhuisd = [a for a in overgezet.acties if a.naar not in {None, a.actie.vraag}]
    if verhuisd:
        yield from ("", "## Acties die bij een andere vraag staan", "")
    for actie in verhuisd:
        yield f"- {_plat(actie.actie.actie)}: van {actie.actie.vraag} naar {actie.naar}"


def _overgang(overgang: Overgang, oud: Kader, nieuw: Kader) -> Iterator[str]:
    stap = overgang.stap
    yield from (f"### {_pijl(overgang)}", "")
    yield from (f"- Oud: {_plat(oud.vragen[vraag].vraag)} ({vraag})" for vraag in stap.van)
    yield from (f"- Nieuw: {_plat(nieuw.vragen[vraag].vraag)} ({vraag})" for vraag in stap.naar)
    yield f"- Reden: {_plat(stap.reden)}"
    yield f"- Wat er gebeurde: {uitkomst(overgang)}"
    if stap.soort is Soort.GESPLITST and any(a.geen_knaken for a in overgang.oud.values()):
        waar = _met_bedragen(overgang)
        yield f"- De bedragen bij geen_knaken staan alleen bij {waar}. Verdeel ze."
    yield ""
    if overgang.oud:
        yield from ("Wat er stond:", "", *_blok(_als_data(overgang.oud)), "")


def _met_bedragen(overgang: Overgang) -> str:
    for vraag, antwoord in overgang.nieuw.items():
        if antwoord.geen_knaken and antwoord.geen_knaken.bedragen:
            return vraag
    return overgang.stap.naar[0]


def _pijl(overgang: Overgang) -> str:
    van, naar = (opsomming(list(deel)) for deel in (overgang.stap.van, overgang.stap.naar))
    if van == naar or not naar:
        return van
    return f"{van} naar {naar}" if van else naar


def _blok(data: Mapping[str, Any]) -> Iterator[str]:
    """Plain data as YAML in a block of Markdown, where no text can be taken for layout."""
    for sleutel, waarde in data.items():
        yield from (f"    {regel}" for regel in paar(sleutel, waarde, 0, Stijl()))


def _plat(tekst: str) -> str:
    """A text on one line, without what Markdown would take for layout."""
    return " ".join(tekst.split()).translate(_TEKENS)
