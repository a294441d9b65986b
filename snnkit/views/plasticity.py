"""What a synapse does when its two neurons spike: a plasticity rule, taken from strings.

The rule is the learner's own, read off a `Synapses` object; or `STANDARD`, pair-based STDP by
two traces.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace

import numpy as np

from ..engine.expressions import evaluate
from ..engine.variables import Constant
from ..errors import UnusableValueError
from ..language.equations import DIFFERENTIAL, PARAMETER, SUBEXPRESSION, equations
from ..language.linear import renamed
from ..language.parse import parse
from ..language.statements import statements
from ..model.strings.writing import resolve_statements
from ..units import names as unit_names
from ..units.dimensions import DIMENSIONLESS, SECOND

__all__ = ["STANDARD", "Rule", "rule_of"]

CLOCK_DRIVEN, EVENT_DRIVEN = "clock-driven", "event-driven"


@dataclass(frozen=True)
class Rule:
    """A plasticity rule: equations, what spikes do, and the values that it uses.

    Attributes
    ----------
    equations : tuple of (str, str)
        Equations of the synapse, and their flags, separated by commas.
    on_pre, on_post : str or dict of str to str
        What a spike does; if there are several pathways, by their names.
    constants : dict of str to (float, Dimension)
        Values that the strings take from outside, in SI units.
    weight : str
        The name of the weight.
    traces : dict of str to str
        The traces, and by which spikes they are raised: ``'pre'``, ``'post'``, or ``''``.
    start : float
        The weight before the first spike, in SI units.
    unit : Dimension
        The dimension of the weight.
    others : dict of str to float
        Values of the synapse's other parameters.
    method : str or None
        How to integrate.
    pre_model, post_model : str
        What the strings need of the neurons.
    pre_values, post_values : dict of str to float
    aside : str
        What of the synapses plays no part, in words.
    """

    equations: tuple
    on_pre: str | dict
    on_post: str | dict
    constants: dict
    weight: str = "w"
    traces: dict = field(default_factory=dict)
    start: float = 0.0
    unit: object = DIMENSIONLESS
    others: dict = field(default_factory=dict)
    method: str | None = None
    pre_model: str = "v : 1"
    post_model: str = "v : 1"
    pre_values: dict = field(default_factory=dict)
    post_values: dict = field(default_factory=dict)
    aside: str = ""

    def model(self, between=CLOCK_DRIVEN) -> str:
        """Return the equations, with their differential equations flagged `between`."""
        lines = []
        for text, flags in self.equations:
            (equation,) = equations(text)
            if equation.kind == DIFFERENTIAL and equation.name != self.weight:
                flags = between
            lines.append(f"{text} ({flags})" if flags else text)
        return "\n".join(lines)

    def with_values(self, start=None, **values) -> Rule:
        """Return the same rule with other values of its constants, in SI units."""
        changed = {name: (float(v), self.constants[name][1]) for name, v in values.items()}
        start = self.start if start is None else float(start)
        return replace(self, constants=self.constants | changed, start=start)

    def without_bounds(self) -> Rule:
        """Return the same rule with every ``clip(x, low, high)`` replaced by x."""
        return replace(self, on_pre=_unclipped(self.on_pre), on_post=_unclipped(self.on_post))

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Where the weight is clipped, or None if it isn't."""
        for code in (*_codes(self.on_pre).values(), *_codes(self.on_post).values()):
            limits = _clip_limits(code, self.weight)
            if limits is not None:
                return tuple(self._value(ast.unparse(limit)) for limit in limits)
        return None

    def _value(self, text):
        values = {name: value for name, (value, _) in self.constants.items()} | self.others
        expression = parse(text)
        for name in expression.names:
            if name not in values and unit_names.unit(name) is not None:
                values[name] = float(unit_names.unit(name))
            if name not in values:
                return np.nan
        return float(evaluate(expression, lambda name: np.float64(values[name]), 1))


def _codes(given):
    """Return what spikes from one end do, by the names of pathways."""
    return given if isinstance(given, dict) else {"": given}


def _clip_call(statement):
    tree = statement.expression.tree
    is_clip = isinstance(tree, ast.Call) and tree.func.id == "clip" and len(tree.args) == 3
    return tree if is_clip else None


def _clip_limits(code, weight):
    for statement in statements(code):
        call = _clip_call(statement)
        if call is not None and statement.target == weight:
            return call.args[1:]
    return None


