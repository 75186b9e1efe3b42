// A slide's page. What draws it is loaded when it is first needed.
import { ask, getStudy } from "./api.js";
import { buildSpecimenHead } from "./blood.js";
import { fileAddress, fill, h } from "./dom.js";

const KEYS = "Arrow keys move, + and − zoom, 0 shows the whole slide, Enter asks for the cell in the middle.";

export async function showTissue(main, { parts: [id], query, tell, replace }) {
  const head = h("div", { class: "specimen" }, h("h1", {}, id));
  const canvas = h("div", { class: "slide", tabindex: 0, role: "application", "aria-label": `Slide ${id}. ${KEYS}`, "aria-describedby": "slide-keys" });
  const aside = h("aside", { class: "panel", "aria-label": "What is shown" });
  main.replaceChildren(h("div", { class: "slide-page" }, h("div", { class: "slide-main" }, head, canvas, h("p", { id: "slide-keys", class: "note" }, KEYS)), aside));
  // The image does not wait for the tables.
  describe(head, id, query).catch(tell);
  const { isSupported, mountSlide } = await import("./slide.js");
  if (!isSupported()) {
    await showOverview(canvas, id);
    return null;
  }
  const onMove = (place) => {
    const kept = Object.fromEntries(["phenotype", "compartment"].map((name) => [name, query.get(name)]));
    replace(["tissue", id], { ...kept, ...place });
  };
  return mountSlide(canvas, aside, { slideId: id, query, onMove, onError: tell });
}

async function describe(head, id, query) {
  const [specimen, study] = await Promise.all([ask(["tissue", id]), getStudy()]);
  const hasFocus = head.contains(document.activeElement);
  const full = buildSpecimenHead(specimen, study, query);
  head.replaceChildren(...full.childNodes);
  if (hasFocus) {
    const title = head.querySelector("h1");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }
}

async function showOverview(canvas, id) {
  const { overview } = await ask(["slide", id]);
  fill(
    canvas,
    h("p", { class: "note" }, "This browser has no WebGL 2, which the slide is drawn with: here is the overview that the pipeline made."),
    overview && h("img", { src: fileAddress(overview), alt: `Overview of slide ${id} with its tissue, compartments and cells` }),
  );
}
