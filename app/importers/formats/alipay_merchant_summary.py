"""alipay.merchant.summary: the summary beside a trade bill or account log, 业务明细(汇总) and 账务汇总.

It lies in the same archive and holds no single transaction. It is recognised, so that an archive is not
reported as half unreadable, and stored as a statement without records; the figures of the detail file's
own footer are the control.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.record import Layer
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.alipay import frame, is_footer
from app.importers.names import has_all
from app.importers.open_table import open_table

HEADERS = (
    ("门店编号", "门店名称", "交易订单总笔数"),
    ("类型", "收入笔数", "支出笔数"),
)


@register
class AlipayMerchantSummary:
    format = "alipay.merchant.summary"
    version = 1
    title = "Alipay summary of a bill"

    def sniff(self, head: Head) -> float:
        """Return 1.0 where a row names the columns of one of the two summaries."""
        return 1.0 if any(has_all(cells, names) for cells in head.rows for names in HEADERS) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Return what the preamble says; nothing is sent."""
        names = next(one for one in HEADERS if any(has_all(cells, one) for cells in source.head.rows))
        table = open_table(source, names, footer=is_footer, pad_short=True)
        said = frame([*table.preamble, *table.footer])
        return [
            StatementFacts(
                file=source.file,
                sheet=source.sheet,
                sha256=source.sha256,
                format=self.format,
                version=self.version,
                layer=Layer.CHANNEL,
                account=said.account,
                currency="CNY",
                period_start=said.period_start,
                period_end=said.period_end,
                exported_at=said.exported_at,
                rows_read=0,
                message_key="statement.summary",
            )
        ]
