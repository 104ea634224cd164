"""The regional report as sheets of a workbook: the numbers behind it, to sort and to filter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from vngcheck import woorden
from vngcheck.dossier import Antwoord
from vngcheck.opmaak import opsomming, procentwaarde
from vngcheck.rapport.model import Stand
from vngcheck.regiobeeld import Regiobeeld
from vngcheck.regiodossiers import Inlevering
from vngcheck.regiorapport.inhoud import Regiorapport
from vngcheck.regiorapport.zinnen import KORT, UITLEG, stand_van, waarom_niet, wie_regelt
from vngcheck.regiowoorden import INLEVERING, ONGEBRUIKT
from vngcheck.score import Interval
from vngcheck.werkboek import Blad, Cel, Kolom, Soort
from vngcheck.werkboek import Waarde as Celwaarde

VULLING: Final[Mapping[Stand, tuple[str, str]]] = {
    Stand.VOLDOET: ("DCEFE4", "14613A"),
    Stand.UITGELEGD: ("C9DAF3", "1F4A8A"),
    Stand.DEELS: ("F7D89A", "5C3700"),
    Stand.NIET: ("A8201A", "FFFFFF"),
    Stand.OPEN: ("FFFFFF", "47525F"),
    Stand.NVT: ("E3E7EC", "47525F"),
}
"""Shade and text of a cell, beside its word; as on paper."""

_Rij = list[Celwaarde | Cel]


def naar_bladen(rapport: Regiorapport) -> list[Blad]:
    """The sheets: what it is, who takes part, scores, bouwstenen, vragen, money, figures, files."""
    beeld = rapport.beeld
    resttaken, geen_knaken = _resttaken(beeld), _geen_knaken(beeld)
    bladen = [
        _over(rapport, [blad.naam for blad in (resttaken, geen_knaken) if not blad.rijen]),
        _deelname(rapport),
        _plateaus(beeld),
        _warmtekaart(beeld),
        _spreiding(beeld),
        _vragen(beeld, rapport.naam),
        resttaken,
        geen_knaken,
    ]
    if rapport.regio.dossier.cijfers:
        bladen.append(_cijfers(rapport))
    return [*bladen, _bronnen(rapport)]


def _over(rapport: Regiorapport, leeg: list[str]) -> Blad:
    dossier, kader = rapport.regio.dossier, rapport.regio.kader
    rijen: list[_Rij] = []
    if rapport.is_fictief:
        rijen.append(["Let op", woorden.FICTIEF])
    if rapport.is_intern:
        rijen.append(["Let op", woorden.INTERN])
    if rapport.persoonsgegevens:
        rijen.append(["Let op", "In de dossiers staan waarschijnlijk persoonsgegevens."])
    rijen += [
        ["Regio", rapport.naam],
        ["Peildatum", dossier.peildatum],
        ["Editie", rapport.editie.value],
        ["Kader", woorden.kaderregel(kader)],
    ]
    if rapport.regio.is_reconstructie:
        rijen.append(["Reconstructie", kader.reconstructie or woorden.RECONSTRUCTIE])
    if dossier.verantwoording:
        rijen.append(["Verantwoording", dossier.verantwoording])
    rijen += [
        ["Gemeenten", len(rapport.inzendingen)],
        ["Vergeleken", len(rapport.vergeleken)],
        ["Score", "Laag: elke open vraag telt als nee. Hoog: elke open vraag telt als ja."],
        ["Percentages", "Naar beneden afgerond. Het rapport laat het cijfer na de komma weg."],
        ["Volgorde", "Op naam van de gemeente. Dit is geen ranglijst."],
    ]
    if not all(i.lid.code for i in rapport.inzendingen):
        # The columns stay: who works on with these sheets finds the same ones each time.
        rijen.append(
            [
                "Lege cellen",
                "Een verzonnen gemeente heeft geen CBS-code en geen inwonertal. Die staan op het "
                "blad Deelname dus niet.",
            ]
        )
    if leeg:
        namen = opsomming([f"het blad {naam}" for naam in leeg])
        rijen.append(["Lege bladen", f"Geen dossier noemt iets voor {namen}."])
    kolommen = [Kolom("Wat", breedte=18), Kolom("Gegeven", breedte=90)]
    return Blad("Over", kolommen, rijen, filter=False)


def _deelname(rapport: Regiorapport) -> Blad:
    plateaus = rapport.regio.plateaus
    kolommen = [
        Kolom("Gemeente"),
        Kolom("CBS-code", breedte=11),
        Kolom("Stand", breedte=44),
        Kolom("Peildatum", Soort.DATUM),
        Kolom("Andere peildatum", breedte=17),
        Kolom("Status", breedte=13),
        *(Kolom(f"Open vragen plateau {p.plateau.id}", Soort.GETAL, 14) for p in plateaus),
        Kolom("Inwoners 1-1-2024 (CBS)", Soort.GETAL, 16),
    ]
    return Blad("Deelname", kolommen, _deelnamerijen(rapport))


def _deelnamerijen(rapport: Regiorapport) -> Iterator[_Rij]:
    for i in rapport.inzendingen:
        begin: _Rij = [i.lid.naam, i.lid.code]
        if i.rapport is None:
            leeg: _Rij = [None] * (3 + len(rapport.regio.plateaus))
            yield [*begin, f"niet vergeleken: {waarom_niet(i)}", *leeg, i.lid.inwoners]
            continue
        yield [
            *begin,
            INLEVERING[Inlevering.VERGELEKEN],
            i.rapport.dossier.peildatum,
            "ja" if i.andere_peildatum else "nee",
            woorden.FASE[i.rapport.dossier.fase],
            *(len(p.open) for p in i.rapport.plateaus),
            i.lid.inwoners,
        ]
    for naam, vondst in rapport.ongebruikt:
        bestand = f" ({vondst.pad.name})" if rapport.is_intern else ""
        rest: _Rij = [None] * (4 + len(rapport.regio.plateaus))
        yield [naam, None, f"niet gebruikt{bestand}: {ONGEBRUIKT[vondst.stand]}", *rest]


def _laag_hoog(score: Interval | None) -> _Rij:
    return [None, None] if score is None else [procentwaarde(score.laag), procentwaarde(score.hoog)]


def _plateaus(beeld: Regiobeeld) -> Blad:
    kolommen = [
        Kolom("Gemeente"),
        Kolom("Plateau", breedte=9),
        Kolom("Oordeel", breedte=20),
        Kolom("Score laag", Soort.PROCENT),
        Kolom("Score hoog", Soort.PROCENT),
        Kolom("Ingevuld", Soort.PROCENT),
        Kolom("Bewezen", Soort.PROCENT),
        Kolom("Van de regio", Soort.GETAL),
    ]
    rijen: list[_Rij] = [
        [
            naam,
            plateau.plateau.id,
            woorden.PLATEAU[deel.score.oordeel],
            *_laag_hoog(deel.score.score),
            procentwaarde(deel.score.ingevuld),
            procentwaarde(deel.score.bewezen),
            deel.geerfd,
        ]
        for plateau in beeld.plateaus
        for naam, deel in plateau.delen
    ]
    for plateau in beeld.plateaus:
        if plateau.spreiding:
            for woord in ("laagste", "mediaan", "hoogste"):
                score = getattr(plateau.spreiding, woord)
                vet = [Cel(procentwaarde(grens), vet=True) for grens in (score.laag, score.hoog)]
                kop = Cel(f"{woord.capitalize()}, elke kant apart", vet=True)
                rijen.append([kop, plateau.plateau.id, None, *vet, None, None, None])
    return Blad("Plateaus", kolommen, rijen)


def _warmtekaart(beeld: Regiobeeld) -> Blad:
    stenen = [steen for plateau in beeld.plateaus for steen in plateau.bouwstenen]
    kolommen = [
        Kolom("Gemeente"),
        *(Kolom(f"{s.bouwsteen.nummer} {s.bouwsteen.naam}", breedte=14) for s in stenen),
    ]
    rijen: list[_Rij] = []
    for plaats, naam in enumerate(beeld.namen):
        standen = [stand_van(steen.delen[plaats][1].score) for steen in stenen]
        rijen.append([naam, *(_gekleurd(KORT[stand], stand) for stand in standen)])
    return Blad("Bouwstenen", kolommen, rijen)


def _gekleurd(woord: str, stand: Stand) -> Cel:
    vulling, tekst = VULLING[stand]
    return Cel(woord, vulling=vulling, tekstkleur=tekst)


def _spreiding(beeld: Regiobeeld) -> Blad:
    kolommen = [
        Kolom("Bouwsteen", breedte=38),
        Kolom("Plateau", breedte=9),
        Kolom("Gemeenten", Soort.GETAL),
        *(
            Kolom(f"{kant}: {welke}", Soort.PROCENT, 14)
            for kant in ("Zeker", "Kan nog")
            for welke in ("laagste", "mediaan", "hoogste")
        ),
    ]
    rijen: list[_Rij] = []
    for plateau in beeld.plateaus:
        for steen in plateau.bouwstenen:
            rij: _Rij = [
                f"{steen.bouwsteen.nummer} {steen.bouwsteen.naam}",
                plateau.plateau.id,
                steen.spreiding.aantal if steen.spreiding else 0,
            ]
            if steen.spreiding is None:
                rijen.append([*rij, *([None] * 6)])
                continue
            grenzen = (steen.spreiding.laag, steen.spreiding.hoog)
            waarden = [procentwaarde(w) for g in grenzen for w in (g.laagste, g.mediaan, g.hoogste)]
            rijen.append([*rij, *waarden])
    return Blad("Spreiding", kolommen, rijen)


def _vragen(beeld: Regiobeeld, regio: str) -> Blad:
    kolommen = [
        Kolom("Id", breedte=32),
        Kolom("Plateau", breedte=9),
        Kolom("Bouwsteen", breedte=28),
        Kolom("Vraag", breedte=60),
        Kolom("Plicht", breedte=22),
        Kolom("Wie kan het regelen", breedte=20),
        Kolom("Antwoord van de regio", breedte=18),
        Kolom("Geregeld door", breedte=26),
        Kolom("Geldt in", Soort.GETAL),
        Kolom("Ja", Soort.GETAL, 8),
        Kolom("Deels of nee", Soort.GETAL, 8),
        Kolom("Open", Soort.GETAL, 8),
        Kolom("Gedeeld hiaat", breedte=11),
        *(Kolom(naam, breedte=16) for naam in beeld.namen),
    ]
    return Blad("Vragen", kolommen, _vraagrijen(beeld, regio), vast=1)


def _vraagrijen(beeld: Regiobeeld, regio: str) -> Iterator[_Rij]:
    for plateau in beeld.plateaus:
        for v in plateau.vragen:
            yield [
                v.vraag.id,
                plateau.plateau.id,
                f"{v.bouwsteen.nummer} {v.bouwsteen.naam}",
                v.vraag.vraag,
                woorden.PLICHT[v.vraag.plicht],
                woorden.SCHAAL[v.vraag.schaal],
                _regioantwoord(v.regio) if v.regio else None,
                wie_regelt(v.regio, regio) if v.regio else None,
                len(v.overgenomen),
                len(v.voldoet),
                len(v.mist),
                len(v.open),
                "ja" if v.is_gedeeld_hiaat else "nee",
                *(
                    _gekleurd(
                        woorden.ANTWOORD[deel.score.antwoord]
                        + (", uitgelegd" if deel.score.uitgelegd else "")
                        + (" (regio)" if deel.score.geerfd else ""),
                        deel.stand,
                    )
                    for _, deel in v.delen
                ),
            ]


def _regioantwoord(antwoord: Antwoord) -> str | None:
    if antwoord.antwoord is None:
        return None
    woord = woorden.ANTWOORD[antwoord.antwoord]
    return f"{woord} ({woorden.HERBEVESTIGEN})" if antwoord.te_herbevestigen else woord


def _resttaken(beeld: Regiobeeld) -> Blad:
    kolommen = [
        Kolom("Wie"),
        Kolom("Vraag", breedte=60),
        Kolom("Resttaak", breedte=60),
    ]
    rijen: list[_Rij] = [
        ["elke gemeente waar het antwoord van de regio geldt", v.vraag.vraag, taak]
        for v in beeld.resttaken_van_regio
        for taak in (v.regio.resttaken if v.regio else ())
    ]
    rijen += [
        [gemeente.naam, vraag.vraag, taak]
        for gemeente in beeld.gemeenten
        for vraag, taken in gemeente.resttaken
        for taak in taken
    ]
    return Blad("Resttaken", kolommen, rijen)


def _geen_knaken(beeld: Regiobeeld) -> Blad:
    kolommen = [
        Kolom("Wie"),
        Kolom("Regio", breedte=8),
        Kolom("Vraag", breedte=60),
        Kolom("Uitleg", breedte=26),
        Kolom("Wat er niet gebeurt", breedte=40),
        Kolom("In plaats daarvan", breedte=40),
        Kolom("Jaar", Soort.JAAR),
        Kolom("Aard", breedte=14),
        Kolom("Bedrag", Soort.EURO),
        Kolom("Ook door anderen genoemd", breedte=14),
    ]
    dubbel = {vraag.id for vraag, _ in beeld.geld.dubbel}
    rijen: list[_Rij] = []
    for post in beeld.geld.posten:
        uitleg = post.geen_knaken
        begin: _Rij = [
            post.wie,
            "ja" if post.van_regio else "nee",
            post.vraag.vraag,
            UITLEG[post.uitleg],
            uitleg.wat_niet if uitleg else None,
            uitleg.alternatief if uitleg else None,
        ]
        ook = "ja" if post.vraag.id in dubbel and post.bedragen else "nee"
        rijen += [
            [*begin, bedrag.jaar, woorden.AARD[bedrag.aard], bedrag.bedrag, ook]
            for bedrag in post.bedragen
        ] or [[*begin, None, None, None, ook]]
    return Blad("Geen knaken", kolommen, rijen)


def _cijfers(rapport: Regiorapport) -> Blad:
    kolommen = [
        Kolom("Jaar", Soort.JAAR),
        Kolom("Wat"),
        Kolom("Vorm"),
        Kolom("Bron", breedte=36),
        Kolom("Gebied", breedte=16),
        Kolom("Aantal", Soort.GETAL),
        Kolom("Vindplaats", breedte=40),
        Kolom("Let op", breedte=60),
    ]
    let_op = "Alleen wat is gezien en gemeld; veel blijft buiten beeld. Tel bronnen niet op."
    rijen: list[_Rij] = [
        [
            c.jaar,
            c.wat,
            woorden.VORM[c.vorm] if c.vorm else None,
            c.bron,
            c.gebied,
            c.aantal,
            c.vindplaats,
            let_op,
        ]
        for c in rapport.regio.dossier.cijfers
    ]
    return Blad("Cijfers", kolommen, rijen)


def _bronnen(rapport: Regiorapport) -> Blad:
    kader = rapport.regio.kader
    delen: list[tuple[str, str | None, str | None]] = [
        *((bron.wat, bron.bestand, bron.sha256) for bron in rapport.bronnen),
        (f"Kader {kader.verwijzing}", None, rapport.regio.kader_sha256),
        (f"Programma vngcheck {rapport.vngcheck}", None, None),
    ]
    if rapport.gemaakt_op:
        delen.append((f"Gemaakt op {rapport.gemaakt_op.isoformat()}", None, None))
    # Only the interne editie names files.
    bestand = [Kolom("Bestand", breedte=30)] if rapport.is_intern else []
    kolommen = [Kolom("Dossier"), *bestand, Kolom("sha256", breedte=70)]
    rijen: list[_Rij] = [
        [wat, naam, sha] if rapport.is_intern else [wat, sha] for wat, naam, sha in delen
    ]
    return Blad("Herkomst", kolommen, rijen, filter=False)
