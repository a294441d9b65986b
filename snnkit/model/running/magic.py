"""The network that collects itself: all objects that the calling code has in variables."""

from __future__ import annotations

from ...calls import told
from ...errors import MagicError, warn
from ..base import current_scope, held_by, let_go_with
from ..owner import VariableOwner
from ..strings.namespace import frame_above, names_of_caller, only
from ..traps.unseen import warn_of_unseen
from .members import without_orphans
from .network import TEN_SECONDS, Network, required_duration
from .run import Timeline
from .tables import Table

__all__ = ["collect", "get_local_namespace", "magic_network", "restore", "run", "store"]


def get_local_namespace(level=0) -> dict:
    """Return the variables that the calling code sees: global ones, and those of its function.

    Parameters
    ----------
    level : int
        How many calls further up.

    Examples
    --------
    >>> tau = 3
    >>> get_local_namespace()['tau']
    3
    """
    frame = frame_above(1, level)
    return {**frame.f_globals, **frame.f_locals}


def collect(level=0) -> list:
    """Return the objects that `run` would run here: those in variables of the calling code.

    Parameters
    ----------
    level : int
        How many calls further up the calling code is.

    Examples
    --------
    >>> from snnkit import NeuronGroup, collect, start_scope
    >>> start_scope()
    >>> G = NeuronGroup(1, 'v : 1', name='cells')
    >>> collect()
    [NeuronGroup(1, name='cells')]
    """
    frame = frame_above(1, level)
    namespaces = [frame.f_globals]
    if frame.f_locals is not frame.f_globals:
        namespaces.append(frame.f_locals)
    found = [t for t in held_by(*namespaces) if t.collected and t._scope == current_scope()]
    return sorted(found, key=lambda thing: thing.name)


NOTHING_HERE = (
    "No groups, synapses or monitors are in variables here. (Objects made before `start_scope()`, "
    "or kept in a list, are not seen: put those into a `Network`.)"
)


class MagicNetwork(Network):
    """The network behind `run`, `store` and `restore`: it looks for its objects each time.

    Examples
    --------
    >>> from snnkit import NeuronGroup, magic_network, run, start_scope, ms
    >>> start_scope()
    >>> G = NeuronGroup(1, 'v : 1')
    >>> run(10*ms)
    >>> magic_network.t
    10. * msecond
    """

    def __init__(self):
        super().__init__(name="magic_network")
        self._timeline.magic = True
        self._prepared = []

    def __repr__(self):
        return f"<the objects that `run` runs, t = {self.t}>"

    def add(self, *objects):
        """Objects are not added here: they are found in variables."""
        if objects:
            raise MagicError(
                "The network of `run` collects itself: it has all objects that are in variables. "
                "To choose them make a network: `net = Network(...)`, `net.run(...)`."
            )

    remove = add

    def run(
        self,
        duration,
        report=None,
        report_period=TEN_SECONDS,
        namespace=None,
        profile=False,
        level=0,
    ):
        """See the function `run`."""
        names = names_of_caller(1, level=level) if namespace is None else only(namespace)
        how, frame = (report, report_period, profile), frame_above(1, level)

        def run_objects():
            self._objects = without_orphans(self._objects)
            warn_of_unseen(self._objects, frame)
            if self._objects:
                self.run_with(duration, names, *how)

        required_duration(duration)
        self.with_objects_of(level + 1, run_objects, "run")

    def scheduling_summary(self, namespace=None, level=0) -> Table:
        """See the function `scheduling_summary`."""
        names = names_of_caller(1, level=level) if namespace is None else only(namespace)
        return self.with_objects_of(level + 1, lambda: self.summary_with(names))

    def code(self, namespace=None, level=0) -> str:
        """See `Network.code`."""
        names = names_of_caller(1, level=level) if namespace is None else only(namespace)
        return self.with_objects_of(level + 1, lambda: self.code_with(names))

    def store(self, name="default", filename=None, level=0):
        """See the function `store`."""
        self.with_objects_of(level + 1, lambda: Network.store(self, name, filename), "store")

    def restore(self, name="default", filename=None, restore_random_state=False, level=0):
        """See the function `restore`."""
        how = (name, filename, restore_random_state)
        self.with_objects_of(level + 1, lambda: Network.restore(self, *how), "restore")

    def get_states(self, *args, level=0, **how):
        """See `Network.get_states`."""
        return self.with_objects_of(
            level + 1, lambda: Network.get_states(self, *args, level=level + 3, **how), "read"
        )

    def set_states(self, *args, level=0, **how):
        """See `Network.set_states`."""
        self.with_objects_of(
            level + 1, lambda: Network.set_states(self, *args, level=level + 3, **how), "set"
        )

    def with_objects_of(self, level, action, doing="show"):
        """Do something with the network of the objects that the calling code sees.

        Afterwards it holds none of them, so that those that are not needed any more can go; only
        what has been made ready to run is kept, until there are others.
        """
        objects = collect(level + 1)
        if not objects and doing == "run":
            warn(f"This runs nothing. {NOTHING_HERE}")
            return None
        if not objects:
            raise MagicError(f"There is nothing to {doing}. {NOTHING_HERE}")
        if self._timeline.run is not None:
            raise MagicError(f"`{doing}` cannot be called from within a run.")
        if objects != self._prepared:
            self.forget()
        self._timeline = _timeline_of(objects)
        self._objects = objects
        try:
            result = action()
            self._prepared = objects
            return result
        except BaseException:
            self.forget()
            raise
        finally:
            self._objects = []

    def forget(self):
        """Let go of the objects that were made ready to run."""
        self._preparation, self._prepared = None, []


