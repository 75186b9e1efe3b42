"use strict";
// Theme: as the system, light, dark, in turn.
const themeButton = document.getElementById("theme");
themeButton.hidden = false;
function tellTheme(name) {
  themeButton.querySelector("span").textContent = THEMES[name];
}
tellTheme(readTheme());
themeButton.addEventListener("click", () => {
  const names = Object.keys(THEMES);
  const now = document.documentElement.dataset.theme || "";
  const next = names[(names.indexOf(now) + 1) % names.length];
  showTheme(next);
  tellTheme(next);
  try {
    localStorage.setItem("tilflow-theme", next);
  } catch {
    // Where nothing may be kept, the choice holds for this page.
  }
});

// Sorting: a click on a heading sorts its column, a second one turns the order round.
function keyOf(row, column) {
  const cell = row.cells[column];
  if (cell.hasAttribute("data-sort")) {
    return cell.dataset.sort === "" ? -Infinity : Number(cell.dataset.sort);
  }
  return cell.textContent.trim().toLowerCase();
}
const inOrder = new Intl.Collator("en", { numeric: true });
function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") {
    return a === b ? 0 : a < b ? -1 : 1;
  }
  return inOrder.compare(String(a), String(b));
}
for (const button of document.querySelectorAll("button.sort")) {
  button.addEventListener("click", () => {
    const heading = button.closest("th");
    const table = heading.closest("table");
    const column = heading.cellIndex;
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of table.querySelectorAll("th[aria-sort]")) {
      other.removeAttribute("aria-sort");
    }
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = Array.from(body.rows, (row) => [keyOf(row, column), row]);
    rows.sort((a, b) => (down ? compare(b[0], a[0]) : compare(a[0], b[0])));
    body.append(...rows.map((pair) => pair[1]));
  });
}

// Filtering: a row stays where every word that was typed stands somewhere in it.
function filterRows(table, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    const content = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => content.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  return shown;
}
function quote(text) {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
function writeCsv(table) {
  const rows = [table.tHead.rows[0], ...Array.from(table.tBodies[0].rows).filter((r) => !r.hidden)];
  const lines = rows.map((row) =>
    Array.from(row.cells, (cell) => quote(cell.dataset.sort ?? cell.textContent.trim())).join(","),
  );
  return `${lines.join("\n")}\n`;
}
for (const tools of document.querySelectorAll(".tools")) {
  const table = document.getElementById(tools.dataset.table);
  const [input, count, save] = [
    tools.querySelector("input"),
    tools.querySelector("output"),
    tools.querySelector("button"),
  ];
  tools.hidden = false;
  input.addEventListener("input", () => {
    const shown = filterRows(table, input.value);
    count.textContent = input.value.trim() ? `${shown} of ${table.tBodies[0].rows.length} rows` : "";
  });
  save.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([writeCsv(table)], { type: "text/csv" }));
    link.download = `${tools.dataset.name}_shown.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}
// On paper nothing is folded away.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details:not(.screen)")) fold.open = true;
});
