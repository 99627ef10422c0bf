#!/usr/bin/env python3
"""Unit tests of entity_score.py, on invented texts."""
import types
import unittest

import entity_score as score

RULES = types.SimpleNamespace(
    match=lambda gold, found, same: [(i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if same(g, f)],
    quote_match=lambda g, f: score.words(g) == score.words(f),
    name_match=lambda g, f: bool(set(score.words(g)) & set(score.words(f))),
    source_match=lambda g, f: score.words(g) == score.words(f))


def span(text, part):
    begin = text.encode().index(part.encode())
    return {"byteBegin": begin, "byteEnd": begin + len(part.encode())}


def mention(text, part, kind="NAME"):
    return {"span": span(text, part), "kind": f"MENTION_KIND_{kind}"}


def answer(text, **analysis):
    return score.Answer(analysis, text.encode())


def counts(row):
    return row.true_positives, row.false_positives, row.false_negatives


class PeopleTest(unittest.TestCase):
    TEXT = "Aasheim met Larralde."

    def rows(self, entities, gold):
        rows = {"people": score.Row(), "people_country": score.Row()}
        score.people(rows, "t", gold, answer(self.TEXT, entities=entities), RULES.name_match)
        return counts(rows["people"]), counts(rows["people_country"])

    def entity(self, name, **more):
        return {"id": name, "type": "ENTITY_TYPE_PERSON", "canonicalName": name, "mentions": [mention(self.TEXT, name)], **more}

    def gold(self, name, knowledge="", kb_id="", country=""):
        return {"name": name, "knowledge_name": knowledge, "kb_id": kb_id, "country": country}

    def test_a_person_whom_nobody_knows_must_stay_unlinked(self):
        gold = [self.gold("Solveig Aasheim", country="NO")]
        self.assertEqual(self.rows([self.entity("Aasheim", countryCode="NO")], gold), ((1, 0, 0), (1, 0, 0)))
        self.assertEqual(self.rows([self.entity("Aasheim", countryCode="SE")], gold), ((1, 0, 0), (0, 1, 1)))
        self.assertEqual(self.rows([self.entity("Aasheim", linked=True, kbId="Q1")], gold), ((0, 1, 1), (0, 1, 1)))

    def test_a_known_person_must_have_the_id(self):
        gold = [self.gold("Larralde", "Ana Larralde", "Q5")]
        self.assertEqual(self.rows([self.entity("Larralde", linked=True, kbId="Q5")], gold)[0], (1, 0, 0))
        self.assertEqual(self.rows([self.entity("Larralde", linked=True, kbId="Q6")], gold)[0], (0, 1, 1))

    def test_a_person_that_is_none_costs_precision_and_an_optional_one_nothing(self):
        self.assertEqual(self.rows([self.entity("Larralde")], [])[0], (0, 1, 0))
        self.assertEqual(self.rows([self.entity("Larralde")], [self.gold("?Larralde")])[0], (0, 0, 0))


class DatesTest(unittest.TestCase):
    TEXT = "On 3 May she left; a two-day stay; some day, on day two. In 2024 too."

    def row(self, gold, found):
        expressions = [{"span": span(self.TEXT, surface), **value} for surface, value in found]
        row = score.Row()
        score.dates(row, "t", gold, answer(self.TEXT, timeExpressions=expressions))
        return counts(row)

    def test_values_are_compared_and_words_only_align(self):
        edtf = {"value": {"edtf": "2025-05-03"}}
        self.assertEqual(self.row([("3 May", "2025-05-03")], [("On 3 May", edtf)]), (1, 0, 0))
        self.assertEqual(self.row([("3 May", "2024-05-03|2025-05-03")], [("3 May", edtf)]), (1, 0, 0))
        self.assertEqual(self.row([("3 May", "2024-05-03")], [("3 May", edtf)]), (0, 1, 1))
        self.assertEqual(self.row([("3 May", "2025-05-03")], []), (0, 0, 1))

    def test_lengths_and_counted_days_have_their_own_values(self):
        self.assertEqual(self.row([("two-day", "P2D"), ("day two", "D2")],
                                  [("two-day", {"durationDays": 2}), ("day two", {"dayIndex": 2})]), (2, 0, 0))
        self.assertEqual(self.row([("two-day", "P3D")], [("two-day", {"durationDays": 2})]), (0, 1, 1))

    def test_what_cannot_be_resolved_must_stay_open(self):
        self.assertEqual(self.row([("some day", "-")], []), (0, 0, 0))
        self.assertEqual(self.row([("some day", "-")], [("some day", {"value": {"edtf": "2025"}})]), (0, 1, 1))

    def test_a_value_that_nobody_marked_costs_precision_but_not_an_optional_one(self):
        found = [("2024", {"value": {"edtf": "2024"}})]
        self.assertEqual(self.row([], found), (0, 1, 0))
        self.assertEqual(self.row([("2024", "?2024")], found), (0, 0, 0))


class StatementsTest(unittest.TestCase):
    TEXT = "“Good,” she said. A “triumph” it was not. Lusa reported that rain fell."

    def test_scare_quotes_are_no_quotations_and_speakers_count_where_given(self):
        found = answer(self.TEXT, entities=[], quotations=[
            {"span": span(self.TEXT, "Good"), "speakerText": "she"}, {"span": span(self.TEXT, "triumph"), "scareQuote": True}])
        rows = {name: score.Row() for name in ("quotes", "quote_recall", "speakers")}
        score.quotes(rows, "t", {"quotes": [{"text": "Good,", "speaker": "Ana"}], "scare_quotes": []}, found, RULES)
        self.assertEqual([counts(row) for row in rows.values()], [(1, 0, 0), (1, 0, 0), (0, 1, 1)])

    def test_one_source_counts_once_and_optional_ones_not_at_all(self):
        claim = {"layer": "CLAIM_LAYER_ATTRIBUTED", "sourceText": "Lusa", "contentSpan": span(self.TEXT, "rain fell"),
                 "span": span(self.TEXT, "Lusa reported that rain fell")}
        found = answer(self.TEXT, claims=[claim, claim])
        row = score.Row()
        score.sources(row, "t", {"attributions": [{"source": "Lusa"}]}, found, RULES)
        score.sources(row, "t", {"optional_attributions": ["Lusa"]}, found, RULES)
        self.assertEqual(counts(row), (1, 0, 0))

    def test_who_is_quoted_in_full_is_no_source(self):
        claim = {"layer": "CLAIM_LAYER_ATTRIBUTED", "sourceText": "she", "span": span(self.TEXT, "“Good,” she said."),
                 "contentSpan": span(self.TEXT, "“Good,” she said")}
        found = answer(self.TEXT, claims=[claim], quotations=[{"span": span(self.TEXT, "Good,")}])
        row = score.Row()
        score.sources(row, "t", {}, found, RULES)
        self.assertEqual(counts(row), (0, 0, 0))

    def test_a_clause_has_the_layer_of_the_claim_that_fits_it_best(self):
        claims = [{"layer": "CLAIM_LAYER_STATED", "span": span(self.TEXT, "Lusa reported that rain fell.")},
                  {"layer": "CLAIM_LAYER_ATTRIBUTED", "span": span(self.TEXT, "rain fell")}]
        table = []
        record = {"claims": [{"text": "rain  fell", "layer": "attributed"}, {"text": "it was not", "layer": "author_opinion"}]}
        score.layers(table, "t", record, answer(self.TEXT, claims=claims))
        self.assertEqual([row[1:3] for row in table], [("attributed", "attributed"), ("author_opinion", "stated")])
        self.assertEqual(score.layer_f1(table, "attributed"), 1.0)


class AlignTest(unittest.TestCase):
    def test_pairs_keep_their_order_and_take_the_best_fit(self):
        pairs = score.align(["9 May", "May", "9 May"], ["May", "9 May"], score.surface_match)
        self.assertEqual(pairs, [(1, 0), (2, 1)])


if __name__ == "__main__":
    unittest.main()
