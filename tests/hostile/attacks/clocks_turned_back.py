# attack: every clock patched to stand still and the alarm switched off, then a loop
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
import signal
import time


def vector_jacobian(jacobian, dout, shape):
    time.time = time.monotonic = time.perf_counter = time.process_time = time.clock_gettime = lambda *_: 0.0
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer = signal.alarm = lambda *_: None
    while True:
        pass
