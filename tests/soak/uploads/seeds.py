"""Files as people and enemies send them, each made here."""

from __future__ import annotations

import zlib
from io import BytesIO

from PIL import ExifTags, Image, PngImagePlugin

from tests.documents import hostile

WORDS = b"BT /F1 12 Tf 20 100 Td (An honest sentence) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R"
ACTS = (
    b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>",
    b"/AA<</O<</S/Launch/F(calc.exe)>>>>",
    b"/AA<</WC<</S/URI/URI(http://example.invalid/)>>>>",
    b"/Names<</EmbeddedFiles<</Names[(x)<</Type/Filespec/EF<</F 6 0 R>>>>]>>>>",
    b"/AcroForm<</XFA 6 0 R/Fields[]>>",
    b"/OpenAction<</S/SubmitForm/F(http://example.invalid/)>>",
    b"/OpenAction<</S/GoToE/F(x)>>",
    b"/OpenAction<</S/GoToR/F(x)>>",
    b"/AA<</O<</S/ImportData/F(x)>>>>",
    b"/Open#41ction<</#53/Java#53cript/J#53(1)>>",
    b"/OpenAction<</S/Rendition/JS(1)>>",
)
LINKS = (
    b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://example.invalid/)>>>>]",
    b"/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]/RichMediaContent<<>>>>]",
    b"/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</EF<</F 6 0 R>>>>>>]",
    b"/Annots[<</Type/Annot/Subtype/Screen/Rect[0 0 9 9]/AA<</PO<</S/Launch/F(x)>>>>>>]",
)


def pdf(catalogue: bytes = b"", page: bytes = b"", extra: bytes = b"") -> bytes:
    packed = zlib.compress(WORDS)
    return hostile.pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<<" + PAGE + page + b">>",
            b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
            FONT,
            b"<</Length 4>>stream\nabcd\nendstream",
            *([extra] if extra else []),
        ]
    )


def hidden_in_an_object_stream() -> bytes:
    """The catalogue's action lies packed, where no search for bare words sees it."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf(ACTS[0], LINKS[0]))) as opened:
        out = BytesIO()
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def hidden_among_resources() -> bytes:
    """Where copying pages alone would carry it along."""
    return pdf(page=b"/Group<</S/Transparency/X<</S/Launch/F(x)>>>>").replace(
        b"/Resources<<",
        b"/Resources<</Y<</S/URI/URI(http://example.invalid/)>>/Properties<</M<</AF<</S/Launch/F(x)>>>>>>",
    )


def appended_later() -> bytes:
    """An incremental update that swaps the catalogue for one that acts."""
    first = pdf()
    place = len(first)
    update = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R" + ACTS[0] + b">>\nendobj\n"
    table = b"xref\n1 1\n%010d 00000 n \ntrailer\n<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    previous = int(first.rpartition(b"startxref")[2].split()[0])
    return first + update + table % (place, previous, place + len(update))


def picture(form: str, mode: str = "RGB", **options: object) -> bytes:
    image = Image.linear_gradient("L").resize((96, 64)).convert("L" if mode == "I;16" else mode)
    if mode == "I;16":
        image = Image.frombytes("I;16", (96, 64), bytes(96 * 64 * 2))
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def photograph() -> bytes:
    """With the place where it was taken, as telephones write it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "Canary"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (22.0, 16.0, 42.0)
    return picture("JPEG", exif=exif, comment=b"Canary", icc_profile=b"Canary" * 40)


def drawing() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Canary")
    return picture("PNG", pnginfo=notes)


def zipped() -> bytes:
    return hostile.archive({"run.js": "alert(1)"})


PICTURES = {
    "photo.jpg": photograph(),
    "grey.jpg": picture("JPEG", "L"),
    "print.jpg": picture("JPEG", "CMYK"),
    "drawing.png": drawing(),
    "palette.png": picture("PNG", "P"),
    "clear.png": picture("PNG", "RGBA"),
    "deep.png": picture("PNG", "I;16"),
    "shot.webp": picture("WEBP"),
    "clear.webp": picture("WEBP", "RGBA"),
    "double.jpg": photograph() + zipped(),
    "double.png": drawing() + zipped(),
}
PAPERS = {
    "paper.pdf": pdf(),
    "packed.pdf": hidden_in_an_object_stream(),
    "resources.pdf": hidden_among_resources(),
    "later.pdf": appended_later(),
    "double.pdf": pdf() + zipped(),
    "page.pdf": b"<html><script>alert(1)</script>\n" + pdf(),
    **{f"act{number}.pdf": pdf(act) for number, act in enumerate(ACTS)},
    **{f"link{number}.pdf": pdf(page=link) for number, link in enumerate(LINKS)},
}
TYPES = '<Types><Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
TEMPLATE = (
    f'<Relationships xmlns="{hostile.PACKAGE}"><Relationship Id="rId1" Type="{hostile.RELATIONS}/attachedTemplate" '
    'Target="http://example.invalid/x.dotm" TargetMode="External"/></Relationships>'
)
SHEET = f"<sheetData><row>{hostile.inline('A1', 'a')}{hostile.inline('B1', 'b')}</row></sheetData>"
PROGRAMS = {
    "macro.docm": hostile.docx(hostile.paragraph("a"), extra={"word/vbaProject.bin": b"Sub AutoOpen" * 9}),
    "renamed.docx": hostile.docx(hostile.paragraph("a"), extra={"[Content_Types].xml": TYPES, "word/x.bin": b"a" * 99}),
    "fetched.docx": hostile.docx(hostile.paragraph("a"), extra={"word/_rels/settings.xml.rels": TEMPLATE}),
    "command.docx": hostile.docx("<w:p><w:r><w:instrText>DDEAUTO c:\\\\x.exe</w:instrText></w:r></w:p>"),
    "active.docx": hostile.docx(hostile.paragraph("a"), extra={"word/activeX/activeX1.bin": b"a"}),
    "macro.ods": hostile.archive(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>", "Basic/S/M.xba": "Sub x"}
    ),
    "object.rtf": b"{\\rtf1{\\object\\objemb{\\*\\objdata 0105}}}",
    "macro.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "_VBA_PROJECT".encode("utf-16-le"),
}
DOCUMENTS = {
    "plan.docx": hostile.docx(hostile.paragraph("侨务工作计划")),
    "table.xlsx": hostile.xlsx(SHEET),
    "page.html": "<html><body><table><tr><td>任务</td></tr></table></body></html>".encode(),
    "plan.rtf": b"{\\rtf1 plan}",
}
