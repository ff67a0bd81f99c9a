# exercises: groupnorm_forward groupnorm_backward
def groupnorm_forward(x, gamma, beta, G, gn_param):
    N, D = x.shape
    ones, zeros = np.ones(D // G), np.zeros(D // G)
    hat, inner = layernorm_forward(x.reshape(N * G, D // G), ones, zeros, gn_param)
    hat = hat.reshape(N, D)
    return gamma * hat + beta, (hat, gamma, inner, (N * G, D // G))


def groupnorm_backward(dout, cache):
    hat, gamma, inner, rows = cache
    dx, _, _ = layernorm_backward((dout * gamma).reshape(rows), inner)
    return dx.reshape(dout.shape), (dout * hat).sum(0), dout.sum(0)
