<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccessListView</name>
    <message>
        <source>Cards and keys</source>
        <translation>门禁卡与钥匙</translation>
    </message>
    <message>
        <source>Number, holder or company</source>
        <translation>编号、持有人或企业</translation>
    </message>
    <message>
        <source>Find a card or key</source>
        <translation>查找门禁卡或钥匙</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>AccessModel</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>AccessPart</name>
    <message>
        <source>{out} of at most {limit} access cards</source>
        <translation>已领{out}张门禁卡，上限{limit}张</translation>
    </message>
    <message>
        <source>Cards and keys</source>
        <translation>门禁卡与钥匙</translation>
    </message>
    <message>
        <source>Nothing was handed out yet.</source>
        <translation>尚未发放。</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Hand out a card or key</source>
        <translation>发放门禁卡或钥匙</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Most access cards</source>
        <translation>门禁卡上限</translation>
    </message>
    <message>
        <source>Hide what came back</source>
        <translation>收起已归还</translation>
    </message>
    <message numerus="yes">
        <source>%n came back</source>
        <translation>
            <numerusform>已归还%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>已归还的</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>补发</translation>
    </message>
    <message>
        <source>Replace a card or key</source>
        <translation>补发门禁卡或钥匙</translation>
    </message>
</context>
<context>
    <name>AccessWords</name>
    <message>
        <source>since {day}</source>
        <translation>{day}起</translation>
    </message>
    <message>
        <source>lost {day}</source>
        <translation>{day}遗失</translation>
    </message>
    <message>
        <source>returned {day}</source>
        <translation>{day}归还</translation>
    </message>
    <message>
        <source>{number} is back</source>
        <translation>{number}已收回</translation>
    </message>
    <message>
        <source>{number} noted as lost</source>
        <translation>{number}已登记遗失</translation>
    </message>
</context>
<context>
    <name>AdmissionPart</name>
    <message>
        <source>Before the seat</source>
        <translation>入驻之前</translation>
    </message>
    <message>
        <source>Neither scouted nor on the waiting list.</source>
        <translation>未登记寻访，也不在候位名单中。</translation>
    </message>
</context>
<context>
    <name>AdmissionSteps</name>
    <message>
        <source>Invited on {day} and has not applied yet.</source>
        <translation>已于{day}邀请，尚未申请。</translation>
    </message>
    <message>
        <source>Scouted ({source}), and nothing is decided yet.</source>
        <translation>已寻访（来源：{source}），尚无结论。</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
</context>
<context>
    <name>AdmissionVerbs</name>
    <message>
        <source>Waits for 1 desk since {since}</source>
        <translation>自{since}起候位，需1个工位</translation>
    </message>
    <message>
        <source>Waits for {count} desks since {since}</source>
        <translation>自{since}起候位，需{count}个工位</translation>
    </message>
    <message>
        <source>{wait}, not before {day}</source>
        <translation>{wait}，不早于{day}</translation>
    </message>
    <message>
        <source>Waited {since} – {until} · {ended}</source>
        <translation>候位 {since} – {until} · {ended}</translation>
    </message>
    <message>
        <source>Found on {day}</source>
        <translation>{day}寻访</translation>
    </message>
    <message>
        <source>{score} of 100 points</source>
        <translation>评分{score}（满分100）</translation>
    </message>
    <message>
        <source>Put on the waiting list</source>
        <translation>加入候位名单</translation>
    </message>
    <message>
        <source>Change the wish</source>
        <translation>修改需求</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出名单</translation>
    </message>
    <message>
        <source>Hold {unit}</source>
        <translation>预留{unit}</translation>
    </message>
    <message>
        <source>Take up {unit}</source>
        <translation>入驻{unit}</translation>
    </message>
    <message>
        <source>Edit the scouting</source>
        <translation>修改寻访记录</translation>
    </message>
    <message>
        <source>Note who found it</source>
        <translation>登记寻访来源</translation>
    </message>
    <message>
        <source>Has applied</source>
        <translation>已提交申请</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不予考虑</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>撤回结论</translation>
    </message>
    <message>
        <source>{company}: {decision}</source>
        <translation>{company}：{decision}</translation>
    </message>
</context>
<context>
    <name>AgainForm</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Such as: drips again</source>
        <translation>例如：再次滴水</translation>
    </message>
    <message>
        <source>Take it up again</source>
        <translation>重新处理</translation>
    </message>
    <message>
        <source>Open again: {what}</source>
        <translation>已重新处理：{what}</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message numerus="yes">
        <source>%n day(s) past its end</source>
        <translation>
            <numerusform>超期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Overstayed</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>not checked out since {day}</source>
        <translation>自{day}起未签离</translation>
    </message>
    <message>
        <source>Still inside</source>
        <translation>仍在场</translation>
    </message>
    <message>
        <source>Hold expires</source>
        <translation>预留到期</translation>
    </message>
    <message>
        <source>Notice given</source>
        <translation>待退</translation>
    </message>
    <message>
        <source>Agreement ends</source>
        <translation>协议到期</translation>
    </message>
    <message>
        <source>past its end until {day}</source>
        <translation>超期至{day}</translation>
    </message>
    <message>
        <source>Left unnoted</source>
        <translation>未登记迁出</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>隐患</translation>
    </message>
    <message>
        <source>Repair late</source>
        <translation>维修逾期</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>至 {time}</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>rest of the day</source>
        <translation>今日余下时间</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Set up {room}</source>
        <translation>布场 {room}</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgreementForm</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签订日期</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Open end</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Deposit (yuan)</source>
        <translation>押金（元）</translation>
    </message>
    <message>
        <source>Deposit paid</source>
        <translation>押金缴纳</translation>
    </message>
    <message>
        <source>Deposit returned</source>
        <translation>押金退还</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add agreement</source>
        <translation>新增协议</translation>
    </message>
    <message>
        <source>More: deposit paid and returned, remarks</source>
        <translation>更多：押金缴纳与退还、备注</translation>
    </message>
    <message>
        <source>Agreement {number} saved</source>
        <translation>协议{number}已保存</translation>
    </message>
</context>
<context>
    <name>AgreementsPart</name>
    <message>
        <source>No agreement is written down yet.</source>
        <translation>尚未登记协议。</translation>
    </message>
    <message>
        <source>Add agreement</source>
        <translation>新增协议</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit agreement {number}</source>
        <translation>编辑协议{number}</translation>
    </message>
    <message>
        <source>Add a file to agreement {number}</source>
        <translation>为协议{number}添加文件</translation>
    </message>
    <message>
        <source>Seats {units}</source>
        <translation>席位{units}</translation>
    </message>
    <message>
        <source>open end</source>
        <translation>长期</translation>
    </message>
    <message>
        <source> – taken until {day}</source>
        <translation>，使用至{day}</translation>
    </message>
    <message>
        <source>start not known</source>
        <translation>开始日期不详</translation>
    </message>
    <message>
        <source>{start} – {end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>{span}, signed {day}</source>
        <translation>{span}，{day}签订</translation>
    </message>
    <message>
        <source>Deposit {amount}, returned {day}</source>
        <translation>押金{amount}，{day}退还</translation>
    </message>
    <message>
        <source>Deposit {amount}, paid {day}</source>
        <translation>押金{amount}，{day}缴纳</translation>
    </message>
    <message>
        <source>Deposit {amount}, not paid</source>
        <translation>押金{amount}，未缴纳</translation>
    </message>
    <message>
        <source>Agreement of {company}</source>
        <translation>{company}的协议</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>What does {host} say about {name}?</source>
        <translation>{host}对{name}来访的答复</translation>
    </message>
    <message>
        <source>Reason for turning away</source>
        <translation>谢绝原因</translation>
    </message>
    <message>
        <source>Turn away</source>
        <translation>谢绝</translation>
    </message>
    <message>
        <source>Note the answer</source>
        <translation>登记答复</translation>
    </message>
    <message>
        <source>{name} was turned away</source>
        <translation>已谢绝{name}</translation>
    </message>
    <message>
        <source>Answer about {name} noted</source>
        <translation>已登记关于{name}的答复</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>How full?</source>
        <translation>入驻情况如何？</translation>
    </message>
    <message>
        <source>Who came?</source>
        <translation>谁来过？</translation>
    </message>
    <message>
        <source>Are rooms used?</source>
        <translation>场地用得怎样？</translation>
    </message>
    <message>
        <source>On target?</source>
        <translation>目标进度如何？</translation>
    </message>
    <message>
        <source>{figure} of the usable seats are occupied on {day}.</source>
        <translation>{day}，可用席位入驻 {figure}。</translation>
    </message>
    <message>
        <source>Seat occupancy</source>
        <translation>席位入驻率</translation>
    </message>
    <message>
        <source>occupied ÷ usable seats</source>
        <translation>在驻席位 ÷ 可用席位</translation>
    </message>
    <message>
        <source>Committed</source>
        <translation>已落实率</translation>
    </message>
    <message>
        <source>occupied and held ÷ usable seats</source>
        <translation>（在驻＋预留）÷ 可用席位</translation>
    </message>
    <message>
        <source>Desk occupancy</source>
        <translation>工位入驻率</translation>
    </message>
    <message>
        <source>desks of occupied seats ÷ all</source>
        <translation>在驻席位的工位 ÷ 全部可用工位</translation>
    </message>
    <message>
        <source>Area occupancy, m²</source>
        <translation>面积入驻率（㎡）</translation>
    </message>
    <message>
        <source>m² of occupied seats ÷ all</source>
        <translation>在驻面积 ÷ 全部可用面积</translation>
    </message>
    <message>
        <source>Desk utilisation</source>
        <translation>工位使用率</translation>
    </message>
    <message>
        <source>Average of the month</source>
        <translation>本月平均</translation>
    </message>
    <message>
        <source>people ÷ their desks; over 100 % is crowded</source>
        <translation>在驻企业人数 ÷ 其工位数；超过 100 % 即拥挤</translation>
    </message>
    <message>
        <source>occupied ÷ usable seat-days since {day}</source>
        <translation>自{day}起：在驻席位日 ÷ 可用席位日</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>在驻企业</translation>
    </message>
    <message>
        <source>companies with a seat, {people} people</source>
        <translation>有席位的企业，共 {people} 人</translation>
    </message>
    <message>
        <source>Ending within {days} days</source>
        <translation>{days}天内到期</translation>
    </message>
    <message>
        <source>{visits} visits by {persons} persons brought {heads} heads since {day}.</source>
        <translation>自{day}起来访 {visits} 次，{persons} 位访客，共 {heads} 人次。</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访次数</translation>
    </message>
    <message>
        <source>arrivals; the same person twice counts twice</source>
        <translation>每次到访计一次，同一人两次计两次</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>sum of the parties&apos; actual sizes</source>
        <translation>各批实际人数之和</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>distinct visitors</source>
        <translation>不重复的访客</translation>
    </message>
    <message>
        <source>Most at once</source>
        <translation>同时在场最多</translation>
    </message>
    <message>
        <source>heads of simultaneously open visits</source>
        <translation>同时未签离来访的人数</translation>
    </message>
    <message>
        <source>Usual stay</source>
        <translation>通常停留</translation>
    </message>
    <message>
        <source>median; visits closed by the system are left out</source>
        <translation>中位数；系统关闭的来访不计</translation>
    </message>
    <message>
        <source>Closed by the system</source>
        <translation>系统关闭</translation>
    </message>
    <message>
        <source>forgotten check-outs</source>
        <translation>忘记签离</translation>
    </message>
    <message>
        <source>{share} of the rooms&apos; open hours were used: {used} of {whole} h.</source>
        <translation>开放时间使用率 {share}：{used} / {whole} 小时。</translation>
    </message>
    <message>
        <source>{net} h used, {gross} h with setup and teardown, of {open} h</source>
        <translation>使用 {net} 小时，含布场撤场 {gross} 小时，开放 {open} 小时</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>held of {all}; {attended} attended of {registered} registered</source>
        <translation>共 {all} 场中已举办；签到 {attended} / 报名 {registered}</translation>
    </message>
    <message>
        <source>{ahead} of {all} targets are on pace; {share} of the time has passed.</source>
        <translation>{all} 项目标中 {ahead} 项进度达标；时间已过 {share}。</translation>
    </message>
    <message>
        <source>pace {pace}</source>
        <translation>进度比 {pace}</translation>
    </message>
    <message>
        <source>{part} of {whole} = {share}</source>
        <translation>{part} / {whole} = {share}</translation>
    </message>
</context>
<context>
    <name>AppliedForm</name>
    <message>
        <source>Applied on</source>
        <translation>申请日期</translation>
    </message>
    <message>
        <source>Note the application</source>
        <translation>登记申请</translation>
    </message>
    <message>
        <source>{company} has applied</source>
        <translation>{company}已提交申请</translation>
    </message>
</context>
<context>
    <name>ApproveForm</name>
    <message>
        <source>Approved on</source>
        <translation>批准日期</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>{company} approved</source>
        <translation>已批准{company}</translation>
    </message>
</context>
<context>
    <name>ArrivalNote</name>
    <message>
        <source>Copy message</source>
        <translation>复制通知</translation>
    </message>
    <message>
        <source>%1 came to see %2.</source>
        <translation>%1来访，被访人%2。</translation>
    </message>
</context>
<context>
    <name>AskedOfAll</name>
    <message>
        <source>Organisation of all who have none</source>
        <translation>未写单位者的单位</translation>
    </message>
    <message>
        <source>Escort</source>
        <translation>陪同人</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n people)</source>
        <translation>
            <numerusform>%1（%n人）</numerusform>
        </translation>
    </message>
    <message>
        <source>At the door this will be asked for: %1.</source>
        <translation>到前台时还须填写：%1。</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>来访事由</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
</context>
<context>
    <name>AttentionTiles</name>
    <message>
        <source>of one company</source>
        <translation>均为一家企业</translation>
    </message>
    <message>
        <source>of {count} companies</source>
        <translation>涉及{count}家企业</translation>
    </message>
    <message>
        <source>The list shows these.</source>
        <translation>列表正显示这些企业。</translation>
    </message>
    <message>
        <source>{unit} until {day}</source>
        <translation>{unit}至{day}</translation>
    </message>
    <message>
        <source>Overstayed</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Missing documents</source>
        <translation>资料不全</translation>
    </message>
    <message>
        <source>End in {days} days</source>
        <translation>{days}天内到期</translation>
    </message>
</context>
<context>
    <name>BadgePaperCard</name>
    <message>
        <source>Badges are printed on</source>
        <translation>访客证纸张</translation>
    </message>
    <message>
        <source>The paper kit is printed at</source>
        <translation>纸质登记单打印时间</translation>
    </message>
    <message>
        <source>Lines of a kit</source>
        <translation>每份行数</translation>
    </message>
    <message>
        <source>Such as 08:30, 13:00. Empty: only when somebody asks for it.</source>
        <translation>例如08:30, 13:00；留空则仅在需要时手动打印。</translation>
    </message>
    <message>
        <source>Badges and paper kit</source>
        <translation>访客证与纸质登记单</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Badges and paper kit: saved</source>
        <translation>访客证与纸质登记单设置已保存</translation>
    </message>
</context>
<context>
    <name>BadgeWords</name>
    <message>
        <source>Badges…</source>
        <translation>访客证…</translation>
    </message>
    <message>
        <source>Print badges beforehand…</source>
        <translation>预先打印访客证…</translation>
    </message>
    <message>
        <source>Print the badge… (D)</source>
        <translation>打印访客证…（D）</translation>
    </message>
    <message>
        <source>Another badge… (X)</source>
        <translation>更换访客证…（X）</translation>
    </message>
    <message>
        <source>The badge was not given back</source>
        <translation>访客证未归还</translation>
    </message>
    <message>
        <source>Badge {number} is not returned</source>
        <translation>访客证{number}未归还</translation>
    </message>
</context>
<context>
    <name>BadgesModel</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Not returned</source>
        <translation>未归还</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>证号</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Who has or had it</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>BadgesView</name>
    <message>
        <source>Badges</source>
        <translation>访客证</translation>
    </message>
    <message>
        <source>Number, visitor or host</source>
        <translation>证号、访客或被访人</translation>
    </message>
    <message>
        <source>Find a badge</source>
        <translation>查找访客证</translation>
    </message>
    <message>
        <source>Back on the shelf</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>遗失</translation>
    </message>
    <message>
        <source>Print beforehand…</source>
        <translation>预先打印…</translation>
    </message>
    <message>
        <source>A number that is not in the list lies on the shelf; type it to note it as lost.</source>
        <translation>未列出的访客证均在前台；输入证号可登记为遗失。</translation>
    </message>
    <message>
        <source>Badge {number} is back</source>
        <translation>访客证{number}已收回</translation>
    </message>
    <message>
        <source>Badge {number} is lost</source>
        <translation>访客证{number}已登记遗失</translation>
    </message>
</context>
<context>
    <name>BookingDrawer</name>
    <message>
        <source>Change booking</source>
        <translation>修改预订</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>新预订</translation>
    </message>
</context>
<context>
    <name>BookingFacts</name>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation>取消预订</translation>
    </message>
    <message>
        <source>Mark no-show</source>
        <translation>标为爽约</translation>
    </message>
    <message>
        <source>Reinstate</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count}分钟</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>预订单位</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>布场</translation>
    </message>
    <message>
        <source>Teardown</source>
        <translation>撤场</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>茶歇</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>预订编号</translation>
    </message>
</context>
<context>
    <name>BookingForm</name>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预订</translation>
    </message>
    <message>
        <source>This is not saved yet. Save it first, or give it up with Esc.</source>
        <translation>尚未保存。请先保存，或按Esc放弃。</translation>
    </message>
    <message>
        <source>1 place in this layout</source>
        <translation>该布局可容纳1人</translation>
    </message>
    <message>
        <source>{places} places in this layout</source>
        <translation>该布局可容纳{places}人</translation>
    </message>
    <message>
        <source>Not free at this time</source>
        <translation>该时段不空闲</translation>
    </message>
    <message>
        <source>Free · ends {day}</source>
        <translation>空闲 · 至{day}结束</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Changed {reference}: {room}, {times}</source>
        <translation>已修改{reference}：{room}，{times}</translation>
    </message>
    <message>
        <source>Booked {reference}: {room}, {times}</source>
        <translation>已预订{reference}：{room}，{times}</translation>
    </message>
</context>
<context>
    <name>BookingsModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>预订单位</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{subject}, {room}, {times}, {state}</source>
        <translation>{subject}，{room}，{times}，{state}</translation>
    </message>
    <message>
        <source>Setup {before} min · teardown {after} min</source>
        <translation>布场{before}分钟 · 撤场{after}分钟</translation>
    </message>
    <message>
        <source>People: {count}</source>
        <translation>人数：{count}</translation>
    </message>
</context>
<context>
    <name>BookingsPage</name>
    <message>
        <source>Bookings</source>
        <translation>预订</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The day sheet, on paper</source>
        <translation>打印当日安排表</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预订</translation>
    </message>
    <message>
        <source>Book a room (B)</source>
        <translation>预订场地（B）</translation>
    </message>
    <message>
        <source>Closed: {reason}</source>
        <translation>不开放：{reason}</translation>
    </message>
    <message>
        <source>Bookings: {count}</source>
        <translation>预订：{count}</translation>
    </message>
    <message>
        <source>Rooms free now: {free} of {count}</source>
        <translation>当前空闲场地：{free}/{count}</translation>
    </message>
</context>
<context>
    <name>BridgeWords</name>
    <message>
        <source>Enter from paper…</source>
        <translation>录入纸质登记…</translation>
    </message>
    <message>
        <source>Print a paper kit for an outage…</source>
        <translation>打印停电断网登记单…</translation>
    </message>
    <message>
        <source>Paper kit {code}</source>
        <translation>纸质登记单{code}</translation>
    </message>
</context>
<context>
    <name>ByItselfDialog</name>
    <message>
        <source>Forget by itself</source>
        <translation>自动清除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) are due and will be forgotten with the next opening.</source>
        <translation>
            <numerusform>%n人已到期，将在下次打开程序时清除。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallOffAllDialog</name>
    <message>
        <source>Call off the invitation</source>
        <translation>取消邀约</translation>
    </message>
    <message>
        <source>1 visit is to come.</source>
        <translation>还有1次来访未到。</translation>
    </message>
    <message>
        <source>%1 visits are to come.</source>
        <translation>还有%1次来访未到。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>取消来访</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不取消</translation>
    </message>
    <message>
        <source>Visits called off: %1</source>
        <translation>已取消来访：%1次</translation>
    </message>
</context>
<context>
    <name>CallOffDialog</name>
    <message>
        <source>Call off the visit of %1</source>
        <translation>取消%1的来访</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>取消来访</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不取消</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>The visit of %1 is called off</source>
        <translation>%1的来访已取消</translation>
    </message>
</context>
<context>
    <name>CallsModel</name>
    <message numerus="yes">
        <source>▲ %n missing</source>
        <translation>
            <numerusform>▲ 缺%n人</numerusform>
        </translation>
    </message>
    <message>
        <source>● all out</source>
        <translation>● 全部撤出</translation>
    </message>
    <message>
        <source>○ no word</source>
        <translation>○ 未报告</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>{out} of {people} at {time}</source>
        <translation>{out}/{people}，{time}</translation>
    </message>
</context>
<context>
    <name>CancelServiceForm</name>
    <message>
        <source>Such as: given to another company</source>
        <translation>例如：应为其他企业</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cancel the service</source>
        <translation>取消该服务</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{service} cancelled</source>
        <translation>已取消{service}</translation>
    </message>
</context>
<context>
    <name>CardTabs</name>
    <message>
        <source>Parts of the card</source>
        <translation>企业卡片的各部分</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>People and cards</source>
        <translation>人员与门禁</translation>
    </message>
    <message>
        <source>Agreements and files</source>
        <translation>协议与文件</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>CategoriesCard</name>
    <message>
        <source>Categories of visitors</source>
        <translation>访客类别</translation>
    </message>
    <message>
        <source>What is asked for besides the name, when the category is chosen at the desk.</source>
        <translation>前台选择该类别时，除姓名外还需填写的内容。</translation>
    </message>
    <message>
        <source>Back to the program&apos;s own rule</source>
        <translation>恢复默认规则</translation>
    </message>
    <message>
        <source>The program&apos;s own rule is back</source>
        <translation>已恢复默认规则</translation>
    </message>
</context>
<context>
    <name>CategoriesModel</name>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>需填写</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通行证</translation>
    </message>
    <message>
        <source>Data kept</source>
        <translation>信息保留</translation>
    </message>
    <message>
        <source>As the program ships it</source>
        <translation>程序默认规则</translation>
    </message>
    <message>
        <source>Set by this centre</source>
        <translation>本中心设定</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>escort</source>
        <translation>陪同人</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1天</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days}天</translation>
    </message>
</context>
<context>
    <name>CategoryCheck</name>
    <message>
        <source>Goes along</source>
        <translation>陪同人</translation>
    </message>
    <message>
        <source>Renew the pass</source>
        <translation>续期通行证</translation>
    </message>
    <message>
        <source>Say who goes along inside.</source>
        <translation>请填写入内陪同人。</translation>
    </message>
    <message>
        <source>Pass renewed until %1</source>
        <translation>通行证已续期至%1</translation>
    </message>
</context>
<context>
    <name>CensusMenu</name>
    <message>
        <source>Seat census…</source>
        <translation>席位盘点…</translation>
    </message>
</context>
<context>
    <name>CensusModel</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>登记情况</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实际情况</translation>
    </message>
    <message>
        <source>{place}, seat {code}</source>
        <translation>第{place}个，席位{code}</translation>
    </message>
    <message>
        <source>{count} desks</source>
        <translation>{count}工位</translation>
    </message>
    <message>
        <source>no difference noted</source>
        <translation>未登记差异</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>CensusParts</name>
    <message>
        <source>Seat census</source>
        <translation>席位盘点</translation>
    </message>
    <message>
        <source>‹ Floor plan</source>
        <translation>‹ 平面图</translation>
    </message>
    <message>
        <source>All censuses</source>
        <translation>全部盘点</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>No census has been made yet. It compares what is recorded of every seat with what is found there.</source>
        <translation>尚未进行过盘点。盘点将每个席位的登记情况与实际情况逐一核对。</translation>
    </message>
    <message>
        <source>There were no seats on the plan of that day.</source>
        <translation>当日平面图上没有席位。</translation>
    </message>
    <message>
        <source>↑↓ seat · 1–5 what differs · 0 as recorded · Enter next · N note · Ctrl+V photo</source>
        <translation>↑↓ 席位 · 1–5 差异 · 0 与登记相符 · 回车下一个 · N 备注 · Ctrl+V 照片</translation>
    </message>
    <message>
        <source>Seats in walking order</source>
        <translation>按巡查顺序的席位</translation>
    </message>
    <message>
        <source>Censuses</source>
        <translation>盘点记录</translation>
    </message>
    <message>
        <source>Signed sheet</source>
        <translation>签字盘点表</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit day, people and note of the census</source>
        <translation>编辑盘点的日期、盘点人和备注</translation>
    </message>
