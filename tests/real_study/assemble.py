"""Assemble a study from real files: ``python assemble.py REAL_FOLDER STUDY``.

The files are of different origin, so each stands for a patient of its own, at baseline. What the
files do not say is made up here and said so: the patients, the dates, the visit, and the pixel
size of slides that carry none. Nothing is copied: the sheets point to the files where they lie.
"""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

PATIENTS = """\
patient_id	stratum	inclusion_date	first_dose_date	tumour_type
human-pbmc	A	2024-01-01	2024-01-15	none
mouse-spleen	A	2024-01-01	2024-01-15	none
colon-ihc	B	2024-01-01	2024-01-15	colon
ki67-slide	B	2024-01-01	2024-01-15	breast
mibi-field	B	2024-01-01	2024-01-15	breast
"""

BLOOD = """\
sample_id	patient_id	visit	collected_at	fcs	panel	count_method
human-t-cells	human-pbmc	baseline	2024-01-10	{real}/cytometry/human_t_cells_100715.fcs	panels/human_t_cells.yaml	none
splenocytes	mouse-spleen	baseline	2024-01-10	{real}/cytometry/splenocytes/68983.fcs	panels/splenocytes.yaml	none
"""

BIOPSIES = """\
slide_id	patient_id	visit	collected_at	image	assay	pixel_size_um
colon-fhl2	colon-ihc	baseline	2024-01-10	images/immunohistochemistry.png	assays/fhl2.yaml	0.5
ki67-7468-03	ki67-slide	baseline	2024-01-10	{real}/slides/ki67_points/images/7468-03.png	ihc_nuclear	0.5
mibi-point2203	mibi-field	baseline	2024-01-10	{real}/slides/unlabelled/mibi_Point2203	assays/mibi.yaml	0.5
"""


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
    (study / "patients.tsv").write_text(PATIENTS)
    (study / "blood_samples.tsv").write_text(BLOOD.format(real=real))
    (study / "biopsies.tsv").write_text(BIOPSIES.format(real=real))
    (study / "config.yaml").write_text(f"results: {study.parent / 'real_results'}\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not Path(sys.argv[1]).is_dir():
        sys.exit(f"{__doc__}\nNo such folder: {sys.argv[1:2]}; set TILFLOW_REAL_DATA.")
    assemble(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
