# expect: WRONG on "three models"
# slip: The probabilities were summed and not averaged: the rows do not sum to 1.
def ensemble_predict(models, x):
    probs = sum(np.exp(log_softmax(model(x))) for model in models)
    return probs, probs.argmax(axis=1)
