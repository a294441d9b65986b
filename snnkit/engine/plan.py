"""What one time step does: a list of operations, sorted by schedule.

Operations say what happens, to which variables, in terms of expression trees. They know
nothing of numpy; how they become code is the printer's matter.
"""

from __future__ import annotations

from .variables import asks_for_size

__all__ = [
    "SLOTS",
    "Assign",
    "Call",
    "Deliver",
    "Emit",
    "Event",
    "Exact",
    "OnEvent",
    "Operation",
    "RecordRate",
    "RecordSpikes",
    "RecordState",
    "Sum",
    "Threshold",
    "Wake",
    "events_kept",
    "places",
    "sort",
    "written",
]

#: the neurons at the ends of a synapse: by what says which they are
ENDS = {"i": "source", "j": "target"}
SLOTS = ("start", "groups", "thresholds", "synapses", "resets", "end")


def places(slots):
    """Return the places of a time step, numbered: one before, in and after each slot.

    >>> places(["start", "end"])["after_start"]
    2
    """
    names = [name for slot in slots for name in (f"before_{slot}", slot, f"after_{slot}")]
    return {name: k for k, name in enumerate(names)}


class Event:
    """What can happen to neurons in a time step: a spike, or something that the user named.

    Attributes
    ----------
    name : str
        The name under which the generated code keeps the neurons to which it happens.
    part : (int, int) or None
        If only the neurons from the first number up to the second are meant, which then count
        from 0.
    latest : dict of str to ndarray
        By name of the event, the neurons to which it happened last, as far as somebody asks.
    """

    __slots__ = ("latest", "name", "part")

    def __init__(self, name, latest, part=None):
        self.name, self.latest, self.part = name, latest, part


class Operation:
    """One thing that happens in a time step.

    Attributes
    ----------
    owner : str
        Name of the object that does it.
    when, order : str, int
        The slot, and the rank among the operations in that slot.
    suffix : str
        What makes the owner's name the name of this operation: those of the same rank are
        carried out in the order of their names, which are those that Brian 2 gives them.
    comment : str
        What the user wrote, for the reader of the generated code.
    every, dt : int, float
        It happens in every so-manieth step of the network, and so once in a time `dt`.
    """

    __slots__ = ("comment", "dt", "every", "order", "owner", "suffix", "when")

    def __init__(self, owner, when, order=0, comment="", suffix=""):
        self.owner, self.when, self.order, self.comment = owner, when, order, comment
        self.every, self.dt, self.suffix = 1, None, suffix

    @property
    def name(self):
        """The full name of the operation."""
        return self.owner + self.suffix

    def said(self):
        """Return lines that tell the reader of the generated code what this is."""
        lines = [line.strip() for line in self.comment.split("\n") if line.strip()]
        title = f"{self.when.replace('_', ' ')}: {self.owner}"
        return [f"{title}: {lines[0]}", *lines[1:]] if lines else [title]

    def writes(self):
        """Return the variables that this operation changes."""
        return set()


class Emit(Operation):
    """Fires spikes at given time steps.

    Attributes
    ----------
    event : Event
    by_step : dict of int to ndarray of int
        Which neurons fire, by time step.
    period : int
        After how many steps the spikes come again; 0 for never.
    """

    __slots__ = ("by_step", "event", "period")

    def __init__(self, owner, when, event, by_step, period, **more):
        super().__init__(owner, when, **more)
        self.event, self.by_step, self.period = event, by_step, period


class _Statements(Operation):
    """Operations that carry out assignments.

    Attributes
    ----------
    assignments : list of (Reference or str, str, Resolved)
        Target (a string is a local name), operation such as ``+=``, value.
    guard : dict of Variable to Variable
        Variables that must not change where another one is False (``unless refractory``).
    """

    __slots__ = ("assignments", "guard")

    def __init__(self, owner, when, assignments, guard=None, **more):
        super().__init__(owner, when, **more)
        self.assignments, self.guard = assignments, guard or {}

    def writes(self):
        return {t.variable for t, _, _ in self.assignments if not isinstance(t, str)}

    def touched(self):
        """Return the references that are read or written, in the order of the statements."""
        targets = [t for t, _, _ in self.assignments if not isinstance(t, str)]
        return [r for _, _, value in self.assignments for r in value.references] + targets


class Assign(_Statements):
    """Assignments to all elements of a group at once; `size` is how many there are."""

    __slots__ = ("size",)

    def __init__(self, owner, when, assignments, size, **more):
        super().__init__(owner, when, assignments, **more)
        self.size = size


