"""Cells: what they show, what they are, how many there are per mm²."""
