"""Groups of neurons."""

from __future__ import annotations

from functools import partial

import numpy as np

from ..engine.expressions import kind_of_resolved
from ..engine.plan import OnEvent, Threshold, Wake
from ..errors import ModelSyntaxError, UnusableValueError, warn
from ..language.equations import DIFFERENTIAL, equations
from ..language.parse import parse
from ..units.dimensions import DIMENSIONLESS, SECOND
from ..units.quantity import Quantity
from ..units.values import dimension_of, is_numeric, require
from .integrating.operations import check_method, integration
from .parts import Part
from .population import Population, require_event
from .regular import RunsRegularly
from .schedule import place_in_step, rank_in_step
from .settings import check_settings
from .strings.declarations import check_chance, refuse_names
from .strings.flags import check_flags
from .strings.namespace import Names, own_namespace
from .strings.writing import resolve_statements

__all__ = ["NeuronGroup", "neuron_count"]

#: neurons whose indices fit into 32 bits
MOST = 2**31 - 1

#: when a neuron that has never spiked is taken to have spiked, in seconds
LONG_AGO = -1e4


class NeuronGroup(Population, RunsRegularly):
    """Neurons that share a model.

    Parameters
    ----------
    N : int
        How many neurons.
    model : str
        Equations, one a line, each with its unit after a colon:
        ``dv/dt = (I-v)/tau : volt`` (differential equation), ``I = g*(E-v) : amp``
        (subexpression), ``tau : second`` (parameter). A variable marked
        ``(unless refractory)`` stands still after a spike, for the time `refractory`.
    threshold : str, optional
        Condition under which a neuron spikes, such as ``'v > -50*mV'``.
    reset : str, optional
        What happens to a neuron that has spiked, such as ``'v = -70*mV'``.
    refractory : Quantity or str, optional
        For how long a neuron that has spiked cannot spike again: a time, an expression that
        gives a time for each neuron, or a condition that keeps it refractory.
    method : str or sequence of str, optional
        How to integrate: ``'exact'`` (or ``'linear'``), ``'euler'``, ``'rk2'``, ``'rk4'``,
        ``'exponential_euler'``; with noise ``'euler'``, ``'heun'`` or ``'milstein'``. Of several,
        the first that can. By default it is the one that Brian 2 chooses: exact if the equations
        are linear, heun if the strength of noise in them varies, else euler; the logger
        ``snnkit`` tells. A method of the script's own is an
        `snnkit.brian.ExplicitStateUpdater`, or a function that returns statements.
    events : dict of str to str, optional
        Conditions by the name of the event that they define; see `run_on_event`.
    namespace : dict, optional
        Where to look up names first that are not variables of the model.
    dt, clock : Quantity or Clock, optional
        The time step; by default that of `defaultclock`.
    order : int, optional
        Its rank among the objects that are dealt with at the same point of a time step.
    name : str, optional
        The name of the group; one that ends in ``*`` gets a number if it is taken.
    method_options, dtype, codeobj_class : optional
        Taken from scripts for Brian 2, and without effect: snnkit settles these by itself.

    Raises
    ------
    ModelSyntaxError
        If a string is not written in the model language.
    UnknownNameError, DimensionMismatchError
        From `run`, if names or units don't fit.

    Examples
    --------
    >>> from snnkit import NeuronGroup, run, ms
    >>> tau = 10*ms
    >>> G = NeuronGroup(1, 'dv/dt = (2-v)/tau : 1', threshold='v > 1', reset='v = 0')
    >>> run(5*ms)
    >>> round(float(G.v[0]), 4)
    0.7869
    """

    def __init__(
        self,
        N,
        model="",
        method=None,
        *,
        threshold=None,
        reset=None,
        refractory=False,
        events=None,
        namespace=None,
        dt=None,
        clock=None,
        order=0,
        name=None,
        method_options=None,
        dtype=None,
        codeobj_class=None,
    ):
        check_settings(method_options, dtype)
        super().__init__(name, dt, clock)
        self._size = neuron_count(N)
        self._equations = equations(model)
        check_method(method)
        self._method, self.order = method, order
        self.namespace = own_namespace(namespace)
        self._events = _conditions(threshold, events)
        self._refractory = _refractory(refractory)
        self._regular = []
        if "spike" not in self._events and reset is not None:
            raise UnusableValueError(
                "There is a `reset`, but no `threshold`: nothing would ever reset the neurons."
            )
        self._make_variables()
        self._make_parts(reset)

    def _make_variables(self):
        self._start_variables()
        check_flags(self._equations, "neurons")
        check_chance(self._equations)
        if self._refractory is not None:
            refuse_names(self._equations, {"lastspike"}, "it is when the neuron spiked last")
        self._refuse_taken_names(self._equations)
        self._number_neurons()
        self._declare(self._equations)
        flagged = next((e for e in self._equations if "unless refractory" in e.flags), None)
        if self._refractory is not None and "spike" in self._events:
            self._add_variable("lastspike", dim=SECOND).values[:] = LONG_AGO
            self._add_variable("not_refractory", dtype=bool).values[:] = True
        elif flagged is not None and self._refractory is None:
            self._refractory_flag_without_period(flagged)

    def _refractory_flag_without_period(self, equation):
        warn(
            f"`{equation.name}` is marked (unless refractory), but the group has no refractory "
            "period, so the mark has no effect. Give the group one, e.g. refractory=5*ms."
        )

    def _make_parts(self, reset):
        order = self.order
        self._state_updater = Part(self, "_stateupdater", NeuronGroup._step, "groups", order)
        self._thresholders = {event: self._thresholder(event) for event in self._events}
        self._resetters = {}
        if reset is not None:
            self._resetters["spike"] = self._resetter("spike", reset, "resets", order)
        self._make_subexpression_updater()

    def _thresholder(self, event):
        when = "thresholds" if event == "spike" else "after_thresholds"
        make = partial(NeuronGroup._watch, event=event)
        return Part(self, f"_{event}_thresholder", make, when, self.order)

    def _resetter(self, event, code, when, order):
        make = partial(NeuronGroup._react, event=event)
        return Part(self, f"_{event}_resetter", make, when, order, code)

    _yielding = {
        **Population._yielding,
        "state_updater": "_state_updater",
        "thresholder": "_thresholders",
        "resetter": "_resetters",
    }

    def __repr__(self):
        return f"NeuronGroup({self._size}, name={self._name!r})"

    @property
    def events(self) -> dict:
        """What can happen to its neurons: conditions by name, the threshold as ``spike``."""
        return {name: condition.text for name, condition in self._events.items()}

    def guarded(self):
        """Return which variables stand still while which other one is False."""
        if "not_refractory" not in self.variables:
            return {}
        awake = self.variables["not_refractory"]
        flagged = [e.name for e in self._equations if "unless refractory" in e.flags]
        return {self.variables[name]: awake for name in flagged}

    # --- events ---

    def run_on_event(self, event, code, when="after_resets", order=None):
        """Say what happens to the neurons at which an event has occurred.

        Parameters
        ----------
        event : str
            One of `events`.
        code : str
            Statements, like those of `reset`.
        when, order : str, int
            When in the time step.

        Examples
        --------
        >>> from snnkit import NeuronGroup
        >>> G = NeuronGroup(1, 'v : 1', events={'high': 'v > 3'})
        >>> G.run_on_event('high', 'v = 0')
        """
        require_event(self, event, "`run_on_event`")
        if event in self._resetters:
            raise UnusableValueError(
                f"It has been said already what happens at `{event}` of `{self._name}`.",
                hint="Write all statements into one string, separated by `;`.",
            )
        order = self.order if order is None else rank_in_step(order)
        self._resetters[event] = self._resetter(event, code, place_in_step(when), order)

    def set_event_schedule(self, event, when="after_thresholds", order=None):
        """Say when in the time step it is found out whether an event occurs."""
        require_event(self, event, "`set_event_schedule`")
        thresholder = self._thresholders[event]
        place, rank = place_in_step(when), rank_in_step(self.order if order is None else order)
        thresholder.when, thresholder.order = place, rank

    def event_schedule(self, name):
        return self._thresholders[name].when, self._thresholders[name].order

    # --- what happens in a time step ---

    def contained(self):
        parts = [self._subexpression_updater, self._state_updater, *self._thresholders.values()]
        parts += [*self._resetters.values(), *self._regular]
        return [part for part in parts if part is not None]

    def operations(self, names):
        """Return nothing: all is done by its parts. But now is the time to look at the whole."""
        self._check_links()
        self._check_subexpressions(names.behind(*self._own_names()))
        return []

    def _step(self, names):
        """Return the operations that wake neurons up and integrate their equations."""
        awake = self._refer("not_refractory")
        differential = [e for e in self._equations if e.kind == DIFFERENTIAL]
        steps = integration(self, differential, names, self._method, self._size, awake)
        return steps if awake is None else [self._wake(names, awake), *steps]

    def _react(self, names, event):
        done = self._resetters[event].statements
        if not done:
            return []
        assignments = resolve_statements(self, done, names, at_events=True)
        return [
            OnEvent(
                self._name,
                "resets",
                assignments,
                self.event_named(event),
                suffix=f"_{event}_resetter",
                comment="; ".join(map(str, done)),
            )
        ]

    def _watch(self, names, event):
        """Return the operation that finds out where an event occurs."""
        given, is_spike = self._events[event], event == "spike"
        what = "A threshold condition" if is_spike else f"The condition of `{event}`"
        condition = self._resolve(given, names, dim=DIMENSIONLESS, what=what)
        if not _is_condition(condition):
            raise given.error(
                ModelSyntaxError,
                ("A threshold" if is_spike else "An event")
                + " is a condition that is true or false.",
                hint="Write for example `v > 1`.",
            )
        awake = self._refer("not_refractory") if is_spike else None
        return [
            Threshold(
                self._name,
                "thresholds",
                condition,
                self.event_named(event),
                self._size,
                awake,
                None if awake is None else self._refer("lastspike"),
                suffix=f"_{event}_thresholder",
                comment=given.text,
            )
        ]

    def _wake(self, names, awake):
        last = self._refer("lastspike")
        period = self._refractory
        if isinstance(period, Quantity):
            duration = self._resolve(
                parse("refractory_period"), Names({"refractory_period": period})
            )
            comment = f"refractory for {period}"
            return Wake(self._name, awake, last, self._size, duration=duration, comment=comment)
        tree = self._resolve(period, names)
        is_condition = _is_condition(tree)
        if is_condition:
            text = f"not_refractory or not ({period.text})"
        else:
            self._resolve(period, names, dim=SECOND, what="A refractory period")
            text = f"timestep(t - lastspike, dt) >= timestep({period.text}, dt)"
        condition = self._resolve(parse(text), names)
        comment = f"refractory: {period.text}"
        return Wake(self._name, awake, last, self._size, condition=condition, comment=comment)


