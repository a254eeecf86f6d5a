"""Rows shared out among threads: all are computed once, and torch keeps its own number of threads."""

import subprocess
import sys
import threading

import pytest

torch = pytest.importorskip("torch")

from outreach.models.row_threads import share_rows  # noqa: E402


@pytest.mark.parametrize("rows", [1, 2, 3, 17])
def test_every_row_is_computed_once_and_the_number_of_threads_stays(rows):
    before = torch.get_num_threads()
    counts, seen = torch.zeros(rows), set()

    def compute(part):
        seen.add((threading.current_thread().name, torch.get_num_threads()))
        for row in part:
            counts[row] += 1

    with torch.inference_mode():
        share_rows(compute, rows)
    assert counts.tolist() == [1.0] * rows
    assert torch.get_num_threads() == before
    if rows > 1 and before > 1:
        assert {threads for _, threads in seen} == {1} and len(seen) <= before


def test_what_goes_wrong_in_a_thread_is_told_to_the_caller():
    def compute(part):
        if 1 in part:
            raise MemoryError("no room")

    with pytest.raises(MemoryError, match="no room"):
        share_rows(compute, 4)


def test_threads_that_start_later_compute_with_as_many_as_before():
    """In a process of its own with three threads: a new thread of the program is not held to one."""
    script = """
import threading, torch
torch.set_num_threads(3)
from outreach.models.row_threads import share_rows
share_rows(lambda part: None, 6)
seen = []
thread = threading.Thread(target=lambda: seen.append(torch.get_num_threads()))
thread.start(); thread.join()
print(torch.get_num_threads(), *seen)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["3", "3"]
