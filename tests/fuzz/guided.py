"""Looks for inputs that take the readers' code where no sample takes it, by hand, with `pip install atheris`.

    python -m tests.fuzz.guided --seconds 3600 FILE_OR_FOLDER...
    python -m tests.fuzz.guided --seconds 3600 --family wechat_pay      (a folder of the sample files)

Coverage of the readers leads: an input that reaches new lines is changed further. Each must be refused, or read with a
possible day in every record; nothing else may be raised and none may take longer than LONGEST_S. What sums become is
asked by `mutate`, which knows the undamaged file. One of each kind of finding is kept in --keep (tieout-guided).
Files that are packed (workbooks, archives, PDFs) are left out: changing a packed byte says nothing of a reader.
What took the code further is kept in --corpus, where one is named: the next run goes on from there.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from tests.samples import FOLDER

if TYPE_CHECKING:
    from types import ModuleType

#: Seconds of the processor that an input may take.
LONGEST_S = 10.0
#: Bytes of an input: what is longer is cut, the more of them a second are tried.
MOST_BYTES = 20_000
PACKED = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")


def main() -> int:
    """Run until the time is over; the fuzzer ends the process with its own last line."""
    import atheris

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--family", default="")
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("tieout-guided"))
    parser.add_argument("--corpus", type=Path)
    args = parser.parse_args()
    given = [*args.files, *([FOLDER / args.family] if args.family else [])]
    files = [one for path in given for one in (sorted(path.rglob("*")) if path.is_dir() else [path]) if one.is_file()]
    scratch = Path(tempfile.mkdtemp(prefix="tieout-guided-"))
    seeds = scratch / "seeds"
    seeds.mkdir()
    for number, one in enumerate(files):
        raw = one.read_bytes()
        if not raw.startswith(PACKED):
            (seeds / f"{number:04d}").write_bytes(raw[:MOST_BYTES])
    if not any(seeds.iterdir()):
        parser.error("no files that are not packed")
    args.keep.mkdir(parents=True, exist_ok=True)
    corpus = args.corpus or scratch / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    hunt = Hunt(scratch / "work", args.keep, _instrumented())
    options = [f"-max_total_time={args.seconds}", f"-seed={args.seed}", f"-max_len={MOST_BYTES}"]
    options += ["-rss_limit_mb=4096", "-timeout=120", "-print_final_stats=1"]
    options += [f"-artifact_prefix={args.keep}/", "-report_slow_units=120"]
    try:
        atheris.Setup([sys.argv[0], *options, str(corpus), str(seeds)], hunt.attempt)
        atheris.Fuzz()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return 0


def _instrumented() -> ModuleType:
    """Return what reads a file, with every module of the readers counted."""
    import atheris

    with atheris.instrument_imports(include=["app.importers"]):
        from app.importers.base import load_formats
        from tests.fuzz import found

        load_formats()
    return found


class Hunt:
    """Tries inputs, and keeps one of each kind of finding."""

    def __init__(self, folder: Path, keep: Path, found: ModuleType) -> None:
        self.folder, self.keep, self.found = folder, keep, found
        self.folder.mkdir()
        self.seen: set[str] = set()

    def attempt(self, raw: bytes) -> None:
        """Read one input as the parsing child does."""
        from app.domain.errors import SourceRefused

        path = self.folder / "input"
        path.write_bytes(raw)
        began = time.process_time()
        where = why = ""
        try:
            where = why = self.found.found_in(self.found.statements(path, self.folder)).odd
        except SourceRefused:
            pass
        except Exception as exc:  # noqa: BLE001 - whatever is raised is what we look for
            last = traceback.extract_tb(exc.__traceback__)[-1]
            where, why = f"{type(exc).__name__} {last.filename}:{last.lineno}", traceback.format_exc(limit=-6)
        took = time.process_time() - began
        if not why and took > LONGEST_S:
            where, why = "slow", f"took {took:.1f} s"
        for one in self.folder.iterdir():
            one.unlink()
        if why and where.split(" has time")[0] not in self.seen:
            self.seen.add(where.split(" has time")[0])
            self._tell(raw, why)

    def _tell(self, raw: bytes, why: str) -> None:
        name = hashlib.sha256(raw).hexdigest()[:16]
        (self.keep / name).write_bytes(raw)
        print(f"--- {name}\n{why}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
