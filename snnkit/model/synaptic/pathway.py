"""Pathways: how spikes reach synapses, and what they cause there."""

from __future__ import annotations

import weakref

import numpy as np

from ...engine.expressions import constant_value
from ...engine.plan import Deliver
from ...engine.propagation import ALONE, FanOut, Leftover, Settled
from ...engine.variables import Reference, Resolved, asks_for_size
from ...errors import UnusableValueError
from ...language.parse import parse
from ...language.statements import statements
from ...units.dimensions import SECOND
from ...units.quantity import wrap
from ...units.values import require
from ..base import Component
from ..clock import first_step_from
from ..integrating.operations import linear_parts
from ..population import are_indices
from ..schedule import place_in_step
from ..strings.namespace import names_of_caller
from ..strings.telling_time import now, told_by
from ..strings.writing import held_at_first_use, held_at_the_start, resolve_statements
from ..traps.guards import warn_of_guards
from ..traps.turns import warn_of_subexpressions, warn_of_turns
from ..view import VariableView
from .along import ShowsSynapses
from .turns import Step, read_before_a_change, turns_of, with_own_names

__all__ = ["Pathway", "check_delays", "one_delay"]


#: putting the synapses of several spikes together takes as long as so many numpy calls
WORTH = 12

#: the longest delay in seconds: beyond a day it is a slip of the pen
LONGEST = 86400.0
#: no spike arrives later than in this step
LAST_STEP = 2**62


