"""Drawings of the report: small scalable pictures, and the numbers behind each."""
