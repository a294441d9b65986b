"""How a test opens a notebook in a real page, moves things in it, and times what changes.

The fixtures that hand out a page and the two servers are in ``conftest.py`` beside this file.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import nbformat
from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Response

from snnkit.__main__ import lab_options

CLONE = Path(__file__).resolve().parents[2]

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# What a page may complain about, and why it does not matter. Each is part of a message.
HARMLESS = {
    "/favicon": "Voilà has no icon of its own to serve",
}

SERVER_START_SECONDS = 60
NOTEBOOK_SECONDS = 180


def find_chromium() -> str | None:
    """The browser to use: $SNNKIT_CHROMIUM, or the first one found on the path."""
    chosen = os.environ.get("SNNKIT_CHROMIUM")
    if chosen:
        return shutil.which(chosen)
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


# -------------------------------------------------------------------- servers


def notebook(*cells: str) -> nbformat.NotebookNode:
    """A notebook of these code cells."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell.strip()) for cell in cells],
        metadata={"kernelspec": kernel},
    )


@dataclass
class Server:
    """A JupyterLab or a Voilà on the loopback address, serving a folder of its own.

    It sees none of the user's settings, asks the network for nothing, and its kernels
    import snnkit from this clone.
    """

    folder: Path
    port: int
    command: list[str]
    page_path: str
    process: subprocess.Popen | None = None

    @property
    def log(self) -> Path:
        return self.folder.parent / f"{self.folder.name}.log"

    def start(self) -> None:
        home = self.folder.parent / f"{self.folder.name}-home"
        places = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
        environment = os.environ | {f"JUPYTER_{place}": str(home / place) for place in places}
        environment |= {
            "IPYTHONDIR": str(home / "ipython"),
            "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
            "PYTHONPATH": os.pathsep.join(filter(None, [str(CLONE), os.environ.get("PYTHONPATH")])),
        }
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.command],
                cwd=self.folder,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def put(self, notebook: nbformat.NotebookNode, name: str) -> str:
        """Store a notebook; return the address of its page."""
        nbformat.write(notebook, self.folder / name)
        return self.url(name)

    def url(self, name: str) -> str:
        """The address of the page of a notebook, such as ``tutorials/2-synapses.ipynb``."""
        return f"http://127.0.0.1:{self.port}{self.page_path}{quote(name)}"

    def _wait_until_it_answers(self) -> None:
        limit = time.monotonic() + SERVER_START_SECONDS
        while time.monotonic() < limit and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5).close()
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.stop()
        raise RuntimeError(f"{' '.join(self.command)} does not answer:\n{self.log.read_text()}")


def jupyterlab(folder: Path) -> Server:
    """A JupyterLab as `snnkit start` opens it, but without a password; not started yet."""
    options = (
        "--ip=127.0.0.1 --IdentityProvider.token= --ServerApp.password= "
        "--ServerApp.disable_check_xsrf=True --expose-app-in-browser"
    )
    port = _free_port()
    start = lab_options(folder / "any.ipynb", port, browser=False)
    return Server(folder, port, ["jupyterlab", *start, *options.split()], "/lab/tree/")


