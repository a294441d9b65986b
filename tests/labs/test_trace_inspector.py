"""The trace inspector, moved as the page moves it: by the traits that the page sets."""

import re
from types import SimpleNamespace

import matplotlib
import numpy as np
import pytest

from snnkit import (
    NeuronGroup,
    SpikeMonitor,
    StateMonitor,
    Synapses,
    UnknownVariableError,
    UnusableValueError,
    ms,
    mV,
    run,
    start_scope,
)
from snnkit.errors import DimensionMismatchError, SnnkitError
from snnkit.labs import TraceInspector
from snnkit.labs.trace_controls import MOVE, READ
from snnkit.labs.trace_picture import POINTS


class World:
    """Two neurons and the synapse between them, and what was recorded of them."""

    def __init__(self, duration=100 * ms):
        start_scope()
        G = self.group = NeuronGroup(
            2,
            "dv/dt = (drive - v)/(10*ms) : volt\ndrive : volt",
            threshold="v > 10*mV",
            reset="v = 0*mV",
            method="exact",
        )
        G.drive = [15, 12] * mV
        S = self.synapses = Synapses(G, G, "w : 1", on_pre="v_post += w*mV; w += 0.1")
        S.connect(i=0, j=1)
        M = self.M = StateMonitor(G, "v", record=True)
        W = self.W = StateMonitor(S, "w", record=True)
        spikes = self.spikes = SpikeMonitor(G)
        self.run = lambda duration: run(duration) if (G, S, M, W, spikes) else None
        if duration:
            self.run(duration)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def lab(world):
    return TraceInspector([world.M, world.W], world.spikes, threshold=10 * mV)


def point(lab, time):
    lab.picture.pointer.selected = np.array([time])


def brush(lab, start, stop):
    lab.picture.brush.brushing = True
    lab.picture.brush.selected = np.array([start, stop])
    lab.picture.brush.brushing = False


def drag(lab, a, b):
    lab.picture.handles.x = np.array([a, b])


def curves(lab):
    """The curves in the picture, by the name of their trace."""
    return {m.labels[0]: m for m in lab.picture.figure.marks if getattr(m, "labels", None)}


def shown(lab):
    """All that the page is told: to see whether a picture stays as it is."""
    drawn = [(name, m.x.tolist(), m.y.tolist()) for name, m in curves(lab).items()]
    return drawn, lab.legend.value, lab.table.value, lab.picture.time.min, lab.picture.time.max


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def test_it_states_what_it_shows(lab):
    assert repr(lab) == "TraceInspector(traces=3, samples=1000, spikes=15)"
    assert "3 traces of v (mV), w, from 0 ms to 100 ms; 15 spikes" in lab.summary.value


def test_each_element_has_a_curve_in_a_panel_of_its_variable(lab):
    assert list(curves(lab)) == ["v[0]", "v[1]", "w[0]"]
    assert lab.picture.titles.text.tolist() == ["spikes", "v (mV)", "w"]
    assert lab.picture.time_axis.label == "time (ms)"
    v = curves(lab)["v[0]"]
    assert v.scales["x"] is curves(lab)["w[0]"].scales["x"]
    assert v.scales["y"] is not curves(lab)["w[0]"].scales["y"]
    assert v.colors != curves(lab)["v[1]"].colors
    assert v.line_style == curves(lab)["v[1]"].line_style == "solid"


def test_curves_are_in_the_units_of_their_axes(lab, world):
    v = curves(lab)["v[1]"]
    assert v.x.tolist() == pytest.approx((world.M.t / ms).tolist())
    assert v.y.tolist() == pytest.approx((world.M.v[1] / mV).tolist())
    assert v.y.dtype == v.x.dtype == float


# --- the cursor ------------------------------------------------------------------------------


