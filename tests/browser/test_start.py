"""JupyterLab as `snnkit start` opens it: the tutorial at once, and no word to the network."""

from urllib.parse import urlsplit

import nbformat
from playwright.sync_api import Page

from .harness import Server


def test_start_asks_neither_the_network_nor_the_learner(page: Page, lab_server: Server):
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    cell = nbformat.v4.new_markdown_cell("Look at this first.")
    page.goto(lab_server.put(nbformat.v4.new_notebook(cells=[cell]), "first.ipynb"))
    page.get_by_role("paragraph").filter(has_text="Look at this first.").wait_for()
    page.wait_for_timeout(2000)  # questions come late
    assert hosts - {None} == {"127.0.0.1"}
    assert page.get_by_role("alert").all_inner_texts() == []
    assert page.get_by_role("dialog").all_inner_texts() == []
