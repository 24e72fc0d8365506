"""Writes tables as programs do that call a page or XML a workbook (.xls)."""

from __future__ import annotations

import html
from collections.abc import Sequence
from xml.sax.saxutils import escape

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def cells(row: Sequence[str], tag: str = "td") -> str:
    """Return one row of a page; line breaks as pages write them."""
    inner = "".join(f"<{tag}>{html.escape(one).replace(chr(10), '<br>')}</{tag}>" for one in row)
    return f"<tr>{inner}</tr>\n"


def page(body: str, charset: str = "utf-8") -> str:
    """Return a page around `body`, with what Excel and web servers put into its head."""
    return (
        f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>\n<meta http-equiv="Content-Type" '
        f'content="text/html; charset={charset}"><title>导出</title><style>td{{mso-number-format:"\\@"}}</style>'
        "<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>Sheet1</x:Name></x:ExcelWorkbook></xml><![endif]-->"
        f"</head>\n<body>\n{body}\n</body></html>\n"
    )


def page_of(rows: Sequence[Sequence[str]], charset: str = "utf-8") -> str:
    """Return a page that is one table."""
    return page(f"<table border=1>\n{''.join(map(cells, rows))}</table>", charset)


def book(*sheets: str) -> str:
    """Return a workbook of Excel 2003 in XML; sheets: their rows."""
    inner = "".join(
        f'<Worksheet ss:Name="页{number}"><Table>{rows}</Table></Worksheet>' for number, rows in enumerate(sheets, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{SPREADSHEET}" xmlns:ss="{SPREADSHEET}"><Styles/>{inner}</Workbook>'
    )


def xml_row(row: Sequence[str], **attributes: str) -> str:
    """Return one row of strings."""
    said = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    inner = "".join(f'<Cell><Data ss:Type="String">{escape(one)}</Data></Cell>' for one in row)
    return f"<Row{said}>{inner}</Row>"


def cell(kind: str, text: str, **attributes: str) -> str:
    """Return one typed cell."""
    said = "".join(f' ss:{name}="{value}"' for name, value in attributes.items())
    return f'<Cell{said}><Data ss:Type="{kind}">{text}</Data></Cell>'
