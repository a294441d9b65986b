"""Synapses as a script that makes them, here and in Brian 2."""

from __future__ import annotations

import numpy as np

from ..language.functions import CONSTANTS
from ..language.parse import parse
from ..model.connecting import rules as connect
from ..units import names as unit_names
from ..units.dimensions import DIMENSIONLESS
from ..units.values import plain
from .wiring import names_in

__all__ = ["script"]

_KINDS = {"b": "boolean", "i": "integer", "u": "integer"}


def script(wiring, drawn) -> str:
    """Return a script that makes synapses as they were drawn.

    Parameters
    ----------
    wiring : Wiring
        Tells the groups, and what names mean.
    drawn : Drawn

    Examples
    --------
    >>> from snnkit.views.wiring import Wiring
    >>> wiring = Wiring.between(5)
    >>> print(script(wiring, wiring.draw("i != j", p=0.2, seed=3)))
    from snnkit import *  # in Brian 2: from brian2 import *
    <BLANKLINE>
    seed(3)  # from the same seed, Brian 2 draws other numbers
    G = NeuronGroup(5, 'v : 1')
    S = Synapses(G, G)
    S.connect(condition='i != j', p=0.2)
    <BLANKLINE>
    """
    synapses = wiring.synapses
    same = synapses.source is synapses.target
    ends = [("pre", "G" if same else "source"), ("post", "G" if same else "target")]
    names = _names(drawn)
    lines = ["from snnkit import *  # in Brian 2: from brian2 import *", ""]
    lines += [f"seed({drawn.seed})  # from the same seed, Brian 2 draws other numbers"]
    lines += _constants(wiring, names)
    lines += _groups(synapses, ends, names)
    model = "" if drawn.picture.weights is None else f", 'w : {drawn.unit}'"
    lines += [f"S = Synapses({ends[0][1]}, {ends[1][1]}{model})"]
    if drawn.arguments is not None or len(drawn.picture):
        lines += [drawn.call]
    lines += _weights(synapses, drawn)
    return "\n".join(lines) + "\n"


def _names(drawn):
    """All names in the rule and in the weights."""
    names = set()
    for end, text in (drawn.arguments or {}).items():
        is_rule = end in ("i", "j")
        names |= names_in(connect.rule(text)) if is_rule else set(parse(text).names)
    if isinstance(drawn.weights, str):
        names |= set(parse(drawn.weights).names)
    return sorted(names)


def _groups(synapses, ends, names):
    lines, done = [], set()
    for (end, name), group in zip(ends, (synapses.source, synapses.target), strict=True):
        if name in done:
            continue
        done.add(name)
        suffixes = ("_pre", "_post") if synapses.source is synapses.target else (f"_{end}",)
        used = dict.fromkeys(n.removesuffix(s) for n in names for s in suffixes if n.endswith(s))
        used = [v for v in used if v != "i" and v in (*group.variables, *group._subexpressions)]
        lines += _group(group, name, used)
    return lines


def _group(group, name, used):
    values = {v: getattr(group, v)[:] for v in used}
    model = [f"{v} : {_unit(x)}{_kind(x)}" for v, x in values.items()] or ["v : 1"]
    quoted = repr(model[0]) if len(model) == 1 else f"'''{chr(10).join(model)}'''"
    yield f"{name} = NeuronGroup({len(group)}, {quoted})"
    for v, x in values.items():
        yield f"{name}.{v} = {_literal(x)}"


def _constants(wiring, names):
    synapses = wiring.synapses
    for name in names:
        ours = name in ("i", "j", "N_pre", "N_post") or synapses._refer(name) is not None
        known = name in CONSTANTS or unit_names.unit(name) is not None
        given = next((n[name] for n in wiring.namespaces if name in n), None)
        if not ours and not known and given is not None:
            yield f"{name} = {_literal(given)}"


def _weights(synapses, drawn):
    if drawn.picture.weights is None or not len(drawn.picture):
        return []
    text = drawn.weights
    if isinstance(text, str):
        own = {*synapses.variables, *synapses._subexpressions, "N_incoming", "N_outgoing"}
        if not (own - {"i", "j"}) & set(parse(text).names):
            return [f"S.w = {text!r}"]
    return [f"S.w = {_numbers(drawn.picture.weights)}{_times(drawn.unit)}"]


def _literal(value):
    return _numbers(plain(value)) + _times(getattr(value, "dim", DIMENSIONLESS))


def _numbers(values):
    return repr(np.asarray(values).tolist())


def _times(dim):
    return "" if dim is DIMENSIONLESS else f"*({dim})" if " " in str(dim) else f"*{dim}"


def _unit(value):
    return getattr(value, "dim", DIMENSIONLESS) if plain(value).dtype.kind == "f" else ""


def _kind(value):
    return _KINDS.get(plain(value).dtype.kind, "")
