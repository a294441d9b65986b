"""Spikes arrive in exactly the step they should."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ..snippets import play

#: neuron k fires at step fire[k], once
NETWORK = """
A = NeuronGroup({n}, 'at : second', threshold='abs(t - at) < dt/2')
A.at = FIRE*0.1*ms
B = NeuronGroup({n}, 'v : 1')
S = Synapses(A, B, 'came : second', on_pre='v_post += 1; came = t')
S.connect(j='i')
S.delay = WAIT*0.1*ms
M = StateMonitor(B, 'v', record=True)
"""
spike = st.tuples(st.integers(0, 30), st.integers(0, 40))


@settings(max_examples=30, deadline=None)
@given(st.lists(spike, min_size=1, max_size=5), st.lists(st.integers(1, 40), max_size=3))
def test_arrival_over_several_runs(spikes, pauses):
    fire, wait = np.array(spikes).T
    scope = play(NETWORK.format(n=len(fire)), FIRE=fire, WAIT=wait)
    done = 0
    for steps in [*pauses, 200]:
        exec(f"run({steps}*0.1*ms)", scope)
        done += steps
    for k in range(len(fire)):
        # the monitor looks before the spike arrives, so it sees it one step later
        expected = np.arange(done) > fire[k] + wait[k]
        assert np.array_equal(scope["M"].v[k], expected)
    assert np.allclose(scope["S"].came_, (fire + wait) * 1e-4)


@pytest.mark.parametrize(("delay", "steps"), [(0.04, 0), (0.05, 1), (0.14, 1), (0.16, 2), (1, 10)])
def test_delays_are_rounded_to_steps(delay, steps):
    scope = play(
        f"""
A = NeuronGroup(1, 'v : 1', threshold='t < dt/2')
B = NeuronGroup(1, 'v : 1')
S = Synapses(A, B, on_pre='v_post += 1', delay={delay}*ms)
S.connect()
M = StateMonitor(B, 'v', record=True)
run(2*ms)"""
    )
    assert (scope["M"].v[0] == 0).sum() == steps + 1


def test_pre_and_post_each_have_their_delay():
    scope = play(
        """
A = NeuronGroup(1, 'v : 1', threshold='t < dt/2')
S = Synapses(A, A, 'x : second\\ny : second', on_pre='x = t', on_post='y = t')
S.connect()
S.pre.delay = 1*ms
S.post.delay = 0.3*ms
run(2*ms)"""
    )
    S = scope["S"]
    assert S.x_[0] == pytest.approx(1e-3) and S.y_[0] == pytest.approx(3e-4)


BALANCED = """
seed(7)
G = NeuronGroup(40, '''dv/dt = (1.2 + 0.2*sin(i) - v)/(10*ms) : 1 (unless refractory)
dg/dt = -g/(3*ms) : 1''', threshold='v > 1', reset='v = 0', refractory=2.35*ms)
G.v = 'rand()'
S = Synapses(G, G, '''w : 1
da/dt = -a/(20*ms) : 1 (event-driven)
dc/dt = -c/(5*ms) : 1 (clock-driven)''',
    on_pre='v_post += w; a += 1; c += a; g_post += 0.1', on_post='w = clip(w + 0.001*a, 0, 0.1)')
S.connect(condition='i != j', p=0.2)
S.w = '0.02*rand()'
S.delay = '(0.1 + 3*rand())*ms'
M = StateMonitor(G, ['v', 'g'], record=True)
spikes = SpikeMonitor(G)
"""


def test_many_short_runs_are_one_long_run_bit_for_bit():
    whole = play(BALANCED + "run(60*ms)")
    parts = play(BALANCED + "for k in range(60):\n    run(1*ms)")
    assert whole["spikes"].num_spikes > 100
    for one, two in (
        (whole["M"].v, parts["M"].v),
        (whole["M"].g, parts["M"].g),
        (whole["spikes"].i, parts["spikes"].i),
        (whole["S"].w[:], parts["S"].w[:]),
        (whole["S"].a[:], parts["S"].a[:]),
        (whole["S"].c[:], parts["S"].c[:]),
    ):
        assert np.array_equal(one, two)
    assert np.allclose(whole["M"].t_, parts["M"].t_, rtol=0, atol=1e-12)
    assert np.allclose(whole["spikes"].t_, parts["spikes"].t_, rtol=0, atol=1e-12)


def test_the_same_seed_gives_the_same_run():
    one, two = play(BALANCED + "run(20*ms)"), play(BALANCED + "run(20*ms)")
    assert np.array_equal(one["M"].v, two["M"].v) and np.array_equal(one["S"].i, two["S"].i)


def test_one_delay_for_all_takes_no_string_for_each():
    from snnkit import SnnkitError

    scope = play(
        """
G = NeuronGroup(3, 'v : 1', threshold='v > 1')
S = Synapses(G, G, on_pre='v_post += 1', delay=1*ms)
S.connect()"""
    )
    with pytest.raises(SnnkitError):
        exec("S.delay = 'i*ms'", scope)


def test_a_delay_beyond_all_bounds_is_refused():
    from snnkit import SnnkitError

    with pytest.raises(SnnkitError):
        play(NETWORK.format(n=1) + "run(1*ms)", FIRE=np.array([0]), WAIT=np.array([1e300]))


def test_spikes_under_way_arrive_in_time_when_the_step_becomes_longer():
    scope = play(
        """
P = SpikeGeneratorGroup(2, [0, 1], [1, 1.2]*ms)
G = NeuronGroup(2, 'x : 1')
S = Synapses(P, G, on_pre='x_post += 1')
S.connect(j='i')
S.delay = '(1.4 + 1.1*i)*ms'
M = StateMonitor(G, 'x', record=True, when='end')
run(2*ms)
defaultclock.dt = 0.25*ms
run(2*ms)"""
    )
    M = scope["M"]
    arrivals = [M.t_[np.flatnonzero(x)[0]] for x in M.x]
    assert np.allclose(arrivals, [2.5e-3, 3.75e-3])


def test_the_time_of_another_network_does_not_matter():
    code = """
P = SpikeGeneratorGroup(2, [0, 1], [8, 9.5]*ms)
G = NeuronGroup(2, 'x : 1')
S = Synapses(P, G, on_pre='x_post += 1')
S.connect()
S.delay = '(1 + i + 0.3*j)*ms'
M = StateMonitor(G, 'x', record=True)
net = Network(P, G, S, M)
net.run(10*ms)
{}
S.delay[0, 0] = 2*ms
net.run(10*ms)"""
    one = play(code.format(""))
    other = play(code.format("Network(NeuronGroup(1, 'v : 1')).run(3*ms)"))
    assert np.array_equal(one["M"].x, other["M"].x)
