# expect: WRONG on "5 rows, 4 actions"
# slip: The softmax runs over the batch; probabilities of one observation sum to 1 over its actions.
def log_prob_categorical(logits, actions):
    log_probs = torch.nn.functional.log_softmax(logits, dim=0)
    return log_probs.gather(1, actions.unsqueeze(1)).squeeze(1)
