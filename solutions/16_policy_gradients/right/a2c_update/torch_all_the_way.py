# exercises: a2c_update

def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    model.zero_grad()
    logits, values = model(observations)
    pi = torch.distributions.Categorical(logits=logits)
    actor = -(pi.log_prob(actions) * advantages).mean()
    critic = (values.view(-1) - returns).pow(2).mean()
    h = pi.entropy().mean()
    loss = actor + value_coef * critic - entropy_coef * h
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(list(model.parameters()), max_grad_norm, norm_type=2)
    optimizer.step()
    optimizer.zero_grad()
    return {"policy": actor.item(), "value": critic.item(), "entropy": h.item(), "total": loss.item(), "grad_norm": norm.item()}
