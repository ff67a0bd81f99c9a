# expect: WRONG on "4x3 logits"
# slip: The entropy of the mean distribution is large also where each single one is certain; asked for is the mean of the entropies.

def entropy_bonus(logits, entropy_coef):
    p = torch.softmax(logits, dim=1).mean(dim=0)
    return entropy_coef * (p * p.log()).sum()
