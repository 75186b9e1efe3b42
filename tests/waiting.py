"""Wait for what another process is to bring about."""

import time
from collections.abc import Callable


def wait_until(is_so: Callable[[], object], seconds: float = 400) -> None:
    """Wait for what a test needs to come about."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.1)
