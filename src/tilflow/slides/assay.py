"""The assay of a slide: its stains or channels, what they mark, and what is locked.

The shipped files under ``assays/`` are the one home of their numbers. A lab that validates an
assay copies one, changes what differs and names its file in ``biopsies.tsv``.
"""

from pathlib import Path
from typing import Any, Final, Literal

from pydantic import model_validator

from tilflow.errors import InputError
from tilflow.model_file import read_yaml, validate
from tilflow.section import Section, knob
from tilflow.slides.assay_rules import Activation, Marker, Phenotype, Points
from tilflow.slides.stains import StainVectors

SHIPPED: Final = Path(__file__).parent / "assays"
DIGEST: Final = r"^[0-9a-f]{64}$"
OUTSIDE_ENGINES: Final = ("stardist", "cellpose", "instanseg")
"""Engines of other projects: they need weights of their own."""
ALL_CELLS: Final = "nucleated_cells"
"""Phenotype of every cell; it needs no rule."""
TILS: Final = "tils"
"""Phenotype of the cells that the assay names as tumour-infiltrating immune cells together."""


class Assay(Section):
    """An assay, as its YAML file holds it."""

    name: str = knob(..., "Name of the assay.", pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    kind: Literal["ihc", "mif", "he", "dapi"] = knob(
        ...,
        "ihc: DAB and haematoxylin; mif: channels of markers; he: haematoxylin and eosin; "
        "dapi: a nuclear channel.",
    )
    channels: dict[str, str] = knob(
        {}, "Channel of the image → marker; others are not measured. Empty for brightfield."
    )
    nuclear: tuple[str, ...] = knob(
        ..., "Channels (or the stain) whose sum shows the nuclei.", min_length=1
    )
    autofluorescence: str = knob("", "Channel of the tissue's own light; empty where none.")
    stains: StainVectors | None = knob(None, "Stain vectors; brightfield only.")
    markers: dict[str, Marker] = knob({}, "Marker → where it is read, and its threshold.")
    phenotypes: tuple[Phenotype, ...] = knob(
        (), "Rules in their order: the first that fits names the cell."
    )
    activations: tuple[Activation, ...] = knob((), "Parts of phenotypes, counted beside them.")
    impossible: tuple[tuple[str, ...], ...] = knob(
        (), "Markers that no cell carries together, a list each: they are counted and reported."
    )
    engine: Literal["classical", "onnx", "stardist", "cellpose", "instanseg"] = knob(
        ...,
        "What outlines the nuclei: classical steps; onnx, a net that tilflow ships or one of the "
        "same form; or another project's net, with its own package and weights.",
    )
    weights_path: str | None = knob(
        None,
        "File (stardist: folder) of the engine's weights; relative to the assay's file. Without "
        "one, onnx takes the shipped net.",
    )
    weights_sha256: str | None = knob(
        None, "SHA-256 of the weights, as `tilflow slides digest` prints it.", pattern=DIGEST
    )
    weights_pixel_size_um: float | None = knob(
        None,
        "Pixel size of the images that another project's weights were trained on.",
        unit="µm",
        gt=0,
        le=10,
    )
    positivity: Literal["threshold", "net"] = knob(
        "threshold",
        "Of an ihc assay: a nucleus is positive by the marker's threshold, or by the onnx net.",
    )
    tils: tuple[str, ...] = knob(
        (),
        "Phenotypes that are mononuclear immune cells, summed up as TILs; empty where the assay "
        "does not tell them from other cells.",
    )
    strength: dict[str, tuple[float, float]] = knob(
        {},
        "Stain → least and greatest optical density that 5 % of the tissue exceed; channel → the "
        "same in grey levels over the background. Others are not judged.",
    )
    nucleus_diameter_um: float = knob(..., "Nominal diameter of a nucleus.", unit="µm", gt=1, le=50)
    cell_outline: Literal["expansion", "membrane"] = knob(
        "expansion",
        "expansion: a cell is its nucleus grown by cell_expansion_um; membrane: grown within that "
        "distance up to the stained membrane.",
    )
    membrane_markers: tuple[str, ...] = knob(
        (), "Markers whose sum shows the membranes, where they outline the cells."
    )
    cell_expansion_um: float = knob(
        ..., "A cell is its nucleus grown by this much, short of its neighbours.", unit="µm", ge=0
    )
    points: Points | None = knob(
        None, "Where given, cells are counted as points and outlines are for display."
    )
    compartments: Literal["none", "marker", "annotations"] = knob(
        ..., "Where tumour and stroma come from; annotations of the sheet win over a marker."
    )
    tumour_marker: str = knob("", "Marker of tumour, where compartments come from a marker.")
    minimum_area_mm2: float = knob(
        ..., "Less evaluable tissue cannot be measured.", unit="mm²", ge=0
    )

    @property
    def modality(self) -> Literal["brightfield", "fluorescence"]:
        """How the image of this kind of assay forms."""
        return "brightfield" if self.kind in ("ihc", "he") else "fluorescence"

    @property
    def phenotype_ids(self) -> tuple[str, ...]:
        """Every phenotype that the tables hold: all cells, the rules', the activated."""
        rules = [rule.id for rule in self.phenotypes]
        tils = (TILS,) if self.tils else ()
        return (ALL_CELLS, *rules, *(activation.id for activation in self.activations), *tils)

    def find_channel(self, marker: str) -> str:
        """Return the channel of a marker; of an IHC marker, ``dab``."""
        if self.modality == "brightfield":
            return "dab"
        return next(channel for channel, name in self.channels.items() if name == marker)

    @model_validator(mode="after")
    def _check_image(self) -> "Assay":
        if self.modality == "brightfield":
            if self.stains is None:
                message = f"an assay of kind {self.kind} needs stains"
                raise ValueError(message)
            if self.channels or self.autofluorescence:
                message = "channels and autofluorescence are for fluorescence, not brightfield"
                raise ValueError(message)
            if self.nuclear != ("haematoxylin",):
                message = "the nuclear stain of a brightfield assay is haematoxylin"
                raise ValueError(message)
            wanted = "eosin" if self.kind == "he" else "dab"
            if self.stains.counterpart != wanted:
                message = f"an assay of kind {self.kind} needs the vector of {wanted}"
                raise ValueError(message)
        elif self.stains is not None:
            message = "stains are for brightfield, not fluorescence"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _check_markers(self) -> "Assay":
        if self.kind == "ihc" and len(self.markers) != 1:
            message = "an assay of kind ihc has one marker, that of its DAB"
            raise ValueError(message)
        if self.kind == "he" and self.markers:
            message = "an assay of kind he has no markers"
            raise ValueError(message)
        if self.modality == "fluorescence":
            given = list(self.channels.values())
            twice = sorted({marker for marker in given if given.count(marker) > 1})
            if twice:
                message = f"marker {twice[0]!r} is given to two channels"
                raise ValueError(message)
            _check_known(self.markers, given, "markers", "a marker of channels")
        if self.tumour_marker:
            _check_known([self.tumour_marker], self.markers, "tumour_marker", "a marker")
        elif self.compartments == "marker":
            message = "compartments come from a marker: name it as tumour_marker"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _check_engine(self) -> "Assay":
        if (self.weights_path is None) != (self.weights_sha256 is None):
            message = "weights_path and weights_sha256 go together: give both, or neither"
            raise ValueError(message)
        if self.engine == "classical" and self.weights_path is not None:
            message = "the classical engine has no weights: take weights_path out"
            raise ValueError(message)
        if self.engine in OUTSIDE_ENGINES:
            needed = {
                "weights_path": self.weights_path,
                "weights_pixel_size_um": self.weights_pixel_size_um,
            }
            missing = [name for name, value in needed.items() if value is None]
            if missing:
                message = f"engine {self.engine} needs {' and '.join(missing)}"
                raise ValueError(message)
        if self.points is not None and self.points.agreement and self.engine != "onnx":
            message = "points agree with a net: points.agreement is for engine onnx; take it out"
            raise ValueError(message)
        if self.positivity == "net" and (self.kind != "ihc" or self.engine != "onnx"):
            message = "positivity by the net is for assays of kind ihc with engine onnx"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _check_outline(self) -> "Assay":
        if (self.cell_outline == "membrane") != bool(self.membrane_markers):
            message = "cell_outline: membrane and membrane_markers go together"
            raise ValueError(message)
        known = "a marker of the assay"
        _check_known(self.membrane_markers, self.markers, "membrane_markers", known)
        return self

    @model_validator(mode="after")
    def _check_strength(self) -> "Assay":
        given: Any = list(self.channels)
        if self.stains is not None:
            given = ["haematoxylin", self.stains.counterpart]
        elif self.autofluorescence:
            given.append(self.autofluorescence)
        _check_known(self.strength, given, "strength", "a stain or channel of the assay")
        for name, (least, greatest) in self.strength.items():
            if not 0 <= least < greatest:
                message = f"strength of {name}: expected two numbers, 0 <= least < greatest"
                raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _check_phenotypes(self) -> "Assay":
        ids = list(self.phenotype_ids)
        twice = sorted({each for each in ids if ids.count(each) > 1})
        if twice:
            message = f"the phenotype {twice[0]!r} stands twice"
            raise ValueError(message)
        for place, rule in enumerate(self.phenotypes, start=1):
            _check_known(rule.markers, self.markers, rule.id, "a marker of the assay")
            if not rule.markers and place < len(self.phenotypes):
                message = f"{rule.id} fits every cell, so no rule after it applies: put it last"
                raise ValueError(message)
        rules = [rule.id for rule in self.phenotypes]
        _check_known(self.tils, rules, "tils", "a phenotype with a rule")
        for activation in self.activations:
            _check_known(activation.markers, self.markers, activation.id, "a marker of the assay")
            _check_known([activation.of], rules, activation.id, "a phenotype with a rule")
        return self

    @model_validator(mode="after")
    def _check_impossible(self) -> "Assay":
        for combination in self.impossible:
            _check_known(combination, self.markers, "impossible", "a marker of the assay")
            if len(set(combination)) != len(combination) or len(combination) < 2:
                written = ", ".join(combination)
                message = f"impossible: expected two or more different markers, got [{written}]"
                raise ValueError(message)
        return self


def _check_known(names: Any, allowed: Any, place: str, noun: str) -> None:
    unknown = sorted(set(names) - set(allowed))
    if unknown:
        message = f"{place}: {unknown[0]!r} is not {noun}; allowed: {', '.join(sorted(allowed))}"
        raise ValueError(message)


def list_assays() -> list[str]:
    """Return the names of the shipped assays.

    Examples
    --------
    >>> list_assays()
    ['dapi', 'he', 'ihc_membrane', 'ihc_nuclear', 'mif']
    """
    return sorted(path.stem for path in SHIPPED.glob("*.yaml"))


def find_assay(source: Path | str) -> Path:
    """Return the path of an assay: a file, or one that is shipped by its name.

    Raises
    ------
    InputError
        Where there is neither.
    """
    path = Path(source)
    if path.is_file():
        return path
    if str(source) in list_assays():
        return SHIPPED / f"{source}.yaml"
    message = (
        f"{source}: no such assay file, and no shipped assay; shipped: {', '.join(list_assays())}"
    )
    raise InputError(message)


def read_assay(source: Path | str) -> Assay:
    """Read an assay from a YAML file, or one that is shipped by its name.

    Raises
    ------
    InputError
        Where there is no such assay, or its file is wrong: every wrong key at once.

    Examples
    --------
    >>> [phenotype.id for phenotype in read_assay("ihc_membrane").phenotypes]
    ['cd8_t_cells', 'other_cells']
    """
    path = find_assay(source)
    assay = validate(Assay, read_yaml(path), source=str(source))
    if assay.weights_path is None:
        return assay
    return assay.model_copy(update={"weights_path": str(path.parent / assay.weights_path)})
