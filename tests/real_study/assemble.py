"""Assemble a study from real files: ``python assemble.py REAL_FOLDER STUDY``.

The files are of different origin, so each stands for a patient of its own, at baseline. What the
files do not say is made up here and said so: the patients, the dates, the visit, and the pixel
size of slides that carry none. Nothing is copied: the sheets point to the files where they lie.
"""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def assemble(real: Path, study: Path) -> None:
    """Write the sheets, panels, assays and the library's own slide into `study`."""
    from skimage import data, io

    for folder in ("images", "panels", "assays"):
        (study / folder).mkdir(parents=True, exist_ok=True)
    io.imsave(study / "images" / "immunohistochemistry.png", data.immunohistochemistry())
    for source, target in (("blood", "panels"), ("tissue", "assays")):
        for file in sorted((HERE / source).glob("*.*")):
            shutil.copy(file, study / target)
    shutil.copy(real / "cytometry" / "splenocytes" / "gating.wsp", study / "panels")
    for sheet in sorted((HERE / "sheets").glob("*.tsv")):
        (study / sheet.name).write_text(sheet.read_text().replace("REAL", str(real)))
    results = study.parent / "real_results"
    (study / "config.yaml").write_text(
        f"results: {results}\nreport: {{study_name: Study assembled from real files}}\n"
    )


if __name__ == "__main__":
    if len(sys.argv) != 3 or not Path(sys.argv[1]).is_dir():
        sys.exit(f"{__doc__}\nNo such folder: {sys.argv[1:2]}; set TILFLOW_REAL_DATA.")
    assemble(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