@pytest.mark.parametrize("time, sample", [(0, 0), (12.34, 123), (12.36, 124), (99.9, 999)])
def test_the_pointer_reads_what_was_recorded(lab, world, time, sample):
    point(lab, time)
    assert lab.cursor == world.M.t[sample]
    values = lab.values()
    assert values["v[0]"] == world.M.v[0][sample]
    assert values["v[1]"] == world.M.v[1][sample]
    assert values["w[0]"] == world.W.w[0][sample]
    text = text_of(lab.legend.value)
    assert f"t = {sample / 10:g} ms" in text
    assert f"{world.M.v[1][sample] / mV:.6g} mV" in text
    assert lab.controls.cursor.value == pytest.approx(sample / 10)


def test_the_cursor_is_drawn_where_it_reads(lab, world):
    point(lab, 12.34)
    cursor = lab.picture.cursor
    assert cursor.x == pytest.approx(12.3)
    scale = curves(lab)["v[0]"].scales["y"]
    heights = (world.M.v[:, 123] / mV - scale.min) / (scale.max - scale.min)
    for height in heights:
        assert np.abs(cursor.y - height).min() < 1e-9


def test_a_pointer_beyond_the_recording_reads_its_last_sample(lab):
    point(lab, 250)
    assert lab.cursor / ms == pytest.approx(99.9)
    assert lab.complaint == ""


def test_the_box_moves_the_cursor(lab, world):
    lab.controls.cursor.value = 20
    assert lab.cursor == world.M.t[200]
    lab.cursor = 30 * ms
    assert lab.controls.cursor.value == 30


def test_the_pointer_is_never_written_to(lab):
    point(lab, 12.3456)
    lab.controls.cursor.value = 20
    assert lab.picture.pointer.selected.tolist() == [12.3456]


def test_a_time_beyond_the_recording_is_refused(lab):
    point(lab, 50)
    before = shown(lab)
    lab.controls.cursor.value = 500
    assert "Nothing was recorded at 500 ms" in lab.complaint
    assert "from 0 ms to 100 ms" in lab.complaint
    assert shown(lab) == before
    lab.controls.cursor.value = 40
    assert lab.complaint == ""
    with pytest.raises(UnusableValueError):
        lab.cursor = 500 * ms
    with pytest.raises(DimensionMismatchError, match="12\\*ms"):
        lab.cursor = 3 * mV


# --- the marks -------------------------------------------------------------------------------


def test_dragged_marks_measure_differences(lab, world):
    drag(lab, 20.01, 70.04)
    gaps = lab.differences()
    assert gaps["t"] / ms == pytest.approx(50)
    assert gaps["v[0]"] == world.M.v[0][700] - world.M.v[0][200]
    assert gaps["w[0]"] == world.W.w[0][700] - world.W.w[0][200]
    text = text_of(lab.table.value)
    assert "A: 20 ms" in text and "B: 70 ms" in text and "Δt = 50 ms" in text
    assert f"{gaps['v[0]'] / mV:.6g} mV" in text
    assert lab.controls.a.value == 20 and lab.controls.b.value == 70
    assert "1/Δt = 20 Hz" in lab.summary.value


def test_a_handle_is_not_moved_under_the_hand(lab):
    drag(lab, 20.0123, 70)
    assert lab.picture.handles.x.tolist() == [20.0123, 70]
    lab.picture.handles._handle_custom_msgs(None, {"event": "drag_end", "point": {}, "index": 0})
    assert lab.picture.handles.x.tolist() == [20, 70]


def test_marks_by_box_and_by_button(lab):
    lab.controls.a.value = 10
    point(lab, 33.3)
    lab.controls.b_here.click()
    assert [t / ms for t in lab.marks] == pytest.approx([10, 33.3])
    assert lab.picture.handles.x.tolist() == pytest.approx([10, 33.3])
    assert lab.picture.lines_of_marks[1].x[0] == pytest.approx(33.3)
    lab.marks = 5 * ms, 6 * ms
    assert lab.controls.a.value == 5


def test_a_mark_beyond_the_recording_is_refused(lab):
    before = shown(lab)
    lab.controls.a.value = -5
    assert "Nothing was recorded at -5 ms" in lab.complaint
    assert shown(lab) == before


