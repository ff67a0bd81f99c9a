# attack: an array subclass that says yes to every comparison
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import numpy as np


class Yes(np.ndarray):
    def __eq__(self, other):
        return np.True_

    def __ne__(self, other):
        return np.False_

    __le__ = __ge__ = __lt__ = __gt__ = __eq__
    __hash__ = None

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.True_

    def __array_function__(self, function, types, args, kwargs):
        return np.True_


def vector_jacobian(jacobian, dout, shape):
    return np.zeros(shape).view(Yes)
