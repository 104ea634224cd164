"""The content of the regional report, for every form of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vngcheck import __version__
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.errors import Ernst, InvoerFout, Melding
from vngcheck.opmaak import datum
from vngcheck.rapport.cijfers import CijferDeel
from vngcheck.rapport.inhoud import maak_rapport
from vngcheck.rapport.model import Rapport
from vngcheck.rapport.soorten import Editie
from vngcheck.regiobeeld import PlateauBeeld, Regiobeeld, VraagBeeld, maak_regiobeeld
from vngcheck.regiodossiers import Inlevering, Inzameling, Lid, Vondst
from vngcheck.regiowoorden import wie_doet_mee, wie_oordeelt


@dataclass(frozen=True, slots=True)
class Inzending:
    """What there is of one gemeente.

    Attributes:
        lid: the gemeente, with the dossier that is compared.
        rapport: its own report; None when it takes no part.
        andere_peildatum: its peildatum, where that is not the one of the regio.
        fouten: how many errors its file holds.
    """

    lid: Lid
    rapport: Rapport | None
    andere_peildatum: date | None
    fouten: int

    @property
    def is_volledig(self) -> bool:
        """Whether no vraag is open."""
        return self.rapport is not None and not any(p.open for p in self.rapport.plateaus)


@dataclass(frozen=True, slots=True)
class Bron:
    """A file that the report was made from; `bestand` only in the interne editie."""

    wat: str
    sha256: str
    bestand: str | None


@dataclass(frozen=True, slots=True)
class Regiorapport:
    """The whole content.

    Attributes:
        regio: the report of the regiodossier itself.
        inzendingen: every gemeente of the regio, by name.
        vreemd: dossiers that build on the regiodossier and are of no gemeente in it.
        onleesbaar: the files that could not be read, and why.
        beeld: the gemeenten beside each other.
        bronnen: the files it was made from.
        persoonsgegevens: likely personal data in the dossiers; only with `toch`.
        gemaakt_op: a date that whoever makes it laid down; the clock is never read.
    """

    regio: Rapport
    editie: Editie
    inzendingen: tuple[Inzending, ...]
    vreemd: tuple[Vondst, ...]
    onleesbaar: tuple[str, ...]
    beeld: Regiobeeld
    bronnen: tuple[Bron, ...]
    persoonsgegevens: tuple[Melding, ...]
    gemaakt_op: date | None = None
    vngcheck: str = __version__

    @property
    def naam(self) -> str:
        """The name of the regio."""
        return self.regio.naam

    @property
    def titel(self) -> str:
        """The title of the document."""
        voor = "Fictief voorbeeld: " if self.is_fictief else ""
        dag = datum(self.regio.dossier.peildatum)
        return f"{voor}Aanpak mensenhandel in de regio {self.naam}, stand op {dag}"

    @property
    def is_fictief(self) -> bool:
        """Whether the regio is invented; in one that is not, no invented dossier takes part."""
        return self.regio.dossier.fictief

    @property
    def is_intern(self) -> bool:
        """Whether it may hold what is not for everyone."""
        return self.editie is Editie.INTERN

    @property
    def vergeleken(self) -> list[Inzending]:
        """The gemeenten that take part in the comparison."""
        return [inzending for inzending in self.inzendingen if inzending.rapport is not None]

    @property
    def ontbreken(self) -> list[Inzending]:
        """The gemeenten that do not."""
        return [inzending for inzending in self.inzendingen if inzending.rapport is None]

    @property
    def onvolledig(self) -> list[Inzending]:
        """The gemeenten in the comparison with open vragen."""
        return [inzending for inzending in self.vergeleken if not inzending.is_volledig]

    @property
    def op_andere_dag(self) -> list[Inzending]:
        """The gemeenten in the comparison with another peildatum than the regio."""
        return [inzending for inzending in self.vergeleken if inzending.andere_peildatum]

    @property
    def ongebruikt(self) -> list[tuple[str, Vondst]]:
        """Files of gemeenten that take part with another file, or with none, by gemeente."""
        return [(i.lid.naam, vondst) for i in self.inzendingen for vondst in i.lid.ongebruikt]

    @property
    def inwoners(self) -> int | None:
        """Of all gemeenten together, on 1 January 2024; None for an invented regio."""
        tellingen = [i.lid.inwoners for i in self.inzendingen]
        bekend = [telling for telling in tellingen if telling is not None]
        return sum(bekend) if bekend and len(bekend) == len(tellingen) else None

    @property
    def toetst_zichzelf(self) -> bool:
        """Whether no dossier tells that it came about in another way."""
        dossiers = [self.regio.dossier, *(i.rapport.dossier for i in self.vergeleken if i.rapport)]
        return not any(dossier.verantwoording for dossier in dossiers)

    @property
    def met_fictief(self) -> bool:
        """Whether a dossier was found that is fictief, be it used or not."""
        vondsten = [*(v for i in self.inzendingen for v in i.lid.ongebruikt), *self.vreemd]
        standen = [*(i.lid.stand for i in self.inzendingen), *(v.stand for v in vondsten)]
        return self.is_fictief or Inlevering.FICTIEF in standen

    @property
    def oordeelzin(self) -> str:
        """Who judged whom, as a sentence."""
        elders = [i.rapport.dossier.verantwoording for i in self.vergeleken if i.rapport]
        return wie_oordeelt(voorop=self.regio.dossier.verantwoording, elders=elders)

    @property
    def cijfers(self) -> CijferDeel:
        """The figures of the regiodossier over the years."""
        return self.regio.cijfers

    @property
    def met_eigen_cijfers(self) -> int:
        """How many gemeenten name figures themselves; they are not set beside each other."""
        return sum(bool(i.rapport and i.rapport.dossier.cijfers) for i in self.vergeleken)

    @property
    def plateaus(self) -> tuple[PlateauBeeld, ...]:
        """The plateaus over the gemeenten."""
        return self.beeld.plateaus

    @property
    def gedeelde_hiaten(self) -> list[VraagBeeld]:
        """What no gemeente meets, plateau by plateau, what weighs most first."""
        return [vraag for plateau in self.plateaus for vraag in plateau.gedeelde_hiaten]

    @property
    def uitwisseling(self) -> list[VraagBeeld]:
        """What some meet and others do not, plateau by plateau."""
        return [vraag for plateau in self.plateaus for vraag in plateau.uitwisseling]


def maak_regiorapport(
    inzameling: Inzameling, editie: Editie = Editie.OPENBAAR, *, toch: bool = False
) -> Regiorapport:
    """Make the content of a regional report.

    Args:
        inzameling: the regio with the dossiers of its gemeenten.
        editie: openbaar leaves out every `intern` text, the names of files and what errors say.
        toch: also when likely personal data stands in one of the dossiers; it then says so.

    Raises:
        InvoerFout: no gemeente can be compared, or likely personal data stands in a dossier that
            an openbaar report is made from.
    """
    if not inzameling.vergeleken:
        raise InvoerFout([_niemand(inzameling)])
    regio = maak_rapport(inzameling.regio, editie, toch=True)
    inzendingen = tuple(_inzending(lid, inzameling, editie) for lid in inzameling.leden)
    rapporten = [i.rapport for i in inzendingen if i.rapport is not None]
    # What gemeenten take over from the regio is found with each of them.
    gevonden = list(
        dict.fromkeys(m for rapport in [regio, *rapporten] for m in rapport.persoonsgegevens)
    )
    if gevonden and not toch:
        raise InvoerFout(gevonden)
    return Regiorapport(
        regio=regio,
        editie=editie,
        inzendingen=inzendingen,
        vreemd=inzameling.vreemd,
        onleesbaar=tuple(f"{pad}: {waarom}" for pad, waarom in inzameling.onleesbaar),
        beeld=maak_regiobeeld(regio, rapporten),
        bronnen=tuple(_bronnen(inzameling, intern=editie is Editie.INTERN)),
        persoonsgegevens=tuple(gevonden),
    )


def _niemand(inzameling: Inzameling) -> Melding:
    wie = wie_doet_mee(0, len(inzameling.leden))
    return Melding(
        Ernst.FOUT,
        inzameling.regio.bestand.pad,
        None,
        "",
        f"Er is geen regiobeeld gemaakt: {wie}.",
        "Nodig is minstens één dossier zonder fouten dat met bouwt_op naar dit bestand verwijst.",
    )


def _inzending(lid: Lid, inzameling: Inzameling, editie: Editie) -> Inzending:
    rapport = maak_rapport(lid.dossier, editie, toch=True) if lid.dossier else None
    dag = rapport.dossier.peildatum if rapport else None
    anders = dag if dag != inzameling.regio.dossier.peildatum else None
    fouten = sum(len(vondst.fouten) for vondst in lid.ongebruikt)
    return Inzending(lid, rapport, anders, fouten if lid.stand is Inlevering.FOUTEN else 0)


def _bronnen(inzameling: Inzameling, *, intern: bool) -> Iterator[Bron]:
    def bron(wat: str, dossier: GeladenDossier) -> Bron:
        bestand = dossier.bestand
        return Bron(wat, bestand.sha256, bestand.pad.name if intern else None)

    yield bron("Regiodossier", inzameling.regio)
    for lid in inzameling.vergeleken:
        if lid.dossier is not None:
            yield bron(lid.naam, lid.dossier)
