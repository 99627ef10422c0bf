"""Compares merged visits with the clusters and the planted conflicts of gold records.

Cluster keys are compared by B-cubed (Bagga and Baldwin, 1998) over the texts that tell a visit. A conflict of the gold is
*planted* when the texts of a cluster give a field more than one value; it is found when the visit that most of these texts went into
lists at least two of the values for the field. A conflict of the answer that is not so is *real* still when the gold records of
the visit's own texts differ in that field; else it is false.
"""
import collections
import re

# Field of the gold's conflicts -> what the path in Visit must look like. Counts are told apart by kind.
PATHS = {"start_date": r"dates\.value\.start", "end_date": r"dates\.value\.end", "visit_type": r"type\.value",
         "status": r"status\.value", "outcomes.value": r"outcomes\[\d+\]\.description"}
COUNT = re.compile(r"outcomes\[(\d+)\]\.count")


def bcubed(gold, found):
    """gold, found: text -> cluster. Returns precision, recall, F1."""
    precision = recall = 0.0
    for text, cluster in gold.items():
        right = {t for t in gold if gold[t] == cluster}
        got = {t for t in gold if found[t] == found[text]}
        precision += len(right & got) / len(got)
        recall += len(right & got) / len(right)
    n = max(1, len(gold))
    p, r = precision / n, recall / n
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def plain(value):
    """VISIT_TYPE_STATE, "state" and "State" are one value; so are "3,000" and 3000."""
    text = re.sub(r"^(VISIT_TYPE|VISIT_STATUS)_", "", str(value))
    return re.sub(r"(?<=\d),(?=\d)", "", text).casefold()


def fields(conflict, visit):
    """The gold's names for the field of a conflict of the answer."""
    path = conflict["fieldPath"]
    if count := COUNT.fullmatch(path):
        kind = visit["outcomes"][int(count.group(1))]["kind"].removeprefix("OUTCOME_KIND_").lower()
        return [f"outcomes.{kind}.count"]
    return [name for name, pattern in PATHS.items() if re.fullmatch(pattern, path)]


def planted(records):
    """records: text -> gold record. Rows (cluster, field, values) on which these texts disagree; a copy says what its original says."""
    rows = {}
    for text, record in records.items():
        for conflict in record.get("conflicts") or []:
            by_document = conflict.get("by_document", {})
            said = {plain(by_document[original]) for other, r in records.items() if r.get("visit_key") == record["visit_key"]
                    for original in [r.get("duplicate_of") or other] if original in by_document}
            if len(said) > 1:
                rows[record["visit_key"], conflict["field"]] = said
    return [(cluster, field, values) for (cluster, field), values in sorted(rows.items())]


def gold_values(records, texts, field):
    """The values that the gold records of `texts` give for a field."""
    if count := re.fullmatch(r"outcomes\.(\w+)\.count", field):
        return {plain(o["count"]) for t in texts for o in records[t].get("outcomes") or []
                if o.get("kind") == count.group(1) and o.get("count")}
    return {plain(records[t][field]) for t in texts if records[t].get(field)}


def conflicts(records, found, visits):
    """found: text -> visit name; visits: name -> Visit. Returns (rows of planted with bool, rows of false ones, number reported)."""
    texts = collections.defaultdict(list)
    for text, name in found.items():
        texts[name].append(text)
    hits, used = [], set()
    for cluster, field, values in planted(records):
        members = [t for t, r in records.items() if r.get("visit_key") == cluster]
        name = collections.Counter(found[t] for t in members).most_common(1)[0][0]
        visit, hit = visits.get(name, {}), False
        for i, conflict in enumerate(visit.get("conflicts", [])):
            said = {plain(v["value"]) for v in conflict["values"]}
            if field in fields(conflict, visit) and (len(said & values) > 1 or field == "outcomes.value"):
                hit = True
                used.add((name, i))
        hits.append((cluster, field, sorted(values), hit))
    false, reported = [], 0
    for name, visit in sorted(visits.items()):
        for i, conflict in enumerate(visit.get("conflicts", [])):
            reported += 1
            real = any(len(gold_values(records, texts[name], field)) > 1 for field in fields(conflict, visit))
            if (name, i) not in used and not real:
                false.append((texts[name], conflict["fieldPath"], [v["value"] for v in conflict["values"]]))
    return hits, false, reported
