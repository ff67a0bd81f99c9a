# expect: WRONG on "4x3 logits"
# slip: A constant inside the logarithm changes every entropy a little; log_softmax needs none.

def entropy(logits):
    p = torch.softmax(logits, dim=1)
    return -(p * torch.log(p + 1e-6)).sum(dim=1)
