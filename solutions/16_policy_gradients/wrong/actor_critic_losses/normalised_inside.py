# expect: WRONG on "six samples, three actions"
# slip: Normalising is a step of its own, done before: here the advantages are used as they are.

def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    advantages = (advantages - advantages.mean()) / (advantages.std() + 1e-8)
    taken = torch.log_softmax(logits, dim=1).gather(1, actions[:, None])[:, 0]
    policy = -(taken * advantages.detach()).mean()
    value = ((values.reshape(-1) - returns.detach()) ** 2).mean()
    h = -(torch.log_softmax(logits, dim=1).exp() * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
    total = policy + value_coef * value - entropy_coef * h
    return {"policy": policy, "value": value, "entropy": h, "total": total}
