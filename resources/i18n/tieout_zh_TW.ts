<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Tieout</source>
        <translation>關於對平</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程式</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>授權條款</translation>
    </message>
    <message>
        <source>View</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>Save the list of parts…</source>
        <translation>儲存組成清單…</translation>
    </message>
    <message>
        <source>Every library with its version, as CycloneDX (SBOM), to be checked for known faults</source>
        <translation>每個程式庫及其版本，CycloneDX 格式（SBOM），用於查核已知漏洞</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Everything stays on this PC; the program makes no connection.</source>
        <translation>資料都在這台電腦上，程式不連網。</translation>
    </message>
    <message>
        <source>Settings: {file}</source>
        <translation>設定：{file}</translation>
    </message>
    <message>
        <source>Log: {file}</source>
        <translation>記錄檔：{file}</translation>
    </message>
    <message>
        <source>Tieout is free software under the Apache License 2.0. The type is Noto Sans SC (OFL), the icons are Lucide&apos;s (ISC).</source>
        <translation>對平是自由軟體，採用 Apache 授權條款 2.0。字型是 Noto Sans SC（OFL），圖示來自 Lucide（ISC）。</translation>
    </message>
    <message>
        <source>Qt and PySide6 are used under the LGPL 3 as libraries of their own: you may replace them by other versions of the same interface. Their sources are at download.qt.io.</source>
        <translation>Qt 和 PySide6 依 LGPL 3 作為獨立的程式庫使用：您可以換成介面相同的其他版本。原始碼在 download.qt.io。</translation>
    </message>
    <message>
        <source>Save the list of parts</source>
        <translation>儲存組成清單</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已儲存 {file}</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>程式的組成部分</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>授權條款全文</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Account {code}</source>
        <translation>帳戶 {code}</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新增帳戶</translation>
    </message>
    <message>
        <source>Number or name in statements</source>
        <translation>帳單上的帳號或名稱</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>自訂名稱</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>類別</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>金流或平台</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>商店代號</translation>
    </message>
    <message>
        <source>Pays out to bank account</source>
        <translation>撥款至銀行帳戶</translation>
    </message>
    <message>
        <source>Day ends at</source>
        <translation>換日時間</translation>
    </message>
    <message>
        <source>Expected after working days</source>
        <translation>預計入帳（工作天）</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>期初餘額</translation>
    </message>
    <message>
        <source>At the end of</source>
        <translation>截至日期</translation>
    </message>
    <message>
        <source>Channel account</source>
        <translation>通路帳戶</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>銀行帳戶</translation>
    </message>
    <message>
        <source>Account of the books</source>
        <translation>帳簿科目</translation>
    </message>
    <message>
        <source>Stands for bank account</source>
        <translation>對應的銀行帳戶</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Number and name</source>
        <translation>編號和名稱</translation>
    </message>
    <message>
        <source>The number first, then the name: 1012.01 Alipay.</source>
        <translation>先寫編號，再寫名稱：1012.01 支付寶。</translation>
    </message>
    <message>
        <source>Take this account</source>
        <translation>採用這個科目</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>New account</source>
        <extracomment>Number, names, provider, shop and what it pays out to take what room is over and give way where there is none. Own name, merchant number, what it pays out to, opening balance: where there is little room they show with a value. Where there is still too little room these go, one after the other; describing an account shows all of it.</extracomment>
        <translation>新增帳戶</translation>
    </message>
    <message>
        <source>Describe account…</source>
        <translation>補充帳戶資料…</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>自訂名稱</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>類別</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>金流或平台</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>Merchant number</source>
        <translation>商店代號</translation>
    </message>
    <message>
        <source>Pays out to</source>
        <translation>撥款至</translation>
    </message>
    <message>
        <source>Day ends</source>
        <translation>換日</translation>
    </message>
    <message>
        <source>Days to arrive</source>
        <translation>入帳天數</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>期初餘額</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>帳單</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Accounts in statements appear here by themselves; describe what they do not say.</source>
        <translation>帳單裡的帳戶會自動列在這裡；帳單沒寫的，請您補充。</translation>
    </message>
    <message>
        <source>Opening outstanding items</source>
        <translation>期初未達帳</translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n 個帳戶</numerusform>
        </translation>
    </message>
    <message>
        <source>Channel account</source>
        <translation>通路帳戶</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>銀行帳戶</translation>
    </message>
    <message>
        <source>Account of the books</source>
        <translation>帳簿科目</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在儲存</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>選擇檔案</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>AccuracyDialog</name>
    <message>
        <source>How accurate is the matching?</source>
        <extracomment>Shares of wrong matches, in parts of a thousand, that a clean sample can rule out.</extracomment>
        <translation>比對有多準？</translation>
    </message>
    <message>
        <source>Ways of checking</source>
        <translation>檢查辦法</translation>
    </message>
    <message>
        <source>Look at a &amp;sample</source>
        <translation>抽查樣本(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Planted errors</source>
        <translation>差錯演練(&amp;P)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>AccuracyText</name>
    <message>
        <source>{comparison}, {method}; difference {amount} {currency}</source>
        <translation>{comparison}，{method}；差額 {amount} {currency}</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}，第 {row} 列</translation>
    </message>
</context>
<context>
    <name>AcrossDialog</name>
    <message>
        <source>Match across currencies</source>
        <translation>跨幣別比對</translation>
    </message>
    <message>
        <source>It stays listed as AM10 (two currencies), with its whole amount, until you book the exchange and give a reason.</source>
        <translation>它會以 AM10（兩種幣別）全額列出，直到您把匯兌差額入帳並寫明原因。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Match selected</source>
        <translation>比對所選</translation>
    </message>
    <message>
        <source>No rate of these days is known.</source>
        <translation>沒有這些日期的匯率。</translation>
    </message>
    <message>
        <source>At the rates of their days</source>
        <translation>依各日匯率</translation>
    </message>
    <message>
        <source>At {rate} of {day}</source>
        <translation>按 {day} 匯率 {rate}</translation>
    </message>
    <message>
        <source>Difference at the day&apos;s rate</source>
        <translation>依當日匯率的差額</translation>
    </message>
    <message>
        <source>Exchange between the days</source>
        <translation>兩日之間的匯率變動</translation>
    </message>
    <message>
        <source>Margin of channel or bank</source>
        <translation>通路或銀行的加碼</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>尾差</translation>
    </message>
</context>
<context>
    <name>AlertsBar</name>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>1 alert</source>
        <translation>提醒 1</translation>
    </message>
    <message>
        <source>{count} alerts</source>
        <translation>提醒 {count}</translation>
    </message>
    <message>
        <source>{amount} at stake</source>
        <translation>涉及 {amount}</translation>
    </message>
    <message>
        <source>See it</source>
        <translation>去看</translation>
    </message>
    <message>
        <source>See the {count}</source>
        <translation>看這 {count} 筆</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 則</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message>
        <source>Backups</source>
        <translation>備份</translation>
    </message>
    <message>
        <source>No backup of this book was found.</source>
        <translation>沒有找到這個帳本的備份。</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已損壞</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>A copy of the book when it is closed</source>
        <translation>關閉帳本時儲存一份備份</translation>
    </message>
    <message>
        <source>One for each day on which the book was open; the last state of that day.</source>
        <translation>開啟過帳本的每一天保留一份，為當天最後的狀態。</translation>
    </message>
    <message>
        <source>Days kept</source>
        <translation>保留天數</translation>
    </message>
    <message>
        <source>Older daily copies are removed; those made by hand stay.</source>
        <translation>更早的每日備份會被刪除；手動備份保留不動。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Best on another disk than the book.</source>
        <translation>最好放在與帳本不同的磁碟上。</translation>
    </message>
    <message>
        <source>Backups of this book</source>
        <translation>這個帳本的備份</translation>
    </message>
    <message>
        <source>Folder of the backups</source>
        <translation>備份資料夾</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選擇…</translation>
    </message>
    <message>
        <source>Beside the book</source>
        <translation>帳本旁邊</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即備份…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>開啟所在資料夾</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>還原…</translation>
    </message>
    <message>
        <source>beside the book, in “Tieout backups”</source>
        <translation>帳本旁邊的「Tieout backups」</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Made</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>來源</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>驗證</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未驗證</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>has another passphrase</source>
        <translation>密碼不同</translation>
    </message>
    <message>
        <source>daily on exit</source>
        <translation>每日自動</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手動</translation>
    </message>
    <message>
        <source>before an upgrade</source>
        <translation>升級之前</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>還原之前</translation>
    </message>
    <message>
        <source>no statements yet</source>
        <translation>還沒有帳單</translation>
    </message>
    <message>
        <source>{statements} statements, {records} records, {open} to settle</source>
        <translation>{statements} 份帳單，{records} 筆紀錄，{open} 項待處理</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>{days}: {count}, {amount} without signs</source>
        <translation>{days}：{count}，依絕對額 {amount}</translation>
    </message>
</context>
<context>
    <name>BehindGrid</name>
    <message>
        <source>Records behind the figure</source>
        <translation>數字背後的紀錄</translation>
    </message>
</context>
<context>
    <name>BehindModel</name>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>對方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手續費</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>Status in the source</source>
        <translation>來源狀態</translation>
    </message>
</context>
<context>
    <name>BookSection</name>
    <message>
        <source>This book</source>
        <translation>本帳本</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司名稱</translation>
    </message>
    <message>
        <source>Stands on what is printed and in the report.</source>
        <translation>印在列印文件和報告上。</translation>
    </message>
    <message>
        <source>Home currency</source>
        <translation>本位幣</translation>
    </message>
    <message>
        <source>Proposed where a table, an account or an entry by hand names no currency. Amounts that are in the book keep theirs; nothing is converted, and no signed-off month changes.</source>
        <translation>表格、帳戶或手動分錄沒有寫明幣別時，先按它填。帳本裡已有的金額保持原幣別；不做任何換算，已簽認的月份也不變。</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>時區</translation>
    </message>
    <message>
        <source>For files that print times without saying where: order lists and payment lists from abroad. Chinese files and those that state a zone keep their own. It can be changed as long as no file in the book was read by it.</source>
        <translation>用於只寫時間、不寫時區的檔案：境外的訂單表和收款表。大陸的檔案和自己寫明時區的檔案按自己的。只要帳本裡還沒有檔案按它讀過，就可以改。</translation>
    </message>
    <message>
        <source>Another person reviews a month before it is signed off</source>
        <translation>每月簽認前由另一人覆核</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>簽認</translation>
    </message>
    <message>
        <source>One prepares the month and submits it; another looks it over under a name of their own and signs it off, or sends it back with a reason. Both names stand on the certificate.</source>
        <translation>一人編製後提交，另一人用自己的姓名覆核簽認，或寫明原因退回。兩人的姓名都寫在簽認書上。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>An encrypted book opens with its passphrase alone, here and in commands.</source>
        <translation>加密的帳本只有用密碼才能開啟，在命令列中也一樣。</translation>
    </message>
    <message>
        <source>In this book</source>
        <translation>已在帳本中</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>變更…</translation>
    </message>
    <message>
        <source>Encrypt…</source>
        <translation>加密…</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>密碼已變更。</translation>
    </message>
    <message>
        <source>The book is encrypted.</source>
        <translation>帳本已加密。</translation>
    </message>
    <message>
        <source>The book is not encrypted any more.</source>
        <translation>帳本已不再加密。</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份帳單</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}, {days}</source>
        <translation>{files}，{days}</translation>
    </message>
    <message>
        <source>UTC{offset}</source>
        <translation>UTC{offset}</translation>
    </message>
    <message>
        <source>UTC{winter} in January, UTC{summer} in July</source>
        <translation>一月 UTC{winter}，七月 UTC{summer}</translation>
    </message>
    <message>
        <source>Looking at the files by both zones</source>
        <translation>正在依兩個時區核對檔案</translation>
    </message>
</context>
<context>
    <name>Books</name>
    <message>
        <source>My shop{suffix}</source>
        <translation>我的店鋪{suffix}</translation>
    </message>
    <message>
        <source>New book</source>
        <translation>新增帳本</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>開啟帳本</translation>
    </message>
    <message>
        <source>Tieout books (*{suffix})</source>
        <translation>對平帳本 (*{suffix})</translation>
    </message>
    <message>
        <source>Opening {file}</source>
        <translation>正在開啟 {file}</translation>
    </message>
    <message>
        <source>Settings cannot be saved here; they hold until you close.</source>
        <translation>這裡無法儲存設定；設定在關閉之前有效。</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>Page of the help</source>
        <translation>說明內容</translation>
    </message>
</context>
<context>
    <name>Calibration</name>
    <message>
        <source>Comparison</source>
        <translation>對帳層</translation>
    </message>
    <message>
        <source>Scores and what you decided</source>
        <translation>評分與您的決定</translation>
    </message>
    <message>
        <source>Once you approve or refuse suggestions, this shows how often their scores were right.</source>
        <translation>您確認或否決之後，這裡會顯示評分所稱的把握與您的決定。</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>評分所稱</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正確</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已決定</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>Of {count} suggestions decided, {right} were right; their scores claim {claimed}.</source>
        <translation>已決定的 {count} 個建議中，{right} 正確；評分所稱為 {claimed}。</translation>
    </message>
</context>
<context>
    <name>CardParts</name>
    <message>
        <source>{points} = amount {amount} + day {day} + number {number} + party {party}</source>
        <extracomment>Days between two records under which their times count as agreeing. Room for the equation in the card at 100 %: within its margins, beside a scroll bar. Most width of the names of facts: a longer one takes a second line, as what is said of it needs the room more.</extracomment>
        <translation>{points} = 金額 {amount} + 日期 {day} + 編號 {number} + 對方 {party}</translation>
    </message>
    <message>
        <source>{amount} off</source>
        <translation>相差 {amount}</translation>
    </message>
    <message>
        <source>another number</source>
        <translation>編號不同</translation>
    </message>
    <message>
        <source>another party</source>
        <translation>對方不同</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between reasons</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>{days} days apart</source>
        <translation>相隔 {days} 天</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message>
        <source>{points}, a tie: Tieout ticks none</source>
        <translation>{points}，同分，程式不代您勾選</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>對方</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Criterion</source>
        <translation>條件</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>差</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>says nothing</source>
        <translation>無法判斷</translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation>未付款</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已關閉</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>處理中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>已沖正</translation>
    </message>
    <message>
        <source>{rule} (built in, version {n})</source>
        <translation>{rule}（內建，第 {n} 版）</translation>
    </message>
    <message>
        <source>{rule}, yours, version {n}</source>
        <translation>{rule}（您的規則，版本 {n}）</translation>
    </message>
    <message>
        <source>The other side has no record that comes near.</source>
        <translation>對方沒有接近的紀錄。</translation>
    </message>
    <message>
        <source>The other side has no records yet.</source>
        <translation>對方還沒有紀錄。</translation>
    </message>
    <message>
        <source>Why is there no suggestion?</source>
        <translation>為什麼沒有建議？</translation>
    </message>
    <message>
        <source>Source rows</source>
        <translation>原始列</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file} 第 {row} 列</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 列</translation>
    </message>
    <message>
        <source>{file} disagrees with its own totals. Its matches wait until you accept it with a reason.</source>
        <translation>{file} 與自己的合計不符。請您註明原因接受它，之後才能確認它的比對。</translation>
    </message>
    <message>
        <source>Go to the statement</source>
        <translation>檢視這份帳單</translation>
    </message>
</context>
<context>
    <name>CertificateHead</name>
    <message>
        <source>Certificate for {period}</source>
        <translation>{period}對帳簽認書</translation>
    </message>
    <message>
        <source>no pairs yet</source>
        <translation>還沒有可核對的</translation>
    </message>
    <message>
        <source>no pair has both sides</source>
        <translation>沒有雙方都有資料的帳</translation>
    </message>
    <message>
        <source>{count} of {all} pairs</source>
        <translation>{all} 組中 {count} 組未平</translation>
    </message>
    <message numerus="yes">
        <source>all {count} pair(s) tie out</source>
        <translation>
            <numerusform>{count} 組帳全部對平</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pair(s) with one side alone: there is nothing to compare</source>
        <translation>
            <numerusform>另有 %n 組只有一方的資料，無從比較</numerusform>
        </translation>
    </message>
    <message>
        <source>Unexplained difference, short plus over</source>
        <translation>未解釋差額 · 短少加溢收</translation>
    </message>
    <message>
        <source>Unexplained difference</source>
        <translation>未解釋差額</translation>
    </message>
    <message>
        <source>Unexplained difference, short</source>
        <translation>未解釋差額 · 短少</translation>
    </message>
    <message>
        <source>Unexplained difference, over</source>
        <translation>未解釋差額 · 溢收</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Changed since the sign-off</source>
        <extracomment>Fields of a proof line that are amounts, in the order told.</extracomment>
        <translation>簽認後的變化</translation>
    </message>
    <message>
        <source>The numbers signed by {name} on {time} are kept as they were. Since then this is different:</source>
        <translation>{name} 於 {time} 簽認的數字原樣保留。此後有以下不同：</translation>
    </message>
    <message>
        <source>What</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>As signed</source>
        <translation>簽認時</translation>
    </message>
    <message>
        <source>Changed since it was submitted</source>
        <translation>提交後的變化</translation>
    </message>
    <message>
        <source>As submitted</source>
        <translation>提交時</translation>
    </message>
    <message>
        <source>{name} submitted the numbers on {time}. Since then this is different:</source>
        <translation>{name} 於 {time} 提交了這些數字，以後有這些變化：</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>sum A</source>
        <translation>A 方合計</translation>
    </message>
    <message>
        <source>sum B</source>
        <translation>B 方合計</translation>
    </message>
    <message>
        <source>in transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>已說明</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未決</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>未解釋</translation>
    </message>
    <message>
        <source>the same amounts, other counts</source>
        <translation>金額相同，筆數不同</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Show the numbers</source>
        <translation>顯示數字</translation>
    </message>
    <message>
        <source>Save or copy the chart</source>
        <translation>儲存或複製圖表</translation>
    </message>
    <message>
        <source>Copy as image</source>
        <translation>複製為圖片</translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>複製數字</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>儲存為 PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>儲存為 SVG…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>儲存為 PDF…</translation>
    </message>
    <message>
        <source>The numbers are copied.</source>
        <translation>數字已複製。</translation>
    </message>
    <message>
        <source>The chart is copied.</source>
        <translation>圖表已複製。</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已儲存：{file}</translation>
    </message>
</context>
<context>
    <name>ChartSection</name>
    <message>
        <source>Chart of accounts</source>
        <translation>會計科目</translation>
    </message>
    <message>
        <source>Drafts of entries are booked on these accounts. Where vouchers of this book name one, it is taken from them; else the standard proposes one. Give the numbers of the lowest level that your program has.</source>
        <translation>分錄草稿記在這些科目上。本帳本的傳票裡用過的科目，就從傳票裡取；否則依會計準則建議。請填寫會計軟體裡的最末級科目編號。</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>會計準則</translation>
    </message>
    <message>
        <source>Small enterprises</source>
        <translation>小企業會計準則</translation>
    </message>
    <message>
        <source>Full standard</source>
        <translation>企業會計準則</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Use the proposed one</source>
        <translation>還原建議的科目</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>科目編號</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目名稱</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>來源</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您設定的</translation>
    </message>
    <message>
        <source>vouchers of this book</source>
        <translation>本帳本的傳票</translation>
    </message>
    <message>
        <source>proposed by the standard</source>
        <translation>依準則建議</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Drawing the chart…</source>
        <translation>正在繪製圖表…</translation>
    </message>
</context>
<context>
    <name>CheckScreen</name>
    <message>
        <source>Files to import</source>
        <translation>要匯入的檔案</translation>
    </message>
    <message>
        <source>Say below which it is: until then its amounts are compared with nothing.</source>
        <translation>請在下方選擇幣別；在此之前，其金額不與任何紀錄核對。</translation>
    </message>
    <message>
        <source>The whole batch can be undone at once</source>
        <translation>整批可以一次復原</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份帳單</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ {count} ready</source>
        <translation>✓ {count} 份可匯入</translation>
    </message>
    <message>
        <source>{count} already here</source>
        <translation>{count} 份已匯入過</translation>
    </message>
    <message>
        <source>? {count} to map</source>
        <translation>? {count} 份需要對應欄位</translation>
    </message>
    <message>
        <source>× {count} refused</source>
        <translation>× {count} 份被拒絕</translation>
    </message>
    <message>
        <source>? {count} without a currency</source>
        <translation>? {count} 份未寫明幣別</translation>
    </message>
    <message>
        <source>{files} will be imported: {rows} rows = {new} new + {seen} seen + {refused} refused</source>
        <translation>將匯入 {files}：{rows} 列 = 新 {new} + 已有 {seen} + 拒絕 {refused}</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Choose files…</source>
        <translation>選擇檔案…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>選擇資料夾…</translation>
    </message>
    <message>
        <source>Paste copied cells</source>
        <translation>貼上複製的儲存格</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Drop statements here</source>
        <translation>把帳單拖到這裡</translation>
    </message>
    <message>
        <source>Many at once: files, folders, archives, also with a password.</source>
        <translation>可一次多份：檔案、資料夾、壓縮檔，有密碼的也行。</translation>
    </message>
</context>
<context>
    <name>Clip</name>
    <message>
        <source>{count} rows can be pasted now.</source>
        <extracomment>Texts of digits that spreadsheets show or keep no more as they are. Rows that are written at once, where somebody waits; and that are written on a thread between two looks at Cancel.</extracomment>
        <translation>{count} 列已可貼上。</translation>
    </message>
    <message>
        <source>Copying rows</source>
        <translation>正在複製列</translation>
    </message>
</context>
<context>
    <name>ClockWatch</name>
    <message>
        <source>The clock of this PC was set back: {at} comes after {before}. The history keeps its order.</source>
        <translation>本機時鐘被調回：{before} 之後是 {at}。歷程仍依先後順序排列。</translation>
    </message>
</context>
<context>
    <name>Closer</name>
    <message>
        <source>Looking for the next step</source>
        <translation>正在尋找下一步</translation>
    </message>
    <message>
        <source>This month is signed off.</source>
        <translation>本月已簽認。</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>正在比對</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在備份</translation>
    </message>
    <message>
        <source>{n} matched.</source>
        <translation>已比對 {n} 筆。</translation>
    </message>
    <message>
        <source>Backed up and checked: {file}</source>
        <translation>已備份並檢查：{file}</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>The window closes once this has ended: {work}.</source>
        <translation>「{work}」結束後視窗會關閉。</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns</source>
        <translation>欄設定</translation>
    </message>
    <message>
        <source>Ticked columns show. Alt with an arrow key moves one.</source>
        <translation>勾選的欄會顯示。按 Alt 加上下方向鍵移動一欄。</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Fit to content</source>
        <translation>符合內容寬度</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>還原預設欄</translation>
    </message>
    <message>
        <source>Frozen columns on the left</source>
        <translation>左側凍結的欄數</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>欄配置</translation>
    </message>
    <message>
        <source>Save layout as…</source>
        <translation>儲存欄配置…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Choose a layout</source>
        <translation>選擇欄配置</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>尚未儲存</translation>
    </message>
    <message>
        <source>Delete the layout “{name}”?</source>
        <translation>刪除欄配置「{name}」？</translation>
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
        <translation>期間</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Other days…</source>
        <translation>自選日期…</translation>
    </message>
    <message>
        <source>Period open</source>
        <translation>編製中</translation>
    </message>
    <message>
        <source>Prepared, awaiting review</source>
        <translation>已編製，等待覆核</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>已簽認</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>已重新開啟</translation>
    </message>
</context>
<context>
    <name>ContractDialog</name>
    <message>
        <source>Set contract rate</source>
        <translation>設定合約費率</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>費率</translation>
    </message>
    <message>
        <source>Fixed part</source>
        <translation>固定部分</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>as the refunds show</source>
        <translation>依退款紀錄</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>進位</translation>
    </message>
    <message>
        <source>On a refund</source>
        <translation>退款時</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>From this day on every row is checked against this rate. Leave empty what does not apply.</source>
        <translation>從這天起每一筆都依此費率核對。空著的就是沒有。</translation>
    </message>
    <message>
        <source>{field} cannot be read.</source>
        <translation>看不懂{field}。</translation>
    </message>
    <message>
        <source>The minimum is above the cap.</source>
        <translation>最低高於上限。</translation>
    </message>
