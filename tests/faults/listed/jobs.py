"""Faults against jobs that survive a killed worker and have their effects once."""

from tests.faults.fault import Fault

LEASES = "src/yinxin/kit/outbox/leases.py"
PROGRESS = "src/yinxin/kit/outbox/progress.py"
QUEUEING = "src/yinxin/kit/outbox/queueing.py"
OUTBOX = "tests/apps/kit/test_outbox.py"

JOBS = (
    Fault(
        "a job is queued outside the transaction that causes it",
        QUEUEING,
        "if not transaction.get_connection(router.db_for_write(Job)).in_atomic_block:",
        "if False:",
        (OUTBOX,),
    ),
    Fault(
        "a running job is taken by another",
        LEASES,
        "if job.state == State.RUNNING and not is_abandoned(job):",
        "if False:",
        (OUTBOX,),
    ),
    Fault(
        "a dead process keeps its job",
        LEASES,
        "return job.host == here() and not _is_alive(job.process)",
        "return False",
        (OUTBOX,),
    ),
    Fault(
        "a run that lost its job still keeps its effects",
        PROGRESS,
        "            if not self._held().select_for_update().exists():\n                raise TakenOverError\n",
        "",
        (OUTBOX,),
    ),
    Fault(
        "effects and end are two transactions",
        PROGRESS,
        "            yield\n            self.finish(result)",
        "            yield\n        self.finish(result)",
        (OUTBOX,),
    ),
    Fault(
        "a failed job is never tried again",
        "src/yinxin/kit/outbox/running.py",
        "if failure.hopeless or job.attempts >= job.most_attempts:",
        "if True:",
        (OUTBOX,),
    ),
    Fault(
        "each attempt calls other systems under another key",
        PROGRESS,
        "return self.job.hex",
        "return self.token.hex",
        (OUTBOX,),
    ),
)
