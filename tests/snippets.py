"""Runs short scripts as a learner would, in a scope of their own."""

import warnings
from contextlib import contextmanager

import snnkit

EVERYTHING = {name: getattr(snnkit, name) for name in snnkit.__all__}


def play(code, **given):
    """Run a script after ``from snnkit import *`` and return its variables."""
    scope = {**EVERYTHING, **given, "__name__": "script"}
    scope["start_scope"]()
    exec(code, scope)
    return scope


@contextmanager
def notebook():
    """A function that runs a cell in IPython, and returns what snnkit warns of meanwhile."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    InteractiveShell.clear_instance()
    no_file = Config({"HistoryManager": {"enabled": False}})
    shell = InteractiveShell.instance(user_ns={**EVERYTHING}, config=no_file)

    def run_cell(code, cell=None):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            shell.run_cell(code, store_history=True, cell_id=cell).raise_error()
        return [str(w.message) for w in caught if issubclass(w.category, snnkit.SnnkitWarning)]

    try:
        run_cell("start_scope()")
        yield run_cell
    finally:
        shell.restore_sys_module_state()
        InteractiveShell.clear_instance()
