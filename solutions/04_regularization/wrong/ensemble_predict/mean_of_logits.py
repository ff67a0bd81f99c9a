# expect: WRONG on "three models"
# slip: The logits were averaged before the softmax: one overconfident model outvotes all others.
def ensemble_predict(models, x):
    logits = np.mean([model(x) for model in models], axis=0)
    probs = np.exp(log_softmax(logits))
    return probs, probs.argmax(axis=1)
