"""Faults against jobs that survive a killed worker and have their effects once."""

from tests.faults.fault import Fault

LEASES = "src/yinxin/kit/outbox/leases.py"
PROGRESS = "src/yinxin/kit/outbox/progress.py"
QUEUEING = "src/yinxin/kit/outbox/queueing.py"
MAIL_SENDING = "src/yinxin/kit/mail/sending.py"
OUTBOX = "tests/apps/kit/test_outbox.py"
DEAD_TESTS = "tests/apps/kit/test_outbox_dead_letters.py"
SCHEDULE_TESTS = "tests/apps/kit/test_outbox_schedules.py"
MAIL_TESTS = "tests/apps/kit/test_outbox_mail.py"

JOBS = (
    Fault(
        "a job is queued outside the transaction that causes it",
        QUEUEING,
        "if not transaction.get_connection(router.db_for_write(Job)).in_atomic_block:",
        "if False:",
        (f"{OUTBOX}::test_no_job_without_a_transaction",),
    ),
    Fault(
        "a running job is taken by another",
        LEASES,
        "if job.state == State.RUNNING and not is_abandoned(job):",
        "if False:",
        (f"{OUTBOX}::test_a_job_that_is_running_is_not_taken_by_another",),
    ),
    Fault(
        "a dead process keeps its job",
        LEASES,
        "return job.host == here() and not _is_alive(job.process)",
        "return False",
        (f"{OUTBOX}::test_a_job_whose_process_died_is_brought_back",),
    ),
    Fault(
        "a run that lost its job still keeps its effects",
        PROGRESS,
        "            if not self._held().select_for_update().exists():\n                raise TakenOverError\n",
        "",
        (f"{OUTBOX}::test_a_run_that_lost_its_job_keeps_nothing",),
    ),
    Fault(
        "effects and end are two transactions",
        PROGRESS,
        "            yield\n            self.finish(result)",
        "            yield\n        self.finish(result)",
        (f"{OUTBOX}::test_a_run_whose_end_cannot_be_kept_keeps_no_effect",),
    ),
    Fault(
        "a failed job is never tried again",
        "src/yinxin/kit/outbox/running.py",
        "if failure.hopeless or job.attempts >= job.most_attempts:",
        "if True:",
        (f"{OUTBOX}::test_a_job_that_works_at_the_second_try_is_done",),
    ),
    Fault(
        "each attempt calls other systems under another key",
        PROGRESS,
        "return self.job.hex",
        "return self.token.hex",
        (f"{OUTBOX}::test_every_attempt_gives_other_systems_the_same_key",),
    ),
    Fault(
        "dead letters are swept away",
        "src/yinxin/kit/outbox/retention.py",
        ".exclude(state=State.DEAD)",
        "",
        (f"{SCHEDULE_TESTS}::test_old_rows_of_scheduled_runs_are_removed_and_others_kept",),
    ),
    Fault(
        "a job that was given up is nowhere to be seen",
        PROGRESS,
        "self._change(state=State.DEAD,",
        "self._change(state=State.FAILED,",
        (f"{OUTBOX}::test_what_only_a_person_can_mend_is_not_tried_again",),
    ),
    Fault(
        "two persons decide on one dead letter",
        "src/yinxin/kit/outbox/actions.py",
        "if held.state != State.DEAD:",
        "if False:",
        (f"{DEAD_TESTS}::test_two_people_do_not_decide_on_one_job",),
    ),
    Fault(
        "the list of dead letters quotes what failed",
        "src/yinxin/kit/outbox/running.py",
        'return f"{type(error).__module__}.{type(error).__qualname__}"[:200]',
        'return f"{type(error).__qualname__}: {error}"[:200]',
        (OUTBOX, DEAD_TESTS, MAIL_TESTS),
    ),
    Fault(
        "a schedule runs for every worker that looks",
        "src/yinxin/kit/outbox/turns.py",
        ".filter(pk=turn.pk, due_at=turn.due_at).update(due_at=due)",
        ".filter(pk=turn.pk).update(due_at=due)",
        (f"{SCHEDULE_TESTS}::test_a_worker_that_looked_a_moment_too_late_queues_nothing",),
    ),
    Fault(
        "missed due times are all made up for",
        "src/yinxin/kit/outbox/turns.py",
        "if turn.due_at >= due or (turn.job is not None and not turn.job.is_over):",
        "if turn.due_at >= due:",
        (f"{SCHEDULE_TESTS}::test_what_is_still_going_on_is_not_begun_again",),
    ),
    Fault(
        "a message is kept after it was sent",
        MAIL_SENDING,
        "        row.delete()",
        "        pass",
        (f"{MAIL_TESTS}::test_a_message_is_sent_and_nothing_of_it_stays",),
    ),
    Fault(
        "a message that waits opens as another",
        "src/yinxin/kit/mail/envelope.py",
        'return f"mail.message.sealed|{pk.hex}"',
        'return "mail.message.sealed"',
        (f"{MAIL_TESTS}::test_a_message_moved_to_another_row_does_not_open",),
    ),
    Fault(
        "what could not be sent is kept",
        "src/yinxin/kit/mail/retention.py",
        "KEPT = timedelta(days=3)",
        "KEPT = timedelta(days=300)",
        (f"{MAIL_TESTS}::test_what_could_not_be_sent_is_forgotten_after_three_days",),
    ),
    Fault(
        "mail goes out in the clear",
        MAIL_SENDING,
        "    if server.starttls:",
        "    if server.starttls and line.has_extn('starttls'):",
        (f"{MAIL_TESTS}::test_a_server_that_cannot_encrypt_gets_nothing",),
    ),
    Fault(
        "any certificate of a mail server will do",
        MAIL_SENDING,
        "line.starttls(context=ssl.create_default_context())",
        "line.starttls()",
        (f"{MAIL_TESTS}::test_a_mail_server_must_prove_its_name",),
    ),
)
