"""numpy's functions keep units, check them, or drop them."""

import numpy as np
import pytest

from snnkit import DimensionMismatchError, Quantity, SnnkitWarning, dimension_of
from snnkit.units import ms, mV, nA, ohm, second, volt

V = [3.0, 1.0, 2.0] * mV
X = np.array([3.0, 1.0, 2.0])

KEEP = "mean median std sum max min ptp sort ravel cumsum diff flip unique squeeze transpose copy"
KEEP += " nanmean nansum average roll"
PLAIN = "argmax argmin argsort shape size ndim count_nonzero isfinite isnan sign"


@pytest.mark.parametrize("name", KEEP.split())
def test_the_unit_is_kept(name):
    function, more = getattr(np, name), (1,) if name == "roll" else ()
    result = function(V, *more)
    assert dimension_of(result) is dimension_of(volt)
    assert np.allclose(np.asarray(result), np.asarray(function(X, *more)) * 1e-3)


@pytest.mark.parametrize("name", "mean std sum max min round cumsum ravel copy flatten".split())
def test_methods_keep_the_unit(name):
    result = getattr(V, name)()
    assert dimension_of(result) is dimension_of(volt)


@pytest.mark.parametrize("name", PLAIN.split())
def test_the_result_is_plain(name):
    result = getattr(np, name)(V)
    assert dimension_of(result) is dimension_of(1) and not isinstance(result, Quantity)
    assert np.array_equal(result, getattr(np, name)(X))


@pytest.mark.parametrize("name", ["concatenate", "stack", "hstack", "vstack"])
def test_joining_keeps_a_unit_that_all_have(name):
    function = getattr(np, name)
    assert dimension_of(function([V, V])) is dimension_of(volt)
    for other, unit in (([1, 2, 3] * ms, "second"), (X, "no unit")):
        with pytest.warns(SnnkitWarning, match=f"joins values in volt and {unit}"):
            table = function([V, other])
        assert type(table) is np.ndarray
        assert np.array_equal(table, function([np.asarray(V), np.asarray(other)]))


def test_a_list_grows_by_append():
    assert (np.append(V, 0) == [3, 1, 2, 0] * mV).all()
    with pytest.warns(SnnkitWarning, match="the result is plain numbers, in SI units"):
        assert np.append([], V).tolist() == np.asarray(V).tolist()


def test_functions_of_several_quantities():
    assert dimension_of(np.dot(V, V)) is dimension_of(volt**2)
    assert dimension_of(np.var(V)) is dimension_of(volt**2) is dimension_of(V.var())
    assert dimension_of(np.outer(V, [1, 2] * nA)) is dimension_of(volt * nA)
    assert (np.where([True, False, True], V, 0 * V) == [3, 0, 2] * mV).all()
    assert (np.clip(V, 1.5 * mV, 2.5 * mV) == [2.5, 1.5, 2] * mV).all()
    assert (V.clip(1.5 * mV, 2.5 * mV) == [2.5, 1.5, 2] * mV).all()
    assert np.allclose(V, V) and np.array_equal(V, V)
    assert np.interp(1.5 * ms, [1, 2] * ms, [10, 20] * mV) == 15 * mV
    assert np.allclose(np.linspace(0 * mV, 1 * mV, 3) / mV, [0, 0.5, 1])
    assert np.trapezoid([1, 1] * mV, [0, 2] * second) == 2 * mV * second
    counts, edges = np.histogram(V, bins=[0, 1.5, 3.5] * mV)
    assert counts.tolist() == [1, 2] and dimension_of(edges) is dimension_of(volt)
    assert dimension_of(V.dot(V)) is dimension_of(volt**2)
    assert dimension_of(np.prod(V)) is dimension_of(volt**3) is dimension_of(V.prod())
    for wrong in (
        lambda: np.where([True, False, True], V, X),
        lambda: np.clip(V, 1, 2),
        lambda: V.clip(1 * ms, 2 * ms),
        lambda: np.maximum(V, 1 * ms),
        lambda: np.allclose(V, X),
        lambda: np.interp(1, [1, 2] * ms, [10, 20]),
        lambda: np.linspace(0 * mV, 1 * ms, 3),
    ):
        with pytest.raises(DimensionMismatchError):
            wrong()


def test_ratios_are_plain_arrays():
    ratio = V / mV
    assert type(ratio) is np.ndarray and ratio.tolist() == [3, 1, 2]
    assert type(V[0] / mV) in (float, np.float64)
    assert type((V / nA) / ohm) is np.ndarray
    assert isinstance(V / nA, Quantity)


def test_views_and_items_keep_the_unit():
    assert dimension_of(V[0]) is dimension_of(V[1:]) is dimension_of(V[V > 1.5 * mV])
    assert V[V > 1.5 * mV].shape == (2,)
    assert all(dimension_of(x) is dimension_of(volt) for x in V)
    assert dimension_of(V.reshape(3, 1)) is dimension_of(V.T) is dimension_of(volt)
    assert [x / mV for x in V.tolist()] == pytest.approx([3, 1, 2])


def test_reductions_of_products():
    assert dimension_of(np.multiply.reduce(V)) is dimension_of(volt**3)


def test_empty_arrays():
    nothing = np.array([]) * mV
    assert nothing.size == 0 and str(nothing) == "[] V" and dimension_of(nothing.sum()) is V.dim


def test_large_intermediate_results_take_a_unit():
    # numpy reuses the memory of what is large and needed no more, but that has no unit
    times = np.arange(100_000) * 0.1 * ms
    assert isinstance(times, Quantity) and np.allclose(times / ms, np.arange(100_000) * 0.1)
    assert dimension_of((np.ones(100_000) + 1) / times[1:2]) is dimension_of(1 / second)
    for wrong in (lambda: np.ones(100_000) * 3 + times, lambda: np.ones(100_000) * 3 - times):
        with pytest.raises(DimensionMismatchError, match="a plain number"):
            wrong()


def test_slopes_are_divided_by_the_unit_of_the_steps():
    assert (np.gradient(V, 1 * ms) / (mV / ms)).tolist() == pytest.approx([-2, -0.5, 1])
    with pytest.raises(DimensionMismatchError, match="one unit only"):
        np.gradient(np.outer(V, V), 1 * ms, 1 * mV)


def test_what_is_chosen_keeps_its_unit():
    assert dimension_of(np.extract(V > 1.5 * mV, V)) is dimension_of(np.compress([1, 0, 1], V))
    assert dimension_of(np.compress([1, 0, 1], V)) is V.dim
