"""Items about goods and money that part ways, and about money that is no channel's: TS7, HM4, HM8, ST8."""

TEXTS = {
    "ts7.unsent": "Order {ref} of {amount} {currency} was paid on {day} and is not sent by its own file; usual by "
    "{expected}.",
    "ts7.unpaid": "Order {ref} of {amount} {currency}, {day}, is under way and not paid.",
    "ts7.on_delivery": "Order {ref} of {amount} {currency}, {day}, is paid on delivery; the money is usually there by "
    "{expected}.",
    "hm4.open": "{amount} {currency} in entries not settled yet: {count}, the first of {day}; usually settled by "
    "{expected}.",
    "hm8.whole": "Order {ref} of {amount} {currency} was paid with stored value: no channel shows money for it.",
    "hm8.part": "Order {ref} is {due} {currency}, {paid} came as money; it says that the rest, {amount}, was stored "
    "value.",
    "st8.open": "Order {ref} is of shop {shop}; its payment of {amount} {currency} is in {account}, which takes the "
    "payments of {owner}.",
    "cause.TS7": "A presale, a delay or a cancelled order; or goods sent on credit or against cash at the door.",
    "cause.HM4": "The channel settles some days after the sale, or after the buyer has confirmed it.",
    "cause.HM8": "The buyer used a gift card, points or a balance that the shop had sold or given before.",
    "cause.ST8": "The file was put under another shop, or the shop used another one's merchant number.",
    "settle.TS7": "Chase the goods or the money. Entry where paid and not sent: Dr channel, Cr advances received.",
    "settle.HM4": "Nothing to book; it can be withdrawn once it is settled.",
    "settle.HM8": "Use up the liability. Entry: Dr contract liabilities or advances received, Cr revenue.",
    "settle.ST8": "Move it to the right shop. Entry: Dr one shop's channel account, Cr the other's.",
}
