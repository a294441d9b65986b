"""Start-up: `import snnkit` loads numpy and nothing heavier."""

import subprocess
import sys

import pytest

HEAVY = "scipy matplotlib ipywidgets bqplot pandas numba llvmlite sympy IPython traitlets "
HEAVY += "brian2 jupyterlab"

SCRIPTS = {
    "import": "import snnkit",
    "everything": "from snnkit import *",
    "Brian's names": "from snnkit.brian import *",
    "a first network": """
from snnkit import *
G = NeuronGroup(2, 'dv/dt = (I-v)/tau : 1\\nI : 1\\ntau : second', threshold='v > 1',
                reset='v = 0', method='exact')
G.I, G.tau = [2, 0], [10, 100]*ms
S = Synapses(G, G, on_pre='v_post += 0.2')
S.connect(i=0, j=1)
M = StateMonitor(G, 'v', record=True)
run(1*ms)
""",
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_nothing_heavy_is_loaded(script):
    code = f"""{script}
import sys
print(*sorted(set({HEAVY.split()!r}) & set(sys.modules)))"""
    loaded = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    heavy = set(loaded.stdout.split())
    if "brian" in script:
        heavy -= {"matplotlib"}  # Brian's names include those of pyplot; see that module
    assert not heavy and not loaded.stderr


def test_the_floors_below_know_nothing_of_those_above():
    """Imports point downwards only: units < language < engine < model."""
    for floor, above in {
        "units": ["language", "engine", "model", "views", "labs", "plots"],
        "language": ["engine", "model", "views", "labs", "plots"],
        "engine": ["model", "views", "labs", "plots"],
        "model": ["views", "labs", "plots"],
    }.items():
        code = f"""
import ast, pathlib, sys
import importlib.util
root = pathlib.Path(importlib.util.find_spec('snnkit').submodule_search_locations[0])
for path in sorted((root / {floor!r}).glob('*.py')):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level == 2 and node.module:
            if node.module.split('.')[0] in {above!r}:
                print(path.name, node.module)
"""
        found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert found.stdout == found.stderr == ""


def test_all_names_exist_and_none_is_listed_twice():
    import snnkit

    assert len(snnkit.__all__) == len(set(snnkit.__all__))
    for name in snnkit.__all__:
        assert getattr(snnkit, name) is not None
    assert set(snnkit.__all__) <= set(dir(snnkit))
    assert snnkit.__version__
    with pytest.raises(AttributeError, match="no attribute 'NeuronGrup'"):
        _ = snnkit.NeuronGrup
