"""The scripts that wait for a part of the language that is still to come, and for which."""

_WAITING: dict[str, list[str]] = {}

LATER = {script: reason for reason, scripts in _WAITING.items() for script in scripts}