@pytest.mark.parametrize("times", [(0.1 * ms, 500 * ms), (500 * ms, 0.1 * ms), (0.1 * ms, 5)])
def test_both_marks_are_moved_or_none(lab, times):
    before, marks = shown(lab), lab.marks
    with pytest.raises(SnnkitError):
        lab.marks = times
    assert shown(lab) == before and lab.marks == marks


@pytest.mark.parametrize("times", [5 * ms, (5 * ms,), [5, 6, 7] * ms, ([5, 6] * ms, 7 * ms)])
def test_marks_and_window_are_two_times_each(lab, times):
    for name in ("marks", "window"):
        with pytest.raises(UnusableValueError, match=r"(Two times were|One time was) expected"):
            setattr(lab, name, times)


# --- the window ------------------------------------------------------------------------------


class Recording:
    """What the lab needs of a StateMonitor."""

    def __init__(self, dt=1e-4, **values):
        self.source = SimpleNamespace(name="cells")
        self.record_variables = list(values)
        rows = [np.atleast_2d(v) for v in values.values()]
        self.record = np.arange(len(rows[0]))
        self.t_ = np.arange(rows[0].shape[1]) * dt
        for name, row in zip(values, rows, strict=True):
            setattr(self, name, row)


@pytest.fixture
def long():
    """Two traces of 100,000 samples, 10 s long: noise, and a single spike."""
    spike = np.zeros(100_000)
    spike[54_321] = 1
    return Recording(v=np.random.default_rng(3).normal(size=100_000), x=spike)


def test_long_traces_are_drawn_with_few_points_and_keep_their_spikes(long):
    lab = TraceInspector(long)
    assert repr(lab) == "TraceInspector(traces=2, samples=100000)"
    for curve in curves(lab).values():
        assert len(curve.x) <= POINTS
    x = curves(lab)["x[0]"]
    assert x.x[x.y == 1].tolist() == pytest.approx([5432.1])
    v = curves(lab)["v[0]"]
    assert v.y.min() == long.v.min() and v.y.max() == long.v.max()


def test_zooming_in_draws_more_detail(long):
    lab = TraceInspector(long)
    brush(lab, 5400, 5460)
    assert (lab.picture.time.min, lab.picture.time.max) == (5400, 5460)
    v = curves(lab)["v[0]"]
    assert len(v.x) == 603  # every sample in the window, and one on each side
    assert np.array_equal(v.y, long.v[0][53_999:54_602])
    lab.cursor = 5432.1 * ms
    assert lab.values()["x[0]"] == 1
    assert lab.legend.value.count("out of sight") == 0


def test_all_together_are_few_points(long):
    noise = np.random.default_rng(4).normal(size=(20, 5000))
    lab = TraceInspector(Recording(v=noise), elements=range(20))
    assert sum(len(c.x) for c in curves(lab).values()) <= 10_000


def test_the_brush_chooses_the_window_and_is_not_written_to(lab):
    brush(lab, 20.00004, 40)
    assert [t / ms for t in lab.window] == pytest.approx([20, 40])
    assert lab.picture.brush.selected.tolist() == [20.00004, 40]
    assert (lab.controls.start.value, lab.controls.stop.value) == (20, 40)
    assert "from 20 ms to 40 ms (recorded: 0 ms to 100 ms)" in lab.summary.value
    lab.picture.brush.selected = None
    assert [t / ms for t in lab.window] == [0, 100]


def test_a_brush_beyond_the_end_stops_there(lab):
    brush(lab, 60, 100.3)
    assert lab.window[1] / ms == pytest.approx(100)


def test_the_page_zooms_and_pans(lab):
    lab.controls.mode.value = MOVE
    assert lab.picture.figure.interaction is lab.picture.hand
    time = lab.picture.time
    time.set_state({"min": 10.0, "max": 30.0})  # as the page sends both
    assert [t / ms for t in lab.window] == pytest.approx([10, 30])
    assert (time.min, time.max) == (10, 30)
    x = curves(lab)["v[0]"].x
    assert x.min() == pytest.approx(9.9) and 30 <= x.max() < 30.2
    assert lab.picture.brush.selected.tolist() == pytest.approx([10, 30])
    lab.controls.mode.value = READ
    assert lab.picture.figure.interaction is lab.picture.pointer


