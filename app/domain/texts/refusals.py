"""Why a source was not stored: one line each, what is wrong and what to do."""

TEXTS = {
    "refused.empty": "The file is empty.",
    "refused.unreadable": "The file cannot be opened: {reason}.",
    "refused.missing": "The file is not there any more.",
    "refused.is_picture": "This is a picture. Export the statement as CSV or spreadsheet.",
    "refused.is_media": "This is a sound or film file. Export the statement as CSV or spreadsheet.",
    "refused.pdf_unknown": "This PDF holds no table of a bank that is known. Export the statement as CSV "
    "or spreadsheet.",
    "refused.pdf_scanned": "This PDF holds pictures of pages, as a scanner makes them, and no text that could be read. "
    "Get the statement from the bank as a PDF with text, or as CSV or spreadsheet.",
    "refused.pdf_header": "The pages of this PDF have different columns: several lists were joined. Import each of "
    "them by itself.",
    "refused.pdf_password": "The PDF is protected by a password that was not given, or is wrong.",
    "refused.pdf_broken": "The PDF is damaged and cannot be read. Fetch it again.",
    "refused.is_program": "This is a program and was not opened.",
    "refused.is_database": "This is a database, not a statement.",
    "refused.is_archive": "This kind of archive (7z, rar, tar) is not read. Unpack it and import the files in it, "
    "or pack them as .zip.",
    "refused.is_dbase": "This is a dBASE file (DBF), as older bookkeeping programs write it. Open it in Excel or WPS, "
    "save it as .xlsx, and import that.",
    "refused.is_mail": "This is an e-mail. Save the file that is attached to it, and import that.",
    "refused.is_page_table": "This is a web page in several parts, although it may be called a workbook. Open it in "
    "Excel or WPS, save it as .xlsx, and import that.",
    "refused.page_nested": "A row of this page holds a table of its own beside other cells. Open it in Excel or WPS, "
    "save it as .xlsx, and import that.",
    "refused.merged_orders": "A merged cell reaches from one order into the next: whose value it is cannot be told. "
    "Export again without merged cells.",
    "refused.merged_hidden": "Under a merged cell stands another value that nobody sees: “{value}”. Export again "
    "without merged cells.",
    "refused.merged_column": "The order number is merged over the rows of its goods and this column is not: what it "
    "says of the whole order cannot be told. Export orders and goods apart, or without merged cells.",
    "refused.page_cut": "The page ends inside its table: it is cut off. Export again.",
    "refused.error_page": "This is a page in {kind}, not a table: often an error message that was saved. Export again.",
    "refused.not_text": "The file is in no known text encoding. Save it as UTF-8 and try again.",
    "refused.encoding": "A character is not valid {encoding}. The file is damaged or was saved wrongly. Export again.",
    "refused.nul": "The text contains zero bytes: it is damaged or no text. Export again.",
    "refused.quotes": "A quotation mark is opened and not closed as it should be. Export again.",
    "refused.ragged": "The row has {found} cells where the header has {wanted}. Export again.",
    "refused.before_header": "A row stands before the header. Put it below, or export the file again.",
    "refused.after_footer": "Rows follow the footer: several exports were joined. Import each of them by itself.",
    "refused.no_header": "The header row was not found. Columns seen: {columns}.",
    "refused.no_column": "The column is missing. Export again with all columns.",
    "refused.column_twice": "The header names the column twice.",
    "refused.not_amount": "“{value}” is not an amount.",
    "refused.not_time": "“{value}” is not a date and time.",
    "refused.word": "“{value}” is not known in this format.",
    "refused.damaged_id": "A spreadsheet has damaged the number “{value}”. Export again and do not open it in between.",
    "refused.value": "“{value}” cannot be right here.",
    "refused.sign": "“{value}” has another sign than the word beside it (debit, credit). Say what the columns mean.",
    "refused.order_rows": "Another row of the same order says something else here. Export again.",
    "refused.currency": "“{value}” is no currency.",
    "refused.two_formats": "The file fits two formats, {first} and {second}. Choose one.",
    "refused.format": "{format} does not read this file.",
    "refused.cut_off": "The file ends before its footer: it is cut off. Export again.",
    "refused.not_ready": "The channel answered that the bill is not ready yet. Fetch it again later.",
    "refused.archive_broken": "The archive is damaged. Fetch it again.",
    "refused.archive_empty": "The archive holds no file.",
    "refused.archive_password": "The archive is protected by a password that was not given, or is wrong.",
    "refused.archive_members": "The archive holds {count} files; at most {most} are read.",
    "refused.archive_bomb": "The archive unpacks to far more than its size allows.",
    "refused.archive_overlap": "The archive's files overlap: it is damaged, or made to do harm.",
    "refused.member_name": "The name of this file in the archive points outside of it. It was not unpacked.",
    "refused.member_broken": "The file in the archive is damaged. Fetch the archive again.",
    "refused.gzip_several": "This .gz holds several files one after the other. Unpack it, and import them one by one.",
    "refused.nested_archive": "An archive inside an archive is not read. Unpack the outer one.",
    "refused.child_died": "Reading the file failed hard. It is damaged, or made to do harm.",
    "refused.too_slow": "Reading the file took too long and was stopped.",
    "refused.too_big": "The file needs more memory than one file may use. Split it.",
    "refused.fault": "Reading the file failed through a fault of the program. Details are in the log.",
}
