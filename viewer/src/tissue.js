// A slide's page. What draws it is loaded when it is first needed.
import { ask, getStudy } from "./api.js";
import { buildSpecimenHead } from "./blood.js";
import { fileAddress, fill, h } from "./dom.js";
import { startDecoders } from "./slide/codec.js";
import { openPyramid } from "./slide/pyramid.js";

const KEYS = "Arrow keys move, + and − zoom, 0 shows the whole slide, Enter asks for the cell in the middle.";

export async function showTissue(main, { parts: [id], query, tell, replace }) {
  const head = h("div", { class: "specimen" }, h("h1", {}, id));
  const canvas = h("div", { class: "slide", tabindex: 0, role: "application", "aria-label": `Slide ${id}. ${KEYS}`, "aria-describedby": "slide-keys" });
  const aside = h("aside", { class: "panel", "aria-label": "What is shown" });
  main.replaceChildren(h("div", { class: "slide-page" }, h("div", { class: "slide-main" }, head, canvas, h("p", { id: "slide-keys", class: "note" }, KEYS)), aside));
  // The image waits neither for the tables nor for what draws it.
  const opening = openSlide(id, tell);
  describe(head, id, query).catch(tell);
  const { mountSlide } = await import("./slide.js");
  const { about, image } = await opening;
  const onMove = (place) => {
    const kept = Object.fromEntries(["phenotype", "compartment"].map((name) => [name, query.get(name)]));
    replace(["tissue", id], { ...kept, ...place });
  };
  const onUnsupported = () => {
    aside.replaceChildren();
    showOverview(canvas, id, about);
  };
  return mountSlide(canvas, aside, { slideId: id, query, about, image, openPyramid, onMove, onError: tell, onUnsupported });
}

/** Open the image, and begin to read its coarsest level, which is shown first. */
async function openSlide(id, onError) {
  startDecoders();
  const about = await ask(["slide", id]);
  if (!about.image) throw new Error("This slide has no image among the results.");
  const image = await openPyramid(new URL(fileAddress(about.image), location.href).href, onError);
  image.levels.at(-1).getRaster({ selection: { c: 0 } }).catch(onError);
  return { about, image };
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

function showOverview(canvas, id, { overview }) {
  fill(
    canvas,
    h("p", { class: "note" }, "This browser has no WebGL 2, which the slide is drawn with: here is the overview that the pipeline made."),
    overview && h("img", { src: fileAddress(overview), alt: `Overview of slide ${id} with its tissue, compartments and cells` }),
  );
}
