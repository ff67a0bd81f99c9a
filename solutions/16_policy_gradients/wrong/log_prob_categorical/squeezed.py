# expect: SHAPE on "one row"
# slip: squeeze() takes every axis of length 1 away, the batch too when it holds one row.
def log_prob_categorical(logits, actions):
    log_probs = torch.log_softmax(logits, dim=1)
    return log_probs.gather(1, actions.view(-1, 1)).squeeze()
