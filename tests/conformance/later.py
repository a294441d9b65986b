"""The scripts that wait for a part of the language that is still to come, and for which."""

_WAITING = {
    "a report of how far a run is": ["control_report", "control_report_and_profile"],
    "constants of a product multiplied before its variables": ["names_time_at_the_edge"],
    "a sum into a part of a group comes after the group's step": ["summed_to_part"],
    "a shared subexpression is one number": ["flag_shared_subexpressions"],
    "a regular statement reads the steps of its group": [
        "control_run_regularly_clock",
        "tutorial_input_that_changes",
    ],
}

LATER = {script: reason for reason, scripts in _WAITING.items() for script in scripts}
