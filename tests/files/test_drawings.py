"""Drawings for a logo: shapes and letters, and nothing that runs, moves, leads or fetches."""

from __future__ import annotations

import pytest

from cm_readiness.files.drawings import is_plain

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'


def svg(inside: str, attributes: str = "") -> bytes:
    """A drawing with something in it."""
    return HEAD.format(attributes, inside).encode()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        '<set attributeName="href" to="https://example.org/x"/>',
        '<a xlink:href="#a"><rect/><animate attributeName="xlink:href" to="javascript:alert(1)"/></a>',
        '<animateTransform attributeName="transform"/>',
        '<animateMotion path="M0 0"/>',
        "<discard/>",
        "<handler>1</handler>",
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.org"/></foreignObject>',
        '<x xmlns="http://www.w3.org/1999/xhtml" onclick="1"/>',
        '<a href="https://example.org"><rect/></a>',
        '<use href="https://example.org/a.svg#b"/>',
        '<use xlink:href="other.svg#b"/>',
        '<image href="https://example.org/a.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<image href="data:text/html,x"/>',
        '<feImage href="#a"/>',
        '<rect onload="alert(1)"/>',
        '<rect fill="url(https://example.org/#a)"/>',
        "<rect style=\"fill: url('//example.org/#a')\"/>",
        '<rect style="fill: u\\72l(//example.org)"/>',
        '<style>@import "https://example.org/a.css";</style>',
        "<style>@font-face { src: url(https://example.org/a.woff) }</style>",
        '<g xml:base="https://example.org/"><use href="#a"/></g>',
        '<video src="a.mp4"/>',
        '<unknown xmlns="http://example.org/elsewhere"/>',
    ],
)
def test_what_is_no_shape_is_refused(inside: str) -> None:
    """Whatever its name, and also what nobody has thought of yet."""
    assert not is_plain(svg(inside))


def test_what_stands_around_the_shapes_is_refused_as_well() -> None:
    """An event of the drawing itself, and an instruction to load a file of style."""
    assert not is_plain(svg("", 'onload="1"'))
    assert not is_plain(b'<?xml-stylesheet href="https://example.org/a.css"?>' + svg(""))


@pytest.mark.parametrize(
    "inside",
    [
        "<title>A</title><g id='a' fill='#fff'><path d='M0 0h9v9z' clip-path='url(#b)'/></g>",
        "<style>.a { fill: url(#b) } @media print { .a { fill: none } }</style>",
        "<linearGradient id='b' xlink:href='#c'><stop offset='0' stop-color='red'/></linearGradient>",
        "<text xml:space='preserve' x='1' font-family='Arial'>A <tspan>b</tspan></text>",
        "<image href='data:image/png;base64,iVBORw0KGgo='/><use xlink:href='#a'/>",
        "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>",
        "<s:view xmlns:s='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' color='#fff' s:onx='1'/>",
        "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:about=''/></metadata>",
    ],
)
def test_shapes_letters_and_the_notes_of_drawing_programs_pass(inside: str) -> None:
    """What Inkscape and its like save."""
    assert is_plain(b'<?xml version="1.0" encoding="UTF-8"?>\n' + svg(inside, 'viewBox="0 0 9 9" role="img"'))
