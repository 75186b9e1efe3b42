"""The server: reads only, on this machine unless told otherwise.

It is Python's own http.server with what that lacks for this purpose: ranges of bytes (a shard of a
slide is read chunk by chunk), a check of the ``Host`` header, a token, and a policy that lets no
request leave the page.
"""

import socket
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from tilflow.errors import InputError
from tilflow.viewer.access import Access, derive_access, is_foreign, is_loopback
from tilflow.viewer.files import find_file, get_type, parse_range
from tilflow.viewer.response import (
    ALWAYS,
    OWN_POLICY,
    RESULT_POLICY,
    RefusalError,
    Response,
    Span,
    answer_refusal,
)

STATIC: Final = Path(__file__).parent / "static"
METHODS: Final = ("GET", "HEAD")
IDLE_SECONDS: Final = 60
"""A connection that says nothing for so long is closed."""
BLOCK_BYTES: Final = 1 << 20


class Api(Protocol):
    """Answers what the page asks for under ``/api/``."""

    def __call__(self, path: str, query: dict[str, list[str]]) -> Response:
        """Answer one question, or raise `RefusalError`."""


class Server(ThreadingHTTPServer):
    """Serves one results folder."""

    daemon_threads = True

    def __init__(
        self, results: Path, api: Api, *, host: str, port: int, is_shared: bool = False
    ) -> None:
        self.results = results.resolve()
        self.api = api
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), Handler)
        except OSError as error:
            message = f"{host}:{port}: cannot listen there: {error.strerror or error}"
            raise InputError(message) from error
        names = () if is_loopback(host) else (socket.gethostname(), socket.getfqdn())
        self.access: Access = derive_access(
            host, self.server_port, own_names=names, is_shared=is_shared
        )

    @property
    def link(self) -> str:
        """The address to open, with the token where one is asked for."""
        host = str(self.server_address[0])
        if host in ("0.0.0.0", "::"):
            host = socket.gethostname()
        host = f"[{host}]" if ":" in host else host
        token = f"?{urlencode({'token': self.access.token})}" if self.access.token else ""
        return f"http://{host}:{self.server_port}/{token}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where the reader went away; else as ever."""
        import sys

        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "tilflow"
    sys_version = ""
    timeout = IDLE_SECONDS

    def parse_request(self) -> bool:
        """Refuse what is not a plain reading request before anything else is looked at."""
        if not super().parse_request():
            return False
        if self.command not in METHODS:
            self._refuse_at_once(HTTPStatus.METHOD_NOT_ALLOWED, "this server is only read from")
            return False
        if self.headers.get("Transfer-Encoding") or self.headers.get("Content-Length", "0") != "0":
            self._refuse_at_once(HTTPStatus.BAD_REQUEST, "a reading request has no body")
            return False
        return True

    def do_GET(self) -> None:
        """Answer with a body."""
        self._send(self._answer())

    def do_HEAD(self) -> None:
        """Answer with the headers alone."""
        self._send(self._answer())

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet: addresses hold patients' identifiers, and the first one the token."""

    def _refuse_at_once(self, status: HTTPStatus, message: str) -> None:
        # What follows on this connection may be a body: it is not read as a request.
        self.close_connection = True
        self._send(answer_refusal(RefusalError(status, message)))

    def _answer(self) -> Response:
        try:
            return self._route()
        except RefusalError as refusal:
            return answer_refusal(refusal)

    def _route(self) -> Response:
        access = self.server.access
        if not access.allows_host(self.headers.get("Host")):
            raise RefusalError(
                HTTPStatus.MISDIRECTED_REQUEST, "this server does not go by that name"
            )
        if is_foreign(dict(self.headers)):
            raise RefusalError(HTTPStatus.FORBIDDEN, "another site may not read this")
        target = urlsplit(self.path)
        query = parse_qs(target.query, keep_blank_values=True)
        if access.token and "token" in query:
            return self._admit(target.path, target.query, query["token"][0])
        if not access.allows_token(access.read_cookie(self.headers.get("Cookie"))):
            raise RefusalError(
                HTTPStatus.FORBIDDEN,
                "open the whole link that tilflow view printed: it has a token",
            )
        return self._find(target.path, query)

    def _admit(self, path: str, query: str, token: str) -> Response:
        """Move the token from the address, which is kept and copied, into a cookie."""
        access = self.server.access
        if not access.allows_token(token):
            raise RefusalError(HTTPStatus.FORBIDDEN, "this token is not the one that was printed")
        rest = urlencode([(key, value) for key, value in parse_qsl(query) if key != "token"])
        # One leading slash: `//name` would lead to another machine.
        place = "/" + path.lstrip("/") + (f"?{rest}" if rest else "")
        # Lax: a page among the results is shown in a sandbox, and its links come from "elsewhere".
        cookie = f"{access.cookie}={access.token}; Path=/; HttpOnly; SameSite=Lax"
        return Response(
            HTTPStatus.SEE_OTHER, "text/plain", headers={"Location": place, "Set-Cookie": cookie}
        )

    def _find(self, path: str, query: dict[str, list[str]]) -> Response:
        room, _, rest = path.lstrip("/").partition("/")
        if room == "api":
            return self.server.api(rest, query)
        if room == "results":
            return self._send_file(self.server.results, rest, RESULT_POLICY)
        if room == "static":
            return self._send_file(STATIC, rest, OWN_POLICY)
        if path == "/":
            return self._send_file(STATIC, "index.html", OWN_POLICY)
        raise RefusalError(HTTPStatus.NOT_FOUND, "there is nothing at this address")

    def _send_file(self, root: Path, address: str, policy: str) -> Response:
        try:
            path = find_file(root, address)
        except UnicodeDecodeError:
            path = None
        if path is None:
            raise RefusalError(HTTPStatus.NOT_FOUND, "there is no such file")
        stat = path.stat()
        mark = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
        kind = get_type(path.name)
        headers = {"Accept-Ranges": "bytes", "ETag": mark, "Content-Security-Policy": policy}
        if self.headers.get("If-None-Match") == mark:
            return Response(HTTPStatus.NOT_MODIFIED, kind, headers=headers)
        wanted = self.headers.get("Range")
        if wanted and self.headers.get("If-Range", mark) != mark:
            wanted = None
        try:
            part = parse_range(wanted, stat.st_size)
        except ValueError:
            headers["Content-Range"] = f"bytes */{stat.st_size}"
            return Response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, kind, headers=headers)
        if part is None:
            return Response(HTTPStatus.OK, kind, Span(path, 0, stat.st_size), headers)
        start, length = part
        headers["Content-Range"] = f"bytes {start}-{start + length - 1}/{stat.st_size}"
        return Response(HTTPStatus.PARTIAL_CONTENT, kind, Span(path, start, length), headers)

    def _send(self, response: Response) -> None:
        body = response.body
        self.send_response(response.status)
        headers = {"Content-Security-Policy": OWN_POLICY, **ALWAYS, **response.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        if response.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", response.content_type)
            length = body.length if isinstance(body, Span) else len(body)
            self.send_header("Content-Length", str(length))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD" or response.status == HTTPStatus.NOT_MODIFIED:
            return
        if isinstance(body, Span):
            self._copy(body)
        else:
            self.wfile.write(body)

    def _copy(self, span: Span) -> None:
        """Send the bytes; where the file became shorter meanwhile, cut the connection."""
        left = span.length
        with span.path.open("rb") as stream:
            stream.seek(span.start)
            for block in iter(partial(stream.read, BLOCK_BYTES), b""):
                self.wfile.write(block[:left])
                left -= len(block[:left])
                if not left:
                    return
        if left:
            self.close_connection = True
