"""``from snnkit.brian import *`` puts the names before a script that Brian's import puts there."""

import importlib
import warnings

import numpy as np
import pytest

from snnkit import brian as stand_in
from snnkit.brian.modules import MODULES

from .runner import names_of

pytest.importorskip("brian2")
pytestmark = pytest.mark.conformance

# Brian's own names that a course's scripts use.
NAMES = """
    NeuronGroup Synapses StateMonitor SpikeMonitor Network run start_scope seed defaultclock
    DimensionMismatchError Quantity Unit have_same_dimensions get_dimensions is_dimensionless
    in_unit in_best_unit prefs magic_network collect
    PoissonGroup PoissonInput SpikeGeneratorGroup TimedArray PopulationRateMonitor EventMonitor
    Clock linked_var check_units implementation Function
    Equations NetworkOperation network_operation store restore stop get_local_namespace
    SpikeSource exprel numpy profiling_summary scheduling_summary
    exact linear euler rk2 rk4 heun milstein exponential_euler independent device set_device
    SpatialNeuron Morphology Soma Cylinder Section BrianLogger
""".split()


@pytest.fixture(scope="module")
def brian():
    return names_of("brian2")


@pytest.fixture(scope="module")
def snnkit():
    return names_of("snnkit.brian")


def test_own_names(brian, snnkit):
    assert [name for name in NAMES if name not in brian] == []
    assert [name for name in NAMES if name not in snnkit] == []


#: parts of Brian 2's package, and what slipped into its names
NOT_MEANT = """
    annotations devices equations groups importexport input memory monitors only parsing
    signal spatialneuron stateupdaters synapses tests utils
""".split()


def test_every_name_of_brian(brian, snnkit):
    assert [name for name in brian if name not in {**snnkit, **dict.fromkeys(NOT_MEANT)}] == []


@pytest.mark.parametrize("path", MODULES)
def test_modules_have_names_that_brian_has_there(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = importlib.import_module(f"brian2.{path}")
    ours = importlib.import_module(f"snnkit.brian.{path}")
    assert [name for name in ours.__all__ if not hasattr(theirs, name)] == []
    lacking = set(getattr(theirs, "__all__", ())) - set(ours.__all__)
    assert [name for name in lacking if hasattr(stand_in, name)] == []


def test_names_of_numpy_and_pyplot(brian, snnkit):
    import pylab

    from_pylab = [
        name
        for name in brian
        if name in vars(pylab) and not name.startswith("_") and name != "annotations"
    ]
    assert len(from_pylab) > 500
    assert [name for name in from_pylab if name not in snnkit] == []


NUMPY_NOT_BUILTIN = ["sum", "any", "all", "round", "abs", "min", "max", "pow"]


@pytest.mark.parametrize("name", NUMPY_NOT_BUILTIN)
def test_numpy_and_builtin_names_are_not_mixed_up(name, brian, snnkit):
    """``sum(x, axis=0)`` works after Brian's import, as its ``sum`` is numpy's."""
    builtin = {key: value for key, value in vars(np).items() if key == name}.get(name)
    assert (brian.get(name) is builtin) == (snnkit.get(name) is builtin)
