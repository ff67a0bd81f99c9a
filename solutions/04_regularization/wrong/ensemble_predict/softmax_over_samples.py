# expect: WRONG on "three models"
# slip: The softmax ran over the samples instead of over the classes.
def ensemble_predict(models, x):
    probs = np.mean([np.exp(log_softmax(model(x).T)).T for model in models], axis=0)
    return probs, probs.argmax(axis=1)
