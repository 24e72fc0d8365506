"""What Shopee's exports of all countries have in common: names in six languages, which tell currency and zone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.importers.families.market import currency_of_name
from app.importers.names import Names
from app.importers.part import Columns

if TYPE_CHECKING:
    from app.importers.base import Source


class Country(NamedTuple):
    """How a language calls the order's number, and the one country that uses it; "" where several do."""

    number: str
    currency: str
    zone: str


COUNTRIES = (
    Country("No. Pesanan", "IDR", "Asia/Jakarta"),
    Country("หมายเลขคำสั่งซื้อ", "THB", "Asia/Bangkok"),
    Country("Mã đơn hàng", "VND", "Asia/Ho_Chi_Minh"),
    Country("訂單編號", "TWD", "Asia/Taipei"),
    Country("ID do pedido", "BRL", "America/Sao_Paulo"),
    Country("Order ID", "", ""),
    Country("Order No.", "", ""),
    Country("订单编号", "", ""),
    Country("订单号", "", ""),
)
NUMBER: Names = tuple(one.number for one in COUNTRIES)
MARKS = ("", "(RM)", "(Rp)", "(IDR)", "(S$)", "($)", "(SGD)", "(₱)", "(PHP)", "(฿)", "(THB)", "(₫)", "(VND)", "(NT$)",
         "(R$)", "(BRL)", "(MYR)", "(MX$)")  # fmt: skip


def marked_names(*names: str) -> tuple[str, ...]:
    """Return names with each currency that may stand behind them."""
    return tuple(f"{one}{mark}" for one in names for mark in MARKS)


def country_of(columns: Columns) -> Country:
    """Return the country that the name of the order's number tells."""
    return next((one for one in COUNTRIES if columns.find(one.number) >= 0), COUNTRIES[-1])


def currency_said(columns: Columns, source: Source, names: Sequence[str] = ()) -> str:
    """Return the currency behind a column's name, else of the language's country, else what a person said."""
    return currency_of_name(columns, names) or source.options.currency or country_of(columns).currency
