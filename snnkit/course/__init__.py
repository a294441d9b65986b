"""The course: questions that want a prediction before they give an answer."""

from .question import Question

__all__ = ["Question"]
