"""Write beside, then rename: a killed job leaves nothing half-written under the final name."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(path: Path | str) -> Iterator[Path]:
    """Yield a temporary path beside `path`; rename it there when the block succeeds.

    Works for files and for folders (zarr stores). The block creates what it was given. On an
    exception the temporary is removed and whatever stood at `path` stays as it was.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> with staged(folder / "table.txt") as temporary:
    ...     _ = temporary.write_text("whole")
    >>> (folder / "table.txt").read_text(), len(list(folder.iterdir()))
    ('whole', 1)
    """
    final = Path(path)
    final.parent.mkdir(parents=True, exist_ok=True)
    mark = uuid.uuid4().hex[:12]
    # The suffix stays last: writers choose a format by it.
    temporary = final.with_name(f".{final.stem}.{mark}{final.suffix}")
    try:
        yield temporary
        _replace(temporary, final, mark)
    finally:
        _remove(temporary)


def _replace(temporary: Path, final: Path, mark: str) -> None:
    if final.is_dir() and not final.is_symlink():
        # os.replace cannot put a folder over a full one: step the old one aside first.
        aside = final.with_name(f".{final.name}.{mark}.old")
        os.replace(final, aside)
        os.replace(temporary, final)
        shutil.rmtree(aside, ignore_errors=True)
    else:
        os.replace(temporary, final)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
