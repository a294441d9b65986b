"""The Explorer in JupyterLab: long names, wide numbers, narrow pages."""

import pytest
from playwright.sync_api import Page, expect

from .harness import notebook, run_all

CELL = """
from snnkit import *
from snnkit.labs import Explorer

def f(N=2, delay_of_the_very_long_name=2*ms, weight=-0.0105):
    start_scope()
    G = NeuronGroup(N, 'dv/dt = -v/(10*ms) : 1')
    G.v = weight
    M = StateMonitor(G, 'v', record=True)
    run(60*ms + delay_of_the_very_long_name)
    return M
Explorer(f, N=(1, 5), delay_of_the_very_long_name=(0*ms, 5*ms), weight=(-0.02, 0.02, 0.0005))
"""
#: by how many pixels titles of axes stand apart from the numbers along them, at the least
GAPS = """lab => [...lab.querySelectorAll('.axis')].map(axis => {
    const title = axis.querySelector('.axislabel').getBoundingClientRect();
    const numbers = [...axis.querySelectorAll('.tick text')].map(t => t.getBoundingClientRect());
    return Math.max(Math.min(...numbers.map(box => title.top - box.bottom)),
                    Math.min(...numbers.map(box => box.left - title.right)));
})"""


@pytest.mark.parametrize("width", [1280, 800])
def test_it_fits_its_place(width: int, page: Page, lab_server):
    page.set_viewport_size({"width": width, "height": 900})
    run_all(page, lab_server.put(notebook(CELL), "explorer.ipynb"))
    lab = page.locator(".snnkit-explorer")
    lab.locator(".tick text").first.wait_for()
    page.wait_for_timeout(500)
    wide = lab.evaluate(
        """lab => [lab, lab.closest('.jp-OutputArea-output')]
            .map(node => node.scrollWidth - node.clientWidth)"""
    )
    assert max(wide) <= 0
    tracks = [track.bounding_box()["width"] for track in lab.locator(".noUi-base").all()]
    assert len(tracks) == 3 and min(tracks) > 100
    expect(lab.get_by_text("delay of the very long name (ms)")).to_be_visible()
    assert min(lab.evaluate(GAPS)) > 0
    lab.locator(".noUi-handle").nth(1).press("ArrowRight")
    expect(lab.locator(".axis .tick text").get_by_text("60", exact=True)).to_be_visible()
