// Every control and picture on the page that has no name for those who do not see it.
() => [...document.querySelectorAll("button, select, input, a, img")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.getAttribute("aria-label") || node.alt || node.textContent.trim() && node.tagName !== "SELECT" || node.labels?.length || node.querySelector("img[alt]")))
  .map((node) => node.outerHTML.slice(0, 120))
