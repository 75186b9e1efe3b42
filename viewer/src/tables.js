// A table, page by page: the server filters and sorts.
import { ask, getStudy } from "./api.js";
import { fileAddress, format, h, link, nameOf } from "./dom.js";

const ROWS = 100;
const TYPING_MS = 250;
const STATES = new Set(["ok", "warn", "fail"]);
/** Columns that lead to a specimen, and of which kind where the table does not say. */
const LINKS = { sample_id: "blood", slide_id: "tissue", specimen_id: null };

export async function showTable(main, { parts: [wanted], query, tell, replace }) {
  const { tables } = await getStudy();
  if (!tables.length) {
    main.replaceChildren(h("div", { class: "page" }, h("h1", {}, "Tables"), h("p", {}, "These results hold no table yet.")));
    return null;
  }
  const name = wanted ?? tables[0].name;
  const table = tables.find((each) => each.name === name);
  if (!table) throw new Error(`These results have no table ${name}.`);
  return new TablePage(main, tables, table, query, { tell, replace }).start();
}

class TablePage {
  constructor(main, tables, table, query, { tell, replace }) {
    Object.assign(this, { main, tables, table, tell, replace });
    this.sort = query.get("sort") ?? "";
    this.isDescending = query.get("descending") === "yes";
    this.offset = Number(query.get("offset") ?? 0) || 0;
    this.filters = new Map([...query].filter(([key]) => key.startsWith("filter.")).map(([key, value]) => [key.slice(7), value]));
    this.asked = 0;
  }

  async start() {
    this.status = h("p", { class: "note", role: "status" });
    this.body = h("tbody");
    this.head = h("thead");
    this.region = h("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": this.table.title }, h("table", { class: "data" }, this.head, this.body));
    this.before = h("button", { type: "button", onclick: () => this.turn(-1) }, "‹ Previous");
    this.after = h("button", { type: "button", onclick: () => this.turn(1) }, "Next ›");
    this.clear = h("button", { type: "button", onclick: () => this.#clear() }, "Clear filters");
    this.main.replaceChildren(
      h(
        "div",
        { class: "page wide" },
        h("h1", {}, this.table.title),
        h("nav", { "aria-label": "Tables" }, h("ul", { class: "tabs" }, ...this.tables.map(({ name, title }) => h("li", {}, h("a", { href: link(["tables", name]), "aria-current": name === this.table.name ? "page" : null }, title))))),
        h(
          "div",
          { class: "controls" },
          this.before,
          this.after,
          this.status,
          this.clear,
          this.table.file && h("a", { href: fileAddress(this.table.file), download: "" }, "Parquet"),
          this.table.file && this.table.name === "longitudinal" && h("a", { href: fileAddress("study/longitudinal.csv"), download: "" }, "CSV"),
        ),
        this.region,
        h("p", { class: "note" }, "A filter of text finds a part of it, =text all of it. A filter of numbers: > 5, <= 5, 5, 1..10, none."),
      ),
    );
    await this.read();
    return this;
  }

  destroy() {
    clearTimeout(this.typing);
    this.asked += 1;
  }

  get question() {
    const query = { sort: this.sort, descending: this.isDescending ? "yes" : "", offset: this.offset || "" };
    for (const [column, text] of this.filters) if (text) query[`filter.${column}`] = text;
    return query;
  }

  async read() {
    const mine = ++this.asked;
    this.region.setAttribute("aria-busy", "true");
    try {
      const page = await ask(["table", this.table.name], { ...this.question, offset: this.offset, limit: ROWS });
      if (mine !== this.asked) return;
      if (!this.columns) this.#buildHead(page.columns);
      this.#fill(page);
      this.#markWrong("");
      this.replace(["tables", this.table.name], this.question);
    } catch (error) {
      if (mine !== this.asked) return;
      if (!this.columns) throw error;
      this.status.textContent = error.message;
      this.#markWrong(error.message.split(":")[0]);
    } finally {
      this.region.removeAttribute("aria-busy");
    }
  }

  turn(step) {
    this.offset = Math.max(0, this.offset + step * ROWS);
    this.region.scrollTop = 0;
    this.read().catch(this.tell);
  }

  #clear() {
    this.filters.clear();
    for (const input of this.inputs.values()) input.value = "";
    this.offset = 0;
    this.read().catch(this.tell);
  }

