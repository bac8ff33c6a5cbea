"""What belongs to a web page and not to the text on it: by element, by name, by wording.

Only signs. ``html_main`` weighs them, and no sign outweighs the number of an article.
"""

import re

from ingest.parsers.html_tree import Element

_TAGS = frozenset(
    "nav footer aside select option textarea datalist menu object canvas audio video".split()
)
_ROLES = frozenset("navigation contentinfo search complementary dialog alertdialog menu".split())
# Names of classes and ids in use on government sites; a pinyin one stands for its Chinese words.
_NAMES = frozenset(
    "nav navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs footer foot sidebar"
    " aside toolbar share sharing bdsharebuttonbox fenxiang related recommend recommended xgyd"
    " xgwz xgxw cookie cookies consent gdpr copyright banquan pagination pager login search sousuo"
    " qrcode ewm erweima ad ads advert adverts advertisement guanggao weizhi dqwz ztree fontsize"
    " zihao skiplink feedback newsletter subscribe".split()
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ARTICLE = re.compile(
    r"\W{0,3}(?:第\s?[零〇一二三四五六七八九十百千两\d]+\s?[条條]|(?:Article|Section|Art\.|Sec\.)\s*\d"
    r"|§+\s*\d)",
    re.IGNORECASE,
)
_ENDS = '。；：！？.;:!?)）”"」』'

_BUTTON = (
    r"字\s*[体号]|文字大小|浏览字号|大|中|小|特大|默认|超大|放大|正常|缩小|A\s?[+-]|打印(?:本页|此页|页面)?|关闭(?:窗口|本页|页面)?"
    r"|收藏(?:本页)?|加入收藏|分享到?|微信|微博|QQ空间|返回(?:顶部|列表|首页|上一页)?|我要纠错|纠错"
    r"|朗读|语音播报|扫一扫.{0,20}|复制链接|下载(?:全文)?|举报|无障碍(?:阅读|浏览)?|进入关怀版"
    r"|Print(?: this page)?|Share(?: this page)?|E-?mail|Tweet|Back to top|Skip to .{0,30}|Close"
    r"|Facebook|Twitter|LinkedIn|Font size|Text size"
)
_BETWEEN = r"[\s\[\]【】（()）:：|｜/·,，>]*+"
_BUTTONS = re.compile(rf"{_BETWEEN}(?>(?:{_BUTTON}){_BETWEEN})++", re.IGNORECASE)
_LONGEST_BUTTONS = 120
_TRAIL = re.compile(
    r"(?:您?(?:现在|当前)?(?:的|所在)?位置(?:是|在)?|当前栏目|You are here)\s*[：:]"
    r"|(?:首页|Home)\s*(?:>|»|›|→|/|-|&gt;)",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"(?:索引号|主题分类|发文机关|发文机构|发布机构|公开机构|制发机关|成文日期|生成日期|发布日期|发布时间"
    r"|公开日期|公开形式|公开方式|公文种类|发文字号|文号|有效性|时效性|主题词|信息分类|信息来源|信息名称|体裁分类"
    r"|来源|稿源|作者|编辑|责任编辑|审核|供稿|浏览次数|浏览量|浏览|点击数|点击量|点击|访问量|阅读次数|阅读量|阅读|人气"
    r"|更新时间|更新日期|录入时间|Last updated|Published|Updated)\s*[：:]|时间[：:]\d{4}[-/.]\d",
    re.IGNORECASE,
)
_FACT_LABEL = re.compile(
    r"索引号|主题分类|发文机关|发布机构|公开机构|成文日期|生成日期|发布日期|发文字号|公文种类|有效性|主题词|信息分类"
    r"|公开日期|公开方式|公开形式"
)
_LEAST_LABELS = 3
_LONGEST_FACT = 160
_FOOT = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|网站地图|建议使用.{0,30}浏览|©"
    r"|\bcopyright\b|all rights reserved",
    re.IGNORECASE,
)
# A law on publishing, or a notice of a fair, may say these itself.
_MAYBE_FOOT = re.compile(
    r"技术支持|主办单位?：|承办单位?：|未经.{0,20}(?:授权|许可|书面).{0,12}(?:转载|使用)"
    r"|privacy policy|(?:uses?|accept) cookies",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:相关|推荐|延伸|更多|热门)(?:阅读|链接|报道|新闻|文章|文件|信息|解读|稿件|政策|推荐).{0,4}|猜你喜欢"
    r"|Related .{0,30}|See also|Recommended",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(r"(?:上|下)一[篇条页][：:]|(?:Previous|Next)(?: article| page)?\s*[:»«]")
_ATTACHMENT = re.compile(r"附\s*件|\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)\b", re.IGNORECASE)


def is_furniture(element: Element) -> bool:
    """Whether an element's name or role says that it is no part of the text."""
    if element.tag in _TAGS or element.attribute("role").lower() in _ROLES:
        return True
    if element.tag in ("html", "body"):
        return False
    names = f"{element.attribute('class')} {element.attribute('id')}"
    words = [*_WORD.findall(names), *re.split(r"[\s_-]+", names)]
    return not _NAMES.isdisjoint(word.lower() for word in words)


def begins_article(text: str) -> bool:
    """A line that begins with the number of an article or section."""
    return _ARTICLE.match(text) is not None


def is_sentence(text: str) -> bool:
    """Prose, not a label: long enough and punctuated, in Chinese or English."""
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    if han >= 20:  # noqa: PLR2004 - longer than the names of buttons and columns
        return any(mark in text for mark in "。，；：、")
    return len(text) >= 60 and text.rstrip()[-1] in _ENDS  # noqa: PLR2004 - about ten words


def is_buttons(text: str) -> bool:
    """【字体：大 中 小】 打印 关闭."""
    return 1 < len(text) <= _LONGEST_BUTTONS and _BUTTONS.fullmatch(text) is not None


def is_trail(text: str) -> bool:
    """您当前的位置：首页 > 政策."""
    return _TRAIL.match(text.lstrip()) is not None


def is_page_fact(text: str) -> bool:
    """A line such as 发布时间：… 来源：….

    A fact about the page: the day it was put online is not the day of the text.
    """
    squashed = "".join(text.split())
    found = _FACT.match(squashed.lstrip("【[（("))
    return found is not None and len(squashed) <= _LONGEST_FACT and "。" not in text


def is_table_of_facts(text: str) -> bool:
    """The table on top of a notice with its index number, its subject and its days."""
    return len(set(_FACT_LABEL.findall("".join(text.split())))) >= _LEAST_LABELS


def is_foot(text: str, *, within: bool = False) -> bool:
    """Copyright, registration and maintenance of the site; ``within`` the text, only for sure."""
    return bool(_FOOT.search(text) or (not within and _MAYBE_FOOT.search(text)))


def is_pointer(text: str) -> bool:
    """A line such as 相关阅读 or 上一篇：…, which points away from the text."""
    return _RELATED.fullmatch(text.strip("：: ")) is not None or bool(_NEIGHBOUR.match(text))


def names_attachment(text: str) -> bool:
    """附件：1.…, or the name of a file to download."""
    return _ATTACHMENT.search(text) is not None
