# expect: WRONG on "six steps of three environments"
# slip: gamma comes with each call and is not always 0.99.

def td_errors(rewards, values, next_values, terminated, gamma):
    return rewards + 0.99 * (1 - terminated) * next_values - values
