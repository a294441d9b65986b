"""Noise in equations: what it is multiplied by, and what the methods for it make of a step."""

import ast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snnkit import ModelSyntaxError
from snnkit.language.equations import equations
from snnkit.language.integrators import System, step
from snnkit.language.noise import is_noise, noise_in, separate
from snnkit.language.parse import parse

NOISE = ["xi", "xi_1", "xi_b"]
VALUES = {"v": 0.83, "u": -1.7, "a": 2.4, "t": 0.3, "sin": np.sin, "exp": np.exp}

quiet = st.sampled_from(["v", "u", "a", "t", "2", "0.5", "sin(v)", "exp(-u*u)", "(v + a)", "v*u"])


def noisy(parts):
    return st.one_of(
        st.tuples(parts, st.sampled_from(["+", "-"]), parts).map("".join),
        st.tuples(parts, st.sampled_from(["+", "-"]), quiet).map("".join),
        st.tuples(parts, st.sampled_from(["*", "/"]), quiet).map("({0[0]}){0[1]}({0[2]})".format),
        st.tuples(quiet, parts).map("({0[0]})*({0[1]})".format),
        parts.map("-({0})".format),
    )


texts = st.recursive(st.sampled_from(NOISE), noisy, max_leaves=6)


def value(tree, **given):
    return eval(ast.unparse(tree), {**VALUES, **given})


@settings(max_examples=200, deadline=None)
@given(texts, st.lists(st.floats(-2, 2), min_size=3, max_size=3))
def test_drift_and_strengths_make_up_the_whole(text, numbers):
    expression = parse(text)
    found = noise_in(expression)
    drift, strengths = separate(expression.tree, found)
    assert set(strengths) == set(found)
    noise = dict(zip(NOISE, numbers, strict=True))
    total = 0.0 if drift is None else value(drift)
    total += sum(value(strength) * noise[xi] for xi, strength in strengths.items())
    whole = eval(text, {**VALUES, **noise})
    assert np.isclose(total, whole, rtol=1e-9, atol=1e-9 * max(1.0, abs(whole)))


@pytest.mark.parametrize("name", ["xi", "xi_1", "xi_v", "xi_"])
def test_names_of_noise(name):
    assert is_noise(name)
    assert not is_noise(name[1:]) and not is_noise("x" + name) and not is_noise("xis")


@pytest.mark.parametrize(
    "text", ["xi**2", "sin(xi)", "1/xi", "xi*xi_1", "abs(xi)", "xi > 0", "int(xi > 0)", "2**xi"]
)
def test_noise_is_added_and_multiplied_and_nothing_else(text):
    with pytest.raises(ModelSyntaxError, match="Noise can be added"):
        equations(f"dv/dt = a*({text}) : 1")


def carried_out(method, drift, noise, numbers, dt=0.1, **values):
    """One step of a method in plain numbers: the temporary variables, and the new values."""
    system = System(
        {x: f and parse(f).tree for x, f in drift.items()},
        {xi: {x: parse(g).tree for x, g in some.items()} for xi, some in noise.items()},
    )
    drawn = iter(numbers)
    names = {**VALUES, **values, "dt": dt, "sqrt": np.sqrt, "randn": lambda: next(drawn)}
    for target, tree in step(method, system):
        names[target] = value(tree, **names)
    assert next(drawn, None) is None, "each noise is drawn once"
    return {x: names[x] for x in drift}


def test_euler_adds_the_noise():
    new = carried_out(
        "euler", {"v": "-v", "u": None}, {"xi": {"v": "a", "u": "2"}}, [1.5], v=1.0, u=0.0, a=3.0
    )
    assert new["v"] == pytest.approx(1 - 0.1 + 3 * 1.5 * 0.1**0.5)
    assert new["u"] == pytest.approx(2 * 1.5 * 0.1**0.5)


def test_heun_takes_the_mean_of_both_ends():
    """Platen's predictor in the noise alone; the strength that reads the time reads the later."""
    v, u, t, dt, w = 0.7, 1.3, 0.4, 0.1, np.array([0.9, -1.1]) * 0.1**0.5
    new = carried_out(
        "heun",
        {"v": "u - v", "u": "-u"},
        {"xi_1": {"v": "v*u*t", "u": "u**2"}, "xi_b": {"v": "sin(v)"}},
        w / 0.1**0.5,
        v=v, u=u, t=t,
    )  # fmt: skip
    v1, u1 = v + v * u * t * w[0], u + u**2 * w[0]
    kick = (v * u * t + v1 * u1 * (t + dt)) / 2 * w[0]
    kick += (np.sin(v) + np.sin(v + np.sin(v) * w[1])) / 2 * w[1]
    assert new["v"] == pytest.approx(v + dt * (u - v) + kick)
    assert new["u"] == pytest.approx(u - dt * u + (u**2 + u1**2) / 2 * w[0])


def test_milstein_tries_a_step_of_the_size_of_the_noise():
    v, u, dt, w = 0.7, 1.3, 0.1, np.array([0.9, -1.1]) * 0.1**0.5
    new = carried_out(
        "milstein",
        {"v": "u - v", "u": "-u"},
        {"xi_1": {"v": "v*u"}, "xi_b": {"u": "u**2"}},
        w / 0.1**0.5,
        v=v, u=u,
    )  # fmt: skip
    later_v, later_u = v + dt * (u - v), u - dt * u
    change = (later_v + v * u * dt**0.5) * later_u - v * u
    curved = change * w[0] ** 2 / (2 * dt**0.5)
    assert new["v"] == pytest.approx(v + dt * (u - v) + v * u * w[0] + curved)
    change = (later_u + u**2 * dt**0.5) ** 2 - u**2
    curved = change * w[1] ** 2 / (2 * dt**0.5)
    assert new["u"] == pytest.approx(u - dt * u + u**2 * w[1] + curved)


@pytest.mark.parametrize("method", ["euler", "heun", "milstein"])
def test_without_noise_they_are_euler(method):
    new = carried_out(method, {"v": "u - v*t", "u": "sin(v)"}, {}, [])
    v, u, t = VALUES["v"], VALUES["u"], VALUES["t"]
    assert new["v"] == pytest.approx(v + 0.1 * (u - v * t))
    assert new["u"] == pytest.approx(u + 0.1 * np.sin(v))


def ends(method, dt, noise, x=1.0):
    """Where a path of ``dx = 0.5*x dt + x dW`` ends, given the increments of its noise."""
    for w in noise:
        x = carried_out(
            method, {"v": "0.5*v"}, {"xi": {"v": "v"}}, [w / dt**0.5], dt=dt, v=x
        )["v"]  # fmt: skip
    return x


@pytest.mark.parametrize(("method", "order"), [("heun", 1.0), ("milstein", 1.0)])
def test_strong_convergence_to_the_solution_of_stratonovich(method, order):
    """Path by path: the distance from ``exp(t/2 + W(t))`` falls with the order of the method."""
    chance, distances = np.random.default_rng(3), {4: [], 16: []}
    for _ in range(60):
        fine = chance.standard_normal(64) * (1 / 64) ** 0.5
        exact = np.exp(0.5 + fine.sum())
        for part in distances:
            path = fine.reshape(-1, 64 // part).sum(axis=1)
            distances[part].append(abs(ends(method, 1 / part, path) - exact) / exact)
    ratio = np.mean(distances[4]) / np.mean(distances[16])
    assert 4 ** (order - 0.3) < ratio < 4 ** (order + 0.5)
