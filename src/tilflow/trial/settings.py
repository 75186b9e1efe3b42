"""Every knob of ``trial``: the one home of its default."""

from tilflow.section import Section


class TrialSettings(Section):
    """Settings of the trial room."""
