"""A network that runs again goes on with the function it has, unless something has changed."""

import weakref

import numpy as np
import pytest

from snnkit import use_engine

from ..snippets import play

NETWORK = """
defaultclock.dt = 0.1*ms
tau = 10*ms
table = TimedArray([1, 0.5, 2], dt=3*ms)
@check_units(x=1, result=1)
def half(x):
    return x/2
G = NeuronGroup(6, '''dv/dt = (1.2 + 0.2*table(t) + half(drive) - v)/tau : 1 (unless refractory)
drive : 1
n : integer''', threshold='v > 1', reset='v = 0; n += 1', refractory=1.3*ms, method='euler')
G.drive = '0.1*i'
feed = SpikeGeneratorGroup(3, [0, 1, 2, 0], [1, 2, 2, 6]*ms)
S = Synapses(G, G, '''w : 1
dx/dt = -x/(5*ms) : 1 (event-driven)''', on_pre='v_post += w; x += 1', on_post='w += 0.01*x')
S.connect(i=[0, 1, 2, 3], j=[1, 2, 3, 4])
S.w = 0.1
S.delay = '0.4*ms*(i + 1)'
F = Synapses(feed, G, on_pre='v_post += 0.3', delay=0.7*ms)
F.connect(i=[0, 1, 2], j=[3, 4, 5])
noise = PoissonInput(G, 'v', 1, rate=0*Hz, weight=0.1)
M = StateMonitor(G, ['v', 'n'], record=True)
X = StateMonitor(S, 'w', record=[0, 1])
spikes = SpikeMonitor(G, 'v')
rate = PopulationRateMonitor(G)
net = Network(G, feed, S, F, noise, M, X, spikes, rate)
"""

RESULTS = (
    "results = [M.t_, M.v, M.n, X.w, spikes.t_, spikes.i, spikes.v, rate.rate_, S.w[:], S.x[:]]"
)


#: the same, but that it can be compiled
COMPILABLE = NETWORK.replace("half(drive)", "drive/2")


def results(script, network=NETWORK):
    return play(network + script + "\n" + RESULTS)["results"]


def assert_same(expected, actual):
    for a, b in zip(expected, actual, strict=True):
        assert a.shape == b.shape and np.allclose(a, b, rtol=1e-12, atol=1e-15, equal_nan=True)


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
def test_many_short_runs_are_one_long_run(engine):
    script = "net.run(1*ms); ready = net._preparation\n"
    script += "for k in range(11): net.run(1*ms)\nassert net._preparation is ready"
    with use_engine(engine):
        assert_same(results("net.run(12*ms)", COMPILABLE), results(script, COMPILABLE))


def test_engines_take_turns_at_one_network():
    script = "net.run(1*ms)\n" + "".join(
        f"with use_engine('{engine}'): net.run({length}*ms)\n"
        for engine, length in [("compiled", 2), ("numpy", 3), ("compiled", 1), ("numpy", 5)]
    )
    assert_same(results("net.run(12*ms)", COMPILABLE), results(script, COMPILABLE))


#: nothing that the function depends on
OF_VALUES = [
    "G.v = 0.7",
    "G.drive = 'i*0.2'",
    "G.v['i > 2'] = 0.2",
    "S.w = 0.3",
    "S.w['i == 1'] *= 2",
    "seed(3)",
    "spam = 12",
]

OF_THE_MODEL = [
    "S.connect(i=5, j=0); S.w[4] = 0.5",
    "S.delay = 0.2*ms",
    "S.delay[1] = 2.5*ms",
    "S.post.delay = 0.3*ms",
    "F.delay = 0.1*ms",
    "tau = 20*ms",
    "tau *= 2",
    "tau /= 2",
    "table = TimedArray([0, 3], dt=2*ms)",
    "half = check_units(x=1, result=1)(lambda x: x*2)",
    "del tau; G.namespace = {'tau': 5*ms}",
    "G.namespace = {'tau': 5*ms}",
    "feed.set_spikes([0, 1], [8, 9]*ms)",
    "feed.active = False",
    "S.active = False",
    "S.pre.active = False",
    "noise.rate = 10*kHz; noise.weight = 0; noise.weight = 0.0",
    "noise.weight = 0.2; noise.rate = 10*kHz",
    "G.run_regularly('v *= 0.9', dt=0.5*ms)",
    "net.remove(M); M2 = M; net.add(M)",
    "net.schedule = ['start', 'groups', 'thresholds', 'resets', 'synapses', 'end']",
    "late = SpikeMonitor(feed); net.add(late)",
    "S.pre.order = 3",
    "G.order = 2",
    "defaultclock.dt = 0.05*ms",
]


