"""What is left of a file once it was cleaned, and what is refused because nothing honest would be left."""

from __future__ import annotations

import io
import os
import time

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests.documents import hostile
from tests.soak.uploads import judge, seeds
from yinxin.documents.confined.asking import Confined
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.intake.cleaning import activity
from yinxin.kit.intake.cleaning import cleaner as cleaner_module
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS, EVIDENCE, Cleaned, FileKind, Kinds
from yinxin.kit.intake.cleaning.cleaner import Cleaner


@pytest.fixture(scope="module")
def cleaner():
    with Cleaner() as one:
        yield one


def refused(cleaner: Cleaner, data: bytes, *, name: str = "x", kinds: Kinds = EVIDENCE) -> str:
    with pytest.raises((RefusedError, UnreadableError)) as caught:
        cleaner.clean(data, name=name, kinds=kinds)
    return caught.value.code


def pixels(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("name", seeds.PICTURES)
def test_a_picture_keeps_its_pixels_and_nothing_else(cleaner, name):
    kept = cleaner.clean(seeds.PICTURES[name], name=name, kinds=EVIDENCE)

    assert (kept.kind, kept.was_cleaned, kept.pixels) == (FileKind.PICTURE, True, 96 * 64)
    assert list(judge.faults("picture", kept.media_type, kept.data)) == []
    assert b"Canary" not in kept.data
    assert pixels(kept.data).getexif() == {}


def test_a_photograph_stands_upright_once_the_note_how_it_was_held_is_gone(cleaner):
    kept = cleaner.clean(seeds.photograph(), name="a.jpg", kinds=EVIDENCE)
    assert pixels(kept.data).size == (64, 96)  # orientation 6: turned by a quarter


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1"])
def test_a_drawing_is_the_same_to_the_last_pixel(cleaner, mode):
    given = seeds.picture("PNG", mode)
    kept = pixels(cleaner.clean(given, name="a.png", kinds=EVIDENCE).data)
    assert kept.convert("RGBA").tobytes() == pixels(given).convert("RGBA").tobytes()


def test_sixteen_bits_become_eight_and_not_white(cleaner):
    deep = Image.frombytes("I;16", (2, 1), (0x8000).to_bytes(2, "little") + (0xFFFF).to_bytes(2, "little"))
    out = io.BytesIO()
    deep.save(out, "PNG")
    kept = pixels(cleaner.clean(out.getvalue(), name="a.png", kinds=EVIDENCE).data)
    assert list(kept.tobytes()) == [127, 255]


def test_the_second_picture_of_a_telephone_is_left_out(cleaner):
    first, second = Image.new("RGB", (40, 30), "red"), Image.new("RGB", (40, 30), "blue")
    out = io.BytesIO()
    first.save(out, "MPO", save_all=True, append_images=[second])
    kept = cleaner.clean(out.getvalue(), name="a.jpg", kinds=EVIDENCE)
    assert pixels(kept.data).getpixel((5, 5))[0] > 200
    assert len(kept.data) < len(out.getvalue())


def flood(side: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    return out.getvalue()


def test_a_flood_of_pixels_is_refused_by_what_its_head_says(cleaner):
    assert len(flood(9000)) < 20_000
    begun = time.perf_counter()
    assert refused(cleaner, flood(9000)) == "intake-pixels"
    assert time.perf_counter() - begun < 2


def test_a_moving_picture_is_refused(cleaner):
    out = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    assert refused(cleaner, out.getvalue()) == "intake-moving"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "intake-empty"),
        (b"GIF89a/*\x00*/=1;alert(1)", "intake-kind"),
        (b"<html><script>alert(1)</script>" + b" " * 1100 + seeds.pdf(), "intake-kind"),
        (b"<svg onload=alert(1)>", "intake-kind"),
        (b"MZ\x90\0 program", "intake-kind"),
        (seeds.zipped(), "intake-kind"),
        (seeds.photograph()[:200], "intake-damaged"),
        (b"%PDF-1.7\nnothing", "intake-damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "intake-damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_neither_a_picture_nor_a_pdf_is_no_evidence(cleaner, data, code):
    assert refused(cleaner, data) == code


ACT_AMONG_THE_FONTS = "resources.pdf"
CLEANABLE = [name for name in seeds.PAPERS if name != ACT_AMONG_THE_FONTS]


@pytest.mark.parametrize("kinds", [EVIDENCE, DOCUMENTS], ids=["evidence", "document"])
def test_a_paper_that_hides_an_act_where_only_fonts_belong_is_refused(cleaner, kinds):
    assert refused(cleaner, seeds.PAPERS[ACT_AMONG_THE_FONTS], kinds=kinds) == "intake-active"


@pytest.mark.parametrize("name", CLEANABLE)
def test_a_paper_keeps_its_words_and_loses_what_acts(cleaner, name):
    kept = cleaner.clean(seeds.PAPERS[name], name=name, kinds=EVIDENCE)

    assert (kept.kind, kept.media_type, kept.pages) == (FileKind.PDF, "application/pdf", 1)
    assert list(judge.faults("pdf", "application/pdf", kept.data)) == []
    assert words(kept.data) == words(seeds.PAPERS[name]) != ""


def with_mark(mark: bytes, appearance: bytes = b"") -> bytes:
    return seeds.pdf(page=b"/Annots[<<" + mark + b"/Rect[20 20 180 60]" + appearance + b">>]", extra=DRAWN)


DRAWN = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 160 40]/Resources<</Font<</F1 5 0 R>>>>/Length 37>>stream\n"
    b"BT /F1 12 Tf 2 10 Td (Sealed) Tj ET   \nendstream"
)


