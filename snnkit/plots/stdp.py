"""The STDP lab's pictures as a still figure."""

from __future__ import annotations

import numpy as np

from ..errors import ArgumentError
from ..units.dimensions import SECOND
from ..units.quantity import wrap
from ..views.colours import AXIS, FAINT, HIGHLIGHT, INK, NAMES, SOURCE, TARGET, series
from ..views.pairing import Pairing, pairing

__all__ = ["plot_stdp"]

_LOOKS = {"pre": (SOURCE, "-"), "post": (TARGET, "-")}
_DASHES = {"solid": "-", "dashed": "--", "dotted": ":", "dash_dotted": "-."}


def plot_stdp(seen=None, *, figure=None, **options):
    """Draw spikes, traces, weight and window of a pairing of spikes.

    Parameters
    ----------
    seen : Pairing, optional
        What to draw: ``lab.seen`` of an `STDPLab`, or the result of `pairing`. By default
        `pairing` is called, with pre = 10, 40 ms and post = 20, 35 ms.
    figure : matplotlib Figure, optional
        Where to draw; by default a new one.
    **options
        For `pairing`, instead of `seen`: ``pre``, ``post``, ``rule``, ``duration``, ...

    Returns
    -------
    matplotlib.figure.Figure

    Examples
    --------
    >>> from snnkit import ms
    >>> from snnkit.plots.stdp import plot_stdp
    >>> figure = plot_stdp(pre=[10]*ms, post=[20, 30]*ms)
    >>> sorted(axes.get_ylabel() for axes in figure.axes)
    ['', 'W(Δt)', 'traces', 'weight']
    """
    from matplotlib import pyplot as plt

    if seen is None:
        options = {"pre": _ms(10, 40), "post": _ms(20, 35)} | options
        seen = pairing(**options)
    elif not isinstance(seen, Pairing) or options:
        raise ArgumentError("Give either a Pairing, such as `lab.seen`, or options for `pairing`.")
    figure = figure or plt.figure(figsize=(9, 5.2), layout="constrained")
    axes = figure.subplot_mosaic(
        [["spikes", "window"], ["traces", "window"], ["weight", "window"]],
        height_ratios=[1, 1.6, 1.8],
        width_ratios=[1.5, 1],
    )
    for name in ("spikes", "traces"):
        axes[name].sharex(axes["weight"])
        axes[name].tick_params(labelbottom=False)
    _spikes(axes["spikes"], seen)
    _traces(axes["traces"], seen)
    _weight(axes["weight"], seen)
    _window(axes["window"], seen)
    return figure


def _ms(*times):
    return wrap(1e-3 * np.array(times, float), SECOND)


def _spikes(axes, seen):
    for pre, post, delta in zip(seen.pairs.t_pre, seen.pairs.t_post, seen.pairs.delta, strict=True):
        look = _LOOKS["pre" if delta >= 0 else "post"]
        axes.plot([1e3 * pre, 1e3 * post], [1, 0], look[1], color=look[0], alpha=0.5, lw=1)
    axes.plot(1e3 * seen.pre, np.ones(len(seen.pre)), "o", color=SOURCE, ms=9)
    axes.plot(1e3 * seen.post, np.zeros(len(seen.post)), "D", color=TARGET, ms=8)
    axes.set(yticks=[0, 1], yticklabels=["post", "pre"], ylim=(-0.5, 1.5))


def _traces(axes, seen):
    for k, (name, by) in enumerate(seen.rule.traces.items()):
        colour, dash = series(k + 2)
        colour, dash = _LOOKS.get(by, (colour, _DASHES[dash]))
        axes.plot(1e3 * seen.t, seen.traces[name], dash, color=colour, label=name)
    axes.set_ylabel("traces")
    if seen.rule.traces:
        axes.legend(loc="best", frameon=False)


def _weight(axes, seen):
    t, sums = seen.sums
    green = NAMES["bluish green"]
    axes.plot(1e3 * t, sums, color=green, lw=5, alpha=0.45, label="sum over pairs")
    axes.plot(1e3 * seen.t, seen.w, color=INK, label=f"{seen.rule.weight} (traces)")
    for bound in seen.bounds or ():
        if np.isfinite(bound):
            axes.axhline(bound, color=AXIS, ls="--", lw=1)
    at = np.interp(seen.clipped + seen.dt, seen.t, seen.w)
    axes.plot(1e3 * seen.clipped, at, "P", color=HIGHLIGHT, ms=9, mec="white")
    axes.set(xlabel="time (ms)", ylabel="weight", xlim=(0, 1e3 * seen.duration))
    axes.legend(loc="best", frameon=False)


def _window(axes, seen):
    x, y = seen.curve
    axes.axhline(0, color=FAINT, lw=1)
    axes.axvline(0, color=FAINT, lw=1)
    axes.plot(1e3 * x, y, color=INK, lw=1.5)
    delta, change = 1e3 * seen.pairs.delta, seen.pairs.change
    axes.plot(delta[change >= 0], change[change >= 0], "^", color=SOURCE, ms=8)
    axes.plot(delta[change < 0], change[change < 0], "v", color=TARGET, ms=8)
    axes.set(xlabel="Δt = t_post − t_pre (ms)", ylabel="W(Δt)")
    axes.set_title(f"sum {seen.pairs.total:+.4g}, engine {seen.dw:+.4g}", fontsize="medium")
