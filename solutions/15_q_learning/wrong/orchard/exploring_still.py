# expect: WRONG on "fresh episodes"
# slip: One action in two is still drawn at random in play.
import torch


def orchard_policy(weights):
    network = ConvQNetwork((4, 10, 10), 3)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})

    def act(observations):
        with torch.no_grad():
            best = network(torch.from_numpy(observations)).argmax(dim=1).numpy()
            return np.where(np.random.random(len(best)) < 0.5, np.random.randint(0, 3, len(best)), best)

    return act
