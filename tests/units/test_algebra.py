"""Reckoning with quantities."""

import math
import operator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snnkit import DimensionMismatchError, Quantity, dimension_of, in_unit, plain
from snnkit.units import (
    Hz,
    Mohm,
    amp,
    metre,
    ms,
    mV,
    nA,
    namp,
    nS,
    ohm,
    second,
    siemens,
    uF,
    um,
    volt,
)

finite = st.floats(-1e6, 1e6).filter(lambda x: x == 0 or abs(x) > 1e-6)


def test_products_and_ratios():
    assert 10 * nA * 5 * Mohm / mV == pytest.approx(50)
    assert type(3 * mV / mV) in (float, np.float64)
    assert type(np.array([1, 2]) * mV / mV) is np.ndarray
    assert volt / amp == ohm and dimension_of(1 / ohm) is dimension_of(siemens)
    assert dimension_of(1 / ms) is dimension_of(Hz)
    assert float(uF / (um * um)) == pytest.approx(1e6)
    assert nA == namp


@given(finite, finite)
def test_quantities_obey_the_algebra_of_numbers(x, y):
    a, b, t = x * mV, y * mV, (abs(y) + 1) * ms
    assert a + b == b + a and a - b == -(b - a)
    assert float(a + b) == pytest.approx(float(a) + float(b), abs=1e-12)
    assert float(a * t) == pytest.approx(float(t * a))
    assert a / t * t / mV == pytest.approx(x, abs=1e-9)
    assert abs(-a) == abs(a) and +a == a
    assert (a < b) == (x * 1e-3 < y * 1e-3) and (a == b) == (x * 1e-3 == y * 1e-3)
    assert dimension_of(a / t) is dimension_of(volt / second)


@pytest.mark.parametrize("operation", [operator.add, operator.sub, operator.mod, operator.lt])
@pytest.mark.parametrize("other", [2 * ms, 2, 2.5, np.array([1, 2]), [1, 2] * nA])
def test_units_that_differ_do_not_mix(operation, other):
    for one, two in ((3 * mV, other), (other, 3 * mV)):
        with pytest.raises(DimensionMismatchError):
            operation(one, two)


def test_equality_of_different_kinds_is_refused_too():
    with pytest.raises(DimensionMismatchError):
        assert 3 * mV != 3 * ms


@pytest.mark.parametrize("bound", [0, np.inf, -np.inf, math.inf])
def test_zero_and_infinity_compare_with_anything(bound):
    assert (3 * mV > bound) == (0.003 > bound)
    assert (bound < 3 * mV) == (bound < 0.003)
    assert ([1, 2] * mV != bound).all()


def test_nan_compares_with_anything_and_is_nothing():
    assert not 3 * mV == np.nan and not 3 * mV < np.nan


def test_zero_may_be_added():
    assert 3 * mV + 0 == 3 * mV and 0 + 3 * mV == 3 * mV and sum([1 * mV, 2 * mV]) == 3 * mV


def test_powers_and_roots():
    assert (3 * mV) ** 2 == 9e-6 * volt**2
    assert np.sqrt(4 * volt**2) == 2 * volt and (4 * volt**2) ** 0.5 == 2 * volt
    assert np.isclose((8 * metre**3) ** (1 / 3), 2 * metre)
    assert dimension_of((volt**0.5) ** 2) is dimension_of(volt)
    assert type((3 * mV) ** 0) in (float, np.float64)
    for wrong in (lambda: 2 ** (3 * mV), lambda: (3 * mV) ** [1, 2], lambda: (3 * mV) ** ms):
        with pytest.raises(DimensionMismatchError):
            wrong()


def test_floor_division_and_remainder():
    assert 7 * mV // (2 * mV) == 3
    assert float(7 * mV % (2 * mV)) == pytest.approx(1e-3)
    quotient, rest = divmod(7 * mV, 2 * mV)
    assert quotient == 3 and float(rest) == pytest.approx(1e-3)


def test_in_place():
    v = np.array([1.0, 2.0]) * mV
    same = v
    v += 1 * mV
    v *= 2
    v[0] = 7 * mV
    assert same is v and (v == [7, 6] * mV).all()
    with pytest.raises(DimensionMismatchError):
        v += 1 * ms
    with pytest.raises(DimensionMismatchError):
        v[0] = 3
    v[1] = 0
    assert (v == [7, 0] * mV).all()
    v *= nS
    assert dimension_of(v) is dimension_of(amp)


def test_a_failed_change_in_place_leaves_all_as_it_was():
    v = [1, 2] * mV
    for wrong in (lambda: operator.iadd(v, 1 * ms), lambda: operator.isub(v, 1)):
        with pytest.raises(DimensionMismatchError):
            wrong()
    assert (v == [1, 2] * mV).all() and dimension_of(v) is dimension_of(volt)


def test_a_plain_array_takes_no_unit_in_place():
    numbers = np.array([1.0, 2.0])
    with pytest.raises(DimensionMismatchError):
        numbers *= mV
    assert type(numbers) is np.ndarray


def test_a_plain_array_that_takes_no_unit_keeps_its_numbers():
    numbers = np.array([1.0, 2.0])
    with pytest.raises(DimensionMismatchError):
        numbers *= mV
    assert numbers.tolist() == [1, 2]


def test_units_are_constants():
    unit = mV
    unit += 1 * mV
    assert float(mV) == 1e-3 and unit == 2 * mV


def test_lists_of_quantities():
    assert (Quantity([1 * mV, 2 * volt]) == [0.001, 2] * volt).all()
    assert ([1, 2] * mV)[1] == 2 * mV and [x / mV for x in [1, 2] * mV] == [1, 2]
    with pytest.raises(DimensionMismatchError):
        Quantity([1 * mV, 2 * ms])


def test_plain_numbers():
    assert float(3 * mV) == 0.003 and int(3 * volt) == 3
    assert type(plain([1, 2] * mV)) is np.ndarray
    assert in_unit(3 * mV, volt) == "0.003 V"
    with pytest.raises(DimensionMismatchError):
        in_unit(3 * mV, second)
    with pytest.raises(TypeError):
        float([1, 2] * mV)


@pytest.mark.parametrize("function", [np.exp, np.sin, np.log, np.tanh])
def test_functions_of_plain_numbers_refuse_units(function):
    with pytest.raises(DimensionMismatchError):
        function(3 * mV)
    assert function(3 * mV / mV) == function(3.0)


def test_units_as_keys():
    assert {mV: 1}[mV] == 1