def voila(folder: Path) -> Server:
    """A Voilà, not started yet; it runs a notebook when its page is opened."""
    port = _free_port()
    options = (
        f"--no-browser --Voila.ip=127.0.0.1 --port={port} --Voila.root_dir={folder} "
        "--show_tracebacks=True"
    )
    return Server(folder, port, ["voila", *options.split()], "/voila/render/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# ---------------------------------------------------------------------- pages


class PageErrors:
    """All that a page complained about, apart from what is known to be harmless."""

    def __init__(self, page: Page):
        self.messages: list[str] = []
        self.listen = True
        page.on("console", self._heard)
        page.on("pageerror", self._raised)
        page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        # A failed request comes again, with its address, as a response
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._keep(f"console: {message.text} ({message.location.get('url', '')})")

    def _raised(self, error: Error) -> None:
        self._keep(f"raised: {error.stack or error.message}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._keep(f"{response.status}: {response.url}")

    def _keep(self, message: str) -> None:
        if self.listen and not any(part in message for part in HARMLESS):
            self.messages.append(message)

    def check(self) -> None:
        """Fail if there is any."""
        assert not self.messages, "\n".join(["the page complains:", *self.messages])


def run_all(page: Page, url: str) -> None:
    """Open a notebook in JupyterLab and run its cells; fail if one of them does."""
    page.goto(f"{url}?reset")
    page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext")
    page.evaluate(
        """async () => {
            const panel = window.jupyterapp.shell.currentWidget;
            await panel.context.ready;
            await panel.sessionContext.ready;
            await panel.sessionContext.session.kernel.info;
        }"""
    )
    # Not returned: a promise that runs cells would hang the call
    page.evaluate(
        """() => {
            window.allRun = false;
            window.jupyterapp.commands.execute('notebook:run-all-cells')
                .finally(() => { window.allRun = true; });
        }"""
    )
    page.wait_for_function("() => window.allRun", timeout=NOTEBOOK_SECONDS * 1000)
    cells = page.evaluate(
        """() => [...window.jupyterapp.shell.currentWidget.context.model.cells]
            .filter(cell => cell.type === 'code' && cell.sharedModel.getSource().trim())
            .map(cell => ({
                count: cell.executionCount,
                errors: cell.sharedModel.outputs
                    .filter(output => output.output_type === 'error')
                    .map(output => `${output.ename}: ${output.evalue}`),
            }))"""
    )
    errors = [error for cell in cells for error in cell["errors"]]
    assert not errors, f"{url}: {errors}"
    assert all(cell["count"] for cell in cells), f"{url}: not every cell ran: {cells}"


def open_voila(page: Page, url: str) -> None:
    """Open a notebook in Voilà and wait until it has run; fail if one of its cells does."""
    page.goto(url, timeout=NOTEBOOK_SECONDS * 1000)  # the page is complete when all cells ran
    page.locator("#loading").wait_for(state="hidden")
    stderr = page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')
    errors = [text for text in stderr.all_inner_texts() if "Traceback" in text]
    assert not errors, f"{url}: {errors}"


def leave(page: Page) -> None:
    """End the kernels of a page, so that the next page finds fresh ones."""
    page.evaluate("async () => { await window.jupyterapp?.serviceManager.sessions.shutdownAll() }")
    page.goto("about:blank")  # tells Voilà


# -------------------------------------------------------------------- actions


def drag(page: Page, locator: Locator, dx: float, dy: float, steps: int = 10) -> None:
    """Take hold of the middle of something, move it by so many pixels, and let go."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    assert box is not None, "what is to be dragged is not on the page"
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=steps)
    page.mouse.up()


def settled(field: Locator, quiet: int = 400) -> str:
    """Return the value of a field once it has not changed for so many milliseconds.

    What a drag leads to arrives bit by bit: each move of the mouse is answered.
    """
    value, unchanged = field.input_value(), 0
    while unchanged < quiet:
        field.page.wait_for_timeout(100)
        unchanged = unchanged + 100 if field.input_value() == value else 0
        value = field.input_value()
    return value


def latency(
    page: Page,
    action: Callable[[], object],
    selector: str,
    settle: float = 300,
    timeout: float = 10_000,
) -> float:
    """Milliseconds from the input of ``action`` until what it changed has been painted.

    ``action`` makes one input: a key press, a click, one move of a mouse already down. The clock
    starts at the time stamp that the browser gave that input, and stops at the first frame after
    the last change within ``selector``; a change is the last if ``settle`` ms pass without another.
    If nothing changes within ``timeout`` ms, it fails.
    Name the picture that is to follow, not the thing being dragged, which moves by itself.
    """
    assert page.locator(selector).count(), f"nothing on the page matches {selector!r}"
    page.evaluate(WATCH, selector)
    action()
    try:
        page.wait_for_function(
            "settle => watched.painted && performance.now() - watched.changed > settle",
            arg=settle,
            timeout=timeout,
        )
    except Error as error:
        saw = page.evaluate("({input: watched.input, changed: watched.changed})")
        raise AssertionError(f"nothing changed in {selector!r} after the input: {saw}") from error
    finally:
        page.evaluate("watched.stop()")
    return page.evaluate("watched.painted - watched.input")


WATCH = """selector => {
    const watched = window.watched = {input: null, changed: null, painted: null};
    const inputs = ['pointerdown', 'pointermove', 'pointerup', 'mousedown', 'mousemove', 'mouseup',
                    'click', 'keydown', 'input', 'change', 'wheel'];
    const arrived = event => { watched.input ??= event.timeStamp; };
    const afterPaint = then => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = then;
        channel.port2.postMessage(null);
    });
    const observer = new MutationObserver(() => {
        if (watched.input === null) return;
        const changed = watched.changed = performance.now();
        watched.painted = null;
        afterPaint(() => { if (watched.changed === changed) watched.painted = performance.now(); });
    });
    for (const name of inputs) window.addEventListener(name, arrived, {capture: true});
    for (const node of document.querySelectorAll(selector))
        observer.observe(node, {subtree: true, childList: true, attributes: true,
                                characterData: true});
    watched.stop = () => {
        observer.disconnect();
        for (const name of inputs) window.removeEventListener(name, arrived, {capture: true});
    };
}"""
