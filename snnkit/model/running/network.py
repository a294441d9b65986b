"""Networks: objects that run together."""

from __future__ import annotations

import numpy as np

from ...calls import Made, told
from ...engine.plan import sort
from ...engine.random import generator
from ...errors import MagicError, UnusableValueError
from ...units.dimensions import SECOND
from ...units.quantity import wrap
from ...units.values import plain, require
from ..attributes import Guarded
from ..clock import common_step, first_step_from
from ..monitors.rows import require_separate_folders
from ..schedule import in_order, require_places, slots_of_step
from ..strings.namespace import names_of_caller, only
from ..synaptic.summed import require_separate_sums
from ..traps.again import note_run, warn_of_run
from ..traps.live import warn_of_alike, warn_of_live
from ..traps.models import warn_of_models
from ..traps.unstable import warn_of_unstable
from .members import Members, require_complete, with_contained
from .preparation import Preparation, steps_between
from .report import follow, reporter
from .run import Run, Timeline
from .stored import LAST_TIME, check_fits, find, require_name, state_of
from .tables import Table

__all__ = ["TEN_SECONDS", "Network", "with_contained"]

#: more steps than any run can have; they are counted exactly up to here
MOST_STEPS = 2**52
#: the usual time between two reports on a run
TEN_SECONDS = wrap(10.0, SECOND)


