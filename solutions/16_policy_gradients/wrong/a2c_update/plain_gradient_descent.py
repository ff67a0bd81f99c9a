# expect: WRONG on "three steps of Adam"
# slip: How a gradient becomes a step is the optimizer's business: call its step.

def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    logits, values = model(observations)
    losses = actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef)
    optimizer.zero_grad()
    losses["total"].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_grad_norm)
    with torch.no_grad():
        for p in model.parameters():
            p -= optimizer.param_groups[0]["lr"] * p.grad
    return {name: loss.item() for name, loss in losses.items()} | {"grad_norm": float(norm)}
