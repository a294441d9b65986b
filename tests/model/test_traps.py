"""Known traps: what is said to whom falls into one, and that nothing is said to others."""

import gc
import warnings

import numpy as np
import pytest

from snnkit import SnnkitWarning, ms, use_engine

from .. import snippets
from ..snippets import play

FIRING = """
cells = NeuronGroup(4, 'dv/dt = (2 - v)/(10*ms) : 1', threshold='v > 1', reset='v = 0',
                    name='cells')
"""


def told(code):
    """What a script is warned of, each with the line that the warning points at."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        play(code)
    gc.collect()
    return [(w.lineno, str(w.message)) for w in caught if issubclass(w.category, SnnkitWarning)]


# --- objects that `run` does not see --------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("inside = [SpikeMonitor(cells)]", "the list `inside`"),
        ("inside = (SpikeMonitor(cells),)", "the tuple `inside`"),
        ("inside = {SpikeMonitor(cells)}", "the set `inside`"),
        ("inside = {'early': SpikeMonitor(cells)}", "the dict `inside`"),
        ("inside = [StateMonitor(cells[:2], 'v', record=True)]", "the list `inside`"),
        ("inside = [PopulationRateMonitor(cells)]", "the list `inside`"),
        ("inside = [PoissonInput(cells, 'v', 5, 5*Hz, 0.1)]", "the list `inside`"),
        ("inside = [Synapses(cells, cells)]", "the list `inside`"),
        ("class Model: pass\nmodel = Model(); model.wires = Synapses(cells)", "`model.wires`"),
        ("inside = {'all': [SpikeMonitor(cells)]}", "the list `inside['all']`"),
        (
            "class Model: pass\nmodel = Model(); model.all = [SpikeMonitor(cells)]",
            "the list `model.all`",
        ),
        ("inside = [NeuronGroup(1, 'v : 1')]", "the list `inside`"),
    ],
)
def test_objects_in_containers_are_told_of(code, where):
    [(line, message)] = told(FIRING + code + "\nrun(1*ms)")
    assert where in message
    assert line == (FIRING + code).count("\n") + 2


def test_also_within_a_function():
    code = "def simulate():\n    inside = [SpikeMonitor(cells)]\n    run(1*ms)\nsimulate()"
    [(_, message)] = told(FIRING + code)
    assert "`inside`" in message


def test_of_groups_made_in_a_loop_the_last_one_alone_is_seen():
    code = "groups = []\nfor k in range(3):\n    G = NeuronGroup(1, 'v : 1', name=f'g{k}')\n"
    [(_, message)] = told(code + "    groups.append(G)\nrun(1*ms)")
    assert "`g0` and `g1`: they are in the list `groups`" in message


@pytest.mark.parametrize(
    "made",
    [
        "SpikeMonitor(cells)",
        "StateMonitor(cells[:2], 'v', record=True)",
        "PoissonInput(cells, 'v', 5, 5*Hz, 0.1)",
        "Synapses(cells, cells, on_pre='v += 1').connect()",
    ],
)
def test_objects_that_nothing_holds_are_told_of(made):
    [(line, message)] = told(f"{FIRING}{made}\nrun(1*ms)\nrun(1*ms)")
    assert "nothing holds it any more" in message and made.split("(")[0] in message
    assert line == FIRING.count("\n") + 2


@pytest.mark.parametrize(
    "code",
    [
        "M = SpikeMonitor(cells)\nM = SpikeMonitor(cells)\nrun(1*ms)",
        "M = SpikeMonitor(cells)\nrun(1*ms)\ndel M\nrun(1*ms)",
        "SpikeMonitor(cells)\nstart_scope()\nG = NeuronGroup(1, 'v : 1')\nrun(1*ms)",
        "SpikeMonitor(NeuronGroup(1, 'v : 1', threshold='v > 1'))\nrun(1*ms)",
        "try:\n    SpikeMonitor(cells, 'nothing')\nexcept Exception:\n    pass\nrun(1*ms)",
        "Network(cells, SpikeMonitor(cells)).run(1*ms)\nG = NeuronGroup(1, 'v : 1')",
    ],
)
def test_of_what_was_made_anew_or_has_run_nothing_is_said(code):
    assert told(FIRING + code) == []


def test_what_to_do_about_it_works():
    code = "inside = [SpikeMonitor(cells), 3]\nnet = Network(collect(), inside[0])\nnet.run(8*ms)"
    assert play(FIRING + code)["inside"][0].num_spikes == 4
    [(_, message)] = told(FIRING + "inside = [SpikeMonitor(cells), 3]\nrun(1*ms)")
    assert "`net = Network(collect(), inside[0])`" in message


def test_what_failed_to_be_made_is_left_alone():
    code = "try: SpikeMonitor(cells, record='3')\nexcept ValueError as e: inside = [e]\nrun(1*ms)"
    assert told(FIRING + code) == []


def test_many_are_told_of_once():
    code = "inside = [SpikeMonitor(cells, name=f'm{k}') for k in range(9)]\nrun(1*ms)\nrun(1*ms)"
    [(_, message)] = told(FIRING + code)
    assert "`m0`, `m1` and 7 more: they are in the list `inside`" in message


@pytest.mark.parametrize(
    "code",
    [
        "spikes = SpikeMonitor(cells)\nmonitors = [spikes]\nrun(1*ms)",
        "inside = [SpikeMonitor(cells)]\nnet = Network(cells, inside)\nnet.run(1*ms)",
        # recordings that are put aside have run
        "kept = []\nfor k in range(3):\n    M = SpikeMonitor(cells)\n    run(1*ms)\n"
        "    kept.append(M)",
        # those of earlier simulations belong to other groups
        f"kept = []\nfor k in range(3):\n    start_scope()\n    {FIRING.strip()}\n"
        "    M = SpikeMonitor(cells)\n    kept.append(M)\n    run(1*ms)",
        # groups that have nothing to do with those that run
        "inside = [NeuronGroup(1, 'v : 1'), 3]\nrun(1*ms)",
        "class Model: pass\nmodel = Model(); model.G = NeuronGroup(1, 'v : 1')\nrun(1*ms)",
        "inside = [NeuronGroup(1, 'v : 1')]\nother = Network(inside)\nrun(1*ms)",
        "inside = [SpikeMonitor(cells)]\nstart_scope()\nother = NeuronGroup(1, 'v : 1')\nrun(1*ms)",
        # as IPython keeps what a cell has shown
        "Out = {3: SpikeMonitor(cells)}\n_3 = [Out[3]]\nrun(1*ms)",
    ],
)
def test_nothing_is_told_of_what_is_seen_or_left_out_on_purpose(code):
    assert told(FIRING + code) == []


# --- a threshold without reset --------------------------------------------------------------------


def without_reset(threshold="v > 1", more="", model="dv/dt = (2 - v)/(10*ms) : 1", after=""):
    return f"cells = NeuronGroup(2, '''{model}''', threshold={threshold!r}{more})\n{after}"


@pytest.mark.parametrize(
    "code",
    [
        without_reset(),
        without_reset("high > 1", model="dv/dt = (2 - v)/(10*ms) : 1\nhigh = 2*v : 1"),
        without_reset("v > 1 and i == 0"),
        without_reset(after="S = Synapses(cells, on_pre='v += 0.1')\nS.connect()"),
        without_reset(more=", events={'low': 'v < 1'}"),
    ],
)
def test_a_threshold_without_reset(code):
    [(_, message)] = told(code + "\nrun(1*ms)\nrun(1*ms)")
    assert "fires again in every time step" in message


@pytest.mark.parametrize(
    "code",
    [
        without_reset(more=", reset='v = 0'"),
        without_reset(more=", reset=''"),
        without_reset(more=", refractory='v > 1'"),
        without_reset(more=", refractory=2*ms"),
        without_reset("rand() < v*0.01"),
        without_reset("v > 1 and t > 5*ms"),
        without_reset("v > drive(t)", after="drive = TimedArray([1, 2], dt=1*ms)"),
        without_reset(model="v : 1"),
        without_reset("x > 1", model="dv/dt = -v/ms : 1\nx : 1"),
        without_reset(after="cells.run_on_event('spike', 'v = 0')"),
        without_reset(after="cells.run_regularly('v = 0', dt=1*ms)"),
        without_reset(after="@network_operation\ndef back(): cells.v = 0"),
        without_reset(after="S = Synapses(cells, on_pre='v_pre = 0')\nS.connect(j='i')"),
        without_reset(after="S = Synapses(cells, on_post='v_post -= 1')\nS.connect(j='i')"),
        without_reset(more=", events={'high': 'v > 1'}", after="cells.run_on_event('high', 'v=0')"),
        "cells = NeuronGroup(2, 'dv/dt = 1/ms : 1', events={'high': 'v > 1'})",
        "P = PoissonGroup(2, rates=5*Hz)",
        "P = PoissonGroup(2, rates='5*Hz*i')",
    ],
)
def test_thresholds_that_need_no_reset(code):
    assert told(code + "\nrun(1*ms)") == []


def test_what_the_message_recommends_gives_one_spike_for_each_crossing():
    code = without_reset(more=", refractory='v > 1'", after="M = SpikeMonitor(cells)\nrun(20*ms)")
    assert play(code)["M"].num_spikes == 2


# --- times since the last spike that are compared inexactly ---------------------------------------


def refractory(condition, after=""):
    return f"""