</context>
<context>
    <name>CensusView</name>
    <message>
        <source>Counted by {who}</source>
        <translation>盘点人：{who}</translation>
    </message>
    <message>
        <source>A new census</source>
        <translation>新的盘点</translation>
    </message>
    <message>
        <source>Close the census</source>
        <translation>结束盘点</translation>
    </message>
    <message>
        <source>Go on with it…</source>
        <translation>继续盘点…</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结束</translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n个席位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n项差异</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} settled</source>
        <translation>已处理{count}项</translation>
    </message>
    <message>
        <source>Go on with {code}</source>
        <translation>继续{code}</translation>
    </message>
    <message>
        <source>With details…</source>
        <translation>详细更正…</translation>
    </message>
    <message>
        <source>Correct {unit}</source>
        <translation>更正{unit}</translation>
    </message>
    <message>
        <source>Explain {unit}</source>
        <translation>说明{unit}</translation>
    </message>
</context>
<context>
    <name>CensusWords</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>besides {units}</source>
        <translation>另保留{units}</translation>
    </message>
    <message>
        <source>the stay of {former} in {there} ends on {eve}</source>
        <translation>{former}在{there}的入驻于{eve}结束</translation>
    </message>
    <message>
        <source>the hold of {there} is released</source>
        <translation>释放{there}的预留</translation>
    </message>
    <message>
        <source>{there} is back in service</source>
        <translation>{there}恢复使用</translation>
    </message>
    <message>
        <source>{company} from {here} to {there} until {last}</source>
        <translation>{company}由{here}搬至{there}，至{last}</translation>
    </message>
    <message>
        <source>{company} from {here} to {there}</source>
        <translation>{company}由{here}搬至{there}</translation>
    </message>
    <message>
        <source>record {desks} desks from {day}</source>
        <translation>自{day}起登记为{desks}工位</translation>
    </message>
    <message>
        <source>desks as found</source>
        <translation>按实有工位登记</translation>
    </message>
    <message>
        <source>end the stay on {eve}</source>
        <translation>于{eve}结束入驻</translation>
    </message>
    <message>
        <source>take back the stay that begins that day</source>
        <translation>撤销当日开始的入驻</translation>
    </message>
    <message>
        <source>assign to {company} from {day} until {last}</source>
        <translation>分配给{company}，自{day}起至{last}</translation>
    </message>
    <message>
        <source>assign to {company} from {day} until {last}, before {next} comes</source>
        <translation>分配给{company}，自{day}起至{last}，此后{next}入驻</translation>
    </message>
    <message>
        <source>release the hold</source>
        <translation>取消预留</translation>
    </message>
    <message>
        <source>back in service</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>{company} left {here} on {eve}</source>
        <translation>{company}于{eve}离开{here}</translation>
    </message>
    <message>
        <source>turn the hold into a stay from {day}</source>
        <translation>自{day}起预留转为入驻</translation>
    </message>
    <message>
        <source>the stay of {company} begins on {day} already</source>
        <translation>{company}的入驻提前至{day}开始</translation>
    </message>
    <message>
        <source>assign to {company} from {day}</source>
        <translation>自{day}起分配给{company}</translation>
    </message>
    <message>
        <source>move {company} from {here} to {there}</source>
        <translation>将{company}从{here}调至{there}</translation>
    </message>
    <message>
        <source>swap {here} and {there}</source>
        <translation>互换{here}与{there}</translation>
    </message>
    <message>
        <source>Corrected together: {units}</source>
        <translation>已一并更正：{units}</translation>
    </message>
    <message>
        <source>{here} and {there} are swapped</source>
        <translation>{here}与{there}已互换</translation>
    </message>
    <message>
        <source>{company} is moved from {here} to {there}</source>
        <translation>{company}已从{here}移至{there}</translation>
    </message>
    <message>
        <source>{unit} corrected: {what}</source>
        <translation>{unit}已更正：{what}</translation>
    </message>
    <message>
        <source>{now} instead of {was}</source>
        <translation>{now}取代{was}</translation>
    </message>
    <message>
        <source>{company} moved out</source>
        <translation>{company}已迁出</translation>
    </message>
    <message>
        <source>{company} moved in</source>
        <translation>{company}已迁入</translation>
    </message>
    <message>
        <source>{now} desks instead of {was}</source>
        <translation>工位由{was}个改为{now}个</translation>
    </message>
    <message>
        <source>Seat census {code}</source>
        <translation>席位盘点{code}</translation>
    </message>
</context>
<context>
    <name>CensusesModel</name>
    <message>
        <source>Census</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>everything as recorded</source>
        <translation>全部相符</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n项差异</numerusform>
        </translation>
    </message>
    <message>
        <source>all settled</source>
        <translation>全部已处理</translation>
    </message>
    <message numerus="yes">
        <source>%n not settled</source>
        <translation>
            <numerusform>%n项未处理</numerusform>
        </translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签字</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>CentreForm</name>
    <message>
        <source>The centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Save the centre&apos;s settings</source>
        <translation>保存中心设置</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Programme from</source>
        <translation>项目期自</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>People inside at most</source>
        <translation>在场人数上限</translation>
    </message>
    <message>
        <source>Hours to step out and back</source>
        <translation>外出返回时限（小时）</translation>
    </message>
    <message>
        <source>Access cards of a company at most</source>
        <translation>每家企业门禁卡上限</translation>
    </message>
    <message>
        <source>Target: {name}</source>
        <translation>目标：{name}</translation>
    </message>
    <message>
        <source>The centre&apos;s settings are saved</source>
        <translation>中心设置已保存</translation>
    </message>
</context>
<context>
    <name>ChannelForm</name>
    <message>
        <source>Front desk group</source>
        <translation>前台群</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Save channel</source>
        <translation>保存渠道</translation>
    </message>
    <message>
        <source>Kept in the keyring of this computer, nowhere else.</source>
        <translation>仅保存在本机的系统密钥环中。</translation>
    </message>
    <message>
        <source>Leave empty to keep the address</source>
        <translation>留空则保留原地址</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>已保存{name}</translation>
    </message>
    <message>
        <source>Keeping the address in the keyring</source>
        <translation>正在把地址存入系统密钥环</translation>
    </message>
</context>
<context>
    <name>ChannelsCard</name>
    <message>
        <source>Telling hosts</source>
        <translation>通知被访人</translation>
    </message>
    <message>
        <source>Add a channel</source>
        <translation>添加渠道</translation>
    </message>
    <message>
        <source>Hosts are told by these services when their visitors are at the desk. The first one serves hosts without a channel of their own. Without any, the message is ready to be copied.</source>
        <translation>访客到达前台时，通过以下服务通知被访人。排在首位的渠道用于没有专属渠道的被访人；没有渠道时，可复制现成的通知。</translation>
    </message>
    <message>
        <source>serves hosts without a channel of their own</source>
        <translation>用于没有专属渠道的被访人</translation>
    </message>
    <message>
        <source>the test message was taken</source>
        <translation>测试消息已送达</translation>
    </message>
    <message>
        <source>Test: {fault}</source>
        <translation>测试：{fault}</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test {name}</source>
        <translation>测试{name}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>修改{name}</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Retire {name}</source>
        <translation>停用{name}</translation>
    </message>
    <message>
        <source>Put first</source>
        <translation>设为首选</translation>
    </message>
    <message>
        <source>Put {name} first</source>
        <translation>将{name}设为首选</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Use {name} again</source>
        <translation>恢复使用{name}</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Sending a test message</source>
        <translation>正在发送测试消息</translation>
    </message>
    <message>
        <source>{name} is first</source>
        <translation>{name}已设为首选</translation>
    </message>
    <message>
        <source>{name} retired</source>
        <translation>已停用{name}</translation>
    </message>
    <message>
        <source>{name} is used again</source>
        <translation>已恢复使用{name}</translation>
    </message>
</context>
<context>
    <name>CheckInForm</name>
    <message>
        <source>Badge</source>
        <translation>访客证</translation>
    </message>
    <message>
        <source>Check in (Enter)</source>
        <translation>签到（回车）</translation>
    </message>
    <message>
        <source>%1 stands here again afterwards.</source>
        <translation>%1稍后恢复到此表单。</translation>
    </message>
    <message>
        <source>What was typed</source>
        <translation>已输入的内容</translation>
    </message>
    <message>
        <source>%1 Enter writes the visitor down anew.</source>
        <translation>%1按回车键将重新登记该访客。</translation>
    </message>
    <message>
        <source>%1 Enter checks in without that visit.</source>
        <translation>%1按回车键将按临时来访登记。</translation>
    </message>
    <message>
        <source>%1 is in, badge %2</source>
        <translation>%1已签到，访客证%2</translation>
    </message>
    <message>
        <source>%1 is in</source>
        <translation>%1已签到</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Rows of the sheet</source>
        <translation>表中各行</translation>
    </message>
    <message>
        <source>1  It is this company, the sheet is right</source>
        <translation>1  是这家企业，以表为准</translation>
    </message>
    <message>
        <source>2  It is another company</source>
        <translation>2  是另一家企业</translation>
    </message>
    <message>
        <source>3  Leave the row out</source>
        <translation>3  跳过此行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>What changes, or why not</source>
        <translation>变更内容或拒绝原因</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Row {row}: {company}</source>
        <translation>第 {row} 行：{company}</translation>
    </message>
</context>
<context>
    <name>ChecklistTemplates</name>
    <message>
        <source>Check-lists of moves</source>
        <translation>入驻与迁出清单</translation>
    </message>
    <message>
        <source>A change concerns new lists; those that are open keep their items.</source>
        <translation>修改只影响新清单，进行中的清单不变。</translation>
    </message>
    <message>
        <source>Add an item</source>
        <translation>添加事项</translation>
    </message>
    <message>
        <source>Save this list</source>
        <translation>保存此清单</translation>
    </message>
    <message>
        <source>Back to the program&apos;s own items</source>
        <translation>恢复程序自带事项</translation>
    </message>
    <message>
        <source>List saved</source>
        <translation>清单已保存</translation>
    </message>
    <message>
        <source>The program&apos;s own items are back</source>
        <translation>已恢复程序自带事项</translation>
    </message>
</context>
<context>
    <name>ChecklistWords</name>
    <message>
        <source>Open the move-in list</source>
        <translation>新建入驻清单</translation>
    </message>
    <message>
        <source>Open the move-out list</source>
        <translation>新建迁出清单</translation>
    </message>
    <message>
        <source>Move-in list of {company} opened</source>
        <translation>已新建{company}的入驻清单</translation>
    </message>
    <message>
        <source>Move-out list of {company} opened</source>
        <translation>已新建{company}的迁出清单</translation>
    </message>
</context>
<context>
    <name>ChecklistsPart</name>
    <message>
        <source>{list} closed {day}: {done} of {all} done</source>
        <translation>{list}，{day}关闭：已完成{done}/{all}</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Items of {list}</source>
        <translation>{list}的事项</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>The list is open again</source>
        <translation>清单已重新打开</translation>
    </message>
</context>
<context>
    <name>CloseForm</name>
    <message>
        <source>Why is the rest not done?</source>
        <translation>其余事项为何不再办理？</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>关闭清单</translation>
    </message>
    <message>
        <source>List closed</source>
        <translation>清单已关闭</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Seat census {code} closed</source>
        <translation>席位盘点{code}已结束</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>仍要结束</translation>
    </message>
</context>
<context>
    <name>ClosingMenu</name>
    <message>
        <source>Close the day…</source>
        <translation>结束当日接待…</translation>
    </message>
</context>
<context>
    <name>ClosingView</name>
    <message>
        <source>Left at</source>
        <translation>离开时间</translation>
    </message>
    <message>
        <source>Close all but the visits of</source>
        <translation>保留以下活动的来访，其余结束</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
    <message>
        <source>They left then</source>
        <translation>按此时间签离</translation>
    </message>
    <message>
        <source>Visits that are still open</source>
        <translation>尚未签离的来访</translation>
    </message>
    <message>
        <source>Still here?</source>
        <translation>是否仍在场？</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>结束当日接待</translation>
    </message>
    <message>
        <source>Nobody is inside: the day is closed.</source>
        <translation>已无访客在场，当日接待已结束。</translation>
    </message>
    <message>
        <source>Call, or close: the visit is marked as closed by the system, without a time of leaving.</source>
        <translation>请电话核实，或直接结束：来访将标记为系统关闭，不写离开时间。</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Badges that are not back</source>
        <translation>未归还的访客证</translation>
    </message>
    <message>
        <source>Badge {number} is back</source>
        <translation>访客证{number}已归还</translation>
    </message>
    <message numerus="yes">
        <source>Close %n visit(s)</source>
        <translation>
            <numerusform>结束%n条来访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) closed, times of leaving unknown</source>
        <translation>
            <numerusform>已结束%n条来访，离开时间不详</numerusform>
        </translation>
    </message>
    <message>
        <source>These visits began on different days: choose those of one day.</source>
        <translation>所选来访不在同一天，请只选同一天的来访。</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) ended</source>
        <translation>
            <numerusform>已签离%n条来访</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingWatch</name>
    <message>
        <source>Still here?</source>
        <translation>是否仍在场？</translation>
    </message>
    <message numerus="yes">
        <source>The program did not close by itself. %n visit(s) are open since before.</source>
        <translation>
            <numerusform>程序上次未正常退出，有%n条来访此前未签离。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) of an earlier day are still open.</source>
        <translation>
            <numerusform>有%n条往日的来访尚未签离。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColleagueDialog</name>
    <message>
        <source>Who comes instead of %1?</source>
        <translation>谁代替%1来访？</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Name, organisation, phone</source>
        <translation>姓名、单位、电话</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>访客证</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>%1 is in instead of %2</source>
        <translation>%1已代替%2签到</translation>
    </message>
</context>
<context>
    <name>CollectForm</name>
    <message>
        <source>Collected by</source>
        <translation>领取人</translation>
    </message>
    <message numerus="yes">
        <source>All %n of the company</source>
        <translation>
            <numerusform>该企业全部%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>发放</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) collected</source>
        <translation>
            <numerusform>已领取%n件快递</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>The sheet as it is</source>
        <translation>原表</translation>
    </message>
    <message>
        <source>What this column means</source>
        <translation>此列的含义</translation>
    </message>
    <message>
        <source>is</source>
        <translation>为</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>不导入</translation>
    </message>
</context>
<context>
    <name>ComingAs</name>
    <message>
        <source>They come</source>
        <translation>来访方式</translation>
    </message>
    <message>
        <source>each by a visit of their own</source>
        <translation>每人一条来访记录</translation>
    </message>
    <message>
        <source>as one party under the leader</source>
        <translation>由领队带领，合为一条</translation>
    </message>
</context>
<context>
    <name>ComingChanges</name>
    <message>
        <source>{codes} and {count} more</source>
        <translation>{codes}等，另有{count}个</translation>
    </message>
    <message>
        <source>Coming changes</source>
        <translation>即将变动</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Nothing in the next {days} days</source>
        <translation>未来 {days} 天没有变动</translation>
    </message>
</context>
<context>
    <name>CompaniesModel</name>
    <message>
        <source>Past its end</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Ends tomorrow</source>
        <translation>明天到期</translation>
    </message>
    <message>
        <source>Ends in {days} days</source>
        <translation>{days} 天后到期</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Other name</source>
        <translation>其他名称</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>需关注</translation>
    </message>
</context>
<context>
    <name>CompaniesPage</name>
    <message>
        <source>Companies</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Name, code, seat or tag</source>
        <translation>名称、编号、席位或标签</translation>
    </message>
    <message>
        <source>Find a company</source>
        <translation>查找企业</translation>
    </message>
    <message>
        <source>Import a ledger…</source>
        <translation>导入台账…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Add company</source>
        <translation>添加企业</translation>
    </message>
    <message>
        <source>New company</source>
        <translation>新企业</translation>
    </message>
</context>
<context>
    <name>CompaniesPane</name>
    <message>
        <source>Companies and what they reported</source>
        <translation>企业及其报告情况</translation>
    </message>
    <message numerus="yes">
        <source>no word from %n company(ies)</source>
        <translation>
            <numerusform>%n家企业未报告</numerusform>
        </translation>
    </message>
    <message>
        <source>{out} of {people} out</source>
        <translation>{people}人中{out}人已撤离</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n人未撤离</numerusform>
        </translation>
    </message>
    <message>
        <source>{silent} with {people} people</source>
        <translation>{silent}，共{people}人</translation>
    </message>
    <message>
        <source>{company}: {out} of {people} out</source>
        <translation>{company}：{people}人中{out}人已撤离</translation>
    </message>
</context>
<context>
    <name>CompanyCard</name>
    <message>
        <source>Seat {code} on the plan</source>
        <translation>平面图上的席位 {code}</translation>
    </message>
    <message>
        <source>List companies with the tag {tag}</source>
        <translation>列出标签为“{tag}”的企业</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
</context>
<context>
    <name>CompanyFilters</name>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Attention {count}</source>
        <translation>关注 {count}</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>全部标签</translation>
    </message>
</context>
<context>
    <name>CompanyForm</name>
    <message>
        <source>More: short names, days, tags, remarks</source>
        <translation>更多：简称、日期、标签、备注</translation>
    </message>
    <message>
        <source>Parted by commas, such as: Pilot, BMW i Ventures</source>
        <translation>以逗号分隔，例如：试点，宝马风投</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Unified credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>行业领域</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Short Chinese name</source>
        <translation>中文简称</translation>
    </message>
    <message>
        <source>Short English name</source>
        <translation>英文简称</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add company</source>
        <translation>添加企业</translation>
    </message>
    <message>
        <source>{company} saved</source>
        <translation>已保存 {company}</translation>
    </message>
    <message>
        <source>{company} added as {code}</source>
        <translation>已添加 {company}，编号 {code}</translation>
    </message>
</context>
<context>
    <name>CompanyList</name>
    <message>
        <source>Companies</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Name, code or seat</source>
        <translation>名称、编号或席位</translation>
    </message>
    <message>
        <source>Find a company</source>
        <translation>查找企业</translation>
    </message>
    <message>
        <source>Drag one onto a seat, or press Enter to assign it.</source>
        <translation>拖到席位上，或按回车分配。</translation>
    </message>
</context>
<context>
    <name>CompanyTable</name>
    <message>
        <source>No company is known yet. Import the ledger, or add the first one.</source>
        <translation>还没有企业。请导入台账，或新增第一家。</translation>
    </message>
    <message>
        <source>Import the ledger</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>No company fits. Choose another chip, or type less.</source>
        <translation>没有符合的企业。请更换筛选，或减少输入。</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>企业</translation>
    </message>
</context>
<context>
    <name>ContactForm</name>
    <message>
        <source>Can be visited</source>
        <translation>可接待访客</translation>
    </message>
    <message>
        <source>Counts the people at an evacuation</source>
        <translation>疏散时清点人数</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name in Latin letters</source>
        <translation>拉丁字母姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>Warden</source>
        <translation>疏散负责人</translation>
    </message>
    <message>
        <source>Still with the company</source>
        <translation>仍在该企业</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Not away</source>
        <translation>未外出</translation>
    </message>
    <message>
        <source>Away until and including</source>
        <translation>外出至（含当日）</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Told instead while away</source>
        <translation>外出时的代接人</translation>
    </message>
    <message>
        <source>The centre&apos;s first</source>
        <translation>中心首选渠道</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>通知渠道</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>CorrectionForm</name>
    <message>
        <source>Who was found</source>
        <translation>实际使用企业</translation>
    </message>
    <message>
        <source>Why the stay ends</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Number, if there is one</source>
        <translation>如有编号请填写</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
</context>
<context>
    <name>CountForm</name>
    <message>
        <source>Company, seat or person</source>
        <translation>企业、席位或姓名</translation>
    </message>
    <message>
        <source>Out of those in</source>
        <translation>撤出/在场</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>报告人</translation>
    </message>
    <message>
        <source>3/5, 5 or all</source>
        <translation>3/5、5 或 全部</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>Note  Enter</source>
        <translation>登记  Enter</translation>
    </message>
    <message>
        <source>Note the report</source>
        <translation>登记报告</translation>
    </message>
    <message>
        <source>{people} people are known.</source>
        <translation>登记人数{people}人。</translation>
    </message>
    <message>
        <source>Which company reports?</source>
        <translation>哪家企业报告？</translation>
    </message>
    <message>
        <source>Write 3/5: three of five are out.</source>
        <translation>请写成3/5：5人中3人已撤出。</translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>The program has a defect. Nothing saved is lost, and you can go on working.</source>
        <translation>程序有缺陷。已保存的内容没有丢失，可以继续工作。</translation>
    </message>
    <message>
        <source>A report without personal data was kept in {file}. Please pass it on.</source>
        <translation>不含个人信息的报告已存于 {file}，请转交维护人员。</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
</context>
<context>
    <name>DateBar</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>选择日期</translation>
    </message>
</context>
<context>
    <name>DayBoard</name>
    <message>
        <source>Rooms and times of the day</source>
        <translation>当日场地与时间</translation>
    </message>
    <message>
        <source>Bookings of the day</source>
        <translation>当日预订</translation>
    </message>
    <message>
        <source>No bookings. Drag over a time or press &lt;b&gt;B&lt;/b&gt;</source>
        <translation>暂无预订。拖选时段，或按 &lt;b&gt;B&lt;/b&gt;</translation>
    </message>
    <message>
        <source>No bookings on this day. Press &lt;b&gt;B&lt;/b&gt; to book</source>
        <translation>当天没有预订。按 &lt;b&gt;B&lt;/b&gt; 预订</translation>
    </message>
</context>
<context>
    <name>DayNotice</name>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>今天，{day}</translation>
    </message>
    <message>
        <source>As it was on {day} ({far})</source>
        <translation>{day}的平面图（{far}）</translation>
    </message>
    <message>
        <source>As it will be on {day} ({far})</source>
        <translation>{day}的平面图（{far}）</translation>
    </message>
    <message>
        <source>No further change after {day}</source>
        <translation>{day}之后再无变动</translation>
    </message>
    <message>
        <source>No earlier change before {day}</source>
        <translation>{day}之前没有变动</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>in {days} days</source>
        <translation>{days} 天后</translation>
    </message>
    <message>
        <source>{days} days ago</source>
        <translation>{days} 天前</translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>Does the centre forget by itself who is due?</source>
        <translation>到期访客信息由程序自动清除吗？</translation>
    </message>
    <message>
        <source>Yes, with the day&apos;s first opening</source>
        <translation>是，每天首次打开程序时清除</translation>
    </message>
    <message>
        <source>No, somebody does it here</source>
        <translation>否，由人员在此处清除</translation>
    </message>
    <message>
        <source>From the next day on it is done by itself</source>
        <translation>自下一天起自动清除</translation>
    </message>
    <message>
        <source>Somebody does it here</source>
        <translation>由人员在此处清除</translation>
    </message>
    <message>
        <source>By itself: nobody has to think of it; Today says the day before who is next, and a person is asked first where the clock cannot be right. Whoever is forgotten is not recognised any more, “who was inside” loses the name, and it cannot be undone. By hand: names stay until somebody sees to it.</source>
        <translation>自动清除：无须专人记挂；“今日”会在前一天显示将被清除的人数，时钟明显有误时先询问工作人员。被清除者再次来访时不再被识别，“当时在场人员”中不再有其姓名，且无法撤销。人工清除：姓名一直保留，直到有人处理。</translation>
    </message>
</context>
<context>
    <name>DeedWords</name>
    <message>
        <source>%1 visitors have left</source>
        <translation>%1位访客已离开</translation>
    </message>
    <message>
        <source>%1 has left with badge %2</source>
        <translation>%1已离开，访客证%2未归还</translation>
    </message>
    <message>
        <source>%1 has left</source>
        <translation>%1已离开</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1已返回</translation>
    </message>
    <message>
        <source>Check out, badge not returned (N)</source>
        <translation>签离，访客证未归还（N）</translation>
    </message>
    <message>
        <source>Part of the group leaves… (L)</source>
        <translation>团组部分离开…（L）</translation>
    </message>
    <message>
        <source>Size and names of the group… (G)</source>
        <translation>团组人数与名单…（G）</translation>
    </message>
    <message>
        <source>Is back: go on with the visit (B)</source>
        <translation>已返回：继续本次来访（B）</translation>
    </message>
    <message>
        <source>A colleague comes instead… (C)</source>
        <translation>由同事代替来访…（C）</translation>
    </message>
    <message>
        <source>Call off…</source>
        <translation>取消来访…</translation>
    </message>
    <message>
        <source>History… (H)</source>
        <translation>记录…（H）</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Confirmed {reference}</source>
        <translation>已确认{reference}</translation>
    </message>
    <message>
        <source>Cancelled {reference}: {subject}</source>
        <translation>已取消{reference}：{subject}</translation>
    </message>
    <message>
        <source>Marked as no-show: {subject}</source>
        <translation>已标为爽约：{subject}</translation>
    </message>
    <message>
        <source>Reinstated {reference}: {subject}</source>
        <translation>已恢复{reference}：{subject}</translation>
    </message>
    <message>
        <source>Moved {subject}: {room}, {times}</source>
        <translation>已移动{subject}：{room}，{times}</translation>
    </message>
