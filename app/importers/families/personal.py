"""What personal bills of Alipay, WeChat Pay and Meituan have in common: money in, out, or neither, told in words.

A personal bill is no account: purchases by bank card stand beside receipts into the wallet. The provider counts
each line as 收入, as 支出, or as neither (不计收支, 其他, `/`). A neutral line moves money of no known direction:
its amount is 0 and the printed one stands in its text; so does a closed, failed or unpaid trade, for which no money
moved, although the line may still say 支出. Only a withdrawal says by its name where the money goes: to a bank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import Check
from app.importers import amounts
from app.importers.checks import all_stated, stated_check, stated_count
from app.importers.families.platform import bill_facts
from app.importers.joined import extracted, filled, joined, where
from app.importers.names import Names, aliases, clean_cell, same_name
from app.importers.part import Columns, Minor, Part
from app.importers.table import Line, Mend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.domain.statement import StatementFacts
    from app.importers.base import Reader, Source
    from app.importers.families.alipay import Frame

    Bools = NDArray[np.bool_]

IN, OUT, NEUTRAL = 1, -1, 0
DIRECTIONS = {
    "收入": IN,
    "支出": OUT,
    **dict.fromkeys(("不计收支", "其他", "其它", "中性交易", "中性", "/", "-", ""), NEUTRAL),
}
DIRECTION = ("收/支", "收支", "收/支类型", "收支类型")
#: What stands for "nothing" in these bills.
SLASH = ("/", "-", "--", "无")

_CLOSED = "关闭|失败|已撤销|交易取消|已取消|取消支付"
_UNPAID = "等待付款|待付款|等待买家付款|未支付|未付款"
_WAITING = "等待|待收入|待支出|待发货|待收货|处理中|待确认"
#: Receipts that are no sale: what was bought is given back, savings bear interest, friends give presents. `what` is
#: the provider's own word, in which a title's words cannot stand; a title counts by its beginning alone.
_NO_SALE = r"退款|退回|退还|^(?:微信|支付宝)?红包|收益|利息|赔付|返现|奖励"
_NO_SALE_TITLE = r"^(?:退款|余额宝|零钱通|余利宝|蚂蚁财富|红包|花呗|借呗)"
_BACK = r"退款"
_BACK_TITLE = r"^(?:退款|.{0,6}退款[-—])"
_FEE = r"手续费|^.{0,6}服务费"
_WITHDRAWN = (
    r"^(?:支付宝|余额|零钱|快速|实时|普通)?[-—]?提现|^(?:余额宝|零钱通|余额)?[-—]?(?:单次|快速)?转出[-—]?[到至]\S*银行"
)
_STATUS = r"(?:成功|失败|关闭|完成|取消|撤销|到账|中)$|^(?:等待|待|已|未|朋友|对方|提现|充值|支付|付款)[^,\"0-9]"
_REFUNDED = r"(?:已退款|已部分退款|退款)[(（:：]?\s*[¥￥]?(?P<n>[0-9,]+(?:\.[0-9]+)?)"
_NET_OF = r"^(?P<whole>[^(（]*)[(（](?:已退款|退款)[¥￥]?(?P<back>[0-9,.]+)(?:元)?[)）]$"

_COUNT = re.compile(r"共\s*[:：]?\s*([^\s笔共]+)\s*笔\s*(?:交易)?记录")
_SUM = re.compile(r"(?<![\u4e00-\u9fff])(已收入|待收入|已支出|待支出|收入|支出|不计收支|中性交易|其他|其它)\s*[:：]\s*"
                  r"([^笔\n]{1,12}?)\s*笔[,，;；\s]*共?\s*([^元\n]*)元")  # fmt: skip
#: Word of a stated sum → (key of the figures, direction or state that it counts).
WORDS = {
    "收入": "in", "已收入": "in", "支出": "out", "已支出": "out", "不计收支": "neutral", "中性交易": "neutral",
    "其他": "neutral", "其它": "neutral", "待收入": "due_in", "待支出": "due_out",
}  # fmt: skip
BY_DIRECTION = {IN: "in", OUT: "out", NEUTRAL: "neutral"}


class Moved(NamedTuple):
    """What lines moved: signed amounts, 0 where no direction is known, and what the lines are.

    unsaid: of lines whose amount is 0, direction and amount as printed; direction: as the source says; gone: closed,
    failed or unpaid.
    """

    amount: NDArray[np.int64]
    kind: NDArray[np.int8]
    layer: NDArray[np.int8]
    state: NDArray[np.int8]
    unsaid: pa.Array
    direction: NDArray[np.int8]
    gone: Bools


def printed_amount(part: Part, names: Names) -> tuple[Minor, Minor]:
    """Return (whole amounts, refunds that stand inside the cell: `131.77(已退款89.84)`)."""
    column = pc.replace_substring(part.text(names), " ", "")
    inside = pc.match_substring_regex(column, _NET_OF)
    if not pc.any(inside, min_count=0).as_py():
        none = np.zeros(len(part), np.int64)
        return part.minor(names, suffix="元"), Minor(none, none.astype(bool))
    whole = pc.if_else(inside, extracted(column, _NET_OF, "whole"), column)
    value, valid, bad = amounts.minor(whole, 2, None, "元")
    back, told, bad_back = amounts.minor(extracted(column, _NET_OF, "back"), 2, ())
    if bad >= 0 or bad_back >= 0:
        part.refuse("refused.not_amount", names, max(bad, bad_back))
    return Minor(value, valid), Minor(back, told)


def moved(part: Part, names: Names, printed: Minor, status: pa.Array, what: pa.Array, title: pa.Array) -> Moved:
    """Return the effect of each line.

    names: the amounts' column, for messages; what: the provider's type or category; title: what was bought or done.
    """
    direction = directions(part)
    wrong = (printed.value < 0) & (direction != OUT)
    if wrong.any():  # these bills print no signs; only a re-saved 支出 may carry one
        part.refuse("refused.value", names, int(np.argmax(wrong)))
    size = np.abs(printed.value)
    closed, unpaid = _says(status, _CLOSED), _says(status, _UNPAID)
    gone = closed | unpaid
    withdrawn = (direction == NEUTRAL) & (_says(what, _WITHDRAWN) | _says(title, _WITHDRAWN)) & ~gone
    sign = np.where(gone, 0, np.where(withdrawn, -1, direction))
    kind = np.full(len(size), Kind.OTHER, np.int8)
    kind[(sign > 0) & ~_says(what, _NO_SALE) & ~_says(title, _NO_SALE_TITLE)] = Kind.PAYMENT
    kind[(sign < 0) & (_says(what, _BACK) | _says(title, _BACK_TITLE))] = Kind.REFUND
    kind[(sign < 0) & (_says(what, _FEE) | _says(title, _FEE))] = Kind.FEE
    kind[withdrawn] = Kind.WITHDRAWAL
    waiting = (direction == IN) & _says(status, _WAITING)
    state = np.select([closed, unpaid | waiting], [State.FAILED, State.PENDING], State.DONE).astype(np.int8)
    words = joined(part.text(DIRECTION, blank=("/", "-")), _yuan(size))
    layer = np.where(withdrawn, Layer.SETTLEMENT, Layer.CHANNEL).astype(np.int8)
    return Moved(
        amount=sign * size,
        kind=kind,
        layer=layer,
        state=state,
        unsaid=where((sign == 0) & (size > 0), words, ""),
        direction=direction,
        gone=gone,
    )


def directions(part: Part) -> NDArray[np.int8]:
    """Return 1 for money in, −1 for money out, 0 for neither; any other word is refused."""
    return part.one_of(DIRECTION, DIRECTIONS)


def refund_in_status(part: Part, status: pa.Array, names: Names) -> Minor:
    """Return the refund that a status tells of: `已退款(￥39.93)`, `已退款￥39.93`."""
    told = extracted(status, _REFUNDED, "n")
    value, valid, bad = amounts.minor(told, 2, ())
    if bad >= 0:
        part.refuse("refused.value", names, bad)
    return Minor(value, valid)


def first_column(part: Part, names: Names) -> pa.Array:
    """Return the text of a column of remarks, the first of them where a re-saved file has it twice."""
    try:
        return part.text(names, blank=SLASH)
    except SourceRefused:
        wanted = {same_name(one) for one in aliases(names)}
        at = next(at for at, name in enumerate(part.columns.printed) if same_name(name) in wanted)
        return part.text(f"[{at + 1}]", blank=SLASH)


def statuses(part: Part, names: Names) -> pa.Array:
    """Return the status of each line; one that does not even look like a status is refused.

    It decides whether money moved, so a damaged one, or one that a row shifted by a comma shows, must not pass. New
    words come and go, but all of them say that something is done, awaited, failed or closed.
    """
    column = part.text(names)
    wrong = ~_says(column, _STATUS)
    if wrong.any():
        part.refuse("refused.word", names, int(np.argmax(wrong)))
    return column


def without_tail(mend: Mend) -> Mend:
    """Return what mends a row whose last, blank cell is only the comma with which every row ends."""

    def fit(cells: list[str], columns: Columns) -> list[str] | None:
        tail = len(cells) > len(columns.printed) + 1 and not clean_cell(cells[-1])
        return (mend(cells[:-1], columns) if tail else None) or mend(cells, columns)

    return fit


def id_column(part: Part, names: Names) -> pa.Array:
    """Return a column of numbers; one that holds words is refused: its row is shifted by a comma in a text."""
    column = part.ref(names, blank=SLASH)
    wrong = _says(column, r"[\p{Han}\p{Hiragana}\p{Katakana}]")
    if wrong.any():
        part.refuse("refused.value", names, int(np.argmax(wrong)))
    return column


def _yuan(cents: NDArray[np.int64]) -> pa.Array:
    """Return amounts as text with two decimals, the same however they were printed."""
    whole, rest = pa.array(cents // 100).cast(pa.string()), pa.array(cents % 100).cast(pa.string())
    return pc.binary_join_element_wise(whole, pc.utf8_lpad(rest, 2, "0"), ".")


def _says(column: pa.Array, pattern: str) -> Bools:
    return np.asarray(pc.match_substring_regex(column, pattern).to_numpy(zero_copy_only=False))


class Tally:
    """Counts and sums of the lines by word, as the preamble may state them.

    Providers say themselves that their figures need not be the plain sums: a figure is right where it is that of
    all lines of its word, or of those of them that moved money (closed trades aside), less refunds or not.
    """

    def __init__(self) -> None:
        self.rows = 0
        self.unstated = False  # whether a line moved money that no stated figure can count
        self._all: dict[str, list[int]] = {}

    def add(self, word: NDArray[np.str_], printed: NDArray[np.int64], gone: Bools, refunded: NDArray[np.int64]) -> None:
        """Add lines. word: key of the figures of each; gone: closed, failed or unpaid."""
        self.rows += len(word)
        for one in np.unique(word):
            mine = word == one
            live = mine & ~gone
            sums = self._all.setdefault(str(one), [0] * 5)
            for at, value in enumerate(
                (mine.sum(), printed[mine].sum(), live.sum(), printed[live].sum(), refunded[live].sum())
            ):
                sums[at] += int(value)

    def facts(
        self, source: Source, reader: Reader, around: Sequence[Line], said: Frame, account: str
    ) -> StatementFacts:
        """Return what is said of the bill whose lines were added; around: the lines that may state figures."""
        checks = self.checks(around)
        return bill_facts(
            source,
            reader.format,
            reader.version,
            rows=self.rows,
            layer=Layer.CHANNEL,
            checks=checks,
            proven=not self.unstated and all_stated(checks, self._moved()),
            account=account,
            period_start=said.period_start,
            period_end=said.period_end,
            exported_at=said.exported_at,
        )

    def _moved(self) -> dict[str, int]:
        """Return the money of each word whose lines have a direction; the others' amounts are 0."""
        return {f"sum_{one}": sums[3] for one, sums in self._all.items() if one != BY_DIRECTION[NEUTRAL]}

    def checks(self, lines: Iterable[Line]) -> list[Check]:
        """Compare what the lines around the rows state; masked figures are passed over."""
        text = "\n".join(one.text.replace('"', "") for one in lines)
        found = _COUNT.search(text)
        made = [stated_count("count", found[1], self.rows)] if found else []
        for word, count, total in _SUM.findall(text):
            made += self._figure(WORDS[word], count, total)
        return [one for one in made if one is not None]

    def _figure(self, key: str, count: str, total: str) -> Sequence[Check | None]:
        rows, whole, live, alive, refunded = self._all.get(key, [0] * 5)
        ways = [(rows, whole), (live, alive), (rows, whole - refunded), (live, alive - refunded)]
        tried = [
            (stated_count(f"count_{key}", count, number), stated_check(f"sum_{key}", total, found, 2))
            for number, found in ways
        ]
        return next((one for one in tried if all(each is None or each.agrees for each in one)), tried[0])


def by_direction(direction: NDArray[np.int8]) -> NDArray[np.str_]:
    """Return the key of the figures that count a line of this direction."""
    return np.array([BY_DIRECTION[NEUTRAL], BY_DIRECTION[IN], BY_DIRECTION[OUT]])[direction]  # −1 is the last


def numbered(*columns: pa.Array) -> pa.Array:
    """Return the key of lines whose own number comes first; lines without a number are known by what they say."""
    key = pc.binary_join_element_wise(*columns, "|")
    return where(filled(columns[0]), key, "")
