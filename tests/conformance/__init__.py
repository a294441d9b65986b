"""The same scripts on Brian 2 and on snnkit, and their results compared."""
