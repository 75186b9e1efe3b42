"""Gating: strategies, where their gates lie in a tube, and which events are inside of them."""
