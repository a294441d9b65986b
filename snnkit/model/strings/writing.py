"""Statements with all names found: what each one changes, and whether it may."""

from __future__ import annotations

import ast

from ...engine.expressions import kind_of_resolved
from ...engine.variables import Local, Reference, asks_for_size, one_for_each
from ...errors import (
    DimensionMismatchError,
    UnknownNameError,
    UnusableValueError,
    did_you_mean,
    warn,
)
from ...language.check import describe
from ...language.parse import parse
from ...units.dimensions import DIMENSIONLESS
from .in_place import in_place
from .resolving import ordered

__all__ = ["held_at_first_use", "held_at_the_start", "resolve_statements"]

#: names that always mean the same, and cannot be those of local variables
OF_THE_SIMULATION = {"t", "dt", "N", "t_in_timesteps"}

_CHANGE = {"=": "set to", "+=": "increased by", "-=": "decreased by", "%=": "divided by"}


def held_at_the_start(owner, parsed, names, waiting):
    """Return the subexpressions that statements read after a change in what they depend on.

    They are to be computed before the first statement, and before event-driven variables are
    brought up to date.

    Parameters
    ----------
    owner : VariableOwner
    parsed : sequence of Statement
    names : Names
    waiting : iterable of Variable
        The event-driven ones.

    Returns
    -------
    dict of str to (Local, Resolved)
        By its name, the local variable that is to hold a subexpression, and its value.
    """
    changed, held = {variable.base for variable in waiting}, {}
    for statement in parsed:
        for name, value in _subexpressions_in(owner, statement, names):
            if name not in held and changed & _depends_on(value):
                held[name] = _holder(owner, name, value), value
        changed |= _changed_by(owner, statement)
    return held


def held_at_first_use(owner, parsed, names):
    """Return the subexpressions that are read again after a change in what they depend on.

    They are to be computed when they are read first. The result is that of `held_at_the_start`
    and, by the name of a subexpression, the number of the statement that reads it first.
    """
    first, changed, held = {}, {}, {}
    for k, statement in enumerate(parsed):
        for name, value in _subexpressions_in(owner, statement, names):
            first.setdefault(name, k)
            if changed.setdefault(name, set()) & _depends_on(value):
                held[name] = held.get(name) or (_holder(owner, name, value), value)
        for since in changed.values():
            since |= _changed_by(owner, statement)
    return held, {name: first[name] for name in held}


def _subexpressions_in(owner, statement, names):
    """Return the subexpressions in a statement, by name, and their values."""
    found = [name for name in statement.expression.names if owner._subexpression(name) is not None]
    return [(name, owner._resolve(parse(name), names)) for name in found]


def _depends_on(value):
    return {reference.variable.base for reference in value.references}


def _holder(owner, name, value):
    return Local(f"{owner.name}_{name}_held", kind_of_resolved(value))


def _changed_by(owner, statement):
    target = owner._refer(statement.target)
    return set() if target is None else {target.variable.base}


def resolve_statements(owner, parsed, names, at_events=False, held=None):
    """Check statements, and find out what all their names mean.

    Parameters
    ----------
    owner : VariableOwner
        The group or the synapses in which they are carried out.
    parsed : sequence of Statement
    names : Names
    at_events : bool
        Whether they are carried out at some elements, those at which an event occurs.
    held : dict of str to (Local, Resolved), optional
        Subexpressions that are computed before; see `held_at_the_start`.

    Returns
    -------
    list of (Reference or str, str, Resolved)
        Target (a string is a local variable), operation, value.
    """
    local = {name: (holder, value.dim) for name, (holder, value) in (held or {}).items()}
    result = []
    for k, statement in enumerate(parsed):
        target = None if statement.target in local else owner._refer(statement.target)
        value = owner._resolve(statement.expression, names, local, arrange=_as_it_is)
        if target is not None:
            _require_writable(statement, target.variable)
            _check_units(statement, target.dim, value.dim, owner, names, local)
            value = _fitting(statement, target.variable, value)
            if target.variable.shared:
                _check_shared(statement, value, at_events, result)
        else:
            _check_local(owner, statement, names, local, value.dim, parsed[k + 1 :])
            shared = not one_for_each(value) and not asks_for_size(value)
            text = f"{owner.name}_{statement.target}_here"
            target = Local(text, kind_of_resolved(value), shared)
            local[statement.target] = (target, value.dim)
        how = statement.operation
        if how == "=" and _may_be_in_place(owner, statement, target, names):
            how, value = in_place(statement.target, value)
            if target.variable.kind == "int" and kind_of_resolved(value) == "float":
                value = _whole(value)  # of ``i//2`` it has made ``floor(i/2)``
        result.append((target, how, ordered(value)))
    return result


