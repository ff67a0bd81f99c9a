# expect: WRONG on "six steps of three environments"
# slip: The reward of the step that ends an episode is real; only the value behind it is 0.

def td_errors(rewards, values, next_values, terminated, gamma):
    alive = ~terminated
    return alive * (rewards + gamma * next_values) - values
