# expect: NONFINITE on "rows far apart, unlikely actions"
# slip: A very small probability has become 0 before its logarithm was taken.
def log_prob_categorical(logits, actions):
    probs = torch.softmax(logits, dim=1)
    return torch.log(probs.gather(1, actions[:, None])).squeeze(1)
