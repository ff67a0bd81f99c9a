# expect: WRONG on "six steps of three environments"
# slip: The surprise is what the world said less what the critic had said, not the other way round.

def td_errors(rewards, values, next_values, terminated, gamma):
    return values - (rewards + gamma * (1 - terminated) * next_values)
