"""What the strings of a model mean: names, values, functions, and what is changed."""
