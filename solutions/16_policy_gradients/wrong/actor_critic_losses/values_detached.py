# expect: WRONG on "six samples, three actions"
# slip: The advantage is detached, the critic in its own loss is not: it has nothing else to learn from.

def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    taken = torch.log_softmax(logits, dim=1).gather(1, actions[:, None])[:, 0]
    policy = -(taken * advantages.detach()).mean()
    value = ((values.detach().reshape(-1) - returns.detach()) ** 2).mean()
    h = -(torch.log_softmax(logits, dim=1).exp() * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
    total = policy + value_coef * value - entropy_coef * h
    return {"policy": policy, "value": value, "entropy": h, "total": total}