@pytest.mark.parametrize("change", [*OF_VALUES, *OF_THE_MODEL])
def test_changes_between_runs_count(change):
    """A network whose function is made anew in any case is the truth."""
    script = (
        "net.run(5*ms)\nready = net._preparation\n{forget}{change}\nnet.run(4*ms); net.run(3*ms)"
    )
    expected = results(script.format(forget="net._preparation = None\n", change=change))
    assert_same(expected, results(script.format(forget="", change=change)))


@pytest.mark.parametrize("change", OF_VALUES)
def test_other_values_need_no_other_function(change):
    results(f"net.run(5*ms); ready = net._preparation\n{change}\nnet.run(1*ms)"
            "\nassert net._preparation is ready")  # fmt: skip


def test_namespaces_may_differ_from_run_to_run():
    script = NETWORK + "del tau\nfor tau_now in [10*ms, 10*ms, 3*ms, 10*ms]:\n"
    script += "    names = {'tau': tau_now, 'table': table, 'half': half}\n{forget}"
    script += "    net.run(3*ms, namespace=names)\n" + RESULTS
    known = play(script.replace("{forget}", ""))["results"]
    anew = play(script.replace("{forget}", "    net._preparation = None\n"))["results"]
    assert_same(anew, known)


IN_PLACE = """
k = np.array(2.0)
G = NeuronGroup(1, 'dv/dt = k/ms : 1')
net = Network(G)
net.run(1*ms)
k += 1
net.run(1*ms)
"""


def test_a_number_that_changes_in_place_counts():
    assert np.allclose(play(IN_PLACE, np=np)["G"].v[:], 5)


def test_restored_and_run_again_it_is_the_same():
    once = results("net.run(3*ms); net.store(); net.run(6*ms)")
    again = results(
        "net.run(3*ms); net.store(); net.run(6*ms)\n"
        "net.restore(); S.connect(i=4, j=5); net.run(2*ms)\n"
        "net.restore(); net.run(6*ms)"
    )
    assert_same(once, again)


FAILING = """
def stumble(x):
    raise ZeroDivisionError
net.run(2*ms)
good, half = half, check_units(x=1, result=1)(stumble)
try:
    net.run(1*ms)
except SnnkitError:
    half = good
net.run(5*ms)
"""


def test_after_a_failure_it_goes_on():
    scope = play(NETWORK + FAILING)
    assert scope["M"].t.size == pytest.approx(70, abs=1) and scope["spikes"].num_spikes > 2


def test_objects_in_variables_go_on_with_the_function_that_they_have():
    script = COMPILABLE.rpartition("net = ")[0]
    chunks = "run(1*ms); ready = magic_network._preparation\n"
    chunks += "for k in range(11): run(1*ms)\nassert magic_network._preparation is ready"
    assert_same(results("run(12*ms)", script), results(chunks, script))


def test_objects_that_have_run_give_way_to_new_ones():
    script = """
def simulate():
    G = NeuronGroup(2, 'v : 1')
    run(1*ms)
    return G.name, weakref.ref(G)
def simulate_part():
    H = NeuronGroup(1, 'u : 1')
    run(1*ms)
    return H.t/ms
names, alive = zip(*[simulate() for _ in range(3)])
assert [thing() is None for thing in alive] == [True, True, False]
t = simulate_part()
assert alive[2]() is None
last = simulate()[1]
start_scope()
"""
    scope = play(script, weakref=weakref)
    assert len(set(scope["names"])) == 1 and scope["t"] == pytest.approx(1)
    assert scope["last"]() is None