</context>
<context>
    <name>DelegationView</name>
    <message>
        <source>The list, from a mail or a sheet</source>
        <translation>名单（来自邮件或表格）</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>来访事由</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Expect a delegation</source>
        <translation>预约参观团</translation>
    </message>
    <message>
        <source>Paste the list here: one person a line, or cells of a sheet</source>
        <translation>将名单粘贴到此处：每行一人，或表格中的单元格</translation>
    </message>
    <message>
        <source>Who is named in the list</source>
        <translation>名单中的人员</translation>
    </message>
    <message>
        <source>Name, phone or company</source>
        <translation>姓名、电话或企业</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>正在读取名单</translation>
    </message>
    <message>
        <source>Choose a host from the list, or leave the field empty.</source>
        <translation>请从列表中选择被访人，或留空。</translation>
    </message>
    <message>
        <source>1 person is expected</source>
        <translation>已预约1人</translation>
    </message>
    <message>
        <source>%1 people are expected</source>
        <translation>已预约%1人</translation>
    </message>
    <message>
        <source>Nobody of this list is expected yet. Press Esc again to give it up.</source>
        <translation>名单尚未预约。再按一次Esc放弃。</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Setting up</source>
        <translation>正在建立</translation>
    </message>
</context>
<context>
    <name>DeskContext</name>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
</context>
<context>
    <name>DeskDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>None so far: every seat is as recorded.</source>
        <translation>暂无差异，全部席位与登记相符。</translation>
    </message>
    <message>
        <source>✓ {how}: {what}</source>
        <translation>✓ {how}：{what}</translation>
    </message>
    <message>
        <source>Recorded: {what}, {count} desks</source>
        <translation>登记：{what}，{count}工位</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>说明…</translation>
    </message>
    <message>
        <source>Explain {code}</source>
        <translation>说明{code}</translation>
    </message>
    <message>
        <source>It is recorded so by now: take it back with 0, or explain it.</source>
        <translation>登记现已与实际相符：请按0撤回该差异，或填写说明。</translation>
    </message>
    <message>
        <source>Nothing recorded has to be corrected for it: explain it.</source>
        <translation>登记无需因此更正：请填写说明。</translation>
    </message>
    <message>
        <source>Say who was found, or explain it.</source>
        <translation>请注明实际使用企业，或填写说明。</translation>
    </message>
    <message>
        <source>Say who…</source>
        <translation>填写实际企业…</translation>
    </message>
    <message>
        <source>Say who was found in {code} and correct it</source>
        <translation>填写{code}的实际使用企业并更正</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Correct {code}: {what}</source>
        <translation>更正{code}：{what}</translation>
    </message>
    <message>
        <source>With details…</source>
        <translation>详细更正…</translation>
    </message>
    <message>
        <source>Correct {code} with details</source>
        <translation>详细更正{code}</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>Show the companies</source>
        <translation>查看企业</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>导入另一个文件</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>保存被拒绝的行…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) imported, {left} left out.</source>
        <translation>
            <numerusform>已导入%n行，跳过{left}行。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubleBar</name>
    <message>
        <source>Make them one</source>
        <translation>合并为一人</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>是两个人</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>来访%n次</numerusform>
        </translation>
    </message>
    <message>
        <source>Probably the same person: %1</source>
        <translation>可能是同一人：%1</translation>
    </message>
    <message>
        <source>Two records of %1 are one now</source>
        <translation>%1的两条记录已合并</translation>
    </message>
    <message>
        <source>Noted as two people</source>
        <translation>已确认为两个人</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DueForm</name>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Change due day</source>
        <translation>变更期限</translation>
    </message>
    <message>
        <source>Due on {day}</source>
        <translation>期限改为{day}</translation>
    </message>
</context>
<context>
    <name>DuplicateBar</name>
    <message>
        <source>May be the same company</source>
        <translation>可能是同一家企业</translation>
    </message>
    <message>
        <source>Open {code}</source>
        <translation>打开 {code}</translation>
    </message>
</context>
<context>
    <name>EditorParts</name>
    <message>
        <source>Plan editor</source>
        <translation>平面图编辑器</translation>
    </message>
    <message>
        <source>Sheet of the floor</source>
        <translation>楼层图纸</translation>
    </message>
    <message>
        <source>Edit plan</source>
        <translation>编辑平面图</translation>
    </message>
    <message>
        <source>from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>The changes of seats hold from this day on</source>
        <translation>席位的变更自该日起生效</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last step (Ctrl+Z)</source>
        <translation>撤销上一步（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do it again after all (Ctrl+Y)</source>
        <translation>重做（Ctrl+Y）</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>保存平面图</translation>
    </message>
    <message>
        <source>Save everything as one entry (Ctrl+S)</source>
        <translation>全部保存为一条记录（Ctrl+S）</translation>
    </message>
</context>
<context>
    <name>EditorWords</name>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Click or band pieces, drag to move, pull the handles; arrow keys move, Shift pulls</source>
        <translation>单击或框选，拖动移动，拖手柄改大小；方向键移动，Shift加方向键改大小</translation>
    </message>
    <message>
        <source>Drag from corner to corner, or click; Enter puts one where there is room</source>
        <translation>从一角拖到另一角，或单击；按Enter放在空处</translation>
    </message>
    <message>
        <source>Click a wall; click the door again to take it away</source>
        <translation>单击墙面开门，再次单击门即取消</translation>
    </message>
    <message>
        <source>Click where it hangs or stands</source>
        <translation>单击其所在位置</translation>
    </message>
    <message>
        <source>Drag or use the arrow keys to move the picture; seats stay where they are</source>
        <translation>拖动或用方向键移动底图，席位不动</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>resized</source>
        <translation>改大小</translation>
    </message>
    <message>
        <source>renumbered, was {was}</source>
        <translation>改编号，原为{was}</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>停止使用</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>changed: {facts}</source>
        <translation>修改：{facts}</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>bookable, fire limit</source>
        <translation>可否预订、消防限员</translation>
    </message>
    <message>
        <source>size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>place and scale</source>
        <translation>位置与比例</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>淡化</translation>
    </message>
    <message>
        <source>another picture</source>
        <translation>更换图片</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>尚无变更。</translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s) added</source>
        <translation>
            <numerusform>新增%n个席位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renumbered</source>
        <translation>
            <numerusform>%n个改编号</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved or resized</source>
        <translation>
            <numerusform>%n个移动或改大小</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n个修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retired</source>
        <translation>
            <numerusform>%n个停止使用</numerusform>
        </translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>自{day}起</translation>
    </message>
    <message numerus="yes">
        <source>at once: %n change(s) to rooms, marks or floors</source>
        <translation>
            <numerusform>立即生效：房间、标识或楼层%n项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>at {x}, {y} m</source>
        <translation>位于{x}，{y}米</translation>
    </message>
    <message>
        <source>{w} by {h} m at {x}, {y} m</source>
        <translation>{w}乘{h}米，位于{x}，{y}米</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message>
        <source>Why it ends</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>End the entry</source>
        <translation>结束该条目</translation>
    </message>
    <message>
        <source>The entry is ended</source>
        <translation>条目已结束</translation>
    </message>
</context>
<context>
    <name>EndWaitForm</name>
    <message>
        <source>How did it end?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出名单</translation>
    </message>
    <message>
        <source>{company} does not wait any more</source>
        <translation>{company}不再候位</translation>
    </message>
</context>
<context>
    <name>EnteredLine</name>
    <message>
        <source>{who}, {at}</source>
        <translation>{who}，{at}</translation>
    </message>
    <message>
        <source>Crossed out</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>entered by {who}</source>
        <translation>由{who}录入</translation>
    </message>
</context>
<context>
    <name>EntryDrawer</name>
    <message>
        <source>{person} at {workstation}, {time}</source>
        <translation>{person}，{workstation}，{time}</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation>
            <numerusform>另有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone by no. {number}.</source>
        <translation>已由第 {number} 条撤销。</translation>
    </message>
    <message>
        <source>Personal data was erased.</source>
        <translation>个人信息已清除。</translation>
    </message>
    <message>
        <source>Undid no. {number}</source>
        <translation>已撤销第 {number} 条</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Until ended</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文姓名</translation>
    </message>
    <message>
        <source>Latin name</source>
        <translation>拉丁字母姓名</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Reason (read by managers only)</source>
        <translation>原因（仅经理可见）</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>前台处理</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>末日</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>加入名单</translation>
    </message>
    <message>
        <source>The list is saved</source>
        <translation>名单已保存</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase what is kept about %1</source>
        <translation>删除%1的信息</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name, organisation, phone, notes and photos go, here and in the change log. Counts, times, category and host of the visits stay; visits to come are called off.</source>
        <translation>姓名、单位、电话、备注和照片将被删除，变更记录中的也一并删除。来访的人数、时间、类别和被访人保留；尚未到来的预约将取消。</translation>
    </message>
    <message>
        <source>Looking where else this person is named…</source>
        <translation>正在查找其他提及此人的记录…</translation>
    </message>
    <message>
        <source>This cannot be undone. Backups made earlier hold it until they are rotated out; after a restore it is erased again.</source>
        <translation>此操作无法撤销。此前的备份在轮换删除前仍含这些信息；恢复备份后会再次删除。</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Looking where else a person is named</source>
        <translation>正在查找其他提及某人的记录</translation>
    </message>
</context>
<context>
    <name>EvacuationView</name>
    <message>
        <source>Start a drill</source>
        <translation>开始演练</translation>
    </message>
    <message>
        <source>Start an evacuation</source>
        <translation>开始疏散</translation>
    </message>
    <message>
        <source>What is known of the missing</source>
        <translation>未撤出人员的情况</translation>
    </message>
    <message>
        <source>Print the roll  F12</source>
        <translation>打印点名表  F12</translation>
    </message>
    <message>
        <source>All clear</source>
        <translation>清点完毕</translation>
    </message>
    <message>
        <source>Start, then tick who has come to the assembly point, and write down what companies report: company, 3/5, Enter.</source>
        <translation>开始后勾选已到集合点的人员，并登记企业报告：企业、3/5、回车。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Tick who is safe</source>
        <translation>勾选已到人员</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Write down what companies report</source>
        <translation>登记企业报告的人数</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印报告</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>Evacuation</source>
        <translation>疏散</translation>
    </message>
    <message>
        <source>Drill since {time}</source>
        <translation>演练进行中，始于{time}</translation>
    </message>
    <message>
        <source>Evacuation since {time}</source>
        <translation>疏散进行中，始于{time}</translation>
    </message>
    <message>
        <source>Drill of {when}</source>
        <translation>{when}演练</translation>
    </message>
    <message>
        <source>Evacuation of {when}</source>
        <translation>{when}疏散</translation>
    </message>
    <message>
        <source>{name} added to the roll</source>
        <translation>已将{name}补入名单</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>以往</translation>
    </message>
    <message>
        <source>Drill started</source>
        <translation>演练已开始</translation>
    </message>
    <message>
        <source>Evacuation started</source>
        <translation>疏散已开始</translation>
    </message>
</context>
<context>
    <name>Evacuations</name>
    <message>
        <source>Ticks made without the database are written in.</source>
        <translation>离线点名已补录到数据库。</translation>
    </message>
    <message>
        <source>The all-clear given without the database is written in.</source>
        <translation>数据库中断期间的清点完毕已写入。</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>The muster roll for emergencies could not be kept. {why}</source>
        <translation>应急点名表未能保存。{why}</translation>
    </message>
    <message>
        <source>Ticks made without the database wait to be written in. {why}</source>
        <translation>离线点名尚待补录。{why}</translation>
    </message>
    <message>
        <source>An evacuation or drill has been running since {time}.</source>
        <translation>疏散或演练进行中，始于{time}。</translation>
    </message>
    <message>
        <source>Open the muster</source>
        <translation>打开点名</translation>
    </message>
</context>
<context>
    <name>ExchangeDialog</name>
    <message>
        <source>Another badge for %1</source>
        <translation>为%1更换访客证</translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>发证</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>访客证</translation>
    </message>
    <message>
        <source>Keep badge %1 back: it is lost or damaged</source>
        <translation>不再发出访客证 %1：已遗失或损坏</translation>
    </message>
    <message>
        <source>%1 has badge %2 now</source>
        <translation>%1 现持访客证 %2</translation>
    </message>
</context>
<context>
    <name>ExpectDialog</name>
    <message>
        <source>Add an expected visitor</source>
        <translation>新增预约访客</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>已预约：%1</translation>
    </message>
</context>
<context>
    <name>ExplainForm</name>
    <message>
        <source>Why the record is right all the same</source>
        <translation>为何登记仍然正确</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>{unit} explained</source>
        <translation>{unit}已说明</translation>
    </message>
</context>
<context>
    <name>FactForm</name>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Duplicate (Ctrl+D)</source>
        <translation>复制（Ctrl+D）</translation>
    </message>
    <message>
        <source>Take away (Delete)</source>
        <translation>移除（Delete）</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停止使用</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>From the left, m</source>
        <translation>距左，米</translation>
    </message>
    <message>
        <source>From the top, m</source>
        <translation>距上，米</translation>
    </message>
    <message>
        <source>Width, m</source>
        <translation>宽，米</translation>
    </message>
    <message>
        <source>Depth, m</source>
        <translation>深，米</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Add file…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Files can be dropped here, pictures pasted with Ctrl+V.</source>
        <translation>可将文件拖到这里，图片可用Ctrl+V粘贴。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Picture {when}.png</source>
        <translation>图片 {when}.png</translation>
    </message>
    <message>
        <source>{name} attached</source>
        <translation>已附上{name}</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>正在打开{name}</translation>
    </message>
    <message>
        <source>{name} taken away</source>
        <translation>已移除{name}</translation>
    </message>
    <message>
        <source>No files.</source>
        <translation>没有文件。</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>Drop the centre&apos;s ledger here: an Excel workbook with one row for each company and seat.</source>
        <translation>将中心台账拖到这里：Excel 工作簿，每家企业和席位一行。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>An empty template to fill in…</source>
        <translation>空白模板…</translation>
    </message>
</context>
<context>
    <name>FilesPart</name>
    <message>
        <source>Files of the company</source>
        <translation>企业文件</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>No command has these words.</source>
        <translation>没有包含这些字的命令。</translation>
    </message>
    <message>
        <source>Company, person, seat, room, booking, badge …</source>
        <translation>企业、人员、席位、场地、预订、访客证……</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>预订</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>访客证</translation>
    </message>
    <message>
        <source>Card or key</source>
        <translation>门禁卡/钥匙</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车辆</translation>
    </message>
</context>
<context>
    <name>FireChecks</name>
    <message>
        <source>Checked today</source>
        <translation>今天已检查</translation>
    </message>
    <message>
        <source>{item} checked; next check {day}</source>
        <translation>{item} 已检查，下次检查 {day}</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Welcome. Which centre is kept on this workstation?</source>
        <translation>欢迎。这台电脑管理哪个中心？</translation>
    </message>
    <message>
        <source>Everything stays on this computer, in {file}.</source>
        <translation>所有数据都保存在本机：{file}。</translation>
    </message>
    <message>
        <source>Forget them by itself, with the day&apos;s first opening</source>
        <translation>每天首次打开程序时自动清除到期信息</translation>
    </message>
    <message>
        <source>Look around in the sample centre</source>
        <translation>先看看示例中心</translation>
    </message>
    <message>
        <source>30 seats, 26 fictional companies, visitors and bookings of this month. Nothing in it is real; your own centre can be begun later.</source>
        <translation>30 个席位、26 家虚构企业，以及本月的访客和预订。内容全为虚构，之后可再建立自己的中心。</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Begin with an empty centre</source>
        <translation>从空白中心开始</translation>
    </message>
    <message>
        <source>A plan of your choice, with seats and rooms, blank, or from a file; no companies yet.</source>
        <translation>自选平面图：带席位和场地的、空白的或来自文件的；暂无企业。</translation>
    </message>
    <message>
        <source>Choose the plan…</source>
        <translation>选择平面图…</translation>
    </message>
    <message>
        <source>Bring your ledger from Excel</source>
        <translation>导入 Excel 台账</translation>
    </message>
    <message>
        <source>An empty centre, then your workbook: every row is shown before anything is written.</source>
        <translation>先建空白中心，再读入工作簿：每一行都先预览，确认后才写入。</translation>
    </message>
    <message>
        <source>Choose the workbook…</source>
        <translation>选择工作簿…</translation>
    </message>
    <message>
        <source>Visitors: no ID numbers and no pictures are kept. Names and phones are forgotten 30 days after the last visit; a shorter time means that returning visitors are recognised less often and that “who was inside” loses its names sooner, a longer one that more is kept about people. The day before, Today says who is next; what is forgotten does not come back. It can be changed in the settings.</source>
        <translation>访客信息：不保存证件号码和照片。姓名和电话在末次来访30天后清除；期限越短，回访者越难被识别，“当时在场人员”越早失去姓名；期限越长，保留的个人信息越多。“今日”会在前一天显示将被清除的人员；清除后无法恢复。可在设置中更改。</translation>
    </message>
    <message>
        <source>Choose the ledger</source>
        <translation>选择台账</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx *.xlsm)</source>
        <translation>Excel 工作簿 (*.xlsx *.xlsm)</translation>
    </message>
</context>
<context>
    <name>FloorForm</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Width, m</source>
        <translation>宽，米</translation>
    </message>
    <message>
        <source>Depth, m</source>
        <translation>深，米</translation>
    </message>
    <message>
        <source>Add a floor</source>
        <translation>新增楼层</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>FloorPlanParts</name>
    <message>
        <source>Floor plan</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>There are no seats and no rooms on this plan yet.</source>
        <translation>该平面图尚无席位和场地。</translation>
    </message>
    <message>
        <source>Draw the plan</source>
        <translation>绘制平面图</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Occupancy over time; the day shown</source>
        <translation>入驻随时间的变化；所示日期</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Muster F12</source>
        <translation>点名 F12</translation>
    </message>
    <message>
        <source>Print who is inside, for an evacuation</source>
        <translation>打印在场人员，供疏散点名</translation>
    </message>
    <message>
        <source>Inside {number}</source>
        <translation>在场 {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>访客 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Evacuation…</source>
        <translation>疏散…</translation>
    </message>
    <message numerus="yes">
        <source>%n event guest(s)</source>
        <translation>
            <numerusform>活动来宾 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resident(s)</source>
        <translation>
            <numerusform>企业人员 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Fire limit {number}. Opens the visitors.</source>
        <translation>消防上限 {number} 人。点击打开访客。</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Backup {when}</source>
        <translation>备份 {when}</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>无打印机</translation>
    </message>
    <message>
        <source>Printer {name}</source>
        <translation>打印机 {name}</translation>
    </message>
    <message>
        <source>Default printer: {name}</source>
        <translation>默认打印机：{name}</translation>
    </message>
    <message>
        <source>{role} at {workstation}</source>
        <translation>{role}，{workstation}</translation>
    </message>
</context>
<context>
    <name>Forgetting</name>
    <message>
        <source>Forgetting who is due</source>
        <translation>正在清除到期人员</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) forgotten: their time was over</source>
        <translation>
            <numerusform>已清除%n位访客的信息：保存期限已满</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forgotten</name>
    <message>
        <source>Due still</source>
        <translation>仍待清除</translation>
    </message>
    <message numerus="yes">
        <source>%n other record(s) not forgotten</source>
        <translation>
            <numerusform>%n项其他记录未清除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>%n位访客</numerusform>
        </translation>
    </message>
    <message>
        <source>Forgotten next</source>
        <translation>即将清除</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) not forgotten</source>
        <translation>
            <numerusform>%n位访客未清除</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock right?</source>
        <translation>时钟有误？</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>场地</translation>
    </message>
    <message>
        <source>Start – end</source>
        <translation>开始 – 结束</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>预订单位</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Setup, minutes</source>
        <translation>布场（分钟）</translation>
    </message>
    <message>
        <source>Teardown, minutes</source>
        <translation>撤场（分钟）</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Catering</source>
        <translation>茶歇</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Why more people than the fire limit</source>
        <translation>超过消防限额的理由</translation>
    </message>
    <message>
        <source>Tentative: to be confirmed</source>
        <translation>暂定：待确认</translation>
    </message>
    <message>
        <source>Add an instruction for the room</source>
        <translation>为场地新增长期事项</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多字段</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>Group of %1</source>
        <translation>%1的团组</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>People in the group</source>
        <translation>团组人数</translation>
    </message>
    <message>
        <source>Planned: %1</source>
        <translation>预计：%1人</translation>
    </message>
    <message>
        <source>Names, one a line (optional)</source>
        <translation>姓名，每行一位（可不填）</translation>
    </message>
    <message>
        <source>Left already: %1</source>
        <translation>已离开：%1</translation>
    </message>
    <message>
        <source>Group of %1: %2 people</source>
        <translation>%1的团组：%2人</translation>
    </message>
</context>
<context>
    <name>GuestWords</name>
    <message>
        <source>No name found</source>
        <translation>未找到姓名</translation>
    </message>
    <message>
        <source>A sentence, no person</source>
        <translation>是一句话，不是人员</translation>
    </message>
    <message>
        <source>Too long for a person</source>
        <translation>内容过长，不是人员</translation>
    </message>
    <message>
        <source>Holds signs that cannot be shown</source>
        <translation>含有无法显示的字符</translation>
    </message>
    <message>
        <source>Writes or signs the mail</source>
        <translation>邮件的发件人或落款</translation>
    </message>
    <message>
        <source>Named before in this list</source>
        <translation>名单中已出现过</translation>
    </message>
    <message>
        <source>More people here?</source>
        <translation>此行可能还有其他人</translation>
    </message>
    <message>
        <source>Whose phone this is was not said</source>
        <translation>未说明是谁的电话</translation>
    </message>
    <message>
        <source>The phone is cut short</source>
        <translation>电话号码不完整</translation>
    </message>
    <message>
        <source>More people than can be expected at once</source>
        <translation>超出一次可预约的人数</translation>
    </message>
    <message>
        <source>Expected already</source>
        <translation>当天已有预约</translation>
    </message>
    <message>
        <source>Expected with %1</source>
        <translation>当天已有预约，随%1同来</translation>
    </message>
    <message>
        <source>Not invited</source>
        <translation>不邀请</translation>
    </message>
    <message>
        <source>Phone?</source>
        <translation>电话？</translation>
    </message>
    <message>
        <source>Organisation or phone?</source>
        <translation>单位或电话？</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领队</translation>
    </message>
    <message>
        <source>Known, %1</source>
        <translation>老访客，%1</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新访客</translation>
    </message>
    <message numerus="yes">
        <source>%n more come, as the list says, whom it does not name.</source>
        <translation>
            <numerusform>名单另称还有%n人，未列姓名。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of a party the others are kept by name alone: %n phones are not kept.</source>
        <translation>
            <numerusform>合为一条时，同行人只保留姓名：%n个电话不予保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are left out: each says why. Tick who is named, or type a name over a line, to take it.</source>
        <translation>
            <numerusform>有%n行未采用，均已注明原因。勾选已识别的姓名，或在该行输入姓名，即可采用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expect %n people</source>
        <translation>
            <numerusform>预约%n人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadcountForm</name>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Such as: told late</source>
        <translation>例如：通知较晚</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Reports of past days change with it.</source>
        <translation>过去的报表会随之改变。</translation>
    </message>
    <message>
        <source>Coming: until then the present figure holds.</source>
        <translation>尚未生效：在此之前沿用现有人数。</translation>
    </message>
    <message>
        <source>Head-count of {company} saved</source>
        <translation>{company}的人数已保存</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Keys and commands</source>
        <translation>按键与命令</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Undo and find</source>
        <translation>撤销与查找</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Ctrl+K finds each of them by any part of its words.</source>
        <translation>按 Ctrl+K，输入任意几个字即可找到其中任何一项。</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History of the visit of %1</source>
        <translation>%1来访的记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>原因：%1</translation>
    </message>
