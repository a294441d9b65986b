"""A function of the learner's own, with a slider for each of its arguments."""

from __future__ import annotations

import html
import inspect
import textwrap
from dataclasses import dataclass

import bqplot
import ipywidgets as widgets
import numpy as np
from traitlets import TraitError

from ..errors import UnusableValueError, did_you_mean
from ..model.monitors.state import StateMonitor
from ..units.dimensions import DIMENSIONLESS, Dimension
from ..units.names import unit as unit_named
from ..units.quantity import Quantity, wrap
from ..units.values import best_unit, dimension_of, plain
from ..views.colours import AXIS, GRID, INK, series
from ..views.decimation import decimate
from ..views.traces import AxisUnit
from .lab import Lab, figure_options

__all__ = ["Explorer"]

#: points of one curve that are sent to the browser; more could not be told apart
POINTS = 2000
#: pixels for a slider and the number behind it
BESIDE_LABEL = 264
#: in a narrow page, sliders stand below their labels
_STYLE = """<style>
.snnkit-explorer .widget-slider { flex-wrap: wrap; height: auto; }
.snnkit-explorer .widget-slider .widget-label { max-width: 100%; }
</style>"""
#: curves that can be told apart in one picture
MOST_CURVES = 7


class Explorer(Lab):
    """Runs a function anew whenever a slider moves, and draws what it recorded.

    Parameters
    ----------
    function : callable
        Builds a network, runs it, and returns the `StateMonitor` to draw.
    variable : str, optional
        Which of the recorded variables to draw; by default all that share the first one's unit.
    **controls
        For each argument of the function what to choose it from: ``(low, high)`` or
        ``(low, high, step)`` for a slider, a list for a menu, True or False for a check box.
        With ``(0*ms, 5*ms)`` the function is called with times, and so on for all units.
        Arguments that are not named keep their defaults.

    Examples
    --------
    >>> from snnkit import NeuronGroup, StateMonitor, run, start_scope, ms
    >>> def decay(start=1.0):
    ...     start_scope()
    ...     G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : 1')
    ...     G.v = start
    ...     M = StateMonitor(G, 'v', record=True)
    ...     run(20*ms)
    ...     return M
    >>> Explorer(decay, start=(0.0, 2.0))
    Explorer(start=1, curves=1, samples=200)
    """

    def __init__(self, function, variable=None, **controls):
        self._function, self._variable = function, variable
        self._name = getattr(function, "__name__", "the function")
        self._parameters = _parameters(function)
        if not isinstance(variable, (str, type(None))):
            raise UnusableValueError(f"`variable` is the name of one, not {variable!r}.")
        missing = [n for n, p in self._parameters.items() if _is_needed(p) and n not in controls]
        if missing:
            raise UnusableValueError(
                f"`{self._name}` needs {_listed(missing)}, too.",
                hint=f"Give a range, such as {missing[0]}=(0.0, 1.0).",
            )
        self._ranges = {n: _range(n, given) for n, given in controls.items()}
        self.controls = {n: self._control(n, given) for n, given in controls.items()}
        self._make_figure()
        super().__init__()
        #: the one that is shown; None if there has been none
        self.monitor = None
        self.show(self._control_box(), self.legend, self.figure)
        for control in self.controls.values():
            control.observe(self._follow, "value")
        self._follow()

    # --- building ---

    def _control(self, name, given):
        any_name = any(p.kind is p.VAR_KEYWORD for p in self._parameters.values())
        if name not in self._parameters and not any_name:
            hint = did_you_mean(name, self._parameters)
            raise UnusableValueError(f"`{self._name}` has no argument `{name}`.", hint=hint)
        parameter = self._parameters.get(name)
        default = inspect.Parameter.empty if parameter is None else parameter.default
        span = self._ranges[name]
        if span is not None:
            given, default = span.numbers(given), span.number(default)
        try:
            control = widgets.interactive.widget_from_abbrev(given, default)
        except (TypeError, ValueError, TraitError):
            control = None
        if control is None:
            raise UnusableValueError(
                f"I cannot make a control for `{name}` from {given!r}.",
                hint="Give a range such as (0.0, 1.0), a list of choices, or True or False.",
            )
        label = name.replace("_", " ")
        control.description = label if span is None else span.unit.label(label)
        control.style.description_width = "initial"
        control.layout.width = f"calc({len(control.description)}ch + {BESIDE_LABEL}px)"
        control.layout.max_width = "calc(100% - 4px)"
        for trait, value in (("continuous_update", True), ("indent", False)):
            if control.has_trait(trait):
                setattr(control, trait, value)
        return control

    def _control_box(self):
        layout = widgets.Layout(display="flex", flex_flow="row wrap", grid_gap="0 24px")
        style = widgets.HTML(_STYLE, layout={"display": "none"})  # which takes no place in the row
        return widgets.Box([style, *self.controls.values()], layout=layout)

    def _make_figure(self):
        scales = {"x": bqplot.LinearScale(), "y": bqplot.LinearScale()}
        self.curves = [_curve(k, scales) for k in range(MOST_CURVES)]
        self.legend = widgets.HTML()
        x_axis = bqplot.Axis(
            scale=scales["x"],
            label="time (ms)",
            label_offset="34px",
            grid_lines="none",
            color=AXIS,
            label_color=INK,
        )
        self._y_axis = bqplot.Axis(
            scale=scales["y"],
            side="left",
            label_offset="54px",
            tick_format="~g",
            grid_color=GRID,
            color=AXIS,
            label_color=INK,
        )
        self._y_axis.orientation = "vertical"  # bqplot 0.12 doesn't conclude it from the side
        self.figure = bqplot.Figure(
            marks=self.curves,
            axes=[x_axis, self._y_axis],
            layout=widgets.Layout(width="100%", max_width="860px", height="290px", margin="0"),
            **figure_options(fig_margin={"top": 8, "bottom": 46, "left": 72, "right": 20}),
        )

    # --- following the hand ---

    @property
    def values(self) -> dict:
        """The arguments that the function is called with, by name."""
        spans = self._ranges
        return {
            name: control.value if spans[name] is None else spans[name].quantity(control.value)
            for name, control in self.controls.items()
        }

    def _follow(self, change=None):
        with self.trying():
            values = self.values
            monitor = self._function(**values)
            if not isinstance(monitor, StateMonitor):
                raise UnusableValueError(
                    f"`{self._name}` must return a StateMonitor, not {monitor!r}."
                )
            if not monitor.t_.size or not len(monitor.record):
                raise UnusableValueError(
                    f"The StateMonitor that `{self._name}` returns has recorded nothing.",
                    hint="Run the network first, and record something: `record=True`.",
                )
            self._draw(monitor)
            self.monitor, self._drawn_with = monitor, values

    def _draw(self, monitor):
        labels, values = self._recorded(monitor)
        unit = AxisUnit(*best_unit(values))
        rows = plain(values)[:MOST_CURVES] / unit.scale
        for k, curve in enumerate(self.curves):
            curve.visible = k < len(rows)
            keep = decimate(rows[k], POINTS) if curve.visible else []
            with curve.hold_sync():
                curve.x = monitor.t_[keep] * 1e3 if curve.visible else []
                curve.y = rows[k][keep] if curve.visible else []
        self._y_axis.label = unit.label(_common_name(labels))
        self.legend.value = " ".join(map(_sample, range(MOST_CURVES), labels[:MOST_CURVES]))
        shown = str(len(labels))
        if len(labels) > MOST_CURVES:
            shown = f"The first {MOST_CURVES} of {len(labels)}"
        low, high = (unit.write(f(plain(values)), 4) for f in (np.min, np.max))
        self.describe(
            f"{shown} curve{'s' * (len(labels) != 1)}, between {low} and {high}: "
            f"{', '.join(labels[:MOST_CURVES])}."
        )

    def _recorded(self, monitor):
        """Return labels and values of the curves: of all variables that share a unit."""
        recorded = monitor.record_variables
        if self._variable not in (None, *recorded):
            raise UnusableValueError(
                f"`{self._name}` returns a StateMonitor that has not recorded `{self._variable}`.",
                hint=did_you_mean(self._variable, recorded) or f"It has {_listed(recorded)}.",
            )
        first, *others = [self._variable] if self._variable else recorded
        dim = dimension_of(getattr(monitor, first))
        names = [first, *(n for n in others if dimension_of(getattr(monitor, n)) is dim)]
        several = len(monitor.record) > 1
        labels = [f"{n}[{k}]" if several else n for n in names for k in monitor.record]
        return labels, wrap(np.concatenate([plain(getattr(monitor, n)) for n in names]), dim)

    # --- saying what there is ---

    def results(self):
        curves = sum(curve.visible for curve in self.curves)
        samples = self.monitor.t_.size if curves else 0
        return {**self.values, "curves": curves, "samples": samples}

    def to_code(self) -> str:
        """Return a script with the function and the call that draws the present picture."""
        if self.monitor is None:
            raise UnusableValueError(
                f"There is no picture yet that a script could draw: `{self._name}` has failed.",
                hint=self.complaint,
            )
        names = {label.split("[")[0]: None for label in self._recorded(self.monitor)[0]}
        arguments = ", ".join(f"{k}={self._code(k, v)}" for k, v in self._drawn_with.items())
        source = self._source()
        return (
            "from snnkit.brian import *  # or: from brian2 import *\n\n"
            f"{textwrap.dedent(source).strip()}\n\n"
            f"M = {self._name}({arguments})\n"
            + "".join(f"plot(M.t/ms, M.{name}.T, label={name!r})\n" for name in names)
            + "xlabel('time (ms)')\nlegend()\nshow()\n"
        )

    def _source(self):
        try:
            return inspect.getsource(self._function)
        except (OSError, TypeError):  # it was typed at a prompt, or is no function of Python's
            raise UnusableValueError(
                f"The source of `{self._name}` cannot be found, and the script would need it.",
                hint="Define it with `def` in a notebook or a file.",
            ) from None

    def _code(self, name, value):
        span = self._ranges[name]
        return repr(value) if span is None else span.code(value)


