#!/usr/bin/env python3
"""Unit tests of convert.py."""
import unittest

import convert

RESPONSE = {
    "visits": [
        {"name": "visits/other"},
        {
            "name": "visits/1",
            "status": {"value": "VISIT_STATUS_COMPLETED"},
            "type": {"value": "VISIT_TYPE_SUMMIT_ATTENDANCE"},
            "visitors": [{"name": "Ana Lopes", "countryCode": "PT", "role": {"title": "Foreign Minister"}}],
            "delegation": [{"name": "Rui Serra"}],
            "hosts": [{"name": "Jan Dvorak", "countryCode": "CZ"}],
            "stops": [{"countryCode": "CZ", "city": "Brno"}],
            "dates": {"value": {"start": {"year": 2024, "month": 9, "day": 3}, "end": {"year": 2024, "month": 9}}},
            "occasion": {"value": "a summit"},
            "meetings": [{"participants": ["Ana Lopes", "Jan Dvorak"],
                          "date": {"value": {"start": {"month": 9, "day": 3}}}}],
            "outcomes": [{"kind": "OUTCOME_KIND_MOU", "description": "two memoranda", "count": 2, "areas": ["rail"]}],
            "statements": [{"speaker": "Ana Lopes", "text": "We agreed."}],
            "claims": [{"source": "Lusa", "text": "a"}, {"source": "Lusa", "text": "b"}, {"source": "CTK", "text": "c"}],
        },
    ],
    "documents": [{
        "visit": "visits/1",
        "document": {"metadata": {
            "title": {"value": "In Brno"}, "author": {"value": "B. Writer"}, "publisher": {"value": "Harbour Institute"},
            "publicationDate": {"value": {"year": 2024, "month": 9, "day": 5}}}},
    }],
}


class ConvertTest(unittest.TestCase):
    def test_takes_the_visit_that_the_document_names(self):
        self.assertEqual(convert.record(RESPONSE)["visit_key"], "visits/1")

    def test_writes_enums_in_lower_case_without_their_prefix(self):
        found = convert.record(RESPONSE)
        self.assertEqual((found["status"], found["visit_type"]), ("completed", "summit_attendance"))
        self.assertEqual(found["outcomes"], [{"kind": "mou", "description": "two memoranda", "count": 2, "areas": ["rail"]}])

    def test_puts_the_delegation_after_the_visitors(self):
        self.assertEqual(convert.record(RESPONSE)["visitors"], [
            {"name": "Ana Lopes", "role": "Foreign Minister", "country": "PT"},
            {"name": "Rui Serra", "role": None, "country": None}])

    def test_writes_only_the_known_parts_of_dates(self):
        found = convert.record(RESPONSE)
        self.assertEqual((found["start_date"], found["end_date"]), ("2024-09-03", "2024-09"))
        self.assertEqual(found["meetings"][0]["date"], "--09-03")
        self.assertEqual([convert.partial_date(d) for d in ({}, None, {"year": 1959}, {"month": 5})],
                         [None, None, "1959", "--05"])

    def test_gives_one_attribution_a_source(self):
        self.assertEqual(convert.record(RESPONSE)["attributions"],
                         [{"source": "Lusa", "claim": "a"}, {"source": "CTK", "claim": "c"}])

    def test_takes_the_metadata_of_the_document(self):
        self.assertEqual(convert.record(RESPONSE)["document"],
                         {"title": "In Brno", "author": "B. Writer", "publisher": "Harbour Institute",
                          "publication_date": "2024-09-05"})

    def test_is_no_visit_when_the_document_names_none(self):
        found = convert.record({"visits": [], "documents": [{"noVisitReason": "NO_VISIT_REASON_CALL_ONLY"}]})
        self.assertEqual((found["is_visit"], found["visit_type"], found["visitors"]), (False, None, []))

    def test_has_an_unspecified_type_when_the_visit_has_none(self):
        found = convert.record({"visits": [{"name": "visits/1"}], "documents": [{"visit": "visits/1"}]})
        self.assertEqual((found["is_visit"], found["visit_type"], found["status"]), (True, "unspecified", None))


if __name__ == "__main__":
    unittest.main()
