"""Styles and scripts of the pages, gathered by whoever starts first."""

import os
import subprocess
import sys

from quartier.config.environment import ROOT

GATHER = "import sys; from pathlib import Path; from quartier.config import assets;"
GATHER += "print(assets.gather(Path(sys.argv[1])))"


def test_two_starts_at_once_gather_once(tmp_path):
    into = tmp_path / "static"

    starts = [start_gathering(into) for _ in range(2)]
    said = [start.communicate(timeout=120)[0].splitlines()[-1] for start in starts]

    assert sorted(said) == ["False", "True"]
    assert not into.with_suffix(".next").exists()
    assert (into / "staticfiles.json").exists()


def start_gathering(into):
    env = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", GATHER, str(into)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
