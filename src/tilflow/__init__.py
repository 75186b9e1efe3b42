"""From the raw files of an immuno-oncology trial to per-patient longitudinal tables."""

__version__ = "0.1.0"