class Pathway(ShowsSynapses, Component):
    """One way along which spikes reach synapses: from the source, or from the target.

    Attributes
    ----------
    which : str
        Its name: ``'pre'``, ``'post'``, or the one in the dict `on_pre` or `on_post`.
    end : str
        The end where its spikes come from: ``'pre'`` or ``'post'``.
    event : str
        What it waits for; usually ``'spike'``.
    order : int
        Its rank among the pathways of the network; -1 for `on_pre`, 1 for `on_post`.
    fan : FanOut
        The synapses that each neuron reaches.
    under_way : OneDelay, Waves or Calendar
        Where spikes on the way to the synapses are kept.
    few : int
        Up to how many spikes in a step are dealt with one after the other.
    """

    collected = False

    def __init__(self, synapses, which, end, code, event):
        super().__init__(f"{synapses.name}_{which}", clock=_clock(synapses, end))
        # the synapses own their pathways; a reference back would keep both alive for too long
        self._synapses, self.which, self.end = weakref.ref(synapses), which, end
        self.code, self.event = code, event
        self.when = "synapses"
        #: pre before post, if both come in the same step
        self.order = -1 if end == "pre" else 1
        self.fan = self.under_way = self._dt = None
        self.few = 0

    def __repr__(self):
        return f"<pathway `{self.which}` of `{self.synapses.name}`: {self.code!r}>"

    @property
    def code(self) -> str:
        """What its spikes do; other statements take effect at the next run.

        Event-driven variables are brought up to date first, whatever the statements are.
        """
        return self._code

    @code.setter
    def code(self, text):
        self._code, self.statements = text, statements(text)

    @property
    def synapses(self):
        """The synapses that it belongs to."""
        return self._synapses()

    @property
    def group(self):
        """The group that the spikes come from."""
        return self.synapses.source if self.end == "pre" else self.synapses.target

    @property
    def source(self):
        """The group that the spikes come from, as Brian 2 calls it."""
        return self.group

    @property
    def target(self):
        """The group at the other end."""
        return self.synapses.target if self.end == "pre" else self.synapses.source

    @property
    def delay_name(self):
        """The name of the synapses' variable that holds the delays."""
        return "delay" if self.which == "pre" else f"{self.which}.delay"

    @property
    def delay(self):
        """The delays: one for each synapse, or one for all."""
        variable = self.synapses.variables[self.delay_name]
        return VariableView(self.synapses, self.delay_name, Reference(variable))

    @delay.setter
    def delay(self, value):
        # between this and the caller stand `__setattr__` of `Component` and of `Guarded`
        names = names_of_caller(3, *self.synapses._own_names())
        self.synapses._set(self.delay_name, slice(None), value, names)

    def standing(self):
        return *super().standing(), self._code, self.fan, self.few, self._is_unsettled

    @property
    def _is_unsettled(self):
        """Whether there is something under way besides what goes the usual ways."""
        return isinstance(self.under_way, (Leftover, Settled))

    def operations(self, names):
        synapses = self.synapses
        names = names.behind(*synapses._own_names())
        held, steps = self._steps(names)
        relaxing, coupled = _relaxing(synapses, names)
        whole = [Step(None, target, "=", value) for target, value in held] + steps
        is_sorted_anew, turns = self._sort(), self._turns(whole)
        few = _few(whole, relaxing, turns)
        if is_sorted_anew or few != self.few:
            self._change_over(few)
        guard = {**synapses.source.guarded(), **synapses.target.guarded()}
        warn_of_guards(self, steps, guard)
        if turns == "synapses":
            steps = with_own_names(self.name, steps)
        return [
            Deliver(
                self.name,
                place_in_step(self.when),
                [(step.target, step.how, step.value) for step in steps],
                self.group.event_named(self.event),
                self,
                delayed=self.fan.delay != 0 or self._is_unsettled,
                order=self.order,
                guard=guard,
                held=held,
                now=now(synapses, self.clock),
                relaxing=relaxing,
                coupled=coupled,
                since=Reference(synapses.variables["lastupdate"]) if relaxing or coupled else None,
                turns=turns,
                comment="; ".join(map(str, self.statements)),
            )
        ]

    def _steps(self, names):
        """Return what is to be computed at the start, and the statements after that.

        In Brian 2, subexpressions have the values they had when the event arrived, as long as
        synapses take turns or change nothing but their own variables.
        """
        synapses, first = self.synapses, {}
        waiting = [synapses.variables[equation.name] for equation in synapses._event_driven]
        plain = self._resolved(names, {})
        all_at_once = any(step.changes_neurons for step in plain)
        held = held_at_the_start(synapses, self.statements, names, waiting)
        if all_at_once and not read_before_a_change(plain):
            warn_of_subexpressions(self, held)
            held, first = held_at_first_use(synapses, self.statements, names)
        if not held:
            return [], plain
        told = [(n, h, told_by(synapses, self.clock, value)) for n, (h, value) in held.items()]
        steps = self._resolved(names, held)
        for name, holder, value in sorted(told, key=lambda t: -first.get(t[0], 0)):
            if name in first:
                steps.insert(first[name], Step(None, holder, "=", value))
        return [(holder, value) for name, holder, value in told if name not in first], steps

    def _resolved(self, names, held):
        """Return the statements, with subexpressions replaced by what holds them."""
        assignments = resolve_statements(self.synapses, self.statements, names, True, held)
        return [
            Step(
                s.target, target, how, told_by(self.synapses, self.clock, value), s.expression.names
            )
            for s, (target, how, value) in zip(self.statements, assignments, strict=True)
        ]

    def _sort(self):
        """Sort the synapses, if they or their delays have changed; return whether they have."""
        self._follow_clock()
        variables, old = self.synapses.variables, self.fan
        ends = variables["i" if self.end == "pre" else "j"].values
        seconds = variables[self.delay_name].values
        check_delays(seconds)  # statements may have changed them
        waits = _in_steps(seconds, self.clock.dt_)
        if old is None or old.ends is not ends or not np.array_equal(old.steps, waits):
            self.fan = FanOut(ends, len(self.group), waits)
        return self.fan is not old

    def _turns(self, steps):
        """Say what takes turns, and warn if that makes a difference."""
        far = self.synapses.variables["j" if self.end == "pre" else "i"]
        turns = turns_of(steps, far)
        # synapses that begin at the same neuron mind each other if they end at the same one, too
        if turns == "neurons" and not self.fan.partners_differ(far.values):
            turns = "synapses"
        warn_of_turns(self, steps, turns)
        return turns

    def _change_over(self, few):
        """Begin a new account of the spikes under way; what was so before, stays under way."""
        leftover = {} if self.under_way is None else self.under_way.settle(self._next_step)
        self.few, self.under_way = few, self.fan.under_way(few)
        if leftover:
            self.under_way = Leftover(leftover, self.under_way)

    @property
    def _next_step(self):
        return self.clock.step_at(self._timeline)

    # --- state ---

    def _state(self):
        pending = {} if self.under_way is None else self.under_way.settle(self._next_step)
        pieces = [(step, piece) for step in sorted(pending) for piece in pending[step]]
        synapses = [piece for _, piece in pieces]
        return {
            "arrivals": np.array([step for step, _ in pieces], np.int64),
            "sizes": np.array([piece.size for piece in synapses], np.int64),
            "synapses": np.concatenate([np.empty(0, np.int32), *synapses]),
        }

    def _set_state(self, state):
        pieces = np.split(state["synapses"], state["sizes"].cumsum()[:-1])
        pending = {}
        for step, piece in zip(state["arrivals"].tolist(), pieces, strict=False):
            pending.setdefault(step, []).append(piece)
        self._begin_anew(pending)

    def _misfit(self, state, states):
        ends = states.get(self.synapses.name, {}).get("i", np.empty(0))
        keys, sizes = {"arrivals", "sizes", "synapses"}, state.get("sizes", np.empty(0))
        fits = state.keys() == keys and are_indices(state["synapses"], ends.size)
        fits = fits and are_indices(sizes, ends.size + 1) and sizes.sum() == state["synapses"].size
        arrivals = state.get("arrivals", np.empty(0))
        if not fits or not are_indices(arrivals, LAST_STEP) or sizes.shape != arrivals.shape:
            return "spikes were on the way to other synapses then"
        return ""

    def _begin_anew(self, pending):
        """Have the account of spikes under way made anew before the next run, with these in it."""
        self.fan, self.under_way, self._dt = None, Settled(pending), None

    def _interrupted(self, step):
        pending = self.under_way.settle(step)
        self._begin_anew({arrival: pending[arrival] for arrival in pending if arrival >= step})

    def _follow_clock(self):
        """Count the steps until spikes arrive anew, if the time step has changed."""
        dt, then = self.clock.dt_, self._dt
        if then not in (None, dt) and self.under_way is not None:
            was, now = first_step_from(self._timeline.t_, then), self._next_step
            pending = self.under_way.settle(was)
            self._begin_anew({now + round((k - was) * then / dt): p for k, p in pending.items()})
        self._dt = dt


