"""The pages in a real browser: nothing is asked for, everything can be reached and used."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tilflow.cli import main
from tilflow.report.palette import DARK, LIGHT, parse_colour

HERE = Path(__file__).parent
FAINT = HERE.parent / "viewer" / "faint_text.js"
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def results(study_folder: Path) -> Path:
    results = study_folder / "results"
    study, out = str(study_folder), str(results)
    assert main(["report", "figures", study, out, "--out", f"{out}/study/figures"]) == 0
    assert main(["report", "patients", study, out, "--out", f"{out}/patients"]) == 0
    page = ["--figures", "study/figures", "--out", f"{out}/report.html"]
    assert main(["report", "build", study, out, *page]) == 0
    return results


class Opened:
    """A page with everything that it asked for and complained about."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        self.context = browser.new_context(offline=True, **context)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())

    def ground(self) -> tuple[int, ...]:
        """Return the colour of the page as the browser draws it."""
        text = self.page.evaluate("getComputedStyle(document.body).backgroundColor")
        return tuple(int(n) for n in text.removeprefix("rgb(").removesuffix(")").split(","))

    def stroke(self, css: str) -> tuple[int, ...]:
        """Return the colour of the first line of a class."""
        script = "(css) => getComputedStyle(document.querySelector(css)).stroke"
        text = self.page.evaluate(script, css)
        return tuple(int(n) for n in text.removeprefix("rgb(").removesuffix(")").split(","))

    def column(self, table: str, number: int) -> list[str]:
        """Return the texts of one column of the rows that are shown."""
        script = (
            "([id, k]) => Array.from(document.getElementById(id).tBodies[0].rows)"
            ".filter((row) => row.offsetParent !== null)"
            ".map((row) => row.cells[k].textContent.trim())"
        )
        answer: list[str] = self.page.evaluate(script, [table, number])
        return answer


def test_no_request_leaves_the_machine_and_nothing_complains(browser: Any, results: Path) -> None:
    for name in ("report.html", "patients/A-01.html"):
        opened = Opened(browser, results / name)
        opened.page.wait_for_load_state("networkidle")
        asked = [url for url in opened.requests if not url.startswith("data:")]
        assert asked == [(results / name).as_uri()]
        assert opened.complaints == []
        opened.context.close()


def test_every_link_beside_the_page_leads_somewhere(browser: Any, results: Path) -> None:
    from urllib.parse import unquote, urlsplit

    for name in ("report.html", "patients/A-01.html", "patients/B-02.html"):
        opened = Opened(browser, results / name)
        links = opened.page.evaluate("Array.from(document.links, (a) => a.href)")
        files = {urlsplit(link).path for link in links if link.startswith("file:")}
        assert len(files) > 3
        # The tables of the trial room are not made here.
        trial = (".tsv", "longitudinal.csv", "wide.csv")
        missing = [f for f in files if not Path(unquote(f)).exists() and not f.endswith(trial)]
        assert missing == []
        opened.context.close()


def test_a_heading_sorts_by_number_and_back_with_the_keyboard(browser: Any, results: Path) -> None:
    opened = Opened(browser, results / "report.html")
    heading = opened.page.locator("#primary_parameters-table thead th", has_text="Value")
    number = heading.evaluate("(th) => th.cellIndex")
    heading.locator("button").focus()
    opened.page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "ascending"
    up = opened.column("primary_parameters-table", number)
    opened.page.keyboard.press("Enter")
    assert heading.get_attribute("aria-sort") == "descending"
    down = opened.column("primary_parameters-table", number)
    values = [float(text) for text in up if text != "–"]
    assert len(values) > 20
    assert values == sorted(values)
    assert [text for text in down if text != "–"] == [text for text in up if text != "–"][::-1]
    opened.context.close()


