<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>About</name>
    <message>
        <source>About Tieout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this PC; the program makes no connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tieout is licensed under Apache-2.0; Noto Sans SC under the OFL, Lucide icons under the ISC licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log: {file}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Account {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number or name in statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pays out to bank account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day ends at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected after working days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the end of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>New account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pays out to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>帳單</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts in statements appear here by themselves; describe what they do not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening outstanding items</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Channel account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <source>My shop{suffix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New book</source>
        <translation>新增帳套</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>開啟帳套</translation>
    </message>
    <message>
        <source>Tieout books (*{suffix})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {file}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <source>Previous month</source>
        <translation>上個月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下個月</translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Choose one of the candidates first, with 1 to 9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a suggestion can be refused; an approved match is unmatched with U.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} refused; they are not proposed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no match to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} unmatched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick records on both sides first, with the space bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two sides differ by {amount}. It stays listed; say why they belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match selected</source>
        <translation>比對所選</translation>
    </message>
    <message>
        <source>{a} matched with {b}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to explain here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} items get the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag changed on {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>What should be remembered?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DemoBanner</name>
    <message>
        <source>This is the demo book: a made-up shop. Nothing here is yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the second month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete demo data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiscrepanciesPage</name>
    <message>
        <source>Nothing to settle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to sign-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle this way</source>
        <translation>依此處理</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over 60 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an item to see how it may be settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference, short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference, over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}. {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}   (usual)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {all} shown, {open} open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiscrepancyGrid</name>
    <message>
        <source>Discrepancies</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter {column}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiscrepancyModel</name>
    <message>
        <source>State</source>
        <extracomment>Open items first, then waiting, explained, resolved.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discrepancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop to import</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong in Tieout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step was not carried out. What was saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log has the details: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>Evidence</source>
        <translation>比對依據</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Not a match</source>
        <translation>不相符</translation>
    </message>
    <message>
        <source>Match selected</source>
        <translation>比對所選</translation>
    </message>
    <message>
        <source>Unmatch</source>
        <translation>取消比對</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>標記</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Choose a row to see why it is what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several records fit equally well. Tieout does not guess: choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}. {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records belong together; the rows themselves explain the difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both sides agree, but not enough speaks for it to be approved without you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No counterpart is expected for this record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record of the other side fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} of 100 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} disagrees with its own totals. Its matches wait until you accept it with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reversed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runner-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none came near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tie, so nothing is ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Control totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file states no totals of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× disagree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order, number, amount or party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an order, number, amount or party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>figures: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disagree, accepted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop statements here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many at once: files, folders, archives, also with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole batch can be undone at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {count} …</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of the archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n archive(s) need a password. It is used for this batch and not kept.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>See statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>✓ {count} ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} already here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>× {count} refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} will be imported: {rows} rows = {new} new + {seen} seen + {refused} refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自動比對</translation>
    </message>
    <message>
        <source>Import {n} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that were not recognised or refused do not hold up the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} rows imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} stored, {seen} rows were here already. Undo with Ctrl+Z takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Import statements</source>
        <translation>匯入帳單</translation>
    </message>
    <message>
        <source>Import copied cells</source>
        <translation>匯入複製的儲存格</translation>
    </message>
    <message>
        <source>New book</source>
        <translation>新增帳套</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>開啟帳套</translation>
    </message>
    <message>
        <source>Close book</source>
        <translation>關閉帳套</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即備份</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>History</source>
        <translation>歷程</translation>
    </message>
    <message>
        <source>Find anything, or a command</source>
        <translation>尋找內容或指令</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自動比對</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>上個月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下個月</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一區域</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一區域</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一頁面</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全螢幕</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation>隱藏金額</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Export report and tables</source>
        <translation>匯出報告與表格</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>列印</translation>
    </message>
    <message>
        <source>Help on what has the focus</source>
        <translation>目前位置的說明</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>快速鍵一覽</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy with column titles</source>
        <translation>連同欄標題複製</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>選擇欄位</translation>
    </message>
    <message>
        <source>Tick or untick</source>
        <translation>勾選或取消勾選</translation>
    </message>
    <message>
        <source>Tick the selected rows</source>
        <translation>勾選所選列</translation>
    </message>
    <message>
        <source>Next item to decide</source>
        <translation>下一筆待處理</translation>
    </message>
    <message>
        <source>Previous item to decide</source>
        <translation>上一筆待處理</translation>
    </message>
    <message>
        <source>Find in the grid</source>
        <translation>在表格中尋找</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一處</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一處</translation>
    </message>
    <message>
        <source>Filter row</source>
        <translation>篩選列</translation>
    </message>
    <message>
        <source>Filter by this cell</source>
        <translation>依此儲存格篩選</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>編輯備註</translation>
    </message>
    <message>
        <source>Fill the note and reason down</source>
        <translation>向下填滿備註與原因</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Not a match</source>
        <translation>不相符</translation>
    </message>
    <message>
        <source>Match selected</source>
        <translation>比對所選</translation>
    </message>
    <message>
        <source>Unmatch</source>
        <translation>取消比對</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>說明原因</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>標記</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Write off difference</source>
        <translation>沖銷差額</translation>
    </message>
    <message>
        <source>Add a missing entry</source>
        <translation>補記一筆</translation>
    </message>
    <message>
        <source>Show candidates</source>
        <translation>對照</translation>
    </message>
    <message>
        <source>Accept the suggestions shown</source>
        <translation>接受顯示的建議</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>比對依據</translation>
    </message>
    <message>
        <source>Pairs or split view</source>
        <translation>成對或分欄</translation>
    </message>
    <message>
        <source>Settle this way</source>
        <translation>依此處理</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>簽認</translation>
    </message>
    <message>
        <source>Bank reconciliation</source>
        <translation>餘額調節表</translation>
    </message>
