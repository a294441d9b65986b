"""The STDP window, drawn by 100 pairs of neurons that fire once, each at its own interval."""

from brian2 import *

pairs = 100
longest = 50 * ms
duration = longest + 1 * ms

tau_pre = tau_post = 20 * ms
A_pre = 0.01
A_post = -1.05 * A_pre
before = NeuronGroup(pairs, "moment : second", threshold="t > moment", refractory=100 * ms)
after = NeuronGroup(pairs, "moment : second", threshold="t > moment", refractory=100 * ms)
before.moment = "i*longest/(pairs - 1)"
after.moment = "(pairs - 1 - i)*longest/(pairs - 1)"
S = Synapses(
    before,
    after,
    """w : 1
       dp/dt = -p/tau_pre : 1 (event-driven)
       dq/dt = -q/tau_post : 1 (event-driven)""",
    on_pre="""p += A_pre
              w += q""",
    on_post="""q += A_post
               w += p""",
)
S.connect(j="i")

run(duration)

fingerprint = {"largest change": float(max(S.w)), "smallest change": float(min(S.w))}
print(fingerprint)
