"""Compiled loops and numpy give the same results.

Bit by bit where only sums, products and comparisons are involved, random numbers included. Where
exponentials and other functions are, to the last digits: numpy and compiled code have them from
different sources, both good to about one unit in the last place.
"""

import os
import subprocess
import sys
import warnings

import numpy as np
import pytest

from snnkit import UnusableValueError, seed, use_engine
from snnkit.errors import SnnkitWarning

from ..conformance.runner import SCRIPTS, assert_same_results, names_of, run_script
from ..snippets import play

pytest.importorskip("llvmlite")

#: what a few units in the last place grow to in these scripts, relative to the largest value
TOLERANCE = 1e-12


@pytest.fixture(scope="module", autouse=True)
def compiled_before(pytestconfig):
    """Machine code is kept from one session to the next."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SNNKIT_CACHE", str(pytestconfig.cache.mkdir("compiled")))
        yield


@pytest.fixture(scope="module")
def brian_language():
    return names_of("snnkit.brian")


WRITTEN = sorted(SCRIPTS.glob("*.py"))


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_same_results(path, brian_language):
    with use_engine("numpy"):
        expected = run_script(path, brian_language)
    with use_engine("compiled"):
        actual = run_script(path, brian_language)
    assert_same_results(actual, expected, TOLERANCE)


# --- random numbers ---

RANDOM = {
    "uniform": "G = NeuronGroup(20, 'dx/dt = (rand() - x)/(5*ms) : 1', method='euler')",
    "normal": "G = NeuronGroup(20, 'dx/dt = (randn() - x)/(5*ms) : 1', method='euler')",
    "noise": "G = NeuronGroup(20, 'dx/dt = -x/(5*ms) + xi/sqrt(ms) : 1', method='euler')",
    "noise of several names": """
G = NeuronGroup(20, '''dx/dt = -x/(5*ms) + 0.2*xi_1/sqrt(ms) + y*xi_2/sqrt(ms) : 1
                       dy/dt = (1 - y)/(3*ms) + 0.1*(t/ms)*y*xi_1/sqrt(ms) : 1''')
G.y = 1""",
    "noise by milstein, held back": """
G = NeuronGroup(20, '''dx/dt = (2 - x)/(5*ms) + 0.3*x*xi/sqrt(ms) : 1 (unless refractory)''',
                threshold='x > 1.5', reset='x = 0.3', refractory=1*ms, method='milstein')""",
    "noise at synapses": """
G = NeuronGroup(20, 'dx/dt = -x/(5*ms) : 1', threshold='rand() < 0.1', method='exact')
S = Synapses(G, G, 'dw/dt = -w/(4*ms) + 0.1*xi/sqrt(ms) : 1 (clock-driven)',
             on_pre='x_post += w', method='euler')
S.connect(p=0.3)""",
    "all kinds": """
G = NeuronGroup(20, '''dx/dt = (y - x)/(5*ms) : 1
                       y : 1''')
G.run_regularly('''a = randn()
                   y = a*rand() + poisson(3 + abs(a))
                   y += rand() - randn()''', dt=0.5*ms)""",
    "poisson neurons": """
P = PoissonGroup(50, 80*Hz)
G = NeuronGroup(20, 'dx/dt = -x/(5*ms) : 1')
S = Synapses(P, G, on_pre='x_post += 0.1')
S.connect(p=0.3)""",
    "poisson input": """
G = NeuronGroup(20, 'dx/dt = -x/(5*ms) : 1')
Q = PoissonInput(G, 'x', 100, 20*Hz, weight=0.1)""",
    "chance at spikes": """
G = NeuronGroup(20, 'dx/dt = (2 - x)/(5*ms) : 1', threshold='x > 1 + 0.2*rand()',
                reset='x = 0.3*rand() + 0.1*randn()')
S = Synapses(G, G, 'w : 1', on_pre='x_post += w*int(rand() < 0.5)')
S.connect(p=0.5)
S.w = 'rand()*0.05'
S.delay = 'rand()*2*ms'""",
    "chance and plasticity": """
