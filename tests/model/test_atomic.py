"""What fails changes nothing, and what is refused says why."""

import copy
import pickle

import numpy as np
import pytest

import snnkit.model.synaptic.table as table
from snnkit import (
    Network,
    NeuronGroup,
    PopulationRateMonitor,
    SpikeMonitor,
    StateMonitor,
    Synapses,
    UnusableValueError,
    linked_var,
    ms,
    mV,
    network_operation,
    second,
    start_scope,
)

from ..snippets import play


def test_connect_is_done_whole_or_not_at_all(monkeypatch):
    group = NeuronGroup(4, "v : 1")
    synapses = Synapses(group, group, "w : 1\nu : 1", multisynaptic_index="k")
    synapses.connect(i=0, j=1)
    monkeypatch.setattr(table, "number_copies", lambda i, j: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        synapses.connect(i=[1, 2], j=[2, 3])
    assert len(synapses) == 1 and len(synapses.connect_calls) == 1
    assert {name: v.values.size for name, v in synapses.variables.items()} == dict.fromkeys(
        synapses.variables, 1
    )
    monkeypatch.undo()
    synapses.connect(i=[0, 2], j=[1, 3])
    assert synapses.k[:].tolist() == [0, 1, 0]


def test_delays_go_back_if_a_network_cannot_be_set():
    group = NeuronGroup(2, "v : 1", threshold="v > 9", reset="v = 0", name="cells")
    synapses = Synapses(group, group, "w : 1", on_pre="v_post += w", name="contacts")
    synapses.connect(i=0, j=1)
    synapses.w, synapses.delay = 1, 1 * ms
    states = {"contacts": {"w": [3.0], "delay": [5] * ms}, "cells": {"v": [1, 2, 3]}}
    with pytest.raises(UnusableValueError, match="needs 2 values"):
        Network(group, synapses).set_states(states)
    assert synapses.w[:].tolist() == [1] and (synapses.delay / ms).tolist() == [1]


def test_a_refused_run_leaves_its_objects_free():
    group = NeuronGroup(1, "dv/dt = 1/ms : 1", method="euler")
    with pytest.raises(UnusableValueError, match="too many time steps"):
        Network(group).run(1e14 * second)
    Network(group).run(1 * ms)
    assert group.v[0] == pytest.approx(1)


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, pickle.dumps])
def test_groups_are_not_copied(how):
    with pytest.raises(UnusableValueError, match="`cells` cannot be copied"):
        how(NeuronGroup(2, "v : 1", name="cells"))


@pytest.mark.parametrize("name", ["active", "order"])
def test_a_part_has_no_settings_of_its_own(name):
    start_scope()
    group = NeuronGroup(4, "v : 1", name="whole_of_it")
    with pytest.raises(UnusableValueError, match="for all of `whole_of_it`"):
        setattr(group[:2], name, 0)
    assert group.active and group.order == 0


def test_skipping_leaves_pairs_out_not_ends():
    group = NeuronGroup(3, "v : 1")
    synapses = Synapses(group, group)
    synapses.connect(i=[0, 5, 1, -1], j=[1, 2, 7, 0], skip_if_invalid=True)
    assert (synapses.i[:].tolist(), synapses.j[:].tolist()) == ([0], [1])
    synapses.connect(i=2, j=[0, 3, 1], skip_if_invalid=True)
    assert (synapses.i[:].tolist(), synapses.j[:].tolist()) == ([0, 2, 2], [1, 0, 1])


@pytest.mark.parametrize("how", [{"condition": "i != 0"}, {"p": 0.5}, {}])
def test_connecting_to_synapses_that_are_not_there_yet(how):
    group = NeuronGroup(3, "v : 1", threshold="v > 1", reset="v = 0")
    target = Synapses(group, group, "w : 1")
    onto = Synapses(group, target, on_pre="w_post += 1")
    with pytest.warns(Warning, match="made no synapse"):
        onto.connect(**how)
    assert len(onto) == 0


