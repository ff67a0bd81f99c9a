# expect: WRONG on "six steps of three environments"
# slip: Behind a terminated step nothing comes any more: its next value must not be counted.

def td_errors(rewards, values, next_values, terminated, gamma):
    return rewards + gamma * next_values - values
