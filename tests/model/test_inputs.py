"""Groups that fire by themselves."""

import numpy as np
import pytest

from snnkit import IndexRangeError, SnnkitError, UnusableValueError

from ..snippets import play


def fired(code):
    spikes = play(code)["spikes"]
    return spikes.i.tolist(), np.rint(spikes.t_ * 1e4).astype(int).tolist()


def test_spikes_come_when_they_are_told_to():
    who, steps = fired(
        """
G = SpikeGeneratorGroup(4, [3, 0, 2, 1], [2, 0, 0.5, 2]*ms)
spikes = SpikeMonitor(G)
run(1*ms)
run(2*ms)"""
    )
    assert who == [0, 2, 1, 3] and steps == [0, 5, 20, 20]


def test_spikes_come_again_after_a_period():
    who, steps = fired(
        """
G = SpikeGeneratorGroup(2, [0, 1], [0.2, 0.4]*ms, period=1*ms)
spikes = SpikeMonitor(G)
run(2.5*ms)"""
    )
    assert steps == [2, 4, 12, 14, 22, 24] and who == [0, 1] * 3


def test_other_spikes_can_be_set_between_runs():
    who, steps = fired(
        """
G = SpikeGeneratorGroup(2, [0], [0.2]*ms)
spikes = SpikeMonitor(G)
run(1*ms)
G.set_spikes([1], [1.5]*ms)
run(1*ms)"""
    )
    assert who == [0, 1] and steps == [2, 15]


def test_they_drive_synapses():
    G = play(
        """
source = SpikeGeneratorGroup(2, [0, 1, 0], [1, 1, 3]*ms)
G = NeuronGroup(2, 'v : 1')
S = Synapses(source, G, 'w : 1', on_pre='v_post += w', delay=1*ms)
S.connect()
S.w = '1 + 10*i'
run(3*ms)
first = G.v[:].copy()
run(2*ms)"""
    )
    assert G["first"].tolist() == [12, 12] and G["G"].v[:].tolist() == [13, 13]


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        ("2, [0, 2], [1, 2]*ms", IndexRangeError),
        ("2, [0, 1], [1]*ms", UnusableValueError),
        ("2, [0], [1]", SnnkitError),
        ("2, [0], [-1]*ms", UnusableValueError),
        ("2, [0], [2]*ms, period=1*ms", UnusableValueError),
        ("0, [], []*ms", UnusableValueError),
    ],
)
def test_impossible_spikes_are_refused(arguments, kind):
    with pytest.raises(kind):
        play(f"SpikeGeneratorGroup({arguments})")


def test_two_spikes_in_one_step_are_refused():
    with pytest.raises(UnusableValueError, match="Neuron 1 .* more than once .* 1. ms"):
        play("G = SpikeGeneratorGroup(2, [1, 0, 1], [1, 1, 1.04]*ms)\nrun(2*ms)")


def test_poisson_spikes_have_the_statistics_of_a_poisson_process():
    """Counts in windows: mean and variance are r*T; false alarms below 1e-4 (5 sigma)."""
    scope = play(
        """
seed(5)
P = PoissonGroup(2000, rates=50*Hz)
spikes = SpikeMonitor(P)
run(400*ms)"""
    )
    counts = scope["spikes"].count
    mean, n = 50 * 0.4, counts.size
    assert abs(counts.mean() - mean) < 5 * np.sqrt(mean / n)
    # each step holds one spike at most, so the variance is smaller by the factor 1 - r*dt
    variance = mean * (1 - 50 * 1e-4)
    assert abs(counts.var() - variance) < 5 * variance * np.sqrt(2 / n)


def test_poisson_rates_may_differ_and_change():
    scope = play(
        """
seed(5)
P = PoissonGroup(3, rates=[0, 100, 400]*Hz)
Q = PoissonGroup(2, rates='(200*Hz)*int(t > 1*second)*i')
p, q = SpikeMonitor(P), SpikeMonitor(Q)
run(2*second)"""
    )
    counts = scope["p"].count
    assert counts[0] == 0 and abs(counts[1] - 200) < 75 and abs(counts[2] - 800) < 150
    assert scope["q"].count[0] == 0 and abs(scope["q"].count[1] - 200) < 75
    assert scope["q"].t_.min() > 1


def test_rates_need_a_unit():
    with pytest.raises(SnnkitError, match="hertz"):
        play("PoissonGroup(3, rates=20)")
