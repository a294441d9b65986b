"""STDPLab: spikes that are dragged, and the synapse that learns from them."""

from __future__ import annotations

import html

import ipywidgets as widgets
import numpy as np
from bqplot import LinearScale

from ..errors import UnusableValueError
from ..model.clock import Clock, defaultclock
from ..model.strings.namespace import names_of_caller
from ..model.synaptic.synapses import Synapses
from ..units.dimensions import SECOND
from ..units.quantity import wrap
from ..units.values import require
from ..views.pairing import MOST_SPIKES, default_duration, pairing, seconds, window_of
from ..views.pairing_code import script
from ..views.plasticity import CLOCK_DRIVEN, EVENT_DRIVEN, STANDARD, rule_of
from .lab import Lab
from .sliders import ConstantSlider
from .spike_row import SpikeRow
from .stdp_figures import POST, PRE, StdpFigures

__all__ = ["STDPLab"]

#: no slider could show larger numbers
LARGEST = 1e9


class STDPLab(Lab):
    """Drag the spikes of two neurons, and watch the synapse between them learn.

    Two rows of spikes, the traces that they leave, the weight with its bounds, and the window
    W(Δt) with a triangle for each pair of spikes. Every change runs the engine; beside its result
    stands the sum over pairs, with the difference of the two.

    Parameters
    ----------
    S : Synapses, optional
        Your own plasticity rule: equations, `on_pre`, `on_post` and the values that they use
        are taken from these synapses (parameters from the first one). The lab's two neurons have
        the variables of your neurons and rest: their differential equations play no part, nor do
        delays, nor pathways that wait for other events than spikes.
        The window is then measured on the engine, from single pairs. By default pair-based STDP.
    pre, post : Quantity
        When the neurons spike. Spikes occur in the nearest time step.
    A_pre, A_post : float
        What a spike adds to its trace: the window's heights at Δt = 0.
    tau_pre, tau_post : Quantity
        The time constants of the traces, and so of the window.
    w0 : float, optional
        The weight before the first spike.
    w_max : float
        The upper bound of the weight; the lower one is 0.
    duration : Quantity, optional
        How long to simulate; by default 60 ms, or more if there are later spikes.
    bounded : bool
        Whether the weight is clipped.
    event_driven : bool
        Whether traces are brought up to date at spikes only.
    weight : str, optional
        Which variable of `S` is the weight, if `on_pre` and `on_post` both change several.
    dt : Quantity, optional
        The time step; by default that of `S`, or of `defaultclock`.

    Attributes
    ----------
    seen : Pairing
        What is shown now, as numbers; `snnkit.plots.stdp.plot_stdp` draws it as a still figure.

    Examples
    --------
    >>> from snnkit.labs import STDPLab
    >>> STDPLab()
    STDPLab(pairs=4, dw=-0.00311, difference=0)

    With synapses of your own:

    >>> from snnkit import *
    >>> G = NeuronGroup(2, 'v : 1', threshold='v > 1', reset='v = 0')
    >>> S = Synapses(G, G, '''w : 1
    ...                       da/dt = -a/(10*ms) : 1 (event-driven)''',
    ...              on_pre='a += 0.1', on_post='w += a')
    >>> STDPLab(S, weight='w', pre=[10]*ms, post=[20]*ms)
    STDPLab(pairs=1, dw=0.03679, difference=0)
    """

    def __init__(
        self,
        S=None,
        *,
        pre=None,
        post=None,
        A_pre=None,
        A_post=None,
        tau_pre=None,
        tau_post=None,
        w0=None,
        w_max=None,
        duration=None,
        bounded=True,
        event_driven=False,
        weight=None,
        dt=None,
    ):
        super().__init__()
        given = {"A_pre": A_pre, "A_post": A_post, "tau_pre": tau_pre, "tau_post": tau_post}
        given = {n: v for n, v in (given | {"w_max": w_max}).items() if v is not None}
        if S is None:
            self._rule = _with(STANDARD, given, w0)
        else:
            names = names_of_caller(2, *_own_names(S))
            self._rule = _with(rule_of(S, names, weight), given, w0)
        self._dt = _time_step(S, dt)
        pre = wrap(np.array([0.010, 0.040]), SECOND) if pre is None else pre
        post = wrap(np.array([0.020, 0.035]), SECOND) if post is None else post
        self._duration = _duration(pre, post, duration, self._dt)
        self._window_key = self._window = None
        self.seen = self._look(pre, post, self._rule, bounded, event_driven)
        self._build(bool(bounded), bool(event_driven))
        self._update()

    # --- building ---

    def _build(self, bounded, event_driven):
        seen = self.seen
        end = 1e3 * seen.duration
        time = LinearScale(min=-0.015 * end, max=1.015 * end)  # room for handles at the ends
        self.figures = StdpFigures(seen, time)
        steps, dt = round(seen.duration / seen.dt), 1e3 * seen.dt
        place = (self.figures.rows, dt, steps, self._update)
        self.pre = SpikeRow("pre", 1e3 * seen.pre, 1, PRE, *place)
        self.post = SpikeRow("post", 1e3 * seen.post, 0, POST, *place)
        self._build_controls(bounded, event_driven)
        left, right = self.figures.layout(self.pre.handles, self.post.handles)
        self.numbers = widgets.HTML(layout={"padding": "0 0 0 6px"})
        self.numbers.add_class("snnkit-stdp-numbers")
        right.children += (self.numbers,)
        row = {"display": "flex", "flex_flow": "row wrap", "width": "100%", "overflow": "hidden"}
        self.show(
            widgets.HBox([self.pre.controls, self.post.controls], layout=row),
            widgets.HBox([left, right], layout=row),
            widgets.HBox(list(self.sliders.values()), layout=row),
            widgets.HBox([self.bounded, self.event_driven], layout=row),
        )
        self._message_below(1)

    def _message_below(self, part):
        """Show messages near the text boxes, where the eyes are."""
        others = [child for child in self.children if child is not self.message]
        self.children = (*others[: part + 1], self.message, *others[part + 1 :])

    def _build_controls(self, bounded, event_driven):
        rule = self._rule
        self.sliders = {n: ConstantSlider(n, v, dim) for n, (v, dim) in rule.constants.items()}
        span = None if rule.bounds is None else _span_of_start(rule, self.sliders.get("w_max"))
        start = f"{rule.weight}0"
        self.sliders[start] = ConstantSlider(start, rule.start, rule.unit, span)
        self.bounded = self._switch(f"keep {rule.weight} within its bounds (clip)", bounded)
        if rule.bounds is None:
            self.bounded.layout.display = "none"
        self.event_driven = self._switch(
            "bring traces up to date at spikes only (event-driven)", event_driven
        )
        for control in (*self.sliders.values(), self.bounded, self.event_driven):
            control.observe(self._update, "value")

    def _switch(self, text, value):
        layout = {"width": "auto", "margin": "0 18px 0 8px"}
        return widgets.Checkbox(value=value, description=text, indent=False, layout=layout)

    # --- from controls to figures ---

    def _update(self, _=None):
        with self.trying():
            self._show(self._look_at_controls())
            self.pre.check()
            self.post.check()

    def _look_at_controls(self):
        *constants, start = self.sliders
        values = {name: self.sliders[name].si for name in constants}
        rule = self._rule.with_values(self.sliders[start].si, **values)
        pre, post = (wrap(row.seconds, SECOND) for row in (self.pre, self.post))
        return self._look(pre, post, rule, self.bounded.value, self.event_driven.value)

    def _look(self, pre, post, rule, bounded, event_driven):
        key = (rule.constants, rule.start)
        if key != self._window_key:  # to measure one takes as long as to run the spikes
            steps = round(float(self._duration) / self._dt)
            self._window, self._window_key = window_of(rule, steps, self._dt), key
        between = EVENT_DRIVEN if event_driven else CLOCK_DRIVEN
        options = {"bounded": bounded, "between": between, "window": self._window}
        return pairing(pre, post, rule, self._duration, dt=wrap(self._dt, SECOND), **options)

    def _show(self, seen):
        self.seen = seen
        self.figures.draw(seen, self._held())
        self.numbers.value = _numbers(seen, self._rounded())
        self.describe(_in_words(seen))

    def _held(self):
        """Select the pairs of the spike that a hand holds."""
        pairs = self.seen.pairs
        for row, times in ((self.pre, pairs.t_pre), (self.post, pairs.t_post)):
            if row.held_time is not None:
                return np.abs(times - row.held_time) < self._dt / 2
        return ()

    def _rounded(self):
        """Return the first time that was typed but is not on a time step, and the step's."""
        for row, times in ((self.pre, self.seen.pre), (self.post, self.seen.post)):
            for asked, got in zip(row.seconds, times, strict=False):
                if abs(asked - got) > 1e-9:
                    return 1e3 * asked, 1e3 * got
        return None

    # --- results ---

    def results(self) -> dict:
        return {
            "pairs": len(self.seen.pairs),
            "dw": round(self.seen.dw, 12) + 0.0,
            "difference": self.seen.difference,
        }

    def to_code(self) -> str:
        """Return a script that runs the same spikes, on snnkit or on Brian 2.

        Examples
        --------
        >>> print(STDPLab().to_code().splitlines()[-1])
        print(dw)
        """
        return script(self.seen)


