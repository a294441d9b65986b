"""The scripts that wait for a part of the language that is still to come, and for which."""

_WAITING = {
    "integrators with noise": [
        "heun_nonlinear_oscillator",
        "method_automatic_choice",
        "method_automatic_choice_beyond_exact",
        "method_every_one_on_one_equation",
        "method_exact_with_timed_array_per_neuron",
        "method_milstein_without_noise",
        "method_noise_of_size_zero",
        "method_noise_of_size_zero_by_neuron",
        "method_objects_instead_of_names",
        "method_own_dt",
    ],
    "inputs: timed arrays, Poisson input": ["input_timed_array_exact"],
    "equations as objects, functions of the user": [
        "equations_added",
        "equations_added_to_strings",
        "equations_left_variable_renamed",
        "equations_names_replaced",
        "equations_of_synapses",
        "group_equations_objects",
    ],
    "control of a run": [
        "control_report",
        "control_report_and_profile",
    ],
    "classics that use several of the parts above": [
        "classic_facilitation_and_depression",
        "classic_synfire_chain_of_slices",
    ],
    "event-driven equations that lean on others": ["event_driven_coupled"],
    "names of the language in every place": [
        "names_of_the_run",
        "names_time_at_the_edge",
    ],
    "tutorials that use several of the parts above": [
        "tutorial_input_that_changes",
        "tutorial_sweep_by_store",
    ],
}

LATER = {script: reason for reason, scripts in _WAITING.items() for script in scripts}
