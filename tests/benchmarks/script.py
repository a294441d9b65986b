"""A model's script, cut into what builds it, what runs it, and what is read from it."""

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Script", "exists", "load"]

MODELS = Path(__file__).with_name("models")
IMPORT = "from brian2 import *"
#: the one line of a script that is timed as its run
RUN = re.compile(r"^(run|nest\.Simulate)\(.*$", re.MULTILINE)


@dataclass(frozen=True)
class Script:
    """Three pieces of source, to be executed in this order in one namespace."""

    build: str
    run: str
    result: str

    @property
    def pieces(self):
        return {"build": self.build, "run": self.run, "result": self.result}


def exists(name):
    """Whether there is a script of this name."""
    return (MODELS / f"{name}.py").exists()


def load(name, settings=()):
    """Read a script.

    Parameters
    ----------
    name : str
        A file in `models/`, without ``.py``. Its names come from Brian 2; they are left for the
        caller to import, from Brian or another package.
    settings : dict of str to str
        Lines ``name = ...`` to replace, as source.
    """
    text = (MODELS / f"{name}.py").read_text(encoding="utf-8").replace(IMPORT, "", 1)
    for setting, value in dict(settings).items():
        line = re.compile(rf"^{setting} = .*$", re.MULTILINE)
        if len(line.findall(text)) != 1:
            raise ValueError(f"{name}.py has not one line `{setting} = ...`")
        text = line.sub(f"{setting} = {value}", text)
    runs = list(RUN.finditer(text))
    if len(runs) != 1:
        raise ValueError(f"{name}.py has {len(runs)} lines that run the network, instead of one")
    start, end = runs[0].span()
    # empty lines in front keep the line numbers right in error messages
    return Script(
        text[:start],
        "\n" * text.count("\n", 0, start) + text[start:end],
        "\n" * text.count("\n", 0, end) + text[end:],
    )
