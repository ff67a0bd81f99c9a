# expect: NONFINITE on "logits near 1e4"
# slip: Far below the best logit the softmax is 0 and its logarithm infinite; the two belong together in one log_softmax.

def entropy(logits):
    p = torch.softmax(logits, dim=1)
    return -(p * torch.log(p)).sum(dim=1)
