"""Synapses between groups."""

from __future__ import annotations

import ast
import warnings
import weakref

import numpy as np

from ..engine.plan import Deliver
from ..engine.variables import Constant, Reference, Variable
from ..errors import ConnectionWarning, MethodError, NotConnectedError, UnusableValueError
from ..language.equations import DIFFERENTIAL, SUBEXPRESSION, equations
from ..language.linear import inline
from ..language.parse import Expression, parse
from ..language.statements import statements
from ..units.dimensions import SECOND
from ..units.quantity import require
from . import connect as rules
from .base import NetworkObject, VariableOwner
from .integration import check_method, integration, linear_parts
from .namespace import Names, names_of_caller
from .writing import resolve_statements

__all__ = ["Pathway", "Synapses"]


class Pathway(NetworkObject):
    """One way along which spikes reach synapses: from the source, or from the target.

    Attributes
    ----------
    first, order : ndarray of int
        ``order[first[k]:first[k + 1]]`` are the synapses of neuron k.
    delays : int or ndarray of int
        Delays in time steps: one for all, or one for each synapse.
    pending : dict of int to list of ndarray
        Synapses that spikes are under way to, by the step in which they arrive.
    """

    def __init__(self, synapses, which, code, delay):
        super().__init__(f"{synapses.name}_{which}", clock=synapses.clock)
        self._synapses, self.which = weakref.ref(synapses), which
        self.statements = statements(code)
        self.code = code
        #: pre before post, if both come in the same step
        self.rank = -1 if which == "pre" else 1
        self.delay_variable = Variable(self.name, "delay", SECOND, shared=delay is not None)
        if delay is not None:
            _require_delay(delay)
            self.delay_variable.values[0] = float(delay)
        self.pending = {}
        self.first = self.order = self.delays = None

    @property
    def synapses(self):
        """The synapses that it belongs to."""
        return self._synapses()

    @property
    def end(self):
        """The variable that tells each synapse's neuron at the end where spikes come from."""
        return self.synapses.variables["i" if self.which == "pre" else "j"]

    @property
    def group(self):
        """The group that the spikes come from."""
        return self.synapses.source if self.which == "pre" else self.synapses.target

    @property
    def delay(self):
        """The delays: one for each synapse, or one for all."""
        from .view import VariableView

        return VariableView(_DelayOwner(self), "delay", Reference(self.delay_variable))

    @delay.setter
    def delay(self, value):
        self.set_delay(value, names_of_caller(1))

    def set_delay(self, value, names, item=slice(None)):
        """Set delays; a pathway made with one delay for all keeps one."""
        _DelayOwner(self)._set("delay", item, value, names)

    def sort(self):
        """Sort the synapses by the neuron that reaches them, and count delays in steps."""
        end, size = self.end.values, len(self.group)
        self.first = np.zeros(size + 1, np.int64)
        np.cumsum(np.bincount(end, minlength=size), out=self.first[1:])
        self.order = np.argsort(end, kind="stable").astype(np.int32)
        steps = np.floor(self.delay_variable.values / self.clock.dt_ + 0.5).astype(np.int64)
        same = steps.size == 0 or (steps == steps[0]).all()
        self.delays = int(steps[0]) if same and steps.size else 0 if same else steps


class _DelayOwner:
    """Lets a pathway's delays be read and set like a variable of its synapses."""

    def __init__(self, pathway):
        synapses = pathway.synapses
        self._pathway, self._synapses, self.name = pathway, synapses, pathway.name
        self.shared = pathway.delay_variable.shared

    def __len__(self):
        return 1 if self.shared else len(self._synapses)

    def _own_names(self):
        return self._synapses._own_names()

    def _index(self, item, names):
        return np.zeros(1, int) if self.shared else self._synapses._index(item, names)

    def _set(self, name, item, value, names):
        self._synapses._require_some("delay")
        variable = self._pathway.delay_variable
        self._synapses._set_variable("delay", variable, item, value, names, _check_delays)