def test_a_seal_stamped_on_a_page_stays_to_be_seen(cleaner):
    kept = cleaner.clean(with_mark(b"/Type/Annot/Subtype/Stamp/F 4", b"/AP<</N 7 0 R>>"), name="a.pdf", kinds=EVIDENCE)
    assert "An honest sentence" in words(kept.data)
    assert "Sealed" in words(kept.data)


def test_what_was_typed_into_a_form_is_never_lost_in_silence(cleaner):
    """A field without a drawing is drawn by the reader's program; flattening would leave a blank."""
    field = b"/Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Lin)"
    assert refused(cleaner, with_mark(field)) == "intake-form"
    assert "Sealed" in words(cleaner.clean(with_mark(field, b"/AP<</N 7 0 R>>"), name="a", kinds=EVIDENCE).data)


def test_the_bare_bytes_are_searched_as_another_reader_would_understand_them():
    assert set(activity.in_bytes(b"1 0 obj\n<</#4a#53 (x)/A 2 0 R>>\nendobj")) == {"JS"}
    assert {"OpenAction", "JavaScript"} <= set(activity.in_bytes(seeds.hidden_in_an_object_stream()))
    assert set(activity.in_bytes(b"stream\n/JS in a page's own words\nendstream")) == set()


def test_a_paper_whose_words_would_change_is_sent_back(cleaner):
    """Its drawing is called like a reference to another file, which is taken out: half of the page would be gone."""
    words_in_a_drawing = seeds.pdf(extra=b"<</Ref 8 0 R>>").replace(b"/Resources<<", b"/Resources<</XObject 7 0 R")
    page = words_in_a_drawing.replace(b"/Contents 4 0 R", b"/Contents[4 0 R 9 0 R]")
    objects = b"8 0 obj\n" + DRAWN + b"\nendobj\n9 0 obj\n<</Length 7>>stream\n/Ref Do\nendstream\nendobj\nxref"
    assert refused(cleaner, page.replace(b"xref", objects, 1)) == "intake-words-lost"


def test_who_wrote_a_paper_does_not_come_along(cleaner):
    with pikepdf.open(io.BytesIO(seeds.pdf())) as opened:
        opened.docinfo["/Author"] = "Canary"
        with opened.open_metadata() as notes:
            notes["dc:creator"] = ["Canary"]
        out = io.BytesIO()
        opened.save(out, compress_streams=False)
    assert b"Canary" in out.getvalue()
    assert b"Canary" not in cleaner.clean(out.getvalue(), name="a.pdf", kinds=EVIDENCE).data


def locked(**keys: str) -> bytes:
    with pikepdf.open(io.BytesIO(seeds.pdf())) as opened:
        out = io.BytesIO()
        opened.save(out, encryption=pikepdf.Encryption(**keys))
    return out.getvalue()


def test_a_locked_paper_is_sent_back_and_one_that_only_forbids_printing_is_not(cleaner):
    assert refused(cleaner, locked(user="secret", owner="secret")) == "intake-locked"
    assert "honest" in words(cleaner.clean(locked(user="", owner="x"), name="a.pdf", kinds=EVIDENCE).data)


