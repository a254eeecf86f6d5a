"""Rows of a batch shared out among threads that compute with one core each.

Small products are soon done: cut up among all threads one by one, they cost more in waiting for each other
than they save, many times more when another program has a core.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import torch


@functools.lru_cache(maxsize=1)
def _pool(threads: int) -> ThreadPoolExecutor:
    """Threads in which torch computes with one core; elsewhere it goes on with `threads`."""
    together = threading.Barrier(threads)

    def start() -> None:
        torch.set_num_threads(1)  # of this thread, and of those that are new to torch
        torch.get_num_threads()  # this thread is not new any more: the number set below leaves it alone
        together.wait()

    pool = ThreadPoolExecutor(threads, thread_name_prefix="outreach-rows", initializer=start)
    for started in [pool.submit(together.wait) for _ in range(threads)]:
        started.result()
    torch.set_num_threads(threads)
    return pool


def share_rows(compute: Callable[[range], None], rows: int) -> None:
    """Call `compute` for ranges that make up all rows, in as many threads as torch has here."""
    threads = torch.get_num_threads()
    if threads == 1 or rows == 1:
        compute(range(rows))
        return

    def in_thread(part: range) -> None:
        with torch.inference_mode():  # a thread has a mode of its own
            compute(part)

    parts = [range(start, rows, threads) for start in range(min(threads, rows))]
    for done in [_pool(threads).submit(in_thread, part) for part in parts]:
        done.result()
