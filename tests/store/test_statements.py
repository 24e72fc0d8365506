"""What an import adds, what it recognises, and what taking it back leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.columns import live_schema
from app.domain.errors import NotAllowed
from app.domain.statement import Refusal
from app.store.engine import Book, BookStore
from app.store.seen import pair
from tests.builders import read_statement, records
from tests.store.helpers import add, business, ids, run


def _table(book: Book, *columns: str) -> list[dict[str, Any]]:
    with book.read() as uow:
        found: list[dict[str, Any]] = uow.records.table(columns=list(columns)).to_pylist()
    return found


def test_records_come_back_as_they_were_sent(book: Book, tmp_path: Path) -> None:
    sent = records(
        order_ref=["1", "2"], channel_ref=["a", ""], amount=[100, -250], fee=[3, None], text=["备注", ""], row=[5, 7]
    )
    [stored] = add(book, tmp_path, sent)
    with book.read() as uow:
        table = uow.records.table()
        assert table.schema.equals(live_schema())
        assert table.select(sent.column_names).to_pylist() == sent.to_pylist()
        assert table["source"].to_pylist() == ["alipay.merchant.trade"] * 2
        assert table["statement"].to_pylist() == [stored.number] * 2
        assert uow.statements.stated(stored.number).equals(sent)


def test_a_row_with_several_records_gives_them_letters(book: Book, tmp_path: Path) -> None:
    [stored] = add(book, tmp_path, records(row=[4, 4, 5], suffix=[1, 2, 0], amount=[1, 2, 3]))
    assert ids(book) == [f"{stored.statement_id}-{end}" for end in ("4a", "4b", "5")]
    assert stored.rows_stored == 2
    with book.read() as uow:
        numbers = uow.records.numbers([*ids(book), "nobody-1", f"{stored.statement_id}-99"])
        assert (numbers > 0).tolist() == [True, True, True, False, False]
        assert uow.records.ids(numbers[:3]).to_pylist() == ids(book)


def test_an_overlap_adds_only_what_is_new(book: Book, tmp_path: Path) -> None:
    add(book, tmp_path, records(key=["a", "b", "c"], channel_ref=["a", "b", "c"]))
    [stored] = add(book, tmp_path, records(key=["b", "c", "d"], channel_ref=["b", "c", "d"]), file="later.csv")
    assert (stored.rows_stored, stored.rows_seen_before) == (1, 2)
    assert [one["channel_ref"] for one in sorted(_table(book, "channel_ref"), key=lambda r: r["channel_ref"])] == [
        "a", "b", "c", "d",
    ]  # fmt: skip


def test_equal_genuine_rows_are_counted(book: Book, tmp_path: Path) -> None:
    two, three = records(counterparty=["x"] * 2), records(counterparty=["x"] * 3)
    add(book, tmp_path, two)
    [stored] = add(book, tmp_path, three, file="later.csv")
    assert (stored.rows_stored, stored.rows_seen_before) == (1, 2)
    [again] = add(book, tmp_path, two, file="again.csv")
    assert (again.rows_stored, again.rows_seen_before) == (0, 2)


@pytest.mark.parametrize("facts", [{"account": "other"}, {"format": "wechatpay.merchant.trade"}])
def test_another_account_or_format_is_another_event(book: Book, tmp_path: Path, facts: dict[str, str]) -> None:
    table = records(key=["a"], channel_ref=["a"])
    add(book, tmp_path, table)
    [stored] = add(book, tmp_path, table, file="other.csv", **facts)
    assert stored.rows_stored == 1


def test_equal_fingerprints_of_other_rows_are_not_believed(book: Book, tmp_path: Path) -> None:
    add(book, tmp_path, records(order_ref=["1"], key_fp=[7], content_fp=[7]))
    [stored] = add(book, tmp_path, records(order_ref=["2"], key_fp=[7], content_fp=[7]), file="later.csv")
    assert stored.rows_stored == 1


def test_a_whole_repeat_names_the_file_it_was(book: Book, tmp_path: Path) -> None:
    table = records(order_ref=["1", "2"])
    add(book, tmp_path, table, file="september.csv")
    [stored] = add(book, tmp_path, table, file="september-utf8.csv")
    assert (stored.rows_stored, stored.rows_seen_before) == (0, 2)
    assert (stored.message_key, stored.message_params) == ("statement.repeated", {"file": "september.csv"})
    assert len(ids(book)) == 2


def test_the_same_bytes_again_get_a_number_of_their_own(book: Book, tmp_path: Path) -> None:
    table = records(order_ref=["1"])
    first, second = (add(book, tmp_path, table, sha256="ab" * 32, account=one)[0] for one in ("x", "y"))
    assert second.statement_id == f"{first.statement_id}+2"
    assert (second.rows_stored, second.rows_seen_before) == (0, 1)


def test_several_statements_of_one_file_share_its_id(book: Book, tmp_path: Path) -> None:
    one, two = records(order_ref=["1"]), records(order_ref=["2"])
    with book.write("import", "ann") as uow:
        for ordinal, table in enumerate((one, two), 1):
            read = read_statement(tmp_path / "read", table, sha256="cd" * 32, several=True, ordinal=ordinal)
            uow.statements.add(read, "")
        uow.commit(text_key="audit.import")
    assert ids(book) == [f"{'cd' * 8}.1-2", f"{'cd' * 8}.2-2"]


def test_a_refused_source_is_kept_with_its_reason(book: Book) -> None:
    with book.write("import", "ann") as uow:
        uow.statements.add_refused(
            Refusal(file="x.csv", sha256="ef" * 32, key="refused.empty", params={"a": 1}, row=3, column="金额")
        )
        uow.commit(text_key="audit.import")
    with book.read() as uow:
        [one] = uow.statements.live()
        assert (one.statement_id, one.refused_key, one.refused_row) == ("ef" * 8, "refused.empty", 3)
        assert len(uow.records.table()) == 0


def _order(state: str, amount: int, exported: str) -> tuple[pa.Table, dict[str, str]]:
    table = records(key=["o1"], order_ref=["o1"], status=[state], amount=[amount], layer=1, kind=1)
    return table, {"format": "taobao.orders", "exported_at": exported, "file": f"{exported}.csv"}


@pytest.mark.parametrize("turn", [False, True])
def test_the_latest_statement_says_what_a_record_is(book: Book, tmp_path: Path, turn: bool) -> None:
    told = [_order("unpaid", 100, "2026-10-01"), _order("paid", 90, "2026-10-05")]
    for table, facts in reversed(told) if turn else told:
        add(book, tmp_path, table, **facts)
    assert _table(book, "status", "amount") == [{"status": "paid", "amount": 90}]
    with book.read() as uow:
        [number] = uow.records.table(columns=["record"])["record"].to_pylist()
        assert uow.records.rows(np.array([number]))["status"].to_pylist() == ["paid"]
        assert uow.records.find("0.90").tolist() == [number]
        assert uow.records.find("1.00").tolist() == []
        assert [one for one in uow.verify(lambda *_: None) if not one[1]] == []


def test_a_record_outlives_the_first_of_its_statements(book: Book, tmp_path: Path) -> None:
    first, facts = _order("unpaid", 100, "2026-10-01")
    second, later = _order("paid", 90, "2026-10-05")
    add(book, tmp_path, second, **later)
    alone = business(book)
    with book.write("remove", "ann") as uow:
        uow.statements.close([one.number for one in uow.statements.live()])
        uow.commit(text_key="audit.remove")
    [one] = add(book, tmp_path, first, **facts)
    add(book, tmp_path, second, **later)
    with book.write("remove", "ann") as uow:
        assert uow.statements.close([one.number])["records"] == 0
        uow.commit(text_key="audit.remove")
    assert _table(book, "status", "amount") == [{"status": "paid", "amount": 90}]
    assert business(book) == alone
    with book.read() as uow:
        assert [one for one in uow.verify(lambda *_: None) if not one[1]] == []


def test_taking_a_statement_back_takes_what_a_run_made_of_it(book: Book, tmp_path: Path) -> None:
    [a] = add(book, tmp_path, records(order_ref=["1", "2"]))
    add(book, tmp_path, records(order_ref=["1", "2"]), account="other", file="b.csv")
    run(book, [([1], [3])], {**_item([2])})
    with book.write("remove", "ann") as uow:
        counts = uow.statements.close([a.number])
        uow.commit(text_key="audit.remove")
    assert counts == {"statements": 1, "records": 2, "matches": 1, "discrepancies": 1}
    with book.read() as uow:
        assert [len(one) for one in uow.matches.live()] == [0, 0]
        assert len(uow.discrepancies.live()) == 0


def _item(numbers: list[int]) -> dict[str, Any]:
    from tests.store.helpers import item

    return item(numbers)


def test_a_persons_match_keeps_its_statement(book: Book, tmp_path: Path) -> None:
    from tests.store.helpers import confirm

    [a] = add(book, tmp_path, records(order_ref=["1", "2"]))
    run(book, [([1], [2])])
    confirm(book, 1)
    before = business(book)
    with pytest.raises(NotAllowed) as error, book.write("remove", "ann") as uow:
        uow.statements.close([a.number])
    assert error.value.key == "undo.later"
    assert business(book) == before


def test_originals_come_back_byte_for_byte_and_once(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_bytes(bytes(range(256)) * 40_000)
    for name in ("big.csv", "again.csv"):
        with book.write("import", "ann") as uow:
            uow.statements.keep_original(str(path), "12" * 32, name)
            uow.commit(text_key="audit.import")
    with book.read() as uow:
        assert uow.statements.original("12" * 32) == path.read_bytes()
        assert uow.statements.original("34" * 32) is None


def test_finding_looks_at_numbers_amounts_and_words(book: Book, tmp_path: Path) -> None:
    add(book, tmp_path, records(order_ref=["ord-77", "x"], counterparty=["", "王小明"], amount=[1234, -500]))
    with book.read() as uow:
        for text, expected in (
            ("ord-77", [1]), ("ORD-7", [1]), ("12.34", [1]), ("5", [2]), ("小明", [2]), ("none", []), ("", []),
        ):  # fmt: skip
            assert uow.records.find(text).tolist() == expected, text


@given(
    one=st.lists(st.integers(0, 3), max_size=12),
    two=st.lists(st.integers(0, 3), max_size=12),
)
def test_pairing_counts_as_a_multiset(one: list[int], two: list[int]) -> None:
    a, b = pair(np.array([one], np.int64).reshape(1, -1), np.array([two], np.int64).reshape(1, -1))
    assert [one[i] for i in a] == [two[i] for i in b]
    assert len(set(a.tolist())) == len(a) and len(set(b.tolist())) == len(b)
    assert len(a) == sum(min(one.count(key), two.count(key)) for key in range(4))


@given(keys=st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=5), min_size=1, max_size=4))
def test_the_order_of_statements_does_not_change_what_is_there(
    tmp_path_factory: pytest.TempPathFactory, keys: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("order")
    found = []
    for turn in (keys, keys[::-1]):
        book = BookStore().temporary()
        for at, part in enumerate(turn):
            add(book, folder, records(key=part, channel_ref=part), file=f"{at}.csv")
        found.append(sorted(one["channel_ref"] for one in _table(book, "channel_ref")))
        book.close()
    assert found[0] == found[1]
    assert found[0] == sorted(one for one in "abcd" for _ in range(max(part.count(one) for part in keys)))
