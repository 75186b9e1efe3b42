"""Slides found in a folder tree, and assays drafted from their channels."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tilflow.errors import InputError
from tilflow.study.files import count, read_each
from tilflow.study.naming import Guess, make_identifiers
from tilflow.study.scaffold import Draft
from tilflow.study.tree import Tree

if TYPE_CHECKING:
    from tilflow.slides.images.slide import Slide

SLIDE_SUFFIXES: Final = (".svs", ".ndpi", ".tif", ".tiff", ".scn", ".bif", ".qptiff", ".zarr")
PICTURE_SUFFIXES: Final = (".png", ".jpg", ".jpeg")
FEWEST_CHANNELS: Final = 3
"""As many single-channel files of one size in a folder are the channels of one slide."""

NUCLEAR: Final = re.compile(
    r".*(dapi|hoechst|draq|histone|\bhh3|\bh3\b|dna|ir191|\bnuc(lei|lear)?\b).*", re.I
)
MARKER: Final = re.compile(r"\b(cd\d+|ki-?67|pan-?(ck|krt)|foxp3|pd-?l?1)\b", re.I)
AUTOFLUORESCENCE: Final = re.compile(r"af|auto-?fluorescence", re.I)
STAIN_NAMES: Final[Mapping[str, str]] = {
    "he": "he",
    "hne": "he",
    "hematoxylin": "he",
    "haematoxylin": "he",
    "cd8": "ihc_membrane",
    "ki67": "ihc_nuclear",
    "ki": "ihc_nuclear",
}
"""Word of a file name → shipped assay of a brightfield slide."""


def find_slides(files: Sequence[Path]) -> list[Path]:
    """Return the slides among `files`; a folder of single channels counts as one slide."""
    images = [path for path in files if path.suffix.lower() in SLIDE_SUFFIXES]
    folders = Counter(path.parent for path in images if path.suffix.lower() in (".tif", ".tiff"))
    stacks = {
        folder
        for folder, count in folders.items()
        if count >= FEWEST_CHANNELS and _is_stack([p for p in images if p.parent == folder])
    }
    alone = [path for path in images if path.parent not in stacks]
    return sorted([*alone, *stacks])


def _is_stack(paths: Sequence[Path]) -> bool:
    """Whether all are grey images of one page and one size, and named as channels are."""
    names = [path.stem.replace("_", " ") for path in paths]
    if not any(NUCLEAR.fullmatch(name) or MARKER.search(name) for name in names):
        return False
    shapes = {_read_grey_shape(path) for path in paths}
    return len(shapes) == 1 and None not in shapes


def _read_grey_shape(path: Path) -> tuple[int, ...] | None:
    import tifffile

    try:
        with tifffile.TiffFile(path) as file:
            shape = tuple(file.series[0].shape)
            return shape if len(file.pages) == 1 and len(shape) == 2 else None
    except (tifffile.TiffFileError, OSError, IndexError, ValueError):
        return None


def draft_slides(slides: Sequence[Path], guesses: Sequence[Guess], tree: Tree) -> Draft:
    """Return the draft of ``biopsies.tsv`` and of its assays.

    Parameters
    ----------
    slides
        The slides.
    guesses
        What their names tell.
    tree
        The tree they lie in; an annotation there has the name of its slide.
    """
    from tilflow.slides.images.reading import open_slide

    opened: dict[Path, Slide] = {}
    notes = []
    for path, slide in read_each(list(slides), open_slide).items():
        if isinstance(slide, InputError):
            notes.append(f"could not be opened: {slide}")
        else:
            opened[path] = slide
    assays, texts = draft_assays(opened)
    ids = make_identifiers([tree.relative(path) for path in slides])
    annotations = _pair_annotations(slides, tree.files)
    rows = [
        {
            "slide_id": slide_id,
            "patient_id": guess.patient_id,
            "visit": guess.visit,
            "image": tree.name(path),
            "assay": assays.get(path, ""),
            "annotations": tree.name(annotations[path]) if path in annotations else "",
        }
        for path, guess, slide_id in zip(slides, guesses, ids, strict=True)
    ]
    pictures = sum(path.suffix.lower() in PICTURE_SUFFIXES for path in tree.files)
    if pictures:
        notes.append(f"{pictures} PNG or JPEG pictures were left out: add those that are slides")
    for name, number in sorted(Counter(assays.values()).items()):
        notes.append(f"assay {name}: {count(number, 'slide')}")
    return Draft({"biopsies.tsv": rows}, texts, tuple(notes))


def _pair_annotations(slides: Sequence[Path], files: Sequence[Path]) -> dict[Path, Path]:
    """Return slide → the one GeoJSON file of its name."""
    named: dict[str, list[Path]] = {}
    for path in files:
        if path.suffix.lower() == ".geojson":
            named.setdefault(_stem(path), []).append(path)
    found = {path: named.get(_stem(path), []) for path in slides}
    return {path: those[0] for path, those in found.items() if len(those) == 1}


def _stem(path: Path) -> str:
    return path.name.split(".")[0]


def draft_assays(slides: Mapping[Path, "Slide"]) -> tuple[dict[Path, str], dict[str, str]]:
    """Return slide → assay, where it can be told, and the text of each assay that is not shipped.

    A brightfield slide does not show what its brown is: there the file name decides.
    """
    assays: dict[Path, str] = {}
    texts: dict[str, str] = {}
    drafted: dict[tuple[str, ...], str] = {}
    for path, slide in slides.items():
        if slide.modality == "brightfield":
            assay = _call_stain(path.name)
        elif assay := _find_shipped(slide.channels):
            pass
        elif len(slide.channels) > 1:
            name = drafted.setdefault(slide.channels, f"mif_{len(drafted) + 1}")
            assay = f"assays/{name}.yaml"
            texts[assay] = format_assay(name, slide.channels)
        if assay:
            assays[path] = assay
    return assays, texts


def _call_stain(name: str) -> str:
    words = re.findall(r"[a-z]+\d*", name.lower().replace("h&e", "he").replace("ki-67", "ki67"))
    found = {STAIN_NAMES[word] for word in words if word in STAIN_NAMES}
    return found.pop() if len(found) == 1 else ""


def _find_shipped(channels: Iterable[str]) -> str:
    """Return the shipped fluorescence assay that measures exactly these channels."""
    from tilflow.slides.assay import list_assays, read_assay

    for name in list_assays():
        assay = read_assay(name)
        wanted = {*assay.channels, *([assay.autofluorescence] if assay.autofluorescence else [])}
        if assay.modality == "fluorescence" and wanted == set(channels):
            return name
    return ""


def format_assay(name: str, channels: Sequence[str]) -> str:
    """Return the text of an assay for `channels`; numbers are those of the shipped ``mif``."""
    import yaml

    from tilflow.slides.assay import read_assay

    shipped = read_assay("mif")
    glow = next((each for each in channels if AUTOFLUORESCENCE.fullmatch(each)), "")
    measured = [channel for channel in channels if channel != glow]
    known = {marker: rule for marker, rule in shipped.markers.items() if marker in measured}
    rules = [rule for rule in shipped.phenotypes if rule.markers <= set(known)]
    content = {
        "name": name,
        "kind": "mif",
        "channels": {channel: channel for channel in measured},
        "nuclear": [channel for channel in channels if NUCLEAR.fullmatch(channel)] or None,
        "autofluorescence": glow,
        "markers": {
            marker: rule.model_dump(mode="json", exclude_defaults=True)
            for marker, rule in known.items()
        },
        "phenotypes": [rule.model_dump(mode="json", exclude_defaults=True) for rule in rules],
        "impossible": [list(each) for each in shipped.impossible if {*each} <= set(known)],
        "engine": shipped.engine,
        "nucleus_diameter_um": shipped.nucleus_diameter_um,
        "cell_expansion_um": shipped.cell_expansion_um,
        "compartments": "annotations",
        "minimum_area_mm2": shipped.minimum_area_mm2,
    }
    text: str = yaml.safe_dump(
        content, sort_keys=False, allow_unicode=True, width=100, default_flow_style=None
    )
    return f"{ASSAY_HEADER}{text.replace('nuclear: null', 'nuclear:')}"


ASSAY_HEADER: Final = """\
# Drafted by `tilflow init` from the channels of the slides. To be completed by a person:
#   nuclear     the channels that show the nuclei
#   markers     marker: {localisation: nucleus, membrane or cytoplasm, threshold: mixture}
#   phenotypes  - {id: cd8_t_cells, requires: [CD3, CD8], any_of: [], excludes: []}; the first
#               that fits
#   impossible  - [CD3, CD68]: markers that no cell carries together
#   compartments: marker, with tumour_marker, where a marker shows the tumour
"""
