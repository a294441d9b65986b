"""Spike-timing dependent plasticity against the sum over pairs of spikes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snnkit import Network, NeuronGroup, Synapses, ms, use_engine

from ..snippets import play

TAU_PRE, TAU_POST, A_PRE, A_POST = 0.02, 0.03, 0.01, -0.0105

#: one pair of neurons, whose spikes are given by step in a table of arrivals
NETWORK = """
A = NeuronGroup(1, 'fires : boolean', threshold='fires')
B = NeuronGroup(1, 'fires : boolean', threshold='fires')
S = Synapses(A, B, '''w : 1
dx/dt = -x/TAU_PRE : 1 ({flag})
dy/dt = -y/TAU_POST : 1 ({flag})''',
    on_pre='x += A_PRE; w = w + y',
    on_post='y += A_POST; w = w + x')
S.connect()
step = 0
for now in sorted(set(PRE) | set(POST)):
    run((now - step)*dt)
    A.fires, B.fires = now in PRE, now in POST
    run(dt)
    A.fires = B.fires = False
    step = now + 1
run(dt)
"""

trains = st.lists(st.integers(0, 1500), min_size=1, max_size=6, unique=True)


def weight(flag, pre, post):
    from snnkit import ms, second

    constants = {"TAU_PRE": TAU_PRE * second, "TAU_POST": TAU_POST * second, "dt": 0.1 * ms}
    constants |= {"A_PRE": A_PRE, "A_POST": A_POST, "PRE": set(pre), "POST": set(post)}
    return play(NETWORK.format(flag=flag), **constants)["S"].w[0]


def pair(delta):
    """The change that a pair of spikes makes, with ``delta = t_post - t_pre``."""
    if delta == 0:  # pre comes first, and the trace of each counts for the other
        return A_PRE
    return A_PRE * np.exp(-delta / TAU_PRE) if delta > 0 else A_POST * np.exp(delta / TAU_POST)


@settings(max_examples=12, deadline=None)
@given(trains, trains)
def test_traces_are_the_sum_over_pairs(pre, post):
    expected = sum(pair((b - a) * 1e-4) for a in pre for b in post)
    assert weight("event-driven", pre, post) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@settings(max_examples=8, deadline=None)
@given(trains, trains)
def test_event_driven_is_clock_driven(pre, post):
    one, two = weight("event-driven", pre, post), weight("clock-driven", pre, post)
    assert one == pytest.approx(two, rel=1e-10, abs=1e-14)


def test_the_window_at_one_go():
    """A hundred pairs of neurons, each with its own difference of spike times."""
    scope = play(
        """
N = 100
taupre = taupost = 20*ms
Apre, Apost, tmax = 0.01, -0.01*1.05, 50*ms
G = NeuronGroup(N, 'tspike : second', threshold='t > tspike', refractory=100*ms)
H = NeuronGroup(N, 'tspike : second', threshold='t > tspike', refractory=100*ms)
G.tspike = 'i*tmax/(N-1)'
H.tspike = '(N-1-i)*tmax/(N-1)'
S = Synapses(G, H, '''w : 1
dapre/dt = -apre/taupre : 1 (event-driven)
dapost/dt = -apost/taupost : 1 (event-driven)''',
    on_pre='apre += Apre; w = w + apost', on_post='apost += Apost; w = w + apre')
S.connect(j='i')
pre, post = SpikeMonitor(G), SpikeMonitor(H)
run(tmax + 1*ms)"""
    )
    pre, post = scope["pre"], scope["post"]
    delta = post.t_[np.argsort(post.i)] - pre.t_[np.argsort(pre.i)]
    expected = np.where(delta >= 0, 0.01 * np.exp(-delta / 0.02), -0.0105 * np.exp(delta / 0.02))
    assert np.allclose(scope["S"].w[:], expected, rtol=1e-9)


def test_weights_stay_in_their_bounds():
    scope = play(
        """
G = NeuronGroup(20, 'dv/dt = 300*Hz*(1 + i/N) : 1', threshold='v > 1', reset='v = 0')
S = Synapses(G, G, '''w : 1
da/dt = -a/(20*ms) : 1 (event-driven)''',
    on_pre='a += 0.3; w = clip(w - 0.1, 0, 0.5)', on_post='w = clip(w + a, 0, 0.5)')
S.connect()
M = StateMonitor(S, 'w', record=True)
run(100*ms)"""
    )
    w = scope["M"].w
    assert w.min() == 0 and w.max() == 0.5 and np.unique(w).size > 50


def test_synapses_keep_what_they_have_when_more_are_made_and_when_they_are_gone_again():
    G = NeuronGroup(4, "v : 1", threshold="i == 0", name="cells")
    model = "w : 1\nfixed : 1 (shared)\nda/dt = -a/(10*ms) : 1 (event-driven)"
    S = Synapses(G, G, model, on_pre="v_post += w\na += 1\nw += a", name="plastic")
    net = Network(G, S)
    S.connect(i=0, j=[1, 2])
    S.w = [1, 2]
    net.run(0.2 * ms)
    net.store()
    before = {name: S.variables[name].values.copy() for name in ("w", "a", "lastupdate")}
    S.connect(i=[0, 3], j=3)
    assert [len(S.w), S.w[2], S.a[3]] == [4, 0, 0]
    for name, values in before.items():
        assert np.array_equal(S.variables[name].values[:2], values)
    S.w[2:] = 7
    net.run(0.1 * ms)
    assert S.w[3] == 7 and S.w[2] == S.a[2] + 7 == 8
    net.restore()
    for name, values in before.items():
        assert np.array_equal(S.variables[name].values, values)
    net.run(0.1 * ms)
    assert np.allclose(S.a[:], 1 + np.exp(-0.01) * before["a"])


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
@pytest.mark.parametrize(
    ("statements", "result"),
    [
        ("y = c; y += x; v_post += y", [0.25 + 0.5, 0.25 + 0.75]),
        ("y = t/ms; y += x; y *= 2; v_post += y", [1.0, 1.5]),
        ("x = 2*c; x *= c; v_post += x", [0.125, 0.125]),
        ("y = c; x = y; x += 0.5*(i + j); v_post += x", [0.25, 0.75]),
        ("x = 2*c; y = x; y += 1; v_post += x", [0.5, 0.5]),
    ],
)
def test_what_begins_as_one_value_for_all_synapses_may_become_one_for_each(
    statements, result, engine
):
    with use_engine(engine):
        scope = play(f"""
c = 0.25
I = SpikeGeneratorGroup(1, [0], [0]*ms)
G = NeuronGroup(2, 'v : 1')
S = Synapses(I, G, 'x : 1', on_pre={statements!r})
S.connect()
S.x = [0.5, 0.75]
run(0.1*ms)""")
    assert scope["G"].v[:].tolist() == result
