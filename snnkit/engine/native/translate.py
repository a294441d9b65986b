"""Translates a small part of Python, with declared types, into the language of LLVM.

What it understands is what the loops of a step function need: numbers, one-dimensional arrays,
``for k in range(...)``, ``while``, ``if``, arithmetic, and calls of functions. Every value is
``float64``, ``int64`` or ``bool``; arrays may hold ``int32`` too. Types are declared where a
function takes arguments, and follow from there. All else is an error of the printer's, not of the
user's.

Meaning is Python's, with these exceptions, which are numpy's: nothing raises, whole numbers have
64 bits, and ``and``, ``or`` and ``a if c else b`` compute all their operands.
"""

from __future__ import annotations

import ast
import struct
from functools import cache

from .helpers import SOURCE
from .intrinsics import BUILTINS, DECLARED

__all__ = ["Untranslatable", "translate"]

_LLVM = {"float64": "double", "int64": "i64", "int32": "i32", "bool": "i1", "uint64": "i64"}
#: in memory a truth value takes a byte
_STORED = _LLVM | {"bool": "i8"}
_ARITHMETIC = {
    "float64": {ast.Add: "fadd", ast.Sub: "fsub", ast.Mult: "fmul", ast.Div: "fdiv"},
    "int64": {ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.BitAnd: "and"},
}
#: compilers are shy of vectors of 8 numbers, which slowed the first processors that had them
_WIDE = '"prefer-vector-width"="512"'
#: arguments that functions use as variables
_MAY_CHANGE = ("place", "step", "column")
_FLOORED = {ast.FloorDiv: "floor_divide", ast.Mod: "remainder"}
_COMPARISON = {
    "float64": {
        **{ast.Lt: "olt", ast.LtE: "ole", ast.Gt: "ogt", ast.GtE: "oge"},
        **{ast.Eq: "oeq", ast.NotEq: "une"},
    },
    "int64": {
        **{ast.Lt: "slt", ast.LtE: "sle", ast.Gt: "sgt", ast.GtE: "sge"},
        **{ast.Eq: "eq", ast.NotEq: "ne"},
    },
}


def translate(source, entry):
    """Return a module in the language of LLVM.

    Parameters
    ----------
    source : str
        Function definitions; arguments and results annotated with their types.
    entry : str
        The function that is called from outside, as ``entry(table)``: the table holds, in 8
        bytes each, the numbers and the addresses of the arrays that it takes.

    Returns
    -------
    str
    """
    definitions = _helpers() | _definitions(source)
    module = _Module(definitions)
    text = module.function(definitions[entry], "noinline")
    parts = [text, *module.texts.values(), *sorted(module.declared), _gate(definitions[entry])]
    return "\n\n".join(parts) + "\n"


def _definitions(source):
    return {node.name: node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}


@cache
def _helpers():
    return _definitions(SOURCE)


class Untranslatable(Exception):
    """Raised, with the reason, for a source that has no meaning here."""


class _HoldsFloats(Exception):
    """Raised if a name that had a whole number is given another kind of number."""

    def __init__(self, name):
        self.name = name


class _Module:
    """The functions that are needed, and what they call from outside."""

    def __init__(self, definitions):
        self.definitions, self.texts, self.declared = definitions, {}, set()

    def function(self, node, how):
        """Return the text of a function; a name that turns out to hold floats, holds floats."""
        floats = set()
        while True:
            try:
                return _Function(self, node, floats).text(how)
            except _HoldsFloats as found:
                floats.add(found.name)

    def require(self, name):
        """See to it that a function which is called exists; return its definition."""
        node = self.definitions[name]
        if name not in self.texts:
            self.texts[name] = ""  # the place of its text: after those that call it
            self.texts[name] = self.function(node, "alwaysinline")
        return node


def _type(annotation):
    """Return type, and of an array by how many numbers its elements are apart; 0 for a number."""
    if isinstance(annotation, ast.Subscript):
        step = annotation.slice.step
        return annotation.value.id, 1 if step is None else step.value
    return annotation.id, 0


def _parameters(node):
    return [(argument.arg, *_type(argument.annotation)) for argument in node.args.args]