class Synapses(NetworkObject, VariableOwner):
    """Synapses from a source group to a target group.

    Parameters
    ----------
    source, target : NeuronGroup
        Where spikes come from, and where they go; the target is the source by default.
    model : str
        Equations of the synaptic variables, like those of a `NeuronGroup`. Differential
        equations marked ``(event-driven)`` are brought up to date when a spike arrives, those
        marked ``(clock-driven)`` in every time step.
    on_pre, on_post : str, optional
        What happens when a spike arrives from the source, or from the target. ``v_post`` is
        the variable v of the target neuron, ``v_pre`` that of the source neuron.
    delay : Quantity, optional
        One delay for all spikes from the source. Without it each synapse has its own, ``S.delay``,
        which is 0 until set.
    method : str, optional
        How to integrate clock-driven equations; see `NeuronGroup`.
    namespace : dict, optional
        Where to look up names first that are not variables of the model.
    dt, clock, name
        As in `NeuronGroup`.

    Examples
    --------
    >>> from snnkit import NeuronGroup, Synapses
    >>> G = NeuronGroup(3, 'v : 1', threshold='v > 1', reset='v = 0')
    >>> S = Synapses(G, G, 'w : 1', on_pre='v_post += w')
    >>> S.connect(i=0, j=[1, 2])
    >>> S.w = 'j*0.2'
    >>> S.w[:]
    array([0.2, 0.4])
    """

    _special_names = ("t", "dt", "i", "j", "N", "N_pre", "N_post", "delay")

    def __init__(
        self,
        source,
        target=None,
        model="",
        on_pre=None,
        on_post=None,
        *,
        delay=None,
        method=None,
        namespace=None,
        dt=None,
        clock=None,
        name=None,
    ):
        super().__init__(name, dt, clock)
        target = source if target is None else target
        for which, group in (("source", source), ("target", target)):
            if not isinstance(group, VariableOwner):
                raise UnusableValueError(
                    f"The {which} of synapses is a group of neurons, not {group!r}."
                )
        self._source_group, self._target_group = source, target
        self._equations = equations(model or "")
        check_method(method)
        self._method, self.namespace, self._size = method, namespace, 0
        self._connected = False
        self._make_variables()
        self._make_pathways(on_pre, on_post, delay)

    def _make_variables(self):
        self._start_variables()
        for end in ("i", "j"):
            self._add_variable(end, dtype=np.int32, constant=True, read_only=True)
        for equation in self._equations:
            if equation.kind == SUBEXPRESSION:
                self._subexpressions[equation.name] = equation
                continue
            self._add_variable(
                equation.name,
                dim=equation.dim,
                dtype=equation.dtype,
                shared="shared" in equation.flags,
                constant="constant" in equation.flags,
            )
        if self._event_driven:
            self._add_variable("lastupdate", dim=SECOND, read_only=True)

    @property
    def _event_driven(self):
        return [e for e in self._equations if "event-driven" in e.flags]

    @property
    def _clock_driven(self):
        return [
            e for e in self._equations if e.kind == DIFFERENTIAL and "event-driven" not in e.flags
        ]

    def _make_pathways(self, on_pre, on_post, delay):
        self._pathways = {}
        for which, code, group, wait in (
            ("pre", on_pre, self._source_group, delay),
            ("post", on_post, self._target_group, None),
        ):
            if code is None:
                continue
            if not getattr(group, "can_spike", False):
                raise UnusableValueError(
                    f"`on_{which}` waits for spikes of `{group.name}`, which never spikes.",
                    hint="Give the group a threshold, such as threshold='v > 1'.",
                )
            self._pathways[which] = Pathway(self, which, code, wait)
        if delay is not None and "pre" not in self._pathways:
            raise UnusableValueError("A `delay` without `on_pre`: there is nothing to delay.")

    def __repr__(self):
        ends = f"{self.source.name} -> {self.target.name}"
        return f"Synapses({ends}, {self._size} synapses, name={self._name!r})"

    def contained(self):
        return list(self._pathways.values())

    @property
    def source(self):
        """The group where the synapses begin."""
        return self._source_group

    @property
    def target(self):
        """The group where the synapses end."""
        return self._target_group

    @property
    def pre(self) -> Pathway:
        """The pathway of spikes from the source."""
        return self._pathway("pre")

    @property
    def post(self) -> Pathway:
        """The pathway of spikes from the target."""
        return self._pathway("post")

    def _pathway(self, which):
        if which not in self._pathways:
            raise UnusableValueError(f"`{self._name}` has no `on_{which}`.")
        return self._pathways[which]

    @property
    def delay(self):
        """The delay of spikes from the source, for each synapse."""
        return self.pre.delay

    @delay.setter
    def delay(self, value):
        self.pre.set_delay(value, names_of_caller(1, *self._own_names()))

    @property
    def N_incoming(self) -> np.ndarray:
        """For each synapse, how many synapses end at its target neuron."""
        return self.N_incoming_post[self.variables["j"].values]

    @property
    def N_outgoing(self) -> np.ndarray:
        """For each synapse, how many synapses begin at its source neuron."""
        return self.N_outgoing_pre[self.variables["i"].values]

    @property
    def N_incoming_post(self) -> np.ndarray:
        """For each target neuron, how many synapses end at it."""
        return np.bincount(self.variables["j"].values, minlength=len(self.target))

    @property
    def N_outgoing_pre(self) -> np.ndarray:
        """For each source neuron, how many synapses begin at it."""
        return np.bincount(self.variables["i"].values, minlength=len(self.source))

    # --- meaning of names ---

    def _refer(self, name):
        if name in self.variables:
            return Reference(self.variables[name])
        if name == "delay" and "pre" in self._pathways:
            return Reference(self._pathways["pre"].delay_variable)
        for suffix, group, end in (
            ("_pre", self.source, "i"),
            ("_post", self.target, "j"),
            ("", self.target, "j"),
        ):
            if name.endswith(suffix):
                reference = group._refer(name.removesuffix(suffix) if suffix else name)
                if reference is not None and reference.via is None:
                    return Reference(reference.variable, self.variables[end])
        return None

    def _meaning(self, name, expression, names, locals_):
        if name in ("N_pre", "N_post"):
            group = self.source if name == "N_pre" else self.target
            return Constant(f"{self._name}_{name}", len(group))
        if name in ("N_incoming", "N_outgoing"):
            counts = getattr(self, name)
            variable = Variable(self._name, name, dtype=int, constant=True, values=counts)
            return Reference(variable)
        return super()._meaning(name, expression, names, locals_)

    def _subexpression(self, name):
        for suffix, group in (("_pre", self.source), ("_post", self.target)):
            if name.endswith(suffix):
                inner = group._subexpression(name.removesuffix(suffix))
                if inner is not None:
                    return _seen_from_synapse(inner[0], group, suffix), inner[1]
        return super()._subexpression(name)

    def _known_names(self):
        mine = super()._known_names()
        pre = [f"{v}_pre" for v in self.source.variables if v != "i"]
        post = [f"{v}_post" for v in self.target.variables if v != "i"]
        return [*mine, *pre, *post]

    # --- setting variables ---

    def _set(self, name, item, value, names):
        self._require_some(name)
        super()._set(name, item, value, names)

    def _set_variable(self, name, variable, item, value, names, check):
        index = self._index(item, names) if not variable.shared else np.zeros(1, int)
        if isinstance(value, str):
            numbers = self._evaluate(parse(value), index, names, variable.dim, f"`{name}`")
        else:
            numbers = self._numbers(name, variable, value)
        check(numbers)
        self._write(variable, item, index, numbers)

    def _require_some(self, doing):
        if self._size == 0 and not (doing == "run" and self._connected):
            problem = f"`{self._name}` has no synapses yet"
            problem += "." if doing == "run" else f": there is no `{doing}` to set."
            raise NotConnectedError(problem, hint="Call `connect` first.")

    def _index(self, item, names):
        if isinstance(item, tuple):
            return self._by_ends(*item, names)
        return super()._index(item, names)

    def _by_ends(self, i, j, names):
        """Return the synapses from some neurons to some others: ``S.w[i, j]``."""
        chosen = np.ones(self._size, bool)
        for item, group, end in ((i, self.source, "i"), (j, self.target, "j")):
            wanted = np.zeros(len(group), bool)
            wanted[group._index(item, names)] = True
            chosen &= wanted[self.variables[end].values]
        return np.flatnonzero(chosen)

    def __getitem__(self, item):
        """Return the synapses that `item` selects: ``S[i, j]``, ``S['i > j']``, ``S[:10]``."""
        return Selection(self, self._index(item, names_of_caller(1, *self._own_names())))

    # --- connecting ---

    def connect(
        self,
        condition=None,
        i=None,
        j=None,
        p=1.0,
        n=1,
        skip_if_invalid=False,
        namespace=None,
    ):
        """Make synapses. Every call adds to those that exist.

        Parameters
        ----------
        condition : str, optional
            Connect all pairs for which it is true, e.g. ``'i != j and abs(x_pre-x_post) < d'``.
            Without condition, `i` or `j`, all pairs are connected.
        i, j : int, array_like or str, optional
            Source and target neurons: two numbers or arrays; or one of them as a string that
            gives it for each neuron at the other end: an expression (``j='i'``) or a generator
            (``j='k for k in range(i-3, i+4) if i != k'``).
        p : float or str
            Probability with which each of these pairs is connected.
        n : int
            How many synapses to make for each pair.
        skip_if_invalid : bool
            Leave out neurons that don't exist, rather than raise an error.

        Raises
        ------
        IndexRangeError
            If a neuron doesn't exist.
        UnusableValueError
            If the arguments don't go together, or p is not between 0 and 1.

        Notes
        -----
        A condition is tried on every pair. A generator looks only at the pairs it makes, which
        is what makes it the better choice for sparse connections in large groups.
        """
        names = names_of_caller(1, *(n for n in (namespace,) if n), *self._own_names())
        pairs = self._pairs(condition, i, j, p, skip_if_invalid, names)
        count = _copies(n)
        i, j = (np.repeat(part, count) for part in pairs)
        self._connected = True
        if i.size == 0:
            warnings.warn(
                f"This call of `connect` made no synapse: {_why_none(condition, i, j, p)}",
                ConnectionWarning,
                stacklevel=2,
            )
            return
        self._append(i, j)

    def _pairs(self, condition, i, j, p, skip, names):
        sizes = len(self.source), len(self.target)
        p = rules.probability(p)
        if condition is not None and (i is not None or j is not None):
            raise UnusableValueError("Give either a condition, or `i` and `j`, not both.")
        if isinstance(condition, str):
            condition = parse(condition)
        elif condition is not None and condition is not True:
            raise UnusableValueError(f"A condition is a string, not {condition!r}.")
        if isinstance(i, str) or isinstance(j, str):
            return self._generated(i, j, p, sizes, skip, names)
        if i is None and j is None:
            condition = None if condition is True else condition

            def evaluate(expression, i, j):
                return self._evaluate_pairs(expression, {"i": i, "j": j}, names)

            return rules.by_condition(condition, p, sizes, evaluate)
        if i is None or j is None:
            missing = "i" if i is None else "j"
            raise UnusableValueError(
                f"`{missing}` is missing.",
                hint=f"Give both, or make one a string: {'ij'.replace(missing, '')}='...'.",
            )
        if skip:
            i, j = (_existing(x, size) for x, size in ((i, sizes[0]), (j, sizes[1])))
        pairs = rules.from_arrays(i, j, sizes)
        return self._thinned(p, pairs, names)

    def _thinned(self, p, pairs, names):
        def evaluate(expression, i, j):
            return self._evaluate_pairs(expression, {"i": i, "j": j}, names)

        return rules.thin(p, *pairs, evaluate)

    def _generated(self, i, j, p, sizes, skip, names):
        if i is not None and j is not None:
            raise UnusableValueError("Of `i` and `j`, only one can be a string, without the other.")
        given, text = ("i", j) if i is None else ("j", i)
        rule = rules.rule(text)
        other_sizes = sizes if given == "i" else sizes[::-1]

        def evaluate(expression, index, extra):
            return self._evaluate_pairs(expression, {given: index}, names, extra)

        mine, other = rules.by_generator(rule, given, other_sizes, evaluate, skip)
        pairs = (mine, other) if given == "i" else (other, mine)
        return self._thinned(p, pairs, names)

    def _evaluate_pairs(self, expression, ends, names, extra=None):
        """Evaluate an expression for pairs of neurons that are not synapses yet."""
        pairs = _Pairs(self, ends, extra or {})
        count = len(next(iter(ends.values())))
        return pairs._evaluate(expression, np.arange(count), names)

    def _append(self, i, j):
        added = len(i)
        for name, variable in self.variables.items():
            if variable.shared:
                continue
            new = {"i": i, "j": j}.get(name, np.zeros(added))
            variable.values = np.concatenate([variable.values, new.astype(variable.dtype)])
        for pathway in self._pathways.values():
            variable = pathway.delay_variable
            if not variable.shared:
                variable.values = np.concatenate([variable.values, np.zeros(added)])
        self._size += added

    # --- what happens in a time step ---

    def operations(self, names):
        self._require_some("run")
        names = Names(*self._own_names(), *names.namespaces)
        for equation in self._subexpressions.values():
            self._resolve(equation.expression, names, dim=equation.dim, what=f"`{equation.name}`")
        parts = integration(self, self._clock_driven, names, self._method, self._size)
        relaxing = self._relaxing(names)
        return parts + [self._deliver(p, relaxing, names) for p in self._pathways.values()]

    def _relaxing(self, names):
        equations = self._event_driven
        if not equations:
            return ()
        for equation in equations:
            self._resolve(
                equation.expression,
                names,
                dim=equation.dim / SECOND,
                what=f"d{equation.name}/dt",
            )
        matrix, drive = linear_parts(self, equations, names)
        result = []
        for k, equation in enumerate(equations):
            if any(e is not None for m, e in enumerate(matrix[k]) if m != k):
                raise equation.expression.error(
                    MethodError,
                    f"`{equation.name}` is event-driven, but depends on another event-driven "
                    "variable.",
                    hint="Mark both as (clock-driven).",
                )
            rate = matrix[k][k] or _zero()
            result.append((Reference(self.variables[equation.name]), rate, drive[k]))
        return result

    def _deliver(self, pathway, relaxing, names):
        pathway.sort()
        guard = {**_guarded(self.source), **_guarded(self.target)}
        assignments = resolve_statements(self, pathway.statements, names)
        return Deliver(
            pathway.name,
            "synapses",
            assignments,
            pathway.group.spikes_event,
            pathway,
            delayed=bool(np.any(pathway.delays)) or bool(pathway.pending),
            order=pathway.rank,
            guard=guard,
            relaxing=relaxing,
            since=Reference(self.variables["lastupdate"]) if relaxing else None,
            one_by_one=_order_matters(assignments),
            comment="; ".join(map(str, pathway.statements)),
        )