def _unclipped(code):
    if isinstance(code, dict):
        return {name: _unclipped(text) for name, text in code.items()}
    lines = []
    for statement in statements(code):
        call = _clip_call(statement)
        text = statement.expression.text if call is None else ast.unparse(call.args[0])
        lines.append(f"{statement.target} {statement.operation} {text}")
    return "\n".join(lines)


STANDARD = Rule(
    equations=(
        ("w : 1", ""),
        ("dapre/dt = -apre/tau_pre : 1", CLOCK_DRIVEN),
        ("dapost/dt = -apost/tau_post : 1", CLOCK_DRIVEN),
    ),
    on_pre="v_post += w\napre += A_pre\nw = clip(w + apost, 0, w_max)",
    on_post="apost += A_post\nw = clip(w + apre, 0, w_max)",
    constants={
        "A_pre": (0.01, DIMENSIONLESS),
        "A_post": (-0.0105, DIMENSIONLESS),
        "tau_pre": (0.02, SECOND),
        "tau_post": (0.02, SECOND),
        "w_max": (0.02, DIMENSIONLESS),
    },
    traces={"apre": "pre", "apost": "post"},
    start=0.01,
    method="exact",
)


def rule_of(synapses, names, weight=None) -> Rule:
    """Read a plasticity rule off synapses.

    Parameters
    ----------
    synapses : Synapses
        With `on_pre` and `on_post`. Values are those of its first synapse, if it has any.
    names : Names
        Where to look up names that are not variables of the model.
    weight : str, optional
        Which variable is the weight; by default the one that both kinds of spike change.
    """
    pathways = {end: _pathways(synapses, end) for end in ("pre", "post")}
    changed = {
        end: [s.target for pathway in found for s in pathway.statements]
        for end, found in pathways.items()
    }
    weight = _weight(synapses, changed, weight)
    parameters = [e for e in synapses._equations if e.kind == PARAMETER]
    values = {e.name: _first(synapses.variables[e.name].values) for e in parameters}
    start = _first(synapses.variables[weight].values)
    strings = _strings(synapses, pathways)
    pre_model, pre_values = _stand_in(synapses, "pre", strings)
    post_model, post_values = _stand_in(synapses, "post", strings)
    return Rule(
        equations=tuple(_written(e) for e in synapses._equations),
        on_pre=_code(pathways["pre"]),
        on_post=_code(pathways["post"]),
        constants=_constants(synapses, pathways, names),
        weight=weight,
        traces=_traces(synapses, weight, changed),
        start=start,
        unit=synapses.variables[weight].dim,
        others={name: value for name, value in values.items() if name != weight},
        method=synapses._method,
        pre_model=pre_model,
        post_model=post_model,
        pre_values=pre_values,
        post_values=post_values,
        aside=_aside(synapses),
    )


def _pathways(synapses, end):
    """Return the pathways along which spikes come from an end, one at least."""
    pathways = synapses._pathways.values()
    found = [p for p in pathways if p.end == end and p.event == "spike"]
    if not found:
        raise UnusableValueError(
            f"`{synapses.name}` has no `on_{end}` for spikes: plasticity by spike timing needs to "
            "know what spikes of both neurons do."
        )
    return found


def _code(pathways):
    codes = {pathway.which: pathway.code for pathway in pathways}
    usual = pathways[0].end
    return codes[usual] if list(codes) == [usual] else codes


def _aside(synapses):
    """Say what plays no part, though it would in a run."""
    said = [
        f"The pathway `{p.which}` plays no part here: it waits for `{p.event}`, not for spikes."
        for p in synapses._pathways.values()
        if p.event != "spike"
    ]
    if any(synapses.variables[p.delay_name].values.any() for p in synapses._pathways.values()):
        said.append("Delays play no part here.")
    return " ".join(said)


def _first(values):
    return float(values[0]) if len(values) else 0.0


def _weight(synapses, changed, weight):
    own = [e for e in synapses._equations if e.kind != SUBEXPRESSION]
    if weight is not None:
        if weight not in [e.name for e in own]:
            raise UnusableValueError(synapses._no_variable(weight))
        return weight
    both = [e for e in own if e.name in changed["pre"] and e.name in changed["post"]]
    both = [e for e in both if e.kind == PARAMETER] or both
    if len(both) != 1:
        found = " and ".join(f"`{e.name}`" for e in both) or "none"
        raise UnusableValueError(
            "Which variable is the weight? It should be the one that `on_pre` and `on_post` "
            f"both change; that is {found}.",
            hint="Name it: STDPLab(S, weight='w').",
        )
    return both[0].name


