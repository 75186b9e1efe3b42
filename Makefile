# On a fresh machine with python3 >= 3.11, make and git:
#
#   make demo    install, run the whole pipeline on test_data, say where the report is
#   make test    install, run every check and test that CI runs
#   make test-slurm    part of it: start a SLURM of two virtual nodes, run what needs it, stop it
#   make real    run the pipeline on a study assembled from real files (TILFLOW_REAL_DATA)

PYTHON ?= python3
CORES ?= 2
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TILFLOW_REAL_DATA ?= $(abspath ../shared/real)
SOURCES := src tests benchmarks training

.DEFAULT_GOAL := help
.PHONY: help install demo real check test test-slurm config test-data viewer lock clean

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | head -6

install: $(INSTALLED)

$(INSTALLED): requirements/lock.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 1))' \
		|| { echo "tilflow needs Python 3.11.1 or newer; name one: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements/lock.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(INSTALLED)
	$(BIN)/tilflow run test_data --cores $(CORES)
	@echo "Report: $(abspath results/report.html)"

real: $(INSTALLED)
	$(BIN)/python tests/real_study/assemble.py "$(TILFLOW_REAL_DATA)" build/real_study
	$(BIN)/tilflow run build/real_study --cores $(CORES)
	@echo "Report: $(abspath build/real_results/report.html)"

check: $(INSTALLED)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/snakefmt --check Snakefile workflow
	$(BIN)/snakemake --lint --configfile test_data/config.yaml

test: check
	TILFLOW_REAL_DATA="$(TILFLOW_REAL_DATA)" $(BIN)/pytest -n $(CORES) --dist loadgroup -m "not slurm"
	$(MAKE) test-slurm

test-slurm: $(INSTALLED)
	$(BIN)/pytest tests/slurm -rs

config: $(INSTALLED)
	$(BIN)/tilflow config write config

test-data: $(INSTALLED)
	rm -rf test_data
	$(BIN)/tilflow simulate test_data --preset demo --seed 1

# Needs npm: the page of `tilflow view`, from its sources in viewer/. The bundle is committed.
viewer:
	cd viewer && npm ci --ignore-scripts && node build.mjs

# Needs uv. No registry address is written into the lock file.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11.1 --extra dev --extra slurm \
		--generate-hashes --no-header -o requirements/lock.txt
	uv pip compile requirements/spatialdata.in --universal --python-version 3.11.1 \
		--generate-hashes --no-header -o requirements/spatialdata.txt

clean:
	rm -rf results build .snakemake .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
