"""When neurons fire."""

import numpy as np
import pytest

from snnkit import use_engine

from ..snippets import play


@pytest.mark.parametrize("refractory", [0, 2, 5])
def test_interspike_interval_of_a_leaky_neuron(refractory):
    """T = t_ref + tau log((I - v_reset)/(I - v_threshold)), up to one step.

    A neuron moves again in the very step in which its refractory period is over.
    """
    scope = play(
        f"""
G = NeuronGroup(8, '''dv/dt = (I - v)/(10*ms) : 1 (unless refractory)
I : 1''', threshold='v > 1', reset='v = 0.2', refractory={refractory}*ms)
G.I = '0.95 + 0.25*i'
spikes = SpikeMonitor(G)
run(500*ms)"""
    )
    trains = scope["spikes"].spike_trains()
    assert trains[0].size == 0
    for k in range(1, 8):
        level = 0.95 + 0.25 * k
        intervals = np.diff(np.asarray(trains[k]))
        expected = refractory * 1e-3 + 0.01 * np.log((level - 0.2) / (level - 1))
        assert len(intervals) > 10 and np.ptp(intervals) < 1e-9
        assert -1.01e-4 * (refractory > 0) <= intervals[0] - expected <= 2e-4


def test_refractory_neurons_wait():
    scope = play(
        """
G = NeuronGroup(3, 'v : 1', threshold='v > 1', reset='', refractory=1*ms)
H = NeuronGroup(3, 'v : 1\\nwait : second', threshold='v > 1', reset='', refractory='wait')
G.v = H.v = [2, 0, 2]
H.wait = [1, 1, 0.5]*ms
one, two = SpikeMonitor(G), SpikeMonitor(H)
run(5*ms)"""
    )
    one, two = scope["one"], scope["two"]
    assert one.count.tolist() == [5, 0, 5] and two.count.tolist() == [5, 0, 10]
    assert np.allclose(one.t_[one.i == 0], np.arange(5) * 1e-3)
    assert np.allclose(two.t_[two.i == 0], np.arange(5) * 1e-3)
    assert np.allclose(two.t_[two.i == 2], np.arange(10) * 5e-4)


def test_a_group_of_one_and_groups_of_different_sizes():
    scope = play(
        """
A = NeuronGroup(1, 'v : 1', threshold='t < 2.5*dt')
B = NeuronGroup(5, 'u : 1')
S = Synapses(A, B, 'w : 1', on_pre='u_post += w')
S.connect(j='k for k in range(1, 4)')
S.w = 'j'
spikes = SpikeMonitor(A)
run(1*ms)"""
    )
    assert scope["spikes"].count.tolist() == [3]
    assert scope["B"].u[:].tolist() == [0, 3, 6, 9, 0]


def test_several_synapses_on_one_neuron_all_count():
    scope = play(
        """
A = NeuronGroup(4, 'v : 1', threshold='t < dt/2')
B = NeuronGroup(2, 'u : 1\\nx : 1\\nlast : 1')
S = Synapses(A, B, 'w : 1', on_pre='u_post += w; x_post *= 2; last_post = w')
S.connect()
S.connect(i=0, j=0, n=2)
S.w = '1 + i'
B.x = 1
run(0.2*ms)"""
    )
    B = scope["B"]
    assert B.u[:].tolist() == [12, 10] and B.x[:].tolist() == [64, 16]


@pytest.mark.parametrize("period", ["inf*second", "nan*ms"])
def test_a_refractory_period_without_end(period):
    """For ever, or refused; not one step."""
    from math import inf, nan

    from snnkit import SnnkitError

    try:
        scope = play(
            f"""
G = NeuronGroup(1, 'v : 1', threshold='v > 1', refractory={period})
G.v = 2
spikes = SpikeMonitor(G)
run(1*ms)""",
            inf=inf,
            nan=nan,
        )
    except SnnkitError:
        return
    assert scope["spikes"].num_spikes == 1


def test_two_groups_of_one_name_are_refused_or_told_apart():
    from snnkit import SnnkitError

    try:
        scope = play(
            """
A = NeuronGroup(1, 'v : 1', threshold='v > 1', name='cells')
B = NeuronGroup(1, 'v : 1', threshold='v > 1', name='cells')
A.v = 2
a, b = SpikeMonitor(A), SpikeMonitor(B)
run(1*ms)"""
        )
    except SnnkitError:
        return
    assert (scope["a"].num_spikes, scope["b"].num_spikes) == (10, 0)


@pytest.mark.parametrize("change", ["x += 0.5", "b += 1"])
def test_whole_numbers_and_truth_values_are_changed_or_refused(change):
    from snnkit import SnnkitError

    try:
        play(
            f"""
G = NeuronGroup(1, 'v : 1\\nx : integer\\nb : boolean', threshold='v > 1', reset='{change}')
G.v = 2
run(1*ms)"""
        )
    except SnnkitError:
        pass


def test_a_threshold_on_a_shared_variable_holds_for_all_neurons():
    from snnkit import SnnkitError

    try:
        scope = play(
            """
G = NeuronGroup(3, 'v : 1\\nx : 1 (shared)', threshold='x > 0')
G.x = 1
spikes = SpikeMonitor(G)
run(0.1*ms)"""
        )
    except SnnkitError:
        return
    assert scope["spikes"].count.tolist() == [1, 1, 1]


@pytest.mark.parametrize("engine", ["numpy", "compiled"])
@pytest.mark.parametrize(
    ("statement", "free", "held"),
    [("v_post %= 2", 1.5, 5.5), ("v_post //= 2", 1, 5.5), ("v_post **= 2", 12.25, 5.5)],
)
def test_no_change_in_place_gets_through_while_a_neuron_is_refractory(
    statement, free, held, engine
):
    with use_engine(engine):
        scope = play(f"""
I = SpikeGeneratorGroup(1, [0], [0.3]*ms)
G = NeuronGroup(2, 'dv/dt = 0/ms : 1 (unless refractory)', threshold='v > 5', reset='',
                refractory='v > 5', method='euler')
G.v = [3.5, 5.5]
S = Synapses(I, G, on_pre={statement!r})
S.connect()
run(1*ms)""")
    assert scope["G"].v[:].tolist() == [free, held]
