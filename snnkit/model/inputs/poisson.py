"""Neurons that fire at random, and inputs that do, of which only the sum is needed."""

from __future__ import annotations

import ast

import numpy as np

from ...engine.plan import Assign
from ...engine.variables import Constant, Resolved
from ...errors import UnknownVariableError, UnusableValueError, did_you_mean
from ...language.functions import Function
from ...language.linear import multiply
from ...language.parse import parse
from ...units.dimensions import SECOND
from ...units.usual import usual_unit
from ...units.values import plain, require
from ..base import Component
from ..group import NeuronGroup, neuron_count
from ..owner import VariableOwner
from ..schedule import place_in_step

__all__ = ["PoissonGroup", "PoissonInput"]

HERTZ = SECOND**-1


class PoissonGroup(NeuronGroup):
    """Neurons that fire at random, each spike independent of all others.

    In a time step of length dt a neuron with the rate r fires with the probability r*dt.

    Parameters
    ----------
    N : int
        How many neurons.
    rates : Quantity or str
        Their rates: one for all, an array of one each, or an expression such as
        ``'(1 + i)*10*Hz'`` that is evaluated in every time step.
    when, order : str, int
        When in the time step the neurons fire.
    dt, clock, namespace, name, codeobj_class
        As in `NeuronGroup`.

    Examples
    --------
    >>> from snnkit import PoissonGroup, SpikeMonitor, Hz, run, second, seed, start_scope
    >>> start_scope()
    >>> seed(1)
    >>> P = PoissonGroup(1000, rates=20*Hz)
    >>> spikes = SpikeMonitor(P)
    >>> run(1*second)
    >>> abs(spikes.num_spikes - 20000) < 500
    True
    """

    def __init__(
        self,
        N,
        rates,
        dt=None,
        clock=None,
        when="thresholds",
        order=0,
        namespace=None,
        name=None,
        codeobj_class=None,
    ):
        in_time = isinstance(rates, str)
        if in_time:
            rates = parse(rates).text  # an expression, and nothing that makes more of it
        super().__init__(
            N,
            f"rates = {rates} : hertz" if in_time else "rates : hertz",
            threshold="rand() < rates*dt",
            namespace=namespace,
            dt=dt,
            clock=clock,
            order=order,
            name=name,
        )
        self._thresholders["spike"].when = when
        self._state_updater = None  # there is nothing to integrate
        if not in_time:
            self.rates = rates

    def __repr__(self):
        return f"PoissonGroup({self._size}, name={self._name!r})"


