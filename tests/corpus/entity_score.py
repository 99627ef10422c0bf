"""Compares analyses of EntityService with gold: linked people and countries, values of dates, quotations, sources, layers.

Pure functions over parsed JSON. An `Answer` is what the tool gave for one text; every measure adds to a `Row`.

Rules
* people: a gold person is found by a PERSON entity whose name shares the surname (the scorer's name rule); it is right when the
  entity is linked to the gold's knowledge row (id, or name where no source has an id), or not linked where there is none.
* people_country: the same, and the country is one of the gold's (not asked where the gold has none).
* countries: entities of type COUNTRY that the text names, by ISO code.
* dates: expressions are aligned in text order by their words; the value must be one of the gold's. A gold `-` must be left open.
* quotes: exact words, marks and closing punctuation aside; scare quotes are no quotes. Only texts whose gold lists all of them.
* quote_recall: gold quotes of all texts, by the record scorer's looser rule. speakers: right among those that were given.
* sources: the entities or words to which claims are attributed, one a text, by the record scorer's rule; speakers of full direct
  quotations are none, whom a source cites in turn, and whom the gold has
  elsewhere as a speaker or as the source of a claim, is neither rewarded nor punished; a pronoun that is left open names nobody.
* layers: the claim that overlaps the gold clause most; a gold clause that no claim covers counts as stated.
"""
import re
from dataclasses import dataclass, field


@dataclass
class Answer:
    """What the tool gave for one text: the analysis, and the clean text in UTF-8, which its spans count in."""
    analysis: dict
    text: bytes
    publication_date: str = ""

    def quote(self, span):
        return self.text[span.get("byteBegin", 0):span.get("byteEnd", 0)].decode(errors="replace")


@dataclass
class Row:
    """Counts of one measure, and what was wrong."""
    true_positives: int = 0
    false_positives: int = 0
    false_negatives: int = 0
    errors: list = field(default_factory=list)

    def add(self, text, gold, found, right):
        """`gold` or `found` is None where that side has nothing."""
        if right:
            self.true_positives += 1
            return
        self.false_negatives += gold is not None
        self.false_positives += found is not None
        self.errors.append((text, gold, found))

    def prf(self):
        found, gold = self.true_positives + self.false_positives, self.true_positives + self.false_negatives
        precision, recall = (self.true_positives / n if n else 0.0 for n in (found, gold))
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def words(text):
    return re.findall(r"\w+", text.casefold())


# --- people and countries ------------------------------------------------------------------------------------------------


def named(entity):
    return any(mention.get("kind") == "MENTION_KIND_NAME" for mention in entity.get("mentions", []))


def entities(answer, kind):
    return [e for e in answer.analysis.get("entities", []) if e.get("type") == f"ENTITY_TYPE_{kind}"]


def names_of(answer, entity):
    spans = [answer.quote(m["span"]) for m in entity.get("mentions", []) if m.get("kind") == "MENTION_KIND_NAME"]
    return [entity.get("canonicalName", ""), entity.get("nameInText", ""), *spans]


def linked_right(gold, entity):
    if not gold["knowledge_name"]:
        return not entity.get("linked")
    if gold["kb_id"]:
        return entity.get("kbId") == gold["kb_id"]
    return bool(entity.get("linked")) and entity.get("canonicalName") == gold["knowledge_name"]


def people(rows, text, gold, answer, name_match):
    """`gold`: rows of people_*.tsv of one text."""
    left = [e for e in entities(answer, "PERSON") if named(e)]
    for person in gold:
        name = person["name"].lstrip("?")
        options = [e for e in left if any(name_match(name, n) for n in names_of(answer, e))]
        best = next((e for e in options if linked_right(person, e)), options[0] if options else None)
        if best is not None:
            left.remove(best)
        if person["name"].startswith("?"):
            continue
        right = best is not None and linked_right(person, best)
        countries = [code for code in person["country"].split("|") if code]
        in_place = right and (not countries or best.get("countryCode", "") in countries)
        found = best and (best.get("canonicalName"), best.get("kbId"), best.get("countryCode"))
        rows["people"].add(text, person, found, right)
        rows["people_country"].add(text, person, found, in_place)
    for entity in left:
        if not entity.get("isAuthor"):
            for row in ("people", "people_country"):
                rows[row].add(text, None, (entity.get("canonicalName"), entity.get("kbId")), False)


