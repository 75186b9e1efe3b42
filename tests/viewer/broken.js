// What a reader who does not see the page would stumble over, as axe-core names it.
() => {
  const found = [];
  const tell = (rule, node) => found.push(`${rule}: ${node.outerHTML.slice(0, 120)}`);
  const seen = (css) => [...document.querySelectorAll(css)].filter((node) => node.checkVisibility());
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  for (const node of document.querySelectorAll("[id]")) if (ids.filter((id) => id === node.id).length > 1) tell("duplicate-id", node);
  for (const name of ["aria-labelledby", "aria-describedby"]) {
    for (const node of document.querySelectorAll(`[${name}]`)) {
      if (!node.getAttribute(name).split(" ").every((id) => document.getElementById(id)?.textContent.trim())) tell(name, node);
    }
  }
  for (const node of seen("[tabindex]")) if (node.tabIndex > 0) tell("tabindex", node);
  for (const node of seen('[tabindex="0"]')) {
    const isNamed = node.getAttribute("aria-label") || node.getAttribute("aria-labelledby") || node.matches("li");
    if (!isNamed) tell("focusable-without-name", node);
  }
  for (const node of seen("table")) if (!node.querySelector("th")) tell("table", node);
  for (const node of document.querySelectorAll('[aria-hidden="true"]')) if (node.querySelector("a, button, input, [tabindex]")) tell("aria-hidden-focus", node);
  if (document.querySelectorAll("h1").length !== 1 || !document.documentElement.lang || !document.title) tell("document", document.documentElement);
  return found;
}
