"""Equations as LaTeX, for notebooks."""

from __future__ import annotations

import ast

from ..units import names as unit_names
from .equation import DIFFERENTIAL
from .parse import parse

__all__ = ["latex", "latex_of_equations"]

_GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma "
_GREEK += "tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
_GREEK = set(_GREEK.split())
_FUNCTIONS = set("exp log sin cos tan sinh cosh tanh arcsin arccos arctan".split())

_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: r"\,", ast.Mod: r"\bmod "}
_SIGNS |= {ast.Lt: "<", ast.LtE: r"\le ", ast.Gt: ">", ast.GtE: r"\ge "}
_SIGNS |= {ast.Eq: "=", ast.NotEq: r"\ne "}

#: how tightly things hold together: what is looser than its surroundings gets brackets
_OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _POWER, _ATOM = range(8)


def latex_of_equations(equations) -> str:
    """Return equations as LaTeX, one a line, with their units.

    Parameters
    ----------
    equations : iterable of Equation
    """
    lines = []
    for equation in equations:
        left = _name(equation.name)
        if equation.kind == DIFFERENTIAL:
            left = rf"\frac{{\mathrm{{d}}{left}}}{{\mathrm{{d}}t}}"
        right = "" if equation.expression is None else f"= {latex(equation.expression.tree)}"
        lines.append(rf"{left} &{right} && {_remark(equation)}")
    return r"$$\begin{aligned}" + "\n" + "\\\\\n".join(lines) + "\n" + r"\end{aligned}$$"


def latex(tree) -> str:
    """Return an expression as LaTeX.

    >>> from snnkit.language.parse import parse
    >>> print(latex(parse('(g_l*(E - v) + I)/C').tree))
    \\frac{g_{l}\\,\\left(E - v\\right) + I}{C}
    """
    return _Latex().visit(tree)[0]


def _remark(equation):
    """Return the unit of a variable and its flags."""
    unit = rf"\text{{{equation.var_type}}}"
    if equation.dtype is float:
        unit = rf"\left[{latex(parse(equation.unit_text).tree)}\right]"
    flags = rf"\;\text{{({', '.join(equation.flags)})}}" if equation.flags else ""
    return unit + flags


def _name(name):
    base, _, index = name.partition("_")
    if unit_names.unit(name) is not None:
        return rf"\mathrm{{{name}}}"
    text = _word(base)
    return text if not index else rf"{text}_{{{_word(index)}}}"


def _word(word):
    if word in _GREEK:
        return "\\" + word
    escaped = word.replace("_", r"\_")
    return escaped if len(word) == 1 or word.isdigit() else rf"\mathrm{{{escaped}}}"


class _Latex:
    """One method for each kind of node; each returns text, and how tightly it holds together."""

    def visit(self, node):
        return getattr(self, type(node).__name__)(node)

    def within(self, node, least):
        text, tightness = self.visit(node)
        return text if tightness >= least else rf"\left({text}\right)"

    def Constant(self, node):
        if isinstance(node.value, bool):
            return rf"\mathrm{{{str(node.value).lower()}}}", _ATOM
        mantissa, _, exponent = f"{node.value!r}".partition("e")
        if exponent:
            return rf"{mantissa} \cdot 10^{{{int(exponent)}}}", _PRODUCT
        return mantissa, _ATOM

    def Name(self, node):
        return _name(node.id), _ATOM

    def UnaryOp(self, node):
        if isinstance(node.op, ast.Not):
            return rf"\neg {self.within(node.operand, _NOT)}", _NOT
        sign = "-" if isinstance(node.op, ast.USub) else "+"
        return sign + self.within(node.operand, _PRODUCT), _SUM

    def BinOp(self, node):
        left, right = node.left, node.right
        if isinstance(node.op, ast.Div):
            return rf"\frac{{{self.visit(left)[0]}}}{{{self.visit(right)[0]}}}", _PRODUCT
        if isinstance(node.op, ast.FloorDiv):
            ratio = rf"\frac{{{self.visit(left)[0]}}}{{{self.visit(right)[0]}}}"
            return rf"\left\lfloor {ratio} \right\rfloor", _ATOM
        if isinstance(node.op, ast.Pow):
            return f"{self.within(left, _ATOM)}^{{{self.visit(right)[0]}}}", _POWER
        if isinstance(node.op, ast.Mult):
            sign = r" \cdot " if isinstance(right, ast.Constant) else r"\,"
            least = _SUM if isinstance(left, ast.UnaryOp) else _PRODUCT  # a sign may come first
            tightness = self.visit(left)[1] if least == _SUM else _PRODUCT
            return self.within(left, least) + sign + self.within(right, _PRODUCT), tightness
        own = _PRODUCT if isinstance(node.op, ast.Mod) else _SUM
        texts = self.within(left, own), self.within(right, own + (not isinstance(node.op, ast.Add)))
        return f"{texts[0]} {_SIGNS[type(node.op)]} {texts[1]}", own

    def BoolOp(self, node):
        own, sign = (_AND, r"\land") if isinstance(node.op, ast.And) else (_OR, r"\lor")
        return f" {sign} ".join(self.within(value, own + 1) for value in node.values), own

    def Compare(self, node):
        text = self.within(node.left, _SUM)
        for op, part in zip(node.ops, node.comparators, strict=True):
            text += f" {_SIGNS[type(op)]} {self.within(part, _SUM)}"
        return text, _COMPARISON

    def Call(self, node):
        name, texts = node.func.id, [self.visit(argument)[0] for argument in node.args]
        if name == "sqrt":
            return rf"\sqrt{{{texts[0]}}}", _ATOM
        if name == "abs":
            return rf"\left|{texts[0]}\right|", _ATOM
        escaped = name.replace("_", r"\_")
        word = "\\" + name if name in _FUNCTIONS else rf"\operatorname{{{escaped}}}"
        return rf"{word}\left({', '.join(texts)}\right)", _ATOM