G = NeuronGroup(20, 'dx/dt = (2 - x)/(5*ms) : 1', threshold='x > 1', reset='x = 0')
S = Synapses(G, G, '''w : 1
                      dp/dt = -p/(8*ms) : 1 (event-driven)''',
             on_pre='''w = clip(w + 0.1*(rand() - p), 0, 1)
                       x_post += 0.1*rand()*(2 - x_post)
                       p += x_pre''')
S.connect(p=0.5)""",
}


@pytest.mark.parametrize("model", RANDOM.values(), ids=RANDOM)
def test_same_random_numbers(model):
    """The same stream: bit by bit, and afterwards numpy draws what comes next in both."""
    code = f"""
seed(5)
{model}
M = StateMonitor(G, 'x', record=True)
net = Network(collect())
"""
    results = []
    for engine in ("numpy", "compiled"):
        with use_engine(engine):
            scope = play(code)
            scope["net"].run(20e-3 * scope["second"])
        results.append((scope["M"].x, next_numbers()))
    assert np.ptp(results[0][0]) > 0
    exact = "plasticity" not in model and "dp/dt" not in model
    (expected, after), (actual, after_too) = results
    if exact:
        assert np.array_equal(expected, actual)
    else:
        np.testing.assert_allclose(actual, expected, rtol=1e-12)
    assert np.array_equal(after, after_too)


def next_numbers():
    from snnkit.engine.random import generator

    return generator().random(3)


def test_time_steps_before_0_count_towards_0():
    """As in Brian 2; numpy's division would round them down."""
    for engine in ("numpy", "compiled"):
        with use_engine(engine):
            scope = play("""
G = NeuronGroup(5, '''n : integer
moment : second''')
G.moment = '(i - 2)*0.27*ms'
G.run_regularly('n = timestep(moment, dt)')
run(0.1*ms)""")
        assert scope["G"].n[:].tolist() == [-5, -2, 0, 2, 5]


# --- going on with the other engine ---

EVERYTHING = """
seed(3)
tau = 10*ms
G = NeuronGroup(30, '''dv/dt = (1.2 + 0.3*rand() - v)/tau : 1 (unless refractory)
dz/dt = -z/tau : 1''', threshold='v > 1', reset='v = 0', refractory=3*ms, method='euler')
G.v = 'rand()'
S = Synapses(G, G, '''w : 1
da/dt = -a/tau : 1 (event-driven)''', on_pre='z_post += w; a += 0.1', on_post='w += 0.01*a',
    delay=None)
S.connect(p=0.4)
S.w = 'rand()*0.1'
S.delay = 'rand()*6*ms'
T = Synapses(G[:10], G[5:], on_pre='v_post += 0.01', delay=4*ms)
T.connect(p=0.5)
E = SpikeGeneratorGroup(3, [0, 1, 2, 0], [1, 7, 7, 33]*ms, period=41*ms)
U = Synapses(E, G, on_pre='v_post += 0.2', delay=1.3*ms)
U.connect(p=0.5)
M = StateMonitor(G, ['v', 'z'], record=True)
N = StateMonitor(S, 'w', record=[0, 5, 17], dt=1*ms)
spikes = SpikeMonitor(G, variables='z')
rates = PopulationRateMonitor(G)
net = Network(G, S, T, E, U, M, N, spikes, rates)
"""


def everything(scope):
    spikes, M, N = scope["spikes"], scope["M"], scope["N"]
    results = {"v": M.v, "z": M.z, "w": N.w, "spike_t": spikes.t_, "i": spikes.i, "at": spikes.z}
    results |= {"w_end": scope["S"].w[:], "rate": scope["rates"].rate_, "count": spikes.count}
    return {name: np.asarray(values) for name, values in results.items()}


