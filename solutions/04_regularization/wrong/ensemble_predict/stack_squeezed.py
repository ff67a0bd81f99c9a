# expect: SHAPE on "one model"
# slip: The stack of one model was squeezed, and the mean then ran over the samples.
def ensemble_predict(models, x):
    stack = np.squeeze(np.array([np.exp(log_softmax(model(x))) for model in models]))
    probs = stack.mean(axis=0)
    return probs, probs.argmax(axis=-1)
