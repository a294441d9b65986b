"""Run a script on one of the two packages, and compare what the two made of it.

A script is plain Brian language without the import line. It opens with a docstring
that says what it exercises, and ends with ``results``, a dict of arrays and numbers.
A docstring line ``Tolerance: 1e-7, because ...`` loosens the comparison of that script.
"""

import ast
import builtins
import gc
import re
import warnings
from itertools import count
from pathlib import Path

import numpy as np

from snnkit.model.base import _names_in_use

SCRIPTS = Path(__file__).parent / "scripts"
DEFAULT_TOLERANCE = 1e-9

COUNT = count()

# What a script's author may rely on from run to run, whatever ran before.
FRESH_START = "seed(20); defaultclock.dt = 0.1*ms; start_scope()"


def names_of(package):
    """The names that ``from package import *`` puts before a script."""
    namespace = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(f"from {package} import *", namespace)
        if package == "brian2":
            exec(
                "prefs.codegen.target = 'numpy'; BrianLogger.log_level_error()",
                namespace,
            )
    return namespace


def forget_earlier_scripts(names):
    """Give the names of their objects free: by its name an object has its turn in a step.

    A group called ``neurongroup_1`` steps before one called ``neurongroup``, and which of the
    two a script gets depends on what still lives, if only in the network of the last ``run``.
    """
    vars(builtins).pop("_", None)  # doctest leaves it behind, and Brian 2 calculates with it
    _names_in_use.clear()  # also those of what tests of labs leave alive: widgets are kept
    scope = dict(names)
    exec(f"start_scope(); nothing = NeuronGroup(1, 'v : 1', name='nothing_{next(COUNT)}')", scope)
    exec("run(0*ms)", scope)
    del scope
    gc.collect()
    gc.freeze()  # what lives now, such as Brian's caches, it need not walk over after each run


def run_script(path, names):
    """Execute the script at ``path`` below ``names``, and return its ``results``."""
    return run_text(path.read_text(encoding="utf-8"), names, path)


def run_text(text, names, path=Path("random_program.py")):
    """Execute a script that is given as text."""
    if re.search(r"^\s*(from|import) (brian2|snnkit)\b", text, re.MULTILINE):
        raise ValueError(f"{path.name} imports one of the packages, and would run on no other.")
    forget_earlier_scripts(names)
    namespace = {**names, "__name__": path.stem, "__file__": str(path)}
    try:
        exec(FRESH_START, namespace)
        program = compile(text, str(path), "exec")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(program, namespace)
        return {name: np.asarray(value) for name, value in namespace["results"].items()}
    finally:
        namespace.clear()  # it would live as long as a function of the script in some cache


def docstring_of(path):
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def tolerance_of(path):
    """The relative tolerance a script asks for; it must say why."""
    found = re.search(r"^Tolerance: (\S+), because \w", docstring_of(path), re.MULTILINE)
    return float(found[1]) if found else DEFAULT_TOLERANCE


def assert_tells_something(results):
    """A script whose results are empty or all zero would agree with anything."""
    assert results, "the script has no results"
    for name, values in results.items():
        assert values.size, f"results[{name!r}] is empty"
        if values.dtype.kind == "f":
            assert np.any(values != 0), f"results[{name!r}] is zero everywhere"


def assert_same_results(actual, expected, tolerance):
    """Integers, booleans, text and spike times agree exactly, other floats to ``tolerance``.

    The tolerance is relative to the largest value in each row, so that a trace that
    crosses zero is judged by its size and not by its smallest sample.
    """
    assert set(actual) == set(expected)
    for name, reference in expected.items():
        value = actual[name]
        assert value.shape == reference.shape, (
            f"results[{name!r}] has shape {value.shape}, and in Brian {reference.shape}"
        )
        exact = reference.dtype.kind != "f" or name.startswith("spike_t")
        if exact:
            differ = value != reference
        else:
            scale = np.max(
                np.abs(reference), axis=-1, keepdims=True, initial=0.0, where=np.isfinite(reference)
            )
            with np.errstate(invalid="ignore"):
                near = np.abs(value - reference) <= tolerance * scale
            same_nonfinite = (value == reference) | (np.isnan(value) & np.isnan(reference))
            differ = ~(near | same_nonfinite)
        if np.any(differ):
            where = tuple(int(k) for k in np.argwhere(differ)[0])
            raise AssertionError(
                f"results[{name!r}] differs in {np.count_nonzero(differ)} of {reference.size}"
                f" places, first at {where}: {value[where]!r}, and in Brian {reference[where]!r}"
            )
