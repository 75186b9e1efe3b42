"""A key of one run, by which its process and its workers on other nodes know one another.

What dask says between nodes holds the pixels of a slide and the functions to run: who can speak to
a scheduler can run code as its user. dask speaks TLS where it is given a key; it makes its own only
with another package, and OpenSSL's program stands on every cluster.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

from tilflow.errors import InputError

DAYS: Final = 31
"""A run on one slide ends sooner; the key is of no use after it."""


def write_credentials(folder: Path) -> tuple[Path, Path]:
    """Write a new key and its certificate, which only this user can read; return both paths.

    Raises
    ------
    InputError
        Where there is no ``openssl`` to make them.
    """
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    if shutil.which("openssl") is None:
        message = (
            "no openssl on the PATH, which makes the key that workers on several nodes are known "
            "by: install it, or set slides.running.jobs.encrypted: false where the network "
            "between the nodes is trusted"
        )
        raise InputError(message)
    # Before anything is in it, the key is this user's alone.
    os.close(os.open(key, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-sha256", "-days", str(DAYS), "-subj", "/CN=tilflow-workers"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    return key, certificate


def build_security(folder: Path) -> Any:
    """Return what dask needs to speak TLS alone, to those who hold the key in `folder` alone.

    Process, scheduler and workers bear the same certificate, which signs itself: as in dask's own
    ``Security.temporary``, that proves that the other side holds the key.
    """
    from dask.distributed import Security

    key, certificate = map(str, write_credentials(folder))
    roles = {
        f"tls_{role}_{part}": path
        for role in ("client", "scheduler", "worker")
        for part, path in (("key", key), ("cert", certificate))
    }
    security: Any = Security(  # type: ignore[no-untyped-call]
        require_encryption=True, tls_ca_file=certificate, **roles
    )
    return security
