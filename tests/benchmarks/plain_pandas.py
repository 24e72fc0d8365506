"""The yardstick: what somebody with pandas would write. Reads both files as text, merges, writes."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd


def main(orders_csv: str, trades_csv: str, out: str) -> None:
    """Merge orders and trades on the order number; prints how many pairs agree in amount."""
    orders = pd.read_csv(orders_csv, dtype=str, encoding="gb18030")
    trades = pd.read_csv(trades_csv, dtype=str, encoding="gb18030", skiprows=4)
    trades = trades[trades["业务类型"].notna()]
    orders["key"] = orders["订单编号"].str.strip('="')
    trades["key"] = trades["商户订单号"].str.strip("\t").str.removeprefix("T200P")
    merged = orders.merge(trades, on="key", how="outer", indicator=True)
    Path(out).mkdir(parents=True, exist_ok=True)
    merged.to_csv(Path(out) / "merged.csv", index=False)
    both = merged[merged["_merge"] == "both"]
    print(f"{len(merged)} rows, {int((both['总金额'] == both['商家实收（元）']).sum())} agree in amount")


if __name__ == "__main__":
    main(*sys.argv[1:])
