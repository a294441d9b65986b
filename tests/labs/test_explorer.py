"""The Explorer, driven through its controls."""

import math

import numpy as np
import pytest

from snnkit import NeuronGroup, StateMonitor, ms, mV, run, start_scope
from snnkit.errors import UnusableValueError
from snnkit.labs import Explorer
from snnkit.labs.explorer import POINTS


def decay(start=1.0, tau_in_ms=10.0, still=False):
    start_scope()
    tau = tau_in_ms * ms
    G = NeuronGroup(1, "dv/dt = 0/tau : 1" if still else "dv/dt = -v/tau : 1")
    G.v = start
    M = StateMonitor(G, "v", record=True)
    run(20 * ms)
    assert tau
    return M


def curve(lab):
    return lab.curves[0].y


def test_the_curve_follows_the_slider():
    lab = Explorer(decay, start=(0.0, 4.0), tau_in_ms=(1.0, 50.0))
    assert curve(lab)[100] == pytest.approx(math.exp(-1), rel=1e-9)
    lab.controls["start"].value = 3.0
    assert curve(lab)[100] == pytest.approx(3 * math.exp(-1), rel=1e-9)
    lab.controls["tau_in_ms"].value = 20.0
    assert curve(lab)[100] == pytest.approx(3 * math.exp(-0.5), rel=1e-9)


def test_a_check_box_for_true_or_false():
    lab = Explorer(decay, still=False)
    lab.controls["still"].value = True
    np.testing.assert_array_equal(curve(lab), 1.0)


def test_repr_states_what_is_shown():
    lab = Explorer(decay, start=(0.0, 4.0))
    lab.controls["start"].value = 2.5
    assert repr(lab) == "Explorer(start=2.5, curves=1, samples=200)"


def test_an_error_is_shown_and_the_last_good_picture_stays():
    def fragile(gain=1.0):
        start_scope()
        G = NeuronGroup(1, "v : 1" if gain < 2 else "dv/dt = -v/taau : 1")
        G.v = gain
        M = StateMonitor(G, "v", record=True)
        run(1 * ms)
        return M

    lab = Explorer(fragile, gain=(0.0, 4.0))
    lab.controls["gain"].value = 1.5
    before = np.array(curve(lab))
    lab.controls["gain"].value = 3.0
    assert "taau" in lab.complaint and "^^^^" in lab.complaint
    np.testing.assert_array_equal(curve(lab), before)
    lab.controls["gain"].value = 0.5
    assert lab.complaint == ""


def test_an_error_of_another_kind_is_shown_and_raised():
    def broken(x=1.0):
        if x > 2:
            raise ZeroDivisionError("x")
        return decay()

    lab = Explorer(broken, x=(0.0, 4.0))
    with pytest.raises(ZeroDivisionError):
        lab.controls["x"].value = 3.0
    assert "ZeroDivisionError" in lab.complaint


def test_values_with_units_are_drawn_in_a_readable_unit():
    def membrane(start=10.0):
        start_scope()
        G = NeuronGroup(1, "dv/dt = -v/(10*ms) : volt")
        G.v = start * mV
        M = StateMonitor(G, "v", record=True)
        run(5 * ms)
        return M

    lab = Explorer(membrane, start=(0.0, 20.0))
    assert curve(lab)[0] == pytest.approx(10)
    assert lab.figure.axes[1].label == "v (mV)"


def recorded(samples, at=0):
    """Record a pulse of one sample."""
    start_scope()
    G = NeuronGroup(2, "v = i + int(t_in_timesteps == at) : 1")
    M = StateMonitor(G, "v", record=True)
    run(samples * 0.1 * ms, namespace={"at": at})
    return M


def test_a_pulse_of_one_sample_is_drawn():
    lab = Explorer(lambda at=4321: recorded(10_000, at), at=(0, 9999))
    for k in range(2):
        x, y = lab.curves[k].x, lab.curves[k].y
        assert y.max() == 1 + k and x[np.argmax(y)] == pytest.approx(432.1)
        assert x[0] == 0 and x[-1] == pytest.approx(999.9)


