# expect: SHAPE on "5 rows, 4 actions"
# slip: Indexing the columns with the actions pairs every row with every action.
def log_prob_categorical(logits, actions):
    return torch.log_softmax(logits, dim=1)[:, actions]
