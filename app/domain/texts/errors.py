"""Errors that are not refusals of a source."""

TEXTS = {
    "book.newer": "{file} was written by a newer Tieout. Update the program; the book is unchanged.",
    "book.damaged": "{file} is damaged or not a Tieout book. Restore a backup; nothing was changed.",
    "book.locked": "{file} is open in another window or program. Close it there and try again.",
    "book.missing": "{file} does not exist.",
    "book.moved": "{file} was moved or renamed while it was open. Nothing was changed: "
    "put it back, or open it in its new place.",
    "book.read_only": "{file} cannot be written. Check the folder's permissions; nothing was changed.",
    "book.folder": "The folder {folder} does not exist or cannot be reached. "
    "Choose another place; nothing was written.",
    "book.passphrase": "The passphrase does not open {file}.",
    "book.wait": "After wrong passphrases the next try for {file} is taken in {seconds} s.",
    "book.needs_passphrase": "{file} is encrypted. Its passphrase is needed (in a command: --passphrase-file).",
    "book.no_keys": "{file} is damaged, or it is encrypted and {keys} is missing beside it. Put that file back, or "
    "restore a backup; nothing was changed.",
    "book.keys_damaged": "{keys} beside {file} cannot be read. Put it back from a backup of the book; nothing was "
    "changed.",
    "book.keys_there": "{keys} lies where the keys of {file} would be, and opens another book. Choose another name.",
    "book.sqlite": "This installation links SQLite {found}; {needed} or newer is needed. Run the installer again.",
    "disk.full": "No space left for {file}. Free some space and try again; nothing was changed.",
    "disk.full_report": "No space left for {file}. Free some space and export again; the result tables are whole, "
    "the report is missing or of before.",
    "output.said": "Standard output could not be written: {reason}. Files that the command wrote are whole.",
    "output.failed": "{file} could not be written: {reason}.",
    "period.signed": "{period} is signed off and read-only. Reopen it with a reason first.",
    "period.unexplained": "Cannot sign off yet: {amount} {currency} of {pair} is unexplained.",
    "period.suggested": "Cannot sign off yet: {count} suggested matches wait for a decision.",
    "period.open_items": "Cannot sign off yet: {count} discrepancies wait for a decision.",
    "period.reason": "Reopening {period} needs a reason.",
    "period.name": "A sign-off needs a name.",
    "fees.no_contract": "There is no such contract rate of {account}.",
    "fees.wrong_contract": "This contract rate of {account} cannot be: look at the day, the minimum and the cap.",
    "fees.no_claim": "No row was overcharged, so there is nothing to claim.",
    "undo.later": "This can no longer be undone: later work depends on it.",
    "undo.signed": "This cannot be undone: it belongs to {period}, which is signed off.",
    "match.twice": "A record stands in another match already: {record}.",
    "match.too_large": "{amount} {currency} is too large to be matched beside amounts of {digits} decimals. Correct or "
    "take back the file that holds it.",
    "match.empty": "A match needs records on both sides.",
    "match.currency": "The books are compared in one currency, and these records are in several: they cannot be one "
    "match.",
    "match.currencies": "The other side of a match is in one currency; these records are in several.",
    "match.event": "Rows of an account that state an event are matched with rows of a trade bill; what a payout "
    "carries is matched with the payout. Choose either the one or the other.",
    "match.event_currency": "Two files state one event in one currency; these rows are in several.",
    "match.event_held": "{record} stands in an approved match of orders and payments. Unmatch that first: once the "
    "bill states the event, its own row stands for it there.",
    "split.currency": "A record is divided among records of its own currency.",
    "usage.no_source": "Nothing to import: no file was found.",
    "usage.missing_source": "{file} does not exist.",
    "usage.no_file": "{file} is neither a file nor a folder.",
    "usage.no_folder": "{file} is a file. Name a folder for the results.",
    "usage.own_output": "{file} would be read and overwritten by this command. Name another folder for the results.",
    "usage.no_passphrase": "{file} has no passphrase in its first line.",
    "usage.date": "{value} is not a date; write YYYY-MM-DD.",
    "usage.no_cluster": "No cluster answers at {address}.",
    "usage.no_cluster_extra": "Matching on a cluster needs the extra “cluster”: pip install tieout[cluster].",
    "usage.rates": "{file} gives no exchange rates: {reason}.",
    "rates.unreadable": "it cannot be read as a table of text",
    "rates.unknown": "it is no table of rates; the ECB has Date and currencies, one of your own date, from, to and "
    "rate",
    "rates.empty": "it holds no rate",
    "rates.day": "row {row}, column {column}: {value} is no day",
    "rates.value": "row {row}, column {column}: {value} is no rate",
    "rates.currency": "row {row}, column {column}: {value} is no currency",
    "usage.rules": "{file} is not a valid rules file: {reason}.",
}
