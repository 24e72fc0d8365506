"""What is said when a fact of the whole book cannot be set."""

TEXTS = {
    "facts.currency": "“{value}” is no currency. Three letters are needed, such as TWD, USD or GBP.",
    "facts.no_zone": "“{value}” is no time zone. Choose one of the list, such as Asia/Taipei or Europe/London.",
    "facts.zone_held": "The times of {count} files in this book, {file} among them, were read as times of {zone}. With "
    "another zone their rows would count a second time when a later file states them again. Take these files back on "
    "the Statements page, change the zone, then import them again.",
    "facts.zone_signed": "The times of {count} files in this book, {file} among them, were read as times of {zone}, "
    "and {period} is signed off. The zone stays as it is.",
}
