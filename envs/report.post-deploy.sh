#!/usr/bin/env bash
# Snakemake runs this in a new conda environment. TILFLOW_SOURCE is the checkout, or a wheel:
# `tilflow run` sets it where it runs from a checkout.
set -euo pipefail
python -m pip install --quiet --no-deps "${TILFLOW_SOURCE:?name the checkout of tilflow, or a wheel}"
