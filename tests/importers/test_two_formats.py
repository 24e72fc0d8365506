"""A file that two readers take for theirs is refused, and both are named as a person knows them."""

from __future__ import annotations

import pytest

from app.config.words import Words
from app.domain.errors import SourceRefused
from app.importers.base import READERS, Head, ReadOptions, load_formats, register
from app.importers.recognise import read_file

HEAD = "record_id,statement_id,file,sheet,row,layer,kind,occurred_at,amount,currency,fee,net,order_ref,channel_ref,"


def test_a_file_that_fits_two_formats_is_refused_with_their_titles(tmp_path):
    ours = load_formats()["tieout.records"]

    class Twin:
        format, version, title, read = "twin.records", 1, "Twin records", ours.read

        def sniff(self, head: Head) -> float:
            return ours.sniff(head)

    path = tmp_path / "records.csv"
    path.write_text(HEAD + "batch_ref,counterparty,status,shop,account\n", encoding="utf-8")
    register(Twin)
    try:
        with pytest.raises(SourceRefused) as caught:
            read_file(
                str(path), "text", file="r.csv", sha256="0", folder=str(tmp_path), stem="r", options=ReadOptions()
            )
    finally:
        del READERS["twin.records"]
    assert Words("en").error(caught.value).endswith("fits two formats, Tieout records and Twin records. Choose one.")
    words = Words("zh_CN")
    said = words.error(caught.value)
    assert words.say("format.tieout.records") in said and "tieout.records" not in said
