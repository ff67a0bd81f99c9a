# expect: WRONG on "three models"
# slip: The models voted by their best classes; how sure each was is lost.
def ensemble_predict(models, x):
    votes = np.mean([np.eye(model(x).shape[1])[model(x).argmax(axis=1)] for model in models], axis=0)
    return votes, votes.argmax(axis=1)
