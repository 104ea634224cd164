"use strict";
(function () {
  // What slides by itself can also be slid with the keys; what does not is no stop for them.
  function maakBereikbaar() {
    document.querySelectorAll(".schuif, .breed").forEach(function (tabel) {
      if (tabel.parentElement.classList.contains("schuif")) return;
      if (tabel.scrollWidth > tabel.clientWidth) tabel.tabIndex = 0;
      else tabel.removeAttribute("tabindex");
    });
  }
  maakBereikbaar();
  document.fonts.ready.then(maakBereikbaar);
  window.addEventListener("resize", maakBereikbaar);

  // Searches and unfolds the bouwstenen. Without this script every part can still be
  // unfolded by hand, and the browser's own search finds what is folded.
  var stenen = Array.from(document.querySelectorAll("details.bouwsteen"));
  var vak = document.getElementById("zoek");
  var knop = document.getElementById("vouw");
  var status = document.getElementById("gevonden");
  var teksten = null;
  if (!vak || !stenen.length) return;

  function kaal(tekst) {
    return tekst.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").toLowerCase();
  }
  function toon() {
    var gezocht = kaal(vak.value).trim();
    var raak = 0;
    teksten = teksten || stenen.map(function (steen) { return kaal(steen.textContent); });
    stenen.forEach(function (steen, n) {
      var past = teksten[n].includes(gezocht);
      steen.hidden = !past;
      steen.open = past && gezocht !== "";
      raak += past ? 1 : 0;
    });
    status.textContent = gezocht ? raak + " van " + stenen.length + " bouwstenen" : "";
    benoem();
  }
  function alleOpen() {
    return stenen.every(function (steen) { return steen.hidden || steen.open; });
  }
  function benoem() {
    knop.textContent = alleOpen() ? "Alles sluiten" : "Alles openen";
  }
  function ga() {
    var doel = document.getElementById(location.hash.slice(1));
    if (!doel || !stenen.includes(doel)) return;
    if (doel.hidden) { vak.value = ""; toon(); }
    doel.open = true;
    doel.scrollIntoView();
  }

  vak.addEventListener("input", toon);
  knop.addEventListener("click", function () {
    var open = !alleOpen();
    stenen.forEach(function (steen) { steen.open = open; });
    benoem();
  });
  window.addEventListener("hashchange", ga);
  window.addEventListener("beforeprint", function () {
    vak.value = "";
    toon();
    stenen.forEach(function (steen) { steen.open = true; });
    benoem();
  });
  vak.closest(".zoeken").hidden = false;
  benoem();
  ga();
})();
