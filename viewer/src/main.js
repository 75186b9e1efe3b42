// The page: which address shows what, and what stands above all of it.
import { getStudy } from "./api.js";
import { h, link } from "./dom.js";
import { showBlood } from "./blood.js";
import { showLongitudinal } from "./longitudinal.js";
import { showPatients } from "./patients.js";
import { showTable } from "./tables.js";
import { showTissue } from "./tissue.js";

const PAGES = {
  patients: ["Patients", showPatients],
  longitudinal: ["Over time", showLongitudinal],
  tables: ["Tables", showTable],
};
const SPECIMENS = { blood: showBlood, tissue: showTissue };
const THEMES = { "": "System", light: "Light", dark: "Dark" };

const main = document.getElementById("main");
const problem = document.getElementById("problem");
let current = { destroy() {} };
let shown = "";

/** The parts and the query of the address after the #. */
function parseAddress() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  return { parts: parts.length ? parts : ["patients"], query: new URLSearchParams(query) };
}

function tell(error) {
  problem.textContent = error.message;
  problem.hidden = false;
  console.warn(error);
}

async function show() {
  if (location.hash === "#main") return;
  const { parts, query } = parseAddress();
  const [name, ...rest] = parts;
  const page = PAGES[name]?.[1] ?? SPECIMENS[name];
  problem.hidden = true;
  current.destroy?.();
  current = { destroy() {} };
  main.className = name;
  markPage(name);
  const isFirst = !shown;
  shown = location.hash || "#/";
  const here = shown;
  try {
    if (!page) throw new Error("There is no such page.");
    const made = await page(main, { parts: rest, query, tell, replace });
    if (here === shown) current = made ?? current;
    else made?.destroy?.();
  } catch (error) {
    main.replaceChildren(h("div", { class: "page" }, h("h1", {}, "This cannot be shown")));
    tell(error);
  }
  const title = main.querySelector("h1");
  document.title = `${title?.textContent ?? "tilflow"} – tilflow`;
  // A new page is read from its heading on, as after following a link between documents.
  if (!isFirst && title) {
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

/** Remember where one is on the page, without a step in the history. */
function replace(path, query) {
  const address = link(path, query);
  history.replaceState(null, "", address);
  shown = address;
}

function markPage(name) {
  const of = { blood: "patients", tissue: "patients" }[name] ?? name;
  for (const item of document.querySelectorAll("#pages a")) {
    if (item.dataset.page === of) item.setAttribute("aria-current", "page");
    else item.removeAttribute("aria-current");
  }
}

async function fillHeader() {
  const items = Object.entries(PAGES).map(([name, [title]]) => h("li", {}, h("a", { href: link([name]), "data-page": name }, title)));
  document.getElementById("pages").replaceChildren(...items);
  const { name, documents } = await getStudy();
  document.getElementById("study").textContent = name;
  if (documents.includes("report.html")) {
    document.getElementById("pages").append(h("li", {}, h("a", { href: "/results/report.html", target: "_blank", rel: "noopener" }, "Report", h("span", { class: "sr" }, " (opens a new tab)"))));
  }
}

function startThemes() {
  const button = document.getElementById("theme");
  const apply = (theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    button.textContent = THEMES[theme];
    button.setAttribute("aria-label", `Colours: ${THEMES[theme]}. Change them`);
    button.title = "Colours of the page";
    dispatchEvent(new Event("themechange"));
  };
  let theme = localStorage.getItem("tilflow-theme") ?? "";
  apply(theme in THEMES ? theme : "");
  button.onclick = () => {
    const names = Object.keys(THEMES);
    theme = names[(names.indexOf(theme) + 1) % names.length];
    localStorage.setItem("tilflow-theme", theme);
    apply(theme);
  };
}

/** What a pointer is told by resting on something, the keyboard is told by coming to it; Escape hides it. */
function startHints() {
  const hint = h("div", { class: "tip hint", hidden: true, "aria-hidden": "true" });
  document.body.append(hint);
  const hide = () => (hint.hidden = true);
  addEventListener("focusin", ({ target }) => {
    const text = target.getAttribute?.("title");
    if (!text || !target.matches(":focus-visible")) return;
    hint.textContent = text;
    hint.hidden = false;
    const box = target.getBoundingClientRect();
    const below = box.bottom + 8;
    const isLow = below + hint.offsetHeight > innerHeight;
    hint.style.left = `${Math.max(Math.min(box.left, innerWidth - hint.offsetWidth - 8), 8)}px`;
    hint.style.top = `${isLow ? box.top - hint.offsetHeight - 8 : below}px`;
  });
  addEventListener("focusout", hide);
  addEventListener("scroll", hide, true);
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
}

// What draws a slide is large: where one is the first page, it is on its way before anything else.
if (location.hash.startsWith("#/tissue/")) import("./slide.js");

startThemes();
startHints();
addEventListener("hashchange", show);
show();
fillHeader().catch(tell).finally(() => markPage(parseAddress().parts[0]));
