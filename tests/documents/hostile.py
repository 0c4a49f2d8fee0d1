"""Files nobody means well with, and files that broke on the way: each built here, none kept in the repository."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def archive(parts: dict[str, bytes | str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return held.getvalue()


def docx(body: str, *, prologue: str = "", extra: dict[str, bytes | str] | None = None) -> bytes:
    """A Word document of the given body XML."""
    text = f'<?xml version="1.0" encoding="UTF-8"?>{prologue}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return archive({"word/document.xml": text, **(extra or {})})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def xlsx(sheet: str | bytes, *, shared: str = "") -> bytes:
    """A workbook of one sheet with the given XML inside <worksheet>."""
    inner = sheet.encode() if isinstance(sheet, str) else sheet
    return archive(
        {
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}">'
            '<sheets><sheet name="任务表" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/sharedStrings.xml": shared or f'<sst xmlns="{SHEET}"/>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}">'.encode() + inner + b"</worksheet>",
        }
    )


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def pdf(objects: Iterable[bytes], *, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of numbered objects; the first must be the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, trailer, start))
    return out.getvalue()


def stream(content: bytes, *, deflated: bool = False) -> bytes:
    held = zlib.compress(content, 9) if deflated else content
    kind = b"/Filter /FlateDecode " if deflated else b""
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (kind, len(held), held)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf_of_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(1, count + 1))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>"
    )
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
            FONT,
            stream(b"BT /F 12 Tf 72 700 Td (One printed line) Tj ET"),
            *([page] * count),
        ]
    )


def pdf_of(content: bytes, *, deflated: bool = False, pages: bytes = b"/Count 1 /Kids [5 0 R]") -> bytes:
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages %s >>" % pages,
            FONT,
            stream(content, deflated=deflated),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 3 0 R >> >> >>",
        ]
    )


def scanned_pdf(pages: int = 1) -> bytes:
    """Pages that are one grey picture each."""
    image = zlib.compress(b"\xc0" * (200 * 280))
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(1, pages + 1))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /Scan 3 0 R >> >> >>"
    )
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, kids),
            b"<< /Type /XObject /Subtype /Image /Width 200 /Height 280 /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(image), image),
            stream(b"q 595 0 0 842 0 0 cm /Scan Do Q"),
            *([page] * pages),
        ]
    )


def locked_pdf() -> bytes:
    """Encrypted with a password nobody knows: the check values fit none."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"5a" * 32, b"7e" * 32),
        ],
        trailer=b"/Root 1 0 R /Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
    )


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file of a few streams of at least 4,096 bytes each, which olefile and LibreOffice open."""
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    bodies, chains, first = [], [], {}
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // sector) * sector), b"\0")
        count = len(padded) // sector
        first[name] = len(chains)
        chains.extend([*range(len(chains) + 1, len(chains) + count), end])
        bodies.append(padded)
    directory_at = len(chains)
    entries = [_entry("Root Entry", 5, child=1 if streams else 0xFFFFFFFF, start=end, size=0)]
    names = list(streams)
    for at, name in enumerate(names):
        size = len(bodies[at])
        right = at + 2 if at + 1 < len(names) else 0xFFFFFFFF
        entries.append(_entry(name, 2, right=right, start=first[name], size=size))
    directory = b"".join(entries).ljust(-(-len(entries) * 128 // sector) * sector, b"\0")
    count = len(directory) // sector
    chains.extend([*range(directory_at + 1, directory_at + count), end])
    table_at = len(chains)
    chains.append(0xFFFFFFFD)
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(sector, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 1, directory_at, 0, 4096, end, 0, end, 0, table_at,
    )  # fmt: skip
    head += struct.pack("<108I", *([free] * 108))
    return head.ljust(sector, b"\xff") + b"".join(bodies) + directory + table


def _entry(name: str, kind: int, *, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ", wide, len(wide), kind, 1, 0xFFFFFFFF, right, child, b"", 0, 0, 0, start, size
    )


def locked_word_97() -> bytes:
    """A .doc whose header says that it is encrypted."""
    head = struct.pack("<HHHHHH", 0xA5EC, 0x00C1, 0, 0x0804, 0, 0x0100)
    return ole({"WordDocument": head.ljust(4096, b"\x11"), "1Table": b"\x22" * 4096})


def ofd(pages: Iterable[str], *, extra: dict[str, bytes | str] | None = None) -> bytes:
    """A finished document; each page is the XML inside its layer."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    held = list(pages)
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(held)))
    parts: dict[str, bytes | str] = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, page in enumerate(held):
        content = f"<ofd:Page {space}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
        parts[f"Doc_0/Pages/Page_{at}/Content.xml"] = content
    return archive({**parts, **(extra or {})})
