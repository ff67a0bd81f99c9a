# exercises: adamw
def adamw(w, dw, config=None):
    c = dict(learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=1e-2, m=0 * w, v=0 * w, t=0)
    c.update({} if config is None else config)
    c["t"] = int(c["t"]) + 1
    for key, beta, new in (("m", c["beta1"], dw), ("v", c["beta2"], np.square(dw))):
        c[key] = beta * c[key] + (1 - beta) * new
    first, second = (c[key] / -np.expm1(c["t"] * np.log(beta)) for key, beta in (("m", c["beta1"]), ("v", c["beta2"])))
    adaptive = first / (second**0.5 + c["epsilon"])
    return w - c["learning_rate"] * (c["weight_decay"] * w + adaptive), c
