"""Random connectivity against its closed forms; no other simulator takes part.

Each test has a fixed seed, so it passes always or never; with some forty tests below, the
chance that a correct generator was given a seed that fails one is about four in a thousand.
"""

import warnings

import numpy as np
import pytest
from scipy import stats

from .distributions import FALSE_ALARM, check_counts
from .runner import FRESH_START, names_of


@pytest.fixture(scope="module")
def names():
    return names_of("snnkit.brian")


def connected(names, n_pre, n_post, seed, **rule):
    """The pairs that a rule makes between two groups, as arrays of sources and targets."""
    scope = dict(names)
    exec(FRESH_START, scope)
    scope["seed"](seed)
    source = scope["NeuronGroup"](n_pre, "v : 1")
    target = source if n_post is None else scope["NeuronGroup"](n_post, "v : 1")
    synapses = scope["Synapses"](source, target)
    synapses.connect(**rule)
    return np.array(synapses.i), np.array(synapses.j)


@pytest.mark.parametrize("p", [0.001, 0.1, 0.5, 0.93])
def test_number_of_synapses_is_binomial(names, p):
    i, _ = connected(names, 300, 500, seed=11, p=p)
    assert stats.binomtest(len(i), 300 * 500, p).pvalue > FALSE_ALARM


@pytest.mark.parametrize("p", [0.1, 0.5])
def test_number_over_many_seeds_is_binomial(names, p):
    """The spread too, and not only the mean: a fixed total would pass the test above."""
    counts = [len(connected(names, 12, 10, seed, p=p)[0]) for seed in range(400)]
    check_counts(np.array(counts), stats.binom(120, p))


@pytest.mark.parametrize("p", [0.1, 0.5])
def test_degrees_are_binomial(names, p):
    n_pre, n_post = 600, 500
    i, j = connected(names, n_pre, n_post, seed=12, p=p)
    check_counts(np.bincount(i, minlength=n_pre), stats.binom(n_post, p))
    check_counts(np.bincount(j, minlength=n_post), stats.binom(n_pre, p))


@pytest.mark.parametrize("p", [0.001, 0.02, 0.29])
def test_pairs_of_a_large_network(names, p):
    """Where not every pair is looked at: number, degrees, and no pair twice."""
    n_pre, n_post = 900, 800
    i, j = connected(names, n_pre, n_post, seed=17, p=p)
    assert np.all(np.diff(i * n_post + j) > 0)
    assert stats.binomtest(len(i), n_pre * n_post, p).pvalue > FALSE_ALARM
    check_counts(np.bincount(i, minlength=n_pre), stats.binom(n_post, p))
    check_counts(np.bincount(j, minlength=n_post), stats.binom(n_pre, p))


def test_number_in_a_large_network_over_many_seeds(names):
    counts = [len(connected(names, 600, 500, seed, p=1e-4)[0]) for seed in range(400)]
    check_counts(np.array(counts), stats.binom(300_000, 1e-4))


@pytest.mark.parametrize("p", [0.1, 0.5])
def test_degrees_without_self_connections(names, p):
    n = 500
    i, j = connected(names, n, None, seed=13, condition="i != j", p=p)
    assert np.all(i != j)
    assert stats.binomtest(len(i), n * (n - 1), p).pvalue > FALSE_ALARM
    check_counts(np.bincount(i, minlength=n), stats.binom(n - 1, p))
    check_counts(np.bincount(j, minlength=n), stats.binom(n - 1, p))


@pytest.mark.parametrize(
    ("rule", "allowed"),
    [
        ({"p": 0.1}, lambda i, j: i >= 0),
        ({"p": 0.5}, lambda i, j: j >= 0),
        ({"condition": "i != j", "p": 0.2}, lambda i, j: i != j),
        (
            {"condition": "abs(i - j) < 30 and i != j", "p": 0.7},
            lambda i, j: (np.abs(i - j) < 30) & (i != j),
        ),
    ],
    ids=["sparse", "half", "no self", "near"],
)
def test_pairs_are_unique_in_range_and_as_the_condition_says(names, rule, allowed):
    n = 200
    i, j = connected(names, n, None, seed=14, **rule)
    assert len(i)
    assert i.min() >= 0 and j.min() >= 0 and i.max() < n and j.max() < n
    assert len(set(zip(i.tolist(), j.tolist(), strict=True))) == len(i)
    assert np.all(allowed(i, j))


