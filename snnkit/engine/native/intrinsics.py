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
    state, increment = _state(function, stream)
    state = value(f"add i128 {value(f'mul i128 {state}, {_MULTIPLIER}')}, {increment}")
    function.line(f"store i128 {state}, ptr {stream}, align 8")
    return _mixed(function, state), "float64"


def _random_4(function, arguments):
    """Write the next four numbers to an array, from an index on.

    A state depends on the one before, and the processor would wait for it. So all four are
    computed from the same one: k steps on, it is multiplied by the k-th power of the multiplier.
    """
    stream, value = function.arrays[arguments[0].id][1], function.value
    array = function.arrays[arguments[1].id][1]
    first = function.cast(*function.expression(arguments[2]), "int64")
    state, increment = _state(function, stream)
    for k in range(1, 5):
        power = _signed(pow(_MULTIPLIER, k, 2**128))
        terms = _signed(sum(pow(_MULTIPLIER, m, 2**128) for m in range(k)) % 2**128)
        added = value(f"mul i128 {increment}, {terms}")
        later = value(f"add i128 {value(f'mul i128 {state}, {power}')}, {added}")
        index = value(f"add i64 {first}, {k - 1}")
        place = value(f"getelementptr inbounds double, ptr {array}, i64 {index}")
        function.line(f"store double {_mixed(function, later)}, ptr {place}")
    function.line(f"store i128 {later}, ptr {stream}, align 8")
    return "0", "int64"


def _state(function, stream):
    place = function.value(f"getelementptr i8, ptr {stream}, i64 16")
    increment = function.value(f"load i128, ptr {place}, align 8")
    return function.value(f"load i128, ptr {stream}, align 8"), increment


def _mixed(function, state):
    """Return the number that belongs to a state."""
    value = function.value
    low = value(f"trunc i128 {state} to i64")
    high = value(f"trunc i128 {value(f'lshr i128 {state}, 64')} to i64")
    turns = value(f"lshr i64 {high}, 58")
    mixed = value(f"xor i64 {high}, {low}")
    mixed = value(f"call i64 @llvm.fshr.i64(i64 {mixed}, i64 {mixed}, i64 {turns})")
    whole = value(f"uitofp i64 {value(f'lshr i64 {mixed}, 11')} to double")
    return value(f"fmul double {whole}, 0x3CA0000000000000")  # times 2**-53


def _signed(number):
    return number - 2**128 if number >= 2**127 else number


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
BUILTINS = {"random": _random, "random_4": _random_4, "bits": _bits, "number": _number}
BUILTINS |= {"prefetch": _prefetch, "truncated": _truncated}
