"""Alembic's head is the schema, and an older book is copied aside before it is changed."""

from __future__ import annotations

import re
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from alembic.script import ScriptDirectory

from app.domain.progress import silent
from app.domain.statement import Refusal
from app.store import schema
from app.store.connect import connect, make_engine
from app.store.engine import BookStore
from app.store.migrations import HEAD, REVISIONS, config, migrate


def _shape(path: str) -> dict[str, object]:
    """Return tables with their columns and keys, indexes with columns and conditions, triggers as they are."""
    connection = driver.connect(path)
    shape: dict[str, object] = {}
    for kind, name, sql in connection.execute("select type, name, sql from sqlite_master where sql is not null"):
        if name == "alembic_version":
            continue
        if kind == "table":
            columns = connection.execute(f"pragma table_info({name})").fetchall()
            shape[name] = ([row[1:6] for row in columns], "WITHOUT ROWID" in sql.upper(), "lifetime" in sql)
        else:
            shape[name] = re.sub(r"\s+", " ", sql).lower()
    connection.close()
    return shape


def _migrated(path: str) -> None:
    engine = make_engine(path, lambda: connect(path, writer=True, busy_ms=50), size=1)
    with engine.connect() as connection:
        connection.exec_driver_sql("begin immediate")
        migrate(connection)
        connection.commit()
    engine.dispose()


def test_the_known_head_is_alembics() -> None:
    assert ScriptDirectory.from_config(config()).get_current_head() == HEAD
    walked = [one.revision for one in ScriptDirectory.from_config(config()).walk_revisions()]
    assert walked[::-1] == list(REVISIONS) and len(walked) == schema.BOOK_VERSION


def test_migrations_make_what_the_schema_says(store: BookStore, tmp_path: Path) -> None:
    store.create(str(tmp_path / "made.tieout")).close()
    _migrated(str(tmp_path / "migrated.tieout"))
    assert _shape(str(tmp_path / "migrated.tieout")) == _shape(str(tmp_path / "made.tieout"))


def test_a_book_of_before_keeps_its_proof_and_knows_no_stated_days(store: BookStore, tmp_path: Path) -> None:
    """UX 70."""
    path = str(tmp_path / "shop.tieout")
    book = store.create(path)
    with book.write("import", "me") as uow:
        old = uow.statements.add_refused(Refusal(file="a.csv", sha256="1" * 64, key="refused.unknown"))
        uow.commit(text_key="audit.import")
    book.close()
    raw = driver.connect(path)
    raw.executescript(
        "alter table statement drop column stated_days; update alembic_version set version_num = '0001';"
        "update book set value = '1' where key = 'book_version'"
    )
    raw.close()
    opened = store.open(path)
    with opened.read() as uow:
        assert [one.stated_days for one in uow.statements.live()] == [None] and old.stated_days is None
        assert all(holds for _name, holds, _said in uow.verify(silent))
    opened.close()


def test_an_upgrade_copies_the_book_aside_first(store: BookStore, tmp_path: Path) -> None:
    """UX 39, 70."""
    path = str(tmp_path / "shop.tieout")
    store.create(path, info={"company": "Lantern"}).close()
    copy = store.upgrade(path)
    assert Path(copy).name.startswith("shop.before-upgrade-")
    for one in (path, copy):
        opened = store.open(one)
        with opened.read() as uow:
            assert uow.info()["company"] == "Lantern"
        opened.close()
