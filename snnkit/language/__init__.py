"""The model language: strings become checked expression trees.

`parse` reads one expression, `statements` what happens on an event, `equations` a model.
Nothing that is not on the short list of allowed syntax gets further than the parser.
"""