@pytest.mark.parametrize("first", ["numpy", "compiled"])
def test_engines_take_turns(first):
    """Spikes under way, neurons asleep and recordings go over from one to the other."""
    with use_engine("numpy"):
        whole = play(EVERYTHING + "net.run(100*ms)")
    parts = play(EVERYTHING)
    engine = first
    for duration in (13.7, 0.1, 21.2, 0.3, 30.5, 34.2):
        with use_engine(engine):
            exec(f"net.run({duration}*ms)", parts)
        engine = "numpy" if engine == "compiled" else "compiled"
    assert whole["spikes"].num_spikes > 100
    assert_same_results(everything(parts), everything(whole), TOLERANCE)


def test_results_do_not_depend_on_where_python_is_asked(monkeypatch):
    """Calls of compiled code may be short: one step at a time, here."""
    with use_engine("compiled"):
        at_once = play(EVERYTHING + "net.run(60*ms)")
        monkeypatch.setattr("snnkit.engine.compiled._PATIENCE", 0.0)
        in_steps = play(EVERYTHING + "net.run(60*ms)")
    assert_same_results(everything(in_steps), everything(at_once), 0)


def test_rings_and_recordings_grow(monkeypatch):
    """Much more than there was room for at the beginning."""
    monkeypatch.setattr("snnkit.engine.loops.layout.Ring.CAPACITY", 1)
    monkeypatch.setattr("snnkit.engine.loops.printer.ROOM", 1)
    with use_engine("numpy"):
        expected = play(EVERYTHING + "net.run(60*ms)")
    with use_engine("compiled"):
        actual = play(EVERYTHING + "net.run(60*ms)")
    assert_same_results(everything(actual), everything(expected), TOLERANCE)


def test_delays_that_change_with_spikes_under_way():
    change = "S.delay = 'rand()*3*ms'; T.pre.delay = 0*ms; net.run(20*ms)"
    with use_engine("numpy"):
        expected = play(EVERYTHING + "net.run(30*ms); " + change)
    actual = play(EVERYTHING)
    with use_engine("compiled"):
        exec("net.run(30*ms); " + change, actual)
    assert_same_results(everything(actual), everything(expected), TOLERANCE)


def test_an_interrupt_keeps_what_was_recorded(monkeypatch):
    from snnkit.engine import compiled

    scope = play(EVERYTHING)
    original, calls = compiled.Compiled._carry_out, []

    def interrupted(self, run, last_step):
        calls.append(last_step)
        if len(calls) == 3:
            raise KeyboardInterrupt
        original(self, run, last_step)

    monkeypatch.setattr(compiled.Compiled, "_carry_out", interrupted)
    monkeypatch.setattr(compiled, "_PATIENCE", 1e-9)
    with use_engine("compiled"), pytest.raises(KeyboardInterrupt):
        exec("net.run(100*ms)", scope)
    steps = scope["M"].v.shape[1]
    assert steps == calls[1] == round(scope["net"].t_ / 1e-4)
    assert 0 < scope["spikes"].num_spikes == scope["spikes"].t_.size
    monkeypatch.undo()
    with use_engine("compiled"):
        exec(f"net.run({1000 - steps}*0.1*ms)", scope)
    with use_engine("numpy"):
        whole = play(EVERYTHING + "net.run(100*ms)")
    assert_same_results(everything(scope), everything(whole), TOLERANCE)


# --- what cannot be compiled ---

UNKNOWN = """
@check_units(x=1, result=1)
def own(x):
    return 2*x
G = NeuronGroup(2, 'dv/dt = own(v)/second : 1', method='euler')
G.v = 1
"""


