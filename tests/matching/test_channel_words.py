"""Words of a bank row that say that its money comes from a payment channel."""

from __future__ import annotations

import pyarrow as pa
import pytest

from app.domain.record import Layer
from app.matching.sides import channel_like


@pytest.mark.parametrize(
    ("party", "amount", "told"),
    [
        ("拉扎斯网络科技（上海）有限公司", 100, True),
        ("綠界科技股份有限公司", 100, True),
        ("歐付寶電子支付", 100, True),
        ("北京三快在线科技有限公司", 100, True),
        ("北京钱袋宝支付技术有限公司", 100, True),
        ("拉扎斯网络科技（上海）有限公司", -100, False),
        ("綠野園藝有限公司", 100, False),
    ],
)
def test_a_credit_that_names_a_channel_is_told_from_others(party, amount, told):
    texts = {name: [one] for name, one in (("counterparty", party), ("text", ""), ("subtype", ""))}
    rows = pa.table({"layer": pa.array([Layer.BANK], pa.int8()), "amount": pa.array([amount], pa.int64()), **texts})
    assert channel_like(rows).tolist() == [told]
