"""Assays: the shipped ones are whole, and a wrong one is told all that is wrong with it."""

from pathlib import Path

import pytest
import yaml

from tilflow.errors import InputError, ProblemsError
from tilflow.slides.assay import SHIPPED, list_assays, read_assay


@pytest.mark.parametrize(
    ("name", "phenotypes"),
    [
        ("dapi", ["nucleated_cells"]),
        ("he", ["nucleated_cells"]),
        ("ihc_membrane", ["nucleated_cells", "cd8_t_cells", "other_cells"]),
        ("ihc_nuclear", ["nucleated_cells", "positive_cells", "negative_cells"]),
        (
            "mif",
            [
                "nucleated_cells",
                "cd8_t_cells",
                "cd3_cd8neg_t_cells",
                "macrophages",
                "tumour_cells",
                "other_cells",
                "ki67_cd8_t_cells",
                "tils",
            ],
        ),
    ],
)
def test_shipped_assays(name, phenotypes):
    assay = read_assay(name)
    assert (assay.name, list(assay.phenotype_ids)) == (name, phenotypes)


def test_every_shipped_file_is_listed():
    assert list_assays() == ["dapi", "he", "ihc_membrane", "ihc_nuclear", "mif"]


def test_stain_vectors_have_length_one():
    stains = read_assay("ihc_membrane").stains
    for vector in stains.unit_vectors:
        assert sum(value**2 for value in vector) == pytest.approx(1)
    assert stains.counterpart == "dab"


def test_channel_of_a_marker():
    assert read_assay("ihc_nuclear").find_channel("Ki67") == "dab"
    assert read_assay("mif").find_channel("CD8") == "CD8"


CD8 = {"localisation": "membrane", "threshold": 0.15}


def test_class_1_may_start_elsewhere_where_that_is_said(tmp_path):
    rule = {**CD8, "classes": [0.1, 0.3, 0.6], "weak_is_positive": False}
    marker = read_assay(write(tmp_path, "ihc_membrane", markers={"CD8": rule})).markers["CD8"]
    assert (marker.threshold, marker.classes) == (0.15, (0.1, 0.3, 0.6))


def write(tmp_path, shipped, **changes):
    """Write a shipped assay with changes; a change to None leaves the key out."""
    content = {**yaml.safe_load((SHIPPED / f"{shipped}.yaml").read_text()), **changes}
    path = tmp_path / "assay.yaml"
    path.write_text(yaml.safe_dump({k: v for k, v in content.items() if v is not None}))
    return path


@pytest.mark.parametrize(
    ("name", "changes", "message"),
    [
        ("mif", {"nucelar": ["DAPI"]}, "nucelar: .*no such key"),
        ("mif", {"kind": "ihcc"}, "kind: 'ihcc'"),
        ("mif", {"engine": None}, "engine: Field required"),
        ("mif", {"nucleus_diameter_um": -3}, "nucleus_diameter_um: '-3'"),
        ("mif", {"channels": {"a": "CD8", "b": "CD8"}}, "marker 'CD8' is given to two channels"),
        ("mif", {"tumour_marker": "EpCAM"}, "tumour_marker: 'EpCAM' is not a marker"),
        ("mif", {"tumour_marker": ""}, "compartments come from a marker: name it"),
        (
            "mif",
            {"phenotypes": [{"id": "b_cells", "requires": ["CD20"]}], "activations": []},
            "b_cells: 'CD20' is not a marker of the assay",
        ),
        (
            "mif",
            {"activations": [{"id": "x", "of": "b_cells", "requires": ["Ki67"]}]},
            "x: 'b_cells' is not a phenotype with a rule",
        ),
        ("mif", {"phenotypes": [{"id": "a"}, {"id": "a"}], "activations": []}, "'a' stands twice"),
        ("mif", {"phenotypes": [{"id": "CD8 T"}], "activations": []}, "phenotypes.0.id: 'CD8 T'"),
        ("ihc_membrane", {"stains": None}, "an assay of kind ihc needs stains"),
        ("ihc_membrane", {"channels": {"R": "CD8"}}, "are for fluorescence, not brightfield"),
        ("ihc_membrane", {"markers": {}, "phenotypes": []}, "has one marker, that of its DAB"),
        (
            "ihc_membrane",
            {"markers": {"CD8": {"localisation": "membrane", "threshold": 0}}},
            "a locked threshold is above 0",
        ),
        ("he", {"kind": "ihc"}, "needs the vector of dab"),
        (
            "ihc_membrane",
            {"markers": {"CD8": {**CD8, "classes": [0.15, 0.6, 0.3]}}},
            "each above the one before",
        ),
        (
            "ihc_membrane",
            {"markers": {"CD8": {**CD8, "classes": [0.1, 0.3, 0.6]}}},
            "starts at 0.1 and the threshold is 0.15",
        ),
        (
            "ihc_membrane",
            {"markers": {"CD8": {**CD8, "threshold": "mixture", "classes": [0.1, 0.3, 0.6]}}},
            "classes need a locked threshold",
        ),
        ("mif", {"impossible": [["CD3", "CD20"]]}, "impossible: 'CD20' is not a marker"),
        ("mif", {"impossible": [["CD3"]]}, "two or more different markers"),
        (
            "mif",
            {"phenotypes": [{"id": "nk", "any_of": ["CD56"]}], "activations": [], "tils": []},
            "nk: 'CD56' is not a marker of the assay",
        ),
        (
            "mif",
            {"phenotypes": [{"id": "a"}, {"id": "b", "requires": ["CD3"]}], "activations": []},
            "a fits every cell",
        ),
        (
            "mif",
            {"phenotypes": [{"id": "a", "requires": ["CD3"], "excludes": ["CD3"]}]},
            "required and excluded",
        ),
        (
            "he",
            {"stains": {"source": "locked", "haematoxylin": [0, 0, 0], "eosin": [0, 1, 0]}},
            "expected three optical densities",
        ),
    ],
)
def test_a_wrong_assay_is_refused(tmp_path, name, changes, message):
    with pytest.raises(ProblemsError, match=message):
        read_assay(write(tmp_path, name, **changes))


def test_every_wrong_key_at_once(tmp_path):
    path = write(tmp_path, "mif", engine="Star Dist!", cell_expansion_um=-1, colour="red")
    with pytest.raises(ProblemsError) as caught:
        read_assay(path)
    assert {p.column for p in caught.value.problems} == {"engine", "cell_expansion_um", "colour"}


@pytest.mark.parametrize("text", ["- a\n- b\n", "name: [unclosed", "name: \xff"])
def test_what_is_no_assay(tmp_path, text):
    path = tmp_path / "assay.yaml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError, match=r"assay\.yaml: (is not YAML|expected a mapping)"):
        read_assay(path)


def test_no_such_assay():
    with pytest.raises(InputError, match="shipped: dapi, he, ihc_membrane, ihc_nuclear, mif"):
        read_assay("ihc_cd8")


def test_the_example_of_the_documentation_is_an_assay(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "assays.md"
    example = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    (tmp_path / "til_panel.yaml").write_text(example, encoding="utf-8")
    assay = read_assay(tmp_path / "til_panel.yaml")
    assert len(assay.markers) == 11
    assert assay.phenotypes[1].id == "regulatory_t_cells"
