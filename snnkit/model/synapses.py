"""Synapses between groups."""

from __future__ import annotations

import warnings

import numpy as np

from ..engine.variables import Constant, Reference, Variable
from ..errors import ConnectionWarning, NotConnectedError, UnusableValueError
from ..language.equations import DIFFERENTIAL, equations
from ..language.linear import renamed
from ..units.dimensions import SECOND
from .base import NetworkObject, VariableOwner
from .integration import check_method, integration
from .namespace import Names, names_of_caller, only
from .pairs import find_pairs
from .pathway import Pathway, check_delays, one_delay
from .population import require_event

__all__ = ["Synapses"]


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

    _special_names = ("t", "dt", "i", "j", "N", "N_pre", "N_post")

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
        self._connect_calls = []
        self._make_variables()
        self._make_pathways(on_pre, on_post, delay)

    def _make_variables(self):
        self._start_variables()
        self._refuse_taken_names(self._equations)
        for end in ("i", "j"):
            self._add_variable(end, dtype=np.int32, constant=True, read_only=True)
        self._declare(self._equations)
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
        if delay is not None and on_pre is None:
            raise UnusableValueError("A `delay` without `on_pre`: there is nothing to delay.")
        for which, code, group in (
            ("pre", on_pre, self._source_group),
            ("post", on_post, self._target_group),
        ):
            if code is None:
                continue
            require_event(group, "spike", f"`on_{which}`")
            pathway = self._pathways[which] = Pathway(self, which, code)
            shared = which == "pre" and delay is not None
            variable = self._add_variable(pathway.delay_name, dim=SECOND, shared=shared)
            if shared:
                variable.values[0] = one_delay(delay)

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
    def connect_calls(self) -> list:
        """The arguments of each call of `connect` so far, as dicts."""
        return [dict(call) for call in self._connect_calls]

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
        for suffix, group, end in (
            ("_pre", self.source, "i"),
            ("_post", self.target, "j"),
            ("", self.target, "j"),
        ):
            if name.endswith(suffix):
                reference = group._refer(name.removesuffix(suffix) if suffix else name)
                if reference is not None:
                    return reference.through(Reference(self.variables[end]))
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

    def _check_values(self, name, numbers):
        if name in ("delay", "post.delay"):
            check_delays(numbers)

    def _require_some(self, doing):
        if self._size == 0 and not (doing == "run" and self._connect_calls):
            problem = f"`{self._name}` has no synapses yet"
            problem += "." if doing == "run" else f": there is no `{doing}` to set."
            raise NotConnectedError(problem, hint="Call `connect` first.")

    def _index(self, item, names):
        if isinstance(item, tuple) and len(item) == 2:
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
        given = () if namespace is None else only(namespace).namespaces
        names = names_of_caller(1, *given, *self._own_names())
        pairs = find_pairs(self, names, condition, i, j, p, n, skip_if_invalid)
        call = {"condition": condition, "i": i, "j": j, "p": p, "n": n, "skip": skip_if_invalid}
        self._connect_calls.append(call)
        if pairs[0].size == 0:
            warnings.warn(_nothing_connected(condition, i, j, p), ConnectionWarning, stacklevel=2)
        self._append(*pairs)

    def _append(self, i, j):
        added = len(i)
        for name, variable in self.variables.items():
            if variable.shared:
                continue
            new = {"i": i, "j": j}.get(name, np.zeros(added))
            variable.values = np.concatenate([variable.values, new.astype(variable.dtype)])
        self._size += added

    # --- what happens in a time step ---

    def operations(self, names):
        self._require_some("run")
        names = Names(*self._own_names(), *names.namespaces)
        self._check_subexpressions(names)
        steps = integration(self, self._clock_driven, names, self._method, self._size)
        return self._once_a_step(names) + steps


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
    own = [name for name in expression.names if group._refer(name) or group._subexpression(name)]
    spelled = {name: f"{name}{suffix}" for name in own}
    spelled |= {"N": f"N{suffix}", "i": "i" if suffix == "_pre" else "j"}
    return renamed(expression, spelled)


def _nothing_connected(condition, i, j, p):
    problem = "This call of `connect` made no synapse: "
    if isinstance(p, (int, float)) and p == 0:
        return problem + "p is 0."
    by_chance = "" if isinstance(p, (int, float)) and p == 1 else " (or chance chose none)"
    if condition is not None:
        return problem + f"no pair of neurons fulfils `{condition}`{by_chance}."
    return problem + f"the rule gave no pair of neurons{by_chance}."
