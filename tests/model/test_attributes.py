"""What can be read only, says so; and arguments that a method does not take."""

import pickle

import numpy as np
import pytest

from snnkit import (
    Clock,
    Network,
    NeuronGroup,
    SpikeGeneratorGroup,
    SpikeMonitor,
    Synapses,
    TimedArray,
    UnknownVariableError,
    UnusableValueError,
    linked_var,
    ms,
    mV,
    profiling_summary,
    volt,
)
from snnkit.errors import ArgumentError, SnnkitWarning


@pytest.fixture
def net():
    G = NeuronGroup(3, "v : 1", threshold="v > 1", reset="v = 0", name="cells")
    return Network(
        G, SpikeMonitor(G, name="spikes"), SpikeGeneratorGroup(1, [0], [1] * ms, name="g")
    )


@pytest.mark.parametrize("name", ["t", "t_", "objects", "profiling_info", "sorted_objects"])
def test_networks(net, name):
    with pytest.raises(UnknownVariableError, match=f"`{name}` of `network` can only be read"):
        setattr(net, name, 3)


def test_clocks_and_timed_arrays():
    for thing, name in [(Clock(1 * ms), "t"), (TimedArray([1, 2], 1 * ms), "dt")]:
        with pytest.raises(UnknownVariableError, match="can only be read"):
            setattr(thing, name, 3)


def test_scripts_may_keep_things_of_their_own_on_a_network(net):
    net.monitors = ["spikes"]
    assert net.monitors == ["spikes"]


def test_what_has_been_added_is_not_changed_by_its_list(net):
    net.objects.clear()
    assert len(net.objects) == 3


def test_turns_in_a_step(net):
    S = Synapses(net["g"], net["cells"], on_pre="v += 2", name="wires")
    S.connect()
    net.add(S)
    names = [thing.name for thing in net.sorted_objects]
    assert names == [
        *("cells", "wires", "cells_stateupdater", "cells_spike_thresholder", "g", "spikes"),
        *("wires_pre", "cells_spike_resetter"),
    ]
    assert S.contained_objects == [S.pre]


def test_variables_have_values():
    G = NeuronGroup(2, "v : volt", name="some")
    G.v.variable.set_value([1, 2])
    assert G.v.variable.get_value().tolist() == [1, 2]
    with_unit = G.v.variable.get_value_with_unit()
    assert list(with_unit / volt) == [1, 2] and with_unit.dim is volt.dim
    assert (G.v.variable.size, G.v.variable.scalar) == (2, False)


def test_arguments(net):
    with pytest.raises(ArgumentError, match="needs `indices` and `times`, too"):
        net["g"].set_spikes()
    with pytest.raises(ArgumentError, match="takes no argument `perod`. Did you mean `period`"):
        net["g"].set_spikes([0], [1] * ms, perod=3 * ms)
    with pytest.raises(ArgumentError, match="takes 0 arguments"):
        net["spikes"].spike_trains(1)
    with pytest.raises(ArgumentError, match="needs `group_or_variable`"):
        linked_var()
    with pytest.raises(UnusableValueError, match="dict by the names of objects, not 3"):
        net.set_states(3)
    with pytest.raises(UnusableValueError, match="A summary is that of a network, not of 3"):
        profiling_summary(3)


def test_parts_belong_to_their_group():
    G = NeuronGroup(1, "v : 1", threshold="v > 1", reset="v = 0", name="some")
    part = G.thresholder["spike"]
    assert part.group is G and part in G.contained_objects
    assert G.resetter["spike"].code == "v = 0"
    del G  # it is not kept by its parts
    assert part.group is None


@pytest.mark.parametrize("wrong", ["inf", "1e30", "i + 2147483647"])
def test_integers_that_are_none(net, wrong):
    G = NeuronGroup(3, "k : integer")
    with pytest.raises(UnusableValueError, match="`k` is an integer"):
        G.k = wrong
    assert G.k[:].tolist() == [0, 0, 0]


