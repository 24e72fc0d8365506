"""Why a spreadsheet, or a table of no known format, was not stored."""

TEXTS = {
    "refused.workbook_password": "The workbook is locked with a password and cannot be opened here. Open it in Excel "
    "or WPS, save a copy without the password, and import the copy.",
    "refused.workbook_broken": "The workbook is damaged and cannot be read. Export it again.",
    "refused.workbook_macro": "The workbook contains macros. Save it as .xlsx, which holds none.",
    "refused.workbook_dtd": "The workbook declares document types, which no spreadsheet program writes.",
    "refused.workbook_bomb": "The workbook unpacks to far more than its size allows.",
    "refused.workbook_sheets": "The workbook has {count} sheets; at most {most} are read.",
    "refused.workbook_cells": "Sheet {sheet} has {count} cells; at most {most} are read. Save it as CSV.",
    "refused.workbook_far_cell": (
        "Sheet {sheet} is nearly empty but reaches row {last_row} and column number {last_column}. "
        "Delete what lies outside the table."
    ),
    "refused.error_cell": "“{value}” is a spreadsheet's error where a value is needed.",
    "refused.both_amounts": "The row has money in and money out at once.",
    "refused.no_time": "The row has no time, and “{value}” does not begin with its day.",
    "refused.edited_net": "“{value}” is not amount minus fee: the row was edited.",
    "refused.other_currency": "“{value}” is not {currency}, in which the file is read. Say which currency it is in.",
    "refused.no_currency": "Nothing in the file says for certain which currency its amounts are in.",
    "refused.report_etsy_items": "This is Etsy's list of order items, which states no totals of orders. Download the "
    "list “Orders” instead.",
    "refused.report_ebay_earnings": "This is eBay's order earnings report, which says nothing of payments and payouts. "
    "Download the transaction report instead.",
    "refused.report_adyen": "This report of Adyen's lists payments that need not be settled. Download the settlement "
    "details report instead.",
    "refused.report_shopify_sales": "This is a summary of sales without single orders. In Shopify's admin export the "
    "orders, and the transactions of the payouts.",
    "refused.report_woocommerce": "This is WooCommerce's analytics list, whose revenue is not what buyers owe. Export "
    "the orders with an export plug-in.",
    "refused.report_amazon_unshipped": "This list of Amazon's holds no prices. Download the report “All orders” "
    "instead.",
    "refused.report_youzan_items": "This is Youzan's list of order items, which states neither days nor totals of "
    "orders. Export the orders instead.",
    "refused.report_jd_sums": "This sheet of JD's settled bills has one sum for each order and does not say what it is "
    "made of. Export the bills again and import the whole workbook, with its sheet of fees.",
    "refused.report_douyin_fees": "This report breaks down fees that the shop's flow of settlements states already. "
    "Import that flow instead.",
    "refused.report_after_sale": "This is a list of after-sale requests: it says what was asked for, not what money "
    "moved. Refunds stand in the bill of the payment channel or the shop's settlement; import that instead.",
    "refused.report_promotion": "This is a report of advertising, which counts views and clicks. What was spent stands "
    "in the shop's account flow; import that instead.",
    "refused.test_row": "The row is a test payment, which moves no money. Switch off test data in Stripe and export "
    "again.",
    "refused.report_alipay_global": "This is Alipay's file of transactions, none of which is settled yet. Import the "
    "settlement files of the same days instead.",
    "refused.report_own": "This is a result of Tieout. Import the files it was made from, or its records.csv.",
    "refused.report_hledger": "This is a register of hledger. Write the file with “hledger print -O csv” instead.",
    "refused.report_quickbooks": "This report of QuickBooks has one column of amounts, whose sign differs from account "
    "to account. Export the report “Journal” instead, or add the columns Debit and Credit.",
    "refused.report_gnucash": "This is GnuCash's simple layout, which names the other accounts in words. Export the "
    "transactions again without the simple layout.",
    "refused.unknown_columns": "No known format. Columns seen: {columns}. Give a layout that says what they are.",
    "refused.bare_list": "The list has no header, and its figures do not show for certain what they are. First row: "
    "{columns}. Say what the columns mean, or give a layout that does.",
    "refused.layout_column": "The layout names the column “{missing}”. Columns seen: {columns}.",
    "refused.two_layouts": "Two remembered layouts fit this table: “{first}” and “{second}”. Choose one of them.",
    "refused.layout_field": "The layout cannot be used: {field} is missing or wrong.",
}
