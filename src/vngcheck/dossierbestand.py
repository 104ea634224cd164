"""Loading a dossier file with its kader and its regio, and everything there is to say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from vngcheck.bestandssoort import Bestandssoort, keur_soort
from vngcheck.dossier import Antwoord, Dossier, GeldendAntwoord
from vngcheck.errors import Ernst, GebruikFout, InvoerFout, Melding
from vngcheck.gemeenten import Gemeente, voorstellen, zoek
from vngcheck.invoer import bedoelt_u, hooguit, op_volgorde, valideer
from vngcheck.kader import Kader
from vngcheck.kaderbestand import GeladenKader, alle_kaders, kadermappen, zoek_kader
from vngcheck.regio import erf, niet_geerfd
from vngcheck.score import PlateauScore, bereken
from vngcheck.velden import genormaliseerd, kort
from vngcheck.waarschuwingen import persoonsgegevens, waarschuwingen
from vngcheck.yamlfile import YamlBestand, blokken, lees_yaml, ontleed_yaml


@dataclass(frozen=True)
class GeladenDossier:
    """A dossier without errors, with all it needs.

    Attributes:
        dossier: the file itself.
        bestand: its lines.
        kader: the kader it names, and the file of that.
        gemeente: the gemeente, or None for a regio or an invented one.
        regio: the regional dossier it builds on, if any.
        meldingen: the warnings, in the order of the file.
    """

    dossier: Dossier
    bestand: YamlBestand
    kader: GeladenKader
    gemeente: Gemeente | None
    regio: GeladenDossier | None
    meldingen: tuple[Melding, ...] = ()

    @property
    def naam(self) -> str:
        """The name of the gemeente or regio, as people know it."""
        if self.gemeente is not None:
            return self.gemeente.naam
        if self.dossier.regio is not None:
            return self.dossier.regio.naam
        return self.dossier.gemeente or ""

    @cached_property
    def antwoorden(self) -> dict[str, GeldendAntwoord]:
        """The antwoorden that count, inherited ones included."""
        regio = self.regio.dossier if self.regio else None
        return erf(self.dossier, regio, self.kader.kader)

    @cached_property
    def niet_geerfd(self) -> dict[str, Antwoord]:
        """What the regio says on open vragen, for information: it never counts."""
        return niet_geerfd(self.antwoorden, self.regio.dossier if self.regio else None)

    @cached_property
    def score(self) -> tuple[PlateauScore, ...]:
        """The score of each plateau."""
        return bereken(self.kader.kader, self.antwoorden, self.dossier.peildatum)

    @property
    def regiogemeenten(self) -> list[str]:
        """Of a regio: the names of its gemeenten."""
        if self.dossier.regio is None:
            return []
        return [_naam(tekst) for tekst in self.dossier.regio.gemeenten]


def laad_dossier(pad: Path, kaders: Path | None = None, *, pijp: bool = True) -> GeladenDossier:
    """Load a dossier.

    Args:
        pad: the file.
        kaders: a folder with kaders that goes before the others.
        pijp: whether it may also be a pipe, because a person typed its name.

    Raises:
        GebruikFout: the file or the folder does not exist.
        InvoerFout: the file, or the regional dossier it builds on, holds errors. All errors
            and warnings are in the exception.
    """
    return _laad(pad, kaders, alleen_regio=False, pijp=pijp)


def laad_dossiertekst(pad: Path, tekst: str, kaders: Path | None = None) -> GeladenDossier:
    """Load a dossier from a text that is still to be written to its file.

    Args:
        pad: where it will stand; what it names is looked up from there.
        tekst: the whole text.
        kaders: a folder with kaders that goes before the others.

    Raises:
        GebruikFout: the folder does not exist.
        InvoerFout: the text, or the regional dossier it builds on, holds errors.
    """
    return _laad(pad, kaders, alleen_regio=False, tekst=tekst)


def controleer_dossier(
    pad: Path, kaders: Path | None = None
) -> tuple[list[Melding], GeladenDossier | None]:
    """All errors and warnings of a dossier file, in the order of the file.

    Returns:
        The findings, and the dossier itself when there is no error among them.

    Raises:
        GebruikFout: the file or the folder does not exist.
    """
    try:
        geladen = laad_dossier(pad, kaders)
    except InvoerFout as fout:
        return fout.meldingen, None
    return list(geladen.meldingen), geladen


def _laad(
    pad: Path,
    kaders: Path | None,
    *,
    alleen_regio: bool,
    tekst: str | None = None,
    pijp: bool = False,
) -> GeladenDossier:
    mappen = kadermappen(kaders, pad)
    if tekst is None:
        bestand = lees_yaml(pad, pijp=pijp)
    else:
        bestand = ontleed_yaml(pad, tekst, tekst.encode())
    keur_soort(bestand, Bestandssoort.DOSSIER)
    dossier, fouten = valideer(bestand, Dossier)
    meldingen = [*bestand.meldingen, *fouten]
    kader = _kader(bestand, mappen, meldingen, zoek_verder=kaders is None)
    # Not with another versie of the kader: that has other vragen, and these may be right.
    if kader is not None:
        meldingen += hooguit(bestand, _onbekende_vragen(bestand, kader.kader))
    meldingen += hooguit(bestand, _voor_wie(bestand, alleen_regio=alleen_regio))
    regio = None if alleen_regio else _regio(bestand, kaders, kader, meldingen)
    if regio is not None:
        meldingen += _past_bij_regio(bestand, kader, regio)
    meldingen += persoonsgegevens(bestand)
    if dossier is None or kader is None:
        raise InvoerFout(op_volgorde(meldingen))
    gemeente = next(iter(zoek(dossier.gemeente)), None) if dossier.gemeente else None
    geladen = GeladenDossier(dossier, bestand, kader, gemeente, regio)
    meldingen += waarschuwingen(bestand, dossier, kader.kader, geladen.antwoorden, gemeente)
    if any(m.ernst is Ernst.FOUT for m in meldingen):
        raise InvoerFout(op_volgorde(meldingen))
    if regio is not None and regio.dossier.peildatum != dossier.peildatum:
        meldingen.append(
            bestand.waarschuwing(
                ("bouwt_op",),
                f"Het regiodossier heeft een andere peildatum: {regio.dossier.peildatum}.",
                "Kijk na of de regionale antwoorden nog kloppen.",
            )
        )
    return GeladenDossier(dossier, bestand, kader, gemeente, regio, tuple(op_volgorde(meldingen)))


def _kader(
    bestand: YamlBestand, mappen: list[Path], meldingen: list[Melding], *, zoek_verder: bool
) -> GeladenKader | None:
    naam = bestand.data.get("kader")
    if not isinstance(naam, str) or not all(naam.strip().partition("@")):
        return None  # the model has already said so
    try:
        gevonden = zoek_kader(naam.strip(), mappen)
    except InvoerFout as fout:
        meldingen += fout.meldingen
        return None
    if gevonden is None:
        bekend = alle_kaders(mappen)
        remedie = bedoelt_u(naam, bekend, f"Er zijn: {', '.join(bekend) or 'geen'}.")
        if zoek_verder:
            remedie += " Staat het in een andere map, noem die dan met --kaders."
        meldingen.append(bestand.fout(("kader",), f"Het kader '{kort(naam)}' is er niet.", remedie))
    return gevonden


def _onbekende_vragen(bestand: YamlBestand, kader: Kader) -> Iterator[Melding]:
    antwoorden = bestand.data.get("antwoorden")
    genoemd = [
        (("antwoorden", vraag), vraag)
        for vraag in (antwoorden if isinstance(antwoorden, dict) else {})
    ] + [
        ((*pad, "vraag"), vraag)
        for pad, actie in blokken(bestand.data.get("acties"), ("acties",))
        if isinstance(vraag := actie.get("vraag"), str)
    ]
    for pad, vraag in genoemd:
        if genormaliseerd(vraag) not in kader.vragen:
            yield bestand.fout(
                pad,
                f"De vraag '{kort(vraag)}' staat niet in het kader {kader.verwijzing}.",
                bedoelt_u(vraag, kader.vragen, f"Kijk met: vngcheck kader toon {kader.verwijzing}"),
            )


def _voor_wie(bestand: YamlBestand, *, alleen_regio: bool) -> Iterator[Melding]:
    """Whose dossier it is: one gemeente that exists, or one regio."""
    data = bestand.data
    gemeente, regio = data.get("gemeente"), data.get("regio")
    fictief = str(data.get("fictief")).strip() == "true"
    if alleen_regio and regio is None:
        yield bestand.fout(
            (),
            "Dit is geen regiodossier: de sleutel 'regio' ontbreekt.",
            "Laat bouwt_op naar een regiodossier verwijzen.",
        )
    elif gemeente is None and regio is None:
        yield bestand.fout((), "De sleutel 'gemeente' ontbreekt.", "Voeg toe: gemeente: ...")
    if gemeente is not None and regio is not None:
        yield bestand.fout(
            ("regio",),
            "Een dossier is van een gemeente of van een regio, niet van beide.",
            "Haal 'gemeente' of 'regio' weg.",
        )
    if regio is not None and data.get("bouwt_op") is not None:
        yield bestand.fout(
            ("bouwt_op",),
            "Een regiodossier kan niet op een ander dossier bouwen.",
            "Haal 'bouwt_op' weg.",
        )
    if isinstance(gemeente, str) and not fictief:
        yield from _bestaat(bestand, ("gemeente",), gemeente)
    leden = regio.get("gemeenten") if isinstance(regio, dict) else None
    gezien: set[str] = set()
    for nummer, lid in enumerate(leden if isinstance(leden, list) else []):
        if not isinstance(lid, str):
            continue
        if not fictief:
            yield from _bestaat(bestand, ("regio", "gemeenten", nummer), lid)
        if (sleutel := gemeentesleutel(lid)) in gezien:
            yield bestand.fout(
                ("regio", "gemeenten", nummer),
                f"De gemeente '{kort(lid)}' staat er twee keer.",
                "Laat haar er één keer staan.",
            )
        gezien.add(sleutel)


def _bestaat(bestand: YamlBestand, pad: tuple[str | int, ...], tekst: str) -> Iterator[Melding]:
    gevonden = zoek(tekst)
    if len(gevonden) > 1:
        namen = " of ".join(f"{g.naam} ({g.code})" for g in gevonden)
        yield bestand.fout(pad, f"Er zijn meer gemeenten '{kort(tekst)}'.", f"Bedoelt u {namen}?")
    elif not gevonden:
        namen = " of ".join(f"{g.naam} ({g.code})" for g in voorstellen(tekst))
        vraag = f"Bedoelt u {namen}?" if namen else "Geef de naam of de CBS-code."
        yield bestand.fout(
            pad,
            f"De gemeente '{kort(tekst)}' bestaat niet.",
            f"{vraag} Is zij verzonnen, schrijf dan fictief: true.",
        )


def _regio(
    bestand: YamlBestand,
    kaders: Path | None,
    kader: GeladenKader | None,
    meldingen: list[Melding],
) -> GeladenDossier | None:
    verwijzing = bestand.data.get("bouwt_op")
    if not isinstance(verwijzing, str) or bestand.data.get("regio") is not None:
        return None
    pad = bestand.pad.parent / verwijzing.strip()
    try:
        return _laad_regio(pad, kaders, (*_stand(pad), kader and kader.sha256))
    except GebruikFout as fout:
        meldingen.append(
            bestand.fout(("bouwt_op",), str(fout), "Het pad geldt vanaf de map van dit dossier.")
        )
    except InvoerFout as fout:
        van_regio = [m for m in fout.meldingen if m.ernst is Ernst.FOUT]
        if kader is None and all(m.pad == "kader" for m in van_regio):
            return None  # most often the same kader, of which the dossier says so already
        meldingen.append(
            bestand.fout(
                ("bouwt_op",),
                f"Het regiodossier {kort(verwijzing)} bevat fouten.",
                "Herstel die eerst.",
            )
        )
        meldingen += van_regio
    return None


@lru_cache(maxsize=8)
def _laad_regio(pad: Path, kaders: Path | None, stand: tuple[object, ...]) -> GeladenDossier:
    """Load a regional dossier once for all its gemeenten, per version of its file and kader."""
    del stand
    return _laad(pad, kaders, alleen_regio=True)


def _stand(pad: Path) -> tuple[int, int]:
    """What changes when a file does: its time in nanoseconds, and its size in bytes."""
    try:
        feiten = pad.stat()
    except (OSError, ValueError):
        return (0, 0)  # loading it will say why
    return (feiten.st_mtime_ns, feiten.st_size)


def _past_bij_regio(
    bestand: YamlBestand, kader: GeladenKader | None, regio: GeladenDossier
) -> Iterator[Melding]:
    data = bestand.data
    gemeente = data.get("gemeente")
    # Also two files that say they are the same kader, and are not.
    if kader is not None and kader.sha256 != regio.kader.sha256:
        yield bestand.fout(
            ("kader",),
            f"Het regiodossier gebruikt een ander kader: {regio.dossier.kader} "
            f"({regio.kader.bestand}).",
            "Gebruik in beide dossiers hetzelfde kader en dezelfde versie.",
        )
    if regio.dossier.fictief and str(data.get("fictief")).strip() != "true":
        yield bestand.fout(
            ("bouwt_op",),
            "Het regiodossier is verzonnen, en dit dossier niet.",
            "Bouw op een echt regiodossier, of schrijf fictief: true.",
        )
    leden = regio.dossier.regio.gemeenten if regio.dossier.regio else ()
    if isinstance(gemeente, str) and gemeentesleutel(gemeente) not in {
        gemeentesleutel(lid) for lid in leden
    }:
        yield bestand.fout(
            ("gemeente",),
            f"De regio {kort(regio.naam)} noemt '{kort(gemeente)}' niet als gemeente.",
            "Voeg haar toe aan het regiodossier, of kies een ander regiodossier.",
        )


def gemeentesleutel(tekst: str) -> str:
    """The CBS code of a gemeente, or what was written when there is none; to compare by."""
    gevonden = zoek(tekst)
    return gevonden[0].code if len(gevonden) == 1 else tekst.strip().casefold()


def _naam(tekst: str) -> str:
    gevonden = zoek(tekst)
    return gevonden[0].naam if len(gevonden) == 1 else tekst
