"""Snakemake asks SLURM for its jobs every two seconds, where this folder is on PYTHONPATH.

Python imports this module as it starts. The plugin waits ten seconds longer each time that no job
had ended, up to three minutes; no option says otherwise. That is kind to the controller of a large
cluster, and half of the time of these tests.
"""

import sys

INTERVAL_S = 2

if "--slurm-init-seconds-before-status-checks" in sys.orig_argv and "snakemake" in sys.orig_argv:
    import asyncio

    from snakemake_interface_executor_plugins.executors.remote import RemoteExecutor

    async def _sleep(self: RemoteExecutor) -> None:
        """Wait between two questions for the state of jobs."""
        await asyncio.sleep(INTERVAL_S)

    RemoteExecutor.sleep = _sleep  # type: ignore[method-assign]
