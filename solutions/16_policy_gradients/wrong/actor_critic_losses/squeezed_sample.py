# expect: RAISED on "one sample"
# slip: N may be 1: squeeze() takes away the axis of the samples as well.

def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    logits, actions = logits.squeeze(), actions.squeeze()
    taken = torch.log_softmax(logits, dim=1).gather(1, actions[:, None])[:, 0]
    policy = -(taken * advantages.detach()).mean()
    value = ((values.reshape(-1) - returns.detach()) ** 2).mean()
    h = -(torch.log_softmax(logits, dim=1).exp() * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
    total = policy + value_coef * value - entropy_coef * h
    return {"policy": policy, "value": value, "entropy": h, "total": total}
