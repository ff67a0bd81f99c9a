# expect: RAISED on "rows far apart"
# slip: The exponentials overflowed or became 0: the row's maximum has to come off first.
def sample_action(logits):
    weights = torch.exp(logits)
    return torch.multinomial(weights / weights.sum(dim=1, keepdim=True), 1)[:, 0]
