"""How fast the trace inspector follows the hand: three panels of 10,000 samples, in JupyterLab.

Run it with ``python -m tests.benchmarks.latency_traces``; give a number for more samples.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.browser.harness import (
    CHROMIUM_OPTIONS,
    find_chromium,
    jupyterlab,
    latency,
    leave,
    notebook,
    run_all,
)

CELL = """
from snnkit import *
from snnkit.labs import TraceInspector

G = NeuronGroup(1, '''dv/dt = (15*mV - v)/(10*ms) : volt
                      du/dt = (v - u)/(30*ms) : volt
                      dx/dt = -x/(50*ms) : 1''',
                threshold='v > 10*mV', reset='v = 0*mV; x += 0.1', method='euler')
M, spikes = StateMonitor(G, True, record=True), SpikeMonitor(G)
run({samples}*0.1*ms)
TraceInspector(M, spikes, threshold=10*mV, variables=['v', 'u', 'x'])
"""
LAB = ".snnkit-traceinspector"
PICTURE = f"{LAB} .snnkit-panels"
REPEATS = 15


def measure(page: Page) -> dict[str, float]:
    """Median milliseconds from an input until the picture that follows it is painted."""
    picture = page.locator(PICTURE)
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.click(box["x"] + 100, middle)
    page.mouse.move(box["x"] + 110, middle)
    page.wait_for_timeout(500)
    found = {}

    def move(k):
        page.mouse.move(box["x"] + 120 + 17 * k, middle)

    found["cursor -> dots"] = repeat(page, move, PICTURE)
    found["cursor -> values"] = repeat(page, move, f"{LAB} .snnkit-readout")
    page.mouse.click(box["x"] + 200, middle)

    button = page.locator(f"{LAB} button")
    zooms = [button.get_by_text("+", exact=True), button.get_by_text("−", exact=True)]
    found["zoom by button"] = repeat(page, lambda k: zooms[k % 2].click(), PICTURE)

    strip = page.locator(f"{LAB} .snnkit-overview").bounding_box()
    page.mouse.move(strip["x"] + 120, strip["y"] + 20)
    page.mouse.down()
    page.mouse.move(strip["x"] + 250, strip["y"] + 20, steps=3)
    page.wait_for_timeout(500)
    found["zoom by brush"] = repeat(
        page, lambda k: page.mouse.move(strip["x"] + 255 + 9 * k, strip["y"] + 20), PICTURE
    )
    page.mouse.up()

    page.get_by_role("button", name="Pan & zoom").click()
    page.mouse.move(box["x"] + 300, middle)
    page.wait_for_timeout(500)
    found["zoom by wheel"] = repeat(
        page, lambda k: page.mouse.wheel(0, 60 - 120 * (k % 2)), PICTURE
    )
    page.mouse.down()
    found["pan"] = repeat(page, lambda k: page.mouse.move(box["x"] + 305 + 5 * k, middle), PICTURE)
    page.mouse.up()
    return found


def repeat(page, action, selector):
    return median(latency(page, lambda k=k: action(k), selector) for k in range(REPEATS))


def main() -> None:
    samples = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        (place := Path(folder) / "lab").mkdir()
        server = jupyterlab(place)
        server.start()
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), headless=True, args=CHROMIUM_OPTIONS
        )
        page = browser.new_page(viewport={"width": 1280, "height": 1100})
        try:
            run_all(page, server.put(notebook(CELL.format(samples=samples)), "traces.ipynb"))
            page.locator(f"{LAB} .snnkit-legend").wait_for()
            page.wait_for_timeout(1000)
            print(f"three panels of {samples} samples, median of {REPEATS}, input to paint:")
            for what, milliseconds in measure(page).items():
                print(f"{what:20}{milliseconds:6.0f} ms")
        finally:
            leave(page)
            browser.close()
            server.stop()


if __name__ == "__main__":
    main()
