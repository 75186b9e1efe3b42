"""Tests and intervals that need no model: exact where the trial is small."""