def test_buttons_zoom_and_move(lab):
    controls = lab.controls
    lab.cursor = 60 * ms
    controls.zoom_in.click()
    assert [t / ms for t in lab.window] == pytest.approx([30, 80])  # the cursor stays in place
    controls.later.click()
    assert [t / ms for t in lab.window] == pytest.approx([50, 100])  # not beyond the end
    controls.earlier.click()
    assert [t / ms for t in lab.window] == pytest.approx([25, 75])
    controls.zoom_out.click()
    assert [t / ms for t in lab.window] == pytest.approx([0, 100])
    assert lab.picture.brush.selected is None
    controls.zoom_in.click()
    controls.all.click()
    assert [t / ms for t in lab.window] == [0, 100]


def test_boxes_choose_the_window(lab):
    lab.controls.start.value = 25
    lab.controls.stop.value = 35.5
    assert [t / ms for t in lab.window] == pytest.approx([25, 35.5])
    assert lab.picture.brush.selected.tolist() == pytest.approx([25, 35.5])
    lab.window = 1 * ms, 2 * ms
    assert lab.controls.start.value == 1


@pytest.mark.parametrize(
    "start, complaint",
    [
        (100, "must end after it begins"),
        (1e99, "Nothing was recorded at 1e+99 ms"),
        (-500, "Nothing was recorded at -500 ms"),
        (float("nan"), "Nothing was recorded at nan"),
    ],
)
def test_an_impossible_window_is_refused(lab, start, complaint):
    before = shown(lab)
    lab.controls.start.value = start
    assert complaint in lab.complaint
    assert shown(lab) == before
    assert lab.controls.start.value == 0  # not what was refused


def test_a_window_beside_the_recording_is_refused(lab):
    with pytest.raises(UnusableValueError, match="Nothing was recorded at 500 ms"):
        lab.window = 50 * ms, 500 * ms
    lab.picture.time.min, lab.picture.time.max = -200, -100  # by the wheel of a mouse
    assert "Nothing was recorded from -200 ms to -100 ms" in lab.complaint


@pytest.mark.parametrize("name", ["stop", "cursor", "a", "b"])
def test_a_refused_time_does_not_stay_in_its_box(lab, name):
    box = getattr(lab.controls, name)
    before = box.value
    box.value = 99999
    assert "Nothing was recorded at 99999 ms" in lab.complaint
    assert box.value == before


def test_it_says_how_many_traces_there_are_if_not_all_are_shown():
    start_scope()
    G = NeuronGroup(12, "v : 1", threshold="i > 8 and t < 1*ms")
    M, spikes = StateMonitor(G, "v", record=True), SpikeMonitor(G)
    run(1 * ms)
    lab = TraceInspector(M, spikes)
    assert "6 traces of v – the first 6 of 12, from" in text_of(lab.summary.value)
    titles = ["spikes of the neurons shown", "v – the first 6 of 12"]
    assert lab.picture.titles.text.tolist() == titles
    assert TraceInspector(M, elements=[3, 8]).picture.titles.text.tolist() == ["v – 2 of 12"]
    assert TraceInspector(M, elements=list(range(12))).picture.titles.text.tolist() == ["v"]


def test_panels_can_fit_what_is_in_the_window(lab):
    scale = curves(lab)["w[0]"].scales["y"]
    brush(lab, 60, 75)
    before = scale.max - scale.min
    lab.controls.fit.value = True
    assert scale.max - scale.min < before / 2
    lab.controls.fit.value = False
    assert scale.max - scale.min == before


def test_a_cursor_out_of_sight_says_so(lab):
    point(lab, 80)
    brush(lab, 10, 20)
    assert "t = 80 ms (out of sight)" in text_of(lab.legend.value)


# --- spikes and threshold --------------------------------------------------------------------


