"""Long jobs: queued in the transaction that causes them, run by a worker, alive after a crash, seen on a page."""