</context>
<context>
    <name>CoverageModel</name>
    <message>
        <source>no file</source>
        <translation>沒有檔案</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>已涵蓋</translation>
    </message>
    <message>
        <source>in more than one file</source>
        <translation>在多份檔案中</translation>
    </message>
    <message>
        <source>covered, no activity</source>
        <translation>已涵蓋，無交易</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>between the rows of a file, which states no period</source>
        <translation>在檔案首末列之間，檔案未載明期間</translation>
    </message>
    <message>
        <source>{account}, {day}: {state}</source>
        <translation>{account}，{day}：{state}</translation>
    </message>
    <message>
        <source>M T W T F S S</source>
        <comment>Monday to Sunday in one letter each</comment>
        <translation>一 二 三 四 五 六 日</translation>
    </message>
</context>
<context>
    <name>CoveragePanel</name>
    <message>
        <source>Coverage by account and day</source>
        <translation>依帳戶和日期的涵蓋情況</translation>
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
        <source>No statement covers a day of this month.</source>
        <translation>本月沒有任何帳單涵蓋。</translation>
    </message>
    <message>
        <source>Enter on a day says which files cover it.</source>
        <translation>在某日按 Enter，可看到是哪些檔案涵蓋了它。</translation>
    </message>
    <message>
        <source>{name}, {day}: in {files}.</source>
        <translation>{name}，{day}：在 {files} 中。</translation>
    </message>
    <message>
        <source>{name}, {day}: in {files} and others.</source>
        <translation>{name}，{day}：在 {files} 等檔案中。</translation>
    </message>
    <message>
        <source>{name}, {day}: no file covers this day. Download the file of this day and import it.</source>
        <translation>{name}，{day}：沒有檔案涵蓋這一天。請下載這一天的檔案並匯入。</translation>
    </message>
    <message>
        <source>{name}, {day}: no file yet. Import the one that holds this day if there was business.</source>
        <translation>{name}，{day}：還沒有檔案。如果當天有業務，請匯入包含這一天的檔案。</translation>
    </message>
</context>
<context>
    <name>Cross</name>
    <message>
        <source>Money of the channels, each event once</source>
        <translation>通路資金，每筆只計一次</translation>
    </message>
    <message>
        <source>Payouts of the channels</source>
        <translation>通路撥款</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>訂單</translation>
    </message>
    <message>
        <source>Bank rows</source>
        <translation>銀行明細</translation>
    </message>
    <message>
        <source>Lines of the books</source>
        <translation>帳簿分錄</translation>
    </message>
    <message>
        <source>All records, as stated</source>
        <translation>全部紀錄，依帳單所載</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>比對</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>週</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通路</translation>
    </message>
    <message>
        <source>Kind of statement</source>
        <translation>帳單種類</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>環節</translation>
    </message>
    <message>
        <source>Status in the source</source>
        <translation>來源狀態</translation>
    </message>
    <message>
        <source>State of matching</source>
        <translation>核對狀態</translation>
    </message>
    <message>
        <source>State of the match</source>
        <translation>比對狀態</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>核對環節</translation>
    </message>
    <message>
        <source>Matched by</source>
        <translation>比對方式</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代碼</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>帳齡</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>筆數</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Fee stated</source>
        <translation>所載手續費</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>淨額</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Net sales</source>
        <translation>淨銷售額</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>手續費</translation>
    </message>
    <message>
        <source>Conversions and others</source>
        <translation>換匯及其他</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差額</translation>
    </message>
    <message>
        <source>Amount without sign</source>
        <translation>金額（不計正負）</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>本年累計</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Sums</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Share of the row</source>
        <translation>占本列比例</translation>
    </message>
    <message>
        <source>Share of the column</source>
        <translation>占本欄比例</translation>
    </message>
    <message>
        <source>Share of all</source>
        <translation>占總計比例</translation>
    </message>
    <message>
        <source>Channels by month: payments, refunds, fees, net</source>
        <translation>通路月報：收款、退款、手續費、淨額</translation>
    </message>
    <message>
        <source>Discrepancies by code and age</source>
        <translation>差異：依代碼與帳齡</translation>
    </message>
    <message>
        <source>Net sales by shop and channel</source>
        <translation>淨銷售額：依店鋪與通路</translation>
    </message>
    <message>
        <source>Payouts by account and month</source>
        <translation>撥款：依帳戶與月份</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>訂單</translation>
    </message>
    <message>
        <source>Channel layer</source>
        <translation>通路</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>結算</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>銀行</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>帳簿</translation>
    </message>
    <message>
        <source>L1 orders and payments</source>
        <translation>L1 訂單與收款</translation>
    </message>
    <message>
        <source>L2 entries and account</source>
        <translation>L2 明細與帳戶</translation>
    </message>
    <message>
        <source>L3 payouts and bank</source>
        <translation>L3 撥款與銀行</translation>
    </message>
    <message>
        <source>L4 bank and books</source>
        <translation>L4 銀行與帳簿</translation>
    </message>
    <message>
        <source>L5 orders and revenue</source>
        <translation>L5 訂單與收入</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>未參與核對</translation>
    </message>
    <message>
        <source>over 60 days</source>
        <translation>60 天以上</translation>
    </message>
    <message>
        <source>{first}–{last} days</source>
        <translation>{first}–{last} 天</translation>
    </message>
</context>
<context>
    <name>CrossGrid</name>
    <message>
        <source>Cross table</source>
        <translation>樞紐分析表</translation>
    </message>
</context>
<context>
    <name>CrossModel</name>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>統計</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期範圍</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>顯示為</translation>
    </message>
</context>
<context>
    <name>CrossPage</name>
    <message>
        <source>Nothing of this kind in these days.</source>
        <translation>這段期間沒有這類資料。</translation>
    </message>
    <message>
        <source>Import statements</source>
        <translation>匯入帳單</translation>
    </message>
    <message>
        <source>Show in its place</source>
        <translation>前往所在位置</translation>
    </message>
    <message>
        <source>Hide the records</source>
        <translation>收起紀錄</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Turn rows into columns</source>
        <translation>列欄互換</translation>
    </message>
    <message>
        <source>Sums or shares</source>
        <translation>合計或占比</translation>
    </message>
    <message>
        <source>Save the cross table…</source>
        <translation>儲存樞紐分析表…</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>樞紐分析表</translation>
    </message>
    <message>
        <source>Building the cross table</source>
        <translation>正在產生樞紐分析表</translation>
    </message>
    <message>
        <source>The cross table was not built.</source>
        <translation>樞紐分析表沒有產生。</translation>
    </message>
    <message>
        <source>Build it</source>
        <translation>產生</translation>
    </message>
    <message>
        <source>{field} instead</source>
        <translation>改為{field}</translation>
    </message>
    <message>
        <source>{what}: {count}; rows: {rows}, columns: {columns}</source>
        <translation>{what}：{count}；列：{rows}，欄：{columns}</translation>
    </message>
    <message>
        <source>Reading the records</source>
        <translation>正在讀取紀錄</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 筆紀錄</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 筆紀錄</translation>
    </message>
    <message>
        <source>Save the cross table</source>
        <translation>儲存樞紐分析表</translation>
    </message>
    <message>
        <source>Name of the table</source>
        <translation>分析表名稱</translation>
    </message>
</context>
<context>
    <name>DataGrid</name>
    <message>
        <source>No rows match</source>
        <translation>沒有符合條件的列</translation>
    </message>
    <message>
        <source>{side}: {column}</source>
        <translation>{side}：{column}</translation>
    </message>
</context>
<context>
    <name>DaysDialog</name>
    <message>
        <source>Days to look at</source>
        <translation>要看的日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>開始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>結束日期</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>DaysGrid</name>
    <message>
        <source>Day by day</source>
        <translation>逐日</translation>
    </message>
</context>
<context>
    <name>DaysModel</name>
    <message>
        <source>Day</source>
        <extracomment>Widths of the table, at 100 %, below which a column is left out; the chart and its table show them.</extracomment>
        <translation>日期</translation>
    </message>
    <message>
        <source>From channels</source>
        <translation>通路撥入</translation>
    </message>
    <message>
        <source>Of that, under way</source>
        <translation>其中在途</translation>
    </message>
    <message>
        <source>Other money in</source>
        <translation>其他入帳</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月固定</translation>
    </message>
    <message>
        <source>Other money out</source>
        <translation>其他支出</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>日終餘額</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>High</source>
        <translation>偏高</translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message>
        <source>Choose one of the candidates first, with 1 to 9.</source>
        <extracomment>From how many on accepting suggestions asks first.</extracomment>
        <translation>請先按 1 到 9 選一筆候選。</translation>
    </message>
    <message>
        <source>{count} approved.</source>
        <translation>已確認 {count} 筆。</translation>
    </message>
    <message>
        <source>Not approved: nothing is suggested for that row, it stays as it is.</source>
        <translation>未確認：那一列沒有建議，維持原狀。</translation>
    </message>
    <message>
        <source>That match is approved already; what is still open there is settled under Discrepancies.</source>
        <translation>那筆比對已確認；尚未解決的部分請到「差異」中處理。</translation>
    </message>
    <message>
        <source>That match is approved already.</source>
        <translation>那筆比對已確認。</translation>
    </message>
    <message>
        <source>Accept {count} suggestions, {sum}?</source>
        <translation>接受 {count} 筆建議，合計 {sum}？</translation>
    </message>
    <message>
        <source>Accept {count}</source>
        <translation>接受 {count} 筆</translation>
    </message>
    <message>
        <source>Only a suggestion can be refused; an approved match is unmatched with U.</source>
        <translation>只有建議可以選「不相符」；已確認的比對請按 U 取消。</translation>
    </message>
    <message>
        <source>Refuse {count} suggestions? They are not proposed again.</source>
        <translation>把 {count} 筆建議標為不相符？以後不再建議。</translation>
    </message>
    <message>
        <source>Refuse {count}</source>
        <translation>{count} 筆不相符</translation>
    </message>
    <message>
        <source>{count} refused; they are not proposed again.</source>
        <translation>{count} 筆不相符，不會再建議。</translation>
    </message>
    <message>
        <source>Refused; it is not proposed again.</source>
        <translation>不相符，不會再建議。</translation>
    </message>
    <message>
        <source>There is no match to take back.</source>
        <translation>沒有可以取消的比對。</translation>
    </message>
    <message>
        <source>Unmatch {count} rows? Both sides are open again.</source>
        <translation>取消 {count} 筆比對？兩邊重新變為未決。</translation>
    </message>
    <message>
        <source>Unmatch {count}</source>
        <translation>取消 {count} 筆比對</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留比對</translation>
    </message>
    <message>
        <source>{count} unmatched.</source>
        <translation>已取消 {count} 筆比對。</translation>
    </message>
    <message>
        <source>Tick records on both sides first, with the space bar.</source>
        <translation>請先用空白鍵勾選兩邊的紀錄。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) get(s) the reason.</source>
        <translation>
            <numerusform>%n 項將寫上原因。</numerusform>
        </translation>
    </message>
    <message>
        <source>Note taken away.</source>
        <translation>備註已刪除。</translation>
    </message>
    <message>
        <source>Select the row with the note or reason first, then the rows below it.</source>
        <translation>先選有備註或原因的列，再選下面的列。</translation>
    </message>
    <message>
        <source>Note filled down to {count}.</source>
        <translation>備註已向下填滿 {count} 列。</translation>
    </message>
    <message>
        <source>{a} matched with {b}.</source>
        <translation>{a} 筆與 {b} 筆已比對。</translation>
    </message>
    <message>
        <source>{count} written off.</source>
        <translation>已沖銷 {count} 筆。</translation>
    </message>
    <message>
        <source>It is matched already. Unmatch it first, with U.</source>
        <translation>已經比對。請先按 U 取消比對。</translation>
    </message>
    <message>
        <source>Divided among {count}.</source>
        <translation>已拆分給 {count} 筆。</translation>
    </message>
    <message>
        <source>There is nothing to explain here.</source>
        <translation>這裡沒有要說明的。</translation>
    </message>
    <message>
        <source>{count} explained.</source>
        <translation>已說明 {count} 筆。</translation>
    </message>
    <message>
        <source>Flag changed on {count}.</source>
        <translation>已變更 {count} 筆的標記。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>What should be remembered?</source>
        <translation>要記下什麼？</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>儲存備註</translation>
    </message>
    <message>
        <source>Note saved.</source>
        <translation>備註已儲存。</translation>
    </message>
</context>
<context>
    <name>DemoBanner</name>
    <message>
        <source>This is the demo book: a made-up shop. Nothing here is yours.</source>
        <translation>這是示範帳本：一家虛構的店鋪，這裡沒有您的資料。</translation>
    </message>
    <message>
        <source>Import the second month</source>
        <translation>匯入第二個月</translation>
    </message>
    <message>
        <source>Delete demo data</source>
        <translation>刪除示範資料</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics</source>
        <translation>診斷資料</translation>
    </message>
</context>
<context>
    <name>DiagnosticsView</name>
    <message>
        <source>These texts help to find a fault. Nothing is sent: you save them as a file and decide who gets it. Names, numbers of orders, amounts and folders are left out.</source>
        <translation>這些文字有助於找出問題。程式什麼都不傳送：由您存成檔案，由您決定給誰。姓名、訂單編號、金額和資料夾都已去掉。</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>各部分</translation>
    </message>
    <message>
        <source>What this part says</source>
        <translation>這一部分的內容</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>另存為檔案…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新收集</translation>
    </message>
    <message>
        <source>Collecting …</source>
        <translation>正在收集…</translation>
    </message>
    <message>
        <source>Collecting diagnostics</source>
        <translation>正在收集診斷資料</translation>
    </message>
    <message>
        <source>One part will be saved.</source>
        <translation>將儲存 1 部分。</translation>
    </message>
    <message>
        <source>{count} parts will be saved.</source>
        <translation>將儲存 {count} 部分。</translation>
    </message>
    <message>
        <source>Tick at least one part.</source>
        <translation>請至少勾選一部分。</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已儲存 {file}</translation>
    </message>
</context>
<context>
    <name>DiscrepanciesPage</name>
    <message>
        <source>Nothing to settle</source>
        <translation>沒有要處理的差異</translation>
    </message>
    <message>
        <source>Go to sign-off</source>
        <translation>前往簽認</translation>
    </message>
    <message>
        <source>Nothing has been matched yet.</source>
        <translation>還沒有比對過。</translation>
    </message>
    <message>
        <source>Go to review</source>
        <translation>前往核對</translation>
    </message>
    <message>
        <source>Settle this way</source>
        <translation>依此處理</translation>
    </message>
    <message>
        <source>Write off difference…</source>
        <translation>沖銷差額…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>轉交…</translation>
    </message>
    <message>
        <source>Fill the note and reason down</source>
        <translation>向下填滿備註與原因</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一項</translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation>上一項</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>over 60 days</source>
        <translation>60 天以上</translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s)</source>
        <translation>
            <numerusform>{count} 項</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>One list</source>
        <translation>不分組</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>依狀態</translation>
    </message>
    <message>
        <source>By code</source>
        <translation>依代碼</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>依帳齡</translation>
    </message>
    <message>
        <source>By owner</source>
        <translation>依負責人</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>分組</translation>
    </message>
    <message>
        <source>Sums by age leave signs out: short and over are added up.</source>
        <translation>帳齡金額依絕對額：短少、溢收相加。</translation>
    </message>
    <message>
        <source>Sums by age leave signs out</source>
        <translation>帳齡金額依絕對額</translation>
    </message>
    <message>
        <source>Discrepancies</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>Not understood.</source>
        <translation>看不懂這個條件。</translation>
    </message>
</context>
<context>
    <name>DiscrepancyDetail</name>
    <message>
        <source>How it is settled</source>
        <translation>如何處理</translation>
    </message>
    <message>
        <source>Settle this way</source>
        <translation>依此處理</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一項</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>轉交…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Show rows</source>
        <translation>檢視紀錄</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>預計日期</translation>
    </message>
    <message>
        <source>Choose an item to see how it may be settled.</source>
        <translation>選一項，看看如何處理。</translation>
    </message>
    <message>
        <source>Likely cause</source>
        <translation>可能的原因</translation>
    </message>
    <message>
        <source>{reason}. {note}</source>
        <translation>{reason}。{note}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>經過</translation>
    </message>
    <message>
        <source>{state} · {days} days</source>
        <translation>{state} · {days} 天</translation>
    </message>
    <message>
        <source>Difference, short</source>
        <translation>差額（短少）</translation>
    </message>
    <message>
        <source>Difference, over</source>
        <translation>差額（溢收）</translation>
    </message>
    <message>
        <source>Undercharged</source>
        <translation>少收</translation>
    </message>
    <message>
        <source>Overcharged</source>
        <translation>多收</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差額</translation>
    </message>
    <message>
        <source>Order due</source>
        <translation>訂單應收</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>實收</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>明細</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>入帳</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>撥款</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>入帳</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>銀行</translation>
    </message>
    <message>
        <source>In the books</source>
        <translation>帳簿</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>訂單</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>已入帳</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>負責人</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>無</translation>
    </message>
    <message>
        <source>{time} {name}: {what}</source>
        <translation>{time} {name}：{what}</translation>
    </message>
    <message>
        <source>{reason} (usual)</source>
        <translation>{reason}（常用）</translation>
    </message>
    <message>
        <source>Choose how it is settled first.</source>
        <translation>請先選擇怎麼處理。</translation>
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
        <translation>全部</translation>
    </message>
    <message>
        <source>Not settled</source>
        <translation>未結清</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>依狀態篩選</translation>
    </message>
    <message>
        <source>Filter {column}</source>
        <translation>篩選{column}</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已選 {count} 項</translation>
    </message>
    <message>
        <source>Sum {amount}</source>
        <translation>合計 {amount}</translation>
    </message>
    <message>
        <source>{shown} of {all} shown, {open} open</source>
        <translation>顯示 {shown} / {all} 項，未決 {open} 項</translation>
    </message>
</context>
<context>
    <name>DiscrepancyModel</name>
    <message>
        <source>Nobody</source>
        <extracomment>What the list may be grouped by, &quot;&quot; for nothing. Open items first, then waiting, explained, resolved.</extracomment>
        <translation>無負責人</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已處理</translation>
    </message>
    <message>
        <source>over 60 days</source>
        <translation>60 天以上</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{amount} without signs</source>
        <translation>依絕對額 {amount}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代碼</translation>
    </message>
    <message>
        <source>Discrepancy</source>
        <translation>差異</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>發生日</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天數</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>負責人</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message numerus="yes">
        <source>{n} row(s) imported</source>
        <translation>
            <numerusform>已匯入 {n} 列</numerusform>
        </translation>
    </message>
    <message>
        <source>{files} stored. Undo with Ctrl+Z takes all of it back.</source>
        <translation>存入 {files}。按 Ctrl+Z 可以整批復原。</translation>
    </message>
    <message>
        <source>{files} stored; rows here already: {seen}. Undo with Ctrl+Z takes all of it back.</source>
        <translation>存入 {files}，其中 {seen} 列早已存在。按 Ctrl+Z 可以整批復原。</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份帳單</numerusform>
        </translation>
    </message>
    <message>
        <source>{months}: signed off. The signed figures stay; what changed since is listed under Sign-off.</source>
        <translation>{months} 已簽認。簽認時的數字不變；之後的變化列在「簽認」頁。</translation>
    </message>
</context>
<context>
    <name>DrillPanel</name>
    <message>
        <source>Errors of twelve kinds are put into a copy of the book, the copy is matched, and what was found is counted. The book stays as it is.</source>
        <translation>在帳本副本裡埋設十二種差錯，重新比對副本，再統計查出多少。帳本本身不變。</translation>
    </message>
    <message>
        <source>Start the drill</source>
        <translation>開始演練</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>差錯</translation>
    </message>
    <message>
        <source>Planted</source>
        <translation>埋設</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查出</translation>
    </message>
    <message>
        <source>Under another name</source>
        <translation>以別的名目查出</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏掉</translation>
    </message>
    <message>
        <source>Planted errors by kind</source>
        <translation>各類埋設差錯</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>演練</translation>
    </message>
    <message>
        <source>The book holds no confirmed match into which an error could be put.</source>
        <translation>帳本裡沒有可以埋設差錯的已確認比對。</translation>
    </message>
    <message>
        <source>{found} of {planted} planted errors were found.</source>
        <translation>埋設 {planted} 處差錯，查出 {found} 處。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them under another name.</source>
        <translation>
            <numerusform>其中 %n 處記在別的名目下。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stand(s) in a confirmed match all the same.</source>
        <translation>
            <numerusform>其中 %n 處仍留在已確認的比對中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop to import</source>
        <translation>放開即可匯入</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>Nothing is left to decide here. There is more in: {comparison}</source>
        <translation>這裡沒有要處理的了，還有要處理的在：{comparison}</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往處理</translation>
    </message>
</context>
<context>
    <name>Entries</name>
    <message>
        <source>Adding the entry</source>
        <translation>正在補記</translation>
    </message>
    <message>
        <source>Entry added.</source>
        <translation>已補記一筆。</translation>
    </message>
    <message>
        <source>The entry was added; the present filter does not show it.</source>
        <translation>已補記；目前篩選條件下不顯示。</translation>
    </message>
</context>
<context>
    <name>EntriesDialog</name>
    <message>
        <source>Entries, {period}</source>
        <translation>分錄，{period}</translation>
    </message>
    <message>
        <source>Nothing is booked by Tieout: these are drafts. Export them, import the file into your bookkeeping program, and import its vouchers here: what was booked is found again by the mark in its text.</source>
        <translation>對平不會替您記帳，這些只是草稿。匯出後匯入會計軟體，再把軟體裡的傳票匯入這裡：憑摘要裡的標記就能認出哪些已經入帳。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>貸方</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Drafts of entries</source>
        <translation>分錄草稿</translation>
    </message>
    <message>
        <source>No entries in this period. Choose “entry made” as the way to settle a discrepancy.</source>
        <translation>本期沒有分錄。處理差異時選擇「已做分錄」，就會產生分錄草稿。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Add the fees of the month</source>
        <translation>加入本月手續費</translation>
    </message>
    <message>
        <source>Add write-offs</source>
        <translation>加入已沖銷的差額</translation>
    </message>
    <message>
        <source>For which program</source>
        <translation>用於哪個軟體</translation>
    </message>
    <message>
        <source>First voucher number</source>
        <translation>起始傳票號</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>{count} entries   Debit {debit} {currency}   Credit {credit} {currency}</source>
        <translation>{count} 筆分錄   借方 {debit} {currency}   貸方 {credit} {currency}</translation>
    </message>
    <message>
        <source>Drafting entries</source>
        <translation>正在產生分錄草稿</translation>
    </message>
    <message>
        <source>All fees of this period are in entries, or there were none.</source>
        <translation>本期手續費都已在分錄裡，或者本期沒有手續費。</translation>
    </message>
    <message>
        <source>entries-{period}</source>
        <translation>分錄-{period}</translation>
    </message>
    <message>
        <source>Export entries</source>
        <translation>匯出分錄</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were exported already. Export them once more?</source>
        <translation>
            <numerusform>有 %n 筆分錄已經匯出過。要再匯出一次嗎？</numerusform>
        </translation>
    </message>
    <message>
        <source>If the first file was imported, they would be booked twice.</source>
        <translation>如果上次的檔案已經匯入，就會重複入帳。</translation>
    </message>
    <message>
        <source>Export once more</source>
        <translation>再匯出一次</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were exported.</source>
        <translation>
            <numerusform>已匯出 %n 筆分錄。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting entries</source>
        <translation>正在匯出分錄</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Add a missing entry</source>
        <extracomment>Layers of the two sides of a comparison. Kinds of a side where they are fewer than its layer has: what is paid for orders, what is paid out.</extracomment>
        <translation>補記一筆</translation>
    </message>
    <message>
        <source>It becomes a statement of its own, marked as entered by hand, and can be undone.</source>
        <translation>它會成為單獨的一份帳單，註明手動補記，可以復原。</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>哪一方</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>對方</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Add entry</source>
        <translation>補記</translation>
    </message>
    <message>
        <source>Type the amount.</source>
        <translation>請輸入金額。</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>這不是金額。</translation>
    </message>
    <message>
        <source>A currency has three letters, such as CNY.</source>
        <translation>幣別是三個字母，如 CNY。</translation>
    </message>
    <message>
        <source>Write the time as 09:30, or leave it empty.</source>
        <translation>時間寫成 09:30，也可以不寫。</translation>
    </message>