class Selection:
    """Some of the synapses of a `Synapses` object, to be recorded or counted.

    Attributes
    ----------
    index : ndarray of int
        Their positions among all synapses.
    """

    def __init__(self, synapses, index):
        self.synapses, self.index = synapses, index

    def __len__(self):
        return len(self.index)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.index, dtype=dtype)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.synapses, name)[self.index]


def _seen_from_synapse(expression, group, suffix):
    """Return an expression of a group with its names as synapses write them."""
    own = {name for name in expression.names if group._refer(name) or group._subexpression(name)}
    spelled = {name: ast.Name(f"{name}{suffix}") for name in own | {"N"}}
    spelled["i"] = ast.Name("i" if suffix == "_pre" else "j")
    tree = inline(expression.tree, spelled)
    return Expression(expression.text, tree, expression.origin, expression.start)


class _Pairs(VariableOwner):
    """Pairs of neurons that might become synapses: strings can be evaluated for them."""

    def __init__(self, synapses, ends, extra):
        object.__setattr__(self, "_synapses", synapses)
        object.__setattr__(self, "_name", synapses.name)
        object.__setattr__(self, "_clock", synapses.clock)
        object.__setattr__(self, "_size", len(next(iter(ends.values()))))
        object.__setattr__(self, "_subexpressions", {})
        arrays = {**ends, **extra}
        variables = {
            name: Variable(synapses.name, name, dtype=np.asarray(v).dtype, values=np.asarray(v))
            for name, v in arrays.items()
        }
        object.__setattr__(self, "variables", variables)

    def _refer(self, name):
        if name in self.variables:
            return Reference(self.variables[name])
        for suffix, group, end in (
            ("_pre", self._synapses.source, "i"),
            ("_post", self._synapses.target, "j"),
        ):
            if name.endswith(suffix) and end in self.variables:
                reference = group._refer(name.removesuffix(suffix))
                if reference is not None:
                    return Reference(reference.variable, self.variables[end])
        return None

    def _meaning(self, name, expression, names, locals_):
        if name in ("N_pre", "N_post"):
            group = self._synapses.source if name == "N_pre" else self._synapses.target
            return Constant(name, len(group))
        return super()._meaning(name, expression, names, locals_)

    def _known_names(self):
        source, target = self._synapses.source, self._synapses.target
        known = [*self.variables, "N_pre", "N_post"]
        known += [f"{v}_pre" for v in source.variables if v != "i" and "i" in self.variables]
        known += [f"{v}_post" for v in target.variables if v != "i" and "j" in self.variables]
        return known


