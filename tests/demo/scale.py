"""Two large files that share a key: N Taobao orders and N rows of an Alipay trade bill.

Real layouts (the order export with a usual choice of columns), GB18030, control totals that agree. Of a
hundred orders 97 are paid; two of a hundred trade rows are refunds, one is a payment without order, and
one of a hundred payments is off by a few fen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .alipay import TRADE_HEADER
from .catalog import ALIPAY, GOODS, SHOPS
from .model import yuan

ORDERS, TRADES = "orders.csv", "trades.csv"
ORDER_HEADER = (
    "订单编号,买家会员名,支付单号,买家应付货款,买家应付邮费,总金额,买家实际支付金额,"
    "订单状态,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝总数量,店铺名称,退款金额"
)
_BLOCK = 250_000
_START = np.datetime64("2026-09-01T00:00:00", "s")
_SPAN = 30 * 86400
_PRICES = np.array([price for _title, price in GOODS], np.int64)
_TITLES = pa.array([title.encode("gb18030") for title, _price in GOODS], pa.binary())

Ints = np.ndarray[Any, np.dtype[np.int64]]


def write(folder: Path, n: int, seed: int = 2026, shops: int = 1) -> tuple[Path, Path]:
    """Write `orders.csv` and `trades.csv` below `folder`; returns their paths. shops: among which orders go in turn."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    good = rng.integers(0, len(GOODS), n)
    cents = _PRICES[good] * rng.integers(1, 4, n) + rng.integers(0, 100, n)
    at = rng.integers(0, _SPAN - 1200, n)
    paid = np.sort(rng.permutation(n)[: n * 97 // 100])
    _orders(folder / ORDERS, good, cents, at, paid, shops)
    _trades(folder / TRADES, rng, good, cents, at, paid)
    return folder / ORDERS, folder / TRADES


def _digits(values: Ints, width: int) -> pa.Array:
    """Return zero-padded decimal texts as bytes."""
    return pc.utf8_lpad(pa.array(values).cast(pa.string()), width, "0").cast(pa.binary())


def _number(head: str, index: Ints, factor: int) -> pa.Array:
    """Return unique numbers: twelve digits that the index is scattered over, after `head`."""
    return _join([head, _digits(index * factor % 10**12, 12)], "")


def _money(cents: Ints) -> pa.Array:
    sign = pa.array(cents < 0)
    size = np.abs(cents)
    text = _join([pa.array(size // 100).cast(pa.string()).cast(pa.binary()), _digits(size % 100, 2)], ".")
    return pc.if_else(sign, _join(["-", text], ""), text)


def _times(seconds: Ints) -> pa.Array:
    stamps = pa.array(_START + seconds.astype("timedelta64[s]"))
    return pc.strftime(stamps, "%Y-%m-%d %H:%M:%S").cast(pa.binary())


def _join(parts: list[Any], separator: str) -> pa.Array:
    cells = [pa.scalar(one.encode("gb18030"), pa.binary()) if isinstance(one, str) else one for one in parts]
    return pc.binary_join_element_wise(*cells, pa.scalar(separator.encode(), pa.binary()))


def _lines(parts: list[Any]) -> bytes:
    """Return the rows as bytes of a file: the data buffer of the joined array is just that."""
    rows = _join([_join(parts, ","), ""], "\r\n")
    return bytes(rows.buffers()[2]) if len(rows) else b""


def _orders(path: Path, good: Ints, cents: Ints, at: Ints, paid: Ints, shops: int) -> None:
    n = len(good)
    names = pa.array([f"{SHOPS['taobao']}{one or ''}".encode("gb18030") for one in range(shops)], pa.binary())
    is_paid = np.zeros(n, np.bool_)
    is_paid[paid] = True
    with path.open("wb") as file:
        file.write((ORDER_HEADER + "\r\n").encode("gb18030"))
        for low in range(0, n, _BLOCK):
            some = np.arange(low, min(low + _BLOCK, n))
            took = pa.array(is_paid[some])
            money = _money(cents[some])
            empty = pa.scalar(b"", pa.binary())
            parts = [
                _join(['="', _number("4510000", some, 982_451_653), '"'], ""),
                "tb***",
                pc.if_else(took, _number("2026090122001000", some, 715_225_739), empty),
                money,
                "0.00",
                money,
                pc.if_else(took, money, pa.scalar(b"0.00", pa.binary())),
                pc.if_else(took, *(pa.scalar(one.encode("gb18030"), pa.binary()) for one in ("交易成功", "交易关闭"))),
                _times(at[some]),
                pc.if_else(took, _times(at[some] + 60), empty),
                _TITLES.take(pa.array(good[some])),
                "1",
                names.take(pa.array(some % shops)),
                "0.00",
            ]
            file.write(_lines(parts))


def _trades(path: Path, rng: np.random.Generator, good: Ints, cents: Ints, at: Ints, paid: Ints) -> None:
    n, strays = len(good), len(good) // 100
    refunds = n - len(paid) - strays
    amount = cents.copy()
    off = paid[rng.permutation(len(paid))[: len(paid) // 100]]
    amount[off] += rng.integers(1, 500, len(off))
    back = paid[rng.permutation(len(paid))[:refunds]]
    # strays have numbers beyond those of the orders
    index = np.concatenate([paid, np.arange(n, n + strays), back])
    source = np.concatenate([paid, rng.integers(0, n, strays), back])
    money = amount[source]
    money[len(paid) + strays :] //= 2
    sign = np.ones(len(index), np.int64)
    sign[len(paid) + strays :] = -1
    when = at[source] + np.where(sign > 0, 62, 1100)
    order = np.argsort(when, kind="stable")
    index, source, money, sign, when = (one[order] for one in (index, source, money, sign, when))
    with path.open("wb") as file:
        file.write(_head())
        for low in range(0, len(index), _BLOCK):
            some = slice(low, low + _BLOCK)
            file.write(_lines(_trade_parts(index[some], good[source[some]], money[some], sign[some], when[some])))
        file.write(_foot(money, sign))


def _trade_parts(index: Ints, good: Ints, money: Ints, sign: Ints, when: Ints) -> list[Any]:
    text, pays = _money(money * sign), pa.array(sign > 0)
    words = [pa.scalar(one.encode("gb18030"), pa.binary()) for one in ("交易\t", "退款\t", "\t")]
    request = _join([_number("TK2026", index, 122_949_823), "\t"], "")
    title = _TITLES.take(pa.array(good))
    return [
        _join([_number("2026090122001000", index, 715_225_739), "\t"], ""),
        _join([_number("T200P4510000", index, 982_451_653), "\t"], ""),
        pc.if_else(pays, words[0], words[1]),
        title,
        _times(when - np.where(sign > 0, 1, 1040)),
        _times(when),
        *["\t"] * 4,
        "*禾(138****02)\t",
        text,
        text,
        *["0.00"] * 5,
        "",
        "0.00\t",
        "0.00",
        pc.if_else(pays, words[2], request),
        _money(-sign * ((money * 6 + 500) // 1000)),
        "0.00",
        "",
    ]


def _head() -> bytes:
    return (
        "#支付宝业务明细查询\r\n"
        f"#账号：[{ALIPAY}]\r\n"
        "#起始日期：[2026年09月01日 00:00:00]   终止日期：[2026年10月01日 00:00:00]\r\n"
        "#-----------------------------------------业务明细列表----------------------------------------\r\n"
        f"{TRADE_HEADER}\r\n"
    ).encode("gb18030")


def _foot(money: Ints, sign: Ints) -> bytes:
    paid, back = money[sign > 0], money[sign < 0]
    return (
        "#-----------------------------------------业务明细列表结束------------------------------------\r\n"
        f"#交易合计：{len(paid)}笔，商家实收共{yuan(int(paid.sum()))}元，商家优惠共0.00元\r\n"
        f"#退款合计：{len(back)}笔，商家实收退款共{yuan(-int(back.sum()))}元，商家优惠退款共0.00元\r\n"
        "#导出时间：[2026年10月03日 09:12:40]\r\n"
    ).encode("gb18030")
