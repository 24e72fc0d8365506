"""What a source comes in: text, workbook, PDF, XML, archive; checked before it is opened, read as cells or lines."""
