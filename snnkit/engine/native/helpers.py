"""Functions of a few numbers that the loops call, written in the language of the loops.

They compute what numpy's functions of the same names do, corner cases included.
"""

__all__ = ["SOURCE"]

SOURCE = '''
def power_of_two(shifted: float64) -> float64:
    """Return 2 to the power of a whole number, to which 6755399441055744 has been added.

    That is 1.5 * 2**52: the whole number then stands in the lowest bits.
    """
    return number((bits(shifted) + 1023) * 4503599627370496)


def tail_of_exp(r: float64) -> float64:
    """Return exp(r) - 1 for abs(r) < log(2)/2, by the polynomial that is nearest to it there."""
    q = 2.0914686968086876e-09
    q = multiply_add(q, r, 2.5105217004720745e-08)
    q = multiply_add(q, r, 2.75572736431103e-07)
    q = multiply_add(q, r, 2.7557255400206422e-06)
    q = multiply_add(q, r, 2.4801587325547743e-05)
    q = multiply_add(q, r, 0.00019841269874820627)
    q = multiply_add(q, r, 0.0013888888888883748)
    q = multiply_add(q, r, 0.008333333333326136)
    q = multiply_add(q, r, 0.04166666666666667)
    q = multiply_add(q, r, 0.16666666666666666)
    q = multiply_add(q, r, 0.5)
    return multiply_add(q * r, r, r)


def exp(x: float64) -> float64:
    """2**n * exp(r) with x = n*log(2) + r, where log(2) is the sum of two numbers."""
    y = 710.0 if x > 710.0 else x
    y = -746.0 if y < -746.0 else y
    shifted = y * 1.4426950408889634 + 6755399441055744.0
    n = shifted - 6755399441055744.0
    tail = tail_of_exp((y - n * 0.6931471801362932) - n * 4.236521365809284e-10)
    half = n * 0.5 + 6755399441055744.0
    rest = n - (half - 6755399441055744.0) + 6755399441055744.0
    return (1.0 + tail) * power_of_two(half) * power_of_two(rest)


def expm1(x: float64) -> float64:
    y = 2.0 if x > 2.0 else x
    y = -2.0 if y < -2.0 else y
    shifted = y * 1.4426950408889634 + 6755399441055744.0
    n = shifted - 6755399441055744.0
    tail = tail_of_exp((y - n * 0.6931471801362932) - n * 4.236521365809284e-10)
    power = power_of_two(shifted)
    near = power * tail + (power - 1.0)
    return near if y == x else exp(x) - 1.0


def exprel(x: float64) -> float64:
    small = abs(x) < 1e-16
    y = 1.0 if small else x
    return 1.0 if small else expm1(y) / y


def floor_divide(a: float64, b: float64) -> float64:
    rest = fmod(a, b)
    quotient = (a - rest) / b
    if rest != 0.0 and (b < 0.0) != (rest < 0.0):
        quotient -= 1.0
    below = floor(quotient)
    if quotient - below > 0.5:
        below += 1.0
    return a / b if b == 0.0 else below


def remainder(a: float64, b: float64) -> float64:
    rest = fmod(a, b)
    return rest + b if rest != 0.0 and (b < 0.0) != (rest < 0.0) else rest


def floor_divide_of_integers(a: int64, b: int64) -> int64:
    safe = 1 if b == 0 or b == -1 else b
    quotient = truncated(a, safe)
    rest = a - quotient * safe
    if rest != 0 and (rest < 0) != (safe < 0):
        quotient -= 1
    return 0 if b == 0 else (-a if b == -1 else quotient)


def remainder_of_integers(a: int64, b: int64) -> int64:
    return 0 if b == 0 else a - floor_divide_of_integers(a, b) * b


def minimum(a: float64, b: float64) -> float64:
    return a if a <= b or a != a else b


def maximum(a: float64, b: float64) -> float64:
    return a if a >= b or a != a else b


def clip(x: float64, low: float64, high: float64) -> float64:
    return minimum(maximum(x, low), high)


def clip_of_integers(x: int64, low: int64, high: int64) -> int64:
    y = x if x > low else low
    return y if y < high else high


def abs_of_integers(x: int64) -> int64:
    return x if x >= 0 else -x


def sign(x: float64) -> float64:
    return 1.0 if x > 0.0 else (-1.0 if x < 0.0 else (0.0 if x == 0.0 else x))


def timestep(t: float64, dt: float64) -> int64:
    return int((t + 0.001 * dt) / dt)


def whole(x: float64, trouble: int64[:]) -> int64:
    if not abs(x) < 9223372036854775808.0:
        trouble[0] = 1
    return int(x)


def held_for(rate: float64, dt: float64) -> float64:
    """Return the integral of exp(rate*s) over s from 0 to dt."""
    still = rate == 0.0
    divisor = 1.0 if still else rate
    return dt if still else expm1(rate * dt) / divisor


def relax(x: float64, rate: float64, drive: float64, elapsed: float64) -> float64:
    """Return the solution of dx/dt = rate*x + drive after a time."""
    return x * exp(rate * elapsed) + drive * held_for(rate, elapsed)


def timed(t: float64, values: float64[:], length: float64, parts: int64, rows: int64) -> float64:
    """Return the value of a timed array; see `snnkit.engine.runtime.timed`."""
    return values[timed_row(t, length, parts, rows)]


def timed_column(
    t: float64,
    column: int64,
    values: float64[:],
    length: float64,
    parts: int64,
    rows: int64,
    columns: int64,
    trouble: int64[:],
) -> float64:
    if column < 0:  # from the last column back
        column += columns
    if column < 0 or column >= columns:
        trouble[0] = 2
        column = 0
    return values[timed_row(t, length, parts, rows) * columns + column]


def timed_row(t: float64, length: float64, parts: int64, rows: int64) -> int64:
    row = int(floor(rint(t / (length / parts)) / parts))
    return clip_of_integers(row, 0, rows - 1)
'''