</context>
<context>
    <name>HoldForm</name>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Held until</source>
        <translation>预留至</translation>
    </message>
    <message>
        <source>Hold the seat</source>
        <translation>预留席位</translation>
    </message>
    <message>
        <source>{unit} · 1 desk</source>
        <translation>{unit} · 1个工位</translation>
    </message>
    <message>
        <source>{unit} · {count} desks</source>
        <translation>{unit} · {count}个工位</translation>
    </message>
    <message>
        <source>{seat} · from {day}</source>
        <translation>{seat} · 自{day}起</translation>
    </message>
    <message>
        <source>{seat} · until {day}</source>
        <translation>{seat} · 至{day}</translation>
    </message>
    <message>
        <source>{unit} held for {company}</source>
        <translation>已为{company}预留{unit}</translation>
    </message>
</context>
<context>
    <name>IdCheck</name>
    <message>
        <source>ID number (optional)</source>
        <translation>证件号码（选填）</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import a ledger</source>
        <translation>导入台账</translation>
    </message>
    <message>
        <source>Save the refused rows…</source>
        <translation>保存被拒绝的行…</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx *.xlsm)</source>
        <translation>Excel 工作簿 (*.xlsx *.xlsm)</translation>
    </message>
    <message>
        <source>{name} – refused.xlsx</source>
        <translation>{name} – 被拒绝的行.xlsx</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>ledger.xlsx</source>
        <translation>台账.xlsx</translation>
    </message>
    <message>
        <source>Save an empty ledger</source>
        <translation>保存空白台账</translation>
    </message>
    <message>
        <source>Writing the workbook</source>
        <translation>正在写出工作簿</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写出：{file}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n row(s)</source>
        <translation>
            <numerusform>导入%n行</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to apply</source>
        <translation>没有可写入的行</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <source>Reading the workbook</source>
        <translation>正在读取工作簿</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) imported</source>
        <translation>
            <numerusform>已导入%n行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {file}</source>
        <translation>
            <numerusform>已将%n行写入{file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the refused rows</source>
        <translation>正在写入被拒绝的行</translation>
    </message>
    <message>
        <source>Checking the rows</source>
        <translation>正在检查各行</translation>
    </message>
</context>
<context>
    <name>InlineBar</name>
    <message>
        <source>Close the message</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>InsideNotice</name>
    <message>
        <source>Check out</source>
        <translation>签离</translation>
    </message>
    <message>
        <source>Close, time unknown</source>
        <translation>关闭，时间不详</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>%1 is inside since %2, badge %3</source>
        <translation>%1自%2起在场，访客证%3</translation>
    </message>
    <message>
        <source>%1 is inside since %2</source>
        <translation>%1自%2起在场</translation>
    </message>
    <message>
        <source>Visit of %1 closed, time unknown</source>
        <translation>%1的来访已关闭，离开时间不详</translation>
    </message>
</context>
<context>
    <name>InstructionList</name>
    <message>
        <source>Add an instruction</source>
        <translation>新增长期事项</translation>
    </message>
    <message>
        <source>Instruction ended</source>
        <translation>长期事项已结束</translation>
    </message>
    <message>
        <source> (until {day})</source>
        <translation>（至{day}）</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the instruction: {text}</source>
        <translation>编辑长期事项：{text}</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End the instruction: {text}</source>
        <translation>结束长期事项：{text}</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>Several people? Paste a list…</source>
        <translation>多人来访？粘贴名单…</translation>
    </message>
    <message>
        <source>Expected on several dates: %1 (%2 new, %3 already before)</source>
        <translation>已登记多次来访：%1（新增%2次，%3次此前已登记）</translation>
    </message>
    <message>
        <source>Expected on several dates: %1</source>
        <translation>已预约多个日期：%1</translation>
    </message>
</context>
<context>
    <name>InviteWords</name>
    <message>
        <source>Paste a list of visitors…</source>
        <translation>粘贴访客名单…</translation>
    </message>
    <message>
        <source>Pass… (V)</source>
        <translation>通行证…（V）</translation>
    </message>
    <message>
        <source>Move to another time…</source>
        <translation>改到其他时间…</translation>
    </message>
    <message>
        <source>Call off every visit of this invitation…</source>
        <translation>取消该邀约的全部来访…</translation>
    </message>
</context>
<context>
    <name>IssueForm</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Why more than the limit?</source>
        <translation>为何超出上限？</translation>
    </message>
    <message>
        <source>Hand out</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Empty: the company as such.</source>
        <translation>留空：企业公用。</translation>
    </message>
    <message>
        <source>{kind} {number} handed out</source>
        <translation>已发放{kind}{number}</translation>
    </message>
</context>
<context>
    <name>JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{text} {done} of {total}</source>
        <translation>{text} {done} / {total}</translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message>
        <source>Journal</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Nothing of this kind has been done yet.</source>
        <translation>还没有这类操作。</translation>
    </message>
    <message>
        <source>did</source>
        <translation>做了</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>核验记录链</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>anything</source>
        <translation>任何操作</translation>
    </message>
    <message>
        <source>something with visitors</source>
        <translation>访客操作</translation>
    </message>
    <message>
        <source>something with seats</source>
        <translation>席位操作</translation>
    </message>
    <message>
        <source>something with bookings</source>
        <translation>预订操作</translation>
    </message>
    <message>
        <source>something with companies</source>
        <translation>企业操作</translation>
    </message>
    <message>
        <source>an import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>an export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>something with the settings</source>
        <translation>设置操作</translation>
    </message>
    <message>
        <source>an undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Undid no. {number}: {what}</source>
        <translation>撤销第 {number} 条：{what}</translation>
    </message>
    <message>
        <source>Undid no. {number}</source>
        <translation>撤销第 {number} 条</translation>
    </message>
    <message>
        <source>{what} (undone by no. {number})</source>
        <translation>{what}（已由第 {number} 条撤销）</translation>
    </message>
    <message>
        <source>Checking the journal</source>
        <translation>正在核验记录</translation>
    </message>
    <message>
        <source>Every change is kept here and can be proved.</source>
        <translation>每次变更都保存在此，可以核验。</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s): {first}</source>
        <translation>
            <numerusform>%n 处异常：{first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Chain unbroken up to no. {number}, checked {time}</source>
        <translation>记录链完整至第 {number} 条，核验于 {time}</translation>
    </message>
</context>
<context>
    <name>KeptPanel</name>
    <message>
        <source>ID number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Add a photo…</source>
        <translation>添加照片…</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>删除照片</translation>
    </message>
    <message>
        <source>Hand over a copy…</source>
        <translation>提供副本…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Choose somebody to see what is kept.</source>
        <translation>选择人员后可查看保存的信息。</translation>
    </message>
    <message>
        <source>Is inside. Nobody who is inside can be erased.</source>
        <translation>此人在场，在场人员的信息不能删除。</translation>
    </message>
    <message>
        <source>Will be forgotten on {day}, unless there is another visit.</source>
        <translation>如不再来访，将于{day}清除。</translation>
    </message>
    <message>
        <source>Agreed to be remembered for {months} months after the last visit</source>
        <translation>同意在末次来访后保留{months}个月</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the copy</source>
        <translation>
            <numerusform>副本中还有%n条</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人信息副本</translation>
    </message>
    <message>
        <source>Hand over a copy</source>
        <translation>提供副本</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>Will be remembered</source>
        <translation>已记录同意保留</translation>
    </message>
    <message>
        <source>Will be forgotten with all others</source>
        <translation>将按一般期限清除</translation>
    </message>
    <message>
        <source>ID number kept</source>
        <translation>证件号码已保存</translation>
    </message>
    <message>
        <source>ID number removed</source>
        <translation>证件号码已删除</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>图片 ({kinds})</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>The photo is kept</source>
        <translation>照片已保存</translation>
    </message>
    <message>
        <source>The photo is removed</source>
        <translation>照片已删除</translation>
    </message>
</context>
<context>
    <name>KeptRoll</name>
    <message>
        <source>What is known of the missing</source>
        <translation>未撤出人员的情况</translation>
    </message>
    <message>
        <source>Print the roll  F12</source>
        <translation>打印点名表  F12</translation>
    </message>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message>
        <source>All clear</source>
        <translation>清点完毕</translation>
    </message>
    <message>
        <source>This is a drill</source>
        <translation>本次为演练</translation>
    </message>
    <message>
        <source>The database does not answer. Ticks are kept on this workstation and written in when it is back.</source>
        <translation>数据库无响应。点名记录保存在本机，数据库恢复后自动补录。</translation>
    </message>
    <message>
        <source>All clear at {time}. It is written in when the database is back; a tick takes it back.</source>
        <translation>已于{time}清点完毕，数据库恢复后写入；再次点名即撤回。</translation>
    </message>
    <message>
        <source>Muster roll of {when}</source>
        <translation>{when}的疏散点名表</translation>
    </message>
</context>
<context>
    <name>KioskCard</name>
    <message>
        <source>PIN, 4 to 8 digits</source>
        <translation>PIN码，4至8位数字</translation>
    </message>
    <message>
        <source>Kiosk for visitors</source>
        <translation>访客自助机</translation>
    </message>
    <message>
        <source>Visitors check in and out by themselves on a second screen</source>
        <translation>访客在第二块屏幕上自助签到、签离</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>设置PIN码</translation>
    </message>
    <message>
        <source>Take the PIN away</source>
        <translation>取消PIN码</translation>
    </message>
    <message>
        <source>Closes the kiosk</source>
        <translation>可关闭自助机的人员</translation>
    </message>
    <message>
        <source>Screen of the kiosk</source>
        <translation>自助机所用屏幕</translation>
    </message>
    <message>
        <source>{name} – has a PIN</source>
        <translation>{name}（已有PIN码）</translation>
    </message>
    <message>
        <source>One that the desk does not use</source>
        <translation>前台未使用的屏幕</translation>
    </message>
    <message>
        <source>The kiosk is on: Visitors opens it</source>
        <translation>自助机已启用，可在“访客”页打开</translation>
    </message>
    <message>
        <source>The kiosk is off</source>
        <translation>自助机已停用</translation>
    </message>
    <message>
        <source>PIN set</source>
        <translation>已设置PIN码</translation>
    </message>
    <message>
        <source>PIN taken away</source>
        <translation>已取消PIN码</translation>
    </message>
</context>
<context>
    <name>KioskHost</name>
    <message>
        <source>The kiosk is closed with a PIN: set one for a member of staff first.</source>
        <translation>自助机须用PIN码关闭，请先为一名工作人员设置PIN码。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>The kiosk is closed: its screen is not there any more.</source>
        <translation>自助机已关闭：其屏幕已断开。</translation>
    </message>
    <message>
        <source>Open the kiosk</source>
        <translation>打开自助机</translation>
    </message>
    <message>
        <source>At the kiosk: %1 is in, badge %2</source>
        <translation>自助机：%1已入内，访客证%2</translation>
    </message>
    <message>
        <source>At the kiosk: %1 has left</source>
        <translation>自助机：%1已离开</translation>
    </message>
</context>
<context>
    <name>KioskMenu</name>
    <message>
        <source>Open the kiosk</source>
        <translation>打开自助机</translation>
    </message>
    <message>
        <source>See to who was sent from the kiosk</source>
        <translation>接待自助机转来的访客</translation>
    </message>
</context>
<context>
    <name>KitTimer</name>
    <message>
        <source>Paper kit {code} is printed</source>
        <translation>纸质登记单{code}已打印</translation>
    </message>
    <message>
        <source>Paper kit {code} is made, and not printed: no printer is set up.</source>
        <translation>纸质登记单 {code} 已生成，但未打印：未设置打印机。</translation>
    </message>
    <message>
        <source>It lies in {folder}.</source>
        <translation>文件位于 {folder} 文件夹。</translation>
    </message>
</context>
<context>
    <name>LackWords</name>
    <message>
        <source>no agreement</source>
        <translation>无协议</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签订</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>无文件</translation>
    </message>
    <message>
        <source>deposit not paid</source>
        <translation>押金未缴</translation>
    </message>
</context>
<context>
    <name>Landings</name>
    <message>
        <source>Assign {unit} to {company}</source>
        <translation>将 {unit} 分配给 {company}</translation>
    </message>
    <message>
        <source>Take up the hold on {unit}</source>
        <translation>将 {unit} 的预留转为入驻</translation>
    </message>
    <message>
        <source>{holder} is past its end in {unit}: it will be asked</source>
        <translation>{holder} 在 {unit} 已超期：将再确认</translation>
    </message>
    <message>
        <source>Move {company} to {unit}</source>
        <translation>将 {company} 调到 {unit}</translation>
    </message>
    <message>
        <source>Swap with {holder} in {unit}</source>
        <translation>与 {unit} 的 {holder} 互换</translation>
    </message>
    <message>
        <source>{company} is past its end in {unit}: extend the stay or note the move-out first</source>
        <translation>{company}在{unit}的使用期已届满：请先延期或登记迁出</translation>
    </message>
    <message>
        <source>{unit}: free only until {day}, then {who}</source>
        <translation>{unit}：仅空闲至{day}，此后{who}</translation>
    </message>
    <message>
        <source>{deed}: free until {day}, then {who}</source>
        <translation>{deed}：空闲至{day}，此后{who}</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>注销</translation>
    </message>
    <message>
        <source>held for {who}</source>
        <translation>为{who}预留</translation>
    </message>
    <message>
        <source>{unit}: retired from {day}</source>
        <translation>{unit}：自{day}起注销</translation>
    </message>
    <message>
        <source>{unit}: {holder}, open end</source>
        <translation>{unit}：{holder}，长期</translation>
    </message>
    <message>
        <source>{unit}: {holder} until {day}</source>
        <translation>{unit}：{holder}，至 {day}</translation>
    </message>
    <message>
        <source>{unit}: held for {holder} until {day}</source>
        <translation>{unit}：为{holder}预留至{day}</translation>
    </message>
    <message>
        <source>{unit}: held for {holder}</source>
        <translation>{unit}：为{holder}预留</translation>
    </message>
    <message>
        <source>{unit}: taken by {holder} until {day}</source>
        <translation>{unit}：{holder}使用至{day}</translation>
    </message>
    <message>
        <source>{unit}: taken by {holder}, open end</source>
        <translation>{unit}：{holder}使用，未定结束日期</translation>
    </message>
    <message>
        <source>Let go here to see what is free</source>
        <translation>在此松开可查看空闲席位</translation>
    </message>
</context>
<context>
    <name>LanesModel</name>
    <message>
        <source>Phone booths</source>
        <translation>电话间</translation>
    </message>
</context>
<context>
    <name>LeaveForm</name>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Such as: own offices in Jinqiao</source>
        <translation>例如：在金桥自有办公室</translation>
    </message>
    <message>
        <source>Such as: project ended</source>
        <translation>例如：项目结束</translation>
    </message>
    <message>
        <source>Graduate</source>
        <translation>毕业</translation>
    </message>
    <message>
        <source>Note the leaving</source>
        <translation>登记迁出</translation>
    </message>
    <message>
        <source>End {units} the same day</source>
        <translation>同日结束{units}的入驻</translation>
    </message>
    <message>
        <source>{company} graduated</source>
        <translation>{company}已毕业</translation>
    </message>
    <message>
        <source>{company} left</source>
        <translation>{company}已迁出</translation>
    </message>
</context>
<context>
    <name>LeftAtDialog</name>
    <message>
        <source>When did %1 leave?</source>
        <translation>%1何时离开？</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>签离</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>%1 has left</source>
        <translation>%1已离开</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Occupied {count}</source>
        <translation>在驻 {count}</translation>
    </message>
    <message>
        <source>{count} end ≤ 30 d</source>
        <translation>{count}个30天内到期</translation>
    </message>
    <message>
        <source>Overstayed {count}</source>
        <translation>超期 {count}</translation>
    </message>
    <message>
        <source>Held {count}</source>
        <translation>预留 {count}</translation>
    </message>
    <message>
        <source>Vacant {count}</source>
        <translation>空闲 {count}</translation>
    </message>
    <message>
        <source>Out of service {count}</source>
        <translation>停用 {count}</translation>
    </message>
    <message>
        <source>Show only these; press again to show all</source>
        <translation>只显示这些；再按一次显示全部</translation>
    </message>
</context>
<context>
    <name>LimitForm</name>
    <message>
        <source>Most access cards</source>
        <translation>门禁卡上限</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Empty: as many as the centre allows, {limit}.</source>
        <translation>留空：按中心上限（{limit}张）。</translation>
    </message>
    <message>
        <source>At most {limit} access cards</source>
        <translation>门禁卡上限{limit}张</translation>
    </message>
</context>
<context>
    <name>LineReader</name>
    <message>
        <source>When the visitor came is missing.</source>
        <translation>缺少进入时间。</translation>
    </message>
    <message>
        <source>Choose a host from the list, or leave the field empty.</source>
        <translation>请从列表中选择被访人，或留空。</translation>
    </message>
    <message>
        <source>Inside by the record: when did the visitor leave?</source>
        <translation>记录显示该访客在场：请填写离开时间。</translation>
    </message>
    <message>
        <source>The name is missing; “-” crosses the line out.</source>
        <translation>缺少姓名；作废行请填“-”。</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Badge, line {line}</source>
        <translation>第{line}行证号</translation>
    </message>
    <message>
        <source>Name, line {line}</source>
        <translation>第{line}行姓名</translation>
    </message>
    <message>
        <source>Host, line {line}</source>
        <translation>第{line}行被访人</translation>
    </message>
    <message>
        <source>In, line {line}</source>
        <translation>第{line}行进入</translation>
    </message>
    <message>
        <source>Out, line {line}</source>
        <translation>第{line}行离开</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>{record} no. {key}: made</source>
        <translation>{record} {key}：新建</translation>
    </message>
    <message>
        <source>{record} no. {key}: taken away</source>
        <translation>{record} {key}：移除</translation>
    </message>
    <message>
        <source>{record} no. {key}: changed</source>
        <translation>{record} {key}：修改</translation>
    </message>
</context>
<context>
    <name>LoansModel</name>
    <message>
        <source>Thing</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>借用人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Back {at}</source>
        <translation>已于{at}归还</translation>
    </message>
    <message>
        <source>Overdue since {at}</source>
        <translation>应于{at}归还，已逾期</translation>
    </message>
    <message>
        <source>Due {at}</source>
        <translation>应于{at}归还</translation>
    </message>
</context>
<context>
    <name>LoansPane</name>
    <message>
        <source>Whenever</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Thing</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>借用人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>应还时间</translation>
    </message>
    <message>
        <source>Umbrella, charger, projector …</source>
        <translation>雨伞、充电器、投影仪……</translation>
    </message>
    <message>
        <source>Company or person</source>
        <translation>企业或借用人</translation>
    </message>
    <message>
        <source>Save (Enter)</source>
        <translation>保存（回车）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Other due time</source>
        <translation>变更应还时间</translation>
    </message>
    <message>
        <source>Lend a thing</source>
        <translation>借出物品</translation>
    </message>
    <message>
        <source>Change when it is due</source>
        <translation>变更应还时间</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出中</translation>
    </message>
    <message>
        <source>No loan has these words.</source>
        <translation>没有符合的借用记录。</translation>
    </message>
    <message>
        <source>Nothing came back yet.</source>
        <translation>尚无归还记录。</translation>
    </message>
    <message>
        <source>Nothing is lent.</source>
        <translation>没有借出的物品。</translation>
    </message>
    <message>
        <source>Loan saved: {item}</source>
        <translation>已登记借用：{item}</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) back</source>
        <translation>
            <numerusform>已归还%n件物品</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LostModel</name>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>May be: {things}</source>
        <translation>可能是：{things}</translation>
    </message>
</context>
<context>
    <name>LostPane</name>
    <message>
        <source>Found or missed</source>
        <translation>拾获或寻物</translation>
    </message>
    <message>
        <source>What</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Who found or misses it</source>
        <translation>拾获人或失主</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Such as: black umbrella</source>
        <translation>例如：黑色雨伞</translation>
    </message>
    <message>
        <source>Found, or missed</source>
        <translation>登记失物</translation>
    </message>
    <message>
        <source>Save (Enter)</source>
        <translation>保存（回车）</translation>
    </message>
    <message>
        <source>Just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>处理…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change the entry</source>
        <translation>修改登记</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Nothing has these words.</source>
        <translation>没有符合的物品。</translation>
    </message>
    <message>
        <source>Nothing was settled yet.</source>
        <translation>尚无已处理的物品。</translation>
    </message>
    <message>
        <source>Nothing was found and nothing is missed.</source>
        <translation>没有拾获或寻找的物品。</translation>
    </message>
    <message>
        <source>Noted: {what}</source>
        <translation>已登记：{what}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Floor plan</source>
        <translation>平面图</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>预订</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>项目目标</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>{name} (sample) – JIB Desk</source>
        <translation>{name}（示例）– JIB Desk</translation>
    </message>
    <message>
        <source>{name} – JIB Desk</source>
        <translation>{name} – JIB Desk</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
</context>
<context>
    <name>MarkForm</name>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>MatchForm</name>
    <message>
        <source>Decided</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已登记</translation>
    </message>
</context>
<context>
    <name>MeasureForm</name>
    <message>
        <source>Scale by two points</source>
        <translation>用两点定比例</translation>
    </message>
    <message>
        <source>Click two points of the picture whose distance you know, then type it.</source>
        <translation>单击底图上已知距离的两点，再填写距离。</translation>
    </message>
    <message>
        <source>Distance, m</source>
        <translation>距离，米</translation>
    </message>
    <message>
        <source>Please click two points and type a distance above zero.</source>
        <translation>请单击两点并填写大于零的距离。</translation>
    </message>
</context>
<context>
    <name>MeetingHint</name>
    <message>
        <source>For the booking at %1 in %2: %3</source>
        <translation>对应%1在%2的预订：%3</translation>
    </message>
</context>
<context>
    <name>MendedForm</name>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Such as: hose replaced</source>
        <translation>例如：已更换软管</translation>
    </message>
    <message>
        <source>Mended on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>{unit} is usable again from that day</source>
        <translation>{unit}自该日起恢复使用</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Mended: {what}</source>
        <translation>维修完成：{what}</translation>
    </message>
</context>
<context>
    <name>MentionWords</name>
    <message>
        <source>No other record names this person.</source>
        <translation>没有其他记录提及此人。</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of other records name this person, too: {where}. They will say {mark} instead.</source>
        <translation>
            <numerusform>其他记录中有%n处文字提及此人：{where}。将改为{mark}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Erased.</source>
        <translation>已删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of other records say {mark} now.</source>
        <translation>
            <numerusform>其他记录中有%n处文字已改为{mark}。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be written anew; traces stay in it until the next erasing.</source>
        <translation>文件未能重写，下次删除前其中可能仍有残留。</translation>
    </message>
    <message>
        <source>The name stays in: {kind} ({number}) – {why}.</source>
        <translation>仍含姓名：{kind}（{number}）——{why}。</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>One company, two cards</source>
        <translation>同一企业的两张卡片</translation>
    </message>
    <message>
        <source>Let the other card stay</source>
        <translation>保留另一张卡片</translation>
    </message>
    <message>
        <source>The other card</source>
        <translation>另一张卡片</translation>
    </message>
    <message>
        <source>Both seats are right: it is one company</source>
        <translation>两处席位均属实：确为同一企业</translation>
    </message>
    <message>
        <source>Choose the card to compare with.</source>
        <translation>请选择要对比的卡片。</translation>
    </message>
    <message>
        <source>{code} stays</source>
        <translation>保留{code}</translation>
    </message>
    <message>
        <source>{code} is merged into it</source>
        <translation>{code}并入其中</translation>
    </message>
    <message>
        <source>{field}: choose</source>
        <translation>{field}：请选择</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge {gone} into {stays}</source>
        <translation>将{gone}并入{stays}</translation>
    </message>
    <message>
        <source>Moves to {code}: {what}</source>
        <translation>转入{code}：{what}</translation>
    </message>
    <message>
        <source>Nothing else belongs to {code}.</source>
        <translation>{code}没有其他关联记录。</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>merged card</source>
        <translation>已并入的卡片</translation>
    </message>
    <message>
        <source>head-count</source>
        <translation>人数记录</translation>
    </message>
    <message>
        <source>service</source>
        <translation>服务记录</translation>
    </message>
    <message>
        <source>The cards are not merged yet. Merge them first, or give it up with Esc.</source>
        <translation>卡片尚未合并。请先合并，或按Esc放弃。</translation>
    </message>
    <message>
        <source>{gone} merged into {stays}</source>
        <translation>已将{gone}并入{stays}</translation>
    </message>
</context>
<context>
    <name>MessageRules</name>
    <message>
        <source>Note what hosts say about a visitor who waits: yes, no, no answer</source>
        <translation>登记被访人对等候访客的答复：同意、不同意、无应答</translation>
    </message>
    <message>
        <source>Minutes that an arrival is news</source>
        <translation>到访通知有效分钟数</translation>
    </message>
    <message>
        <source>The host&apos;s answer</source>
        <translation>被访人答复</translation>
    </message>
    <message>
        <source>Save these rules</source>
        <translation>保存通知规则</translation>
    </message>
    <message>
        <source>Later nobody is told any more; 0 means that no host is told of arrivals.</source>
        <translation>超时后不再通知；填0则不发送到访通知。</translation>
    </message>
    <message>
        <source>Rules of messages saved</source>
        <translation>已保存通知规则</translation>
    </message>
