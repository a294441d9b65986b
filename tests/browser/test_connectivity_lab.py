"""ConnectivityLab in real pages: p by keyboard, a slip of the pen, neurons under the pointer."""

from statistics import median

import pytest
from playwright.sync_api import Locator, Page, expect

from .harness import latency, notebook, open_voila, run_all

LAB = ".snnkit-connectivitylab"
PICTURES = f"{LAB} .snnkit-columns svg, {LAB} .snnkit-matrix svg"
INK, ORANGE, BLUE, RED = (
    "rgb(34, 34, 34)",
    "rgb(230, 159, 0)",
    "rgb(0, 114, 178)",
    "rgb(213, 94, 0)",
)
CELL = """
from snnkit.labs import ConnectivityLab
ConnectivityLab(rule='i != j', N=10, p=0.2)
"""


@pytest.fixture(params=["JupyterLab", "Voilà"])
def lab(request: pytest.FixtureRequest, page: Page) -> Page:
    """A page with the lab."""
    if request.param == "JupyterLab":
        server = request.getfixturevalue("lab_server")
        run_all(page, server.put(notebook(CELL), "connectivity.ipynb"))
    else:
        server = request.getfixturevalue("voila_server")
        open_voila(page, server.put(notebook(CELL), "connectivity.ipynb"))
    target(page, 9).wait_for()
    page.locator(f"{LAB} .snnkit-matrix path.dot").nth(99).wait_for(state="attached")
    page.wait_for_timeout(500)  # the matrix may still take its place beside the columns
    return page


def source(page: Page, k: int) -> Locator:
    return page.locator(f"{LAB} .snnkit-columns path.dot[style*='fill: {BLUE}']").nth(k)


def target(page: Page, k: int) -> Locator:
    return page.locator(f"{LAB} .snnkit-columns path.dot[style*='fill: {RED}']").nth(k)


def drawn(page: Page) -> dict[str, int]:
    """How many lines and squares there are, and how many of each are lit."""
    paths = {
        "lines": f".snnkit-columns path.line[style*='stroke: {INK}']",
        "lit lines": f".snnkit-columns path.line[style*='stroke: {ORANGE}']",
        "squares": f".snnkit-matrix path.line[style*='fill: {INK}']",
        "lit squares": f".snnkit-matrix path.line[style*='stroke: {INK}; fill: {ORANGE}']",
    }
    return {name: _parts(page.locator(f"{LAB} {path}")) for name, path in paths.items()}


def expect_drawn(page: Page, wanted: dict[str, int]):
    """Wait until so much is drawn: the words come a moment before the marks do."""
    for _ in range(50):
        seen = drawn(page)
        if wanted.items() <= seen.items():
            return
        page.wait_for_timeout(100)
    assert {name: seen[name] for name in wanted} == wanted


def _parts(path: Locator) -> int:
    return (path.get_attribute("d") or "").count("M") if path.count() else 0


def summary(page: Page) -> Locator:
    return page.locator(f"{LAB} .snnkit-summary")


def count(page: Page) -> int:
    return int(summary(page).inner_text().split("In all: ")[-1].split(" synapse")[0])


def message(page: Page) -> Locator:
    return page.locator(f"{LAB} .snnkit-message pre")


def test_the_pictures_follow_p(lab: Page):
    few = count(lab)
    expect_drawn(lab, {"lines": few, "squares": few, "lit lines": 0, "lit squares": 0})
    lab.locator(f"{LAB} .noUi-handle").focus()
    keys = ["PageUp", "PageDown"] * 3 + ["PageUp", "PageUp"]
    times = [latency(lab, lambda key=key: lab.keyboard.press(key), PICTURES) for key in keys]
    print(f"p to picture: median {median(times):.0f} ms")
    many = count(lab)
    assert many > few
    expect_drawn(lab, {"lines": many, "squares": many, "lit lines": 0, "lit squares": 0})
    expect(lab.locator(f"{LAB} .snnkit-call")).to_have_text("S.connect(condition='i != j', p=0.3)")


