"""A question keeps its answer until the learner has committed to a prediction."""

import pytest

from snnkit.course import Question
from snnkit.errors import UnusableValueError


@pytest.fixture
def question():
    return Question("2 + 2?", {"4": "Right.", "5": "One too many."}, right="4", because="Count.")


def everything_shown(widget):
    texts = [getattr(widget, "value", ""), getattr(widget, "description", "")]
    return " ".join(map(str, texts)) + "".join(
        map(everything_shown, getattr(widget, "children", ()))
    )


def test_the_answer_is_not_in_the_page_before_a_choice(question):
    assert "Count." not in everything_shown(question)
    assert repr(question) == "Question(answered=False)"


def test_a_click_opens_the_answer(question):
    question._buttons["5"].click()
    assert "One too many." in everything_shown(question)
    assert "Count." in everything_shown(question)
    assert repr(question) == "Question(answered=True, right=False)"


def test_right_and_wrong_differ_in_more_than_colour(question):
    question.choose("5")
    assert "✓ 4" in everything_shown(question)
    assert "✗ 5" in everything_shown(question)


def test_the_right_answer_must_be_among_the_choices():
    with pytest.raises(UnusableValueError, match="not among the choices"):
        Question("?", {"a": "."}, right="b", because="")


def test_text_is_not_markup():
    question = Question("<b>1</b> < 2?", {"yes": "<i>"}, right="yes", because="")
    question.choose("yes")
    assert "&lt;b&gt;" in everything_shown(question)
    assert "&lt;i&gt;" in everything_shown(question)