</context>
<context>
    <name>MomentBox</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>before the clocks are put back</source>
        <translation>时钟拨慢之前</translation>
    </message>
    <message>
        <source>after the clocks are put back</source>
        <translation>时钟拨慢之后</translation>
    </message>
    <message>
        <source>Which of the two</source>
        <translation>两次中的哪一次</translation>
    </message>
</context>
<context>
    <name>MomentWords</name>
    <message>
        <source>Founded</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>{unit} held from here</source>
        <translation>{unit}开始预留</translation>
    </message>
    <message>
        <source>Last day of the hold of {unit}</source>
        <translation>{unit}预留截止</translation>
    </message>
    <message>
        <source>First day of agreement {number}</source>
        <translation>协议{number}开始</translation>
    </message>
    <message>
        <source>Into {unit}</source>
        <translation>入驻{unit}</translation>
    </message>
    <message>
        <source>From {before} to {unit}</source>
        <translation>由{before}调至{unit}</translation>
    </message>
    <message>
        <source>{people} people</source>
        <translation>{people}人</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1人</translation>
    </message>
    <message>
        <source>Notice given for {unit}</source>
        <translation>{unit}提出退租</translation>
    </message>
    <message>
        <source>Last day of agreement {number}</source>
        <translation>协议{number}截止</translation>
    </message>
    <message>
        <source>Agreed last day in {unit}</source>
        <translation>{unit}约定截止</translation>
    </message>
    <message>
        <source>Last day in {unit}</source>
        <translation>{unit}最后一天</translation>
    </message>
    <message>
        <source>{now}, {before} before</source>
        <translation>{now}（原{before}人）</translation>
    </message>
    <message>
        <source>{what}: {why}</source>
        <translation>{what}：{why}</translation>
    </message>
</context>
<context>
    <name>MoreWords</name>
    <message>
        <source>Record a service…</source>
        <translation>登记服务…</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>批准…</translation>
    </message>
    <message>
        <source>Add an instruction…</source>
        <translation>新增长期事项…</translation>
    </message>
    <message>
        <source>Graduate…</source>
        <translation>毕业…</translation>
    </message>
    <message>
        <source>Leave…</source>
        <translation>迁出…</translation>
    </message>
    <message>
        <source>Merge with another card…</source>
        <translation>与另一张卡片合并…</translation>
    </message>
    <message>
        <source>On the way to a seat…</source>
        <translation>入驻进程…</translation>
    </message>
    <message>
        <source>Waiting list…</source>
        <translation>候位名单…</translation>
    </message>
    <message>
        <source>Cards and keys…</source>
        <translation>门禁卡与钥匙…</translation>
    </message>
    <message>
        <source>Open a move-in list</source>
        <translation>新建入驻清单</translation>
    </message>
    <message>
        <source>Open a move-out list</source>
        <translation>新建迁出清单</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>%1 visits</source>
        <translation>%1次来访</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>更改%1的时间</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>On another day a pass that was made is void: please make a new one then.</source>
        <translation>改到其他日期后，已签发的通行证作废，请重新签发。</translation>
    </message>
    <message>
        <source>Moved to %1</source>
        <translation>已改到%1</translation>
    </message>
</context>
<context>
    <name>NameNotes</name>
    <message>
        <source>Nobody is known by this number. Type the name.</source>
        <translation>没有此号码的访客，请输入姓名。</translation>
    </message>
    <message>
        <source>Type a name, a phone or a badge number.</source>
        <translation>请输入姓名、电话或访客证号。</translation>
    </message>
    <message>
        <source>“%1” is no part of a name: a pass is typed alone, a badge and a phone in their own fields.</source>
        <translation>“%1”不是姓名的一部分：通行证码请单独输入，访客证号和电话请填在各自的栏中。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are named here: press ↓ and look through the list.</source>
        <translation>
            <numerusform>这里有%n个人的姓名：请按↓查看名单。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are named here. More, “Paste a list of visitors…” takes them all.</source>
        <translation>
            <numerusform>这里有%n个人的姓名。请用“更多”中的“粘贴访客名单…”一次录入。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>The agreement ended on {day} and nobody noted that they left.</source>
        <translation>协议已于{day}到期，尚未登记迁出。</translation>
    </message>
    <message>
        <source>Open the seat</source>
        <translation>查看席位</translation>
    </message>
    <message>
        <source>Notice was given: the last day is {day}.</source>
        <translation>已提出退租，最后一天为{day}。</translation>
    </message>
    <message>
        <source>Move out</source>
        <translation>迁出</translation>
    </message>
    <message>
        <source>Agreement ends today.</source>
        <translation>协议今天到期。</translation>
    </message>
    <message>
        <source>Agreement ends tomorrow.</source>
        <translation>协议明天到期。</translation>
    </message>
    <message>
        <source>Agreement ends in {days} days.</source>
        <translation>协议将在{days}天后到期。</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Applied on {day} and waits for an answer.</source>
        <translation>{day}提出申请，等待答复。</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Has no seat yet, and no day of applying: until one is written down it counts as an applicant.</source>
        <translation>尚无席位，也未登记申请日期：登记日期之前按申请企业计。</translation>
    </message>
    <message>
        <source>Assign a seat</source>
        <translation>分配席位</translation>
    </message>
    <message>
        <source>{units}: no agreement is written down.</source>
        <translation>{units}：尚未登记协议。</translation>
    </message>
    <message>
        <source>Add agreement</source>
        <translation>新增协议</translation>
    </message>
    <message>
        <source>Agreement {number}: {lacks}.</source>
        <translation>协议{number}：{lacks}。</translation>
    </message>
    <message>
        <source>Complete it</source>
        <translation>补充资料</translation>
    </message>
    <message>
        <source>Nobody is known whom the desk could call.</source>
        <translation>没有前台可以联系的人。</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>新增联系人</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Note saved</source>
        <translation>备注已保存</translation>
    </message>
</context>
<context>
    <name>NoticeDeeds</name>
    <message>
        <source>Copy the message to the host (M)</source>
        <translation>复制给被访人的通知 (M)</translation>
    </message>
    <message>
        <source>Copy the message to the host  {keys}</source>
        <translation>复制给被访人的通知  {keys}</translation>
    </message>
    <message>
        <source>Tell the host again (R)</source>
        <translation>再次通知被访人 (R)</translation>
    </message>
    <message>
        <source>The host&apos;s answer… (A)</source>
        <translation>被访人答复… (A)</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>已复制通知</translation>
    </message>
    <message>
        <source>Nobody inside has a host to be told.</source>
        <translation>在场访客中没有需要通知的被访人。</translation>
    </message>
    <message>
        <source>The host is being told</source>
        <translation>正在通知被访人</translation>
    </message>
</context>
<context>
    <name>NoticeWords</name>
    <message>
        <source>told</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未通知</translation>
    </message>
    <message>
        <source>telling</source>
        <translation>通知中</translation>
    </message>
    <message>
        <source>host: %1</source>
        <translation>被访人：%1</translation>
    </message>
</context>
<context>
    <name>Noting</name>
    <message>
        <source>{unit}: difference taken back</source>
        <translation>已取消{unit}的差异</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Please type a number.</source>
        <translation>请填写数字。</translation>
    </message>
    <message>
        <source>From {low} to {high}.</source>
        <translation>须在{low}至{high}之间。</translation>
    </message>
</context>
<context>
    <name>OccupancyCurve</name>
    <message>
        <source>{day}: {occupied} of {usable} seats occupied</source>
        <translation>{day}：{usable} 个席位中在驻 {occupied} 个</translation>
    </message>
</context>
<context>
    <name>OfferRow</name>
    <message>
        <source>First:</source>
        <translation>请先：</translation>
    </message>
    <message>
        <source>Free instead:</source>
        <translation>可选：</translation>
    </message>
    <message>
        <source>Would suit:</source>
        <translation>适合的席位：</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>{unit} · 1 desk</source>
        <translation>{unit} · 1 工位</translation>
    </message>
    <message>
        <source>{unit} · {count} desks</source>
        <translation>{unit} · {count} 工位</translation>
    </message>
    <message>
        <source>{unit} from {day}</source>
        <translation>{unit}，{day}起</translation>
    </message>
    <message>
        <source>{unit} until {day}</source>
        <translation>{unit}，至 {day}</translation>
    </message>
</context>
<context>
    <name>OpenDayInput</name>
    <message>
        <source>Open end</source>
        <translation>长期</translation>
    </message>
</context>
<context>
    <name>OpenList</name>
    <message>
        <source>{list}: {done} of {all} done</source>
        <translation>{list}：已完成{done}/{all}</translation>
    </message>
    <message>
        <source>Still out: {numbers}</source>
        <translation>尚未交还：{numbers}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Due day</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Close with a reason</source>
        <translation>说明原因并关闭</translation>
    </message>
    <message numerus="yes">
        <source>due {day}, %n day(s) ago</source>
        <translation>
            <numerusform>期限{day}，已过%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>期限{day}</translation>
    </message>
    <message>
        <source>signed: {company} / {centre}</source>
        <translation>签字：{company} / {centre}</translation>
    </message>
    <message>
        <source>both sign</source>
        <translation>双方签字</translation>
    </message>
    <message>
        <source>Open again: {item}</source>
        <translation>取消完成：{item}</translation>
    </message>
    <message>
        <source>Signed by both</source>
        <translation>双方签字</translation>
    </message>
    <message>
        <source>Done: {item}</source>
        <translation>已完成：{item}</translation>
    </message>
</context>
<context>
    <name>OpeningWords</name>
    <message>
        <source>Edit plan…</source>
        <translation>编辑平面图…</translation>
    </message>
</context>
<context>
    <name>OverviewPart</name>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>行业领域</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>Merged cards</source>
        <translation>已并入的卡片</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>{text} (coming)</source>
        <translation>{text}（尚未生效）</translation>
    </message>
    <message>
        <source>Nobody has counted them yet.</source>
        <translation>尚未登记人数。</translation>
    </message>
    <message>
        <source>Set head-count…</source>
        <translation>登记人数…</translation>
    </message>
    <message>
        <source>Set head-count</source>
        <translation>登记人数</translation>
    </message>
    <message>
        <source>People of {company}</source>
        <translation>{company}的人数</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>No day is known yet: when did they apply?</source>
        <translation>还没有日期：何时提出申请？</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>{count} from {day}</source>
        <translation>{count}人，自{day}起</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>Find in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is not saved yet. Save it first, or give it up with Esc.</source>
        <translation>尚未保存。请先保存，或按Esc放弃。</translation>
    </message>
</context>
<context>
    <name>PaperBridgeView</name>
    <message>
        <source>No paper kit is open. What was written on one is entered here, line by line.</source>
        <translation>没有待录入的纸质登记单。纸上的内容在此逐行录入。</translation>
    </message>
    <message>
        <source>Print a paper kit</source>
        <translation>打印登记单</translation>
    </message>
    <message>
        <source>Enter from paper</source>
        <translation>录入纸质登记</translation>
    </message>
    <message>
        <source>Paper kit</source>
        <translation>纸质登记单</translation>
    </message>
    <message>
        <source>Day on the paper</source>
        <translation>纸上日期</translation>
    </message>
    <message>
        <source>The rest is blank</source>
        <translation>其余为空白</translation>
    </message>
    <message>
        <source>Name and host, 1032, 1105, and the next name; Enter after the last · a digit begins the time · “-” Enter: crossed out · who was inside before: name and Out only · Esc empties a line</source>
        <translation>姓名和被访人、1032、1105，接着键入下一姓名，最后一行按回车 · 直接键入数字即为时间 · “-”加回车：作废行 · 此前已在场者：仅填姓名与离开 · Esc清空该行</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>证号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>In</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Line {line} is entered</source>
        <translation>第{line}行已录入</translation>
    </message>
    <message>
        <source>{code} is closed, {count} lines are entered</source>
        <translation>{code}已关闭，共录入{count}行</translation>
    </message>
    <message>
        <source>Typed and not saved: line {lines}.</source>
        <translation>已键入但未保存：第{lines}行。</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>PaperMenu</name>
    <message>
        <source>Export plan…</source>
        <translation>导出平面图…</translation>
    </message>
    <message>
        <source>Print plan on {paper}…</source>
        <translation>用{paper}纸打印平面图…</translation>
    </message>
    <message>
        <source>Import plan…</source>
        <translation>导入平面图…</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>Label 100 × 62 mm</source>
        <translation>标签 100 × 62 mm</translation>
    </message>
    <message>
        <source>Card 86 × 54 mm</source>
        <translation>卡片 86 × 54 mm</translation>
    </message>
    <message>
        <source>A4 sheet, ten to be cut</source>
        <translation>A4纸，十张裁切</translation>
    </message>
</context>
<context>
    <name>ParcelsModel</name>
    <message>
        <source>For</source>
        <translation>收件方</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Collected by {name}, {at}</source>
        <translation>{name}于{at}领取</translation>
    </message>
    <message>
        <source>Sent back {at}</source>
        <translation>已于{at}退回</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>未通知</translation>
    </message>
    <message>
        <source>Message underway</source>
        <translation>通知发送中</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>Message failed</source>
        <translation>通知失败</translation>
    </message>
</context>
<context>
    <name>ParcelsPane</name>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>收件方</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>快递公司</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>存放处</translation>
    </message>
    <message>
        <source>Scan, or type and Enter</source>
        <translation>扫描，或输入后按回车</translation>
    </message>
    <message>
        <source>Company or person</source>
        <translation>企业或收件人</translation>
    </message>
    <message>
        <source>Enter takes it and saves the parcel</source>
        <translation>回车选定并保存</translation>
    </message>
    <message>
        <source>Save (Enter)</source>
        <translation>保存（回车）</translation>
    </message>
    <message>
        <source>Collected…</source>
        <translation>领取…</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已通知</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Receive a parcel</source>
        <translation>接收快递</translation>
    </message>
    <message>
        <source>Change the parcel</source>
        <translation>修改快递</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待领取</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>No parcel has these words.</source>
        <translation>没有符合的快递。</translation>
    </message>
    <message>
        <source>No parcel was collected or sent back yet.</source>
        <translation>尚无已领取或已退回的快递。</translation>
    </message>
    <message>
        <source>No parcel waits. Scan one: its number, then the company and Enter.</source>
        <translation>没有待领取的快递。扫描单号，再输入企业并回车。</translation>
    </message>
    <message>
        <source>Parcel saved for {name}</source>
        <translation>已登记{name}的快递</translation>
    </message>
    <message>
        <source>Parcel {number} saved for {name}</source>
        <translation>已登记{name}的快递{number}</translation>
    </message>
    <message>
        <source>This reads like the number of another parcel. Whom is this one for?</source>
        <translation>这像是另一件快递的单号，请输入本件的收件方。</translation>
    </message>
    <message>
        <source>↓ leads to it.</source>
        <translation>按↓可定位到该件。</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s)</source>
        <translation>
            <numerusform>%n件快递</numerusform>
        </translation>
    </message>
    <message>
        <source>Noted: told</source>
        <translation>已登记为已通知</translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) sent back</source>
        <translation>
            <numerusform>已退回%n件快递</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartDialog</name>
    <message>
        <source>Part of the group of %1 leaves</source>
        <translation>%1的团组部分离开</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Inside: %1 of %2</source>
        <translation>在场：%1／%2人</translation>
    </message>
    <message>
        <source>How many leave</source>
        <translation>离开人数</translation>
    </message>
    <message>
        <source>%1 of the group of %2 have left</source>
        <translation>%2的团组已离开%1人</translation>
    </message>
</context>
<context>
    <name>PartyHeads</name>
    <message>
        <source>How many come</source>
        <translation>共来几人</translation>
    </message>
</context>
<context>
    <name>PassDialog</name>
    <message>
        <source>Pass</source>
        <translation>通行证</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>通行证</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save the picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save the pictures…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为PDF…</translation>
    </message>
    <message>
        <source>Save for the calendar…</source>
        <translation>保存为日历事件…</translation>
    </message>
    <message>
        <source>Make a new pass, the old one is void</source>
        <translation>补发新证，旧证作废</translation>
    </message>
    <message>
        <source>Good for this visit on this day, once. The QR says nothing about the visitor.</source>
        <translation>仅限当日本次来访使用一次；二维码不含访客信息。</translation>
    </message>
    <message>
        <source>%1 passes, each a page of the PDF.</source>
        <translation>共%1张通行证，PDF中每张一页。</translation>
    </message>
    <message>
        <source>The text is copied.</source>
        <translation>文字已复制。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Writing the passes</source>
        <translation>正在写入通行证</translation>
    </message>
    <message>
        <source>The old pass is void.</source>
        <translation>旧通行证已作废。</translation>
    </message>
</context>
<context>
    <name>PeopleMenu</name>
    <message>
        <source>Privacy: what is kept about people…</source>
        <translation>隐私：保存的个人信息…</translation>
    </message>
    <message>
        <source>What is kept about this person…</source>
        <translation>保存了此人的哪些信息…</translation>
    </message>
</context>
<context>
    <name>PeoplePane</name>
    <message>
        <source>Find, Enter ticks</source>
        <translation>查找，回车勾选</translation>
    </message>
    <message>
        <source>Name, badge, host or seat; of a party: name 3/5</source>
        <translation>姓名、证号、被访人或席位；团队：姓名 3/5</translation>
    </message>
    <message>
        <source>Hide the safe</source>
        <translation>隐藏已到人员</translation>
    </message>
    <message>
        <source>People on the muster roll</source>
        <translation>点名表上的人员</translation>
    </message>
    <message>
        <source>Add somebody  Ctrl+Enter</source>
        <translation>补记人员  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Still missing {number}</source>
        <translation>尚未到达 {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>访客%n人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event guest(s)</source>
        <translation>
            <numerusform>活动来宾%n人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resident(s)</source>
        <translation>
            <numerusform>入驻企业%n人</numerusform>
        </translation>
    </message>
    <message>
        <source>{safe} of {heads} are safe</source>
        <translation>{heads}人中{safe}人已到</translation>
    </message>
    <message>
        <source>Nobody of this name is on the roll. Ctrl+Enter adds them.</source>
        <translation>名单上没有此人，按Ctrl+Enter补记。</translation>
    </message>
</context>
<context>
    <name>PeoplePart</name>
    <message>
        <source>Nobody is known yet. Whom does the desk call?</source>
        <translation>还没有联系人。前台应联系谁？</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>新增联系人</translation>
    </message>
    <message>
        <source>No longer here</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>not to be visited</source>
        <translation>不接待来访</translation>
    </message>
    <message>
        <source>warden</source>
        <translation>疏散负责人</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the phone of {name}</source>
        <translation>复制{name}的电话</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation>编辑{name}</translation>
    </message>
    <message>
        <source>Instruct</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Add an instruction for {name}</source>
        <translation>为{name}新增长期事项</translation>
    </message>
    <message>
        <source>away until {day}</source>
        <translation>外出至{day}</translation>
    </message>
    <message>
        <source>{name} is told</source>
        <translation>由{name}代接</translation>
    </message>
    <message>
        <source>{phone} copied</source>
        <translation>已复制{phone}</translation>
    </message>
    <message>
        <source>Contact of {company}</source>
        <translation>{company}的联系人</translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message>
        <source>People&apos;s data</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Name, pinyin or phone</source>
        <translation>姓名、拼音或电话</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Who is there twice?</source>
        <translation>谁有重复记录？</translation>
    </message>
    <message>
        <source>People found</source>
        <translation>查到的人员</translation>
    </message>
    <message>
        <source>Looking through everybody…</source>
        <translation>正在查找所有记录…</translation>
    </message>
    <message numerus="yes">
        <source>At least %n more. Type more of the name.</source>
        <translation>
            <numerusform>至少还有%n人符合，请继续输入姓名。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is known by this.</source>
        <translation>没有查到相应人员。</translation>
    </message>
    <message>
        <source>Nobody is there twice, as far as names and phones tell.</source>
        <translation>按姓名和电话看，没有人重复。</translation>
    </message>
    <message>
        <source>Type a name in either script, pinyin or the end of a phone number.</source>
        <translation>请输入中文或拉丁字母姓名、拼音或电话尾号。</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>来访%n次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureForm</name>
    <message>
        <source>Picture underneath</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>None. A plan can be drawn without one.</source>
        <translation>未放置；没有底图也可绘制平面图。</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Faded</source>
        <translation>淡化</translation>
    </message>
    <message>
        <source>Scale by two points</source>
        <translation>用两点定比例</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>更换…</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>PictureWork</name>
    <message>
        <source>Choose a picture of the floor</source>
        <translation>选择楼层图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.svg)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.svg)</translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation>正在读取图片…</translation>
    </message>
</context>
<context>
    <name>PipelineModel</name>
    <message>
        <source>1 desk</source>
        <translation>1个工位</translation>
    </message>
    <message>
        <source>{count} desks</source>
        <translation>{count}个工位</translation>
    </message>
    <message>
        <source>{desks} from {day}</source>
        <translation>{desks}，自{day}起</translation>
    </message>
    <message>
        <source>Take up {unit}</source>
        <translation>入驻{unit}</translation>
    </message>
    <message>
        <source>Hold {unit}</source>
        <translation>预留{unit}</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Await the application</source>
        <translation>等待申请</translation>
    </message>
    <message>
        <source>Put on the waiting list</source>
        <translation>加入候位名单</translation>
    </message>
    <message>
        <source>No seat is free</source>
        <translation>暂无合适席位</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>PipelineView</name>
    <message>
        <source>On the way to a seat</source>
        <translation>入驻进程</translation>
    </message>
    <message>
        <source>Add a scouted company</source>
        <translation>添加寻访企业</translation>
    </message>
    <message>
        <source>Nobody is at this step. Add a company that was found, or put one on the waiting list.</source>
        <translation>这一阶段没有企业。可添加寻访到的企业，或将企业加入候位名单。</translation>
    </message>
    <message>
        <source>Companies on the way to a seat</source>
        <translation>入驻进程中的企业</translation>
    </message>
    <message>
        <source>Without a seat</source>
        <translation>尚无席位</translation>
    </message>
    <message>
        <source>Company card</source>
        <translation>企业档案</translation>
    </message>
    <message>
        <source>A scouted company</source>
        <translation>寻访企业</translation>
    </message>
</context>
<context>
    <name>PlanChoices</name>
    <message>
        <source>Which plan?</source>
        <translation>选用哪张平面图？</translation>
    </message>
    <message>
        <source>It can be changed at any time in the plan editor.</source>
        <translation>之后可随时在平面图编辑器中修改。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件选择…</translation>
    </message>
    <message>
        <source>Begin with this plan</source>
        <translation>用这张平面图开始</translation>
    </message>
    <message>
        <source>Then {file} is looked at, row by row.</source>
        <translation>随后逐行核对{file}。</translation>
    </message>
    <message>
        <source>Choose a plan file</source>
        <translation>选择平面图文件</translation>
    </message>
    <message>
        <source>Plan files (*.json)</source>
        <translation>平面图文件 (*.json)</translation>
    </message>
    <message>
        <source>Jinqiao base</source>
        <translation>金桥基地</translation>
    </message>
    <message>
        <source>Courtyard house</source>
        <translation>庭院楼</translation>
    </message>
    <message>
        <source>Blank floor</source>
        <translation>空白楼层</translation>
    </message>
    <message>
        <source>to be drawn in the editor</source>
        <translation>在编辑器中绘制</translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n个席位</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n floor(s)</source>
        <translation>
            <numerusform>%n层</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanDesk</name>
    <message>
        <source>floor plan {day}</source>
        <translation>平面图 {day}</translation>
    </message>
    <message>
        <source>Export the plan</source>
        <translation>导出平面图</translation>
    </message>
    <message>
        <source>Writing the plan</source>
        <translation>正在写出平面图</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写出：{file}</translation>
    </message>
    <message>
        <source>PDF on A3 (*.pdf)</source>
        <translation>A3 PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF on A4 (*.pdf)</source>
        <translation>A4 PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Plan file without companies (*.json)</source>
        <translation>平面图文件，不含企业 (*.json)</translation>
    </message>
    <message>
        <source>Import a plan</source>
        <translation>导入平面图</translation>
    </message>
    <message>
        <source>Plan files (*.json)</source>
        <translation>平面图文件 (*.json)</translation>
    </message>
    <message>
        <source>Reading the plan</source>
        <translation>正在读取平面图</translation>
    </message>
    <message>
        <source>Plan of {file} taken over</source>
        <translation>已采用平面图文件{file}</translation>
    </message>
