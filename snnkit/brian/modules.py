"""The modules that Brian 2 has below its own: ``from snnkit.brian.core.network import Network``.

They are made when somebody imports them.
"""

from __future__ import annotations

import importlib
import sys
from dis import opname
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from . import inside
from .numpy_ import UNITSAFE

__all__ = ["MODULES", "install"]

_BASE = __package__ + "."

_INPUT = "BinomialFunction PoissonGroup PoissonInput SpikeGeneratorGroup TimedArray"
_EXPLICIT = "euler heun milstein rk2 rk4 ExplicitStateUpdater"
_GSL = "gsl_rk2 gsl_rk4 gsl_rk8pd gsl_rkck gsl_rkf45"
_SHAPES = "Cylinder Morphology Section Soma"
_DEVICE = "all_devices device get_device reinit_devices reset_device seed set_device"

#: what each of them has in it
MODULES = {
    "codegen": "CythonCodeObject NumpyCodeObject",
    "codegen.runtime": "CythonCodeObject NumpyCodeObject",
    "codegen.runtime.cython_rt": "CythonCodeObject",
    "codegen.runtime.cython_rt.cython_rt": "CythonCodeObject",
    "codegen.runtime.numpy_rt": "NumpyCodeObject",
    "codegen.runtime.numpy_rt.numpy_rt": "NumpyCodeObject",
    "core": "",
    "core.base": "BrianObject BrianObjectException",
    "core.clocks": "Clock defaultclock",
    "core.functions": "DEFAULT_FUNCTIONS Function declare_types exprel implementation timestep",
    "core.magic": "MagicError MagicNetwork collect magic_network restore run start_scope stop "
    "store",
    "core.names": "Nameable",
    "core.namespace": "DEFAULT_CONSTANTS DEFAULT_FUNCTIONS DEFAULT_UNITS get_local_namespace",
    "core.network": "Network TextReport profiling_summary scheduling_summary",
    "core.operations": "NetworkOperation network_operation",
    "core.preferences": "BrianPreference PreferenceError brian_prefs prefs",
    "core.spikesource": "SpikeSource",
    "core.tracking": "Trackable",
    "core.variables": "LinkedVariable VariableView linked_var",
    "devices": _DEVICE,
    "devices.device": _DEVICE,
    "equations": "Equations Expression Statements",
    "equations.codestrings": "Expression Statements",
    "equations.equations": "BOOLEAN DIFFERENTIAL_EQUATION EquationError Equations FLOAT INTEGER "
    "PARAMETER SUBEXPRESSION SingleEquation parse_string_equations",
    "groups": "CodeRunner Group NeuronGroup Subgroup VariableOwner",
    "groups.group": "CodeRunner Group VariableOwner",
    "groups.neurongroup": "NeuronGroup",
    "groups.subgroup": "Subgroup",
    "importexport": "ImportExport",
    "importexport.importexport": "ImportExport",
    "input": _INPUT,
    "input.binomial": "BinomialFunction",
    "input.poissongroup": "PoissonGroup",
    "input.poissoninput": "PoissonInput",
    "input.spikegeneratorgroup": "SpikeGeneratorGroup",
    "input.timedarray": "TimedArray",
    "monitors": "EventMonitor PopulationRateMonitor SpikeMonitor StateMonitor",
    "monitors.ratemonitor": "PopulationRateMonitor",
    "monitors.spikemonitor": "EventMonitor SpikeMonitor",
    "monitors.statemonitor": "StateMonitor",
    "spatialneuron": f"{_SHAPES} SpatialNeuron",
    "spatialneuron.morphology": _SHAPES,
    "spatialneuron.spatialneuron": "SpatialNeuron",
    "stateupdaters": f"{_EXPLICIT} {_GSL} exact exponential_euler independent linear "
    "StateUpdateMethod",
    "stateupdaters.GSL": _GSL,
    "stateupdaters.base": "StateUpdateMethod UnsupportedEquationsException",
    "stateupdaters.exact": "exact independent linear",
    "stateupdaters.explicit": _EXPLICIT,
    "stateupdaters.exponential_euler": "exponential_euler",
    "synapses": "Synapses",
    "synapses.synapses": "Synapses SynapticPathway",
    "units.unitsafefunctions": f"{UNITSAFE} exprel",
    "utils": "BrianLogger get_logger std_silent",
    "utils.logger": "BrianLogger get_logger std_silent",
}


class _Module(ModuleType):
    """A module that says where to look for what it does not have."""

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        if f"{_path(self)}.{name}" in MODULES:
            return importlib.import_module(f"{self.__name__}.{name}")
        if not _is_import(sys._getframe(1)):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        has = ", ".join(f"`{known}`" for known in self.__all__)
        hint = f"It has {has}." if has else ""
        if hasattr(_package(), name):
            hint = f"Write `from {__package__} import {name}`."
        raise ImportError(f"`{self.__name__}` has no `{name}`. {hint}".rstrip(), name=name)


def _is_import(frame):
    """Whether a frame is just at `from ... import ...`, and not at `hasattr` or the like."""
    return opname[frame.f_code.co_code[frame.f_lasti]] == "IMPORT_FROM"


class _Finder(MetaPathFinder, Loader):
    """Finds the modules of `MODULES`, and makes them; Python asks it when nobody else has one."""

    def find_spec(self, fullname, path=None, target=None):
        if not fullname.startswith(_BASE):
            return None
        name = fullname.removeprefix(_BASE)
        if name not in MODULES:
            raise ModuleNotFoundError(
                f"There is no `{fullname}`. Of Brian 2's modules snnkit has those that describe "
                f"networks; all their names are in `{__package__}`, too.",
                name=fullname,
            )
        is_package = any(other.startswith(f"{name}.") for other in MODULES)
        return ModuleSpec(fullname, self, is_package=is_package)

    def create_module(self, spec):
        return _Module(spec.name, "Names of `snnkit.brian`, at their place in Brian 2.")

    def exec_module(self, module):
        module.__all__ = MODULES[_path(module)].split()
        places = _package(), inside
        module.__dict__.update({name: _found(name, places) for name in module.__all__})


def _path(module):
    return module.__name__.removeprefix(_BASE)


def _found(name, places):
    return next(getattr(place, name) for place in places if hasattr(place, name))


def _package():
    return sys.modules[__package__]


def install():
    """Let Python find the modules."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.append(_Finder())
