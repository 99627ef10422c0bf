#include "services/summary/domain/visit_book.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/services/summary/account_record.h"

namespace communique::summary {
namespace {

DocumentRecord Record(const char* name, const char* day) {
  return AccountRecord(name).To("CL").On(day).Build();
}

TEST(VisitBookTest, GivesNothingWhenEmpty) {
  VisitBook book;
  EXPECT_TRUE(book.Visits().empty());
  EXPECT_FALSE(book.Remove("documents/a"));
}

TEST(VisitBookTest, TakesRecordsInAndOut) {
  VisitBook book;
  book.Put(Record("a", "2031-05-07"));
  const std::string before = BytesOf(book.Visits());
  book.Put(Record("b", "2031-05-08"));
  ASSERT_EQ(book.Visits().size(), 1u);
  EXPECT_EQ(book.Visits()[0].sources_size(), 2);
  EXPECT_TRUE(book.Remove("documents/b"));
  EXPECT_EQ(BytesOf(book.Visits()), before);
  EXPECT_EQ(book.size(), 1u);
}

TEST(VisitBookTest, ANewRecordOfADocumentReplacesTheOld) {
  VisitBook book;
  book.Put(Record("a", "2031-05-07"));
  book.Put(Record("a", "2031-07-01"));
  EXPECT_EQ(book.size(), 1u);
  EXPECT_EQ(book.Visits()[0].dates().value().edtf(), "2031-07-01");
}

TEST(VisitBookTest, DocumentsWhoseNamesBeginAlikeAreTwo) {
  VisitBook book;
  book.Put(Record("a", "2031-05-07"));
  book.Put(Record("ab", "2031-05-07"));
  EXPECT_TRUE(book.Remove("documents/a"));
  EXPECT_EQ(book.size(), 1u);
  EXPECT_EQ(book.Visits()[0].sources(0).document(), "documents/ab");
}

TEST(VisitBookTest, TellsWhereEachDocumentWent) {
  VisitBook book;
  book.Put(Record("a", "2031-05-07"));
  book.Put(Record("b", "2031-05-08"));
  book.Put(Record("c", "2031-09-08"));
  const auto names = book.VisitNames();
  EXPECT_EQ(names.at("documents/a"), names.at("documents/b"));
  EXPECT_NE(names.at("documents/a"), names.at("documents/c"));
}

TEST(VisitBookTest, IsEmptyOnceItsVisitsAreTaken) {
  VisitBook book;
  book.Put(Record("a", "2031-05-07"));
  const std::string visits = BytesOf(book.Visits());
  EXPECT_EQ(BytesOf(book.Take()), visits);
  EXPECT_EQ(book.size(), 0u);
  EXPECT_TRUE(book.Visits().empty());
}

// The record that ties two together can be taken out again.
TEST(VisitBookTest, AVisitFallsApartWhenItsLinkGoes) {
  VisitBook book;
  book.Put(AccountRecord("a").To("CL").On("2031-05-03", "2031-05-09").Build());
  book.Put(AccountRecord("b").To("PE").On("2031-05-03", "2031-05-09").Build());
  EXPECT_EQ(book.Visits().size(), 2u);
  book.Put(AccountRecord("0").To("PE").To("CL").On("2031-05-02", "2031-05-09").Build());
  EXPECT_EQ(book.Visits().size(), 1u);
  book.Remove("documents/0");
  EXPECT_EQ(book.Visits().size(), 2u);
}

}  // namespace
}  // namespace communique::summary
