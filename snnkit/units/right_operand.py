"""What stands on the right of an operator, with a plain array on its left."""

import numpy as np

__all__ = ["RightOperand"]


class RightOperand(np.ndarray):
    """Array that meets a plain array only by methods of its own.

    In ``rand(100_000) * 2 * ms`` numpy would put the product into the array of ``rand``, which
    is large and of no more use, and which is plain and cannot hold it. Python asks the right
    operand first if its class refines the left one's and answers for itself; from there numpy
    no longer sees that the array is of no more use.
    """

    def __radd__(self, other):
        return super().__radd__(other)

    def __rsub__(self, other):
        return super().__rsub__(other)

    def __rmul__(self, other):
        return super().__rmul__(other)

    def __rtruediv__(self, other):
        return super().__rtruediv__(other)

    def __rfloordiv__(self, other):
        return super().__rfloordiv__(other)

    def __rmod__(self, other):
        return super().__rmod__(other)
