"""Names of persons, masked for views and for files that leave the house."""

from __future__ import annotations

from functools import lru_cache

_FIRMS = (
    *("公司", "银行", "銀行", "支付", "财付通", "科技", "集团", "集團", "商户", "商戶", "网络"),
    *("Ltd", "Inc", "Bank"),
)
#: How a firm's name or a row's purpose ends; a person's name of four characters or more ends otherwise.
_NO_PERSON = (
    *("厂", "廠", "坊", "店", "商行", "经营部", "經營部", "工作室", "合作社", "中心"),
    *("税务局", "稅務局", "国库", "國庫", "费", "費", "利息", "结息", "結息"),
    *("货款", "貨款", "工资", "薪資", "税款", "稅款", "房租", "退款", "提现", "提領"),
    *("转账", "轉帳", "汇款", "匯款", "结算款", "結算款", "社保", "公积金", "公積金"),
)


@lru_cache(maxsize=20_000)
def masked_party(name: str) -> str:
    """Return a person's name or number masked (`李*华`, `m***k`).

    Names of firms, what a bank row is for (it stands here where no party is stated) and unknown marks stay.
    """
    if len(name) < 2 or "*" in name or len(name) > 12 or any(word in name for word in _FIRMS):
        return name
    if len(name) > 3 and name.endswith(_NO_PERSON):
        return name
    if len(name) == 2:
        return name[0] + "*"
    hidden = "*" * min(3, len(name) - 2) if name.isascii() else "*" * (len(name) - 2)
    return name[0] + hidden + name[-1]
