"""The forecast of the bank accounts."""
