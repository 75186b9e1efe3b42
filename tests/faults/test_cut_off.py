"""A full disk, and a kill in the middle of a store: nothing half-written is taken for whole."""

import resource
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import tifffile
import zarr

from tilflow.study.claiming import remove_temporary

WRITE = """
import sys, time
import numpy as np
from tilflow.store.pyramid import write_pyramid
from tilflow.store.settings import StoreSettings

class Slow:
    shape, dtype = (1, 64, 256), np.dtype("uint16")
    def __getitem__(self, window):
        print("reading", flush=True)
        time.sleep(float(sys.argv[2]))
        return np.ones([part.stop - part.start for part in window], "uint16")

settings = StoreSettings(chunk_px=64, shard_px=64, coarsest_px=64, workers=1)
write_pyramid(sys.argv[1], Slow(), pixel_size_um=1.0, channels=("a",), is_brightfield=False,
              settings=settings)
"""


def start_writing(store: Path, seconds: float) -> "subprocess.Popen[str]":
    """Write four shards, each after some seconds; says so as each begins."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITE, str(store), str(seconds)], text=True, stdout=subprocess.PIPE
    )


def test_a_kill_within_a_store_leaves_what_was_there(tmp_path: Path) -> None:
    store = tmp_path / "image.ome.zarr"
    with start_writing(store, 0) as child:
        assert child.wait() == 0
    before = sorted(path.relative_to(tmp_path) for path in store.rglob("*"))
    with start_writing(store, 60) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    assert sorted(path.relative_to(tmp_path) for path in store.rglob("*")) == before
    assert len(list(tmp_path.iterdir())) == 2
    assert remove_temporary(tmp_path) == 1
    assert list(tmp_path.iterdir()) == [store]


def limit_file_size() -> None:
    """Refuse to write more than 64 KiB into a file, as a full disk does, and do not kill."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**16, 2**16))


@pytest.fixture
def noise(tmp_path: Path) -> Path:
    """A picture that does not compress: its store needs some 400 KiB."""
    path = tmp_path / "noise.tif"
    pixels = np.random.default_rng(1).integers(0, 2**16, (450, 450), np.uint16)
    tifffile.imwrite(path, pixels, resolution=(20000, 20000), resolutionunit="CENTIMETER")
    return path


def test_a_full_disk_leaves_no_store(noise: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "image.ome.zarr"
    command = [sys.executable, "-m", "tilflow", "slides", "read", str(noise)]
    command += ["--assay", "dapi", "--out", str(out)]
    full = subprocess.run(
        command, preexec_fn=limit_file_size, capture_output=True, text=True, check=False
    )
    assert full.returncode != 0
    assert "File too large" in full.stderr
    assert list(out.parent.iterdir()) == []
    subprocess.run(command, check=True)
    assert zarr.open_group(out, mode="r")["0"].shape[-2:] == (450, 450)
