"""What is said of a statement: figures that do not agree, and what it holds."""

TEXTS = {
    "statement.disagree": "Contradicts its own figures: {figures}",
    "statement.figure": "{name}: stated {stated}, found {found}",
    "statement.repeated": "Every row was seen before, in {file}.",
    "statement.left_out": "Imported without {count} rows that cannot be read.",
    "statement.left_out_and": "Imported without {count} rows that cannot be read. {more}",
    "statement.no_bill": "The channel answered that there is no bill for this day.",
    "statement.summary": "A summary without single transactions: there is nothing to store.",
    "statement.no_money": "A report that moves no money, of taxes or disputes: there is nothing to store.",
    "statement.other_accounts": (
        "Lines on accounts that are no cash, channel, revenue or tax account were checked and not stored: "
        "{count} ({accounts})."
    ),
    "statement.by_layout": "Read by the layout “{layout}”.",
    "statement.damaged_ids": "A spreadsheet has damaged {count} numbers; they are left out. Export again.",
    "statement.no_totals": (
        "The file states no totals that its rows could be held against, so nothing tells whether rows are missing."
    ),
    "statement.payouts_named": (
        "The rows name {count} payouts, and the file states none of them. To compare payouts with the bank, import "
        "Stripe's list of payouts as well."
    ),
    "statement.oldest_open": (
        "Every balance follows from the one before it. Nothing says what the first began with, so the amount of the "
        "oldest row is not proved."
    ),
    "statement.batches_open": (
        "The payouts in this file are the sum of their rows. Rows whose payout is not in it are not proved."
    ),
    "statement.accounts_open": (
        "Every voucher balances. Nothing in the file proves which account a line belongs to, so the sum is not proved."
    ),
    "statement.received_open": (
        "The totals of this bill are of order amounts. What was received is less in some rows, and no figure proves it."
    ),
    "statement.signs_open": (
        "The file's control totals prove the amounts. That they came in or went out is said by each type code alone."
    ),
    "statement.gross_loose": (
        "In {count} rows the gross amount less its costs is not the net amount; the payout proves the net amounts "
        "alone."
    ),
    "figure.count": "number of rows",
    "figure.count_in": "number of receipts",
    "figure.count_out": "number of payments out",
    "figure.count_refunds": "number of refunds",
    "figure.sum": "total",
    "figure.column_total": "total of the column “{column}”",
    "figure.sum_in": "total in",
    "figure.sum_out": "total out",
    "figure.sum_orders": "total of orders",
    "figure.sum_settled": "total to be settled",
    "figure.sum_refunds": "total of refunds",
    "figure.sum_refunds_asked": "total of refunds asked for",
    "figure.sum_refunded_coupons": "total of refunded coupons",
    "figure.sum_fees": "total of fees",
    "figure.sum_net": "net total",
    "figure.count_due_in": "number of receipts still due",
    "figure.sum_due_in": "total still to come in",
    "figure.count_due_out": "number of payments still due",
    "figure.sum_due_out": "total still to go out",
    "figure.payout": "payout",
    "figure.batch_payout": "payout of one batch",
    "figure.payouts_once": "payouts whose number stands once",
    "figure.net_rows": "rows whose net amount follows from their own cells",
    "figure.opening": "opening balance",
    "figure.closing": "closing balance",
    "figure.balance_chain": "running balance",
    "figure.vouchers": "debits against credits",
    "figure.voucher": "voucher, debits against credits",
    "figure.account_total": "total of the account “{column}”",
    "figure.account_closing": "closing balance of the account “{column}”",
    "figure.balance_rows": "rows whose running balance follows from the one before",
}
