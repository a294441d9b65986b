"""A function of the learner's own, with a slider for each of its arguments."""

from __future__ import annotations

import inspect
import textwrap

import bqplot
import ipywidgets as widgets
import numpy as np

from ..errors import UnusableValueError
from ..model.monitors import StateMonitor
from ..units.dimensions import DIMENSIONLESS
from ..units.quantity import best_unit, plain, wrap
from ..views.colours import GRID, series
from .lab import Lab, figure_options

__all__ = ["Explorer"]

#: points of one curve that are sent to the browser; more could not be told apart
POINTS = 2000


class Explorer(Lab):
    """Runs a function anew whenever a slider moves, and draws what it recorded.

    Parameters
    ----------
    function : callable
        Builds a network, runs it, and returns the `StateMonitor` to draw.
    variable : str, optional
        Which of the recorded variables to draw; the first one by default.
    **controls
        For each argument of the function what to choose it from: ``(low, high)`` or
        ``(low, high, step)`` for a slider, a list for a menu, True or False for a check box.
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
        self._defaults = {
            name: p.default
            for name, p in inspect.signature(function).parameters.items()
            if p.default is not inspect.Parameter.empty
        }
        self.controls = {n: self._control(n, given) for n, given in controls.items()}
        self._make_figure()
        super().__init__()
        self.show(self._control_box(), self.figure)
        for control in self.controls.values():
            control.observe(self._follow, "value")
        self._follow()

    # --- building ---

    def _control(self, name, given):
        if name not in inspect.signature(self._function).parameters:
            raise UnusableValueError(f"`{self._function.__name__}` has no argument `{name}`.")
        default = self._defaults.get(name, inspect.Parameter.empty)
        control = widgets.interactive.widget_from_abbrev(given, default)
        if control is None:
            raise UnusableValueError(
                f"I cannot make a control for `{name}` from {given!r}.",
                hint="Give a range such as (0.0, 1.0), a list of choices, or True or False.",
            )
        control.description = name.replace("_", " ")
        control.style.description_width = "96px"
        if hasattr(control, "continuous_update"):
            control.continuous_update = True
        return control

    def _control_box(self):
        layout = widgets.Layout(display="flex", flex_flow="row wrap")
        return widgets.Box(list(self.controls.values()), layout=layout)

    def _make_figure(self):
        scales = {"x": bqplot.LinearScale(), "y": bqplot.LinearScale()}
        self.lines = bqplot.Lines(x=[0.0, 1.0], y=[[0.0, 0.0]], scales=scales, stroke_width=2)
        self._x_axis = bqplot.Axis(scale=scales["x"], label="time (ms)", grid_lines="none")
        self._y_axis = bqplot.Axis(
            scale=scales["y"], side="left", label_offset="40px", grid_color=GRID
        )
        self._y_axis.orientation = "vertical"  # bqplot 0.12 doesn't conclude it from the side
        self.figure = bqplot.Figure(
            marks=[self.lines],
            axes=[self._x_axis, self._y_axis],
            legend_location="top-right",
            layout=widgets.Layout(width="100%", max_width="860px", height="300px"),
            **figure_options(fig_margin={"top": 12, "bottom": 42, "left": 60, "right": 20}),
        )

    # --- following the hand ---

    @property
    def values(self) -> dict:
        """The arguments that the function is called with, by name."""
        return {name: control.value for name, control in self.controls.items()}

    def _follow(self, change=None):
        with self.trying():
            monitor = self._function(**self.values)
            if not isinstance(monitor, StateMonitor):
                raise UnusableValueError(
                    f"`{self._function.__name__}` must return a StateMonitor, not {monitor!r}."
                )
            self._draw(monitor)
            self.monitor = monitor

    def _draw(self, monitor):
        name = self._variable or monitor.record_variables[0]
        values = getattr(monitor, name)
        size, symbol = best_unit(values)
        keep = slice(None, None, max(1, monitor.t_.size // POINTS))
        with self.lines.hold_sync(), self._y_axis.hold_sync():
            self.lines.x = monitor.t_[keep] * 1e3
            self.lines.y = np.ascontiguousarray(plain(values)[:, keep] / size)
            self._dress([f"{name}[{k}]" for k in monitor.record])
            self._y_axis.label = f"{name} ({symbol})" if symbol else name
        largest = wrap(plain(values).max(), getattr(values, "dim", DIMENSIONLESS))
        self.describe(
            f"{len(monitor.record)} curve(s) of {name} over {monitor.t_[-1] * 1e3:.4g} ms; "
            f"largest value {largest:.4g}."
        )

    def _dress(self, labels):
        if list(self.lines.labels) == labels:
            return
        colours, dashes = zip(*(series(k) for k in range(len(labels))), strict=True)
        self.lines.colors, self.lines.labels = list(colours), labels
        self.lines.display_legend = len(labels) > 1
        self.lines.line_style = dashes[0]

    # --- saying what there is ---

    def results(self):
        samples = self.monitor.t_.size if hasattr(self, "monitor") else 0
        curves = len(self.monitor.record) if hasattr(self, "monitor") else 0
        return {**self.values, "curves": curves, "samples": samples}

    def to_code(self) -> str:
        """Return a script with the function and the call that draws the present picture."""
        name = self._variable or self.monitor.record_variables[0]
        arguments = ", ".join(f"{k}={v!r}" for k, v in self.values.items())
        source = inspect.getsource(self._function)
        return (
            "from snnkit.brian import *  # or: from brian2 import *\n\n"
            f"{textwrap.dedent(source).strip()}\n\n"
            f"M = {self._function.__name__}({arguments})\n"
            f"plot(M.t/ms, M.{name}.T)\nxlabel('time (ms)')\nylabel({name!r})\nshow()\n"
        )