def test_spikes_are_strokes_at_their_times(lab, world):
    x, y = lab.picture._strokes.x, lab.picture._strokes.y
    assert np.array_equal(np.sort(x[::3]), np.sort(world.spikes.t_ / 1e-3))
    assert np.isfinite(x).all() and np.isfinite(y[-1])
    assert "9 spikes" in lab.legend.value and "6 spikes" in lab.legend.value


def test_the_threshold_is_a_line_in_its_panel(lab):
    v = curves(lab)["v[0]"]
    lines = [m for m in lab.picture.figure.marks if getattr(m, "line_style", "") == "dashed"]
    (line,) = [m for m in lines if m.scales["y"] is v.scales["y"] and m.labels == []]
    assert line.y.tolist() == [10, 10]


def test_without_spikes_or_threshold(world):
    lab = TraceInspector(world.M)
    assert repr(lab) == "TraceInspector(traces=2, samples=1000)"
    assert lab.picture.titles.text.tolist() == ["v (mV)"]
    assert lab.picture._strokes.x.size == 0


# --- which traces ----------------------------------------------------------------------------


def test_variables_and_elements_at_first(world):
    lab = TraceInspector([world.M, world.W], variables="v", elements=1)
    assert list(curves(lab)) == ["v[1]"]
    assert lab.controls.variables.value == ("v",)


def test_choosing_variables(lab):
    lab.controls.variables.value = ("w",)
    assert list(curves(lab)) == ["w[0]"]
    assert lab.controls.traces.options == (("w[0]", ("w", 0)),)
    lab.controls.variables.value = ("v", "w")
    assert list(curves(lab)) == ["v[0]", "v[1]", "w[0]"]


def test_choosing_traces(lab):
    looks = curves(lab)["v[1]"].colors
    lab.controls.traces.value = (("v", 1), ("w", 0))
    assert list(curves(lab)) == ["v[1]", "w[0]"]
    assert curves(lab)["v[1]"].colors == looks
    assert "neuron 1" in lab.legend.value and "neuron 0" not in lab.legend.value
    assert lab.controls.variables.value == ("v", "w")
    lab.controls.traces.value = (("v", 1),)
    assert list(curves(lab)) == ["v[1]"]
    lab.controls.variables.value = ("v", "w")
    assert list(curves(lab)) == ["v[1]", "w[0]"]


def test_choosing_nothing_is_refused_and_the_picture_stays(lab):
    before = shown(lab)
    lab.controls.traces.value = ()
    assert "at least one trace" in lab.complaint
    assert shown(lab) == before
    lab.controls.variables.value = ()
    assert "at least one trace" in lab.complaint
    assert repr(lab).startswith("TraceInspector(traces=3")


def test_too_many_traces_are_refused(world):
    start_scope()
    group = NeuronGroup(60, "v : 1")
    M = StateMonitor(group, "v", record=True)
    run(1 * ms)
    lab = TraceInspector(M)
    assert list(curves(lab)) == [f"v[{k}]" for k in range(6)]
    lab.controls.traces.value = tuple(("v", k) for k in range(40))
    assert "40 traces are too many" in lab.complaint
    assert list(curves(lab)) == [f"v[{k}]" for k in range(6)]
    lab.controls.traces.value = (("v", 59), ("v", 2))
    assert set(curves(lab)) == {"v[59]", "v[2]"}
    with pytest.raises(UnusableValueError, match="too many"):
        TraceInspector(M, elements=range(50))


def test_mistakes_in_the_call_are_raised(world):
    with pytest.raises(UnknownVariableError, match="was not recorded"):
        TraceInspector(world.M, variables="V")
    with pytest.raises(UnusableValueError, match="StateMonitor"):
        TraceInspector(world.spikes)
    with pytest.raises(UnusableValueError, match="unit of the threshold"):
        TraceInspector(world.M, threshold=3 * ms)
    with pytest.raises(UnusableValueError, match="no trace"):
        TraceInspector(world.M, elements=77)


# --- recordings that go on -------------------------------------------------------------------


