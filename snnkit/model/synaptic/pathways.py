"""The ways along which events reach synapses, and how long they take."""

from __future__ import annotations

from ...errors import UnusableValueError, did_you_mean
from ...units.dimensions import SECOND
from ..population import require_event
from .pathway import Pathway, check_delays, one_delay

__all__ = ["HasPathways"]


class HasPathways:
    """Synapses with pathways, by name: ``S.pre``, ``S.post``, or what a script calls them."""

    @property
    def pathways(self) -> dict:
        """The ways along which events reach the synapses, by name; also ``S.pre``, ``S.post``."""
        return dict(self._pathways)

    def __getattr__(self, name):
        if name in self.__dict__.get("_pathways", ()):
            return self._pathways[name]
        if name in ("pre", "post") and name not in self.__dict__.get("variables", (name,)):
            return self._pathway(name)
        return super().__getattr__(name)

    def _is_part(self, name):
        return name in self._pathways

    def _pathway(self, name):
        if name not in self._pathways:
            known = ", ".join(f"`{other}`" for other in self._pathways)
            missing = f"`{self._name}` has no pathway `{name}`."
            if name in ("pre", "post") and len(self._pathways) < 2:
                missing = f"`{self._name}` has no `on_{name}`."
            hint = did_you_mean(str(name), self._pathways) or (known and f"There are {known}.")
            raise UnusableValueError(missing, hint=hint)
        return self._pathways[name]

    def _make_pathways(self, on_pre, on_post, on_event):
        for end, code, group in (
            ("pre", on_pre, self._source_group),
            ("post", on_post, self._target_group),
        ):
            codes = code if isinstance(code, dict) else {end: code} if code else {}
            for name, text in codes.items():
                self._check_pathway_name(name)
                event = on_event.get(name, "spike") if isinstance(on_event, dict) else on_event
                require_event(group, event, f"`on_{end}`")
                pathway = self._pathways[name] = Pathway(self, name, end, text, event)
                self._add_variable(pathway.delay_name, dim=SECOND)
        for name in on_event if isinstance(on_event, dict) else ():
            if name not in ("pre", "post"):  # which may be there or not
                self._pathway(name)

    def _check_pathway_name(self, name):
        if not isinstance(name, str) or not name.isidentifier():
            raise UnusableValueError(f"{name!r} cannot be the name of a pathway.")
        if name in ("pre", "post") and name not in self._pathways:
            return  # the usual names may be those of variables, too
        taken = name in self._pathways or self._refer(name) or self._subexpression(name)
        if taken or hasattr(type(self), name):
            raise UnusableValueError(
                f"`{name}` cannot be the name of a pathway: `{self._name}` has something of that "
                "name already."
            )

    def _set_shared_delays(self, delay):
        if delay is None:
            return
        delays = delay if isinstance(delay, dict) else {"pre": delay}
        if "pre" in delays and not self._pathways:
            raise UnusableValueError("A `delay` without `on_pre`: there is nothing to delay.")
        for name, value in delays.items():
            pathway = self._pathway(name)
            variable = self._add_variable(pathway.delay_name, dim=SECOND, shared=True)
            variable.values[0] = one_delay(value)

    def _how_to_have_each(self, name):
        if all(name != pathway.delay_name for pathway in self._pathways.values()):
            return ""
        return f"For a delay each, make `{self._name}` without `delay=`, and set it later."

    def _check_values(self, name, numbers):
        if name == "delay" or name.endswith(".delay"):
            check_delays(numbers)