def test_a_slip_of_the_pen_is_pointed_at_and_the_picture_stays(lab: Page):
    before = drawn(lab)
    rule = lab.get_by_label("rule", exact=True)
    rule.fill("abs(i-k) < 4")
    rule.press("Enter")
    expect(message(lab)).to_contain_text("I don't know the name `k`")
    lines = message(lab).inner_text().splitlines()
    assert lines[2].index("^") == lines[1].index("k")
    assert drawn(lab) == before
    source(lab, 3).hover()  # the picture can still be looked at
    expect(summary(lab)).to_contain_text("Source neuron 3")
    expect(message(lab)).to_contain_text("I don't know the name `k`")
    rule.fill("abs(i-j) < 4 and i != j")
    rule.press("Enter")
    expect(message(lab)).to_have_count(0)
    expect(summary(lab)).to_contain_text("expected: 9.6")


def test_a_neuron_under_the_pointer_lights_its_synapses_in_both_pictures(lab: Page):
    for k in range(10):
        source(lab, k).hover()
        expect(summary(lab)).to_contain_text(f"Source neuron {k}:")
        mine = int(summary(lab).inner_text().split(": ")[1].split()[0])
        expect_drawn(lab, {"lit lines": mine, "lit squares": mine})
    lab.mouse.move(5, 5)
    expect(summary(lab)).not_to_contain_text("Source neuron 9")
    expect_drawn(lab, {"lit lines": 0})


def test_a_click_keeps_the_light_and_the_number_boxes_follow(lab: Page):
    box = lab.get_by_label("target", exact=True)
    target(lab, 3).click()
    expect(box).to_have_value("3")
    lab.mouse.move(5, 5)
    expect(summary(lab)).to_contain_text("Target neuron 3:")
    lit = int(summary(lab).inner_text().split(": ")[1].split()[0])
    assert lit > 0
    expect_drawn(lab, {"lit lines": lit})
    box.fill("-1")
    box.press("Enter")
    expect(summary(lab)).not_to_contain_text("Target neuron 3:")
    expect_drawn(lab, {"lit lines": 0})
    box.fill("3")
    box.press("Enter")
    expect(summary(lab)).to_contain_text("Target neuron 3:")
    expect_drawn(lab, {"lit squares": lit})


def test_a_cell_of_the_matrix_can_be_clicked(lab: Page):
    cell = lab.locator(f"{LAB} .snnkit-matrix path.dot").nth(4 * 10 + 2)
    cell.click(force=True)  # it is transparent
    expect(lab.get_by_label("source", exact=True)).to_have_value("2")
    expect(lab.get_by_label("target", exact=True)).to_have_value("4")
    expect(summary(lab)).to_contain_text("From 2 to 4:")


def test_a_click_beside_the_circles_finds_the_nearest(lab: Page):
    field = lab.locator(f"{LAB} .snnkit-columns image").bounding_box()
    lab.mouse.click(field["x"] + 3, field["y"] + 0.52 * field["height"])
    expect(lab.get_by_label("source", exact=True)).to_have_value("4")
    lab.mouse.click(field["x"] + 0.5 * field["width"], field["y"] + 3)
    expect(lab.get_by_label("source", exact=True)).to_have_value("-1")


def test_no_synapses_and_thousands(lab: Page):
    """Neither an empty path nor an image makes the page complain: the fixture listens."""
    lab.locator(f"{LAB} .noUi-handle").focus()
    lab.keyboard.press("Home")
    expect(summary(lab)).to_contain_text("0 synapses")
    expect_drawn(lab, {"lines": 0})
    lab.keyboard.press("End")
    expect(summary(lab)).to_contain_text("90 synapses")


def test_both_pictures_fit_into_a_narrow_page(lab: Page):
    lab.set_viewport_size({"width": 800, "height": 800})
    lab.wait_for_timeout(1000)
    edge = lab.locator(LAB).bounding_box()
    for figure in ("columns", "matrix"):
        box = lab.locator(f"{LAB} .snnkit-{figure}").bounding_box()
        assert box["x"] >= edge["x"] - 1
        assert box["x"] + box["width"] <= min(edge["x"] + edge["width"], 800) + 1