class OnEvent(_Statements):
    """Assignments for the neurons at which an event occurred in this step."""

    __slots__ = ("event",)

    def __init__(self, owner, when, assignments, event, **more):
        super().__init__(owner, when, assignments, **more)
        self.event = event


class Exact(Operation):
    """One step of ``dx/dt = A x + b``, by the propagator.

    Attributes
    ----------
    states : list of Reference
    matrix : list of list of (Resolved or None)
    drive : list of (Resolved or None)
        A and b; None is structurally zero.
    frozen : set of int
        Which states stand still where `awake` is False.
    awake : Reference or None
    size : int
        Number of elements.
    """

    __slots__ = ("awake", "drive", "frozen", "matrix", "size", "states")

    def __init__(self, owner, states, matrix, drive, size, frozen=(), awake=None, **more):
        super().__init__(owner, "groups", suffix="_stateupdater", **more)
        self.states, self.matrix, self.drive, self.size = states, matrix, drive, size
        self.frozen, self.awake = frozenset(frozen), awake

    def writes(self):
        return {state.variable for state in self.states}


class Wake(Operation):
    """Ends the refractory period of neurons whose time has come.

    Attributes
    ----------
    awake, last : Reference
        The variables ``not_refractory`` and ``lastspike``.
    condition : Resolved or None
        The next value of ``not_refractory``; None if the period is `duration` for all.
    duration : Resolved or None
        One refractory period for all neurons, in seconds.
    """

    __slots__ = ("awake", "condition", "duration", "last", "size")

    def __init__(self, owner, awake, last, size, condition=None, duration=None, **more):
        super().__init__(owner, "groups", suffix="_stateupdater", **more)
        self.awake, self.last, self.size = awake, last, size
        self.condition, self.duration = condition, duration

    def writes(self):
        return {self.awake.variable}


class Threshold(Operation):
    """Finds the neurons at which an event, such as a spike, occurs in this step.

    Attributes
    ----------
    condition : Resolved
    event : Event
    awake, last : Reference or None
        ``not_refractory`` and ``lastspike``, if the group has a refractory period.
    """

    __slots__ = ("awake", "condition", "event", "last", "size")

    def __init__(self, owner, when, condition, event, size, awake=None, last=None, **more):
        super().__init__(owner, when, **more)
        self.condition, self.event, self.size = condition, event, size
        self.awake, self.last = awake, last

    def writes(self):
        return {r.variable for r in (self.awake, self.last) if r is not None}


class Deliver(_Statements):
    """Carries spikes along a pathway of synapses, and does there what they cause.

    Attributes
    ----------
    event : Event
        The event at the neurons where the pathway begins.
    pathway : object
        Has `fan`, a `snnkit.engine.propagation.FanOut`, and `under_way`, where spikes on the way
        are kept.
    delayed : bool
        Whether any spike takes a step or more.
    now : Resolved or None
        The time that the synapses are told, if their clock is another one than its own.
    held : list of (str, Resolved)
        What is computed before anything changes: local names, and their values.
    relaxing : list of (Reference, Resolved, Resolved or None)
        Event-driven variables with ``dx/dt = rate*x + drive``, brought up to date first. Rates
        that are known to be equal are one object.
    coupled : list of (list of Reference, list of list of Resolved, list of Resolved)
        Those that lean on one another: states, matrix and drive, with None for zero.
    since : Reference or None
        When each synapse was last brought up to date.
    turns : str
        What takes turns, if spikes reach several synapses in one step: ``'statements'``, each of
        them for all synapses; ``'synapses'``, with all statements for each; or ``'neurons'``, with
        all synapses of each that has spiked. An empty one, if it makes no difference.
    """

    __slots__ = (
        *("coupled", "delayed", "event", "held"),
        *("now", "pathway", "relaxing", "since", "turns"),
    )

    def __init__(self, owner, when, assignments, event, pathway, delayed, **more):
        self.held, self.now = more.pop("held", ()), more.pop("now", None)
        self.relaxing, self.coupled = more.pop("relaxing", ()), more.pop("coupled", ())
        self.since = more.pop("since", None)
        self.turns = more.pop("turns", "")
        super().__init__(owner, when, assignments, **more)
        self.event, self.pathway, self.delayed = event, pathway, delayed

    @property
    def event_driven(self):
        """All event-driven variables."""
        return [state for state, *_ in self.relaxing] + [r for c in self.coupled for r in c[0]]

    def touched(self):
        parts = [part for _, *rate_and_drive in self.relaxing for part in rate_and_drive]
        for _, matrix, drive in self.coupled:
            parts += [entry for row in matrix for entry in row] + drive
        parts += [value for _, value in self.held]
        read = [r for e in parts if e is not None for r in e.references]
        return read + self.event_driven + super().touched()

    def only_end(self):
        """Return the variable i or j, if nothing else is asked of the synapses; or None."""
        at_random = any(asks_for_size(value) for _, _, value in self.assignments)
        if self.since is not None or self.turns or at_random or self.held:
            return None
        touched = [r for r in self.touched() if not r.variable.shared or r.via is not None]
        ends = {r.chain[-1] for r in touched}
        if len(ends) != 1 or any(r.via is None for r in touched):
            return None
        end = ends.pop()
        return end if end.read_only and end.name in ENDS else None

    def writes(self):
        mine = {reference.variable for reference in self.event_driven}
        if self.since is not None:
            mine.add(self.since.variable)
        return super().writes() | mine


