// A slide: its channels, masks, outlines and cells, and the controls beside it.
import { ask, askBytes } from "../api.js";
import { fileAddress, fill, h, nameOf } from "../dom.js";
import { CellSource, colourPhenotypes } from "./cells.js";
import { LEAST_OUTLINE_ZOOM, buildCellLayer, buildImageLayer, buildMaskLayer, buildOutlineLayer } from "./layers.js";
import * as panel from "./panel.js";
import { View, chooseScale, handleKey } from "./view.js";

/** Viv's shader takes so many channels. */
const MOST_CHANNELS = 6;
const MOST_POINTS = 60000;
const CELL_RADIUS_UM = 3;
const SETTLE_MS = 150;
/** Colour of a nucleus whose cell is not in the table. */
const UNKNOWN = [150, 150, 150];
const OBJECTS = ["nuclei", "cells"];
/** Zoom at which a value's cells are shown: single cells are told apart, their neighbours are seen. */
const FOCUS_UM_PER_PIXEL = 0.4;

/**
 * Show a slide.
 * @param {HTMLElement} canvas
 * @param {HTMLElement} aside
 * @param {{about: object, image: object, openPyramid: Function, slideId: string, query: URLSearchParams, onMove: (place: object) => void, onError: (error: Error) => void, onUnsupported: () => void}} options `onUnsupported`: the browser has no WebGL 2
 * @returns {{destroy: () => void}}
 */
export function mountSlide(canvas, aside, options) {
  const slide = new Slide(canvas, aside, options);
  slide.start();
  return slide;
}

class Slide {
  constructor(canvas, aside, { slideId, query, about, image, openPyramid, onMove, onError, onUnsupported }) {
    Object.assign(this, { canvas, aside, slideId, query, about, image, openPyramid, onMove, onError, onUnsupported });
    const [height, width] = image.levels[0].shape.slice(-2);
    this.size = [width, height];
    this.extent = [0, 0, width, height];
    this.channels = describeChannels(image);
    this.loaded = [];
    this.wanted = { phenotype: query.get("phenotype") ?? "", compartment: query.get("compartment") ?? "" };
    this.show = { points: true, outlines: true, object: "nuclei", mask: "", opacity: 0.35 };
    this.hidden = new Set();
    this.phenotypes = [];
    this.colours = [];
    this.labels = new Map();
    this.tiles = 0;
    this.marks = new Set();
    this.source = new CellSource(slideId, image.pixelUm, this.wanted);
  }

  start() {
    this.bar = h("div", { class: "bar" });
    this.scale = h("div", { class: "scale", "aria-hidden": "true" }, this.bar);
    this.note = h("p", { class: "slide-note", role: "status" });
    this.surface = h("div", { class: "surface" });
    this.canvas.classList.toggle("bright", isBright(this.channels));
    this.canvas.replaceChildren(this.surface, this.#buildTools(), this.scale, this.note);
    this.view = new View(this.surface, this.size, {
      onMove: () => this.#moved(),
      onClick: (place) => this.#ask(place),
      onError: (error) => this.#fail(error),
      onDraw: () => this.#drawn(),
    });
    this.keys = (event) => handleKey(this.view, event);
    this.canvas.addEventListener("keydown", this.keys);
    this.observer = new ResizeObserver(() => this.#moved());
    this.observer.observe(this.canvas);
    this.#buildPanel();
    const place = ["x", "y", "zoom"].map((name) => Number(this.query.get(name) ?? NaN));
    if (place.every(Number.isFinite)) this.view.set({ target: [place[0], place[1], 0], zoom: place[2] });
    else this.view.fit();
    this.#draw();
    this.#readCells(place.every(Number.isFinite)).catch(this.onError);
  }

  destroy() {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    clearTimeout(this.settling);
    this.source.abort?.abort();
    this.observer.disconnect();
    this.canvas.removeEventListener("keydown", this.keys);
    this.view.destroy();
  }

  /** Ask what the cells were called, and go to those that a value counts. */
  async #readCells(hasPlace) {
    const { phenotypes, has_outlines: hasOutlines } = await ask(["called", this.slideId]);
    this.areCellsAsked = true;
    this.phenotypes = phenotypes;
    this.colours = colourPhenotypes(phenotypes.map(({ name }) => name), isBright(this.channels));
    this.#buildPanel();
    if (!phenotypes.length) return;
    if (hasOutlines) {
      const { buffer } = await askBytes(["phenotypes", this.slideId]);
      this.kinds = new Uint8Array(buffer);
    }
    if (this.wanted.phenotype && !hasPlace) await this.goToCells(this.wanted.phenotype, this.wanted.compartment);
    this.#settle();
    this.#draw();
  }

  async goToCells(phenotype = "", compartment = "") {
    const { place_um: place, n_cells: n, is_known: isKnown } = await ask(["focus", this.slideId], { phenotype, compartment });
    if (!place) {
      this.note.textContent = `No ${nameOf(phenotype || "cells")} on this slide.`;
      return;
    }
    const { pixelUm } = this.image;
    this.view.set({ target: [place[0] / pixelUm, place[1] / pixelUm, 0], zoom: Math.log2(pixelUm / FOCUS_UM_PER_PIXEL) });
    const where = compartment && compartment !== "whole" ? ` in ${nameOf(compartment).toLowerCase()}` : "";
    if (!phenotype) this.note.textContent = "Where the cells lie densest.";
    else if (isKnown) this.note.textContent = `${n.toLocaleString("en")} ${nameOf(phenotype)}${where} are ringed in white; here they lie densest.`;
    else this.note.textContent = `${nameOf(phenotype)} is a sum of calls: here all cells lie densest.`;
  }

  #buildTools() {
    const tool = (text, name, act) => h("button", { type: "button", "aria-label": name, title: name, onclick: act }, text);
    return h(
      "div",
      { class: "tools", role: "group", "aria-label": "Zoom" },
      tool("+", "Zoom in", () => this.view.zoomBy(0.5)),
      tool("−", "Zoom out", () => this.view.zoomBy(-0.5)),
      tool("⤢", "Whole slide", () => this.view.fit()),
      tool("1:1", "1:1, one pixel of the slide to a pixel of the screen", () => this.view.set({ ...this.view.state, zoom: 0 })),
      tool("◎", "Where the cells lie densest", () => this.goToCells(this.wanted.phenotype, this.wanted.compartment).catch(this.onError)),
    );
  }

