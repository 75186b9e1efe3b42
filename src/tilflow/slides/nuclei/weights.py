"""Weights of nets: found where the assay says or shipped, and never taken unchecked."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tilflow.errors import InputError
from tilflow.slides.assay import Assay

SHIPPED: Final = Path(__file__).parent.parent / "weights"
LIST_NAME: Final = "weights.json"
"""{file: {sha256, licence, …}} of what is shipped."""

PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Weights:
    """A file or folder of weights, and the digest that it must have."""

    path: Path
    sha256: str

    def check(self) -> None:
        """Compare the digest.

        Raises
        ------
        InputError
            Where the weights are missing, or others than the assay names.
        """
        if not self.path.exists():
            message = f"{self.path}: no such weights; tilflow downloads none: put the file there"
            raise InputError(message)
        found = compute_digest(self.path)
        if found != self.sha256:
            message = (
                f"{self.path}: has the SHA-256 {found}, but {self.sha256} is expected: these are "
                "other weights than those that were validated"
            )
            raise InputError(message)


def compute_digest(path: Path | str) -> str:
    """Return the SHA-256 of a file, or of a folder's files with their names, in order.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "empty").write_bytes(b"")
    >>> compute_digest(folder / "empty")[:16]
    'e3b0c44298fc1c14'
    """
    path = Path(path)
    if path.is_file():
        return _digest_file(path)
    total = hashlib.sha256()
    for file in sorted(each for each in path.rglob("*") if each.is_file()):
        total.update(f"{file.relative_to(path).as_posix()}\n{_digest_file(file)}\n".encode())
    return total.hexdigest()


def _digest_file(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def find_weights(assay: Assay, *, shipped: Path = SHIPPED) -> Weights:
    """Return the weights of an assay's engine: its own, or those shipped for its modality.

    Raises
    ------
    InputError
        Where it names none and none are shipped.
    """
    if assay.weights_path is not None and assay.weights_sha256 is not None:
        return Weights(Path(assay.weights_path), assay.weights_sha256)
    name = f"{assay.modality}.onnx"
    listed = shipped / LIST_NAME
    entries = json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else {}
    if name not in entries:
        message = (
            f"assay {assay.name}: no net is shipped for {assay.modality}; give weights_path and "
            "weights_sha256, or take engine: classical"
        )
        raise InputError(message)
    return Weights(shipped / name, str(entries[name]["sha256"]))
