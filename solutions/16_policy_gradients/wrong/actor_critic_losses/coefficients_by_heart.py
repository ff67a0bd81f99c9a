# expect: WRONG on "other coefficients"
# slip: The coefficients come with the call.

def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    taken = torch.log_softmax(logits, dim=1).gather(1, actions[:, None])[:, 0]
    policy = -(taken * advantages.detach()).mean()
    value = ((values.reshape(-1) - returns.detach()) ** 2).mean()
    h = -(torch.log_softmax(logits, dim=1).exp() * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
    total = policy + 0.5 * value - 0.1 * h
    return {"policy": policy, "value": value, "entropy": h, "total": total}
