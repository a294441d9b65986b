"""What all labs have in common."""

import subprocess
import sys
import warnings

import pytest

from snnkit.labs.lab import Lab


@pytest.fixture
def lab():
    return Lab()


def test_warnings_of_others_go_their_way(lab):
    with pytest.warns(UserWarning, match="of others") as caught:
        with lab.trying():
            warnings.warn("of others", stacklevel=1)
    assert [str(w.message) for w in caught] == ["of others"]
    assert lab.complaint == ""


def test_a_function_that_warns_is_shown():
    # in a process of its own, in which warnings are none of pytest's business
    code = """
import warnings
from snnkit import NeuronGroup, StateMonitor, ms, run
from snnkit.labs import Explorer
def f(w):
    warnings.warn('once more')
    G = NeuronGroup(1, 'v : 1')
    M = StateMonitor(G, 'v', record=True)
    run(1*ms)
    return M
lab = Explorer(f, w=(0.0, 1.0))
print(lab.monitor.v.shape)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout == "(1, 10)\n" and "once more" in done.stderr
