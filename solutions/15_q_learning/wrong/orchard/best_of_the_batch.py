# expect: WRONG on "fresh episodes"
# slip: The maximum runs over the games instead of the actions, and every game gets the same action.
import torch


def orchard_policy(weights):
    network = ConvQNetwork((4, 10, 10), 3)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})

    def act(observations):
        with torch.no_grad():
            best = network(torch.from_numpy(observations)).sum(dim=0).argmax()
            return np.full(len(observations), int(best))

    return act
