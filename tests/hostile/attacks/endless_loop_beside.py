# attack: a loop without end that no exercise needs
# at: setup
# expect: rest=PASS
while True:
    pass
