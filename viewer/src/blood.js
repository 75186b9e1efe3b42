// A blood sample: the tree of its populations and the gates as they were drawn.
import { ask, getStudy } from "./api.js";
import { fileAddress, format, formatInterval, h, link, linkFiles, nameOf, stateIcon } from "./dom.js";

export async function showBlood(main, { parts: [id], query }) {
  const [sample, study] = await Promise.all([ask(["blood", id]), getStudy()]);
  const wanted = query.get("population") ?? "";
  const chosen = sample.populations.find(({ population }) => population === wanted) ?? null;
  const medians = h("div", { "aria-live": "polite" });
  const rows = sample.populations.map((each) => buildRow(each, each === chosen, (population) => select(population)));
  const select = (population) => {
    for (const row of rows) row.element.toggleAttribute("aria-current", false);
    const row = rows.find((each) => each.population === population);
    row?.element.setAttribute("aria-current", "true");
    medians.replaceChildren(...(population ? [buildMedians(population)] : []));
  };
  main.replaceChildren(
    h(
      "div",
      { class: "page wide" },
      buildSpecimenHead(sample, study, query),
      h(
        "div",
        { class: "two" },
        h(
          "section",
          { "aria-labelledby": "tree-title" },
          h("h2", { id: "tree-title" }, "Populations"),
          sample.populations.length
            ? h(
                "div",
                { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of the populations" },
                h(
                  "table",
                  { class: "tree" },
                  h("thead", {}, h("tr", {}, ...["Population", "Events", "% of parent", "Cells/µL", "Quality"].map((name, i) => h("th", { scope: "col", class: i > 0 && i < 4 ? "number" : null }, name)))),
                  h("tbody", {}, ...rows.map(({ element }) => element)),
                ),
              )
            : h("p", {}, "This sample was not gated."),
          medians,
        ),
        h(
          "section",
          { "aria-labelledby": "gates-title" },
          h("h2", { id: "gates-title" }, "Gates"),
          sample.picture
            ? h(
                "figure",
                {},
                h("a", { href: fileAddress(sample.picture), target: "_blank", rel: "noopener" }, h("img", { src: fileAddress(sample.picture), alt: `The gates as they were drawn on ${sample.specimen_id}, from all events down to the smallest population. The table holds the same tree in numbers.` })),
                h("figcaption", {}, "The tree as it was drawn on this sample; ! marks a gate with a warning. The picture opens at full size in a new tab.", ...linkFiles(sample.picture_files, "The gates")),
              )
            : h("p", {}, "There is no picture of its gates."),
        ),
      ),
    ),
  );
  if (chosen) {
    select(chosen);
    const row = rows.find(({ population }) => population === chosen).element;
    row.scrollIntoView({ block: "center" });
    scrollTo(0, 0);
  }
}

/** What a specimen is, how it stands, and the way to the same patient's others. */
export function buildSpecimenHead(specimen, { patients }, query) {
  const { specimen: kind, specimen_id: id, patient_id: patient, visit, study_day: day, state, reasons, counts } = specimen;
  const own = (patients.find(({ patient_id: name }) => name === patient)?.specimens ?? []).filter((each) => each.specimen === kind && patient);
  const kept = Object.fromEntries(["population", "phenotype", "compartment"].map((name) => [name, query.get(name)]));
  return h(
    "div",
    { class: "specimen" },
    h("p", { class: "kicker" }, kind === "blood" ? "Blood sample" : "Slide", patient && ` of ${patient}`),
    h("h1", {}, id),
    h("p", { class: "lead" }, ...stateIcon(state, { isSilent: true }), " ", [visit, day === null ? "" : `day ${day}`, describeState(state, counts)].filter(Boolean).join(" · ")),
    reasons.length > 0 && h("ul", { class: "reasons" }, ...reasons.map((reason) => h("li", {}, reason))),
    own.length > 1 &&
      h(
        "nav",
        { "aria-label": `${kind === "blood" ? "Blood samples" : "Slides"} of ${patient}` },
        h("ul", { class: "chips" }, ...own.map((each) => h("li", {}, h("a", { class: "chip", href: link([kind, each.specimen_id], kept), "aria-current": each.specimen_id === id ? "page" : null }, ...stateIcon(each.state), h("span", {}, each.visit || each.specimen_id))))),
      ),
  );
}

function describeState(state, { ok, warn, fail }) {
  const total = ok + warn + fail;
  if (!total) return "no value";
  if (state === "fail") return "could not be measured";
  const parts = [warn && `${warn} with a warning`, fail && `${fail} failed`].filter(Boolean);
  return `${total} values${parts.length ? `, ${parts.join(", ")}` : ""}`;
}

function buildRow(each, isChosen, onSelect) {
  const depth = each.path.split("/").length - 1;
  const element = h(
    "tr",
    { "aria-current": isChosen ? "true" : null },
    h("th", { scope: "row", class: `depth-${Math.min(depth, 12)}` }, h("button", { type: "button", class: "name", title: each.count_per_ul === null ? null : formatInterval(each.count_per_ul, each.count_lower, each.count_upper, "cells/µL"), onclick: () => onSelect(each) }, nameOf(each.population))),
    h("td", { class: "number" }, format(each.n_events)),
    h("td", { class: "number" }, format(each.percent_of_parent)),
    h("td", { class: "number", title: formatInterval(each.count_per_ul, each.count_lower, each.count_upper) }, format(each.count_per_ul)),
    h("td", {}, ...stateIcon(each.quality, { isSilent: true }), ` ${each.reason || each.quality}`),
  );
  return { element, population: each };
}

function buildMedians(each) {
  const entries = Object.entries(each.medians);
  return h(
    "div",
    {},
    h("h3", {}, nameOf(each.population)),
    h("p", {}, [
      `${format(each.n_events)} events`,
      each.percent_of_parent === null ? "" : `${formatInterval(each.percent_of_parent, each.percent_lower, each.percent_upper, "%")} of ${nameOf(each.parent).toLowerCase()}`,
      each.count_per_ul === null ? "" : `${formatInterval(each.count_per_ul, each.count_lower, each.count_upper, "cells/µL")}, by ${each.count_method}`,
    ].filter(Boolean).join("; ")),
    entries.length > 0 && h("table", { class: "medians" }, h("caption", {}, "Median intensity"), h("tbody", {}, ...entries.map(([marker, value]) => h("tr", {}, h("th", { scope: "row" }, marker), h("td", { class: "number" }, format(value)))))),
  );
}
