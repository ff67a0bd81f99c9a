# expect: WRONG on "fresh episodes"
# slip: The policy still explores with epsilon = 0.5, as in the middle of training.
import torch


def cartpole_policy(weights):
    network = QNetwork(4, 2, CARTPOLE["hidden"])
    network.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})

    def policy(observations):
        with torch.no_grad():
            return epsilon_greedy(network(torch.as_tensor(observations)).numpy(), 0.5, np.random.default_rng(int(abs(observations).sum() * 1e6)))

    return policy
