# expect: SHAPE on "fresh episodes"
# slip: argmax over axis 0 chooses a game for each action, not an action for each game.
import torch


def orchard_policy(weights):
    network = ConvQNetwork((4, 10, 10), 3)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})

    def act(observations):
        with torch.no_grad():
            return network(torch.from_numpy(observations)).argmax(dim=0).numpy()

    return act
