# expect: NONFINITE on "logits near 1e4"
# slip: Far below the best logit the softmax is 0 and its logarithm infinite.

def entropy_bonus(logits, entropy_coef):
    p = torch.softmax(logits, dim=1)
    return entropy_coef * (p * p.log()).sum(dim=1).mean()
