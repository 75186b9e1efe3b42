// What a reader who does not see the page would stumble over, as axe-core names it.
() => {
  const found = [];
  const tell = (rule, node) => found.push(`${rule}: ${node.outerHTML.slice(0, 120)}`);
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  for (const node of document.querySelectorAll("[id]")) if (ids.filter((id) => id === node.id).length > 1) tell("duplicate-id", node);
  for (const name of ["aria-labelledby", "aria-describedby"]) {
    for (const node of document.querySelectorAll(`[${name}]`)) {
      if (!node.getAttribute(name).split(" ").every((id) => document.getElementById(id)?.textContent.trim())) tell(name, node);
    }
  }
  const nameOf = (node) =>
    node.getAttribute("aria-label") || node.alt || node.textContent.trim() || [...(node.labels ?? [])].map((label) => label.textContent.trim()).join("") || node.querySelector("img[alt]")?.alt;
  for (const node of document.querySelectorAll("a[href], button, input, img, summary")) if (node.checkVisibility() && !nameOf(node)) tell("name", node);
  for (const node of document.querySelectorAll('svg[role="img"]')) if (!node.getAttribute("aria-labelledby")) tell("svg-img-alt", node);
  for (const node of document.querySelectorAll("[tabindex]")) if (node.tabIndex > 0) tell("tabindex", node);
  for (const node of document.querySelectorAll('[tabindex="0"]')) if (!node.getAttribute("role") || !(node.getAttribute("aria-label") || node.getAttribute("aria-labelledby"))) tell("focusable-without-name", node);
  for (const node of document.querySelectorAll("table")) if (!node.caption || !node.querySelector("th[scope]")) tell("table", node);
  for (const node of document.querySelectorAll("body > *:not(header, nav, main, footer, script, .skip)")) if (node.textContent.trim() && node.ariaHidden !== "true") tell("region", node);
  for (const node of document.querySelectorAll('[aria-hidden="true"]')) if (node.querySelector("a, button, input, [tabindex]")) tell("aria-hidden-focus", node);
  if (document.querySelectorAll("h1").length !== 1 || !document.documentElement.lang || !document.title) tell("document", document.documentElement);
  return found;
}
