"""Scripts import from the modules inside Brian 2's package, and use what is there."""

import pytest

import snnkit.brian as brian
from snnkit.brian import ms, mV


def test_what_scripts_import_from_deep_inside():
    from snnkit.brian.core.clocks import defaultclock
    from snnkit.brian.core.magic import start_scope
    from snnkit.brian.core.variables import VariableView
    from snnkit.brian.equations.equations import Equations
    from snnkit.brian.groups.neurongroup import NeuronGroup

    from snnkit.brian.units.fundamentalunits import DIMENSIONLESS, Quantity

    assert defaultclock is brian.defaultclock
    assert start_scope is brian.start_scope
    assert Equations is brian.Equations
    assert isinstance(NeuronGroup(1, "v : 1").v, VariableView)
    assert Quantity(3).dim is DIMENSIONLESS


def test_equations_can_be_taken_apart():
    from snnkit.brian.equations.equations import FLOAT, SUBEXPRESSION, parse_string_equations

    parsed = parse_string_equations("dv/dt = I/C : volt\nI = 2*g*v : amp\ng : siemens")
    assert list(parsed) == ["v", "I", "g"]
    assert parsed["I"].type == SUBEXPRESSION and parsed["I"].var_type == FLOAT
    assert parsed["I"].expr.code == "2*g*v" and parsed["g"].expr is None


def test_text_reports_go_to_any_stream():
    from io import StringIO

    from snnkit.brian.core.network import TextReport

    told = StringIO()
    brian.Network(brian.NeuronGroup(1, "v : 1")).run(1 * ms, report=TextReport(told))
    assert "100 %" in told.getvalue()


def test_scripts_ask_what_they_run_on():
    from snnkit.brian.devices.device import all_devices, get_device

    assert get_device() is all_devices["runtime"]
    assert get_device() != all_devices["cpp_standalone"]


def test_modules_are_attributes_as_well():
    assert brian.core.network.Network is brian.Network


def test_units_come_with_the_functions_that_heed_them():
    scope = {}
    exec("from snnkit.brian.units import *\ntimes = arange(0*ms, 3*ms, 1*ms)", scope)
    assert (scope["times"] / ms).tolist() == [0, 1, 2]
    assert scope["exp"](0) == 1 and "mean" not in scope


def test_what_is_not_there_says_where_it_is():
    with pytest.raises(ImportError, match=r"from snnkit.brian import NeuronGroup"):
        from snnkit.brian.core.network import NeuronGroup  # noqa: F401
    with pytest.raises(ImportError, match="It has `Network`"):
        from snnkit.brian.core.network import TextReporter  # noqa: F401
    with pytest.raises(ModuleNotFoundError, match="There is no `snnkit.brian.parsing`"):
        import snnkit.brian.parsing.sympytools  # noqa: F401


def test_who_asks_whether_something_is_there_gets_an_answer():
    from snnkit.brian.core import network

    assert not hasattr(network, "TextReporter") and not hasattr(brian.core, "as_function")
    assert not hasattr(brian.CodeRunner, "as_function")
    G = brian.NeuronGroup(1, "v : 1", namespace=dict(vars(brian)))
    with pytest.raises(brian.UnknownNameError, match="I don't know a function `foo`"):
        G.v = "foo(1)"


def test_what_has_no_meaning_here_says_what_has():
    with pytest.raises(NotImplementedError, match="run_regularly"):
        brian.CodeRunner(None, "stateupdate")


def test_functions_of_strings_under_another_name():
    G = brian.NeuronGroup(1, "v : 1", namespace={"root": brian.DEFAULT_FUNCTIONS["sqrt"]})
    G.v = "root(9)"
    assert G.v[0] == 3
    assert brian.DEFAULT_FUNCTIONS["timestep"](0.3 * ms, 0.1 * ms) == 3


def test_errors_of_a_run_are_caught_by_the_name_that_brian_has_for_them():
    G = brian.NeuronGroup(1, "dv/dt = -v/unknown_time : 1")
    with pytest.raises(brian.BrianObjectException):
        brian.Network(G).run(1 * ms)


def test_exprel_refuses_units():
    assert brian.exprel(0.0) == 1
    with pytest.raises(brian.DimensionMismatchError, match="`exprel` takes plain numbers"):
        brian.exprel(3 * mV)


def test_synapses_with_other_bases():
    class Labelled(brian.Group):
        def __init__(self):
            self.label = "none"

    class Wires(brian.Synapses, Labelled, brian.Nameable):
        def __init__(self, group, name):
            Labelled.__init__(self)
            brian.Nameable.__init__(self, name=name)
            brian.Synapses.__init__(self, group, on_pre="v += 1", name=name)

    G = brian.NeuronGroup(2, "v : 1", threshold="v > 1", reset="v = 0")
    assert Wires(G, "wires").name == "wires" and Wires(G, "more").label == "none"
    assert G._N == G[1:]._N + 1 == 2


def test_preferences_are_added_to_in_vain():
    brian.prefs.codegen.cpp.headers += ["<random>"]
    brian.prefs.codegen.cpp.libraries = brian.prefs.codegen.cpp.libraries + ["m"]
    brian.prefs.codegen.cpp.include_dirs = ["."] + brian.prefs.codegen.cpp.include_dirs


def test_attributes_of_ones_own():
    class Cells(brian.NeuronGroup):
        kind = "soft"

        def __init__(self, count):
            self.known = 0
            super().__init__(count, "v : 1")
            self.known = 1

    cells = Cells(2)
    cells.known += 1
    cells.kind = "hard"
    cells.add_attribute("colour")
    cells.colour = "red"
    cells.v = 3
    assert (cells.known, cells.kind, Cells.kind, cells.colour) == (2, "hard", "soft", "red")
    assert cells.v[1] == 3
    with pytest.raises(brian.UnknownVariableError, match="no variable `knwon`"):
        cells.knwon = 3
    with pytest.raises(brian.UnknownVariableError, match="`variables` of `cells` cannot be set"):
        cells.variables = {}
    with pytest.raises(ValueError, match="something called `v` already"):
        cells.add_attribute("v")


def test_attributes_of_ones_own_on_what_has_no_variables():
    cells = brian.NeuronGroup(2, "v : 1", threshold="v > 1", reset="v = 0")
    links = brian.Synapses(cells, cells, on_pre="v += 0")
    trace, spikes = brian.StateMonitor(cells, "v", record=True), brian.SpikeMonitor(cells)
    for thing in (
        trace,
        spikes,
        brian.PopulationRateMonitor(cells),
        links.pre,
        brian.Clock(brian.ms),
    ):
        thing.add_attribute("run_time")
        assert thing.run_time is None
        thing.run_time = 3
        assert thing.run_time == 3
        with pytest.raises(ValueError, match="something called `name` already"):
            thing.add_attribute("name")


def test_variables_are_keys():
    cells = brian.NeuronGroup(2, "v : 1\nw : 1")
    given = {cells.v: 1, cells.w: 2}
    assert hash(cells.v) in set(map(hash, given)) and len(given) == 2


def test_old_ways_to_choose_the_code_are_accepted():
    names = {}
    exec("from snnkit.brian import *\ncodegen.target = 'numpy'", names)
    assert "codegen" in names


def test_units_are_squared_and_cubed():
    from snnkit.brian.units import allunits

    assert allunits.mvolt2 == allunits.mvolt**2 and allunits.kmetre3 == allunits.kmetre**3
    assert not hasattr(allunits, "mvolt22")


def test_scripts_ask_for_the_version_of_brian():
    import snnkit.brian

    assert snnkit.brian.__version__.split(".")[0] == "2"
