# expect: WRONG on "5 rows, 4 actions"
# slip: This is the log-probability of the likeliest action; the policy is judged by the one that it took.
def log_prob_categorical(logits, actions):
    log_probs = torch.log_softmax(logits, dim=1)
    return log_probs.max(dim=1).values
