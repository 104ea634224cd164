"""Making the content of a report out of a dossier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from vngcheck import privacy
from vngcheck.dossier import Actie, ActieStatus, Antwoord, Dossier, GeldendAntwoord, als_data
from vngcheck.dossierbestand import GeladenDossier
from vngcheck.errors import InvoerFout, Melding
from vngcheck.geld import Jaartotaal, per_jaar
from vngcheck.kader import Reden, Vraag
from vngcheck.opmaak import aantal
from vngcheck.rapport.agenda import Agenda, Hiaat, maak_agenda, te_laat
from vngcheck.rapport.cijfers import maak_cijfers
from vngcheck.rapport.financien import Soort, geldende_kosten, maak_financien
from vngcheck.rapport.groeipad import maak_groeipad
from vngcheck.rapport.landelijk import maak_landelijk
from vngcheck.rapport.model import (
    BouwsteenDeel,
    GeenKnakenDeel,
    PlateauDeel,
    Rapport,
    VraagDeel,
)
from vngcheck.rapport.partners import maak_netwerk
from vngcheck.rapport.samenvatting import eigen_en_regio, voorstel
from vngcheck.rapport.soorten import Editie
from vngcheck.score import PlateauOordeel, PlateauScore, VraagScore
from vngcheck.velden import Model
from vngcheck.woorden import OP_LAGER_PLATEAU, PLATEAU_UITLEG, deels_of_nee
from vngcheck.yamlfile import Pad

if TYPE_CHECKING:
    from vngcheck.rapport.regiovergelijking import Regiovergelijking
    from vngcheck.rapport.verandering import Verandering


def maak_rapport(  # noqa: PLR0913 (what a report can hold)
    geladen: GeladenDossier,
    editie: Editie = Editie.OPENBAAR,
    *,
    toch: bool = False,
    met_dossier: bool = False,
    verandering: Verandering | None = None,
    regiovergelijking: Regiovergelijking | None = None,
) -> Rapport:
    """Make the content of a report.

    Args:
        geladen: the dossier with its kader and regio.
        editie: openbaar leaves out every `intern` text.
        toch: make an openbaar report even though likely personal data stands in it; the
            report then says so.
        met_dossier: the dossier itself, and that of its regio, will travel inside the report.
        verandering: what changed since earlier measurements.
        regiovergelijking: the gemeente beside the others of its regio.

    Raises:
        InvoerFout: likely personal data stands in what an openbaar report would print.
    """
    kader = geladen.kader.kader
    dossier = geladen.dossier
    antwoorden = geladen.antwoorden
    if editie is Editie.OPENBAAR:
        dossier = openbaar(dossier)
        antwoorden = {
            vraag: replace(geldend, antwoord=_zonder_intern(geldend.antwoord))
            for vraag, geldend in antwoorden.items()
        }
    gevonden: list[Melding] = []
    if editie is Editie.OPENBAAR:
        gevonden = _persoonsgegevens(geladen, dossier, antwoorden, heel=met_dossier)
        if verandering:
            # With it comes all of vergelijk, which no other report needs.
            from vngcheck.rapport.verandering import persoonsgegevens_in

            gevonden += [
                bestand.fout(vondst.pad, *_over(vondst.soort))
                for bestand, vondst in persoonsgegevens_in(verandering)
            ]
        if regiovergelijking and geladen.regio:
            # Of an invented regio the names can be anything.
            leden = [*regiovergelijking.namen, *regiovergelijking.ontbreken]
            gevonden += [
                geladen.regio.bestand.fout(("regio", "gemeenten"), *_over(vondst.soort))
                for vondst in privacy.zoek(leden, geladen.regio.dossier.toegestane_contacten)
            ]
    if gevonden and not toch:
        raise InvoerFout(gevonden)
    plateaus = tuple(_plateaudelen(geladen, antwoorden, dossier))
    kosten = [kost for _, kost in geldende_kosten(dossier)]
    geen_knaken = _geen_knaken(plateaus)
    agenda = _agenda(geladen, plateaus)
    return Rapport(
        naam=geladen.naam,
        ondertitel=_ondertitel(geladen),
        editie=editie,
        dossier=dossier,
        kader=kader,
        kader_sha256=geladen.kader.sha256,
        regio=geladen.regio.naam if geladen.regio else None,
        leden=tuple(geladen.regiogemeenten),
        plateaus=plateaus,
        geen_knaken=geen_knaken,
        kosten=per_jaar(kosten),
        tekort=per_jaar(kost for kost in kosten if kost.dekking is None),
        agenda=agenda,
        financien=maak_financien(
            dossier,
            kader,
            *_niet_gedaan(geen_knaken),
        ),
        groeipad=maak_groeipad(dossier.ambitie, geladen.score, dossier.peildatum, kader.verwijzing),
        netwerk=maak_netwerk(dossier.partners),
        landelijk=maak_landelijk(
            [(v.vraag, v.score) for plateau in plateaus for v in plateau.vragen],
            kader.verwijzing,
        ),
        cijfers=maak_cijfers(dossier.cijfers, _echte_gemeenten(geladen), dossier.peildatum),
        beslispunten=dossier.beslispunten
        or tuple(
            voorstel(
                plateaus,
                regio=bool(dossier.regio),
                gepland=_gepland(plateaus, agenda, dossier.peildatum),
            )
        ),
        beslispunten_van_dossier=bool(dossier.beslispunten),
        persoonsgegevens=tuple(gevonden),
        dossier_sha256=geladen.bestand.sha256,
        regio_sha256=geladen.regio.bestand.sha256 if geladen.regio else None,
        verandering=verandering,
        regiovergelijking=regiovergelijking,
        met_dossier=met_dossier,
    )


def _agenda(geladen: GeladenDossier, plateaus: tuple[PlateauDeel, ...]) -> Agenda:
    hiaten = (
        Hiaat(
            plateau.plateau.id,
            deel.vraag,
            deel.score.antwoord,
            deel.score.uitgelegd,
            deel.score.geerfd,
        )
        for plateau in plateaus
        for deel in plateau.hiaten
    )
    regio = geladen.regio.dossier.acties if geladen.regio else ()
    return maak_agenda(geladen.dossier, geladen.kader.kader.vragen, hiaten, regio)


def _gepland(plateaus: Iterable[PlateauDeel], agenda: Agenda, peildatum: date) -> set[str]:
    """The hiaten of which the dossier, or that of the regio, says when: a day still to come."""

    def loopt(actie: Actie) -> bool:
        if actie.status is ActieStatus.GEREED or te_laat(actie, peildatum):
            return False
        return bool(actie.gereed or (actie.start and actie.start > peildatum))

    return {
        deel.vraag.id
        for plateau in plateaus
        for deel in plateau.hiaten
        if (deel.antwoord and deel.antwoord.gepland and not deel.termijn_verstreken)
        or any(map(loopt, deel.acties_die_gelden or agenda.regio_voor(deel.vraag.id)))
    }


def _echte_gemeenten(geladen: GeladenDossier) -> tuple[str, ...]:
    """The gemeenten that a dossier is about; none when it is invented."""
    if geladen.dossier.fictief:
        return ()
    if geladen.dossier.regio is not None:
        return geladen.dossier.regio.gemeenten
    return (geladen.gemeente.code,) if geladen.gemeente else ()


def _ondertitel(geladen: GeladenDossier) -> str:
    gemeente = geladen.gemeente
    if geladen.dossier.regio:
        return f"Regio {geladen.naam}"
    if gemeente is None:
        return f"Gemeente {geladen.naam}"
    return f"Gemeente {gemeente.naam} ({gemeente.code}), provincie {gemeente.provincie}"


def _zonder_intern(antwoord: Antwoord) -> Antwoord:
    return antwoord.model_copy(update={"intern": None})


def openbaar(dossier: Dossier) -> Dossier:
    """A dossier as the openbare editie may show it: without any `intern` text."""
    antwoorden = {vraag: _zonder_intern(a) for vraag, a in dossier.antwoorden.items()}
    return dossier.model_copy(update={"antwoorden": antwoorden})


def _plateaudelen(
    geladen: GeladenDossier, antwoorden: dict[str, GeldendAntwoord], dossier: Dossier
) -> Iterator[PlateauDeel]:
    kader = geladen.kader.kader
    themas = {thema.id: thema.naam for thema in kader.themas}
    for plateau, score in zip(kader.plateaus, geladen.score, strict=True):
        stenen = tuple(
            BouwsteenDeel(
                steen,
                themas[steen.thema],
                uitkomst,
                tuple(
                    _vraagdeel(
                        vraag,
                        vraagscore,
                        antwoorden.get(vraag.id),
                        geladen.niet_geerfd.get(vraag.id),
                        dossier,
                    )
                    for vraag, vraagscore in zip(steen.vragen, uitkomst.vragen, strict=True)
                ),
            )
            for steen, uitkomst in zip(
                kader.bouwstenen_van(plateau.id), score.bouwstenen, strict=True
            )
        )
        band = kader.band(score.score.laag) if score.score else ""
        yield PlateauDeel(plateau, score, band, _plateau_uitleg(score, stenen), stenen)


def _vraagdeel(
    vraag: Vraag,
    score: VraagScore,
    geldend: GeldendAntwoord | None,
    niet_geerfd: Antwoord | None,
    dossier: Dossier,
) -> VraagDeel:
    gepland = geldend.antwoord.gepland if geldend else None
    return VraagDeel(
        vraag,
        score,
        geldend.antwoord if geldend else None,
        geldend.geerfd_van if geldend else None,
        tuple(actie for actie in dossier.acties if actie.vraag == vraag.id),
        termijn_verstreken=gepland is not None and gepland < dossier.peildatum,
        niet_geerfd=niet_geerfd,
    )


def _plateau_uitleg(score: PlateauScore, stenen: tuple[BouwsteenDeel, ...]) -> str:
    """Why a plateau has its oordeel, in one or two sentences."""
    vragen = [vraag for steen in stenen for vraag in steen.vragen]
    niet = [v for v in vragen if v.is_hiaat and not v.score.uitgelegd]
    if score.oordeel is PlateauOordeel.NIET_BEHAALD:
        if not niet:
            return OP_LAGER_PLATEAU
        return (
            f"Bij {aantal(len(niet), 'vraag', 'vragen')} is het antwoord "
            f"{deels_of_nee(v.score.antwoord for v in niet)}, zonder volledige uitleg."
        )
    return PLATEAU_UITLEG[score.oordeel]


def _geen_knaken(plateaus: tuple[PlateauDeel, ...]) -> GeenKnakenDeel:
    items = [
        vraag
        for plateau in plateaus
        for vraag in plateau.vragen
        if vraag.antwoord is not None
        and (
            vraag.antwoord.geen_knaken is not None
            or (vraag.antwoord.reden is Reden.GEEN_RIJKSMIDDELEN and vraag.is_hiaat)
        )
    ]
    wettelijk = tuple(v for v in items if v.is_wettelijk)
    telt = tuple(v for v in items if v.score.uitgelegd)
    telt_niet = tuple(v for v in items if not v.is_wettelijk and not v.score.uitgelegd)
    return GeenKnakenDeel(
        telt, telt_niet, wettelijk, _totaal(telt), _totaal(telt_niet), _totaal(wettelijk)
    )


def _niet_gedaan(deel: GeenKnakenDeel) -> tuple[list[Soort], list[Soort]]:
    """The amounts of every kind of explanation: one's own, and those of the regio."""
    soorten = {
        "Uitleg die telt": deel.telt,
        "Uitleg die niet telt": deel.telt_niet,
        "Wettelijke taken": deel.wettelijk,
    }
    gesplitst = [(naam, *eigen_en_regio(delen)) for naam, delen in soorten.items()]
    return (
        [(naam, eigen) for naam, eigen, _ in gesplitst],
        [(naam, regio) for naam, _, regio in gesplitst],
    )


