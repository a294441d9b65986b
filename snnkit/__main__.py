"""The command line: ``snnkit start`` and ``snnkit doctor``.

JupyterLab and the widget libraries are imported only by the command that needs them,
so that every other answer is immediate, and a broken install can still be examined.
"""

import argparse
import difflib
import importlib.util
import os
import shlex
import shutil
import socket
import sys
from collections.abc import Collection, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from packaging.specifiers import SpecifierSet

FIRST_NOTEBOOK = "2-synapses"
LAB_PARTS = ("jupyterlab", "ipywidgets", "bqplot")
COPY_FOLDER = "snnkit-tutorials"


class Problem(Exception):
    """Something the user can put right; its message says how."""


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out one command; return the exit status."""
    words = sys.argv[1:] if argv is None else list(argv)
    parser, commands = _parser()
    if words and words[0] not in commands and not words[0].startswith("-"):
        parser.error(f"no command {words[0]!r}; {_hint(words[0], commands)}")
    arguments = parser.parse_args(words)
    try:
        return arguments.command(arguments)
    except Problem as problem:
        print(f"snnkit: {problem}", file=sys.stderr)
        return 1


def _parser() -> tuple[argparse.ArgumentParser, list[str]]:
    """The parser, and the names of its commands."""
    parser = argparse.ArgumentParser(
        prog="snnkit", description="Learn spiking neural networks by moving them."
    )
    version = _version("snnkit") or "(not installed)"
    parser.add_argument("--version", action="version", version=f"snnkit {version}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    start = commands.add_parser("start", help="open JupyterLab on the tutorials")
    start.add_argument(
        "notebook",
        nargs="?",
        default=FIRST_NOTEBOOK,
        metavar="NOTEBOOK",
        help=f"a tutorial's name, or a path to any notebook (default: {FIRST_NOTEBOOK})",
    )
    start.add_argument("--no-browser", action="store_true", help="print the address only")
    start.add_argument("--port", type=_port, help="port to listen on (default: a free one)")
    start.set_defaults(command=_start)

    doctor = commands.add_parser("doctor", help="check that the labs can be drawn here")
    doctor.set_defaults(command=_doctor)
    return parser, list(commands.choices)


def _hint(word: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    guess = f"did you mean {close[0]}? " if close else ""
    return f"{guess}there are: {', '.join(known) or 'none'}"


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {text!r}")
    return int(text)


# ---------------------------------------------------------------------- start


def _start(arguments: argparse.Namespace) -> int:
    missing = [name for name in LAB_PARTS if importlib.util.find_spec(name) is None]
    if missing:
        raise Problem(f"not installed: {', '.join(missing)}; run: {_install()}")
    if arguments.port is not None:
        _require_free(arguments.port)
    notebook = find_notebook(arguments.notebook)

    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(lab_options(notebook, arguments.port, not arguments.no_browser))
    return 0


def _require_free(port: int) -> None:
    """Refuse a port that JupyterLab could not listen on."""
    with socket.socket() as probe:
        if os.name == "posix":  # elsewhere this option shares a port that is taken
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise Problem(
                f"port {port} cannot be had ({error.strerror}); "
                "name another with --port, or leave --port out for a free one"
            ) from None


def lab_options(notebook: Path, port: int | None = None, browser: bool = True) -> list[str]:
    """JupyterLab's options to open one notebook without asking the network for anything."""
    from urllib.parse import quote

    options = [
        f"--ServerApp.root_dir={notebook.parent}",
        f"--LabApp.default_url=/lab/tree/{quote(notebook.name)}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        # Or the first page asks whether to fetch news
        f"--LabApp.app_settings_dir={Path(__file__).resolve().parent / 'lab_settings'}",
        "--allow-root",  # in a container there is often no other user
    ]
    if port is not None:
        options += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if not browser:
        options.append("--no-browser")
    return options


def find_notebook(name: str) -> Path:
    """The notebook of that path, or else the tutorial of that name.

    ``2-synapses.ipynb``, ``2-synapses`` and ``2`` all name the second tutorial.
    """
    try:
        path = Path(name).expanduser()
        if path.suffix == ".ipynb" and path.is_file():
            return path.resolve()
    except (OSError, RuntimeError, ValueError):
        pass  # no such user, or longer than a path can be
    notebooks = {p.stem: p for p in sorted(tutorials_folder().glob("*.ipynb"))}
    wanted = name.removesuffix(".ipynb")
    if wanted in notebooks:
        return notebooks[wanted]
    matches = [stem for stem in notebooks if stem.startswith(f"{wanted}-")]
    if len(matches) == 1:
        return notebooks[matches[0]]
    raise Problem(f"no notebook {name!r}; {_hint(wanted, notebooks)}")


