"""Every knob of ``store``: the one home of its default."""

from tilflow.section import Section


class StoreSettings(Section):
    """Settings of the store room."""
