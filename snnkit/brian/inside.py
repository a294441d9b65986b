"""What scripts name of Brian 2's inside: present as far as it means something here.

What does not, raises an error that says what to use instead.
"""

from __future__ import annotations

import numpy as np

from ..elsewhere import device, get_logger, ignored, prefs, unsupported
from ..engine import runtime
from ..engine.random import generator
from ..errors import LanguageError as EquationError
from ..errors import MethodError as UnsupportedEquationsException
from ..errors import SnnkitError, UnusableValueError
from ..language import functions
from ..language.equation import DIFFERENTIAL as DIFFERENTIAL_EQUATION
from ..language.equation import PARAMETER as PARAMETER
from ..language.equation import SUBEXPRESSION as SUBEXPRESSION
from ..language.equation import Equation as SingleEquation
from ..language.equations import equations
from ..language.integrators import EXPLICIT, LINEAR_NAMES
from ..language.schemes import REGISTERED
from ..language.schemes import Scheme as ExplicitStateUpdater
from ..model import base
from ..model.clock import defaultclock
from ..model.linked import LinkedVariable as LinkedVariable
from ..model.running.report import Text as TextReport
from ..model.synaptic.pathway import Pathway as SynapticPathway
from ..model.view import VariableView as VariableView
from ..units import names as units
from ..units.dimensions import DIMENSIONLESS, SECOND
from ..units.quantity import wrap
from ..units.values import plain, require

__all__ = [
    "BOOLEAN",
    "DEFAULT_CONSTANTS",
    "DEFAULT_FUNCTIONS",
    "DEFAULT_UNITS",
    "DIFFERENTIAL_EQUATION",
    "FLOAT",
    "INTEGER",
    "PARAMETER",
    "SUBEXPRESSION",
    "BrianObjectException",
    "BrianPreference",
    "CodeRunner",
    "CythonCodeObject",
    "EquationError",
    "ExplicitStateUpdater",
    "Expression",
    "ImportExport",
    "Nameable",
    "NumpyCodeObject",
    "PreferenceError",
    "SingleEquation",
    "StateUpdateMethod",
    "Statements",
    "TextReport",
    "Trackable",
    "UnsupportedEquationsException",
    "all_devices",
    "brian_prefs",
    "check_cache",
    "clear_cache",
    "exprel",
    "logger",
    "parse_string_equations",
    "reinit_devices",
    "reset_device",
    "restore_initial_state",
    "std_silent",
]


def exprel(x):
    """Return ``(exp(x) - 1)/x``, also where x is 0.

    Examples
    --------
    >>> float(exprel(0.0))
    1.0
    """
    hint = "Divide by a unit first."
    require(x, DIMENSIONLESS, "`exprel` takes plain numbers, not {value}", hint)
    with np.errstate(invalid="ignore"):
        return runtime.exprel(plain(x))


def timestep(t, dt):
    """Return the number of the time step that a time falls in, safe against rounding.

    Examples
    --------
    >>> from snnkit import ms
    >>> int(timestep(0.3*ms, 0.1*ms))
    3
    """
    for name, value in {"t": t, "dt": dt}.items():
        require(value, SECOND, f"`{name}` of `timestep` is a time, not {{value}}")
    return runtime.timestep(plain(t), plain(dt))


#: what functions of strings are outside of strings, where it is not numpy's function of the name
_CALLED = {
    "exprel": exprel,
    "timestep": timestep,
    "int": runtime.as_int,
    "rand": lambda count=1: generator().random(count),
    "randn": lambda count=1: generator().standard_normal(count),
    "poisson": lambda lam, count=None: generator().poisson(lam, count),
}


class DefaultFunction:
    """A function that every string may call, also under another name.

    Parameters
    ----------
    name : str

    Examples
    --------
    >>> float(DEFAULT_FUNCTIONS['sqrt'](4.0))
    2.0
    """

    def __init__(self, name):
        self.name = self.__name__ = name
        #: the Python function
        self.pyfunc = _CALLED.get(name) or getattr(np, name)

    def __call__(self, *args):
        return self.pyfunc(*args)

    def __repr__(self):
        return f"<the function `{self.name}` of strings>"

    def as_function(self, name):
        """Return what strings call."""
        return functions.FUNCTIONS[self.name]


#: what strings know by themselves
DEFAULT_FUNCTIONS = {name: DefaultFunction(name) for name in functions.FUNCTIONS}
DEFAULT_CONSTANTS = {**functions.CONSTANTS, "-inf": -np.inf}
DEFAULT_UNITS = units.everything()

#: the types of variables
FLOAT, INTEGER, BOOLEAN = "float", "integer", "boolean"


def parse_string_equations(eqns):
    """Return the equations of a string, by the variables that they define.

    Examples
    --------
    >>> parse_string_equations("dv/dt = -v/tau : volt")["v"].expr.code
    '-v/tau'
    """
    return {equation.name: equation for equation in equations(eqns)}


#: what goes wrong in a run
BrianObjectException = SnnkitError
#: what has a name, and what Brian 2 keeps a list of
Nameable = Trackable = base.NetworkObject

# --- preferences, messages, caches and code ---

brian_prefs = prefs
logger = get_logger("snnkit")
BrianPreference, std_silent = ignored("BrianPreference"), ignored("std_silent")
CythonCodeObject, NumpyCodeObject = ignored("CythonCodeObject"), ignored("NumpyCodeObject")
all_devices = {"runtime": device, "cpp_standalone": ignored("cpp_standalone_device")}
reset_device, reinit_devices = ignored("reset_device"), ignored("reinit_devices")


class PreferenceError(SnnkitError):
    """Never raised: any preference is accepted."""


def check_cache(target):
    """Accepted and not used: what is compiled takes little room."""


def clear_cache(target):
    """Accepted and not used; see `check_cache`."""


def restore_initial_state():
    """Go back to a time step of 0.1 ms, and begin anew; see `start_scope`.

    Examples
    --------
    >>> restore_initial_state()
    """
    defaultclock.dt = wrap(1e-4, SECOND)
    base.start_scope()


class StateUpdateMethod:
    """The place where methods of integration get names.

    Examples
    --------
    >>> StateUpdateMethod.register('forward', ExplicitStateUpdater('x_new = x + dt*f(x, t)'))
    >>> 'forward' in StateUpdateMethod.stateupdaters
    True
    """

    #: methods of the script's own, by their names
    stateupdaters = REGISTERED

    @staticmethod
    def register(name, stateupdater):
        """Give a method a name, by which `NeuronGroup(..., method=name)` finds it."""
        if name in REGISTERED or name in (*EXPLICIT, *LINEAR_NAMES):
            raise UnusableValueError(f"There is a method {name!r} already.")
        if not callable(stateupdater):
            raise UnusableValueError(f"A method is an ExplicitStateUpdater, not {stateupdater!r}.")
        REGISTERED[name] = stateupdater


CodeRunner = unsupported("CodeRunner", "Use `run_regularly`, or a `network_operation`.")
ImportExport = unsupported("ImportExport", "Use `get_states`, also with format='pandas'.")
Expression = unsupported("Expression", "Write a string.")
Statements = unsupported("Statements", "Write a string.")