def tutorials_folder() -> Path:
    """The learner's own copy of the tutorials: JupyterLab saves what it opens, unasked.

    It lies in the current folder, or in the clone's if the current one is inside of it.
    """
    here, clone = Path.cwd(), _clone()
    source = (clone or Path(__file__).resolve().parent) / "tutorials"
    if not source.is_dir():
        raise Problem(f"no tutorials in {source}; run: {_install()}")
    in_clone = clone is not None and here.is_relative_to(clone)
    if in_clone:
        here = clone
    target = here if here.name == COPY_FOLDER else here / COPY_FOLDER
    try:
        kept = _copy_missing(source, target)
        if in_clone:
            (target / ".gitignore").write_text("*\n")  # git would offer to add the copy
    except OSError as error:
        raise Problem(
            f"no copy of the tutorials in {target}: {error.strerror}; start from another folder"
        ) from None
    print(f"snnkit: your copy of the tutorials is in {target}")
    if kept:
        print("snnkit: it is as you left it; to begin a notebook anew, rename it and start again")
    return target


def _copy_missing(source: Path, target: Path) -> bool:
    """Copy what is not there yet, and overwrite nothing; return whether something was there."""
    kept = False
    for original in sorted(p for p in source.rglob("*") if p.is_file()):
        inside = original.relative_to(source)
        if any(part.startswith(".") for part in inside.parts):
            continue  # such as .ipynb_checkpoints
        copy = target / inside
        if copy.exists():
            kept = True
        else:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(original, copy)
    return kept


# --------------------------------------------------------------------- doctor


class Finding(NamedTuple):
    """One thing looked at: what it is, and what to do if it is not well."""

    what: str
    remedy: str | None = None


def _doctor(arguments: argparse.Namespace) -> int:
    findings = list(examine())
    for what, remedy in findings:
        print(f"ok       {what}" if remedy is None else f"PROBLEM  {what}\n         -> {remedy}")
    problems = sum(finding.remedy is not None for finding in findings)
    print(f"\n{problems} problem{'s' * (problems != 1)} found" if problems else "\nAll is well.")
    return int(problems > 0)


def examine() -> Iterator[Finding]:
    """Look at what the labs need, from Python up to what the browser will load."""
    try:
        from packaging.requirements import Requirement
        from packaging.specifiers import SpecifierSet

        snnkit = metadata.metadata("snnkit")
    except (ImportError, metadata.PackageNotFoundError):
        yield Finding("snnkit is not fully installed", _install())
        return

    python = ".".join(map(str, sys.version_info[:3]))
    needed = snnkit["Requires-Python"]
    good = python in SpecifierSet(needed)
    yield Finding(
        f"Python {python}, in {sys.prefix}", None if good else f"use a Python that is {needed}"
    )
    yield Finding(f"snnkit {snnkit['Version']}, in {Path(__file__).resolve().parent}")
    for text in snnkit.get_all("Requires-Dist", ()):
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": "lab"}):
            yield _package(requirement.name, requirement.specifier)
    if importlib.util.find_spec("jupyter_core") is not None:
        for folder, package in LAB_EXTENSIONS.items():
            yield _lab_extension(folder, package)
    clash = _version("bqplot-gl")
    if clash is None:
        yield Finding("bqplot-gl is not there to stop drags")
    else:
        yield Finding(f"bqplot-gl {clash} stops drags", _pip("uninstall", "-y", "bqplot-gl"))


# What the page loads for the labs: the extension's folder, and the package that brings it.
LAB_EXTENSIONS = {
    "@jupyter-widgets/jupyterlab-manager": "jupyterlab_widgets",
    "bqplot": "bqplot",
}


def _package(name: str, versions: "SpecifierSet") -> Finding:
    version = _version(name)
    if version is None:
        return Finding(f"{name} is not installed", _install())
    if not versions.contains(version, prereleases=True):
        return Finding(f"{name} {version} does not do", _pip("install", "-U", f"{name}{versions}"))
    return Finding(f"{name} {version}")


def _lab_extension(name: str, package: str) -> Finding:
    from jupyter_core.paths import jupyter_path

    for folder in map(Path, jupyter_path("labextensions")):
        if (folder / name / "package.json").is_file():
            return Finding(f"JupyterLab finds {name}, in {folder}")
    return Finding(
        f"JupyterLab does not find {name}, so its widgets are not drawn",
        _pip("install", "--force-reinstall", "--no-deps", package),
    )


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


# ------------------------------------------------------------- what to advise


def _install() -> str:
    """The command that installs snnkit with its labs, here: from the clone, if this is one."""
    clone = _clone()
    if clone is None:
        return _pip("install", "snnkit[lab]")
    return _pip("install", "-e", f"{clone}[lab]")


def _clone() -> Path | None:
    """The folder of the clone that this file belongs to."""
    folder = Path(__file__).resolve().parents[1]
    return folder if (folder / "pyproject.toml").is_file() else None


def _pip(*arguments: str) -> str:
    """A pip command for this very Python, quoted for the shell."""
    return shlex.join([sys.executable, "-m", "pip", *arguments])


if __name__ == "__main__":
    sys.exit(main())
