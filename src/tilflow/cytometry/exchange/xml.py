"""What Gating-ML documents and FlowJo workspaces have in common as XML."""

from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from tilflow.errors import InputError

Element = ElementTree.Element

NAMESPACE: Final = "http://www.isac-net.org/std/Gating-ML/v2.0/"
GATING: Final = "{" + NAMESPACE + "gating}"
TRANSFORMS: Final = "{" + NAMESPACE + "transformations}"
DATA: Final = "{" + NAMESPACE + "datatypes}"


class NotExpressibleError(InputError):
    """A document holds something that a strategy of ours cannot say; another engine may serve."""


def parse_xml(path: Path) -> Element:
    """Return the root of an XML file."""
    try:
        return ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        message = f"{path}: cannot be read as XML: {error}"
        raise InputError(message) from error


def read_vertex(element: Element) -> tuple[float, ...]:
    """Return the coordinates of a vertex, a mean or a focus."""
    return tuple(
        read_number(item, DATA + "value") for item in element.iterfind(GATING + "coordinate")
    )


def read_number(element: Element, key: str) -> float:
    """Return an attribute as a number."""
    return float(read_attribute(element, key))


def read_attribute(element: Element, key: str) -> str:
    """Return an attribute, or raise ValueError where it is missing."""
    value = element.get(key)
    if value is None:
        name = element.tag.rpartition("}")[2]
        message = f"a {name} element lacks its {key.rpartition('}')[2]}"
        raise ValueError(message)
    return value
