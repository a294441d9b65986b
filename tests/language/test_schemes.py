"""Methods described by a script, against the built-in ones that they describe."""

import numpy as np
import pytest

from snnkit import (
    MethodError,
    ModelSyntaxError,
    Network,
    NeuronGroup,
    StateMonitor,
    UnusableValueError,
    ms,
    seed,
)
from snnkit.brian import ExplicitStateUpdater, StateUpdateMethod

EULER = "x_new = x + dt*f(x, t) + g(x, t)*dW"
HEUN = """\
x_support = x + g(x, t)*dW
g_support = g(x_support, t + dt)
x_new = x + dt*f(x, t) + 0.5*dW*(g(x, t) + g_support)"""
MILSTEIN = """\
x_support = x + dt*f(x, t) + dt**0.5*g(x, t)
g_support = g(x_support, t)
x_new = x + dt*f(x, t) + g(x, t)*dW + (g_support - g(x, t))*dW**2/(2*dt**0.5)"""
RK4 = """\
k_1 = dt*f(x, t)
k_2 = dt*f(x + k_1/2, t + dt/2)
k_3 = dt*f(x + k_2/2, t + dt/2)
k_4 = dt*f(x + k_3, t + dt)
x_new = x + (k_1 + 2*k_2 + 2*k_3 + k_4)/6"""

ONE_EACH = (
    "dv/dt = (1 + w - v)/tau + {}*xi_v*tau**-0.5 : 1\ndw/dt = -w*v/tau + 0.2*xi_w*tau**-0.5 : 1"
)
SEVERAL = "dv/dt = -v/tau + (0.3*xi_1 + 0.1*xi_2)*tau**-0.5 : 1\ndw/dt = (v - w)/tau : 1"
NONE = "dv/dt = (sin(t/tau) - v)/tau : 1\ndw/dt = (v - w**2)/tau : 1"


def trace(method, model):
    seed(5)
    G = NeuronGroup(4, model, method=method, namespace={"tau": 3 * ms})
    G.v = "0.1*i"
    M = StateMonitor(G, ["v", "w"], record=True)
    Network(G, M).run(5 * ms)
    return np.array([M.v, M.w])


@pytest.mark.parametrize(
    ("method", "description", "stochastic", "model"),
    [
        ("euler", EULER, "additive", ONE_EACH.format(0.4)),
        ("euler", EULER, "additive", SEVERAL),
        ("heun", HEUN, "multiplicative", ONE_EACH.format("v")),
        ("milstein", MILSTEIN, "multiplicative", ONE_EACH.format("v")),
        ("rk4", RK4, None, NONE),
    ],
)
def test_a_described_method_is_the_built_in_one(method, description, stochastic, model):
    own = trace(ExplicitStateUpdater(description, stochastic=stochastic), model)
    assert own.std() > 0.01
    np.testing.assert_allclose(own, trace(method, model), rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize(
    ("description", "stochastic", "model", "problem"),
    [
        (EULER, None, SEVERAL, "This method is not for equations with noise"),
        (EULER, "additive", ONE_EACH.format("v"), "but here it depends on `v`"),
        (EULER, "multiplicative", SEVERAL, "that of `v` has two: `xi_1` and `xi_2`"),
        (HEUN, "additive", SEVERAL, "that of `v` has two"),
    ],
)
def test_noise_that_a_method_is_not_for(description, stochastic, model, problem):
    with pytest.raises(MethodError, match=problem):
        trace(ExplicitStateUpdater(description, stochastic=stochastic), model)


@pytest.mark.parametrize(
    ("description", "problem"),
    [
        ("x = x + dt*f(x, t)", "The last line of a method says what `x_new` is"),
        ("", "The last line of a method says what `x_new` is"),
        ("dt = 3\nx_new = x", "`dt` cannot be set here"),
        ("x_new = x + dt*f(x)", r"`f` takes a value and a time: `f\(x, t\)`"),
        ("x_new = x + dt*h(x, t)", "I don't know the function `h`"),
        ("x_new = x + tau*f(x, t)", "`tau` means nothing in the description"),
        ("x_new += f(x, t)", "`x_new` cannot be set here"),
    ],
)
def test_descriptions_that_are_none(description, problem):
    with pytest.raises(ModelSyntaxError, match=problem):
        ExplicitStateUpdater(description)


def test_names_of_methods():
    with pytest.raises(UnusableValueError, match="There is a method 'rk4' already"):
        StateUpdateMethod.register("rk4", ExplicitStateUpdater(RK4))
    with pytest.raises(UnusableValueError, match="A method is an ExplicitStateUpdater, not 3"):
        StateUpdateMethod.register("mine", 3)
    with pytest.raises(UnusableValueError, match="`stochastic` is None, 'additive' or"):
        ExplicitStateUpdater(EULER, stochastic="much")


def test_how_it_is_shown():
    shown = repr(ExplicitStateUpdater(EULER, stochastic="additive"))
    assert shown == f"ExplicitStateUpdater('{EULER}', stochastic='additive')"
