"""Functions of the user's within a run, and the end that they may put to it."""

import numpy as np
import pytest

from snnkit import SnnkitError, UnusableValueError

from ..snippets import play

CELLS = """
G = NeuronGroup(3, '''dv/dt = (I - v)/tau : 1
                      I : 1
                      tau : second (constant)''', threshold='v > 1', reset='v = 0',
                refractory=0.5*ms, name='cells')
G.tau = 5*ms
G.I = 2
S = Synapses(G, G, 'w : 1', on_pre='v_post += w', delay=1*ms)
S.connect(condition='i != j')
M, spikes = StateMonitor(G, 'v', record=True), SpikeMonitor(G)
"""


def test_times_and_pace():
    scope = play(
        CELLS
        + """
calls = []
@network_operation
def always():
    calls.append(always)
@network_operation(dt=0.4*ms)
def rarely(t):
    calls.append(t)
@network_operation(clock=Clock(0.5*ms), when='end', name='last')
def other(t=0*ms):
    calls.append(t)
run(1*ms)"""
    )
    calls, always, ms = scope["calls"], scope["always"], 1e-3
    assert sum(call is always for call in calls) == 10
    times = [float(call) for call in calls if call is not always]
    assert times == [0, 0, 0.4 * ms, 0.5 * ms, 2 * 0.4 * ms]
    assert scope["other"].name == "last" and scope["always"].name.startswith("networkoperation")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("G.v = 0.25", "v"),
        ("G.v[1] = 0.25", "v"),
        ("G.v_[:] = 0.25", "v"),
        ("G.v['i > 1'] = '0.1*i'", "v"),
        ("G.I += 3", "I"),
        ("G.tau = 1*ms", "tau"),  # although the model says that it is constant
        ("G.set = 1", None),
    ],
)
def test_what_a_function_sets_counts_at_once(change, where):
    """The same change between two runs, and within one, before the step of 2 ms."""
    if where is None:
        with pytest.raises(SnnkitError):
            play(CELLS + change)
        return
    within = play(
        CELLS
        + f"""
@network_operation
def change(t):
    if abs(t - 2*ms) < 0.01*ms:
        {change}
run(5*ms)"""
    )
    between = play(CELLS + f"run(2*ms)\n{change}\nrun(3*ms)")
    undisturbed = play(CELLS + "run(5*ms)")
    assert np.array_equal(within["G"].v[:], between["G"].v[:])
    assert np.array_equal(within["spikes"].t_, between["spikes"].t_)
    # a monitor in the slot `start` has its turn before or after the change, by its name
    assert np.array_equal(within["M"].v[:, 21:], between["M"].v[:, 21:])
    assert not np.array_equal(within["M"].v, undisturbed["M"].v)


def test_weights_that_a_function_sets_count_at_once():
    within = play(
        CELLS
        + """
@network_operation(dt=2*ms)
def change(t):
    S.w['i < j'] = 0.1*(t/ms)
run(10*ms)"""
    )
    between = play(CELLS + "for k in range(5):\n    S.w['i < j'] = 0.1*(2*k)\n    run(2*ms)")
    assert np.allclose(within["M"].v, between["M"].v)
    assert within["spikes"].num_spikes > 5


def test_a_function_sees_what_has_been_recorded_so_far():
    scope = play(
        CELLS
        + """
seen = []
@network_operation(when='start', order=1)
def after():
    seen.append((M.t.size, M.v.shape[1], float(M.v[0, -1]) == float(G.v[0]), spikes.num_spikes))
@network_operation(when='before_start')
def before():
    seen.append((M.t.size, spikes.num_spikes))
M2 = StateMonitor(G, 'v', record=0, dt=0.3*ms, name='slow')
sizes = []
@network_operation(when='end')
def slow():
    sizes.append(M2.t.size)
run(1*ms)
run(0.2*ms)"""
    )
    afters, befores = scope["seen"][1::2], scope["seen"][::2]
    assert [s[:3] for s in afters] == [(k + 1, k + 1, True) for k in range(12)]
    assert [s[0] for s in befores] == list(range(12))
    assert scope["sizes"] == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert scope["M"].t.size == 12 and np.allclose(scope["M"].t_, np.arange(12) * 1e-4)


def test_a_function_sees_the_spikes_of_the_step_and_the_time():
    scope = play(
        CELLS
        + """
seen, times = [], []
@network_operation(when='after_thresholds')
def look(t):
    seen.extend((float(t), k) for k in G.spikes)
    times.append((float(t), float(G.t), float(defaultclock.t), float(magic_network.t)))
run(10*ms)"""
    )
    spikes = scope["spikes"]
    assert spikes.num_spikes and scope["seen"] == list(zip(spikes.t_, spikes.i, strict=True))
    assert all(len(set(row)) == 1 for row in scope["times"])


def test_the_spikes_of_a_step_outside_of_a_run():
    scope = play(CELLS)
    assert scope["G"].spikes.size == 0
    exec("run(1*ms)", scope)
    with pytest.raises(UnusableValueError, match="SpikeMonitor"):
        _ = scope["G"].spikes


