"""All that was measured, and on what machine; kept in a file of JSON."""

import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .measure import Measurement

__all__ = ["Results", "machine"]


@dataclass
class Results:
    """Measurements of models by peer, and curves of sweeps by peer.

    Attributes
    ----------
    machine : dict of str to str
    rounds : int
    quick : bool
        Whether the models were shortened.
    models : dict of str to dict of str to Measurement
    sweeps : dict of str to dict of str to list of (float, float, dict)
        As from `measure_sweep`.
    """

    machine: dict
    rounds: int
    quick: bool = False
    models: dict = field(default_factory=dict)
    sweeps: dict = field(default_factory=dict)

    def save(self, path):
        """Write them to a file."""
        Path(path).write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path):
        """Read what was saved."""
        results = cls(**json.loads(Path(path).read_text(encoding="utf-8")))
        for found in results.models.values():
            for peer, values in found.items():
                found[peer] = Measurement(**values)
        return results


def machine(peers):
    """Say what the measurement runs on."""
    packages = ("snnkit", "numpy", "llvmlite", "Brian2", "Cython")
    about = {
        "date": date.today().isoformat(),
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
    }
    about.update({name: _version(name) for name in packages if _version(name)})
    for peer in peers:
        if peer.key == "nest":
            about["NEST"] = _nest_version(peer.python)
    return about


def _processor():
    """The name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _version(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _nest_version(python):
    look = "import importlib.metadata as m; print(m.version('nest-simulator'))"
    done = subprocess.run([python, "-c", look], capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown version"