@dataclass(frozen=True)
class _Range:
    """The unit in which a slider shows quantities."""

    unit: AxisUnit
    dim: Dimension

    def number(self, value):
        """Return what the slider shows for a quantity; anything else stays what it is."""
        if getattr(value, "dim", None) is not self.dim:
            return value
        return float(f"{float(value) / self.unit.scale:.12g}")

    def numbers(self, ends):
        return tuple(map(self.number, ends))

    def quantity(self, number):
        return wrap(np.array(float(f"{number * self.unit.scale:.12g}")), self.dim)

    def code(self, value):
        known = unit_named(self.unit.symbol) is not None
        return f"{self.number(value):g}*{self.unit.symbol}" if known else repr(value)


def _range(name, given):
    """Return the `_Range` of some quantities, or None if that isn't what was given."""
    if not isinstance(given, tuple) or not any(isinstance(end, Quantity) for end in given):
        return None
    dims = {getattr(end, "dim", DIMENSIONLESS) for end in given}
    if len(dims) > 1 or any(np.ndim(end) for end in given):
        raise UnusableValueError(
            f"All numbers in the range of `{name}` must have the same unit.",
            hint="Write for example (0*ms, 5*ms), or (0*ms, 5*ms, 0.5*ms) with steps.",
        )
    return _Range(AxisUnit(*best_unit(max(given[:2], key=abs))), dims.pop())


