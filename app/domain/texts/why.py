"""Why a record has no suggestion: what stopped the records that came near."""

TEXTS = {
    "gate.matched": "already matched with {number}",
    "gate.proposed": "proposed for {number}",
    "gate.refused": "{name} said on {date} that they do not belong together",
    "gate.currency": "is in {currency}",
    "gate.amount": "the amount is {amount} off",
    "gate.day": "{days} days apart; {before} before to {after} after are allowed",
    "gate.state": "the state is {status}",
    "gate.kind": "one is a refund, the other is not",
    "gate.reference": "the number is another: {number}",
    "gate.account": "money of this account never goes to {account}",
    "gate.weak": "not enough speaks for it: fewer than {least} of 1000 points",
    "gate.rival": "by itself it would do; beside the others it does not",
    "gate.rule_amount": "the amount is {amount} off; your rule {rule} (version {version}) does not allow that",
    "gate.rule_day": "{days} days from the expected one; your rule {rule} (version {version}) allows {before} before "
    "to {after} after",
    "gate.rule_weak": "by itself it comes to {score} points; your rule {rule} (version {version}) suggests from "
    "{least}",
    "gate.rule_single": "your rule {rule} (version {version}) suggests none of several that are equal",
    "gate.aside": "is set aside by your rule {rule}",
}
