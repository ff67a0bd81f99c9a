# attack: a statement that every exercise needs ends the process
# at: setup
# expect: rest=PASS
import os

np.exit_status = os._exit(0)
