"""A row of spikes: handles that are dragged, and beside them the same times as text."""

from __future__ import annotations

import re

import ipywidgets as widgets
import numpy as np
from bqplot import Scatter

from ..errors import UnusableValueError
from ..views.pairing import MOST_SPIKES
from ..views.stdp import closest_free, snap

__all__ = ["SpikeRow", "read_times", "write_times"]


class SpikeRow:
    """The spikes of one neuron, as handles in a figure and as numbers in a text box.

    Times are in ms, as they are drawn.

    Parameters
    ----------
    name : str
        Stands before the text box.
    times : array_like of float
    y : float
        Where the row is in its figure.
    look : dict
        Further options of the handles: colours, marker, size.
    scales : dict
        Of the figure.
    dt : float
        The time step; spikes are let go on time steps.
    steps : int
        How many there are.
    changed : callable
        Is called when spikes have moved, by whichever hand.
    """

    def __init__(self, name, times, y, look, scales, dt, steps, changed):
        self.name, self.y, self.dt, self.steps, self.changed = name, y, dt, steps, changed
        self.times = np.asarray(times, float)
        #: which spike was touched last, by index
        self.touched = None
        #: whether a hand holds a spike now
        self.held = False
        self._writing = False
        self._make_handles(look, scales)
        self._make_controls()

    def _make_handles(self, look, scales):
        self.handles = Scatter(
            x=self.times.copy(),
            y=np.full(len(self.times), self.y),
            scales=scales,
            enable_move=True,
            restrict_x=True,
            update_on_move=True,
            stroke="white",
            **look,
        )
        self.handles.observe(self._dragged, "x")
        self.handles.on_drag_end(self.let_go)

    def _make_controls(self):
        self.text = widgets.Text(
            value=write_times(self.times),
            description=f"{self.name} (ms)",
            continuous_update=False,  # times are put on time steps, but not while one types
            layout={"width": "auto", "flex": "1 1 auto", "min_width": "0"},
            style={"description_width": "62px"},
        )
        self.text.observe(self._typed, "value")
        self.more = self._button("+", f"Add a {self.name}synaptic spike", self.add)
        self.less = self._button(
            "−", f"Take away the {self.name}synaptic spike touched last", self.take_away
        )
        self.controls = widgets.HBox(
            [self.text, self.more, self.less], layout={"flex": "1 1 280px", "min_width": "240px"}
        )

    def _button(self, sign, tooltip, act):
        button = widgets.Button(description=sign, tooltip=tooltip, layout={"width": "36px"})
        button.on_click(lambda _: act())
        return button

    @property
    def seconds(self) -> np.ndarray:
        """The times in seconds, in order."""
        return np.sort(self.times) * 1e-3

    @property
    def held_time(self):
        """Where the spike is that a hand holds now, in seconds; else None."""
        if not self.held or self.touched is None or self.touched >= len(self.times):
            return None
        return self.times[self.touched] * 1e-3

    def check(self):
        """Raise if the text box holds no list of times."""
        read_times(self.text.value, self.dt, self.steps)

    def add(self):
        """Add a spike in the middle of the longest gap."""
        if len(self.times) >= MOST_SPIKES:
            return
        edges = np.r_[0, np.sort(self.times), self.steps * self.dt]
        k = int(np.argmax(np.diff(edges)))
        (step,) = self._snapped([(edges[k] + edges[k + 1]) / 2])
        step = closest_free(step, set(self._snapped(self.times)), self.steps)
        self.touched = len(self.times)
        self._set(np.append(self.times, step * self.dt))

    def take_away(self):
        """Take away the spike that was touched last, else the last one."""
        if len(self.times):
            last = len(self.times) - 1
            gone = last if self.touched is None or self.touched > last else self.touched
            self.touched = None
            self._set(np.delete(self.times, gone))

    def let_go(self, *_):
        """Put the handles where the spikes are: on time steps, no two in the same one."""
        steps = list(self._snapped(self.handles.x))
        k = self.touched
        if k is not None and k < len(steps) and steps.count(steps[k]) > 1:
            steps[k] = closest_free(steps[k], set(steps), self.steps)
        self.held = False
        self._set(np.asarray(steps) * self.dt)

    def _snapped(self, times):
        return [int(step) for step in snap(times, self.dt, self.steps)]

    def _set(self, times):
        self.times = np.round(times, 9)
        self._write(handles=True, text=True)
        self.changed()

    def _dragged(self, change):
        if self._writing:
            return
        moved = (
            np.flatnonzero(change.new != change.old) if len(change.new) == len(change.old) else []
        )
        if len(moved):
            self.touched = int(moved[0])
        self.held = True
        self.times = np.round(snap(change.new, self.dt, self.steps) * self.dt, 9)
        # the handles stay where the hand has them: what is written back now would jump
        self._write(handles=False, text=True)
        self.changed()

    def _typed(self, change):
        if self._writing:
            return
        try:
            self.times = read_times(change.new, self.dt, self.steps)
        except UnusableValueError:
            pass  # the lab says so, see `check`
        else:
            self.touched = None
            self._write(handles=True, text=True)
        self.changed()

    def _write(self, handles, text):
        """Show the times in use: those of time steps, whatever was typed."""
        used = np.round(snap(self.times, self.dt, self.steps) * self.dt, 9)
        self._writing = True
        try:
            if text:
                self.text.value = write_times(used)
            if handles:
                with self.handles.hold_sync():
                    self.handles.x = used
                    self.handles.y = np.full(len(self.times), self.y)
        finally:
            self._writing = False


def write_times(times) -> str:
    """Return times as text.

    >>> write_times([40, 10.5])
    '10.5, 40'
    """
    return ", ".join(f"{t:.7g}" for t in np.sort(times))


def read_times(text, dt, steps) -> np.ndarray:
    """Return the times in ms that a text lists, separated by commas or spaces.

    Parameters
    ----------
    text : str
    dt : float
        The time step in ms.
    steps : int
        How many time steps there are.

    Raises
    ------
    UnusableValueError
        With the place, if anything is not a time, or if a neuron would spike twice in a step.

    Examples
    --------
    >>> read_times("10, 40", dt=0.1, steps=600)
    array([10., 40.])
    """
    seen, times = {}, []
    for match in re.finditer(r"[^\s,;]+", text):
        times.append(_time(match, text, dt * steps))
        (step,) = snap(times[-1:], dt, steps)
        if step in seen:
            problem = f"A neuron spikes at most once in a time step of {dt:.4g} ms."
            raise _unusable(problem, match, text, "Leave out one of the two.")
        seen[step] = True
    if len(times) > MOST_SPIKES:
        raise UnusableValueError(f"At most {MOST_SPIKES} spikes, for the picture to keep up.")
    return np.array(times, float)


def _time(match, text, end):
    word = match.group().removesuffix("ms")
    try:
        time = float(word)
    except ValueError:
        hint = "Write times in ms, with commas between them: 10, 40"
        raise _unusable(f"`{match.group()}` is not a time.", match, text, hint) from None
    if not 0 <= time < end:  # also refuses nan
        problem = (
            f"`{match.group()}` is not in this run: times are 0 or more, and below {end:.6g} ms."
        )
        raise _unusable(problem, match, text, "Spikes later than the run would not occur.")
    return time


def _unusable(problem, match, text, hint):
    return UnusableValueError(problem, text, match.start(), len(match.group()), hint)
