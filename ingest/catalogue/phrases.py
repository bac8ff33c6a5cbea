"""The words in which a record is told: kinds of date, statuses, how surely it is known.

What stands in brackets are the words that people ask with, so that they find the sentence.
"""

from ingest.catalogue.entry import BilingualText

DATES = {
    "adopted": BilingualText("于{day}通过", "adopted (passed) {day}"),
    "published": BilingualText("于{day}公布（发布、印发）", "published (issued) {day}"),
    "put_out": BilingualText("的征求意见稿于{day}公布", "draft put out for comment {day}"),
    "effective": BilingualText(
        "自{day}起施行（生效、实施）",
        "takes effect (effective date, comes into force) {day}",
    ),
    "amended": BilingualText("于{day}修正（修改）", "amended (changed in place) {day}"),
    "revised": BilingualText("于{day}修订（修改）", "revised (amended as a whole) {day}"),
    "repealed": BilingualText("于{day}废止（失效）", "repealed (abolished) {day}"),
    "period_start": BilingualText("的期间始于{day}", "its period begins {day}"),
    "period_end": BilingualText(
        "的期间（目标年限）止于{day}", "its period (last year of its targets) ends {day}"
    ),
}
STATUSES = {
    "in_force": BilingualText("现行有效", "in force (current, valid)"),
    "not_yet_in_force": BilingualText(
        "已经公布，尚未施行（还没有生效）",
        "enacted, not yet in force (not yet effective)",
    ),
    "superseded": BilingualText(
        "旧版本，已被新版本取代，不再有效",
        "an old edition, superseded by a newer one, no longer in force",
    ),
    "repealed": BilingualText(
        "已废止（失效、作废）", "repealed (abolished, withdrawn), no longer in force"
    ),
    "replaced": BilingualText(
        "已被其他文件取代，不再有效",
        "replaced by another instrument, no longer in force",
    ),
    "period_ended": BilingualText("期限已过（期间已经结束）", "its period has ended (expired)"),
    "draft": BilingualText(
        "只是草案（征求意见稿），不是现行规定",
        "only a draft put out for comment, not a rule in force",
    ),
    "unknown": BilingualText(
        "今天是否有效没有核实（效力状态未知）",
        "whether it is in force today was not verified (status unknown)",
    ),
}
PROOFS = {
    "F": BilingualText("", ""),
    "P": BilingualText(
        "（见于网页或目录，未与官方文本核对）",
        " (seen on pages or lists; not checked against the official text)",
    ),
    "p": BilingualText("（只见于二手页面，未核实）", " (secondary pages only; not verified)"),
    "M": BilingualText("（凭记忆，未核实，不是事实）", " (from memory, unverified; not a fact)"),
}
