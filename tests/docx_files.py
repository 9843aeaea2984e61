"""Word documents written by hand: a package of the few parts that make one."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "word/document.xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, style: str = "") -> str:
    """A paragraph, in a style such as Heading1."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{run(text)}</w:p>"


def cell(content: str = "", *, width: int = 1, merge: str = "") -> str:
    """A cell with a text, or with markup; merged cells `restart` and `continue`."""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    body = content if content.startswith("<w:") else paragraph(content)
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{width}"/>{merged}</w:tcPr>{body}</w:tc>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells that are texts, or made by `cell`."""
    return f"<w:tbl>{''.join(map(_row, rows))}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A run with a text box, in the two copies that Word writes."""
    box = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    copies = (
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    )
    return f"<w:r><mc:AlternateContent>{copies}</mc:AlternateContent></w:r>"


def document(*blocks: str, header: str = "", main: str = MAIN) -> bytes:
    """A package with a body of such blocks, and a page header with a text."""
    parts = {}
    reference = ""
    if header:
        reference = '<w:sectPr><w:headerReference w:type="default" r:id="rId9"/></w:sectPr>'
        parts["word/header1.xml"] = f"<w:hdr {NAMESPACES}>{paragraph(header)}</w:hdr>"
        folder, _, file = main.rpartition("/")
        parts[f"{folder}/_rels/{file}.rels"] = _relation("rId9", "header", "header1.xml")
    body = f"<w:body>{''.join(blocks)}{reference}</w:body>"
    parts[main] = f"<w:document {NAMESPACES}>{body}</w:document>"
    return package(parts, main)


def package(parts: dict[str, str], main: str = MAIN) -> bytes:
    """A package with these parts."""
    stream = io.BytesIO()
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("[Content_Types].xml", types)
        zipped.writestr("_rels/.rels", _relation("rId1", "officeDocument", main))
        for name, content in parts.items():
            zipped.writestr(name, content)
    return stream.getvalue()


def _row(cells: tuple[str, ...]) -> str:
    texts = (one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr>{''.join(texts)}</w:tr>"


def _relation(name: str, sort: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="{name}" Type="{_OFFICE}/{sort}" Target="{target}"/></Relationships>'
    )
