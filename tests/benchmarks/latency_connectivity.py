"""How long ConnectivityLab's pictures take to follow a hand.

Run ``python -m tests.benchmarks.latency_connectivity [presses]``. It prints the median, and the
time that 9 of 10 stay below, in milliseconds from one input to the paint of the last thing that
changed in the lab's two figures, in JupyterLab and in Voilà on this machine.
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

LAB = ".snnkit-connectivitylab"
PICTURES = f"{LAB} .snnkit-columns svg, {LAB} .snnkit-matrix svg"
RULES = {
    "N=10, p=0.2": "rule='i != j', N=10, p=0.2",
    "N=30, p=0.2": "rule='i != j', N=30, p=0.2",
    "N=30, p=0.5": "rule='i != j', N=30, p=0.5",
    "N=30, p=0.2, weights": "rule='i != j', N=30, p=0.2, weights='exp(-abs(i-j)/5) - 0.3'",
    "N=300, p=0.2": "rule='i != j', N=300, p=0.2",
}


def slider_times(page, presses):
    """Press keys on p, and time them: a page up or down changes some synapses for certain."""
    page.locator(f"{LAB} .noUi-handle").first.focus()
    keys = ["PageUp", "PageDown"] * presses
    return [
        latency(page, lambda key=key: page.keyboard.press(key), PICTURES) for key in keys[:presses]
    ]


def hover_times(page, moves):
    """Point at one source neuron after the other."""
    page.locator(f"{LAB} .snnkit-summary").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    circles = page.locator(f"{LAB} .snnkit-columns path.dot")
    boxes = [circles.nth(1 + k % 8).bounding_box() for k in range(moves)]
    middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    return [latency(page, lambda at=at: page.mouse.move(*at), PICTURES) for at in middles]


def measure(page, server, open_page, place, count):
    """Open a lab for each rule, and print its times."""
    for name, rule in RULES.items():
        cell = f"from snnkit.labs import ConnectivityLab\nConnectivityLab({rule})"
        open_page(page, server.put(notebook(cell), "connectivity.ipynb"))
        page.locator(f"{LAB} .snnkit-columns path.dot").nth(10).wait_for()
        page.wait_for_timeout(1000)
        for what, times in (
            ("p slider", slider_times(page, count)),
            ("hover", hover_times(page, count)),
        ):
            most = sorted(times)[int(0.9 * len(times))]
            print(f"{place:10} {name:20} {what:8}: median {median(times):4.0f}, 90 % {most:4.0f}")
        leave(page)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), headless=True, args=CHROMIUM_OPTIONS
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for name, make, open_page in (
            ("JupyterLab", jupyterlab, run_all),
            ("Voilà", voila, open_voila),
        ):
            folder_of_server = Path(folder) / make.__name__
            folder_of_server.mkdir()
            server = make(folder_of_server)
            server.start()
            try:
                measure(page, server, open_page, name, count)
            finally:
                server.stop()
        browser.close()


if __name__ == "__main__":
    main()
