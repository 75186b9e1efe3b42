"""The samples of a FlowJo 10 workspace, and their spillover matrices."""

from collections.abc import Sequence
from pathlib import Path

from tilflow.cytometry.exchange.xml import (
    DATA,
    TRANSFORMS,
    Element,
    NotExpressibleError,
    parse_xml,
)
from tilflow.cytometry.signal.axes import Matrix
from tilflow.cytometry.signal.compensation import Spillover
from tilflow.errors import InputError


def read_workspace_spillover(path: Path | str, *, sample: str = "") -> Spillover:
    """Return the spillover matrix of a sample of a FlowJo workspace.

    Raises
    ------
    InputError
        Where there is no such sample, or it has no matrix.
    """
    path = Path(path)
    element = choose_sample(path, sample, "")
    found = find_matrix(element)
    if found is None:
        message = f"{path.name}: the sample {name_sample(element)!r} has no spillover matrix"
        raise InputError(message)
    return found[1].build()


def list_samples(path: Path | str) -> list[str]:
    """Return the names of a workspace's samples, in its order."""
    return [name_sample(element) for element in _list_samples(Path(path))]


def _list_samples(path: Path) -> list[Element]:
    root = parse_xml(path)
    if root.tag != "Workspace":
        message = f"{path.name}: is not a FlowJo 10 workspace"
        raise InputError(message)
    return root.findall("SampleList/Sample")


def choose_sample(path: Path, wanted: str, fcs_name: str) -> Element:
    """Return the sample that is wanted, else the one called `fcs_name`, else the only one.

    Raises
    ------
    InputError
        Where there is none such.
    """
    elements = _list_samples(path)
    names = [name_sample(element) for element in elements]
    return elements[choose_place(names, wanted, fcs_name, source=path.name)]


def choose_place(names: Sequence[str], wanted: str, fcs_name: str, *, source: str) -> int:
    """Return the place of the sample that is wanted, else called `fcs_name`, else the only one.

    Raises
    ------
    InputError
        Where there is none such.

    Examples
    --------
    >>> choose_place(["a.fcs", "b.fcs"], "", "b.fcs", source="x.wsp")
    1
    """
    if (name := wanted or fcs_name) in names:
        return names.index(name)
    if not wanted and len(names) == 1:
        return 0
    message = (
        f"{source} has no sample {name!r}; name one with --sample or as the panel's "
        f"workspace_sample: {', '.join(names)}"
    )
    raise InputError(message)


def name_sample(element: Element) -> str:
    """Return the name of a sample; empty where it has none."""
    node = element.find("SampleNode")
    return "" if node is None else node.get("name", "")


def find_matrix(element: Element) -> tuple[Element, Matrix] | None:
    """Return a sample's matrix with the element that tells of it, or None where it has none.

    Raises
    ------
    NotExpressibleError
        Where it is one of spectral unmixing, or one of several.
    """
    matrices = element.findall(TRANSFORMS + "spilloverMatrix")
    if not matrices:
        return None
    if len(matrices) > 1 or matrices[0].get("spectral") == "1":
        message = "several spillover matrices of one sample, or one of spectral unmixing"
        raise NotExpressibleError(message)
    channels = [item.attrib[DATA + "name"] for item in matrices[0].iterfind(f"{DATA}parameters/*")]
    rows = []
    for row in matrices[0].iterfind(TRANSFORMS + "spillover"):
        numbers = {
            item.attrib[DATA + "parameter"]: float(item.attrib[TRANSFORMS + "value"])
            for item in row.iterfind(TRANSFORMS + "coefficient")
        }
        rows.append([numbers[channel] for channel in channels])
    return matrices[0], Matrix.model_validate({"channels": channels, "rows": rows})