</context>
<context>
    <name>PlanDragging</name>
    <message>
        <source>{company} picked up: arrow keys choose a seat, Enter puts it there, Esc keeps it here</source>
        <translation>已拿起{company}：方向键选择席位，回车放下，Esc放回原处</translation>
    </message>
</context>
<context>
    <name>PlanEditor</name>
    <message>
        <source>{file} is drawn here. Compare the changes, then save the plan.</source>
        <translation>{file}已画入此处。请核对变更，然后保存平面图。</translation>
    </message>
    <message>
        <source>{file} says what the plan says already.</source>
        <translation>{file}与现有平面图一致，无变更。</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>另有%n项。</numerusform>
        </translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message numerus="yes">
        <source>Not saved: %n error(s) in the plan. {first}</source>
        <translation>
            <numerusform>未保存：平面图有%n处错误。{first}</numerusform>
        </translation>
    </message>
    <message>
        <source>Make my changes to the new plan</source>
        <translation>在新平面图上继续我的修改</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are not saved.</source>
        <translation>
            <numerusform>有%n项变更尚未保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>放弃变更</translation>
    </message>
    <message>
        <source>Save and leave</source>
        <translation>保存并离开</translation>
    </message>
</context>
<context>
    <name>PlanQuestion</name>
    <message>
        <source>Expected that day: which visit is it? Press its number.</source>
        <translation>当天已有预约：是哪一次来访？请按编号选择。</translation>
    </message>
    <message>
        <source>Somebody else: a visit of its own</source>
        <translation>是别人：单独登记</translation>
    </message>
    <message>
        <source>of the group of %1</source>
        <translation>%1一行</translation>
    </message>
</context>
<context>
    <name>PlanTools</name>
    <message>
        <source>Who is where, and until when (S)</source>
        <translation>谁在哪里、到何时 (S)</translation>
    </message>
    <message>
        <source>Rooms and visitors at this moment (N)</source>
        <translation>此刻的会议室与访客 (N)</translation>
    </message>
    <message>
        <source>Exits and fire checks (F)</source>
        <translation>出口与消防检查 (F)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>The same seats as a table (T)</source>
        <translation>以列表显示同样的席位 (T)</translation>
    </message>
    <message>
        <source>Mark checked</source>
        <translation>登记检查</translation>
    </message>
    <message>
        <source>Which fire item was looked at today</source>
        <translation>今天检查了哪件消防设施</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Floor (Page Up, Page Down)</source>
        <translation>楼层 (Page Up、Page Down)</translation>
    </message>
    <message>
        <source>{occupied} of {usable} = {share} %</source>
        <translation>{occupied} / {usable} = {share} %</translation>
    </message>
    <message>
        <source>{rate}, all floors</source>
        <translation>{rate}（全部楼层）</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色方式</translation>
    </message>
    <message>
        <source>Names on the plan (L)</source>
        <translation>显示名称 (L)</translation>
    </message>
    <message>
        <source>Whole floor (0)</source>
        <translation>整层 (0)</translation>
    </message>
    <message>
        <source>Full size (1)</source>
        <translation>原始大小 (1)</translation>
    </message>
    <message>
        <source>Colours, names and size; the wheel zooms at the pointer</source>
        <translation>颜色、名称与大小；滚轮以指针为中心缩放</translation>
    </message>
    <message>
        <source>Find on the plan</source>
        <translation>在平面图中查找</translation>
    </message>
    <message>
        <source>Find a company, person, sector or seat on the plan</source>
        <translation>在平面图中查找企业、人员、行业或席位</translation>
    </message>
    <message>
        <source>Company, person, sector or seat ({keys}, or / on the plan)</source>
        <translation>企业、人员、行业或席位（{keys}，或在平面图上按 /）</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>PlanViewing</name>
    <message>
        <source>Rooms in use {count}</source>
        <translation>使用中会议室 {count}</translation>
    </message>
    <message>
        <source>Rooms free {count}</source>
        <translation>空闲会议室 {count}</translation>
    </message>
    <message>
        <source>Visitors at companies {count}</source>
        <translation>企业访客 {count}</translation>
    </message>
    <message>
        <source>Events running {count}</source>
        <translation>进行中活动 {count}</translation>
    </message>
    <message>
        <source>Repairs open {count}</source>
        <translation>待修 {count}</translation>
    </message>
</context>
<context>
    <name>PlannedNotice</name>
    <message>
        <source>Expected today. Is it this visitor?</source>
        <translation>今日有预约，是这位访客吗？</translation>
    </message>
    <message>
        <source>Expected that day already:</source>
        <translation>当天已有预约：</translation>
    </message>
    <message>
        <source>Another visit on that day</source>
        <translation>当天另一次来访</translation>
    </message>
    <message>
        <source>Somebody else: a visit of its own</source>
        <translation>是别人：单独登记</translation>
    </message>
    <message>
        <source>of the group of %1</source>
        <translation>%1一行</translation>
    </message>
</context>
<context>
    <name>PreprintDialog</name>
    <message>
        <source>Print badges beforehand</source>
        <translation>预先打印访客证</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>With numbers alone</source>
        <translation>仅印证号</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From number</source>
        <translation>起始证号</translation>
    </message>
    <message>
        <source>to number</source>
        <translation>终止证号</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message numerus="yes">
        <source>For who is expected: %n badge(s)</source>
        <translation>
            <numerusform>为预约访客：%n张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintPreview</name>
    <message>
        <source>Choose a printer</source>
        <translation>选择打印机</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Enter or Ctrl+P</source>
        <translation>回车键或 Ctrl+P</translation>
    </message>
    <message>
        <source>Size of the page on the screen</source>
        <translation>页面显示大小</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Preview of the pages</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>PrivacyCard</name>
    <message>
        <source>Visitors&apos; data</source>
        <translation>访客信息</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Who is due to be forgotten…</source>
        <translation>查看到期人员…</translation>
    </message>
    <message>
        <source>Days visitors are remembered</source>
        <translation>访客信息保留天数</translation>
    </message>
    <message>
        <source>Months, of those who agreed to be remembered</source>
        <translation>同意保留者的保留月数</translation>
    </message>
    <message>
        <source>Days that the register keeps names of what is over</source>
        <translation>登记事项结束后姓名保留天数</translation>
    </message>
    <message>
        <source>Shorter: fewer returning visitors are recognised. Counts and dates stay for good.</source>
        <translation>期限越短，能认出的回访者越少。人数和日期永久保留。</translation>
    </message>
    <message>
        <source>After the last visit. A tick at the person&apos;s data.</source>
        <translation>自末次来访起算，在个人信息处勾选。</translation>
    </message>
    <message>
        <source>Parcels, loans, things found, cars, keys, watch list entries: afterwards nobody knows who it was.</source>
        <translation>快递、借用、失物、车辆、钥匙、关注名单条目：到期后无法再查到是谁。</translation>
    </message>
    <message>
        <source>Forget who is due with the day&apos;s first opening</source>
        <translation>每日首次启动时自动清除到期人员</translation>
    </message>
    <message>
        <source>Today says the day before who is next. Where the clock cannot be right, a person is asked first. Who was inside on those days is then without names; it cannot be undone. Without this, somebody has to do it.</source>
        <translation>“今日”会在前一天显示将被清除的人员。时钟明显有误时先询问工作人员。清除后，那些日子的在场人员不再有姓名，且无法撤销。不勾选则须由人员处理。</translation>
    </message>
    <message>
        <source>Allow photos of visitors</source>
        <translation>允许保存访客照片</translation>
    </message>
    <message>
        <source>A picture of a face is sensitive personal information: it needs a purpose, a separate consent and care. The centre works without.</source>
        <translation>人脸照片属于敏感个人信息：须有明确目的、单独同意并妥善保管。不保存照片也能正常工作。</translation>
    </message>
    <message>
        <source>Allow ID numbers to be kept</source>
        <translation>允许保存证件号码</translation>
    </message>
    <message>
        <source>Whoever has the number can misuse it. To have looked at the document is enough for most; keep it only where a law or a contract asks for it.</source>
        <translation>证件号码可能被冒用。多数情况下查验证件即可，仅在法律或合同要求时才保存。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>ProgrammePage</name>
    <message>
        <source>Programme</source>
        <translation>项目目标</translation>
    </message>
    <message>
        <source>Change the targets</source>
        <translation>修改目标</translation>
    </message>
    <message>
        <source>Recorded here next</source>
        <translation>即将在此记录</translation>
    </message>
    <message>
        <source>Matching, experts, cloud credits, and the counting list behind each target. Targets count residents, the services on the cards of companies, events and the opening balances.</source>
        <translation>业务对接、专家、云资源，以及各目标背后的计数清单。目标现按在驻企业、企业卡片上的服务记录、活动与期初数计算。</translation>
    </message>
    <message>
        <source>Time passed</source>
        <translation>时间进度</translation>
    </message>
    <message>
        <source>{start} – {end} · day {done} of {total} = {share}</source>
        <translation>{start} – {end} · 第 {done} / {total} 天 = {share}</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>Forget who is due</source>
        <translation>清除到期人员</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n person(s)</source>
        <translation>
            <numerusform>清除%n人</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>PurgeWords</name>
    <message>
        <source>Who was inside from {first} to {last} will be without these names ({visits} visits).</source>
        <translation>{first}至{last}的在场记录将不再有这些姓名（共{visits}次来访）。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them came more than once: not recognised any more.</source>
        <translation>
            <numerusform>其中%n人曾多次来访，今后将无法认出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them had agreed to be remembered; that time is over, too.</source>
        <translation>
            <numerusform>其中%n人曾同意保留，该期限也已届满。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ID number(s) go: the settings do not allow them.</source>
        <translation>
            <numerusform>将删除%n个证件号码：设置不允许保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) go: the settings do not allow them.</source>
        <translation>
            <numerusform>将删除%n张照片：设置不允许保存。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other record(s) are due – register, watch list, who came along: whom they name is lost.</source>
        <translation>
            <numerusform>登记、关注名单或同行人中有%n项已到期：此后无法再查到相关人员。</numerusform>
        </translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>Not done by itself: the last change was noted at {before}, and the clock says {after}. If the clock is right, forget them here.</source>
        <translation>未自动清除：最近一次变更记录于{before}，而时钟显示{after}。如时钟正确，请在此处清除。</translation>
    </message>
    <message>
        <source>Not done by itself: after {before} the next time that is known is {after}. If the centre was closed for so long and the clock is right, forget them here; else set the clock.</source>
        <translation>未自动清除：{before}之后的下一个已知时间是{after}。如中心确实停业这么久且时钟正确，请在此处清除；否则请校正时钟。</translation>
    </message>
    <message>
        <source>Looking who would be forgotten</source>
        <translation>正在查找将被清除的人员</translation>
    </message>
    <message>
        <source>Counts, times, category and host of the visits stay. This cannot be undone.</source>
        <translation>来访的人数、时间、类别和被访人保留。此操作无法撤销。</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This is not saved yet. Save it first, or give it up with Esc.</source>
        <translation>尚未保存。请先保存，或按Esc放弃。</translation>
    </message>
    <message>
        <source>“{text}” is no whole number from 0 to {highest}.</source>
        <translation>“{text}”不是0至{highest}之间的整数。</translation>
    </message>
    <message>
        <source>“{text}” is not in the list.</source>
        <translation>列表中没有“{text}”。</translation>
    </message>
</context>
<context>
    <name>RefuseDialog</name>
    <message>
        <source>Turn %1 away</source>
        <translation>谢绝%1</translation>
    </message>
    <message>
        <source>Turn away</source>
        <translation>谢绝</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 was turned away</source>
        <translation>已谢绝%1</translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <source>Parcels</source>
        <translation>快递</translation>
    </message>
    <message>
        <source>Loans</source>
        <translation>借用</translation>
    </message>
    <message>
        <source>Lost and found</source>
        <translation>失物</translation>
    </message>
    <message>
        <source>Cars</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Desk register</source>
        <translation>前台登记簿</translation>
    </message>
</context>
<context>
    <name>RegisterWords</name>
    <message>
        <source>Desk register: parcels, loans, lost things, cars…</source>
        <translation>前台登记簿：快递、借用、失物、车辆…</translation>
    </message>
    <message>
        <source>Let the visitor&apos;s car in… (K)</source>
        <translation>登记访客车辆…（K）</translation>
    </message>
</context>
<context>
    <name>Registered</name>
    <message numerus="yes">
        <source>%n for more than 3 days</source>
        <translation>
            <numerusform>%n件超过3天</numerusform>
        </translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>未归还</translation>
    </message>
    <message>
        <source>due {at}</source>
        <translation>应于{at}归还</translation>
    </message>
    <message>
        <source>Parcel waits</source>
        <translation>快递待取</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) here</source>
        <translation>
            <numerusform>已存放%n天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReopenForm</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续盘点</translation>
    </message>
    <message>
        <source>Seat census {code} is open again</source>
        <translation>席位盘点{code}已重新打开</translation>
    </message>
</context>
<context>
    <name>RepairForm</name>
    <message>
        <source>What is broken</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>其他部位</translation>
    </message>
    <message>
        <source>More exactly</source>
        <translation>具体位置</translation>
    </message>
    <message>
        <source>Such as: left of the door</source>
        <translation>例如：门左侧</translation>
    </message>
    <message>
        <source>Who mends it</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>No day</source>
        <translation>不定</translation>
    </message>
    <message>
        <source>Danger</source>
        <translation>危险</translation>
    </message>
    <message>
        <source>A hazard: it endangers people</source>
        <translation>属于隐患，危及人员安全</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Repair saved: {what}</source>
        <translation>报修已保存：{what}</translation>
    </message>
</context>
<context>
    <name>RepairWords</name>
    <message>
        <source>mended {day}</source>
        <translation>{day}完成</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>逾期%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>期限{day}</translation>
    </message>
    <message>
        <source>no day is set</source>
        <translation>未定期限</translation>
    </message>
</context>
<context>
    <name>RepairsDrawer</name>
    <message>
        <source>Repairs</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Report a repair</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Report a repair…</source>
        <translation>报修…</translation>
    </message>
    <message>
        <source>Nothing is to be mended.</source>
        <translation>没有待维修的事项。</translation>
    </message>
    <message>
        <source>Hide what was mended</source>
        <translation>隐藏已完成</translation>
    </message>
    <message>
        <source>What was mended</source>
        <translation>已完成的报修</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>隐患</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>‹ All repairs</source>
        <translation>‹ 全部报修</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>报修日期</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Who mends it</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Mended on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Show on the plan</source>
        <translation>在平面图上显示</translation>
    </message>
    <message>
        <source>Take it up again…</source>
        <translation>重新处理…</translation>
    </message>
    <message>
        <source>Mended…</source>
        <translation>完成…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>No hazard</source>
        <translation>解除隐患</translation>
    </message>
    <message>
        <source>Take {unit} out of service</source>
        <translation>停用{unit}</translation>
    </message>
    <message>
        <source>End or move who has it…</source>
        <translation>办理迁出或调席…</translation>
    </message>
    <message>
        <source>No hazard any more</source>
        <translation>已解除隐患标记</translation>
    </message>
    <message>
        <source>Marked as a hazard</source>
        <translation>已标记为隐患</translation>
    </message>
    <message>
        <source>{unit} is out of service</source>
        <translation>{unit}已停用</translation>
    </message>
</context>
<context>
    <name>RepairsMenu</name>
    <message>
        <source>Repairs…</source>
        <translation>报修…</translation>
    </message>
    <message>
        <source>Report a repair…</source>
        <translation>报修…</translation>
    </message>
</context>
<context>
    <name>ReplaceForm</name>
    <message>
        <source>New number</source>
        <translation>新编号</translation>
    </message>
    <message>
        <source>Why more than the limit?</source>
        <translation>为何超出上限？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>补发</translation>
    </message>
    <message>
        <source>the old one is noted as lost</source>
        <translation>原件登记为遗失</translation>
    </message>
    <message>
        <source>{old} replaced by {new}</source>
        <translation>{old}已补发为{new}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>with personal data</source>
        <translation>含个人信息</translation>
    </message>
    <message>
        <source>Names and phones of visitors; that they were taken out is kept in the journal.</source>
        <translation>访客的姓名和电话；导出行为会记入变更记录。</translation>
    </message>
    <message>
        <source>Monthly workbook…</source>
        <translation>月度工作簿…</translation>
    </message>
    <message>
        <source>compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比日期</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What changed?</source>
        <translation>有何变化？</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>occupancy {month}.xlsx</source>
        <translation>入驻率月报 {month}.xlsx</translation>
    </message>
    <message>
        <source>Monthly workbook</source>
        <translation>月度工作簿</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>Writing the workbook</source>
        <translation>正在写入工作簿</translation>
    </message>
</context>
<context>
    <name>RetentionBarWords</name>
    <message numerus="yes">
        <source>%n visitor(s) are due to be forgotten.</source>
        <translation>
            <numerusform>有%n名访客的信息到期应清除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look who…</source>
        <translation>查看…</translation>
    </message>
    <message numerus="yes">
        <source>Visitors are to be forgotten %n day(s) after their last visit. Nobody has decided yet whether the program does that by itself.</source>
        <translation>
            <numerusform>访客信息应在末次来访%n天后清除。尚未决定是否由程序自动清除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>去决定…</translation>
    </message>
</context>
<context>
    <name>RetentionView</name>
    <message>
        <source>Who is due to be forgotten</source>
        <translation>到期人员</translation>
    </message>
    <message>
        <source>People who are due</source>
        <translation>到期人员列表</translation>
    </message>
    <message>
        <source>Has agreed to be remembered</source>
        <translation>已同意保留信息</translation>
    </message>
    <message>
        <source>Forget them…</source>
        <translation>清除…</translation>
    </message>
    <message>
        <source>Who will be forgotten next</source>
        <translation>即将清除的人员</translation>
    </message>
    <message>
        <source>Looking who is due</source>
        <translation>正在查看到期人员</translation>
    </message>
    <message>
        <source>Forgetting who is due</source>
        <translation>正在清除到期人员</translation>
    </message>
    <message>
        <source>Will be remembered</source>
        <translation>已记录同意保留</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) forgotten</source>
        <translation>
            <numerusform>已清除%n人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The names in %n other record(s) are gone</source>
        <translation>
            <numerusform>已清除%n项其他记录中的姓名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %n person(s) are due still.</source>
        <translation>
            <numerusform>已停止，仍有%n人待清除。</numerusform>
        </translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) due on {day}</source>
        <translation>
            <numerusform>{day}到期%n人</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is due on {day}.</source>
        <translation>{day}没有到期人员。</translation>
    </message>
    <message>
        <source>Below are the first {shown}.</source>
        <translation>以下列出前{shown}人。</translation>
    </message>
    <message>
        <source>last here {day}</source>
        <translation>末次来访{day}</translation>
    </message>
    <message>
        <source>had agreed to be remembered</source>
        <translation>曾同意保留</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Reason for changing the past</source>
        <translation>更改过往数据的原因</translation>
    </message>
    <message>
        <source>Changes before saving</source>
        <translation>保存前的变更清单</translation>
    </message>
    <message>
        <source>{fault} It was so before.</source>
        <translation>{fault}（原本如此）</translation>
    </message>
</context>
<context>
    <name>RollAtHand</name>
    <message>
        <source>A muster roll of {when} is kept on this workstation.</source>
        <translation>本机保存有{when}的疏散点名表。</translation>
    </message>
    <message>
        <source>Muster F12</source>
        <translation>点名 F12</translation>
    </message>
</context>
<context>
    <name>RollModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>证号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>From</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>去处</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>● safe</source>
        <translation>● 已到</translation>
    </message>
    <message numerus="yes">
        <source>● %n safe</source>
        <translation>
            <numerusform>● %n人已到</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ {safe} of {heads}</source>
        <translation>▲ {heads}人中{safe}人</translation>
    </message>
    <message>
        <source>○ not known</source>
        <translation>○ 未知</translation>
    </message>
    <message>
        <source>○ missing</source>
        <translation>○ 未到</translation>
    </message>
    <message numerus="yes">
        <source>○ %n missing</source>
        <translation>
            <numerusform>○ %n人未到</numerusform>
        </translation>
    </message>
    <message>
        <source>○ no word</source>
        <translation>○ 未报告</translation>
    </message>
    <message>
        <source>ticked {time}</source>
        <translation>{time}点到</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>{time}进入</translation>
    </message>
</context>
<context>
    <name>RoomGrid</name>
    <message>
        <source>{room}, {time}, free</source>
        <translation>{room}，{time}，空闲</translation>
    </message>
    <message>
        <source>{times} · free</source>
        <translation>{times} · 空闲</translation>
    </message>
    <message>
        <source>{times} · closed: {reason}</source>
        <translation>{times} · 不开放：{reason}</translation>
    </message>
    <message>
        <source>{times} · conflicts with {subject}, {taken}</source>
        <translation>{times} · 与“{subject}”冲突（{taken}）</translation>
    </message>
    <message>
        <source>{count} booths</source>
        <translation>{count}间</translation>
    </message>
    <message>
        <source>{count} places</source>
        <translation>{count}人</translation>
    </message>
    <message>
        <source>1 place</source>
        <translation>1人</translation>
    </message>
</context>
<context>
    <name>RuleForm</name>
    <message>
        <source>Somebody goes along</source>
        <translation>须有人陪同</translation>
    </message>
    <message>
        <source>Must be filled in</source>
        <translation>必填项</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>入内</translation>
    </message>
    <message>
        <source>Notice at the desk, English</source>
        <translation>前台提示（英文）</translation>
    </message>
    <message>
        <source>Notice at the desk, Chinese</source>
        <translation>前台提示（中文）</translation>
    </message>
    <message>
        <source>A pass is good for days</source>
        <translation>通行证有效天数</translation>
    </message>
    <message>
        <source>Days that data is kept</source>
        <translation>信息保留天数</translation>
    </message>
    <message>
        <source>Save this category</source>
        <translation>保存该类别</translation>
    </message>
    <message>
        <source>Empty: no pass that ends</source>
        <translation>留空：无需通行证</translation>
    </message>
    <message>
        <source>Empty: as long as everybody&apos;s</source>
        <translation>留空：与其他访客相同</translation>
    </message>
    <message>
        <source>Saved: {category}</source>
        <translation>已保存：{category}</translation>
    </message>
</context>
<context>
    <name>SameCompanyBar</name>
    <message>
        <source>{code} {name} may be the same company.</source>
        <translation>{code} {name}可能是同一企业。</translation>
    </message>
    <message>
        <source>Two companies</source>
        <translation>是两家企业</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>{one} and {other} are two companies</source>
        <translation>已确认{one}与{other}为两家企业</translation>
    </message>
</context>
<context>
    <name>ScanTaker</name>
    <message>
        <source>%1 is in, badge %2</source>
        <translation>%1已签到，访客证%2</translation>
    </message>
    <message>
        <source>%1 is chosen in the list: Enter goes on.</source>
        <translation>已在列表中选中%1，按回车继续。</translation>
    </message>
    <message>
        <source>Badge %1 is back</source>
        <translation>访客证%1已收回</translation>
    </message>
</context>
<context>
    <name>ScoutingForm</name>
    <message>
        <source>Found by</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Where, by whom</source>
        <translation>地点、经办人</translation>
    </message>
    <message>
        <source>Found on</source>
        <translation>寻访日期</translation>
    </message>
    <message>
        <source>Score, 0 to 100</source>
        <translation>评分（0至100）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>行业领域</translation>
    </message>
    <message>
        <source>Add company</source>
        <translation>添加企业</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Scouting saved</source>
        <translation>寻访记录已保存</translation>
    </message>
    <message>
        <source>{company} added as {code}</source>
        <translation>已添加{company}，编号{code}</translation>
    </message>
