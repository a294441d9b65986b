"""From differential equations to what is computed in a step."""
