// One parameter over time: choose it, see every patient, and go from a point to its gates or cells.
import { ask } from "./api.js";
import { fill, h, link, nameOf } from "./dom.js";
import { drawPlot } from "./plot.js";

const FIRST = ["cd8_t_cells.count_per_ul", "cd8_t_cells.density_per_mm2"];

export async function showLongitudinal(main, { query, tell, replace }) {
  const parameters = await ask(["parameters"]);
  if (!parameters.length) {
    main.replaceChildren(h("div", { class: "page" }, h("h1", {}, "Over time"), h("p", {}, "These results hold no values yet: the table of measurements is made at the end of a run.")));
    return null;
  }
  const page = new LongitudinalPage(main, parameters, query, { tell, replace });
  await page.start();
  return page;
}

const population = ({ parameter }) => parameter.split(".")[0];
const quantity = ({ parameter }) => parameter.split(".").slice(1).join(".");

class LongitudinalPage {
  constructor(main, parameters, query, { tell, replace }) {
    Object.assign(this, { main, parameters, tell, replace });
    const first = parameters.find(({ parameter }) => FIRST.includes(parameter)) ?? parameters[0];
    const wanted = parameters.find((each) => ["specimen", "parameter", "compartment"].every((name) => each[name] === query.get(name)));
    this.chosen = wanted ?? first;
    this.measure = query.get("measure") === "fold" ? "fold" : "value";
    this.scale = query.get("scale") === "log" ? "log" : "linear";
    this.asked = 0;
  }

  async start() {
    this.controls = h("div", { class: "controls" });
    this.figure = h("div", { class: "plots" });
    this.status = h("p", { class: "note", role: "status" });
    this.table = h("a", {}, "These values as a table");
    this.title = h("h1", {}, "Over time");
    this.main.replaceChildren(
      h(
        "div",
        { class: "page wide" },
        this.title,
        this.controls,
        this.status,
        this.figure,
        h("p", { class: "note" }, "A point leads to its gates or its cells: click on it, or press Enter. The arrow keys go along a patient (left, right) and from patient to patient (up, down). Bars are 95 % intervals; a triangle has a warning; the dotted line is the first dose. ", this.table, "."),
      ),
    );
    this.observer = new ResizeObserver(() => this.#redraw());
    await this.#read();
    this.observer.observe(this.figure);
  }

  destroy() {
    this.observer.disconnect();
    this.asked += 1;
  }

  #buildControls() {
    const of = (filter, name) => [...new Set(this.parameters.filter(filter).map(name))];
    const { specimen, compartment } = this.chosen;
    const isKind = (each) => each.specimen === specimen;
    const isOne = (each) => isKind(each) && population(each) === population(this.chosen);
    const isQuantity = (each) => isOne(each) && quantity(each) === quantity(this.chosen);
    const choose = (fits) => {
      // Keep as much of the choice as there is for the new one.
      const left = this.parameters.filter(fits);
      const score = (each) => 4 * (quantity(each) === quantity(this.chosen)) + 2 * (each.compartment === compartment) + (population(each) === population(this.chosen));
      this.chosen = left.reduce((best, each) => (score(each) > score(best) ? each : best));
      this.#read().catch(this.tell);
    };
    const compartments = of(isQuantity, (each) => each.compartment);
    fill(
      this.controls,
      buildSelect("Specimen", "specimen", of(() => true, (each) => each.specimen), specimen, (value) => choose((each) => each.specimen === value)),
      buildSelect("Population", "population", of(isKind, population), population(this.chosen), (value) => choose((each) => isKind(each) && population(each) === value)),
      buildSelect("Quantity", "quantity", of(isOne, quantity), quantity(this.chosen), (value) => choose((each) => isOne(each) && quantity(each) === value)),
      compartments.length > 1 && buildSelect("Compartment", "compartment", compartments, compartment, (value) => choose((each) => isQuantity(each) && each.compartment === value)),
      this.data?.columns.fold_change &&
        buildSelect("Show", "measure", ["value", "fold"], this.measure, (value) => this.#set("measure", value), { value: "Value", fold: "Fold change from baseline" }),
      buildSelect("Scale", "scale", ["linear", "log"], this.scale, (value) => this.#set("scale", value), { linear: "Linear", log: "Logarithmic" }),
    );
  }

  #set(name, value) {
    this[name] = value;
    this.#show();
  }

  async #read() {
    const mine = ++this.asked;
    const { specimen, parameter, compartment } = this.chosen;
    const data = await ask(["trajectory"], { specimen, parameter, compartment });
    if (mine !== this.asked) return;
    this.data = data;
    this.points = listPoints(data.columns);
    if (!data.columns.fold_change) this.measure = "value";
    this.#show();
  }

  #show() {
    const { specimen, parameter, compartment } = this.chosen;
    const focused = document.activeElement?.id;
    this.#buildControls();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    this.title.textContent = `${nameOf(population(this.chosen))} over time`;
    document.title = `${this.title.textContent} – tilflow`;
    const failed = this.points.filter(({ value }) => value === null).length;
    const patients = new Set(this.points.map((point) => point.patient_id)).size;
    this.status.textContent = `${this.points.length - failed} values of ${patients} patients${failed ? `; ${failed} could not be measured (× below the axis)` : ""}`;
    const filters = { "filter.specimen": `=${specimen}`, "filter.parameter": `=${parameter}`, "filter.compartment": `=${compartment}` };
    this.table.href = link(["tables", this.data.source], filters);
    this.replace(["longitudinal"], { specimen, parameter, compartment, measure: this.measure === "fold" ? "fold" : "", scale: this.scale === "log" ? "log" : "" });
    this.width = 0;
    this.#redraw();
  }

  #redraw() {
    const width = this.figure.clientWidth;
    if (width === this.width) return;
    this.width = width;
    drawPlot(this.figure, this.points, {
      measure: this.measure,
      scale: this.scale,
      width,
      height: Math.min(Math.max(innerHeight - 400, 340), 540),
      label: this.measure === "fold" ? "Fold change from baseline" : labelOf(this.chosen, this.points),
      getLink: (point) => linkOf(this.chosen, point),
    });
  }
}

function labelOf(chosen, points) {
  const unit = points.find((point) => point.unit)?.unit ?? "";
  const name = nameOf(quantity(chosen).replaceAll(".", " "));
  // "Count per µL" and "percent of parent" say it already.
  return unit && !/per/.test(quantity(chosen)) ? `${name} (${unit})` : name;
}

/** Where a point leads: the gate of its population, or the slide at its cells. */
function linkOf(chosen, { specimen_id: id }) {
  if (chosen.specimen === "blood") return link(["blood", id], { population: population(chosen) });
  return link(["tissue", id], { phenotype: population(chosen), compartment: chosen.compartment });
}

function listPoints(columns) {
  const names = Object.keys(columns);
  return (columns.patient_id ?? []).map((_, row) => Object.fromEntries(names.map((name) => [name, columns[name][row]])));
}

function buildSelect(text, name, values, chosen, onChange, words = {}) {
  const select = h(
    "select",
    { id: `choose-${name}`, onchange: () => onChange(select.value) },
    ...values.map((value) => h("option", { value, selected: value === chosen }, words[value] ?? nameOf(value.replaceAll(".", " ")))),
  );
  return h("label", {}, h("span", {}, text), select);
}
