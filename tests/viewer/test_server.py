"""What the server gives, and what it refuses."""

import os
import socket
from pathlib import Path

import pytest

from tilflow.viewer.api import ResultsApi
from tilflow.viewer.server import Server

PNG = "/results/blood/A01-D1/gating.png"


@pytest.mark.parametrize(
    "path",
    [
        "/results/../secret.txt",
        "/results/..%2fsecret.txt",
        "/results/%2e%2e/secret.txt",
        "/results/blood/../../secret.txt",
        "/results/..\\secret.txt",
        "/results//etc/passwd",
        "/results/%00",
        "/results/%ff",
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/../pyproject.toml",
        "/api/blood/..%2f..%2fsecret",
        "/results/blood",
        "/results/blood/",
        "/results/.hidden",
        "/results/",
        "/results/no_such_file",
    ],
)
def test_nothing_outside_of_the_results_and_no_listing(own_results, path):
    (own_results.parent / "secret.txt").write_text("secret")
    (own_results / ".hidden").write_text("secret")
    status, body = _ask_raw(own_results, f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert status == 404
    assert b"secret" not in body.replace(b"secret.txt", b"")


def test_a_link_out_of_the_results_is_not_followed(own_results):
    (own_results.parent / "secret.txt").write_text("secret")
    (own_results / "out.txt").symlink_to(own_results.parent / "secret.txt")
    (own_results / "folder").symlink_to(own_results.parent)
    for path in ("/results/out.txt", "/results/folder/secret.txt"):
        status, _ = _ask_raw(own_results, f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert status == 404


def test_a_link_within_the_results_is_followed(own_results):
    (own_results / "in.txt").symlink_to(own_results / "there.txt")
    (own_results / "there.txt").write_text("plain")
    request = "GET /results/in.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert _ask_raw(own_results, request) == (200, b"plain")


def test_a_pipe_is_no_file_and_does_not_block(own_results):
    os.mkfifo(own_results / "pipe")
    request = "GET /results/pipe HTTP/1.1\r\nHost: localhost\r\n\r\n"
    assert _ask_raw(own_results, request)[0] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_only_reading_requests_are_answered(client, method):
    response, _ = client.ask(PNG, method=method)
    assert response.status == 405


def test_a_request_with_a_body_is_refused(results):
    request = "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nGET "
    assert _ask_raw(results, request)[0] == 400


def test_head_is_get_without_its_body(client):
    (head, nothing), (get, body) = client.ask(PNG, method="HEAD"), client.ask(PNG)
    assert nothing == b""
    assert head.getheader("Content-Length") == get.getheader("Content-Length") == str(len(body))


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:1", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("192.0.2.1", 421),
        ("", 421),
    ],
)
def test_a_name_that_is_not_this_machine_is_refused(client, host, status):
    assert client.ask("/", headers={"Host": host})[0].status == status


def test_another_site_may_link_here_and_not_read(client):
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert client.ask("/", headers={**foreign, "Sec-Fetch-Mode": "navigate"})[0].status == 200
    assert client.ask(PNG, headers={**foreign, "Sec-Fetch-Mode": "no-cors"})[0].status == 403


def test_every_answer_keeps_the_page_on_this_machine(client):
    for path in ("/", "/static/main.js", "/api/study", PNG, "/nothing"):
        response, _ = client.ask(path)
        policy = response.getheader("Content-Security-Policy")
        assert "http" not in policy
        assert "*" not in policy
        assert policy.startswith("default-src 'self'; ") or policy.startswith(
            "default-src 'none'; "
        )
        assert response.getheader("X-Content-Type-Options") == "nosniff"
        assert response.getheader("Cross-Origin-Resource-Policy") == "same-origin"
        assert response.getheader("Access-Control-Allow-Origin") is None


