# exercises: dqn_step
def dqn_step(q_network, target_network, optimizer, batch, gamma, double=False):
    def closure():
        for p in q_network.parameters():
            p.grad = None
        loss = dqn_loss(q_network, target_network, batch, gamma, double)
        loss.backward()
        return loss

    return optimizer.step(closure).detach()