def test_a_filter_keeps_the_rows_with_every_word_and_saves_them(
    browser: Any, results: Path
) -> None:
    opened = Opened(browser, results / "report.html", accept_downloads=True)
    tools = opened.page.locator('.tools[data-table="primary_parameters-table"]')
    tools.locator("input").fill("a-01 monocytes")
    shown = opened.column("primary_parameters-table", 0)
    assert shown == ["A-01"] * 3
    assert tools.locator("output").text_content() == "3 of 41 rows"
    with opened.page.expect_download() as waiting:
        tools.locator("button").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert waiting.value.suggested_filename == "primary_parameters_shown.csv"
    lines = text.splitlines()
    assert lines[0].startswith("Patient,Stratum,Parameter")
    assert len(lines) == 4
    assert '"Monocytes, count"' in lines[1]
    tools.locator("input").fill("")
    assert len(opened.column("primary_parameters-table", 0)) == 41
    opened.context.close()


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("name", ["report.html", "patients/A-01.html"])
def test_the_theme_follows_the_system_until_a_reader_chooses(
    browser: Any, results: Path, name: str, scheme: str, palette: dict[str, str]
) -> None:
    opened = Opened(browser, results / name, color_scheme=scheme)
    button = opened.page.locator("#theme")
    assert opened.ground() == parse_colour(palette["page"])
    for word, colours in (("light", LIGHT), ("dark", DARK), ("as the system", palette)):
        button.click()
        assert button.text_content() == f"Theme: {word}"
        assert opened.ground() == parse_colour(colours["page"])
        assert opened.stroke("svg .mark.s0") == parse_colour(colours["s0"])
    button.click()
    opened.page.reload()
    assert opened.page.evaluate("document.documentElement.dataset.theme") == "light"
    opened.context.close()


def test_the_keyboard_reaches_the_contents_the_theme_and_the_tables(
    browser: Any, results: Path
) -> None:
    opened = Opened(browser, results / "report.html")
    reached = []
    for _ in range(14):
        opened.page.keyboard.press("Tab")
        script = "(document.activeElement.textContent || '').trim().slice(0, 30)"
        reached.append(opened.page.evaluate(script))
    assert reached[:2] == ["Skip to the contents", "Summary"]
    assert "Theme: as the system" in reached
    # Whatever scrolls sideways can be scrolled without a mouse.
    script = (
        "Array.from(document.querySelectorAll('*'))"
        ".filter((e) => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX)"
        " && e.scrollWidth > e.clientWidth + 1 && e.tabIndex < 0 && !e.querySelector('a'))"
        ".map((e) => e.className)"
    )
    assert opened.page.evaluate(script) == []
    opened.context.close()


@pytest.mark.parametrize("name", ["report.html", "patients/A-01.html"])
def test_whatever_a_pointer_is_told_the_keyboard_can_come_to(
    browser: Any, results: Path, name: str
) -> None:
    opened = Opened(browser, results / name)
    opened.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert opened.page.evaluate((HERE / "unreached.js").read_text(encoding="utf-8")) == []
    opened.context.close()


@pytest.mark.parametrize("figure", ["#spider", "#dose_escalation", ".heat"])
def test_arrow_keys_go_through_every_mark_and_tell_what_it_is(
    browser: Any, results: Path, figure: str
) -> None:
    opened = Opened(browser, results / "report.html")
    region = opened.page.locator(f"{figure} .scroll").first
    marks = "(r) => Array.from(r.querySelectorAll('svg * > title'), (t) => t.textContent)"
    cells = "(r) => Array.from(r.querySelectorAll('td[title]'), (td) => td.title)"
    wanted = region.evaluate(marks) or region.evaluate(cells)
    assert len(wanted) > 5
    region.focus()
    told = []
    for _ in wanted:
        opened.page.keyboard.press("ArrowRight")
        told.append(opened.page.locator(".tip:visible").text_content())
    assert told == wanted
    # The last one stays, and is framed; its name is told to who does not see it.
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.locator(".tip:visible").text_content() == wanted[-1]
    script = "(p) => getComputedStyle(document.activeElement)[p]"
    assert opened.page.evaluate(script, "outlineStyle") == "solid"
    assert opened.page.evaluate(script, "outlineWidth") == "3px"
    opened.page.keyboard.press("Home")
    assert opened.page.locator(".tip:visible").text_content() == wanted[0]
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator(".tip").is_visible()
    assert region.evaluate("(r) => r === document.activeElement")
    opened.context.close()


