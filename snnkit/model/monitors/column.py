"""A file with the recordings of one variable, in numpy's format: `numpy.load` reads it anywhere."""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.lib import format as npy

from ...errors import UnusableValueError

__all__ = ["Column"]


class Column:
    """A file of rows, to which further rows are written.

    Attributes
    ----------
    path : Path
    shape : tuple of int
        The shape of a row; that of a single number is ``()``.
    rows : int
        How many rows there are.
    """

    def __init__(self, path, shape, dtype, rows=0, start=0):
        self.path, self.shape, self.dtype, self.rows = path, shape, np.dtype(dtype), rows
        self._start = start  # where the first row begins

    @classmethod
    def new(cls, path, shape, dtype):
        """Return an empty file; one that had its name is gone."""
        column = cls(path, shape, dtype)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)  # arrays that were read from it before stay as they are
            with open(path, "wb") as file:
                column._start = column._write_header(file)
        except OSError as error:
            raise UnusableValueError(f"Nothing can be recorded to `{path}`: {error}.") from error
        return column

    @classmethod
    def found(cls, path):
        """Return a file that has been written before; None if there is none of this kind."""
        try:
            array = np.load(path, mmap_mode="r", allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return None
        if not (isinstance(array, np.memmap) and array.ndim and array.flags.c_contiguous):
            return None
        return cls(path, array.shape[1:], array.dtype, len(array), array.offset)

    def write(self, first, rows):
        """Write rows; the first of them becomes row number `first`, and the last the last.

        The file never gets shorter: arrays that show its end may be in use.
        """
        try:
            with open(self.path, "r+b") as file:
                file.seek(self._start + first * prod(self.shape) * self.dtype.itemsize)
                file.write(np.ascontiguousarray(rows, self.dtype).data)
                self.rows = first + len(rows)
                file.seek(0)
                self._write_header(file)
        except OSError as error:
            raise UnusableValueError(f"`{self.path}` cannot be written to: {error}.") from error

    def read(self, count):
        """Return the first rows, which are read from the file when they are looked at."""
        shape = (count, *self.shape)
        if prod(shape) == 0:  # of nothing there is no map
            return np.empty(shape, self.dtype)
        return np.asarray(np.memmap(self.path, self.dtype, "r", self._start, shape))

    def _write_header(self, file):
        """Write what shape the rows have; numpy leaves room in it for their number to grow."""
        header = {"descr": npy.dtype_to_descr(self.dtype), "fortran_order": False}
        npy.write_array_header_1_0(file, {**header, "shape": (self.rows, *self.shape)})
        return file.tell()
