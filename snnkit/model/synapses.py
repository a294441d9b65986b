"""Synapses between groups."""

from __future__ import annotations

from functools import partial

import numpy as np

from ..calls import told
from ..engine.plan import Sum
from ..engine.records import ROOM, records
from ..engine.variables import INTEGER, Constant, Reference, Variable
from ..errors import (
    ConnectionWarning,
    ModelSyntaxError,
    NotConnectedError,
    UnusableValueError,
    did_you_mean,
    warn,
)
from ..language.equations import DIFFERENTIAL, equations
from ..units.dimensions import SECOND
from .base import NetworkObject
from .connecting.pairs import find_pairs
from .copies import check_copy_index, number_copies
from .count import Count
from .ends import SeesEnds
from .integrating.operations import check_method, integration
from .owner import VariableOwner
from .parts import Part
from .pathway import Pathway, check_delays, one_delay
from .population import are_indices, require_event
from .regular import RunsRegularly
from .selection import Selection, by_ends, by_ends_and_copy
from .settings import check_settings
from .strings.declarations import OF_SYNAPSES, check_chance, check_dependence, refuse_names
from .strings.flags import check_flags
from .strings.namespace import names_of_caller, only, own_namespace
from .strings.resolving import TIMES
from .strings.telling_time import told_by
from .summed import summed_target
from .traps.again import note_connection, warn_of_connection
from .traps.telling import first_time
from .view import VariableView

__all__ = ["Synapses"]