  #buildPanel() {
    const objects = OBJECTS.filter((name) => this.about.labels.includes(name));
    const masks = this.about.labels.filter((name) => !OBJECTS.includes(name));
    const set = (name) => (value) => {
      this.show[name] = value;
      this.#draw();
    };
    this.card ??= h("div", { class: "cell-card", "aria-live": "polite" }, panel.buildCellCard({}));
    this.maskLegend ??= h("ul", { class: "legend" });
    fill(
      this.aside,
      panel.buildChannelControls(this.channels, MOST_CHANNELS, () => this.#draw()),
      h(
        "fieldset",
        {},
        h("legend", {}, "Overlays"),
        this.phenotypes.length > 0 && panel.buildSwitch("Cells as points, from afar", this.show.points, set("points"), "show-points"),
        objects.length > 0 && panel.buildSwitch("Outlines, from near", this.show.outlines, set("outlines"), "show-outlines"),
        objects.length > 1 && panel.buildChoice("Outlines of", objects.map((name) => [name, nameOf(name)]), this.show.object, set("object")),
        masks.length > 0 && panel.buildChoice("Area", [["", "None"], ...masks.map((name) => [name, nameOf(name)])], this.show.mask, set("mask")),
        masks.length > 0 && panel.buildSlider("Opacity", this.show.opacity, set("opacity")),
        this.maskLegend,
      ),
      this.phenotypes.length
        ? h("fieldset", {}, h("legend", {}, "Cells"), panel.buildLegend(this.phenotypes, this.colours, (name, isOn) => this.#hide(name, isOn)))
        : h("p", { class: "note" }, this.areCellsAsked ? "The cells of this slide were not measured (yet)." : "Reading the cells…"),
      h("fieldset", {}, h("legend", {}, "One cell"), this.card),
      this.about.pictures.length > 0 && panel.buildPictures(this.about.pictures),
    );
  }

  #hide(name, isOn) {
    if (isOn) this.hidden.delete(name);
    else this.hidden.add(name);
    this.source.forget();
    this.#settle();
    this.#draw();
  }

  /** Channels that are on, and those that were: switching back needs no second reading. */
  #listLoaded() {
    const isNew = this.channels.filter((each) => each.isOn && !this.loaded.includes(each));
    if (isNew.length) {
      const kept = [...this.loaded, ...isNew];
      while (kept.length > MOST_CHANNELS) kept.splice(kept.findIndex(({ isOn }) => !isOn), 1);
      this.loaded = kept;
      this.loaded.selections = kept.map(({ index }) => ({ c: index }));
    }
    return this.loaded;
  }

