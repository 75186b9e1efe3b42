"""What is sent back: a status, a body, and the headers that keep the page on this machine."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from tilflow.errors import TilflowError

OWN_POLICY: Final = (
    "default-src 'self'; connect-src 'self' data:; img-src 'self' data: blob:; "
    "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
"""No request can leave: ``data:`` is an address that holds its own content. WebAssembly, which lies
in the script as such an address, decodes the chunks of a slide."""

RESULT_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "sandbox allow-scripts allow-popups allow-downloads"
)
"""A page among the results stands alone; it is shown, and can ask this server for nothing."""

ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


class RefusalError(TilflowError):
    """A request that is not answered; the message is for the one who asked."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        self.status = status
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of a file: `length` of them from `start`."""

    path: Path
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Response:
    """An answer; the server adds the length and the headers of `ALWAYS`."""

    status: HTTPStatus
    content_type: str
    body: bytes | Span = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def answer_json(content: Any) -> Response:
    """Return `content` as JSON. A missing number is null: JSON has no NaN."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Response(HTTPStatus.OK, "application/json", text.encode())


def answer_refusal(refusal: RefusalError) -> Response:
    """Return a refusal as JSON, which the page shows to the reader."""
    text = json.dumps({"error": str(refusal)}, ensure_ascii=False)
    return Response(refusal.status, "application/json", text.encode())
