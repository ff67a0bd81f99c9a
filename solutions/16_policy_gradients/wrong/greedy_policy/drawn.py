# expect: WRONG on "twenty observations, five hidden units"
# slip: Actions were drawn from the softmax; who plays for the grader takes the likeliest.
import numpy as np


def greedy_policy(weights):
    W1, b1, W2, b2 = (weights[n] for n in ("net.0.weight", "net.0.bias", "net.2.weight", "net.2.bias"))

    def act(observations):
        z = np.tanh(observations @ W1.T + b1) @ W2.T + b2
        return (np.random.rand(len(z)) > 1 / (1 + np.exp(z[:, 1] - z[:, 0]))).astype(int)

    return act