# --- what was given ---


def _own_names(S):
    if not isinstance(S, Synapses):
        raise UnusableValueError(
            f"STDPLab works on synapses, not on {S!r}.",
            hint="For the standard rule write STDPLab(), for your own STDPLab(S).",
        )
    return S._own_names()


def _with(rule, given, w0):
    for name, value in given.items():
        if name not in rule.constants:
            known = ", ".join(f"`{n}`" for n in rule.constants) or "no values from outside"
            raise UnusableValueError(f"These synapses don't use `{name}`; they use {known}.")
        _require_unit(name, value, rule.constants[name][1])
    if w0 is not None:
        _require_unit("w0", w0, rule.unit)
    return rule.with_values(w0, **given)


def _require_unit(name, value, dim):
    require(value, dim, f"`{name}` has the unit {dim}; it cannot be {{value}}")
    if np.ndim(value) or not abs(float(value)) < LARGEST:
        raise UnusableValueError(f"`{name}` is one number of usual size, not {value}.")
    if name.startswith("tau") and float(value) <= 0:
        raise UnusableValueError(f"`{name}` is a time longer than 0 s, not {value}.")


def _time_step(S, dt):
    if dt is not None:
        return Clock(dt).dt_  # which refuses what is no time step
    return defaultclock.dt_ if S is None else S.clock.dt_


