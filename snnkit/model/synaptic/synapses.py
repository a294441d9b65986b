"""Synapses between groups."""

from __future__ import annotations

from functools import partial

import numpy as np

from ...calls import told
from ...engine.plan import Sum
from ...errors import (
    ConnectionWarning,
    ModelSyntaxError,
    NotConnectedError,
    UnusableValueError,
    warn,
)
from ...language.equations import DIFFERENTIAL, equations
from ...units.dimensions import SECOND
from ..base import NetworkObject
from ..connecting.pairs import find_pairs
from ..integrating.operations import check_method, integration
from ..owner import VariableOwner
from ..parts import Part
from ..regular import RunsRegularly
from ..settings import check_settings
from ..strings.declarations import OF_SYNAPSES, check_chance, check_dependence, refuse_names
from ..strings.flags import check_flags
from ..strings.namespace import names_of_caller, only, own_namespace
from ..strings.telling_time import TIMES, told_by
from ..traps.again import note_connection, warn_of_connection
from .copies import check_copy_index
from .counts import Counts
from .ends import SeesEnds
from .pathways import HasPathways
from .selection import Selection, by_ends, by_ends_and_copy
from .summed import summed_target
from .table import GrowingTable

__all__ = ["Synapses"]


class Synapses(
    NetworkObject, HasPathways, Counts, GrowingTable, SeesEnds, VariableOwner, RunsRegularly
):
    """Synapses from a source group to a target group.

    Parameters
    ----------
    source, target : NeuronGroup
        Where spikes come from, and where they go; the target is the source by default.
    model : str
        Equations of the synaptic variables, like those of a `NeuronGroup`. Differential
        equations marked ``(event-driven)`` are brought up to date when a spike arrives, those
        marked ``(clock-driven)`` in every time step.
    on_pre, on_post : str or dict of str to str, optional
        What happens when a spike arrives from the source, or from the target. ``v_post`` is
        the variable v of the target neuron, ``v_pre`` that of the source neuron. With a dict
        there are several pathways, each with its name and with delays of its own: ``S.slow.delay``
        for ``on_pre={'fast': ..., 'slow': ...}``.
    delay : Quantity or dict of str to Quantity, optional
        One delay for all spikes from the source, or for all of the pathways that are named.
        Without it each synapse has its own, ``S.delay``, which is 0 until set.
    on_event : str or dict of str to str, optional
        Which event, other than a spike, the pathways wait for: one for all, or one for each
        that is named (``'pre'`` and ``'post'`` by default).
    multisynaptic_index : str, optional
        The name of a variable that tells synapses of the same pair of neurons apart: 0, 1, ...
    method : str, optional
        How to integrate clock-driven equations; see `NeuronGroup`.
    namespace : dict, optional
        Where to look up names first that are not variables of the model.
    dt, clock, order, name
        As in `NeuronGroup`.
    method_options, dtype, codeobj_class : optional
        As in `NeuronGroup`: without effect.
    pre, post
        Old names of `on_pre` and `on_post`.

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
    _further_states = (
        *("N", "N_pre", "N_post", "N_incoming", "N_outgoing", "t", "dt", "t_in_timesteps"),
        *(f"{name}{end}" for end in ("_pre", "_post") for name in TIMES),
    )
    _yielding = {
        **VariableOwner._yielding,
        "state_updater": "_state_updater",
        "summed_updaters": "_summed_updaters",
    }

    def __init__(
        self,
        source,
        target=None,
        model="",
        on_pre=None,
        on_post=None,
        *,
        delay=None,
        on_event="spike",
        multisynaptic_index=None,
        method=None,
        namespace=None,
        dt=None,
        clock=None,
        order=0,
        name=None,
        method_options=None,
        dtype=None,
        codeobj_class=None,
        pre=None,
        post=None,
    ):
        check_settings(method_options, dtype)
        # not `super()`: a script's class may have other bases in between
        NetworkObject.__init__(self, name, dt, clock)
        # what `on_pre` and `on_post` were called in the first versions of Brian 2
        on_pre, on_post = _either(on_pre, pre, "pre"), _either(on_post, post, "post")
        target = source if target is None else target
        for which, group in (("source", source), ("target", target)):
            if not isinstance(group, VariableOwner):
                raise UnusableValueError(
                    f"The {which} of synapses is a group of neurons, not {group!r}."
                )
        self._source_group, self._target_group = source, target
        self._equations = equations(model or "")
        check_method(method)
        self._method, self._size, self.order = method, 0, order
        self.namespace = own_namespace(namespace)
        self._connect_calls, self._regular, self._pathways = [], [], {}
        self._connected_by = []
        self._copy_index = multisynaptic_index
        self._make_variables()
        self._make_pathways(on_pre, on_post, on_event)
        self._make_parts()
        self._set_shared_delays(delay)

    def _make_variables(self):
        self._start_variables()
        check_flags(self._equations, "synapses")
        check_chance(self._equations)
        check_dependence(self._equations)
        taken = {*OF_SYNAPSES, "lastupdate"} if self._event_driven else OF_SYNAPSES
        refuse_names(self._equations, taken, "every synapse has it already")
        self._refuse_taken_names(self._equations)
        self._refuse_names_of_neurons()
        for end in ("i", "j"):
            self._add_variable(end, dtype=np.int32, constant=True, read_only=True)
        if self._copy_index is not None:
            check_copy_index(self._copy_index, self._equations)
            self._add_variable(self._copy_index, dtype=np.int32, constant=True, read_only=True)
        self._declare([e for e in self._equations if "summed" not in e.flags])
        self._summed = [e for e in self._equations if "summed" in e.flags]
        if self._event_driven:
            self._add_variable("lastupdate", dim=SECOND)
            self._lie_side_by_side()

    def _refuse_names_of_neurons(self):
        """Without a suffix, a name would mean both a synapse's variable and a neuron's."""
        for equation in self._equations:
            for group in (self.source, self.target):
                if equation.name in group._known_names():
                    raise ModelSyntaxError(
                        f"`{equation.name}` is a variable of `{group.name}` already; synapses need "
                        "other names than the neurons that they connect.",
                        equation.text,
                        equation.position,
                        len(equation.name),
                        f"Call it for example `{equation.name}_syn`.",
                    )

    @property
    def _event_driven(self):
        return [e for e in self._equations if "event-driven" in e.flags]

    @property
    def _clock_driven(self):
        return [
            e for e in self._equations if e.kind == DIFFERENTIAL and "event-driven" not in e.flags
        ]

    def __repr__(self):
        ends = f"{self.source.name} -> {self.target.name}"
        return f"Synapses({ends}, {self._size} synapses, name={self._name!r})"

    def contained(self):
        parts = [self._subexpression_updater, *self._summed_updaters.values(), self._state_updater]
        parts += [*self._pathways.values(), *self._regular]
        return [part for part in parts if part is not None]

    @property
    def source(self):
        """The group where the synapses begin."""
        return self._source_group

    @property
    def target(self):
        """The group where the synapses end."""
        return self._target_group

    def __getattr__(self, name):
        time, _, end = name.rpartition("_")
        if time in TIMES and end in ("pre", "post"):
            return getattr(self.source if end == "pre" else self.target, time)
        return super().__getattr__(name)

    @property
    def multisynaptic_index(self) -> str | None:
        """The name of the variable that numbers synapses of the same neurons, if there is one."""
        return self._copy_index

    @property
    def connect_calls(self) -> list:
        """The arguments of each call of `connect` so far, as dicts."""
        return [dict(call) for call in self._connect_calls]

    # --- meaning of names ---

    def _known_names(self):
        mine = super()._known_names()
        pre = [f"{v}_pre" for v in self.source.variables if v != "i"]
        post = [f"{v}_post" for v in self.target.variables if v != "i"]
        return [*mine, *pre, *post]

    def _state_names(self, subexpressions, read_only):
        """Return also what the neurons at the ends have, as their synapses see it.

        Delays are among those of the pathways.
        """
        names = super()._state_names(subexpressions, read_only)
        for suffix, group, _ in self._ends():
            theirs = group._state_names(subexpressions, read_only)
            names += [n + suffix for n in theirs if _is_own(group, n)]
        return [name for name in dict.fromkeys(names) if name != "delay"]

    # --- setting variables ---

    def _set(self, name, item, value, names, bare=False):
        self._require_some(name)
        super()._set(name, item, value, names, bare)

    def _require_some(self, doing):
        if self._size == 0 and not self._connect_calls:
            problem = f"`{self._name}` has no synapses yet"
            problem += "." if doing == "run" else f": there is no `{doing}` to set."
            raise NotConnectedError(problem, hint="Call `connect` first.")

    def _index(self, item, names):
        if isinstance(item, tuple) and len(item) == 2:
            return by_ends(self, *item, names)
        if isinstance(item, tuple) and len(item) == 3:
            return by_ends_and_copy(self, *item, names)
        return super()._index(item, names)

    def __getitem__(self, item):
        """Return the synapses that `item` selects: ``S[i, j]``, ``S['i > j']``, ``S[:10]``."""
        return Selection(self, self._index(item, names_of_caller(1, *self._own_names())))

    # --- connecting ---

    @told
    def connect(
        self,
        condition=None,
        i=None,
        j=None,
        p=1.0,
        n=1,
        skip_if_invalid=False,
        namespace=None,
        level=0,
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
        n : int or str
            How many synapses to make for each pair; a string is evaluated for each of them.
        skip_if_invalid : bool
            Leave out neurons that don't exist, rather than raise an error.
        namespace : dict, optional
            Where to look up names first that are not variables.
        level : int
            How many calls further up the variables of the calling code are, which strings may
            refer to.

        Raises
        ------
        IndexRangeError
            If a neuron doesn't exist.
        UnusableValueError
            If the arguments don't go together.

        Warns
        -----
        ConnectionWarning
            If no synapse is made, or if p is no probability.

        Notes
        -----
        A condition is tried on every pair. A generator looks only at the pairs it makes, which
        is what makes it the better choice for sparse connections in large groups.
        """
        given = () if namespace is None else only(namespace).namespaces
        names = names_of_caller(2, *given, *self._own_names(), level=level)
        pairs = find_pairs(self, names, condition, i, j, p, n, skip_if_invalid)
        call = {"condition": condition, "i": i, "j": j, "p": p, "n": n, "skip": skip_if_invalid}
        if pairs[0].size == 0 and not skip_if_invalid:
            warn(_nothing_connected(condition, p), ConnectionWarning)
        start, here = self._size, warn_of_connection(self, call, pairs)
        self._append(*pairs)
        self._connect_calls.append(call)
        note_connection(self, call, start, here)

    # --- what happens in a time step ---

    def operations(self, names):
        """Return nothing: all is done by its parts. But now is the time to look at the whole."""
        self._require_some("run")
        self._check_links()
        self._check_subexpressions(names.behind(*self._own_names()))
        return []

    def _make_parts(self):
        self._make_subexpression_updater()
        self._summed_updaters = {e.name: self._summed_updater(e) for e in self._summed}
        updater = Part(self, "_stateupdater", Synapses._step, "groups", self.order)
        self._state_updater = updater if self._clock_driven else None

    def _step(self, names):
        return integration(self, self._clock_driven, names, self._method, self._size)

    def _summed_updater(self, equation):
        """Return the part that adds up a summed variable."""
        _, end = summed_target(self, equation)
        group = self.source if end == "i" else self.target
        # as in Brian 2: by the clock of the neurons, which may be slower than the synapses', and
        # into a whole group before its step, into a part in the order of names
        order = group._whole.order - (group._whole is group)
        make = partial(Synapses._sum, equation=equation)
        suffix = f"_summed_variable_{equation.name}"
        return Part(self, suffix, make, "groups", order, clock=group.clock)

    def _sum(self, names, equation):
        target, end = summed_target(self, equation)
        what = f"`{equation.name}`"
        added = self._resolve(equation.expression, names, dim=equation.dim, what=what)
        added = told_by(self, self._summed_updaters[equation.name].clock, added)
        how = {"suffix": f"_summed_variable_{equation.name}"}
        how["comment"] = f"{equation.name} = {equation.expression.text} (summed)"
        return [Sum(self._name, target, self.variables[end], added, self._size, **how)]


def _is_own(group, name):
    """Say whether a variable belongs to the group itself, not to what its synapses end at."""
    if isinstance(group, Synapses):
        return name in group.variables or name in group._subexpressions
    return group._readable(name) is not None


def _nothing_connected(condition, p):
    problem = "This call of `connect` made no synapse: "
    if isinstance(p, (int, float)) and p == 0:
        return problem + "p is 0."
    by_chance = "" if isinstance(p, (int, float)) and p == 1 else " (or chance chose none)"
    if condition is not None:
        return problem + f"no pair of neurons fulfils `{condition}`{by_chance}."
    return problem + f"the rule gave no pair of neurons{by_chance}."


def _either(value, older, name):
    """Return what was given under a keyword's present name, or under its older one."""
    if value is not None and older is not None:
        raise UnusableValueError(f"`{name}` is an old name of `on_{name}`: give only one of them.")
    return older if value is None else value
