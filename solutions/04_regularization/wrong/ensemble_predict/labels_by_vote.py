# expect: WRONG on "three models"
# slip: The labels come from a vote and the probabilities from a mean: they contradict each other.
def ensemble_predict(models, x):
    probs = [np.exp(log_softmax(model(x))) for model in models]
    votes = sum(np.eye(p.shape[1])[p.argmax(axis=1)] for p in probs)
    return np.mean(probs, axis=0), votes.argmax(axis=1)
