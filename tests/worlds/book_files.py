"""The files of the books: Kingdee's voucher form, or Yonyou U8's voucher text where one bank account is kept."""

from __future__ import annotations

from collections import Counter

from tests.bookkeeping import HEADER
from tests.demo.model import yuan

from .model import Entry, World
from .tables import Lines, Out, within


def write(out: Out, world: World) -> None:
    """Write one file for each month."""
    banks = {one.code for one in world.entries if one.code.startswith("1002")}
    plain = len(banks) == 1 and world.seed % 2 == 1
    for period in out.periods("books") if world.entries else []:
        mine = within(world.entries, period, lambda one: one.voucher)
        lines, places = Lines(), Counter[int]()
        lines.add("填制凭证,V800" if plain else ",".join(HEADER))
        for entry in mine:
            places[entry.voucher] += 1
            lines.row(entry, _u8(entry) if plain else _form(entry, places[entry.voucher]), quoted=not plain)
        if plain:
            out.text(f"凭证{period[0]:%Y%m}.txt", lines, "gb18030")
        else:
            out.text(f"jdy_vouchers_{period[0]:%Y%m}.csv", lines, "utf-8-sig")


def _sides(entry: Entry) -> tuple[str, str]:
    return (yuan(entry.amount), "") if entry.amount >= 0 else ("", yuan(-entry.amount))


def _u8(entry: Entry) -> list[str]:
    number, text = str(entry.voucher), entry.text.replace(",", "，")
    return [f"{entry.at:%Y-%m-%d}", "记", number, "0", text, entry.code.replace(".", ""), *_sides(entry), "", "", ""]


def _form(entry: Entry, place: int) -> list[str]:
    head = [str(entry.at), "记", str(entry.voucher), "0", str(place), entry.text, entry.code, entry.name]
    return [*head, *_sides(entry), "", entry.party, *[""] * 10, yuan(abs(entry.amount)), "RMB", "1"]
