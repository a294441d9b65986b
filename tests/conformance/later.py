"""The scripts that wait for a part of the language that is still to come, and for which."""

_WAITING = {
    "integrators with noise": ["method_objects_instead_of_names", "method_own_dt"],
    "control of a run": [
        "control_report",
        "control_report_and_profile",
    ],
    "classics that use several of the parts above": [
        "classic_facilitation_and_depression",
        "classic_synfire_chain_of_slices",
    ],
    "event-driven equations that lean on others": ["event_driven_coupled"],
    "names of the language in every place": ["names_of_the_run", "names_time_at_the_edge"],
    "tutorials that use several of the parts above": [
        "tutorial_input_that_changes",
        "tutorial_sweep_by_store",
    ],
}

LATER = {script: reason for reason, scripts in _WAITING.items() for script in scripts}
