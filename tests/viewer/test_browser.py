"""The page in a real browser: Debian's Chromium, without a window and without a graphics card."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
PATIENCE_MS = 60_000
SLIDE = "#/tissue/A01-SCR"
BLOOD = "#/longitudinal?specimen=blood&parameter=cd8_t_cells.count_per_ul&compartment=whole_blood"
TISSUE = "#/longitudinal?specimen=tissue&parameter=cd8_t_cells.density_per_mm2&compartment=whole"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


class Visit:
    """A page, and what went wrong on it."""

    def __init__(self, page, link: str) -> None:
        self.page, self.link = page, link
        self.complaints: list[str] = []
        self.addresses: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.addresses.append(request.url))

    def _listen(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def go(self, address: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(self.link + address)
        self.page.wait_for_selector("main h1")

    def go_to_slide(self, query: str = "") -> None:
        self.go(SLIDE + query)
        self.page.wait_for_selector("[data-drawn=window]")
        self.page.wait_for_selector("[data-points]", state="attached")

    def look(self) -> np.ndarray:
        """Return the middle of the slide as it is on the screen, once it stays as it is."""
        surface = self.page.locator(".slide")
        before = None
        for _ in range(60):
            picture = Image.open(io.BytesIO(surface.screenshot())).convert("RGB")
            now = np.asarray(picture).astype(int)[80:-80, 80:-80]
            if before is not None and np.array_equal(before, now):
                return now
            before = now
            self.page.wait_for_timeout(250)
        return now

    def read_place(self) -> tuple[float, float, float]:
        """Return x, y and zoom of the address, which follows once the view rests."""
        query = dict(part.split("=") for part in self.page.url.partition("?")[2].split("&"))
        return float(query["x"]), float(query["y"]), float(query["zoom"])

    def press(self, *keys: str) -> None:
        """Press keys on the slide, and wait until the address says where one is now."""
        before = self.page.url
        for key in keys:
            self.page.keyboard.press(key)
        self.page.wait_for_function("(url) => location.href !== url", arg=before)
        self.page.wait_for_timeout(600)


@pytest.fixture
def visit(browser, client) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    visit = Visit(context.new_page(), client.server.link)
    yield visit
    context.close()


def test_every_page_is_quiet_and_asks_no_other_machine(visit):
    for address in ("#/patients", BLOOD, "#/tables/longitudinal", "#/blood/A01-D1"):
        visit.go(address)
        visit.page.wait_for_load_state("networkidle")
    visit.go_to_slide("?phenotype=cd8_t_cells")
    visit.look()
    visit.page.get_by_label("Area").select_option("tissue")
    visit.look()
    assert visit.complaints == []
    assert visit.addresses
    others = [address for address in visit.addresses if not address.startswith(visit.link)]
    assert [address for address in others if not address.startswith(("data:", "about:"))] == []


def test_the_policy_lets_no_request_leave(visit):
    visit.go("#/patients")
    said = visit.page.evaluate(
        "fetch('http://192.0.2.1/').then(() => 'left', (error) => error.message)"
    )
    assert said == "Failed to fetch"
    assert any("Content Security Policy" in each for each in visit.complaints)


def test_keys_alone_lead_from_a_point_to_its_gates(visit):
    visit.go(BLOOD)
    visit.page.wait_for_selector(".point")
    visit.page.locator("#choose-scale").focus()
    visit.page.keyboard.press("Tab")
    label = "document.activeElement.getAttribute('aria-label')"
    assert visit.page.evaluate(label).startswith("Patient A01, D1, day 1, 400 cells/µL")
    visit.page.keyboard.press("ArrowRight")
    assert visit.page.evaluate(label).startswith("Patient A01, D29, day 29, 800 cells/µL")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_selector(".tree")
    assert visit.page.locator("main h1").inner_text() == "A01-D29"
    assert visit.page.locator("tr[aria-current] th").inner_text() == "CD8 T cells"
    picture = visit.page.locator("figure img")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 64


def test_a_point_that_was_not_measured_is_there_with_its_reason(visit):
    visit.go(BLOOD)
    failed = visit.page.locator('.point[aria-label*="B02"]')
    assert failed.get_attribute("aria-label").endswith("not measured, baseline, fail: clot")


def test_a_click_on_a_point_opens_the_slide_at_the_cells(visit):
    visit.go(TISSUE)
    visit.page.locator(".point").click()
    visit.page.wait_for_selector("[data-drawn=window]")
    note = visit.page.locator(".slide-note")
    playwright.expect(note).to_have_text(
        "200 CD8 T cells are ringed in white; here they lie densest.", timeout=PATIENCE_MS
    )
    assert float(visit.page.url.split("zoom=")[-1].split("&")[0]) > 0


def test_switching_a_channel_changes_the_picture_and_back(visit):
    visit.go_to_slide()
    visit.page.get_by_label("Cells as points, from afar").uncheck()
    visit.page.get_by_label("Outlines, from near").uncheck()
    both = visit.look()
    assert len(np.unique(both.reshape(-1, 3), axis=0)) > 2
    visit.page.get_by_label("CD8", exact=True).uncheck()
    dapi = visit.look()
    assert (dapi != both).any(axis=-1).mean() > 0.02
    visit.page.get_by_label("CD8", exact=True).check()
    assert np.array_equal(visit.look(), both)


def test_contrast_changes_the_picture(visit):
    visit.go_to_slide()
    before = visit.look()
    visit.page.get_by_label("White of DAPI").fill("2000")
    after = visit.look()
    assert after.sum() < before.sum()


def test_overlays_appear_where_the_cells_are(visit):
    visit.go_to_slide("?x=600&y=600&zoom=1")
    points, outlines = (
        visit.page.get_by_label(name)
        for name in ("Cells as points, from afar", "Outlines, from near")
    )
    outlined = visit.look()
    outlines.uncheck()
    with_points = visit.look()
    points.uncheck()
    bare = visit.look()
    orange = (230, 159, 0)
    assert not (bare == orange).all(axis=-1).any()
    assert (outlined == orange).all(axis=-1).sum() > 200
    assert (with_points == orange).all(axis=-1).sum() > 200
    visit.page.get_by_label("CD8 T cells").uncheck()
    outlines.check()
    assert not (visit.look() == orange).all(axis=-1).any()


def test_an_area_covers_the_tissue(visit):
    visit.go_to_slide("?x=600&y=600&zoom=0")
    before = visit.look()
    visit.page.get_by_label("Area").select_option("tissue")
    ground = (before == 0).all(axis=-1)
    assert ground.mean() > 0.5
    assert (visit.look()[ground] > 0).any(axis=-1).all()
    assert visit.page.locator(".legend").first.inner_text().strip() == "Tissue"


def test_the_slide_is_moved_by_keys_and_tells_of_the_cell_in_the_middle(visit):
    visit.go_to_slide("?x=620&y=620&zoom=2")
    visit.page.locator(".slide").focus()
    visit.page.keyboard.press("Enter")
    card = visit.page.locator(".cell-card")
    playwright.expect(card).to_contain_text("cell 466", timeout=PATIENCE_MS)
    before = visit.look()
    visit.page.keyboard.press("ArrowRight")
    assert not np.array_equal(visit.look(), before)
    visit.page.keyboard.press("ArrowLeft")
    assert np.array_equal(visit.look(), before)
    visit.page.keyboard.press("-")
    assert not np.array_equal(visit.look(), before)


def test_a_slide_of_1_gpx_is_drawn_and_moved_by_keys(browser, vast):
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    visit = Visit(context.new_page(), vast.server.link)
    visit.go("#/tissue/vast")
    visit.page.wait_for_selector("[data-drawn=window]")
    script = "performance.getEntriesByName('tilflow:first-tile').length"
    assert visit.page.evaluate(script) == 1
    visit.page.locator(".slide").focus()
    whole = visit.look()
    # Pale where nothing was ever written, and darker blots in the lower right of the middle.
    assert whole.mean() > 150
    assert whole.min() < 200
    visit.press(*"+" * 12)
    x, y, zoom = visit.read_place()
    assert (x, y) == (16_384, 16_384)
    assert zoom > 0
    near = visit.look()
    assert set(np.unique(near)) >= {90, 225}
    visit.press("ArrowRight", "ArrowRight", "ArrowDown")
    right, down, same = visit.read_place()
    box = visit.page.locator(".slide").bounding_box()
    # A step is 15 % of the window.
    steps = (0.3 * box["width"] / 2**zoom, 0.15 * box["height"] / 2**zoom)
    assert (right - x, down - y) == pytest.approx(steps, abs=2)
    assert same == zoom
    assert not np.array_equal(visit.look(), near)
    visit.press("0")
    assert np.array_equal(visit.look(), whole)
    # Of 8,192 chunks in all, those of the window were asked for.
    chunks = [address for address in visit.addresses if "/c/" in address]
    assert 0 < len(chunks) < 100
    assert visit.complaints == []
    context.close()


def test_what_a_chip_is_told_of_by_a_pointer_the_keyboard_is_told_too(visit):
    visit.go("#/patients")
    chip = visit.page.locator("a.chip").first
    visit.page.locator("#find-state").focus()
    for _ in range(6):
        visit.page.keyboard.press("Tab")
        if chip.evaluate("(a) => a === document.activeElement"):
            break
    hint = visit.page.locator(".hint")
    playwright.expect(hint).to_have_text(chip.get_attribute("title"))
    playwright.expect(hint).to_be_visible()
    visit.page.keyboard.press("Escape")
    playwright.expect(hint).to_be_hidden()


def test_there_is_no_day_0_on_the_axis(visit):
    visit.go(BLOOD)
    visit.page.wait_for_selector(".point")
    days = visit.page.locator(".plot").first.locator(".tick text[text-anchor=middle]")
    assert days.all_text_contents() == ["1", "8", "15", "22", "29"]


def test_escape_hides_what_is_told_of_a_point_and_the_focus_is_seen(visit):
    visit.go(BLOOD)
    visit.page.wait_for_selector(".point")
    visit.page.locator("#choose-scale").focus()
    visit.page.keyboard.press("Tab")
    tip = visit.page.locator(".plots .tip")
    playwright.expect(tip).to_be_visible()
    assert "400 cells/µL" in tip.inner_text()
    script = "getComputedStyle(document.activeElement.querySelector('.reach')).strokeWidth"
    assert visit.page.evaluate(script) == "2.5px"
    visit.page.keyboard.press("Escape")
    playwright.expect(tip).to_be_hidden()
    visit.page.keyboard.press("ArrowRight")
    playwright.expect(tip).to_be_visible()


def test_nobody_stumbles_over_a_page(visit):
    for address in ("#/patients", BLOOD, "#/tables/longitudinal", "#/blood/A01-D1", SLIDE):
        visit.go(address)
        visit.page.wait_for_load_state("networkidle")
        assert visit.page.evaluate((HERE / "broken.js").read_text()) == []


def test_a_picture_has_its_drawing_and_its_numbers_beside_it(visit):
    visit.go("#/blood/A01-D1")
    link = visit.page.get_by_role("link", name="The gates: SVG")
    assert link.get_attribute("href") == "/results/blood/A01-D1/gating.svg"


def test_a_filter_asks_the_server_and_stays_in_the_address(visit):
    visit.go("#/tables/longitudinal")
    status = visit.page.locator(".page [role=status]")
    playwright.expect(status).to_have_text("Rows 1 to 5 of 5")
    visit.page.get_by_label("Filter of Value").fill("> 100")
    playwright.expect(status).to_have_text("Rows 1 to 2 of 2 (5 without filters)")
    visit.page.get_by_role("button", name="Value", exact=True).click()
    heading = visit.page.locator("th[aria-sort=ascending]")
    playwright.expect(heading).to_have_count(1)
    assert "filter.value=%3E+100" in visit.page.url
    visit.page.get_by_label("Filter of Value").fill("much")
    playwright.expect(status).to_contain_text("ask a number for > 5")
    playwright.expect(visit.page.locator("[aria-invalid=true]")).to_have_count(1)


def test_patients_are_found_by_name_and_by_what_is_wrong(visit):
    visit.go("#/patients")
    rows = visit.page.locator("tbody tr:visible")
    playwright.expect(rows).to_have_count(2)
    visit.page.get_by_label("Show").select_option("fail")
    playwright.expect(rows).to_have_count(1)
    assert "B02" in rows.first.inner_text()
    visit.page.get_by_label("Show").select_option("")
    visit.page.get_by_label("Find").fill("a01")
    playwright.expect(rows).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_either_scheme(visit, scheme):
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1, of every text on every page against its ground."""
    visit.page.emulate_media(color_scheme=scheme)
    for address in ("#/patients", BLOOD, "#/tables/longitudinal", "#/blood/A01-D1", SLIDE):
        visit.go(address)
        visit.page.wait_for_load_state("networkidle")
        assert visit.page.evaluate((HERE / "faint_text.js").read_text()) == []


def test_every_control_has_a_name(visit):
    for address in ("#/patients", BLOOD, "#/tables/longitudinal", "#/blood/A01-D1", SLIDE):
        visit.go(address)
        visit.page.wait_for_load_state("networkidle")
        assert visit.page.evaluate((HERE / "nameless.js").read_text()) == []


def test_without_webgl_the_page_says_so(browser, client):
    context = browser.new_context()
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    page = context.new_page()
    page.goto(client.server.link + SLIDE)
    page.get_by_text("This browser has no WebGL 2").wait_for(timeout=PATIENCE_MS)
    assert page.locator("#problem").is_hidden()
    context.close()


def test_a_token_in_the_link_opens_the_page(browser, guarded):
    context = browser.new_context()
    page = context.new_page()
    page.goto(guarded.server.link)
    page.wait_for_selector("table.patients")
    assert "token" not in page.url
    context.close()
