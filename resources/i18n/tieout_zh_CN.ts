<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>About</name>
    <message>
        <location filename="../../app/ui/about.py" line="20" />
        <source>About Tieout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/about.py" line="24" />
        <source>Everything stays on this PC; the program makes no connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/about.py" line="26" />
        <source>Tieout is licensed under Apache-2.0; Noto Sans SC under the OFL, Lucide icons under the ISC licence.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/about.py" line="30" />
        <source>Settings: {file}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/about.py" line="31" />
        <source>Log: {file}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="29" />
        <source>Account {code}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="29" />
        <source>New account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="35" />
        <source>Number or name in statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="37" />
        <source>Own name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="42" />
        <source>What it is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="47" />
        <source>Provider</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="48" />
        <location filename="../../app/ui/wizards/account_dialog.py" line="78" />
        <source>Shop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="49" />
        <source>Merchant number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="54" />
        <source>Pays out to bank account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="58" />
        <source>Day ends at</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="63" />
        <source>Expected after working days</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="65" />
        <source>Opening balance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="66" />
        <source>at the end of</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="78" />
        <source>Channel account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/account_dialog.py" line="78" />
        <source>Bank account</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="35" />
        <source>New account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="36" />
        <location filename="../../app/ui/wizards/accounts_page.py" line="78" />
        <source>Describe account…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="56" />
        <source>Account</source>
        <translation type="unfinished">账户</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="56" />
        <source>Own name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="56" />
        <source>What it is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="56" />
        <source>Provider</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="56" />
        <location filename="../../app/ui/wizards/accounts_page.py" line="118" />
        <source>Shop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="57" />
        <source>Merchant number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="57" />
        <source>Pays out to</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="57" />
        <source>Day ends</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="57" />
        <source>Delay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="58" />
        <source>Opening balance</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="58" />
        <source>Statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="63" />
        <location filename="../../app/ui/wizards/accounts_page.py" line="96" />
        <source>Accounts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="75" />
        <source>Accounts in statements appear here by themselves; describe what they do not say.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="87" />
        <source>Opening outstanding items</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <location filename="../../app/ui/wizards/accounts_page.py" line="114" />
        <source>%n account(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="118" />
        <source>Channel account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="118" />
        <source>Bank account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="153" />
        <source>Saving</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="163" />
        <source>Choose files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/accounts_page.py" line="163" />
        <source>Tables (*.csv)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <location filename="../../app/ui/books.py" line="40" />
        <source>My shop{suffix}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/books.py" line="42" />
        <source>New book</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/books.py" line="48" />
        <source>Open book</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/books.py" line="52" />
        <source>Tieout books (*{suffix})</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/books.py" line="72" />
        <source>Opening {file}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ContextBar</name>
    <message>
        <location filename="../../app/ui/context_bar.py" line="34" />
        <source>Previous month</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/context_bar.py" line="35" />
        <source>Next month</source>
        <translation type="unfinished">下个月</translation>
    </message>
    <message>
        <location filename="../../app/ui/context_bar.py" line="39" />
        <source>Period</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/context_bar.py" line="65" />
        <source>Period open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/context_bar.py" line="66" />
        <source>Signed off</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/context_bar.py" line="67" />
        <source>Reopened</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="55" />
        <location filename="../../app/ui/review/decisions.py" line="68" />
        <source>Choose one of the candidates first, with 1 to 9.</source>
        <translation>请先选一笔候选，按 1 到 9。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="59" />
        <location filename="../../app/ui/review/decisions.py" line="73" />
        <location filename="../../app/ui/review/decisions.py" line="92" />
        <source>{count} approved.</source>
        <translation>已确认 {count} 笔。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="99" />
        <source>Only a suggestion can be refused; an approved match is unmatched with U.</source>
        <translation>只有建议可以选“不匹配”；已确认的匹配请按 U 取消。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="101" />
        <source>{count} refused; they are not proposed again.</source>
        <translation>{count} 笔不匹配，不会再建议。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="107" />
        <source>There is no match to take back.</source>
        <translation>没有可以取消的匹配。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="109" />
        <source>{count} unmatched.</source>
        <translation>已取消 {count} 笔匹配。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="131" />
        <source>Tick records on both sides first, with the space bar.</source>
        <translation>请先用空格键勾选两侧的记录。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="141" />
        <source>The two sides differ by {amount}. It stays listed; say why they belong together.</source>
        <translation>两侧相差 {amount}，会继续列明；请说明为什么是同一笔。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="142" />
        <source>Match selected</source>
        <translation>匹配所选</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="146" />
        <source>{a} matched with {b}.</source>
        <translation>{a} 笔与 {b} 笔已匹配。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="154" />
        <source>There is nothing to explain here.</source>
        <translation>这里没有要说明的。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="158" />
        <source>{count} items get the reason.</source>
        <translation>{count} 项将写上原因。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="163" />
        <source>{count} explained.</source>
        <translation>已说明 {count} 笔。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="173" />
        <source>Flag changed on {count}.</source>
        <translation>已更改 {count} 笔的标记。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="178" />
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="178" />
        <source>What should be remembered?</source>
        <translation>要记下什么？</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="178" />
        <source>Save note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/decisions.py" line="181" />
        <source>Note saved.</source>
        <translation>备注已保存。</translation>
    </message>
</context>
<context>
    <name>DemoBanner</name>
    <message>
        <location filename="../../app/ui/widgets/demo_banner.py" line="20" />
        <source>This is the demo book: a made-up shop. Nothing here is yours.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/widgets/demo_banner.py" line="21" />
        <source>Import the second month</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/widgets/demo_banner.py" line="22" />
        <source>Delete demo data</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>DiscrepanciesPage</name>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="159" />
        <source>Nothing to settle</source>
        <translation>没有要处理的差异</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="159" />
        <source>Go to sign-off</source>
        <translation>去签认</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="172" />
        <location filename="../../app/ui/review/discrepancies_page.py" line="208" />
        <source>Settle this way</source>
        <translation>按此处理</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="173" />
        <source>Next item</source>
        <translation>下一项</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="174" />
        <source>Previous item</source>
        <translation>上一项</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="186" />
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="186" />
        <source>over 60 days</source>
        <translation>60 天以上</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="209" />
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="210" />
        <source>Show rows</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="222" />
        <source>How it is settled</source>
        <translation>怎么处理</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="228" />
        <location filename="../../app/ui/review/discrepancies_page.py" line="232" />
        <source>Expected on</source>
        <translation>预计日期</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="238" />
        <location filename="../../app/ui/review/discrepancies_page.py" line="239" />
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="245" />
        <source>Discrepancies</source>
        <translation>差异</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="309" />
        <source>{count} items</source>
        <translation>{count} 项</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="325" />
        <source>Not understood.</source>
        <translation>看不懂这个条件。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="334" />
        <source>Choose an item to see how it may be settled.</source>
        <translation>选一项，看怎么处理。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="351" />
        <source>Difference, short</source>
        <translation>差额（短款）</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="351" />
        <source>Difference, over</source>
        <translation>差额（长款）</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="351" />
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="354" />
        <source>Likely cause</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="382" />
        <source>{reason}   (usual)</source>
        <translation>{reason}   （常用）</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="428" />
        <source>{count} explained.</source>
        <translation>已说明 {count} 笔。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="462" />
        <source>{shown} of {all} shown, {open} open</source>
        <translation>显示 {shown} / {all} 项，未决 {open} 项</translation>
    </message>
</context>
<context>
    <name>DiscrepancyGrid</name>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="60" />
        <source>Discrepancies</source>
        <translation>差异</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="70" />
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="72" />
        <source>Filter by state</source>
        <translation>按状态筛选</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/discrepancies_page.py" line="74" />
        <source>Filter {column}</source>
        <translation>筛选{column}</translation>
    </message>
</context>
<context>
    <name>DiscrepancyModel</name>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="111" />
        <source>State</source>
        <extracomment>Open items first, then waiting, explained, resolved.</extracomment>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="112" />
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="113" />
        <source>Discrepancy</source>
        <translation>差异</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="114" />
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="115" />
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="116" />
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="117" />
        <source>Since</source>
        <translation>发生</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="118" />
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="119" />
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/discrepancy_model.py" line="120" />
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <location filename="../../app/ui/widgets/drop_veil.py" line="20" />
        <source>Drop to import</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <location filename="../../app/ui/errors.py" line="76" />
        <source>Something went wrong in Tieout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/errors.py" line="78" />
        <source>This step was not carried out. What was saved before is safe.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/errors.py" line="79" />
        <source>The log has the details: {file}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/errors.py" line="81" />
        <source>Copy details</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <location filename="../../app/ui/review/card.py" line="43" />
        <location filename="../../app/ui/review/card.py" line="51" />
        <source>Evidence</source>
        <translation>匹配依据</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="72" />
        <source>Approve</source>
        <translation>确认</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="73" />
        <source>Not a match</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="76" />
        <source>Match selected</source>
        <translation>匹配所选</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="77" />
        <source>Unmatch</source>
        <translation>取消匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="80" />
        <source>Explain…</source>
        <translation>说明…</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="81" />
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="82" />
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="109" />
        <source>Choose a row to see why it is what it is.</source>
        <translation>选一行，看它的依据。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="165" />
        <source>Order due</source>
        <translation>订单应收</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="165" />
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="166" />
        <source>Entries</source>
        <translation>明细</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="166" />
        <source>Booked</source>
        <translation>入账</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="167" />
        <source>Payout</source>
        <translation>提现</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="167" />
        <source>Deposit</source>
        <translation>到账</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="180" />
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="201" />
        <source>Several records fit equally well. Tieout does not guess: choose one.</source>
        <translation>几笔记录同样合适。系统不猜，请您选一笔。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="211" />
        <source>The records belong together; the rows themselves explain the difference.</source>
        <translation>这些记录是同一笔；差额由账单行本身说明。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="213" />
        <source>Both sides agree.</source>
        <translation>两边相符。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="215" />
        <source>Both sides agree, but not enough speaks for it to be approved without you.</source>
        <translation>两边相符，但依据还不够，需要您确认。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="217" />
        <source>No counterpart is expected for this record.</source>
        <translation>这笔记录不需要对应记录。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="219" />
        <source>No record of the other side fits.</source>
        <translation>另一侧没有合适的记录。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="234" />
        <source>{points} of 100 points</source>
        <translation>{points} 分（满分 100）</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="258" />
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="259" />
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="260" />
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="261" />
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="263" />
        <source>Criterion</source>
        <translation>条件</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="280" />
        <source>agrees</source>
        <translation>相符</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="280" />
        <source>differs</source>
        <translation>不符</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="289" />
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="302" />
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="303" />
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="304" />
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="305" />
        <source>Coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="306" />
        <source>Fees</source>
        <translation>手续费</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="307" />
        <source>Left over</source>
        <translation>余差</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="308" />
        <source>Runner-up</source>
        <translation>次优</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="323" />
        <source>none came near</source>
        <translation>没有接近的</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="325" />
        <source>a tie, so nothing is ticked</source>
        <translation>同分，因此不自动匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="333" />
        <source>Source rows</source>
        <translation>原始行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="337" />
        <source>{file}, row {row}</source>
        <translation>{file} 第 {row} 行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/card.py" line="345" />
        <source>and {count} more</source>
        <translation>另有 {count} 行</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <location filename="../../app/ui/wizards/figures.py" line="24" />
        <source>Control totals</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/figures.py" line="43" />
        <source>The file states no totals of its own.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/figures.py" line="44" />
        <source>Figure</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/figures.py" line="44" />
        <source>Stated</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/figures.py" line="44" />
        <source>Found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/figures.py" line="53" />
        <source>✓ agree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/figures.py" line="53" />
        <source>× disagree</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <location filename="../../app/ui/review/find.py" line="34" />
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="38" />
        <source>Order, number, amount or party</source>
        <translation>订单、单号、金额或对方</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="39" />
        <source>Find an order, number, amount or party</source>
        <translation>查找订单、单号、金额或对方</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="42" />
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="74" />
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="75" />
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="76" />
        <source>Settlement</source>
        <translation>结算</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="77" />
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="78" />
        <source>Books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="86" />
        <source>{count} found</source>
        <translation>找到 {count} 笔</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/find.py" line="87" />
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="27" />
        <source>File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="28" />
        <source>Recognised as</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="29" />
        <source>Account</source>
        <translation type="unfinished">账户</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="30" />
        <source>Period</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="31" />
        <source>Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="32" />
        <source>New</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="33" />
        <source>Seen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="34" />
        <location filename="../../app/ui/wizards/import_model.py" line="82" />
        <location filename="../../app/ui/wizards/statements_page.py" line="313" />
        <source>Refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="35" />
        <source>In</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="36" />
        <source>Out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="37" />
        <source>Control totals</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="59" />
        <location filename="../../app/ui/wizards/statements_page.py" line="336" />
        <source>Agree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="63" />
        <location filename="../../app/ui/wizards/statements_page.py" line="344" />
        <source>Disagree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="66" />
        <source>%n figure(s)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="68" />
        <location filename="../../app/ui/wizards/statements_page.py" line="345" />
        <source>file has none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="91" />
        <source>not stated</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_model.py" line="96" />
        <source>The same as {file}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="342" />
        <source>Disagree, accepted</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="79" />
        <location filename="../../app/ui/wizards/import_page.py" line="229" />
        <source>Choose files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="79" />
        <source>Check what was found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="79" />
        <location filename="../../app/ui/wizards/import_page.py" line="205" />
        <source>Import</source>
        <translation type="unfinished">导入</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="88" />
        <source>Add files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="99" />
        <location filename="../../app/ui/wizards/import_page.py" line="263" />
        <source>Drop statements here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="101" />
        <location filename="../../app/ui/wizards/import_page.py" line="264" />
        <source>Many at once: files, folders, archives, also with a password.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="104" />
        <source>Choose files…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="107" />
        <source>Progress</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="111" />
        <location filename="../../app/ui/wizards/import_page.py" line="203" />
        <location filename="../../app/ui/wizards/import_page.py" line="332" />
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="135" />
        <source>Files to import</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="179" />
        <source>The whole batch can be undone at once</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="204" />
        <source>Back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="242" />
        <source>Reading statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="259" />
        <source>Reading {count} …</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <location filename="../../app/ui/wizards/import_page.py" line="267" />
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="273" />
        <source>Importing …</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="287" />
        <source>Cancelled. Nothing was stored.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="311" />
        <source>Password of the archives</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <location filename="../../app/ui/wizards/import_page.py" line="313" />
        <source>%n archive(s) need a password. It is used for this batch and not kept.</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="332" />
        <source>See statements</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <location filename="../../app/ui/wizards/import_page.py" line="345" />
        <location filename="../../app/ui/wizards/import_page.py" line="358" />
        <location filename="../../app/ui/wizards/import_page.py" line="430" />
        <source>%n statement(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="346" />
        <source>✓ {count} ready</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="347" />
        <source>{count} already here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="348" />
        <source>× {count} refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="355" />
        <source>{files} will be imported: {rows} rows = {new} new + {seen} seen + {refused} refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="370" />
        <source>Match now</source>
        <translation type="unfinished">自动匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="376" />
        <source>Import {n} rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="378" />
        <source>Files that were not recognised or refused do not hold up the others.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="423" />
        <source>Importing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="427" />
        <source>{n} rows imported</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/import_page.py" line="429" />
        <source>{files} stored, {seen} rows were here already. Undo with Ctrl+Z takes all of it back.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LineDetail</name>
    <message>
        <location filename="../../app/ui/wizards/line_detail.py" line="41" />
        <source>Give password…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/line_detail.py" line="42" />
        <source>Copy details</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/line_detail.py" line="59" />
        <location filename="../../app/ui/wizards/line_detail.py" line="63" />
        <source>Account of this file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/line_detail.py" line="65" />
        <source>Set account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/line_detail.py" line="66" />
        <source>The file does not state it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/line_detail.py" line="111" />
        <source>Row {row}, column {column}: </source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/line_detail.py" line="113" />
        <source>Row {row}: </source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/line_detail.py" line="115" />
        <source>This file was not imported; the others are not affected.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/line_detail.py" line="117" />
        <source>The same statement as {file}; nothing is added twice.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../app/ui/main_window.py" line="87" />
        <source>Overview</source>
        <extracomment>Page name → (module, class, icon); modules are loaded when a page is first shown.</extracomment>
        <translation type="unfinished">总览</translation>
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="88" />
        <source>Statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="89" />
        <source>Review</source>
        <translation type="unfinished">核对</translation>
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="90" />
        <source>Discrepancies</source>
        <translation type="unfinished">差异</translation>
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="91" />
        <source>Sign-off</source>
        <translation type="unfinished">签认</translation>
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="92" />
        <source>Accounts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="99" />
        <source>Progress</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="153" />
        <location filename="../../app/ui/main_window.py" line="413" />
        <source>Tieout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="202" />
        <source>Tieout — {company}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="282" />
        <source>Choose files</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="303" />
        <source>Matching</source>
        <translation type="unfinished">正在匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="307" />
        <source>{n} matched.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="314" />
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="319" />
        <source>Redo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="332" />
        <source>Back up now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="335" />
        <source>Backing up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="339" />
        <source>Backed up and checked: {file}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="343" />
        <source>Export to folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="346" />
        <source>Exporting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="349" />
        <source>Report and tables are written.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="371" />
        <source>Checking the book</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/main_window.py" line="376" />
        <source>{n} checks passed.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <location filename="../../app/ui/main_window.py" line="379" />
        <source>%n check(s) failed. Restore a backup.</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <location filename="../../app/ui/menus.py" line="33" />
        <source>&amp;File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="34" />
        <source>&amp;Edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="35" />
        <source>&amp;View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="36" />
        <source>&amp;Reconcile</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="37" />
        <source>Re&amp;ports</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="38" />
        <source>&amp;Tools</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="39" />
        <source>&amp;Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="60" />
        <source>Import statements…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="62" />
        <source>New book…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="63" />
        <source>Open book…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="64" />
        <source>Open demo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="65" />
        <source>Recent books</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="69" />
        <source>Close book</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="71" />
        <source>Back up now…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="73" />
        <source>Quit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="82" />
        <source>Books that you open stand here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="86" />
        <location filename="../../app/ui/menus.py" line="178" />
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="87" />
        <location filename="../../app/ui/menus.py" line="179" />
        <source>Redo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="90" />
        <source>Find order, number or amount…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="94" />
        <source>Theme</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="97" />
        <source>Light</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="98" />
        <source>Dark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="99" />
        <source>Follow system</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="106" />
        <source>Language</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="113" />
        <source>Next pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="114" />
        <source>Previous pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="115" />
        <source>Full screen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="117" />
        <source>Larger</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="118" />
        <source>Smaller</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="119" />
        <source>Normal size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="123" />
        <source>Match now</source>
        <translation type="unfinished">自动匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="125" />
        <source>Export report and tables…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="127" />
        <source>Check the book</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="128" />
        <source>Your name…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="129" />
        <source>About Tieout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="133" />
        <source>Find, undo, redo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="137" />
        <source>Find order, amount, party</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="178" />
        <source>Undo: {action}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/menus.py" line="179" />
        <source>Redo: {action}</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <location filename="../../app/ui/text.py" line="82" />
        <source>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/text.py" line="83" />
        <source>{month} {year}</source>
        <comment>a month in a heading</comment>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <location filename="../../app/ui/widgets/common.py" line="264" />
        <source>Copy details</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/widgets/common.py" line="265" />
        <source>Hide</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>OpeningPanel</name>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="40" />
        <source>Items that were open before the first statement: orders not yet paid, payouts not yet in the bank. Money to the account is positive.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="47" />
        <source>Opening items</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="50" />
        <source>Stands in</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="50" />
        <source>Account</source>
        <translation type="unfinished">账户</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="50" />
        <source>Day</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="50" />
        <source>Amount</source>
        <translation type="unfinished">金额</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="51" />
        <source>Order or reference</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="51" />
        <source>Party</source>
        <translation type="unfinished">对方</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="51" />
        <source>Note</source>
        <translation type="unfinished">备注</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="64" />
        <source>Add a line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="65" />
        <source>Import records.csv…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="66" />
        <source>Store opening items</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="78" />
        <source>Orders</source>
        <translation type="unfinished">订单</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="79" />
        <source>Channel</source>
        <translation type="unfinished">渠道</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="80" />
        <source>Payouts</source>
        <translation type="unfinished">提现</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="81" />
        <source>Bank</source>
        <translation type="unfinished">银行</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="103" />
        <source>Stands in, line {line}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="107" />
        <source>Account, line {line}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="152" />
        <source>Saving</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/opening_panel.py" line="159" />
        <source>{n} opening items stored</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="54" />
        <source>Nothing imported for this month yet.</source>
        <translation>这个月还没有账单。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="54" />
        <source>Import statements</source>
        <translation>导入账单</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="58" />
        <source>Continue review</source>
        <translation>继续核对</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="61" />
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="107" />
        <source>{count} of {all} pairs open</source>
        <translation>{all} 组中 {count} 组未平</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="109" />
        <source>Unexplained</source>
        <translation>未解释差额</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="114" />
        <source>by count {share}, {count} of {all}</source>
        <translation>按笔数 {share}，{all} 笔中 {count} 笔</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="116" />
        <source>Matched, by amount</source>
        <translation>已匹配（按金额）</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="117" />
        <location filename="../../app/ui/review/overview_page.py" line="119" />
        <source>{count} items</source>
        <translation>{count} 项</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="118" />
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="120" />
        <source>Explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="143" />
        <source>Left before closing</source>
        <translation>结账前还差</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="145" />
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="152" />
        <source>Sign off</source>
        <translation>签认</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="161" />
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/overview_page.py" line="161" />
        <source>to do</source>
        <translation>待办</translation>
    </message>
</context>
<context>
    <name>ProofBar</name>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="53" />
        <source>Proof</source>
        <translation>平衡</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="98" />
        <source>Unexplained</source>
        <translation>未解释差额</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="100" />
        <source>Unexplained, short</source>
        <translation>未解释差额 · 短款</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="100" />
        <source>Unexplained, over</source>
        <translation>未解释差额 · 长款</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="126" />
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="127" />
        <source>Fees</source>
        <translation>手续费</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="128" />
        <source>Coupons</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="129" />
        <source>Set aside</source>
        <translation>无需核对</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="130" />
        <source>Rounding</source>
        <translation>尾差</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="131" />
        <source>Other periods</source>
        <translation>其他期间</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="136" />
        <source>In transit, {count}</source>
        <translation>在途 {count} 笔</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="137" />
        <source>Explained, {count}</source>
        <translation>已说明 {count} 笔</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="143" />
        <source>Listed</source>
        <translation>已列明</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="150" />
        <source>{count} open, {amount}</source>
        <translation>未决 {count} 笔，{amount}</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/proof_line.py" line="153" />
        <source>{count} suggested</source>
        <translation>建议 {count} 笔</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <location filename="../../app/ui/questions.py" line="13" />
        <source>Work is still running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="14" />
        <source>Saving</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="15" />
        <source>{work} has not ended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="16" />
        <source>Cancel the work</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="19" />
        <source>Wait, then close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="20" />
        <source>Stay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="32" />
        <source>Delete demo data?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="34" />
        <source>The demo book is removed from this PC. Your own books are not touched.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="35" />
        <source>Delete demo data</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="43" />
        <source>Stands in the history and under sign-offs:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/questions.py" line="44" />
        <source>Your name</source>
        <translation type="unfinished">您的姓名</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <location filename="../../app/ui/rail.py" line="21" />
        <source>Pages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/rail.py" line="72" />
        <source>{page}, {count} to settle</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <location filename="../../app/ui/review/dialogs.py" line="32" />
        <source>Explain {code}</source>
        <translation>说明 {code}</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/dialogs.py" line="37" />
        <location filename="../../app/ui/review/dialogs.py" line="40" />
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/dialogs.py" line="44" />
        <location filename="../../app/ui/review/dialogs.py" line="45" />
        <source>Expected on</source>
        <translation>预计日期</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/dialogs.py" line="49" />
        <location filename="../../app/ui/review/dialogs.py" line="52" />
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/dialogs.py" line="53" />
        <source>Settle this way</source>
        <translation>按此处理</translation>
    </message>
</context>
<context>
    <name>RecentBooks</name>
    <message>
        <location filename="../../app/ui/widgets/recent.py" line="70" />
        <source>Recent books</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/widgets/recent.py" line="77" />
        <source>not found</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>RecordModel</name>
    <message>
        <location filename="../../app/ui/models/record_model.py" line="94" />
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/record_model.py" line="95" />
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/record_model.py" line="96" />
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/record_model.py" line="97" />
        <source>Party</source>
        <translation>对方</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/record_model.py" line="98" />
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/record_model.py" line="99" />
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>ReviewCells</name>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="50" />
        <source>Paid at</source>
        <translation>付款时间</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="50" />
        <location filename="../../app/ui/models/review_cells.py" line="51" />
        <source>Order no.</source>
        <translation>订单编号</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="50" />
        <source>Buyer</source>
        <translation>买家</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="50" />
        <source>Due</source>
        <translation>应收</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="51" />
        <location filename="../../app/ui/models/review_cells.py" line="53" />
        <location filename="../../app/ui/models/review_cells.py" line="58" />
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="51" />
        <location filename="../../app/ui/models/review_cells.py" line="52" />
        <location filename="../../app/ui/models/review_cells.py" line="53" />
        <source>Party</source>
        <translation>对方</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="51" />
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="52" />
        <source>Paid out</source>
        <translation>提现时间</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="52" />
        <source>Payout no.</source>
        <translation>提现单号</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="52" />
        <source>Payout</source>
        <translation>提现</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="53" />
        <location filename="../../app/ui/models/review_cells.py" line="56" />
        <location filename="../../app/ui/models/review_cells.py" line="58" />
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="53" />
        <location filename="../../app/ui/models/review_cells.py" line="58" />
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="55" />
        <source>Completed at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="55" />
        <source>Merchant order no.</source>
        <translation>商户订单号</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="55" />
        <source>Received</source>
        <translation>实收</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="56" />
        <source>Booked at</source>
        <translation>入账时间</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="56" />
        <source>Booked</source>
        <translation>入账</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="57" />
        <source>Arrived</source>
        <translation>到账时间</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="57" />
        <source>Bank reference</source>
        <translation>银行流水号</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="57" />
        <source>Deposit</source>
        <translation>到账</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="59" />
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="59" />
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="59" />
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="78" />
        <source>ticked</source>
        <translation>已勾选</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="78" />
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="108" />
        <location filename="../../app/ui/models/review_cells.py" line="185" />
        <source>no number</source>
        <translation>无单号</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="121" />
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="145" />
        <source>{count} candidates</source>
        <translation>{count} 个候选</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="147" />
        <source>due {date}</source>
        <translation>预计 {date}</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="149" />
        <source>has a reason</source>
        <translation>已有原因</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="152" />
        <source>none expected</source>
        <translation>无需对应</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="156" />
        <source>no record in the channel</source>
        <translation>渠道侧无记录</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="157" />
        <source>no order</source>
        <translation>无订单</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="158" />
        <source>not in the account</source>
        <translation>账户无记录</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="159" />
        <source>not in the trade bill</source>
        <translation>业务账单无记录</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="160" />
        <source>not in the bank</source>
        <translation>银行无记录</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="161" />
        <source>no payout</source>
        <translation>无提现记录</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="163" />
        <source>no counterpart</source>
        <translation>没有对应记录</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="171" />
        <source>chosen</source>
        <translation>选中</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="171" />
        <source>choose</source>
        <translation>可选</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/review_cells.py" line="176" />
        <source>Option {number}</source>
        <translation>候选 {number}</translation>
    </message>
</context>
<context>
    <name>ReviewGrid</name>
    <message>
        <location filename="../../app/ui/review/grid.py" line="116" />
        <source>Pairs of both sides</source>
        <translation>两侧配对</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/grid.py" line="141" />
        <source>Filter {column}</source>
        <translation>筛选{column}</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/grid.py" line="143" />
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/grid.py" line="145" />
        <source>Filter by state</source>
        <translation>按状态筛选</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <location filename="../../app/ui/review/page.py" line="106" />
        <source>L1 Orders ↔ payments</source>
        <translation>L1 订单 ↔ 收款</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="107" />
        <source>L2 Entries ↔ account</source>
        <translation>L2 收款 ↔ 账户</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="108" />
        <source>L3 Payouts ↔ bank</source>
        <translation>L3 提现 ↔ 银行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="138" />
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="138" />
        <source>Payments</source>
        <translation>收款</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="139" />
        <source>Entries</source>
        <translation>明细</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="139" />
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="140" />
        <source>Payouts</source>
        <translation>提现</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="140" />
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="147" />
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="151" />
        <source>Match</source>
        <translation>核对</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="162" />
        <source>Accept {count} suggestions</source>
        <translation>全部接受建议 {count}</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="195" />
        <source>Orders or payments are missing; they are matched once both are imported.</source>
        <translation>缺少订单或渠道账单，导入后自动核对。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="196" />
        <source>The account's own statement is missing; import it to compare.</source>
        <translation>缺少账户明细，导入后自动核对。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="197" />
        <source>Payouts or the bank statement are missing; import them to compare.</source>
        <translation>缺少提现或银行流水，导入后自动核对。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="232" />
        <source>Not understood. Write for instance 100, &gt;100, 10..20, 2026-10 or 10-31.</source>
        <translation>看不懂这个条件。可以写 100、&gt;100、10..20、2026-10 或 10-31。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="335" />
        <source>No record of the other side comes near.</source>
        <translation>另一侧没有接近的记录。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="383" />
        <source>Matching</source>
        <translation>正在匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="428" />
        <source>Nothing left to decide here.</source>
        <translation>这里没有待处理的了。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="434" />
        <source>Started again at the other end.</source>
        <translation>已从另一端重新开始。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="478" />
        <source>{shown} of {all} rows shown</source>
        <translation>显示 {shown} / {all} 行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="483" />
        <source>{count} selected</source>
        <translation>已选 {count} 行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page.py" line="486" />
        <source>{currency} A {a} B {b} difference {off}</source>
        <translation>{currency} 甲方 {a} 乙方 {b} 差额 {off}</translation>
    </message>
</context>
<context>
    <name>ReviewParts</name>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="32" />
        <source>Nothing to compare yet.</source>
        <translation>还没有可以核对的。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="32" />
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="34" />
        <source>No rows match</source>
        <translation>没有符合条件的行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="34" />
        <source>Clear conditions</source>
        <translation>清除条件</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="69" />
        <source>Comparison and accounts</source>
        <translation>对账层和账户</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="74" />
        <source>To do</source>
        <translation>待处理</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="75" />
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="76" />
        <source>Ambiguous</source>
        <translation>多解</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="77" />
        <source>Open</source>
        <translation>未决</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="78" />
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="79" />
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="82" />
        <source>Which rows</source>
        <translation>显示哪些行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="84" />
        <source>Clear all</source>
        <translation>清除全部</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="86" />
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="86" />
        <source>Split</source>
        <translation>分栏</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="86" />
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="96" />
        <source>Accept suggestions</source>
        <translation>全部接受建议</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="97" />
        <source>Match now</source>
        <translation>自动匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="99" />
        <source>Approve</source>
        <translation>确认</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="100" />
        <source>Not a match</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="101" />
        <source>Match selected</source>
        <translation>匹配所选</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="102" />
        <source>Unmatch</source>
        <translation>取消匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="103" />
        <source>Explain…</source>
        <translation>说明…</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="104" />
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="105" />
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="106" />
        <source>Show candidates</source>
        <translation>对照</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="115" />
        <source>Next item to decide</source>
        <translation>下一个待处理项</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="116" />
        <source>Previous item to decide</source>
        <translation>上一个待处理项</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="117" />
        <source>Find in the grid</source>
        <translation>在表中查找</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="118" />
        <source>Filter row</source>
        <translation>筛选行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="119" />
        <source>Filter by this cell</source>
        <translation>按此单元格筛选</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="120" />
        <source>Evidence</source>
        <translation>匹配依据</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/page_parts.py" line="126" />
        <source>Review</source>
        <translation>核对</translation>
    </message>
</context>
<context>
    <name>SideGrid</name>
    <message>
        <location filename="../../app/ui/review/split.py" line="46" />
        <source>Filter {column}</source>
        <translation>筛选{column}</translation>
    </message>
</context>
<context>
    <name>SignOffPage</name>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="98" />
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="99" />
        <location filename="../../app/ui/review/sign_off_page.py" line="103" />
        <source>Listed items</source>
        <translation>已列明的项目</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="102" />
        <source>Balance of every pair</source>
        <translation>平衡表</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="102" />
        <source>A − B = what is listed + unexplained</source>
        <translation>甲 − 乙 = 已列明 + 未解释</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="103" />
        <source>each leads to its source row</source>
        <translation>每一笔都能追到原始行</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="123" />
        <location filename="../../app/ui/review/sign_off_page.py" line="471" />
        <location filename="../../app/ui/review/sign_off_page.py" line="487" />
        <source>Bank reconciliation</source>
        <translation>余额调节表</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="124" />
        <location filename="../../app/ui/review/sign_off_page.py" line="478" />
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="125" />
        <location filename="../../app/ui/review/sign_off_page.py" line="202" />
        <source>Sign off</source>
        <translation>签认</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="162" />
        <source>Unexplained difference</source>
        <translation>未解释差额</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="174" />
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="175" />
        <source>Name of who signs</source>
        <translation>签认人姓名</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="178" />
        <source>A sentence for this sign-off (may be empty)</source>
        <translation>给这次签认留一句话（可以不写）</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="179" />
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="203" />
        <location filename="../../app/ui/review/sign_off_page.py" line="410" />
        <source>Reopen…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="204" />
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="212" />
        <source>Sign-off</source>
        <translation>签认</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="254" />
        <source>Side A</source>
        <translation>甲方</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="254" />
        <source>Sum A</source>
        <translation>甲方合计</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="254" />
        <source>Side B</source>
        <translation>乙方</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="254" />
        <source>Sum B</source>
        <translation>乙方合计</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="255" />
        <source>A − B</source>
        <translation>甲 − 乙</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="255" />
        <source>Listed</source>
        <translation>已列明</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="255" />
        <source>Unexplained</source>
        <translation>未解释差额</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="281" />
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="281" />
        <source>Item</source>
        <translation>说明</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="281" />
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="281" />
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="281" />
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="282" />
        <source>Due</source>
        <translation>预计</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="282" />
        <source>Now</source>
        <translation>现在的情况</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="292" />
        <source>carried over: {state}</source>
        <translation>上月转来：{state}</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="310" />
        <source>Certificate for {period}</source>
        <translation>{period} 对账签认书</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="314" />
        <source>{count} of {all} pairs</source>
        <translation>{all} 组中 {count} 组</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="317" />
        <source>all {count} pairs tie out</source>
        <translation>{count} 组账全部对平</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="333" />
        <source>met</source>
        <translation>已满足</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="333" />
        <source>not met</source>
        <translation>未满足</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="349" />
        <source>Signed off by {name} on {time}.</source>
        <translation>{name} 于 {time} 签认。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="353" />
        <source>Changed since: {count}</source>
        <translation>签认后变化：{count} 处</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="358" />
        <source>{count} items were carried over from the month before.</source>
        <translation>上月转来 {count} 项。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="359" />
        <source>After signing, the numbers of this month are read-only. Reopening asks for a reason.</source>
        <translation>签认以后，本月的数字只读。重新打开要写原因。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="376" />
        <source>{count} pairs, {left} steps left</source>
        <translation>{count} 组账，还差 {left} 步</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="404" />
        <source>{period} is signed off.</source>
        <translation>{period} 已签认。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="409" />
        <source>Why is {period} reopened? The reason is kept.</source>
        <translation>为什么重新打开 {period}？原因会留存。</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="410" />
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="453" />
        <source>Writing the document</source>
        <translation>正在生成文件</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/sign_off_page.py" line="491" />
        <source>Saved {file}</source>
        <translation>已保存 {file}</translation>
    </message>
</context>
<context>
    <name>SplitView</name>
    <message>
        <location filename="../../app/ui/review/split.py" line="82" />
        <source>Side A</source>
        <translation>甲方</translation>
    </message>
    <message>
        <location filename="../../app/ui/review/split.py" line="83" />
        <source>Side B</source>
        <translation>乙方</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <location filename="../../app/ui/start_page.py" line="70" />
        <source>Tieout</source>
        <extracomment>Languages of the window, each in its own words.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="71" />
        <source>Every payment, tied out to the cent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="76" />
        <source>Language</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="83" />
        <source>Light</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="83" />
        <source>Dark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="83" />
        <source>System</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="83" />
        <source>Theme</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="100" />
        <source>Drop statements here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="103" />
        <source>Many at once: files, folders, archives, also with a password.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="107" />
        <source>Choose files…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="113" />
        <source>Alipay · WeChat Pay · Taobao · Youzan · Pinduoduo · banks: {count} formats</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="130" />
        <source>New book</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="130" />
        <source>Start with one shop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="134" />
        <source>Open book</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="134" />
        <source>An existing .tieout file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="138" />
        <source>A made-up shop with planted differences; deleted with one click.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="139" />
        <source>Open demo</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="147" />
        <source>Recent books</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="148" />
        <source>Clear list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="155" />
        <source>Books that you open stand here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="165" />
        <source>Data stay on this PC</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="165" />
        <source>No account, no connection.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="166" />
        <source>Originals are kept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="166" />
        <source>Each figure leads back to its row.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="167" />
        <source>Every step can be undone</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="167" />
        <source>Imports and matches too, also after a restart.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="168" />
        <source>Never a guess</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/start_page.py" line="168" />
        <source>Two possibilities are shown as two; you decide.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>StatementsPage</name>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="57" />
        <location filename="../../app/ui/wizards/statements_page.py" line="138" />
        <source>Import statements</source>
        <translation type="unfinished">导入账单</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="63" />
        <source>No statements yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="63" />
        <source>Choose files…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="82" />
        <source>File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="82" />
        <source>Recognised as</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="82" />
        <source>Account</source>
        <translation type="unfinished">账户</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="82" />
        <source>Period</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="82" />
        <source>Rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="83" />
        <source>New</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="83" />
        <source>Seen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="83" />
        <source>Opening</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="83" />
        <source>Closing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="83" />
        <source>Control totals</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="88" />
        <source>Imported statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="122" />
        <source>Accept as it is…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="123" />
        <location filename="../../app/ui/wizards/statements_page.py" line="253" />
        <source>Undo this import</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="124" />
        <source>Copy details</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="138" />
        <source>Statements</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="197" />
        <source>{statements}, {rows} rows stored</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <location filename="../../app/ui/wizards/statements_page.py" line="198" />
        <location filename="../../app/ui/wizards/statements_page.py" line="251" />
        <source>%n statement(s)</source>
        <translation type="unfinished">
            <numerusform />
        </translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="229" />
        <source>{count} selected</source>
        <translation type="unfinished">已选 {count} 行</translation>
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="236" />
        <source>Why may {file} be used although its figures disagree?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="237" />
        <source>Accept as it is</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="237" />
        <source>Accept</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="240" />
        <source>Saving</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="249" />
        <source>Undo this import?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="250" />
        <source>{statements} with {rows} rows are taken out again, and the matches that rest on them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/wizards/statements_page.py" line="258" />
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <location filename="../../app/ui/models/states.py" line="20" />
        <source>Matched</source>
        <extracomment>By value of ReviewColumns.state.</extracomment>
        <translation>已匹配</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/states.py" line="21" />
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/states.py" line="22" />
        <source>Ambiguous</source>
        <translation>多解</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/states.py" line="23" />
        <source>Open</source>
        <translation>未决</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/states.py" line="24" />
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/states.py" line="25" />
        <source>Explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/states.py" line="26" />
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <location filename="../../app/ui/models/states.py" line="27" />
        <source>Set aside</source>
        <translation>无需核对</translation>
    </message>
</context>
<context>
    <name>StatusArea</name>
    <message>
        <location filename="../../app/ui/status.py" line="30" />
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/status.py" line="37" />
        <source>Selection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/status.py" line="37" />
        <source>Work under way</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/status.py" line="59" />
        <source>Saved {time}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/status.py" line="89" />
        <source>{seconds} s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <location filename="../../app/ui/status.py" line="102" />
        <source>Cancelling</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <location filename="../../app/ui/widgets/common.py" line="291" />
        <source>Undo</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>
