# expect: WRONG on "six samples, three actions"
# slip: The value loss has no factor of a half here; value_coef is the place for it.

def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    taken = torch.log_softmax(logits, dim=1).gather(1, actions[:, None])[:, 0]
    policy = -(taken * advantages.detach()).mean()
    value = 0.5 * ((values.reshape(-1) - returns.detach()) ** 2).mean()
    h = -(torch.log_softmax(logits, dim=1).exp() * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
    total = policy + value_coef * value - entropy_coef * h
    return {"policy": policy, "value": value, "entropy": h, "total": total}