@pytest.mark.parametrize("text", ["v : volt**(9**9**9)", "v : volt\nu = v**(9**9**9) : 1"])
def test_numbers_without_end_are_refused_at_once(text):
    with pytest.raises(Exception, match="number|dimension|power|unit"):
        Network(NeuronGroup(1, text, threshold="u > 1" if "u =" in text else None)).run(1 * ms)


def test_rates_stay_those_of_their_steps():
    group = NeuronGroup(2, "v : 1", threshold="True")
    rates = PopulationRateMonitor(group)
    net = Network(group, rates)
    net.run(0.2 * ms)
    net.store()
    group.clock.dt = 0.2 * ms
    net.run(0.4 * ms)
    assert rates.rate_[:].tolist() == pytest.approx([1e4, 1e4, 5e3, 5e3])


def test_variables_may_be_named_twice():
    group = NeuronGroup(2, "v : 1", threshold="True")
    spikes = SpikeMonitor(group, ["v", "v"])
    Network(group, spikes).run(0.2 * ms)
    assert spikes.v[:].size == spikes.t[:].size == spikes.num_spikes == 4


def test_no_row_is_put_between_those_of_a_run():
    group = NeuronGroup(1, "v : 1")
    traces = StateMonitor(group, "v", record=True)

    @network_operation(when="end")
    def once_more():
        traces.record_single_timestep()

    with pytest.raises(UnusableValueError, match="records by itself"):
        Network(group, traces, once_more).run(0.3 * ms)


def test_one_link_for_two_groups_of_one_name():
    source = NeuronGroup(1, "v : 1", name="one_source")
    source.v = 3
    link, seen = linked_var(source, "v"), []
    for size in (4, 2):
        start_scope()
        group = NeuronGroup(size, "v : 1 (linked)", name="again*")
        group.v = link
        group._name = "again"
        seen.append(group.v[:].tolist())
    assert seen == [[3] * 4, [3] * 2]


def test_units_of_explicit_imports():
    scope = play("import snnkit\nG = snnkit.NeuronGroup(2, 'v : volt')\nG.v = '3*uV*(i + 1)'")
    assert (scope["G"].v / (1e-3 * mV)).tolist() == pytest.approx([3, 6])


class TestFolders:
    @pytest.fixture
    def group(self):
        return NeuronGroup(2, "dv/dt = 1/ms : 1", method="euler")

    def test_files_of_others_are_left_alone(self, group, tmp_path):
        traces = StateMonitor(group, "v", record=True, folder=tmp_path, name="traces")
        net = Network(group, traces, name="net")
        net.run(1 * ms)
        net.store(filename=tmp_path / "state")
        np.save(tmp_path / "weights.npy", np.arange(1000.0))
        fresh = StateMonitor(group, "v", record=True, folder=tmp_path, name="traces*")
        fresh._name = "traces"
        again = Network(group, fresh, name="net*")
        group._timeline = None
        again.restore(filename=tmp_path / "state")
        assert np.load(tmp_path / "weights.npy").tolist() == list(range(1000))
        assert fresh.v[0] == pytest.approx(np.arange(10) * 0.1)

    def test_two_monitors_do_not_share_one(self, group, tmp_path):
        both = [StateMonitor(group, "v", record=k, folder=tmp_path) for k in (0, 1)]
        with pytest.raises(UnusableValueError, match="both record to"):
            Network(group, *both).run(1 * ms)

    def test_files_that_a_later_monitor_has_replaced(self, group, tmp_path):
        first = StateMonitor(group, "v", record=True, folder=tmp_path)
        Network(group, first).run(1 * ms)
        other = NeuronGroup(1, "v : 1")
        second_one = StateMonitor(other, "v", record=True, folder=tmp_path)
        Network(other, second_one).run(1 * ms)
        assert second_one.v[:].tolist() == [[0] * 10]
        with pytest.raises(UnusableValueError, match="those of another monitor"):
            len(first.v)
