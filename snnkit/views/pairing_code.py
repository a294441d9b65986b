"""A pairing of spikes as a script that runs, on snnkit and on Brian 2."""

from __future__ import annotations

import numpy as np

from ..language.equations import equations
from ..units.dimensions import DIMENSIONLESS, SECOND
from ..units.quantity import wrap
from ..units.values import best_unit
from .pairing import Pairing, threshold_at

__all__ = ["script"]


def script(seen: Pairing) -> str:
    """Return a script that does what `seen` shows.

    Examples
    --------
    >>> from snnkit import ms
    >>> from snnkit.views.pairing import pairing
    >>> print(script(pairing([10]*ms, [20]*ms)).splitlines()[0])
    from snnkit import *  # or: from brian2 import *
    """
    rule = seen.rule if seen.bounds is not None else seen.rule.without_bounds()
    method = f", method={rule.method!r}" if rule.method else ""
    parts = [
        "from snnkit import *  # or: from brian2 import *",
        "",
        "start_scope()",
        f"defaultclock.dt = {_value(seen.dt, SECOND)}",
        *(f"{name} = {_value(*value)}" for name, value in rule.constants.items()),
        "",
        *_neuron("source", seen.pre, rule.pre_model, rule.pre_values, seen.dt),
        *_neuron("target", seen.post, rule.post_model, rule.post_values, seen.dt),
        f"S = Synapses(source, target, {_text(rule.model(seen.between))},",
        f"             on_pre={_codes(rule.on_pre)},",
        f"             on_post={_codes(rule.on_post)}{method})",
        "S.connect()",
        f"S.{rule.weight} = {_value(rule.start, rule.unit)}",
        *_settings("S", rule.others, rule.model()),
        f"M = StateMonitor(S, {[rule.weight, *rule.traces]}, record=True)",
        f"run({_value(seen.duration, SECOND)})",
        "",
        f"dw = S.{rule.weight}[0] - {_value(rule.start, rule.unit)}",
        "print(dw)",
    ]
    return "\n".join(parts) + "\n"


def _neuron(name, times, model, values, dt):
    steps = np.round(times / dt).astype(int)
    when = ", ".join(f"{1e3 * t:.6g}" for t in times)
    comment = f"# the {name} spikes at {when} ms" if when else f"# the {name} never spikes"
    threshold = threshold_at(steps).replace(" or ", " or '\n    '")
    return [
        f"{comment}, counted in time steps" if when else comment,
        f"{name} = NeuronGroup(1, {_text(model)}, reset='', threshold=",
        f"    '{threshold}')",
        *_settings(name, values, model),
    ]


def _settings(name, values, model):
    """Return the lines that set parameters which are not 0."""
    types = {e.name: e for e in equations(model)}
    lines = []
    for variable, value in values.items():
        if value:
            equation = types[variable]
            shown = value if equation.dtype is bool else _value(value, equation.dim)
            lines.append(f"{name}.{variable} = {shown}")
    return lines


def _codes(given):
    if not isinstance(given, dict):
        return _text(given)
    return "{" + ", ".join(f"{name!r}: {_text(code)}" for name, code in given.items()) + "}"


def _text(code):
    lines = [line.strip() for line in code.strip().splitlines() if line.strip()]
    return repr(lines[0]) if len(lines) == 1 else "'''\n    " + "\n    ".join(lines) + "'''"


def _value(value, dim):
    if dim is DIMENSIONLESS:
        return repr(float(value))
    scale, symbol = best_unit(wrap(np.array(float(value)), dim))
    if symbol.isidentifier():
        return f"{value / scale:.15g}*{symbol}"
    return f"{float(value)!r} * ({dim})"
