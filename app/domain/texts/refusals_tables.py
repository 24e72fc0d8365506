"""Why a spreadsheet, or a table of no known format, was not stored."""

TEXTS = {
    "refused.workbook_password": (
        "The workbook is protected by a password. Save a copy without one, or give the password."
    ),
    "refused.workbook_broken": "The workbook is damaged and cannot be read. Export it again.",
    "refused.workbook_macro": "The workbook contains macros. Save it as .xlsx, which holds none.",
    "refused.workbook_dtd": "The workbook declares document types, which no spreadsheet program writes.",
    "refused.workbook_bomb": "The workbook unpacks to far more than its size allows.",
    "refused.workbook_sheets": "The workbook has {count} sheets; at most {most} are read.",
    "refused.workbook_cells": "Sheet {sheet} has {count} cells; at most {most} are read. Save it as CSV.",
    "refused.workbook_far_cell": (
        "Sheet {sheet} is nearly empty but reaches row {row} and column number {columns}. "
        "Delete what lies outside the table."
    ),
    "refused.damaged_number": (
        "Column {column} holds {text}: a spreadsheet has cut the digits of this number. "
        "Export it again and do not open it in between."
    ),
    "refused.error_cell": "Column {column} holds {text} where a value is needed.",
    "refused.unknown_columns": "No known format. Columns seen: {columns}. Give a layout for them.",
    "refused.layout_missing_column": "The layout names column {missing}, which is not there. Columns seen: {columns}.",
    "refused.layout_wrong": "The layout cannot be used: {field} {reason}.",
    "refused.unknown_word": "Column {column} holds {text}, which this format does not know.",
    "refused.two_currencies": "Column {column} holds a currency that the layout does not name: {text}.",
    "refused.no_time": "The row has no date in {column}.",
    "refused.wrong_identity": "The row does not hold what its record number says: {text}.",
}
