"""What the readers are called on screen, by the format that is stored with every statement."""

TEXTS = {
    "format.alipay.merchant.trade": "Alipay trade bill",
    "format.alipay.merchant.account": "Alipay account log",
    "format.alipay.merchant.summary": "Alipay summary",
    "format.wechatpay.merchant.trade": "WeChat Pay trade bill",
    "format.wechatpay.merchant.fundflow": "WeChat Pay fund flow",
    "format.taobao.orders": "Taobao and Tmall orders",
    "format.youzan.orders": "Youzan orders",
    "format.pinduoduo.orders": "Pinduoduo orders",
    "format.pinduoduo.account": "Pinduoduo account flow",
    "format.cmb.bank": "China Merchants Bank statement",
    "format.icbc.bank": "ICBC statement",
    "format.tieout.records": "Tieout records",
    "format.tieout.opening": "Opening items",
    "format.generic.table": "Table with known columns",
}
