// Patients and their specimens: how each stands, and the way to it.
import { getStudy } from "./api.js";
import { STATES, h, link, stateIcon } from "./dom.js";

export async function showPatients(main) {
  const { patients } = await getStudy();
  const rows = patients.map((patient) => ({ patient, row: buildRow(patient) }));
  const count = h("p", { class: "note", role: "status" });
  const text = h("input", { type: "search", id: "find-patient", autocomplete: "off", oninput: () => filter() });
  const only = h(
    "select",
    { id: "find-state", onchange: () => filter() },
    ...[["", "All"], ["problem", "With warnings, failures or missing visits"], ["fail", "With failures"]].map(([value, name]) => h("option", { value }, name)),
  );
  const filter = () => {
    const wanted = text.value.trim().toLowerCase();
    let n = 0;
    for (const { patient, row } of rows) {
      const words = [patient.patient_id, patient.stratum, ...patient.specimens.map((s) => `${s.specimen_id} ${s.visit}`)].join(" ").toLowerCase();
      const isKept = words.includes(wanted) && fits(patient, only.value);
      row.hidden = !isKept;
      n += isKept;
    }
    count.textContent = `${n} of ${patients.length} patients`;
  };
  main.replaceChildren(
    h(
      "div",
      { class: "page" },
      h("h1", {}, "Patients"),
      h("div", { class: "controls" }, h("label", { for: "find-patient" }, h("span", {}, "Find"), text), h("label", { for: "find-state" }, h("span", {}, "Show"), only), count),
      buildStateLegend(),
      patients.length
        ? h(
            "div",
            { class: "scroll", tabindex: 0, role: "region", "aria-label": "Patients" },
            h(
              "table",
              { class: "patients" },
              h("thead", {}, h("tr", {}, ...["Patient", "Stratum", "Blood", "Tissue", "Missing"].map((name) => h("th", { scope: "col" }, name)))),
              h("tbody", {}, ...rows.map(({ row }) => row)),
            ),
          )
        : h("p", {}, "These results hold no specimen yet."),
    ),
  );
  filter();
}

function fits({ specimens, absent }, wanted) {
  if (!wanted) return true;
  if (wanted === "fail") return specimens.some(({ state }) => state === "fail");
  return absent.length > 0 || specimens.some(({ state }) => state !== "ok");
}

export function buildStateLegend() {
  return h(
    "ul",
    { class: "states", "aria-label": "What the signs mean" },
    ...Object.entries(STATES).map(([state, words]) => h("li", {}, ...stateIcon(state, { isSilent: true }), ` ${words}`)),
  );
}

function buildRow({ patient_id: name, stratum, specimens, absent }) {
  const of = (kind) => {
    const own = specimens.filter(({ specimen }) => specimen === kind);
    return h("td", {}, own.length ? h("ul", { class: "chips" }, ...own.map(buildChip)) : h("span", { class: "quiet" }, "–"));
  };
  const missing = absent.map(({ specimen, visit, reason }) => h("li", reason ? { title: reason, tabindex: 0 } : {}, `${specimen} ${visit}`));
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, name || "(patient not known yet)"),
    h("td", {}, stratum || "–"),
    of("blood"),
    of("tissue"),
    h("td", {}, missing.length ? h("ul", { class: "plain" }, ...missing) : h("span", { class: "quiet" }, "–")),
  );
}

/** A specimen as a link: its state as a sign, its visit as text. */
export function buildChip({ specimen, specimen_id: id, visit, study_day: day, state, reasons, counts }) {
  const about = [id, day === null ? "" : `day ${day}`, reasons[0] ?? ""].filter(Boolean).join(" · ");
  const flagged = counts.warn + counts.fail;
  const share = state === "warn" && h("span", { class: "quiet" }, `${flagged}/${flagged + counts.ok}`, h("span", { class: "sr" }, " values"));
  return h("li", {}, h("a", { class: "chip", href: link([specimen, id]), title: about }, ...stateIcon(state), h("span", {}, visit || id), share));
}
