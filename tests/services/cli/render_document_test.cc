#include "services/cli/render_document.h"

#include <gtest/gtest.h>

namespace communique::cli {
namespace {

TEST(RenderDocumentTest, ShowsWhatIsKnownTheTextAndWhatWasLeftOut) {
  ingest::v1::Document document;
  document.set_name("documents/0123");
  document.set_text("Tea in Hanoi\n\nThe minister came.");
  document.set_language_code("en");
  document.mutable_metadata()->mutable_title()->set_value("Tea in Hanoi");
  document.mutable_metadata()->mutable_publication_date()->mutable_value()->set_year(2024);
  ingest::v1::Removed* removed = document.add_removed();
  removed->set_reason(ingest::v1::REMOVAL_REASON_LOGIN_FORM);
  removed->set_text("Log in\nhere");
  EXPECT_EQ(RenderDocument(document),
            "Title:       Tea in Hanoi\n"
            "Published:   2024\n"
            "Language:    en\n"
            "Document:    documents/0123\n"
            "\n"
            "Tea in Hanoi\n\nThe minister came.\n"
            "\n"
            "Left out (1):\n"
            "  login form     Log in here\n");
}

TEST(RenderDocumentTest, SaysNothingAboutWhatIsNotThere) {
  ingest::v1::Document document;
  document.set_text("a");
  EXPECT_EQ(RenderDocument(document), "\na\n");
}

}  // namespace
}  // namespace communique::cli
