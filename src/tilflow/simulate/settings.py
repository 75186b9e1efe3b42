"""Every knob of ``simulate``: the one home of its default."""

from tilflow.section import Section


class SimulateSettings(Section):
    """Settings of the simulate room."""
