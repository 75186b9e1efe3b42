// The plot: a panel a stratum, a line a patient, a point a specimen.
import { format, formatInterval, h } from "./dom.js";
import { buildLinear, buildLog, elapse, listDays } from "./scales.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST_HEIGHT = 340;
const EDGE = { left: 62, right: 54, top: 14, bottom: 62 };
const LEAST_WIDTH = 420;
/** Height of the strip below the axis that holds what could not be measured. */
const STRIP = 20;
const MOST_NAMES = 10;

/**
 * Draw the points into an element.
 * @param {HTMLElement} figure
 * @param {object[]} points patient by patient, in the order of days
 * @param {{measure: "value" | "fold", scale: "linear" | "log", width: number, height: number, label: string, getLink: (point: object) => string}} options
 */
export function drawPlot(figure, points, options) {
  const drawn = points.filter((point) => point.study_day !== null).map((point) => ({ ...point, ...measureOf(point, options.measure) }));
  const strata = [...new Set(drawn.map(({ stratum }) => stratum ?? ""))].sort();
  const columns = Math.max(1, Math.min(strata.length, Math.floor(options.width / LEAST_WIDTH), 3));
  const width = Math.floor((options.width - (columns - 1) * 16) / columns);
  // Several rows of panels are each lower, so that one can compare them.
  const height = strata.length > columns ? LEAST_HEIGHT : options.height;
  const values = drawn.flatMap(({ y, low, high }) => [y, low, high]).filter((value) => typeof value === "number");
  const isFold = options.measure === "fold";
  const yAxis = options.scale === "log" ? buildLog(values) : buildLinear(values.length ? values : [0, 1], { fromZero: true });
  const days = drawn.map((point) => elapse(point.study_day));
  const xAxis = buildLinear(days.length ? days : [0, 1], { fromZero: false });
  const tip = h("div", { class: "tip", hidden: true });
  const panels = strata.map((stratum, place) =>
    buildPanel(stratum, drawn.filter((point) => (point.stratum ?? "") === stratum), { ...options, width, height, xAxis, yAxis, place, tip, isFold }),
  );
  figure.replaceChildren(...panels, tip);
  startKeys(figure, () => (tip.hidden = true));
  if (!drawn.length) figure.append(h("p", {}, "There is no value of it with a day."));
}

/** What is drawn of a point: its value or its fold change, with the interval. */
function measureOf(point, measure) {
  const names = measure === "fold" ? ["fold_change", "fold_change_lower", "fold_change_upper"] : ["value", "lower", "upper"];
  const [y, low, high] = names.map((name) => point[name] ?? null);
  return { y, low, high };
}

