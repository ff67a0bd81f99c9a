# expect: NONFINITE on "one model with logits near 1e4"
# slip: The exponential overflows: take the row's maximum off first.
def ensemble_predict(models, x):
    probs = []
    for model in models:
        e = np.exp(model(x))
        probs.append(e / e.sum(axis=1, keepdims=True))
    probs = np.mean(probs, axis=0)
    return probs, probs.argmax(axis=1)
