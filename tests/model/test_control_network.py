"""What a network consists of, and in which order its objects have their turn."""

import numpy as np
import pytest

from snnkit import MagicError, SnnkitError, UnusableValueError

from ..snippets import play

NETWORK = """
G = NeuronGroup(2, 'dv/dt = 1/(2*ms) : 1', threshold='v > 1', reset='v = 0', method='euler',
                name='cells')
S = Synapses(G, G, 'w : 1', on_pre='v_post += w', name='wires')
S.connect(condition='i != j')
M = StateMonitor(G, 'v', record=True, name='traces')
net = Network(G, [S, {'m': M}])
"""


def test_objects_and_those_that_belong_to_them():
    scope = play(NETWORK)
    net = scope["net"]
    assert net.objects == [scope["G"], scope["S"], scope["M"]]
    parts = [f"cells_{part}" for part in ("stateupdater", "spike_thresholder", "spike_resetter")]
    assert [thing.name for thing in net] == ["cells", *parts, "wires", "wires_pre", "traces"]
    assert len(net) == 7
    assert scope["S"] in net and "wires_pre" in net and "other" not in net and 3 not in net
    assert net["wires_pre"] is scope["S"].pre and net["cells"] is scope["G"]


def test_adding_twice_is_adding_once():
    scope = play(NETWORK + "net.add(G, (S, M), {G})")
    assert len(scope["net"].objects) == 3


def test_what_is_removed_does_not_run_and_comes_back():
    scope = play(NETWORK + "net.run(1*ms)\nnet.remove([M], {'s': S})\nnet.run(1*ms)")
    net, M = scope["net"], scope["M"]
    assert net.objects == [scope["G"]] and M.t.size == 10
    exec("net.add(M); del net['cells']; net.add(G, S); net.run(1*ms)", scope)
    assert M.t.size == 20 and M.t_[-1] == pytest.approx(2.9e-3)


@pytest.mark.parametrize("code", ["net['nobody']", "net[3]", "del net['nobody']"])
def test_names_that_are_not_there(code):
    with pytest.raises(SnnkitError):
        play(NETWORK + code)
    if "nobody" in code:
        with pytest.raises(KeyError):
            play(NETWORK + code)


@pytest.mark.parametrize("code", ["3", "'cells'", "[3]", "None"])
def test_what_no_network_is_made_of(code):
    for action in ("add", "remove"):
        with pytest.raises(UnusableValueError):
            play(NETWORK + f"net.{action}({code})")


def test_an_object_that_is_not_there_cannot_be_removed():
    with pytest.raises(KeyError, match="has not been added"):
        play(NETWORK + "net.remove(NeuronGroup(1, 'v : 1'))")
    with pytest.raises(KeyError, match="`active` to False"):
        play(NETWORK + "net.remove(S.pre)")


def test_pathways_made_after_the_synapses_were_added_count():
    """What belongs to an object is looked up as a run begins."""
    scope, parts = play(NETWORK), []
    object.__setattr__(scope["S"], "contained", lambda: parts)
    exec("net.run(0.1*ms)", scope)
    assert len(scope["net"]) == 6
    parts.append(scope["S"].pre)
    assert len(scope["net"]) == 7


def test_an_object_of_one_network_cannot_run_in_another():
    for again in ("Network(G).run(1*ms)", "run(1*ms)"):
        with pytest.raises(MagicError, match="`cells` has"):
            play(NETWORK + "net.run(1*ms)\n" + again)
    with pytest.raises(MagicError, match=r"with `run\(...\)`"):
        play(NETWORK + "run(1*ms)\nnet.run(1*ms)")
    # but looking at the code is not running
    play(NETWORK + "net.run(1*ms)\nNetwork(G).code()\nnet.run(1*ms)")


def test_what_is_not_active_stands_still():
    scope = play(NETWORK + "S.w = 0.1\nrun(5*ms)\nS.active = False\nv = array(G.v)", array=np.array)
    G, S = scope["G"], scope["S"]
    assert not S.pre.active
    G.v = 0
    exec("run(1.9*ms)", scope)  # without synapses both neurons do the same
    assert G.v[0] == pytest.approx(0.95)
    G.active = False
    exec("run(2*ms)", scope)
    assert G.v[0] == pytest.approx(0.95) and scope["M"].t.size == 89
    S.active = True  # spikes of a group that stands still are none
    exec("run(2*ms)", scope)
    assert G.v[0] == pytest.approx(0.95)


SLOTS = (
    NETWORK
    + """
order = []
for k, slot in enumerate(net.schedule):
    for place in (f'after_{slot}', slot, f'before_{slot}'):
        net.add(NetworkOperation(lambda place=place: order.append(place), when=place))
"""
)


def test_slots_have_places_before_and_after_them():
    scope = play(SLOTS.replace("lambda place=place", "lambda t, place=place") + "net.run(0.1*ms)")
    slots = ["start", "groups", "thresholds", "synapses", "resets", "end"]
    assert scope["order"] == [p for s in slots for p in (f"before_{s}", s, f"after_{s}")]


def test_slots_of_ones_own():
    scope = play(
        NETWORK
        + """
order = []
for when in ['early', 'end', 'start', 'after_early']:
    net.add(NetworkOperation(lambda t, when=when: order.append(when), when=when))
net.schedule = ['early', *net.schedule]
net.run(0.1*ms)
now = net.schedule
net.schedule = None"""
    )
    assert scope["order"] == ["early", "after_early", "start", "end"]
    assert scope["now"][0] == "early"
    assert scope["net"].schedule == scope["now"][1:]
    with pytest.raises(UnusableValueError, match="`early` in the time step"):
        exec("net.run(0.1*ms)", scope)


@pytest.mark.parametrize(
    "slots", ["3", "'start'", "[3]", "['start', 'start']", "['before_groups', 'groups']"]
)
def test_what_is_no_schedule(slots):
    with pytest.raises(SnnkitError):
        play(NETWORK + f"net.schedule = {slots}")


def test_the_order_of_slots_decides():
    """With resets before synapses, the input of a step survives the reset of that step."""
    usual = play(NETWORK + "S.w = 0.25\nnet.run(2.2*ms)")
    other = play(
        NETWORK
        + """
S.w = 0.25
net.schedule = ['start', 'groups', 'thresholds', 'resets', 'synapses', 'end']
net.run(2.2*ms)"""
    )
    assert np.all(usual["G"].v[:] < 0.2) and np.allclose(other["G"].v[:] - usual["G"].v[:], 0.25)


def test_spikes_that_are_seen_before_they_are_found_are_those_of_the_last_step():
    scope = play(
        """
G = SpikeGeneratorGroup(3, [0, 1, 2], [0.1, 0.2, 0.5]*ms)
early, late = SpikeMonitor(G, when='start'), SpikeMonitor(G)
for k in range(7):
    run(0.1*ms)"""
    )
    assert np.array_equal(scope["early"].i, scope["late"].i)
    assert np.allclose(scope["early"].t_, scope["late"].t_ + 1e-4)
