"""What is said of files that were opened in a spreadsheet and saved before they came here."""

TEXTS = {
    "refused.turned_days": (
        "A spreadsheet has taken days for months in this column: “{value}” became a date, and others, whose day is "
        "after the twelfth, stayed text. Download the file again and import it without opening it in Excel or WPS."
    ),
    "refused.saved_time": (
        "“{value}” is not how this source writes a date and time: it seems that a spreadsheet saved the file in its "
        "own form. Download the file again and import it without opening it in Excel or WPS."
    ),
    "refused.narrow_cell": (
        "“{value}” is what a spreadsheet shows where its column is too narrow, and the value itself is gone. Download "
        "the file again and import it without opening it in Excel or WPS."
    ),
    "refused.lost_thousands": (
        "“{value}” has decimals, which amounts in {currency} do not have: a spreadsheet took the point between "
        "thousands for a decimal one. Download the file again and import it without opening it in Excel or WPS."
    ),
    "refused.note_row": (
        "The row holds a single cell, “{value}”: a note, it seems, and no row of the table. Delete the row in a copy "
        "of the file and import the copy, or download the file again."
    ),
    "refused.total_row": (
        "“{value}”: a row of totals stands here, which is not the last row or not the sum of its columns. Delete the "
        "row in a copy of the file and import the copy, or download the file again."
    ),
    "refused.header_again": (
        "The column names stand here once more: several exports were joined below one another. Import each of them by "
        "itself."
    ),
    "refused.one_cell": (
        "Each row stands in a single cell: a spreadsheet opened the file without parting it into columns. Download the "
        "file again and import it without opening it in Excel or WPS. First cell: {columns}"
    ),
    "statement.days_doubtful": (
        "The dates in “{column}” look as if a spreadsheet had taken the day for the month or the year ({first} "
        "to {second}). Compare them with the source; where they are wrong, download the file again and import it "
        "without opening it in Excel or WPS."
    ),
    "statement.rows_twice": (
        "{count} rows say exactly what rows above them say, their number included: {rows}. If something was pasted "
        "twice, delete those rows in a copy of the file; they are counted as they stand."
    ),
    "statement.outside_period": (
        "The file states the period {first} to {last}, and rows are dated {found}. Compare them with the source: a "
        "spreadsheet may have changed the dates, or rows of another month were added."
    ),
    "statement.damaged_head": (
        "A spreadsheet has damaged the number {value} above or below the table, so the account may be missing. "
        "Download the file again and import it without opening it in Excel or WPS."
    ),
}
