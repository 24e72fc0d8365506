"""What is said of readers from outside the program."""

TEXTS = {
    "reader.unreadable": "{file} is no reader: a reader is a small Python file with the ending .py.",
    "reader.there": "The folder of readers has a file {file} already. Delete that one first.",
    "usage.reader": "{file} is no reader that can be used. {why}",
    "refused.reader_changed": "The reader is not the file that was allowed. Look at it and allow it again.",
    "refused.reader_broken": "The reader cannot be used: {reason}.",
    "refused.reader_name": "The reader cannot be used: its format {format} does not begin with “outside.”.",
    "refused.reader_none": "The file holds no reader.",
}
