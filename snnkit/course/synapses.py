"""The questions of the notebook on synapses, kept here so that it doesn't give the answers away."""

from __future__ import annotations

from ..errors import UnusableValueError, did_you_mean
from .question import Question

__all__ = ["ask"]

_QUESTIONS = {
    "kicks": {
        "text": "Neuron 1 starts at 0. Every 7 ms it gets a kick of 0.2, and it forgets with a "
        "time constant of 100 ms. Its threshold is 1. Which kick makes it fire?",
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
    "smallest": {
        "text": "With a drive of 2: how small can the kick be for neuron 1 to fire within 100 ms?",
        "choices": {
            "0.08": "Fourteen kicks of 0.08 make 1.12. Does all of it stay until the last one?",
            "0.11": "Yes, and 0.10 is not enough.",
            "0.20": "That is enough. With a smaller kick the spike comes later, but how late?",
        },
        "right": "0.11",
        "because": "14 kicks come within 100 ms, and of each a fraction of 0.93 is left when the "
        "next one comes. So they add up to 9.2 times a single one, which has to be larger than "
        "1/9.2 = 0.108.",
    },
    "diagonal": {
        "text": "Ten neurons, the condition i != j, and p = 1: which of the 10 × 10 pairs get no "
        "synapse?",
        "choices": {
            "Every pair gets one": "Take i = 3 and j = 3. Does the condition hold?",
            "The pairs of a neuron with itself": "Exactly.",
            "One pair in ten, at random": "With p = 1 nothing is left to chance.",
        },
        "right": "The pairs of a neuron with itself",
        "because": "i != j leaves out the synapse of a neuron onto itself. There are ten such "
        "pairs, so 90 of 100 remain. In the matrix below they are the diagonal.",
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
        "the time between them counts. Try it in the lab below.",
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
        "does. Go back to the lab, and drag the spikes until w runs into a bound.",
    },
}


def ask(name) -> Question:
    """Return a question of the notebook on synapses.

    Parameters
    ----------
    name : str
        ``'kicks'``, ``'smallest'``, ``'diagonal'``, ``'shift'`` or ``'breaks'``.

    Examples
    --------
    >>> ask('diagonal')
    Question(answered=False, tries=0)
    """
    if name not in _QUESTIONS:
        hint = did_you_mean(str(name), _QUESTIONS) or f"There are {', '.join(_QUESTIONS)}."
        raise UnusableValueError(f"There is no question {name!r}.", hint=hint)
    return Question(**_QUESTIONS[name])