period = 5*ms
cells = NeuronGroup(2, '''dv/dt = (2 - v)/(10*ms) : 1
                          own : second
                          u : 1''', threshold='v > 1', reset='v = 0',
                    refractory={condition!r}, name='cells')
cells.own = 5*ms
{after}
run(1*ms)
run(1*ms)
"""


@pytest.mark.parametrize(
    ("condition", "better"),
    [
        ("t - lastspike <= 5*ms", "timestep(t - lastspike, dt) <= timestep(5*ms, dt)"),
        ("t - lastspike < 5*ms", "timestep(t - lastspike, dt) < timestep(5*ms, dt)"),
        ("5*ms >= t - lastspike", "timestep(t - lastspike, dt) <= timestep(5*ms, dt)"),
        ("(t-lastspike) <= period", "timestep(t - lastspike, dt) <= timestep(period, dt)"),
        ("t < lastspike + 5*ms", "timestep(t - lastspike, dt) < timestep(5*ms, dt)"),
        ("lastspike + 5*ms > t", "timestep(t - lastspike, dt) < timestep(5*ms, dt)"),
        ("t - lastspike < own", "timestep(t - lastspike, dt) < timestep(own, dt)"),
        ("t - lastspike < 50*dt", "timestep(t - lastspike, dt) < timestep(50*dt, dt)"),
        ("not (t - lastspike > 5*ms)", "timestep(t - lastspike, dt) > timestep(5*ms, dt)"),
        ("u > 2 or t - lastspike < 5*ms", "timestep(t - lastspike, dt) < timestep(5*ms, dt)"),
    ],
)
def test_inexact_comparisons(condition, better):
    [(_, message)] = told(refractory(condition))
    assert better in message
    assert ("`refractory=" in message) == (condition[0] not in "nu")
    rewritten = condition.replace(message.split("`")[1], better)
    assert told(refractory(rewritten)) == []


@pytest.mark.parametrize(
    "condition",
    [
        "5*ms",
        "own",
        "v > 0.5",
        "t - lastspike < 5.05*ms",
        "t - lastspike < 5*ms*v",
        "t - lastspike < 5*ms*rand()",
        "timestep(t - lastspike, dt) <= timestep(5*ms, dt)",
        "timestep(t - lastspike, dt) < 50",
        "t > 5*ms",
        "lastspike > 5*ms",
    ],
)
def test_comparisons_in_which_nothing_is_near(condition):
    assert told(refractory(condition)) == []


def test_inexact_comparisons_in_a_subexpression():
    code = """
