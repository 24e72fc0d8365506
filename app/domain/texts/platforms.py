"""Bills of sales platforms and acquirers: what they are called, their figures, and why one was not stored."""

TEXTS = {
    "format.jd.orders": "JD orders",
    "format.jd.settlement": "JD settlement detail",
    "format.jd.personal": "JD personal trade list",
    "format.jd.wallet": "JD wallet flow",
    "format.douyin.orders": "Douyin orders",
    "format.douyin.settlement": "Douyin settlement flow",
    "format.douyin.bill": "Douyin settlement bill",
    "format.douyin.account": "Douyin account ledger",
    "format.douyin.insurance": "Douyin insurance premiums",
    "format.meituan.settlement": "Meituan delivery bill",
    "format.meituan.account": "Meituan balance flow",
    "format.eleme.settlement": "Taobao Flash Sale (Ele.me) bill",
    "format.alipay.global.settlement": "Alipay Global settlement",
    "format.alipay.global.payouts": "Alipay Global payouts",
    "format.ecpay.trades": "ECPay statement",
    "format.ecpay.funding": "ECPay credit card settlement",
    "format.jd.instant": "JD instant delivery bill",
    "statement.sheets_left": (
        "The workbook has more sheets with amounts, whose columns are not known; they were not read: {sheets}."
    ),
    "format.xiaohongshu.settlement": "Xiaohongshu settlement detail",
    "format.unionpay.gateway": "UnionPay gateway file",
    "format.unionpay.lakala.trade": "Lakala trades",
    "format.unionpay.lakala.settlement": "Lakala settlement",
    "figure.parts": "rows whose parts add up to their amount",
    "figure.direction": "rows whose sign fits their direction",
    "figure.count_neutral": "number of rows that are neither income nor expense",
    "figure.sum_neutral": "total of rows that are neither income nor expense",
    "statement.rows_wrong": "Contradicts its own figures: {figures}. Rows: {rows}",
    "refused.unit": (
        "The header says fen, and nothing in the file proves whether amounts are fen or yuan. "
        "Give a layout that says it."
    ),
    "refused.no_year": (
        "The time “{value}” has no year, and neither a number in the row nor the file's name proves one. "
        "Import the archive under the name it was downloaded with."
    ),
    "refused.width": (
        "The line has {found} bytes where the format has {wanted}, or its fields are shifted. Export again."
    ),
}