def test_what_cannot_be_compiled_runs_in_numpy_and_says_why():
    scope = play(UNKNOWN)
    with use_engine("compiled"), pytest.warns(SnnkitWarning, match="`own` is only known to Python"):
        exec("run(1*ms)", scope)
    assert scope["G"].v[0] > 1
    with use_engine("compiled"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec("source = Network(G).code()", scope)
    assert "`own` is only known to Python" in scope["source"].split("\n")[0]


def test_the_same_errors():
    code = """
G = NeuronGroup(2, '''x = int(1/v) : 1
dv/dt = -v/(0.1*ms) : 1''', method='euler')
G.v = 1
M = StateMonitor(G, 'x', record=True)
run(5*ms)"""
    for engine in ("numpy", "compiled"):
        with use_engine(engine), pytest.raises(UnusableValueError, match="infinite, too large"):
            play(code)


# --- the choice ---


def test_little_work_is_left_to_numpy_and_much_is_compiled():
    scope = play(
        "G = NeuronGroup(1000, 'dv/dt = -v**3/second : 1', method='euler')\nnet = Network(G)"
    )
    with use_engine("auto"):
        exec("net.run(1*ms); little = net.code(); net.run(10*second); much = net.code()", scope)
    assert scope["little"].startswith("# This runs in numpy: there is little to do.")
    assert scope["much"].startswith("# This runs as compiled loops: there is much to do.")
    assert "for k in range(" in scope["much"]


def test_a_choice_holds_for_the_lines_under_with():
    code = "source = Network(NeuronGroup(1, 'dv/dt = -v/second : 1')).code()"
    with use_engine("compiled"):
        with use_engine("numpy"):
            assert "you chose it" in play(code)["source"].split("\n")[0]
        assert "as compiled loops: you chose it" in play(code)["source"].split("\n")[0]


def test_unknown_engines_are_refused(monkeypatch):
    with pytest.raises(UnusableValueError, match="'auto', 'numpy', 'compiled'"):
        use_engine("cython")
    monkeypatch.setenv("SNNKIT_ENGINE", "fast")
    with pytest.raises(UnusableValueError, match="SNNKIT_ENGINE"):
        play("G = NeuronGroup(1, 'v : 1')\nrun(1*ms)")


# --- machine code on disk ---

SCRIPT = """
import time, sys
from snnkit import *
from snnkit.engine.native import build
made = []
original = build.assemble
import snnkit.engine.native.machine_code as machine_code
machine_code.assemble = lambda text: made.append(text) or original(text)
G = NeuronGroup(3, 'dv/dt = (2 - v)/(10*ms) : 1', threshold='v > 1', reset='v = 0', name=NAME)
M = SpikeMonitor(G)
run(30*ms)
print(len(made), M.num_spikes)
"""


def in_new_process(folder, name="cells"):
    code = SCRIPT.replace("NAME", repr(name))
    environment = os.environ | {"SNNKIT_CACHE": str(folder), "SNNKIT_ENGINE": "compiled"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    return tuple(map(int, run.stdout.split()))


def test_a_second_process_finds_the_machine_code(tmp_path):
    first, spikes = in_new_process(tmp_path)
    assert (first, spikes) == (1, 12)
    assert in_new_process(tmp_path) == (0, 12)
    # names are not part of what is compiled
    assert in_new_process(tmp_path, name="others") == (0, 12)


def test_damaged_machine_code_is_made_again(tmp_path):
    in_new_process(tmp_path)
    (path,) = tmp_path.rglob("*.code")
    path.write_bytes(path.read_bytes()[:-10])
    assert in_new_process(tmp_path) == (1, 12)
    assert in_new_process(tmp_path) == (0, 12)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no owners of files here")
def test_code_that_others_could_have_written_is_not_used(tmp_path):
    in_new_process(tmp_path)
    (path,) = tmp_path.rglob("*.code")
    path.chmod(0o666)
    assert in_new_process(tmp_path) == (1, 12)


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path):
    (tmp_path / "file").write_text("")
    assert in_new_process(tmp_path / "file") == (1, 12)


def test_only_so_many_files_are_kept(tmp_path, monkeypatch):
    from snnkit.engine.native import cache

    monkeypatch.setenv("SNNKIT_CACHE", str(tmp_path))
    monkeypatch.setattr(cache, "_MOST_FILES", 3)
    for k in range(5):
        cache.store(f"key{k}", bytes([k]))
        os.utime(cache.folder() / f"key{k}.code", (k, k))
    assert [cache.load(f"key{k}") for k in range(5)] == [None, None, b"\2", b"\3", b"\4"]


def teardown_module():
    seed()
