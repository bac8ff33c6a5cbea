"""Three forms in which sites publish laws, with a menu above and a foot below."""

from html import escape

_TOP = (
    '<html><head><meta charset="{charset}"><title>{title}_某某网</title></head><body>'
    '<div class="header"><a href="/">首页</a> <a href="/zw">政务</a> <a href="/hd">互动</a></div>'
    '<div>您的位置：<a href="/">首页</a> &gt; <a href="/f">法律</a></div>'
)
_FOOT = (
    '<div>【字体：<a href="javascript:a(1)">大</a> <a href="javascript:a(2)">中</a>】</div>'
    '<ul><li><a href="/1">关于修改若干法律的决定的说明，某某作了报告</a></li>'
    '<li><a href="/2">某某部就有关问题答记者问</a></li></ul>'
    '<div class="footer"><p>版权所有：某某办公厅　某ICP备00000000号</p></div></body></html>'
)


def paragraphs(title: str, texts: list[str]) -> bytes:
    """A <p> for each paragraph."""
    lines = (f'<p style="text-indent:2em"><font size=3>{escape(t)}</font></p>' for t in texts)
    body = '<div class="TRS_Editor">' + "\n".join(lines) + "</div>"
    return (_TOP.format(charset="utf-8", title=title) + body + _FOOT).encode()


def breaks(title: str, texts: list[str]) -> bytes:
    """One <div> with line breaks, indented by spaces; GB18030 under its old name."""
    body = "<div id=zoom>" + "<br>\n".join(f"&emsp;&emsp;{escape(t)}" for t in texts) + "</div>"
    page = _TOP.format(charset="gb2312", title=title) + body + _FOOT
    return page.encode("gb18030")


def layout_table(title: str, texts: list[str]) -> bytes:
    """A table for the page, a menu in its first column, a table for the text in its second."""
    rows = "\n".join(
        f"<tr><td>&nbsp;&nbsp;&nbsp;&nbsp;<span>{escape(t)}</span></td></tr>" for t in texts[1:]
    )
    menu = "<table><tr><td><a href=/x>机构</a><tr><td><a href=/y>新闻</a></table>"
    body = (
        f"<table width=100%><tr><td width=200 valign=top>{menu}</td><td><table>"
        f"<tr><td align=center><b>{escape(texts[0])}</b></td></tr>{rows}</table></td></tr></table>"
    )
    page = _TOP.format(charset="gbk", title=title) + body + _FOOT
    return page.encode("gb18030")


TEMPLATES = {"paragraphs": paragraphs, "breaks": breaks, "layout_table": layout_table}
