"""The fee page: models, what was charged otherwise, contract rates, claim lists."""
