"""Workers on other nodes: only who holds the key of the run can speak to them."""

from pathlib import Path
from typing import Any

import pytest

from tilflow.errors import InputError
from tilflow.slides.credentials import build_security, write_credentials

ALONE: dict[str, Any] = {
    "n_workers": 1,
    "threads_per_worker": 1,
    "processes": False,
    "dashboard_address": None,
    "scheduler_kwargs": {"dashboard": False, "dashboard_address": "127.0.0.1:0"},
}


def test_the_key_is_for_this_user_alone(tmp_path: Path) -> None:
    key, certificate = write_credentials(tmp_path)
    assert key.stat().st_mode & 0o777 == 0o600
    assert "PRIVATE KEY" in key.read_text()
    assert "PRIVATE KEY" not in certificate.read_text()


def test_every_run_has_a_key_of_its_own(tmp_path: Path) -> None:
    places = tmp_path / "one", tmp_path / "other"
    for place in places:
        place.mkdir()
    one, other = (write_credentials(place)[0].read_bytes() for place in places)
    assert one != other


def test_who_holds_the_key_is_let_in_and_nobody_else(tmp_path: Path) -> None:
    from dask.distributed import Client, LocalCluster

    for place in ("own", "foreign"):
        (tmp_path / place).mkdir()
    security = build_security(tmp_path / "own")
    with LocalCluster(**ALONE, security=security, protocol="tls://") as cluster:
        address = cluster.scheduler_address
        assert address.startswith("tls://")
        with Client(address, security=security) as client:
            assert client.submit(sum, [1, 2]).result() == 3
        stranger = build_security(tmp_path / "foreign")
        with pytest.raises(OSError, match="TLS certificate does not match"):
            Client(address, security=stranger, timeout=2)
        with pytest.raises(OSError, match=r"closed|Timed out"):
            Client(address.replace("tls://", "tcp://"), timeout=2)


def test_without_openssl_it_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="encrypted: false"):
        write_credentials(tmp_path)
