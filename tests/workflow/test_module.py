"""The workflow as others use it: as a module of theirs, and from where the catalog looks for it."""

import re
from pathlib import Path

import pytest
import yaml
from tests.workflow.runs import plan, run

from tilflow.study.resources.needs import NEEDS

MODULE = """
configfile: "config.yaml"

module tilflow:
    snakefile: "{snakefile}"
    config: config["tilflow"]

use rule * from tilflow as tilflow_*

rule all:
    default_target: True
    input:
        rules.tilflow_all.input,
"""


@pytest.mark.pipeline
def test_it_is_planned_as_a_module_of_another_workflow(
    repository: Path, test_study: Path, tmp_path: Path
) -> None:
    settings = {"study_folder": str(test_study), "results": "mine"}
    (tmp_path / "config.yaml").write_text(yaml.safe_dump({"tilflow": settings}))
    snakefile = tmp_path / "Snakefile"
    snakefile.write_text(MODULE.format(snakefile=repository / "workflow" / "Snakefile"))
    done = run("snakemake", "--cores", "1", "--dry-run", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    counts = dict(re.findall(r"^(?:tilflow_)?(\w+) +(\d+)$", done.stdout, re.MULTILINE))
    own = plan(repository, test_study / "config.yaml", tmp_path)
    assert {rule: int(counts[rule]) for rule in own} == own


def test_the_catalog_finds_what_standardised_usage_asks_for(repository: Path) -> None:
    usage = yaml.safe_load((repository / ".snakemake-workflow-catalog.yml").read_text())["usage"]
    assert usage["mandatory-flags"]["flags"] == "--configfile STUDY/config.yaml"
    assert (repository / "workflow" / "Snakefile").is_file()
    assert (repository / "config" / "README.md").is_file()


@pytest.mark.parametrize("name", ["slurm", "lsf", "sge"])
def test_a_profile_groups_rules_that_there_are(repository: Path, name: str) -> None:
    path = repository / "workflow" / "profiles" / name / "config.yaml"
    profile = yaml.safe_load(path.read_text())
    groups = dict(each.split("=") for each in profile["groups"])
    alone = {"read_slide", "segment_slide", "explore_blood"}
    assert set(groups) == set(NEEDS) - alone
    sizes = dict(each.split("=") for each in profile["group-components"])
    assert set(sizes) <= set(groups.values())
    for key in ("retries", "keep-going", "rerun-incomplete", "latency-wait", "max-jobs-per-second"):
        assert profile[key], key
    assert {"in_turn=1", "tmpdir=system_tmpdir"} <= set(profile["default-resources"])


def test_every_rule_has_its_needs(repository: Path) -> None:
    files = sorted((repository / "workflow" / "rules").glob("*.smk"))
    text = "\n".join(file.read_text() for file in files)
    rules = re.findall(r"^rule (\w+):", text, re.MULTILINE)
    assert set(rules) == set(NEEDS)
    for rule in rules:
        body = re.search(rf"^rule {rule}:.*?(?=^rule |\Z)", text, re.MULTILINE | re.DOTALL)[0]
        assert re.search(rf'mem_mb=memory(_of_workers)?\("{rule}"\)', body), rule
        assert f'runtime=minutes("{rule}")' in body, rule
        assert f"/benchmarks/{rule}" in body, rule
