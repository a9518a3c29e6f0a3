"""The text of documents as people read it: nothing glued, nothing lost, nothing that was struck out."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import typst
from docx import Document

from cm_readiness.core.errors import ReadinessError
from cm_readiness.measure.readers.text import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _text(path: Path) -> str:
    return str(read(path)["text"])


def _page(folder: Path, body: str, head: str = '<meta charset="utf-8">') -> str:
    path = folder / "offre.html"
    path.write_text(
        f"<!doctype html><html><head>{head}<title>x</title></head><body>{body}</body></html>", "utf-8"
    )
    return _text(path)


@pytest.mark.parametrize("name", ["Instagram", "LinkedIn", "Facebook", "Pinterest", "WhatsApp", "Email"])
def test_an_item_that_is_the_name_of_a_network_alone_is_kept(name: str, tmp_path: Path) -> None:
    """In lists, headings and cells."""
    body = f"<ul><li>{name}</li></ul><h3>{name}</h3><table><tr><td>{name}</td><td>a</td></tr></table>"

    assert _page(tmp_path, body).split("\n") == [name, name, name, "a"]


def test_blocks_of_a_page_are_not_glued(tmp_path: Path) -> None:
    """Definition lists, sections, details, and pieces that only their style sets apart."""
    body = (
        "<dl><dt>Contrat</dt><dd>CDI</dd></dl><details><summary>Début</summary>mars</details>"
        "<span>28 k€</span><span>brut</span>"
    )

    assert _page(tmp_path, body).split() == ["Contrat", "CDI", "Début", "mars", "28", "k€", "brut"]


def test_a_time_and_an_emphasis_stay_in_their_sentence(tmp_path: Path) -> None:
    """So does a word of which a part is emphasised."""
    body = "<p>Candidatures avant le <time>12 mars</time>, avec <b>ani</b>mation.</p>"

    assert _page(tmp_path, body) == "Candidatures avant le 12 mars, avec animation."


def test_blocks_called_meta_or_tags_are_kept_and_scripts_left_out(tmp_path: Path) -> None:
    """Pay and contract stand there."""
    body = (
        '<div class="meta">CDI</div><ul class="tags"><li>28 k€</li></ul><script>no</script><style>no</style>'
    )

    assert _page(tmp_path, body).split("\n") == ["CDI", "28 k€"]


def test_accents_written_as_entities_are_accents(tmp_path: Path) -> None:
    """Named and numbered."""
    assert _page(tmp_path, "<p>R&eacute;daction &#233;ditoriale</p>") == "Rédaction éditoriale"


def test_the_encoding_that_a_page_names_is_used(tmp_path: Path) -> None:
    """Older pages are no UTF-8."""
    path = tmp_path / "offre.html"
    path.write_bytes(
        '<html><head><meta charset="iso-8859-15"></head><body>Rédiger, 28 k€</body></html>'.encode(
            "iso-8859-15"
        )
    )

    assert _text(path) == "Rédiger, 28 k€"


def _word(path: Path, body: str) -> str:
    """A Word file whose body is written by hand."""
    with zipfile.ZipFile(path, "w") as container:
        container.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
    return _text(path)


def test_the_final_text_of_a_word_file_is_read(tmp_path: Path) -> None:
    """Insertions in, deletions out, what was moved once."""
    body = (
        "<w:p><w:r><w:t>Vous gérez</w:t></w:r>"
        "<w:ins><w:r><w:t xml:space='preserve'> la newsletter</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> le SEO</w:delText></w:r></w:del></w:p>"
        "<w:moveFrom><w:p><w:r><w:t>déplacé</w:t></w:r></w:p></w:moveFrom>"
        "<w:moveTo><w:p><w:r><w:t>déplacé</w:t></w:r></w:p></w:moveTo>"
    )

    assert _word(tmp_path / "offre.docx", body).split("\n") == ["Vous gérez la newsletter", "déplacé"]


def test_text_boxes_are_read_once_and_hyphens_kept(tmp_path: Path) -> None:
    """A box stands there twice, for newer and for older programs."""
    box = "<w:txbxContent><w:p><w:r><w:t>28 k€</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>mi</w:t><w:noBreakHyphen/><w:t>temps</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Lyon</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )

    assert _word(tmp_path / "offre.docx", body).split("\n") == ["mi-temps", "28 k€", "Lyon"]


def test_a_word_file_that_a_library_wrote_is_read(tmp_path: Path) -> None:
    """Paragraphs, cells and the head of the page."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Maison Calla"
    document.add_paragraph("Vous animez la page.")
    document.add_table(1, 2).rows[0].cells[1].text = "CDI"
    path = tmp_path / "offre.docx"
    document.save(str(path))

    assert _text(path).split("\n") == ["Maison Calla", "Vous animez la page.", "CDI"]


def test_a_pdf_is_read_and_words_at_line_ends_are_whole(tmp_path: Path) -> None:
    """However narrow its lines."""
    path = tmp_path / "offre.pdf"
    source = (
        '#set page(width: 4cm, height: auto, margin: 2mm)\n#set text(lang: "fr", hyphenate: true)\n'
        "Vous assurez la communication institutionnelle et la modération, à mi-temps."
    )
    path.write_bytes(typst.compile(source.encode()))

    words = " ".join(_text(path).split())

    assert "communication institutionnelle" in words
    assert "modération" in words


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "measure_empty"),
        (b"  \n", "measure_empty"),
        (b"%PDF-1.7 nothing", "measure_damaged"),
        (b"PK\x03\x04 nothing", "measure_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 word of 1997", "measure_no_document"),
        (b"\x89PNG\r\n\x1a\n", "measure_no_document"),
        (bytes(range(1, 32)) * 40, "measure_no_document"),
        (b"<html><body></body></html>", "measure_no_text"),
    ],
)
def test_what_is_no_document_says_what_it_is(content: bytes, code: str, tmp_path: Path) -> None:
    """Whatever it is called."""
    path = tmp_path / "offre.txt"
    path.write_bytes(content)

    with pytest.raises(ReadinessError) as caught:
        read(path)

    assert caught.value.fault.code == code


def test_a_scan_has_no_text(tmp_path: Path) -> None:
    """A page with nothing but a shape on it."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(typst.compile(b"#rect(width: 5cm, height: 5cm)"))

    with pytest.raises(ReadinessError) as caught:
        read(path)

    assert caught.value.fault.code == "measure_no_text"