</context>
<context>
    <name>SeatDone</name>
    <message>
        <source>{unit} assigned to {company}</source>
        <translation>已将 {unit} 分配给 {company}</translation>
    </message>
    <message>
        <source>{unit} held for {company}</source>
        <translation>已为 {company} 预留 {unit}</translation>
    </message>
    <message>
        <source>{unit} held</source>
        <translation>已预留 {unit}</translation>
    </message>
    <message>
        <source>{company} has {unit}, too</source>
        <translation>{company} 另使用 {unit}</translation>
    </message>
    <message>
        <source>{company} takes up {unit}</source>
        <translation>{company} 入驻 {unit}</translation>
    </message>
    <message>
        <source>{company} moved from {unit} to {other}</source>
        <translation>{company} 已从 {unit} 调到 {other}</translation>
    </message>
    <message>
        <source>{unit} and {other} swapped</source>
        <translation>{unit} 与 {other} 已互换</translation>
    </message>
    <message>
        <source>Hold on {unit} extended</source>
        <translation>{unit} 的预留已延长</translation>
    </message>
    <message>
        <source>{unit} extended</source>
        <translation>{unit} 已续期</translation>
    </message>
    <message>
        <source>Notice noted for {unit}</source>
        <translation>已登记 {unit} 待退</translation>
    </message>
    <message>
        <source>{company} moved out of {unit}</source>
        <translation>{company} 已迁出 {unit}</translation>
    </message>
    <message>
        <source>{unit}: another first day</source>
        <translation>已变更 {unit} 的首日</translation>
    </message>
    <message>
        <source>Called off for {unit}</source>
        <translation>已取消 {unit} 的安排</translation>
    </message>
    <message>
        <source>Hold on {unit} released</source>
        <translation>已释放 {unit} 的预留</translation>
    </message>
    <message>
        <source>{unit} is out of service</source>
        <translation>{unit} 已停用</translation>
    </message>
    <message>
        <source>{unit} is back in service</source>
        <translation>{unit} 已恢复使用</translation>
    </message>
    <message>
        <source>{unit} assigned to {company} from {day}</source>
        <translation>已将 {unit} 分配给 {company}，自{day}起</translation>
    </message>
    <message>
        <source>{unit} held for {company} from {day}</source>
        <translation>自{day}起为 {company} 预留 {unit}</translation>
    </message>
    <message>
        <source>{unit} held from {day}</source>
        <translation>自{day}起预留 {unit}</translation>
    </message>
    <message>
        <source>{company} has {unit}, too, from {day}</source>
        <translation>{company} 自{day}起另使用 {unit}</translation>
    </message>
    <message>
        <source>{company} takes up {unit} from {day}</source>
        <translation>{company} 自{day}起入驻 {unit}</translation>
    </message>
    <message>
        <source>{company} moved from {unit} to {other} on {day}</source>
        <translation>{company} 已于{day}从 {unit} 调到 {other}</translation>
    </message>
    <message>
        <source>{company} moves from {unit} to {other} on {day}</source>
        <translation>{company} 将于{day}从 {unit} 调到 {other}</translation>
    </message>
    <message>
        <source>{unit} and {other} swapped from {day}</source>
        <translation>{unit} 与 {other} 自{day}起互换</translation>
    </message>
    <message>
        <source>Notice of {day} noted for {unit}</source>
        <translation>已登记 {unit} 于{day}提出的待退</translation>
    </message>
    <message>
        <source>{unit}: first day {day}</source>
        <translation>{unit}：首日为{day}</translation>
    </message>
    <message>
        <source>Called off for {unit}: nothing begins on {day}</source>
        <translation>已取消 {unit} 的安排：{day}不再开始</translation>
    </message>
    <message>
        <source>Hold on {unit} released from {day}</source>
        <translation>{unit} 的预留自{day}起释放</translation>
    </message>
    <message>
        <source>{unit} is out of service since {day}</source>
        <translation>{unit} 自{day}起已停用</translation>
    </message>
    <message>
        <source>{unit} is out of service from {day}</source>
        <translation>{unit} 将自{day}起停用</translation>
    </message>
    <message>
        <source>{unit} is back in service since {day}</source>
        <translation>{unit} 自{day}起已恢复使用</translation>
    </message>
    <message>
        <source>{unit} is back in service from {day}</source>
        <translation>{unit} 将自{day}起恢复使用</translation>
    </message>
    <message>
        <source>{company} left {unit}, last day {day}</source>
        <translation>{company} 已迁出 {unit}，最后一天为{day}</translation>
    </message>
    <message>
        <source>{company} leaves {unit}, last day {day}</source>
        <translation>{company} 将迁出 {unit}，最后一天为{day}</translation>
    </message>
    <message>
        <source>Hold on {unit} extended to {day}</source>
        <translation>{unit} 的预留已延长至{day}</translation>
    </message>
    <message>
        <source>{unit} extended to {day}</source>
        <translation>{unit} 已延长至{day}</translation>
    </message>
    <message>
        <source>{company} stays in {unit} without an agreed end</source>
        <translation>{company} 继续使用 {unit}，未约定到期日</translation>
    </message>
    <message>
        <source>{company} stays in {unit}, last day {day}</source>
        <translation>{company} 继续使用 {unit}，最后一天为{day}</translation>
    </message>
</context>
<context>
    <name>SeatFields</name>
    <message>
        <source>Usable again from</source>
        <translation>恢复使用自</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>首日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>末日</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Number, if there is one</source>
        <translation>编号（如有）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Free again from</source>
        <translation>重新空闲自</translation>
    </message>
    <message>
        <source>Lapses after</source>
        <translation>预留至</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Further seat</source>
        <translation>增加的席位</translation>
    </message>
    <message>
        <source>To seat</source>
        <translation>调往席位</translation>
    </message>
    <message>
        <source>First day there</source>
        <translation>调入首日</translation>
    </message>
    <message>
        <source>With</source>
        <translation>互换对象</translation>
    </message>
    <message>
        <source>New last day</source>
        <translation>新的到期日</translation>
    </message>
    <message>
        <source>They said so on</source>
        <translation>告知日期</translation>
    </message>
    <message>
        <source>They leave on</source>
        <translation>离开日期</translation>
    </message>
    <message>
        <source>Last day in the seat</source>
        <translation>在席位的末日</translation>
    </message>
    <message>
        <source>Why it ends</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Who has it</source>
        <translation>现使用企业</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>It ends on {day}: extend it, too</source>
        <translation>协议{day}到期，一并延长</translation>
    </message>
    <message>
        <source>Agreement {number}</source>
        <translation>协议 {number}</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>尚未确定</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>名称或编号</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>{code} · {count} desks · {area} m²</source>
        <translation>{code} · {count} 工位 · {area} ㎡</translation>
    </message>
    <message>
        <source>{code} · {who} until {day}</source>
        <translation>{code} · {who}，至 {day}</translation>
    </message>
    <message>
        <source>Choose a seat</source>
        <translation>请选择席位</translation>
    </message>
</context>
<context>
    <name>SeatForm</name>
    <message>
        <source>This seat cannot be chosen here.</source>
        <translation>此处不能选择该席位。</translation>
    </message>
    <message>
        <source>{people} people for {count} desks: crowded</source>
        <translation>{people} 人，{count} 工位：拥挤</translation>
    </message>
    <message>
        <source>{holder} leaves before then: record it</source>
        <translation>{holder} 将在此之前离开：登记</translation>
    </message>
    <message>
        <source>Ends on {day}</source>
        <translation>于 {day} 结束</translation>
    </message>
    <message>
        <source>Moves to {unit} · {count} desks</source>
        <translation>调到 {unit} · {count} 工位</translation>
    </message>
    <message>
        <source>Ends, or moves …</source>
        <translation>结束，或迁移……</translation>
    </message>
    <message>
        <source>This changes days that are past, and what was reported of them. Why?</source>
        <translation>这会更改过去的日期以及已上报的数据，请说明原因。</translation>
    </message>
    <message>
        <source>Pick a free seat here or on the plan.</source>
        <translation>在此或在平面图上选择空闲席位。</translation>
    </message>
    <message>
        <source>{company} keeps {unit}. Pick a further seat here or on the plan.</source>
        <translation>{company} 保留 {unit}。在此或在平面图上选择增加的席位。</translation>
    </message>
    <message>
        <source>{unit}; the company keeps {others}.</source>
        <translation>{unit}；企业保留 {others}。</translation>
    </message>
    <message>
        <source>{company} · {unit}: nothing begins on {day}.</source>
        <translation>{company} · {unit}：{day} 的安排不再执行。</translation>
    </message>
    <message>
        <source>{company} · {unit}: nobody moves after {day}.</source>
        <translation>{company} · {unit}：{day}后不再迁移。</translation>
    </message>
    <message>
        <source>Together with: {names}</source>
        <translation>一并处理：{names}</translation>
    </message>
    <message>
        <source>{company} stays in {unit} and does not leave on {day}.</source>
        <translation>{company} 留在 {unit}，不在 {day} 离开。</translation>
    </message>
    <message>
        <source>{holder} has left: record it</source>
        <translation>{holder} 已离开：登记</translation>
    </message>
</context>
<context>
    <name>SeatPanel</name>
    <message>
        <source>0  As recorded</source>
        <translation>0  与登记相符</translation>
    </message>
    <message>
        <source>Who is there</source>
        <translation>实际使用企业</translation>
    </message>
    <message>
        <source>Desks found</source>
        <translation>实有工位</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Name or code; empty when nobody knows</source>
        <translation>名称或编号，不详则留空</translation>
    </message>
    <message>
        <source>Seat {place} of {total} · {count} desks recorded</source>
        <translation>第{place}个，共{total}个 · 登记{count}工位</translation>
    </message>
    <message>
        <source>“{text}” is not in the list.</source>
        <translation>“{text}”不在列表中。</translation>
    </message>
</context>
<context>
    <name>SeriesChoice</name>
    <message>
        <source>on a day</source>
        <translation>到某一天</translation>
    </message>
    <message>
        <source>after a number of times</source>
        <translation>按次数</translation>
    </message>
    <message>
        <source>Leave out days off and closures</source>
        <translation>跳过休息日和闭馆时间</translation>
    </message>
    <message>
        <source>The dates</source>
        <translation>日期列表</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Days of the week</source>
        <translation>星期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>How many times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>频率</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>仅一次</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Every workday</source>
        <translation>每个工作日</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every two weeks</source>
        <translation>每两周</translation>
    </message>
    <message>
        <source>Every month on this date</source>
        <translation>每月此日</translation>
    </message>
    <message>
        <source>Every month on this weekday</source>
        <translation>每月此星期几</translation>
    </message>
    <message>
        <source>Choose at least one day of the week.</source>
        <translation>请至少选择一个星期几。</translation>
    </message>
    <message>
        <source>No dates yet.</source>
        <translation>暂无日期。</translation>
    </message>
    <message numerus="yes">
        <source>%n date(s), the last on %1</source>
        <translation>
            <numerusform>共%n个日期，最后一次为%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>已跳过%1个</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>闭馆</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>已跳过</translation>
    </message>
</context>
<context>
    <name>ServiceForm</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供方</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>对接方</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Amount (yuan)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Record service</source>
        <translation>登记服务</translation>
    </message>
    <message>
        <source>More: result, amount, evidence</source>
        <translation>更多：结果、金额、佐证</translation>
    </message>
    <message>
        <source>Who provided it? Name it here.</source>
        <translation>由谁提供？请在此填写。</translation>
    </message>
    <message>
        <source>Service for {company}</source>
        <translation>服务 · {company}</translation>
    </message>
    <message>
        <source>{service} recorded</source>
        <translation>已登记{service}</translation>
    </message>
    <message>
        <source>{service} saved</source>
        <translation>已保存{service}</translation>
    </message>
</context>
<context>
    <name>ServicesPart</name>
    <message>
        <source>Record service</source>
        <translation>登记服务</translation>
    </message>
    <message>
        <source>No service is written down yet.</source>
        <translation>尚无服务记录。</translation>
    </message>
    <message>
        <source>No service is written down yet. Record the first: a training, a cloud credit, a matching, a docking. It makes the company supported, also without a seat.</source>
        <translation>尚无服务记录。请登记第一条：培训、云资源、业务对接或投融资对接。登记后，企业即使没有席位也计为“服务”企业。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the service {service}</source>
        <translation>编辑服务：{service}</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>取消…</translation>
    </message>
    <message>
        <source>Cancel the service {service}</source>
        <translation>取消服务：{service}</translation>
    </message>
    <message>
        <source>Evidence: {text}</source>
        <translation>佐证：{text}</translation>
    </message>
    <message>
        <source>Cancelled: {reason}</source>
        <translation>已取消：{reason}</translation>
    </message>
    <message>
        <source>Show older services</source>
        <translation>显示更早的服务</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Keys and commands  F1</source>
        <translation>按键与命令  F1</translation>
    </message>
</context>
<context>
    <name>SettleForm</name>
    <message>
        <source>How it ended</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>领取人</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Settled: {what}</source>
        <translation>已处理：{what}</translation>
    </message>
</context>
<context>
    <name>SeveralForm</name>
    <message numerus="yes">
        <source>%n piece(s) selected</source>
        <translation>
            <numerusform>已选%n项</numerusform>
        </translation>
    </message>
    <message>
        <source>Desks each</source>
        <translation>各工位数</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>起始编号</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Number in reading order</source>
        <translation>按阅读顺序编号</translation>
    </message>
    <message>
        <source>Align and spread</source>
        <translation>对齐与分布</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>左对齐</translation>
    </message>
    <message>
        <source>Align centres</source>
        <translation>水平居中对齐</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>右对齐</translation>
    </message>
    <message>
        <source>Same gaps across</source>
        <translation>横向等距</translation>
    </message>
    <message>
        <source>Align tops</source>
        <translation>上对齐</translation>
    </message>
    <message>
        <source>Align middles</source>
        <translation>垂直居中对齐</translation>
    </message>
    <message>
        <source>Align bottoms</source>
        <translation>下对齐</translation>
    </message>
    <message>
        <source>Same gaps down</source>
        <translation>纵向等距</translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>Which sheet holds the ledger?</source>
        <translation>哪张工作表是台账？</translation>
    </message>
    <message>
        <source>Sheets of the workbook</source>
        <translation>工作簿中的工作表</translation>
    </message>
    <message>
        <source>Take this sheet</source>
        <translation>使用此表</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message numerus="yes">
        <source>{name} – %n row(s)</source>
        <translation>
            <numerusform>{name} – %n行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShorterDialog</name>
    <message>
        <source>Remember people for a shorter time</source>
        <translation>缩短信息保留期限</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message numerus="yes">
        <source>%n more person(s) would be due at once.</source>
        <translation>
            <numerusform>立即到期的将增加%n人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The names in %n more record(s) would be due at once.</source>
        <translation>
            <numerusform>其他记录中另有%n项的姓名将立即到期。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Widen or narrow the sidebar</source>
        <translation>展开或收起侧栏</translation>
    </message>
</context>
<context>
    <name>SignForm</name>
    <message>
        <source>Signed for the company</source>
        <translation>企业方签字</translation>
    </message>
    <message>
        <source>Signed for the centre</source>
        <translation>中心方签字</translation>
    </message>
    <message>
        <source>Done, both signed</source>
        <translation>完成，双方已签字</translation>
    </message>
    <message>
        <source>Done: {item}</source>
        <translation>已完成：{item}</translation>
    </message>
</context>
<context>
    <name>SolidForm</name>
    <message>
        <source>Doors</source>
        <translation>门</translation>
    </message>
    <message>
        <source>Door in the upper wall</source>
        <translation>上墙开门</translation>
    </message>
    <message>
        <source>Door in the right wall</source>
        <translation>右墙开门</translation>
    </message>
    <message>
        <source>Door in the lower wall</source>
        <translation>下墙开门</translation>
    </message>
    <message>
        <source>Door in the left wall</source>
        <translation>左墙开门</translation>
    </message>
</context>
<context>
    <name>SpaceForm</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Fire limit, people</source>
        <translation>消防限员，人</translation>
    </message>
    <message>
        <source>0: it cannot be booked</source>
        <translation>0表示不可预订</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>People in each layout</source>
        <translation>各布局可容纳人数</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Begin the census</source>
        <translation>开始盘点</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Seat census {code} has begun</source>
        <translation>席位盘点{code}已开始</translation>
    </message>
    <message>
        <source>Seat census {code} saved</source>
        <translation>席位盘点{code}已保存</translation>
    </message>
</context>
<context>
    <name>StillOpenModel</name>
    <message>
        <source>Close</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>证号</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Stays for</source>
        <translation>所属活动</translation>
    </message>
    <message>
        <source>to be closed</source>
        <translation>将关闭</translation>
    </message>
    <message>
        <source>stays open</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>SuggestionList</name>
    <message>
        <source>Free instead</source>
        <translation>可改为</translation>
    </message>
    <message>
        <source>Nothing else is free.</source>
        <translation>没有其他空闲时段。</translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message>
        <source>{actual} of {target} = {share}</source>
        <translation>{actual} / {target} = {share}</translation>
    </message>
    <message>
        <source>{number} of these are an opening balance, from before this program.</source>
        <translation>其中 {number} 为期初数，早于本程序。</translation>
    </message>
    <message>
        <source>Reached.</source>
        <translation>已达成。</translation>
    </message>
    <message>
        <source>The window is over; {missing} are missing.</source>
        <translation>项目期已结束，差 {missing}。</translation>
    </message>
    <message>
        <source>The window has not begun.</source>
        <translation>项目期尚未开始。</translation>
    </message>
    <message>
        <source>At this pace {forecast} by the end: on target.</source>
        <translation>按此进度期末达 {forecast}：可达标。</translation>
    </message>
    <message>
        <source>At this pace {forecast} by the end: behind by {missing}.</source>
        <translation>按此进度期末达 {forecast}：差 {missing}。</translation>
    </message>
</context>
<context>
    <name>TemplateLine</name>
    <message>
        <source>both sign</source>
        <translation>双方签字</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Item {place} in English</source>
        <translation>第{place}项，英文</translation>
    </message>
    <message>
        <source>Item {place} in Chinese</source>
        <translation>第{place}项，中文</translation>
    </message>
    <message>
        <source>Item {place}: both sign</source>
        <translation>第{place}项：双方签字</translation>
    </message>
    <message>
        <source>Move item {place} up</source>
        <translation>上移第{place}项</translation>
    </message>
    <message>
        <source>Move item {place} down</source>
        <translation>下移第{place}项</translation>
    </message>
    <message>
        <source>Take item {place} away</source>
        <translation>移除第{place}项</translation>
    </message>
</context>
<context>
    <name>TermsCard</name>
    <message>
        <source>In English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>In Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>What visitors accept</source>
        <translation>访客需确认的条款</translation>
    </message>
    <message>
        <source>Visitors accept these when they check in</source>
        <translation>访客签到时须确认</translation>
    </message>
    <message>
        <source>Each version is accepted once. What somebody accepted stays as it is; a new text is a new version.</source>
        <translation>每个版本只需确认一次。已有人确认的版本不再改动，新内容即为新版本。</translation>
    </message>
    <message>
        <source>Version {number}, {count} accepted</source>
        <translation>第{number}版，{count}人已确认</translation>
    </message>
    <message>
        <source>Look at it on paper</source>
        <translation>查看打印样式</translation>
    </message>
    <message>
        <source>Save as version 1</source>
        <translation>保存为第1版</translation>
    </message>
    <message>
        <source>Save as version {number}</source>
        <translation>保存为第{number}版</translation>
    </message>
    <message>
        <source>Save version {number}</source>
        <translation>保存第{number}版</translation>
    </message>
    <message>
        <source>Nothing is written yet: visitors accept nothing of this kind.</source>
        <translation>尚未填写，访客无需确认此项。</translation>
    </message>
    <message>
        <source>Version {number} holds from {day}.</source>
        <translation>第{number}版自{day}起生效。</translation>
    </message>
    <message>
        <source>Version {number} is saved</source>
        <translation>第{number}版已保存</translation>
    </message>
    <message>
        <source>Visitors are asked now</source>
        <translation>已开启访客确认</translation>
    </message>
    <message>
        <source>Visitors are not asked any more</source>
        <translation>已关闭访客确认</translation>
    </message>
</context>
<context>
    <name>TermsCheck</name>
    <message>
        <source>Not accepted yet. Tick it once the visitor has read and accepted it.</source>
        <translation>尚未确认，请在访客阅读并同意后勾选。</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1（第%2版）</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>The visitor accepts it</source>
        <translation>访客已同意</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>coming: {what}</source>
        <translation>将来：{what}</translation>
    </message>
</context>
<context>
    <name>TimesDialog</name>
    <message>
        <source>Times of %1</source>
        <translation>%1的进出时间</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>In</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Times of %1 corrected</source>
        <translation>已更正%1的时间</translation>
    </message>
</context>
<context>
    <name>ToDoCard</name>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done}/{all}</translation>
    </message>
    <message>
        <source>no list yet</source>
        <translation>尚无清单</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) to enter</source>
        <translation>
            <numerusform>%n行待录入</numerusform>
        </translation>
    </message>
    <message>
        <source>Paper kit</source>
        <translation>纸质登记单</translation>
    </message>
</context>
<context>
    <name>Toasts</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Find anything  Ctrl+F</source>
        <translation>查找  Ctrl+F</translation>
    </message>
    <message>
        <source>Check in visitor</source>
        <translation>访客签到</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Expected today</source>
        <translation>今日预约</translation>
    </message>
    <message>
        <source>Rooms free now</source>
        <translation>空闲场地</translation>
    </message>
    <message>
        <source>Seats free</source>
        <translation>空闲席位</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>结束当日</translation>
    </message>
    <message>
        <source>Now and next</source>
        <translation>现在与接下来</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) still open at the end of the day.</source>
        <translation>
            <numerusform>当日结束时仍有%n条来访未签离。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is planned today. Expect someone?</source>
        <translation>今天没有安排。有人要来吗？</translation>
    </message>
    <message>
        <source>Add an expected visitor</source>
        <translation>添加预约访客</translation>
    </message>
    <message>
        <source>Nothing needs attention.</source>
        <translation>没有需要关注的事项。</translation>
    </message>
    <message>
        <source>Nobody moves in the next two weeks.</source>
        <translation>未来两周没有迁入迁出。</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>需关注</translation>
    </message>
    <message>
        <source>Moves of the next two weeks</source>
        <translation>未来两周的变动</translation>
    </message>
    <message>
        <source>Parcels waiting</source>
        <translation>待取快递</translation>
    </message>
    <message>
        <source>Rooms now</source>
        <translation>场地现况</translation>
    </message>
    <message>
        <source>of at most {limit}</source>
        <translation>上限 {limit}</translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>下一位 {time}</translation>
    </message>
    <message>
        <source>of {number}</source>
        <translation>共 {number}</translation>
    </message>
    <message>
        <source>{occupied} of {usable} = {rate}</source>
        <translation>{occupied} / {usable} = {rate}</translation>
    </message>
    <message>
        <source>Closed today</source>
        <translation>今日不开放</translation>
    </message>
    <message>
        <source>Closed since {time}</source>
        <translation>已于 {time} 关闭</translation>
    </message>
    <message>
        <source>Opens at {time}</source>
        <translation>{time} 开放</translation>
    </message>
    <message>
        <source>Open until {time}</source>
        <translation>开放至 {time}</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Show the whole floor (0)</source>
        <translation>显示整个楼层（0）</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Grid {size} m</source>
        <translation>网格 {size} 米</translation>
    </message>
    <message>
        <source>No grid</source>
        <translation>无网格</translation>
    </message>
</context>
<context>
    <name>UndoHistory</name>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>已重做：{what}</translation>
    </message>
</context>
<context>
    <name>UnitCard</name>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>Crowded</source>
        <translation>拥挤</translation>
    </message>
    <message>
        <source>Show {day}</source>
        <translation>查看 {day}</translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Ends tomorrow</source>
        <translation>明天到期</translation>
    </message>
    <message>
        <source>Ends in {days} days</source>
        <translation>{days} 天后到期</translation>
    </message>
    <message>
        <source>{days} days past its end</source>
        <translation>超期 {days} 天</translation>
    </message>
    <message>
        <source>1 day past its end</source>
        <translation>超期 1 天</translation>
    </message>
    <message>
        <source>The agreement ended on {day}. Note that they have left, or extend it.</source>
        <translation>协议已于 {day} 到期。请登记离开，或续期。</translation>
    </message>
    <message>
        <source>They leave on {day}: prepare the handover.</source>
        <translation>将于 {day} 离开：请准备交接。</translation>
    </message>
    <message>
        <source>The agreement ends on {day}. Extend it, or note that they leave.</source>
        <translation>协议于 {day} 到期。请续期，或登记离开。</translation>
    </message>
    <message>
        <source>The hold lapses after {day}.</source>
        <translation>预留于 {day} 后失效。</translation>
    </message>
    <message>
        <source>{company} comes on {day}.</source>
        <translation>{company} 将于{day}迁入。</translation>
    </message>
    <message>
        <source>The seat is out of service from {day}.</source>
        <translation>该席位自{day}起停用。</translation>
    </message>
    <message>
        <source>Nobody noted when {company} left: their agreement ended on {day}.</source>
        <translation>未登记 {company} 何时迁出：其协议已于{day}到期。</translation>
    </message>
    <message>
        <source>They move to {unit}; {day} is the last day here.</source>
        <translation>将调到 {unit}；{day} 为在此末日。</translation>
    </message>
    <message>
        <source>The hold is taken up after {day}.</source>
        <translation>预留于 {day} 后转为入驻。</translation>
    </message>
    <message>
        <source>{day} is the last day here.</source>
        <translation>{day} 为在此末日。</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the phone number</source>
        <translation>复制电话号码</translation>
    </message>
    <message>
        <source>{phone} copied</source>
        <translation>已复制 {phone}</translation>
    </message>
