"""The comparison itself: it must see a difference, and know which ones do not count."""

import numpy as np
import pytest

from .runner import assert_same_results, assert_tells_something, run_text, tolerance_of

TRACE = np.sin(np.arange(20.0)).reshape(2, 10)


def test_equal_results_pass():
    results = {"v": TRACE, "i": np.arange(3), "spike_t": np.array([0.1, 0.2])}
    assert_same_results({name: value.copy() for name, value in results.items()}, results, 1e-9)


def test_rounding_passes_and_more_does_not():
    assert_same_results({"v": TRACE * (1 + 1e-12)}, {"v": TRACE}, 1e-9)
    with pytest.raises(AssertionError, match="differs in 20 of 20"):
        assert_same_results({"v": TRACE + 1e-8}, {"v": TRACE}, 1e-9)


def test_each_row_has_its_own_scale():
    small_and_large = np.array([[1e-6, 2e-6], [1.0, 2.0]])
    changed = small_and_large + np.array([[1e-10, 0], [0, 0]])
    with pytest.raises(AssertionError, match="first at \\(0, 0\\)"):
        assert_same_results({"v": changed}, {"v": small_and_large}, 1e-9)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ({"spike_t": np.array([0.1])}, {"spike_t": np.array([np.nextafter(0.1, 1)])}),
        ({"i": np.array([1, 2])}, {"i": np.array([1, 3])}),
        ({"v": np.array([1.0])}, {"v": np.array([1.0, 1.0])}),
        ({"v": np.array([np.nan])}, {"v": np.array([1.0])}),
        ({"v": np.array([1.0])}, {"v": np.array([np.inf])}),
        ({"v": np.array([1.0])}, {"w": np.array([1.0])}),
    ],
)
def test_differences_that_count(actual, expected):
    with pytest.raises(AssertionError):
        assert_same_results(actual, expected, 1e-9)


def test_results_that_tell_nothing():
    for results in ({}, {"v": np.zeros(3)}, {"i": np.array([], int)}):
        with pytest.raises(AssertionError):
            assert_tells_something(results)


def test_tolerance_needs_its_reason(tmp_path):
    script = tmp_path / "script.py"
    script.write_text('"""One thing.\n\nTolerance: 1e-6, because sums differ.\n"""\n')
    assert tolerance_of(script) == 1e-6
    script.write_text('"""One thing.\n\nTolerance: 1e-6\n"""\n')
    assert tolerance_of(script) == 1e-9


@pytest.mark.parametrize("line", ["from brian2 import *", "import snnkit as sk"])
def test_a_script_that_chooses_its_package_itself(line):
    with pytest.raises(ValueError, match="imports one of the packages"):
        run_text(f"x = 1\n{line}\nresults = {{'x': 1}}", {})
