"""How soon a large slide is on the screen: ``python benchmarks/viewer/first_tile.py``.

Writes a synthetic bright-field slide of 32,768 × 32,768 pixels (1 Gpx) with the project's own
writer, serves it with ``tilflow view``, opens it in Debian's Chromium without a graphics card, and
prints the time from the start of the navigation to the frame that holds the first tile, and to the
frame that holds all tiles of the window. Each round is a new browser with an empty cache. The
processor time is that of the server and of all of the browser's processes from the start of the
navigation to the last of these frames: what the machine has to do, however busy it is with others.
"""

import argparse
import contextlib
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from scipy import ndimage

from tilflow.store.pyramid import write_pyramid
from tilflow.store.settings import StoreSettings

PATTERN_PX = 2048
OPTIONS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
MOMENTS = ("first-tile", "window")


class Repeated:
    """A pattern repeated over a large slide (c, y, x), of which only what is asked for is made."""

    def __init__(self, pattern: NDArray[np.uint8], side: int) -> None:
        self.pattern = pattern
        self.shape = (pattern.shape[0], side, side)
        self.dtype = pattern.dtype

    def __getitem__(self, window: tuple[slice, ...]) -> NDArray[np.uint8]:
        channels, rows, columns = window
        y, x = (np.arange(part.start, part.stop) % PATTERN_PX for part in (rows, columns))
        return self.pattern[channels][:, y[:, None], x[None, :]]


def draw_pattern(seed: int) -> NDArray[np.uint8]:
    """Return dark blots on a pale ground, (3, y, x), which compress as tissue does."""
    random = np.random.default_rng(seed)
    shape = (PATTERN_PX, PATTERN_PX)
    blots = ndimage.gaussian_filter(random.standard_normal(shape), 6, mode="wrap")
    blots = np.clip(blots / blots.std(), 0, 2) / 2
    grain = random.integers(-3, 4, (3, *shape))
    ground, stain = np.array([235, 225, 235]), np.array([130, 150, 80])
    picture = ground[:, None, None] - stain[:, None, None] * blots + grain
    return np.clip(picture, 0, 255).astype(np.uint8)


def write_study(results: Path, side: int) -> float:
    """Write the slide; return the seconds that it took."""
    start = time.perf_counter()
    write_pyramid(
        results / "tissue" / "large" / "slide.ome.zarr",
        Repeated(draw_pattern(1), side),
        pixel_size_um=0.25,
        channels=("R", "G", "B"),
        is_brightfield=True,
        settings=StoreSettings(),
    )
    return time.perf_counter() - start


def measure(browser: Browser, address: str, screenshot: Path | None) -> list[float]:
    """Return the milliseconds to each of the `MOMENTS`, and of processor time.

    A slide that stayed black ends the program.
    """
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    before = read_processor_ms()
    page.goto(address)
    page.wait_for_selector("[data-drawn=window]", timeout=120_000)
    spent = read_processor_ms() - before
    times = [
        page.evaluate(f"performance.getEntriesByName('tilflow:{name}')[0].startTime")
        for name in MOMENTS
    ]
    picture = page.locator(".slide").screenshot(path=screenshot)
    brightness = np.asarray(Image.open(io.BytesIO(picture)).convert("L"))[100:-100, 100:-100].mean()
    if brightness < 100:
        message = f"nothing was drawn: brightness {brightness:.0f}"
        raise SystemExit(message)
    context.close()
    return [*times, spent]


def read_processor_ms() -> float:
    """Return what this program's children, the server and the browser among them, have spent."""
    spent = 0.0
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            spent += times.user + times.system
    return spent * 1000


def main() -> None:
    """Write, serve, look, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=32_768, help="pixels of a side")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--results", type=Path, help="keep the slide here, or take the one there")
    parser.add_argument("--screenshot", type=Path, help="picture of the last round")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        results = options.results or Path(temporary)
        if not (results / "tissue" / "large").is_dir():
            seconds = write_study(results, options.side)
            print(f"written in {seconds:.0f} s")
        command = [sys.executable, "-m", "tilflow", "view", str(results), "--no-browser"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            link = server.stdout.readline().split()[-1]
            try:
                look(link, options)
            finally:
                server.terminate()


def look(link: str, options: argparse.Namespace) -> None:
    """Open the whole slide, and its middle at full resolution, several times each."""
    middle = options.side / 2
    views = {
        "whole slide": "#/tissue/large",
        "middle, 1:1": f"#/tissue/large?x={middle}&y={middle}&zoom=0",
    }
    print("| view | first tile, ms | all tiles of the window, ms | processor, ms | load |")
    print("|---|---|---|---|---|")
    with sync_playwright() as driver:
        for name, address in views.items():
            rounds = []
            for _ in range(options.rounds):
                browser = driver.chromium.launch(
                    executable_path=shutil.which("chromium"), args=OPTIONS
                )
                rounds.append(measure(browser, link + address, options.screenshot))
                browser.close()
            cells = [
                f"{statistics.median(times):.0f} ({min(times):.0f} to {max(times):.0f})"
                for times in zip(*rounds, strict=True)
            ]
            print(f"| {name} | {' | '.join(cells)} | {os.getloadavg()[0]:.1f} |")


if __name__ == "__main__":
    main()
