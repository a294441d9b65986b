"""All labs can be read in JupyterLab's dark theme."""

import pytest
from playwright.sync_api import Page

from .harness import notebook, run_all

NETWORK = """
from snnkit import *
from snnkit.labs import *
G = NeuronGroup(2, 'dv/dt = (2 - v)/(10*ms) : 1', threshold='v > 1', reset='v = 0')
M, spikes = StateMonitor(G, 'v', record=True), SpikeMonitor(G)
S = Synapses(G, G)
S.connect(i=0, j=1)
run(50*ms)
def f(pull=1.0, slow=True, kind='exact'):
    start_scope()
    G = NeuronGroup(1, 'dv/dt = (pull - v)/(10*ms) : 1')
    M = StateMonitor(G, 'v', record=True)
    run(10*ms)
    return M
"""
LABS = {
    "TraceInspector": "TraceInspector(M, spikes, threshold=1)",
    "Explorer": "Explorer(f, pull=(0.0, 2.0), slow=True, kind=['exact', 'euler'])",
    "STDPLab": "STDPLab()",
    "ConnectivityLab": "ConnectivityLab(S)",  # with greyed controls
}
#: contrast of each text with what is behind it, the least legible first; what is hidden from
#: screen readers is no text, but a sign in the colour of what it stands for
CONTRASTS = """lab => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
    const over = (colours) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = rgb => rgb.map(c => c / 255)
        .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, k) => sum + c * [0.2126, 0.7152, 0.0722][k], 0);
    const contrast = part => {
        const style = getComputedStyle(part), behind = [];
        for (let node = part; node; node = node.parentElement)
            behind.unshift(getComputedStyle(node).backgroundColor);
        const colour = part.ownerSVGElement ? style.fill : style.color;
        const lights = [light(over(behind)), light(over([...behind, colour]))];
        return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
    };
    const ownText = part => [...part.childNodes]
        .some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    return [...lab.querySelectorAll('*')]
        .filter(part => ownText(part) || part.matches('input:not([type=checkbox]), select'))
        .filter(part => part.checkVisibility() && !part.closest('style, [aria-hidden=true]'))
        .map(part => [contrast(part), part.textContent || part.value])
        .sort((a, b) => a[0] - b[0]);
}"""


@pytest.mark.parametrize("name", LABS)
def test_all_text_stands_out(name: str, page: Page, lab_server):
    run_all(page, lab_server.put(notebook(NETWORK, LABS[name]), f"dark-{name}.ipynb"))
    page.evaluate(
        "window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})"
    )
    page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
    lab = page.locator(f".snnkit-{name.lower()}")
    lab.locator(".axis text").first.wait_for(state="attached")
    page.wait_for_timeout(500)
    found = lab.evaluate(CONTRASTS)
    assert len(found) > 20
    assert [(text, round(ratio, 2)) for ratio, text in found if ratio < 4.5] == []