def _totaal(delen: tuple[VraagDeel, ...]) -> tuple[Jaartotaal, ...]:
    return per_jaar(
        bedrag
        for deel in delen
        if deel.antwoord and deel.antwoord.geen_knaken
        for bedrag in deel.antwoord.geen_knaken.bedragen
    )


def _persoonsgegevens(
    geladen: GeladenDossier,
    dossier: Dossier,
    antwoorden: dict[str, GeldendAntwoord],
    *,
    heel: bool,
) -> list[Melding]:
    """Likely personal data in what an openbaar report prints, with the file it stands in.

    `heel`: the whole dossier of the regio is given too, not only what the gemeente
    takes over and what is told of the rest.
    """
    gevonden = [
        geladen.bestand.fout(vondst.pad, *_over(vondst.soort))
        for vondst in privacy.zoek(als_data(dossier), dossier.toegestane_contacten)
    ]
    if geladen.regio is None:
        return gevonden
    regio = geladen.regio
    delen: list[tuple[Pad, Model]] = [
        (("antwoorden", vraag), geldend.antwoord)
        for vraag, geldend in antwoorden.items()
        if geldend.geerfd
    ]
    delen += [(("antwoorden", vraag), antwoord) for vraag, antwoord in geladen.niet_geerfd.items()]
    delen += [
        (("acties", nummer), actie)
        for nummer, actie in enumerate(regio.dossier.acties)
        if actie.vraag in antwoorden and antwoorden[actie.vraag].geerfd
    ]
    if heel:
        delen = [((), openbaar(regio.dossier))]
    for pad, deel in delen:
        vondsten = privacy.zoek(als_data(deel), regio.dossier.toegestane_contacten, pad)
        gevonden += [regio.bestand.fout(vondst.pad, *_over(vondst.soort)) for vondst in vondsten]
    return gevonden


def _over(soort: str) -> tuple[str, str]:
    remedie = (
        "Haal het weg, of zet een functioneel contact in toegestane_contacten. "
        "Toch maken kan met --toch."
    )
    return f"Hier staat waarschijnlijk {soort}; dat hoort niet in een openbaar rapport.", remedie
