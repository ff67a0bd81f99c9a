# exercises: mc_dropout_predict
import math


def _softmax(row):
    biggest = max(row)
    powers = [math.exp(v - biggest) for v in row]
    return [v / sum(powers) for v in powers]


def _entropy(row):
    return -sum(v * math.log(v) for v in row if v > 0)


def mc_dropout_predict(scores, x, n_samples):
    total, inside = 0, np.zeros(len(x))
    for _ in range(n_samples):
        q = np.array([_softmax(row) for row in scores(np.array(x), "train")])
        total = total + q
        inside += [_entropy(row) for row in q]
    probs = total / n_samples
    entropy = np.array([_entropy(row) for row in probs])
    return probs, entropy, entropy - inside / n_samples