function buildPanel(stratum, points, { width, height, xAxis, yAxis, label, place, tip, isFold, getLink }) {
  const inner = { width: width - EDGE.left - EDGE.right, height: height - EDGE.top - EDGE.bottom };
  const along = (elapsed) => EDGE.left + xAxis.place(elapsed) * inner.width;
  const x = (day) => along(elapse(day));
  const y = (value) => EDGE.top + (1 - yAxis.place(value)) * inner.height;
  const bottom = EDGE.top + inner.height;
  const patients = [...new Set(points.map((point) => point.patient_id))];
  const title = stratum ? `Stratum ${stratum}` : "All patients";
  const svg = h(
    "svg",
    { class: `plot s${place % 6}`, viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": `${title}: ${label} by study day, ${patients.length} patients` },
    ...yAxis.ticks.map((tick) => h("g", { class: "tick", "aria-hidden": "true" }, h("line", { x1: EDGE.left, x2: width - EDGE.right, y1: y(tick), y2: y(tick) }), h("text", { x: EDGE.left - 8, y: y(tick) + 4, "text-anchor": "end" }, format(tick)))),
    ...listDays(...xAxis.domain, inner.width > 420 ? 9 : 5).map(({ at, day }) => h("g", { class: "tick", "aria-hidden": "true" }, h("line", { x1: along(at), x2: along(at), y1: bottom, y2: bottom + 5 }), h("text", { x: along(at), y: bottom + STRIP + 16, "text-anchor": "middle" }, String(day).replace("-", "−")))),
    h("line", { class: "axis", x1: EDGE.left, x2: width - EDGE.right, y1: bottom, y2: bottom }),
    xAxis.domain[0] < 0 && xAxis.domain[1] > 0 && h("line", { class: "first-dose", x1: x(1), x2: x(1), y1: EDGE.top, y2: bottom }),
    isFold && h("line", { class: "unity", x1: EDGE.left, x2: width - EDGE.right, y1: y(1), y2: y(1) }),
    h("text", { class: "axis-name", x: EDGE.left + inner.width / 2, y: height - 6, "text-anchor": "middle", "aria-hidden": "true" }, "Study day"),
    ...patients.map((name) => buildPatient(name, points.filter((point) => point.patient_id === name), { x, y, bottom, label, tip, getLink })),
  );
  if (patients.length <= MOST_NAMES) svg.append(...nameLines(patients, points, { x, y, right: width - EDGE.right }));
  return h("figure", { class: "panel-figure" }, h("figcaption", {}, h("strong", {}, title), ` ${label}`), svg);
}

function buildPatient(name, points, { x, y, bottom, label, tip, getLink }) {
  const shown = points.filter((point) => point.y !== null && point.is_analysed !== "no");
  const line = shown.map((point, i) => `${i ? "L" : "M"}${x(point.study_day).toFixed(1)} ${y(point.y).toFixed(1)}`).join("");
  const group = h("g", { class: "patient", "data-patient": name, role: "group", "aria-label": `Patient ${name}` }, h("path", { class: "line", d: line, "aria-hidden": "true" }));
  for (const point of points) group.append(buildPoint(point, { x, y, bottom, label, tip, getLink, group }));
  return group;
}

function buildPoint(point, { x, y, bottom, label, tip, getLink, group }) {
  const isMeasured = point.y !== null;
  const [px, py] = [x(point.study_day), isMeasured ? y(point.y) : bottom + STRIP / 2 + 2];
  const anchor = document.createElementNS(SVG, "a");
  const state = isMeasured ? point.quality : "fail";
  const words = describe(point, label);
  anchor.setAttribute("href", getLink(point));
  anchor.setAttribute("class", `point is-${state}${point.is_analysed === "no" ? " aside" : ""}`);
  anchor.setAttribute("tabindex", "-1");
  anchor.setAttribute("aria-label", words.join(", "));
  if (isMeasured && point.low !== null && point.high !== null) {
    anchor.append(h("line", { class: "interval", x1: px, x2: px, y1: y(point.low), y2: y(point.high) }));
  }
  anchor.append(h("circle", { class: "reach", cx: px, cy: py, r: 10 }), buildSign(state, px, py));
  const showTip = () => {
    group.classList.add("active");
    group.closest(".plots")?.classList.add("has-active");
    placeTip(tip, anchor, words);
  };
  const hideTip = () => {
    group.classList.remove("active");
    group.closest(".plots")?.classList.remove("has-active");
    tip.hidden = true;
  };
  anchor.addEventListener("pointerenter", showTip);
  anchor.addEventListener("pointerleave", hideTip);
  anchor.addEventListener("focus", showTip);
  anchor.addEventListener("blur", hideTip);
  return anchor;
}

/** The quality as a shape: circle, triangle, cross. */
function buildSign(state, x, y) {
  if (state === "warn") return h("path", { class: "sign", d: `M${x} ${y - 6}L${x + 6} ${y + 5}H${x - 6}Z` });
  if (state === "fail") return h("path", { class: "sign cross", d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` });
  return h("circle", { class: "sign", cx: x, cy: y, r: 4.6 });
}

function describe(point, label) {
  const isFold = label.startsWith("Fold");
  const value = formatInterval(point.y, point.low, point.high, isFold ? "×" : point.unit ?? "");
  return [
    `Patient ${point.patient_id}`,
    [point.visit, `day ${point.study_day}`].filter(Boolean).join(", "),
    value,
    point.is_baseline === "yes" ? "baseline" : "",
    point.is_analysed === "no" ? "not the record that stands for its visit" : "",
    point.reason ? `${point.quality}: ${point.reason}` : "",
  ].filter(Boolean);
}

function placeTip(tip, anchor, [patient, ...rest]) {
  tip.replaceChildren(h("strong", {}, patient), ...rest.map((line) => h("div", {}, line)));
  tip.hidden = false;
  const [box, own] = [anchor.querySelector(".sign").getBoundingClientRect(), tip.offsetParent.getBoundingClientRect()];
  const left = Math.min(Math.max(box.left - own.left + 14, 4), Math.max(own.width - tip.offsetWidth - 4, 4));
  const above = box.top - own.top - tip.offsetHeight - 10;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 0 ? above : box.bottom - own.top + 12}px`;
}

/** Names at the ends of the lines, moved apart where they would lie on one another. */
function nameLines(patients, points, { x, y, right }) {
  const ends = patients
    .map((name) => ({ name, end: points.filter((point) => point.patient_id === name && point.y !== null).at(-1) }))
    .filter(({ end }) => end)
    .map(({ name, end }) => ({ name, x: Math.min(x(end.study_day) + 10, right + 4), y: y(end.y) + 4 }))
    .sort((a, b) => a.y - b.y);
  ends.forEach((each, i) => {
    if (i && each.y - ends[i - 1].y < 13) each.y = ends[i - 1].y + 13;
  });
  return ends.map((each) => h("text", { class: "name", x: each.x, y: each.y, "aria-hidden": "true" }, each.name));
}

/** One stop for the tab key; arrows go from point to point; Escape hides what is told of one. */
function startKeys(figure, hideTip) {
  const groups = [...figure.querySelectorAll(".patient")].map((group) => [...group.querySelectorAll(".point")]).filter((group) => group.length);
  if (!groups.length) return;
  groups[0][0].setAttribute("tabindex", "0");
  const focus = (anchor) => {
    figure.querySelector('.point[tabindex="0"]')?.setAttribute("tabindex", "-1");
    anchor.setAttribute("tabindex", "0");
    anchor.focus();
  };
  figure.onkeydown = (event) => {
    const row = groups.findIndex((group) => group.includes(event.target));
    if (row < 0) return;
    if (event.key === "Escape") hideTip();
    const column = groups[row].indexOf(event.target);
    const other = groups[(row + (event.key === "ArrowDown" ? 1 : groups.length - 1)) % groups.length];
    const next = {
      ArrowRight: () => groups[row][column + 1],
      ArrowLeft: () => groups[row][column - 1],
      ArrowDown: () => other[Math.min(column, other.length - 1)],
      ArrowUp: () => other[Math.min(column, other.length - 1)],
      Home: () => groups[row][0],
      End: () => groups[row].at(-1),
    }[event.key]?.();
    if (!next) return;
    event.preventDefault();
    focus(next);
  };
}
