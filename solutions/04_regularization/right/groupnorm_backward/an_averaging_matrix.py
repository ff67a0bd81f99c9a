# exercises: groupnorm_forward groupnorm_backward
def groupnorm_forward(x, gamma, beta, G, gn_param):
    D = x.shape[1]
    average = np.kron(np.eye(G), np.full((D // G, D // G), G / D))  # (D, D): each column becomes its group's mean
    centred = x - x @ average
    centred -= centred @ average  # what rounding left of a large mean
    std = np.sqrt(centred**2 @ average + gn_param.get("eps", 1e-5))
    return centred / std * gamma + beta, (centred / std, std, gamma, average)


def groupnorm_backward(dout, cache):
    hat, std, gamma, average = cache
    dout_hat = dout * gamma
    dx = (dout_hat - dout_hat @ average - hat * ((dout_hat * hat) @ average)) / std
    return dx, (dout * hat).sum(axis=0), dout.sum(axis=0)