def countries(row, text, gold, answer):
    """`gold`: codes of one text, optional ones with a question mark in front."""
    found = {e.get("countryCode") for e in entities(answer, "COUNTRY") if named(e)}
    optional = {code[1:] for code in gold if code.startswith("?")}
    wanted = {code for code in gold if not code.startswith("?")}
    for code in sorted(wanted):
        row.add(text, code, None, code in found)
    for code in sorted(found - wanted - optional):
        row.add(text, None, code, False)


# --- dates ---------------------------------------------------------------------------------------------------------------

DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def same_value(gold, expression):
    value, days = expression.get("value", {}).get("edtf", ""), expression.get("durationDays", 0)
    length = re.fullmatch(r"P(\d+)([DWMY])", gold)
    if length:
        return days == int(length[1]) * DAYS[length[2]]
    counted = re.fullmatch(r"D(\d+)", gold)
    if counted:
        return expression.get("dayIndex", 0) == int(counted[1])
    if gold == "-":
        return not value
    plain = lambda edtf: edtf.replace("~", "").replace("?", "").replace("%", "")
    start, _, end = plain(gold).partition("/")
    return plain(value) in (plain(gold), start if start == end else plain(gold))


def surface_match(gold, found):
    """2: the same words; 1: one holds the other; 0: neither."""
    a, b = words(gold), words(found)
    if a == b:
        return 2
    joined = [f" {' '.join(x)} " for x in (a, b)]
    return 1 if a and b and (joined[0] in joined[1] or joined[1] in joined[0]) else 0


def align(gold, found, weight):
    """Pairs of indices in increasing order with the largest total weight; 0 pairs nothing."""
    best = [[0] * (len(found) + 1) for _ in range(len(gold) + 1)]
    for i in range(len(gold) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            w = weight(gold[i], found[j])
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + w if w else 0)
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(found):
        w = weight(gold[i], found[j])
        if w and best[i][j] == best[i + 1][j + 1] + w:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def dates(row, text, gold, answer):
    """`gold`: (surface, value) of one text, in order."""
    found = [(answer.quote(t["span"]), t) for t in answer.analysis.get("timeExpressions", [])]
    pairs = dict(align(gold, found, lambda g, f: surface_match(g[0], f[0])))
    for i, (surface, value) in enumerate(gold):
        if value.startswith("?"):
            continue
        values = value.split("|")
        match = found[pairs[i]] if i in pairs else None
        shown = match and (match[0], match[1].get("value", {}).get("edtf", "") or match[1].get("durationDays", "-"))
        if values == ["-"] and match is None:
            continue
        right = match is not None and any(same_value(v, match[1]) for v in values)
        if values != ["-"] or not right:
            row.add(text, (surface, value), shown, right)
    for j in sorted(set(range(len(found))) - set(pairs.values())):
        value = found[j][1].get("value", {}).get("edtf", "")
        if value and value != answer.publication_date:
            row.add(text, None, (found[j][0], value), False)


# --- quotations ----------------------------------------------------------------------------------------------------------


def quotations(answer):
    """Those that somebody said, as (words, names of the speaker, whether a speaker is given)."""
    by_id = {e["id"]: e for e in answer.analysis.get("entities", [])}
    found = []
    for quotation in answer.analysis.get("quotations", []):
        if quotation.get("scareQuote"):
            continue
        speaker = by_id.get(quotation.get("speakerEntityId"))
        names = [n for n in [*(names_of(answer, speaker) if speaker else []), quotation.get("speakerText", "")] if n]
        found.append((answer.quote(quotation["span"]), names))
    return found


def quotes(rows, text, record, answer, rules):
    """`record`: the gold record; `rules`: the record scorer's matching functions."""
    gold = [(q["text"], q.get("speaker")) for q in record.get("quotes", [])]
    found = quotations(answer)
    if "scare_quotes" in record:
        exact = dict(rules.match(gold, found, lambda g, f: words(g[0]) == words(f[0])))
        for i, g in enumerate(gold):
            rows["quotes"].add(text, g, None, i in exact)
        for j in sorted(set(range(len(found))) - set(exact.values())):
            rows["quotes"].add(text, None, found[j], False)
    loose = dict(rules.match(gold, found, lambda g, f: rules.quote_match(g[0], f[0])))
    for i, (quote, speaker) in enumerate(gold):
        rows["quote_recall"].add(text, (quote, speaker), None, i in loose)
        if i not in loose or not speaker:
            continue
        names = found[loose[i]][1]
        right = any(rules.name_match(speaker, n) or rules.source_match(speaker, n) for n in names)
        if not names:
            rows["speakers"].add(text, (quote, speaker), None, False)
        else:
            rows["speakers"].add(text, (quote, speaker), names, right)