def _gate(node):
    """The function that is called from outside: takes everything out of one table."""
    lines, given = ["define i64 @gate(ptr %table) {"], []
    for k, (_, kind, apart) in enumerate(_parameters(node)):
        llvm = "ptr" if apart else _LLVM[kind]
        lines.append(f"  %p{k} = getelementptr i64, ptr %table, i64 {k}")
        lines.append(f"  %a{k} = load {llvm}, ptr %p{k}")
        given.append(f"{llvm} {'noalias ' * bool(apart)}%a{k}")
    lines.append(f"  %result = call i64 @{node.name}({', '.join(given)})")
    lines += ["  ret i64 %result", "}"]
    return "\n".join(lines)


class _Function:
    """One function: its lines, and what is known of its names."""

    def __init__(self, module, node, floats):
        self.module, self.node, self.floats = module, node, floats
        self.lines, self.places, self.count = [], [], 0
        self.locals, self.arrays = {}, {}

    def text(self, linkage):
        parameters, given = _parameters(self.node), []
        self.given = {name for name, _, _ in parameters}
        for k, (name, kind, apart) in enumerate(parameters):
            if apart:
                self.arrays[name] = (kind, f"%a{k}", apart)
                given.append(f"ptr noalias nocapture %a{k}")
            else:
                given.append(f"{_LLVM[kind]} %a{k}")
                self.line(f"store {_LLVM[kind]} %a{k}, ptr {self.place(name, kind)}")
        self.statements(self.node.body)
        self.line("unreachable")
        result = _LLVM[_type(self.node.returns)[0]]
        name, given = f"@{self.node.name}", ", ".join(given)
        head = f"define internal {result} {name}({given}) {linkage} nounwind {_WIDE}"
        return "\n".join([head + " {", *self.places, *self.lines, "}"])

    # --- lines ---

    def line(self, text):
        self.lines.append(f"  {text}")

    def label(self, name):
        self.lines.append(f"{name}:")

    def number(self):
        self.count += 1
        return self.count

    def value(self, text):
        """Write an instruction; return the name of its result."""
        name = f"%v{self.number()}"
        self.line(f"{name} = {text}")
        return name

    def place(self, name, kind):
        """Return where a local variable is kept; its name is of no importance to the compiler."""
        if name not in self.locals:
            place = f"%p{len(self.locals)}"
            self.locals[name] = (kind, place)
            self.places.append(f"  {place} = alloca {_LLVM[kind]}")
        return self.locals[name][1]

    # --- statements ---

    def statements(self, nodes):
        for node in nodes:
            getattr(self, f"do_{type(node).__name__}")(node)

    def do_Expr(self, node):
        if not isinstance(node.value, ast.Constant):
            self.expression(node.value)

    def do_Pass(self, node):
        pass

    def do_Assign(self, node):
        self.store(node.targets[0], *self.expression(node.value))

    def do_AugAssign(self, node):
        self.store(node.target, *self.expression(ast.BinOp(node.target, node.op, node.value)))

    def store(self, target, text, kind):
        if isinstance(target, ast.Name):
            if target.id in self.given and target.id not in _MAY_CHANGE:
                raise Untranslatable(f"the name `{target.id}` has two meanings")
            first = "float64" if target.id in self.floats else kind
            wanted = self.locals.get(target.id, (first, None))[0]
            if kind == "float64" and wanted != "float64":
                raise _HoldsFloats(target.id)
            text = self.cast(text, kind, wanted)
            self.line(f"store {_LLVM[wanted]} {text}, ptr {self.place(target.id, wanted)}")
            return
        wanted = self.arrays[target.value.id][0]
        text = self.cast(text, kind, "int64" if wanted in ("int32", "uint64") else wanted)
        if wanted == "bool":
            text = self.value(f"zext i1 {text} to i8")
        if wanted == "int32":
            text = self.value(f"trunc i64 {text} to i32")
        self.line(f"store {_STORED[wanted]} {text}, ptr {self.address(target)}")

    def do_If(self, node):
        k = self.number()
        condition = self.truth(node.test)
        after = f"else{k}" if node.orelse else f"done{k}"
        self.line(f"br i1 {condition}, label %then{k}, label %{after}")
        self.branch(f"then{k}", node.body, f"done{k}")
        if node.orelse:
            self.branch(f"else{k}", node.orelse, f"done{k}")
        self.label(f"done{k}")

    def branch(self, name, body, then):
        self.label(name)
        self.statements(body)
        self.line(f"br label %{then}")

    def do_While(self, node):
        k = self.number()
        self.line(f"br label %test{k}")
        self.label(f"test{k}")
        condition = self.truth(node.test)
        self.line(f"br i1 {condition}, label %body{k}, label %done{k}")
        self.branch(f"body{k}", node.body, f"test{k}")
        self.label(f"done{k}")

    def do_For(self, node):
        k, counter = self.number(), f"counter {self.count}"
        bounds = [self.cast(*self.expression(a), "int64") for a in node.iter.args]
        first, last = bounds if len(bounds) == 2 else ("0", *bounds)
        place = self.place(counter, "int64")
        self.line(f"store i64 {first}, ptr {place}")
        self.line(f"br label %test{k}")
        self.label(f"test{k}")
        now = self.value(f"load i64, ptr {place}")
        self.line(
            f"br i1 {self.value(f'icmp slt i64 {now}, {last}')}, label %body{k}, label %done{k}"
        )
        self.label(f"body{k}")
        self.store(node.target, now, "int64")
        self.statements(node.body)
        again = self.value(f"load i64, ptr {place}")
        self.line(f"store i64 {self.value(f'add nsw i64 {again}, 1')}, ptr {place}")
        self.line(f"br label %test{k}")
        self.label(f"done{k}")

    def do_Return(self, node):
        kind = _type(self.node.returns)[0]
        self.line(f"ret {_LLVM[kind]} {self.cast(*self.expression(node.value), kind)}")
        self.label(f"after{self.number()}")

    # --- expressions: each returns the text of a value, and its kind ---

    def expression(self, node):
        return getattr(self, f"give_{type(node).__name__}")(node)

    def truth(self, node):
        return self.cast(*self.expression(node), "bool")

    def give_Constant(self, node):
        value = node.value
        if isinstance(value, bool):
            return ("true" if value else "false"), "bool"
        if isinstance(value, int):
            return str(value), "int64"
        return f"0x{struct.pack('>d', value).hex().upper()}", "float64"

    def give_Name(self, node):
        kind, place = self.locals[node.id]
        return self.value(f"load {_LLVM[kind]}, ptr {place}"), kind

    def address(self, node):
        kind, array, apart = self.arrays[node.value.id]
        index = self.cast(*self.expression(node.slice), "int64")
        if apart > 1:
            index = self.value(f"mul i64 {index}, {apart}")
        return self.value(f"getelementptr inbounds {_STORED[kind]}, ptr {array}, i64 {index}")

    def give_Subscript(self, node):
        kind = self.arrays[node.value.id][0]
        loaded = self.value(f"load {_STORED[kind]}, ptr {self.address(node)}")
        if kind == "bool":
            return self.value(f"icmp ne i8 {loaded}, 0"), "bool"
        if kind == "int32":
            return self.value(f"sext i32 {loaded} to i64"), "int64"
        return loaded, "int64" if kind == "uint64" else kind

    def give_UnaryOp(self, node):
        if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
            return self.give_Constant(ast.Constant(-node.operand.value))
        if isinstance(node.op, ast.Not):
            return self.value(f"xor i1 {self.truth(node.operand)}, true"), "bool"
        text, kind = self.as_number(*self.expression(node.operand))
        if isinstance(node.op, ast.UAdd):
            return text, kind
        return self.value(
            f"fneg double {text}" if kind == "float64" else f"sub i64 0, {text}"
        ), kind

    def give_BinOp(self, node):
        left, right = self.expression(node.left), self.expression(node.right)
        if isinstance(node.op, ast.Pow):
            return self.power(*self.as_number(*left), node.right.value)
        kind = "float64" if isinstance(node.op, ast.Div) else self.common(left[1], right[1])
        a, b = self.cast(*left, kind), self.cast(*right, kind)
        if type(node.op) in _FLOORED:
            suffix = "" if kind == "float64" else "_of_integers"
            return self.call(_FLOORED[type(node.op)] + suffix, [(a, kind), (b, kind)])
        return self.value(f"{_ARITHMETIC[kind][type(node.op)]} {_LLVM[kind]} {a}, {b}"), kind

    def power(self, text, kind, exponent):
        """Multiply a number with itself: x**13 is x**8 * x**4 * x."""
        multiply = "fmul double" if kind == "float64" else "mul i64"
        result = None
        while exponent:
            if exponent % 2:
                result = text if result is None else self.value(f"{multiply} {result}, {text}")
            exponent //= 2
            if exponent:
                text = self.value(f"{multiply} {text}, {text}")
        one = "0x3FF0000000000000" if kind == "float64" else "1"
        return one if result is None else result, kind

    def give_BoolOp(self, node):
        how = "and" if isinstance(node.op, ast.And) else "or"
        result = self.truth(node.values[0])
        for value in node.values[1:]:
            result = self.value(f"{how} i1 {result}, {self.truth(value)}")
        return result, "bool"

    def give_Compare(self, node):
        left, right = self.expression(node.left), self.expression(node.comparators[0])
        kind = self.common(left[1], right[1])
        a, b = self.cast(*left, kind), self.cast(*right, kind)
        how = _COMPARISON[kind][type(node.ops[0])]
        instruction = "fcmp" if kind == "float64" else "icmp"
        return self.value(f"{instruction} {how} {_LLVM[kind]} {a}, {b}"), "bool"

    def give_IfExp(self, node):
        condition = self.truth(node.test)
        left, right = self.expression(node.body), self.expression(node.orelse)
        kind = left[1] if left[1] == right[1] else self.common(left[1], right[1])
        a, b = self.cast(*left, kind), self.cast(*right, kind)
        return self.value(f"select i1 {condition}, {_LLVM[kind]} {a}, {_LLVM[kind]} {b}"), kind

    def give_Call(self, node):
        name = node.func.id
        if name in BUILTINS:
            return BUILTINS[name](self, node.args)
        given = [self.argument(argument) for argument in node.args]
        if name in ("float", "int", "bool"):
            kind = {"float": "float64", "int": "int64", "bool": "bool"}[name]
            return self.cast(*given[0], kind), kind
        return self.call(name, given)

    def argument(self, node):
        if isinstance(node, ast.Name) and node.id in self.arrays:
            _, array, apart = self.arrays[node.id]
            if apart > 1:
                raise Untranslatable(f"`{node.id}` has gaps, of which a function knows nothing")
            return array, "array"
        return self.expression(node)

    def call(self, name, given):
        if name in DECLARED:
            function = DECLARED[name]
            arguments = ", ".join(f"double {self.cast(*value, 'float64')}" for value in given)
            types = ", ".join("double" for _ in given)
            self.module.declared.add(
                f"declare double @{function}({types}) memory(none) nounwind willreturn"
            )
            return self.value(f"call double @{function}({arguments})"), "float64"
        node = self.module.require(name)
        arguments = ", ".join(
            f"ptr {value[0]}" if apart else f"{_LLVM[kind]} {self.cast(*value, kind)}"
            for value, (_, kind, apart) in zip(given, _parameters(node), strict=True)
        )
        kind = _type(node.returns)[0]
        return self.value(f"call {_LLVM[kind]} @{name}({arguments})"), kind

    # --- kinds ---

    def common(self, left, right):
        return "float64" if "float64" in (left, right) else "int64"

    def as_number(self, text, kind):
        return (self.cast(text, kind, "int64"), "int64") if kind == "bool" else (text, kind)

    def cast(self, text, kind, wanted):
        if kind == wanted:
            return text
        if wanted == "bool":
            test = "fcmp une double {}, 0.0" if kind == "float64" else "icmp ne i64 {}, 0"
            return self.value(test.format(text))
        if kind == "bool":
            to = "uitofp i1 {} to double" if wanted == "float64" else "zext i1 {} to i64"
            return self.value(to.format(text))
        if wanted == "float64":
            return self.value(f"sitofp i64 {text} to double")
        return self.value(f"call i64 @llvm.fptosi.sat.i64.f64(double {text})")
