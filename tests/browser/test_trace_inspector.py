"""The trace inspector under a real mouse and keyboard, in JupyterLab and in Voilà."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .harness import drag, notebook, open_voila, run_all, settled

CELL = """
from snnkit import *
from snnkit.labs import TraceInspector

G = NeuronGroup(2, '''dv/dt = (drive - v)/(10*ms) : volt
                      drive : volt''', threshold='v > 10*mV', reset='v = 0*mV', method='exact')
G.drive = [15, 12]*mV
S = Synapses(G, G, 'w : 1', on_pre='v_post += w*mV; w += 0.1')
S.connect(i=0, j=1)
M, W, spikes = StateMonitor(G, 'v', record=True), StateMonitor(S, 'w', record=True), SpikeMonitor(G)
run(100*ms)
lab = TraceInspector([M, W], spikes, threshold=10*mV)
lab
"""
LAB = ".snnkit-traceinspector"


@pytest.fixture
def lab(request: pytest.FixtureRequest, page: Page) -> Locator:
    """The inspector on a page of JupyterLab, or of Voilà if a test asks for it."""
    if getattr(request, "param", "JupyterLab") == "JupyterLab":
        server = request.getfixturevalue("lab_server")
        run_all(page, server.put(notebook(CELL), "traces.ipynb"))
    else:
        server = request.getfixturevalue("voila_server")
        open_voila(page, server.put(notebook(CELL), "traces.ipynb"))
    lab = page.locator(LAB)
    lab.locator(".snnkit-legend").wait_for()
    lab.locator(".snnkit-panels path.line").nth(2).wait_for()
    page.wait_for_timeout(300)  # the figures take their size after they appear
    return lab


both = pytest.mark.parametrize("lab", ["JupyterLab", "Voilà"], indirect=True)


def panels(lab: Locator) -> dict:
    """Where the panels are drawn on the page, without the margins."""
    picture = lab.locator(".snnkit-panels")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    left, right = 58, 14  # margins of the figure, so that a pixel can be told as a time
    return {"x": box["x"] + left, "y": box["y"], "width": box["width"] - left - right}


def read_time(lab: Locator) -> float:
    return float(re.search(r"t = ([\d.]+) ms", lab.locator(".snnkit-legend").inner_text())[1])


def box(lab: Locator, label: str) -> Locator:
    return lab.locator(".widget-text", has=lab.page.get_by_text(label, exact=True)).locator("input")


def type_into(lab: Locator, label: str, value: str) -> None:
    box(lab, label).fill(value)
    box(lab, label).press("Enter")


@both
def test_the_cursor_follows_the_pointer_once_clicked(lab: Locator, page: Page):
    place = panels(lab)
    y = place["y"] + 150
    page.mouse.move(place["x"] + 0.7 * place["width"], y)
    page.wait_for_timeout(200)
    assert read_time(lab) == 50  # not clicked yet: it stays
    page.mouse.click(place["x"] + 0.2 * place["width"], y)
    page.mouse.move(place["x"] + 0.3 * place["width"], y, steps=4)
    expect(lab.locator(".snnkit-legend .time")).to_contain_text(re.compile(r"t = (29|30|31)"))
    time = read_time(lab)
    assert time == pytest.approx(30, abs=0.5)
    expect(box(lab, "cursor")).to_have_value(re.compile(rf"^{time:g}"))

    page.mouse.click(place["x"] + 0.4 * place["width"], y)  # pinned
    expect(lab.locator(".snnkit-legend .time")).to_contain_text(re.compile(r"t = (39|40|41)"))
    pinned = read_time(lab)
    page.mouse.move(place["x"] + 0.8 * place["width"], y, steps=4)
    page.wait_for_timeout(300)
    assert read_time(lab) == pinned


def test_the_values_beside_the_panels_are_those_recorded(lab: Locator):
    type_into(lab, "cursor", "10")
    # v = 15 mV (1 - exp(-1)), 12 mV (1 - exp(-1))
    expect(lab.locator(".snnkit-legend")).to_contain_text("9.48181 mV")
    expect(lab.locator(".snnkit-legend")).to_contain_text("7.58545 mV")
    for _ in range(3):
        box(lab, "cursor").press("ArrowUp")  # an arrow key moves by one sample
    expect(lab.locator(".snnkit-legend .time")).to_have_text("t = 10.3 ms")


@both
def test_dragging_over_the_strip_zooms(lab: Locator, page: Page):
    curve = lab.locator(".snnkit-panels path.line").nth(2)
    before = curve.get_attribute("d")
    strip = lab.locator(".snnkit-overview")
    strip.scroll_into_view_if_needed()
    area = strip.bounding_box()
    width = area["width"] - 72
    x, y = area["x"] + 58, area["y"] + 20
    page.mouse.move(x + 0.2 * width, y)
    page.mouse.down()
    page.mouse.move(x + 0.4 * width, y, steps=6)
    page.mouse.up()
    expect(box(lab, "from")).to_have_value(re.compile(r"^(19|20)"))
    expect(box(lab, "to")).to_have_value(re.compile(r"^(39|40)"))
    assert curve.get_attribute("d") != before
    page.mouse.click(x + 0.9 * width, y)  # a click beside the window: all again
    expect(box(lab, "to")).to_have_value("100")
    expect(lab.locator(".snnkit-summary")).to_contain_text("from 0 ms to 100 ms; 15 spikes")


@both
def test_boxes_and_buttons_do_the_same(lab: Locator, page: Page):
    type_into(lab, "from", "20")
    type_into(lab, "to", "40")
    expect(lab.locator(".snnkit-summary")).to_contain_text("from 20 ms to 40 ms")
    lab.get_by_role("button", name="+", exact=True).click()
    expect(lab.locator(".snnkit-summary")).to_contain_text("from 25 ms to 35 ms")
    type_into(lab, "from", "50")
    expect(lab.get_by_role("alert")).to_contain_text("must end after it begins")
    expect(lab.locator(".snnkit-summary")).to_contain_text("from 25 ms to 35 ms")
    lab.get_by_role("button", name="all", exact=True).click()
    expect(lab.get_by_role("alert")).to_have_count(0)
    expect(box(lab, "from")).to_have_value("0")


def test_the_wheel_zooms_and_the_hand_pans(lab: Locator, page: Page):
    lab.get_by_role("button", name="Pan & zoom").click()
    place = panels(lab)
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + 150)
    page.mouse.wheel(0, -700)
    expect(box(lab, "from")).to_have_value(re.compile(r"^2\d\."))
    start = float(settled(box(lab, "from")))
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] / 2 - 80, place["y"] + 150, steps=5)
    page.mouse.up()
    assert float(settled(box(lab, "from"))) > start + 3


def test_dragged_marks_tell_their_distance(lab: Locator, page: Page):
    place = panels(lab)
    mark = lab.locator(".snnkit-rail g.object_grp path").first
    drag(page, mark, dx=0.1 * place["width"], dy=0)
    expect(box(lab, "A")).to_have_value(re.compile(r"^3[45]"))
    time = float(settled(box(lab, "A")))
    table = lab.locator(".snnkit-marks")
    expect(table).to_contain_text(f"A: {time:g} ms")
    expect(table).to_contain_text(f"Δt = {75 - time:g} ms")
    type_into(lab, "B", "90")
    expect(table).to_contain_text("B: 90 ms")
    handle = lab.locator(".snnkit-rail g.object_grp path").nth(1).bounding_box()
    middle = handle["x"] + handle["width"] / 2
    assert middle == pytest.approx(place["x"] + 0.9 * place["width"], abs=3)


def test_a_refused_time_gives_way_to_the_one_in_use(lab: Locator):
    curve = lab.locator(".snnkit-panels path.line").nth(2)
    before = curve.get_attribute("d")
    refused = {
        "from": ("-500", "0"),
        "to": ("1e99", "100"),
        "cursor": ("99999", "50"),
        "A": ("-5", "25"),
    }
    for label, (typed, used) in refused.items():
        type_into(lab, label, typed)
        expect(lab.get_by_role("alert")).to_contain_text(f"recorded at {float(typed):.8g} ms")
        expect(box(lab, label)).to_have_value(used)
    assert curve.get_attribute("d") == before


def test_choosing_what_is_shown(lab: Locator, page: Page):
    lab.locator(".snnkit-choose-variables select").select_option("w")
    expect(lab.locator(".snnkit-legend")).not_to_contain_text("v[0]")
    expect(lab.locator(".snnkit-summary")).to_contain_text("1 trace of w")
    lab.locator(".snnkit-choose-variables select").select_option(["v", "w"])
    expect(lab.locator(".snnkit-legend")).to_contain_text("v[1]")


@pytest.mark.parametrize("width", [1280, 800])
def test_nothing_is_cut_at_either_width(width: int, page: Page, lab_server):
    page.set_viewport_size({"width": width, "height": 900})
    run_all(page, lab_server.put(notebook(CELL), "traces.ipynb"))
    lab = page.locator(LAB)
    lab.locator(".snnkit-legend").wait_for()
    page.wait_for_timeout(500)
    cut = lab.evaluate(
        """lab => [...lab.querySelectorAll('button, .snnkit-legend .row, .snnkit-marks, text')]
            .filter(part => part.textContent.trim())
            .filter(part => !part.ownerSVGElement && part.scrollWidth > part.clientWidth + 1
                || part.getBoundingClientRect().right > lab.getBoundingClientRect().right + 1)
            .map(part => part.textContent)"""
    )
    assert cut == []
    scrolled = lab.evaluate(
        """lab => [...lab.querySelectorAll('.snnkit-legend .group')]
            .map(group => group.scrollHeight - group.clientHeight)"""
    )
    assert max(scrolled) <= 0
