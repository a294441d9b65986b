"""JupyterLab as `snnkit start` opens it: the tutorial at once, and no word to the network."""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from .harness import Server, notebook


def test_start_asks_neither_the_network_nor_the_learner(page: Page, lab_server: Server):
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.goto(lab_server.put(notebook("1 + 1"), "first.ipynb"))
    page.locator(".jp-Cell").get_by_text("1 + 1").wait_for()
    page.wait_for_timeout(2000)  # questions come late
    assert hosts - {None} == {"127.0.0.1"}
    assert page.get_by_role("alert").all_inner_texts() == []
    assert page.get_by_role("dialog").all_inner_texts() == []
