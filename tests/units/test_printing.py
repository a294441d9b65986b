"""What a learner reads."""

import copy
import pickle

import numpy as np
import pytest

from snnkit import units
from snnkit.errors import UnusableValueError
from snnkit.units import (
    Hz,
    Mohm,
    cm,
    kelvin,
    metre,
    mm,
    mole,
    ms,
    mV,
    nA,
    nS,
    pA,
    pF,
    second,
    um,
    volt,
)
from snnkit.units.printing import REGISTERED
from snnkit.units.unit import register_new_unit

SHOWN = [
    (10 * nA * 5 * Mohm, "50. mV"),
    (3 * mV, "3. mV"),
    (0.1 * ms, "100. us"),
    (1500 * mV, "1.5 V"),
    (20 * Hz, "20. Hz"),
    (0 * mV, "0. V"),
    (np.inf * second, "inf s"),
    (-70 * mV, "-70. mV"),
    ([1, 2] * mV, "[1. 2.] mV"),
    ([0, 0.1, 0.2] * ms, "[  0. 100. 200.] us"),
    (1 / ms, "ms^-1"),
    (2 / ms, "2. kHz"),
    (50 * pF / (5 * nS), "10. ms"),
    (1 * volt**2, "1. V^2"),
    (100 * um**2, "100. um^2"),
    (1 * cm, "10. mm"),
    (3 * kelvin, "3. K"),
    (mV, "mV"),
    (nS / um**2, "nS/(um^2)"),
    (3 * nS / um**2, "3000. S/m^2"),
    (1 * pA, "1. pA"),
    (5 * mole / metre**3, "5. mM"),
]


@pytest.mark.parametrize(("quantity", "text"), SHOWN, ids=[text for _, text in SHOWN])
def test_best_unit(quantity, text):
    assert str(quantity) == f"{quantity}" == text


@pytest.mark.parametrize(("quantity", "text"), SHOWN, ids=[text for _, text in SHOWN])
def test_what_repr_gives_is_python(quantity, text):
    again = eval(repr(quantity), {**units.names.everything(), "inf": np.inf, "array": np.array})
    assert again.dim is quantity.dim
    assert np.allclose(np.asarray(again), np.asarray(quantity))


def test_quantities_in_equations_that_a_script_puts_together():
    assert f"v = {-65 * mV!r}" == "v = -65. * mvolt"
    assert "v = %r" % (3 * nS / um**2) == "v = 3000. * siemens / metre ** 2"  # noqa: UP031
    assert [3 * mV, mV].__repr__() == "[3. * mvolt, mvolt]"


def test_formats():
    assert f"{3.14159 * mV:.4f}" == "0.0031"  # a number in SI units, as in Brian 2
    assert f"v > {-50 * mV:f}*volt" == "v > -0.050000*volt"
    assert (3 * mV).in_unit(units.uV) == "3000. uV"
    assert (3 * mV).in_best_unit(precision=3) == "3. mV"
    assert (2 / 3 * mV).in_best_unit(precision=3) == "0.667 mV"
    assert f"{3 * mV / mV}" == "3.0"


def test_dimensions_in_words():
    words = {
        "volt": volt,
        "siemens / metre ** 2": nS / um**2,
        "hertz": 1 / ms,
        "amp / second": nA / ms,
        "ohm": volt / nA,
    }
    from snnkit import dimension_of

    assert {word: str(dimension_of(quantity)) for word, quantity in words.items()} == {
        word: word for word in words
    }


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (2 * metre / second, "2. m/s"),
        (2 * cm / second, "0.02 m/s"),
        (3 * (metre / second) ** 3, "3. m^3/s^3"),
    ],
)
def test_a_velocity_is_no_root_of_a_dose(quantity, text):
    assert str(quantity) == text


def test_all_unit_names_make_a_unit_whose_name_reads_back():
    from snnkit.units.names import all_names, unit

    names = all_names()
    assert len(names) == len(set(names)) > 500
    for name in names:
        assert float(unit(name)) > 0
    for name in ("mV", "ms", "nS", "Mohm", "Hz", "um"):
        assert unit(str(unit(name))) == unit(name)


@pytest.mark.parametrize("name", ["", "_", "mmV", "volts", "Mv", "kkg", "__len__", "2"])
def test_what_is_no_unit(name):
    assert units.names.unit(name) is None


def test_a_module_without_such_a_unit_says_so():
    with pytest.raises(AttributeError, match="volts"):
        _ = units.volts
    with pytest.raises(ImportError):
        exec("from snnkit.units import millivolts")


NAMED = [
    (mV * ms, "mV ms", "mvolt * msecond"),
    (mV / ms, "mV/ms", "mvolt / msecond"),
    (nS / (mV * ms), "nS/(mV ms)", "nsiemens / (mvolt * msecond)"),
    (ms**-2, "ms^-2", "msecond ** -2"),
    ((mV / ms) ** 2, "(mV/ms)^2", "(mvolt / msecond) ** 2"),
]


@pytest.mark.parametrize("unit, symbol, name", NAMED)
def test_what_is_calculated_from_units_is_a_unit(unit, symbol, name):
    assert (str(unit), unit.name, unit.iscompound) == (symbol, name, True)
    assert (3 * unit).in_unit(unit) == f"3. {symbol}"
    assert copy.deepcopy(unit).name == pickle.loads(pickle.dumps(unit)).name == name


def test_units_in_latex():
    assert (um.latexname, um.iscompound) == (r"\mathrm{\mu}\mathrm{m}", False)
    assert (mV / ms)._repr_latex_() == r"$\frac{\mathrm{mV}}{\mathrm{ms}}$"


def test_sympy_writes_units_and_quantities_in_latex():
    latex = pytest.importorskip("sympy").latex
    assert latex(mV) == r"\mathrm{mV}"
    assert latex(0.003 * volt) == r"3.\,\mathrm{mV}"
    assert latex(1.5 * volt / volt) == "1.5"
    matrix = r"\left[\begin{matrix}1. & 2.\\ 3. & 4.\end{matrix}\right]"
    assert latex(np.array([[1, 2], [3, 4]]) * mV) == rf"{matrix}\,\mathrm{{mV}}"


def test_a_unit_under_another_name_is_a_value_like_any():
    x = ms
    x *= 3
    assert (x, ms) == (3 * ms, 1 * ms)


def test_a_new_unit_to_print_in(monkeypatch):
    dim = (mole / metre).dim
    monkeypatch.setitem(REGISTERED, dim, [])  # to be put back, in the end, as it was
    monkeypatch.delitem(REGISTERED, dim)
    assert str(3 * mole / metre) == "3. mol/m"
    register_new_unit(mole / cm)
    register_new_unit(mole / mm)
    assert str(200 * mole / metre) == "2. mol/cm"
    assert (200 * mole / metre).in_best_unit(python_code=True) == "2. * mole / cmetre"
    with pytest.raises(UnusableValueError, match="Only a unit"):
        register_new_unit(3 * mV)