class PoissonInput(Component):
    """Many random inputs to each neuron of a group, added up.

    Each neuron gets N inputs of its own that fire at random, with the same rate and weight. In
    a time step dt, k of them fire with a binomial probability (N, rate*dt), and the neuron's
    variable grows by k times the weight.

    Parameters
    ----------
    target : NeuronGroup
    target_var : str
        The variable that grows.
    N : int
        How many inputs each neuron has.
    rate : Quantity
        The rate of each of them.
    weight : Quantity or str
        By how much one spike lets the variable grow; a string is evaluated for each neuron.
    when, order : str, int
        When in the time step.
    name : str, optional

    Examples
    --------
    >>> from snnkit import NeuronGroup, PoissonInput, run, seed, start_scope, Hz, mV, ms
    >>> start_scope()
    >>> seed(2)
    >>> G = NeuronGroup(500, 'v : volt')
    >>> noise = PoissonInput(G, 'v', N=1000, rate=5*Hz, weight=0.1*mV)
    >>> run(100*ms)  # 500 spikes of 0.1 mV
    >>> abs(float(G.v[:].mean()/mV) - 50) < 1
    True
    """

    def __init__(self, target, target_var, N, rate, weight, when="synapses", order=0, name=None):
        super().__init__(name, clock=getattr(target, "clock", None))
        if not isinstance(target, VariableOwner):
            raise UnusableValueError(f"A PoissonInput goes to a group of neurons, not {target!r}.")
        self._group, self._target_var = target, target_var
        self._variable = _growing(target, target_var)
        self.N, self.rate, self.weight = N, rate, weight
        self.when, self.order = place_in_step(when), order

    def __repr__(self):
        return f"PoissonInput({self._group.name}.{self.target_var}, N={self.N}, rate={self.rate})"

    @property
    def target(self):
        """The group whose neurons get the input."""
        return self._group

    @property
    def target_var(self) -> str:
        """The name of the variable that grows."""
        return self._target_var

    @property
    def N(self) -> int:
        """How many inputs each neuron has."""
        return self._N

    @N.setter
    def N(self, value):
        self._N = neuron_count(value, "inputs")

    @property
    def rate(self):
        """The rate of each of them."""
        return self._rate

    @rate.setter
    def rate(self, value):
        hint = "Write for example `rate={given}`."
        require(value, HERTZ, "The rate of a PoissonInput is in hertz, unlike {value}", hint)
        if np.ndim(value) or not 0 <= float(value) < np.inf:
            raise UnusableValueError(
                f"The rate of a PoissonInput is one number, 0 Hz or more, not {value}."
            )
        self._rate = value

    @property
    def weight(self):
        """By how much one spike lets the variable grow."""
        return self._weight

    @weight.setter
    def weight(self, value):
        if isinstance(value, str):
            parse(value)
        else:
            self._require_number(value)
        self._weight = value

    def _require_number(self, weight):
        name, dim = self.target_var, self._variable.dim
        what = f"The weight has the unit of `{name}` ({dim}), unlike {{value}}"
        require(weight, dim, what, "Write for example `weight={given}`." if usual_unit(dim) else "")
        if np.ndim(weight):
            raise UnusableValueError(
                "The weight of a PoissonInput is one for all neurons.",
                hint="For one each, make it a parameter and give its name: weight='w'.",
            )
        if self._variable.variable.kind == "int" and not float(weight).is_integer():
            raise UnusableValueError(
                f"`{name}` is an integer; it cannot grow by {weight}.",
                hint=f"Declare it as `{name} : 1`.",
            )

    def standing(self):
        return *super().standing(), self.N, self.rate, self.weight

    def operations(self, names):
        names = names.behind(*self._group._own_names())
        chance = float(self.rate) * self.clock.dt_
        if chance > 1:
            raise UnusableValueError(
                f"An input of {self.rate} would fire more than once in a time step of "
                f"{self.clock.dt}.",
                hint="Use more inputs (N) with a lower rate, or a shorter time step.",
            )
        own = {"how_many": Constant(f"{self.name}_N", self.N)}
        own["chance"] = Constant(f"{self.name}_p", chance)
        assignment = (self._group._refer(self.target_var), "+=", self._grows_by(names, own))
        comment = f"{self.target_var} += {self.weight} * binomial({self.N}, {chance:g})"
        how = {"order": self.order, "guard": self._group.guarded(), "comment": comment}
        return [Assign(self.name, self.when, [assignment], len(self._group), **how)]

    def _grows_by(self, names, own):
        if isinstance(self.weight, str):
            what = f"The weight of `{self.target_var}`"
            dim = self._group._refer(self.target_var).dim
            weight = self._group._resolve(parse(self.weight), names, dim=dim, what=what)
        else:
            value = Constant(f"{self.name}_weight", float(plain(self.weight)))
            weight = Resolved(ast.Name("weight"), {"weight": value})
        spikes = ast.Call(ast.Name("binomial"), [ast.Name("how_many"), ast.Name("chance")], [])
        functions = {"binomial": BINOMIAL, **weight.functions}
        meaning = {**weight.meaning, **own}
        return Resolved(multiply(weight.tree, spikes), meaning, functions=functions)


def _growing(target, name):
    """Return the variable of a group that is to grow, if it can."""
    reference = target._refer(name) if isinstance(name, str) else None
    if reference is None and target._subexpression(str(name)) is None:
        known = [v for v in target._known_names() if v not in target._special_names]
        hint = did_you_mean(name, known) or f"Its variables are {', '.join(known)}."
        raise UnknownVariableError(
            f"`{target.name}` has no variable `{name}` for a PoissonInput. {hint}"
        )
    fixed = "is computed from an equation" if reference is None else ""
    if reference is not None and reference.variable.read_only:
        fixed = "can only be read"
    elif reference is not None and reference.variable.kind == "bool":
        fixed = "is true or false"
    if fixed:
        raise UnusableValueError(
            f"`{name}` of `{target.name}` {fixed}: a PoissonInput cannot let it grow."
        )
    return reference


#: how many of some inputs fire, each with the same chance
BINOMIAL = Function("binomial", "binomial(rng, {0}, {1}, {n})", arity=2, kind="int", random=True)
