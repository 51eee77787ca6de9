"""The cases of ProcessComparison in Python: python3 processes.py CASE prints one number."""

import multiprocessing as mp
import sys
import time
from concurrent.futures import ProcessPoolExecutor

ITEM = "x" * 100
PAUSES = 5


def identity(x):
    return x


def nothing():
    pass


def echo(connection):
    try:
        while True:
            connection.send(connection.recv())
    except EOFError:
        pass


def rate(action, seconds=1.0):
    """How often a second."""
    for warm_up in (0.5, seconds):
        count = 0
        begin = time.perf_counter()
        while time.perf_counter() - begin < warm_up:
            action()
            count += 1
        spent = time.perf_counter() - begin
    return count / spent


def pipe_round_trips():
    # Not by fork: the child would inherit our end, and never see it closed.
    context = mp.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=echo, args=(theirs,))
    child.start()
    theirs.close()

    def round_trip():
        ours.send(ITEM)
        ours.recv()

    result = rate(round_trip)
    ours.close()
    child.join()
    return result


def put_for_ever(queue):
    while True:
        queue.put(ITEM)


def queue_items():
    context = mp.get_context("spawn")
    queue = context.Queue(10_000)
    child = context.Process(target=put_for_ever, args=(queue,))
    child.start()

    def take_thousand():
        for _ in range(1000):
            queue.get()

    result = rate(take_thousand, 2.0) * 1000
    child.kill()
    child.join()
    return result


def manager_calls():
    with mp.get_context("spawn").Manager() as manager:
        shared = manager.dict({"a": 1})
        return rate(lambda: shared.get("a"), 2.0)


def lock_pairs():
    lock = mp.get_context("spawn").Lock()

    def lock_thousand():
        for _ in range(1000):
            lock.acquire()
            lock.release()

    return rate(lock_thousand) * 1000


def one_child(context):
    child = context.Process(target=nothing)
    child.start()
    child.join()


def start_and_join(method):
    context = mp.get_context(method)
    return rate(lambda: one_child(context), 3.0)


def pool_to_first_result(method):
    context = mp.get_context(method)

    def once():
        with context.Pool(2) as pool:
            pool.map(identity, range(4), 1)

    return rate(once, 3.0)


def rate_after_pauses(action):
    """How often a second, if a second passes before each."""
    action()
    spent = 0
    for _ in range(PAUSES):
        time.sleep(1)
        begin = time.perf_counter()
        action()
        spent += time.perf_counter() - begin
    return PAUSES / spent


def pool_after_a_pause(method):
    context = mp.get_context(method)

    def once():
        with context.Pool(2) as pool:
            pool.map(identity, range(4), 1)

    return rate_after_pauses(once)


def process_after_a_pause(method):
    context = mp.get_context(method)
    return rate_after_pauses(lambda: one_child(context))


def pool_tasks(count, chunksize):
    with mp.get_context("spawn").Pool(2) as pool:
        items = list(range(count))
        return rate(lambda: pool.map(identity, items, chunksize), 2.0) * count


def executor_round_trips():
    with ProcessPoolExecutor(2, mp_context=mp.get_context("spawn")) as executor:
        return rate(lambda: executor.submit(identity, 1).result())


CASES = {
    "pipe_round_trips": pipe_round_trips,
    "queue_items": queue_items,
    "manager_calls": manager_calls,
    "lock_pairs": lock_pairs,
    "start_and_join_spawn": lambda: start_and_join("spawn"),
    "start_and_join_forkserver": lambda: start_and_join("forkserver"),
    "pool_to_first_result_spawn": lambda: pool_to_first_result("spawn"),
    "pool_to_first_result_forkserver": lambda: pool_to_first_result("forkserver"),
    "pool_after_a_pause_spawn": lambda: pool_after_a_pause("spawn"),
    "process_after_a_pause_default": lambda: process_after_a_pause("spawn"),
    "pool_after_a_pause_default": lambda: pool_after_a_pause("spawn"),
    "pool_tasks_chunksize_1": lambda: pool_tasks(2000, 1),
    "pool_tasks_default_chunks": lambda: pool_tasks(200_000, None),
    "executor_round_trips": executor_round_trips,
}

if __name__ == "__main__":
    print(CASES[sys.argv[1]]())
