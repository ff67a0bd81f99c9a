# exercises: layernorm_forward layernorm_backward
def layernorm_forward(x, gamma, beta, ln_param):
    eps = ln_param["eps"] if "eps" in ln_param else 1e-5
    rows = []
    for row in x:
        centred = row - np.mean(row)
        rows.append((centred, np.sqrt(np.dot(centred, centred) / row.size + eps)))
    return np.array([gamma * c / s + beta for c, s in rows]), (rows, gamma)


def layernorm_backward(dout, cache):
    rows, gamma = cache
    dx, dgamma, dbeta = [], 0, 0
    for (c, s), d in zip(rows, dout):
        dgamma = dgamma + d * c / s
        dbeta = dbeta + d
        g = d * gamma
        dc = g / s - c * np.dot(g, c) / (c.size * s**3)
        dx.append(dc - dc.mean())
    return np.stack(dx), dgamma, dbeta
