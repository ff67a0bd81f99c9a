# expect: WRONG on "six steps of three environments"
# slip: The mask belongs to the next value alone; the reward of the last step and the value of where it was taken remain.

def td_errors(rewards, values, next_values, terminated, gamma):
    return (1 - terminated) * (rewards + gamma * next_values - values)