  #draw() {
    if (this.isDestroyed) return;
    this.view.deck.setProps({
      layers: [
        buildImageLayer(this.image, this.#listLoaded(), {
          onTileLoad: () => (this.tiles += 1),
          onViewportLoad: () => (this.isLoaded = true),
        }),
        this.#buildMask(),
        this.#buildOutlines(),
        this.#buildPoints(),
      ],
    });
    this.#describeMask();
  }

  /** Labels are opened when first shown; until then there is no layer. */
  #getLabels(name) {
    if (!this.labels.has(name)) {
      this.labels.set(name, null);
      const address = new URL(fileAddress(`${this.about.image}/labels/${name}`), location.href).href;
      this.openPyramid(address, this.onError)
        .then((labels) => {
          this.labels.set(name, { ...labels, factor: labels.pixelUm / this.image.pixelUm });
          this.#draw();
        })
        .catch(this.onError);
    }
    return this.labels.get(name);
  }

  #buildMask() {
    const labels = this.show.mask && this.#getLabels(this.show.mask);
    if (!labels) return null;
    const colours = new Map((labels.ome["image-label"].colors ?? []).map((each) => [each["label-value"], each.rgba]));
    return buildMaskLayer(this.show.mask, labels, labels.factor, colours, this.show.opacity, this.extent);
  }

  #describeMask() {
    const labels = this.show.mask && this.labels.get(this.show.mask);
    const about = labels ? labels.ome["image-label"] : {};
    const names = new Map((about.properties ?? []).map((each) => [each["label-value"], each.name]));
    this.maskLegend.replaceChildren(
      ...(about.colors ?? []).map(({ "label-value": value, rgba }) =>
        h("li", {}, h("span", {}, h("svg", { class: "dot", viewBox: "0 0 10 10", "aria-hidden": "true" }, h("rect", { width: 10, height: 10, fill: `rgb(${rgba.slice(0, 3).join(" ")})` })), " ", nameOf(names.get(value) ?? value))),
      ),
    );
  }

  #buildOutlines() {
    const isNear = this.view.zoom >= LEAST_OUTLINE_ZOOM;
    if (!this.show.outlines || !isNear || !this.about.labels.includes(this.show.object)) return null;
    const labels = this.#getLabels(this.show.object);
    if (!labels) return null;
    const getColour = (kind) => {
      const name = this.phenotypes[kind - 1]?.name;
      if (name && this.hidden.has(name)) return null;
      return this.colours[kind - 1] ?? UNKNOWN;
    };
    const trigger = [[...this.hidden].sort().join(), this.kinds?.length ?? 0].join("|");
    return buildOutlineLayer(this.show.object, labels, this.kinds ?? null, getColour, trigger, this.extent);
  }

  /** Near enough, the outlines show the cells: then only those that a value counts are points. */
  #buildPoints() {
    if (!this.show.points || !this.points) return null;
    const isOutlined = this.show.outlines && this.kinds && this.view.zoom >= LEAST_OUTLINE_ZOOM;
    const points = isOutlined ? this.points.chosen : this.points.all;
    this.canvas.dataset.points = points.length;
    return buildCellLayer(points, CELL_RADIUS_UM / this.image.pixelUm);
  }

  #moved() {
    if (!this.view || this.isDestroyed) return;
    const { px, text } = chooseScale(this.image.pixelUm, this.view.zoom);
    this.bar.textContent = text;
    this.bar.style.width = `${px}px`;
    const isNear = this.view.zoom >= LEAST_OUTLINE_ZOOM;
    if (isNear !== this.wasNear) this.#draw();
    this.wasNear = isNear;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.#settle(), SETTLE_MS);
  }

  /** Once the view rests: remember the place, and ask for the cells in it. */
  #settle() {
    const [x, y] = this.view.state.target;
    this.onMove({ x: x.toFixed(1), y: y.toFixed(1), zoom: this.view.zoom.toFixed(2) });
    if (!this.phenotypes.length || this.source.covers(this.view.bounds)) return;
    const wish = { hidden: this.hidden, colours: this.colours, most: MOST_POINTS };
    this.source
      .read(this.view.bounds, wish)
      .then((points) => {
        this.points = points;
        this.#draw();
      })
      .catch((error) => error.name !== "AbortError" && this.onError(error));
  }

  /** Before the first frame it is the context that failed. None is made beforehand just to ask: the first tile would wait for it. */
  #fail(error) {
    if (this.hasDrawn) {
      this.onError(error);
      return;
    }
    this.destroy();
    this.onUnsupported();
  }

  #drawn() {
    this.hasDrawn = true;
    // The drawing library makes a second, nameless stop for the tab key of what lies within this one.
    this.surface.removeAttribute("tabindex");
    if (this.tiles) this.#mark("first-tile");
    if (this.tiles && this.isLoaded) this.#mark("window");
  }

  /** Note the moment of what is drawn first: the benchmark reads it, and the tests wait for it. */
  #mark(name) {
    if (this.marks.has(name)) return;
    this.marks.add(name);
    this.canvas.dataset.drawn = name;
    performance.mark(`tilflow:${name}`);
  }

  async #ask([x, y]) {
    const { pixelUm } = this.image;
    try {
      const cell = this.phenotypes.length ? await ask(["cell", this.slideId], { x: x * pixelUm, y: y * pixelUm }) : {};
      this.card.replaceChildren(panel.buildCellCard(cell));
    } catch (error) {
      this.onError(error);
    }
  }
}

/** Whether the channels are the red, green and blue of a picture on a white ground. */
function isBright(channels) {
  return channels.map(({ name }) => name).join("") === "RGB";
}

function describeChannels({ ome, levels }) {
  const top = { Uint8: 255, Uint16: 65535 }[levels[0].dtype];
  return (ome.omero?.channels ?? []).map(({ label, color, active, window }, index) => {
    // A slider over all that 16 bits can hold would jump past everything there is.
    const most = Math.min(top ?? window.max, Math.max(window.end * 2, 1));
    return {
      index,
      name: label,
      colour: [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16)),
      isOn: Boolean(active) && index < MOST_CHANNELS,
      low: window.start,
      high: window.end,
      least: window.min,
      most,
      step: levels[0].dtype === "Float32" ? (most - window.min) / 500 : 1,
    };
  });
}
