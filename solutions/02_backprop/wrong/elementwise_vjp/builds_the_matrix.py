# expect: MEMORY on "two hundred thousand entries"
# slip: The whole Jacobian is built in order to multiply by its diagonal.
import numpy as np


def elementwise_vjp(slope, dout):
    jacobian = np.diag(slope.reshape(-1))
    return (jacobian.T @ dout.reshape(-1)).reshape(slope.shape)
