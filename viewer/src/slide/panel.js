// The controls beside a slide. Each tells what was changed; none draws.
import { css, fileAddress, format, h, linkFiles, nameOf } from "../dom.js";

const hex = (colour) => `#${colour.map((n) => n.toString(16).padStart(2, "0")).join("")}`;
const fromHex = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));

/** Rows to switch channels, colour them and set black and white. */
export function buildChannelControls(channels, mostAtOnce, onChange) {
  const note = h("p", { class: "note", role: "status" });
  const rows = channels.map((channel) => {
    const box = h("input", {
      type: "checkbox",
      checked: channel.isOn,
      id: `channel-${channel.index}`,
      onchange: () => {
        if (box.checked && channels.filter(({ isOn }) => isOn).length >= mostAtOnce) {
          box.checked = false;
          note.textContent = `${mostAtOnce} channels are shown at once at most: switch one off first.`;
          return;
        }
        note.textContent = "";
        channel.isOn = box.checked;
        onChange(channel);
      },
    });
    const colour = h("input", {
      type: "color",
      value: hex(channel.colour),
      "aria-label": `Colour of ${channel.name}`,
      oninput: () => {
        channel.colour = fromHex(colour.value);
        onChange(channel);
      },
    });
    const slider = (side, word) => {
      const input = h("input", {
        type: "range",
        min: channel.least,
        max: channel.most,
        step: channel.step,
        value: channel[side],
        "aria-label": `${word} of ${channel.name}`,
        oninput: () => {
          channel[side] = Number(input.value);
          if (channel.low >= channel.high) channel[side] += side === "low" ? -channel.step : channel.step;
          input.nextSibling.textContent = format(channel[side]);
          onChange(channel);
        },
      });
      return h("label", { class: "slider" }, h("span", {}, word), input, h("output", {}, format(channel[side])));
    };
    return h(
      "div",
      { class: "channel" },
      h("div", { class: "channel-head" }, box, h("label", { for: box.id }, channel.name), colour),
      slider("low", "Black"),
      slider("high", "White"),
    );
  });
  return h("fieldset", {}, h("legend", {}, "Channels"), ...rows, note);
}

/** One switch. */
export function buildSwitch(text, isOn, onChange, id = null) {
  const box = h("input", { type: "checkbox", checked: isOn, id, onchange: () => onChange(box.checked) });
  return h("label", { class: "switch" }, box, " ", text);
}

/** A list to choose from. */
export function buildChoice(text, options, chosen, onChange) {
  const select = h(
    "select",
    { onchange: () => onChange(select.value) },
    ...options.map(([value, name]) => h("option", { value, selected: value === chosen }, name)),
  );
  return h("label", { class: "choice" }, h("span", {}, text), select);
}

export function buildSlider(text, value, onChange) {
  const input = h("input", { type: "range", min: 0, max: 1, step: 0.05, value, oninput: () => onChange(Number(input.value)) });
  return h("label", { class: "slider" }, h("span", {}, text), input);
}

/** What the cells were called, each with its colour and number, to switch on and off. */
export function buildLegend(phenotypes, colours, onChange) {
  const rows = phenotypes.map(({ name, n_cells: n }, place) => {
    const box = h("input", { type: "checkbox", checked: true, onchange: () => onChange(name, box.checked) });
    const dot = h("svg", { class: "dot", viewBox: "0 0 10 10", "aria-hidden": "true" }, h("circle", { cx: 5, cy: 5, r: 4.2, fill: css(colours[place]) }));
    return h("li", {}, h("label", {}, box, " ", dot, " ", nameOf(name)), h("span", { class: "number" }, n.toLocaleString("en")));
  });
  return h("ul", { class: "legend" }, ...rows);
}

const PICTURES = { overlay: "Overview", thresholds: "Thresholds of the markers", clusters: "Clusters and calls" };

/** Ways to the pictures that the pipeline made of the slide. */
export function buildPictures(pictures) {
  const links = pictures.map(({ path, files }) => {
    const name = path.split("/").at(-1).replace(".png", "");
    const words = PICTURES[name] ?? nameOf(name);
    return h("li", {}, h("span", {}, h("a", { href: fileAddress(path), target: "_blank", rel: "noopener" }, words), ...linkFiles(files, words)));
  });
  return h("section", { "aria-label": "Pictures" }, h("h2", { class: "legend-like" }, "Pictures"), h("ul", { class: "legend" }, ...links));
}

/** All that was measured of one cell. */
export function buildCellCard(cell) {
  if (!cell.label && cell.label !== 0) {
    return h("p", { class: "note" }, "No cell here. Click on one, or press Enter for the one in the middle.");
  }
  const markers = cell.markers.map(({ marker, value, threshold, is_positive: isPositive }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, marker),
      h("td", { class: "number" }, format(value)),
      h("td", { class: "number" }, format(threshold)),
      h("td", {}, isPositive === null ? "–" : isPositive ? "positive" : "negative"),
    ),
  );
  const areas = Object.entries(cell.areas).filter(([, area]) => area !== null);
  return h(
    "div",
    {},
    h("p", { class: "lead" }, h("strong", {}, nameOf(cell.phenotype || "no call")), cell.compartment ? `, ${nameOf(cell.compartment).toLowerCase()}` : ""),
    h("p", { class: "note" }, [`cell ${cell.label}`, ...areas.map(([name, area]) => `${name.split("_")[0]} ${format(area)} µm²`)].join(" · ")),
    markers.length > 0 &&
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...["Marker", "Intensity", "Threshold", "Call"].map((name, i) => h("th", { scope: "col", class: i === 1 || i === 2 ? "number" : null }, name)))),
        h("tbody", {}, ...markers),
      ),
  );
}
