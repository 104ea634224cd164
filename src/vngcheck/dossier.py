"""The dossier: the antwoorden of one gemeente, or of one regio, at a peildatum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from vngcheck.kader import Reden, Vorm
from vngcheck.velden import (
    MAX_LIJST,
    Aantal,
    Datum,
    Euro,
    Jaar,
    JaNee,
    Model,
    Niveau,
    Tekst,
    Titel,
    VraagId,
    keuze,
    lijst,
    veldfout,
)

FORMAAT: Final = "1"
"""The version of the dossier format that this vngcheck reads."""


class Waarde(StrEnum):
    """The antwoord on a vraag; a vraag without one is open."""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"
    NVT = "nvt"


class Fase(StrEnum):
    """Whether a dossier is still being worked on."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"


class Orgaan(StrEnum):
    """Who took a decision."""

    COLLEGE = "college"
    RAAD = "raad"
    BURGEMEESTER = "burgemeester"
    ALGEMEEN_BESTUUR = "algemeen_bestuur"


class Aard(StrEnum):
    """Whether an amount comes back every year."""

    STRUCTUREEL = "structureel"
    INCIDENTEEL = "incidenteel"


class ActieStatus(StrEnum):
    """How far an actie of the uitvoeringsagenda is."""

    GEPLAND = "gepland"
    LOOPT = "loopt"
    GEREED = "gereed"
    VERVALLEN = "vervallen"


class Groep(StrEnum):
    """What kind of partner someone is: inside the gemeente, in the chain, or around it."""

    INTERN = "intern"
    EXTERN = "extern"
    STAKEHOLDER = "stakeholder"


class Rol(StrEnum):
    """What a partner does."""

    BELEID = "beleid"
    PREVENTIE = "preventie"
    SIGNALERING = "signalering"
    OPSPORING = "opsporing"
    NAZORG = "nazorg"


def _formaat(waarde: object) -> object:
    tekst = str(waarde).strip()
    if tekst != FORMAAT:
        raise veldfout(
            f"Dit dossier heeft formaat '{tekst[:20]}'; deze vngcheck leest formaat {FORMAAT}.",
            f"Schrijf vngcheck: {FORMAAT}, of werk vngcheck bij.",
        )
    return tekst


def _kaderverwijzing(waarde: object) -> object:
    tekst = waarde.strip() if isinstance(waarde, str) else ""
    naam, apenstaart, versie = tekst.partition("@")
    if not (naam and apenstaart and versie):
        raise veldfout(
            "Hier hoort een kader met zijn versie.", "Schrijf bijvoorbeeld vng-mensenhandel@1."
        )
    return tekst


Kaderverwijzing = Annotated[str, BeforeValidator(_kaderverwijzing)]
"""A kader with its versie, as `id@versie`."""


def _geen_antwoorden(waarde: object) -> object:
    """A vraag with nothing behind it is an open vraag."""
    if isinstance(waarde, dict):
        return {sleutel: {} if deel is None else deel for sleutel, deel in waarde.items()}
    return waarde


class Besluit(Model):
    """A decision by an orgaan; `kenmerk` is its number, kept as text."""

    orgaan: Annotated[Orgaan, keuze(Orgaan)] | None = None
    datum: Datum | None = None
    kenmerk: Titel | None = None


class Moment(Model):
    """When a dossier was treated somewhere."""

    datum: Datum
    kenmerk: Titel | None = None


class Besluitvorming(Model):
    """Where a dossier was treated, and when."""

    driehoek: Moment | None = None
    college: Moment | None = None
    burgemeester: Moment | None = None
    raad: Moment | None = None
    algemeen_bestuur: Moment | None = None


class Bedrag(Model):
    """An amount in whole euros in one year."""

    jaar: Jaar
    bedrag: Euro
    aard: Annotated[Aard, keuze(Aard)]


class Kosten(Bedrag):
    """What an actie costs in one year; without `dekking` it is a shortfall."""

    dekking: Titel | None = None


class GeenKnaken(Model):
    """Why a task is not done for lack of rijksmiddelen, and what comes instead.

    Every part is optional while a dossier is being filled in; the score says which parts
    are still missing before it counts.
    """

    wat_niet: Tekst | None = None
    sinds: Jaar | None = None
    alternatief: Tekst | None = None
    gevolg: Tekst | None = None
    bedragen: Annotated[tuple[Bedrag, ...], lijst(), Field(max_length=MAX_LIJST)] = ()
    gezochte_dekking: Tekst | None = None
    besluit: Besluit | None = None
    vervalt_op: Datum | None = None


class Bewijs(Model):
    """A document, and the place in it, that supports an antwoord."""

    titel: Titel
    plaats: Titel | None = None


class Antwoord(Model):
    """What a gemeente says on one vraag.

    `datum` is when it was answered or last confirmed; `te_herbevestigen` marks an antwoord
    from an earlier dossier that counts as open until someone confirms it;
    `geldt_voor_alle` is for a regio: every gemeente inherits it, whatever the schaal;
    `intern` is left out of the openbare editie.
    """

    antwoord: Annotated[Waarde, keuze(Waarde)] | None = None
    reden: Annotated[Reden, keuze(Reden)] | None = None
    toelichting: Annotated[Tekst | None, Field(validate_default=True)] = None
    datum: Datum | None = None
    bewijs: Annotated[tuple[Bewijs, ...], lijst(), Field(max_length=MAX_LIJST)] = ()
    geen_knaken: GeenKnaken | None = None
    gepland: Datum | None = None
    geregeld_door: Titel | None = None
    resttaken: Annotated[tuple[Titel, ...], lijst(), Field(max_length=MAX_LIJST)] = ()
    voorbehoud: Tekst | None = None
    te_herbevestigen: JaNee = False
    geldt_voor_alle: JaNee = False
    intern: Tekst | None = None

    # On the field, not on the whole: an error elsewhere in the block must not hide this one.
    @field_validator("toelichting")
    @classmethod
    def _nvt_met_toelichting(cls, waarde: str | None, info: ValidationInfo) -> str | None:
        if info.data.get("antwoord") is Waarde.NVT and waarde is None:
            raise veldfout(
                "Bij nvt hoort een toelichting.", "Schrijf waarom de vraag niet van toepassing is."
            )
        return waarde


