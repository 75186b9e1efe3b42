"use strict";
// Before anything is drawn: the theme that this reader chose, else that of the system.
const THEMES = { "": "as the system", light: "light", dark: "dark" };
function readTheme() {
  try {
    const kept = localStorage.getItem("tilflow-theme");
    return kept in THEMES ? kept : "";
  } catch {
    return "";
  }
}
function showTheme(name) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
}
showTheme(readTheme());
