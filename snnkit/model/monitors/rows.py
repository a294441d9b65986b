"""Where recorded values are kept, one row a step: in memory, the last of them, or in files."""

from __future__ import annotations

from weakref import WeakValueDictionary

import numpy as np

from ...errors import UnusableValueError
from .column import Column

__all__ = ["LastRows", "Rows", "RowsInFiles", "require_separate_folders"]

#: how many bytes of rows are taken at once, where not all are kept in memory
AT_ONCE = 2**22
#: by the path of a folder, the recording that its files are from, as long as that is there
_RECORDING_TO = WeakValueDictionary()


class Rows:
    """Rows of recorded values, one a step; it grows by doubling, so that appending is cheap.

    Attributes
    ----------
    rows : dict of str to ndarray
        The block that each variable is written to.
    used : int
        How many rows of the block hold something.
    """

    #: the most rows that a run may fill at once, given the bytes of a row; None for any number
    at_once = None

    def __init__(self):
        self.rows, self.used, self._times = {}, 0, np.empty(0)

    def __len__(self):
        return self.used

    def __contains__(self, name):
        """Whether anything has been recorded of a variable."""
        return name in self.rows

    @property
    def times(self):
        """The times of the rows, in seconds."""
        return self._times[: self.used]

    def values(self, name):
        """Return all rows of a variable."""
        return self.rows[name][: self.used]

    def by_element(self, name, places):
        """Return the recordings of some elements of a variable, of shape (elements, steps).

        They are a copy in the order in which they were recorded: to turn them round takes five
        times as long, and a script may ask for `M.v[i]` once for each i.
        """
        return self.values(name)[:, places].copy().T

    def make_room(self, name, count, width, dtype):
        """Return an array for `count` more rows of a variable."""
        self.rows[name] = self._grown(self.rows.get(name), self.used + count, width, dtype)
        return self.rows[name][self.used : self.used + count]

    def _grown(self, block, needed, width, dtype):
        if block is not None and block.shape[0] >= needed and block.shape[1] == width:
            return block
        try:
            grown = np.zeros((max(needed, 2 * self.used), width), dtype)
        except (MemoryError, ValueError, OverflowError):
            raise UnusableValueError(
                f"There is no memory to record {needed} steps of {width} elements.",
                hint="Record fewer elements, or less often (`dt=`), or only the last ones "
                "(`window=`), or to files (`folder=`).",
            ) from None
        if block is not None:  # synapses that were made since have no past
            grown[: self.used, : block.shape[1]] = block[: self.used]
        return grown

    def close(self, times):
        """Take note that rows have been filled, at these times (in seconds)."""
        block = self._grown(self._times[:, np.newaxis], self.used + len(times), 1, float)
        self._times = block[:, 0]
        self._times[self.used : self.used + len(times)] = times
        self.used += len(times)

    def take_back(self, steps):
        """Forget the last rows."""
        self.used -= steps

    def state(self):
        """Return all that has been recorded, as a dict of arrays."""
        rows = {f"rows {name}": self.values(name).copy() for name in self.rows}
        return {"times": self.times.copy(), **rows}

    def misfit(self, state, names, width, grows):
        """Return why a state cannot be that of recordings of these variables and this width."""
        if "in files" in state:
            return "it recorded to files then"
        then = _rows_of(state)
        if then and sorted(then) != sorted(names):
            return f"it recorded {', '.join(sorted(then))} then"
        if not _is_whole(state.get("times"), then.values()):
            return "what it recorded then is damaged"
        other = next((v for v in then.values() if v.shape[1] != width), None)
        if other is not None and not grows:
            return f"it recorded {other.shape[1]} elements then, and now {width}"
        return ""

    def set_state(self, state, names):
        """Go back to what `state` has returned, of recordings of the variables `names`."""
        self.rows = {name: values.copy() for name, values in _rows_of(state).items()}
        self._times, self.used = state["times"].copy(), len(state["times"])


def _is_whole(times, rows):
    """Whether arrays, which may come from a file, have a row of numbers for each of some times."""
    if times is None or times.ndim != 1 or times.dtype.kind != "f":
        return False
    return all(r.ndim == 2 and len(r) == len(times) and r.dtype.kind in "biuf" for r in rows)


def _rows_of(state):
    return {k.removeprefix("rows "): v for k, v in state.items() if k.startswith("rows ")}