def test_an_error_in_a_function_ends_the_run_there():
    scope = play(
        CELLS
        + """
@network_operation(when='end')
def fails(t):
    if t > 0.95*ms:
        raise RuntimeError('mine')
"""
    )
    with pytest.raises(RuntimeError, match="mine"):
        exec("run(5*ms)", scope)
    # the step at 1 ms was not finished
    assert scope["M"].t.size == 10 and float(scope["defaultclock"].t) == pytest.approx(1e-3)
    scope["fails"].active = False
    exec("run(1*ms)", scope)
    assert np.allclose(scope["M"].t_, np.arange(20) * 1e-4)


@pytest.mark.parametrize(
    "code",
    [
        "NetworkOperation(3)",
        "NetworkOperation(lambda t, u: None)",
        "NetworkOperation(lambda *, u: None)",
        "network_operation(1*ms)",
        "network_operation(lambda: 0, 3)",
        "network_operation(dt=1*ms)(3)",
        "NetworkOperation(print, when=3)",
        "NetworkOperation(lambda: 0, dt=1*ms, clock=defaultclock)",
    ],
)
def test_what_is_no_operation(code):
    with pytest.raises(SnnkitError):
        play(code)


def test_methods_of_objects():
    scope = play(
        """
class Counter:
    n = 0
    def count(self):
        self.n += 1
    def note(self, t):
        self.t = t
c = Counter()
a, b = NetworkOperation(c.count), NetworkOperation(c.note)
run(1*ms)"""
    )
    assert scope["c"].n == 10 and float(scope["c"].t) == pytest.approx(0.9e-3)
    with pytest.raises(UnusableValueError, match="thing.method"):
        play("class C:\n    @network_operation\n    def step(self):\n        pass")


# --- the end of a run ---


@pytest.mark.parametrize("ending", ["stop()", "net.stop()", "magic_network.stop()"])
@pytest.mark.parametrize("when", ["start", "end"])
def test_stop_finishes_the_step(ending, when):
    runner = "net.run(5*ms)" if ending == "net.stop()" else "run(5*ms)"
    scope = play(
        CELLS
        + f"""
@network_operation(when={when!r})
def enough(t):
    if t > 1.25*ms:
        {ending}
net = Network(G, S, M, spikes, enough)
{runner}
v, t = G.v[:].copy(), G.t[:]
enough.active = False
{runner}"""
    )
    assert float(scope["t"]) == pytest.approx(1.4e-3)
    short, long = play(CELLS + "run(1.4*ms)"), play(CELLS + "run(6.4*ms)")
    assert np.array_equal(scope["v"], short["G"].v[:])
    assert np.array_equal(scope["M"].v, long["M"].v)
    assert np.array_equal(scope["M"].t_, long["M"].t_)


def test_stop_among_several_clocks():
    scope = play(
        """
a, b = NeuronGroup(1, 'v : 1', dt=0.1*ms), NeuronGroup(1, 'v : 1', dt=0.25*ms)
M, N = StateMonitor(a, 'v', record=0), StateMonitor(b, 'v', record=0)
@network_operation(dt=0.1*ms)
def enough(t):
    if abs(t - 0.6*ms) < 0.01*ms:
        stop()
net = Network(a, b, M, N, enough)
net.run(2*ms)"""
    )
    assert float(scope["net"].t) == pytest.approx(0.7e-3)
    assert scope["M"].t.size == 7 and scope["N"].t.size == 3


def test_stop_outside_of_a_run_does_nothing():
    scope = play(CELLS + "stop()\nmagic_network.stop()\nNetwork(G).stop()\nrun(1*ms)")
    assert scope["M"].t.size == 10


def test_stop_from_a_function_in_an_equation():
    scope = play(
        """
@check_units(x=1, result=1)
def watched(x):
    if x[0] > 0.5:
        stop()
    return x
G = NeuronGroup(1, 'dv/dt = (1 + 0*watched(v))/ms : 1', method='euler')
run(5*ms)"""
    )
    assert 0.5 < scope["G"].v[0] < 0.8


def test_a_network_within_another_one():
    scope = play(
        """
G, H = NeuronGroup(1, 'dv/dt = 1/ms : 1'), NeuronGroup(1, 'dv/dt = 1/ms : 1', dt=0.01*ms)
inner = Network(H)
@network_operation(dt=1*ms)
def nested():
    inner.run(0.2*ms)
net = Network(G, nested)
net.run(10*ms)"""
    )
    assert scope["H"].v[0] == pytest.approx(2) and scope["G"].v[0] == pytest.approx(10)
    assert float(scope["inner"].t) == pytest.approx(2e-3)
    for runs in ("net.run(1*ms)", "run(1*ms)"):
        with pytest.raises(SnnkitError):
            play(
                f"""
@network_operation
def again():
    {runs}
net = Network(again)
{runs}"""
            )
