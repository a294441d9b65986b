"""What every test finds as it begins, whatever ran before it."""

import gc

import pytest

from snnkit import defaultclock, start_scope


def pytest_collection_finish():
    """Set aside what has been imported: Brian 2 collects garbage after each run.

    Two thirds of its time went into walking over modules that stay anyway.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def fresh_start():
    defaultclock.dt_ = 1e-4
    start_scope()
