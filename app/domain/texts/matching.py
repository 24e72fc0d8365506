"""The entry of a matching run, and what is wrong with a rules file."""

TEXTS = {
    "audit.run": "Matched: {confirmed} confirmed, {suggested} suggested, discrepancies: {items}",
    "rules.not_json": "it is not JSON (line {line})",
    "rules.not_object": "it must be one object in braces",
    "rules.twice": "{name} stands twice",
    "rules.number": "{name} is not a whole number",
    "rules.unknown": "{name} is unknown",
    "rules.value": "{name} cannot be {value}",
    "rules.order": "{name}: show may not be above new, nor new above accept",
    "rules.one_key": "{name}: a common number needs a field on each side",
    "rules.match_from": "{name}: a rule finds no matches in L2, where the channel itself says what belongs together",
    "rules.aside_from": "{name}: nothing is set aside from L2, where a batch needs all its entries",
    "rules.aside_sides": "{name}: what is set aside is one record; it has one condition and no sides",
    "rules.aside_all": "{name}: without a condition or a pattern everything would be set aside",
    "rules.same_id": "two rules are called {name}",
    "rules.stopped": "Rule {rule}, {field}, character {column}: {reason}.",
    "rules.refused": "These rules cannot be used: {reason}.",
    "rules.breaks": "These rules would decide {count} records or matches of signed months ({months}) otherwise than "
    "they were signed; change them in the window, where you see which.",
    "rules.cannot_run": "rule {rule}, {field}, character {column}: {reason}",
    "rules.no_text_field": "{name} is no field with text; {near} is",
    "rules.unreadable": "it cannot be read as UTF-8 text",
}
