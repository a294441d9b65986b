"""Strings that are not the model language are refused, and nothing in them is ever executed."""

import signal
import threading
from contextlib import contextmanager

import pytest

from snnkit import SnnkitError

from ..snippets import play

CELLS = "G = NeuronGroup(3, 'v : 1', threshold='v > 1', reset='v = 0')\n"
WIRED = CELLS + "S = Synapses(G, G, 'w : 1', on_pre='v_post += w')\n"
CONNECTED = WIRED + "S.connect()\n"

#: every place that takes a string; TEXT is the string
ENTRANCES = {
    "model": "G = NeuronGroup(1, 'x = ' + TEXT + ' : 1')\nrun(1*ms)",
    "differential equation": "G = NeuronGroup(1, 'dx/dt = (' + TEXT + ')/ms : 1')\nrun(1*ms)",
    "unit": "G = NeuronGroup(1, 'x : ' + TEXT)\nrun(1*ms)",
    "threshold": "G = NeuronGroup(1, 'v : 1', threshold=TEXT)\nrun(1*ms)",
    "reset": "G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = ' + TEXT)\nrun(1*ms)",
    "refractory": "G = NeuronGroup(1, 'v : 1', threshold='v > 1', refractory=TEXT)\nrun(1*ms)",
    "synaptic model": CELLS + "S = Synapses(G, G, 'w = ' + TEXT + ': 1')\nS.connect()\nrun(1*ms)",
    "on_pre": CELLS + "S = Synapses(G, G, on_pre='v += ' + TEXT)\nS.connect()\nrun(1*ms)",
    "on_post": CELLS + "S = Synapses(G, G, on_post='v += ' + TEXT)\nS.connect()\nrun(1*ms)",
    "condition": WIRED + "S.connect(TEXT)",
    "i=": WIRED + "S.connect(i=TEXT)",
    "j=": WIRED + "S.connect(j=TEXT)",
    "range": WIRED + "S.connect(j='k for k in range(' + TEXT + ')')",
    "if": WIRED + "S.connect(j='k for k in range(3) if ' + TEXT)",
    "p=": WIRED + "S.connect(p=TEXT)",
    "variable set": CELLS + "G.v = TEXT",
    "selection": CELLS + "G.v[TEXT]",
    "synaptic variable set": CONNECTED + "S.w = TEXT",
    "synapses selected": CONNECTED + "S[TEXT]",
    "delay": CONNECTED + "S.delay = TEXT",
}

FOREIGN = [
    "__import__('os').system('true')",
    "().__class__.__base__.__subclasses__()",
    "boom()",
    "boom",
    "boom.__globals__",
    "harmless()",
    "exec('1')",
    "eval('1')",
    "open('x')",
    "print(1)",
    "np.pi",
    "v.real",
    "v[0]",
    "[1, 2][0]",
    "(1, 2)",
    "{1: 2}",
    "lambda: 1",
    "(lambda: boom())()",
    "[boom() for k in range(1)]",
    "__name__",
    "_private",
    "f'{boom()}'",
    "'text'",
    "b'bytes'",
    "(x := 1)",
    "exp(*[1])",
    "exp(x=1)",
    "exp(**{})",
    "(yield)",
    "(await boom())",
    "1 if boom() else 2",
    "1j",
    "None",
    "...",
    "1 is 1",
    "1 in (1, 2)",
    "1 @ 2",
    "1 & 2",
    "~1",
    "1; boom()",
    "import os",
    "del v",
    "`1`",
    "$x",
    "1 +",
    "(1",
    "1)",
    "i\0",
    "((((",
    "(" * 3000 + "1" + ")" * 3000,
    "-" * 200 + "1",
    "+".join(["1"] * 400),
    "ｖ.real",
    "µ()",
    "９９x",
    "‮1",
    "",
    "   ",
]


