# exercises: cartpole
import numpy as np


def cartpole_policy(weights):
    """The layers in numpy, in the order of their names."""
    names = sorted({name.rsplit(".", 1)[0] for name in weights}, key=lambda name: int(name.split(".")[1]))
    layers = [(weights[f"{name}.weight"].astype(np.float64), weights[f"{name}.bias"].astype(np.float64)) for name in names]

    def policy(x):
        for i, (w, b) in enumerate(layers):
            x = x @ w.T + b
            if i < len(layers) - 1:
                x = np.maximum(x, 0)
        return np.argmax(x, axis=1)

    return policy
