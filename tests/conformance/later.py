"""The scripts that wait for a part of the language that is still to come, and for which."""

_WAITING = {
    "integrators with noise": [
        "heun_nonlinear_oscillator",
    ],
    "inputs: timed arrays, Poisson input": [
        "input_poisson_input_at_certainty",
        "input_timed_array",
        "input_timed_array_exact",
    ],
    "flags of variables": [
        "group_constant_over_dt",
        "group_linked_variable",
    ],
    "equations as objects, functions of the user": [
        "control_user_function",
        "group_equations_objects",
    ],
    "events of one's own": ["group_custom_events"],
    "parts of groups": ["group_slices"],
    "connection rules beyond the tutorial's": [
        "synapse_number_by_expression",
        "synapse_several_per_pair",
    ],
    "several pathways": ["synapse_several_pathways"],
    "summed variables": ["synapse_summed_gap_junctions", "synapse_summed_of_gates"],
    "statements at regular times": ["control_run_regularly", "plasticity_homeostasis"],
    "monitors beyond the tutorial's": [
        "monitor_own_clock",
        "monitor_population_rate",
        "monitor_spikes_with_variables",
    ],
    "control of a run": [
        "control_network_operation",
        "control_order_of_objects",
        "control_states_as_dict",
        "control_stop",
        "control_store_and_restore",
        "control_two_clocks",
    ],
    "classics that use several of the parts above": [
        "classic_balanced_delta_network",
        "classic_conductance_hodgkin_huxley",
        "classic_current_based_network",
        "classic_synfire_chain",
    ],
}

LATER = {script: reason for reason, scripts in _WAITING.items() for script in scripts}
