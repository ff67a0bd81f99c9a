# exercises: optimal_baseline
def optimal_baseline(scores, returns):
    size = np.abs(scores).max()
    flat, targets = (scores / size).ravel(), (scores / size * returns[:, None]).ravel()
    return np.linalg.lstsq(flat[:, None], targets, rcond=None)[0].item()
