"""A native bar chart that can be edited: a bar for each score, one for its target, each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ...language.words import Words
from ..charts import Axis
from ..measure import width_of
from .boxes import CHART, LEAST

if TYPE_CHECKING:
    from pptx.chart.chart import Chart

_NAME_SIZE = 16
_MOST_FOR_NAMES = 0.36
"""Of the chart's width; longer names go over several lines."""


def bar_chart(holder: Any, bars: Sequence[Axis], words: Words, day: date) -> Any:  # noqa: ANN401 - the library's shapes
    """Put a chart in its place.

    Args:
        holder: the place for it on a slide.
        bars: what it shows, from above.
        words: the language of the document.
        day: of the evaluation.

    Returns:
        The shape that holds it.
    """
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    make: Any = CategoryChartData
    data = make(number_format="0")
    # The workbook behind the chart is written below, where no name can be a formula.
    data.categories = [str(number) for number in range(1, len(bars) + 1)]
    series = ((words("Score"), [bar.score for bar in bars]), (words("Target"), [bar.target for bar in bars]))
    for name, values in series:
        data.add_series(name, values)
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
    chart = frame.chart
    _name(chart, [bar.name for bar in bars])
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook([bar.name for bar in bars], series, day))
    _look(chart)
    _place(chart, _share_of_names(bars))
    _label(chart, bars)
    return frame


def _workbook(names: Sequence[str], series: Sequence[tuple[str, Sequence[float | None]]], day: date) -> bytes:
    """The numbers of a chart as they are edited, laid out as the library says that they are."""
    from xlsxwriter import Workbook

    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": datetime.combine(day, time())})
        sheet = workbook.add_worksheet("Sheet1")
        for row, name in enumerate(names, 1):
            sheet.write_string(row, 0, name)
        for column, (name, values) in enumerate(series, 1):
            sheet.write_string(0, column, name)
            for row, value in enumerate(values, 1):
                if value is not None:
                    sheet.write_number(row, column, value)
        sheet.set_column(0, 0, 40)
    return out.getvalue()


def _name(chart: Chart, names: Sequence[str]) -> None:
    """Give the bars their names, which no sign in them can turn into anything else."""
    from pptx.oxml.ns import qn

    for categories in chart._chartSpace.iter(qn("c:cat")):
        for point, name in zip(categories.iter(qn("c:pt")), names, strict=True):
            point.find(qn("c:v")).text = name


def _look(chart: Any) -> None:  # noqa: ANN401 - the library knows few of its own types
    from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.util import Pt

    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.font.size, chart.font.color.theme_color = Pt(LEAST), MSO_THEME_COLOR.TEXT_1
    names, numbers = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.tick_labels.font.size = Pt(_NAME_SIZE)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
    numbers.minimum_scale, numbers.maximum_scale, numbers.major_unit = 0, 100, 25
    numbers.visible = False
    numbers.major_gridlines.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_3
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = 55, 0, False
    fills = (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_3)
    for series, colour in zip(plot.series, fills, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = colour
        if colour == MSO_THEME_COLOR.ACCENT_3:
            series.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
        labels = series.data_labels
        labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0", False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size, labels.font.bold = Pt(LEAST), colour == MSO_THEME_COLOR.ACCENT_1


def _label(chart: Any, bars: Sequence[Axis]) -> None:  # noqa: ANN401 - the library knows few of its own types
    """Let a number read as everywhere else, where rounding would say another one."""
    from pptx.enum.chart import XL_LABEL_POSITION

    for place, bar in enumerate(bars):
        if bar.score is not None and str(int(bar.score + 0.5)) != bar.text:
            label = chart.plots[0].series[0].points[place].data_label
            label.text_frame.text = bar.text
            label.position = XL_LABEL_POSITION.OUTSIDE_END


def _share_of_names(bars: Sequence[Axis]) -> float:
    """Of the chart's width: as much as the longest name takes, as far as it may."""
    longest = max(width_of(bar.name) for bar in bars) * _NAME_SIZE / 72
    return min(longest / CHART.width + 0.02, _MOST_FOR_NAMES)


def _place(chart: Chart, names: float) -> None:
    """Leave as much room to the names as they need."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn

    area = chart._chartSpace.find(qn("c:chart")).find(qn("c:plotArea"))
    for layout in area.findall(qn("c:layout")):
        area.remove(layout)
    shares = {"x": names, "y": 0.01, "w": 1 - names - 0.04, "h": 0.87}
    edges = "".join(f'<c:{edge} val="{share:.2f}"/>' for edge, share in shares.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/>{edges}</c:manualLayout></c:layout>'
        ),
    )
