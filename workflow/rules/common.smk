# From the sheets of the study to wildcards, options and digests. No science here.

import os
import sys
from functools import cache
from pathlib import Path
from shlex import quote

from snakemake.exceptions import WorkflowError

import tilflow
from tilflow.cytometry.panel import read_panel
from tilflow.cytometry.strategy import find_strategy
from tilflow.errors import InputError
from tilflow.provenance import compute_code_digest
from tilflow.section_files import write_section_file
from tilflow.settings import parse_settings
from tilflow.slides.assay import find_assay
from tilflow.study import open_study

# The commands are those of the interpreter that runs Snakemake, whether or not it is on the PATH.
shell.prefix(
    f"set -euo pipefail; PATH={quote(os.path.dirname(sys.executable))}:$PATH; "
)

SHEETS = (
    "patients.tsv",
    "blood_samples.tsv",
    "biopsies.tsv",
    "doses.tsv",
    "adverse_events.tsv",
    "tumour_assessments.tsv",
    "survival.tsv",
)


def open_inputs():
    """Settings and study of this run, or every problem with them at once."""
    configfiles = [str(path) for path in workflow.configfiles]
    source = configfiles[-1] if configfiles else "config"
    try:
        settings = parse_settings(config, source=source)
        if not settings.study_folder and not configfiles:
            raise InputError(
                "no study: name its config with --configfile STUDY/config.yaml"
            )
        folder = Path(settings.study_folder or Path(configfiles[-1]).parent)
        return settings, open_study(folder)
    except InputError as error:
        raise WorkflowError(str(error)) from None


SETTINGS, STUDY = open_inputs()
RESULTS = SETTINGS.results.rstrip("/")


def relative(path):
    """Path as the terminal shows it: relative where it lies below the working directory."""
    path = os.path.relpath(path)
    return os.path.abspath(path) if path.startswith("..") else path


STUDY_FOLDER = relative(STUDY.folder)


wildcard_constraints:
    sample_id=r"[A-Za-z0-9][A-Za-z0-9._-]*",
    slide_id=r"[A-Za-z0-9][A-Za-z0-9._-]*",


@cache
def section(*names):
    """Config file with these sections alone: jobs rerun when they change, and only then."""
    return write_section_file(SETTINGS, names, Path(RESULTS, "settings"))


CONFIG = write_section_file(SETTINGS, (), Path(RESULTS, "settings"))


@cache
def code(*rooms):
    """Digest of the source that a job runs: snakemake alone misses an edit inside a package."""
    return compute_code_digest(*rooms)


def sheet_files(*names):
    """Those of the named sheets that the study has."""
    paths = [STUDY.folder / name for name in names or SHEETS]
    return [relative(path) for path in paths if path.exists()]


# Files that the sheets name, by way of panels and assays too.


def named(source):
    """A panel or assay for the command line: a shipped one's name, or a path."""
    return relative(source) if os.path.isabs(source) else source


def list_panel_files(source):
    """Files of a panel: its own, its strategy's, its spillover's."""
    panel = read_panel(source)
    files = [source, find_strategy(panel.strategy, panel.folder)]
    if panel.spillover not in ("file", "none"):
        files.append(panel.resolve(panel.spillover))
    return list_own(files)


def list_assay_files(source):
    """File of an assay."""
    return list_own([find_assay(source)])


def list_own(files):
    """Those that came with the study: shipped ones are part of the code and its digest."""
    package = os.path.dirname(tilflow.__file__)
    own = (file for file in map(str, files) if os.path.isabs(file))
    return [relative(file) for file in own if not file.startswith(package)]


def list_files_of(sources, list_files):
    """Source → its files; a wrong one keeps its place, and `check` says what is wrong with it."""
    files = {}
    for source in sources:
        try:
            files[source] = list_files(source)
        except InputError:
            files[source] = [relative(source)] if os.path.isfile(source) else []
    return files


PANEL_FILES = list_files_of(
    {sample.panel for sample in STUDY.blood_samples.values()}, list_panel_files
)
ASSAY_FILES = list_files_of(
    {slide.assay for slide in STUDY.biopsies.values()},
    list_assay_files,
)
INPUT_FILES = sorted(
    {
        *(relative(sample.fcs) for sample in STUDY.blood_samples.values()),
        *(relative(slide.image) for slide in STUDY.biopsies.values()),
        *(
            relative(slide.annotations)
            for slide in STUDY.biopsies.values()
            if slide.annotations
        ),
        *(file for files in PANEL_FILES.values() for file in files),
        *(file for files in ASSAY_FILES.values() for file in files),
    }
)


# What a row of a sheet says, as options of a command.


def options(**values):
    """Options for those values that are given: ``beads_added=5`` is ``--beads-added 5``."""
    return " ".join(
        (
            f"--{name.replace('_', '-')} {value:.12g}"
            if isinstance(value, float)
            else f"--{name.replace('_', '-')} {value}"
        )
        for name, value in values.items()
        if value is not None
    )


def counting_options(sample_id):
    """How the cells of a tube are counted."""
    sample = STUDY.blood_samples[sample_id]
    return options(
        count_method=sample.count_method,
        beads_added=sample.beads_added,
        sample_volume_ul=sample.sample_volume_ul,
        dilution_factor=sample.dilution_factor,
        acquired_volume_ul=sample.acquired_volume_ul,
        cbc_per_ul=sample.cbc_per_ul,
        cbc_population=sample.cbc_population,
    )


def pixel_size_option(slide_id):
    """The sheet's pixel size, where it overrides the image's."""
    return options(pixel_size_um=STUDY.biopsies[slide_id].pixel_size_um)


def annotation_files(slide_id):
    """Regions that a person drew on the slide, if any."""
    annotations = STUDY.biopsies[slide_id].annotations
    return [relative(annotations)] if annotations else []


def annotations_option(slide_id):
    """The same, as an option."""
    return " ".join(
        f"--annotations {quote(file)}" for file in annotation_files(slide_id)
    )


# Blood: the tubes that are measured; controls serve others.

SAMPLES = [
    sample_id
    for sample_id, sample in STUDY.blood_samples.items()
    if sample.control_type is None
]
SLIDES = list(STUDY.biopsies)

POPULATIONS = expand(
    f"{RESULTS}/blood/{{sample_id}}/populations.parquet", sample_id=SAMPLES
)
GATING_PICTURES = expand(f"{RESULTS}/blood/{{sample_id}}/gating.png", sample_id=SAMPLES)
DENSITIES = expand(f"{RESULTS}/tissue/{{slide_id}}/densities.parquet", slide_id=SLIDES)
OVERLAYS = expand(f"{RESULTS}/tissue/{{slide_id}}/overlay.png", slide_id=SLIDES)
SLIDE_STORES = expand(f"{RESULTS}/tissue/{{slide_id}}/slide.ome.zarr", slide_id=SLIDES)


def parts(name):
    """Path of a store of a slide that one rule makes and others read."""
    return f"{RESULTS}/tissue/{{slide_id}}/parts/{name}"