class LastRows(Rows):
    """The last rows only.

    Parameters
    ----------
    count : callable
        Returns how many.
    """

    def __init__(self, count):
        super().__init__()
        self._count = count

    def __len__(self):
        return min(self.used, self._count())

    def at_once(self, size):
        # to move the rows that stay is then little work for each that is new
        return max(self._count(), AT_ONCE // size, 1)

    @property
    def times(self):
        return self._times[self.used - len(self) : self.used]

    def values(self, name):
        return self.rows[name][self.used - len(self) : self.used]

    def make_room(self, name, count, width, dtype):
        # before a run writes its first row: while it does, all must stay in place
        if self.used > 2 * self._count():
            self._move_to_front(len(self))
        return super().make_room(name, count, width, dtype)

    def _move_to_front(self, kept):
        for block in (self._times, *self.rows.values()):
            block[:kept] = block[self.used - kept : self.used].copy()
        self.used = kept


class RowsInFiles(Rows):
    """Rows in files, one for each variable; in memory are those that were filled last.

    Parameters
    ----------
    folder : path
        Files in it that have the names of the variables are written anew.
    """

    def __init__(self, folder):
        from pathlib import Path

        super().__init__()
        self.folder = Path(folder)
        self._columns, self._before, self._written = {}, 0, 0

    def __len__(self):
        return self._before + self.used

    def __contains__(self, name):
        return name in self._columns

    def at_once(self, size):
        return max(AT_ONCE // size, 1)

    def _path(self, name):
        return self.folder / f"{name}.npy"

    def _take_over(self):
        """Take note that the files in the folder are now those of this recording."""
        _RECORDING_TO[self.folder.resolve()] = self

    def _require_own(self):
        """Raise `UnusableValueError` if another recording has replaced the files."""
        if _RECORDING_TO.get(self.folder.resolve()) is not self:
            raise UnusableValueError(
                f"The files in `{self.folder}` are those of another monitor now.",
                hint="Give each monitor a `folder` of its own.",
            )

    @property
    def times(self):
        return self._all("t") if "t" in self._columns else np.empty(0)

    def values(self, name):
        return self._all(name)

    def by_element(self, name, places):
        """Return the recordings as they are in the file: what is not looked at, is not read."""
        return self.values(name)[:, places].T

    def make_room(self, name, count, width, dtype):
        # before a run writes its first row: while it does, all must stay in place
        self._write()
        self._before, self.used, self._written = len(self), 0, 0
        if name not in self._columns:
            if not self._columns:
                self._take_over()
                self._columns["t"] = Column.new(self._path("t"), (), float)
            self._columns[name] = Column.new(self._path(name), (width,), dtype)
        if self._columns[name].shape != (width,):
            raise UnusableValueError(
                f"`{name}` is recorded to a file that has {self._columns[name].shape[0]} values a "
                f"step; now there are {width}.",
                hint="Make all synapses before the first run.",
            )
        return super().make_room(name, count, width, dtype)

    def take_back(self, steps):
        super().take_back(steps)
        self._written = min(self._written, self.used)

    def _all(self, name):
        self._require_own()
        self._write()
        return self._columns[name].read(len(self))

    def _write(self):
        if self._written == self.used:
            return
        self._require_own()
        for name, column in self._columns.items():
            block = self._times if name == "t" else self.rows[name]
            column.write(self._before + self._written, block[self._written : self.used])
        self._written = self.used

    def state(self):
        """Return how much has been recorded: the files themselves stay where they are."""
        self._write()
        return {"in files": np.array([len(self)])}

    def misfit(self, state, names, width, grows):
        count = state.get("in files")
        if count is None:
            return "it recorded to memory then"
        if count.shape != (1,) or count.dtype.kind not in "iu" or count[0] < 0:
            return "what it recorded then is damaged"
        for name in ("t", *names) if state["in files"][0] else ():
            path, column = self._path(name), self._columns.get(name)
            column = column or Column.found(path)
            if column is None or column.rows < state["in files"][0]:
                return f"what it recorded then is not in `{path}` any more"
            if column.shape not in ((width,), ()):
                return f"it recorded {column.shape[0]} elements then, and now {width}"
        return ""

    def set_state(self, state, names):
        count = int(state["in files"][0])
        self._write()
        if count and not self._columns:
            self._columns = {n: Column.found(self._path(n)) for n in ("t", *names)}
            self._take_over()
        for column in self._columns.values():
            column.write(count, np.empty((0, *column.shape)))
        self._before, self.used, self._written = count, 0, 0


def require_separate_folders(things):
    """Raise `UnusableValueError` if two monitors record to files in the same folder."""
    seen = {}
    for thing in things:
        folder = getattr(getattr(thing, "_store", None), "folder", None)
        other = seen.setdefault(folder and folder.resolve(), thing)
        if folder is not None and other is not thing:
            raise UnusableValueError(
                f"`{other.name}` and `{thing.name}` both record to `{folder}`.",
                hint="Give each monitor a `folder` of its own.",
            )
