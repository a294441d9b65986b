"""ConnectivityLab, driven by the traits that a page would set."""

import numpy as np
import pytest

from snnkit import NeuronGroup, Synapses, um
from snnkit.errors import ModelSyntaxError, UnusableValueError
from snnkit.labs import ConnectivityLab

N = 10


@pytest.fixture
def lab():
    return ConnectivityLab(rule="i != j", N=N, p=0.2)


def segments(marks, points):
    """Take a path apart: which parts does it consist of?"""
    x, y = np.array(marks.x), np.array(marks.y)
    assert not y.size or not np.isnan(y[-1])
    kept = ~np.isnan(y)
    return np.dstack([x[kept].reshape(-1, points), y[kept].reshape(-1, points)])


def lines(marks, n_source=N, n_target=N):
    """The pairs that the lines of a mark join."""
    ends = segments(marks, 2)[:, :, 1]
    start, end = ends.T if len(ends) else (np.zeros(0), np.zeros(0))
    return sorted(zip(round_(start * n_source - 0.5), round_(end * n_target - 0.5), strict=True))


def squares(marks):
    """The pairs on which a mark has squares."""
    return sorted(tuple(round_(shape[:4].mean(axis=0))) for shape in segments(marks, 5))


def round_(x):
    return np.round(x).astype(int).tolist()


def pairs(lab):
    names = {}
    exec(lab.to_code(), names)
    return sorted(zip(names["S"].i[:].tolist(), names["S"].j[:].tolist(), strict=True))


def shown(lab):
    """Everything on screen, to see whether it has changed."""
    figures = lab._figures
    marks = (*figures.columns.marks, *figures.matrix.marks)
    data = [np.array(m.y).tolist() for m in marks]
    return repr((data, lab.summary.value, lab._call.value, repr(lab)))


def test_both_pictures_show_what_the_code_makes(lab):
    assert lines(lab._figures.lines) == squares(lab._figures.squares) == pairs(lab)
    assert repr(lab) == f"ConnectivityLab(synapses={len(pairs(lab))}, p=0.2)"
    assert "S.connect(condition=&#x27;i != j&#x27;, p=0.2)" in lab._call.value


def test_p_moves_the_picture(lab):
    few = set(pairs(lab))
    lab.p.value = 0.5
    many = set(lines(lab._figures.lines))
    assert few < many
    assert sorted(many) == squares(lab._figures.squares) == pairs(lab)
    lab.p.value = 1
    assert repr(lab) == "ConnectivityLab(synapses=90, p=1)"
    assert "90 synapses; expected: exactly 90." in lab.summary.value
    assert "Source neurons have 9 each, target neurons 9." in lab.summary.value


def test_nothing_connected(lab):
    lab.source.value = 3
    lab.p.value = 0
    assert repr(lab) == "ConnectivityLab(synapses=0, p=0)"
    assert lines(lab._figures.lines) == squares(lab._figures.squares) == []
    assert lab.complaint == "" and "0 synapses" in lab.summary.value
    lab.rule.value, lab.p.value = "i > 50", 1
    assert "expected: exactly 0" in lab.summary.value


BAD = {
    "abs(i-j) <": ("Cannot read this", 10),
    "i != k": ("I don't know the name `k`", 5),
    "i + j": ("A condition is true or false", 0),
    "i.real": ("Attribute access", 0),
    "k for k in range(i-3, i+4)": ("target neurons are numbered 0 to 9", 0),
    "k fro k in range(3)": ("Cannot read this", None),
}


@pytest.mark.parametrize("rule", BAD)
def test_a_bad_rule_is_pointed_at_and_the_picture_stays(lab, rule):
    lab.source.value = 2
    before = shown(lab)
    lab.rule.value = rule
    problem, column = BAD[rule]
    message = lab.complaint.splitlines()
    assert problem in lab.complaint
    caret = next(k for k, line in enumerate(message) if set(line.strip()) == {"^"})
    text = message[caret - 1]
    assert text.strip() == rule
    if column is not None:
        assert message[caret].index("^") == text.index(rule) + column
    assert shown(lab) == before
    lab.source.value = 4  # the picture can still be looked at, the message stays
    assert lab.complaint.splitlines() == message
    lab.rule.value = "i == j"
    assert lab.complaint == "" and repr(lab) == "ConnectivityLab(synapses=2, p=0.2)"


