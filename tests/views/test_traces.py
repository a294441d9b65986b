"""What traces show: nothing that matters is thinned out, and what is read is what was recorded."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snnkit import (
    NeuronGroup,
    Quantity,
    SpikeMonitor,
    StateMonitor,
    Synapses,
    UnknownVariableError,
    UnusableValueError,
    ms,
    mV,
    nS,
    run,
    start_scope,
)
from snnkit.errors import DimensionMismatchError
from snnkit.views.decimation import decimate
from snnkit.views.spike_marks import SpikeMarks, spike_marks, strokes
from snnkit.views.stack import bands, ticks
from snnkit.views.traces import (
    AxisUnit,
    Trace,
    nearest,
    panels,
    recorded_in,
    recorded_span,
    time_unit,
)

values = st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=700).map(np.array)
most = st.integers(8, 120)


@st.composite
def windows(draw):
    y = draw(values)
    start = draw(st.integers(0, len(y) - 1))
    return y, start, draw(st.integers(start + 1, len(y)))


# --- decimation ------------------------------------------------------------------------------


@given(windows(), most)
def test_at_most_so_many_points_in_order_and_inside_the_window(window, most):
    y, start, stop = window
    kept = decimate(y, most, start, stop)
    assert len(kept) <= most
    assert np.all(np.diff(kept) > 0)
    assert kept[0] == start and kept[-1] == stop - 1


@given(windows(), most)
def test_short_traces_are_untouched(window, most):
    y, start, stop = window
    if stop - start <= most:
        assert decimate(y, most, start, stop).tolist() == list(range(start, stop))


@given(windows(), most)
def test_extremes_of_each_stretch_survive(window, most):
    y, start, stop = window
    kept = decimate(y, most, start, stop)
    if stop - start <= most:
        return
    length = 2
    while -(-stop // length) - start // length > (most - 2) // 2:
        length *= 2
    assert length < 4 * (stop - start) / ((most - 2) // 2 - 1)  # not coarser than it has to be
    for first in range(start // length * length, stop, length):
        stretch = slice(max(first, start), min(first + length, stop))
        drawn = y[kept[(kept >= stretch.start) & (kept < stretch.stop)]]
        assert drawn.min() == y[stretch].min()
        assert drawn.max() == y[stretch].max()


@given(values, most, st.integers(0, 699), st.sampled_from([-1, 1]))
def test_a_lone_spike_survives(y, most, place, sign):
    y = np.zeros(len(y))
    y[place % len(y)] = sign
    assert place % len(y) in decimate(y, most)


@given(values, most)
def test_the_outline_is_that_of_the_whole_trace(y, most):
    """At each column of a screen, the line drawn covers what the whole line would cover."""
    kept = decimate(y, most)
    t = np.arange(len(y))
    drawn = np.interp(t, kept, y[kept])
    assert drawn.min() == y.min() and drawn.max() == y.max()
    assert np.all(y[kept] == drawn[kept])


def test_the_same_points_are_kept_wherever_the_window_is():
    y = np.random.default_rng(1).normal(size=10_000)
    a, b = (set(decimate(y, 200, k, k + 3000).tolist()) for k in (1000, 1700))
    inner = range(2048, 3840)
    assert a.intersection(inner) == b.intersection(inner) != set()


def test_gaps_are_no_extremes():
    y = np.ones(1000)
    y[100:900] = np.nan
    y[500] = 7
    kept = decimate(y, 50)
    assert 500 in kept and len(kept) <= 50


def test_integers_and_truth_values_are_decimated_too():
    y = np.zeros(1000, bool)
    y[77] = True
    assert 77 in decimate(y, 10)
    assert 77 in decimate(y.astype(np.int32), 10)


def test_too_few_points_are_refused():
    with pytest.raises(UnusableValueError, match="8 points or more"):
        decimate(np.zeros(100), 3)


# --- what is read ----------------------------------------------------------------------------


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50, unique=True), st.floats(-1, 2))
def test_the_nearest_sample_is_read(times, time):
    times = np.sort(times)
    assert abs(times[nearest(times, time)] - time) == np.abs(times - time).min()


def test_a_trace_reads_the_recorded_sample_and_not_the_drawn_one():
    times = np.arange(100_000) * 1e-4
    noise = np.random.default_rng(2).normal(size=times.size)
    trace = Trace("v[0]", 0, 0, times, noise)
    drawn, _ = trace.within(0, 10, 500)
    for k in (17, 54_321, 99_999):
        assert trace.at(times[k] + 3e-5) == (times[k], noise[k])
    assert len(drawn) <= 500 and 17e-4 not in drawn


def test_the_line_reaches_the_edges_of_the_window():
    trace = Trace("v[0]", 0, 0, np.arange(100) * 1.0, np.zeros(100))
    drawn, _ = trace.within(10.5, 20.5, 1000)
    assert drawn[0] <= 10.5 and drawn[-1] >= 20.5


@pytest.mark.parametrize("window", [(-5, -2), (200, 300), (0, 0)])
def test_a_window_beside_the_recording_draws_next_to_nothing(window):
    trace = Trace("v[0]", 0, 0, np.arange(100) * 1.0, np.zeros(100))
    drawn, _ = trace.within(*window, 1000)
    assert len(drawn) <= 3


# --- panels ----------------------------------------------------------------------------------


@pytest.fixture
def recorded():
    """Two neurons of which one drives the other; v, g and w; 10 ms."""
    start_scope()
    group = NeuronGroup(
        2, "dv/dt = (15*mV - v)/(5*ms) : volt\ng : siemens", threshold="v > 10*mV", reset="v = 0*mV"
    )
    group.g = [1, 2] * nS
    synapses = Synapses(group, group, "w : 1", on_pre="v_post += w*mV")
    synapses.connect(i=0, j=1)
    synapses.w = 0.5
    states = StateMonitor(group, ["v", "g"], record=True)
    weights = StateMonitor(synapses, "w", record=True)
    spikes = SpikeMonitor(group)
    run(20 * ms)
    return [states, weights], spikes


def test_a_panel_for_each_variable_with_its_unit(recorded):
    shown = panels(recorded_in(recorded[0]))
    assert [panel.label for panel in shown] == ["v (mV)", "g (nS)", "w"]
    assert [[t.name for t in panel.traces] for panel in shown] == [
        ["v[0]", "v[1]"],
        ["g[0]", "g[1]"],
        ["w[0]"],
    ]


def test_values_are_quantities_as_recorded(recorded):
    (v, w), _ = recorded
    trace = panels(recorded_in(v))[0].traces[1]
    time, value = trace.at(0.0123)
    assert time == pytest.approx(0.0123)
    assert isinstance(value, Quantity) and value == v.v[1][123]


def test_elements_and_variables_are_chosen(recorded):
    found = recorded_in(recorded[0])
    assert [t.name for t in panels(found, "v", [1])[0].traces] == ["v[1]"]
    assert [p.name for p in panels(found, ["w", "v"])] == ["w", "v"]
    by_name = panels(found, elements={"v": 1, "g": [0]})
    assert [[t.name for t in p.traces] for p in by_name] == [["v[1]"], ["g[0]"], ["w[0]"]]


def test_a_curve_looks_the_same_whichever_others_are_shown(recorded):
    found = recorded_in(recorded[0])
    assert panels(found, "v", [1])[0].traces[0].series == panels(found, "v")[0].traces[1].series


def test_an_unknown_variable_is_refused(recorded):
    with pytest.raises(UnknownVariableError, match="`V` was not recorded. Did you mean `v`"):
        panels(recorded_in(recorded[0]), "V")


def test_an_element_that_was_not_recorded_is_refused(recorded):
    with pytest.raises(UnusableValueError, match="not recorded for element 7"):
        panels(recorded_in(recorded[0]), elements={"v": 7})


def test_names_shared_by_two_groups_are_told_apart():
    start_scope()
    cells, others = NeuronGroup(1, "v : 1", name="cells"), NeuronGroup(1, "v : 1", name="others")
    monitors = [StateMonitor(group, "v", record=True) for group in (cells, others)]
    assert [v.name for v in recorded_in(monitors)] == ["cells.v", "others.v"]


def test_only_monitors_of_state_are_traced(recorded):
    with pytest.raises(UnusableValueError, match="StateMonitor"):
        recorded_in(recorded[1])
    with pytest.raises(UnusableValueError, match="SpikeMonitor"):
        spike_marks(recorded[0][0], [])


def test_a_threshold_belongs_to_the_panel_with_its_unit(recorded):
    found = recorded_in(recorded[0])
    assert [p.threshold for p in panels(found, threshold=10 * mV)] == [0.01, None, None]
    assert [p.threshold for p in panels(found, threshold=0.7)] == [None, None, 0.7]
    assert [p.threshold for p in panels(found, threshold={"g": 3 * nS})] == [
        None,
        float(3 * nS),
        None,
    ]
    low, high = panels(found, threshold=50 * mV)[0].limits()
    assert low < 0 and high > 50


def test_a_threshold_of_another_unit_is_refused(recorded):
    found = recorded_in(recorded[0])
    with pytest.raises(UnusableValueError, match="unit of the threshold"):
        panels(found, threshold=10 * ms)
    with pytest.raises(DimensionMismatchError, match="threshold of v"):
        panels(found, threshold={"v": 10 * ms})


def test_limits_hold_all_values_and_follow_the_window(recorded):
    panel = panels(recorded_in(recorded[0]), "v")[0]
    low, high = panel.limits()
    values = np.array([t.values for t in panel.traces]) / 1e-3
    assert low < values.min() and high > values.max()
    assert panel.limits(0, 1e-3)[1] < high


def test_a_constant_trace_has_limits_too(recorded):
    low, high = panels(recorded_in(recorded[0]), "w")[0].limits()
    assert low < 0.5 < high


def test_a_recording_spans_the_whole_run(recorded):
    assert recorded_span(recorded_in(recorded[0])) == pytest.approx((0, 0.02))


def test_nothing_recorded_yet_is_no_error():
    start_scope()
    group = NeuronGroup(1, "v : 1", threshold="v > 1")
    monitor, spikes = StateMonitor(group, "v", record=True), SpikeMonitor(group)
    shown = panels(recorded_in(monitor))
    assert recorded_span(recorded_in(monitor)) is None
    assert shown[0].limits() == (0, 1)
    assert shown[0].traces[0].within(0, 1, 100)[0].size == 0
    assert spike_marks(spikes, shown).path(0, 1)[0].size == 0


# --- units of axes ---------------------------------------------------------------------------


def test_time_is_told_in_milliseconds_unless_long():
    assert [time_unit(s).symbol for s in (0, 1e-5, 0.1, 1, 100)] == ["ms", "us", "ms", "ms", "s"]


def test_values_are_written_in_the_unit_of_the_axis():
    unit = AxisUnit(1e-3, "mV")
    assert unit.write(-0.0543210987) == "-54.3211 mV"
    assert unit.write(-0.0) == "0 mV"
    assert AxisUnit().write(0.25) == "0.25"
    assert AxisUnit().label("w") == "w"


# --- spikes ----------------------------------------------------------------------------------


def test_a_row_for_each_neuron_shown(recorded):
    monitors, spikes = recorded
    marks = spike_marks(spikes, panels(recorded_in(monitors), elements={"v": [1], "g": [1]}))
    assert marks.neurons == [1] and marks.series == [1]
    assert marks.counts() == [spikes.count[1]]
    assert marks.times.tolist() == spikes.t_[spikes.i == 1].tolist()
    assert marks.total == spikes.num_spikes


def test_spikes_of_a_group_without_traces_show_those_that_fired(recorded):
    monitors, spikes = recorded
    marks = spike_marks(spikes, panels(recorded_in(monitors), "w"))
    assert marks.neurons == sorted(set(spikes.i.tolist()))


@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2)), max_size=300),
    st.integers(5, 50),
)
def test_thinned_spikes_leave_no_column_empty(fired, most):
    fired = sorted(fired)
    times, rows = np.array([t for t, _ in fired]), np.array([r for _, r in fired], int)
    marks = SpikeMarks(times, rows, [0, 1, 2], [0, 1, 2], len(fired))
    x, y = marks.path(0, 1, most)
    drawn = {(int(t * most), round(-r)) for t, r in zip(x[::3], y[::3] + 0.38, strict=True)}
    assert drawn == {(int(t * most), r) for t, r in fired}


def test_gaps_are_in_y_and_never_at_the_end():
    x, y = strokes([1, 2, 3], [0, 0, 0], [1, 1, 1])
    assert np.isfinite(x).all() and np.isfinite(y[-1])
    assert np.isnan(y).sum() == 2
    assert strokes([], [], [])[0].size == 0


# --- layout ----------------------------------------------------------------------------------


@given(st.lists(st.floats(20, 400), min_size=1, max_size=6), st.floats(0, 30))
def test_panels_neither_overlap_nor_leave_the_picture(heights, head):
    placed = bands(heights, head)
    assert placed[-1].top + placed[-1].height == pytest.approx(placed[0].total)
    for above, below in zip(placed, placed[1:], strict=False):
        assert below.top == pytest.approx(above.top + above.height + head)


@given(st.floats(-100, 100), st.floats(0.01, 100), st.floats(10, 100), st.floats(10, 100))
def test_an_axis_is_stretched_so_that_its_range_fills_the_band(low, width, upper, lower):
    for band in bands([upper, lower], 20):
        start, stop = band.stretch(low, low + width)
        ends = (np.array([low, low + width]) - start) / (stop - start)
        assert ends == pytest.approx(band.ends, abs=1e-6)
        assert band.place([low, low + width], low, low + width) == pytest.approx(band.ends)


@given(st.floats(-1e3, 1e3), st.floats(1e-6, 1e6))
def test_ticks_are_few_round_and_inside(low, width):
    found = ticks(low, low + width)
    assert 2 <= len(found) <= 8
    slack = 1e-6 * width
    assert found.min() >= low - slack and found.max() <= low + width + slack
