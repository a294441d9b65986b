"""The whole tutorial in JupyterLab, as a learner goes through it."""

import re

import pytest
from playwright.sync_api import Page, expect

from .harness import drag, run_all


@pytest.fixture
def tutorial(page: Page, lab_server) -> Page:
    """The notebook after "run all", on a page high enough that no cell waits to be scrolled to."""
    page.set_viewport_size({"width": 1280, "height": 20000})
    run_all(page, lab_server.url("tutorials/2-synapses.ipynb"))
    page.locator(".snnkit-stdplab .snnkit-stdp-spikes path.dot").nth(3).wait_for()
    return page


def test_a_learner_goes_through_it(tutorial: Page):
    explorer_follows_its_slider(tutorial)
    p_changes_the_number_of_synapses(tutorial)
    a_mistyped_rule_is_pointed_at(tutorial)
    the_weight_goes_both_ways(tutorial)
    a_dragged_spike_changes_the_weight(tutorial)
    a_question_gives_a_hint_before_its_answer(tutorial)


def explorer_follows_its_slider(page: Page):
    lab = page.locator(".snnkit-explorer").first
    curve = lab.locator("path.line").nth(1)
    before = curve.get_attribute("d")
    lab.locator(".noUi-handle").first.press("ArrowRight")
    expect(curve).not_to_have_attribute("d", before)
    lab.locator("input[type=checkbox]").uncheck()
    expect(lab.locator(".snnkit-summary")).to_contain_text("between 0 and 0.99")


def p_changes_the_number_of_synapses(page: Page):
    lab = page.locator(".snnkit-connectivitylab").first
    summary = lab.locator(".snnkit-summary")
    expect(summary).to_contain_text("18 synapses")
    lab.locator(".noUi-handle").press("ArrowLeft")
    expect(summary).not_to_contain_text("18 synapses")


def the_weight_goes_both_ways(page: Page):
    lab = page.locator(".snnkit-explorer").nth(2)
    lab.locator("input[type=checkbox]").uncheck()
    summary = lab.locator(".snnkit-summary")
    expect(summary).to_contain_text("between -0.0105 and 0.02607")
    first = lab.locator(".noUi-handle").first
    for _ in range(20):  # from 10 to 30 ms, past the other spike
        first.press("ArrowRight")
    expect(summary).to_contain_text("and 0.02:")


def a_mistyped_rule_is_pointed_at(page: Page):
    lab = page.locator(".snnkit-connectivitylab").nth(1)
    summary, rule = lab.locator(".snnkit-summary"), lab.locator("input[type=text]").first
    expect(summary).to_contain_text("48 synapses")
    rule.fill("abs(i - jj) < 4")
    rule.press("Enter")
    message = lab.locator(".snnkit-message")
    expect(message).to_contain_text("I don't know the name `jj`")
    lines = message.locator("pre").inner_text().split("\n")
    carets = next(line for line in lines if re.fullmatch(r" *\^+", line))
    source = lines[lines.index(carets) - 1]
    assert source[carets.index("^") : len(carets)] == "jj"
    expect(summary).to_contain_text("48 synapses")
    rule.fill("i == j")
    rule.press("Enter")
    expect(summary).to_contain_text("10 synapses")
    expect(message).to_have_text("")


def a_dragged_spike_changes_the_weight(page: Page):
    lab = page.locator(".snnkit-stdplab")
    numbers = lab.locator(".snnkit-stdp-numbers")
    before = numbers.inner_text()
    drag(page, lab.locator(".snnkit-stdp-spikes g.object_grp path.dot").nth(2), dx=-25, dy=0)
    expect(numbers).not_to_have_text(before, use_inner_text=True)


def a_question_gives_a_hint_before_its_answer(page: Page):
    question = page.locator(".snnkit-question").nth(2)
    expect(question).not_to_contain_text("90 of 100")
    question.get_by_role("button", name="Every pair gets one").click()
    expect(question).to_contain_text("Try again.")
    expect(question).not_to_contain_text("90 of 100")
    question.get_by_role("button", name="The pairs of a neuron with itself").click()
    expect(question).to_contain_text("90 of 100")