cells = NeuronGroup(1, '''v : 1
                          resting = t - lastspike < 5*ms : boolean''', threshold='v > 1',
                    reset='v = 0', refractory='resting')
run(1*ms)
"""
    [(_, message)] = told(code)
    assert "whether `t - lastspike < 5*ms`" in message
    assert "Compare whole time steps: `timestep(t - lastspike, dt) <" in message


def test_steps_that_floats_hold_exactly_are_safe():
    assert told("defaultclock.dt = second/8192\n" + refractory("t - lastspike < 8*dt")) == []


def test_what_is_said_of_rounding_is_true():
    code = """
cells = NeuronGroup(200, 'begin : second', threshold='t >= begin', refractory={!r})
cells.begin = '(i + 0.5)*dt'
M = SpikeMonitor(cells)
run(100*ms)
gaps = [diff(M.t[M.i == k]/ms) for k in range(200)]
"""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gaps = play(code.format("t - lastspike <= 5*ms"), diff=np.diff)["gaps"]
    assert set(np.round(np.concatenate(gaps), 9)) == {5.0, 5.1}
    better = "timestep(t - lastspike, dt) <= timestep(5*ms, dt)"
    gaps = play(code.format(better), diff=np.diff)["gaps"]
    assert set(np.round(np.concatenate(gaps), 9)) == {5.1}


# --- cells of a notebook that are run twice -------------------------------------------------------

MODEL = FIRING + "wires = Synapses(cells, cells, on_pre='v += 0.1', name='wires')\n"


@pytest.fixture
def notebook():
    pytest.importorskip("IPython")
    with snippets.notebook() as run_cell:
        yield run_cell


@pytest.mark.parametrize("cell", ["connecting", None])
def test_connect_in_a_cell_that_is_run_twice(notebook, cell):
    notebook(MODEL)
    code = "cells.v = 0\nwires.connect(condition='i != j')"
    assert notebook(code, cell) == []
    [message] = notebook(code, cell)
    assert "adds 12 synapses to `wires` a second time, and each pair has two" in message
    assert notebook(code, cell) == []  # it has been told


def test_connect_at_random_in_a_cell_that_is_run_twice(notebook):
    notebook("seed(3)\n" + MODEL)
    assert notebook("wires.connect(p=0.5)", "a") == []
    assert "some pairs may have two" in notebook("wires.connect(p=0.5)", "a")[0]


def test_cells_that_connect_otherwise(notebook):
    notebook(MODEL)
    assert notebook("for k in range(3): wires.connect(i=k, j=0)", "a") == []
    assert notebook("wires.connect(i=3, j=k)", "b") == []
    assert notebook("k = 3", "c") == []
    assert notebook("wires.connect(i=3, j=k)", "b") == []
    assert notebook("wires.connect(i=3, j=k)", "d") == []
    for _ in range(2):
        assert notebook(MODEL + "wires.connect()", "e") == []
    assert notebook("store()") == []
    for _ in range(2):
        assert notebook("restore()\nwires.connect(j='i')", "f") == []


def test_statements_in_a_cell_that_is_run_twice(notebook):
    notebook(MODEL)
    for k in range(2):  # two cells, on purpose
        assert notebook("cells.run_regularly('v += 0.1', dt=1*ms)", f"a{k}") == []
    assert notebook("cells.run_regularly('v += 0.2', dt=1*ms)", "a0") == []
    [message] = notebook("cells.run_regularly('v += 0.1', dt=1*ms)", "a1")
    assert "`cells` carries out 'v += 0.1' twice now" in message
    for _ in range(2):
        assert notebook(MODEL + "cells.run_regularly('v += 0.1', dt=1*ms)", "b") == []
    assert notebook("more = wires.run_regularly('v_post = 0', dt=1*ms)", "c") == []
    assert notebook("more.active = False") == []
    assert notebook("more = wires.run_regularly('v_post = 0', dt=1*ms)", "c") == []


def test_cells_without_a_text_are_not_taken_for_each_other(notebook):
    notebook(MODEL)
    assert notebook("%time wires.connect()") == notebook("%time wires.connect()") == []


def test_run_in_a_cell_that_is_run_twice(notebook):
    notebook(MODEL + "wires.connect()")
    assert notebook("cells.v = 0\nrun(10*ms)", "a") == []
    [message] = notebook("cells.v = 1\nrun(10*ms)", "a")
    assert "`cells` and the other objects go on from t = 10. ms" in message
    assert notebook("run(10*ms)", "a") == []  # it has been told


def test_a_network_in_a_cell_that_is_run_twice(notebook):
    notebook(MODEL + "net = Network(cells)")
    assert notebook("net.run(10*ms)", "a") == []
    [message] = notebook("net.run(10*ms)", "a")
    assert "`cells` goes on from t = 10. ms" in message
    assert "`net.restore()`" in message


def test_cells_that_go_on_or_begin_anew(notebook):
    notebook(MODEL + "wires.connect()")
    assert notebook("for k in range(3): run(1*ms)", "a") == []
    assert notebook("run(1*ms)", "b") == []
    assert notebook("run(1*ms)", "c") == []
    assert notebook("run(1*ms)") == notebook("run(1*ms)") == []  # which cell, nobody knows
    assert notebook("store()") == []
    for _ in range(2):
        assert notebook("for k in range(2):\n    restore()\n    run(1*ms)", "d") == []
    for _ in range(2):
        assert notebook("start_scope()\n" + MODEL + "wires.connect()\nrun(1*ms)", "e") == []
    notebook("def simulate(): run(1*ms)")
    for _ in range(2):
        assert notebook("simulate()", "f") == []


# --- objects whose group is gone ------------------------------------------------------------------


def test_what_belongs_to_groups_that_are_gone_takes_no_part():
    wires = "wires = Synapses(cells, cells, on_pre='v += 0.1', name='wires')\n"
    again = FIRING.replace("'cells'", "'again'") + "run(20*ms)\nran = cells.t"
    code = FIRING + wires + "wires.connect()\n" + again
    assert told(code) == [
        (
            9,
            "`wires` takes no part: it belongs to `cells`, which no variable holds here (or one of "
            "another scope). If it was made anew, as `again`, then make `wires` anew, too.",
        )
    ]
    scope = play(
        "def spikes():\n" + FIRING.replace("\n", "\n    ") + "return SpikeMonitor(cells)\n"
    )
    with pytest.warns(SnnkitWarning, match="takes no part: it belongs to `cells`"):
        exec("M = spikes()\nrun(20*ms)", scope)
    assert scope["M"].num_spikes == 0 and not scope["M"].active


def test_recordings_outlive_their_groups():
    scope = play(FIRING + "others = NeuronGroup(1, 'v : 1')\nM = SpikeMonitor(cells, name='M')")
    exec("run(30*ms)\nbefore = M.num_spikes\ndel cells", scope)
    with pytest.warns(SnnkitWarning, match="`M` takes no part"):
        exec("run(30*ms)", scope)
    exec("run(30*ms)", scope)
    assert scope["M"].num_spikes == scope["before"] > 0
    assert scope["others"].t / ms == pytest.approx(90)


# --- numbers that are cut off ---------------------------------------------------------------------


def test_fractions_that_an_integer_loses():
    set_later = "G = NeuronGroup(3, 'k : integer')\nG.k = {}"
    [(line, message)] = told(set_later.format("[0.5, 1, 2]"))
    assert line == 2 and "`k` is an integer: what follows the decimal point is cut off" in message
    assert told(set_later.format("[1.0, 2.0, 3.0]")) == told(set_later.format("'rand()*10'")) == []
    counted = FIRING.replace(": 1'", ": 1\\nk : integer'").replace("'v = 0'", "'v = 0; k = {}'")
    [(line, message)] = told(counted.format("k*1.5") + "run(1*ms)")
    assert "`k` is an integer: `k*1.5` is cut off to a whole number" in message
    assert "write `int(k*1.5)`; if not, declare `k : 1`" in message
    assert told(counted.format("int(k*1.5)") + "run(1*ms)") == []
    assert told(counted.format("k + 1") + "run(1*ms)") == []


# --- clocks that differ ---------------------------------------------------------------------------


def test_spikes_that_arrive_in_coarser_steps():
    groups = (
        "G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0', dt={}*ms, name='G')\n"
        "H = NeuronGroup(1, 'v : 1', dt={}*ms, name='H')\n"
        "S = Synapses(G, H, {}, on_pre='v_post += 1', name='S')\nS.connect()\nrun(1*ms)"
    )
    [(line, message)] = told(groups.format(0.2, 0.1, "'w : 1'"))
    assert line == 5 and message.startswith(
        "The time steps of `H` are 100. us, but the spikes of `G` arrive in "
        "its time steps of 200. us."
    )
    [(line, message)] = told(groups.format(0.1, 0.1, "dt=0.2*ms"))
    assert "`dt` of `S` does not change that the spikes of `G` arrive" in message
    for fine in ((0.1, 0.1, "'w : 1'"), (0.1, 0.2, "'w : 1'")):
        assert told(groups.format(*fine)) == []
    assert told(groups.format(0.1, 0.1, "'dg/dt = -g/ms : 1 (clock-driven)', dt=0.2*ms")) == []


# --- events of a part that are found out late -----------------------------------------------------


def test_events_of_a_part_that_are_seen_a_step_late():
    group = (
        "G = NeuronGroup(3, 'v : 1', threshold='v > 1', reset='v = 0', events={'e': 'v > 0'},\n"
        "                name='G')\n"
    )
    [(line, message)] = told(group + "M = EventMonitor(G[1:], 'e', name='M')\nrun(1*ms)")
    assert line == 4 and message.startswith("`M` records `e` of `G_1_to_3` one time step late")
    assert message.endswith("Write `when='after_thresholds', order=1`.")
    asked = "M = EventMonitor(G[1:], 'e', when='after_thresholds', order=1)\nrun(1*ms)"
    for fine in (
        asked,
        "M = EventMonitor(G, 'e')\nrun(1*ms)",
        "M = SpikeMonitor(G[1:])\nrun(1*ms)",
    ):
        assert told(group + fine) == []


# --- parameters that have the name of a variable outside ------------------------------------------


def test_parameters_that_are_not_the_variables_outside():
    network = (
        "tau, w, I, unused = 10*ms, 0.5, 1.5, 3\n"
        "G = NeuronGroup(2, 'dv/dt = (I - v)/tau : 1\\ntau : second\\nI : 1', threshold='v > 1',\n"
        "                reset='v = 0', method='euler', name='cells')\n"
        "S = Synapses(G, G, 'w : 1', on_pre='v += w', name='wires')\nS.connect()\n"
    )
    both = told(network + "G.I = I\nrun(1*ms)\nrun(1*ms)")
    assert [line for line, _ in both] == [7, 7]
    [(_, tau), (_, w)] = both
    assert "`tau` of `cells` is a parameter of the model, and 0 until something sets it" in tau
    assert "your variable `tau` (10. ms) is another one. Set it with `G.tau = tau`" in tau
    assert "`S.w = w`" in w
    assert told(network + "G.tau = tau; S.w = w; G.I = I\nrun(1*ms)") == []
    assert told(network + "G.tau = tau; S.w = 0; G[:1].I = 0\nrun(1*ms)") == []
    later = network + "G.tau = tau; G.I = I\nG.run_regularly('{}', dt=1*ms)\nrun(1*ms)"
    assert len(told(later.format("v = 0"))) == 1 and told(later.format("tau = 1*ms")) != []
    assert (
        told(network.replace("v += w'", "v += w; w = 1'") + "G.tau = tau; G.I = I\nrun(1*ms)") == []
    )


# --- what is accepted, and changes nothing --------------------------------------------------------


def test_values_of_timed_arrays_stay():
    code = (
        "I = TimedArray([1, 2], dt=1*ms, name='I')\nI.values = [7, 8]\n"
        "G = NeuronGroup(1, 'v = I(t) : 1')\nrun(0.5*ms)\nv = float(G.v[0])"
    )
    [(line, message)] = told(code)
    assert line == 2 and "Networks go on with the values that `I` was made with" in message
    with pytest.warns(SnnkitWarning):
        scope = play(code)
    assert scope["v"] == 1 and scope["I"].values.tolist() == [7, 8]


def test_a_list_of_neurons_to_record_spikes_of_is_told_in_short():
    code = FIRING + "M = SpikeMonitor(cells, record={})\nrun(1*ms)"
    [(_, message)] = told(code.format("list(range(100))"))
    assert "True or False: a list records all neurons" in message
    [(_, message)] = told(code.format([1, 2]))
    assert "True or False: [1, 2] records all neurons" in message


def test_lagging_recordings_are_told_of_once():
    code = FIRING + (
        "S = Synapses(cells, cells, 'da/dt = -a/ms : 1 (event-driven)', on_pre='a += 1')\n"
        "S.connect('i == j')\nM = StateMonitor(S, 'a', record=0)\nrun(1*ms)\nrun(1*ms)"
    )
    assert len(told(code)) == 1


# --- whose turn it is ---------------------------------------------------------------------------

MET = """
cells = NeuronGroup(3, 'v : 1\\nc : 1', threshold='t < 0.15*ms and i < 2')
contacts = Synapses(cells, cells, 'w : 1', on_pre='''{}''')
contacts.connect()
contacts.w = '1 + i'
run(0.2*ms)
"""


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_a_constant_may_be_set_by_all_and_read_afterwards(engine):
    code = MET.format("c_post = 2*factor\nv_post += w*c_post")
    with use_engine(engine):
        assert told("factor = 3" + code) == []
        assert play("factor = 3" + code)["cells"].v[:].tolist() == [36, 36, 36]


@pytest.mark.parametrize(
    "statements",
    ["c_post = 2*w\nv_post += c_post", "c_post = 2\nv_post += c_pre", "c_post = 2\nc_post += w"],
)
def test_what_others_may_find_changed_is_told_of(statements):
    [(_, message)] = told(MET.format(statements))
    assert "`c_post` depends on who comes first" in message
