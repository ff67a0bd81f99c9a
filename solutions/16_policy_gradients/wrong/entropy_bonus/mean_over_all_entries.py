# expect: WRONG on "4x3 logits"
# slip: The mean runs over samples; dividing by the number of actions as well makes the bonus smaller the more actions there are.

def entropy_bonus(logits, entropy_coef):
    logp = torch.log_softmax(logits, dim=1)
    return entropy_coef * (logp.exp() * logp).mean()
