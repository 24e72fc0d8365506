"""generic.vouchers: a journal of any bookkeeping program whose columns say what they are.

One row for each line: a day, a voucher or journal number, an account (number, name or both), debit and credit, under
Chinese names (日期, 凭证字, 凭证号, 摘要, 科目编码, 科目名称, 借方金额, 贷方金额), those of Taiwan (傳票號碼, 會計科目,
貸方金額) or English ones. The number is asked for, because lists of banks have accounts, debits and credits too.
Amounts without a currency column are CNY in a simplified Chinese table; in an English one the file names no currency.
Nor does one in traditional characters, but where days count the years of the Republic, or lines of Taiwan dollars
stand beside others. There 借方金額 is in the books' own money where 原幣金額 or 匯率 stands beside it, else in that of
the line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.voucher_table import VoucherColumns, voucher_lines
from app.importers.families.vouchers import send_vouchers
from app.importers.heads import header_in
from app.importers.names import Names, has_all

_DAY: Names = ["制单日期", "凭证日期", "单据日期", "日期", "记账日期"]
_CODE: Names = ["科目编码", "科目代码", "科目编号", "会计科目编码", "会计科目代码"]
_NAME: Names = ["科目名称", "会计科目", "科目全称", "会计科目名称", "科目"]
_NUMBER: list[Names] = [["凭证号", "凭证编号", "凭证号数", "凭证字号", "传票号"]]
_CHINESE = VoucherColumns(
    day=_DAY, label=_NUMBER, name=_NAME, debit=["借方金额", "借方", "借方本币", "借方发生额", "借方金額", "借方(本币)"],
    credit=["贷方金额", "贷方", "贷方本币", "贷方发生额", "貸方金額", "贷方(本币)", "貸方"],
    own=["原币金额", "外币金额", "原币"],
    currency=["币种", "币别", "币别代码", "幣別"], home="CNY", filled=True, text=(["摘要", "凭证摘要"],),
    texts={"counterparty": ["客户", "往来单位", "供应商", "辅助核算", "核算项目"]},
)  # fmt: skip
_RATE: Names = ["匯率", "記帳匯率"]
_TAIWAN = VoucherColumns(
    day=["傳票日期", "憑證日期", "凭證日期", "記帳日期", "立帳日期", "單據日期", "日期"],
    label=(["傳票號碼", "傳票編號", "傳票單號", "傳票號", "傳票字號", "憑證號碼", "憑證編號", "憑證號", "憑證字號"],),
    name=["科目名稱", "會計科目", "會計科目名稱", "會計項目", "會計項目名稱", "科目全名", "科目"],
    debit=["借方金額", "本幣借方金額", "本幣借方", "借方"], credit=["貸方金額", "本幣貸方金額", "本幣貸方", "貸方"],
    own=["原幣金額", "外幣金額", "原幣"], currency=["幣別", "幣種", "幣別代碼"], homes=("TWD", "HKD"), republic="TWD",
    filled=True, text=(["摘要", "傳票摘要", "摘要說明"], ["備註", "附註"]),
    texts={"counterparty": ["客戶", "廠商", "供應商", "往來對象", "對象名稱", "客戶廠商"]},
)  # fmt: skip
_CODE_TW: Names = ["科目編號", "科目代碼", "科目代號", "會計科目編號", "會計科目代號", "會計項目代號", "會計項目編號"]
_VOUCHER: Names = [
    "Voucher No", "Voucher No.", "Voucher Number", "Voucher", "Journal No", "Journal No.", "Journal Number",
    "Journal ID", "Journal Entry", "Journal Entry No", "JE No", "JE Number", "JE ID",
    "Entry No", "Entry No.", "Entry Number",
]  # fmt: skip
_ENGLISH = VoucherColumns(
    day=["Voucher Date", "Journal Date", "Posting Date", "Entry Date", "Transaction Date", "Date"], label=(_VOUCHER,),
    name=["Account Name", "Account", "GL Account", "Ledger Account", "Account Title", "Ledger", "Ledger Name"],
    debit=["Debit", "Debits", "Debit Amount", "Dr", "Dr Amount"],
    credit=["Credit", "Credits", "Credit Amount", "Cr", "Cr Amount"],
    currency=["Currency", "Currency Code"], filled=True,
    text=(
        ["Description", "Narration", "Memo", "Narrative", "Details", "Line Description", "Label", "Remarks", "Notes"],
        ["Reference", "Ref", "Reference Number"],
    ),
    texts={"counterparty": ["Name", "Partner", "Contact", "Party", "Contact Name"]},
)  # fmt: skip
_CODE_EN: Names = ["Account Code", "Account No", "Account No.", "Account Number", "GL Code", "GL Account No"]


def columns_of(head: Head) -> VoucherColumns | None:
    """Return the columns of a journal, None for a table that is none."""
    for columns, codes in ((_TAIWAN, _CODE_TW), (_CHINESE, _CODE), (_ENGLISH, _CODE_EN)):
        with_name = header_in(head, columns.wanted())
        with_code = header_in(head, replace(columns, name="", code=codes).wanted())
        cells = with_name or with_code
        if not cells:
            continue
        found = replace(
            columns,
            code=codes if has_all(cells, [codes]) else "",
            name=columns.name if with_name else "",
        )
        if columns is _TAIWAN:
            found = replace(found, each=not any(has_all(cells, [one]) for one in (columns.own, _RATE)))
        if columns is _CHINESE and has_all(cells, ["凭证字"]):
            found = replace(found, label=("凭证字", *_NUMBER))
        return found
    return None


@register
class GenericVouchers:
    format = "generic.vouchers"
    version = 2
    title = "Journal of any bookkeeping program"

    def sniff(self, head: Head) -> float:
        """Be less sure than the form of a named program."""
        return 0.9 if columns_of(head) is not None else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every voucher."""
        lines, table = voucher_lines(source, columns_of(source.head) or _CHINESE)
        return send_vouchers(source, out, self, lines, rows=table.rows)
