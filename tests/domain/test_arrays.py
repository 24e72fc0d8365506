"""Steps over whole columns give what NumPy's own give."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.domain.arrays import distinct


@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_distinct_values_are_those_of_numpy(values):
    array = np.array(values, np.int64)
    assert distinct(array).tolist() == np.unique(array).tolist()
    assert array.tolist() == values


def test_arrow_goes_without_pandas_and_gives_a_frame_to_who_asks():
    code = (
        "import sys\n"
        "from app.domain.arrays import spare_pandas\n"
        "spare_pandas()\n"
        "import numpy as np, pyarrow as pa\n"
        "pa.array(['a', None]), pa.array(np.arange(2)), pa.table({'a': [1.5]})\n"
        "print('pandas' in sys.modules, pa.table({'a': [1]}).to_pandas()['a'].sum())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "1"]
