"""The scripts that wait for a part of the language that is still to come, and for which."""

_WAITING = {
    "a report of how far a run is": ["control_report", "control_report_and_profile"],
    "methods as objects": ["method_objects_instead_of_names"],
}

LATER = {script: reason for reason, scripts in _WAITING.items() for script in scripts}
