"""Runs short scripts as a learner would, in a scope of their own."""

import snnkit

EVERYTHING = {name: getattr(snnkit, name) for name in snnkit.__all__}


def play(code, **given):
    """Run a script after ``from snnkit import *`` and return its variables."""
    scope = {**EVERYTHING, **given, "__name__": "script"}
    scope["start_scope"]()
    exec(code, scope)
    return scope