def _common_name(labels):
    names = {label.split("[")[0] for label in labels}
    return names.pop() if len(names) == 1 else "value"


def _parameters(function):
    """Return the parameters of a function, by name."""
    try:
        return dict(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        raise UnusableValueError(
            f"An Explorer calls a function that you define, not {function!r}."
        ) from None


def _is_needed(parameter):
    return parameter.default is parameter.empty and parameter.kind not in (
        parameter.VAR_POSITIONAL,
        parameter.VAR_KEYWORD,
    )


def _listed(names):
    return " and ".join(f"`{name}`" for name in names)


def _curve(k, scales):
    colour, dash = series(k)
    options = {"colors": [colour], "line_style": dash, "stroke_width": 2, "visible": False}
    return bqplot.Lines(x=[], y=[], scales=scales, **options)


_STROKES = {"solid": "", "dashed": "8 4", "dotted": "2 3", "dash_dotted": "8 3 2 3"}


def _sample(k, label):
    """Return a legend entry: a piece of the curve, and its name."""
    colour, dash = series(k)
    line = f'<line x1="0" y1="6" x2="30" y2="6" stroke="{colour}" stroke-width="2.5" '
    line += f'stroke-dasharray="{_STROKES[dash]}"/>'
    return (
        f'<span style="margin-right:18px; white-space:nowrap"><svg width="32" height="12">{line}'
        f"</svg> {html.escape(label)}</span>"
    )
