"""Fixtures: a page in Chromium, and the JupyterLab and the Voilà it can open."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from .harness import (
    CHROMIUM_OPTIONS,
    CLONE,
    PageErrors,
    Server,
    find_chromium,
    jupyterlab,
    leave,
    voila,
)

HERE = Path(__file__).parent
PICTURES = CLONE / "test-results"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. It closes with this package: its event loop must not meet nbval's."""
    with sync_playwright() as playwright:
        chromium = find_chromium()
        if chromium is None and not Path(playwright.chromium.executable_path).exists():
            complaint = (
                "no Chromium: install one (apt-get install chromium, or playwright install "
                "chromium), or name one in $SNNKIT_CHROMIUM"
            )
            (pytest.fail if os.environ.get("CI") else pytest.skip)(complaint)
        browser = playwright.chromium.launch(
            executable_path=chromium, headless=True, args=CHROMIUM_OPTIONS
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of 1280 by 800 pixels. What it complains about fails the test.

    A test that expects complaints clears them: ``page_errors.messages.clear()``.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.errors = PageErrors(page)
    yield page
    if request.node.stash.get(FAILED, False) or page.errors.messages:
        PICTURES.mkdir(exist_ok=True)
        name = re.sub(r"\W+", "-", request.node.name).strip("-")
        page.screenshot(path=PICTURES / f"{name}.png")
    page.errors.listen = False
    leave(page)
    context.close()
    page.errors.check()


@pytest.fixture
def page_errors(page: Page) -> PageErrors:
    """What the page of this test has complained about so far."""
    return page.errors


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A JupyterLab on a copy of the tutorials, to which a test can add notebooks."""
    yield from _serving(jupyterlab(tmp_path_factory.mktemp("lab")))


@pytest.fixture(scope="session")
def voila_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Voilà on a copy of the tutorials, to which a test can add notebooks."""
    yield from _serving(voila(tmp_path_factory.mktemp("voila")))


def _serving(server: Server) -> Iterator[Server]:
    tutorials = CLONE / "tutorials"
    if tutorials.is_dir():
        unwanted = shutil.ignore_patterns(".ipynb_checkpoints")
        shutil.copytree(tutorials, server.folder / "tutorials", ignore=unwanted)
    server.start()
    yield server
    server.stop()
