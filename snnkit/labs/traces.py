"""The trace inspector: recorded variables over time, with a cursor and two marks."""

from __future__ import annotations

import sys
from contextlib import contextmanager

import ipywidgets as widgets
import numpy as np

from ..errors import UnusableValueError
from ..model.base import NetworkObject
from ..plots.traces_script import traces_script
from ..units.dimensions import SECOND
from ..units.quantity import wrap
from ..units.values import require
from ..views.spike_marks import spike_marks
from ..views.traces import AxisUnit, nearest, panels, recorded_in, recorded_span, time_unit
from .lab import Lab
from .trace_controls import READ, TraceControls
from .trace_picture import TracePicture
from .trace_readout import READOUT_STYLE, Reading, legend, marks_table

__all__ = ["TraceInspector"]

MOST_TRACES = 24
NOTHING_YET = "Nothing has been recorded yet. Run the network, then call refresh() of this lab."


class TraceInspector(Lab):
    """Shows recorded traces; zoom into them, read values at a cursor and between two marks.

    Parameters
    ----------
    M : StateMonitor or list of StateMonitor
        What was recorded: of neurons, of synapses, or of both.
    spikes : SpikeMonitor, optional
        Spikes to show above the traces.
    threshold : number, Quantity or dict, optional
        A level to mark, in the first panel that has its unit; or a dictionary that gives the
        level for each variable.
    variables : str or list of str, optional
        Which variables to show at first; by default all.
    elements : int, list of int or dict, optional
        Which neurons or synapses to show at first, by default the first six. A dictionary says
        so for each variable.

    Examples
    --------
    >>> from snnkit import NeuronGroup, SpikeMonitor, StateMonitor, mV, ms, run
    >>> from snnkit.labs import TraceInspector
    >>> G = NeuronGroup(1, 'dv/dt = (15*mV - v)/(10*ms) : volt', threshold='v > 10*mV',
    ...                 reset='v = 0*mV', method='exact')
    >>> M, spikes = StateMonitor(G, 'v', record=True), SpikeMonitor(G)
    >>> run(50*ms)
    >>> lab = TraceInspector(M, spikes, threshold=10*mV)
    >>> lab
    TraceInspector(traces=1, samples=500, spikes=4)
    >>> lab.cursor = 10*ms
    >>> lab.values()['v[0]']
    9.48180838 * mvolt
    """

    def __init__(self, M, spikes=None, threshold=None, variables=None, elements=None):
        super().__init__()
        self._monitors = list(M) if isinstance(M, (list, tuple)) else [M]
        self._spikes, self._threshold = spikes, threshold
        self._names_of_caller = _names_in(sys._getframe(2))
        self._names, self._elements = variables, elements
        self._found = self._panels = None
        self._marks = self._span = None
        self._window, self._cursor, self._ab = (0.0, 1e-3), 0.0, [0.0, 0.0]
        self._unit = AxisUnit(1e-3, "ms")
        self._quiet = False
        self._build()
        self._connect()
        if not self._read():
            self.complain(NOTHING_YET)

    # --- what it is made of ---

    def _build(self):
        self.picture, self.controls = TracePicture(), TraceControls()
        self.legend, self.table = widgets.HTML(), widgets.HTML()
        self.legend.layout = {"flex": "1 0 196px", "min_width": "0", "margin": "0 0 0 4px"}
        self.legend.add_class("snnkit-readout")
        self.table.layout = {"flex": "1 1 360px", "overflow": "auto"}
        body = widgets.HBox(
            [self.picture.box, self.legend], layout={"width": "100%", "flex_flow": "row wrap"}
        )
        body.add_class("snnkit-traces")
        below = widgets.HBox(
            [self.table, self.controls.choice],
            layout={"flex_flow": "row wrap", "grid_gap": "0 20px", "margin": "4px 0 0 0"},
        )
        controls = self.controls
        style = widgets.HTML(READOUT_STYLE)
        self._parts = widgets.VBox([controls.hint, body, controls.times, below])
        self.show(style, controls.top, self._parts)

    def _connect(self):
        controls, picture = self.controls, self.picture
        controls.mode.observe(self._switched, "value")
        controls.fit.observe(self._fitted, "value")
        for box in (controls.start, controls.stop):
            box.observe(self._window_typed, "value")
        controls.cursor.observe(self._cursor_typed, "value")
        for k, box in enumerate((controls.a, controls.b)):
            box.observe(lambda change, k=k: self._mark_typed(k, change.new), "value")
        for k, button in enumerate((controls.a_here, controls.b_here)):
            button.on_click(lambda _, k=k: self._mark_here(k))
        moves = {"zoom_in": (0.5, 0), "zoom_out": (2, 0), "earlier": (1, -0.5), "later": (1, 0.5)}
        for name, (zoom, shift) in moves.items():
            getattr(controls, name).on_click(lambda _, z=zoom, s=shift: self._move_window(z, s))
        controls.all.on_click(lambda _: self._show_all())
        controls.variables.observe(self._variables_chosen, "value")
        controls.traces.observe(self._traces_chosen, "value")
        picture.pointer.observe(self._pointed, "selected")
        picture.brush.observe(self._brushed, "selected")
        picture.time.observe(self._panned, ["min", "max"])
        picture.handles.observe(self._dragged, "x")
        picture.handles.on_drag_end(lambda *_: self._let_go())

    @contextmanager
    def _silently(self):
        """Write controls without hearing of it."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    @contextmanager
    def _typed(self):
        """Try a time that was typed; if it is refused, its box shows again the one in use."""
        with self.trying():
            yield
        controls = self.controls
        boxes = controls.start, controls.stop, controls.cursor, controls.a, controls.b
        with self._silently():
            for box, time in zip(boxes, (*self._window, self._cursor, *self._ab), strict=True):
                box.value = self._tidy(time)

    # --- reading the monitors ---

    def refresh(self):
        """Read the monitors again, after the network has run on."""
        with self.trying():
            if not self._read():
                raise UnusableValueError(NOTHING_YET)

    def _read(self) -> bool:
        """Read the monitors and show what they hold; return whether they hold anything."""
        found = recorded_in(self._monitors)
        span = recorded_span(found)
        shown = panels(found, self._names, self._elements, self._threshold)
        marks = spike_marks(self._spikes, shown)
        if not shown and span is not None:
            raise UnusableValueError("There is no trace to show.")
        if span is None:
            self._found, self._panels, self._marks = found, shown, marks
            self.controls.top.layout.display = self._parts.layout.display = "none"
            return False
        _check_number(shown)
        first = self._span is None
        everything = first or self._window == self._span
        self._found, self._span, self._unit = found, span, time_unit(span[1] - span[0])
        if everything:
            self._window = span
        if first:
            start, stop = span
            self._cursor = self._snap((start + stop) / 2)
            self._ab = [self._snap(start + part * (stop - start)) for part in (0.25, 0.75)]
        self.controls.top.layout.display = self._parts.layout.display = ""
        step = min(np.diff(v.times[:2])[0] if len(v.times) > 1 else 1e-4 for v in found)
        self.controls.state_unit(self._unit, self._tidy(step))
        self._arrange(shown)
        return True

    def _arrange(self, shown):
        """Show other panels; the times stay."""
        _check_number(shown)
        self._panels, self._marks = shown, spike_marks(self._spikes, shown)
        self.picture.arrange(shown, self._marks, self._unit, self._span)
        with self._silently():
            self.controls.offer(self._found, shown)
        self._draw()
        self._read_cursor()
        self._read_marks()
        with self._silently():
            self.picture.place_handles(self._ab)

    # --- the window ---

    def _draw(self, move=True, brush=True):
        start, stop = self._window
        with self._silently():
            self.picture.draw(start, stop, self.controls.fit.value, move)
            self.controls.start.value, self.controls.stop.value = map(self._tidy, self._window)
            if brush and not self.picture.brush.brushing:
                whole = self._window == self._span
                ends = np.array(self._window) / self._unit.scale
                self.picture.brush.selected = None if whole else ends
        self._describe()

    def _set_window(self, start, stop, **where):
        if not (np.isfinite(start) and np.isfinite(stop) and start < stop):
            raise UnusableValueError(
                f"A window must end after it begins; {self._write(start)} to "
                f"{self._write(stop)} does not."
            )
        if stop <= self._span[0] or start >= self._span[1]:
            raise UnusableValueError(
                f"Nothing was recorded from {self._write(start)} to {self._write(stop)}.",
                hint=f"The recording goes from {' to '.join(map(self._write, self._span))}.",
            )
        if (start, stop) == self._window:
            return
        self._window = (float(start), float(stop))
        self._draw(**where)
        self.legend.value = self._legend()
        if self.controls.fit.value:
            self._read_cursor()
            self._read_marks()

    def _move_window(self, zoom, shift):
        with self.trying():
            start, stop = self._window
            width = min((stop - start) * zoom, self._span[1] - self._span[0])
            # Zooming keeps the cursor where it is, if it can be seen
            seen = start <= self._cursor <= stop
            middle = self._cursor if seen and zoom != 1 else (start + stop) / 2
            part = (middle - start) / (stop - start)
            start = middle - part * width + shift * width
            start = min(max(start, self._span[0]), self._span[1] - width)
            self._set_window(start, start + width)

    def _show_all(self):
        with self.trying():
            self._set_window(*self._span)

    def _window_typed(self, change):
        if self._quiet:
            return
        with self._typed():
            start, stop = self._window
            time = self._seconds(change.new)
            self._check_recorded(time)
            ends = (time, stop) if change.owner is self.controls.start else (start, time)
            self._set_window(*ends)

    def _brushed(self, change):
        if self._quiet:
            return
        with self.trying():
            if change.new is None or len(change.new) != 2:
                self._set_window(*self._span, brush=False)
            elif change.new[0] < change.new[1]:
                ends = self._rounded(*(self._seconds(end) for end in change.new))
                self._set_window(*np.clip(ends, *self._span), brush=False)

    def _panned(self, change):
        if self._quiet:
            return
        with self.trying():
            ends = self.picture.time.min, self.picture.time.max
            self._set_window(*self._rounded(*map(self._seconds, ends)), move=False)

    def _switched(self, change):
        picture = self.picture
        picture.figure.interaction = picture.pointer if change.new == READ else picture.hand

    def _fitted(self, change):
        with self.trying():
            self._draw()
            self._read_cursor()
            self._read_marks()

    # --- the cursor ---

    def _set_cursor(self, time):
        self._check_recorded(time)
        self._cursor = self._snap(time)
        self._read_cursor()

    def _read_cursor(self):
        self.picture.place_cursor(self._cursor)
        with self._silently():
            shown = self._tidy(self._cursor)
            if self._seconds(self.controls.cursor.value) != self._seconds(shown):
                self.controls.cursor.value = shown
        self.legend.value = self._legend()

    def _legend(self):
        readings, places = self._readings(self._cursor), self.picture.places
        return legend(self._panels, self._marks, places, self._cursor_text(), readings)

    def _cursor_text(self):
        start, stop = self._window
        seen = start <= self._cursor <= stop
        return f"t = {self._write(self._cursor)}" + (
            "" if seen else " <small>(out of sight)</small>"
        )

    def _readings(self, time):
        readings = {}
        for panel in self._panels:
            for trace in panel.traces:
                at, value = trace.at(time)
                readings[trace.name] = Reading(at, value, panel.unit.write(float(value)))
        return readings

    def _pointed(self, change):
        if self._quiet or change.new is None or len(change.new) != 1:
            return
        with self.trying():
            time = self._seconds(change.new[0])
            self._set_cursor(min(max(time, self._span[0]), self._span[1]))

    def _cursor_typed(self, change):
        if self._quiet:
            return
        with self._typed():
            self._set_cursor(self._seconds(change.new))

    # --- the marks ---

    def _set_mark(self, k, time, handle=True):
        self._check_recorded(time)
        self._ab[k] = self._snap(time)
        self._read_marks()
        if handle:
            with self._silently():
                self.picture.place_handles(self._ab)

    def _read_marks(self):
        self.picture.place_marks(self._ab)
        with self._silently():
            self.controls.a.value, self.controls.b.value = map(self._tidy, self._ab)
        a, b = (self._readings(time) for time in self._ab)
        rows = []
        for panel in self._panels:
            for trace in panel.traces:
                first, second = a[trace.name], b[trace.name]
                difference = panel.unit.write(float(second.value) - float(first.value))
                rows.append((trace.name, first.text, second.text, difference))
        times = [*map(self._write, self._ab), f"Δt = {self._write(self._ab[1] - self._ab[0])}"]
        self.table.value = marks_table(times, rows)
        self._describe()

    def _dragged(self, change):
        if self._quiet:
            return
        with self.trying():
            for k, shown in enumerate(change.new):
                time = min(max(self._seconds(shown), self._span[0]), self._span[1])
                if self._snap(time) != self._ab[k]:
                    self._set_mark(k, time, handle=False)

    def _let_go(self):
        with self.trying(), self._silently():
            self.picture.place_handles(self._ab)

    def _mark_typed(self, k, shown):
        if self._quiet:
            return
        with self._typed():
            self._set_mark(k, self._seconds(shown))

    def _mark_here(self, k):
        with self.trying():
            self._set_mark(k, self._cursor)

    # --- what is shown ---

    def _variables_chosen(self, change):
        if self._quiet:
            return
        with self.trying():
            names = [name for name in self.controls.variables.options if name in change.new]
            self._choose(names, self._elements)
            self._names = names

    def _traces_chosen(self, change):
        if self._quiet:
            return
        with self.trying():
            elements = {panel.name: [] for panel in self._panels}
            for name, element in change.new:
                elements[name].append(element)
            names = [name for name, chosen in elements.items() if chosen]
            before = self._elements_by_name()
            self._choose(names, before | elements)
            self._names = names
            self._elements = before | {name: elements[name] for name in names}

    def _elements_by_name(self):
        """Return which elements are chosen, for the variables that are hidden too."""
        everything = panels(self._found, None, self._elements)
        return {panel.name: [trace.element for trace in panel.traces] for panel in everything}

    def _choose(self, names, elements):
        shown = panels(self._found, names, elements, self._threshold)
        if not any(panel.traces for panel in shown):
            raise UnusableValueError("Choose at least one trace to show.")
        self._arrange(shown)

    # --- times, as numbers and as text ---

    def _seconds(self, shown):
        return float(f"{float(shown) * self._unit.scale:.12g}")

    def _rounded(self, start, stop):
        """Return the ends of a window chosen by hand, to a thousandth of its width."""
        digits = 3 - int(np.floor(np.log10((stop - start) / self._unit.scale)))
        return [self._seconds(round(end / self._unit.scale, digits)) for end in (start, stop)]

    def _tidy(self, seconds):
        return float(f"{seconds / self._unit.scale:.10g}")

    def _write(self, seconds):
        return self._unit.write(seconds, 8)

    def _snap(self, time):
        """Return the time, of those at which something was recorded, that is nearest."""
        recorded = [v.times for v in self._found if v.times.size]
        candidates = [float(times[nearest(times, time)]) for times in recorded]
        return min(candidates, key=lambda t: abs(t - time))

    def _check_recorded(self, time):
        if self._span is None:
            raise UnusableValueError(NOTHING_YET)
        start, stop = self._span
        # to as many digits as the boxes show, so that the ends can be typed
        if not self._tidy(start) <= self._tidy(time) <= self._tidy(stop):
            raise UnusableValueError(
                f"Nothing was recorded at {self._write(time)}.",
                hint=f"The recording goes from {self._write(start)} to {self._write(stop)}.",
            )

    # --- for those who type ---

    @property
    def cursor(self):
        """The time of the cursor; give it another, such as ``lab.cursor = 12*ms``."""
        return wrap(np.array(self._cursor), SECOND)

    @cursor.setter
    def cursor(self, time):
        self._set_cursor(_in_seconds(time))

    @property
    def window(self):
        """The times where the picture begins and ends, such as ``lab.window = 10*ms, 20*ms``."""
        return tuple(wrap(np.array(end), SECOND) for end in self._window)

    @window.setter
    def window(self, ends):
        ends = _two_times(ends)
        for end in ends:
            self._check_recorded(end)
        self._set_window(*ends)

    @property
    def marks(self):
        """The times of the marks A and B, such as ``lab.marks = 10*ms, 20*ms``."""
        return tuple(wrap(np.array(time), SECOND) for time in self._ab)

    @marks.setter
    def marks(self, times):
        times = _two_times(times)
        for time in times:  # all of them first: one mark is not moved without the other
            self._check_recorded(time)
        for k, time in enumerate(times):
            self._set_mark(k, time)

    def values(self, t=None) -> dict:
        """Return what was recorded at a time, by the names of the traces shown.

        Parameters
        ----------
        t : Quantity, optional
            By default, the time of the cursor.

        Returns
        -------
        dict
            For each trace the sample nearest to that time, as it was recorded.
        """
        time = self._cursor if t is None else _in_seconds(t)
        self._check_recorded(time)
        return {name: reading.value for name, reading in self._readings(time).items()}

    def differences(self) -> dict:
        """Return the time from mark A to mark B as ``'t'``, and by how much each trace changes."""
        a, b = (self.values(time) for time in self.marks)
        return {"t": self.marks[1] - self.marks[0]} | {name: b[name] - a[name] for name in a}

    def results(self):
        traces = [trace for panel in self._panels for trace in panel.traces]
        stated = {
            "traces": len(traces),
            "samples": max((t.times.size for t in traces), default=0),
        }
        return stated | ({"spikes": self._marks.total} if self._marks else {})

    def to_code(self) -> str:
        """Return a script that draws the picture as it is now, with matplotlib.

        The script expects the network to have run, and finds the monitors under the names that
        they had when the lab was made: ``M`` in ``TraceInspector(M)``. A monitor that had no
        name is called ``M`` (then ``M2``, ...), or ``spikes``. In it is nothing of snnkit but
        the units; import them from ``brian2`` and it draws what Brian 2 recorded.

        Examples
        --------
        >>> from snnkit import NeuronGroup, StateMonitor, ms, run
        >>> G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : 1', method='exact')
        >>> M = StateMonitor(G, 'v', record=True)
        >>> run(20*ms)
        >>> lab = TraceInspector(M)
        >>> lab.window = 5*ms, 15*ms
        >>> code = lab.to_code().splitlines()
        >>> [line for line in code if 'plot(' in line or 'xlim' in line]
        ['panels[0].plot(M.t / ms, M[0].v,', 'panels[-1].set_xlim(5, 15)']
        """
        defaults = ["M", *(f"M{k}" for k in range(2, len(self._monitors) + 1))]
        named = [
            (monitor, self._names_of_caller.get(id(monitor), default))
            for monitor, default in zip(self._monitors, defaults, strict=True)
        ]
        spikes = None
        if self._marks:
            spikes = (self._marks, self._names_of_caller.get(id(self._spikes), "spikes"))
        span = self._span or self._window
        return traces_script(self._panels, named, spikes, self._window, span[1] - span[0])

    def _describe(self):
        count = sum(len(panel.traces) for panel in self._panels)
        names = ", ".join(panel.heading for panel in self._panels)
        text = (
            f"{_plural(count, 'trace')} of {names}, from {self._write(self._window[0])} to "
            f"{self._write(self._window[1])}"
        )
        if self._window != self._span:
            text += f" (recorded: {' to '.join(map(self._write, self._span))})"
        if self._marks:
            seen, _ = self._marks.within(*self._window)
            text += f"; {_plural(seen.size, 'spike')} in sight"
        gap = self._ab[1] - self._ab[0]
        text += f". From A to B: Δt = {self._write(gap)}"
        text += f" (1/Δt = {1 / abs(gap):.4g} Hz)." if gap else "."
        self.describe(text)


def _plural(count, thing):
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _in_seconds(time):
    require(time, SECOND, "A time was expected, such as 12*ms, not {value}")
    if np.size(time) != 1:
        raise UnusableValueError(f"One time was expected, such as 12*ms, not {time}.")
    return float(np.ravel(time)[0])


def _two_times(given):
    times = list(given) if np.iterable(given) else [given]
    if len(times) != 2:
        raise UnusableValueError(
            f"Two times were expected, such as 10*ms, 20*ms, not {len(times)}."
        )
    return [_in_seconds(time) for time in times]


def _check_number(shown):
    count = sum(len(panel.traces) for panel in shown)
    if count > MOST_TRACES:
        raise UnusableValueError(
            f"{count} traces are too many to tell apart; choose {MOST_TRACES} or fewer.",
            hint="For example, elements=[0, 1, 2].",
        )


def _names_in(frame):
    """Return the names of all monitors that a frame knows, by their id."""
    named = {}
    for name, value in [*frame.f_globals.items(), *frame.f_locals.items()]:
        if isinstance(value, NetworkObject) and not name.startswith("_"):
            named[id(value)] = name
    return named