def test_calculating_with_what_is_no_number(net):
    for wrong in ("a", None, [1, 2]):
        with pytest.raises(UnusableValueError, match="no number|don't fit"):
            net["cells"].v + wrong


def test_files_take_what_was_recorded_and_not_its_group(net):
    net.run(1 * ms)
    times = pickle.loads(pickle.dumps(net["spikes"].t))
    assert len(times) == 0 and times.dim is ms.dim


def test_a_view_computes_with_the_names_of_the_function_that_asks():
    gain = 3
    group = NeuronGroup(2, "y = gain*z : volt\nz : volt", name="cells")
    group.z = [1, -2] * mV
    y = group.y
    assert str(y) == "<cells.y: array([ 3., -6.]) * mvolt>" and y.shape == (2,)
    assert y.max() == gain * mV and sum(y) == -3 * mV


def test_variables_tell_their_units():
    G = NeuronGroup(2, "v : volt\nw : 1\nx = 2*v : volt")
    assert G.v.unit == G.x.unit == G.variables["v"].unit == volt and str(G.v.unit) == "V"
    assert G.w.unit == 1 and G.v_.unit == 1
    assert sorted(G.user_equations.names) == ["v", "w", "x"]


def test_single_values_are_numbers_of_numpy():
    """As in Brian 2: dividing by 0 gives inf, and there are ``round`` and ``item``."""
    G = NeuronGroup(2, "v : 1\nk : integer\nshared : 1 (shared)\nu : volt")
    for value, kind in [(G.v[0], np.float64), (G.k[0], np.int32), (G.shared[:], np.float64)]:
        assert type(value) is kind
    assert type(G.u_[0]) is np.float64
    with np.errstate(divide="ignore"):
        assert 1 / G.v[0] == np.inf
    with pytest.raises(TypeError, match="it has no length"):
        len(G.shared)


def test_pathway_can_be_hidden_as_in_brian_but_not_in_silence():
    group = NeuronGroup(2, "x : 1", threshold="True")
    on_pre = {"one": "x_post += 1", "two": "x_post *= 2"}
    synapses = Synapses(group, on_pre=on_pre, name="cells_to_cells")
    synapses.connect(j="i")
    with pytest.warns(SnnkitWarning, match=r"set `cells_to_cells\.one\.order`"):
        synapses.one = 7
    assert synapses.one == 7
    Network(group, synapses).run(0.1 * ms)
    assert list(group.x) == [2, 2]


def test_a_program_of_brian_cannot_be_run_again_with_other_values():
    from snnkit.brian import device

    device.run()
    with pytest.raises(NotImplementedError, match="call `store\\(\\)` before it"):
        device.run(run_args={"G.v": 3})
    cells = NeuronGroup(1, "v : 1")
    with pytest.raises(NotImplementedError, match="call `store\\(\\)` before it"):
        device.run(run_args={cells.v: 3})


def test_values_that_do_not_fit_are_told_of_while_neurons_are_refractory():
    model = "dv/dt = 1/ms : 1 (unless refractory)"
    G = NeuronGroup(3, model, threshold="v > 1", reset="v = 0", refractory=5 * ms)
    G.v = [0, 2, 0]
    Network(G).run(0.3 * ms)
    with pytest.raises(UnusableValueError, match="`v` needs 2 values here, but got 4"):
        G.v["i > 0"] = [1, 2, 3, 4]


def test_variables_are_indices():
    G = NeuronGroup(4, "v : 1\nn : integer")
    G.v, G.n = "i + 1", "3 - i"
    assert G.v[G.n].tolist() == [4, 3, 2, 1]
    G.v[G.n] = [10, 20, 30, 40]
    assert G.v[:].tolist() == [40, 30, 20, 10]
    S = Synapses(G, G, "w : 1")
    S.connect(j="3 - i")
    S.w = "i + 5"
    assert G.v[S.j].tolist() == [10, 20, 30, 40] and S.w[S.j].tolist() == [8, 7, 6, 5]
    with pytest.raises(IndexError, match="a part of"):
        G.v[NeuronGroup(4, "v : 1")[1:3]]
