"""Simulate: a trial with known truth."""