def _duration(pre, post, duration, dt):
    pre, post = np.ravel(seconds(pre, "pre")), np.ravel(seconds(post, "post"))
    last = max([0.0, *pre, *post])
    if duration is None:
        duration = default_duration(pre, post)
    ends = seconds(duration, "duration")
    if np.size(ends) != 1 or np.max(ends) < dt:
        raise UnusableValueError(
            f"`duration` is one time, of a time step ({1e3 * dt:.6g} ms) or more, not {duration}."
        )
    end = float(np.ravel(ends)[0])
    if last > end - dt / 2:
        raise UnusableValueError(
            f"There is a spike at {1e3 * last:.6g} ms, but the run ends at {1e3 * end:.6g} ms."
        )
    if max(np.size(pre), np.size(post)) > MOST_SPIKES:
        raise UnusableValueError(f"At most {MOST_SPIKES} spikes, for the picture to keep up.")
    return duration


def _span_of_start(rule, highest):
    low, high = rule.bounds
    high = max(high, highest.max * highest.scale) if highest is not None else high
    finite = np.isfinite([low, high]).all() and low < high
    return (low, high) if finite else None


# --- words and numbers ---


def _numbers(seen, rounded):
    weight = seen.rule.weight
    what = "Σ W(Δt)" if seen.rule.equations == STANDARD.equations else "each pair alone"
    rows = [
        ("sum over pairs", what, _signed(seen.pairs.total)),
        (
            "traces, on the engine",
            f"{weight}<sub>end</sub> − {weight}<sub>0</sub>",
            _signed(seen.dw),
        ),
        ("difference", "", _signed(seen.difference)),
    ]
    cells = "".join(
        f'<tr><td>{name}</td><td style="padding:0 14px">{formula}</td>'
        f'<td style="text-align:right;font-family:monospace"><b>{value}</b></td></tr>'
        for name, formula, value in rows
    )
    words = [seen.reason, html.escape(seen.rule.aside)]
    if rounded is not None:
        words.append(
            f"{rounded[0]:.7g} ms is between two time steps of {1e3 * seen.dt:.4g} ms: "
            f"the spike occurs at {rounded[1]:.7g} ms."
        )
    return (
        f'<div style="font-size:13px;line-height:1.45"><table>{cells}</table>'
        f"{' '.join(words)}</div>"
    )


def _signed(value):
    return (
        "0"
        if value == 0
        else f"{value:+.6f}".replace("-", "−")
        if abs(value) >= 1e-5
        else f"{value:+.2e}"
    )


def _in_words(seen):
    weight, start = seen.rule.weight, seen.rule.start
    trains = ", ".join(
        f"{name} at {', '.join(f'{1e3 * t:.6g}' for t in times)} ms" if len(times) else f"no {name}"
        for name, times in (("presynaptic spikes", seen.pre), ("postsynaptic spikes", seen.post))
    )
    return (
        f"{trains[0].upper()}{trains[1:]}: {len(seen.pairs)} pairs. "
        f"{weight} goes from {start:.4g} to {start + seen.dw:.4g}. {seen.rule.aside}"
    ).strip()
