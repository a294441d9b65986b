"""How long STDPLab's picture takes to follow a hand: ``python -m tests.benchmarks.latency_stdp``.

Median milliseconds from one move of the mouse (or one key press on a slider) to the paint of
the last thing that changed in the lab's figures, in JupyterLab and in Voilà on this machine.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from ..browser.harness import (
    CHROMIUM_OPTIONS,
    find_chromium,
    jupyterlab,
    latency,
    leave,
    notebook,
    open_voila,
    run_all,
    voila,
)

LAB = ".snnkit-stdplab"
CELL = """
from snnkit.labs import STDPLab
STDPLab()
"""
PICTURES = ", ".join(f"{LAB} .snnkit-stdp-{name} svg" for name in ("traces", "weight", "window"))


def drag_times(page, moves):
    """Hold a spike, and time each of some moves."""
    box = page.locator(f"{LAB} .snnkit-stdp-spikes g.object_grp path.dot").nth(1).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 4, y)
    page.wait_for_timeout(500)
    times = [
        latency(page, lambda k=k: page.mouse.move(x - 6 - 5 * k, y), PICTURES) for k in range(moves)
    ]
    page.mouse.up()
    return times


def slider_times(page, presses):
    """Press a key on the first slider, and time it."""
    page.locator(f"{LAB} .noUi-handle").first.focus()
    return [
        latency(page, lambda: page.keyboard.press("ArrowRight"), PICTURES) for _ in range(presses)
    ]


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), headless=True, args=CHROMIUM_OPTIONS
        )
        for name, make, open_page in (
            ("JupyterLab", jupyterlab, run_all),
            ("Voilà", voila, open_voila),
        ):
            place = Path(folder) / make.__name__
            place.mkdir()
            server = make(place)
            server.start()
            try:
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                open_page(page, server.put(notebook(CELL), "stdp.ipynb"))
                page.locator(f"{LAB} .snnkit-stdp-window path.dot").nth(3).wait_for()
                for what, times in (
                    ("drag", drag_times(page, count)),
                    ("slider", slider_times(page, min(count, 15))),
                ):
                    worst = sorted(times)[int(0.9 * len(times))]
                    print(
                        f"{name:10} {what:6} median {median(times):4.0f} ms, 90 % {worst:4.0f} ms"
                    )
                leave(page)
            finally:
                server.stop()
        browser.close()


if __name__ == "__main__":
    main()
