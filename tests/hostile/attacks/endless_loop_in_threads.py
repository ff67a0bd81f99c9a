# attack: loops without end in several threads while the caller waits
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
import threading


def spin():
    while True:
        pass


def vector_jacobian(jacobian, dout, shape):
    threads = [threading.Thread(target=spin) for _ in range(4)]
    for thread in threads:
        thread.start()
    threads[0].join()
