"""What is said of a statement: figures that do not agree, and what it holds."""

TEXTS = {
    "statement.disagree": "Contradicts its own figures: {figures}",
    "statement.figure": "{name}: stated {stated}, found {found}",
    "statement.no_bill": "The channel answered that there is no bill for this day.",
    "statement.summary": "A summary without single transactions: there is nothing to store.",
    "figure.count": "number of rows",
    "figure.count_in": "number of receipts",
    "figure.count_out": "number of payments out",
    "figure.count_refunds": "number of refunds",
    "figure.sum": "total",
    "figure.sum_in": "total in",
    "figure.sum_out": "total out",
    "figure.sum_orders": "total of orders",
    "figure.sum_settled": "total to be settled",
    "figure.sum_refunds": "total of refunds",
    "figure.sum_refunds_asked": "total of refunds asked for",
    "figure.sum_refunded_coupons": "total of refunded coupons",
    "figure.sum_fees": "total of fees",
    "figure.opening": "opening balance",
    "figure.closing": "closing balance",
    "figure.balance_chain": "running balance",
}
