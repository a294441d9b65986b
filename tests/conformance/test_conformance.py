"""What runs on Brian 2 runs on snnkit, and gives the same numbers.

What Brian makes of a script is kept in pytest's cache, as Brian takes nearly all the time;
``pytest --cache-clear`` forgets it.
"""

from functools import cache
from importlib.metadata import version
from zlib import crc32

import numpy as np
import pytest

from .runner import (
    FRESH_START,
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
def on_brian(pytestconfig):
    """A function from a script to what Brian makes of it."""
    names = cache(lambda: names_of("brian2"))
    folder = pytestconfig.cache.mkdir("brian") if hasattr(pytestconfig, "cache") else None

    def results(path):
        decides = [path.read_text("utf-8"), FRESH_START, version("brian2"), version("numpy")]
        if folder is None:
            return run_script(path, names())
        kept = folder / f"{path.stem}-{crc32(''.join(decides).encode()):08x}.npz"
        if not kept.exists():
            made = run_script(path, names())
            unfinished = kept.with_suffix(f".{id(made)}.npz")
            np.savez(unfinished, **made)
            unfinished.replace(kept)
        with np.load(kept) as arrays:
            return dict(arrays)

    return results


@pytest.fixture(scope="session")
def snnkit():
    return names_of("snnkit.brian")


def pytest_generate_tests(metafunc):
    if metafunc.cls is not None:
        paths = metafunc.cls.paths
        metafunc.parametrize("path", paths, ids=[path.stem for path in paths])


class EachScript:
    def test_same_numbers_as_brian(self, path, on_brian, snnkit):
        expected = on_brian(path)
        assert_tells_something(expected)
        actual = run_script(path, snnkit)
        assert_same_results(actual, expected, tolerance_of(path))


#: tests of one class run on one processor, and the last ones should not be many
PARTS = 8

for part in range(PARTS):
    name = f"TestPart{part + 1}"
    globals()[name] = type(name, (EachScript,), {"paths": PATHS[part::PARTS]})


def test_each_script_says_what_it_exercises():
    assert [path.stem for path in PATHS if not docstring_of(path)] == []