@pytest.mark.parametrize("samples", [1, 2000, 2001, 3999, 4000])
def test_no_more_points_are_sent_than_can_be_told_apart(samples):
    lab = Explorer(lambda: recorded(samples))
    sizes = [curve.y.size for curve in lab.curves[:2]]
    assert sizes == [samples] * 2 if samples <= POINTS else max(sizes) <= POINTS
    assert all(curve.x.size == curve.y.size for curve in lab.curves)


def test_what_cannot_be_controlled_is_refused():
    with pytest.raises(UnusableValueError, match="no argument `speed`"):
        Explorer(decay, speed=(0, 1))
    with pytest.raises(UnusableValueError, match="control for `start`"):
        Explorer(decay, start=object())


@pytest.mark.parametrize(
    ("name", "message"),
    [("t", "It has `v`"), ("V", "Did you mean `v`"), ("nope", "It has `v`"), ("record", "It has")],
)
def test_a_variable_that_was_not_recorded(name, message):
    lab = Explorer(decay, variable=name)
    assert f"has not recorded `{name}`" in lab.complaint and message in lab.complaint
    assert repr(lab) == "Explorer(curves=0, samples=0)"


def test_there_is_no_code_before_there_is_a_picture():
    lab = Explorer(lambda: 3)
    with pytest.raises(UnusableValueError, match="no picture yet") as caught:
        lab.to_code()
    assert "must return a StateMonitor" in str(caught.value)


def test_its_code_runs_and_gives_the_same_curve(monkeypatch):
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    monkeypatch.setattr("matplotlib.pyplot.show", lambda: None)
    lab = Explorer(decay, start=(0.0, 4.0))
    lab.controls["start"].value = 2.0
    names = {}
    exec(lab.to_code(), names)
    np.testing.assert_allclose(names["M"].v, lab.monitor.v, rtol=1e-12)


def test_its_code_is_that_of_the_picture_even_if_a_later_call_fails():
    def fragile(gain=1.0):
        return decay(gain) if gain < 2 else None

    lab = Explorer(fragile, gain=(0.0, 4.0))
    lab.controls["gain"].value = 3.0
    assert lab.complaint and "M = fragile(gain=1.0)\n" in lab.to_code()


def later(delay=2 * ms):
    start_scope()
    G = NeuronGroup(1, "v = int(t >= delay)*mV : volt")
    M = StateMonitor(G, "v", record=True)
    run(10 * ms, namespace={"delay": delay})
    return M


def test_a_range_with_units():
    lab = Explorer(later, delay=(0 * ms, 5 * ms))
    slider = lab.controls["delay"]
    assert (slider.description, slider.min, slider.max) == ("delay (ms)", 0, 5)
    assert slider.value == 2  # the default of the function
    slider.value = 3.5
    assert lab.values == {"delay": 3.5 * ms}
    assert curve(lab)[34] == 0 and curve(lab)[35] == 1
    assert "M = later(delay=3.5*ms)\n" in lab.to_code()
    assert "between 0 mV and 1 mV" in lab.summary.value


@pytest.mark.parametrize("given", [(0, 5 * ms), (0 * mV, 5 * ms), (0 * ms, [5, 6] * ms)])
def test_a_range_of_different_units_is_refused(given):
    with pytest.raises(UnusableValueError, match="same unit"):
        Explorer(later, delay=given)


def test_a_function_whose_source_is_nowhere():
    scope = {"start_scope": start_scope, "NeuronGroup": NeuronGroup, "StateMonitor": StateMonitor}
    scope |= {"run": run, "ms": ms}
    exec(
        "def typed(w=1.0):\n    G = NeuronGroup(1, 'v : 1')\n"
        "    M = StateMonitor(G, 'v', record=True)\n    run(1*ms)\n    return M",
        scope,
    )
    lab = Explorer(scope["typed"], w=(0.0, 1.0))
    with pytest.raises(UnusableValueError, match="source of `typed` cannot be found"):
        lab.to_code()
