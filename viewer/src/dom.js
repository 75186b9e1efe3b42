// Small things that every page needs: elements, numbers, icons of state.

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "g", "path", "circle", "line", "text", "rect", "title", "polyline"]);

/**
 * Make an element. `on…` are listeners, true and false set or leave out an attribute.
 * @param {string} tag
 * @param {object} attributes
 * @param {...(Node | string | number | null | false | undefined)} children
 */
export function h(tag, attributes = {}, ...children) {
  const node = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  fill(node, ...children);
  return node;
}

export const STATES = {
  ok: "measured",
  warn: "measured; 7/112: so many of its values have a warning or failed",
  fail: "could not be measured",
  missing: "no value",
};

const SHAPES = {
  ok: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z",
  warn: "M8 1.8 15 14H1z",
  fail: "M3.6 2 8 6.4 12.4 2 14 3.6 9.6 8l4.4 4.4-1.6 1.6L8 9.6 3.6 14 2 12.4 6.4 8 2 3.6z",
  missing: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zm0 2a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z",
};

/** State as a shape and a colour, and as a word for those who do not see it. */
export function stateIcon(state, { isSilent = false } = {}) {
  const icon = h("svg", { class: `state ${state}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, h("path", { d: SHAPES[state] ?? SHAPES.missing }));
  return isSilent ? [icon] : [icon, h("span", { class: "sr" }, ` ${STATES[state] ?? state} `)];
}

/** A number for reading: four significant digits, whole ones as they are. */
export function format(value) {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toLocaleString("en");
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return value.toExponential(2).replace("-", "−");
  return Number(value.toPrecision(4)).toLocaleString("en", { maximumSignificantDigits: 4 }).replace("-", "−");
}

/** A value with its interval, as far as there is one. */
export function formatInterval(value, lower, upper, unit = "") {
  const tail = unit ? ` ${unit}` : "";
  if (value === null || value === undefined) return "not measured";
  if (lower === null || lower === undefined) return format(value) + tail;
  return `${format(value)}${tail} (${format(lower)} to ${format(upper)})`;
}

const WORDS = { b: "B", dr: "DR", hla: "HLA", id: "ID", ki67: "Ki67", mm2: "mm²", nk: "NK", pd1: "PD1", t: "T", tils: "TILs", ul: "µL", um: "µm", um2: "µm²" };

/** Names of the tables as words: `cd8_t_cells` → "CD8 T cells". */
export function nameOf(text) {
  const words = String(text)
    .split(/[_ ]+/)
    .map((word) => WORDS[word] ?? word.replace(/^cd(?=\d)/, "CD"));
  return words.join(" ").replace(/^./, (letter) => letter.toUpperCase());
}

/** Put children into an element, leaving out what is not there. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
}

/** Address of a page within the page. */
export function link(path, query = {}) {
  const kept = Object.entries(query).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  const tail = new URLSearchParams(kept).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${tail ? `?${tail}` : ""}`;
}

/** Address of a file among the results. */
export function fileAddress(path) {
  return `/results/${path.split("/").map(encodeURIComponent).join("/")}`;
}

const FILES = { svg: "SVG", tsv: "its numbers (TSV)" };

/** Links to what belongs to a picture: its drawing for print, and the numbers behind it. */
export function linkFiles(paths, words) {
  return paths.flatMap((path) => {
    const name = FILES[path.split(".").at(-1)];
    return [" ", h("a", { class: "file", href: fileAddress(path), target: "_blank", rel: "noopener", "aria-label": `${words}: ${name}` }, name)];
  });
}

/** Whether the page is dark just now. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Colours that are told apart by people who do not see red and green (Okabe and Ito). */
export const PALETTE = [
  [230, 159, 0], [86, 180, 233], [0, 158, 115], [240, 228, 66], [204, 121, 167], [213, 94, 0], [0, 114, 178],
];
export const OTHER = [170, 170, 170];

export const css = ([r, g, b]) => `rgb(${r} ${g} ${b})`;