</context>
<context>
    <name>EntryDrafts</name>
    <message>
        <source>Entry changed.</source>
        <translation>分錄已修改。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries drafted.</source>
        <translation>
            <numerusform>已做 %n 筆分錄草稿。</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} No entry is offered for {count} of the items; they stay as they are.</source>
        <translation>{done}其中 {count} 項沒有可做的分錄，維持原狀。</translation>
    </message>
    <message>
        <source>Booked as {voucher}</source>
        <translation>已入帳：{voucher}</translation>
    </message>
    <message>
        <source>Booked otherwise: {voucher}</source>
        <translation>入帳內容與草稿不同：{voucher}</translation>
    </message>
    <message>
        <source>Its item is open again: look at it once more.</source>
        <translation>它的差異又未決了，請再看一次。</translation>
    </message>
    <message>
        <source>Exported {time} to {file}</source>
        <translation>{time} 已匯出到 {file}</translation>
    </message>
    <message>
        <source>Not exported yet</source>
        <translation>尚未匯出</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Entries…</source>
        <translation>分錄…</translation>
    </message>
    <message numerus="yes">
        <source>%n entries…</source>
        <translation>
            <numerusform>分錄 %n 筆…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Draft entry</source>
        <extracomment>Lines that are shown of all the entries together; the list of entries shows the others.</extracomment>
        <translation>分錄草稿</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>How several items are booked</source>
        <translation>多項差異如何入帳</translation>
    </message>
    <message>
        <source>One entry for each item</source>
        <translation>每項一筆分錄</translation>
    </message>
    <message>
        <source>One entry for each day and code</source>
        <translation>同一天同一代碼合成一筆</translation>
    </message>
    <message>
        <source>One entry for each month and code</source>
        <translation>同一月同一代碼合成一筆</translation>
    </message>
    <message>
        <source>Booked already: no draft</source>
        <translation>帳上已經記了，不要草稿</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 筆分錄</numerusform>
        </translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>貸方</translation>
    </message>
    <message>
        <source>Dr</source>
        <translation>借</translation>
    </message>
    <message>
        <source>Cr</source>
        <translation>貸</translation>
    </message>
    <message>
        <source>✓ Debit equals credit</source>
        <translation>合計 ✓ 借貸平衡</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong in Tieout</source>
        <translation>程式發生錯誤</translation>
    </message>
    <message>
        <source>This step was not carried out. What was saved before is safe.</source>
        <translation>這一步沒有執行，先前儲存的內容不受影響。</translation>
    </message>
    <message>
        <source>The log has the details: {file}</source>
        <translation>詳細內容在記錄檔裡：{file}</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>複製詳細內容</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>顯示詳細內容</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>收起詳細內容</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>No record of the other side comes near.</source>
        <translation>另一邊沒有接近的紀錄。</translation>
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
        <translation>說明…</translation>
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
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>Show candidates</source>
        <translation>對照</translation>
    </message>
    <message>
        <source>Divide…</source>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Write off difference…</source>
        <translation>沖銷差額…</translation>
    </message>
    <message>
        <source>Add a missing entry…</source>
        <translation>補記一筆…</translation>
    </message>
    <message>
        <source>Trail…</source>
        <translation>資金軌跡…</translation>
    </message>
    <message>
        <source>Choose a row to see why it is what it is.</source>
        <translation>選一列，看看它的依據。</translation>
    </message>
    <message>
        <source>Order due</source>
        <translation>訂單應收</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>實收</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>明細</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>入帳</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>撥款</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>入帳</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>銀行</translation>
    </message>
    <message>
        <source>In the books</source>
        <translation>帳簿</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>訂單</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>已入帳</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差額</translation>
    </message>
    <message>
        <source>Difference, short</source>
        <translation>差額（短少）</translation>
    </message>
    <message>
        <source>Difference, over</source>
        <translation>差額（溢收）</translation>
    </message>
    <message>
        <source>Difference at the day&apos;s rate</source>
        <translation>依當日匯率的差額</translation>
    </message>
    <message>
        <source>{count} ticked. Match them, divide one among the others, or write a small difference off.</source>
        <translation>已勾選 {count} 項。可以比對、把一筆拆分給其他幾筆，或沖銷小額差額。</translation>
    </message>
    <message>
        <source>{count} ticked, in several currencies. Matching shows what the day&apos;s rate makes of them.</source>
        <translation>已勾選 {count} 筆，有幾種幣別。比對時會顯示依當日匯率折合的結果。</translation>
    </message>
    <message>
        <source>Several records fit equally well. Tieout does not guess: choose one.</source>
        <translation>有幾筆紀錄同樣合適。程式不猜，請您選一筆。</translation>
    </message>
    <message>
        <source>No run has looked for a counterpart yet. {key} matches.</source>
        <translation>還沒有為它找過對應紀錄。按 {key} 自動比對。</translation>
    </message>
    <message>
        <source>Of {count} suggestions like this one (score {low} to {high}), you approved {right}.</source>
        <translation>與此相似的 {count} 筆建議（評分 {low} 至 {high}）中，您確認了 {right} 筆。</translation>
    </message>
    <message>
        <source>{title}. {text}</source>
        <translation>{title}。{text}</translation>
    </message>
    <message>
        <source>matched by hand</source>
        <translation>手動比對</translation>
    </message>
    <message>
        <source>a tie: Tieout ticks none</source>
        <translation>同分，程式不代您勾選</translation>
    </message>
    <message>
        <source>The records belong together; the rows themselves explain the difference.</source>
        <translation>這些紀錄是同一筆；差額由帳單上的列本身說明。</translation>
    </message>
    <message>
        <source>Both sides agree.</source>
        <translation>兩邊相符。</translation>
    </message>
    <message>
        <source>Both sides agree, but not enough speaks for it to be approved without you.</source>
        <translation>兩邊相符，但依據還不夠，需要您確認。</translation>
    </message>
    <message>
        <source>No counterpart is expected for this record.</source>
        <translation>這筆紀錄不需要對應紀錄。</translation>
    </message>
    <message>
        <source>No record of the other side fits.</source>
        <translation>另一邊沒有合適的紀錄。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>{text} ({reason})</source>
        <translation>{text}（{reason}）</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>折價券</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>手續費</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>剩餘差額</translation>
    </message>
    <message>
        <source>Runner-up</source>
        <translation>次優</translation>
    </message>
    <message>
        <source>none came near</source>
        <translation>沒有接近的</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export rows</source>
        <translation>匯出列</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>哪些列</translation>
    </message>
    <message>
        <source>All rows shown: {count}</source>
        <translation>顯示的全部 {count} 項</translation>
    </message>
    <message>
        <source>All rows shown: {count}, on {lines} lines</source>
        <translation>顯示的全部 {count} 項，共 {lines} 列</translation>
    </message>
    <message>
        <source>Selected rows only: {count}</source>
        <translation>只匯出所選的 {count} 列</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Workbook for Excel and WPS (.xlsx)</source>
        <translation>Excel 和 WPS 活頁簿（.xlsx）</translation>
    </message>
    <message>
        <source>CSV for other programs (.csv)</source>
        <translation>供其他程式使用的 CSV（.csv）</translation>
    </message>
    <message>
        <source>The columns that show are written, amounts and dates as such, names as they are shown.</source>
        <translation>寫入顯示的欄；金額和日期保持為數值，姓名與畫面顯示一致。</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>統計範圍</translation>
    </message>
    <message>
        <source>{count} rows were written to {file}.</source>
        <translation>已將 {count} 列寫入 {file}。</translation>
    </message>
    <message>
        <source>Exporting rows</source>
        <translation>正在匯出列</translation>
    </message>
</context>
<context>
    <name>FeeRowsGrid</name>
    <message>
        <source>Rows charged otherwise</source>
        <translation>未依模型收費的紀錄</translation>
    </message>
</context>
<context>
    <name>FeeRowsModel</name>
    <message>
        <source>Claim</source>
        <extracomment>Widths of the table, at 100 %, below which a column is left out.</extracomment>
        <translation>求償</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Fee due</source>
        <translation>應收費</translation>
    </message>
    <message>
        <source>Fee charged</source>
        <translation>實收費</translation>
    </message>
    <message>
        <source>Overcharged</source>
        <translation>多收</translation>
    </message>
    <message>
        <source>in the claim list</source>
        <translation>在求償清單裡</translation>
    </message>
    <message>
        <source>not in the claim list</source>
        <translation>不在求償清單裡</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>退款</translation>
    </message>
</context>
<context>
    <name>FeeSide</name>
    <message>
        <source>What can be claimed</source>
        <translation>可以追回的</translation>
    </message>
    <message>
        <source>To claim back</source>
        <translation>可以追回</translation>
    </message>
    <message>
        <source>How sure the model is</source>
        <translation>模型的把握</translation>
    </message>
    <message>
        <source>Show the record</source>
        <translation>看這筆紀錄</translation>
    </message>
    <message>
        <source>The claim list gives number, time, amounts and the reason of every ticked row.</source>
        <translation>求償清單帶單號、時間、金額和依據，只含勾選的紀錄。</translation>
    </message>
    <message>
        <source>Make claim list</source>
        <translation>產生求償清單</translation>
    </message>
    <message>
        <source>Set contract rate…</source>
        <translation>設定合約費率…</translation>
    </message>
    <message>
        <source>Remove contract rate</source>
        <translation>移除合約費率</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 筆</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 筆</translation>
    </message>
    <message>
        <source>Equal to the last digit</source>
        <translation>逐筆相等</translation>
    </message>
    <message>
        <source>Off by rounding alone</source>
        <translation>只差尾數</translation>
    </message>
    <message>
        <source>Otherwise, in this period</source>
        <translation>本期不符</translation>
    </message>
    <message>
        <source>Refunds that show it</source>
        <translation>退款驗證</translation>
    </message>
    <message>
        <source>Every row is held to the contract rate that you set.</source>
        <translation>每一筆都依您設定的合約費率核對。</translation>
    </message>
    <message>
        <source>Not enough rows to read a model. Nothing is held against them.</source>
        <translation>紀錄太少，學不出模型，也不據此核對。</translation>
    </message>
    <message>
        <source>Not enough rows yet: this is a starting model, check your contract. Nothing is held to it.</source>
        <translation>紀錄還太少：這是起始模型，請核對您的合約。不據此核對。</translation>
    </message>
    <message>
        <source>Several rates at once that no type of row tells apart. Nothing is held against the rows.</source>
        <translation>同時有幾種費率，紀錄的類型分不開它們，不據此核對。</translation>
    </message>
    <message>
        <source>Not enough rows to be exact: rates from {low} to {high} explain them. Nothing is held to it.</source>
        <translation>紀錄太少，不夠精確：{low} 到 {high} 都說得通。不據此核對。</translation>
    </message>
    <message>
        <source>Read from the rows themselves; no other rate explains them.</source>
        <translation>由紀錄自己得出，沒有別的費率說得通。</translation>
    </message>
    <message>
        <source>No row was charged otherwise</source>
        <translation>沒有不符的紀錄</translation>
    </message>
    <message>
        <source>How this row is worked out</source>
        <translation>這一筆怎麼算</translation>
    </message>
    <message>
        <source>Fee due</source>
        <translation>應收費</translation>
    </message>
    <message>
        <source>Fee charged</source>
        <translation>帳單上收</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>多收</translation>
    </message>
</context>
<context>
    <name>FeesPage</name>
    <message>
        <source>No fees yet: statements that state them fill this page.</source>
        <translation>還沒有費用：匯入寫明費用的帳單後，這裡就會有。</translation>
    </message>
    <message>
        <source>Fee models</source>
        <translation>費率模型</translation>
    </message>
    <message>
        <source>Models are read from the statements, exact to the last digit.</source>
        <translation>模型由帳單學出，精確到末位小數。</translation>
    </message>
    <message>
        <source>Rows charged otherwise</source>
        <translation>未依模型收費的紀錄</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>顯示圖</translation>
    </message>
    <message>
        <source>Show the details</source>
        <translation>顯示詳細內容</translation>
    </message>
    <message>
        <source>Make claim list</source>
        <translation>產生求償清單</translation>
    </message>
    <message>
        <source>Claim lists of all channels…</source>
        <translation>所有通路的求償清單…</translation>
    </message>
    <message>
        <source>Set contract rate…</source>
        <translation>設定合約費率…</translation>
    </message>
    <message>
        <source>Remove contract rate</source>
        <translation>移除合約費率</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>費率</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 個模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) charged otherwise</source>
        <translation>
            <numerusform>%n 筆不符</numerusform>
        </translation>
    </message>
    <message>
        <source>{models}, {rows}</source>
        <translation>{models}，{rows}</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) differ</source>
        <translation>
            <numerusform>%n 筆不符</numerusform>
        </translation>
    </message>
    <message>
        <source>several rates</source>
        <translation>多種費率</translation>
    </message>
    <message>
        <source>too few rows</source>
        <translation>紀錄太少</translation>
    </message>
    <message>
        <source>all agree</source>
        <translation>全部相符</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 筆</translation>
    </message>
    <message>
        <source>{count} rows, by time</source>
        <translation>{count} 筆，依時間</translation>
    </message>
    <message>
        <source>Every row of the period is charged at {rate}.</source>
        <translation>本期每一筆都按 {rate} 收費。</translation>
    </message>
    <message>
        <source>What the rows of each day were charged.</source>
        <translation>每天實際收取的費率。</translation>
    </message>
    <message>
        <source>One row was charged otherwise, on {day}.</source>
        <translation>{day} 有 1 筆未依此收費。</translation>
    </message>
    <message>
        <source>{count} rows were charged otherwise, from {first} to {last}.</source>
        <translation>{first} 到 {last}，{count} 筆未依此收費。</translation>
    </message>
    <message>
        <source>{count} ticked: due {due}, charged {charged}</source>
        <translation>已選 {count} 筆：應收費 {due}，實收費 {charged}</translation>
    </message>
    <message>
        <source>Show the rows</source>
        <translation>顯示各列</translation>
    </message>
    <message>
        <source>Show the models</source>
        <translation>顯示收費模型</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>求償清單</translation>
    </message>
    <message>
        <source>Workbook for Excel and WPS (.xlsx)</source>
        <translation>Excel 和 WPS 活頁簿（.xlsx）</translation>
    </message>
    <message>
        <source>Writing the claim list</source>
        <translation>正在寫求償清單</translation>
    </message>
    <message numerus="yes">
        <source>Saved {file}: %n row(s)</source>
        <translation>
            <numerusform>已儲存 {file}：%n 列</numerusform>
        </translation>
    </message>
    <message>
        <source>Contract rate set. Match again to list what differs from it.</source>
        <translation>合約費率已設定。重新比對後會列出不符的紀錄。</translation>
    </message>
    <message>
        <source>Contract rate removed.</source>
        <translation>合約費率已移除。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Control totals</source>
        <translation>控制總額</translation>
    </message>
    <message>
        <source>The file states no totals of its own.</source>
        <translation>檔案裡沒有合計。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Stated</source>
        <translation>帳單所列</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>實際加總</translation>
    </message>
    <message>
        <source>✓ agree</source>
        <translation>✓ 相符</translation>
    </message>
    <message>
        <source>× disagree</source>
        <translation>× 不符</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Recognised as</source>
        <extracomment>Offered where a file names no currency; any other code can be typed.</extracomment>
        <translation>辨識為</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Account of this file</source>
        <translation>此檔案的帳戶</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Dates are written</source>
        <translation>日期寫作</translation>
    </message>
    <message>
        <source>day / month / year</source>
        <translation>日 / 月 / 年</translation>
    </message>
    <message>
        <source>month / day / year</source>
        <translation>月 / 日 / 年</translation>
    </message>
    <message>
        <source>year / month / day</source>
        <translation>年 / 月 / 日</translation>
    </message>
    <message>
        <source>Currency of its amounts</source>
        <translation>金額的幣別</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新讀取</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未載明</translation>
    </message>
    <message>
        <source>File kind</source>
        <translation>檔案類型</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>編碼</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符號</translation>
    </message>
    <message>
        <source>Column names</source>
        <translation>欄名</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期格式</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列數</translation>
    </message>
    <message>
        <source>Money in and out</source>
        <translation>收入和支出</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>{form}, years of the Republic</source>
        <translation>{form}，民國年</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>請選擇…</translation>
    </message>
    <message>
        <source>As last time.</source>
        <translation>與上次相同。</translation>
    </message>
    <message>
        <source>Choose what the file is.</source>
        <translation>請選擇這是什麼檔案。</translation>
    </message>
    <message>
        <source>The file states its account.</source>
        <translation>檔案載明了帳戶。</translation>
    </message>
    <message>
        <source>The file does not state it.</source>
        <translation>檔案沒有載明。</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗號</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>定位字元</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分號</translation>
    </message>
    <message>
        <source>vertical bar</source>
        <translation>直線</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>{period}, stated by the file</source>
        <translation>{period}，檔案載明</translation>
    </message>
    <message>
        <source>{period}, from its rows</source>
        <translation>{period}，依首末列</translation>
    </message>
    <message>
        <source>in row {row}</source>
        <translation>在第 {row} 列</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Filters in force</source>
        <translation>生效的篩選</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>清除全部</translation>
    </message>
    <message>
        <source>Remove the filter {filter}</source>
        <translation>移除篩選 {filter}</translation>
    </message>
    <message>
        <source>{count} filters</source>
        <translation>{count} 個篩選</translation>
    </message>
    <message>
        <source>{count} more filters</source>
        <translation>另有 {count} 個篩選</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the rows shown</source>
        <translation>在顯示的列中尋找</translation>
    </message>
    <message>
        <source>Text, amount or pinyin</source>
        <translation>文字、金額或拼音</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>上一處</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一處</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 個，共 {count} 個</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>找到 {count} 個</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>找不到</translation>
    </message>
</context>
<context>
    <name>FindLine</name>
    <message>
        <source>Find in page</source>
        <translation>在本頁尋找</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一處</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一處</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 處</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>Find</source>
        <translation>尋找</translation>
    </message>
    <message>
        <source>Order, number, amount, party or command</source>
        <translation>訂單、編號、金額、對方或命令</translation>
    </message>
    <message>
        <source>Find an order, number, amount, party or command</source>
        <translation>尋找訂單、編號、金額、對方或命令</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>訂單</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通路</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>結算</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>銀行</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>帳簿</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>找到 {count} 筆</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>沒有找到</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>First rows of the file</source>
        <translation>檔案的前幾列</translation>
    </message>
    <message>
        <source>Of a refused file no rows are shown.</source>
        <translation>被拒絕的檔案不顯示列。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>列</translation>
    </message>
</context>
<context>
    <name>ForecastPage</name>
    <message>
        <source>No bank statement yet: the forecast begins with what it states.</source>
        <translation>還沒有銀行對帳單，預測要從它寫的餘額開始。</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>逐日</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>顯示圖表</translation>
    </message>
    <message>
        <source>Show what if</source>
        <translation>顯示假設</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Days ahead</source>
        <translation>預測天數</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>No currency</source>
        <translation>無幣別</translation>
    </message>
    <message>
        <source>Bank statements until {day}</source>
        <translation>銀行對帳單截至 {day}</translation>
    </message>
    <message>
        <source>four times in five {low} to {high}</source>
        <translation>五次中有四次在 {low} 到 {high}</translation>
    </message>
    <message>
        <source>Lowest, on {day}</source>
        <translation>最少，{day}</translation>
    </message>
    <message numerus="yes">
        <source>%n bank account(s)</source>
        <translation>
            <numerusform>%n 個銀行帳戶</numerusform>
        </translation>
    </message>
    <message>
        <source>On {day}</source>
        <translation>{day} 日終</translation>
    </message>
    <message>
        <source>On the accounts, {day}</source>
        <translation>帳上，{day}</translation>
    </message>
    <message>
        <source>not enough</source>
        <translation>不夠</translation>
    </message>
    <message>
        <source>Under way from channels</source>
        <translation>通路在途</translation>
    </message>
    <message>
        <source>has left them already</source>
        <translation>通路已撥出</translation>
    </message>
    <message>
        <source>Show the days</source>
        <translation>顯示逐日</translation>
    </message>
    <message>
        <source>Hide what if</source>
        <translation>隱藏假設</translation>
    </message>
</context>
<context>
    <name>ForecastSide</name>
    <message>
        <source>What if, and how sure</source>
        <translation>假設與把握</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>假設</translation>
    </message>
    <message>
        <source>Comes every month</source>
        <translation>每月固定收支</translation>
    </message>
    <message>
        <source>Change a figure: the dashed line shows what it does.</source>
        <translation>改一個數字，虛線顯示結果。</translation>
    </message>
    <message>
        <source>{day}: forecast {said} the day before, actual {came}.</source>
        <translation>{day}：前一天預測 {said}，實際 {came}。</translation>
    </message>
    <message>
        <source>Seven days ahead it was off by {miss} on average, in {count} trials.</source>
        <translation>預測七天，{count} 次檢驗平均相差 {miss}。</translation>
    </message>
    <message>
        <source>Repeating the week before would have been off by {plain}.</source>
        <translation>直接照搬上一週，會相差 {plain}。</translation>
    </message>
    <message>
        <source>How accurate it was</source>
        <translation>以往準不準</translation>
    </message>
    <message>
        <source>What it is based on</source>
        <translation>依據什麼</translation>
    </message>
    <message>
        <source>At the end {end}, {moved} against the forecast; lowest on {day}: {least}.</source>
        <translation>期末 {end}，與預測相比 {moved}；{day} 最少：{least}。</translation>
    </message>
    <message>
        <source>Too few days to try it: {count} of {least}.</source>
        <translation>天數太少，無法檢驗：只有 {count} 天，需要 {least} 天。</translation>
    </message>
    <message>
        <source>Bank statements from {first} to {last}.</source>
        <translation>{first} 至 {last} 的銀行對帳單。</translation>
    </message>
    <message>
        <source>No bank statement states a balance: the days count from 0.</source>
        <translation>銀行對帳單都沒有寫餘額：從 0 算起。</translation>
    </message>
    <message>
        <source>{account} ends on {day}: its balance is of that day.</source>
        <translation>{account} 只到 {day}，餘額是當天的。</translation>
    </message>
    <message numerus="yes">
        <source>%n payout(s) should have come already, {sum}: not counted.</source>
        <translation>
            <numerusform>%n 筆撥款早該入帳，共 {sum}：不計入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormBar</name>
    <message>
        <source>Cross table</source>
        <extracomment>First fields of a subject whose rows do not fit any more.</extracomment>
        <translation>樞紐分析表</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存新檔…</translation>
    </message>
    <message>
        <source>Delete this table of yours</source>
        <translation>刪除自己的這個分析表</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期範圍</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>統計對象</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>統計</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Rows within them</source>
        <translation>下層列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>數值</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>臨時表</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>顯示為</translation>
    </message>
    <message>
        <source>Delete the cross table “{name}”?</source>
        <translation>刪除樞紐分析表「{name}」？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Values: {values}</source>
        <translation>數值：{values}</translation>
    </message>
</context>
<context>
    <name>GridMenus</name>
    <message>
        <source>Go, find and filter</source>
        <translation>跳至、尋找和篩選</translation>
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
        <source>Copy this cell</source>
        <translation>複製此儲存格</translation>
    </message>
    <message>
        <source>Export rows…</source>
        <translation>匯出列…</translation>
    </message>
    <message>
        <source>Find in the table</source>
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
        <source>Column {title}</source>
        <translation>欄「{title}」</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>欄設定…</translation>
    </message>
    <message>
        <source>Fit to content</source>
        <translation>符合內容寬度</translation>
    </message>
    <message>
        <source>Fit all columns</source>
        <translation>所有欄符合內容寬度</translation>
    </message>
    <message>
        <source>Hide this column</source>
        <translation>隱藏此欄</translation>
    </message>
    <message>
        <source>Freeze up to this column</source>
        <translation>凍結至此欄</translation>
    </message>
    <message>
        <source>Remove sorting</source>
        <translation>取消排序</translation>
    </message>
    <message>
        <source>Unfreeze columns</source>
        <translation>取消凍結欄</translation>
    </message>
    <message>
        <source>Show columns</source>
        <translation>顯示的欄</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>還原預設欄</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>遞增排序</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>遞減排序</translation>
    </message>
    <message>
        <source>Sort by this column as well</source>
        <translation>再依此欄排序</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>欄配置</translation>
    </message>
    <message>
        <source>Save layout as…</source>
        <translation>儲存欄配置…</translation>
    </message>
    <message>
        <source>Save layout</source>
        <translation>儲存欄配置</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>欄配置名稱</translation>
    </message>
</context>
<context>
    <name>Handle</name>
    <message>
        <source>Dividing line</source>
        <translation>分隔線</translation>
    </message>
    <message>
        <source>The arrow keys move it.</source>
        <translation>用方向鍵移動。</translation>
    </message>
    <message>
        <source>Drag it, or come here with Tab and move it with the arrow keys.</source>
        <translation>可以拖曳，也可以按 Tab 移到這裡，再用方向鍵移動。</translation>
    </message>
</context>
<context>
    <name>HelpKeys</name>
    <message>
        <source>Everywhere</source>
        <extracomment>place of a command → what the list of keys calls it.</extracomment>
        <translation>所有頁面</translation>
    </message>
    <message>
        <source>In every grid</source>
        <translation>所有表格</translation>
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
        <source>Fees</source>
        <translation>費率</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>樞紐分析表</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>總覽</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>帳單</translation>
    </message>