def _as_it_is(value):
    return value


def _may_be_in_place(owner, statement, target, names):
    """Whether a statement reads the variable that it changes, by its name and no other way."""
    by_name = statement.target in statement.expression.names
    if not by_name or isinstance(target, str) or target.variable.kind == "bool":
        return False
    inside = [_depends_on(value) for _, value in _subexpressions_in(owner, statement, names)]
    return target.variable.base not in set().union(*inside)


def _require_writable(statement, variable):
    if variable.read_only or variable.constant:
        reason = "an index" if variable.name in ("i", "j") else "constant"
        raise statement.error(
            UnusableValueError, f"`{statement.target}` is {reason}: it cannot be changed."
        )


def _check_local(owner, statement, names, local, dim, following):
    name = statement.target
    if name in owner._subexpressions:
        raise statement.error(
            UnusableValueError,
            f"`{name}` is computed from an equation and cannot be set.",
            "Set the variables that it depends on.",
        )
    if name in local:
        _check_units(statement, local[name][1], dim, owner, names, local)
        return
    if name in OF_THE_SIMULATION:
        raise statement.error(
            UnusableValueError,
            f"`{name}` is set by the simulation, it can only be read.",
            "Choose another name, and declare it in the model.",
        )
    hint = did_you_mean(name, owner._known_names()) or f"Add it to the model: `{name} : {dim}`."
    if statement.operation != "=":
        raise statement.error(
            UnknownNameError, f"There is no variable `{name}` to change here.", hint
        )
    # a new name that is never used afterwards is hardly a local variable, but a slip of the pen
    if not any(name in later.expression.names for later in following):
        warn(
            f"`{name}` is set in `{owner.name}`, but there is no such variable, and nothing uses "
            f"it afterwards. {hint}"
        )


def _fitting(statement, variable, value):
    """Return a value as a variable holds it: whole numbers, or true and false."""
    how, kind = statement.operation, kind_of_resolved(value)
    tree, whole = value.tree, variable.kind == "int"
    if whole and how == "=" and kind == "float":
        text = statement.expression.text.strip()
        warn(
            f"`{statement.target}` is an integer: `{text}` is cut off to a whole number. "
            f"If that is meant write `int({text})`; if not, declare `{statement.target} : 1`."
        )
        return _whole(value)
    if variable.kind == "bool" and how == "=" and kind != "bool":
        return value.with_tree(ast.Compare(tree, [ast.NotEq()], [ast.Constant(0)]))
    problem = hint = ""
    if whole and (kind == "float" or how == "/="):
        problem, hint = "is an integer, this is not", "Use `int(...)`, or declare it with `: 1`."
    elif variable.kind == "bool" and how != "=":
        problem, hint = "is true or false", "Set it to a condition, such as `v > 1`."
    if problem:
        raise statement.expression.error(
            UnusableValueError, f"`{statement.target}` {problem}.", statement.expression.tree, hint
        )
    return value


def _whole(value):
    return value.with_tree(ast.Call(ast.Name("int"), [value.tree], []))


def _check_shared(statement, value, at_events, before):
    """What all share is set once, for all, and before what each has for itself."""
    name = statement.target
    problem = hint = ""
    if at_events:
        problem = ": an event at some of them cannot set it"
        hint = "Set it in `run_regularly`, for all at once."
    elif one_for_each(value):
        problem = ", but this has a value for each"
    elif any(isinstance(t, Reference) and not t.variable.shared for t, _, _ in before):
        problem = ", and must be set before the variables that have a value for each"
        hint = "Put this statement first."
    if problem:
        raise statement.error(UnusableValueError, f"`{name}` is shared by all{problem}.", hint)


def _check_units(statement, wanted, found, owner, names, local):
    how = statement.operation
    needed = wanted if how in _CHANGE else DIMENSIONLESS
    if found is not needed:
        before = f"{statement.target} {how} "
        expression = statement.expression
        hint = owner._unit_needed(expression, names, local, needed, found, before)
        raise statement.expression.error(
            DimensionMismatchError,
            f"`{statement.target}` {describe(wanted)}; it cannot be "
            f"{_CHANGE.get(how, f'changed with `{how}` by')} a value that {describe(found)}.",
            statement.expression.tree,
            hint,
        )