def test_the_message_is_under_the_rule(lab):
    parts = list(lab.children)
    assert parts.index(lab.message) == parts.index(lab._call) + 1
    assert parts[-1] is lab.summary


def test_a_generator(lab):
    lab.p.value = 1
    lab.rule.value = "k for k in range(i-3, i+4) if i != k"
    assert "skip_if_invalid=True" in lab.complaint
    lab.skip.value = True
    assert lab.complaint == ""
    assert pairs(lab) == [(i, j) for i in range(N) for j in range(N) if 0 < abs(i - j) < 4]
    assert "j=&#x27;k for k in" in lab._call.value


def test_one_to_one(lab):
    lab.rule.value, lab.p.value = "i", 1
    assert pairs(lab) == [(k, k) for k in range(N)]


def test_draw_again_is_another_draw_of_the_same_rule(lab):
    before = pairs(lab)
    lab.again.click()
    assert lab.seed.value == 1 and pairs(lab) != before
    lab.seed.value = 0
    assert pairs(lab) == before


def of(pairs, source=None, target=None):
    return [(i, j) for i, j in pairs if source in (None, i) and target in (None, j)]


@pytest.mark.parametrize("source, target", [(3, None), (None, 3), (0, 3), (9, 9), (0, 0)])
def test_light_falls_on_the_synapses_of_a_neuron_in_both_pictures(lab, source, target):
    everything = pairs(lab)
    lab.source.value = -1 if source is None else source
    lab.target.value = -1 if target is None else target
    assert lab.lit == (source, target)
    expected = of(everything, source, target)
    assert lines(lab._figures.lit_lines) == squares(lab._figures.lit_squares) == expected
    assert lines(lab._figures.lines) == everything
    lab.none.click()
    assert lab.lit == (None, None) and lines(lab._figures.lit_lines) == []


def test_words_tell_the_degree_of_a_neuron(lab):
    lab.source.value = 3
    mine = [j for _, j in of(pairs(lab), source=3)]
    assert f"Source neuron 3: {len(mine)} synapse" in lab.summary.value
    lab.none.click()
    lab.target.value = 4
    mine = [i for i, _ in of(pairs(lab), target=4)]
    assert f"Target neuron 4: {len(mine)} synapse" in lab.summary.value
    lab.source.value = lab.target.value
    assert "From 4 to 4: no synapse" in lab.summary.value


def test_pointing_at_a_circle_lights_its_synapses_while_it_lasts(lab):
    everything = pairs(lab)
    sources, targets = lab._figures.circles
    sources.hovered_point = 2
    assert lines(lab._figures.lit_lines) == of(everything, source=2)
    sources.hovered_point = None
    assert lines(lab._figures.lit_lines) == []
    targets.hovered_point = 0
    assert squares(lab._figures.lit_squares) == of(everything, target=0)
    assert (lab.source.value, lab.target.value) == (-1, -1)