</context>
<context>
    <name>HelpPrinting</name>
    <message>
        <source>Save as PDF…</source>
        <translation>儲存為 PDF…</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>在說明裡尋找</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目錄</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>尋找結果</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一頁</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>下一頁</translation>
    </message>
    <message>
        <source>Find in page</source>
        <translation>在本頁尋找</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>列印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>儲存為 PDF…</translation>
    </message>
    <message>
        <source>Open in the browser?</source>
        <translation>在瀏覽器裡開啟？</translation>
    </message>
    <message>
        <source>This leaves Tieout and opens your browser at {address}</source>
        <translation>將離開對平，用瀏覽器開啟 {address}</translation>
    </message>
    <message>
        <source>Open browser</source>
        <translation>開啟瀏覽器</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>找到 %n 處</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>找不到</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>誰</translation>
    </message>
    <message>
        <source>What</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列數</translation>
    </message>
    <message>
        <source>Sums</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已復原</translation>
    </message>
    <message>
        <source>undone {time} by {name}</source>
        <translation>{name} 於 {time} 復原</translation>
    </message>
    <message>
        <source>signed off in {period}</source>
        <translation>已在 {period} 簽認</translation>
    </message>
    <message>
        <source>clock set back</source>
        <translation>時鐘被調回</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>歷程</translation>
    </message>
    <message>
        <source>Filter by words, name, day or amount</source>
        <translation>依文字、姓名、日期或金額篩選</translation>
    </message>
    <message>
        <source>Filter the history</source>
        <translation>篩選歷程</translation>
    </message>
    <message>
        <source>Steps, the latest first</source>
        <translation>步驟，最新的在前</translation>
    </message>
    <message>
        <source>Undo this step</source>
        <translation>復原這一步</translation>
    </message>
    <message>
        <source>Undo back to here…</source>
        <translation>復原到這裡…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>重做這一步</translation>
    </message>
    <message>
        <source>Undo these {count} together</source>
        <translation>這 {count} 步一起復原</translation>
    </message>
    <message>
        <source>Nothing else depends on it.</source>
        <translation>後面沒有步驟依賴它。</translation>
    </message>
    <message>
        <source>These rest on it and have to be undone first: {steps}</source>
        <translation>以下步驟依賴它，要先復原：{steps}</translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation>已重做。</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>已復原。</translation>
    </message>
    <message>
        <source>{count} steps undone.</source>
        <translation>已復原 {count} 步。</translation>
    </message>
    <message>
        <source>Undo {count} steps with {rows} rows, back to and with the chosen one?</source>
        <translation>復原 {count} 步、共 {rows} 列，直到選中的這一步（含）？</translation>
    </message>
    <message>
        <source>Undo {count} steps</source>
        <translation>復原 {count} 步</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Recognised as</source>
        <translation>辨識為</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列數</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒絕</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation>控制總額</translation>
    </message>
    <message>
        <source>without rows: {n}</source>
        <translation>不含 {n} 列</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>Disagree</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>部分相符</translation>
    </message>
    <message>
        <source>file has none</source>
        <translation>檔案沒有合計</translation>
    </message>
    <message>
        <source>1 figure</source>
        <translation>1 項</translation>
    </message>
    <message>
        <source>{n} figures</source>
        <translation>{n} 項</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>未辨識</translation>
    </message>
    <message>
        <source>Say what the columns mean, then import</source>
        <translation>說明各欄含義後即可匯入</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未載明</translation>
    </message>
    <message>
        <source>The same as {file}</source>
        <translation>同一份：{file}</translation>
    </message>
    <message>
        <source>Disagree, accepted</source>
        <translation>不符，已接受</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose files</source>
        <translation>選擇檔案</translation>
    </message>
    <message>
        <source>Check what was found</source>
        <translation>檢查辨識結果</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>匯入</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>加入檔案</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Reading statements</source>
        <translation>正在讀取帳單</translation>
    </message>
    <message>
        <source>Reading {count} …</source>
        <translation>正在讀取 {count}…</translation>
    </message>
    <message>
        <source>the files of the folder</source>
        <translation>資料夾裡的檔案</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 個檔案</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no file in it to be read.</source>
        <translation>其中沒有可讀取的檔案。</translation>
    </message>
    <message>
        <source>Give password…</source>
        <translation>輸入密碼…</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) wait(s) on the list; Next goes back to it.</source>
        <translation>
            <numerusform>清單中有 %n 份帳單待匯入，按「下一步」返回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import {n} row(s)</source>
        <translation>
            <numerusform>匯入 {n} 列</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that were refused or not recognised do not hold up the others.</source>
        <translation>無法辨識或遭拒絕的檔案不會影響其他檔案。</translation>
    </message>
    <message>
        <source>Importing …</source>
        <translation>正在匯入…</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was stored.</source>
        <translation>已取消，沒有存入任何內容。</translation>
    </message>
    <message>
        <source>Paste cells</source>
        <translation>貼上儲存格</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>選擇資料夾</translation>
    </message>
    <message>
        <source>pasted-{n}.tsv</source>
        <translation>貼上-{n}.tsv</translation>
    </message>
    <message>
        <source>See statements</source>
        <translation>檢視帳單</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自動比對</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在匯入</translation>
    </message>
</context>
<context>
    <name>ImportQuestions</name>
    <message>
        <source>Password of the archives</source>
        <translation>壓縮檔密碼</translation>
    </message>
    <message>
        <source>A password is needed for {files}. It is used for this batch and not kept.</source>
        <translation>{files} 需要密碼。密碼只用於本批檔案，不會儲存。</translation>
    </message>
    <message>
        <source>Another password is needed for {files}.</source>
        <translation>{files} 還需要其他密碼。</translation>
    </message>
    <message numerus="yes">
        <source>%n pasted table(s)</source>
        <translation>
            <numerusform>%n 張貼上的表</numerusform>
        </translation>
    </message>
    <message>
        <source>what the columns of {files} mean</source>
        <translation>{files} 各欄的含義</translation>
    </message>
    <message>
        <source>what you said of {files}</source>
        <translation>您為 {files} 填寫的內容</translation>
    </message>
    <message>
        <source>Leave without importing? This would be lost: {what}.</source>
        <translation>不匯入就離開？會遺失：{what}。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>離開</translation>
    </message>
    <message>
        <source>Go on importing</source>
        <translation>繼續匯入</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另 %n 個</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press a key</source>
        <translation>請按一個鍵</translation>
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
        <translation>新增帳本</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>開啟帳本</translation>
    </message>
    <message>
        <source>Close book</source>
        <translation>關閉帳本</translation>
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
        <source>What the runs did</source>
        <translation>每次比對做了什麼</translation>
    </message>
    <message>
        <source>Continue closing</source>
        <translation>繼續結帳</translation>
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
        <source>Choose shops</source>
        <translation>選擇店鋪</translation>
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
        <source>Lock the window</source>
        <translation>鎖定視窗</translation>
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
        <source>Fill my own workbook</source>
        <translation>填寫自己的活頁簿</translation>
    </message>
    <message>
        <source>Write the chosen report</source>
        <translation>寫出選取的報表</translation>
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
        <source>Pin or unpin a book</source>
        <translation>釘選或取消釘選帳本</translation>
    </message>
    <message>
        <source>Take a book off the list</source>
        <translation>從清單中移除帳本</translation>
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
        <source>Copy this cell</source>
        <translation>複製此儲存格</translation>
    </message>
    <message>
        <source>Export the rows shown</source>
        <translation>匯出顯示的列</translation>
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
        <source>What makes this deposit</source>
        <translation>這筆入帳由什麼構成</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>資金軌跡</translation>
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
        <source>Assign</source>
        <translation>轉交</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>分錄</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>簽認</translation>
    </message>
    <message>
        <source>Bank reconciliation</source>
        <translation>餘額調節表</translation>
    </message>
    <message>
        <source>Make claim list</source>
        <translation>產生求償清單</translation>
    </message>
    <message>
        <source>Claim lists of all channels</source>
        <translation>所有通路的求償清單</translation>
    </message>
    <message>
        <source>Set contract rate</source>
        <translation>設定合約費率</translation>
    </message>
    <message>
        <source>Records behind the figure</source>
        <translation>數字背後的紀錄</translation>
    </message>
    <message>
        <source>Turn rows into columns</source>
        <translation>列欄互換</translation>
    </message>
    <message>
        <source>Sums or shares</source>
        <translation>合計或占比</translation>
    </message>
    <message>
        <source>Save the cross table</source>
        <translation>儲存樞紐分析表</translation>
    </message>
    <message>
        <source>Export the cross table</source>
        <translation>匯出樞紐分析表</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>List of keys</source>
        <extracomment>Pages whose grids have the keys of every grid.</extracomment>
        <translation>快速鍵一覽</translation>
    </message>
    <message>
        <source>Filter by command or key</source>
        <translation>依指令或按鍵篩選</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
    <message>
        <source>No command matches.</source>
        <translation>沒有符合的指令。</translation>
    </message>
    <message>
        <source>Keys are changed in Settings. Letters act only while a grid has the focus.</source>
        <translation>按鍵可以在設定裡變更。字母鍵只在表格有焦點時起作用。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>列印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>儲存為 PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Find a command or a key</source>
        <translation>尋找指令或按鍵</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
    <message>
        <source>Restore all default keys</source>
        <translation>全部還原為預設鍵</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>預設鍵</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>指令及其按鍵</translation>
    </message>
    <message>
        <source>New key: press it here</source>
        <translation>新按鍵：在這裡按下</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>新增按鍵</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>所有頁面</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始頁</translation>
    </message>
    <message>
        <source>In tables</source>
        <translation>表格中</translation>
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
        <source>Fees</source>
        <translation>費率</translation>
    </message>
    <message>
        <source>Take away the key {key}</source>
        <translation>移除按鍵 {key}</translation>
    </message>
    <message>
        <source>A letter alone does not act while Chinese is typed. Add a key with Ctrl, Alt or a function key.</source>
        <translation>使用中文輸入法時單一字母不起作用。請再加一個含 Ctrl、Alt 的按鍵或功能鍵。</translation>
    </message>
    <message>
        <source>{key} keeps its meaning in every window. Choose another.</source>
        <translation>{key} 在每個視窗裡意義固定，請換一個。</translation>
    </message>
    <message>
        <source>{key} is its key already.</source>
        <translation>{key} 已經是它的按鍵。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{key} is the key of: {command}.</source>
        <translation>{key} 已用於：{command}。</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>改用於此</translation>
    </message>
    <message numerus="yes">
        <source>%n command(s) lose the keys that you gave them.</source>
        <translation>
            <numerusform>有 %n 個命令會失去您設的按鍵。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Order</source>
        <extracomment>By value of app.domain.record.Kind, from 1.</extracomment>
        <translation>訂單</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手續費</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>佣金</translation>
    </message>
    <message>
        <source>Subsidy</source>
        <translation>補貼</translation>
    </message>
    <message>
        <source>Adjustment</source>
        <translation>調整</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>凍結</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>解凍</translation>
    </message>
    <message>
        <source>Chargeback</source>
        <translation>拒付</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>撥款</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>入帳</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>提領</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>轉帳</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>傳票</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>LayoutMenu</name>
    <message>
        <source>Use an existing layout</source>
        <translation>套用已有版面</translation>
    </message>
    <message>
        <source>No layouts yet</source>
        <translation>還沒有版面</translation>
    </message>
</context>
<context>
    <name>LayoutsSection</name>
    <message>
        <source>Layouts of unknown tables</source>
        <translation>未知表格的版面</translation>
    </message>
    <message>
        <source>A table with exactly these columns is read by its layout. A layout is a small file to pass on.</source>
        <translation>欄名完全相同的表格會依版面讀取。版面是一個小檔案，可以傳給別人。</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什麼</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>No layouts yet. One is made when you say what the columns of an unknown table are.</source>
        <translation>還沒有版面。為未知表格指定各欄含義後就會有。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重新命名…</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>匯入版面檔…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>傳給別人…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Take in a layout</source>
        <translation>收入版面</translation>
    </message>
    <message>
        <source>Layouts (*.json)</source>
        <translation>版面 (*.json)</translation>
    </message>
    <message>
        <source>Pass the layout on</source>
        <translation>傳出版面</translation>
    </message>
    <message>
        <source>Rename the layout</source>
        <translation>版面重新命名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Layout deleted: {name}</source>
        <translation>已刪除版面：{name}</translation>
    </message>
    <message>
        <source>Choose a file that “{name}” is for</source>
        <translation>選擇一個適用「{name}」的檔案</translation>
    </message>
</context>
<context>
    <name>LearnedSection</name>
    <message>
        <source>Learned from your decisions</source>
        <translation>從您的決定中學到的</translation>
    </message>
    <message>
        <source>What</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>屬於</translation>
    </message>
    <message>
        <source>Learned value</source>
        <translation>學到的值</translation>
    </message>
    <message>
        <source>For</source>
        <translation>佐證</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>反對</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>啟用</translation>
    </message>
    <message>
        <source>Learn and match now</source>
        <translation>現在學習並對帳</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘掉</translation>
    </message>
    <message>
        <source>Learn it again</source>
        <translation>重新學習</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
    <message>
        <source>Nothing was learned yet.</source>
        <translation>還沒有學到內容。</translation>
    </message>
    <message>
        <source>Working days until the money arrives</source>
        <translation>入帳所需工作天</translation>
    </message>
    <message>
        <source>Name under which it arrives</source>
        <translation>入帳時的對方名稱</translation>
    </message>
    <message>
        <source>Name under which a buyer pays</source>
        <translation>買家付款所用的名字</translation>
    </message>
    <message>
        <source>Points added to suggestions</source>
        <translation>給建議加的分數</translation>
    </message>
    <message>
        <source>Score under which you refuse</source>
        <translation>低於此評分您會拒絕</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Tieout learns only when you choose “Learn and match now”. What you change or forget stays as you said.</source>
        <translation>只有您按「現在學習並對帳」時才會學習。您修改或忘掉的內容保持您的決定。</translation>
    </message>
    <message>
        <source>too few cases yet</source>
        <translation>例子還太少</translation>
    </message>
    <message>
        <source>set by you</source>
        <translation>由您設定</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>已忘掉</translation>
    </message>
    <message>
        <source>Learning and matching</source>
        <translation>學習並對帳</translation>
    </message>
    <message>
        <source>Change what was learned</source>
        <translation>修改學到的值</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>LeftOutDialog</name>
    <message>
        <source>Import without these rows</source>
        <translation>不含這些列匯入</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of {file} cannot be read. All others are imported.</source>
        <translation>
            <numerusform>{file} 有 %n 列無法讀取，其餘各列都會匯入。</numerusform>
        </translation>
    </message>
    <message>
        <source>The totals that the file states count these rows too, so they will disagree. That is right.</source>
        <translation>檔案自帶的合計包含這些列，因此會不一致，這是正常的。</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>欄</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Rows that are left out</source>
        <translation>不匯入的列</translation>
    </message>
    <message>
        <source>Why may they be left out?</source>
        <translation>為什麼可以不匯入？</translation>
    </message>
    <message>
        <source>The rows and the reason are kept in the history of the book.</source>
        <translation>這些列和原因會記入帳本的歷程。</translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n row(s)</source>
        <translation>
            <numerusform>不匯入 %n 列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>圖例</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>已涵蓋</translation>
    </message>
    <message>
        <source>Rows only</source>
        <translation>僅依列</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重疊</translation>
    </message>
    <message>
        <source>No activity</source>
        <translation>無交易</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>無檔案</translation>
    </message>
</context>
<context>
    <name>LimitsSection</name>
    <message>
        <source>Writing off</source>
        <translation>沖銷</translation>
    </message>
    <message>
        <source>Largest difference</source>
        <translation>最大差額</translation>
    </message>
    <message>
        <source>Of any currency, for one match. Larger differences are explained or booked instead.</source>
        <translation>各幣別相同，依每筆比對計。更大的差額請說明原因或記帳。</translation>
    </message>
</context>
<context>
    <name>LineDetail</name>
    <message>
        <source>Give password…</source>
        <translation>輸入密碼…</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>複製詳細內容</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>此檔案</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>前幾列</translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation>核對合計</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>涵蓋日曆</translation>
    </message>
    <message>
        <source>What is shown of the files</source>
        <translation>顯示檔案的哪些內容</translation>
    </message>
    <message>
        <source>Map columns…</source>
        <translation>對應欄位…</translation>
    </message>
    <message>
        <source>Import without these rows…</source>
        <translation>不含這些列匯入…</translation>
    </message>
    <message>
        <source>Refuse the file again</source>
        <translation>重新拒絕此檔案</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>移出清單</translation>
    </message>
    <message>
        <source>Leaves the whole file alone, with all that it holds (Del)</source>
        <translation>整個檔案不匯入，包括其中的全部內容 (Del)</translation>
    </message>
    <message>
        <source>Row {row}, column {column}: </source>
        <translation>第 {row} 列「{column}」：</translation>
    </message>
    <message>
        <source>Row {row}: </source>
        <translation>第 {row} 列：</translation>
    </message>
    <message>
        <source>This file was not imported; the others are not affected.</source>
        <translation>這個檔案沒有匯入，其他檔案不受影響。</translation>
    </message>
    <message>
        <source>{reason} {rest}</source>
        <translation>{reason}{rest}</translation>
    </message>
    <message>
        <source>The same statement as {file}; nothing is added twice.</source>
        <translation>與 {file} 是同一份帳單，不會重複匯入。</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Unlock</source>
        <translation>解鎖</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Window</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>佈景主題</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高對比</translation>
    </message>
    <message>
        <source>Black and white, strong lines, no tints; states in bold.</source>
        <translation>黑白、明顯線條、無底色，狀態用粗體。</translation>
    </message>
    <message>
        <source>Also with Ctrl and plus, minus or 0.</source>
        <translation>也可以按 Ctrl 加 +、- 或 0。</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>緊密</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Relaxed</source>
        <translation>寬鬆</translation>
    </message>
    <message>
        <source>The window is rebuilt; what was open stays open.</source>
        <translation>視窗會重新產生，已開啟的內容維持開啟。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>列高</translation>
    </message>
    <message>
        <source>Negative amounts in red</source>
        <translation>負數用紅色</translation>
    </message>
    <message>
        <source>Days and numbers on screen</source>
        <translation>螢幕上的日期與數字</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>What is typed is read in any of these forms. Files are always written the same way.</source>
        <translation>輸入時任何一種寫法都能辨識。寫入檔案的格式始終不變。</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>日期與時間</translation>
    </message>
    <message>
        <source>Another year</source>
        <translation>其他年份</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>115/10/31 (year of the Republic)</source>
        <translation>115/10/31（民國年）</translation>
    </message>
</context>
<context>
    <name>MadeOf</name>
    <message>
        <source>Found as a set; what is left over is a charge or a balance carried in.</source>
        <translation>依組合查得；餘下的是手續費或轉入的餘額。</translation>
    </message>
    <message>
        <source>{a} matched with {b}.</source>
        <translation>{a} 筆與 {b} 筆已比對。</translation>
    </message>
</context>
<context>
    <name>MadeOfDialog</name>
    <message>
        <source>What makes this deposit</source>
        <extracomment>How the state of each verdict looks: a colour of the theme.</extracomment>
        <translation>這筆入帳由什麼構成</translation>
    </message>
    <message>
        <source>Lines or chart</source>
        <translation>明細或圖</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>明細(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>圖(&amp;C)</translation>
    </message>
    <message>
        <source>Lines of the sum and records left out</source>
        <translation>構成明細與未包含的紀錄</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>What</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>How sure this is</source>
        <translation>這個結論有多可靠</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Match this set</source>
        <translation>依這一組比對</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在尋找……</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，沒有更動任何內容。</translation>
    </message>
    <message>
        <source>Sets looked at: {count} …</source>
        <translation>已查看 {count} 種組合…</translation>
    </message>
    <message>
        <source>Sets looked at: {count}</source>
        <translation>已查看 {count} 種組合</translation>
    </message>
    <message>
        <source>Difference {amount}</source>
        <translation>差額 {amount}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未包含</translation>
    </message>
</context>
<context>
    <name>MadeOfWords</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 筆</numerusform>
        </translation>
    </message>
    <message>
        <source>Difference of the match</source>
        <translation>這組比對的差額</translation>
    </message>
    <message>
        <source>Bank charge</source>
        <translation>銀行手續費</translation>
    </message>
    <message>
        <source>Balance carried in</source>
        <translation>轉入的餘額</translation>
    </message>
    <message>
        <source>{count} {kind}</source>
        <translation>{count} 筆{kind}</translation>
    </message>
    <message>
        <source>Made of {parts}</source>
        <translation>由 {parts}構成</translation>
    </message>
    <message>
        <source>The only set</source>
        <translation>唯一解</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已確認</translation>
    </message>
    <message>
        <source>One set</source>
        <translation>一種組合</translation>
    </message>
    <message>
        <source>One of several sets</source>
        <translation>多種組合之一</translation>
    </message>
    <message>
        <source>No set</source>
        <translation>沒有組合</translation>
    </message>
    <message>
        <source>No other set makes sense, even when two more records may be left out.</source>
        <translation>沒有第二種說得通的組合，再放寬兩筆仍然唯一。</translation>
    </message>
    <message>
        <source>A person or a rule approved this match.</source>
        <translation>這組比對已由人或規則確認。</translation>
    </message>
    <message>
        <source>No other set is as simple, but the cents alone cannot rule every other one out.</source>
        <translation>沒有同樣簡單的組合，但單憑金額尾數不能排除其他組合。</translation>
    </message>
    <message>
        <source>{count} sets explain the sum equally well. Look for what speaks for one of them.</source>
        <translation>有 {count} 種組合同樣說得通，請找出可佐證其中一種的依據。</translation>
    </message>
    <message>
        <source>Another record has the amount of one left out; either may be meant.</source>
        <translation>另有一筆與未包含的金額相同，也可能是那一筆。</translation>
    </message>
    <message>
        <source>Candidates: {count}</source>
        <translation>候選：{count}</translation>
    </message>
    <message>
        <source>Left out: {count}</source>
        <translation>未包含：{count}</translation>
    </message>
    <message>
        <source>complete within its limits</source>
        <translation>在限度內已查完</translation>
    </message>
    <message>
        <source>cut short at its limits</source>
        <translation>到達限度，未查完</translation>
    </message>
    <message>
        <source>Search: {how}</source>
        <translation>尋找：{how}</translation>
    </message>
    <message>
        <source>Only {needed} combinations for about {given} possible amounts: hardly a coincidence.</source>
        <translation>候選只有 {needed} 種組合，金額卻有約 {given} 種可能，幾乎不會碰巧湊成。</translation>
    </message>
    <message>
        <source>The amount alone cannot decide: {needed} combinations for about {given} possible amounts.</source>
        <translation>候選有 {needed} 種組合，金額只有約 {given} 種可能，也許是碰巧湊成，單憑金額無法判斷。</translation>
    </message>
    <message>
        <source>Balance at the start: {amount}</source>
        <translation>期初餘額：{amount}</translation>
    </message>
    <message>
        <source>+ entries before it: {amount}</source>
        <translation>＋ 此前明細：{amount}</translation>
    </message>
    <message>
        <source>− payouts before it: {amount}</source>
        <translation>− 此前撥款：{amount}</translation>
    </message>
    <message>
        <source>− this one: {amount}</source>
        <translation>− 這一筆：{amount}</translation>
    </message>
    <message>
        <source>= balance after it: {amount}</source>
        <translation>= 之後餘額：{amount}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tieout</source>
        <translation>對平</translation>
    </message>
    <message>
        <source>Tieout — {company}</source>
        <translation>對平 — {company}</translation>
    </message>
    <message>
        <source>{work}: cancelled.</source>
        <translation>{work}：已取消。</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回檔案清單</translation>
    </message>
    <message>
        <source>Use this layout</source>
        <translation>用這個讀法</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>正在讀取表格</translation>
    </message>
    <message>
        <source>Leave without a layout? What you said of the columns of {file} would be lost.</source>
        <translation>不用這個版面就離開？您為 {file} 指定的欄會遺失。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>離開</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>繼續指定</translation>
    </message>
    <message>
        <source>Keys: ←→ other column, Alt+↓ its meaning, F2 name of the layout</source>
        <translation>鍵盤：←→ 換欄，Alt+↓ 選含義，F2 改版面名</translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) do not hold: look at them before you go on</source>
        <translation>
            <numerusform>有 %n 項檢驗不成立：請先核實</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) do not hold: the figures of the file itself contradict this layout. Use it all the same?</source>
        <translation>
            <numerusform>有 %n 項檢驗不成立：檔案自己的數字與這種讀法矛盾。仍然使用嗎？</numerusform>
        </translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation>仍然使用</translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <source>The table as it stands in the file</source>
        <translation>檔案裡的原表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>列</translation>
    </message>
    <message>
        <source>… {count} more rows …</source>
        <translation>… 另有 {count} 列 …</translation>
    </message>
    <message>
        <source>The header is row {row}</source>
        <translation>第 {row} 列是表頭</translation>
    </message>
    <message>
        <source>The table has no header</source>
        <translation>這張表沒有表頭</translation>
    </message>
    <message>
        <source>Say what this column is…</source>
        <translation>指定這一欄的含義…</translation>
    </message>
