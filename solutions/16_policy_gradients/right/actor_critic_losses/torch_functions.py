# exercises: actor_critic_losses value_loss entropy

def value_loss(values, returns):
    return torch.nn.functional.mse_loss(values.squeeze(-1) if values.dim() == 2 else values, returns.detach())


def entropy(logits):
    return torch.distributions.Categorical(logits=logits).entropy()


def actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef):
    pi = torch.distributions.Categorical(logits=logits)
    policy = torch.mean(torch.nn.functional.cross_entropy(logits, actions, reduction="none") * advantages.data)
    value = value_loss(values, returns)
    h = pi.entropy().mean()
    return dict(total=policy - entropy_coef * h + value_coef * value, entropy=h, value=value, policy=policy)
