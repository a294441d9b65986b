"""Groups of neurons."""

from __future__ import annotations

import numpy as np

from ..engine.expressions import kind_of_resolved
from ..engine.plan import OnEvent, Threshold, Wake
from ..errors import ModelSyntaxError, UnusableValueError
from ..language.equations import DIFFERENTIAL, SUBEXPRESSION, equations
from ..language.parse import parse
from ..language.statements import statements
from ..units.dimensions import DIMENSIONLESS, SECOND
from ..units.quantity import Quantity, dimension_of, is_numeric, require
from .base import NetworkObject, VariableOwner
from .integration import check_method, integration
from .namespace import Names
from .writing import resolve_statements

__all__ = ["NeuronGroup", "neuron_count"]

#: neurons whose indices fit into 32 bits
MOST = 2**31 - 1

#: when a neuron that has never spiked is taken to have spiked, in seconds
LONG_AGO = -1e4


class NeuronGroup(NetworkObject, VariableOwner):
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
    method : str, optional
        How to integrate: ``'exact'`` (or ``'linear'``), ``'euler'``, ``'rk2'``, ``'rk4'``,
        ``'exponential_euler'``. By default exact if the equations are linear, else
        euler.
    namespace : dict, optional
        Where to look up names first that are not variables of the model.
    dt, clock : Quantity or Clock, optional
        The time step; by default that of `defaultclock`.
    name : str, optional
        The name of the group.

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
        *,
        threshold=None,
        reset=None,
        refractory=False,
        method=None,
        namespace=None,
        dt=None,
        clock=None,
        name=None,
    ):
        super().__init__(name, dt, clock)
        self._size = neuron_count(N)
        self._equations = equations(model)
        check_method(method)
        self._method, self.namespace = method, namespace
        self._threshold = None if threshold is None else parse(threshold)
        self._reset = () if reset is None else statements(reset)
        self._refractory = _refractory(refractory)
        if self._threshold is None and reset is not None:
            raise UnusableValueError(
                "There is a `reset`, but no `threshold`: nothing would ever reset the neurons."
            )
        self._make_variables()

    def _make_variables(self):
        self._start_variables()
        self._refuse_taken_names(self._equations)
        self._add_variable("i", dtype=np.int32, constant=True, read_only=True).values[:] = (
            np.arange(self._size)
        )
        for equation in self._equations:
            if equation.kind == SUBEXPRESSION:
                self._subexpressions[equation.name] = equation
            else:
                self._add_variable(
                    equation.name,
                    dim=equation.dim,
                    dtype=equation.dtype,
                    shared="shared" in equation.flags,
                    constant="constant" in equation.flags,
                )
        flagged = next((e for e in self._equations if "unless refractory" in e.flags), None)
        if self._threshold is not None and self._refractory is not None:
            self._add_variable("lastspike", dim=SECOND).values[:] = LONG_AGO
            self._add_variable("not_refractory", dtype=bool).values[:] = True
        elif flagged is not None and self._refractory is None:
            self._refractory_flag_without_period(flagged)

    def _refractory_flag_without_period(self, equation):
        import warnings

        from ..errors import SnnkitWarning

        warnings.warn(
            f"`{equation.name}` is marked (unless refractory), but the group has no refractory "
            "period, so the mark has no effect. Give the group one, e.g. refractory=5*ms.",
            SnnkitWarning,
            stacklevel=4,
        )

    def __repr__(self):
        return f"NeuronGroup({self._size}, name={self._name!r})"

    @property
    def spikes_event(self):
        """The name under which the generated code keeps this group's spikes."""
        return f"spikes_of_{self._name}"

    @property
    def can_spike(self) -> bool:
        """Whether the group has a threshold."""
        return self._threshold is not None

    def guarded(self):
        """Return which variables stand still while which other one is False."""
        if "not_refractory" not in self.variables:
            return {}
        awake = self.variables["not_refractory"]
        flagged = [e.name for e in self._equations if "unless refractory" in e.flags]
        return {self.variables[name]: awake for name in flagged}

    def operations(self, names):
        names = Names(*self._own_names(), *names.namespaces)
        awake = self._refer("not_refractory")
        parts = [] if awake is None else [self._wake(names, awake)]
        differential = [e for e in self._equations if e.kind == DIFFERENTIAL]
        for equation in self._subexpressions.values():
            self._resolve(equation.expression, names, dim=equation.dim, what=f"`{equation.name}`")
        parts += integration(self, differential, names, self._method, self._size, awake)
        if self._threshold is not None:
            parts.append(self._spike(names, awake))
        if self._reset:
            assignments = resolve_statements(self, self._reset, names)
            comment = "; ".join(map(str, self._reset))
            parts.append(
                OnEvent(self._name, "resets", assignments, self.spikes_event, comment=comment)
            )
        return parts

    def _spike(self, names, awake):
        condition = self._resolve(
            self._threshold, names, dim=DIMENSIONLESS, what="A threshold condition"
        )
        if not _is_condition(condition):
            raise self._threshold.error(
                ModelSyntaxError,
                "A threshold is a condition that is true or false.",
                hint="Write for example `v > 1`.",
            )
        return Threshold(
            self._name,
            condition,
            self.spikes_event,
            self._size,
            awake,
            self._refer("lastspike"),
            comment=self._threshold.text,
        )

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


def neuron_count(N) -> int:
    """Return N as an int, if it can be a number of neurons."""
    whole = is_numeric(N) and np.ndim(N) == 0 and not isinstance(N, (bool, np.bool_))
    whole = whole and dimension_of(N) is DIMENSIONLESS and np.isfinite(N) and N == int(N)
    if not whole or N < 1:
        raise UnusableValueError(f"N is a whole number of neurons, at least 1, not {N!r}.")
    if N > MOST:
        raise UnusableValueError(f"{N} neurons are more than fit into memory.")
    return int(N)


def _refractory(value):
    if value is False or value is None:
        return None
    if isinstance(value, str):
        return parse(value)
    require(value, SECOND, "`refractory` is a time such as 5*ms, or a string, not {value}")
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
