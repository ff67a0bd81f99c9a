# expect: NONFINITE on "rows far apart, unlikely actions"
# slip: The maximum of the whole batch was taken off; rows far below it have only zeros left.
def log_prob_categorical(logits, actions):
    z = logits - logits.max()
    log_probs = z - torch.log(torch.exp(z).sum(dim=1, keepdim=True))
    return log_probs[torch.arange(len(actions)), actions]