def test_nothing_recorded_yet_is_told_and_not_raised():
    world = World(duration=None)
    lab = TraceInspector([world.M, world.W], world.spikes, threshold=10 * mV)
    assert "Nothing has been recorded yet" in lab.complaint
    assert repr(lab) == "TraceInspector(traces=3, samples=0, spikes=0)"
    lab.refresh()
    assert "Nothing has been recorded yet" in lab.complaint
    with pytest.raises(UnusableValueError, match="Nothing has been recorded"):
        lab.cursor = 1 * ms
    world.run(20 * ms)
    lab.refresh()
    assert lab.complaint == ""
    assert repr(lab) == "TraceInspector(traces=3, samples=200, spikes=2)"
    assert len(curves(lab)["v[0]"].x) == 200


def test_refresh_follows_a_run_that_went_on(lab, world):
    point(lab, 30)
    world.run(50 * ms)
    assert repr(lab) == "TraceInspector(traces=3, samples=1000, spikes=15)"
    lab.refresh()
    assert "samples=1500" in repr(lab)
    assert [t / ms for t in lab.window] == pytest.approx([0, 150])
    assert lab.cursor / ms == pytest.approx(30)


def test_refresh_keeps_what_was_chosen(lab, world):
    brush(lab, 20, 40)
    lab.controls.traces.value = (("v", 1),)
    world.run(50 * ms)
    lab.refresh()
    assert [t / ms for t in lab.window] == pytest.approx([20, 40])
    assert list(curves(lab)) == ["v[1]"]


def test_values_that_are_not_finite_leave_gaps():
    v = np.sin(np.arange(1000) / 30)
    v[:10] = v[990:] = np.nan
    v[500:510] = np.inf
    lab = TraceInspector(Recording(v=v))
    v = curves(lab)["v[0]"]
    assert np.isfinite(v.x).all()
    assert np.isfinite(v.y[[0, -1]]).all() and np.isnan(v.y).any()
    lab.cursor = 50.5 * ms
    assert "inf" in lab.legend.value


# --- as code ---------------------------------------------------------------------------------


@pytest.fixture
def agg():
    from matplotlib import pyplot

    before = matplotlib.get_backend()
    pyplot.switch_backend("Agg")
    yield
    pyplot.close("all")
    pyplot.switch_backend(before)


@pytest.mark.filterwarnings("ignore:FigureCanvasAgg is non-interactive")
def test_the_script_draws_the_same_picture(world, agg):
    M, W, fired = world.M, world.W, world.spikes
    lab = TraceInspector([M, W], fired, threshold=10 * mV)
    brush(lab, 20, 40)
    code = lab.to_code()
    assert "fired.t" in code and "W[0].w" in code
    names = {"M": M, "W": W, "fired": fired}
    exec(code, names)
    spikes, v, w = names["figure"].axes
    assert v.get_ylabel() == "v (mV)" and w.get_ylabel() == "w"
    assert w.get_xlabel() == "time (ms)" and w.get_xlim() == (20, 40)
    lines = {line.get_label(): line for line in v.lines}
    assert lines["v[1]"].get_ydata().tolist() == (M.v[1] / mV).tolist()
    assert lines["v[1]"].get_color() == curves(lab)["v[1]"].colors[0]
    assert lines["threshold"].get_ydata() == [10, 10]
    assert v.get_legend() is not None
    assert sum(len(row.get_positions()) for row in spikes.collections) == fired.num_spikes


@pytest.mark.filterwarnings("ignore:FigureCanvasAgg is non-interactive")
def test_the_script_calls_nameless_monitors_by_their_usual_names(world, agg):
    code = TraceInspector([world.M, world.W], world.spikes, variables="w").to_code()
    exec(code, {"M": world.M, "M2": world.W, "spikes": world.spikes})
    assert "M2[0].w" in code and "spikes.t" in code


def test_a_control_that_fails_shows_it_and_raises(lab, monkeypatch):
    monkeypatch.setattr(lab.picture, "draw", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        brush(lab, 1, 2)
    assert "ZeroDivisionError" in lab.complaint
