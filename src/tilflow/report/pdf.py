"""A page as PDF, printed by the Chromium that is installed; the same page gives the same bytes."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from tilflow.errors import InputError
from tilflow.staging import staged

PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MOMENT: Final = b"D:20000101000000+00'00'"
"""Takes the place of the moment of printing."""

_DATE: Final = re.compile(rb"(/(?:CreationDate|ModDate) \()([^)]*)(\))")


def find_browser() -> Path:
    """Return the program that prints.

    Raises
    ------
    InputError
        Where none is installed.
    """
    for name in PROGRAMS:
        found = shutil.which(name)
        if found:
            return Path(found)
    message = (
        "no Chromium is installed, which prints the PDF: install it (Debian: `apt install "
        "chromium`), or open the page in any browser and print it from there"
    )
    raise InputError(message)


def write_pdf(page: Path, out: Path, *, timeout_s: float) -> None:
    """Print `page` into the PDF `out`.

    Parameters
    ----------
    timeout_s
        A browser that takes longer is ended.

    Raises
    ------
    InputError
        Without a browser, without the page, or where the browser prints nothing.
    """
    if not page.is_file():
        message = f"{page}: no such page; make it with `tilflow report build`"
        raise InputError(message)
    browser = find_browser()
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "page.pdf"
        done = _print(browser, page.resolve(), printed, Path(folder), timeout_s)
        if not printed.is_file():
            message = f"{browser}: printed nothing of {page}: {done.strip()[-400:]}"
            raise InputError(message)
        content = settle_dates(printed.read_bytes())
    with staged(out) as temporary:
        temporary.write_bytes(content)


def _print(browser: Path, page: Path, out: Path, folder: Path, timeout_s: float) -> str:
    command = [
        str(browser),
        "--headless",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={out}",
        page.as_uri(),
    ]
    # Chromium refuses its own sandbox to the superuser, as in most containers.
    if os.geteuid() == 0:
        command.insert(1, "--no-sandbox")
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {timeout_s:g} s"
    return done.stderr


def settle_dates(content: bytes) -> bytes:
    """Return a PDF with one fixed moment in place of those it was made at.

    The moment is as long as what it replaces, so that the table of offsets stays right.

    Examples
    --------
    >>> settle_dates(b"/CreationDate (D:20240506070809+00'00')")
    b"/CreationDate (D:20000101000000+00'00')"
    """

    def replace(match: re.Match[bytes]) -> bytes:
        return match[1] + MOMENT[: len(match[2])].ljust(len(match[2])) + match[3]

    return _DATE.sub(replace, content)
