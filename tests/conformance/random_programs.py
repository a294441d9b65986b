"""Random programs of the model language, which are to do the same on Brian 2 and on snnkit.

``python -m tests.conformance.random_programs 0 200`` tries two hundred of them, and prints those
that differ. All groups follow one clock, and no synapse changes a neuron twice in one go, or those
at both ends: of that, Brian 2's own engines make different things.
"""

import sys
from random import Random

FINISH = "results = {}"


def program(seed):
    """Return a program as a list of lines; after `FINISH`, they collect its results."""
    return _Program(seed).lines


class _Program:
    def __init__(self, seed):
        self.random = Random(seed)
        self.names = self.random.sample([f"{a}{b}" for a in "abcdefgh" for b in "xyz"], 24)
        self.groups, self.synapses, self.collected = [], [], []
        self.given = None  # the group whose spikes are given
        self.lines = [
            f"defaultclock.dt = {self.one_of('0.1', '0.2', '0.25')}*ms",
            f"stim = TimedArray([{', '.join(self.number(-1, 1) for _ in range(6))}], dt=1.3*ms)",
        ]
        for make, most in [(self.group, 3), (self.spikes, 1), (self.connect, 3)]:
            for _ in range(self.random.randint(make == self.group, most)):
                make()
        for _ in range(self.random.randint(0, 2)):
            self.regular()
        for _ in range(self.random.randint(1, 3)):
            self.monitor()
        self.lines.append(f"run({self.one_of('12', '7.3')}*ms)")
        if self.maybe(0.6):
            self.lines += [self.change(), f"run({self.one_of('0.4', '4.1')}*ms)"]
        self.lines += [FINISH, *self.collected]

    # --- chance ---

    def one_of(self, *choices):
        return self.random.choice(choices)

    def some_of(self, choices, most):
        return self.random.sample(choices, self.random.randint(1, min(most, len(choices))))

    def maybe(self, p=0.5):
        return self.random.random() < p

    def number(self, low, high):
        return f"{self.random.uniform(low, high):.5f}"

    # --- parts of a program ---

    def make(self, kind, name, *arguments, **options):
        given = [*arguments, *(f"{key}={value}" for key, value in options.items() if value)]
        self.lines.append(f"{name} = {kind}({', '.join(given)}, name={name!r})")

    def collect(self, key, value):
        self.collected.append(f"results[{key!r}] = array({value})")

    def group(self):
        name, size = self.names.pop(), self.random.randint(1, 6)
        linear, guarded = self.maybe(0.4), self.one_of("", " (unless refractory)")
        drive = self.one_of(f"{self.number(0.8, 1.6)} + 0.07*i", "p", "s", "stim(t) + 0.9")
        bend = self.one_of(" - 0.13*v*v", " + 0.2*sin(t/ms)", " - 0.1*exp(v - 1)") + " - 0.2*u"
        model = [
            f"dv/dt = ({drive} - v{bend * (not linear)})/({self.number(3, 9)}*ms) : 1{guarded}",
            f"du/dt = (v - u)/({self.number(4, 12)}*ms) : 1",
            "p : 1",
            f"s = 0.9 + 0.2*stim(t) + 0.01*i : 1{self.one_of('', ' (constant over dt)')}",
            "n : integer",
            "x : 1",
        ]
        resets = ["u += 0.1", "n = (n + 1) % 3", "x += t/ms", "q = v + 1\nx = q*2", "x = s"]
        resets.append("n = n + (i + 3)//2 - n//3")
        period = ["", "1*ms", repr("(0.7 + 0.5*i)*ms"), repr("v > 0.25"), repr("n*0.7*ms")]
        self.random.shuffle(model)
        methods = ["'euler'", "'rk2'", "'rk4'", *[""] * linear]
        up = self.maybe(0.3)
        self.make(
            "NeuronGroup",
            name,
            str(size),
            repr("\n".join(model)),
            threshold=repr(f"v > {self.number(0.4, 0.8)}{self.one_of('', ' + 0.1*(i % 2)')}"),
            reset=repr("\n".join([self.one_of("v = 0", "v -= 0.5"), *self.some_of(resets, 2)])),
            refractory=self.one_of(*period),
            events=repr({"up": "v > 0.3"}) if up else "",
            method=self.one_of(*methods),
            order=self.one_of("", "1", "-1"),
        )
        for variable, value in {"v": "0.31 - 0.07*i", "p": "0.8 + 0.15*i", "n": "i"}.items():
            self.lines.append(f"{name}.{variable} = {value!r}")
        if up:
            when = self.one_of("end", "before_groups", "after_resets")
            self.lines.append(f"{name}.run_on_event('up', 'v += 0.05', when={when!r})")
        self.groups.append((name, size))
        for variable in "vunx":
            self.collect(f"{name}.{variable}", f"{name}.{variable}")

    def spikes(self):
        name, times = self.names.pop(), sorted(self.random.sample(range(14), 5))
        neurons = [self.random.randrange(3) for _ in times]
        times = f"array({[0.5 * t for t in times]})*ms"
        self.make("SpikeGeneratorGroup", name, "3", str(neurons), times, period="8*ms")
        self.given = name

    def part(self, group):
        name, size = group
        if size < 3 or self.maybe(0.7):
            return name
        start = self.random.randrange(size - 1)
        return f"{name}[{start}:{self.random.randint(start + 1, size)}]"

    def connect(self):
        name, target = self.names.pop(), self.one_of(*self.groups)
        source = self.part(self.one_of(*self.groups))
        if self.given and self.maybe(0.4):
            source = self.given
        trace = self.one_of(
            "-a/(8*ms) : 1 (event-driven)",
            "-a/(5*ms) : 1 (clock-driven)",
            "(0.2*n_post - a)/(9*ms) : 1 (clock-driven)",
        )
        model = ["w : 1", f"da/dt = {trace}", "m : integer"]
        if self.maybe(0.3) and "summed" not in str(self.lines):  # x can only be one sum
            model.append("x_post = w*v_post : 1 (summed)")
        changes = ["v_post += 0.1*w", "w = clip(w + 0.02, 0, 0.6)", "a += 0.1", "m = (m + 1) % 4"]
        changes += ["m = m - m//2 + (i + 5)//2", "w = 0.9*w + 0.01*n_post"]
        changes += ["w = clip(w - 0.1*a, 0, 1)", "n_post += 1", "tmp = w/2\nv_post += 0.1*tmp"]
        changes += ["v_post = v_post*0.9 + 0.05*w", "w += 0.001*t/ms", "w += 0.01*v_post"]
        early, late, post = (self.body(changes) for _ in range(3))
        several = self.maybe(0.3)
        on_pre = {"early": early, "late": late} if several else early
        self.make(
            "Synapses",
            name,
            source,
            self.part(target),
            repr("\n".join(model)),
            on_pre=repr(on_pre),
            on_post=repr(post) if self.maybe(0.4) else "",
            delay="" if several else self.one_of("", "0.3*ms", "2*ms"),
            order=self.one_of("", "1", "-1"),
        )
        rule = self.one_of("", "'i != j'", "'abs(i - j) < 2', n=2", "j='(i + 1) % N_post'", "p=1")
        self.lines += [f"{name}.connect({rule})", f"{name}.w = '0.1 + 0.05*i + 0.02*j'"]
        if several:
            self.lines.append(
                f"{name}.late.delay = {self.one_of('(i + 2*j)*0.1*ms', '0.35*j*ms')!r}"
            )
            self.lines.append(f"{name}.early.order = {self.one_of('-2', '2', '0')}")
        self.synapses.append(name)
        for variable in "wamij":
            self.collect(f"{name}.{variable}", f"{name}.{variable}")

    def body(self, changes):
        """Return statements of which one at most is about v: their order would matter."""
        some = self.some_of(changes, 3)
        about_v = [change for change in some if "v_post" in change]
        return "\n".join(change for change in some if change not in about_v[1:])

    def regular(self):
        name, code = self.one_of(*self.groups)[0], self.one_of("v += 0.02", "v = v*0.99", "x = v")
        if self.synapses and self.maybe():
            codes = "w *= 0.98", "w += 0.01*v_post", "w = 0.9*w + 0.01*n_post"
            name, code = self.one_of(*self.synapses), self.one_of(*codes)
        when = self.one_of("start", "end", "before_synapses", "after_thresholds")
        self.lines.append(f"{name}_often = {name}.run_regularly({code!r}, dt=1*ms, when={when!r})")

    def monitor(self):
        name, source = self.names.pop(), self.part(self.one_of(*self.groups))
        kind = self.one_of("StateMonitor", "SpikeMonitor", "PopulationRateMonitor")
        if kind == "StateMonitor":
            when = self.one_of("", "'end'", "'thresholds'", "'after_resets'", "'synapses'")
            self.make(kind, name, source, "['v', 'n', 's']", record="True", dt="1*ms", when=when)
            recorded = "vns"
            self.collect(f"{name}_t", f"{name}.t/ms")
        elif kind == "SpikeMonitor":
            self.make(kind, name, source, variables="['u']")
            recorded = ["i", "u", "count"]
            self.collect(f"spike_t_{name}", f"{name}.t/ms")
        else:
            self.make(kind, name, source)
            recorded = []
            self.collect(f"{name}_rate", f"{name}.rate/Hz")
        for variable in recorded:
            self.collect(f"{name}_{variable}", f"{name}.{variable}")

    def change(self):
        name = self.one_of(*self.groups)[0]
        changes = ["v = '0.2 + 0.05*i'", "v[0] = 0.45", "v['v > 0.3'] = 0.1", "p = 1.2"]
        if self.synapses and self.maybe():
            name = self.one_of(*self.synapses)
            changes = ["w = '0.2 + 0.03*j'", "connect(i=0, j=0)", "w *= 0.9"]
        return f"{name}.{self.one_of(*changes)}"


def main(first, last):
    import snnkit

    from .runner import DEFAULT_TOLERANCE, assert_same_results, names_of, run_text

    brian, ours, different = names_of("brian2"), names_of("snnkit.brian"), 0
    for seed in range(first, last):
        text = "\n".join(program(seed))
        expected = run_text(text, brian)
        for engine in ("numpy", "compiled"):
            try:
                with snnkit.use_engine(engine):
                    assert_same_results(run_text(text, ours), expected, DEFAULT_TOLERANCE)
            except Exception as error:
                different += 1
                print(
                    f"--- {seed}, {engine}: {type(error).__name__}: {error}\n{text}\n", flush=True
                )
    print(f"{different} of {2 * (last - first)} runs differ from Brian 2.")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
