# expect: WRONG on "six steps of three environments"
# slip: The next value lies one step in the future and is discounted by gamma.

def td_errors(rewards, values, next_values, terminated, gamma):
    return rewards + np.where(terminated, 0.0, next_values) - values
