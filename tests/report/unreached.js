// Whatever is told of by resting a pointer on it, and cannot be come to with the keyboard.
() =>
  [...document.querySelectorAll("svg * > title, main [title]")]
    .map((node) => (node.localName === "title" ? node.parentElement : node))
    .filter((node) => !node.matches("a, button, input, select, summary") && !node.closest("td, svg")?.closest('.scroll[tabindex="0"]'))
    .map((node) => node.outerHTML.slice(0, 120))