class Synapses(NetworkObject, SeesEnds, VariableOwner, RunsRegularly):
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
    _yielding = {
        **VariableOwner._yielding,
        "state_updater": "_state_updater",
        "summed_updaters": "_summed_updaters",
    }
    _varies_in_size = True

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
        self._connected_by, self._records = [], None
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

    def _lie_side_by_side(self):
        """Keep in records what events look up together, unless it is updated at each step, too."""
        mine = [v for v in self.variables.values() if v.kind == "float" and not v.shared]
        if len(mine) <= ROOM and not self._clock_driven:
            self._place(records([variable.name for variable in mine], 0))

    def _place(self, table):
        """Let a table be where the variables are that lie side by side."""
        for name in table.dtype.names:
            self.variables[name].values, self.variables[name].records = table[name], table
        self._records = table

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

    def _make_pathways(self, on_pre, on_post, on_event):
        for end, code, group in (
            ("pre", on_pre, self._source_group),
            ("post", on_post, self._target_group),
        ):
            codes = code if isinstance(code, dict) else {end: code} if code else {}
            for name, text in codes.items():
                self._check_pathway_name(name)
                event = on_event.get(name, "spike") if isinstance(on_event, dict) else on_event
                require_event(group, event, f"`on_{end}`")
                pathway = self._pathways[name] = Pathway(self, name, end, text, event)
                self._add_variable(pathway.delay_name, dim=SECOND)
        for name in on_event if isinstance(on_event, dict) else ():
            if name not in ("pre", "post"):  # which may be there or not
                self._pathway(name)

    def _check_pathway_name(self, name):
        if not isinstance(name, str) or not name.isidentifier():
            raise UnusableValueError(f"{name!r} cannot be the name of a pathway.")
        if name in ("pre", "post") and name not in self._pathways:
            return  # the usual names may be those of variables, too
        taken = name in self._pathways or self._refer(name) or self._subexpression(name)
        if taken or hasattr(type(self), name):
            raise UnusableValueError(
                f"`{name}` cannot be the name of a pathway: `{self._name}` has something of that "
                "name already."
            )

    def _set_shared_delays(self, delay):
        if delay is None:
            return
        delays = delay if isinstance(delay, dict) else {"pre": delay}
        if "pre" in delays and not self._pathways:
            raise UnusableValueError("A `delay` without `on_pre`: there is nothing to delay.")
        for name, value in delays.items():
            pathway = self._pathway(name)
            variable = self._add_variable(pathway.delay_name, dim=SECOND, shared=True)
            variable.values[0] = one_delay(value)

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

    @property
    def pathways(self) -> dict:
        """The ways along which events reach the synapses, by name; also ``S.pre``, ``S.post``."""
        return dict(self._pathways)

    def __getattr__(self, name):
        if name in self.__dict__.get("_pathways", ()):
            return self._pathways[name]
        if name in ("pre", "post") and name not in self.__dict__.get("variables", (name,)):
            return self._pathway(name)
        time, _, end = name.rpartition("_")
        if time in TIMES and end in ("pre", "post"):
            return getattr(self.source if end == "pre" else self.target, time)
        return super().__getattr__(name)

    def _is_part(self, name):
        return name in self._pathways

    def _pathway(self, name):
        if name not in self._pathways:
            known = ", ".join(f"`{other}`" for other in self._pathways)
            missing = f"`{self._name}` has no pathway `{name}`."
            if name in ("pre", "post") and len(self._pathways) < 2:
                missing = f"`{self._name}` has no `on_{name}`."
            hint = did_you_mean(str(name), self._pathways) or (known and f"There are {known}.")
            raise UnusableValueError(missing, hint=hint)
        return self._pathways[name]

    @property
    def multisynaptic_index(self) -> str | None:
        """The name of the variable that numbers synapses of the same neurons, if there is one."""
        return self._copy_index

    @property
    def connect_calls(self) -> list:
        """The arguments of each call of `connect` so far, as dicts."""
        return [dict(call) for call in self._connect_calls]

    @property
    def N(self) -> int:
        """How many synapses there are."""
        return Count(self._size)

    @property
    def N_pre(self) -> int:
        """How many source neurons there are."""
        return len(self.source)

    @property
    def N_post(self) -> int:
        """How many target neurons there are."""
        return len(self.target)

    @property
    def _synaptic_pre(self) -> np.ndarray:
        """Where each synapse begins in the whole group: scripts for Brian 2 read it."""
        return self.variables["i"].values + getattr(self.source, "start", 0)

    @property
    def _synaptic_post(self) -> np.ndarray:
        """Where each synapse ends in the whole group."""
        return self.variables["j"].values + getattr(self.target, "start", 0)

    @property
    def N_incoming(self) -> VariableView:
        """For each synapse, how many synapses end at its target neuron."""
        return VariableView(self, "N_incoming", self._count("N_incoming"))

    @property
    def N_outgoing(self) -> VariableView:
        """For each synapse, how many synapses begin at its source neuron."""
        return VariableView(self, "N_outgoing", self._count("N_outgoing"))

    def _count(self, name):
        incoming = name == "N_incoming"
        counts, end = (self.N_incoming_post, "j") if incoming else (self.N_outgoing_pre, "i")
        more = {"constant": True, "read_only": True, "values": counts[self.variables[end].values]}
        return Reference(Variable(self._name, name, dtype=np.int32, **more))

    @property
    def N_incoming_post(self) -> np.ndarray:
        """For each target neuron, how many synapses end at it."""
        counts = np.bincount(self.variables["j"].values, minlength=len(self.target))
        return counts.astype(INTEGER)

    @property
    def N_outgoing_pre(self) -> np.ndarray:
        """For each source neuron, how many synapses begin at it."""
        counts = np.bincount(self.variables["i"].values, minlength=len(self.source))
        return counts.astype(INTEGER)

    # --- meaning of names ---

    def _meaning(self, name, expression, names, locals_):
        if name in ("N_pre", "N_post"):
            group = self.source if name == "N_pre" else self.target
            return Constant(f"{self._name}_{name}", len(group))
        if name in ("N_incoming", "N_outgoing"):
            return self._count(name)
        return super()._meaning(name, expression, names, locals_)

    def _known_names(self):
        mine = super()._known_names()
        pre = [f"{v}_pre" for v in self.source.variables if v != "i"]
        post = [f"{v}_post" for v in self.target.variables if v != "i"]
        return [*mine, *pre, *post]

    # --- setting variables ---

    def _set(self, name, item, value, names, bare=False):
        self._require_some(name)
        super()._set(name, item, value, names, bare)

    def _how_to_have_each(self, name):
        if all(name != pathway.delay_name for pathway in self._pathways.values()):
            return ""
        return f"For a delay each, make `{self._name}` without `delay=`, and set it later."

    def _check_values(self, name, numbers):
        if name == "delay" or name.endswith(".delay"):
            check_delays(numbers)

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
            If the arguments don't go together, or p is negative.

        Notes
        -----
        A condition is tried on every pair. A generator looks only at the pairs it makes, which
        is what makes it the better choice for sparse connections in large groups.
        """
        given = () if namespace is None else only(namespace).namespaces
        names = names_of_caller(2, *given, *self._own_names(), level=level)
        pairs = find_pairs(self, names, condition, i, j, p, n, skip_if_invalid)
        call = {"condition": condition, "i": i, "j": j, "p": p, "n": n, "skip": skip_if_invalid}
        self._connect_calls.append(call)
        if pairs[0].size == 0 and not skip_if_invalid:
            warn(_nothing_connected(condition, i, j, p), ConnectionWarning)
        start, here = self._size, warn_of_connection(self, call, pairs)
        self._append(*pairs)
        note_connection(self, call, start, here)

    def _append(self, i, j):
        added = len(i)
        if self._records is not None:
            table = records(self._records.dtype.names, self._size + added)
            table[: self._size] = self._records
            self._place(table)
        for name, variable in self.variables.items():
            if variable.shared or variable.records is not None:
                continue
            new = {"i": i, "j": j}.get(name)
            if new is None:  # zeros that nobody has written to take no memory yet
                new = np.zeros(added, variable.dtype)
            new = new.astype(variable.dtype, copy=False)
            variable.values = np.concatenate([variable.values, new]) if self._size else new
        self._size += added
        self._changed()
        if self._copy_index is not None:
            copies = number_copies(self.variables["i"].values, self.variables["j"].values)
            self.variables[self._copy_index].values[:] = copies

    _grows = True
    _further_states = (
        *("N", "N_pre", "N_post", "N_incoming", "N_outgoing", "t", "dt", "t_in_timesteps"),
        *(f"{name}{end}" for end in ("_pre", "_post") for name in TIMES),
    )

    def _state_names(self, subexpressions, read_only):
        """Return also what the neurons at the ends have, as their synapses see it.

        Delays are among those of the pathways.
        """
        names = super()._state_names(subexpressions, read_only)
        for suffix, group, _ in self._ends():
            theirs = group._state_names(subexpressions, read_only)
            names += [n + suffix for n in theirs if _is_own(group, n)]
        return [name for name in dict.fromkeys(names) if name != "delay"]

    def _misfit(self, state, states):
        misfit = super()._misfit(state, states)
        if misfit:
            return misfit
        own = [v for name, v in self.variables.items() if not v.shared and v.base is v]
        size = state["i"].shape
        if any(state[variable.name].shape != size for variable in own):
            return "its variables had different numbers of values then"
        for end, group in (("i", self.source), ("j", self.target)):
            if not are_indices(state[end], len(group)):
                return f"`{end}` had values then that are not among the neurons of `{group.name}`"
        return ""

    def _set_state(self, state):
        """Go back to a state; synapses that have been made since are gone.

        As in Brian 2 delays stay as they are, so that a script may set one before each `restore`.
        If no synapses have been made, scripts that hold the values of a variable see them go
        back, too.
        """
        names = [pathway.delay_name for pathway in self._pathways.values()]
        delays = {name: self.variables[name].values.copy() for name in names}
        resized, self._size = self._size != len(state["i"]), len(state["i"])
        if resized and self._records is not None:
            self._place(records(self._records.dtype.names, self._size))
        for name, variable in self.variables.items():
            if variable.shared or variable.records is not None or not resized:
                variable.values[:] = state[name]
            else:
                variable.values = state[name].copy()
        for name, values in delays.items():
            self._keep_delays(name, values)
        self._changed()

    def _keep_delays(self, name, values):
        then = self.variables[name].values[: values.size]
        values = values[: then.size]
        if not np.array_equal(then, values) and first_time(self, "delays"):
            warn(
                f"The delays of `{self._name}` are others now than they were when this state was "
                "stored. They stay as they are, in Brian 2, too: `restore` brings back variables, "
                "and the spikes on their way. To have other delays, set them."
            )
        then[:] = values

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


def _nothing_connected(condition, i, j, p):
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