class Actie(Model):
    """A line of the uitvoeringsagenda."""

    vraag: VraagId
    actie: Tekst
    resultaat: Tekst | None = None
    trekker: Titel | None = None
    partners: Annotated[tuple[Titel, ...], lijst(), Field(max_length=MAX_LIJST)] = ()
    start: Datum | None = None
    gereed: Datum | None = None
    kosten: Annotated[tuple[Kosten, ...], lijst(), Field(max_length=MAX_LIJST)] = ()
    status: Annotated[ActieStatus, keuze(ActieStatus)] | None = None

    @field_validator("gereed")
    @classmethod
    def _gereed_na_start(cls, waarde: date | None, info: ValidationInfo) -> date | None:
        start = info.data.get("start")
        if start and waarde and waarde < start:
            raise veldfout("De actie is gereed voor zij begint.", "Kijk start en gereed na.")
        return waarde


class Ambitie(Model):
    """The niveau of the growth model (1 to 4) aimed at in a year."""

    jaar: Jaar
    niveau: Niveau


class Cijfer(Model):
    """A count in one year; never about one person."""

    jaar: Jaar
    wat: Titel
    bron: Titel
    vorm: Annotated[Vorm, keuze(Vorm)] | None = None
    aantal: Aantal
    gebied: Titel | None = None
    vindplaats: Titel | None = None


class Partner(Model):
    """An organisation in the network, and what it does for which vormen."""

    naam: Titel
    groep: Annotated[Groep, keuze(Groep)] | None = None
    rollen: Annotated[
        tuple[Annotated[Rol, keuze(Rol)], ...],
        lijst("Schrijf [signalering, nazorg]."),
        Field(max_length=MAX_LIJST),
    ] = ()
    vormen: Annotated[
        tuple[Annotated[Vorm, keuze(Vorm)], ...],
        lijst("Schrijf [seksueel, arbeid]."),
        Field(max_length=MAX_LIJST),
    ] = ()
    werkprocessen: Annotated[tuple[Titel, ...], lijst(), Field(max_length=MAX_LIJST)] = ()


class Regio(Model):
    """The region of a regional dossier, and the gemeenten in it (codes or names)."""

    naam: Titel
    gemeenten: Annotated[tuple[Titel, ...], lijst(), Field(min_length=1, max_length=400)]


class Dossier(Model):
    """The whole file. Either `gemeente` or `regio` is there.

    `verantwoording` tells how the dossier came about, where a reader must know that before
    anything else: every report and the score on screen show it first.
    """

    vngcheck: Annotated[Literal["1"], BeforeValidator(_formaat)]
    kader: Kaderverwijzing
    fictief: JaNee = False
    gemeente: Titel | None = None
    regio: Regio | None = None
    peildatum: Datum
    fase: Annotated[Fase, keuze(Fase)] = Fase.CONCEPT
    opsteller: Titel | None = None
    verantwoording: Tekst | None = None
    bouwt_op: Titel | None = None
    besluitvorming: Besluitvorming = Besluitvorming()
    beslispunten: Annotated[tuple[Tekst, ...], lijst(), Field(max_length=100)] = ()
    toegestane_contacten: Annotated[tuple[Titel, ...], lijst(), Field(max_length=200)] = ()
    antwoorden: Annotated[dict[VraagId, Antwoord], BeforeValidator(_geen_antwoorden)] = Field(
        default_factory=dict
    )
    acties: Annotated[tuple[Actie, ...], lijst(), Field(max_length=500)] = ()
    ambitie: Annotated[tuple[Ambitie, ...], lijst(), Field(max_length=MAX_LIJST)] = ()
    cijfers: Annotated[tuple[Cijfer, ...], lijst(), Field(max_length=500)] = ()
    partners: Annotated[tuple[Partner, ...], lijst(), Field(max_length=200)] = ()


@dataclass(frozen=True, slots=True)
class GeldendAntwoord:
    """An antwoord as it counts for a gemeente: its own, or inherited from its regio.

    `geerfd_van` is the name of the regio, or None for an antwoord of one's own.
    """

    antwoord: Antwoord
    geerfd_van: str | None = None

    @property
    def geerfd(self) -> bool:
        """Whether it comes from the regio."""
        return self.geerfd_van is not None

    @property
    def telt(self) -> Waarde | None:
        """The antwoord that counts; None for an open vraag, also one to be confirmed again."""
        return None if self.antwoord.te_herbevestigen else self.antwoord.antwoord


GeldendeAntwoorden = Mapping[str, GeldendAntwoord]
"""By the id of the vraag; a vraag that is not in it is open."""


def als_geldend(antwoorden: Mapping[str, Antwoord]) -> dict[str, GeldendAntwoord]:
    """The antwoorden of a dossier that inherits nothing."""
    return {vraag: GeldendAntwoord(antwoord) for vraag, antwoord in antwoorden.items()}


def als_data(model: Model) -> dict[str, Any]:
    """A model as plain data, without what was left out; dates as text."""
    return model.model_dump(mode="json", exclude_defaults=True)
