// Links a report's words with the rows of its record. The page is whole without it.
"use strict";
(() => {
  const root = document.documentElement;
  const why = document.getElementById("why");
  const english = document.getElementById("ui-en");

  const speak = () => {
    root.lang = english.checked ? "en" : "ar";
    root.dir = english.checked ? "ltr" : "rtl";
    try { localStorage.setItem("isnad-ui", root.lang); } catch { /* a page opened from a file may not keep things */ }
  };
  try { if (localStorage.getItem("isnad-ui") === "en") english.checked = true; } catch { /* as above */ }
  document.querySelectorAll("input[name=ui]").forEach(input => input.addEventListener("change", speak));
  speak();

  let lit = [];
  const dark = () => { lit.forEach(e => e.classList.remove("on")); lit = []; why.hidden = true; };
  const light = target => {
    dark();
    const element = target.closest?.("[data-m]");
    if (!element) return;
    const items = element.dataset.m.split(" ");
    const article = element.closest("article");
    lit = [...article.querySelectorAll(`[data-m~="${items[0]}"]`)];
    lit.forEach(e => e.classList.add("on"));
    if (element.matches("tr")) return;
    // Everything the words stand in, each with the rules that made it.
    const lines = items.flatMap(item => {
      const row = document.getElementById(`${article.id}-${item}`);
      const rules = row?.querySelector(".rules")?.textContent.trim();
      const name = row?.dataset[root.lang];
      return rules ? [name ? `${name}: ${rules}` : rules] : [];
    });
    why.textContent = lines.join("\n");
    why.hidden = lines.length === 0;
  };
  document.addEventListener("mouseover", event => light(event.target));
  document.addEventListener("focusin", event => light(event.target));
  document.addEventListener("keydown", event => { if (event.key === "Escape") dark(); });

  // Entities fold away; a link to one unfolds them. Printing unfolds everything.
  const unfold = () => document.querySelector(location.hash || null)?.closest("details")?.setAttribute("open", "");
  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(d => { d.open = true; }));
})();
