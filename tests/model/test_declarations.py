"""What equations may say of variables, in groups of neurons and in synapses."""

import numpy as np
import pytest

from snnkit import ModelSyntaxError

from ..snippets import play

CELLS = "G = NeuronGroup(2, 'v : 1', threshold='v >= 0', reset='v = 0')\n"


@pytest.mark.parametrize("name", ["j", "delay", "lastupdate", "lastspike"])
def test_names_of_synapses_are_free_for_neurons(name):
    scope = play(f"""
G = NeuronGroup(2, 'd{name}/dt = 1/second : 1', threshold='{name} > 0', reset='{name} = -1')
run(0.3*ms)""")
    assert (getattr(scope["G"], name)[:] < 0).all()


def test_a_time_of_the_last_spike_of_ones_own():
    scope = play(
        CELLS
        + """
S = Synapses(G, G, 'lastspike : second', on_pre='lastspike = t')
S.connect()
run(0.5*ms)"""
    )
    assert np.allclose(scope["S"].lastspike_[:], 0.4e-3)


@pytest.mark.parametrize("name", ["j", "delay", "i", "t", "N", "not_refractory"])
def test_names_that_synapses_have(name):
    with pytest.raises(ModelSyntaxError, match=f"`{name}` cannot be"):
        play(CELLS + f"S = Synapses(G, G, '{name} : 1')")


def test_name_that_synapses_with_event_driven_equations_have():
    with pytest.raises(ModelSyntaxError, match="`lastupdate` cannot be"):
        play(
            CELLS
            + "S = Synapses(G, G, '''lastupdate : second\n"
            + "dx/dt = -x/ms : 1 (event-driven)''')"
        )


@pytest.mark.parametrize(
    "model",
    [
        "x = rand() : 1",
        "x = 2 + y*randn() : 1\ny : 1",
        "x = poisson(3) : 1 (shared)",
    ],
)
def test_chance_in_a_subexpression_must_be_held(model):
    with pytest.raises(ModelSyntaxError, match="constant over dt"):
        play(f"NeuronGroup(1, '''{model}''')")
    with pytest.raises(ModelSyntaxError, match="constant over dt"):
        play(CELLS + f"Synapses(G, G, '''{model}''')")


@pytest.mark.parametrize(
    "model",
    [
        "dx/dt = (y - x)/ms : 1 (event-driven)\ndy/dt = -y/ms : 1 (clock-driven)",
        "dx/dt = (y - x)/ms : 1 (event-driven)\ndy/dt = -y/ms : 1",
        "dx/dt = (z - x)/ms : 1 (clock-driven)\nz = y : 1\ndy/dt = -y/ms : 1 (event-driven)",
        "v_post = 2*y : 1 (summed)\ndy/dt = -y/ms : 1 (event-driven)",
    ],
)
def test_what_is_known_at_events_and_what_in_every_step(model):
    with pytest.raises(ModelSyntaxError, match="depends"):
        play(CELLS + f"Synapses(G, G, '''{model}''')")


@pytest.mark.parametrize(
    "model",
    [
        "dx/dt = (z - x)/ms : 1 (event-driven)\nz = 2*w : 1\nw : 1",
        "dx/dt = (v_pre - x)/ms : 1 (event-driven)",
        "dx/dt = (z - x)/ms : 1 (event-driven)\nz = y : 1 (constant over dt)\ndy/dt = -y/ms : 1",
    ],
)
def test_what_event_driven_variables_may_depend_on(model):
    play(CELLS + f"S = Synapses(G, G, '''{model}''', on_pre='x += 1')\nS.connect()\nrun(0.2*ms)")


@pytest.mark.parametrize("unit", ["boolean", "bool", "integer"])
def test_what_changes_in_time_is_a_real_number(unit):
    with pytest.raises(ModelSyntaxError, match="real number"):
        play(f"NeuronGroup(1, 'dx/dt = 1/ms : {unit}')")


@pytest.mark.parametrize(
    ("unit", "same"),
    [
        ("volt/second", "volt/second"),
        ("1/second", "Hz"),
        ("radian", "1"),
        ("amp*meter**-2", "amp/metre**2"),
        ("siemens/(meter**2)", "siemens/metre**2"),
        ("siemens / (meter**2)", "siemens/metre**2"),
        ("second**-0.5", "Hz**0.5"),
        ("volt**2/Hz", "volt**2*second"),
    ],
)
def test_units_in_many_forms(unit, same):
    from snnkit import Equations

    eqs = Equations(f"x : {unit} (constant)\ny : {same}(constant)")
    assert eqs["x"].dim is eqs["y"].dim
    assert eqs["x"].flags == eqs["y"].flags == ("constant",)


@pytest.mark.parametrize("unit", ["2", "2*volt", "3*second**2", "mV", "volt*mV", "sin(volt)", "*"])
def test_units_that_are_none(unit):
    with pytest.raises(Exception) as refusal:
        play(f"NeuronGroup(1, 'x : {unit}')")
    assert type(refusal.value).__module__ == "snnkit.errors"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_equations_over_several_lines(end):
    lines = [
        "# what a cell does",
        "dv/dt = (  leak   # first: what flows out",
        "         + drive",
        "        )/tau : 1 (unless refractory)",
        "",
        "leak = -v : 1   # : 1 (constant)",
        "drive : 1 (shared,",
        "           constant)",
        "tau : second",
    ]
    from snnkit import Equations

    eqs = Equations(end.join(lines))
    assert list(eqs) == ["v", "leak", "drive", "tau"]
    assert eqs["v"].right == "( leak + drive )/tau"
    assert eqs["drive"].flags == ("shared", "constant")
