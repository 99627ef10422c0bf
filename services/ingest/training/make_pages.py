#!/usr/bin/env python3
"""Makes the pages that the block scorers learn from.

usage: make_pages.py WEB OUT

WEB has html/ID.html.gz and gold.jsonl ({"id", "title", "text"} a line). Writes to OUT:
  html/ID.html         the page
  html/ID~small.html   a page of few elements with the first paragraphs of the article and some of the page's other lines, as
                       mails, exports and old sites have them
  lines/ID.txt         the page without its markup, a line for each block of text
  lines/ID~split.txt   the same with a line for each piece of text between two tags
  lines/ID~small.txt   the small page likewise
  lines/ID~plain.txt   the title and the article alone
  gold.jsonl           {"id", "text"}: the article text of each
Equal input gives equal output.
"""
import gzip
import hashlib
import html
import html.parser
import json
import os
import random
import sys

INVISIBLE = {"script", "style", "head", "title", "noscript", "template", "svg", "iframe", "object", "canvas", "textarea", "select"}
INLINE = {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
          "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


# What stands around an article on a small page, and in it.
FRAMES = ["<p>{}</p>", "<div><a href='/'>{}</a></div>", "<nav><a href='/'>{}</a></nav>", "<footer><p>{}</p></footer>"]
ASIDES = ["<figure><figcaption>{}</figcaption></figure>", "<aside class='related'><h3>{}</h3></aside>",
          "<div class='share'>{}</div>", "<aside><p>{}</p></aside>", "<div class='advertisement'><p>{}</p></div>"]


class Flattener(html.parser.HTMLParser):
    """The visible lines of a page: one for each block of text, or with `split` for each piece between two tags."""

    def __init__(self, split):
        super().__init__(convert_charrefs=True)
        self.inline = set() if split else INLINE
        self.lines, self.line, self.hidden = [], [], []

    def end_line(self):
        text = " ".join("".join(self.line).split())
        if text:
            self.lines.append(text)
        self.line = []

    def handle_starttag(self, tag, attrs):
        if tag in INVISIBLE and tag not in VOID:
            self.hidden.append(tag)
        if tag not in self.inline and not self.hidden:
            self.end_line()

    def handle_endtag(self, tag):
        if tag in self.hidden:
            while self.hidden.pop() != tag:
                pass
        elif tag not in self.inline and not self.hidden:
            self.end_line()

    def handle_data(self, data):
        if not self.hidden:
            self.line.append(data)


def lines_of(page, split=False):
    flattener = Flattener(split)
    flattener.feed(page)
    flattener.close()
    flattener.end_line()
    return flattener.lines


def small_page(gold, lines, dice):
    """A page with the start of the article and lines of the frame, and the article text on it."""
    article = gold["text"].split("\n\n")
    paragraphs = article[:dice.randint(2, 12)]
    known = set(article)
    frame = [line for line in lines if line not in known and len(line) < 60]
    def some(most):
        return [html.escape(line) for line in dice.sample(frame, min(len(frame), dice.randint(0, most)))]

    parts = [dice.choice(FRAMES).format(line) for line in some(4)]
    holder = dice.choice(["article", "div", "main", "body"])
    parts += [f"<{holder}><h1>{html.escape(gold['title'] or '')}</h1>"]
    inside = [f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs]
    for line in some(3):
        inside.insert(dice.randint(1, len(inside)), dice.choice(ASIDES).format(line))
    parts += inside + [f"</{holder}>"] + [dice.choice(FRAMES).format(line) for line in some(4)]
    return "<html><body>" + "\n".join(parts) + "</body></html>", "\n\n".join(paragraphs)


def write(path, text):
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def main():
    web, out = sys.argv[1:]
    os.makedirs(os.path.join(out, "html"), exist_ok=True)
    os.makedirs(os.path.join(out, "lines"), exist_ok=True)
    with open(os.path.join(web, "gold.jsonl"), encoding="utf-8") as lines:
        golds = [json.loads(line) for line in lines]
    with open(os.path.join(out, "gold.jsonl"), "w", encoding="utf-8") as gold_out:
        for gold in golds:
            name = gold["id"]
            dice = random.Random(hashlib.md5(name.encode()).hexdigest())
            with gzip.open(os.path.join(web, "html", f"{name}.html.gz")) as page_in:
                raw = page_in.read()
            page = raw.decode("utf-8", errors="replace")
            lines = lines_of(page)
            small, small_text = small_page(gold, lines, dice)
            with open(os.path.join(out, "html", f"{name}.html"), "wb") as page_out:
                page_out.write(raw)
            write(os.path.join(out, "html", f"{name}~small.html"), small)
            write(os.path.join(out, "lines", f"{name}.txt"), "\n".join(lines) + "\n")
            write(os.path.join(out, "lines", f"{name}~split.txt"), "\n".join(lines_of(page, split=True)) + "\n")
            write(os.path.join(out, "lines", f"{name}~small.txt"), "\n".join(lines_of(small)) + "\n")
            write(os.path.join(out, "lines", f"{name}~plain.txt"), (gold["title"] or "") + "\n\n" + gold["text"] + "\n")
            for kind, text in (("", gold["text"]), ("~split", gold["text"]), ("~small", small_text), ("~plain", gold["text"])):
                gold_out.write(json.dumps({"id": name + kind, "text": text}) + "\n")


if __name__ == "__main__":
    main()
