"""Faults against a deadline that is counted by the law, and known only when two persons say so."""

from tests.faults.fault import Fault

CALENDAR = "src/yinxin/domain/clock/calendar.py"
COUNTING = "src/yinxin/domain/clock/counting.py"
REPLAY = "src/yinxin/domain/clock/replay.py"
READING = "src/yinxin/domain/clock/notice_text.py"
ACTIONS = "src/yinxin/apps/calendar/actions.py"
KNOWN = "src/yinxin/apps/calendar/known.py"
DUE_TESTS = "tests/domain/clock/test_due.py"
LAWS = "tests/domain/clock/test_clock_laws.py"
REPLAY_TESTS = "tests/domain/clock/test_replay.py"
TEXT_TESTS = "tests/domain/clock/test_notice_text.py"
SECOND = "tests/domain/clock/test_second_calendar.py"
NOTICES = "tests/apps/calendar/test_holiday_notices.py"

CLOCK = (
    Fault(
        "a make-up Saturday is no working day",
        CALENDAR,
        "return day in self.work or day.isoweekday() <= FRIDAY",
        "return day.isoweekday() <= FRIDAY",
        (DUE_TESTS, SECOND),
    ),
    Fault(
        "overlapping pauses count twice",
        "src/yinxin/domain/clock/pause.py",
        "ends[-1] = max(ends[-1], pause.end)",
        "ends[-1] = pause.end",
        (LAWS, SECOND),
    ),
    Fault(
        "a month after the 31st runs into the month after next",
        COUNTING,
        "min(start.day, monthrange(year, month + 1)[1])",
        "min(start.day, 28)",
        (DUE_TESTS,),
    ),
    Fault(
        "a year without a notice is counted as if it were known",
        COUNTING,
        "certain = certain and (not by_working_days or calendar.knows(day))",
        "certain = True",
        (DUE_TESTS, SECOND),
    ),
    Fault(
        "every term gives way to the next working day",
        COUNTING,
        "if term.ending is TermEnding.NEXT_WORKING_DAY:",
        "if True:",
        (DUE_TESTS, SECOND),
    ),
    Fault(
        "whoever asks for a pause agrees to it as well",
        REPLAY,
        "if by == agreed_by:",
        "if False:",
        (REPLAY_TESTS,),
    ),
    Fault(
        "while a clock stands still its end is told as certain",
        REPLAY,
        "certain=False, paused=True",
        "paused=True",
        (REPLAY_TESTS,),
    ),
    Fault(
        "a weekday that does not fit its date is read over",
        READING,
        "if told and WEEK[day.weekday()] != told:",
        "if False:",
        (TEXT_TESTS,),
    ),
    Fault(
        "a day of a notice that is neither off nor worked is dropped",
        READING,
        "        if waiting:\n            raise",
        "        if False:\n            raise",
        (TEXT_TESTS,),
    ),
    Fault(
        "whoever entered a holiday notice confirms it",
        ACTIONS,
        "if row.entered_by_id == by.pk:",
        "if False:",
        (NOTICES,),
    ),
    Fault(
        "a notice counts before anybody confirmed it",
        KNOWN,
        "HolidayNotice.objects.filter(state=NoticeState.CONFIRMED)",
        "HolidayNotice.objects.exclude(state=NoticeState.WITHDRAWN)",
        (NOTICES,),
    ),
    Fault(
        "a process goes on with the calendar it made first",
        KNOWN,
        "    return _made_of(tuple((year, reach, json.dumps(spans, sort_keys=True)) for year, reach, spans in rows))",
        "    return _kept(rows)\n\n\n@lru_cache(maxsize=1)\ndef _first() -> list[Calendar]:\n    return []\n\n\ndef _kept(rows: object) -> Calendar:\n    if not _first():\n        _first().append(_made_of(tuple((y, r, json.dumps(s)) for y, r, s in rows)))\n    return _first()[0]",
        (NOTICES,),
    ),
    Fault(
        "uncertain dates stay as they were when a notice is confirmed",
        ACTIONS,
        "import_string(follower)(year=row.year, by=by)",
        "pass",
        (NOTICES,),
    ),
)
