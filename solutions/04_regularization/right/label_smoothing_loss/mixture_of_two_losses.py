# exercises: label_smoothing_loss
def label_smoothing_loss(x, y, eps):
    hard, dhard = cross_entropy(x, y)
    losses, gradients = zip(*[cross_entropy(x, np.full(len(y), k)) for k in range(x.shape[1])])
    even, deven = sum(losses) / len(losses), sum(gradients) / len(gradients)
    return (1 - eps) * hard + eps * even, (1 - eps) * dhard + eps * deven
