"""Gates that were drawn elsewhere: FlowJo workspaces (.wsp) and Gating-ML 2.0 documents (.xml).

Our own engine gates by them. What it cannot express (unmixing matrices, transformations that
FlowJo does not document) goes through FlowKit, which takes seconds to start.
"""

from pathlib import Path
from typing import Final

from tilflow.cytometry.exchange.document import (
    Document,
    WorkspaceGating,
    gate_with_document,
)
from tilflow.cytometry.exchange.flowjo import read_workspace
from tilflow.cytometry.exchange.gating_ml import read_gating_ml
from tilflow.cytometry.exchange.xml import NotExpressibleError
from tilflow.cytometry.fcs.reading import FcsFile
from tilflow.errors import InputError
from tilflow.provenance import compute_sha256

SUFFIXES: Final = (".wsp", ".xml")


def read_document(source: Path | str, *, sample: str = "", fcs_name: str = "") -> Document:
    """Read a FlowJo workspace or a Gating-ML 2.0 document.

    Parameters
    ----------
    sample
        Sample of the workspace whose gates are read; empty takes the one called `fcs_name`, or
        the only one.

    Raises
    ------
    NotExpressibleError
        Where it says what a strategy of ours cannot.
    InputError
        Where it cannot be read or has no such sample.
    """
    source = Path(source)
    if source.suffix not in SUFFIXES:
        message = f"{source}: expected a FlowJo workspace (.wsp) or a Gating-ML document (.xml)"
        raise InputError(message)
    if source.suffix == ".wsp":
        return read_workspace(source, sample=sample, fcs_name=fcs_name)
    return read_gating_ml(source)


def gate_with_workspace(
    source: Path | str, fcs_path: Path | str, fcs: FcsFile, *, sample: str = ""
) -> WorkspaceGating:
    """Gate a file with a FlowJo workspace (.wsp) or a Gating-ML 2.0 document (.xml).

    Parameters
    ----------
    sample
        Sample of the workspace whose gates are used; empty takes the one of the file's name, or
        the only one.

    Raises
    ------
    InputError
        Where the document cannot be read, has no such sample, or gates a channel that the file
        lacks.
    """
    source = Path(source)
    try:
        document = read_document(source, sample=sample, fcs_name=fcs.name)
        return gate_with_document(document, fcs, digest=compute_sha256(source))
    except NotExpressibleError:
        from tilflow.cytometry.exchange.flowkit import gate_with_flowkit

        return gate_with_flowkit(source, fcs_path, fcs, sample=sample)
