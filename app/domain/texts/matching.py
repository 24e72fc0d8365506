"""The entry of a matching run, and what is wrong with a rules file."""

TEXTS = {
    "audit.run": "Matched: {confirmed} confirmed, {suggested} suggested, {items} open items",
    "rules.not_json": "it is not JSON (line {line})",
    "rules.not_object": "it must be one object in braces",
    "rules.twice": "{name} stands twice",
    "rules.number": "{name} is not a whole number",
    "rules.unknown": "{name} is unknown",
    "rules.value": "{name} cannot be {value}",
    "rules.unreadable": "it cannot be read as UTF-8 text",
}