class Network(Members, Guarded, metaclass=Made):
    """Objects that run together.

    Parameters
    ----------
    *objects : NeuronGroup, Synapses, monitors, or collections of them
    name : str, optional

    Attributes
    ----------
    objects : list
        What has been added. Objects that belong to these, such as the pathways of synapses,
        take part without being listed.

    Examples
    --------
    >>> from snnkit import Network, NeuronGroup, ms
    >>> G = NeuronGroup(1, 'dv/dt = 1/second : 1', name='cells')
    >>> net = Network(G)
    >>> net.run(10*ms)
    >>> net.t
    10. * msecond
    >>> net['cells'] is G
    True
    """

    def __init__(self, *objects, name=None):
        self.name = name or "network"
        self._timeline = Timeline()
        self._preparation = self._steps = None
        self._slots = None
        self._stored = {}
        self._profile = None
        super().__init__(*objects)

    def __repr__(self):
        return f"Network({len(self._objects)} objects, t = {self.t})"

    @property
    def sorted_objects(self) -> list:
        """All objects that take part, in the order in which they have their turn in a step."""
        return in_order(self, slots_of_step(self._slots))

    @property
    def t_(self) -> float:
        """The time that the network has reached, in seconds."""
        return self._timeline.t_

    @property
    def t(self):
        """The time that the network has reached."""
        return wrap(self.t_, SECOND)

    @property
    def schedule(self) -> list:
        """The slots of a time step, in order; set it to None for the usual ones.

        Examples
        --------
        >>> from snnkit import Network
        >>> net = Network()
        >>> net.schedule
        ['start', 'groups', 'thresholds', 'synapses', 'resets', 'end']
        >>> net.schedule = ['start', 'groups', 'thresholds', 'resets', 'synapses', 'end']
        """
        return list(slots_of_step(self._slots))

    @schedule.setter
    def schedule(self, slots):
        self._slots = None if slots is None else slots_of_step(slots)

    # --- runs ---

    @told
    def run(
        self,
        duration,
        report=None,
        report_period=TEN_SECONDS,
        namespace=None,
        profile=False,
        level=0,
    ):
        """Simulate for some time, going on from where the last run ended.

        Parameters
        ----------
        duration : Quantity
            A time.
        report : str or callable, optional
            How to tell how far the run is: ``'text'`` (or ``'stdout'``, ``'stderr'``) prints a
            line now and then; ``'bar'`` shows a bar in a notebook, and prints elsewhere. A
            function is called as ``report(elapsed, completed, start, duration)``: with the time
            that has passed outside, the part that is done, from 0 to 1, the time of the network
            at the beginning, and for how long it runs.
        report_period : Quantity
            The time between two reports; there is one at the beginning and at the end as well.
        namespace : dict, optional
            Where to look up names that are not variables of the model; by default the
            variables of the calling code.
        profile : bool
            Whether to measure how long each operation takes; see `profiling_summary`.
        level : int
            How many calls further up the calling code is.

        Raises
        ------
        UnknownNameError, DimensionMismatchError, MethodError
            If the model doesn't make sense. Nothing has changed then.

        Examples
        --------
        >>> from snnkit import Network, NeuronGroup, second
        >>> net = Network(NeuronGroup(1, 'v : 1'))
        >>> net.run(1*second, report=lambda elapsed, completed, *rest: print(completed))
        0.0
        1.0
        """
        names = _names(namespace, level, 3)
        self.run_with(duration, names, report, report_period, profile)

    def run_with(self, duration, names, report=None, report_period=TEN_SECONDS, profile=False):
        """Run, with names looked up in `names`."""
        duration = required_duration(duration)
        tell, period = reporter(report, report_period)
        if self._timeline.run is not None:
            raise UnusableValueError("This network is running already.")
        things = with_contained(self._objects)
        self._require_free(things)
        clocks = dict.fromkeys(thing.clock for thing in things)
        for clock in clocks:
            clock.require_step_for(self._timeline)
        before = self._preparation
        ready = self._prepare(things, names, bool(profile))
        if ready is not before:
            warn_of_models(things, names)
        taken = warn_of_live(names.namespaces)
        here = warn_of_run(self)
        end = self.t_ + float(duration)
        first, last = first_step_from(self.t_, ready.dt), first_step_from(end, ready.dt)
        _require_few_steps(duration, last, ready.dt)
        for thing in things:
            if thing._timeline is not self._timeline:
                thing._timeline = self._timeline
        for clock in clocks:
            clock.follow(self._timeline)
        run = Run(ready, self._timeline, first, last)
        self._steps = last - first
        ready.program.begin(self._steps)
        with run:
            if tell is None:
                run.carry_out(last)
            else:
                follow(run, last, tell, period, duration)
        if run.reached == last and not run.stopping:
            self._timeline.t_ = end
        note_run(self._timeline, here)
        warn_of_alike(taken)
        warn_of_unstable(things)
        self._profile = _by_name(ready.program) if profile else None

    def code(self, namespace=None, level=0) -> str:
        """Return the source of the code that runs the network.

        It begins with a line that says whether this is numpy or compiled, and why: as in the
        run before, or else in a run of 1 second.

        Parameters
        ----------
        namespace, level : dict, int
            As in `run`.
        """
        return self.code_with(_names(namespace, level))

    def code_with(self, names):
        """Return the source, with names looked up in `names`."""
        ready = self._prepare(with_contained(self._objects), names)
        return ready.program.source(self._steps or first_step_from(1.0, ready.dt))

    def _prepare(self, things, names, timed=False):
        """Return the network made ready to run: as it was before, if nothing has changed."""
        slots, ready = slots_of_step(self._slots), self._preparation
        if ready is None or not ready.serves(things, names, slots, timed):
            require_complete(things, self._parts)
            ready = Preparation(things, names, slots, timed, self._plan)
            self._preparation = ready
        return ready

    def _plan(self, things, names):
        """Return what objects do in a time step, as a dict from operations to objects."""
        dt, operations = common_step([thing.clock for thing in things]), {}
        for thing in things:
            for operation in thing.operations(names):
                operation.every, operation.dt = steps_between(thing, dt), thing.clock.dt_
                operations[operation] = thing
        require_places(operations, slots_of_step(self._slots))
        require_separate_sums(operations)
        require_separate_folders(things)
        return operations

    def _require_free(self, things):
        """An object whose time is that of another network cannot take part in this one."""
        taken = next((t for t in things if t._timeline not in (None, self._timeline)), None)
        if taken is not None:
            where = "with `run(...)`" if taken._timeline.magic else "in another network"
            raise MagicError(
                f"`{taken.name}` has already run {where}: it has a time and a state from there, "
                "and cannot begin again in this network. Make it anew, or change the network that "
                "it ran in with `add` and `remove`."
            )

    def stop(self):
        """End the run under way after the present time step."""
        if self._timeline.run is not None:
            self._timeline.run.stop()

    # --- what happens when, and how long it takes ---

    def scheduling_summary(self, namespace=None, level=0) -> Table:
        """Return a table of all that happens in a time step; see the function of this name.

        Parameters
        ----------
        namespace, level : dict, int
            As in `run`.
        """
        return self.summary_with(_names(namespace, level))

    def summary_with(self, names):
        """Return the table, with names looked up in `names`."""
        operations = self._plan(with_contained(self._objects), names)
        inside = {id(part): thing for thing in self._objects for part in thing.contained()}
        rows = []
        for operation in sort(operations, slots_of_step(self._slots)):
            thing = operations[operation]
            owner, steps = inside.get(id(thing), thing), operation.every
            pace = f"{thing.clock.dt} ({steps} step{'s' * (steps > 1)})"
            place = [operation.when, str(operation.order), "yes" if thing.active else "no"]
            does = operation.comment.split("\n")[0]
            part_of = f"{owner.name} ({type(owner).__name__})"
            rows.append([operation.name, part_of, pace, *place, does])
        header = ["operation", "part of", "every", "when", "order", "active", "does"]
        return Table("What happens in a time step", header, rows, right={4})

    @property
    def profiling_info(self) -> list:
        """How long each operation took in the last run: names and times, the longest first."""
        if self._profile is None:
            raise UnusableValueError(
                "It was not measured how long the operations of the last run took.",
                hint="Run with `profile=True`.",
            )
        measured = sorted(self._profile.items(), key=lambda item: -item[1])
        return [(name, wrap(seconds, SECOND)) for name, seconds in measured]

    def get_profiling_info(self) -> list:
        """Return `profiling_info`: its name in the first versions of Brian 2."""
        return self.profiling_info

    # --- stored states ---

    def store(self, name="default", filename=None):
        """Keep the present state under a name, to come back to it with `restore`.

        That is the values of all variables, the time, spikes that are under way, what monitors
        have recorded, and the state of the random numbers.

        Parameters
        ----------
        name : str
            Stored again under the same name, the state before is replaced.
        filename : str, optional
            A file to put it into, beside other states that it may hold; by default the state is
            kept in memory. The file holds numbers and text only: to read it is safe.

        Examples
        --------
        >>> from snnkit import Network, NeuronGroup, ms
        >>> G = NeuronGroup(1, 'dv/dt = 1/second : 1')
        >>> net = Network(G)
        >>> net.store()
        >>> for start in [1, 2]:
        ...     net.restore()
        ...     G.v = start
        ...     net.run(100*ms)
        ...     print(G.v[:], net.t)
        [1.1] 100. ms
        [2.1] 100. ms
        """
        self._require_rest("store")
        require_name(name)
        state = state_of(self, self.t_, generator().bit_generator.state)
        if filename is None:
            self._stored[name] = state
        else:
            from .state_files import write_state  # takes long to import

            write_state(filename, name, state)

    def restore(self, name="default", filename=None, restore_random_state=False):
        """Go back to a state that was stored.

        Parameters
        ----------
        name : str
        filename : str, optional
            As in `store`. A file may come from another process: it fits a network of objects
            with the same names and sizes.
        restore_random_state : bool
            Whether to go back to the state of the random numbers, too, so that the same ones
            follow once more.

        Raises
        ------
        UnusableValueError
            If there is no such state, or if it is that of other objects. Nothing has changed
            then.

        Notes
        -----
        Synapses that have been made since are gone. Delays stay as they are, as in Brian 2, so
        that others can be tried from the same state; a warning says so if they have changed.
        """
        self._require_rest("restore")
        if filename is None:
            state = find(name, self._stored)
        else:
            from .state_files import read_state

            state = read_state(filename, name)
        check_fits(state, self)
        self._timeline.t_ = state.t
        for thing in self:
            thing.clock.dt_ = state.dt.get(thing.name, thing.clock.dt_)
        for thing in self:
            thing._timeline = self._timeline
            thing.clock.follow(self._timeline)
            if thing.name in state.objects:
                thing._set_state(state.objects[thing.name])
        if restore_random_state:
            generator().bit_generator.state = state.random

    def _require_rest(self, doing):
        if self._timeline.run is not None:
            raise UnusableValueError(f"`{doing}` is for the time between runs, not within one.")

    # --- all variables at once ---

    def get_states(
        self,
        units=True,
        format="dict",
        subexpressions=False,
        read_only_variables=True,
        level=0,
    ) -> dict:
        """Return a copy of the values of all variables, and of what monitors have recorded.

        Parameters
        ----------
        units, format, subexpressions, read_only_variables, level
            As in `NeuronGroup.get_states`.

        Returns
        -------
        dict of str to dict
            States by the name of the object.

        Examples
        --------
        >>> from snnkit import Network, NeuronGroup
        >>> net = Network(NeuronGroup(2, 'v : 1', name='cells'))
        >>> net.get_states(read_only_variables=False)
        {'cells': {'v': array([0., 0.])}}
        """
        how = (None, units, format, subexpressions, read_only_variables, level + 1)
        states = {}
        for thing in self:
            if hasattr(thing, "get_states"):
                states[thing.name] = thing.get_states(*how)
        return states

    def set_states(self, values, units=True, format="dict", level=0):
        """Set many variables at once; if anything is wrong, none of them changes.

        Parameters
        ----------
        values : dict of str to dict
            By the name of the object, what its `set_states` takes.
        units, format, level
            As in `NeuronGroup.set_states`.

        Examples
        --------
        >>> from snnkit import Network, NeuronGroup
        >>> G = NeuronGroup(2, 'v : 1', name='cells')
        >>> Network(G).set_states({'cells': {'v': [3, 4]}})
        >>> G.v[:]
        array([3., 4.])
        """
        if not hasattr(values, "items"):
            raise UnusableValueError(
                f"The states of a network are a dict by the names of objects, not {values!r}."
            )
        things = {name: self[name] for name in values}
        before = state_of(things.values(), 0, None).objects
        try:
            for name, thing in things.items():
                if not hasattr(thing, "set_states"):
                    raise UnusableValueError(f"`{name}` has no variables that can be set.")
                thing.set_states(values[name], units, format, level + 1)
        except Exception:
            for name, state in before.items():
                things[name]._undo_to(state)
            raise


def _by_name(program):
    """Return how long operations took, in seconds; those of one name count together."""
    seconds = {}
    for operation, taken in zip(program.operations, program.seconds.tolist(), strict=True):
        seconds[operation.name] = seconds.get(operation.name, 0.0) + taken
    return seconds


def _names(namespace, level, depth=2):
    return names_of_caller(depth, level=level) if namespace is None else only(namespace)


def _require_few_steps(duration, last, dt):
    if last >= MOST_STEPS:
        raise UnusableValueError(
            f"A run of {duration} has too many time steps of {wrap(dt, SECOND)}.",
            hint="Choose a longer time step, or a shorter run.",
        )


def required_duration(duration):
    """Return how long a run lasts, if it can last so long."""
    require(
        duration,
        SECOND,
        "The duration of a run is a time, not {value}",
        "Write for example `run({given})`.",
    )
    if np.size(duration) != 1 or not 0 <= np.ravel(plain(duration))[0] < LAST_TIME:
        raise UnusableValueError(f"A run cannot last {duration}.")
    return wrap(np.ravel(plain(duration))[0], SECOND)
