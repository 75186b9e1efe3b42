"use strict";
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
// On paper nothing is folded away.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
});