</context>
<context>
    <name>MatchDialog</name>
    <message>
        <source>Match selected</source>
        <translation>比對所選</translation>
    </message>
    <message>
        <source>The two sides differ by {amount}. It stays listed; say why they belong together.</source>
        <translation>兩邊相差 {amount}，會繼續列出；請說明為什麼屬於同一筆。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Write the difference off</source>
        <translation>沖銷這個差額</translation>
    </message>
</context>
<context>
    <name>MatchTip</name>
    <message>
        <source>Agree: {fields}</source>
        <extracomment>Evidence that stands for each side.</extracomment>
        <translation>相符：{fields}</translation>
    </message>
    <message>
        <source>Differ: {fields}</source>
        <translation>不符：{fields}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Score {points} of 100</source>
        <translation>分數 {points}（滿分 100）</translation>
    </message>
    <message>
        <source>{rule} (built in, version {n})</source>
        <translation>{rule}（內建，第 {n} 版）</translation>
    </message>
    <message>
        <source>Rule {rule}</source>
        <translation>規則 {rule}</translation>
    </message>
    <message>
        <source>{rule}, yours, version {n}</source>
        <translation>{rule}（您的規則，版本 {n}）</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>status</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>No other record came near.</source>
        <translation>沒有其他相近的紀錄。</translation>
    </message>
    <message>
        <source>Another record fits as well, so nothing is ticked.</source>
        <translation>另有一筆同樣符合，因此不預先勾選。</translation>
    </message>
    <message>
        <source>Other records that came near: {count}</source>
        <translation>其他相近的紀錄：{count} 筆</translation>
    </message>
</context>
<context>
    <name>MeaningHeader</name>
    <message>
        <source>Meaning of column {name}: needs an answer</source>
        <translation>「{name}」欄的含義：需要確認</translation>
    </message>
    <message>
        <source>Meaning of column {name}</source>
        <translation>「{name}」欄的含義</translation>
    </message>
    <message>
        <source>Meaning of column {name}: passed over</source>
        <translation>「{name}」欄的含義：略過</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>History</source>
        <translation>歷程</translation>
    </message>
    <message>
        <source>Import copied cells</source>
        <translation>匯入複製的儲存格</translation>
    </message>
    <message>
        <source>Continue closing</source>
        <translation>繼續結帳</translation>
    </message>
    <message>
        <source>What the runs did…</source>
        <translation>每次比對做了什麼…</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>全部報表</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>樞紐分析表</translation>
    </message>
    <message>
        <source>Check an evidence pack…</source>
        <translation>查驗證據包…</translation>
    </message>
    <message>
        <source>Rules of matching</source>
        <translation>比對規則</translation>
    </message>
    <message>
        <source>Fill my own workbook…</source>
        <translation>填寫自己的活頁簿…</translation>
    </message>
    <message>
        <source>Check the accuracy…</source>
        <translation>檢查準確度…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>快速鍵一覽</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>導覽</translation>
    </message>
    <message>
        <source>Save diagnostics…</source>
        <translation>儲存診斷資料…</translation>
    </message>
    <message>
        <source>About Tieout</source>
        <translation>關於對平</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Reconcile</source>
        <translation>對帳(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;ports</source>
        <translation>報表(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>Import statements…</source>
        <translation>匯入帳單…</translation>
    </message>
    <message>
        <source>New book…</source>
        <translation>新增帳本…</translation>
    </message>
    <message>
        <source>Open book…</source>
        <translation>開啟帳本…</translation>
    </message>
    <message>
        <source>Open demo</source>
        <translation>開啟示範</translation>
    </message>
    <message>
        <source>Delete demo data…</source>
        <translation>刪除示範資料…</translation>
    </message>
    <message>
        <source>Recent books</source>
        <translation>最近使用的帳本</translation>
    </message>
    <message>
        <source>Close book</source>
        <translation>關閉帳本</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>立即備份…</translation>
    </message>
    <message>
        <source>Restore backup…</source>
        <translation>還原備份…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Books that you open stand here.</source>
        <translation>開啟過的帳本會列在這裡。</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>清空清單(&amp;C)</translation>
    </message>
    <message>
        <source>Un&amp;pin this book</source>
        <translation>取消釘選這個帳本(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pin this book</source>
        <translation>釘選這個帳本(&amp;P)</translation>
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
        <translation>尋找訂單、單號或金額…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>佈景主題</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Follow system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Hide amounts</source>
        <translation>隱藏金額</translation>
    </message>
    <message>
        <source>Lock the window</source>
        <translation>鎖定視窗</translation>
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
        <source>Choose shops…</source>
        <translation>選擇店鋪…</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一頁面</translation>
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
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自動比對</translation>
    </message>
    <message>
        <source>Export report and tables…</source>
        <translation>匯出報告與表格…</translation>
    </message>
    <message>
        <source>Check the book</source>
        <translation>檢查帳本</translation>
    </message>
    <message>
        <source>Your name…</source>
        <translation>您的姓名…</translation>
    </message>
    <message>
        <source>Find, undo, redo</source>
        <translation>尋找、復原、重做</translation>
    </message>
    <message>
        <source>Find order, amount, party</source>
        <translation>尋找訂單、金額、交易對象</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>尋找</translation>
    </message>
    <message>
        <source>Undo: {action}</source>
        <translation>復原：{action}</translation>
    </message>
    <message>
        <source>Redo: {action}</source>
        <translation>重做：{action}</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Fee models</source>
        <translation>費率模型</translation>
    </message>
</context>
<context>
    <name>MonthNews</name>
    <message>
        <source>Most of what was imported is of {month}: you are looking at that month now.</source>
        <translation>匯入的內容大多屬於 {month}，現已轉到該月。</translation>
    </message>
    <message>
        <source>{month} was imported. You are still looking at {now}.</source>
        <translation>{month}已匯入，您現在看的仍是{now}。</translation>
    </message>
    <message>
        <source>Show {month}</source>
        <translation>查看{month}</translation>
    </message>
</context>
<context>
    <name>Months</name>
    <message>
        <source>{year}</source>
        <comment>a year in a heading</comment>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>Q{quarter} {year}</source>
        <comment>a quarter in a heading</comment>
        <translation>{year}年第{quarter}季</translation>
    </message>
    <message>
        <source>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</source>
        <translation>1 2 3 4 5 6 7 8 9 10 11 12</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <comment>a month in a heading</comment>
        <translation>{year} 年 {month} 月</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy details</source>
        <translation>複製詳細內容</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隱藏</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Ended: {work}</source>
        <extracomment>Work that takes no longer was waited for.</extracomment>
        <translation>已結束：{work}</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Unexplained</source>
        <translation>未解釋差額</translation>
    </message>
    <message>
        <source>Unexplained, short plus over</source>
        <translation>未解釋差額 · 短少加溢收</translation>
    </message>
    <message>
        <source>Unexplained, short</source>
        <translation>未解釋差額 · 短少</translation>
    </message>
    <message>
        <source>Unexplained, over</source>
        <translation>未解釋差額 · 溢收</translation>
    </message>
    <message>
        <source>{count} of {all} pairs open</source>
        <translation>{all} 組帳裡 {count} 組未平</translation>
    </message>
    <message>
        <source>1 of {all} pairs open: {a} ↔ {b}</source>
        <translation>{all} 組帳裡 1 組未平：{a} ↔ {b}</translation>
    </message>
    <message numerus="yes">
        <source>%n more with one side alone</source>
        <translation>
            <numerusform>另有 %n 組只有一方</numerusform>
        </translation>
    </message>
    <message>
        <source>{said}; {more}</source>
        <translation>{said}；{more}</translation>
    </message>
    <message>
        <source>by count {share}, {count} of {all}</source>
        <translation>依筆數 {share} · {count} / {all}</translation>
    </message>
    <message>
        <source>Matched, by amount</source>
        <translation>已比對（依金額）</translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s)</source>
        <translation>
            <numerusform>{count} 項</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s), the next due {day}</source>
        <translation>
            <numerusform>{count} 項，最近 {day} 到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>closing balance, {count} channel(s)</source>
        <translation>
            <numerusform>{count} 個通路的期末餘額</numerusform>
        </translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途款項</translation>
    </message>
    <message>
        <source>closing balance, {count} of {all} channels state one</source>
        <translation>期末餘額，{all} 個通路裡 {count} 個寫明</translation>
    </message>
    <message>
        <source>Still with channels</source>
        <translation>還在通路裡</translation>
    </message>
    <message>
        <source>{share} of takings</source>
        <translation>占收款 {share}</translation>
    </message>
    <message>
        <source>{share} of takings, {amount} in question</source>
        <translation>占收款 {share} · 存疑 {amount}</translation>
    </message>
    <message>
        <source>Fees and commission</source>
        <translation>手續費與佣金</translation>
    </message>
</context>
<context>
    <name>OfAllShops</name>
    <message>
        <source>These are the figures of all shops: a month is signed off for all of them together.</source>
        <translation>這裡是全部店鋪的數字：一個月要全部店鋪一起簽認。</translation>
    </message>
    <message>
        <source>Show all shops</source>
        <translation>顯示全部店鋪</translation>
    </message>
</context>
<context>
    <name>OpeningPanel</name>
    <message>
        <source>Items that were open before the first statement: orders not yet paid, payouts not yet in the bank. Money to the account is positive.</source>
        <translation>第一份帳單之前就尚未了結的項目：還沒收款的訂單、還沒入帳的撥款。流入為正，流出為負。</translation>
    </message>
    <message>
        <source>Opening items</source>
        <translation>期初未達帳</translation>
    </message>
    <message>
        <source>Stands in</source>
        <translation>所在</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Order or reference</source>
        <translation>訂單編號或單號</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>交易對象</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>新增一列</translation>
    </message>
    <message>
        <source>Import records.csv…</source>
        <translation>匯入 records.csv…</translation>
    </message>
    <message>
        <source>Store opening items</source>
        <translation>存入期初未達帳</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>訂單</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通路</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>撥款</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>銀行</translation>
    </message>
    <message>
        <source>Stands in, line {line}</source>
        <translation>所在，第 {line} 列</translation>
    </message>
    <message>
        <source>Account, line {line}</source>
        <translation>帳戶，第 {line} 列</translation>
    </message>
    <message>
        <source>Currency, line {line}</source>
        <translation>幣別，第 {line} 列</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在儲存</translation>
    </message>
    <message numerus="yes">
        <source>%n opening item(s) stored</source>
        <translation>
            <numerusform>已存入 %n 筆期初未達帳</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Cells end at</source>
        <translation>分隔符號</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>編碼</translation>
    </message>
    <message>
        <source>This file is</source>
        <translation>這個檔案是</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期寫法</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>正負</translation>
    </message>
    <message>
        <source>Fees are printed</source>
        <translation>手續費印作</translation>
    </message>
    <message>
        <source>Money out is printed</source>
        <translation>支出印作</translation>
    </message>
    <message>
        <source>as is</source>
        <translation>原樣</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>反號</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>時區</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>so that its figures stay apart from those of other files</source>
        <translation>有了帳戶名稱，才不會與其他檔案的帳混在一起</translation>
    </message>
    <message>
        <source>Files of one account bear one name; tables without an account are added up as one. Leave it empty where this layout is for several accounts, and say it of each file.</source>
        <translation>同一帳戶的檔案用同一個名稱；沒有帳戶的表會合成一組帳。如果這個版面用於幾個帳戶，請留空，再為每個檔案分別填寫。</translation>
    </message>
    <message>
        <source>Amounts are written</source>
        <translation>金額寫法</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Header in row</source>
        <translation>表頭在第幾列</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未載明</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗號</translation>
    </message>
    <message>
        <source>TAB</source>
        <translation>定位字元</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分號</translation>
    </message>
    <message>
        <source>above zero</source>
        <translation>正數</translation>
    </message>
    <message>
        <source>below zero</source>
        <translation>負數</translation>
    </message>
    <message>
        <source>of the book</source>
        <translation>與帳本相同</translation>
    </message>
    <message>
        <source>year first, any form</source>
        <translation>年在前，任意寫法</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Continue closing</source>
        <extracomment>Places of the panels as (row, column, columns) of twelve, by least width of the page at 100 %.</extracomment>
        <translation>繼續結帳</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Nothing imported for this month yet.</source>
        <translation>這個月還沒有帳單。</translation>
    </message>
    <message>
        <source>Import statements</source>
        <translation>匯入帳單</translation>
    </message>
    <message>
        <source>No currency</source>
        <translation>未寫明幣別</translation>
    </message>
    <message numerus="yes">
        <source>{count} statement(s), rows compared over all levels: {records}</source>
        <translation>
            <numerusform>{count} 份帳單，各層級共比對 {records} 筆次</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>總覽</translation>
    </message>
</context>
<context>
    <name>OwnerDialog</name>
    <message>
        <source>Assign</source>
        <translation>轉交</translation>
    </message>
    <message>
        <source>Who looks after it? Items: {count}</source>
        <translation>這 {count} 項由誰負責？</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>負責人</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>無</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>Check an evidence pack</source>
        <translation>查驗證據包</translation>
    </message>
    <message>
        <source>Evidence packs (*.zip)</source>
        <translation>證據包 (*.zip)</translation>
    </message>
    <message>
        <source>Checking the evidence pack</source>
        <translation>正在查驗證據包</translation>
    </message>
    <message>
        <source>Evidence pack {file}</source>
        <translation>證據包 {file}</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之處</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
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
        <source>Fees</source>
        <translation>費率</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>預測</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>報表</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>樞紐分析表</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Remove the passphrase</source>
        <translation>移除密碼</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>變更密碼</translation>
    </message>
    <message>
        <source>Encrypt this book</source>
        <translation>加密這個帳本</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>目前的密碼</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新的密碼</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再輸入一次</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>變更</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>The book becomes a plain file again: whoever has the file can read it. Backups that are encrypted stay so.</source>
        <translation>帳本將重新成為未加密的檔案：拿到檔案的人都能讀取。已加密的備份維持加密。</translation>
    </message>
    <message>
        <source>Keep the passphrase where you find it again: without it nobody opens the book, and there is no way around it.</source>
        <translation>請把密碼保存在找得到的地方：沒有它誰也打不開帳本，也沒有別的辦法。</translation>
    </message>
    <message>
        <source>Backups made before still open with the passphrase that they had then.</source>
        <translation>以前的備份仍用當時的密碼開啟。</translation>
    </message>
    <message>
        <source>The book and every backup from now on are encrypted; a small file of keys lies beside each and belongs to it. Backups made before stay readable for whoever has them.</source>
        <translation>帳本和今後的每份備份都會加密；每份旁邊都有一個小的金鑰檔，須與它放在一起。以前的備份仍然是拿到的人都能讀取的。</translation>
    </message>
    <message>
        <source>At least {count} characters. Several words are easy to keep.</source>
        <translation>至少 {count} 個字元。用幾個詞組成比較好記。</translation>
    </message>
    <message>
        <source>This is guessed too easily. Several words that do not belong together are better.</source>
        <translation>這太容易被猜到。用幾個互不相干的詞更好。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>兩次輸入不一致。</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>On screen</source>
        <translation>螢幕上</translation>
    </message>
    <message>
        <source>Hide amounts at every start</source>
        <translation>每次啟動時隱藏金額</translation>
    </message>
    <message>
        <source>Show and hide them at any time with {key}. Files and print keep them.</source>
        <translation>隨時可按 {key} 顯示或隱藏。檔案與列印不受影響。</translation>
    </message>
    <message>
        <source>Names of persons masked</source>
        <translation>人名遮蔽顯示</translation>
    </message>
    <message>
        <source>As in 李*华. Showing them in full is written into the history of the book.</source>
        <translation>如「李*華」。完整顯示會記入帳本的歷程。</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>離開時</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分鐘</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>Lock the window after</source>
        <translation>多久後鎖定視窗</translation>
    </message>
    <message>
        <source>Everything is covered until a key or the mouse is touched; of an encrypted book until its passphrase is typed. Locking alone is not encrypting: that is in This book.</source>
        <translation>全部內容會被遮住，直到按鍵或移動滑鼠；加密的帳本要輸入密碼。鎖定本身不是加密：要加密，請到「本帳本」。</translation>
    </message>
</context>
<context>
    <name>ProofBar</name>
    <message>
        <source>Proof</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>未解釋差額</translation>
    </message>
    <message>
        <source>Unexplained, short</source>
        <translation>未解釋差額 · 短少</translation>
    </message>
    <message>
        <source>Unexplained, over</source>
        <translation>未解釋差額 · 溢收</translation>
    </message>
    <message>
        <source>Unexplained, {why}</source>
        <translation>未解釋差額，{why}</translation>
    </message>
    <message>
        <source>{side}: bill {bill} + account {account}</source>
        <translation>{side}：帳單 {bill} + 帳務 {account}</translation>
    </message>
    <message>
        <source>{side}: account {account} + payouts {payouts}</source>
        <translation>{side}：帳務 {account} + 提領 {payouts}</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) tie out</source>
        <translation>
            <numerusform>%n 組對平</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) with one side alone</source>
        <translation>
            <numerusform>%n 組只有一方</numerusform>
        </translation>
    </message>
    <message>
        <source>{pair}, {why}</source>
        <translation>{pair}，{why}</translation>
    </message>
    <message>
        <source>{pair}, short</source>
        <translation>{pair}，短少</translation>
    </message>
    <message>
        <source>{pair}, over</source>
        <translation>{pair}，溢收</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>手續費</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>折價券</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>無需核對</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>尾差</translation>
    </message>
    <message>
        <source>Other periods</source>
        <translation>其他期間</translation>
    </message>
    <message>
        <source>Left in the channel</source>
        <translation>留在通路</translation>
    </message>
    <message>
        <source>In transit, {count}</source>
        <translation>在途 {count} 筆</translation>
    </message>
    <message>
        <source>Explained, {count}</source>
        <translation>已說明 {count} 筆</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>已列明</translation>
    </message>
    <message numerus="yes">
        <source>{n} discrepancy(ies) open</source>
        <translation>
            <numerusform>差異 {n} 項未決</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} match(es) to decide</source>
        <translation>
            <numerusform>{n} 個比對待決定</numerusform>
        </translation>
    </message>
    <message>
        <source>{items}, {amount}</source>
        <translation>{items}，{amount}</translation>
    </message>