def test_too_many_pages_are_refused(cleaner):
    assert refused(cleaner, hostile.pdf_of_pages(1001)) == "intake-pages"


@pytest.mark.parametrize("name", seeds.PROGRAMS)
def test_a_document_that_carries_a_program_is_refused(cleaner, name):
    assert refused(cleaner, seeds.PROGRAMS[name], name=name, kinds=DOCUMENTS) == "intake-macros"


@pytest.mark.parametrize("name", [*seeds.DOCUMENTS, "paper.pdf"])
def test_a_document_is_kept_to_the_last_byte(cleaner, name):
    """Positions in what was read from it, and a seal upon it, are about these bytes."""
    data = {**seeds.DOCUMENTS, **seeds.PAPERS}[name]
    kept = cleaner.clean(data, name=name, kinds=DOCUMENTS)
    assert kept.data == data
    assert not kept.was_cleaned
    assert kept.kind == FileKind.DOCUMENT


@pytest.mark.parametrize("name", [name for name in CLEANABLE if name != "paper.pdf"])
def test_of_a_document_that_acts_the_cleaned_copy_is_kept(cleaner, name):
    kept = cleaner.clean(seeds.PAPERS[name], name=name, kinds=DOCUMENTS)
    assert kept.was_cleaned
    assert words(kept.data) == words(seeds.PAPERS[name])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.txt", "侨务\n".encode() * 9 + seeds.zipped()),
        ("page.html", b"<html><body>x</body></html>" + seeds.zipped()),
        ("page.html", b"<html><body>x</body></html>" + seeds.pdf()),
    ],
)
def test_a_document_with_another_one_inside_is_refused(cleaner, name, data):
    assert refused(cleaner, data, name=name, kinds=DOCUMENTS) == "intake-two-formats"


def test_a_torn_docx_before_a_pdf_leaves_the_pdf_alone(cleaner):
    torn = hostile.archive({"word/document.xml": "<x/>"})[:40]
    kept = cleaner.clean(torn + seeds.pdf(), name="plan.docx", kinds=DOCUMENTS)
    assert (kept.kind, kept.data[:5]) == (FileKind.PDF, b"%PDF-")
    assert torn not in kept.data


def test_a_picture_is_no_document_even_when_it_is_dark_enough_to_look_like_text(cleaner):
    assert refused(cleaner, seeds.PICTURES["print.jpg"], name="a.jpg", kinds=DOCUMENTS) == "picture"


def test_text_needs_no_process(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(cleaner_module, "Confined", refuse)
    with Cleaner() as one:
        assert one.clean("侨务\n".encode(), name="a.txt", kinds=DOCUMENTS).data == "侨务\n".encode()


class Faulty:
    """A child in which every file does the same harm."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.started = 0

    def __call__(self, _module: str) -> Confined:
        self.started += 1
        return Confined("tests.kit.harmful_child", self.code)


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("raise SystemExit(3)", "intake-damaged"),
        ("import os; os.abort()", "intake-too-much-memory"),
        ("x = bytearray(10**10)", "intake-damaged"),
        ("while True: pass", "intake-too-slow"),
        ("import time; time.sleep(99)", "intake-too-slow"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "intake-damaged"),
        ("import os; os.write(1, b'nonsense')", "intake-damaged"),
        ("answer = b'[]\\n'", "intake-damaged"),
    ],
)
def test_a_file_that_breaks_its_child_is_refused_and_the_next_one_gets_a_new_child(monkeypatch, harm, code):
    faulty = Faulty(harm)
    monkeypatch.setattr(cleaner_module, "Confined", faulty)
    monkeypatch.setattr(cleaner_module, "SECONDS", 2)
    with Cleaner() as one:
        assert refused(one, seeds.pdf()) == code
        monkeypatch.setattr(cleaner_module, "Confined", Confined)
        assert isinstance(one.clean(b"{\\rtf1 plan}", name="a.rtf", kinds=DOCUMENTS), Cleaned)
    assert faulty.started == 1


def test_no_child_outlives_its_cleaner():
    with Cleaner() as one:
        one.clean(seeds.pdf(), name="a.pdf", kinds=EVIDENCE)
        process = one._child._child.pid
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
