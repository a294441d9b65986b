"""The still twin of STDPLab draws what the lab's view holds."""

import matplotlib
import numpy as np
import pytest

matplotlib.use("agg")

from snnkit import ms  # noqa: E402
from snnkit.plots.stdp import plot_stdp  # noqa: E402
from snnkit.views.pairing import pairing  # noqa: E402


def lines(figure, y_label):
    (axes,) = (axes for axes in figure.axes if axes.get_ylabel() == y_label)
    return [line.get_xydata() for line in axes.get_lines()]


def test_it_draws_the_view():
    seen = pairing([10, 40] * ms, [20, 35] * ms)
    figure = plot_stdp(seen)
    _, w, *_ = lines(figure, "weight")
    assert w[:, 1] == pytest.approx(seen.w) and w[:, 0] == pytest.approx(1e3 * seen.t)
    *_, up, down = lines(figure, "W(Δt)")
    dots = np.r_[up, down][:, 1]
    assert sorted(dots) == pytest.approx(sorted(seen.pairs.change))
    assert len(lines(figure, "traces")) == 2


def test_it_draws_no_spikes_too():
    assert len(plot_stdp(pre=[] * ms).axes) == 4


def test_one_or_the_other():
    seen = pairing([10] * ms, [20] * ms)
    with pytest.raises(TypeError, match="either"):
        plot_stdp(seen, pre=[10] * ms)
