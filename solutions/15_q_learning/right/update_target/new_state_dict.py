# exercises: update_target
def update_target(target_network, q_network, tau):
    old, new = target_network.state_dict(), q_network.state_dict()
    target_network.load_state_dict({name: (1 - tau) * old[name] + tau * new[name] for name in old})
