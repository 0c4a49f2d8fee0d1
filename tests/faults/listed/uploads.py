"""Faults against what is promised of uploads: judged, cleaned, scanned, and given out as downloads only."""

from tests.faults.fault import Fault

INTAKE = "src/yinxin/kit/intake"
CLEANING_TESTS = "tests/kit/test_intake_cleaning.py"
INTAKE_TESTS = "tests/apps/kit/test_intake.py"

UPLOADS = (
    Fault(
        "a photograph keeps the place where it was taken",
        f"{INTAKE}/cleaning/pictures.py",
        "fresh.save(out, target, **",
        'fresh.save(out, target, exif=b"Exif\\0\\0Canary", **',
        (f"{CLEANING_TESTS}::test_a_picture_keeps_its_pixels_and_nothing_else",),
    ),
    Fault(
        "a flood of pixels is unpacked",
        f"{INTAKE}/cleaning/pictures.py",
        "if given.width * given.height > MOST_PIXELS",
        "if False",
        (f"{CLEANING_TESTS}::test_a_flood_of_pixels_is_refused_by_what_its_head_says",),
    ),
    Fault(
        "a cleaned PDF is not looked at again",
        f"{INTAKE}/cleaning/portable.py",
        "if left := activity",
        "if False and activity",
        (f"{CLEANING_TESTS}::test_a_paper_that_hides_an_act_where_only_fonts_belong_is_refused",),
    ),
    Fault(
        "cleaning may lose words",
        f"{INTAKE}/cleaning/portable.py",
        "if not same:",
        "if False:",
        (f"{CLEANING_TESTS}::test_a_paper_whose_words_would_change_is_sent_back",),
    ),
    Fault(
        "names of acts are searched as they are spelt",
        f"{INTAKE}/cleaning/activity.py",
        "return _ESCAPE.sub",
        "return text or _ESCAPE.sub",
        (f"{CLEANING_TESTS}::test_the_bare_bytes_are_searched_as_another_reader_would_understand_them",),
    ),
    Fault(
        "documents with macros are let through",
        f"{INTAKE}/cleaning/macros.py",
        "    return (\n        _OLE_PROJECT",
        "    return False and (\n        _OLE_PROJECT",
        (f"{CLEANING_TESTS}::test_a_document_that_carries_a_program_is_refused",),
    ),
    Fault(
        "any answer of the scanner that begins well means clean",
        f"{INTAKE}/clamd.py",
        'answer == "stream: OK"',
        'answer.startswith("stream: OK")',
        ("tests/kit/test_intake_clamd.py",),
    ),
    Fault(
        "no answer of the scanner means clean",
        f"{INTAKE}/receiving.py",
        "return self.verdict is clamd.Verdict.UNKNOWN",
        "return False",
        (f"{INTAKE_TESTS}::test_while_no_scanner_answers_a_file_is_kept_aside_for_nobody",),
    ),
    Fault(
        "a browser may guess what a download is",
        f"{INTAKE}/serving.py",
        'answer["X-Content-Type-Options"] = "nosniff"',
        "pass",
        (f"{INTAKE_TESTS}::test_what_was_taken_in_is_given_out_as_a_download_and_in_no_other_way",),
    ),
    Fault(
        "bytes stay when what belongs to them was not kept",
        f"{INTAKE}/receiving.py",
        "received.file.delete(save=False)",
        "pass",
        (f"{INTAKE_TESTS}::test_when_what_belongs_to_a_file_cannot_be_kept_neither_is_the_file",),
    ),
)