def _timeline_of(objects):
    """Return the time that some objects have; a new one, if all of them are new."""
    ran = [thing for thing in objects if thing._timeline is not None]
    if not ran:
        return Timeline(magic=True)
    # a monitor that joins later only looks on; a new group would begin at another time
    fresh = next((o for o in objects if o not in ran and isinstance(o, VariableOwner)), None)
    if fresh is not None:
        raise MagicError(
            f"`{ran[0].name}` has run before, `{fresh.name}` has not: is this a new simulation "
            "or the old one going on? Begin a new one with `start_scope()` and make all objects "
            "again, or put the objects into a `Network`."
        )
    if not ran[0]._timeline.magic:
        raise MagicError(
            f"`{ran[0].name}` has run in a `Network`: go on with the `run` of that network, "
            "`net.run(...)`."
        )
    return ran[0]._timeline


magic_network = MagicNetwork()
let_go_with(magic_network.forget)


@told
def run(duration, report=None, report_period=TEN_SECONDS, namespace=None, profile=False, level=0):
    """Simulate all objects that the calling code has in variables.

    Parameters
    ----------
    duration : Quantity
        A time.
    report : str or callable, optional
        How to tell how far the run is: ``'text'``, ``'bar'``, or a function; see `Network.run`.
    report_period : Quantity
        The time between two reports.
    namespace : dict, optional
        Where to look up names that are not variables of the model; by default the variables
        of the calling code.
    profile : bool
        Whether to measure how long each operation takes; see `profiling_summary`.
    level : int
        How many calls further up the calling code is.

    Raises
    ------
    MagicError
        If there is nothing to run, or if some of the objects have run before and others not.

    Notes
    -----
    Run again, the same objects go on from where they are; new objects (after `start_scope`)
    begin at time 0. Objects in lists are not seen: put those into a `Network`.

    Examples
    --------
    >>> from snnkit import NeuronGroup, run, start_scope, ms
    >>> start_scope()
    >>> G = NeuronGroup(1, 'dv/dt = 1/second : 1')
    >>> run(100*ms)
    >>> round(float(G.v[0]), 6)
    0.1
    """
    magic_network.run(duration, report, report_period, namespace, profile, level + 2)


def store(name="default", filename=None, level=0):
    """Keep the state of all objects that the calling code has in variables.

    Parameters
    ----------
    name : str
    filename : str, optional
        A file to put it into; by default it is kept in memory. See `Network.store`.
    level : int
        How many calls further up the calling code is.

    Examples
    --------
    >>> from snnkit import NeuronGroup, restore, run, start_scope, store, ms
    >>> start_scope()
    >>> G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : 1')
    >>> G.v = 1
    >>> store('beginning')
    >>> run(10*ms)
    >>> restore('beginning')
    >>> G.v[:]
    array([1.])
    """
    magic_network.store(name, filename, level + 1)


def restore(name="default", filename=None, restore_random_state=False, level=0):
    """Go back to a state that was kept with `store`.

    Parameters
    ----------
    name : str
    filename : str, optional
        Where it was put; by default in memory.
    restore_random_state : bool
        Whether to go back to the state of the random numbers, too. See `Network.restore`.
    level : int
        How many calls further up the calling code is.

    Examples
    --------
    >>> from snnkit import NeuronGroup, restore, start_scope, store
    >>> start_scope()
    >>> G = NeuronGroup(1, 'v : 1')
    >>> store()
    >>> G.v = 3
    >>> restore()
    >>> G.v[:]
    array([0.])
    """
    magic_network.restore(name, filename, restore_random_state, level + 1)
