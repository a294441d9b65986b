"""What runs on Brian 2 runs on snnkit, and gives the same numbers.

Scripts named in ``later.py`` use parts of the language that are still to come, and count as
expected failures; ``pytest --runxfail tests/conformance`` runs them too.
"""

import pytest

from .later import LATER
from .runner import (
    SCRIPTS,
    assert_same_results,
    assert_tells_something,
    docstring_of,
    names_of,
    run_script,
    tolerance_of,
)

pytest.importorskip("brian2")
pytestmark = pytest.mark.conformance

PATHS = sorted(SCRIPTS.glob("*.py"))


@pytest.fixture(scope="session")
def brian():
    return names_of("brian2")


@pytest.fixture(scope="session")
def snnkit():
    return names_of("snnkit.brian")


def with_marks(path):
    marks = []
    if path.stem in LATER:
        marks.append(pytest.mark.xfail(run=False, reason=LATER[path.stem]))
    return pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", map(with_marks, PATHS))
def test_same_numbers_as_brian(path, brian, snnkit):
    expected = run_script(path, brian)
    assert_tells_something(expected)
    actual = run_script(path, snnkit)
    assert_same_results(actual, expected, tolerance_of(path))


def test_each_script_says_what_it_exercises():
    assert [path.stem for path in PATHS if not docstring_of(path)] == []


def test_later_names_scripts_that_exist():
    assert set(LATER) <= {path.stem for path in PATHS}
