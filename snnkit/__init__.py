"""snnkit: spiking neural networks to touch.

An engine for Brian 2's model language on numpy, with interactive labs and a course.

>>> from snnkit import *
>>> start_scope()
>>> G = NeuronGroup(2, '''dv/dt = (I-v)/tau : 1
...                       I : 1
...                       tau : second''', threshold='v > 1', reset='v = 0')
>>> G.I = [2, 0]
>>> G.tau = [10, 100]*ms
>>> S = Synapses(G, G, on_pre='v_post += 0.2')
>>> S.connect(i=0, j=1)
>>> run(100*ms)
>>> round(float(G.v[1]), 4)
0.3788
"""

from __future__ import annotations

from .engine.choice import use_engine
from .engine.random import seed
from .errors import (
    ConnectionWarning,
    DimensionMismatchError,
    IndexRangeError,
    MagicError,
    MethodError,
    ModelSyntaxError,
    NotConnectedError,
    SnnkitError,
    SnnkitWarning,
    UnknownNameError,
    UnknownVariableError,
    UnusableValueError,
)
from .language.equations import Equations
from .model.base import start_scope
from .model.clock import Clock, defaultclock
from .model.group import NeuronGroup
from .model.inputs.generator import SpikeGeneratorGroup
from .model.inputs.poisson import PoissonGroup, PoissonInput
from .model.linked import linked_var
from .model.monitors.events import EventMonitor, SpikeMonitor
from .model.monitors.rate import PopulationRateMonitor
from .model.monitors.state import StateMonitor
from .model.operation import NetworkOperation, network_operation
from .model.running.magic import collect, get_local_namespace, magic_network, restore, run, store
from .model.running.network import Network
from .model.running.run import stop
from .model.running.summaries import profiling_summary, scheduling_summary
from .model.strings.function_objects import Function
from .model.strings.functions import check_units, implementation
from .model.strings.timed import TimedArray
from .model.synaptic.synapses import Synapses
from .units import names as _names
from .units.quantity import Quantity
from .units.values import dimension_of, in_unit, plain

_UNITS = ("second", "metre", "volt", "amp", "siemens", "farad", "ohm", "hertz", "Mohm", "umetre")
_UNITS += ("namp", "mvolt", "msecond", "nfarad", "pfarad", "nsiemens", "usiemens", "Gohm", "kelvin")
_UNITS += tuple(_names.SHORT)

__all__ = [
    "Clock",
    "ConnectionWarning",
    "DimensionMismatchError",
    "Equations",
    "EventMonitor",
    "Function",
    "IndexRangeError",
    "MagicError",
    "MethodError",
    "ModelSyntaxError",
    "Network",
    "NetworkOperation",
    "NeuronGroup",
    "NotConnectedError",
    "PoissonGroup",
    "PoissonInput",
    "PopulationRateMonitor",
    "Quantity",
    "SnnkitError",
    "SnnkitWarning",
    "SpikeGeneratorGroup",
    "SpikeMonitor",
    "StateMonitor",
    "Synapses",
    "TimedArray",
    "UnknownNameError",
    "UnknownVariableError",
    "UnusableValueError",
    "check_units",
    "collect",
    "defaultclock",
    "dimension_of",
    "get_local_namespace",
    "implementation",
    "in_unit",
    "linked_var",
    "magic_network",
    "network_operation",
    "plain",
    "profiling_summary",
    "restore",
    "run",
    "scheduling_summary",
    "seed",
    "start_scope",
    "stop",
    "store",
    "use_engine",
    *_UNITS,
]


def __getattr__(name):
    if name == "__version__":
        from importlib.metadata import version

        return version("snnkit")
    unit = _names.unit(name)
    if unit is None:
        raise AttributeError(f"module 'snnkit' has no attribute {name!r}")
    return unit


def __dir__():
    return sorted({*globals(), *__all__})
