"""Quantities that are copied, pickled or looked at in another way."""

import copy
import json
import pickle

import numpy as np
import pytest

from snnkit import Quantity, dimension_of
from snnkit.units import ms, mV, volt


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))]
)
@pytest.mark.parametrize("quantity", [3 * mV, [1, 2] * mV, np.ones((2, 2)) * ms])
def test_copies_are_equal_and_keep_their_unit(quantity, again):
    other = again(quantity)
    assert np.array_equal(np.asarray(other), np.asarray(quantity)) and other.dim is quantity.dim
    assert str(other) == str(quantity) and type(other) is type(quantity)


def test_a_pickled_unit_is_the_unit():
    assert str(pickle.loads(pickle.dumps(mV))) == "mV"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy])
def test_a_copied_unit_is_the_unit(again):
    assert str(again(mV)) == "mV"


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, np.array, lambda x: x.copy()])
def test_copies_are_independent(again):
    quantity = [1, 2] * mV
    other = again(quantity)
    other[0] = 9 * mV if isinstance(other, Quantity) else 9
    assert quantity[0] == 1 * mV


def test_a_view_shares_its_numbers():
    quantity = [1, 2] * mV
    quantity[:1][0] = 5 * mV
    assert quantity[0] == 5 * mV


def test_new_copies_of_units_can_be_changed():
    v = 1 * volt
    v += 1 * volt
    assert v == 2 * volt and float(volt) == 1


def test_conversions():
    assert np.asarray([1, 2] * mV).tolist() == [0.001, 0.002]
    assert json.dumps(float(3 * mV)) == "0.003"
    assert ([1, 2] * mV).astype(float).shape == (2,)
    assert bool(3 * mV) and not bool(0 * mV)
    assert dimension_of(Quantity(3, volt.dim)) is volt.dim
