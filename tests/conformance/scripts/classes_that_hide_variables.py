"""Classes of the script's own have properties and methods with the names of variables."""


class Checked(Synapses):
    @property
    def w(self):
        return self._w

    @w.setter
    def w(self, weights):
        self._w = clip(weights, 0, 1)
        self.set_states({"w": self._w})


class Cells(NeuronGroup):
    def rate(self):
        return 2 * self.get_states(["rate"], units=False)["rate"]


G = Cells(3, "dv/dt = rate : 1\nrate : Hz", threshold="v > 1", reset="v = 0", method="euler")
G.set_states({"rate": [100, 200, 300] * Hz})
S = Checked(G, G, "w : 1", on_pre="v_post += 0.1*w")
S.connect(condition="i != j")
S.w = array([-1, 0.5, 0.25, 1, 2, 3])
M = SpikeMonitor(G)
run(50 * ms)
results = {"w": S.w, "rate": G.rate(), "t": M.t, "i": M.i, "states": S.get_states(["w"])["w"]}
