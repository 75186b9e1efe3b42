"""Clusters of one population over all samples, found without gates."""
