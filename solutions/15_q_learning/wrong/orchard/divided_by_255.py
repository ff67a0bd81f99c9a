# expect: WRONG on "fresh episodes"
# slip: The screens are divided by 255 in play and were not in training.
import torch


def orchard_policy(weights):
    network = ConvQNetwork((4, 10, 10), 3)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})

    def act(observations):
        with torch.no_grad():
            return network(torch.from_numpy(observations) / 255).argmax(dim=1).numpy()

    return act