def _traces(synapses, weight, changed):
    traces = {}
    for equation in synapses._equations:
        if equation.kind == DIFFERENTIAL and equation.name != weight:
            by = [which for which in ("pre", "post") if equation.name in changed[which]]
            traces[equation.name] = by[0] if len(by) == 1 else ""
    return traces


def _written(equation):
    left = f"d{equation.name}/dt" if equation.kind == DIFFERENTIAL else equation.name
    right = f" = {equation.expression.text}" if equation.expression else ""
    return f"{left}{right} : {_unit(equation)}", ", ".join(sorted(equation.flags))


def _unit(thing):
    """Return the unit of a variable or an equation, as it is declared."""
    kinds = {"b": "boolean", "i": "integer"}
    return kinds.get(np.dtype(thing.dtype).kind, str(thing.dim))


def _strings(synapses, pathways):
    """Return all expressions that play a part, of equations and of statements."""
    found = [e.expression for e in synapses._equations if e.expression is not None]
    taken = [pathway for both in pathways.values() for pathway in both]
    return found + [s.expression for pathway in taken for s in pathway.statements]


def _constants(synapses, pathways, names):
    """Return all values that the strings of synapses take from outside."""
    resolved = []
    for end in ("pre", "post"):
        group = _group(synapses, end)
        needed = _subexpressions(synapses, end, _strings(synapses, pathways)).values()
        own = names.behind(*group._own_names())
        resolved += [group._resolve(equation.expression, own) for equation in needed]
    resolved += [
        synapses._resolve(e.expression, names, dim=None)
        for e in synapses._equations
        if e.expression is not None
    ]
    for pathway in (*pathways["pre"], *pathways["post"]):
        found = resolve_statements(synapses, pathway.statements, names)
        resolved += [value for _, _, value in found]
    constants = {}
    for thing in resolved:
        for name, meaning in thing.meaning.items():
            if isinstance(meaning, Constant) and _is_free(name):
                constants[name] = (float(meaning.value), meaning.dim)
    return constants


def _is_free(name):
    fixed = name in ("N", "N_pre", "N_post", "pi", "e", "inf")
    return not fixed and unit_names.unit(name) is None


# --- the neurons ---


def _group(synapses, end):
    return synapses.source if end == "pre" else synapses.target


def _subexpressions(synapses, end, strings):
    """Return the equations of the neurons' subexpressions that the strings need, by name."""
    seen = [synapses._seen(name) for string in strings for name in string.names]
    todo = [thing[0] for thing in seen if thing and thing[2] == f"_{end}"]
    equations, needed = _group(synapses, end)._whole.equations, {}
    while todo:
        equation = equations.get(todo.pop())
        if equation and equation.kind == SUBEXPRESSION and equation.name not in needed:
            needed[equation.name] = equation
            todo += equation.expression.names
    return needed


def _stand_in(synapses, end, strings):
    """Return the model and the values of a neuron that has the same variables, and rests."""
    hidden = ("i", "j", "lastspike", "not_refractory", "lastupdate")
    group, indices = _group(synapses, end), synapses.variables["i" if end == "pre" else "j"].values
    element = int(indices[0]) if len(indices) else 0
    computed = _subexpressions(synapses, end, strings)
    lines, values = [], {}
    for name, variable in group.variables.items():
        if name in hidden or name in computed or not name.isidentifier():
            continue
        lines.append(f"{name} : {_unit(variable)}")
        values[name] = variable.values[0 if variable.shared else element].item()
    number = group.variables.get("whole.i", group.variables["i"]).values[element]
    fixed = {"i": int(number), "N": len(group._whole)}  # the stand-in itself is alone
    lines += [_with_numbers(equation, fixed) for equation in computed.values()]
    return "\n".join(lines) or "v : 1", values


def _with_numbers(equation, fixed):
    """Return a subexpression as text, with numbers in place of some names."""
    text = ast.unparse(renamed(equation.expression, fixed).tree)
    once = " (constant over dt)" if "constant over dt" in equation.flags else ""
    return f"{equation.name} = {text} : {_unit(equation)}{once}"