  #buildHead(columns) {
    this.columns = columns;
    this.inputs = new Map(columns.map((column) => [column.name, this.#buildFilter(column)]));
    this.headings = new Map(
      columns.map(({ name, kind }) => [
        name,
        h("th", { scope: "col", class: kind === "number" ? "number" : null }, h("button", { type: "button", class: "sort", title: name, onclick: () => this.#sortBy(name) }, nameOf(name))),
      ]),
    );
    this.head.replaceChildren(
      h("tr", {}, ...this.headings.values()),
      h("tr", { class: "filters" }, ...[...this.inputs.values()].map((input) => h("td", {}, input))),
    );
  }

  #buildFilter({ name, kind, choices }) {
    const now = this.filters.get(name) ?? "";
    const label = `Filter of ${nameOf(name)}`;
    const apply = (text) => {
      this.filters.set(name, text);
      this.offset = 0;
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.read().catch(this.tell), TYPING_MS);
    };
    const texts = choices.filter(Boolean);
    if (texts.length > 1 && (now === "" || now.startsWith("="))) {
      const select = h("select", { "aria-label": label, onchange: () => apply(select.value) }, h("option", { value: "" }, "all"), ...texts.map((text) => h("option", { value: `=${text}`, selected: now === `=${text}` }, text)));
      return select;
    }
    const input = h("input", { type: "search", "aria-label": label, value: now, placeholder: kind === "number" ? "> 0" : "find", size: 6, oninput: () => apply(input.value) });
    return input;
  }

  #markWrong(column) {
    for (const [name, input] of this.inputs) {
      if (name === column) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  #sortBy(name) {
    // First up, then down, then as in the file.
    if (this.sort !== name) [this.sort, this.isDescending] = [name, false];
    else if (!this.isDescending) this.isDescending = true;
    else [this.sort, this.isDescending] = ["", false];
    this.offset = 0;
    this.read().catch(this.tell);
  }

  #fill({ columns, rows, n_rows: n, n_found: found, offset }) {
    const names = columns.map(({ name }) => name);
    this.body.replaceChildren(...rows.map((row) => this.#buildRow(row, names, columns)));
    for (const [name, heading] of this.headings) {
      if (name === this.sort) heading.setAttribute("aria-sort", this.isDescending ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    }
    const range = found ? `Rows ${(offset + 1).toLocaleString("en")} to ${(offset + rows.length).toLocaleString("en")} of ${found.toLocaleString("en")}` : "No row fits";
    this.status.textContent = found === n ? range : `${range} (${n.toLocaleString("en")} without filters)`;
    this.before.disabled = offset === 0;
    this.after.disabled = offset + rows.length >= found;
    this.clear.hidden = ![...this.filters.values()].some(Boolean);
  }

  #buildRow(row, names, columns) {
    const kindOf = row[names.indexOf("specimen")];
    return h(
      "tr",
      {},
      ...row.map((value, place) => {
        const name = names[place];
        if (name in LINKS && value) return h("td", {}, h("a", { href: link([LINKS[name] ?? kindOf, value]) }, value));
        if (name === "quality" && STATES.has(value)) return h("td", { class: `is-${value}` }, value);
        const isNumber = columns[place].kind === "number";
        const text = isNumber ? format(value) : value ?? "";
        return h("td", { class: isNumber ? "number" : String(text).length > 40 ? "long" : null, title: isNumber && value !== null ? String(value) : null }, text);
      }),
    );
  }
}
