"""Writes one step of a linear system, ``x = P x + R b``, for one element after the other."""

from __future__ import annotations

from ..linear_step import reachable
from .expressions import separated, text_for
from .sheet import Unsupported
from .statements import Everyone

__all__ = ["write_linear_step"]


def write_linear_step(sheet, operation):
    """Write the lines for an `Exact` operation."""
    run = Everyone(sheet, operation.owner, operation.size)
    spot, frozen = run.spot(), operation.frozen
    normal = _System(sheet, operation, operation.matrix, operation.drive, "")
    resting = _resting(sheet, operation, normal)
    places = [sheet.element(state, spot.index) for state in operation.states]
    with run.loop():
        for k, place in enumerate(places):
            sheet.line(f"x_{k} = {place}")
        if operation.awake is not None:
            sheet.line(f"awake = {sheet.element(operation.awake, spot.index)}")
        normal.prepare(spot)
        for k, place in enumerate(places):
            new = normal.advanced(k, spot)
            if operation.awake is not None and k in frozen:
                new = f"{new} if awake else x_{k}"
            elif resting is not None:
                new = f"{new} if awake else {resting.advanced(k, spot)}"
            sheet.line(f"{place} = {new}")


def _resting(sheet, operation, normal):
    """Return the system of a refractory neuron, if it differs for states that go on."""
    frozen, every = operation.frozen, range(len(operation.states))
    if operation.awake is None:
        return None
    if not any(normal.reach[k] & frozen for k in every if k not in frozen):
        return None
    rows = [[None] * len(row) if k in frozen else row for k, row in enumerate(operation.matrix)]
    drive = [None if k in frozen else b for k, b in enumerate(operation.drive)]
    return _System(sheet, operation, rows, drive, "_resting")


class _System:
    """A matrix and a drive, and how the loops know what they make."""

    def __init__(self, sheet, operation, matrix, drive, suffix):
        self.sheet, self.size = sheet, operation.size
        self.matrix, self.drive = matrix, drive
        self.reach = reachable(matrix)
        self.name = f"{operation.owner}{suffix}"
        entries = [(k, m, e) for k, row in enumerate(matrix) for m, e in enumerate(row)]
        given = [(k, m, e) for k, m, e in entries if e is not None]
        self.steady = all(sheet.invariant(e) for _, _, e in given)
        self.coupled = any(k != m for k, m, _ in given)
        if self.steady:
            self._ahead()
        elif self.coupled or suffix:
            raise Unsupported(
                f"the coefficients of coupled equations of `{operation.owner}` change in a run"
            )

    def _ahead(self):
        """Have P and R computed ahead of the loops."""
        early, dt = self.sheet.early, self.sheet.time["dt"]
        rows = (", ".join("None" if e is None else early.hoist(e) for e in r) for r in self.matrix)
        rows = "[" + ", ".join(f"[{row}]" for row in rows) + "]"
        early.ahead(f"P_of_{self.name}, R_of_{self.name} = exact.propagators({rows}, {dt})")

    def _size_of(self, k):
        """Return the number of elements that have a P and R of their own, or None."""
        rows = self.matrix if self.coupled else [self.matrix[k]]
        entries = [e for row in rows for e in row if e is not None]
        return None if all(map(self.sheet.has_one_value, entries)) else self.size

    def _entry(self, which, k, m):
        name = f"{which}_{k}_{m}_of_{self.name}"
        size = self._size_of(k)
        self.sheet.early.ahead(f"{name} = {which}_of_{self.name}[{k}][{m}]")
        return self.sheet.ahead(name, "float64", size) + "[k]" * (size is not None)

    # --- within the loop ---

    def prepare(self, spot):
        """Write what the new values are computed from, if it changes in the run."""
        if self.steady:
            return
        for k, drive in enumerate(self.drive):
            rate = self.matrix[k][k]
            rate = "0.0" if rate is None else text_for(self.sheet, separated(rate), spot)
            self.sheet.line(f"rate_{k} = float({rate})")
            self.sheet.line(f"P_{k} = exp(rate_{k} * {self.sheet.time['dt']})")
            if drive is not None:
                self.sheet.line(f"R_{k} = held_for(rate_{k}, {self.sheet.time['dt']})")

    def advanced(self, k, spot):
        """Return the text of a state's next value."""
        if not self.steady:
            terms = [f"x_{k} * P_{k}"]
            if self.drive[k] is not None:
                drive = text_for(self.sheet, separated(self.drive[k]), spot)
                terms.append(f"R_{k} * ({drive})")
            return " + ".join(terms)
        terms = [f"x_{k} * {self._entry('P', k, k)}"]
        terms += [f"x_{m} * {self._entry('P', k, m)}" for m in sorted(self.reach[k] - {k})]
        added = self._driven(k, spot)
        return " + ".join(terms + [added] * (added is not None))

    def _driven(self, k, spot):
        """Return the text of what a state gains in a step, or None."""
        given = [m for m, b in enumerate(self.drive) if b is not None and m in self.reach[k] | {k}]
        if not given:
            return None
        sheet, early = self.sheet, self.sheet.early
        if all(sheet.invariant(self.drive[m]) for m in given):
            terms = [f"R_of_{self.name}[{k}][{m}] * {early.hoist(self.drive[m])}" for m in given]
            name = f"drive_{k}_of_{self.name}"
            early.ahead(f"{name} = {' + '.join(terms)}")
            alike = all(sheet.has_one_value(self.drive[m]) for m in given)
            size = None if alike and self._size_of(k) is None else self.size
            return sheet.ahead(name, "float64", size) + "[k]" * (size is not None)
        texts = (text_for(sheet, separated(self.drive[m]), spot) for m in given)
        terms = [
            f"{self._entry('R', k, m)} * ({text})" for m, text in zip(given, texts, strict=True)
        ]
        return f"({' + '.join(terms)})"
