"""What a payout or deposit is made of: the few records of a pool that it leaves out, told as a story."""

from app.matching.sets.model import Excluded, Explanation, Limits, Pool, Verdict
from app.matching.sets.search import explain
from app.matching.sets.subsets import subsets

__all__ = ["Excluded", "Explanation", "Limits", "Pool", "Verdict", "explain", "subsets"]
