"""Quantities and units say what they are, as those of Brian 2 do."""

import numpy as np
import pytest

from snnkit import DimensionMismatchError, Quantity, SnnkitError, units
from snnkit.brian.units.fundamentalunits import (
    DIMENSIONLESS,
    fail_for_dimension_mismatch,
    get_or_create_dimension,
    get_unit,
    is_scalar_type,
)
from snnkit.units import Mohm, amp, cm2, gram, metre, mM, ms, mV, nA, nS, second, um, volt

UNITS = {
    "mvolt": mV,
    "volt": volt,
    "nsiemens": nS,
    "Mohm": Mohm,
    "cmetre2": cm2,
    "mmolar": mM,
    "gram": gram,
    "meter": units.meter,
}


@pytest.mark.parametrize("name", UNITS)
def test_names_of_units(name):
    unit = UNITS[name]
    assert unit.name == name and units.names.unit(unit.name) == unit
    assert unit.dispname == str(unit)
    assert float(unit) == pytest.approx(10.0**unit.scale)


CODE = [
    (3 * mV, "3. * mvolt"),
    ([1.5, 2] * ms, "array([1.5, 2. ]) * msecond"),
    (2 * um**2, "2. * umetre ** 2"),
    (5 * volt / second, "5. * volt / second"),
    (4 * mM, "4. * mmolar"),
    (2 * metre, "2. * metre"),
    (2 * nS / um**2, "2000. * siemens / metre ** 2"),
]


@pytest.mark.parametrize(("quantity", "code"), CODE, ids=[code for _, code in CODE])
def test_code_for_python(quantity, code):
    assert quantity.in_best_unit(python_code=True) == code
    everything = {**units.names.everything(), "array": np.array}
    again = eval(code, everything)
    assert np.allclose(np.asarray(again), np.asarray(quantity)) and again.dim is quantity.dim


def test_code_in_a_unit_of_choice():
    assert (3 * mV).in_unit(volt, python_code=True) == "0.003 * volt"
    assert (3.14159 * mV).in_unit(mV, 2, python_code=True) == "3.14 * mvolt"


def test_what_is_asked_of_quantities():
    assert (3 * mV).dimensions is volt.dim and not mV.is_dimensionless
    assert (3 * mV).has_same_dimensions(volt) and not (3 * mV).has_same_dimensions(nA)
    assert str((3 * mV).get_best_unit()) == "mV" and (3 * mV).get_best_unit() == mV
    assert ([1, 2] * mV).item(1) == 2 * mV and (3 * mV).item() == 3 * mV
    assert volt.dim.get_dimension("mass") == 1 and volt.dim.get_dimension("time") == -3


@pytest.mark.parametrize(
    "made",
    [
        Quantity.with_dimensions(3, volt.dim),
        Quantity.with_dimensions(3, mass=1, length=2, time=-3, current=-1),
        Quantity.with_dimensions(3, kg=1, m=2, s=-3, A=-1),
        Quantity.with_dimensions(3, kilogram=1, metre=2, second=-3, amp=-1),
        Quantity(3 * volt, copy=True),
    ],
)
def test_quantities_by_dimensions(made):
    assert made == 3 * volt


def test_an_unknown_base_dimension():
    with pytest.raises(SnnkitError, match="width"):
        Quantity.with_dimensions(3, width=1)


def test_dimensions_by_themselves():
    assert get_or_create_dimension(mass=1, length=2, time=-3, current=-1) is volt.dim
    assert get_or_create_dimension(volt.dim.exponents) is volt.dim
    assert str(get_unit(nS.dim)) == "S" and get_unit(nS.dim) == 1 * units.siemens
    assert is_scalar_type(3) and not is_scalar_type(3 * mV) and not is_scalar_type([3])


def test_a_mismatch_that_a_script_finds():
    assert fail_for_dimension_mismatch(3 * mV, 2 * volt) == (volt.dim, volt.dim)
    assert fail_for_dimension_mismatch(3 * mV, 0) == (volt.dim, DIMENSIONLESS)
    with pytest.raises(DimensionMismatchError, match=r"3. mV is no current .*volt and amp"):
        fail_for_dimension_mismatch(3 * mV, nA, "{it} is no current", it=3 * mV)
    with pytest.raises(DimensionMismatchError):
        fail_for_dimension_mismatch(3 * mV)
    error = DimensionMismatchError("These differ", volt.dim, amp.dim)
    assert error.dims == (volt.dim, amp.dim) and "volt and amp" in str(error)
