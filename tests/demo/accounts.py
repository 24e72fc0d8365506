# ruff: noqa: DTZ001 - local clock times, as the files print them
"""Where the money goes after the sale: account ledgers, payouts, deposits and the bank's other lines."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from .catalog import ALIPAY, CMB, CMB_CARD, COMPANY, ICBC, OWNER, PARTIES, PDD, SUPPLIERS, WECHAT
from .model import END, Event, Line, Move, Plant, World, is_working, month_of, next_working
from .plants import OCTOBER, SEPTEMBER
from .shop import Maker

ACCOUNT = {"alipay": ALIPAY, "wechat": WECHAT, "pdd": PDD}
BANK = {"alipay": CMB, "wechat": ICBC, "pdd": CMB_CARD}
OPENINGS = {ALIPAY: 321055, WECHAT: 300_000, PDD: 102030, CMB: 8_250_000, ICBC: 6_480_000, CMB_CARD: 455_010}
#: A deposit that names a channel, of which no payout is known.
STRAY = 6666
_FIRST = date(2026, 9, 1)


def settle(world: World, maker: Maker) -> None:
    """Book every event, pay out by each channel's habit, and write the banks' lines."""
    world.openings = dict(OPENINGS)
    for channel in ACCOUNT:
        entries = _entries(world, maker, channel)
        payouts = _daily(entries, maker) if channel == "wechat" else _asked(entries, maker, channel)
        moves = sorted([*entries, *payouts], key=lambda one: one.at)
        balance = OPENINGS[ACCOUNT[channel]]
        for move in moves:
            if move.what == "payout" and channel != "wechat":
                move.amount = -balance
            balance += move.amount
            move.balance = balance
        world.moves += [one for one in moves if one.amount or one.what != "payout"]
    _hidden_deduction(world)
    _deposits(world)
    _other_lines(world)
    for account in (CMB, ICBC, CMB_CARD):
        _chain(world, account, maker)
    _note_under_way(world)


def _entries(world: World, maker: Maker, channel: str) -> list[Move]:
    account, moves = ACCOUNT[channel], []
    for event in sorted((e for e in world.events if e.channel == channel), key=lambda e: (e.book_at, e.merchant)):
        sign = 1 if event.kind == "payment" else -1
        amount = sign * event.amount
        if channel == "wechat" and event.kind == "refund":
            amount += event.fee  # one row: the refund less the fee that comes back
        rows = [("payment" if sign > 0 else "refund", amount)]
        if event.fee and not (channel == "wechat" and sign < 0):
            rows.append(("fee" if sign > 0 else "fee_back", -sign * event.fee))
        for what, value in rows:
            move = Move(account, event.book_at, what, value, maker.fresh(f"{event.book_at:%Y%m%d}", 14), event)
            event.moves.append(move)
            moves.append(move)
    if channel == "pdd":  # a waived fee is an event of 0.00, and the footer counts it
        first = next(one for one in moves if one.at.month == 10)
        waived = Move(account, first.at, "fee", 0, maker.fresh(f"{first.at:%Y%m%d}", 14), first.event)
        moves.insert(moves.index(first) + 1, waived)
    return moves


def _daily(entries: list[Move], maker: Maker) -> list[Move]:
    """WeChat pays out each day's net the next morning, by itself; what the shop keeps there stays.

    A day with more refunds than payments is carried into the next one's payout.
    """
    payouts: list[Move] = []
    members: list[Move] = []
    day = _FIRST
    while day < END:
        members = members + [one for one in entries if one.at.date() == day]
        after = day + timedelta(days=1)
        net = sum(one.amount for one in members)
        if members and net > 0 and after < END:
            at = datetime.combine(after, time(8, 30, maker.dice.below(60)))
            payouts.append(Move(WECHAT, at, "payout", -net, maker.fresh(f"{at:%Y%m%d}", 14), members=members))
            members = []
        day = after
    return payouts


def _asked(entries: list[Move], maker: Maker, channel: str) -> list[Move]:
    """Return withdrawals of the whole balance: Alipay on Mondays and Thursdays, Pinduoduo on Wednesdays."""
    days, payouts = ((0, 3) if channel == "alipay" else (2,)), []
    extra = {date(2026, 9, 30), date(2026, 10, 30)} if channel == "alipay" else {date(2026, 9, 30)}
    day = _FIRST
    while day < END:
        if day in extra or (day.weekday() in days and is_working(day)):
            at = datetime.combine(day, time(16, 40, maker.dice.below(60)))
            payouts.append(Move(ACCOUNT[channel], at, "payout", 0, maker.fresh(f"{at:%Y%m%d}", 14)))
        day += timedelta(days=1)
    return payouts


def _hidden_deduction(world: World) -> None:
    """Let one WeChat payout of October be 5.00 short of its day; the balance keeps them."""
    moves = [one for one in world.moves if one.account == WECHAT]
    at = next(i for i, one in enumerate(moves) if one.what == "payout" and one.at.date() == date(2026, 10, 14))
    moves[at].amount += 500
    for one in moves[at:]:
        one.balance += 500
    note = "paid out 5.00 less than the day's entries add up to"
    world.plants.append(Plant("AM7", "L2", OCTOBER, [moves[at]], moves[at].serial, 500, note))


def _deposits(world: World) -> None:
    """Let payouts arrive on the next working day, but for those that something happens to."""
    for move in world.moves:
        if move.what != "payout":
            continue
        channel = next(name for name, account in ACCOUNT.items() if account == move.account)
        day, amount = next_working(move.at.date()), -move.amount
        if day >= END:
            continue
        if channel == "pdd" and move.at.date() == date(2026, 10, 14):
            note = "withdrawn on 10-14, never arrived"
            world.plants.append(Plant("EX5", "L3", OCTOBER, [move], f"{move.at:%Y-%m-%d %H:%M:%S}", amount, note))
            continue
        if channel == "alipay" and move.at.date() == date(2026, 9, 14):
            amount -= 1000
        move.deposit = _deposit(channel, day, amount, len(world.lines))
        world.lines.append(move.deposit)
        if amount != -move.amount:
            note = "the bank kept 10.00 of the withdrawal"
            world.plants.append(Plant("AM8", "L3", SEPTEMBER, [move, move.deposit], move.serial, 1000, note))
    for day, channel, amount, note in (
        (
            date(2026, 9, 1),
            "alipay",
            438620,
            "withdrawn on 2026-08-31: an opening outstanding item",
        ),
        (date(2026, 9, 18), "wechat", STRAY, "text of a channel, but no payout of it"),
    ):
        line = _deposit(channel, day, amount, len(world.lines))
        world.lines.append(line)
        world.plants.append(Plant("EX6", "L3", SEPTEMBER, [line], f"{line.at:%Y-%m-%d}", -amount, note))


_NOTES = {"alipay": "支付宝提现", "wechat": "微信支付结算款", "pdd": "付费通-拼多多商家提现"}


def _deposit(channel: str, day: date, amount: int, salt: int) -> Line:
    at = datetime.combine(day, time(9, 5)) + timedelta(seconds=salt * 97 % 12000)
    party, party_account = PARTIES[channel]
    return Line(BANK[channel], at, amount, party, party_account, "转账汇入", _NOTES[channel])


def _other_lines(world: World) -> None:
    """Add what every bank statement holds besides: suppliers, rent, wages, charges."""
    for month in (9, 10):
        for account, day, amount, party, note in (
            (CMB, 3 if month == 9 else 9, -1_268_000, SUPPLIERS[0], "货款"),
            (CMB, 16, -986_540, SUPPLIERS[1], "货款"),
            (CMB, 24 if month == 9 else 23, -745_200, SUPPLIERS[2], "货款"),
            (CMB, 29, -2000, ("", ""), "账户管理费"),
            (ICBC, 8, -680_000, ("杭州云栖里物业管理有限公司", "1202020109900334455"), "房租"),
            (ICBC, 10 if month == 9 else 12, -1_850_000, (COMPANY, "代发户"), "工资"),
            (CMB_CARD, 20, -36_800, ("", ""), "物流面单充值"),
            (CMB_CARD, 27, -120_000, (OWNER, "6217********0042"), "转账汇款"),
        ):
            at = datetime(2026, month, day, 15, 10, day)
            world.lines.append(Line(account, at, amount, party[0], party[1], "转账汇出", note))


def _chain(world: World, account: str, maker: Maker) -> None:
    balance = OPENINGS[account]
    for line in sorted((one for one in world.lines if one.account == account), key=lambda one: one.at):
        balance += line.amount
        assert balance > 0, f"{account} overdrawn at {line.at}"
        line.balance = balance
        line.serial = maker.fresh(f"{line.at:%Y%m%d}", 9)


def _note_under_way(world: World) -> None:
    """Plant the payouts that are under way at each month's end."""
    for move in world.moves:
        if move.what != "payout":
            continue
        due = next_working(move.at.date())
        if due.month != move.at.month:
            reference = f"{move.at:%Y-%m-%d %H:%M:%S}" if move.account == PDD else move.serial
            settled = OCTOBER if due < END else ""
            month = month_of(move.at).strftime("%Y-%m")
            note = f"arrives on {due}"
            plant = Plant("TS3", "L3", month, [move], reference, -move.amount, note, "waiting", settled)
            world.plants.append(plant)


def movements(world: World, account: str, month: date) -> list[Move]:
    """Return the rows of an account's ledger in a month, in order."""
    return [one for one in world.moves if one.account == account and month_of(one.at) == month]


def lines_of(world: World, account: str, month: date) -> list[Line]:
    """Return a bank account's lines in a month, in order."""
    return sorted(
        (one for one in world.lines if one.account == account and month_of(one.at) == month), key=lambda one: one.at
    )


def events_of(world: World, channel: str, month: date) -> list[Event]:
    """Return a channel's events in a month by the time of its bill."""
    found = [one for one in world.events if one.channel == channel and month_of(one.bill_at) == month]
    return sorted(found, key=lambda one: (one.bill_at, one.merchant, one.refund_number))
