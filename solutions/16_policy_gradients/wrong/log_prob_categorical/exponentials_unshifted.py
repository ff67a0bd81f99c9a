# expect: NONFINITE on "logits near 1e4"
# slip: The exponential of a large logit is infinite: each row's maximum has to come off first.
def log_prob_categorical(logits, actions):
    chosen = logits[torch.arange(len(logits)), actions]
    return chosen - torch.log(torch.exp(logits).sum(dim=1))