def neuron_count(N, what="neurons") -> int:
    """Return N as an int, if it can be a number of neurons."""
    whole = is_numeric(N) and np.ndim(N) == 0 and not isinstance(N, (bool, np.bool_))
    whole = whole and dimension_of(N) is DIMENSIONLESS and np.isfinite(N)
    if not whole or N < 1:
        raise UnusableValueError(f"N is a whole number of {what}, at least 1, not {N!r}.")
    if int(N) != N:
        warn(f"N is a whole number of {what}: {N} is cut off to {int(N)}.")
    if N > MOST:
        raise UnusableValueError(f"{int(N)} {what} are more than can be dealt with.")
    return int(N)


def _conditions(threshold, events):
    conditions = {} if threshold is None else {"spike": parse(threshold)}
    if events is not None and not hasattr(events, "items"):
        raise UnusableValueError(
            f"`events` is a dict of names and conditions, not {events!r}.",
            hint="Write for example events={'high': 'v > 1'}.",
        )
    for name, condition in (events or {}).items():
        if not isinstance(name, str) or not name.isidentifier() or name in conditions:
            hint = "The threshold defines the event `spike`." if name == "spike" else ""
            raise UnusableValueError(f"{name!r} cannot be the name of an event.", hint=hint)
        conditions[name] = parse(condition)
    return conditions


def _refractory(value):
    if value is False or value is None:
        return None
    if isinstance(value, str):
        return parse(value)
    problem = "`refractory` is a time such as 5*ms, or a string, not {value}"
    require(value, SECOND, problem, "Write for example `refractory={given}`.")
    if np.ndim(value):
        raise UnusableValueError(
            "`refractory` is one time for all neurons.",
            hint="For one each, make it a parameter and give its name: refractory='period'.",
        )
    if not 0 <= float(value) < np.inf:
        endless = "For one spike only, choose a period longer than the run."
        raise UnusableValueError(
            f"A refractory period lasts 0 s or longer, not {value}.",
            hint=endless if float(value) == np.inf else "",
        )
    return value


def _is_condition(resolved):
    return kind_of_resolved(resolved) == "bool"
