"""What README shows runs as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

from snnkit import labs

CLONE = Path(__file__).resolve().parents[2]
README = (CLONE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
LABS = re.findall(r"^\| (`.*?) \|", README, re.MULTILINE)
CALLS = [call for row in LABS for call in re.findall(r"`(\w+\(.*?\))`", row)]

# "with `S` a plastic `Synapses` of yours"
PLASTIC = """
S = Synapses(cells, cells, 'w : 1', on_pre='w += 0.1', on_post='w -= 0.1')
S.connect()
"""
TELL = """
for call in {calls!r}:
    lab = eval(call)
    print(lab.message.value or repr(lab))
"""


def lines_printed(*parts):
    """Run code as a script of its own, that leaves no objects behind; return what it prints."""
    environment = os.environ | {"PYTHONPATH": str(CLONE), "MPLBACKEND": "agg"}
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "\n".join(parts)],
        capture_output=True,
        text=True,
        env=environment,
    )
    assert not run.returncode, run.stderr
    return run.stdout.splitlines()


def test_the_network_is_drawn():
    draws = "print(len(gca().lines), max(trace.v[0]) > 0.9, max(trace.v[1]) > 0.29)"
    assert BLOCKS[0].endswith("show()\n")
    assert lines_printed(BLOCKS[0], draws) == ["2 True True"]


def test_the_labs_are_called_as_given():
    told = lines_printed(*BLOCKS, PLASTIC, TELL.format(calls=CALLS))
    assert [line.partition("(")[0] for line in told] == [c.partition("(")[0] for c in CALLS]
    assert not any("=0, samples=0" in line for line in told)


def test_every_lab_is_called():
    assert {call.partition("(")[0] for call in CALLS} == set(labs.__all__)
