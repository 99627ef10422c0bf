#!/usr/bin/env python3
"""Unit tests of cluster_score.py, on invented records."""
import unittest

import cluster_score as score


def conflict(path, *values):
    return {"fieldPath": path, "values": [{"value": value} for value in values]}


def record(key, **fields):
    return {"is_visit": True, "visit_key": key, **fields}


class BCubed(unittest.TestCase):
    GOLD = {"a": "x", "b": "x", "c": "y"}

    def test_the_same_clusters_are_right_whatever_they_are_called(self):
        self.assertEqual(score.bcubed(self.GOLD, {"a": 1, "b": 1, "c": 2}), (1, 1, 1))

    def test_joining_costs_precision_and_parting_costs_recall(self):
        joined = score.bcubed(self.GOLD, {"a": 1, "b": 1, "c": 1})
        self.assertEqual(joined[1], 1)
        self.assertAlmostEqual(joined[0], (2 / 3 + 2 / 3 + 1 / 3) / 3)
        parted = score.bcubed(self.GOLD, {"a": 1, "b": 2, "c": 3})
        self.assertEqual(parted[0], 1)
        self.assertAlmostEqual(parted[1], (1 / 2 + 1 / 2 + 1) / 3)


class Planted(unittest.TestCase):
    ROW = {"field": "start_date", "by_document": {"a": "2031-05-07", "b": "2031-05-08", "d": "2031-05-07"}}

    def test_only_what_the_texts_at_hand_disagree_on_counts(self):
        both = {"a": record("x", conflicts=[self.ROW]), "b": record("x", conflicts=[self.ROW])}
        self.assertEqual(score.planted(both), [("x", "start_date", {"2031-05-07", "2031-05-08"})])
        self.assertEqual(score.planted({"a": both["a"]}), [])

    def test_a_copy_says_what_its_original_says(self):
        texts = {"c": record("x", conflicts=[self.ROW], duplicate_of="a"), "d": record("x", conflicts=[self.ROW])}
        self.assertEqual(score.planted(texts), [])


class Conflicts(unittest.TestCase):
    GOLD = {"a": record("x", start_date="2031-05-07", conflicts=[Planted.ROW]),
            "b": record("x", start_date="2031-05-08", conflicts=[Planted.ROW])}
    FOUND = {"a": "visits/1", "b": "visits/1"}

    def run_on(self, *conflicts, **visit):
        return score.conflicts(self.GOLD, self.FOUND, {"visits/1": {"conflicts": list(conflicts), **visit}})

    def test_a_conflict_is_found_with_two_of_its_values(self):
        hits, false, reported = self.run_on(conflict("dates.value.start", "2031-05-07", "2031-05-08"))
        self.assertEqual([row[3] for row in hits], [True])
        self.assertEqual((false, reported), ([], 1))

    def test_another_field_is_missed_and_false(self):
        hits, false, reported = self.run_on(conflict("dates.value.end", "2031-05-07", "2031-05-08"))
        self.assertEqual([row[3] for row in hits], [False])
        self.assertEqual((len(false), reported), (1, 1))

    def test_what_the_records_of_its_texts_differ_in_is_not_false(self):
        _, false, _ = self.run_on(conflict("dates.value.start", "2031-05-07", "2031-05-09"))
        self.assertEqual(false, [])

    def test_counts_are_told_apart_by_their_kind(self):
        visit = {"outcomes": [{"kind": "OUTCOME_KIND_MOU"}]}
        self.assertEqual(score.fields(conflict("outcomes[0].count", "1", "2"), visit), ["outcomes.mou.count"])

    def test_enum_names_are_values(self):
        self.assertEqual(score.plain("VISIT_TYPE_STATE"), "state")


if __name__ == "__main__":
    unittest.main()