def test_pointing_at_a_cell(lab):
    cells = lab._figures.matrix.marks[-1]
    k = next(k for k in range(100) if (k % 10, k // 10) in pairs(lab))
    assert (cells.x[k], cells.y[k]) == (k % 10, k // 10)
    cells.hovered_point = k
    assert lab.lit == (k % 10, k // 10)
    assert squares(lab._figures.lit_squares) == [(k % 10, k // 10)]


def click(marks, **data):
    marks._handle_custom_msgs(marks, {"event": "element_click", "data": data}, [])


def test_a_click_keeps_the_light_and_another_takes_it_away(lab):
    sources, targets = lab._figures.circles
    sources.hovered_point = 2
    click(sources, index=2)
    sources.hovered_point = None
    assert (lab.source.value, lab.target.value) == (2, -1)
    assert lines(lab._figures.lit_lines) == of(pairs(lab), source=2)
    targets.hovered_point = 5  # a glance at something else
    assert lab.lit == (None, 5)
    targets.hovered_point = None
    assert lab.lit == (2, None)
    click(sources, index=2)
    assert lab.lit == (None, None)


def test_a_click_into_the_pictures_beside_the_marks(lab):
    field, image = lab._figures.columns.marks[0], lab._figures.image
    click(field, click_x=1.05, click_y=0.43)
    assert lab.lit == (None, 4)
    click(field, click_x=-0.1, click_y=0.999)
    assert lab.lit == (9, None)
    click(field, click_x=0.5, click_y=0.5)
    assert lab.lit == (None, None)
    click(image, click_x=3.4, click_y=-0.4)
    assert lab.lit == (3, 0)


def test_thousands_of_synapses_become_an_image_and_the_words_say_so():
    lab = ConnectivityLab(rule="", n_source=200, n_target=100, p=0.5)
    assert squares(lab._figures.squares) == []
    image = lab._figures.image.image
    assert image is not lab._figures.blank
    assert "the matrix is an image" in lab.summary.value
    assert "2000 of the lines are drawn" in lab.summary.value
    assert "Not every neuron has a circle" in lab.summary.value
    lab.p.value = 0.4
    assert lab._figures.image.image is not image
    assert image.comm is None  # closed
    lab.p.value = 0.01
    assert lab._figures.image.image is lab._figures.blank
    assert len(squares(lab._figures.squares)) == lab.results()["synapses"] < 1000


def test_negative_weights_are_diamonds(lab):
    lab.weights.value = "i - j"
    everything = pairs(lab)
    assert squares(lab._figures.squares) == [(i, j) for i, j in everything if i > j]
    assert squares(lab._figures.diamonds) == [(i, j) for i, j in everything if i < j]
    assert "S.w = 'i - j'" in lab.to_code()
    lab.weights.value = "i - "
    assert "something is missing at the end" in lab.complaint
    assert squares(lab._figures.squares) == [(i, j) for i, j in everything if i > j]
    lab.weights.value = ""
    assert squares(lab._figures.squares) == everything and lab.complaint == ""


# --- a learner's own synapses


@pytest.fixture
def S():
    G = NeuronGroup(N, "x : metre", name="cells")
    G.x = "i*25*um"
    S = Synapses(G, G, "w : 1")
    S.connect(i=[0, 1, 1], j=[1, 2, 2])
    S.w = [0.5, -1, 0.25]
    return S


def state(S):
    return S.i[:].tolist(), S.j[:].tolist(), S.w[:].tolist()


def test_synapses_are_shown_as_they_are(S):
    lab = ConnectivityLab(S, weights="w")
    assert repr(lab) == "ConnectivityLab(synapses=3)"
    assert lines(lab._figures.lines) == [(0, 1), (1, 2), (1, 2)]
    assert squares(lab._figures.diamonds) == [(1, 2)]
    assert "1 of them connect a pair once more" in lab.summary.value
    assert "Weights from -1 to 0.5, 1 of them negative" in lab.summary.value


def test_what_is_tried_leaves_the_learners_synapses_alone(S):
    before = state(S)
    lab = ConnectivityLab(S, rule="i != j", p=0.3, weights="w")
    assert lab.results() == {"synapses": 3}
    lab.p.value = 0.5
    assert lab.results()["p"] == 0.5 and lab.results()["synapses"] > 3
    lab.rule.value = "abs(x_pre-x_post) < 30*um"
    lab.p.value = 1
    assert pairs(lab) == [(i, j) for i in range(N) for j in range(N) if abs(i - j) < 2]
    assert state(S) == before
    lab.back.click()
    assert repr(lab) == "ConnectivityLab(synapses=3)"
    assert squares(lab._figures.diamonds) == [(1, 2)]


def test_the_rule_of_the_learners_synapses_is_where_one_starts():
    G = NeuronGroup(N, "")
    S = Synapses(G, G)
    S.connect(condition="i != j", p=0.2)
    lab = ConnectivityLab(S)
    assert (lab.rule.value, lab.p.value) == ("i != j", 0.2)
    assert repr(lab) == f"ConnectivityLab(synapses={len(S)}, p=0.2)"
    assert "expected: 18 ± 3.8" in lab.summary.value
    assert lines(lab._figures.lines) == sorted(zip(S.i[:], S.j[:], strict=True))
    lab.p.value = 1
    assert repr(lab) == "ConnectivityLab(synapses=90, p=1)"
    lab.back.click()
    assert lab.results() == {"synapses": len(S), "p": 0.2}
    S.connect("i == j")  # two rules are none that one could go on with
    lab.back.click()
    assert repr(lab) == f"ConnectivityLab(synapses={len(S)})"


@pytest.mark.parametrize(
    "call, rule",
    [
        ({}, ""),
        (
            {"j": "k for k in range(i-3, i+4)", "skip_if_invalid": True},
            "k for k in range(i-3, i+4)",
        ),
        ({"j": "i"}, "i"),
        ({"i": 0, "j": [1, 2]}, ""),
        ({"condition": "i < j", "n": 2}, ""),
        ({"condition": "i < j", "p": "0.5"}, ""),
        ({"condition": "abs(i-j) < gone"}, ""),
    ],
)
def test_rules_that_can_be_gone_on_with(call, rule):
    G = NeuronGroup(N, "")
    S = Synapses(G, G)
    S.connect(**call, **({"namespace": {"gone": 2}} if "gone" in str(call) else {}))
    lab = ConnectivityLab(S)
    assert lab.rule.value == rule
    assert lab.skip.value == ("skip_if_invalid" in call)
    assert lab.results()["synapses"] == len(S)


def test_names_come_from_the_caller(S):
    width = 60 * um  # noqa: F841  (the strings use it)
    lab = ConnectivityLab(S, weights="exp(-(x_pre-x_post)**2/(2*width**2))")
    expected = np.exp(-((25 / 60) ** 2) / 2)
    assert f"All weights are {expected:.4g}" in lab.summary.value
    lab.rule.value = "abs(x_pre-x_post) < width"
    assert lab.complaint == "" and lab.results()["synapses"] == 5 * N - 6


def test_synapses_connected_later_are_shown_on_demand(S):
    lab = ConnectivityLab(S)
    S.connect(i=5, j=5)
    lab.show_present()
    assert repr(lab) == "ConnectivityLab(synapses=4)"


def test_synapses_that_exist_cannot_be_replaced(S):
    lab = ConnectivityLab(S, rule="i != j")
    with pytest.raises(UnusableValueError, match="3 synapses already"):
        lab.apply()
    assert len(S) == 3


def test_synapses_not_connected_yet_can_be_designed_and_applied():
    G = NeuronGroup(N, "")
    S = Synapses(G, G)
    lab = ConnectivityLab(S, rule="i != j", p=0.2)
    assert lab.results()["synapses"] == len(pairs(lab)) > 0 and len(S) == 0
    lab.p.value = 0.4
    designed = pairs(lab)
    lab.take.click()
    assert sorted(zip(S.i[:].tolist(), S.j[:].tolist(), strict=True)) == designed
    assert repr(lab) == f"ConnectivityLab(synapses={len(designed)})"
    assert lab.complaint == "" and lab.take.disabled


def test_synapses_without_any_connection_or_rule():
    G = NeuronGroup(N, "")
    lab = ConnectivityLab(Synapses(G, G))
    assert repr(lab) == "ConnectivityLab(synapses=0)"
    exec(lab.to_code(), {})


def test_as_many_sources_as_targets_are_still_two_groups():
    lab = ConnectivityLab(rule="i != j", n_source=5, n_target=5)
    assert "Synapses(source, target)" in lab.to_code() and len(pairs(lab)) == 20
    assert "Synapses(G, G)" in ConnectivityLab(rule="i != j", N=5).to_code()


# --- what cannot be shown


@pytest.mark.parametrize(
    "arguments, error",
    [
        ({"rule": "i !!= j", "N": 3}, ModelSyntaxError),
        ({"rule": "i != j"}, UnusableValueError),
        ({"rule": "i != j", "N": 0}, UnusableValueError),
        ({"rule": "i != j", "N": 3, "p": 2}, UnusableValueError),
        ({"synapses": "i != j", "N": 3}, UnusableValueError),
        ({"synapses": 5}, UnusableValueError),
    ],
)
def test_bad_arguments_raise(arguments, error):
    with pytest.raises(error):
        ConnectivityLab(**arguments)


def test_our_own_mistakes_are_not_hidden(lab, monkeypatch):
    def broken(*_):
        raise RuntimeError("a bug")

    monkeypatch.setattr(lab._figures, "draw", broken)
    with pytest.raises(RuntimeError):
        lab.p.value = 0.7
    assert "a bug" in lab.complaint


def test_only_changed_data_are_sent(lab):
    """Marks that didn't change aren't sent to the page again."""
    sent = []
    lab._figures.lines.observe(sent.append, ["x", "y"])
    lab.source.value = 3
    lab.p.value = lab.p.value + 1e-9
    assert sent == []
    lab.p.value = 0.9
    assert {change.name for change in sent} == {"x", "y"}


def test_arrays_for_the_page_are_floats(lab):
    lab.source.value = 1
    figures = lab._figures
    for mark in (*figures.columns.marks, *figures.matrix.marks):
        assert np.asarray(mark.x).dtype == np.asarray(mark.y).dtype == np.float64


def test_a_rule_pasted_with_its_argument(lab):
    before = lab.summary.value
    lab.rule.value = "j='k for k in range(3)'"
    assert "here a rule stands for itself" in lab.complaint
    assert lab.complaint.endswith("between the quotes: k for k in range(3)")
    assert lab.summary.value == before


def test_a_chance_of_more_than_one_counts_as_one(lab):
    lab.rule.value, lab.p.value = "k for k in sample(N_post, p=2)", 1.0
    assert "nan" not in lab.summary.value and "expected: exactly" in lab.summary.value


# --- synapses as they are --------------------------------------------------------------------


def greyed(lab):
    controls = {"rule": lab.rule, "skip": lab.skip, "p": lab.p, "seed": lab.seed}
    return [name for name, c in controls.items() if "snnkit-aside" in c._dom_classes]


def test_a_rule_that_has_no_part_in_the_picture_is_greyed():
    G = NeuronGroup(4, "v : 1")
    contact = Synapses(G, G)
    contact.connect(i=0, j=1)
    lab = ConnectivityLab(contact)
    assert greyed(lab) == ["rule", "skip", "p", "seed"]
    assert lab.rule.placeholder.startswith("as connected")
    lab.rule.value = "i != j"
    assert greyed(lab) == []
    lab.rule.value = ""
    assert greyed(lab) == [] and lab.rule.placeholder.startswith("all pairs")
    lab.rule.value = "i != j"
    lab.back.click()
    assert greyed(lab) == ["rule", "skip", "p", "seed"]


def test_a_rule_that_made_the_synapses_is_not_greyed():
    G = NeuronGroup(4, "v : 1")
    S = Synapses(G, G)
    S.connect(condition="i != j", p=0.5)
    assert greyed(ConnectivityLab(S)) == ["seed"]  # what it stands for drew other numbers
    assert greyed(ConnectivityLab(N=4)) == []


def test_synapses_are_called_as_the_caller_calls_them():
    G = NeuronGroup(4, "v : 1")
    contact = Synapses(G, G)
    contact.connect(i=0, j=1)
    lab = ConnectivityLab(contact)
    assert lab._call.value == "<code># contact as it is</code>"
    assert lab.back.description == "Show contact"
    lab.rule.value = "i"
    assert lab._call.value == "<code>contact.connect(j=&#x27;i&#x27;)</code>"
    assert ConnectivityLab([contact][0]).back.description == "Show contact"
    assert ConnectivityLab(Synapses(G, G, name="mine")).take.description == "Apply to mine"
