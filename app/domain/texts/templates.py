"""Why a workbook of one's own was not filled, and the words of the example."""

TEXTS = {
    "template.place": "sheet “{sheet}”, cell {cell}",
    "template.not_xlsx": "Only workbooks saved as .xlsx can be filled. Save a copy as .xlsx in Excel or WPS.",
    "template.only_called_xlsx": "Its name ends in .xlsx, but it is not an Excel workbook, or it is damaged. Open it "
    "in Excel or WPS and save it anew as an Excel workbook (.xlsx).",
    "template.too_big": "The template is larger than {most} MB. Take out pictures and sheets that it does not need.",
    "template.too_large": "The template has more than {most} cells that hold something. Delete rows and columns it "
    "does not need.",
    "template.unreadable": "The template cannot be opened without losing something ({reason}). Save it anew in Excel "
    "or WPS.",
    "template.no_fields": "The template names no field such as {{{{period}}}}, so there is nothing to fill.",
    "template.unknown_field": "In {place} there is no field called “{field}”. Help lists the fields.",
    "template.unknown_column": "In {place}, “{field}”: the table {table} has no column called “{name}”. Help lists the "
    "columns.",
    "template.wrong_filter": "In {place}, “{field}”: a filter is written like [state=open|waiting, comparison=L1].",
    "template.not_closed": "In {place} a field begins with {{{{ and does not end with }}}}.",
    "template.in_formula": "In {place} a field stands inside a formula. Put it into a cell of its own and let the "
    "formula name that cell.",
    "template.elsewhere": "In {place} a field stands where none is filled: in a comment or a sheet's name. Put it into "
    "a cell, or into the header or footer of the page.",
    "template.list_in_header": "On sheet “{sheet}” the page's header or footer names the list field “{field}”. Only "
    "single fields can stand there.",
    "template.header_type": "On sheet “{sheet}” a field in the page's header or footer is set in several types. Set "
    "the whole text in one.",
    "template.table_head": "In {place} a field stands in the heading of a table. Write a name there and put the field "
    "below it.",
    "template.two_tables": "In {place} one row names fields of two tables, {first} and {second}. Give each table a row "
    "of its own.",
    "template.two_filters": "In {place} one row names one table by two filters. Write one filter in a field of the "
    "row; it holds for all of them.",
    "template.which_currency": "“{field}” ({where}) has several currencies: {currencies}. Name one, as in "
    "{{{{{field}.{first}}}}}.",
    "template.too_many_rows": "In {place} the list of {table} has {count} rows; at most {most} fit. Write a filter, or "
    "choose fewer days.",
    "template.sheet_full": "Sheet “{sheet}” would have {count} rows; a sheet holds {most}.",
    "template.merged_rows": "In {place} cells are merged over several rows, and one of them is a row of a list. Merge "
    "only cells of one row there.",
    "template.scenarios": "Sheet “{sheet}” has what-if scenarios, which cannot be moved with its rows. Delete them.",
    "template.array": "In {place} an array formula covers a row of a list, or is a data table, and cannot be repeated. "
    "Write it as a plain formula.",
    "template.one_of_many": "In {place} the formula {formula} names the single cell {cell}, which will be many. Write "
    "{cell}:{cell} to mean all of them.",
    "template.by_text": "In {place} the formula {formula} names cells by a text (INDIRECT), which does not follow when "
    "rows are added. Name the cells themselves.",
    "template.many_sheets": "In {place} the formula {formula} reaches over several sheets, other workbooks or spilled "
    "cells, which cannot follow when rows are added.",
    "template.formula": "In {place} the formula {formula} cannot be understood, so it cannot follow when rows are "
    "added.",
    "template.lost": "Sheet “{sheet}” holds what would be lost when the template is filled: {what}. Take it out of the "
    "template, or keep it in another workbook.",
    "template.lost_book": "The template holds what would be lost when it is filled: {what}. Take it out of the "
    "template, or keep it in another workbook.",
    "template.lost_pivot": "a pivot table",
    "template.lost_slicer": "slicers or timelines",
    "template.lost_controls": "buttons or form controls",
    "template.lost_objects": "embedded objects",
    "template.lost_external": "links to other workbooks",
    "template.lost_queries": "queries or data connections",
    "template.lost_macros": "macros",
    "template.lost_shapes": "shapes or text boxes",
    "template.lost_cell_pictures": "pictures inside cells",
    "template.lost_threads": "threaded comments (notes are kept)",
    "template.lost_checkboxes": "check boxes in cells",
    "template.lost_header_pictures": "pictures in the page's header or footer",
    "template.lost_header_texts": "text of the page's header or footer",
    "template.lost_background": "a background picture",
    "template.lost_views": "custom views",
    "template.lost_protected_ranges": "ranges that may be edited under protection",
    "template.lost_new_formats": "conditional formats of newer versions (data bars, icon sets)",
    "template.lost_new_validations": "drop-down lists of newer versions, which name cells of another sheet",
    "template.lost_sparklines": "sparklines",
    "template.lost_dynamic": "formulas that spill into further cells",
    "template.lost_charts": "a chart",
    "template.lost_pictures": "a picture that is not PNG, JPEG or GIF",
    "template.lost_picture_looks": "the frame, crop or turn of a picture",
    "template.lost_picture_links": "a link on a picture, or a picture that is linked",
    "template.lost_chart_looks": "parts of a chart's look",
    "template.lost_read_only": "the advice to open it read-only",
    "template.lost_names": "defined names",
    "template.lost_table_styles": "table styles of one's own",
    "template.lost_rest_sheet": "something that only newer programs know ({name})",
    "template.lost_rest_table": "parts of a table ({name})",
    "template.lost_rest_part": "a part that only other programs know ({name})",
    "template.example_title": "Monthly reconciliation",
    "template.example_comparisons": "Comparisons",
    "template.example_adjustments": "Adjustments",
    "usage.template_name": "{file} is the name of a result. Give the template another name.",
    "usage.template_twice": "Two templates are called {file}. Give one of them another name.",
    "usage.template_itself": "{file} would be overwritten by its own filled copy. Name another folder for the results.",
}
