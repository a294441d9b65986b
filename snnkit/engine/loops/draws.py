"""Random numbers in the loops: the same, in the same order, as numpy draws them.

The loops draw uniform numbers themselves, from the state of numpy's own generator, and look
binomial ones up by them. For all other distributions they ask numpy, which writes what it draws
into an array.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ...errors import UnusableValueError
from ..binomial import binomial, chances_up_to
from ..expressions import kind_of_resolved
from ..random import generator
from ..variables import Constant
from .expressions import text_for
from .sheet import Unsupported

__all__ = ["Draw", "write_draw"]


class Draw:
    """The request that numpy draw random numbers.

    Attributes
    ----------
    code : str
        What is evaluated; in it ``n`` is how many, and ``a0``, ``a1`` are the parameters.
    out : ndarray
        Where they are written.
    arguments : list of ndarray
        A parameter for each number.
    count : ndarray or int
        How many to draw; an array holds it as its only element.
    """

    def __init__(self, code, out, arguments, count):
        self.code, self.out, self.arguments, self.count = code, out, arguments, count

    def serve(self, run):
        n = int(self.count if np.ndim(self.count) == 0 else self.count[0])
        names = {"binomial": binomial, "rng": generator(), "n": n}
        names |= {f"a{k}": values[:n] for k, values in enumerate(self.arguments)}
        try:
            self.out[:n] = eval(_compiled(self.code), names)
        except ValueError as error:  # a rate that is negative, or too large
            raise UnusableValueError(f"This cannot be computed: {error}.") from error


@lru_cache(maxsize=64)
def _compiled(code):
    return compile(code, "<random numbers>", "eval")


def _chances(expression, call):
    """Return the table in which binomial numbers are looked up, if there is one."""
    things = [expression.meaning.get(getattr(argument, "id", None)) for argument in call.args]
    if not all(isinstance(thing, Constant) for thing in things):
        return None
    return chances_up_to(*(thing.value for thing in things))


def _write_look_up(sheet, chances, drawn, run):
    with sheet.block(f"for n in range({run.count}):"):
        sheet.line(f"uniform = random({sheet.stream()})")
        sheet.line("m = 0")
        with sheet.block(f"while uniform >= {chances}[m]:"):
            sheet.line("m += 1")
        sheet.line(f"{drawn}[n] = m")


def write_draw(sheet, values, number, expression, call):
    """Write how the random numbers of one call are drawn, for all elements of a loop.

    A generator of requests; what follows a request is written after it.
    """
    run, function = values.run, expression.function(call.func.id)
    if run.size is None:
        raise Unsupported(f"`{call.func.id}` is called at synapses, together with others")
    kind = "float64" if function.kind == "float" else "int64"
    drawn = sheet.buffer(f"drawn_{number}", kind, run.size)
    values.spot.drawn[id(call)] = f"{drawn}[{run.number}]"
    if function.name == "rand":
        stream = sheet.stream()
        sheet.line(f"m = truncated({run.count}, 4)")
        with sheet.block("for n in range(m):"):
            sheet.line(f"random_4({stream}, {drawn}, 4 * n)")
        with sheet.block(f"for n in range(4 * m, {run.count}):"):
            sheet.line(f"{drawn}[n] = random({stream})")
        return
    chances = _chances(expression, call) if function.name == "binomial" else None
    if chances is not None:
        _write_look_up(sheet, sheet.fixed("chances", chances), drawn, run)
        return
    arrays = []
    for k, argument in enumerate(call.args):
        parameter = expression.with_tree(argument)
        of_type = "float64" if kind_of_resolved(parameter) == "float" else "int64"
        array = sheet.buffer(f"parameter_{k}_of_drawn_{number}", of_type, run.size)
        with run.loop():
            text = text_for(sheet, parameter, values.spot)
            sheet.line(f"{array}[{run.number}] = {text}")
        arrays.append(sheet.array_of(array))
    code = function.code.format(*(f"a{k}" for k in range(len(arrays))), n="n")
    yield Draw(code, sheet.array_of(drawn), arrays, run.how_many()), None
