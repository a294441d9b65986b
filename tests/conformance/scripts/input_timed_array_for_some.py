"""Neurons without a column of a timed array are marked by -1 and left out by a condition."""

stimulus = TimedArray([[0.5, 2.0], [3.0, 1.0], [0.0, 4.0]] * mV, dt=5 * ms)
cells = NeuronGroup(
    6,
    """dv/dt = (drive - v)/(10*ms) : volt
    drive = stimulus(t, which)*int(which >= 0) : volt
    which : integer""",
    method="euler",
)
cells.which = -1
cells.which[2:4] = [0, 1]
last = NeuronGroup(2, "x = stimulus(t, column) : volt\ncolumn : integer")
last.column = [-1, -2]
record = StateMonitor(cells, ["v", "drive"], record=True)
seen = StateMonitor(last, "x", record=True)
run(20 * ms)

results = {"v": record.v, "drive": record.drive, "x": seen.x, "called": stimulus(6 * ms, -1)}