</context>
<context>
    <name>ProofDocument</name>
    <message>
        <source>Evidence pack</source>
        <translation>證據包</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>儲存為 PDF…</translation>
    </message>
    <message>
        <source>Writing the document</source>
        <translation>正在產生文件</translation>
    </message>
    <message>
        <source>Bank reconciliation</source>
        <translation>餘額調節表</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已儲存 {file}</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>磁碟機</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>捷徑</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <extracomment>Ours first, with every character that a file in GBK or Big5 can hold; then what systems have, for still rarer ones. Texts of Qt&apos;s own dialogs that its Chinese translations lack; ours hold them.</extracomment>
        <translation>尋找範圍(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>檔案類型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Left</source>
        <extracomment>Arrow keys, which Qt calls in Traditional Chinese what Taiwan calls the mouse&apos;s buttons: 左鍵.</extracomment>
        <translation>向左鍵</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>向右鍵</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>向上鍵</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下鍵</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Work is still running</source>
        <translation>還有工作正在進行</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在儲存</translation>
    </message>
    <message>
        <source>{work} has not ended.</source>
        <translation>「{work}」還沒有結束。</translation>
    </message>
    <message>
        <source>Cancel the work</source>
        <translation>取消這項工作</translation>
    </message>
    <message>
        <source>Wait, then close</source>
        <translation>等它結束再關閉</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在這裡</translation>
    </message>
    <message>
        <source>Delete demo data?</source>
        <translation>要刪除示範資料嗎？</translation>
    </message>
    <message>
        <source>The demo book is removed from this PC. Your own books are not touched.</source>
        <translation>示範帳本會從這台電腦刪除，您自己的帳本不受影響。</translation>
    </message>
    <message>
        <source>Delete demo data</source>
        <translation>刪除示範資料</translation>
    </message>
    <message>
        <source>A new book…</source>
        <translation>新帳本…</translation>
    </message>
    <message>
        <source>Import statements</source>
        <translation>匯入帳單</translation>
    </message>
    <message>
        <source>Which book do these files go into?</source>
        <translation>這些檔案要匯入哪個帳本？</translation>
    </message>
    <message>
        <source>Stands in the history and under sign-offs:</source>
        <translation>寫在操作歷程與簽認書裡：</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>頁面</translation>
    </message>
    <message>
        <source>{page}, {count} to settle</source>
        <translation>{page}，{count} 項待處理</translation>
    </message>
</context>
<context>
    <name>RatesSection</name>
    <message>
        <source>Exchange rates</source>
        <translation>匯率</translation>
    </message>
    <message>
        <source>Where an order and its payment, or a payout and its deposit, are in two currencies, the rate of the day says what the difference is made of. Tieout reads the table of the European Central Bank (eurofxref-hist.csv, unpacked) or a table with the columns date, from, to and rate. It fetches nothing by itself.</source>
        <translation>訂單與付款、或撥款與入帳為兩種幣別時，用當日匯率說明差額的構成。可讀取歐洲央行的匯率表（eurofxref-hist.csv，需先解壓縮），或含「日期、原幣、目標幣、匯率」四欄的表格。程式不會自行連網取得。</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>匯入匯率表…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>匯率數</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Files of exchange rates</source>
        <translation>匯率檔案</translation>
    </message>
    <message>
        <source>No exchange rates. A shop of one currency needs none.</source>
        <translation>沒有匯率。只用一種幣別的店鋪不需要。</translation>
    </message>
    <message>
        <source>Take in exchange rates</source>
        <translation>匯入匯率</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Taking in exchange rates</source>
        <translation>正在匯入匯率</translation>
    </message>
</context>
<context>
    <name>ReadersSection</name>
    <message>
        <source>A reader is a small program in Python that somebody wrote for a kind of file which Tieout does not know. Allow only what comes from somebody you trust. It runs apart: it reaches neither the network nor your book. A file that is changed afterwards must be allowed again.</source>
        <translation>讀取程式是有人用 Python 為對平不認得的檔案編寫的小程式。請只允許來自可信之人的程式。它單獨執行，接觸不到網路，也接觸不到您的帳本。檔案變更後須重新允許。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指紋</translation>
    </message>
    <message>
        <source>No readers from outside. Most shops never need one.</source>
        <translation>沒有外部讀取程式。多數店鋪都用不到。</translation>
    </message>
    <message>
        <source>Add-on readers</source>
        <translation>外部讀取程式</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>加入讀取程式…</translation>
    </message>
    <message>
        <source>Allow…</source>
        <translation>允許…</translation>
    </message>
    <message>
        <source>No longer allow</source>
        <translation>不再允許</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>已允許</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>未允許</translation>
    </message>
    <message>
        <source>Take in a reader</source>
        <translation>收入讀取程式</translation>
    </message>
    <message>
        <source>Readers (*.py)</source>
        <translation>讀取程式 (*.py)</translation>
    </message>
    <message>
        <source>Looking at {file}</source>
        <translation>正在查看 {file}</translation>
    </message>
    <message>
        <source>Allow {file} to read files? It says it reads: {titles}.</source>
        <translation>允許 {file} 讀取檔案嗎？它自稱讀取：{titles}。</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>允許</translation>
    </message>
    <message>
        <source>Delete the reader {file}?</source>
        <translation>刪除讀取程式 {file} 嗎？</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Import statements</source>
        <translation>匯入帳單</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Explain {code}</source>
        <translation>說明 {code}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Expected on</source>
        <translation>預計日期</translation>
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
        <translation>最近使用的帳本</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>找不到檔案</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已釘選</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消釘選</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>釘選在最上面</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>從清單移除</translation>
    </message>
</context>
<context>
    <name>RecordModel</name>
    <message>
        <source>Tick</source>
        <translation>勾選</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>交易對象</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
</context>
<context>
    <name>ReportDetail</name>
    <message>
        <source>The chosen report</source>
        <translation>選取的報表</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>目前</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>上次寫出</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Both sides beside each other</source>
        <translation>雙欄（兩邊並列）</translation>
    </message>
    <message>
        <source>One column, from our balance to theirs</source>
        <translation>單欄（從我方餘額到對方餘額）</translation>
    </message>
    <message>
        <source>With the imported files</source>
        <translation>附上匯入的原始檔案</translation>
    </message>
    <message>
        <source>When and where to is chosen below the list.</source>
        <translation>什麼時候寫、寫到哪裡，在清單下方選擇。</translation>
    </message>
    <message>
        <source>Preview and print…</source>
        <translation>預覽和列印…</translation>
    </message>
    <message>
        <source>Write automatically</source>
        <translation>自動寫出</translation>
    </message>
    <message>
        <source>Language of the document</source>
        <translation>文件的語言</translation>
    </message>
    <message>
        <source>Same as the window</source>
        <translation>同視窗</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>從清單移除</translation>
    </message>
    <message>
        <source>not asked for</source>
        <translation>與期間無關</translation>
    </message>
    <message>
        <source>Names of persons are masked in it, as on screen. The settings can change that; it is logged.</source>
        <translation>其中的人名和畫面上一樣做了遮蔽。可在設定裡更改，更改會記入記錄。</translation>
    </message>
    <message>
        <source>Names of persons stand in it in full, as the settings say.</source>
        <translation>依設定，其中的人名完整顯示。</translation>
    </message>
    <message>
        <source>The workbook is not there.</source>
        <translation>找不到這個活頁簿。</translation>
    </message>
    <message>
        <source>Sign the month off first.</source>
        <translation>請先簽認這個月。</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>開啟所在頁面</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Fill and save…</source>
        <translation>填寫並儲存…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存為 PDF…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Make the evidence pack…</source>
        <translation>製作證據包…</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Bank reconciliation</source>
        <translation>餘額調節表</translation>
    </message>
    <message>
        <source>For each pair of accounts: both balances, what stands between them and what is left. For the owner, the accountant and the auditor.</source>
        <translation>每對帳戶的兩邊餘額、之間的項目和剩下的差額。給老闆、會計和查帳人員。</translation>
    </message>
    <message>
        <source>Sign-off certificate</source>
        <translation>簽認書</translation>
    </message>
    <message>
        <source>What was signed, by whom and when, with every listed item and the last entry of the log. For the file.</source>
        <translation>簽認了什麼、誰簽的、什麼時候簽的，附每個列明的項目和記錄鏈頭。用於歸檔。</translation>
    </message>
    <message>
        <source>Evidence pack</source>
        <translation>證據包</translation>
    </message>
    <message>
        <source>The signed month in one file that an outsider can check without Tieout. For the auditor and the tax office.</source>
        <translation>簽認的月份裝進一個檔案，外人不用對平也能查驗。給查帳人員和國稅局。</translation>
    </message>
    <message>
        <source>Report and tables</source>
        <translation>報告和結果表</translation>
    </message>
    <message>
        <source>Everything of the period in a workbook and in tables for other programs. For the accountant, and to go on calculating.</source>
        <translation>本期的全部內容：一個活頁簿，加上給其他程式用的表。給會計，也便於接著算。</translation>
    </message>
    <message>
        <source>Discrepancy list</source>
        <translation>差異清單</translation>
    </message>
    <message>
        <source>What does not fit, with its age and what was decided. For who settles it; filtered as you like.</source>
        <translation>對不上的項目、帳齡和處理決定。給處理的人；可依需要篩選。</translation>
    </message>
    <message>
        <source>Claim lists</source>
        <translation>求償清單</translation>
    </message>
    <message>
        <source>What each channel took too much, row by row, worded for its support. For the channel.</source>
        <translation>每個通路多收的，逐列列出，措辭面向其客服。給通路。</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>分錄</translation>
    </message>
    <message>
        <source>The drafts of entries of the period, for the bookkeeping program: exported from there, and found again once they are booked. For the bookkeeper.</source>
        <translation>本期的分錄草稿：從那裡匯出到財務軟體，入帳以後會自動認出。給記帳人員用。</translation>
    </message>
    <message>
        <source>for bookkeeping programs</source>
        <translation>財務軟體匯入檔</translation>
    </message>
    <message>
        <source>Fee report</source>
        <translation>費率報告</translation>
    </message>
    <message>
        <source>What each channel charges, and every row charged otherwise. For the owner.</source>
        <translation>每個通路收多少，以及每一列收得不一樣的。給老闆。</translation>
    </message>
    <message>
        <source>Cash forecast</source>
        <translation>現金預測</translation>
    </message>
    <message>
        <source>What the bank accounts will hold on each of the next days. For the owner. It needs no period.</source>
        <translation>今後每天銀行帳戶裡會有多少錢。給老闆。與所選期間無關。</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>樞紐分析表</translation>
    </message>
    <message>
        <source>Sums by shop, channel, day or whatever you choose, each with its records. For every question.</source>
        <translation>按店鋪、通路、日期或您選的任何項目彙總，每個數都能看到明細。用來回答各種問題。</translation>
    </message>
    <message>
        <source>What the runs did</source>
        <translation>比對記錄</translation>
    </message>
    <message>
        <source>Each run of matching: what every pass found, and what changed. For who wants to know how.</source>
        <translation>每次比對：每一步找到什麼，有哪些變化。給想知道過程的人。</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>匯入的檔案</translation>
    </message>
    <message>
        <source>The files that everything rests on, as they were imported. For the file and the auditor.</source>
        <translation>一切數字所依據的原始檔案，和匯入時一樣。用於歸檔，也給查帳人員。</translation>
    </message>
    <message>
        <source>as imported</source>
        <translation>原樣</translation>
    </message>
    <message>
        <source>Your own workbook, its fields filled with the period. For whoever knows its form.</source>
        <extracomment>A workbook of one&apos;s own is `template:` and its path.</extracomment>
        <translation>您自己的活頁簿，按所選期間填好。給習慣這種格式的人。</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Check an evidence pack…</source>
        <translation>查驗證據包…</translation>
    </message>
    <message>
        <source>Add a workbook of my own…</source>
        <translation>加入自己的活頁簿…</translation>
    </message>
    <message>
        <source>Cross tables</source>
        <translation>樞紐分析表</translation>
    </message>
    <message>
        <source>Write the chosen report</source>
        <translation>寫出選取的報表</translation>
    </message>
    <message>
        <source>What is counted and written here is of all shops, not of the chosen ones alone.</source>
        <translation>這裡統計和寫出的是全部店鋪，不只是所選店鋪。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>報表</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>報表</translation>
    </message>
    <message>
        <source>What it shows now</source>
        <translation>目前的內容</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>上次寫出</translation>
    </message>
    <message>
        <source>{count} of {all} reports have figures for this period.</source>
        <translation>{all} 種報表中，{count} 種在本期有內容。</translation>
    </message>
    <message>
        <source>ready to be filled</source>
        <translation>可以填寫</translation>
    </message>
    <message>
        <source>the workbook is not there</source>
        <translation>找不到這個活頁簿</translation>
    </message>
    <message>
        <source>Writing the document</source>
        <translation>正在產生文件</translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation>匯出到資料夾</translation>
    </message>
    <message>
        <source>Writing {report}</source>
        <translation>正在寫出{report}</translation>
    </message>
    <message>
        <source>Saved {file}</source>
        <translation>已儲存 {file}</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>活頁簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>選擇範本</translation>
    </message>
    <message>
        <source>Looking at a template</source>
        <translation>正在查看範本</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup of {book}</source>
        <translation>還原 {book} 的備份</translation>
    </message>
    <message>
        <source>Which state do you want to go back to?</source>
        <translation>您要回到哪個狀態？</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他檔案…</translation>
    </message>
    <message>
        <source>What is replaced</source>
        <translation>將被取代的內容</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Restore this state</source>
        <translation>還原到這個狀態</translation>
    </message>
    <message>
        <source>Tieout books (*{suffix})</source>
        <translation>對平帳本 (*{suffix})</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>選擇備份</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>After the restore</source>
        <translation>還原之後</translation>
    </message>
    <message>
        <source>The book does not open. Its file is kept as it is, in {folder}.</source>
        <translation>帳本無法開啟。它的檔案會原樣保留在 {folder}。</translation>
    </message>
    <message>
        <source>There is no book at its place now, so nothing is replaced.</source>
        <translation>原位置現在沒有帳本，不會取代任何內容。</translation>
    </message>
    <message>
        <source>Before anything is replaced, the present state is saved as a backup in {folder}.</source>
        <translation>取代之前，目前的狀態會先作為備份儲存到 {folder}。</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最後改動</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>帳單</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>紀錄</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>比對</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>待處理</translation>
    </message>
    <message>
        <source>Signed off</source>
        <translation>已簽認</translation>
    </message>
    <message>
        <source>Steps in the history</source>
        <translation>歷程步數</translation>
    </message>
    <message>
        <source>Checking the backup</source>
        <translation>正在驗證備份</translation>
    </message>
    <message>
        <source>Saving the present state</source>
        <translation>正在儲存目前的狀態</translation>
    </message>
    <message>
        <source>Putting the backup in its place</source>
        <translation>正在換上備份</translation>
    </message>
    <message>
        <source>The backup is in place. What it replaced is kept as {file}.</source>
        <translation>已還原備份。被取代的內容保留為 {file}。</translation>
    </message>
    <message>
        <source>The backup is in place.</source>
        <translation>已還原備份。</translation>
    </message>
    <message>
        <source>Cancelled; the book is as it was.</source>
        <translation>已取消；帳本保持原樣。</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>After the import</source>
        <translation>匯入後是這樣</translation>
    </message>
    <message>
        <source>The first five rows. Money received is positive, money given back negative.</source>
        <translation>前 5 列；收進來的錢為正，退出去的為負</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手續費</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>淨額</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>商店訂單編號</translation>
    </message>
    <message>
        <source>Transaction number</source>
        <translation>流水號</translation>
    </message>
    <message>
        <source>Other party</source>
        <translation>對方</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>原始列</translation>
    </message>
    <message>
        <source>First rows after the import</source>
        <translation>匯入後的前幾列</translation>
    </message>
</context>
<context>
    <name>ReviewCells</name>
    <message>
        <source>Paid at</source>
        <translation>付款時間</translation>
    </message>
    <message>
        <source>Order no.</source>
        <translation>訂單編號</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>買家</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>應收</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>交易對象</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>淨額</translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation>撥款時間</translation>
    </message>
    <message>
        <source>Payout no.</source>
        <translation>撥款單號</translation>
    </message>
    <message>
        <source>Payout</source>
        <translation>撥款</translation>
    </message>
    <message>
        <source>Bank day</source>
        <translation>銀行日期</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>收付金額</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>下單</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成時間</translation>
    </message>
    <message>
        <source>Merchant order no.</source>
        <translation>商店訂單編號</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>實收</translation>
    </message>
    <message>
        <source>Booked at</source>
        <translation>入帳時間</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>入帳</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>入帳時間</translation>
    </message>
    <message>
        <source>note</source>
        <translation>有備註</translation>
    </message>
    <message>
        <source>not looked for yet</source>
        <translation>尚未比對</translation>
    </message>
    <message>
        <source>not in the channel</source>
        <translation>通路無紀錄</translation>
    </message>
    <message>
        <source>not in the bill</source>
        <translation>交易帳單無紀錄</translation>
    </message>
    <message>
        <source>Bank reference</source>
        <translation>銀行交易序號</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>入帳</translation>
    </message>
    <message>
        <source>Voucher of</source>
        <translation>傳票日期</translation>
    </message>
    <message>
        <source>Voucher no.</source>
        <translation>傳票號</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>類型</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>手續費</translation>
    </message>
    <message>
        <source>After fee</source>
        <translation>扣費後</translation>
    </message>
    <message>
        <source>Days open</source>
        <translation>未決天數</translation>
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
        <source>Score</source>
        <translation>分數</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>勾選</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差額</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已勾選</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾選</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>無單號</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已標記</translation>
    </message>
    <message>
        <source>{count} candidates</source>
        <translation>{count} 個候選</translation>
    </message>
    <message>
        <source>due {date}</source>
        <translation>預計 {date}</translation>
    </message>
    <message>
        <source>has a reason</source>
        <translation>已有原因</translation>
    </message>
    <message>
        <source>none expected</source>
        <translation>無需對應</translation>
    </message>
    <message>
        <source>no order</source>
        <translation>無訂單</translation>
    </message>
    <message>
        <source>not in the account</source>
        <translation>帳戶無紀錄</translation>
    </message>
    <message>
        <source>not in the bank</source>
        <translation>銀行無紀錄</translation>
    </message>
    <message>
        <source>no payout</source>
        <translation>無撥款紀錄</translation>
    </message>
    <message>
        <source>not booked</source>
        <translation>未入帳</translation>
    </message>
    <message>
        <source>no counterpart</source>
        <translation>沒有對應紀錄</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已選</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>可選</translation>
    </message>
    <message>
        <source>Option {number}</source>
        <translation>候選 {number}</translation>
    </message>
</context>
<context>
    <name>ReviewFrame</name>
    <message>
        <source>L1 Orders ↔ payments</source>
        <translation>L1 訂單 ↔ 收款</translation>
    </message>
    <message>
        <source>L2 Entries ↔ account</source>
        <translation>L2 收款 ↔ 帳戶</translation>
    </message>
    <message>
        <source>L3 Payouts ↔ bank</source>
        <translation>L3 撥款 ↔ 銀行</translation>
    </message>
    <message>
        <source>L4 Bank ↔ books</source>
        <translation>L4 銀行 ↔ 帳簿</translation>
    </message>
    <message>
        <source>L5 Orders ↔ revenue</source>
        <translation>L5 訂單 ↔ 收入</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>訂單</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>明細</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>撥款</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>銀行</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>帳簿</translation>
    </message>
    <message>
        <source>Revenue and tax</source>
        <translation>收入和稅金</translation>
    </message>
    <message>
        <source>matched in another currency</source>
        <translation>與其他幣別比對</translation>
    </message>
    <message>
        <source>no bank statement</source>
        <translation>沒有銀行對帳單</translation>
    </message>
    <message>
        <source>nothing in the books</source>
        <translation>帳上沒有</translation>
    </message>
    <message>
        <source>one side alone</source>
        <translation>只有一方</translation>
    </message>
    <message>
        <source>{name} · {side}</source>
        <translation>{name} · {side}</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <extracomment>Account A, account B and currency; &quot;&quot; for the currency means any.</extracomment>
        <translation>{count} 列</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>核對</translation>
    </message>
    <message>
        <source>Accept 1 suggestion</source>
        <translation>全部接受建議 1</translation>
    </message>
    <message>
        <source>Accept {count} suggestions</source>
        <translation>全部接受建議 {count}</translation>
    </message>
    <message>
        <source>Orders or payments are missing; they are matched once both are imported.</source>
        <translation>缺少訂單或通路帳單，匯入後自動核對。</translation>
    </message>
    <message>
        <source>The account&apos;s own statement is missing; import it to compare.</source>
        <translation>缺少帳戶明細，匯入後自動核對。</translation>
    </message>
    <message>
        <source>Payouts or the bank statement are missing; import them to compare.</source>
        <translation>缺少撥款或銀行明細，匯入後自動核對。</translation>
    </message>
    <message>
        <source>The bank statement or the books&apos; vouchers are missing; import them to compare.</source>
        <translation>缺銀行對帳單或帳簿的傳票；匯入後再核對。</translation>
    </message>
    <message>
        <source>Orders or the books&apos; vouchers are missing; import them to compare.</source>
        <translation>缺訂單或帳簿的傳票；匯入後再核對。</translation>
    </message>
</context>
<context>
    <name>ReviewGrid</name>
    <message>
        <source>Pairs of both sides</source>
        <extracomment>Widths at 100 %; the number columns take what is left over. Where the window is narrow and type large: days without the hour, states without what stands behind them.</extracomment>
        <translation>兩邊配對</translation>
    </message>
    <message>
        <source>Filter {column}</source>
        <translation>篩選{column}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>依狀態篩選</translation>
    </message>
    <message>
        <source>Nothing has been matched yet. {key} matches.</source>
        <translation>還沒有比對過。按 {key} 自動比對。</translation>
    </message>
    <message>
        <source>Nothing is left to decide here.</source>
        <translation>這裡沒有要處理的了。</translation>
    </message>
    <message>
        <source>Not understood. Write for instance 100, &gt;100, 10..20, 2026-10 or 10-31.</source>
        <translation>無法辨識。可以寫 100、&gt;100、10..20、2026-10 或 10-31。</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>The records of a match that was taken back get new suggestions when you match again.</source>
        <extracomment>Actions on the current pair, which nobody sees while the two sides stand beside each other.</extracomment>
        <translation>已取消比對的紀錄，重新自動比對後才會有新的建議。</translation>
    </message>
    <message>
        <source>Match now</source>
        <translation>自動比對</translation>
    </message>
    <message>
        <source>This acts on pairs: choose Pairs first. Here rows are ticked and matched.</source>
        <translation>這是對配對的操作，請先切換到「配對」。這裡只能勾選並比對。</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>正在比對</translation>
    </message>
    <message>
        <source>Nothing left to decide here.</source>
        <translation>這裡沒有待處理的了。</translation>
    </message>
    <message>
        <source>Started again at the other end.</source>
        <translation>已從另一端重新開始。</translation>
    </message>
    <message numerus="yes">
        <source>Took %n day(s)</source>
        <translation>
            <numerusform>花了 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n day(s) or more</source>
        <translation>
            <numerusform>花了 %n 天以上</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewParts</name>
    <message>
        <source>Nothing to compare yet.</source>
        <translation>還沒有可以核對的。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>匯入</translation>
    </message>
    <message>
        <source>No rows match</source>
        <translation>沒有符合條件的列</translation>
    </message>
    <message>
        <source>Clear conditions</source>
        <translation>清除條件</translation>
    </message>
    <message>
        <source>Comparison and accounts</source>
        <translation>對帳層與帳戶</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待處理</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建議</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>多解</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未決</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>顯示哪些列</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配對</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分欄</translation>
    </message>
    <message>
        <source>View</source>
        <translation>檢視</translation>
    </message>
    <message>
        <source>Accept suggestions</source>
        <translation>全部接受建議</translation>
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
        <translation>說明…</translation>
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
        <source>Divide…</source>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Write off difference…</source>
        <translation>沖銷差額…</translation>
    </message>
    <message>
        <source>What makes this deposit…</source>
        <translation>這筆入帳由什麼構成…</translation>
    </message>
    <message>
        <source>Trail…</source>
        <translation>資金軌跡…</translation>
    </message>
    <message>
        <source>Add a missing entry…</source>
        <translation>補記一筆…</translation>
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
        <source>Pairs or split view</source>
        <translation>成對或分欄</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>核對</translation>
    </message>
</context>
<context>
    <name>RuleCatch</name>
    <message>
        <source>What it catches now</source>
        <translation>目前符合的紀錄</translation>
    </message>
    <message>
        <source>Side A</source>
        <translation>A 方</translation>
    </message>
    <message>
        <source>Side B</source>
        <translation>B 方</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>In signed-off months it would have been</source>
        <translation>在已簽認的月份裡會是</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正確</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>有誤</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏掉</translation>
    </message>
    <message>
        <source>Signed-off months</source>
        <translation>已簽認的月份</translation>
    </message>
    <message>
        <source>No month is signed off yet.</source>
        <translation>還沒有已簽認的月份。</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>{comparison}: records on side A: {a}, on side B: {b}</source>
        <translation>{comparison}：A 方 {a} 筆，B 方 {b} 筆</translation>
    </message>
    <message>
        <source>set aside: {count}, {money}</source>
        <translation>剔除 {count} 筆，{money}</translation>
    </message>
    <message>
        <source>matches: {count}, confirmed: {sure}, {money}</source>
        <translation>{count} 個比對，其中 {sure} 個直接確認，{money}</translation>
    </message>
    <message>
        <source>nothing is caught</source>
        <translation>沒有符合的紀錄</translation>
    </message>
    <message>
        <source>matches gained: {more}, lost: {fewer}</source>
        <translation>多出 {more} 個比對，減少 {fewer} 個</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Rule</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>啟用</translation>
    </message>
    <message>
        <source>Comparisons</source>
        <translation>對帳層</translation>
    </message>
    <message>
        <source>None ticked means all of them.</source>
        <translation>都不勾選表示全部。</translation>
    </message>
    <message>
        <source>Whose records</source>
        <translation>哪些紀錄</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通路</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>Stores in the files</source>
        <translation>檔案中的店名</translation>
    </message>
    <message>
        <source>Merchant numbers</source>
        <translation>商店代號</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>幣別</translation>
    </message>
    <message>
        <source>Several names with commas between them; nothing means everywhere.</source>
        <translation>多個名稱用逗號隔開；不填表示全部。</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>條件</translation>
    </message>
    <message>
        <source>On side A</source>
        <translation>A 方</translation>
    </message>
    <message>
        <source>On side B</source>
        <translation>B 方</translation>
    </message>
    <message>
        <source>On both together</source>
        <translation>雙方一起</translation>
    </message>
    <message>
        <source>Fields: {names}. Of a pair: a_… and b_… of each, drift, days, minutes.</source>
        <translation>欄位：{names}。成對時：各欄位加 a_… 和 b_…，另有 drift、days、minutes。</translation>
    </message>
    <message>
        <source>Amounts are whole units: money(&quot;12.50&quot;). Functions: {names}</source>
        <translation>金額依最小單位計：money(&quot;12.50&quot;)。函式：{names}</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>文字樣式</translation>
    </message>
    <message>
        <source>Regular expressions on one field; all of them must fit.</source>
        <translation>對一個欄位的規則運算式；須全部符合。</translation>
    </message>
    <message>
        <source>One more pattern</source>
        <translation>再加一個文字樣式</translation>
    </message>
    <message>
        <source>must not stand there</source>
        <translation>不得出現</translation>
    </message>
    <message>
        <source>both sides</source>
        <translation>雙方</translation>
    </message>
    <message>
        <source>Pattern {n}</source>
        <translation>文字樣式 {n}</translation>
    </message>
    <message>
        <source>side</source>
        <translation>方</translation>
    </message>
    <message>
        <source>field</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>A number that both sides share</source>
        <translation>雙方共有的編號</translation>
    </message>
    <message>
        <source>Side {side}</source>
        <translation>{side} 方</translation>
    </message>
    <message>
        <source>The field that holds it; if only a part is the number, a pattern with round brackets around it.</source>
        <translation>編號所在的欄位；若只有一部分是編號，用圓括號把它括起來的樣式。</translation>
    </message>
    <message>
        <source>What becomes of them</source>
        <translation>如何處理</translation>
    </message>
    <message>
        <source>Set aside as</source>
        <translation>剔除原因</translation>
    </message>
    <message>
        <source>With the payments of the orders</source>
        <translation>連同訂單的收款</translation>
    </message>
    <message>
        <source>Confirms without asking</source>
        <translation>不詢問直接確認</translation>
    </message>
    <message>
        <source>May suggest one of several equals</source>
        <translation>幾個同樣好時也建議一個</translation>
    </message>
    <message>
        <source>Show from</source>
        <translation>顯示起點</translation>
    </message>
    <message>
        <source>Suggest from</source>
        <translation>建議起點</translation>
    </message>
    <message>
        <source>Accept from</source>
        <translation>接受起點</translation>
    </message>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Shared number, field of {side}</source>
        <translation>共有編號，{side}的欄位</translation>
    </message>
    <message>
        <source>Shared number, pattern of {side}</source>
        <translation>共有編號，{side}的樣式</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Another one than in general</source>
        <translation>與通用的不同</translation>
    </message>
    <message>
        <source>Less by at most</source>
        <translation>最多少</translation>
    </message>
    <message>
        <source>More by at most</source>
        <translation>最多多</translation>
    </message>
    <message>
        <source>Less by percent</source>
        <translation>少百分之</translation>
    </message>
    <message>
        <source>More by percent</source>
        <translation>多百分之</translation>
    </message>
    <message>
        <source>Percent at most</source>
        <translation>百分比上限</translation>
    </message>
    <message>
        <source>Days before</source>
        <translation>提前天數</translation>
    </message>
    <message>
        <source>Days after</source>
        <translation>延後天數</translation>
    </message>
    <message>
        <source>Days counted from</source>
        <translation>天數起算於</translation>
    </message>
    <message>
        <source>side A</source>
        <translation>A 方</translation>
    </message>
    <message>
        <source>side B</source>
        <translation>B 方</translation>
    </message>
    <message>
        <source>On the record</source>
        <translation>該紀錄</translation>
    </message>
</context>
<context>
    <name>RuleSaving</name>
    <message>
        <source>Saving the rules</source>
        <translation>正在儲存規則</translation>
    </message>
    <message>
        <source>Of signed months ({months}) this decides {wrong} records or matches otherwise than you did, and {lost} of your matches would not be found any more. Those months stay as they are. Save all the same?</source>
        <translation>在已簽認的月份（{months}）中，有 {wrong} 筆紀錄或比對會與您的決定不同，您的 {lost} 個比對將不再被找到。這些月份保持不變。仍要儲存嗎？</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>仍然儲存</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Rules</source>
        <translation>規則</translation>
    </message>
</context>
<context>
    <name>RulesSection</name>
    <message>
        <source>Rules for matching</source>
        <extracomment>Under this width form and catch stand below each other. From this height there is room for what can be done without; the least heights of the list and of what is below.</extracomment>
        <translation>比對規則</translation>
    </message>
    <message>
        <source>Of several rules that fit, the first one counts. Signed-off months are never changed by a rule.</source>
        <translation>幾條規則都適用時，以排在前面的為準。已簽認的月份不會被規則更動。</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新規則</translation>
    </message>
    <message>
        <source>New set-aside rule</source>
        <translation>新的剔除規則</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>On or off</source>
        <translation>啟用或停用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>刪除</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>匯入規則檔…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出規則檔…</translation>
    </message>
    <message>
        <source>Save rule</source>
        <translation>儲存規則</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>放棄修改</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>啟用</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>範圍</translation>
    </message>
    <message>
        <source>Confirms</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>You had not saved this rule yet.</source>
        <translation>這條規則您還沒有儲存。</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>比對</translation>
    </message>
    <message>
        <source>confirms</source>
        <translation>直接確認</translation>
    </message>
    <message>
        <source>suggests</source>
        <translation>只建議</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>內建</translation>
    </message>
    <message>
        <source>on</source>
        <translation>啟用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Save the rule, or discard its changes, before you go on to another.</source>
        <translation>請先儲存這條規則或放棄修改，再看別的規則。</translation>
    </message>
    <message>
        <source>Choose a rule of yours, or make one.</source>
        <translation>選一條自己的規則，或新增一條。</translation>
    </message>
    <message>
        <source>Trying the rule</source>
        <translation>試算規則</translation>
    </message>
    <message>
        <source>“{text}” is no amount.</source>
        <translation>「{text}」不是金額。</translation>
    </message>
    <message>
        <source>Take in rules</source>
        <translation>匯入規則</translation>
    </message>
    <message>
        <source>Rules (*.json)</source>
        <translation>規則 (*.json)</translation>
    </message>
    <message>
        <source>Pass the rules on</source>
        <translation>匯出規則</translation>
    </message>
</context>
<context>
    <name>RunLimits</name>
    <message>
        <source>What the next run asks about</source>
        <translation>下次對帳時的界限</translation>
    </message>
    <message>
        <source>Ask about amounts above</source>
        <translation>超過此金額時詢問</translation>
    </message>
    <message>
        <source>Of any currency; empty asks only about what is far out of the shop&apos;s own amounts.</source>
        <translation>不分幣別；留空時只詢問遠超本店通常金額的。</translation>
    </message>
    <message>
        <source>Most that an exchange may cost, in %</source>
        <translation>換匯損耗上限（%）</translation>
    </message>
    <message>
        <source>Payouts and deposits in two currencies further apart than this are not suggested by their rate.</source>
        <translation>兩種幣別的撥款和入帳相差超過此比例時，不依匯率建議。</translation>
    </message>
    <message>
        <source>Days of grace for a late payout</source>
        <translation>撥款遲到的寬限天數</translation>
    </message>
    <message>
        <source>After the expected day; then it counts as missing in the bank.</source>
        <translation>從預計日起算；過後視為銀行未入帳。</translation>
    </message>
    <message>
        <source>Rounding: at most, in cents</source>
        <translation>尾差上限（分）</translation>
    </message>
    <message>
        <source>For each part of a match; of currencies without cents in their smallest unit.</source>
        <translation>依比對中的每一筆計；沒有「分」的幣別依其最小單位。</translation>
    </message>
    <message>
        <source>Round or nightly payments of one buyer</source>
        <translation>同一買家的整數或深夜付款</translation>
    </message>
    <message>
        <source>From so many on the run asks about them, where chance does not explain them.</source>
        <translation>達到這個筆數、且不能用巧合解釋時，對帳會提示。</translation>
    </message>
    <message>
        <source>Night begins at (hour)</source>
        <translation>夜間開始（時）</translation>
    </message>
    <message>
        <source>By the clock of the channel&apos;s file.</source>
        <translation>依通路檔案中的時間。</translation>
    </message>
    <message>
        <source>Night ends at (hour)</source>
        <translation>夜間結束（時）</translation>
    </message>
    <message>
        <source>The same hour twice means no night.</source>
        <translation>兩處填同一小時表示沒有夜間。</translation>
    </message>
    <message>
        <source>One buyer&apos;s share of a month, in %</source>
        <translation>單一買家占當月的比例（%）</translation>
    </message>
    <message>
        <source>From this share on the run asks about the buyer, in months with fifty payments or more.</source>
        <translation>當月付款不少於五十筆時，達到這個比例就會提示該買家。</translation>
    </message>
    <message>
        <source>Refunds of one buyer</source>
        <translation>同一買家的退款筆數</translation>
    </message>
    <message>
        <source>From so many on the run asks about the buyer, where chance does not explain them.</source>
        <translation>達到此數且無法用偶然解釋時，對帳會問到該買家。</translation>
    </message>
    <message>
        <source>Equal payments of one buyer that went back whole</source>
        <translation>同一買家全額退回的同額付款</translation>
    </message>
    <message>
        <source>From so many on the run asks about them, where hardly one stayed.</source>
        <translation>達到此數且幾乎沒有留下的時，對帳會問到它們。</translation>
    </message>
    <message>
        <source>Small differences of one account</source>
        <translation>同一帳戶的小差額筆數</translation>
    </message>
    <message>
        <source>From so many on the run asks about them, where chance does not explain that they go one way.</source>
        <translation>達到此數且偏向一邊無法用偶然解釋時，對帳會問到它們。</translation>
    </message>
    <message>
        <source>Small difference: at most, in cents</source>
        <translation>小差額上限（分）</translation>
    </message>
    <message>
        <source>A larger difference is not counted among them.</source>
        <translation>更大的差額不計在內。</translation>
    </message>
    <message>
        <source>New payee: days without the name</source>
        <translation>新收款人：未出現的天數</translation>
    </message>
    <message>
        <source>The bank account&apos;s rows must reach back so far without naming the payee.</source>
        <translation>該銀行帳戶的明細須回溯這麼多天都沒有該收款人。</translation>
    </message>
    <message>
        <source>New payee: payments of the account</source>
        <translation>新收款人：帳戶的付款筆數</translation>
    </message>
    <message>
        <source>An account with fewer payments is not asked about.</source>
        <translation>付款少於此數的帳戶不問。</translation>
    </message>
    <message>
        <source>New payee: larger than so many in a hundred</source>
        <translation>新收款人：大於百分之幾的付款</translation>
    </message>
    <message>
        <source>Only a payment larger than this part of all the account&apos;s payments is asked about.</source>
        <translation>只問金額大於該帳戶這一比例付款的那些。</translation>
    </message>
</context>
<context>
    <name>RunsDialog</name>
    <message>
        <source>What the runs did</source>
        <translation>每次比對做了什麼</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>次</translation>
    </message>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現況</translation>
    </message>
    <message>
        <source>Runs, the latest first</source>
        <translation>各次比對，最近的在前</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>步驟</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已確認</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建議</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>耗時</translation>
    </message>
    <message>
        <source>Passes of the run</source>
        <translation>這次比對的步驟</translation>
    </message>
    <message>
        <source>Undo this run</source>
        <translation>復原這次比對</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已復原</translation>
    </message>
    <message>
        <source>This book was never matched.</source>
        <translation>這個帳本還沒有比對過。</translation>
    </message>
    <message>
        <source>Run {number}: {confirmed} confirmed, {suggested} suggested, discrepancies: {items}</source>
        <translation>第 {number} 次：確認 {confirmed} 筆，建議 {suggested} 筆，差異 {items} 項</translation>
    </message>
    <message>
        <source>rules version {rules}, learned version {knowledge}</source>
        <translation>規則版本 {rules}，學習版本 {knowledge}</translation>
    </message>
    <message>
        <source>Discrepancies by code, before → now: {codes}</source>
        <translation>各代碼的差異，之前 → 現在：{codes}</translation>
    </message>
    <message>
        <source>Nothing else depends on it.</source>
        <translation>後面沒有步驟依賴它。</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>共 {time}</translation>
    </message>
    <message>
        <source>{count} equally good</source>
        <translation>{count} 筆有同樣合適的</translation>
    </message>
    <message>
        <source>{count} ms</source>
        <translation>{count} 毫秒</translation>
    </message>
    <message>
        <source>{count} s</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>This run was made by an older version, which kept its totals alone.</source>
        <translation>這次比對由舊版本完成，只留下了合計。</translation>
    </message>
    <message>
        <source>Against what stood before: {new} new, {changed} changed, {same} the same, {gone} gone; {standing} approved ones left alone.</source>
        <translation>與之前相比：新增 {new} 筆，變動 {changed} 筆，不變 {same} 筆，消失 {gone} 筆；您確認過的 {standing} 筆沒有動。</translation>
    </message>
    <message>
        <source>{count}: {reason}</source>
        <translation>{count} 筆：{reason}</translation>
    </message>
    <message>
        <source>Payouts in no set: {reasons}</source>
        <translation>不屬於任何組合的撥款：{reasons}</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>These rest on it and have to be undone first: {steps}</source>
        <translation>下面的步驟依據它，要先復原：{steps}</translation>
    </message>
    <message>
        <source>Run {number} is done again.</source>
        <translation>第 {number} 次比對已重做。</translation>
    </message>
    <message>
        <source>Run {number} is undone.</source>
        <translation>第 {number} 次比對已復原。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>SamplePanel</name>
    <message>
        <source>Rule out that more are wrong than</source>
        <translation>證明差錯不超過</translation>
    </message>
    <message>
        <source>Share of wrong matches to rule out</source>
        <translation>要證明不超過的差錯比例</translation>
    </message>
    <message>
        <source>Draw a sample</source>
        <translation>抽取樣本</translation>
    </message>
    <message>
        <source>Matches of the sample</source>
        <translation>樣本中的比對</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>比對</translation>
    </message>
    <message>
        <source>Seen as</source>
        <translation>判斷</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>The match and its records</source>
        <translation>比對及其明細</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正確</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>有誤</translation>
    </message>
    <message>
        <source>Keep in the history</source>
        <translation>記入歷程</translation>
    </message>
    <message>
        <source>Drawing a sample</source>
        <translation>正在抽取樣本</translation>
    </message>
    <message>
        <source>The book holds no confirmed match yet.</source>
        <translation>帳本裡還沒有已確認的比對。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正確</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>有誤</translation>
    </message>
    <message>
        <source>Matches are drawn by chance, each with the same one; nobody chooses them.</source>
        <translation>比對由程式隨機抽取，機會均等，沒有人挑選。</translation>
    </message>
    <message>
        <source>{looked} of {drawn} looked at, {wrong} wrong.</source>
        <translation>{drawn} 個中已看 {looked} 個，{wrong} 個有誤。</translation>
    </message>
    <message>
        <source>{looked} looked at, {wrong} wrong: with 95 % certainty at most {most} of {total} confirmed matches are wrong ({share}).</source>
        <translation>看了 {looked} 個，{wrong} 個有誤：有 95% 的把握，{total} 個已確認比對中至多 {most} 個有誤（{share}）。</translation>
    </message>
    <message>
        <source>Keeping the result</source>
        <translation>正在記錄結果</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>Writing the chosen reports</source>
        <translation>正在寫出選定的報表</translation>
    </message>
    <message>
        <source>Not all chosen reports were written. {why}</source>
        <translation>選定的報表沒有全部寫出。{why}</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) written to {folder}.</source>
        <translation>
            <numerusform>已把 %n 份報表寫到 {folder}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The chosen reports were not written. {why}</source>
        <translation>選定的報表沒有寫出。{why}</translation>
    </message>
