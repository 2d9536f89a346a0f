"""The words of what is kept about one person, for the window and for the workbook that the person is given."""

from jib_desk.rules.words import Word

PARTS: dict[str, Word] = {
    "person": Word("Person", "本人信息"),
    "visits": Word("Visits", "来访记录"),
    "instead": Word("Visits made in this person's stead", "由他人代替的来访"),
    "passes": Word("Passes", "通行码"),
    "accepted": Word("Accepted terms", "已同意的条款"),
    "watch": Word("Watch list checks", "关注名单核对"),
    "vehicles": Word("Vehicles", "车辆"),
    "party": Word("Named in a party", "同行记录"),
    "register": Word("Desk register", "前台登记"),
    "services": Word("Services with this person as the partner", "作为对接方的服务记录"),
    "files": Word("Photos", "照片"),
    "journal": Word("Change log", "变更记录"),
}

COLUMNS: dict[str, Word] = {
    "uid": Word("Number of the record", "记录编号"),
    "name_zh": Word("Chinese name", "中文姓名"),
    "name_latin": Word("Latin name", "拉丁字母姓名"),
    "organisation": Word("Organisation", "单位"),
    "phone": Word("Phone", "联系电话"),
    "id_number": Word("ID number", "证件号码"),
    "category": Word("Category", "类别"),
    "agreed_on": Word("Agreed to be remembered", "同意保留日期"),
    "pass_until": Word("Pass valid until", "通行证有效期至"),
    "due_on": Word("Will be forgotten on", "到期清除日期"),
    "expected_at": Word("Expected", "预约时间"),
    "arrived_at": Word("Arrived", "进入时间"),
    "left_at": Word("Left", "离开时间"),
    "refused_at": Word("Refused", "拒绝时间"),
    "refused_reason": Word("Why refused", "拒绝原因"),
    "cancelled_at": Word("Called off", "取消时间"),
    "closed_by": Word("Closed by", "签离方式"),
    "purpose": Word("Purpose", "来访事由"),
    "company": Word("Company visited", "被访企业"),
    "party_size": Word("People", "人数"),
    "badge": Word("Badge", "访客证号"),
    "id_checked": Word("ID shown", "已核验证件"),
    "note": Word("Note", "备注"),
    "code": Word("Code", "通行码"),
    "valid_on": Word("Valid on", "有效日期"),
    "used_at": Word("Used", "使用时间"),
    "terms": Word("Text", "条款"),
    "number": Word("Version", "版本"),
    "accepted_at": Word("Accepted", "同意时间"),
    "seen_at": Word("When", "时间"),
    "outcome": Word("Decision", "处理结果"),
    "plate": Word("Number plate", "车牌号"),
    "valid_from": Word("From", "起"),
    "valid_until": Word("Until", "止"),
    "kind": Word("Kind", "种类"),
    "what": Word("What", "内容"),
    "at": Word("When", "时间"),
    "name": Word("Name", "姓名"),
    "file": Word("File", "文件"),
    "size": Word("Bytes", "字节"),
    "entry": Word("Entry", "编号"),
    "record": Word("Record", "记录"),
    "before": Word("Before", "变更前"),
    "after": Word("After", "变更后"),
}

RECORDS: dict[str, Word] = {
    "visitor": PARTS["person"],
    "visit": Word("Visit", "来访"),
    "visit_pass": Word("Pass", "通行码"),
    "watch_match": PARTS["watch"],
    "vehicle": Word("Vehicle", "车辆"),
    "muster_tick": Word("Muster", "紧急点名"),
}

REGISTER: dict[str, Word] = {
    "parcel": Word("Parcel", "快递包裹"),
    "loan": Word("Loan", "借用物品"),
    "lost_item": Word("Lost and found", "失物招领"),
    "access_item": Word("Card or key", "门禁卡或钥匙"),
}

# Why a record names an erased person still (services/rows/privacy.KeptMention).
KEPT_BECAUSE: dict[str, Word] = {
    "watched": Word("the watch list entry is in force", "关注名单条目仍有效"),
    "out": Word("not returned or collected yet", "尚未归还或领取"),
    "namesake": Word("somebody else of this name or phone may be meant", "可能指另一位同名或同号者"),
    "called_so": Word("the record itself is called so", "记录自身的名称"),
    "sealed": Word("sealed in the change log", "已封入变更记录，无法取出"),
}