def test_up_and_down_lead_to_the_mark_that_lies_there(browser: Any, results: Path) -> None:
    opened = Opened(browser, results / "report.html")
    opened.page.locator("#dose_escalation .scroll").focus()
    told = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowUp"):
        opened.page.keyboard.press(key)
        told.append(str(opened.page.locator(".tip:visible").text_content()).partition(":")[0])
    first, second = "A · cohort 1 · 6 mg", "A · cohort 2 · 12 mg"
    assert told == [first, first, second, "B · cohort 1 · 1 mg", second]
    name = "document.activeElement.getAttribute('aria-label')"
    assert opened.page.evaluate(name) == f"{second}: without dose-limiting toxicity, decided on"
    opened.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["report.html", "patients/A-01.html"])
def test_nobody_stumbles_over_the_page(browser: Any, results: Path, name: str, scheme: str) -> None:
    opened = Opened(browser, results / name, color_scheme=scheme)
    opened.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    assert opened.page.evaluate((HERE / "broken.js").read_text(encoding="utf-8")) == []
    # WCAG 2.2, 1.4.3: a contrast of 4.5 to 1, of every text against its ground.
    assert opened.page.evaluate(FAINT.read_text(encoding="utf-8")) == []
    opened.context.close()


def test_a_table_is_sorted_filtered_and_saved_without_a_mouse(browser: Any, results: Path) -> None:
    opened = Opened(browser, results / "report.html", accept_downloads=True)
    tools = opened.page.locator('.tools[data-table="outcome_of_each_patient-table"]')
    tools.locator("input").focus()
    opened.page.keyboard.type("A-0")
    assert opened.column("outcome_of_each_patient-table", 0) == ["A-01", "A-02"]
    opened.page.keyboard.press("Tab")
    with opened.page.expect_download() as waiting:
        opened.page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "outcome_of_each_patient_shown.csv"
    # Then the table, its headings, and the whole table below it.
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Enter")
    assert opened.column("outcome_of_each_patient-table", 0) == ["A-02", "A-01"]
    script = "document.activeElement.download"
    for _ in range(30):
        opened.page.keyboard.press("Tab")
        if opened.page.evaluate(script):
            break
    assert opened.page.evaluate(script) == "outcome_of_each_patient.csv"
    opened.context.close()


@pytest.mark.parametrize("width", [390, 1300])
def test_nothing_sticks_out_of_the_window(browser: Any, results: Path, width: int) -> None:
    for name in ("report.html", "patients/A-01.html"):
        opened = Opened(browser, results / name, viewport={"width": width, "height": 900})
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
        opened.context.close()


def test_a_patient_page_shows_each_picture_and_opens_the_full_one(
    browser: Any, results: Path
) -> None:
    opened = Opened(browser, results / "patients" / "A-01.html")
    pictures = opened.page.locator(".thumbnails img")
    assert pictures.count() == 5
    loaded = "(images) => images.every((image) => image.naturalWidth > 0 && image.alt)"
    assert pictures.evaluate_all(loaded)
    opened.page.locator(".thumbnails a").first.click()
    assert opened.page.url == (results / "blood" / "A01_V1" / "gating.png").as_uri()
    opened.context.close()


def test_the_pdf_is_the_same_twice(results: Path) -> None:
    page = str(results / "report.html")
    for name in ("one.pdf", "two.pdf"):
        assert main(["report", "pdf", page, "--out", str(results / name)]) == 0
    one = (results / "one.pdf").read_bytes()
    assert one.startswith(b"%PDF-")
    assert one == (results / "two.pdf").read_bytes()
    assert b"(D:20000101000000+00'00')" in one
