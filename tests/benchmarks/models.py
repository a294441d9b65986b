"""The models that are timed: plain Brian language, the same text for every package.

Each defines a function ``once()`` that builds a network anew and runs it, as a slider does.
"""

SIMPLEST = """
def once():
    start_scope()
    cells = NeuronGroup(2, '''dv/dt = (drive - v)/tau : 1
                              drive : 1
                              tau : second''', threshold='v > 1', reset='v = 0', method='exact')
    cells.drive = [2, 0]
    cells.tau = [10, 100]*ms
    contact = Synapses(cells, cells, on_pre='v_post += 0.2')
    contact.connect(i=0, j=1)
    trace = StateMonitor(cells, 'v', record=True)
    run(100*ms)
    return trace.v[1][-1]
"""

STDP_PROOF = """
def once():
    start_scope()
    tau_pre = tau_post = 20*ms
    A_pre = 0.01
    A_post = -1.05*A_pre
    longest = 50*ms
    pairs = 100
    before = NeuronGroup(pairs, 'moment : second', threshold='t > moment', refractory=100*ms)
    after = NeuronGroup(pairs, 'moment : second', threshold='t > moment', refractory=100*ms)
    before.moment = 'i*longest/(pairs - 1)'
    after.moment = '(pairs - 1 - i)*longest/(pairs - 1)'
    S = Synapses(before, after, '''w : 1
                 dp/dt = -p/tau_pre : 1 (event-driven)
                 dq/dt = -q/tau_post : 1 (event-driven)''',
                 on_pre='''p += A_pre
                           w += q''',
                 on_post='''q += A_post
                            w += p''')
    S.connect(j='i')
    run(longest + 1*ms)
    return S.w[0]
"""

MODELS = {"simplest synapse": SIMPLEST, "STDP proof, 100 pairs": STDP_PROOF}
