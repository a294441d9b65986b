"""The questions of the notebook on synapses, kept here so that it doesn't give the answers away."""

from __future__ import annotations

from ..errors import UnusableValueError, did_you_mean
from .question import Question

__all__ = ["ask"]

_QUESTIONS = {
    "kicks": {
        "text": "The threshold is 1 and each kick is 0.2. Count before you look: "
        "which kick makes neuron 1 fire?",
        "choices": {
            "The fifth": "Five kicks would make 1.0, if nothing were lost between them.",
            "The sixth": "Yes.",
            "None, the leak always wins": "A kick comes every 7 ms; so little is lost in between.",
        },
        "right": "The sixth",
        "because": "From one kick to the next, 7 ms later, a fraction exp(-7/100) = 0.93 is left. "
        "The fifth kick gets to 0.87 only, the sixth to 1.01. If the kicks went on without a "
        "threshold, they would add up to 0.2/(1 - 0.93), nearly 3.",
    },
    "diagonal": {
        "text": "With p = 1 and the condition i != j, what is missing from the matrix?",
        "choices": {
            "Nothing, it is full": "Look at the cells where source and target are the same neuron.",
            "The diagonal": "Exactly.",
            "One cell in ten, at random": "With p = 1 nothing is left to chance.",
        },
        "right": "The diagonal",
        "because": "i != j leaves out the synapse of a neuron onto itself. Ten such cells lie on "
        "the diagonal, so 90 of 100 remain.",
    },
    "shift": {
        "text": "One presynaptic and one postsynaptic spike, 10 ms apart. You move both of them "
        "20 ms later. What happens to the change of w?",
        "choices": {
            "It gets smaller: the traces have decayed": "A trace starts to decay when its spike "
            "comes, not before.",
            "Nothing": "Right.",
            "Its sign changes": "Which of the two comes first is still the same.",
        },
        "right": "Nothing",
        "because": "Each trace is set off by one of the two spikes and read at the other, so only "
        "the time between them counts. Try it in the lab.",
    },
    "breaks": {
        "text": "What would break the agreement between the traces and the window?",
        "choices": {
            "Clipping the weight at 0 and w_max": "Yes: what is cut off at a bound is gone.",
            "Longer time constants": "They change both sides alike.",
            "More spikes at each neuron": "The equations of the traces are linear, so what all "
            "the spikes have left simply adds up.",
        },
        "right": "Clipping the weight at 0 and w_max",
        "because": "The sum over pairs knows of no bounds on the way; the weight that is simulated "
        "does. Drag the spikes of the STDP lab until w runs into a bound.",
    },
}


def ask(name) -> Question:
    """Return a question of the notebook on synapses.

    Parameters
    ----------
    name : str
        ``'kicks'``, ``'diagonal'``, ``'shift'`` or ``'breaks'``.

    Examples
    --------
    >>> ask('diagonal')
    Question(answered=False)
    """
    if name not in _QUESTIONS:
        hint = did_you_mean(str(name), _QUESTIONS) or f"There are {', '.join(_QUESTIONS)}."
        raise UnusableValueError(f"There is no question {name!r}.", hint=hint)
    return Question(**_QUESTIONS[name])