@contextmanager
def at_most(seconds):
    """Turn what would never end into a failure."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_):
        raise TimeoutError(f"still busy after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def attempt(entrance, text):
    """Whether a call in the string was carried out; fails unless snnkit refused it."""
    executed = []

    def boom():
        executed.append(text)
        return 1

    with pytest.raises(SnnkitError) as refusal, at_most(3):
        play(ENTRANCES[entrance], TEXT=text, boom=boom, harmless=boom)
    assert str(refusal.value).strip(), "a refusal says why"
    assert not executed


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_foreign_strings_are_refused_and_never_executed(entrance):
    failures = {}
    for text in FOREIGN:
        if entrance == "reset" and text in ("1; boom()",):
            text = "1; boom"
        try:
            attempt(entrance, text)
        except BaseException as failure:  # told together: one run shows them all
            if isinstance(failure, (KeyboardInterrupt, SystemExit)):
                raise
            failures[text[:40]] = f"{type(failure).__name__}: {failure}"[:120]
    assert not failures


PLACES = {
    "model": "NeuronGroup(1, TEXT)",
    "threshold": "NeuronGroup(1, 'v : 1', threshold=TEXT)",
    "reset": "NeuronGroup(1, 'v : 1', threshold='v > 1', reset=TEXT)",
    "refractory": "NeuronGroup(1, 'v : 1', threshold='v > 1', refractory=TEXT)",
    "synaptic model": CELLS + "Synapses(G, G, TEXT)",
    "on_pre": CELLS + "Synapses(G, G, on_pre=TEXT)",
    "on_post": CELLS + "Synapses(G, G, on_post=TEXT)",
    "condition": WIRED + "S.connect(TEXT)",
    "delay": CONNECTED + "S.delay = TEXT",
    "delay=": CELLS + "S = Synapses(G, G, on_pre='v += 1', delay=TEXT)",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("thing", [3, 2.5, True + 1])
def test_numbers_are_no_strings(place, thing):
    with pytest.raises(SnnkitError):
        play(PLACES[place], TEXT=thing)


@pytest.mark.parametrize("place", ["model", "threshold", "reset", "on_pre"])
@pytest.mark.parametrize("thing", [b"v > 1", object(), lambda: 1])
def test_objects_are_no_strings(place, thing):
    with pytest.raises(SnnkitError):
        play(PLACES[place], TEXT=thing)


@pytest.mark.parametrize("place", ["model", "threshold", "reset", "synaptic model", "on_pre"])
@pytest.mark.parametrize("thing", [["v > 1"], {"v": 1}])
def test_lists_are_no_strings(place, thing):
    with pytest.raises(SnnkitError):
        play(PLACES[place], TEXT=thing)


@pytest.mark.parametrize("place", ["refractory", "delay", "delay="])
@pytest.mark.parametrize("thing", [b"one", object(), {"v": 1}, lambda: 1])
def test_objects_are_no_times(place, thing):
    with pytest.raises(SnnkitError):
        play(PLACES[place], TEXT=thing)


@pytest.mark.parametrize(
    "text",
    ["10**400", "9" * 400, "1/0", "1//0", "1 % 0", "0**-1", "2.0**10000", "(-8)**0.5"],
)
def test_numbers_beyond_all_bounds_end_in_a_value_or_a_refusal(text):
    """As in Brian these are nan, inf or an error in words; never a hang or a raw error."""
    for entrance in ("variable set", "differential equation", "j=", "condition"):
        with at_most(3):
            try:
                play(ENTRANCES[entrance], TEXT=text)
            except SnnkitError:
                pass


@pytest.mark.parametrize("entrance", ["variable set", "differential equation"])
def test_towers_of_powers_do_not_hang(entrance):
    with at_most(1):
        try:
            play(ENTRANCES[entrance], TEXT="9**9**9**9")
        except SnnkitError:
            pass


@pytest.mark.parametrize("entrance", ["variable set", "j=", "range", "if", "reset"])
@pytest.mark.parametrize(
    "text", ["\ud800", "-" * 30000 + "1"], ids=["lone surrogate", "30000 minus"]
)
def test_what_python_itself_chokes_on(entrance, text):
    with pytest.raises(SnnkitError):
        play(ENTRANCES[entrance], TEXT=text)


@pytest.mark.parametrize("name", ["class", "lambda", "None", "True", "if"])
def test_words_of_python_cannot_be_names_of_variables(name):
    with pytest.raises(SnnkitError):
        play(f"NeuronGroup(1, '{name} : 1')")


def test_a_variable_spelled_in_two_ways_is_one_variable():
    """Python takes the ligature and the full-width letter for plain letters."""
    scope = play("G = NeuronGroup(1, 'x = 2*ﬁ : 1\\nﬁ : 1')\nG.fi = 2")
    assert scope["G"].x[0] == 4
