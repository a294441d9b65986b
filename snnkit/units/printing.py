"""Units that values are printed in, and how."""

from __future__ import annotations

import numpy as np

from .dimensions import (
    AMP,
    CANDELA,
    DERIVED,
    DIMENSIONLESS,
    KELVIN,
    KILOGRAM,
    METRE,
    MOLE,
    SECOND,
)

__all__ = ["REGISTERED", "as_code", "as_latex", "full_name", "unit_for", "written"]

#: units that values are printed in: dimension -> (symbol, size of the unit)
_PRINTED = {dim: (symbol, 1.0) for _, symbol, dim in reversed(DERIVED)}
_PRINTED |= {METRE: ("m", 1.0), SECOND: ("s", 1.0), AMP: ("A", 1.0), KELVIN: ("K", 1.0)}
_PRINTED |= {KILOGRAM: ("g", 1e-3)}
_PRINTED |= {MOLE: ("mol", 1.0), CANDELA: ("cd", 1.0), MOLE / METRE**3: ("M", 1e3)}
#: and the names of these units
_NAMES = {dim: name for name, _, dim in reversed(DERIVED)}
_NAMES |= {METRE: "metre", SECOND: "second", AMP: "amp", KELVIN: "kelvin", MOLE: "mole"}
_NAMES |= {KILOGRAM: "gram", CANDELA: "candela", MOLE / METRE**3: "molar"}
#: units of other dimensions, as `register_new_unit` has added them: dimension -> list of Unit
REGISTERED = {}
_STEPS = {3 * k - 24: prefix for k, prefix in enumerate([*"yzafpnum", "", *"kMGTPEZY"])}
#: without prefixes: nobody says millikelvin of a temperature that a cell lives at
_WHOLE = (KELVIN,)


def unit_for(numbers, dim) -> tuple[float, str]:
    """Return size and symbol of the unit of a dimension in which numbers are easiest to read.

    That is the unit in which they are, on a logarithmic scale, nearest to 10 (by least squares).
    """
    numbers = np.abs(numbers)
    for root, power in ((dim, 1), (dim**0.5, 2), (dim ** (1 / 3), 3)):
        if root in _PRINTED:
            symbol, size = _PRINTED[root]
            step = 0 if root in _WHOLE else _step(numbers / size**power, power)
            tail = f"^{power}" if power > 1 else ""
            return float(f"1e{step * power}") * size**power, _STEPS[step] + symbol + tail
    if dim in REGISTERED:
        logs = _logs(numbers)
        best = min(REGISTERED[dim], key=lambda unit: np.square(logs - unit.scale - 1).sum())
        return float(best), best.symbol
    return 1.0, dim.symbol if dim is not DIMENSIONLESS else ""


def _step(numbers, power):
    logs = _logs(numbers)
    if not logs.size:
        return 0
    return min(_STEPS, key=lambda step: np.square(logs - step * power - 1).sum())


def _logs(numbers):
    return np.log10(numbers[np.isfinite(numbers) & (numbers > 0)])


def full_name(symbol, dim) -> str:
    """Return what Python knows a unit by, given its symbol: ``'mvolt'`` for ``'mV'``."""
    bare, _, power = symbol.partition("^")
    for base, (short, _) in _PRINTED.items():
        prefix = bare.removesuffix(short)
        if bare.endswith(short) and prefix in _STEPS.values() and base ** int(power or 1) is dim:
            name = "kilogram" if symbol == "kg" else f"{prefix}{_NAMES[base]}"
            return name + (f" ** {power}" if power else "")
    for unit in REGISTERED.get(dim, ()):
        if unit.symbol == symbol:
            return unit.name
    return str(dim) if dim is not DIMENSIONLESS else symbol


def as_code(numbers, name, precision) -> str:
    """Return numbers and the name of their unit as Python code."""
    numbers = np.asarray(numbers)
    text = (
        written(numbers, "", precision) if numbers.ndim == 0 else _array_as_code(numbers, precision)
    )
    return f"{text} * {name}" if name else text


def _array_as_code(numbers, precision):
    return np.array_repr(numbers, precision=8 if precision is None else precision)


def written(numbers, symbol, precision) -> str:
    """Return numbers with the symbol of their unit behind them."""
    digits = 8 if precision is None else precision
    return f"{np.array2string(np.asarray(numbers), precision=digits)} {symbol}".rstrip()


def as_latex(numbers, unit) -> str:
    """Return numbers, and a unit that is in LaTeX already, as LaTeX."""
    numbers = np.asarray(numbers)
    if numbers.ndim > 2:
        text = rf"\text{{{written(numbers, '', None)}}}"
    elif numbers.ndim:
        rows = [" & ".join(map(_number, row)) for row in np.atleast_2d(numbers)]
        text = r"\left[\begin{matrix}" + r"\\ ".join(rows) + r"\end{matrix}\right]"
    else:
        text = _number(numbers)
    return rf"{text}\,{unit}" if unit else text


def _number(number):
    return np.array2string(np.asarray(number), precision=8)
