"""A question keeps its answer until the learner has committed to a prediction."""

import pytest

from snnkit.course import Question
from snnkit.errors import UnusableValueError


@pytest.fixture
def question():
    choices = {"3": "Too few.", "4": "Right.", "5": "Too many."}
    return Question("2 + 2?", choices, right="4", because="Count.")


def everything_shown(widget):
    texts = [getattr(widget, "value", ""), getattr(widget, "description", "")]
    return " ".join(map(str, texts)) + "".join(
        map(everything_shown, getattr(widget, "children", ()))
    )


def test_the_answer_is_not_in_the_page_before_a_choice(question):
    assert "Count." not in everything_shown(question)
    assert repr(question) == "Question(answered=False, tries=0)"


def test_a_wrong_choice_gets_a_hint_and_another_try(question):
    question._buttons["5"].click()
    shown = everything_shown(question)
    assert "Too many. Try again." in shown
    assert "✗ 5" in shown
    assert "✓" not in shown
    assert "Count." not in shown
    question._buttons["4"].click()
    assert "Right. Count." in everything_shown(question)
    assert repr(question) == "Question(answered=True, right=True, tries=2)"


def test_the_same_wrong_choice_again_is_no_second_try(question):
    question.choose("5")
    question.choose("5")
    assert not question.answered


def test_the_second_wrong_choice_opens_the_answer(question):
    question.choose("5")
    question.choose("3")
    assert "Too few. Count." in everything_shown(question)
    assert repr(question) == "Question(answered=True, right=False, tries=2)"


def test_when_the_answer_is_open_a_click_tells_of_the_other_choices(question):
    question.choose("4")
    question.choose("5")
    assert "Too many. Count." in everything_shown(question)
    assert repr(question) == "Question(answered=True, right=True, tries=1)"


def test_right_and_wrong_differ_in_more_than_colour(question):
    question.choose("5")
    question.choose("3")
    for button in ("✗ 3", "✓ 4", "✗ 5"):
        assert button in everything_shown(question)


def test_the_right_answer_must_be_among_the_choices():
    with pytest.raises(UnusableValueError, match="not among the choices"):
        Question("?", {"a": "."}, right="b", because="")


def test_text_is_not_markup():
    question = Question("<b>1</b> < 2?", {"yes": "<i>"}, right="yes", because="")
    question.choose("yes")
    assert "&lt;b&gt;" in everything_shown(question)
    assert "&lt;i&gt;" in everything_shown(question)
