"""The still picture of traces."""

import pytest
from matplotlib.figure import Figure

from snnkit import (
    NeuronGroup,
    SpikeMonitor,
    StateMonitor,
    UnusableValueError,
    ms,
    mV,
    run,
    start_scope,
)
from snnkit.errors import DimensionMismatchError
from snnkit.plots.traces import plot_traces


@pytest.fixture
def recorded():
    start_scope()
    group = NeuronGroup(
        3,
        "dv/dt = (15*mV - v)/(10*ms) : volt\nx : 1",
        threshold="v > 10*mV",
        reset="v = 0*mV",
        method="exact",
    )
    monitor, spikes = StateMonitor(group, ["v", "x"], record=True), SpikeMonitor(group)
    run(50 * ms)
    return monitor, spikes


def draw(*args, **kwargs):
    return plot_traces(*args, figure=Figure(), **kwargs)


def test_a_panel_for_each_variable_above_one_time_axis(recorded):
    figure = draw(*recorded, threshold=10 * mV)
    assert [axes.get_ylabel() for axes in figure.axes] == ["spikes", "v (mV)", "x"]
    assert [axes.get_xlabel() for axes in figure.axes] == ["", "", "time (ms)"]
    labels = [line.get_label() for line in figure.axes[1].lines]
    assert labels == ["v[0]", "v[1]", "v[2]", "threshold"]
    assert figure.axes[1].lines[0].get_ydata().tolist() == (recorded[0].v[0] / mV).tolist()
    assert figure.axes[2].get_xlim() == pytest.approx((0, 50))


def test_a_part_of_it(recorded):
    figure = draw(recorded[0], variables="v", elements=[1], window=(10 * ms, 20 * ms))
    (axes,) = figure.axes
    assert [line.get_label() for line in axes.lines] == ["v[1]"]
    assert axes.get_xlim() == pytest.approx((10, 20))


def test_what_cannot_be_drawn(recorded):
    with pytest.raises(UnusableValueError, match="no trace"):
        draw(recorded[0], elements=[7])
    with pytest.raises(UnusableValueError, match="end after it begins"):
        draw(recorded[0], window=(20 * ms, 10 * ms))
    with pytest.raises(DimensionMismatchError, match="times"):
        draw(recorded[0], window=(1, 2))


def test_nothing_recorded_yet_is_an_empty_picture():
    group = NeuronGroup(1, "v : 1", threshold="v > 1")
    figure = draw(StateMonitor(group, "v", record=True), SpikeMonitor(group))
    assert len(figure.axes) == 2
