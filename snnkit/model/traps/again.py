"""Cells of a notebook that are run a second time, and find what they left the first time."""

from __future__ import annotations

import linecache
import sys
from typing import NamedTuple

import numpy as np

from ...errors import warn
from ...units.dimensions import SECOND
from ...units.quantity import wrap
from .telling import first_time, frame_of_user

__all__ = [
    "line_of_cell",
    "note_connection",
    "note_run",
    "warn_of_connection",
    "warn_of_run",
    "warn_of_statements",
]


class LineOfCell(NamedTuple):
    """A line of a notebook that is being executed.

    Attributes
    ----------
    cell : str or None
        What the notebook knows the cell by; None if it does not tell.
    text : str
        The text of the whole cell.
    line : str
        The text of the line.
    execution : int
        The number in brackets that the cell will have beside it.
    """

    cell: str | None
    text: str
    line: str
    execution: int


def line_of_cell() -> LineOfCell | None:
    """Return the line of a notebook that led here; None outside of notebooks.

    What is called within a function is not on the line of a cell: it may well be called again.
    """
    shell_of = getattr(sys.modules.get("IPython"), "get_ipython", None)
    shell = None if shell_of is None else shell_of()
    frame = None if shell is None else frame_of_user()
    if frame is None or frame.f_globals is not getattr(shell, "user_ns", None):
        return None
    if frame.f_locals is not frame.f_globals:
        return None
    text = "".join(linecache.getlines(frame.f_code.co_filename))
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno).strip()
    cell = _cell_id(frame)
    return LineOfCell(cell, text, line, shell.execution_count) if cell or text else None


def _cell_id(frame):
    """Return the id that a notebook gave with a cell: IPython passes it on as an argument."""
    while frame is not None:
        if frame.f_code.co_name == "run_cell_async":
            return frame.f_locals.get("cell_id")
        frame = frame.f_back
    return None


# --- run ---


def warn_of_run(network):
    """Warn if a network goes on from where the same line of a cell left it.

    Only cells with an id count: otherwise, to run another one with the same text, or to type the
    same line again, is to go on on purpose.

    Returns
    -------
    LineOfCell or None
        To be noted after the run.
    """
    here, timeline = line_of_cell(), network._timeline
    if here is None or here.cell is None:
        return None
    execution, end = timeline.runs_of_cells.get((here.cell, here.line), (here.execution, 0.0))
    # an earlier time than at the end of that run means that a state has been restored since
    if execution != here.execution and timeline.t_ >= end > 0 and first_time(timeline, "again"):
        warn(_left_over(network, timeline))
    return here


def note_run(timeline, here):
    """Remember that a line of a cell has run a network."""
    if here is not None:
        timeline.runs_of_cells[here.cell, here.line] = here.execution, timeline.t_


def _left_over(network, timeline):
    names = [f"`{thing.name}`" for thing in network.objects]
    who = f"{names[0]} goes" if len(names) == 1 else f"{names[0]} and the other objects go"
    what, net = ("them", "") if timeline.magic else ("them and their network", "net.")
    if len(names) == 1:
        what = what.replace("them", "it").replace("their", "its")
    return (
        f"This cell has run before: {who} on from t = {wrap(timeline.t_, SECOND)}, with the state "
        f"left over from then. To begin anew, make {what} in the same cell, after "
        f"`start_scope()`; or call `{net}store()` before the first run, and `{net}restore()` here."
    )


# --- connect ---


def warn_of_connection(synapses, call, pairs):
    """Warn if a line of a cell connects the same synapses as when it was executed before.

    Parameters
    ----------
    synapses : Synapses
    call : dict
        The arguments of `connect`.
    pairs : tuple of ndarray
        The source and target neurons of the synapses to be made.

    Returns
    -------
    LineOfCell or None
        To be noted afterwards.
    """
    here = line_of_cell()
    for there, arguments, start, end in synapses._connected_by if here is not None else ():
        # fewer synapses than at that time mean that a state has been restored since
        stands = start < end <= len(synapses) and pairs[0].size
        if stands and _is_again(here, there) and _are_same(call, arguments):
            if first_time(synapses, "again"):
                warn(_doubled(synapses, pairs, start, end))
            break
    return here


def note_connection(synapses, call, start, here):
    """Remember that a line of a cell has made the synapses from `start` on."""
    if here is not None:
        synapses._connected_by.append((here, call, start, len(synapses)))


def _is_again(here, there):
    """Whether a line is in the cell of another one that was executed before.

    Without the id of a cell its text has to do: who copies a cell with `connect` doubles too.
    """
    same = (here.cell, here.line) == (there.cell, there.line)
    same &= here.cell is not None or here.text == there.text
    return same and here.execution != there.execution


def _are_same(call, other):
    return all(
        type(value) is type(other[name]) and np.array_equal(value, other[name])
        for name, value in call.items()
    )


def _doubled(synapses, pairs, start, end):
    before = [synapses.variables[name].values[start:end] for name in ("i", "j")]
    same = all(np.array_equal(now, then) for now, then in zip(pairs, before, strict=True))
    name, number = synapses.name, pairs[0].size
    effect = "each pair has two synapses now" if same else "some pairs may have two synapses now"
    return (
        f"This cell has run before: `connect` adds {number} synapses to `{name}` a second time, "
        f"and {effect}. Make `{name}` anew in the same cell, before `connect`."
    )


# --- run_regularly ---


def warn_of_statements(group, regular):
    """Warn if a line of a cell gives a group the same statements as when it was executed before.

    Parameters
    ----------
    group : NeuronGroup or Synapses
    regular : RegularStatements
        The new ones; those before are in ``group._regular``.
    """
    here = regular._line = line_of_cell()
    for other in group._regular if here is not None else ():
        there = other._line is not None and other.active and _is_again(here, other._line)
        if there and _do_the_same(regular, other) and first_time(group, "statements again"):
            warn(
                f"This cell has run before: `{group.name}` carries out {regular.code!r} twice now, "
                f"by `{other.name}` and by `{regular.name}`. Make `{group.name}` anew in the same "
                "cell, before `run_regularly`."
            )


def _do_the_same(one, other):
    both = [(r.code, r.clock.dt_, r.when, r.order) for r in (one, other)]
    return both[0] == both[1]
