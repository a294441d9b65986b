"""Objects with time steps of their own in one network."""

import numpy as np
import pytest

from snnkit import Clock, UnusableValueError, ms
from snnkit.model.clock import common_step

from ..snippets import play


@pytest.mark.parametrize(
    ("steps", "common"),
    [
        ([0.1], 0.1),
        ([0.1, 0.25], 0.05),
        ([0.05, 0.3, 0.1], 0.05),
        ([0.1, 0.07, 0.3], 0.01),
        ([1, 1 / 3], 1 / 3),
        ([0.1, 0.3 - 0.2], 0.3 - 0.2),  # the same but for a rounding error
    ],
)
def test_the_common_step_divides_all_steps(steps, common):
    assert common_step([Clock(step * ms) for step in steps]) == pytest.approx(
        common * 1e-3, rel=1e-12
    )


@pytest.mark.parametrize("steps", [[0.1, 0.1 * np.pi], [1, 0.999999], [0.1, 0.10001]])
def test_steps_that_fit_too_rarely_are_refused(steps):
    with pytest.raises(UnusableValueError, match="don't fit together"):
        common_step([Clock(step * ms) for step in steps])


def test_times_are_multiples_of_the_clocks_own_step():
    scope = play(
        """
groups, monitors = [], []
for dt in [0.1, 0.25, 0.3, 0.7, 3*0.1]:
    groups.append(NeuronGroup(1, 'v : 1', threshold='True', dt=dt*ms))
    monitors += [StateMonitor(groups[-1], 'v', record=0), SpikeMonitor(groups[-1])]
net = Network(groups, monitors)
net.run(31.3*ms)
net.run(20*ms)"""
    )
    for monitor in scope["monitors"]:
        dt = monitor.source.clock.dt_
        expected = np.arange(int(np.ceil(51.3e-3 / dt - 1e-6))) * dt
        assert np.array_equal(monitor.t_, expected)


def test_a_run_in_pieces_is_a_run_in_one():
    code = """
a = NeuronGroup(2, 'dv/dt = (1.3 + 0.4*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0',
                dt=0.1*ms, refractory=1.2*ms)
b = NeuronGroup(2, 'dv/dt = (1.1 + 0.5*i - v)/(6*ms) : 1', threshold='v > 1', reset='v = 0',
                dt=0.25*ms, refractory='1.2*ms')
M, N = StateMonitor(a, 'v', record=True), StateMonitor(b, 'v', record=True, dt=0.75*ms)
"""
    one = play(code + "run(40*ms)")
    pieces = play(code + "for d in [0.3, 12.15, 0.05, 0.03, 7.47, 20]: run(d*ms)")
    for name in "MN":
        assert np.array_equal(one[name].v, pieces[name].v)
        assert np.array_equal(one[name].t_, pieces[name].t_)


def test_decay_is_exact_on_every_clock():
    scope = play(
        """
groups = [NeuronGroup(1, 'dv/dt = -v/(5*ms) : 1', dt=dt*ms) for dt in [0.1, 0.25, 0.4]]
for group in groups:
    group.v = 1
Network(groups).run(10*ms)"""
    )
    for group in scope["groups"]:
        assert group.v[0] == pytest.approx(np.exp(-2), rel=1e-12)


def test_steps_in_which_no_clock_ticks_are_passed_over():
    scope = play(
        """
a, b = NeuronGroup(1, 'n : 1', dt=0.2*ms), NeuronGroup(1, 'n : 1', dt=0.3*ms)
calls = []
net = Network(NetworkOperation(lambda t: calls.append(('a', t/ms)), dt=0.2*ms),
              NetworkOperation(lambda t: calls.append(('b', t/ms)), dt=0.3*ms))
net.run(1*ms)"""
    )
    times = {"a": [0, 0.2, 0.4, 0.6, 0.8], "b": [0, 0.3, 0.6, 0.9]}
    for name, expected in times.items():
        assert np.allclose([t for n, t in scope["calls"] if n == name], expected)
    assert [n for n, t in scope["calls"]] == list("abababab"[:2] + "aba" + "ab" + "ab")


def test_the_time_of_groups_and_clocks():
    scope = play(
        """
a, b = NeuronGroup(1, 'v : 1', dt=0.1*ms), NeuronGroup(1, 'v : 1', dt=0.25*ms)
run(0.6*ms)"""
    )
    a, b = scope["a"], scope["b"]
    assert float(a.t) == 6 * 1e-4 and float(b.t) == 3 * 2.5e-4
    assert a.t_in_timesteps[:] == 6 and b.clock.timestep[:] == 3
    assert float(a.dt) == 1e-4 and b.dt_[:] == 2.5e-4
    b.v = "t/ms + t_in_timesteps"
    assert b.v[0] == pytest.approx(3.75)


def test_the_time_step_can_change_between_runs():
    scope = play(
        """
G = NeuronGroup(1, 'dv/dt = 1/ms : 1', threshold='v > 2.05', reset='v = 0')
M, spikes = StateMonitor(G, 'v', record=0), SpikeMonitor(G)
run(5*ms)
defaultclock.dt = 0.05*ms
run(5*ms)"""
    )
    expected = np.r_[np.arange(50) * 1e-4, np.arange(100, 200) * 5e-5]
    assert np.array_equal(scope["M"].t_, expected)
    assert scope["defaultclock"].timestep[:] == 200


def test_a_time_step_that_the_present_time_is_no_multiple_of_is_refused():
    scope = play("G = NeuronGroup(1, 'v : 1')\nrun(1.1*ms)")
    scope["defaultclock"].dt = 0.2 * ms
    with pytest.raises(UnusableValueError, match="multiple"):
        exec("run(1*ms)", scope)
    scope["defaultclock"].dt = 0.05 * ms
    exec("run(1*ms)", scope)
