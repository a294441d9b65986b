"""numpy's functions keep units, check them, or drop them."""

import re

import numpy as np
import pytest

from snnkit import DimensionMismatchError, Quantity, SnnkitWarning, dimension_of
from snnkit.brian import dot, linspace, where
from snnkit.units import ms, mV, nA, ohm, second, volt

V = [3.0, 1.0, 2.0] * mV
X = np.array([3.0, 1.0, 2.0])

KEEP = "mean median std sum max min ptp sort ravel cumsum diff flip unique squeeze transpose"
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


@pytest.mark.parametrize("name", ["concatenate", "stack", "hstack", "vstack", "column_stack"])
def test_joining_loses_units_and_says_so(name):
    function = getattr(np, name)
    words = "np.{} loses the unit, in Brian 2 too: plain numbers. Multiply by `volt`"
    mixed = "np.{} makes plain numbers, in SI units, of values in volt and second"
    for other, message in ((V, words), (X, words), ([1, 2, 3] * ms, mixed)):
        with pytest.warns(SnnkitWarning, match=re.escape(message.format(name))):
            table = function([V, other])
        assert type(table) is np.ndarray
        assert np.array_equal(table, function([np.asarray(V), np.asarray(other)]))


@pytest.mark.parametrize(
    "call",
    [
        lambda v: np.append(v, 0),
        lambda v: np.copy(v),
        lambda v: np.where([True, False, True], v, v),
        lambda v: np.select([[True, False, True]], [v]),
        lambda v: np.choose([0, 1, 0], [v, 2 * v]),
        lambda v: np.interp(1.5, [1, 2, 3], v),
        lambda v: np.block([[v, v], [v, v]]),
        lambda v: np.dot(v, [1, 2, 3]),
        lambda v: np.union1d(v, v[:1]),
    ],
)
def test_units_that_are_lost_are_said(call):
    with pytest.warns(SnnkitWarning, match="loses the unit, in Brian 2 too") as told:
        result = call(V)
    assert not isinstance(result, Quantity) and np.array_equal(result, call(np.asarray(V)))
    assert told[0].filename == __file__


def test_what_other_libraries_do_with_units_is_not_told(recwarn):
    pyplot = pytest.importorskip("matplotlib.pyplot")
    pyplot.hist(V)
    pyplot.close("all")
    assert [w for w in recwarn if issubclass(w.category, SnnkitWarning)] == []


def test_functions_of_brian_that_keep_what_numpys_lose():
    assert (where([True, False, True], V, 0) == [3, 0, 2] * mV).all()
    assert dimension_of(dot(V, [1, 2, 3] * nA)) is dimension_of(volt * nA)
    assert (linspace(0 * mV, 1 * mV, 3) == [0, 0.5, 1] * mV).all()
    assert [part.tolist() for part in where(V > 1 * mV)] == [[0, 2]]
    with pytest.warns(SnnkitWarning, match="takes the unit of the first value, and 0 has none"):
        assert linspace(0, 10 * mV, 2).tolist() == [0, 0.01]
    for wrong in (lambda: where([True], V, X), lambda: linspace(0 * mV, 1 * ms, 3)):
        with pytest.raises(DimensionMismatchError):
            wrong()


def test_values_of_several_units_are_compared_as_numbers():
    assert np.searchsorted([1, 2, 3] * ms, 2 * ms) == 1
    assert np.isin(V, [1, 2] * mV).tolist() == [False, True, True]
    with pytest.warns(SnnkitWarning, match="compares numbers in second with numbers in no unit"):
        assert np.digitize([2, 3] * ms, [0.001, 0.0025]).tolist() == [1, 2]
    with pytest.warns(SnnkitWarning, match="compares numbers in volt with numbers in second"):
        assert not np.array_equal(V, [1, 2] * ms)


def test_only_the_values_that_are_unique_have_a_unit():
    values, counts = np.unique([1, 1, 2] * mV, return_counts=True)
    assert (values == [1, 2] * mV).all() and type(counts) is np.ndarray
    assert counts.tolist() == [2, 1]


def test_functions_of_several_quantities():
    assert dimension_of(np.var(V)) is dimension_of(volt**2) is dimension_of(V.var())
    assert (np.clip(V, 1.5 * mV, 2.5 * mV) == [2.5, 1.5, 2] * mV).all()
    assert (V.clip(1.5 * mV, 2.5 * mV) == [2.5, 1.5, 2] * mV).all()
    assert np.allclose(V, V) and np.array_equal(V, V)
    assert np.allclose(np.linspace(0 * mV, 1 * mV, 3) / mV, [0, 0.5, 1])
    assert np.trapezoid([1, 1] * mV, [0, 2] * second) == 2 * mV * second
    counts, edges = np.histogram(V, bins=[0, 1.5, 3.5] * mV)
    assert counts.tolist() == [1, 2] and edges.tolist() == [0, 0.0015, 0.0035]
    assert dimension_of(V.dot(V)) is dimension_of(volt**2)
    assert dimension_of(np.prod(V)) is dimension_of(volt**3) is dimension_of(V.prod())
    for wrong in (
        lambda: np.clip(V, 1, 2),
        lambda: V.clip(1 * ms, 2 * ms),
        lambda: np.maximum(V, 1 * ms),
        lambda: np.allclose(V, X),
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
        np.gradient(V * V[:, None], 1 * ms, 1 * mV)


def test_what_is_chosen_keeps_its_unit():
    assert dimension_of(np.extract(V > 1.5 * mV, V)) is dimension_of(np.compress([1, 0, 1], V))
    assert dimension_of(np.compress([1, 0, 1], V)) is V.dim
