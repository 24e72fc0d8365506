"""Counting what an import would bring gives the numbers of the import, without writing anything."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from app.domain.statement import RECORDS
from app.services.import_statement import import_sources, in_order
from app.store.engine import Book, BookStore
from tests.builders import read_statement, records, source
from tests.examples import examples
from tests.store.helpers import add, business

#: A row: which event it is, and what it says of it (a status that changes is a differing row).
ROWS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from([100, 250]), st.sampled_from(["", "DONE"])), max_size=6
)
FILES = st.lists(st.tuples(ROWS, st.sampled_from(["one", "two"]), st.sampled_from(["x.csv", "y.csv"])), max_size=4)


def _statement(folder: Path, rows, account: str, file: str):
    table = records(
        key=[one[0] for one in rows],
        channel_ref=[one[0] for one in rows],
        amount=[one[1] for one in rows],
        status=[one[2] for one in rows],
    )
    return read_statement(folder, table, account=account, file=file)


@examples(30)
@given(there=FILES, coming=FILES)
def test_what_is_counted_is_what_is_stored(there, coming):
    with TemporaryDirectory() as folder:
        book = BookStore().create(str(Path(folder) / "shop.tieout"), info={})
        reads = [[_statement(Path(folder) / "r", *one) for one in files] for files in (there, coming)]
        with book.write("import", "ann") as uow:
            for one in reads[0]:
                uow.statements.add(one, "")
            if there:
                uow.commit(text_key="audit.import")
        with book.read() as uow:
            counts = [(one.rows_new, one.rows_seen, one.repeats) for one in uow.statements.count(reads[1])]
        with book.write("import", "ann") as uow:
            stored = [uow.statements.add(one, "") for one in reads[1]]
        book.close()
    told = [
        (one.rows_stored, one.rows_seen_before, one.message_params.get("file", "") if one.message_key else "")
        for one in stored
    ]
    assert [one[:2] for one in counts] == [one[:2] for one in told]
    assert [bool(one[2]) for one in counts] == [bool(one[2]) for one in told]


def test_the_same_bytes_under_another_account_are_the_same_rows(book: Book, tmp_path: Path) -> None:
    table = records(key=["a", "b"], channel_ref=["a", "b"])
    first = read_statement(tmp_path / "r", table, sha256="f" * 64)
    again = read_statement(tmp_path / "r", table, sha256="f" * 64, account="other", file="copy.csv")
    with book.read() as uow:
        counts = list(uow.statements.count([first, again]))
    assert [(one.rows_new, one.rows_seen, one.repeats) for one in counts] == [(2, 0, ""), (0, 2, "statement.csv")]


def test_a_copy_of_stored_bytes_is_known_by_its_digest(book: Book, tmp_path: Path) -> None:
    table = records(key=["a", "b", "b"], channel_ref=["a", "b", "b"])
    read = read_statement(tmp_path / "r", table, sha256="f" * 64)
    copy = read_statement(tmp_path / "r", table, sha256="f" * 64, file="copy.csv")
    with book.write("import", "ann") as uow:
        uow.statements.add(read, "")
        uow.commit(text_key="audit.import")
    with book.read() as uow:
        [counted] = uow.statements.count([copy])
    with book.write("import", "ann") as uow:
        stored = uow.statements.add(copy, "")
    assert (counted.rows_new, counted.rows_seen) == (stored.rows_stored, stored.rows_seen_before) == (0, 3)
    assert counted.repeats == stored.message_params["file"] == "statement.csv"


def test_a_file_without_a_row_is_known_when_it_comes_again(book: Book, tmp_path: Path) -> None:
    empty = records(key=[], channel_ref=[])
    reads = [read_statement(tmp_path / "r", empty, sha256="f" * 64, file=file) for file in ("a.csv", "b.csv")]
    with book.write("import", "ann") as uow:
        assert [one.repeats for one in uow.statements.count(reads)] == ["", "a.csv"]
        uow.statements.add(reads[0], "")
        uow.commit(text_key="audit.import")
    with book.write("import", "ann") as uow:
        assert [one.repeats for one in uow.statements.count(reads)] == ["a.csv", "a.csv"]
        stored = uow.statements.add(reads[1], "")
    assert (stored.message_key, stored.message_params) == ("statement.repeated", {"file": "a.csv"})


def test_counting_leaves_the_book_as_it_was(book: Book, tmp_path: Path) -> None:
    add(book, tmp_path, records(key=["a"], channel_ref=["a"]))
    before = business(book)
    with book.read() as uow:
        list(uow.statements.count([read_statement(tmp_path / "r", records(key=["a", "b"], channel_ref=["a", "b"]))]))
    assert business(book) == before
    with book.write("import", "ann") as uow:
        reads = [read_statement(tmp_path / "r", records(key=["a", "c"], channel_ref=["a", "c"]), file="c.csv")]
        assert [one.rows_new for one in uow.statements.count(reads)] == [1]
        assert uow.statements.add(reads[0], "").rows_stored == 1


def test_rows_of_records_csv_are_those_of_their_sources(book: Book, tmp_path: Path) -> None:
    """Its rows name the records that they were written from, whatever their account; one that was edited is new."""
    amounts = [500, 700, 900]
    first = read_statement(
        tmp_path / "r", records(key=list("abc"), channel_ref=list("abc"), amount=amounts), file="bill.csv"
    )
    names = [f"{first.facts.sha256[:16]}-{row}" for row in (2, 3, 4)]
    written = records(key=["x1", "x2", "x3", "x4"], text=[*names, f"{'0' * 16}-1"], amount=[500, 700, 901, 500])
    copy = read_statement(tmp_path / "r", written, file="records.csv", format=RECORDS, account="other", sha256="0" * 64)
    assert copy.facts.sha256 < first.facts.sha256
    sources = in_order([source(tmp_path, copy), source(tmp_path, first)])
    reads = [read for one in sources for read in one.statements]
    with book.read() as uow:
        before = [(one.rows_new, one.rows_seen) for one in uow.statements.count(reads)]
    result = import_sources(book, sources, actor="ann")
    with book.read() as uow:
        after = [(one.rows_new, one.rows_seen) for one in uow.statements.count([copy])]
        assert sorted(uow.records.own(["amount"])["amount"].to_pylist()) == [500, 500, 700, 900, 901]
    stored = [(one.file, one.rows_stored, one.rows_seen_before) for one in result.statements]
    assert stored == [("bill.csv", 3, 0), ("records.csv", 2, 2)]
    assert (before, after) == ([(3, 0), (2, 2)], [(0, 4)])


def test_rows_written_to_an_earlier_records_csv_are_seen(book: Book, tmp_path: Path) -> None:
    """The source that comes a command later than its records.csv adds only what was edited there."""
    first = read_statement(
        tmp_path / "r", records(key=list("abc"), channel_ref=list("abc"), amount=[500, 700, 900]), file="bill.csv"
    )
    names = [f"{first.facts.sha256[:16]}-{row}" for row in (2, 3, 4)]
    written = records(key=["x1", "x2", "x3"], text=names, amount=[500, 700, 901])
    copy = read_statement(tmp_path / "r", written, file="records.csv", format=RECORDS, account="other", sha256="0" * 64)
    import_sources(book, [source(tmp_path, copy)], actor="ann")
    with book.read() as uow:
        before = [(one.rows_new, one.rows_seen) for one in uow.statements.count([first])]
    result = import_sources(book, [source(tmp_path, first)], actor="ann")
    assert [(one.rows_stored, one.rows_seen_before) for one in result.statements] == before == [(1, 2)]
    with book.read() as uow:
        assert sorted(uow.records.own(["amount"])["amount"].to_pylist()) == [500, 700, 900, 901]