</context>
<context>
    <name>LineDetail</name>
    <message>
        <source>Give password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account of this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not state it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row}, column {column}: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row}: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was not imported; the others are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same statement as {file}; nothing is added twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tieout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tieout — {company}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} matched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished">立即備份</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up and checked: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report and tables are written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} checks passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed. Restore a backup.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>About Tieout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reconcile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import statements…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New book…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open book…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close book</source>
        <translation>關閉帳套</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Books that you open stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Find order, number or amount…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一區域</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一區域</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全螢幕</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Normal size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自動比對</translation>
    </message>
    <message>
        <source>Export report and tables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find, undo, redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find order, amount, party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {action}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {action}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <source>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <comment>a month in a heading</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpeningPanel</name>
    <message>
        <source>Items that were open before the first statement: orders not yet paid, payouts not yet in the bank. Money to the account is positive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order or reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import records.csv…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store opening items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in, line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account, line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n opening item(s) stored</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Nothing imported for this month yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import statements</source>
        <translation type="unfinished">匯入帳單</translation>
    </message>
    <message>
        <source>Continue review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>總覽</translation>
    </message>
    <message>
        <source>{count} of {all} pairs open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by count {share}, {count} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matched, by amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left before closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>簽認</translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to do</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>總覽</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>帳單</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核對</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>簽認</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>ProofBar</name>
    <message>
        <source>Proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexplained, short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexplained, over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pair}, short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pair}, over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In transit, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explained, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} open, {amount}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} suggested</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Work is still running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{work} has not ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, then close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete demo data?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo book is removed from this PC. Your own books are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete demo data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in the history and under sign-offs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{page}, {count} to settle</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Explain {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Settle this way</source>
        <translation>依此處理</translation>
    </message>
</context>
<context>
    <name>RecentBooks</name>
    <message>
        <source>Recent books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordModel</name>
    <message>
        <source>Tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewCells</name>
    <message>
        <source>Paid at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Party</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payout no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchant order no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no record in the channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the trade bill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no payout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no counterpart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Option {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewGrid</name>
    <message>
        <source>Pairs of both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>L1 Orders ↔ payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2 Entries ↔ account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L3 Payouts ↔ bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept {count} suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders or payments are missing; they are matched once both are imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account&apos;s own statement is missing; import it to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payouts or the bank statement are missing; import them to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood. Write for instance 100, &gt;100, 10..20, 2026-10 or 10-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record of the other side comes near.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing left to decide here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started again at the other end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewParts</name>
    <message>
        <source>Nothing to compare yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rows match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison and accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished">拆分</translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自動比對</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Not a match</source>
        <translation>不相符</translation>
    </message>
    <message>
        <source>Match selected</source>
        <translation>比對所選</translation>
    </message>
    <message>
        <source>Unmatch</source>
        <translation>取消比對</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>標記</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Show candidates</source>
        <translation>對照</translation>
    </message>
    <message>
        <source>Next item to decide</source>
        <translation>下一筆待處理</translation>
    </message>
    <message>
        <source>Previous item to decide</source>
        <translation>上一筆待處理</translation>
    </message>
    <message>
        <source>Find in the grid</source>
        <translation>在表格中尋找</translation>
    </message>
    <message>
        <source>Filter row</source>
        <translation>篩選列</translation>
    </message>
    <message>
        <source>Filter by this cell</source>
        <translation>依此儲存格篩選</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>比對依據</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核對</translation>
    </message>
</context>
<context>
    <name>Selection</name>
    <message>
        <source>{shown} of {all} rows shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{currency} A {a} B {b} difference {off}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Shops and accounts</source>
        <translation>店鋪與帳戶</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Sections</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>SideGrid</name>
    <message>
        <source>Filter {column}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignOffPage</name>
    <message>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance of every pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A − B = what is listed + unexplained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each leads to its source row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank reconciliation</source>
        <translation>餘額調節表</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>簽認</translation>
    </message>
    <message>
        <source>Unexplained difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of who signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence for this sign-off (may be empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下個月</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>簽認</translation>
    </message>
    <message>
        <source>Side A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A − B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>carried over: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate for {period}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no pairs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {count} pairs tie out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed off by {name} on {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} items were carried over from the month before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After signing, the numbers of this month are read-only. Reopening asks for a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pairs, {left} steps left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing imported for this month yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{period} is signed off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is {period} reopened? The reason is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitView</name>
    <message>
        <source>Side A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side B</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Tieout</source>
        <extracomment>Languages of the window, each in its own words.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every payment, tied out to the cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop statements here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many at once: files, folders, archives, also with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alipay · WeChat Pay · Taobao · Youzan · Pinduoduo · banks: {count} formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New book</source>
        <translation>新增帳套</translation>
    </message>
    <message>
        <source>Start with one shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>開啟帳套</translation>
    </message>
    <message>
        <source>An existing .tieout file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up shop with planted differences; deleted with one click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent books</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Books that you open stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data stay on this PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account, no connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Originals are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each figure leads back to its row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every step can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports and matches too, also after a restart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never a guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two possibilities are shown as two; you decide.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementsPage</name>
    <message>
        <source>Import statements</source>
        <translation type="unfinished">匯入帳單</translation>
    </message>
    <message>
        <source>No statements yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept as it is…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>帳單</translation>
    </message>
    <message>
        <source>{statements}, {rows} rows stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why may {file} be used although its figures disagree?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this import?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{statements} with {rows} rows are taken out again, and the matches that rest on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Matched</source>
        <extracomment>By value of ReviewColumns.state.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In transit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusArea</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
</TS>