def test_a_page_among_the_results_is_shown_in_a_sandbox(own_results):
    (own_results / "report.html").write_text("<script>fetch('/api/study')</script>")
    api = ResultsApi(own_results, study_name="")
    request = b"GET /results/report.html HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    head = _exchange(own_results, request, api).split(b"\r\n\r\n")[0].decode()
    assert "sandbox allow-scripts" in head
    assert "allow-same-origin" not in head
    assert "connect-src" not in head  # default-src 'none' holds


def test_ranges(client):
    whole = client.ask(PNG)[1]
    response, body = client.ask(PNG, headers={"Range": "bytes=2-5"})
    assert (response.status, body) == (206, whole[2:6])
    assert response.getheader("Content-Range") == f"bytes 2-5/{len(whole)}"
    assert client.ask(PNG, headers={"Range": "bytes=-4"})[1] == whole[-4:]
    assert client.ask(PNG, headers={"Range": f"bytes=5-{len(whole) * 9}"})[1] == whole[5:]
    assert client.ask(PNG, headers={"Range": "bytes=0-0,2-3"})[1] == whole
    assert client.ask(PNG, headers={"Range": f"bytes={len(whole)}-"})[0].status == 416


def test_an_unchanged_file_is_not_sent_twice(own_results):
    request = "GET /results/a.txt HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: {}\r\n\r\n"
    path = own_results / "a.txt"
    path.write_text("one")
    stat = path.stat()
    mark = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    assert _ask_raw(own_results, request.format(mark)) == (304, b"")
    path.write_text("three")
    assert _ask_raw(own_results, request.format(mark)) == (200, b"three")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/static/main.js", "text/javascript; charset=utf-8"),
        (PNG, "image/png"),
        ("/results/tissue/A01-SCR/slide.ome.zarr/zarr.json", "application/json"),
        ("/results/tissue/A01-SCR/slide.ome.zarr/0/c/0/0/0", "application/octet-stream"),
    ],
)
def test_types(client, path, kind):
    assert client.ask(path)[0].getheader("Content-Type") == kind


def test_a_token_is_asked_for_and_kept_as_a_cookie(guarded):
    token = guarded.server.access.token
    assert guarded.ask("/")[0].status == 403
    assert guarded.ask(PNG)[0].status == 403
    assert guarded.ask("/?token=wrong")[0].status == 403
    response, _ = guarded.ask(f"/?token={token}")
    assert (response.status, response.getheader("Location")) == (303, "/")
    cookie = response.getheader("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    pair = cookie.partition(";")[0]
    assert guarded.ask(PNG, headers={"Cookie": pair})[0].status == 200
    assert guarded.ask(PNG, headers={"Cookie": pair[:-1]})[0].status == 403
    assert token in guarded.server.link


def test_the_link_with_a_token_leads_to_no_other_machine(guarded):
    token = guarded.server.access.token
    response, _ = guarded.ask(f"//evil.example/x?token={token}&a=1")
    assert response.getheader("Location").startswith("/")
    assert not response.getheader("Location").startswith("//")


def test_an_address_that_others_reach_asks_for_a_token(results):
    api = ResultsApi(results, study_name="")
    with Server(results, api, host="0.0.0.0", port=0) as server:
        assert len(server.access.token) == 43
        assert server.access.allows_host("192.0.2.1")
        assert server.access.allows_host(socket.gethostname())
        assert not server.access.allows_host("evil.example")
    with Server(results, api, host="127.0.0.1", port=0) as server:
        assert server.access.token == ""


def _ask_raw(results: Path, request: str) -> tuple[int, bytes]:
    """Send a request as it stands: a client of http would tidy up its path."""
    request = request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", 1)
    answer = _exchange(results, request.encode(), ResultsApi(results, study_name=""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


def _exchange(results: Path, request: bytes, api: ResultsApi) -> bytes:
    with (
        Server(results, api, host="127.0.0.1", port=0) as server,
        socket.create_connection(("127.0.0.1", server.server_port), timeout=20) as connection,
    ):
        connection.sendall(request)
        server.handle_request()
        return b"".join(iter(lambda: connection.recv(65536), b""))