class Sum(Operation):
    """Adds up a value of all synapses at each neuron.

    Attributes
    ----------
    target : Variable
        The variable of the neurons that becomes the sum.
    index : Variable
        For each synapse, the neuron at which it counts.
    value : Resolved
        For each synapse, what it adds.
    size : int
        Number of synapses.
    """

    __slots__ = ("index", "size", "target", "value")

    def __init__(self, owner, target, index, value, size, **more):
        super().__init__(owner, "groups", **more)
        self.target, self.index, self.value, self.size = target, index, value, size

    def writes(self):
        return {self.target}


class RecordState(Operation):
    """Writes values into a monitor's block, one row a step.

    Attributes
    ----------
    values : dict of str to Resolved
    index : ndarray of int or None
        Which elements; None for all.
    make_room : callable
        ``make_room(name, rows)`` returns the array to write to.
    """

    __slots__ = ("index", "make_room", "size", "values")

    def __init__(self, owner, when, values, index, size, make_room, **more):
        super().__init__(owner, when, **more)
        self.values, self.index, self.size, self.make_room = values, index, size, make_room


class RecordSpikes(Operation):
    """Appends the spikes of this step to a monitor's lists.

    Attributes
    ----------
    event : Event
    monitor : object
        Has a method ``append((t, neurons, *values))``.
    values : list of Resolved
        What else is recorded of the neurons that spike.
    """

    __slots__ = ("event", "monitor", "values")

    def __init__(self, owner, when, event, monitor, values=(), **more):
        super().__init__(owner, when, **more)
        self.event, self.monitor, self.values = event, monitor, values


class RecordRate(Operation):
    """Writes how many neurons spike in each step into a monitor's block.

    Attributes
    ----------
    event : Event
    make_room : callable
        ``make_room(rows)`` returns the array of int to write to, one row a step.
    """

    __slots__ = ("event", "make_room")

    def __init__(self, owner, when, event, make_room, **more):
        super().__init__(owner, when, **more)
        self.event, self.make_room = event, make_room


class Call(Operation):
    """Calls a Python function, which may change any variable.

    Attributes
    ----------
    function : callable
        Takes the time in seconds and the number of the network's time step.
    """

    __slots__ = ("function",)

    def __init__(self, owner, when, function, **more):
        super().__init__(owner, when, **more)
        self.function = function


def sort(operations, slots=SLOTS):
    """Return operations in the order in which a step carries them out."""
    place = places(slots)
    return sorted(operations, key=lambda op: (place[op.when], op.order, op.name))


def events_kept(operations):
    """Return the names of events that are asked for before they are found in a step.

    Those are the events that somebody sees before their turn, as they were a step ago, and all
    if there are functions of the user's, which may look at them.
    """
    seen_by_all = any(isinstance(operation, Call) for operation in operations)
    will_be_found = {op.event.name for op in operations if isinstance(op, (Threshold, Emit))}
    found, kept = set(), set()
    for operation in operations:
        event = getattr(operation, "event", None)
        if event is None or event.name not in will_be_found:
            continue
        if isinstance(operation, (Threshold, Emit)):
            found.add(event.name)
        if seen_by_all or event.name not in found:
            kept.add(event.name)
    return kept


def written(operations):
    """Return the variables that a run may change; None if that can be any."""
    if any(isinstance(op, Call) for op in operations):
        return None
    return {variable.base for op in operations for variable in op.writes()}
