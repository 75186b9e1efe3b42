"""SDTM: the measurements as tabulations, cell phenotyping, microscopic findings, blood counts."""
