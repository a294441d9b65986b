"""Spikes reach the synapses that they should, when they should, in the order they set out."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from snnkit.engine.loops.layout import Layout, Ring
from snnkit.engine.propagation import ALONE, Calendar, FanOut, Waves


@st.composite
def networks(draw):
    """Synapses with delays in steps, and the neurons that fire in each step."""
    neurons, n = draw(st.integers(1, 8)), draw(st.integers(1, 30))
    shortest = draw(st.integers(0, 20))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    ends = rng.integers(0, neurons, n).astype(np.int32)
    steps = shortest + rng.integers(0, draw(st.integers(1, 40)), n).astype(np.int32)
    steps[0] += 1  # they are not all the same
    chance = draw(st.sampled_from([0.05, 0.3, 0.9]))
    spikes = [np.flatnonzero(rng.random(neurons) < chance) for _ in range(120)]
    return FanOut(ends, neurons, np.append(steps, shortest)[:n]), spikes


def expected(fan, spikes, until):
    """Look at each spike and each synapse: lists of synapses by the step of arrival."""
    arriving = {}
    for step, neurons in enumerate(spikes[:until]):
        for neuron in neurons:
            for synapse in np.flatnonzero(fan.ends == neuron):
                arriving.setdefault(step + int(fan.steps[synapse]), []).append(int(synapse))
    return arriving


def flat(pieces):
    ranges = [range(p.start, p.stop) if isinstance(p, slice) else p for p in pieces]
    return [int(synapse) for piece in ranges for synapse in piece]


@given(networks(), st.integers(1, 119), st.sampled_from(["waves", "alone", "calendar"]))
@settings(deadline=None, max_examples=150)
def test_spikes_arrive_as_a_double_loop_says(network, end, form):
    fan, spikes = network
    under_way = Calendar(fan)
    if form != "calendar":
        under_way = Waves(fan, int(fan.steps.max()), ALONE if form == "alone" else 4)
    wanted = expected(fan, spikes, end)
    for step, neurons in enumerate(spikes[:end]):
        assert flat(under_way.advance(step, neurons)) == wanted.pop(step, [])
    assert {step: flat(p) for step, p in under_way.settle(end).items()} == wanted


@given(networks(), st.integers(1, 119), st.booleans())
@settings(deadline=None, max_examples=100)
def test_where_they_end_is_told_in_the_same_order(network, end, same):
    fan, spikes = network
    ends = (np.arange(fan.ends.size)[::-1] % 5).astype(np.int32)
    if same:
        fan = FanOut(fan.ends, fan.neurons, 3)
    one, other, order = fan.under_way(4), fan.under_way(4), fan.order
    order = None if order is None else order.copy()
    for step, neurons in enumerate(spikes[:end]):
        wanted = ends[flat(other.advance(step, neurons))].tolist()
        assert flat(one.advance_to(ends, step, neurons)) == wanted
    if same:
        assert fan.far(ends).tolist() == (ends if order is None else ends[order]).tolist()
        assert order is None or np.array_equal(fan.order, order)
    settled = {step: flat(pieces) for step, pieces in other.settle(end).items()}
    assert {step: flat(pieces) for step, pieces in one.settle(end).items()} == settled


@given(networks(), st.integers(1, 119))
@settings(deadline=None, max_examples=100)
def test_what_is_under_way_can_change_hands(network, end):
    fan, spikes = network
    before = Waves(fan, int(fan.steps.max()), 4)
    for step, neurons in enumerate(spikes[:end]):
        before.advance(step, neurons)
    ring = Ring(Layout(fan), before.settle(end), end, 4)
    wanted = expected(fan, spikes, end)
    past = {step for step in wanted if step < end}
    settled = {step: flat(p) for step, p in ring.settle(end).items()}
    assert settled == {step: s for step, s in wanted.items() if step not in past}
    later = expected(fan, spikes, len(spikes))
    for step in range(end, len(spikes)):  # numpy takes over again
        assert flat(ring.advance(step, spikes[step])) == later.get(step, [])


@given(networks(), st.integers(1, 60))
@settings(deadline=None, max_examples=50)
def test_a_ring_has_room_for_what_is_filed(network, most):
    fan, spikes = network
    layout = Layout(fan)
    ring = Ring(layout, {}, 0, 4)
    ring.ROOMY = ring.slots * most
    burst = np.arange(fan.neurons)
    for _ in range(3):
        ring.make_room(burst)
        by_delay = np.bincount(fan.steps)
        assert layout.filed(burst) == by_delay.max()
        assert ring.capacity >= ring.filled.max() + by_delay.max()
        for delay, number in enumerate(by_delay):
            ring.filled[delay & (ring.slots - 1)] += number
