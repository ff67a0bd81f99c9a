# expect: WRONG on "three models"
# slip: The mean of the probabilities went through another softmax, which flattens it.
def ensemble_predict(models, x):
    probs = np.mean([np.exp(log_softmax(model(x))) for model in models], axis=0)
    probs = np.exp(log_softmax(probs))
    return probs, probs.argmax(axis=1)
