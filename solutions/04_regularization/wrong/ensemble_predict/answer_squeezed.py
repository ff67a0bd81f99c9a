# expect: SHAPE on "one sample"
# slip: A batch of one sample was squeezed to a vector.
def ensemble_predict(models, x):
    probs = np.mean([np.exp(log_softmax(model(x))) for model in models], axis=0).squeeze()
    return probs, probs.argmax(axis=-1)
