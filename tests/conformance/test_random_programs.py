"""Programs that nobody has thought of do on both engines what they do on Brian 2."""

from functools import cache

import pytest

from snnkit import use_engine

from .random_programs import FINISH, program
from .runner import DEFAULT_TOLERANCE, assert_same_results, names_of, run_text

pytest.importorskip("brian2")
pytestmark = pytest.mark.conformance

#: `python -m tests.conformance.random_programs` tries others
SEEDS = range(30)


@pytest.fixture(scope="module")
def run_on():
    """A function that runs a program on one of the two packages."""
    names = cache(names_of)
    return lambda text, package: run_text(text, names(package))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_program_does_the_same(seed, run_on):
    text = "\n".join(program(seed))
    expected = run_on(text, "brian2")
    for engine in ("numpy", "compiled"):
        with use_engine(engine):
            assert_same_results(run_on(text, "snnkit.brian"), expected, DEFAULT_TOLERANCE)


def test_programs_are_of_many_kinds():
    texts = ["\n".join(program(seed)) for seed in SEEDS]
    for what in ("SpikeGeneratorGroup", "on_post", "summed", "event-driven", "refractory", "up"):
        assert sum(what in text for text in texts) > 1
    assert all(text.index(FINISH) < len(text) - 100 for text in texts)
