# expect: WRONG on "no critic, no bonus"
# slip: `coef or 0.5` takes a coefficient of 0 for one that was not given.
def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    logp = torch.log_softmax(logits, dim=1)
    policy = -(logp[torch.arange(len(actions)), actions] * advantages.detach()).mean()
    value = ((values.reshape(-1) - returns.detach()) ** 2).mean()
    bonus = -(logp.exp() * logp).sum(dim=1).mean()
    total = policy + (value_coef or 0.5) * value - (entropy_coef or 0.01) * bonus
    return {"policy": policy, "value": value, "entropy": bonus, "total": total}
