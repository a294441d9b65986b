"""What README shows runs as it stands there."""

import re
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
LABS = re.findall(r"^\| (`.*?) \|", README, re.MULTILINE)
CALLS = [call for row in LABS for call in re.findall(r"`(\w+\(.*?\))`", row)]


@pytest.fixture
def names(monkeypatch):
    """What a notebook has after the code of README."""
    shown = []
    monkeypatch.setattr(plt, "show", lambda: shown.append(plt.gcf()))
    names = {}
    for block in BLOCKS:
        exec(block, names)
    yield names | {"shown": shown}
    plt.close("all")


def test_the_network_is_drawn(names):
    (figure,) = names["shown"]
    (axes,) = figure.axes
    fired, kicked = (line.get_ydata() for line in axes.lines)
    assert fired.max() > 0.9
    assert kicked.max() > 0.29


@pytest.mark.parametrize("call", CALLS)
def test_a_lab_is_called_as_given(names, call):
    plastic = (
        "S = Synapses(cells, cells, 'w : 1', on_pre='w += 0.1', on_post='w -= 0.1')\nS.connect()"
    )
    exec(plastic, names)  # "with `S` a plastic `Synapses` of yours"
    lab = eval(call, names)
    assert lab.results()
    assert lab.message.value == ""


def test_every_lab_is_called():
    from snnkit import labs

    assert {call.partition("(")[0] for call in CALLS} == set(labs.__all__)
