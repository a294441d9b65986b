"""Variables, constants, events and steps of a method have names that generated code might use."""

results = {}

A = NeuronGroup(3, "v : 1", threshold="True")
S = Synapses(A, A, "w : 1\nw_here : 1", on_pre="w += 1; w_here += w")
S.connect(condition="i != j")

B = NeuronGroup(3, "v : 1\nx_here : 1", threshold="True", reset="x = 0.5; v = x; x_here += 1")

awake = 0.5
C = NeuronGroup(
    2,
    "dv/dt = 0/ms : 1 (unless refractory)",
    threshold="i == 0",
    refractory=1 * ms,
    method="euler",
)
C.v = 0.8
rest = Synapses(C, C, on_pre="v_post %= awake")
rest.connect(i=0, j=1)

D = NeuronGroup(2, "v : 1", threshold="v > 1", reset="v = 0", events={"spikes": "v < 0.5"})
D.v = [2, 0]
counts = SpikeMonitor(D)
events = EventMonitor(D, "spikes")

index_of_E, P_of_E, event_x_of_E, spikes_of_E = 3, 2, 5, 7
E = NeuronGroup(
    2,
    "dv/dt = (P_of_E - v)/(5*ms) : 1",
    threshold="v > 1",
    reset="v = index_of_E/30 + spikes_of_E*0.01",
    events={"x": "v > 0.5"},
    method="exact",
    name="E",
)
E.run_on_event("x", "v += event_x_of_E*0.001")

steps = ExplicitStateUpdater("""
new = x + dt*f(x, t)/2
k_a = x + dt*f(new, t + dt/2)/2
k = x + dt*f(k_a, t + dt/4)/2
x_new = x + dt*f(k, t + dt/2)""")
F = NeuronGroup(1, "db/dt = a_b/ms : 1\nda_b/dt = -b/ms : 1", method=steps)
F.b = 1

# a number that two clocks could be thought to need for their time step
dt_of_2, t_of_2, step_of_2 = 7, 3, 4
L = NeuronGroup(1, "dv/dt = (dt_of_2 + t_of_2*step_of_2)*t/ms**2 : 1", method="euler", dt=0.2 * ms)

run(5 * ms)
results = {"w": S.w, "w_here": S.w_here, "reset": B.v, "x_here": B.x_here, "rest": C.v}
results |= {"events": D.v + 1, "spikes": counts.count, "other": events.count}
results |= {"slow": L.v, "of": E.v, "b": F.b, "a_b": F.a_b}