</context>
<context>
    <name>UnitFacts</name>
    <message>
        <source>{area} m² · 1 desk</source>
        <translation>{area} ㎡ · 1 工位</translation>
    </message>
    <message>
        <source>{area} m² · {count} desks</source>
        <translation>{area} ㎡ · {count} 工位</translation>
    </message>
    <message>
        <source>Vacant since</source>
        <translation>空置自</translation>
    </message>
    <message>
        <source>Held from</source>
        <translation>预留自</translation>
    </message>
    <message>
        <source>Out of service from</source>
        <translation>停用自</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>入驻自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Free until</source>
        <translation>空闲至</translation>
    </message>
    <message>
        <source>Retired from</source>
        <translation>注销日期</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Also in</source>
        <translation>另在</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Notice given</source>
        <translation>待退通知</translation>
    </message>
    <message>
        <source>Cards and keys</source>
        <translation>门禁卡与钥匙</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Company card</source>
        <translation>企业卡片</translation>
    </message>
    <message>
        <source>open end</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>{day} (the last day)</source>
        <translation>{day}（末日）</translation>
    </message>
    <message>
        <source>{day} (1 day left)</source>
        <translation>{day}（剩 1 天）</translation>
    </message>
    <message>
        <source>{day} ({days} days left)</source>
        <translation>{day}（剩 {days} 天）</translation>
    </message>
    <message>
        <source>{count} × {what} ({numbers})</source>
        <translation>{what} {count} 件（{numbers}）</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Area, m²</source>
        <translation>面积，m²</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>工位数</translation>
    </message>
    <message>
        <source>As drawn</source>
        <translation>按图计算</translation>
    </message>
    <message>
        <source>As agreed; empty: as drawn</source>
        <translation>按约定；留空则按图计算</translation>
    </message>
</context>
<context>
    <name>UnitRepairs</name>
    <message>
        <source>Open repairs</source>
        <translation>待修事项</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>隐患</translation>
    </message>
    <message>
        <source>late since {day}</source>
        <translation>自{day}起逾期</translation>
    </message>
</context>
<context>
    <name>UnitTimes</name>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>{day} · Seat opened</source>
        <translation>{day} · 席位启用</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>即将</translation>
    </message>
    <message>
        <source>Show {day}</source>
        <translation>查看 {day}</translation>
    </message>
    <message>
        <source>{day} · Seat retired</source>
        <translation>{day} · 席位注销</translation>
    </message>
    <message>
        <source>{start} – {end}</source>
        <translation>{start} – {end}</translation>
    </message>
    <message>
        <source>open end</source>
        <translation>长期</translation>
    </message>
</context>
<context>
    <name>UnitWaiting</name>
    <message>
        <source>Would suit who waits</source>
        <translation>适合的候位企业</translation>
    </message>
    <message>
        <source>Free from {day}</source>
        <translation>自{day}起空出</translation>
    </message>
    <message>
        <source>{day}: show the plan of that day</source>
        <translation>{day}：显示当日平面图</translation>
    </message>
    <message>
        <source>Only until {day}: the seat is retired then.</source>
        <translation>仅可使用至{day}，之后席位注销。</translation>
    </message>
    <message>
        <source>Only until {day}: somebody comes then.</source>
        <translation>仅空至{day}，此后已有安排。</translation>
    </message>
    <message>
        <source>{company} · {count} desks · since {day}</source>
        <translation>{company} · {count} 工位 · 自{day}</translation>
    </message>
    <message>
        <source>{verb}: {company}</source>
        <translation>{verb}：{company}</translation>
    </message>
</context>
<context>
    <name>UnitsModel</name>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Desks</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>入驻</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>Seat {code}</source>
        <translation>席位 {code}</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>{count} desks</source>
        <translation>{count} 工位</translation>
    </message>
    <message>
        <source>more people than desks</source>
        <translation>人多于工位</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) inside</source>
        <translation>
            <numerusform>在场访客%n人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repair(s) open</source>
        <translation>
            <numerusform>待修%n项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n urgent repair(s) open</source>
        <translation>
            <numerusform>紧急待修%n项</numerusform>
        </translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} 至 {end}</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还剩%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>自{day}起</translation>
    </message>
    <message>
        <source>{area} m² · {count} desks</source>
        <translation>{area} ㎡ · {count} 工位</translation>
    </message>
    <message>
        <source>{area} m² · {people} people at {count} desks</source>
        <translation>{area} ㎡ · {people} 人 / {count} 工位</translation>
    </message>
</context>
<context>
    <name>Untold</name>
    <message>
        <source>Host not told</source>
        <translation>未通知被访人</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>未通知</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Told otherwise</source>
        <translation>已另行告知</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>复制通知</translation>
    </message>
    <message>
        <source>Show the visit</source>
        <translation>查看来访</translation>
    </message>
    <message>
        <source>Sending again</source>
        <translation>正在重新发送</translation>
    </message>
    <message>
        <source>Noted: told otherwise</source>
        <translation>已登记：另行告知</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>已复制通知</translation>
    </message>
</context>
<context>
    <name>UsccWords</name>
    <message>
        <source>A credit code has 18 characters. It can be kept as it is.</source>
        <translation>统一社会信用代码应为18位，仍可保存。</translation>
    </message>
    <message>
        <source>A character is none of a credit code. It can be kept as it is.</source>
        <translation>含有代码中不会出现的字符，仍可保存。</translation>
    </message>
    <message>
        <source>The check digit does not fit. It can be kept as it is.</source>
        <translation>校验位不符，仍可保存。</translation>
    </message>
</context>
<context>
    <name>VehiclesModel</name>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>车主</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>门岗</translation>
    </message>
    <message>
        <source>further notice</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Told {at}</source>
        <translation>已于{at}告知</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>未告知</translation>
    </message>
</context>
<context>
    <name>VehiclesPane</name>
    <message>
        <source>Open end</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Number plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>车主</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Until, that day included</source>
        <translation>至（含当日）</translation>
    </message>
    <message>
        <source>Note for the gate</source>
        <translation>门岗备注</translation>
    </message>
    <message>
        <source>Such as: 沪A12345</source>
        <translation>例如：沪A12345</translation>
    </message>
    <message>
        <source>Company or person</source>
        <translation>企业或车主</translation>
    </message>
    <message>
        <source>Save (Enter)</source>
        <translation>保存（回车）</translation>
    </message>
    <message>
        <source>Copy for the gate</source>
        <translation>复制给门岗</translation>
    </message>
    <message>
        <source>Gate told</source>
        <translation>已告知门岗</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Show the visit</source>
        <translation>查看来访</translation>
    </message>
    <message>
        <source>Let a car in</source>
        <translation>登记车辆</translation>
    </message>
    <message>
        <source>Change the car</source>
        <translation>修改车辆登记</translation>
    </message>
    <message>
        <source>Goes with the visit.</source>
        <translation>随该次来访登记。</translation>
    </message>
    <message>
        <source>May come in</source>
        <translation>可入内</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>No car has these words.</source>
        <translation>没有符合的车辆。</translation>
    </message>
    <message>
        <source>No car is registered.</source>
        <translation>没有登记的车辆。</translation>
    </message>
    <message>
        <source>No entry of a car is over.</source>
        <translation>没有过期的车辆登记。</translation>
    </message>
    <message>
        <source>Car saved: {plate}</source>
        <translation>已登记车辆：{plate}</translation>
    </message>
    <message numerus="yes">
        <source>%n car(s) copied</source>
        <translation>
            <numerusform>已复制%n辆车</numerusform>
        </translation>
    </message>
    <message>
        <source>Noted: the gate knows</source>
        <translation>已登记：门岗已知悉</translation>
    </message>
</context>
<context>
    <name>VerbWords</name>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>转为入驻</translation>
    </message>
    <message>
        <source>Also give …</source>
        <translation>另给席位…</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>续期</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>待退</translation>
    </message>
    <message>
        <source>Move out</source>
        <translation>迁出</translation>
    </message>
    <message>
        <source>Other first day</source>
        <translation>更改首日</translation>
    </message>
    <message>
        <source>Call off</source>
        <translation>取消安排</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>{verb} from {day}</source>
        <translation>{day}起{verb}</translation>
    </message>
    <message>
        <source>{verb} on {day}</source>
        <translation>{day}{verb}</translation>
    </message>
    <message>
        <source>{verb} as of {day}</source>
        <translation>{verb}（按{day}）</translation>
    </message>
    <message>
        <source>Also give from {day} …</source>
        <translation>{day}起另给席位…</translation>
    </message>
    <message>
        <source>First day {day}</source>
        <translation>首日{day}</translation>
    </message>
    <message>
        <source>Notice of {day}</source>
        <translation>{day}提出待退</translation>
    </message>
</context>
<context>
    <name>ViewOver</name>
    <message>
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
</context>
<context>
    <name>VisitFields</name>
    <message>
        <source>Visitor</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>来访事由</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>People in the group</source>
        <translation>同行人数（含本人）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Name, phone, pass</source>
        <translation>姓名、电话、证号</translation>
    </message>
    <message>
        <source>Name, phone or company</source>
        <translation>姓名、电话或企业</translation>
    </message>
    <message>
        <source>Meeting, delivery …</source>
        <translation>洽谈、送货…</translation>
    </message>
    <message>
        <source>Enter takes it and goes on · Tab fills the form</source>
        <translation>回车 选中并签到 · Tab 填入表单</translation>
    </message>
    <message>
        <source>Several fit: ↓ chooses, Enter takes the one chosen</source>
        <translation>有多人符合：按↓选择，回车确认所选</translation>
    </message>
    <message>
        <source>Choose a host from the list, or leave the field empty.</source>
        <translation>请从列表中选择被访人，或留空。</translation>
    </message>
    <message>
        <source>Enter without a host checks in for the centre.</source>
        <translation>不填被访人直接回车，即登记为来访本中心。</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Phone, organisation, group, note</source>
        <translation>电话、单位、同行、备注</translation>
    </message>
</context>
<context>
    <name>VisitHints</name>
    <message>
        <source>last %1</source>
        <translation>上次%1</translation>
    </message>
    <message>
        <source>expected today</source>
        <translation>今日预约</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新访客：%1</translation>
    </message>
    <message>
        <source>Replaces %1</source>
        <translation>将替换%1</translation>
    </message>
    <message>
        <source>%1 is no longer here. Choose another host.</source>
        <translation>%1已离职，请另选被访人。</translation>
    </message>
    <message>
        <source>▲ away until %1</source>
        <translation>▲ 外出至%1</translation>
    </message>
    <message>
        <source>deputy %1</source>
        <translation>代理人：%1</translation>
    </message>
    <message>
        <source>nobody can be told</source>
        <translation>无法发送通知</translation>
    </message>
    <message>
        <source>told by %1</source>
        <translation>通过%1通知</translation>
    </message>
    <message>
        <source>%2 told by %1</source>
        <translation>通过%1通知%2</translation>
    </message>
</context>
<context>
    <name>VisitList</name>
    <message>
        <source>Nobody is inside. Type a name on the left.</source>
        <translation>目前无人在场。请在左侧输入姓名。</translation>
    </message>
    <message>
        <source>Nobody else is expected that day. A list can be dropped here.</source>
        <translation>当日没有其他预约访客。可将名单拖放到此处。</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation>粘贴名单</translation>
    </message>
    <message>
        <source>Nobody left that day.</source>
        <translation>当日无人离开。</translation>
    </message>
    <message>
        <source>No visits that day.</source>
        <translation>当日没有来访。</translation>
    </message>
    <message>
        <source>Turn away…</source>
        <translation>谢绝…</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访列表</translation>
    </message>
    <message>
        <source>Site %1 of %2</source>
        <translation>全场%1／%2人</translation>
    </message>
    <message>
        <source>most visitors today %1 at %2</source>
        <translation>今日访客峰值%1人（%2）</translation>
    </message>
    <message>
        <source>times of %1</source>
        <translation>时间按%1</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>已离开</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 selected · D prints badges · P the day&apos;s list</source>
        <translation>已选%1条 · D 打印访客证 · P 打印当日名单</translation>
    </message>
    <message>
        <source>Enter checks in · D prints the badge · P the day&apos;s list</source>
        <translation>回车 签到 · D 打印访客证 · P 打印当日名单</translation>
    </message>
    <message>
        <source>T corrects times · B lets back in · P prints the day&apos;s list</source>
        <translation>T 更正时间 · B 再次入场 · P 打印当日名单</translation>
    </message>
    <message>
        <source>Space selects · O checks out · T corrects times · D prints the badge · P the day&apos;s list</source>
        <translation>空格选择 · O 签离 · T 更正时间 · D 打印访客证 · P 打印当日名单</translation>
    </message>
    <message>
        <source>Correct the times… (T)</source>
        <translation>更正时间…（T）</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>Check out (O)</source>
        <translation>签离（O）</translation>
    </message>
    <message>
        <source>Print the day&apos;s visitors (P)</source>
        <translation>打印当日访客（P）</translation>
    </message>
</context>
<context>
    <name>VisitOffers</name>
    <message>
        <source>New visitor “%1”</source>
        <translation>新访客“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n people: look through the list</source>
        <translation>
            <numerusform>共%n人：查看名单</numerusform>
        </translation>
    </message>
    <message>
        <source>Check out · badge %1</source>
        <translation>签离 · 访客证%1</translation>
    </message>
    <message>
        <source>Is back · badge %1</source>
        <translation>返回 · 访客证%1</translation>
    </message>
    <message>
        <source>Inside · badge %1</source>
        <translation>在场 · 访客证%1</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>在场</translation>
    </message>
    <message>
        <source>Expected today</source>
        <translation>今日预约</translation>
    </message>
    <message>
        <source>The company, nobody by name</source>
        <translation>企业（未指定联系人）</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>洽谈</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>面试</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送货</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>参观</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>1 visit</source>
        <translation>来访1次</translation>
    </message>
    <message>
        <source>%1 visits</source>
        <translation>来访%1次</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1进入</translation>
    </message>
</context>
<context>
    <name>VisitTableModel</name>
    <message>
        <source>Badge</source>
        <translation>证号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>被访人</translation>
    </message>
    <message>
        <source>In</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预约时间</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>has a pass</source>
        <translation>已有通行证</translation>
    </message>
    <message>
        <source>badge %1</source>
        <translation>访客证%1</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1小时%2分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1天%2小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1天</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通行</translation>
    </message>
    <message>
        <source>name forgotten</source>
        <translation>姓名已清除</translation>
    </message>
    <message>
        <source>instead of %1</source>
        <translation>代替%1</translation>
    </message>
    <message>
        <source>%1 of %2 in</source>
        <translation>在场%1／%2人</translation>
    </message>
    <message>
        <source>%1 of %2 planned</source>
        <translation>实到%1／预计%2人</translation>
    </message>
    <message>
        <source>clock set back</source>
        <translation>时钟被回拨</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>迟到%1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>closed, time unknown</source>
        <translation>系统关闭，时间不详</translation>
    </message>
    <message>
        <source>%1, badge out</source>
        <translation>%1，证未还</translation>
    </message>
</context>
<context>
    <name>VisitorsPage</name>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Add an expected visitor…</source>
        <translation>新增预约访客…</translation>
    </message>
    <message>
        <source>Close the day…</source>
        <translation>结束当日…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The visitors of the day, on paper</source>
        <translation>打印当日访客登记表</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>%1 first; the others come in afterwards.</source>
        <translation>先办理%1，其他人随后进入。</translation>
    </message>
    <message>
        <source>%1 is in, badge %2</source>
        <translation>%1已签到，访客证%2</translation>
    </message>
</context>
<context>
    <name>WaitingAtDesk</name>
    <message numerus="yes">
        <source>%n more from the kiosk</source>
        <translation>
            <numerusform>自助机另转来%n位</numerusform>
        </translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>签离</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>scanned</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>From the kiosk, %1: “%2”, %3.</source>
        <translation>自助机转来，%1：“%2”，%3。</translation>
    </message>
    <message>
        <source>The form holds somebody else: save it, or empty it first.</source>
        <translation>表单中正登记其他访客，请先保存或清空。</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) came from the kiosk to the desk.</source>
        <translation>
            <numerusform>有%n位访客从自助机转至前台。</numerusform>
        </translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>访客</translation>
    </message>
</context>
<context>
    <name>WaitingForm</name>
    <message>
        <source>As soon as there is one</source>
        <translation>尽早</translation>
    </message>
    <message>
        <source>Desks wanted</source>
        <translation>所需工位</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>不早于</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>候位起始日</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>加入名单</translation>
    </message>
    <message>
        <source>{company} waits for 1 desk</source>
        <translation>{company}候位，需1个工位</translation>
    </message>
    <message>
        <source>{company} waits for {count} desks</source>
        <translation>{company}候位，需{count}个工位</translation>
    </message>
</context>
<context>
    <name>WatchCheck</name>
    <message>
        <source>What was decided, and why</source>
        <translation>处理结果及原因</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>并非此人</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>邀请</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>Let the others in</source>
        <translation>其他人进入</translation>
    </message>
    <message>
        <source>Do not invite</source>
        <translation>不邀请</translation>
    </message>
    <message>
        <source>Do not let in</source>
        <translation>不予放行</translation>
    </message>
    <message>
        <source>Please ask for the organisation or the phone, too.</source>
        <translation>请同时询问单位或电话。</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>今日不便接待</translation>
    </message>
    <message>
        <source>Not invited</source>
        <translation>未邀请</translation>
    </message>
    <message>
        <source>Not let in</source>
        <translation>未放行</translation>
    </message>
    <message>
        <source>Afterwards: %1</source>
        <translation>之后：%1</translation>
    </message>
    <message>
        <source>Only a manager decides this, and says why.</source>
        <translation>仅经理可决定，并须说明原因。</translation>
    </message>
</context>
<context>
    <name>WatchEntriesModel</name>
    <message>
        <source>Who</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>前台处理</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>匹配次数</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>已于%1结束</translation>
    </message>
    <message>
        <source>until ended</source>
        <translation>长期有效</translation>
    </message>
</context>
<context>
    <name>WatchListView</name>
    <message>
        <source>Watch list</source>
        <translation>关注名单</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Who is to be noticed</source>
        <translation>关注对象</translation>
    </message>
    <message>
        <source>Who was noticed</source>
        <translation>匹配记录</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>名单中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>匹配记录</translation>
    </message>
    <message>
        <source>Managers keep this list. The desk is told what to do when somebody of it comes.</source>
        <translation>名单由经理维护。名单中的人到访时，前台会收到处理提示。</translation>
    </message>
    <message>
        <source>Nobody was noticed. Every match is written down here, also of visitors who went away.</source>
        <translation>暂无匹配记录。每次匹配都会记录在此，包括自行离开的访客。</translation>
    </message>
    <message>
        <source>No entry has ended.</source>
        <translation>没有已结束的条目。</translation>
    </message>
    <message>
        <source>Nobody is on the list. Add somebody who should not come in unnoticed.</source>
        <translation>名单为空，可新增需要关注的人员。</translation>
    </message>
    <message>
        <source>Somebody to be noticed</source>
        <translation>关注对象</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>End the entry</source>
        <translation>结束该条目</translation>
    </message>
</context>
<context>
    <name>WatchMatchesModel</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Name given</source>
        <translation>所报姓名</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>疑似</translation>
    </message>
    <message>
        <source>At</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>a hint only</source>
        <translation>仅提示</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未处理</translation>
    </message>
</context>
<context>
    <name>WatchMenu</name>
    <message>
        <source>Watch list…</source>
        <translation>关注名单…</translation>
    </message>
</context>
<context>
    <name>WhatChanged</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message numerus="yes">
        <source>{steps} and %n more</source>
        <translation>
            <numerusform>{steps}，另有%n项</numerusform>
        </translation>
    </message>
    <message>
        <source>{before} → {after} occupied seats since {day}: {steps}.</source>
        <translation>自{day}起，在驻席位 {before} → {after}：{steps}。</translation>
    </message>
    <message>
        <source>nobody came or went</source>
        <translation>无进出</translation>
    </message>
    <message>
        <source>of {usable} usable seats</source>
        <translation>可用席位 {usable}</translation>
    </message>
    <message>
        <source>{deed} on {day}</source>
        <translation>{deed}，{day}</translation>
    </message>
    <message>
        <source>Moved in</source>
        <translation>迁入</translation>
    </message>
    <message>
        <source>Moved out</source>
        <translation>迁出</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>Hold began</source>
        <translation>预留开始</translation>
    </message>
    <message>
        <source>Hold ended</source>
        <translation>预留结束</translation>
    </message>
    <message>
        <source>Taken out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Back in service</source>
        <translation>恢复使用</translation>
    </message>
</context>
<context>
    <name>WhoQuestion</name>
    <message>
        <source>Several are called so: who is it? Press the number, 0 for somebody new.</source>
        <translation>有多位同名访客：是哪一位？请按编号选择，新访客按0。</translation>
    </message>
</context>
<context>
    <name>WhomField</name>
    <message>
        <source>Nobody is called so: ↓ chooses, ↑ keeps what is written</source>
        <translation>没有完全同名的：↓选择相近的，↑保留所输入的</translation>
    </message>
    <message>
        <source>left the centre</source>
        <translation>已迁出</translation>
    </message>
    <message>
        <source>as written, not in the list</source>
        <translation>按所写登记（不在名单中）</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>Check in visitor</source>
        <translation>访客签到</translation>
    </message>
    <message>
        <source>Book a room</source>
        <translation>预订场地</translation>
    </message>
    <message>
        <source>Assign a seat</source>
        <translation>分配席位</translation>
    </message>
    <message>
        <source>Muster roll: who is inside</source>
        <translation>疏散点名表：谁在场</translation>
    </message>
    <message>
        <source>Evacuation…</source>
        <translation>疏散…</translation>
    </message>
    <message>
        <source>Print today&apos;s visitors</source>
        <translation>打印今日访客</translation>
    </message>
    <message>
        <source>Print today&apos;s bookings</source>
        <translation>打印今日预订</translation>
    </message>
    <message>
        <source>Import the ledger from Excel…</source>
        <translation>从 Excel 导入台账…</translation>
    </message>
    <message>
        <source>Monthly workbook…</source>
        <translation>月度工作簿…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找一切</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>全部命令</translation>
    </message>
    <message>
        <source>Widen or narrow the sidebar</source>
        <translation>展开或收起侧栏</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>外观：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>外观：深色</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>外观：跟随系统</translation>
    </message>
    <message>
        <source>Language: English</source>
        <translation>语言：English</translation>
    </message>
    <message>
        <source>Language: Chinese 中文</source>
        <translation>语言：中文</translation>
    </message>
    <message>
        <source>Help: keys and commands</source>
        <translation>帮助：按键与命令</translation>
    </message>
    <message>
        <source>Choose the ledger</source>
        <translation>选择台账</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx *.xlsm)</source>
        <translation>Excel 工作簿 (*.xlsx *.xlsm)</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>已备份</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
</context>
<context>
    <name>WorkstationCard</name>
    <message>
        <source>This workstation</source>
        <translation>本工作站</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Name of this workstation</source>
        <translation>工作站名称</translation>
    </message>
    <message>
        <source>Stands beside every change in the journal, from the next start on.</source>
        <translation>下次启动起，记在每条变更记录旁。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s), the newest of {day} {time}</source>
        <translation>
            <numerusform>%n 份备份，最新 {day} {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>No backup yet; the first one is made at the start of each day.</source>
        <translation>尚无备份；每天开始时会自动备份一次。</translation>
    </message>
    <message>
        <source>Database: {file}</source>
        <translation>数据库：{file}</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>备份文件夹</translation>
    </message>
</context>
<context>
    <name>_Editor</name>
    <message>
        <source>Such as: call the deputy first</source>
        <translation>例如：先联系副手</translation>
    </message>
    <message>
        <source>Until taken away</source>
        <translation>一直有效</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>长期事项</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Instruction saved</source>
        <translation>长期事项已保存</translation>
    </message>
</context>
<context>
    <name>_EntryLines</name>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>尚无变更。</translation>
    </message>
    <message>
        <source>Show older changes</source>
        <translation>显示更早的变更</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
</context>
<context>
    <name>_FileLine</name>
    <message>
        <source>Open {name}</source>
        <translation>打开{name}</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>移除{name}</translation>
    </message>
</context>
<context>
    <name>_VisitLines</name>
    <message>
        <source>In the last twelve months: visits {visits}, heads {heads}</source>
        <translation>近十二个月来访{visits}次，{heads}人</translation>
    </message>
    <message>
        <source>Nobody has visited them yet.</source>
        <translation>尚无来访。</translation>
    </message>
    <message>
        <source>Show older visits</source>
        <translation>显示更早的来访</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>{count} heads</source>
        <translation>{count}人</translation>
    </message>
    <message>
        <source>to {host}</source>
        <translation>访{host}</translation>
    </message>
</context>
</TS>