def _copies(n):
    """Return how many synapses to make for each pair."""
    if not isinstance(n, (int, np.integer)) or isinstance(n, bool) or n < 0:
        raise UnusableValueError(f"`n` is a number of synapses for each pair, not {n!r}.")
    return int(n)


def _existing(index, size):
    index = np.atleast_1d(np.asarray(index))
    return index[(index >= 0) & (index < size)]


def _why_none(condition, i, j, p):
    if isinstance(p, (int, float)) and p == 0:
        return "p is 0."
    if condition is not None:
        return f"no pair of neurons fulfils `{condition}` (or chance chose none)."
    return "the rule gave no pair of neurons (or chance chose none)."


def _zero():
    from ..engine.variables import Resolved

    return Resolved(parse("0.0").tree, {})


def _guarded(group):
    guarded = getattr(group, "guarded", None)
    return guarded() if guarded is not None else {}


def _order_matters(assignments):
    """Whether synapses that share a neuron must be dealt with one after the other.

    Adding up (or multiplying) commutes. Anything else that writes to a neuron, or reads what
    has been written there, does not.
    """
    changed = {
        t.variable: how
        for t, how, _ in assignments
        if isinstance(t, Reference) and (t.via is not None or t.variable.shared)
    }
    if not changed:
        return False
    hows = [
        (t.variable, how in ("*=", "/="))
        for t, how, _ in assignments
        if isinstance(t, Reference) and t.variable in changed
    ]
    if len(set(hows)) != len(changed) or any(
        how not in ("+=", "-=", "*=", "/=") for how in changed.values()
    ):
        return True
    read = {
        thing.variable
        for _, _, value in assignments
        for thing in value.meaning.values()
        if isinstance(thing, Reference)
    }
    return bool(read & set(changed))


def _require_delay(value):
    require(value, SECOND, "A delay is a time, not {value}")
    if np.ndim(value):
        raise UnusableValueError(
            "`delay=` is one delay for all synapses.", hint="For one each, set `S.delay`."
        )
    _check_delays(np.asarray(float(value)))


def _check_delays(seconds):
    seconds = np.asarray(seconds)
    if not np.isfinite(seconds).all():
        raise UnusableValueError("A delay must be a finite time.")
    if (seconds < 0).any():
        from ..units.quantity import wrap

        raise UnusableValueError(
            f"A delay cannot be negative, like {wrap(seconds.min(), SECOND)}: no spike arrives "
            "before it was fired."
        )
