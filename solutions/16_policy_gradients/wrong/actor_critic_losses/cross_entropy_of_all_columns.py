# expect: WRONG on "six samples, three actions"
# slip: Only the action taken is multiplied by the advantage; the log-probabilities of the other ones do not belong here.

def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    taken = torch.log_softmax(logits, dim=1).sum(dim=1)
    policy = -(taken * advantages.detach()).mean()
    value = ((values.reshape(-1) - returns.detach()) ** 2).mean()
    h = -(torch.log_softmax(logits, dim=1).exp() * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
    total = policy + value_coef * value - entropy_coef * h
    return {"policy": policy, "value": value, "entropy": h, "total": total}
