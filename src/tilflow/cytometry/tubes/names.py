"""What the files of one sample are called, within its folder."""

from typing import Final

EVENTS: Final = "events.zarr"
MEMBERSHIP: Final = "membership.parquet"
POPULATIONS: Final = "populations.parquet"
