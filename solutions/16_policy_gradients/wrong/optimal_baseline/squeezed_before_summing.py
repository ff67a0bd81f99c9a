# expect: RAISED on "one sample"
# slip: squeeze() took the axis of the samples away when there was one.
def optimal_baseline(scores, returns):
    scores = np.squeeze(scores)
    weight = scores**2 if scores.ndim == 1 and len(scores) == len(returns) else np.sum(scores**2, axis=1)
    return np.sum(weight * returns) / np.sum(weight)
