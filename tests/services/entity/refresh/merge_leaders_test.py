#!/usr/bin/env python3
"""Tests of services/entity/refresh/merge_leaders.py, over invented countries' worth of rows and over the table itself."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[4]
sys.path.insert(0, str(ROOT / "services/entity/refresh"))
import merge_leaders  # noqa: E402

COUNTRIES = {"NO", "LV"}
DATA = ROOT / "services/entity/domain/data"


def table(*rows):
    """Rows of the table from "country|office|person|start|end|wikidata"."""
    out = []
    for line in rows:
        country, office, person, start, end, wikidata = line.split("|")
        out.append({"country": country, "office": office, "person": person, "aliases": "", "gender": "f", "start": start, "end": end,
                    "name_order": "given-first", "wikidata": wikidata, "as_of": "" if end else "2025-10", "sources": "knowledge"})
    return out


def exported(person="Q7", label="Ingrid Falk", office="Prime Minister of Norway", country="NO", start="2021-03-01", end="",
             start_precision="11", gender="female", aliases=""):
    uri = f"http://www.wikidata.org/entity/{person}" if person else ""
    return {"person": uri, "personLabel": label, "officeLabel": office, "country": country, "start": f"{start}T00:00:00Z",
            "startPrecision": start_precision, "end": f"{end}T00:00:00Z" if end else "", "endPrecision": "11", "genderLabel": gender,
            "aliases": aliases}


def merged(rows, *export):
    report = merge_leaders.merge(rows, list(export), COUNTRIES, "2026-11", "wd")
    return report


class MergeTest(unittest.TestCase):
    def test_adds_a_new_term(self):
        rows = table()
        report = merged(rows, exported(start_precision="9", aliases="I. Falk|Falk"))
        self.assertEqual(len(report.added), 1)
        self.assertEqual(rows[0]["start"], "2021")
        self.assertEqual(rows[0]["aliases"], "I. Falk")
        self.assertEqual((rows[0]["office"], rows[0]["gender"], rows[0]["as_of"], rows[0]["sources"]),
                         ("prime minister", "f", "2026-11", "wd"))

    def test_keeps_the_table_s_name_of_somebody_known(self):
        rows = table("NO|foreign minister|Ingrid Solveig Falk|2015|2018|Q7")
        merged(rows, exported())
        self.assertEqual([r["person"] for r in rows], ["Ingrid Solveig Falk"] * 2)

    def test_fills_an_open_end_and_an_identifier(self):
        rows = table("NO|prime minister|Ingrid Falk|2021-03-01||")
        report = merged(rows, exported(end="2025-09-30"))
        self.assertEqual((rows[0]["end"], rows[0]["wikidata"], rows[0]["as_of"]), ("2025-09-30", "Q7", ""))
        self.assertEqual(rows[0]["sources"], "knowledge;wd")
        self.assertEqual((len(rows), len(report.changed)), (1, 1))

    def test_makes_a_date_more_precise(self):
        rows = table("NO|prime minister|Ingrid Falk|2021||Q7")
        merged(rows, exported())
        self.assertEqual(rows[0]["start"], "2021-03-01")

    def test_lists_a_contradiction_and_keeps_the_table_s_value(self):
        rows = table("NO|prime minister|Ingrid Falk|2021-03-01|2024-01-15|Q7")
        report = merged(rows, exported(end="2025-09-30"))
        self.assertEqual(rows[0]["end"], "2024-01-15")
        self.assertIn("end 2024-01-15 in the table", report.contradictions[0])

    def test_lists_a_term_that_is_open_in_the_export_alone(self):
        report = merged(table("NO|prime minister|Ingrid Falk|2021-03-01|2024-01-15|Q7"), exported())
        self.assertEqual(len(report.contradictions), 1)

    def test_counts_what_is_known(self):
        rows = table("NO|prime minister|Ingrid Falk|2021-03-01||Q7")
        report = merged(rows, exported())
        self.assertEqual((report.known, len(rows)), (1, 1))
        self.assertEqual(rows[0]["as_of"], "2026-11")

    def test_tells_two_terms_of_one_person_apart(self):
        rows = table("NO|prime minister|Ingrid Falk|2013-10-16|2017-10-01|Q7")
        merged(rows, exported())
        self.assertEqual(len(rows), 2)

    def test_does_not_take_a_namesake_with_another_identifier(self):
        rows = table("NO|prime minister|Ingrid Falk|2021-03-01||Q8")
        report = merged(rows, exported())
        self.assertEqual(len(rows), 2)
        self.assertIn("NO prime minister: Ingrid Falk", " ".join(report.added))

    def test_skips_with_a_reason(self):
        for row, reason in ((exported(person=""), "no identifier"), (exported(label="Q7"), "no name"),
                            (exported(country="ZZ"), "country 'ZZ'"), (exported(office="mayor of Oslo"), "office 'mayor of Oslo'"),
                            (exported(office="Deputy Prime Minister"), "office"), (exported(end="2019-01-01"), "before it starts")):
            report = merged(table(), row)
            self.assertIn(reason, report.skipped[0])

    def test_counts_every_row_once(self):
        rows = table("NO|prime minister|Ingrid Falk|2021-03-01||Q7", "LV|president|Juris Ozols|2019|2023-07-08|Q9")
        report = merged(rows, exported(), exported(person="Q9", label="Juris Ozols", office="President of Latvia", country="LV",
                                                   start="2019-07-08", end="2022-01-01", gender="male"), exported(country="ZZ"))
        self.assertEqual(report.total(), 3)

    def test_names_offices_with_two_open_terms(self):
        report = merged(table("NO|prime minister|Ada Berg|2018||Q1"), exported())
        self.assertEqual(report.open_twice, ["NO prime minister: Ada Berg, Ingrid Falk"])

    def test_offices_by_their_labels(self):
        for label, office in (("Minister for Foreign Affairs of Latvia", "foreign minister"), ("Taoiseach", "prime minister"),
                              ("Federal Chancellor of Austria", "chancellor"), ("Vice President of India", "vice president"),
                              ("President of the Government of Spain", "prime minister"), ("King of Norway", "monarch"),
                              ("United States Secretary of State", "secretary of state"), ("mayor", "")):
            self.assertEqual(merge_leaders.office_of(label), office, label)

    def test_refuses_what_breaks_the_format(self):
        rows = table("NO|prime minister|Ingrid Falk|2021-03-01||Q7")
        for column, value in (("start", "March"), ("wikidata", "7"), ("country", "ZZ"), ("aliases", "a||b"), ("person", "a\tb")):
            self.assertNotEqual(merge_leaders.check([{**rows[0], column: value}], COUNTRIES), "", column)
        self.assertEqual(merge_leaders.check(rows, COUNTRIES), "")


class TableTest(unittest.TestCase):
    def run_script(self, export, output):
        return subprocess.run([sys.executable, ROOT / "services/entity/refresh/merge_leaders.py", export, "--output", output],
                              capture_output=True, text=True, check=False)

    def test_writes_the_table_itself_byte_by_byte_when_there_is_nothing_new(self):
        with tempfile.TemporaryDirectory() as folder:
            export, output = (pathlib.Path(folder) / name for name in ("export.csv", "leaders.tsv"))
            export.write_text("person,personLabel,officeLabel,country,start,end\n", encoding="utf-8")
            done = self.run_script(export, output)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertEqual(output.read_bytes(), (DATA / "leaders.tsv").read_bytes())

    def test_refuses_another_export(self):
        with tempfile.TemporaryDirectory() as folder:
            export, output = (pathlib.Path(folder) / name for name in ("export.csv", "leaders.tsv"))
            export.write_text("name,age\nIngrid,40\n", encoding="utf-8")
            done = self.run_script(export, output)
            self.assertEqual(done.returncode, 1)
            self.assertIn("no column person", done.stderr)
            self.assertFalse(output.exists())


if __name__ == "__main__":
    unittest.main()
