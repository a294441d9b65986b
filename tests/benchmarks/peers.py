"""The packages that are timed side by side, and how each is told to run a model."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec

__all__ = ["PEERS", "Peer"]

#: environment variables with which compiled code is kept in a folder of our choice
CACHE_VARIABLES = ("SNNKIT_CACHE",)


@dataclass(frozen=True)
class Peer:
    """A package, with what it is told.

    Attributes
    ----------
    key, title : str
    prelude : str
        Source in front of each script. ``{module}`` is the module of snnkit that the model asks
        for, ``{folder}`` a folder for compiled code.
    missing : str
        What to install for it; empty if it is there.
    python : str
        The interpreter that has it.
    worker : str
        A file in `workers/`.
    prefix : str
        What stands in front of the names of its scripts, if it has scripts of its own.
    compiles : {'', 'cache', 'project'}
        Whether it keeps what it compiles when it first runs a model, or compiles a project of C++
        before it can run one.
    """

    key: str
    title: str
    prelude: str
    missing: str = ""
    python: str = sys.executable
    worker: str = "in_process.py"
    prefix: str = ""
    compiles: str = ""


def _brian(*lines):
    quiet = "BrianLogger.log_level_error()"
    return "\n".join(["from brian2 import *", quiet, *lines])


def _snnkit(engine):
    return f"from {{module}} import *\nimport snnkit\nsnnkit.use_engine('{engine}')"


def _without(*modules, command=None):
    """Say what is not installed of these."""
    gone = [module for module in modules if find_spec(module) is None]
    if command and shutil.which(command) is None:
        gone.append(command)
    return f"not installed: {', '.join(gone)}" if gone else ""


def _nest_python():
    """The interpreter that has NEST: the one that is named, or else this one."""
    return os.environ.get("SNNKIT_NEST_PYTHON", sys.executable)


def _nest_missing():
    look = "import importlib.util as u, sys; sys.exit(u.find_spec('nest') is None)"
    try:
        found = subprocess.run([_nest_python(), "-c", look], check=False).returncode == 0
    except OSError:
        found = False
    return "" if found else f"not installed: nest for {_nest_python()}; see README.md"


PEERS = [
    Peer("snnkit", "snnkit, numpy", _snnkit("numpy")),
    Peer(
        "snnkit-compiled",
        "snnkit, compiled",
        _snnkit("compiled"),
        missing=_without("llvmlite"),
        compiles="cache",
    ),
    Peer(
        "brian-numpy",
        "Brian 2, numpy",
        _brian("prefs.codegen.target = 'numpy'"),
        missing=_without("brian2"),
    ),
    Peer(
        "brian-cython",
        "Brian 2, Cython",
        _brian(
            "prefs.codegen.target = 'cython'",
            "prefs.codegen.runtime.cython.cache_dir = {folder!r}",
        ),
        missing=_without("brian2", "Cython", command="g++"),
        compiles="cache",
    ),
    Peer(
        "brian-standalone",
        "Brian 2, C++ standalone",
        _brian("set_device('cpp_standalone', build_on_run=False)"),
        missing=_without("brian2", command="g++"),
        worker="standalone.py",
        compiles="project",
    ),
    Peer(
        "nest",
        "NEST",
        "import nest",
        missing=_nest_missing(),
        python=_nest_python(),
        prefix="nest_",
    ),
]
