// What a pointer is told by resting on a mark, the keyboard is told by going to it: within a figure or a
// table the left and right arrow keys go from mark to mark, up and down to the nearest one there,
// Home and End to the first and the last, Escape back to the figure. One stop of the Tab key each.
const HINT = "Arrow keys go from mark to mark; Escape leaves them.";
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
tip.setAttribute("aria-hidden", "true");
document.body.append(tip);
const hint = document.createElement("p");
hint.id = "marks-hint";
hint.className = "sr";
hint.textContent = HINT;
document.querySelector("main").append(hint);

function showTip(text, box) {
  tip.textContent = text;
  tip.hidden = false;
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const left = Math.min(Math.max(box.left + box.width / 2 - width / 2, 6), innerWidth - width - 6);
  const above = box.top - height - 9;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 50 ? above : Math.min(box.bottom + 9, innerHeight - height - 6)}px`;
}
function hideTip() {
  tip.hidden = true;
}
// A drawing's own title is no mark; neither are headings that are reached anyway.
const MARKS = "svg * > title, td [title], td[title]";
function listMarks(region) {
  const found = Array.from(region.querySelectorAll(MARKS), (e) =>
    e.localName === "title" ? e.parentElement : e,
  );
  return found.filter((mark) => mark.checkVisibility());
}
function tell(mark) {
  return mark.getAttribute("title") || mark.querySelector(":scope > title").textContent;
}
function goTo(mark) {
  mark.tabIndex = -1;
  if (mark instanceof SVGElement) {
    // As a picture the drawing hides what is in it from those who do not see it.
    mark.ownerSVGElement.setAttribute("role", "group");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", tell(mark));
  }
  mark.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  mark.focus({ preventScroll: true });
  showTip(tell(mark), mark.getBoundingClientRect());
}
function centre(mark) {
  const box = mark.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}
// The nearest mark above (−1) or below (1): straight on counts more than aside.
function findNear(marks, here, direction) {
  const [x, y] = centre(here);
  let [best, least] = [null, Infinity];
  for (const mark of marks) {
    const [mx, my] = centre(mark);
    const ahead = (my - y) * direction;
    const cost = ahead + 3 * Math.abs(mx - x);
    if (ahead > 1 && cost < least) [best, least] = [mark, cost];
  }
  return best;
}
function findNext(marks, place, key) {
  const last = marks.length - 1;
  if (key === "ArrowRight") return marks[Math.min(place + 1, last)];
  if (place < 0) return null;
  if (key === "ArrowLeft") return marks[Math.max(place - 1, 0)];
  if (key === "Home") return marks[0];
  if (key === "End") return marks[last];
  if (key === "ArrowDown") return findNear(marks, marks[place], 1);
  if (key === "ArrowUp") return findNear(marks, marks[place], -1);
  return null;
}
const KEYS = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"];
for (const region of document.querySelectorAll(".scroll")) {
  if (!region.querySelector(MARKS)) continue;
  region.setAttribute("aria-describedby", hint.id);
  region.addEventListener("focus", () => {
    if (region.matches(":focus-visible")) showTip(HINT, region.getBoundingClientRect());
  });
  region.addEventListener("focusout", hideTip);
  region.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      hideTip();
      if (event.target !== region) region.focus({ preventScroll: true });
      hideTip();
      return;
    }
    if (!KEYS.includes(event.key)) return;
    const marks = listMarks(region);
    const place = marks.indexOf(event.target);
    if (place < 0 && event.target !== region) return;
    const next = findNext(marks, place, event.key);
    // Before the first mark the other keys scroll, as everywhere.
    if (!next && place < 0) return;
    event.preventDefault();
    if (next) goTo(next);
  });
}