@pytest.mark.parametrize("p", [0.1, 0.5])
def test_every_region_of_the_matrix_is_as_likely(names, p):
    n, block = 400, 50
    i, j = connected(names, n, n, seed=15, p=p)
    observed = np.zeros((n // block, n // block))
    np.add.at(observed, (i // block, j // block), 1)
    z = (observed - block**2 * p) / np.sqrt(block**2 * p * (1 - p))
    assert stats.chi2.sf(np.sum(z**2), observed.size) > FALSE_ALARM


@pytest.mark.parametrize("p", [0.1, 0.5])
@pytest.mark.parametrize("step", [(0, 1), (1, 0), (1, 1)])
def test_neighbouring_pairs_are_independent(names, p, step):
    """How often a pair and its neighbour are both connected: a chi-square of the 2 x 2 table."""
    n = 400
    i, j = connected(names, n, n, seed=16, p=p)
    matrix = np.zeros((n, n), int)
    matrix[i, j] = 1
    down, right = step
    here = matrix[: n - down, : n - right]
    there = matrix[down:, right:]
    table = np.histogram2d(here.ravel(), there.ravel(), bins=2)[0]
    assert stats.chi2_contingency(table, correction=False).pvalue > FALSE_ALARM


@pytest.mark.parametrize("p", [0.02, 0.3])
def test_gaps_between_targets_are_geometric(names, p):
    """Along one row, the distance from a target to the next; what jumping samplers get wrong."""
    n_post = 20_000
    i, j = connected(names, 4, n_post, seed=17, p=p)
    for source in range(4):
        gaps = np.diff(np.sort(j[i == source]))
        check_counts(gaps, stats.geom(p))


@pytest.mark.parametrize("p", [0.1, 0.5])
def test_condition_takes_part_and_chance_the_rest(names, p):
    n = 400
    i, j = connected(names, n, n, seed=18, condition="i < j", p=p)
    assert np.all(i < j)
    assert stats.binomtest(len(i), n * (n - 1) // 2, p).pvalue > FALSE_ALARM


def test_certainty_and_impossibility(names):
    i, j = connected(names, 7, 9, seed=19, p=1)
    assert sorted(zip(i.tolist(), j.tolist(), strict=True)) == [
        (a, b) for a in range(7) for b in range(9)
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        i, j = connected(names, 7, 9, seed=19, p=0)
    assert len(i) == len(j) == 0


def test_the_seed_decides(names):
    once = connected(names, 50, 50, seed=20, p=0.3)
    again = connected(names, 50, 50, seed=20, p=0.3)
    other = connected(names, 50, 50, seed=21, p=0.3)
    assert np.array_equal(once, again)
    assert len(once[0]) != len(other[0]) or not np.array_equal(once, other)


def test_two_objects_after_one_seed_differ(names):
    scope = dict(names)
    exec(FRESH_START, scope)
    cells = scope["NeuronGroup"](40, "v : 1")
    pairs = []
    for _ in range(2):
        synapses = scope["Synapses"](cells, cells)
        synapses.connect(p=0.5)
        pairs.append(set(zip(list(synapses.i), list(synapses.j), strict=True)))
    assert pairs[0] != pairs[1]


def test_random_values_in_strings(names):
    """``rand()`` is uniform and ``randn()`` normal, one draw for each element."""
    scope = dict(names)
    exec(FRESH_START, scope)
    cells = scope["NeuronGroup"](4000, "x : 1\ny : 1")
    cells.x = "rand()"
    cells.y = "2 + 3*randn()"
    x, y = np.array(cells.x), np.array(cells.y)
    assert len(np.unique(x)) == 4000
    assert stats.kstest(x, "uniform").pvalue > FALSE_ALARM
    assert stats.kstest(y, stats.norm(2, 3).cdf).pvalue > FALSE_ALARM
    assert abs(np.corrcoef(x, y)[0, 1]) < stats.norm.isf(FALSE_ALARM / 2) / np.sqrt(4000)


@pytest.mark.parametrize("size", [1, 3, 17, 20])
def test_samples_of_a_size_have_it_and_repeat_no_one(names, size):
    n_pre, n_post = 500, 20
    rule = f"k for k in sample(N_post, size={size})"
    i, j = connected(names, n_pre, n_post, seed=30, j=rule)
    assert np.all(np.bincount(i, minlength=n_pre) == size)
    assert len(set(zip(i.tolist(), j.tolist(), strict=True))) == len(i)


@pytest.mark.parametrize("size", [1, 3, 17])
def test_samples_of_a_size_choose_all_alike(names, size):
    """Variance of a count without replacement within one source, as each is chosen or not."""
    n_pre, n_post = 2000, 20
    rule = f"k for k in sample(N_post, size={size})"
    _, j = connected(names, n_pre, n_post, seed=31, j=rule)
    share = size / n_post
    z = (np.bincount(j, minlength=n_post) - n_pre * share) / np.sqrt(n_pre * share * (1 - share))
    # The counts add up to a constant: one degree of freedom less, each z widened in turn.
    assert stats.chi2.sf(np.sum(z**2) * (n_post - 1) / n_post, n_post - 1) > FALSE_ALARM


def test_samples_of_two_choose_all_pairs_alike(names):
    n_pre, n_post = 6000, 6
    i, j = connected(names, n_pre, n_post, seed=32, j="k for k in sample(N_post, size=2)")
    chosen = np.sort(j[np.argsort(i, kind="stable")].reshape(n_pre, 2), axis=1)
    counts = np.bincount(chosen[:, 0] * n_post + chosen[:, 1])
    assert stats.chisquare(counts[counts > 0]).pvalue > FALSE_ALARM
    assert np.count_nonzero(counts) == 15


@pytest.mark.parametrize("p", [0.02, 0.3, 0.9])
def test_samples_of_a_chance_are_binomial(names, p):
    n_pre, n_post = 600, 400
    rule = f"k for k in sample(0, N_post, 2, p={p})"
    i, j = connected(names, n_pre, n_post, seed=33, j=rule)
    assert np.all(j % 2 == 0)
    assert len(set(zip(i.tolist(), j.tolist(), strict=True))) == len(i)
    check_counts(np.bincount(i, minlength=n_pre), stats.binom(n_post // 2, p))
    check_counts(np.bincount(j, minlength=n_post)[::2], stats.binom(n_pre, p))


def test_chance_by_distance(names):
    """``p`` as a string: within each distance the number is binomial with the chance it says."""
    n = 400
    i, j = connected(names, n, None, seed=34, p="0.8*exp(-abs(i - j)/60.0)")
    distances = np.abs(i - j)
    for distance in [0, 1, 10, 50, 150, 300]:
        pairs = n if distance == 0 else 2 * (n - distance)
        number = int(np.count_nonzero(distances == distance))
        p = 0.8 * np.exp(-distance / 60)
        assert stats.binomtest(number, pairs, p).pvalue > FALSE_ALARM
