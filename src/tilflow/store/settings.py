"""Every knob of ``store``: the one home of its default."""

from pydantic import model_validator

from tilflow.section import Section, knob


class StoreSettings(Section):
    """How arrays lie on the disk."""

    chunk_px: int = knob(
        512, "Side of a chunk: what is decoded at once.", unit="px", ge=64, multiple_of=16
    )
    shard_px: int = knob(
        4096,
        "Side of a shard, the file that holds chunks of one channel; a multiple of the chunk.",
        unit="px",
        ge=64,
        multiple_of=16,
    )
    compression: int = knob(5, "Level of zstd: higher is smaller and slower.", ge=1, le=19)
    coarsest_px: int = knob(
        256, "The pyramid ends with the level whose longer side is at most this.", unit="px", ge=64
    )
    workers: int = knob(
        2, "Threads that write blocks; they change the time, never the bytes.", ge=1, le=256
    )

    @model_validator(mode="after")
    def _check_shards(self) -> "StoreSettings":
        if self.shard_px % self.chunk_px:
            message = f"shard_px {self.shard_px} is not a multiple of chunk_px {self.chunk_px}"
            raise ValueError(message)
        return self
