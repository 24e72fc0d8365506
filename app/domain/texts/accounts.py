"""Accounts, opening balances and opening outstanding items."""

TEXTS = {
    "accounts.no_code": "An account needs its number or name as the statements write it.",
    "accounts.role": "{value} is no kind of account.",
    "accounts.delay": "A delay of {value} working days cannot be meant; at most 60.",
    "accounts.cutoff": "The day's end must lie inside the day.",
    "accounts.opening": "An opening balance needs its day, and the day its balance.",
    "accounts.own_bank": "An account cannot pay out to itself.",
    "accounts.amount": "“{value}” is not an amount. Write 1234.56 or -1234.56.",
    "accounts.day": "“{value}” is not a day. Write 2026-10-31.",
    "opening.none": "There is no opening item to store.",
    "opening.incomplete": "Line {line}: an opening item needs a day and an amount other than zero.",
    "opening.place": "Line {line}: choose where the item stands: orders, channel, payouts or bank.",
    "opening.file": "opening items.csv",
}
