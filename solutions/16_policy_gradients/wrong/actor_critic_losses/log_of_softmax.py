# expect: NONFINITE on "logits near 1e4"
# slip: Where a logit is far below the best one the softmax is 0 and its logarithm infinite; log_softmax is exact.

def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    taken = torch.log(torch.softmax(logits, dim=1)).gather(1, actions[:, None])[:, 0]
    policy = -(taken * advantages.detach()).mean()
    value = ((values.reshape(-1) - returns.detach()) ** 2).mean()
    h = -(torch.log_softmax(logits, dim=1).exp() * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
    total = policy + value_coef * value - entropy_coef * h
    return {"policy": policy, "value": value, "entropy": h, "total": total}
