"""What every test finds as it begins, whatever ran before it."""

import pytest

from snnkit import defaultclock, start_scope


@pytest.fixture(autouse=True)
def fresh_start():
    defaultclock.dt_ = 1e-4
    start_scope()
