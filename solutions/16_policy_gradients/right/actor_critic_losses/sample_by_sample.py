# exercises: actor_critic_losses

def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    n = len(actions)
    policy = value = doubt = 0.0
    for i in range(n):
        row = logits[i] - torch.logsumexp(logits[i], 0)
        policy = policy - row[int(actions[i])] * advantages[i].item() / n
        value = value + (values[i].sum() - returns[i].item()) ** 2 / n
        doubt = doubt - torch.dot(row.exp(), row) / n
    return {"policy": policy, "value": value, "entropy": doubt, "total": policy + value_coef * value + entropy_bonus(logits, entropy_coef)}
