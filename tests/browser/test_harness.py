"""The harness itself: drags arrive, times are measured, a page's complaints are heard."""

from statistics import median

import pytest
from playwright.sync_api import Locator, Page

from .harness import PageErrors, Server, drag, latency, notebook, open_voila, run_all

WIDGETS = """
import bqplot
import ipywidgets
import numpy

x = numpy.linspace(0, 1, 200)
scales = {"x": bqplot.LinearScale(min=0, max=1), "y": bqplot.LinearScale(min=-1, max=1)}
wave = bqplot.Lines(x=x, y=numpy.sin(6 * x), scales=scales)
points = bqplot.Scatter(
    x=numpy.array([0.3, 0.7]), y=numpy.array([0.0, 0.0]), scales=scales, enable_move=True
)
figure = bqplot.Figure(marks=[wave, points], layout={"width": "600px", "height": "300px"})
slider = ipywidgets.IntSlider(value=6, min=1, max=20)
heard = ipywidgets.Label("nothing yet")

def redraw(change):
    wave.y = numpy.sin(change.new * x)

def tell(change):
    heard.value = "x = " + " ".join(f"{value:.2f}" for value in change.new)

slider.observe(redraw, "value")
points.observe(tell, "x")
box = ipywidgets.VBox([slider, heard, figure])
box.add_class("under-test")
box
"""


@pytest.fixture(params=["JupyterLab", "Voilà"])
def widgets(request: pytest.FixtureRequest, page: Page) -> Page:
    """A page of widgets, in one and the other."""
    if request.param == "JupyterLab":
        server = request.getfixturevalue("lab_server")
        run_all(page, server.put(notebook(WIDGETS), "widgets.ipynb"))
    else:
        server = request.getfixturevalue("voila_server")
        open_voila(page, server.put(notebook(WIDGETS), "widgets.ipynb"))
    page.locator(".under-test path.line").wait_for()
    return page


def test_python_hears_a_drag(widgets: Page):
    second = widgets.locator(".under-test g.object_grp path.dot").nth(1)
    before = middle(second)
    drag(widgets, second, dx=-60, dy=0)
    widgets.get_by_text("x = 0.30 0.5").wait_for(timeout=5000)
    assert middle(second) - before == pytest.approx(-60, abs=2)


def middle(locator: Locator) -> float:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2


def test_a_slider_redraws_a_curve(widgets: Page):
    widgets.locator(".under-test .noUi-handle").focus()
    times = [
        latency(widgets, lambda: widgets.keyboard.press("ArrowRight"), ".under-test path.line")
        for _ in range(5)
    ]
    assert 1 < median(times) < 1000


SLOW_PAGE = """
<input autofocus> <p>0</p>
<script>
    document.querySelector('input').addEventListener('keydown', () => {
        for (const wait of [50, 200])
            setTimeout(() => { document.querySelector('p').textContent = wait }, wait);
    });
</script>
"""


def test_latency_waits_for_the_last_change(page: Page):
    page.set_content(SLOW_PAGE)
    page.locator("input").focus()
    time = latency(page, lambda: page.keyboard.press("a"), "p")
    assert 200 <= time < 400


def test_latency_does_not_invent_a_change(page: Page):
    page.set_content(SLOW_PAGE)
    with pytest.raises(AssertionError, match="nothing changed in 'p'"):
        latency(page, lambda: page.mouse.move(5, 5), "p", timeout=500)
    with pytest.raises(AssertionError, match="nothing on the page matches"):
        latency(page, lambda: None, ".not-there")


def test_a_cell_that_fails_fails_the_run(page: Page, lab_server: Server):
    url = lab_server.put(notebook("1 / 0"), "fails.ipynb")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        run_all(page, url)


def test_a_cell_that_fails_fails_voila(page: Page, voila_server: Server):
    url = voila_server.put(notebook("1 / 0"), "fails.ipynb")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        open_voila(page, url)


@pytest.mark.parametrize("visit", [1, 2])
def test_each_test_has_a_fresh_kernel(visit: int, page: Page, lab_server: Server):
    cell = "assert 'seen' not in globals()\nseen = True"
    run_all(page, lab_server.put(notebook(cell), "fresh.ipynb"))


def test_what_a_page_complains_about_fails_its_test(page: Page, page_errors: PageErrors):
    page.set_content(
        "<script>console.error('logged'); setTimeout(() => { throw Error('thrown') })</script>"
    )
    page.wait_for_timeout(200)
    with pytest.raises(AssertionError, match="(?s)logged.*thrown"):
        page_errors.check()
    page_errors.messages.clear()


def test_what_a_page_cannot_load_fails_its_test(
    page: Page, page_errors: PageErrors, lab_server: Server
):
    page.goto(f"http://127.0.0.1:{lab_server.port}/no/such/page")
    with pytest.raises(AssertionError, match="404: http://127.0.0.1"):
        page_errors.check()
    page_errors.messages.clear()
