# exercises: vector_jacobian
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    tall = jacobian.reshape(*np.shape(dout), *shape)
    return np.tensordot(dout, tall, axes=np.ndim(dout)) if np.ndim(dout) else dout * tall
