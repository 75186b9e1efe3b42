"""Weigh every command of tilflow that is started with this folder on PYTHONPATH.

Python imports this module as it starts. When a command ends, it leaves a file in the folder that
``TILFLOW_WEIGHED`` names: the processor seconds of starting Python and of imports, and of all, with
the processes that it started and waited for.
"""

import atexit
import importlib
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any


class Scales:
    """Processor seconds of imports: of the outermost ones, which hold those within."""

    def __init__(self) -> None:
        self.starting_s = time.process_time()
        self.is_within = False
        self.find = importlib._bootstrap._find_and_load  # type: ignore[attr-defined]

    def weigh(self, name: str, import_: Any) -> Any:
        """Import a module that was not there; called for nothing else."""
        if self.is_within:
            return self.find(name, import_)
        self.is_within, begun = True, time.process_time()
        try:
            return self.find(name, import_)
        finally:
            self.starting_s += time.process_time() - begun
            self.is_within = False

    def tell(self) -> None:
        """Leave what was weighed, where this is a command of tilflow."""
        if Path(sys.argv[0]).name != "tilflow":
            return
        used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        all_s = sum(each.ru_utime + each.ru_stime for each in used)
        content = {"verb": sys.argv[1:3], "starting_s": self.starting_s, "all_s": all_s}
        path = Path(os.environ["TILFLOW_WEIGHED"], f"{os.getpid()}-{time.time_ns()}.json")
        path.write_text(json.dumps(content))


if "TILFLOW_WEIGHED" in os.environ:
    scales = Scales()
    importlib._bootstrap._find_and_load = scales.weigh  # type: ignore[attr-defined]
    atexit.register(scales.tell)
