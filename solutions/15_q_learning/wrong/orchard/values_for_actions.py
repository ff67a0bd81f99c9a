# expect: SHAPE on "fresh episodes"
# slip: The values of all actions are given instead of the best action.
import torch


def orchard_policy(weights):
    network = ConvQNetwork((4, 10, 10), 3)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})

    def act(observations):
        with torch.no_grad():
            return network(torch.from_numpy(observations)).numpy()

    return act