# --- sources and layers ----------------------------------------------------------------------------------------------------


def inside(inner, spans):
    return any(inner[0] >= begin and inner[1] <= end for begin, end in spans)


def ends(span):
    return span.get("byteBegin", 0), span.get("byteEnd", 0)


PRONOUNS = {"he", "she", "they", "it", "him", "her", "them", "who"}


def is_full(quoted):
    """A quotation of whole sentences, told by its capital letter; a part of one is woven into the sentence of another."""
    return quoted[:1].isupper()


def sources(row, text, record, answer, rules):
    """Whose words are quoted in full is a speaker and no source of an attribution."""
    direct = [q for q in answer.analysis.get("quotations", []) if not q.get("scareQuote")]
    quoted = [ends(q["span"]) for q in direct]
    full = [ends(q["span"]) for q in direct if is_full(answer.quote(q["span"]))]
    by_id = {e["id"]: e for e in answer.analysis.get("entities", [])}
    found, cited = {}, set()
    for claim in answer.analysis.get("claims", []):
        if claim.get("layer") != "CLAIM_LAYER_ATTRIBUTED" or not claim.get("sourceText"):
            continue
        if inside(ends(claim["contentSpan"]), [(b - 4, e + 4) for b, e in quoted]):
            continue
        if any(inside(quote, [ends(claim["span"])]) for quote in full):
            continue
        entity = by_id.get(claim.get("sourceEntityId"))
        if entity is None and claim["sourceText"].casefold() in PRONOUNS:
            continue
        key = entity["id"] if entity else " ".join(words(claim["sourceText"]))
        found.setdefault(key, [claim["sourceText"], *(names_of(answer, entity) if entity else [])])
        for name in claim.get("chain", []):
            cited.add(" ".join(words(name)))
            found.setdefault(" ".join(words(name)), [name])
    accept = record.get("accept") or {}
    gold = [[a["source"], *(accept.get(f"attributions[{n}].source") or [])] for n, a in enumerate(record.get("attributions", []))]
    same = lambda x, y: rules.source_match(x, y) or rules.name_match(x, y)
    some = lambda xs, ys: any(same(x, y) for x in xs for y in ys if x and y)
    keys, names = list(found), list(found.values())
    pairs = dict(rules.match(gold, names, some))
    for i, g in enumerate(gold):
        row.add(text, g[0], None, i in pairs)
    # The gold itself has them as sources of claims or as speakers, only not in this list.
    optional = [*(record.get("optional_attributions") or []),
                *(c["source"] for c in record.get("claims", []) if c.get("source")),
                *(q["speaker"] for q in record.get("quotes", []) if q.get("speaker"))]
    for j in sorted(set(range(len(names))) - set(pairs.values())):
        if keys[j] not in cited and not some(optional, names[j]):
            row.add(text, None, names[j][0], False)


def locate(clause, text):
    """Bytes [begin, end) of a gold clause in the clean text, white space aside; None when it is not there."""
    pattern = r"\s+".join(re.escape(part) for part in clause.split())
    match = re.search(pattern, text)
    return match and (len(text[:match.start()].encode()), len(text[:match.end()].encode()))


def layer_at(span, claims):
    """Layer and claim of the claim that overlaps most, by intersection over union."""
    def overlap(claim):
        begin, end = ends(claim["span"])
        common = min(end, span[1]) - max(begin, span[0])
        return max(common, 0) / (max(end, span[1]) - min(begin, span[0]))
    best = max(claims, key=overlap, default=None)
    if best is None or overlap(best) == 0:
        return "stated", None
    return best["layer"].removeprefix("CLAIM_LAYER_").lower(), best


def layers(table, text, record, answer):
    """Adds (text, gold layer, found layer, gold claim, found claim) to `table`."""
    plain = answer.text.decode(errors="replace")
    for gold in record.get("claims", []):
        span = locate(gold["text"], plain)
        if span is None:
            table.append((text, gold["layer"], "lost", gold, None))
            continue
        found, claim = layer_at(span, answer.analysis.get("claims", []))
        table.append((text, gold["layer"], found, gold, claim))


def layer_f1(table, layer):
    right = sum(g == f == layer for _, g, f, _, _ in table)
    gold, found = (sum(row[i] == layer for row in table) for i in (1, 2))
    return 2 * right / (gold + found) if gold + found else 0.0
