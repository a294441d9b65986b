"""STDPLab in real pages: a hand drags spikes and types times, and the picture follows."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .harness import drag, latency, notebook, open_voila, run_all, settled

LAB = ".snnkit-stdplab"
CELL = """
from snnkit.labs import STDPLab
STDPLab()
"""


@pytest.fixture(params=["JupyterLab", "Voilà"])
def lab(request: pytest.FixtureRequest, page: Page) -> Page:
    """A page with the lab."""
    if request.param == "JupyterLab":
        server = request.getfixturevalue("lab_server")
        run_all(page, server.put(notebook(CELL), "stdp.ipynb"))
    else:
        server = request.getfixturevalue("voila_server")
        open_voila(page, server.put(notebook(CELL), "stdp.ipynb"))
    spikes(page).nth(3).wait_for()
    page.locator(f"{LAB} .snnkit-stdp-window path.dot").nth(3).wait_for()
    return page


def spikes(page: Page) -> Locator:
    """The handles: two presynaptic, then two postsynaptic ones."""
    return page.locator(f"{LAB} .snnkit-stdp-spikes g.object_grp path.dot")


def times(page: Page, row: int) -> Locator:
    return page.locator(f"{LAB} input[type=text]").nth(row)


def type_times(page: Page, row: int, text: str) -> None:
    times(page, row).fill(text)
    times(page, row).press("Enter")


def picture(page: Page) -> dict:
    """What is drawn, as text."""
    return page.evaluate(
        """lab => Object.fromEntries(['traces', 'weight', 'window'].map(name => [name,
            [...document.querySelectorAll(`${lab} .snnkit-stdp-${name} path.line,
                                           ${lab} .snnkit-stdp-${name} g.object_grp`)]
                .map(node => node.getAttribute('d') ?? node.getAttribute('transform')).join()]))""",
        LAB,
    )


def numbers(page: Page) -> str:
    return page.locator(f"{LAB} .snnkit-stdp-numbers").inner_text()


def middle(locator: Locator) -> float:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2


def test_the_picture_follows_a_dragged_spike(lab: Page):
    before, said = picture(lab), numbers(lab)
    drag(lab, spikes(lab).nth(2), dx=-30, dy=0)
    expect(times(lab, 1)).not_to_have_value("20, 35")
    time = float(settled(times(lab, 1)).split(",")[0])
    after = picture(lab)
    assert [name for name in before if before[name] == after[name]] == []
    assert numbers(lab) != said
    assert 10 < time < 20
    # the handle is where its time is
    left, right = middle(spikes(lab).nth(0)), middle(spikes(lab).nth(1))
    assert middle(spikes(lab).nth(2)) == pytest.approx(
        left + (time - 10) / 30 * (right - left), abs=1.5
    )


def test_each_move_of_the_mouse_is_followed(lab: Page):
    box = spikes(lab).nth(1).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    lab.mouse.move(x, y)
    lab.mouse.down()
    shown = picture(lab)["weight"]
    for k in range(1, 6):
        lab.mouse.move(x - 8 * k, y)
        for _ in range(100):  # how soon it follows is measured in the benchmarks
            if picture(lab)["weight"] != shown:
                break
            lab.wait_for_timeout(50)
        assert picture(lab)["weight"] != shown
        lab.wait_for_timeout(150)
        shown = picture(lab)["weight"]
    lab.mouse.up()


def test_typed_times_move_the_spikes(lab: Page):
    before = picture(lab)
    type_times(lab, 0, "5, 25, 50")
    spikes(lab).nth(4).wait_for()
    expect(lab.locator(f"{LAB} .snnkit-summary")).to_contain_text("6 pairs")
    assert picture(lab)["traces"] != before["traces"]
    type_times(lab, 0, "")
    expect(spikes(lab)).to_have_count(2)
    expect(lab.locator(f"{LAB} .snnkit-summary")).to_contain_text("0 pairs")
    type_times(lab, 0, "30.04")
    expect(times(lab, 0)).to_have_value("30")
    expect(spikes(lab)).to_have_count(3)


def test_bad_text_is_told_and_the_picture_stays(lab: Page):
    before = picture(lab)
    type_times(lab, 1, "20, 3x5")
    message = lab.locator(f"{LAB} .snnkit-message pre")
    expect(message).to_contain_text("`3x5` is not a time")
    expect(message).to_contain_text("^^^")
    expect(message).to_have_css("word-break", "normal")  # JupyterLab would break within words
    assert picture(lab) == before
    type_times(lab, 1, "20, 30")
    expect(message).to_have_count(0)


def test_a_slider_moves_the_window(lab: Page):
    lab.locator(f"{LAB} .noUi-handle").first.focus()
    time = latency(
        lab, lambda: lab.keyboard.press("ArrowRight"), f"{LAB} .snnkit-stdp-window path.line"
    )
    assert time < 2000


@pytest.mark.parametrize("width", [1280, 800])
def test_nothing_is_cut_off(lab: Page, width: int):
    lab.set_viewport_size({"width": width, "height": 900})
    lab.wait_for_timeout(500)
    wide = lab.locator(LAB).evaluate(
        """lab => [...lab.querySelectorAll('svg.bqplot, input, label, button, .widget-slider')]
            .map(node => node.getBoundingClientRect().right - lab.getBoundingClientRect().right)"""
    )
    assert max(wide) < 2
    svg = lab.locator(f"{LAB} .snnkit-stdp-spikes svg").first.bounding_box()
    assert svg["width"] > 250