</context>
<context>
    <name>ScheduleBar</name>
    <message>
        <source>Written by themselves</source>
        <translation>自動寫出</translation>
    </message>
    <message>
        <source>Write the marked ones at each sign-off</source>
        <translation>簽認一個月時，自動寫出選定的報表</translation>
    </message>
    <message>
        <source>After each run of matching as well</source>
        <translation>每次比對後也寫</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>選擇資料夾…</translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation>尚未選擇</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) marked.</source>
        <translation>
            <numerusform>已選 %n 份報表。</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for reports</source>
        <translation>報表資料夾</translation>
    </message>
</context>
<context>
    <name>Selection</name>
    <message>
        <source>Difference</source>
        <translation>差額</translation>
    </message>
    <message>
        <source>{shown} of {all} rows shown</source>
        <translation>顯示 {shown} / {all} 項</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已選 {count} 項</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>{shop} is shown as well: that is where this leads.</source>
        <translation>{shop}也一併顯示：這裡指向那家店鋪。</translation>
    </message>
    <message>
        <source>What no shop is told of is shown as well: that is where this leads.</source>
        <translation>未標明店鋪的部分也一併顯示：這裡指向其中的內容。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>This book</source>
        <translation>本帳本</translation>
    </message>
    <message>
        <source>Shops and accounts</source>
        <translation>店鋪與帳戶</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>版面</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>讀取程式</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>匯率</translation>
    </message>
    <message>
        <source>Chart of accounts</source>
        <translation>會計科目</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>規則</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>學到的</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限額</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外觀與語言</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隱私</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>備份</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>診斷資料</translation>
    </message>
</context>
<context>
    <name>SettingsAlone</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
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
    <name>Settling</name>
    <message>
        <source>Give {count} items this reason?</source>
        <extracomment>From how many on settling in one step asks first.</extracomment>
        <translation>給 {count} 項同一原因？</translation>
    </message>
    <message>
        <source>Settle {count}</source>
        <translation>處理 {count} 項</translation>
    </message>
    <message>
        <source>{count} explained.</source>
        <translation>已說明 {count} 筆。</translation>
    </message>
    <message>
        <source>Select the item with the reason first, then the items below it.</source>
        <translation>先選有原因的項，再選下面的項。</translation>
    </message>
    <message>
        <source>{count} written off.</source>
        <translation>已沖銷 {count} 筆。</translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s) have no owner now.</source>
        <translation>
            <numerusform>{count} 項不再有負責人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s) given to {name}.</source>
        <translation>
            <numerusform>{count} 項已轉交 {name}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>What should be remembered?</source>
        <translation>要記下什麼？</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>儲存備註</translation>
    </message>
    <message>
        <source>Note saved.</source>
        <translation>備註已儲存。</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>There are no demo data on this PC.</source>
        <translation>這台電腦上沒有示範資料。</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>選擇檔案</translation>
    </message>
</context>
<context>
    <name>ShopChoice</name>
    <message>
        <source>No longer in this book, and left out: {shops}.</source>
        <translation>帳本裡已沒有，不再選取：{shops}。</translation>
    </message>
    <message>
        <source>No longer in this book: {shops}. All shops are shown.</source>
        <translation>帳本裡已沒有：{shops}。現在顯示全部店鋪。</translation>
    </message>
    <message>
        <source>No shop stated</source>
        <translation>未標明店鋪</translation>
    </message>
</context>
<context>
    <name>ShopPopup</name>
    <message>
        <source>Shops to look at</source>
        <translation>要檢視的店鋪</translation>
    </message>
    <message>
        <source>Name, pinyin initials or number</source>
        <translation>名稱、拼音首字母或號碼</translation>
    </message>
    <message>
        <source>Find a shop</source>
        <translation>尋找店鋪</translation>
    </message>
    <message>
        <source>Shops</source>
        <translation>店鋪</translation>
    </message>
    <message>
        <source>Space ticks, Enter shows.</source>
        <translation>空白鍵勾選，Enter 鍵顯示。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>All shops</source>
        <translation>全部店鋪</translation>
    </message>
    <message>
        <source>No shop stated</source>
        <translation>未標明店鋪</translation>
    </message>
    <message>
        <source>No account told</source>
        <translation>未標明帳戶</translation>
    </message>
    <message>
        <source>Tick at least one shop.</source>
        <translation>請至少勾選一家店鋪。</translation>
    </message>
</context>
<context>
    <name>ShopSelector</name>
    <message>
        <source>Shops looked at: {shops}</source>
        <translation>正在檢視的店鋪：{shops}</translation>
    </message>
    <message>
        <source>All shops</source>
        <translation>全部店鋪</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one}、{other}</translation>
    </message>
    <message>
        <source>{count} chosen</source>
        <translation>已選 {count} 項</translation>
    </message>
    <message>
        <source>No shop stated</source>
        <translation>未標明店鋪</translation>
    </message>
</context>
<context>
    <name>SideGrid</name>
    <message>
        <source>Filter {column}</source>
        <translation>篩選{column}</translation>
    </message>
    <message>
        <source>Not understood. Write for instance &gt;100, 10..20 or 10-31.</source>
        <translation>無法辨識。可以寫 &gt;100、10..20 或 10-31。</translation>
    </message>
</context>
<context>
    <name>SignOffPage</name>
    <message>
        <source>Pairs</source>
        <translation>配對</translation>
    </message>
    <message>
        <source>Listed items</source>
        <translation>已列明的項目</translation>
    </message>
    <message>
        <source>Balance of every pair</source>
        <translation>平衡表</translation>
    </message>
    <message>
        <source>A − B = what is listed + unexplained</source>
        <translation>A − B = 已列明 + 未解釋</translation>
    </message>
    <message>
        <source>Bank reconciliation</source>
        <translation>餘額調節表</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>儲存為 PDF…</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>簽認</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>each leads to its source row; open ones are unexplained</source>
        <translation>每一筆都能追溯到原始列；未決的計入未解釋差額</translation>
    </message>
    <message>
        <source>Name of who signs</source>
        <translation>簽認人姓名</translation>
    </message>
    <message>
        <source>A sentence for this sign-off (may be empty)</source>
        <translation>為這次簽認留一句話（可以不寫）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Show what changed</source>
        <translation>檢視變化</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新開啟…</translation>
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
        <translation>A 方</translation>
    </message>
    <message>
        <source>Sum A</source>
        <translation>A 方合計</translation>
    </message>
    <message>
        <source>Side B</source>
        <translation>B 方</translation>
    </message>
    <message>
        <source>Sum B</source>
        <translation>B 方合計</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>層級</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>已列明</translation>
    </message>
    <message>
        <source>Unexplained</source>
        <translation>未解釋差額</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代碼</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>預計</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>目前狀況</translation>
    </message>
    <message>
        <source>carried over: {state}</source>
        <translation>前期轉入：{state}</translation>
    </message>
    <message numerus="yes">
        <source>{count} pair(s), conditions left: {left}</source>
        <translation>
            <numerusform>{count} 組帳，還差 {left} 項</numerusform>
        </translation>
    </message>
    <message>
        <source>met</source>
        <translation>已符合</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>未符合</translation>
    </message>
    <message>
        <source>Nothing imported for this month yet.</source>
        <translation>這個月還沒有帳單。</translation>
    </message>
    <message>
        <source>A month is signed off for all shops together.</source>
        <translation>一個月要全部店鋪一起簽認。</translation>
    </message>
</context>
<context>
    <name>SignedSince</name>
    <message numerus="yes">
        <source>{n} item(s) are about {month}, which was signed off before they came. Reopen it and match again: what fits goes by itself.</source>
        <translation>
            <numerusform>{n} 項屬於 {month}，該月在它們到來之前已簽認。重新開啟後再比對，能對上的會自己消失。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the sign-off</source>
        <translation>去簽認</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Submit for review</source>
        <translation>提交覆核</translation>
    </message>
    <message>
        <source>Approve and sign off</source>
        <translation>覆核通過並簽認</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>簽認</translation>
    </message>
    <message>
        <source>Prepared by {name} on {time}. Somebody else reviews it and signs it off.</source>
        <translation>{name} 於 {time} 編製，由另一人覆核簽認。</translation>
    </message>
    <message>
        <source>Sent back by {name}: {reason}</source>
        <translation>{name} 退回：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s) were carried over from earlier months.</source>
        <translation>
            <numerusform>前期轉入 {count} 項。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to sign: no record is dated in this month.</source>
        <translation>沒有可簽認的內容：本月沒有任何紀錄。</translation>
    </message>
    <message>
        <source>Another person reviews the month then, and signs it off or sends it back.</source>
        <translation>提交後由另一人覆核：簽認，或退回。</translation>
    </message>
    <message>
        <source>After signing, the numbers of this month are read-only. Reopening asks for a reason.</source>
        <translation>簽認以後，本月的數字唯讀。重新開啟需要寫原因。</translation>
    </message>
    <message>
        <source>Signed off by {name} on {time}.</source>
        <translation>{name} 於 {time} 簽認。</translation>
    </message>
    <message>
        <source>Prepared by {name} on {time}.</source>
        <translation>{name} 於 {time} 編製。</translation>
    </message>
    <message>
        <source>Changed since: {count}</source>
        <translation>簽認後變動：{count} 處</translation>
    </message>
    <message>
        <source>{period} waits for its review.</source>
        <translation>{period} 已提交，等待覆核。</translation>
    </message>
    <message>
        <source>{period} is signed off.</source>
        <translation>{period} 已簽認。</translation>
    </message>
    <message>
        <source>What is to be changed in {period}? Who prepared it reads this.</source>
        <translation>{period} 要改什麼？編製人會看到。</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Why is {period} reopened? The reason is kept.</source>
        <translation>為什麼重新開啟 {period}？原因會保留。</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新開啟</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Divide</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>{amount} of {number} is divided. What is left over stays open.</source>
        <translation>拆分 {number} 的 {amount}。剩下的部分仍未決。</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>歸屬</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>分得金額</translation>
    </message>
    <message>
        <source>Part for {number}</source>
        <translation>{number} 的部分</translation>
    </message>
    <message>
        <source>A part is not an amount.</source>
        <translation>有一部分不是金額。</translation>
    </message>
    <message>
        <source>{amount} more than there is</source>
        <translation>超出 {amount}</translation>
    </message>
    <message>
        <source>Left over {amount} ✓</source>
        <translation>剩餘 {amount} ✓</translation>
    </message>
    <message>
        <source>Left over {amount}</source>
        <translation>剩餘 {amount}</translation>
    </message>
</context>
<context>
    <name>SplitView</name>
    <message>
        <source>Side A</source>
        <translation>A 方</translation>
    </message>
    <message>
        <source>Side B</source>
        <translation>B 方</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Tieout</source>
        <extracomment>Languages of the window, each in its own words.</extracomment>
        <translation>對平</translation>
    </message>
    <message>
        <source>Every payment, tied out to the cent.</source>
        <translation>每一筆錢，對到分毫不差。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>佈景主題</translation>
    </message>
    <message>
        <source>Drop statements here</source>
        <translation>把帳單拖到這裡</translation>
    </message>
    <message>
        <source>Many at once: files, folders, archives, also with a password.</source>
        <translation>可以一次拖曳很多：檔案、資料夾、有密碼的壓縮檔。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>選擇檔案…</translation>
    </message>
    <message>
        <source>Alipay · WeChat Pay · Taobao · Youzan · Pinduoduo · banks: {count} formats</source>
        <translation>支付寶 · 微信支付 · 淘寶 · 有贊 · 拼多多 · 銀行，共 {count} 種格式</translation>
    </message>
    <message>
        <source>New book</source>
        <translation>新增帳本</translation>
    </message>
    <message>
        <source>Start with one shop</source>
        <translation>從一家店鋪開始</translation>
    </message>
    <message>
        <source>Open book</source>
        <translation>開啟帳本</translation>
    </message>
    <message>
        <source>An existing .tieout file</source>
        <translation>現有的 .tieout 檔案</translation>
    </message>
    <message>
        <source>A made-up shop with planted differences; deleted with one click.</source>
        <translation>一家虛構的店鋪，藏著幾處差異。看完可以一鍵刪除。</translation>
    </message>
    <message>
        <source>Open demo</source>
        <translation>開啟示範</translation>
    </message>
    <message>
        <source>Recent books</source>
        <translation>最近使用的帳本</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清除清單</translation>
    </message>
    <message>
        <source>The books that you open will stand here, the last one first.</source>
        <translation>開啟過的帳本會列在這裡，最近的在最前面。</translation>
    </message>
    <message>
        <source>Open book…</source>
        <translation>開啟帳本…</translation>
    </message>
    <message>
        <source>Data stay on this PC</source>
        <translation>資料只在這台電腦</translation>
    </message>
    <message>
        <source>No account, no connection.</source>
        <translation>不用註冊，不用連線。</translation>
    </message>
    <message>
        <source>Originals are kept</source>
        <translation>原始檔案永遠保留</translation>
    </message>
    <message>
        <source>Each figure leads back to its row.</source>
        <translation>每個數字都能追溯到原始列。</translation>
    </message>
    <message>
        <source>Every step can be undone</source>
        <translation>每一步都能復原</translation>
    </message>
    <message>
        <source>Imports and matches too, also after a restart.</source>
        <translation>匯入、比對都能復原，重新啟動後也行。</translation>
    </message>
    <message>
        <source>Never a guess</source>
        <translation>絕不猜測</translation>
    </message>
    <message>
        <source>Two possibilities are shown as two; you decide.</source>
        <translation>有兩種可能就說有兩種，由您決定。</translation>
    </message>
    <message>
        <source>Welcome. Choose your language, then drop statements here or look around in the demo.</source>
        <translation>歡迎使用。請選擇語言，然後把帳單拖到這裡，或先看看示範。</translation>
    </message>
    <message>
        <source>{file} was open last and is not there now. It may have been moved or renamed.</source>
        <translation>上次開啟的 {file} 現在找不到了，可能已被移動或改名。</translation>
    </message>
