"""Why the trail of a record's money ends where it does."""

TEXTS = {
    "trail.books": "Followed on into the books.",
    "trail.order": "Followed back to the order.",
    "trail.none": "No match, and nothing is expected: nobody misses a counterpart of this record.",
    "trail.missing.L1.on": "Ends here because no payments are imported.",
    "trail.missing.L1.back": "Ends here because no orders are imported.",
    "trail.missing.L2.on": "Ends here because no settlement and no account statement of the channel is imported.",
    "trail.missing.L2.back": "Ends here because no payments are imported.",
    "trail.missing.L3.on": "Ends here because no bank statement is imported.",
    "trail.missing.L3.back": "Ends here because no payout of a channel is imported.",
    "trail.missing.L4.on": "Ends here because no vouchers are imported.",
    "trail.missing.L4.back": "Ends here because no bank statement is imported.",
    "trail.missing.L5.on": "Ends here because no vouchers are imported.",
    "trail.missing.L5.back": "Ends here because no orders are imported.",
}