def _in_steps(seconds, dt):
    """Return delays in time steps: one number, if all are the same."""
    if _are_equal(seconds):  # to find that out takes less memory than to count steps
        return int(np.floor(seconds[:1].sum() / dt + 0.5))
    steps = np.floor(seconds / dt + 0.5).astype(np.int32)
    return int(steps[0]) if _are_equal(steps) else steps


def _are_equal(values):
    return bool((values == values[:1]).all())


def _clock(synapses, end):
    """A pathway follows the neurons whose spikes it carries."""
    group = synapses.source if end == "pre" else synapses.target
    return group.clock


def _relaxing(synapses, names):
    """Return what event-driven variables do between events: see `Deliver`."""
    equations = synapses._event_driven
    matrix, drive = linear_parts(synapses, equations, names, span="wait")
    states = [Reference(synapses.variables[equation.name]) for equation in equations]
    alone, coupled, rates = [], [], {}
    for members in _connected(matrix):
        if len(members) == 1:
            k = members[0]
            rate = matrix[k][k] or Resolved(parse("0.0").tree, {})
            alone.append((states[k], rates.setdefault(_identity(rate), rate), drive[k]))
        else:
            part = [[matrix[k][m] for m in members] for k in members]
            coupled.append(([states[k] for k in members], part, [drive[k] for k in members]))
    return alone, coupled


def _identity(rate):
    """Return what equal rates have in common: if they are constant, their value."""
    value = constant_value(rate)
    return id(rate) if value is None else ("constant", value)


def _connected(matrix):
    """Return which variables lean on one another, directly or through others: lists of numbers."""
    groups = []
    for k, row in enumerate(matrix):
        mine = {k} | {m for m, entry in enumerate(row) if entry is not None}
        apart = [group for group in groups if not group & mine]
        groups = [*apart, mine.union(*(group for group in groups if group & mine))]
    return sorted(sorted(group) for group in groups)


def _few(steps, relaxing, turns):
    """Up to how many spikes are worth a turn each, rather than being put together."""
    values = [step.value for step in steps]
    values += [part for _, rate, drive in relaxing for part in (rate, drive) if part is not None]
    if turns == "statements" or any(asks_for_size(value) for value in values):
        return 0
    return ALONE if turns == "neurons" else WORTH // (len(steps) + 2 * len(relaxing) + 1)


def one_delay(value):
    """Return the delay that all synapses share, in seconds."""
    hint = "Write for example `delay={given}`."
    require(value, SECOND, "A delay is a time, not {value}", hint)
    if np.ndim(value):
        raise UnusableValueError(
            "`delay=` is one delay for all synapses.", hint="For one each, set `S.delay`."
        )
    check_delays(float(value))
    return float(value)


def check_delays(seconds):
    """Raise `UnusableValueError` if a delay, in seconds, is negative or not finite."""
    seconds = np.asarray(seconds)
    if not np.isfinite(seconds).all():
        raise UnusableValueError("A delay must be a finite time.")
    if (seconds > LONGEST).any():
        raise UnusableValueError(
            f"A delay of {wrap(seconds.max(), SECOND)} is longer than any run."
        )
    if (seconds < 0).any():
        raise UnusableValueError(
            f"A delay cannot be negative, like {wrap(seconds.min(), SECOND)}: no spike arrives "
            "before it was fired."
        )
