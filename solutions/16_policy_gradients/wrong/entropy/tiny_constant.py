# expect: WRONG on "almost certain"
# slip: A constant inside the logarithm is seen where the entropy is small, that is, where the bonus is needed most.

def entropy(logits):
    p = torch.softmax(logits, dim=1)
    return -(p * torch.log(p + 1e-10)).sum(dim=1)
