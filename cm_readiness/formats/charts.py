"""The charts of a report as SVG, drawn by hand.

Colours stand in the drawing for paper; the classes let a page in a browser replace them in the dark.
Meaning never rests on colour: the target is a line of its own, a range is hatched, numbers stand beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from ..language.words import Words
from .content import Content, RiskMap, Score

INK, MUTED, RULE, TINT = "#1c2430", "#566173", "#d5dbe3", "#f2f6f9"
FILL, SOFT, TARGET = "#1b5e83", "#a9cbe0", "#b3431e"
FONT = "Libertinus Serif, Georgia, serif"
_LABEL = 52
"""Characters of a label above a bar."""


@dataclass(frozen=True)
class Axis:
    """One dimension, or the whole, as charts show it; numbers are 0 to 100."""

    name: str
    score: float | None
    low: float | None
    high: float | None
    target: float | None
    text: str
    """The score as people read it, or that there is none."""
    range: str


@dataclass(frozen=True)
class Drawing:
    """A chart: what it is called, what it says in words, and the SVG, which holds both."""

    title: str
    description: str
    svg: str
    width: int
    height: int


@dataclass(frozen=True)
class ChartData:
    """What the charts of one evaluation show."""

    dimensions: tuple[Axis, ...]
    overall: Axis


def chart_data(content: Content, words: Words) -> ChartData:
    """The numbers and names of the charts.

    Args:
        content: what the charts are about.
        words: the language of the report.
    """

    def axis(name: str, score: Score) -> Axis:
        return Axis(name, score.value, score.low, score.high, score.target, score.text, score.range)

    return ChartData(
        tuple(axis(d.name, d.score) for d in content.dimensions),
        axis(words("Overall"), content.headline.score),
    )


def drawings(name: str, content: Content, words: Words) -> tuple[Drawing, ...]:
    """The charts that go by one name in a template.

    Args:
        name: `dimensions`, or `risks` for the risk map; none come for another one.
        content: what they are about.
        words: the language of the report.
    """
    if name == "risks":
        return (risks(content.risk_map, words),) if content.risk_map.risks else ()
    data = chart_data(content, words)
    if name != "dimensions" or all(axis.score is None for axis in data.dimensions):
        return ()
    return (bars(data, words),)


def bars(data: ChartData, words: Words) -> Drawing:
    """The dimensions from the strongest to the weakest, then the whole: bar, range, target, number."""
    title = words("Scores, ranges and targets")
    order = sorted(data.dimensions, key=lambda a: (a.score is None, -(a.score or 0)))
    left, scale, width, row, top = 5, 450, 460, 47, 4
    foot = top + row * (len(order) + 1) + 12
    parts = list(_scale(left, scale, top, foot))
    for place, axis in enumerate((*order, data.overall)):
        whole = axis is data.overall
        y = top + row * place + (12 if whole else 0)
        if whole:
            parts.append(
                f'<line class="c-ink-line" x1="0" y1="{y - 3}" x2="{width}" y2="{y - 3}" stroke="{MUTED}"/>'
            )
        parts.extend(_bar(axis, left, scale, y, bold=whole))
    parts.extend(_legend(left, foot + 42, words))
    return _drawing("bars", title, said((*order, data.overall), words), parts, width, foot + 50)


def risks(risk_map: RiskMap, words: Words) -> Drawing:
    """A field for each how soon and what stands in the way, with the criteria in it by name."""
    side, width, line, pad = 96, 460, 17, 12
    wide = (width - side) / len(risk_map.columns)
    letters = int(wide / 7)
    parts, y = [], 0.0
    for place, title in enumerate(risk_map.columns):
        parts.append(_text(side + wide * place + wide / 2, 16, title, anchor="middle", size=14, bold=True))
    y = 26.0
    for row, title in enumerate(risk_map.rows):
        fields = [
            [
                part
                for name, soon, state in risk_map.risks
                if (soon, state) == (column, row)
                for part in _wrapped(name, letters)
            ]
            for column in range(len(risk_map.columns))
        ]
        titled = _wrapped(title, 13)
        high = line * max(2, len(titled), *map(len, fields)) + pad
        parts += [
            _text(0, y + 20 + line * number, said, size=14, bold=True) for number, said in enumerate(titled)
        ]
        for column, names in enumerate(fields):
            parts.extend(_field(side + wide * column, y, wide, high, names, worst=row + column == 0))
        y += high
    said_so = "; ".join(
        words("{name}: {soon}, {state}", name=name, soon=risk_map.columns[soon], state=risk_map.rows[state])
        for name, soon, state in risk_map.risks
    )
    return _drawing("risks", words("What can happen, and how soon"), said_so, parts, width, round(y) + 2)


def _field(
    x: float, y: float, wide: float, high: float, names: Sequence[str], *, worst: bool
) -> Iterator[str]:
    css, fill = ("c-range", SOFT) if worst and names else ("c-empty", TINT)
    place = f'x="{x + 1:.1f}" y="{y:.1f}" width="{wide - 2:.1f}" height="{high - 2:.1f}"'
    yield f'<rect class="{css}" {place} fill="{fill}" stroke="{RULE}"/>'
    for number, name in enumerate(names):
        yield _text(x + 9, y + 20 + 17 * number, name, size=14)


def _wrapped(name: str, letters: int) -> list[str]:
    """A name in lines of so many letters, none of its words broken."""
    lines = [""]
    for word in name.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= letters or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _scale(left: int, scale: int, top: int, foot: int) -> Iterator[str]:
    for limit, anchor in ((0, "start"), (25, "middle"), (50, "middle"), (75, "middle"), (100, "end")):
        x = left + scale * limit / 100
        yield f'<line class="c-rule" x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{foot}" stroke="{RULE}"/>'
        yield _text(x, foot + 16, str(limit), anchor=anchor, size=12, css="c-muted", fill=MUTED)


def _bar(axis: Axis, left: int, scale: int, y: float, *, bold: bool) -> Iterator[str]:
    """The name and the number above, the bar below."""
    name = axis.name if len(axis.name) <= _LABEL else f"{axis.name[:_LABEL]}…"
    yield _text(left, y + 17, name, size=14, bold=bold)
    yield _text(left + scale, y + 17, axis.text, anchor="end", size=14, bold=True)
    yield f'<rect class="c-empty" x="{left}" y="{y + 24}" width="{scale}" height="14" fill="{TINT}"/>'
    if axis.score is not None:
        yield _rectangle("c-fill", left, scale, 0, axis.score, y + 24, 14, FILL)
    if axis.low is not None and axis.high is not None and axis.range:
        yield _rectangle("c-range", left, scale, axis.low, axis.high, y + 28, 6, SOFT, INK)
    if axis.target is not None:
        x = left + scale * axis.target / 100
        yield (
            f'<line class="c-target" x1="{x:.1f}" y1="{y + 20}" x2="{x:.1f}" y2="{y + 42}" '
            f'stroke="{TARGET}" stroke-width="3"/>'
        )


def _rectangle(
    css: str, left: int, scale: int, low: float, high: float, y: float, thick: int, fill: str, edge: str = ""
) -> str:
    outline = f' stroke="{edge}"' if edge else ""
    x, width = left + scale * low / 100, max(scale * (high - low) / 100, 1)
    place = f'x="{x:.1f}" y="{y}" width="{width:.1f}" height="{thick}"'
    return f'<rect class="{css}" {place} fill="{fill}"{outline}/>'


def _legend(left: int, y: int, words: Words) -> Iterator[str]:
    yield f'<rect class="c-fill" x="{left}" y="{y - 10}" width="22" height="11" fill="{FILL}"/>'
    yield _text(left + 28, y, words("score"), size=13)
    place = f'x="{left + 104}" y="{y - 7}" width="22" height="6"'
    yield f'<rect class="c-range" {place} fill="{SOFT}" stroke="{INK}"/>'
    yield _text(left + 132, y, words("range"), size=13)
    yield (
        f'<line class="c-target" x1="{left + 236}" y1="{y - 13}" x2="{left + 236}" y2="{y + 4}" '
        f'stroke="{TARGET}" stroke-width="2.5"/>'
    )
    yield _text(left + 244, y, words("target"), size=13)


def _text(
    x: float,
    y: float,
    text: str,
    *,
    anchor: str = "start",
    size: int,
    bold: bool = False,
    css: str = "c-ink",
    fill: str = INK,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text class="{css}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{weight} '
        f'fill="{fill}">{escape(text)}</text>'
    )


def said(axes: Sequence[Axis], words: Words) -> str:
    """A chart in words."""
    return "; ".join(
        words("{name}: {score}, range {range}, target {target}", name=a.name, score=a.text, range=a.range,
              target=round(a.target or 0))
        if a.range
        else words("{name}: {score}, target {target}", name=a.name, score=a.text, target=round(a.target or 0))
        for a in axes
    )  # fmt: skip


def _drawing(
    identifier: str, title: str, said: str, parts: Sequence[str], width: int, height: int
) -> Drawing:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{identifier}-title {identifier}-said" font-family="{FONT}">'
        f'<title id="{identifier}-title">{escape(title)}</title>'
        f'<desc id="{identifier}-said">{escape(said)}</desc>{"".join(parts)}</svg>'
    )
    return Drawing(title, said, svg, width, height)
