# exercises: he_normal
def he_normal(fan_in, fan_out):
    return kaiming_initializer(fan_in, fan_out)
