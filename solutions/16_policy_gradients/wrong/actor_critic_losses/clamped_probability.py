# expect: WRONG on "logits near 1e4"
# slip: A clamp takes the gradient away just where the policy is certain of the wrong thing; log_softmax needs none.

def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    taken = torch.log(torch.softmax(logits, dim=1).clamp(1e-8, 1 - 1e-8)).gather(1, actions[:, None])[:, 0]
    policy = -(taken * advantages.detach()).mean()
    value = ((values.reshape(-1) - returns.detach()) ** 2).mean()
    h = -(torch.log_softmax(logits, dim=1).exp() * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
    total = policy + value_coef * value - entropy_coef * h
    return {"policy": policy, "value": value, "entropy": h, "total": total}
