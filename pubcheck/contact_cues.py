"""Words that tell a unit's published contact from a private person's."""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.matchers import Cue
from pubcheck.phrase import Phrase

PRIVATE = Cue(
    r"身份证|证件号|住\s?址|户主|户籍|银行卡|卡号|患者|学生|考生|家长|监护人|受益人|低保|残疾|举报人|投诉人|信访人|来信人|原告|被告|当事人|申请人|本人|你留|您留|你的|您的|你提供|其(?:本人)?电话"
    r"|(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])",
    Phrase("同处有个人身份信息", "personal data stand beside it"),
    before=60,
    after=40,
    delta=0.02,
    severity=Severity.HIGH,
)
UNIT_CONTACT = Cue(
    r"联系人|联系电话|联系方式|联系邮箱|咨询|举报电话|投诉电话|监督电话|服务电话|值班|办公|传真|热线|报名|(?:联系|举报|投诉|监督|反馈|征集|单位|公开|工作|专用|局|办)(?:电子)?(?:邮箱|信箱)|经办人|承办|报送|反馈|受理|客服|来信|来电",
    Phrase("是单位公布的联系方式", "a contact that a unit publishes"),
    before=40,
    delta=-0.02,
    severity=Severity.INFO,
)
