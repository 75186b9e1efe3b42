"""A study that runs in as little time as any: one patient, two tubes, a corner of one slide."""

import csv
import shutil
from pathlib import Path

TEST_DATA = Path(__file__).resolve().parents[2] / "test_data"
PATIENT = "A02"
TUBES = ("A02-D1", "A02-D29")
SLIDE = "A02-SCR"


def write_tiny_study(folder: Path, *, side_px: int = 480) -> None:
    """Write the study, cut out of ``test_data``; its slide is a square of `side_px` pixels."""
    import tifffile

    (folder / "blood").mkdir(parents=True)
    (folder / "tissue").mkdir()
    for tube in TUBES:
        shutil.copy(TEST_DATA / "blood" / f"{tube}.fcs", folder / "blood")
    copy_rows("patients.tsv", folder, "patient_id", (PATIENT,))
    copy_rows("blood_samples.tsv", folder, "sample_id", TUBES)
    changed = {"annotations": "", "image": f"tissue/{SLIDE}.tif", "pixel_size_um": "0.5"}
    copy_rows("biopsies.tsv", folder, "slide_id", (SLIDE,), **changed)
    pixels = tifffile.imread(TEST_DATA / "tissue" / f"{SLIDE}.ome.tif")
    start = [(n - side_px) // 2 for n in pixels.shape[:2]]
    corner = pixels[start[0] : start[0] + side_px, start[1] : start[1] + side_px]
    tifffile.imwrite(folder / "tissue" / f"{SLIDE}.tif", corner, photometric="rgb")
    (folder / "config.yaml").write_text("results: results\n")


def copy_rows(name: str, folder: Path, key: str, wanted: tuple[str, ...], **changed: str) -> None:
    """Copy the wanted rows of a sheet of ``test_data``, some cells changed."""
    with (TEST_DATA / name).open(newline="", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter="\t") if row[key] in wanted]
    with (folder / name).open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, rows[0], delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, **changed} for row in rows)