</context>
<context>
    <name>StatementDetail</name>
    <message>
        <source>This statement</source>
        <translation>此帳單</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>涵蓋日曆</translation>
    </message>
    <message>
        <source>What is shown of the statements</source>
        <translation>顯示帳單的哪些內容</translation>
    </message>
    <message>
        <source>Accept as it is…</source>
        <translation>照原樣接受…</translation>
    </message>
    <message>
        <source>Open original</source>
        <translation>開啟原件</translation>
    </message>
    <message>
        <source>Save originals…</source>
        <translation>儲存原件…</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>復原此次匯入</translation>
    </message>
    <message>
        <source>Take this file back</source>
        <translation>撤回此檔案</translation>
    </message>
    <message>
        <source>Take this file back; the others of its import stay (Del)</source>
        <translation>只撤回此檔案，同次匯入的其他檔案保留（Del）</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>複製詳細內容</translation>
    </message>
    <message>
        <source>Left out by a person, “{note}”: {rows}</source>
        <translation>人工決定不匯入，「{note}」：{rows}</translation>
    </message>
</context>
<context>
    <name>StatementsPage</name>
    <message>
        <source>Import statements</source>
        <extracomment>Name, format and account take what room is over and give way where there is none. Rows seen before, new ones, the opening balance; rows refused only where there are none.</extracomment>
        <translation>匯入帳單</translation>
    </message>
    <message>
        <source>No statements yet</source>
        <translation>還沒有帳單</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>選擇檔案…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Recognised as</source>
        <translation>辨識為</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>帳戶</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>列數</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒絕</translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation>控制總額</translation>
    </message>
    <message>
        <source>Imported statements</source>
        <translation>已匯入的帳單</translation>
    </message>
    <message>
        <source>{statements}, rows stored: {rows}</source>
        <translation>{statements}，存入 {rows} 列</translation>
    </message>
    <message>
        <source>You had not imported these files yet.</source>
        <translation>這些檔案上次還沒有匯入。</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>帳單</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份帳單</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已選 {count} 列</translation>
    </message>
    <message>
        <source>Reading the original</source>
        <translation>正在讀取原件</translation>
    </message>
    <message>
        <source>No program is set to open {file}.</source>
        <translation>沒有可開啟 {file} 的程式。</translation>
    </message>
    <message>
        <source>Save originals to folder</source>
        <translation>儲存原件到資料夾</translation>
    </message>
    <message>
        <source>Saving originals</source>
        <translation>正在儲存原件</translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) saved.</source>
        <translation>
            <numerusform>已儲存 %n 份原件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Why may {file} be used although its figures disagree?</source>
        <translation>{file} 的合計不符，為什麼仍可使用？</translation>
    </message>
    <message>
        <source>Accept as it is</source>
        <translation>照此接受</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在儲存</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Matched</source>
        <extracomment>By value of ReviewColumns.state.</extracomment>
        <translation>已比對</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建議</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>多解</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未決</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已說明</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解決</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>無需核對</translation>
    </message>
    <message>
        <source>Not matched yet</source>
        <translation>尚未比對</translation>
    </message>
</context>
<context>
    <name>StatusArea</name>
    <message>
        <source>Progress</source>
        <translation>進度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Amounts hidden</source>
        <translation>金額已隱藏</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所選</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>正在進行的工作</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已儲存 {time}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>Left before closing</source>
        <extracomment>Steps that say how much was done, as `close.done_&lt;name&gt;`; of the others a check is enough.</extracomment>
        <translation>結帳還差這些</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待辦</translation>
    </message>
    <message>
        <source>after the others</source>
        <translation>其他步驟之後</translation>
    </message>
    <message>
        <source>{key} goes on with the next step from every page.</source>
        <translation>在任何頁面按 {key} 繼續下一步。</translation>
    </message>
    <message>
        <source>Closed with {keys} keys in {minutes} min.</source>
        <translation>用 {keys} 次按鍵、{minutes} 分鐘結帳。</translation>
    </message>
</context>
<context>
    <name>SumsBar</name>
    <message>
        <source>Sums of the selection</source>
        <translation>所選合計</translation>
    </message>
    <message>
        <source>Click to copy {value}</source>
        <translation>按一下複製 {value}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <source>Copy {value}</source>
        <translation>複製 {value}</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部複製</translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message>
        <source>Take this file back</source>
        <translation>撤回此檔案</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>復原此次匯入</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在統計</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Matching</source>
        <extracomment>Pages on which what a run found can be seen; from any other one the window goes to the review.</extracomment>
        <translation>正在比對</translation>
    </message>
    <message>
        <source>{n} matched.</source>
        <translation>已比對 {n} 筆。</translation>
    </message>
    <message>
        <source>No further match was found.</source>
        <translation>沒有找到新的比對。</translation>
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
        <translation>立即備份</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在備份</translation>
    </message>
    <message>
        <source>Backed up and checked: {file}</source>
        <translation>已備份並驗證：{file}</translation>
    </message>
    <message>
        <source>Export to folder</source>
        <translation>匯出到資料夾</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在匯出</translation>
    </message>
    <message>
        <source>Report and tables are written.</source>
        <translation>報告與表格已寫好。</translation>
    </message>
    <message>
        <source>Report and tables are written, of all shops.</source>
        <translation>報告和結果表已寫出，包含全部店鋪。</translation>
    </message>
    <message>
        <source>Checking the book</source>
        <translation>正在檢查帳本</translation>
    </message>
    <message>
        <source>{n} checks passed.</source>
        <translation>{n} 項檢查通過。</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed. Restore a backup.</source>
        <translation>
            <numerusform>%n 項檢查未通過。請還原備份。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Fill my own workbook</source>
        <translation>填寫自己的活頁簿</translation>
    </message>
    <message>
        <source>Your own workbook, with fields such as {field} in its cells, is filled with {period}. The template itself stays as it is; you save a filled copy.</source>
        <translation>把資料填進您自己的活頁簿（{period}）：儲存格裡寫 {field} 這樣的欄位代碼即可。範本本身不變，填好的另存一份。</translation>
    </message>
    <message>
        <source>period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>範本</translation>
    </message>
    <message>
        <source>Choose a workbook…</source>
        <translation>選擇活頁簿…</translation>
    </message>
    <message>
        <source>Nothing to start from yet?</source>
        <translation>還沒有範本？</translation>
    </message>
    <message>
        <source>Save an example template…</source>
        <translation>儲存一份範例範本…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Fill and save…</source>
        <translation>填寫並儲存…</translation>
    </message>
    <message>
        <source>none chosen yet</source>
        <translation>尚未選擇</translation>
    </message>
    <message>
        <source>Help (F1) lists every field and says how a template is made.</source>
        <translation>說明（F1）列出全部欄位代碼，並說明怎樣做範本。</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>選擇範本</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>活頁簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Looking at the template …</source>
        <translation>正在檢視範本…</translation>
    </message>
    <message>
        <source>Looking at a template</source>
        <translation>檢視範本</translation>
    </message>
    <message>
        <source>Single fields: {values}. Rows that become lists: {lists}.</source>
        <translation>單一值的欄位代碼：{values}。會變成清單的列：{lists}。</translation>
    </message>
    <message>
        <source>Save the filled workbook</source>
        <translation>儲存填好的活頁簿</translation>
    </message>
    <message>
        <source>The filled copy needs a name of its own; the template is kept.</source>
        <translation>填好的一份請另取名稱，範本會保留。</translation>
    </message>
    <message>
        <source>Filling the template</source>
        <translation>填寫範本</translation>
    </message>
    <message>
        <source>Reconciliation template.xlsx</source>
        <translation>對帳表範本.xlsx</translation>
    </message>
    <message>
        <source>Save an example template</source>
        <translation>儲存一份範例範本</translation>
    </message>
    <message>
        <source>Saving the example</source>
        <translation>儲存範例</translation>
    </message>
    <message>
        <source>The example is saved as {file}. Change it in Excel or WPS as you like, then fill it here.</source>
        <translation>範例已儲存為 {file}。可在 Excel 或 WPS 中依需要修改，再在這裡填寫。</translation>
    </message>
    <message>
        <source>The filled workbook is saved: {file}</source>
        <translation>填好的活頁簿已儲存：{file}</translation>
    </message>
</context>
<context>
    <name>TermsBar</name>
    <message>
        <source>Rate</source>
        <translation>費率</translation>
    </message>
    <message>
        <source>Fixed part</source>
        <translation>固定部分</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Cap</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>進位</translation>
    </message>
    <message>
        <source>On a refund</source>
        <translation>退款時</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>for each row</source>
        <translation>每筆</translation>
    </message>
    <message>
        <source>none seen</source>
        <translation>未見</translation>
    </message>
    <message>
        <source>contract {rate}</source>
        <translation>合約 {rate}</translation>
    </message>
    <message>
        <source>starting model</source>
        <translation>起始模型</translation>
    </message>
    <message>
        <source>{low} to {high} fit</source>
        <translation>{low} 到 {high} 都可以</translation>
    </message>
    <message>
        <source>no contract rate</source>
        <translation>沒有合約費率</translation>
    </message>
    <message>
        <source>{count} decimals</source>
        <translation>{count} 位小數</translation>
    </message>
    <message>
        <source>{places}, others fit</source>
        <translation>{places}，另有可能</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>{count} of {all} refunds</source>
        <translation>{all} 筆退款中 {count} 筆</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>first row</source>
        <translation>最早的紀錄</translation>
    </message>
</context>
<context>
    <name>TestsPanel</name>
    <message>
        <source>Tested again after every change</source>
        <translation>每改一欄，下面馬上重新檢驗</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>檢驗</translation>
    </message>
    <message>
        <source>Remember this layout</source>
        <translation>記住這個版面，下次自動辨識</translation>
    </message>
    <message>
        <source>The next file with these columns is read by itself.</source>
        <translation>下次有同樣欄的檔案會自動讀取。</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>版面名稱</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在讀取 …</translation>
    </message>
    <message>
        <source>Nothing can be tested before time and amount are said.</source>
        <translation>指定了時間和金額之後才能檢驗。</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正確</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>不對</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>請核實</translation>
    </message>
    <message>
        <source>These are right</source>
        <translation>確認無誤</translation>
    </message>
    <message>
        <source>What the words mean</source>
        <translation>這些字樣的含義</translation>
    </message>
    <message>
        <source>as is</source>
        <translation>原樣</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>反號</translation>
    </message>
    <message>
        <source>Turned: a printed 5.00 counts as −5.00.</source>
        <translation>反號：表裡的 5.00 按 −5.00 計。</translation>
    </message>
    <message>
        <source>Meaning of the word {word}</source>
        <translation>{word} 的含義</translation>
    </message>
    <message>
        <source>Is it read correctly?</source>
        <translation>這樣讀對不對</translation>
    </message>
    <message>
        <source>Sign of amounts with the word {word}</source>
        <translation>{word} 的金額正負</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>No name</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>帳簿</translation>
    </message>
    <message>
        <source>{what}: {said}</source>
        <translation>{what}：{said}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>ToleranceSection</name>
    <message>
        <source>Tolerance over what is open now</source>
        <translation>對目前未核對資料的容差</translation>
    </message>
    <message>
        <source>How far two amounts may differ and still be suggested as one. Nothing is confirmed by it.</source>
        <translation>兩個金額最多相差多少，仍作為一筆提出建議。不會因此確認任何一筆。</translation>
    </message>
    <message>
        <source>What this tolerance matches</source>
        <translation>此容差會比對的內容</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>對帳層</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Use this tolerance</source>
        <translation>採用此容差</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>正在計算…</translation>
    </message>
    <message>
        <source>Counting what would match …</source>
        <translation>正在計算會比對多少…</translation>
    </message>
    <message>
        <source>Counting what would match</source>
        <translation>計算會比對的內容</translation>
    </message>
    <message>
        <source>Up to {width}: {matches}, {amount}; ties among them: {ties}.</source>
        <translation>不超過 {width}：{matches}，{amount}；其中同樣好的 {ties} 個。</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n 個比對</numerusform>
        </translation>
    </message>
    <message>
        <source>Records with the same number are suggested at any tolerance; they differ by {amount} in all.</source>
        <translation>單號相同的紀錄，容許差額多少都會提出建議；它們合計相差 {amount}。</translation>
    </message>
    <message>
        <source>What this tolerance adds differs by {amount} in all.</source>
        <translation>這個容許差額多出來的比對合計相差 {amount}。</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>比對</translation>
    </message>
    <message>
        <source>Ties</source>
        <translation>有同樣好的</translation>
    </message>
    <message>
        <source>Matches by tolerance</source>
        <translation>各容差的比對數</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>已比對</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差額</translation>
    </message>
    <message>
        <source>Money by tolerance</source>
        <translation>各容差的金額</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Tour</source>
        <translation>導覽</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Close the tour</source>
        <translation>關閉導覽</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>TourSteps</name>
    <message>
        <source>Statements: drop all files of a month here. They are read, checked and kept.</source>
        <extracomment>page of the rail → what is said of it; in the order of the month&apos;s work.</extracomment>
        <translation>帳單：把一個月的檔案都拖到這裡，讀取、檢查並留底。</translation>
    </message>
    <message>
        <source>Overview: the unexplained difference, and what is left before closing.</source>
        <translation>總覽：未解釋的差額，以及結帳前還差哪些事。</translation>
    </message>
    <message>
        <source>Review: both sides in one line. {approve} approves, {reject} refuses, {next} goes on.</source>
        <translation>核對：兩邊並在一列。{approve} 確認，{reject} 不相符，{next} 下一筆。</translation>
    </message>
    <message>
        <source>Discrepancies: what does not fit, with a code, a likely cause and a reason.</source>
        <translation>差異：對不上的項目，有代碼、可能的原因，由您寫明處理方式。</translation>
    </message>
    <message>
        <source>Sign-off: when every difference is explained, sign the month under your name.</source>
        <translation>簽認：差額都說明以後，用您的姓名簽認本月。</translation>
    </message>
    <message>
        <source>Settings: shops, accounts and keys. {help} helps on whatever you look at.</source>
        <translation>設定：店鋪、帳戶和快速鍵。隨時按 {help} 查看目前位置的說明。</translation>
    </message>
</context>
<context>
    <name>TrailDialog</name>
    <message>
        <source>Trail</source>
        <extracomment>Ends where nothing is missing. Stations that a stage shows unfolded.</extracomment>
        <translation>資金軌跡</translation>
    </message>
    <message>
        <source>Stations of the money</source>
        <translation>資金的各個環節</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>環節</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Show in the review</source>
        <translation>在核對頁顯示</translation>
    </message>
    <message>
        <source>Enter follows the trail of a station.</source>
        <translation>按 Enter 看這一環節的軌跡。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在尋找…</translation>
    </message>
    <message>
        <source>This record is no longer in the book.</source>
        <translation>這筆紀錄已不在帳本中。</translation>
    </message>
    <message>
        <source>{comparison} {what}</source>
        <translation>{comparison} {what}</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 筆</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 筆</translation>
    </message>
    <message>
        <source>{count} matches, {sure} approved</source>
        <translation>{count} 個比對，{sure} 個已確認</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已確認</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>建議</translation>
    </message>
    <message>
        <source>ambiguous</source>
        <translation>多解</translation>
    </message>
    <message>
        <source>difference {amount}</source>
        <translation>差額 {amount}</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Show the folder</source>
        <translation>開啟所在資料夾</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重試</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>還原備份…</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <translation>尋找…</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>從清單中移除</translation>
    </message>
    <message>
        <source>Copy to another place…</source>
        <translation>複製到其他位置…</translation>
    </message>
    <message>
        <source>It may have been moved or renamed, or its disk is not connected.</source>
        <translation>它可能已被移動或改名，或者所在磁碟沒有連接。</translation>
    </message>
    <message>
        <source>A copy in a folder of your own can be worked on.</source>
        <translation>複製到您自己的資料夾後就可以使用。</translation>
    </message>
    <message>
        <source>Choose another place…</source>
        <translation>另選位置…</translation>
    </message>
    <message>
        <source>Copy to another place</source>
        <translation>複製到其他位置</translation>
    </message>
    <message>
        <source>Copying {file}</source>
        <translation>正在複製 {file}</translation>
    </message>
</context>
<context>
    <name>UndoImportBox</name>
    <message>
        <source>Undo this import?</source>
        <translation>復原此次匯入？</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>復原此次匯入</translation>
    </message>
    <message>
        <source>Take this file back?</source>
        <translation>撤回此檔案？</translation>
    </message>
    <message>
        <source>Take this file back</source>
        <translation>撤回此檔案</translation>
    </message>
    <message>
        <source>Take these files back?</source>
        <translation>撤回這些檔案？</translation>
    </message>
    <message>
        <source>Take these files back</source>
        <translation>撤回這些檔案</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n 份帳單</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{statements} with {rows} row(s) stand in {period}, which is signed off. Reopen it first.</source>
        <translation>
            <numerusform>{statements}（{rows} 列）屬於已簽認的 {period}。請先重新開啟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{statements} with {rows} row(s) are taken out again, and the matches that rest on them.</source>
        <translation>
            <numerusform>{statements}（{rows} 列）及以其為依據的比對將被撤出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} with {rows} row(s) stands in {period}, which is signed off. Reopen it first.</source>
        <translation>
            <numerusform>{file}（{rows} 列）屬於已簽認的 {period}。請先重新開啟。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} with {rows} row(s) is taken out again, and the matches that rest on it.</source>
        <translation>
            <numerusform>{file}（{rows} 列）及以其為依據的比對將被撤出。</numerusform>
        </translation>
    </message>
    <message>
        <source>What else came with that import stays.</source>
        <translation>同次匯入的其他檔案保留。</translation>
    </message>
    <message>
        <source>{suggested} suggested and {confirmed} confirmed matches of the program go with them.</source>
        <translation>程式給出的 {suggested} 個建議和 {confirmed} 個已確認比對隨之復原。</translation>
    </message>
    <message numerus="yes">
        <source>Also %n match(es) made by hand since.</source>
        <translation>
            <numerusform>此後人工做的 %n 個比對也一併復原。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also %n explanation(s) given by hand since.</source>
        <translation>
            <numerusform>此後人工寫的 %n 項說明也一併復原。</numerusform>
        </translation>
    </message>
    <message>
        <source>Also what was done by hand since. Matches: {matches}, explanations: {items}.</source>
        <translation>此後人工所做的也一併復原：{matches} 個比對，{items} 項說明。</translation>
    </message>
    <message>
        <source>It was the last thing done: Ctrl+Y does it again.</source>
        <translation>這是最後一步操作：按 Ctrl+Y 可重做。</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Open {file}</source>
        <translation>開啟 {file}</translation>
    </message>
    <message>
        <source>{file} is encrypted.</source>
        <translation>{file} 已加密。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
</context>
<context>
    <name>VoucherDialog</name>
    <message>
        <source>Change entry {mark}</source>
        <translation>修改分錄 {mark}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>貸方</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>加一列</translation>
    </message>
    <message>
        <source>This is not an amount.</source>
        <translation>這不是金額。</translation>
    </message>
    <message>
        <source>Line text</source>
        <translation>本列摘要</translation>
    </message>
    <message>
        <source>Use these lines</source>
        <translation>採用這些列</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>刪除此行</translation>
    </message>
    <message>
        <source>Account of line {line}</source>
        <translation>第 {line} 列科目</translation>
    </message>
    <message>
        <source>Debit of line {line}</source>
        <translation>第 {line} 列借方</translation>
    </message>
    <message>
        <source>Credit of line {line}</source>
        <translation>第 {line} 列貸方</translation>
    </message>
    <message>
        <source>Text of line {line}</source>
        <translation>第 {line} 列摘要</translation>
    </message>
    <message>
        <source>Debit {debit}, credit {credit}</source>
        <translation>借方 {debit}，貸方 {credit}</translation>
    </message>
</context>
<context>
    <name>WhatIfForm</name>
    <message>
        <source>Money from channels, percent of the forecast</source>
        <translation>通路撥入，占預測的百分比</translation>
    </message>
    <message>
        <source>It comes later by days</source>
        <translation>晚到天數</translation>
    </message>
    <message>
        <source>Other money out, percent of the forecast</source>
        <translation>其他支出，占預測的百分比</translation>
    </message>
    <message>
        <source>-5000.00 is money out</source>
        <translation>-5000.00 表示支出</translation>
    </message>
    <message>
        <source>One more payment</source>
        <translation>另有一筆</translation>
    </message>
    <message>
        <source>On the day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Clear what-if</source>
        <translation>清除假設</translation>
    </message>
    <message>
        <source>Write the amount as 1234.50, money out with a minus.</source>
        <translation>金額請寫成 1234.50，支出前加負號。</translation>
    </message>
</context>
<context>
    <name>WhoButton</name>
    <message>
        <source>No name yet</source>
        <translation>尚未填寫姓名</translation>
    </message>
    <message>
        <source>You work as {name}. Click to change the name in the history and under sign-offs.</source>
        <translation>目前姓名：{name}。按一下變更寫在歷程和簽認書裡的姓名。</translation>
    </message>
    <message>
        <source>Click to give the name that stands in the history and under sign-offs.</source>
        <translation>按一下填寫寫在歷程和簽認書裡的姓名。</translation>
    </message>
    <message>
        <source>Who works here: {name}</source>
        <translation>目前使用者：{name}</translation>
    </message>
</context>
<context>
    <name>WriteOffDialog</name>
    <message>
        <source>Write off difference</source>
        <translation>沖銷差額</translation>
    </message>
    <message>
        <source>{amount} is written off; up to {limit} may be.</source>
        <translation>沖銷 {amount}；限額 {limit}。</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>沖銷</translation>
    </message>
</context>
<context>
    <name>YouSection</name>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Stands in the history from now on and is proposed under a sign-off. What is written stays.</source>
        <translation>從現在起寫入歷程，簽認時作為建議。已寫下的不變。</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <source>Beijing</source>
        <extracomment>Those that a shop meets, by the name that the time zone database gives them; all others go by that name.</extracomment>
        <translation>北京</translation>
    </message>
    <message>
        <source>Taipei</source>
        <translation>台北</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>Tokyo</source>
        <translation>東京</translation>
    </message>
    <message>
        <source>World time</source>
        <translation>世界標準時間</translation>
    </message>
    <message>
        <source>London</source>
        <translation>倫敦</translation>
    </message>
    <message>
        <source>Berlin</source>
        <translation>柏林</translation>
    </message>
    <message>
        <source>New York</source>
        <translation>紐約</translation>
    </message>
    <message>
        <source>Los Angeles</source>
        <translation>洛杉磯</translation>
    </message>
    <message>
        <source>{city} (UTC{offset})</source>
        <translation>{city}（UTC{offset}）</translation>
    </message>
</context>
<context>
    <name>_CauseBox</name>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>_Cover</name>
    <message>
        <source>Locked</source>
        <extracomment>What does not reach a covered window. A key that is somebody&apos;s shortcut comes as an override alone.</extracomment>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>Press any key or click to go on.</source>
        <translation>按任意鍵或按一下即可繼續。</translation>
    </message>
    <message>
        <source>The book is hidden, not encrypted.</source>
        <translation>帳本只是被遮住，並未加密。</translation>
    </message>
    <message>
        <source>The passphrase of the book is asked for then.</source>
        <translation>之後要輸入帳本的密碼。</translation>
    </message>
</context>
<context>
    <name>_Passphrases</name>
    <message>
        <source>Show what is typed</source>
        <translation>顯示輸入的內容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The next try is taken in {seconds} s.</source>
        <translation>{seconds} 秒後可以再試。</translation>
    </message>
</context>
</TS>
