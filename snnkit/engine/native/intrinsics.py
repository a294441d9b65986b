"""What compiled code calls that is not written in Python: the processor's and C's functions."""

from __future__ import annotations

__all__ = ["BUILTINS", "DECLARED"]

_OF_ONE = "log log10 log1p sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh"

#: functions of numbers, by the names that LLVM or C's library have for them
DECLARED = {name: f"llvm.{name}.f64" for name in ("sqrt", "floor", "ceil", "rint")}
DECLARED |= {name: name for name in [*_OF_ONE.split(), "pow", "fmod"]}
DECLARED |= {"abs": "llvm.fabs.f64", "multiply_add": "llvm.fmuladd.f64"}

#: PCG64: a linear congruence on 128 bits, of which the halves are mixed and rotated
_MULTIPLIER = 0x2360ED051FC65DA44385DF649FCCF645


def _random(function, arguments):
    """The next number from 0 to 1, from a state and an increment of 128 bits each."""
    stream, value = function.arrays[arguments[0].id][1], function.value
    place = value(f"getelementptr i8, ptr {stream}, i64 16")
    increment = value(f"load i128, ptr {place}, align 8")
    state = value(f"load i128, ptr {stream}, align 8")
    state = value(f"mul i128 {state}, {_MULTIPLIER}")
    state = value(f"add i128 {state}, {increment}")
    function.line(f"store i128 {state}, ptr {stream}, align 8")
    low = value(f"trunc i128 {state} to i64")
    high = value(f"trunc i128 {value(f'lshr i128 {state}, 64')} to i64")
    turns = value(f"lshr i64 {high}, 58")
    mixed = value(f"xor i64 {high}, {low}")
    mixed = value(f"call i64 @llvm.fshr.i64(i64 {mixed}, i64 {mixed}, i64 {turns})")
    whole = value(f"uitofp i64 {value(f'lshr i64 {mixed}, 11')} to double")
    return value(f"fmul double {whole}, 0x3CA0000000000000"), "float64"  # times 2**-53


def _bits(function, arguments):
    text, kind = function.expression(arguments[0])
    return function.value(f"bitcast double {function.cast(text, kind, 'float64')} to i64"), "int64"


def _number(function, arguments):
    text, kind = function.expression(arguments[0])
    return function.value(f"bitcast i64 {function.cast(text, kind, 'int64')} to double"), "float64"


def _truncated(function, arguments):
    a, b = (function.cast(*function.expression(x), "int64") for x in arguments)
    return function.value(f"sdiv i64 {a}, {b}"), "int64"


def _prefetch(function, arguments):
    """Ask for an element of an array that will be written soon, without waiting for it."""
    place = function.address(arguments[0])
    function.line(f"call void @llvm.prefetch.p0(ptr {place}, i32 1, i32 3, i32 1)")
    return "0", "int64"


#: functions of (the function that is being translated, the arguments), which write instructions
BUILTINS = {"random": _random, "bits": _bits, "number": _number, "truncated": _truncated}
BUILTINS |= {"prefetch": _prefetch}
