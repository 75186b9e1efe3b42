"""``tilflow view``."""

import subprocess
import sys
import urllib.request

import pytest

from tilflow.cli import main


def test_it_serves_and_says_where(results):
    command = [sys.executable, "-m", "tilflow", "view", str(results), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            link = process.stdout.readline().split()[-1]
            with urllib.request.urlopen(f"{link}api/study", timeout=20) as answer:
                assert b'"A01"' in answer.read()
        finally:
            process.terminate()


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_folder_without_results_is_refused(tmp_path, capsys, name):
    assert main(["view", str(tmp_path / name), "--no-browser"]) == 2
    assert "no results; expected a folder with blood, tissue, study" in capsys.readouterr().err


def test_a_port_that_is_none(results, capsys):
    with pytest.raises(SystemExit):
        main(["view", str(results), "--port", "99999"])
    assert "expected a port, 0 to 65535" in capsys.readouterr().err


def test_a_port_that_is_taken(results, client, capsys):
    port = str(client.server.server_port)
    assert main(["view", str(results), "--port", port, "--no-browser"]) == 2
    assert "cannot listen there" in capsys.readouterr().err
