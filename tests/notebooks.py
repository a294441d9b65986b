"""Executes the tutorials anew, and stores them with their outputs.

    python -m tests.notebooks [NOTEBOOK ...]

What a widget shows exists only while its kernel runs; of widgets the stored notebook keeps the
text that states their results, which is what ``pytest --nbval`` compares.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

TUTORIALS = Path(__file__).resolve().parents[1] / "tutorials"
WIDGET = "application/vnd.jupyter.widget-view+json"


def execute(path):
    """Run a notebook in its folder, and write it back without what changes from run to run."""
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    NotebookClient(
        notebook, timeout=300, store_widget_state=False, resources=resources, record_timing=False
    ).execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(WIDGET, None)
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:] or sorted(TUTORIALS.glob("*.ipynb"))):
        print(path)
        execute(path)
