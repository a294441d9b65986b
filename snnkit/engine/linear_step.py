"""Writes one step of a linear system: ``x = P x + R b``, in place where the coupling allows it."""

from __future__ import annotations

from .expressions import numpy_text
from .whole import compute

__all__ = ["reachable", "write_linear_step"]


def write_linear_step(writer, operation):
    """Write the lines for an `Exact` operation."""
    _LinearStep(writer, operation).write()


class _LinearStep:
    def __init__(self, writer, operation):
        self.writer, self.operation, self.size = writer, operation, operation.size
        self.arrays = [writer.array(state.variable) for state in operation.states]
        self.every = range(len(self.arrays))

    def write(self):
        normal = _System(self, self.operation.matrix, self.operation.drive, "")
        if self.operation.awake is None:
            self.everyone(normal)
        else:
            self.only_awake(normal)
        self.writer.release(*normal.drive)

    def everyone(self, system):
        order = _in_place_order(system.reach)
        if order is not None:
            for k in order:
                system.advance(k, self.arrays[k])
            return
        new = [system.advance(k) for k in self.every]
        for array, values in zip(self.arrays, new, strict=True):
            self.writer.line(f"np.copyto({array}, {values})")
        self.writer.release(*new)

    def only_awake(self, normal):
        """Some states stand still during refractoriness; those that see them must know it."""
        frozen, order = self.operation.frozen, _in_place_order(normal.reach)
        resting = self.writer.resting.get(self.operation.owner)
        if order is None or resting is None or self._seen_by_others(normal, frozen):
            self._only_awake_by_mask(normal)
            return
        for k in order:
            if k in frozen:  # few neurons rest: what they had is put back
                self.writer.line(f"kept = {self.arrays[k]}[{resting}.now]")
            normal.advance(k, self.arrays[k])
            if k in frozen:
                self.writer.line(f"{self.arrays[k]}[{resting}.now] = kept")

    def _seen_by_others(self, system, frozen):
        return any(system.reach[k] & frozen for k in self.every if k not in frozen)

    def _only_awake_by_mask(self, normal):
        frozen, writer = self.operation.frozen, self.writer
        awake = writer.array(self.operation.awake.variable)
        new = [normal.advance(k) for k in self.every]
        resting = {}
        if self._seen_by_others(normal, frozen):
            rows = [[None] * len(row) if k in frozen else row for k, row in self._numbered()]
            drive = [None if k in frozen else b for k, b in enumerate(self.operation.drive)]
            system = _System(self, rows, drive, "_resting")
            resting = {k: system.advance(k) for k in self.every if k not in frozen}
            writer.release(*system.drive)
        for k, array in enumerate(self.arrays):
            if k in resting:
                writer.line(f"np.copyto({array}, {resting[k]})")
            where = f", where={awake}" if k in frozen or k in resting else ""
            writer.line(f"np.copyto({array}, {new[k]}{where})")
        writer.release(*new, *resting.values())

    def _numbered(self):
        return enumerate(self.operation.matrix)


class _System:
    """A matrix and a drive, and the names of what they make in the code."""

    def __init__(self, step, matrix, drive, suffix):
        self.writer, self.arrays, self.size = step.writer, step.arrays, step.size
        self.reach = reachable(matrix)
        self.name = f"{step.operation.owner}{suffix}"
        self.steady = all(self.writer.invariant(e) for row in matrix for e in row if e is not None)
        self.propagators(matrix)
        self.drive = self._drive(drive)

    def propagators(self, matrix):
        """Write how P and R are computed: ahead of the loop, if they can't change in it."""
        dt = self.writer.time["dt"]
        if self.steady:
            rows = _rows(matrix, self.writer.hoist)
            self.writer.ahead(
                f"P_of_{self.name}, R_of_{self.name} = exact.propagators({rows}, {dt})"
            )
            return
        spell, size = self.writer.spell, str(self.size)
        rows = _rows(matrix, lambda e: numpy_text(e, spell(e, size=size)))
        self.writer.ahead(f"propagators_of_{self.name} = exact.Remembered({dt})")
        self.writer.line(f"P_of_{self.name}, R_of_{self.name} = propagators_of_{self.name}({rows})")

    def factor(self, k, m):
        """Return the name of one entry of P."""
        name = f"P_{k}_{m}_of_{self.name}"
        if not self.steady:
            return f"P_of_{self.name}[{k}][{m}]"
        # numpy takes longer to reckon with one of Python's numbers than with an array
        self.writer.ahead(f"{name} = np.asarray(P_of_{self.name}[{k}][{m}])")
        return name

    def _drive(self, drive):
        """Write what is added to each state in a step; return its names, None where nothing is."""
        given = [m for m, b in enumerate(drive) if b is not None]
        steady = self.steady and all(self.writer.invariant(drive[m]) for m in given)
        values = {m: compute(self.writer, drive[m], self.size) for m in given}
        names = []
        for k, reached in enumerate(self.reach):
            terms = [
                f"R_of_{self.name}[{k}][{m}] * {values[m]}" for m in given if m in reached | {k}
            ]
            names.append(self._sum(k, terms, steady) if terms else None)
        self.writer.release(*values.values())
        return names

    def _sum(self, k, terms, steady):
        if steady:
            name = f"drive_{k}_of_{self.name}"
            self.writer.ahead(f"{name} = np.asarray({' + '.join(terms)})")
            return name
        name = self.writer.buffer("float", self.size)
        self.writer.line(f"{name}[:] = {' + '.join(terms)}")
        return name

    def advance(self, k, out=None):
        """Write the lines that compute one state's next value; return where it is."""
        writer = self.writer
        out = out or writer.buffer("float", self.size)
        writer.line(f"np.multiply({self.arrays[k]}, {self.factor(k, k)}, {out})")
        for m in sorted(self.reach[k] - {k}):
            part = writer.buffer("float", self.size)
            writer.line(f"np.multiply({self.arrays[m]}, {self.factor(k, m)}, {part})")
            writer.line(f"np.add({out}, {part}, {out})")
            writer.release(part)
        if self.drive[k] is not None:
            writer.line(f"np.add({out}, {self.drive[k]}, {out})")
        return out


def _rows(matrix, text):
    rows = (", ".join("None" if e is None else text(e) for e in row) for row in matrix)
    return "[" + ", ".join(f"[{row}]" for row in rows) + "]"


def reachable(matrix):
    """Return for each state the states on which its next value depends."""
    reach = [{m for m, entry in enumerate(row) if entry is not None} for row in matrix]
    for _ in reach:
        reach = [mine.union(*(reach[m] for m in mine)) for mine in reach]
    return reach


def _in_place_order(reach):
    """Return an order in which no state is overwritten before it was used, or None."""
    remaining, order = set(range(len(reach))), []
    while remaining:
        free = [k for k in remaining if not any(k in reach[m] for m in remaining - {k})]
        if not free:
            return None
        order.append(min(free))
        remaining.discard(order[-1])
    return order
