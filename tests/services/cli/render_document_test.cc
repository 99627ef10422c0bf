#include "services/cli/render_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace communique::cli {
namespace {

using ::testing::HasSubstr;

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

TEST(RenderDocumentTest, NamesWhatItIsACopyOf) {
  ingest::v1::Document document;
  document.set_text("a");
  document.set_near_duplicate_similarity(0.934);
  EXPECT_EQ(RenderDocument(document, {.duplicate_of = "tea.txt"}),
            "Copy:        near duplicate of tea.txt, similarity 0.93\n\na\n");
}

TEST(RenderDocumentTest, LetsNothingDriveTheTerminal) {
  ingest::v1::Document document;
  document.set_text("red \x1b[31m alert");
  document.mutable_metadata()->mutable_title()->set_value("beep\a");
  EXPECT_EQ(RenderDocument(document), "Title:       beep \n\nred  [31m alert\n");
}

// "Home" was left out, "Tea in Hanoi" and "The minister\ncame." kept, "Log in" left out.
ingest::v1::Document WithBlocks() {
  ingest::v1::Document document;
  document.set_text("Tea in Hanoi\n\nThe minister\ncame.");
  const auto place = [](int64_t begin, int64_t end, base::v1::RawRange* range) {
    range->set_byte_begin(begin);
    range->set_byte_end(end);
  };
  const auto keep = [&](ingest::v1::BlockRole role, int begin, int end, int64_t raw,
                        ingest::v1::Block* block) {
    block->set_role(role);
    block->mutable_span()->set_byte_begin(begin);
    block->mutable_span()->set_byte_end(end);
    place(raw, raw + end - begin, block->mutable_raw_range());
  };
  const auto leave_out = [&](ingest::v1::BlockRole role, ingest::v1::RemovalReason reason,
                             const char* text, int64_t raw) {
    ingest::v1::Removed* removed = document.add_removed();
    removed->set_role(role);
    removed->set_reason(reason);
    removed->set_text(text);
    place(raw, raw + 10, removed->mutable_raw_range());
  };
  ingest::v1::Section* section = document.add_sections();
  keep(ingest::v1::BLOCK_ROLE_TITLE, 0, 12, 20, section->add_blocks());
  keep(ingest::v1::BLOCK_ROLE_PARAGRAPH, 14, 32, 60, section->add_blocks());
  leave_out(ingest::v1::BLOCK_ROLE_NAVIGATION, ingest::v1::REMOVAL_REASON_OUTSIDE_MAIN, "Home", 3);
  leave_out(ingest::v1::BLOCK_ROLE_RESIDUE, ingest::v1::REMOVAL_REASON_LOGIN_FORM, "Log in \x1b[0m",
            40);
  return document;
}

TEST(RenderDocumentTest, ShowsBlocksOfBothKindsInRawOrder) {
  EXPECT_EQ(RenderDocument(WithBlocks(), {.blocks = true}),
            "\n"
            "Blocks by raw bytes (2 kept, 2 left out):\n"
            "- 3-13          navigation   outside main   Home\n"
            "+ 20-32         title        kept           Tea in Hanoi\n"
            "- 40-50         residue      login form     Log in  [0m\n"
            "+ 60-78         paragraph    kept           The minister came.\n");
}

TEST(RenderDocumentTest, ColoursWholeLines) {
  const std::string text = RenderDocument(WithBlocks(), {.blocks = true, .color = true});
  EXPECT_THAT(text, HasSubstr("\x1b[31m- 3-13          navigation   outside main   Home\x1b[0m\n"));
  EXPECT_THAT(text, HasSubstr("\x1b[32m+ 20-32         title        kept           Tea in Hanoi"
                              "\x1b[0m\n"));
  EXPECT_THAT(text, HasSubstr("Log in  [0m\x1b[0m\n"));
}

}  // namespace
}  // namespace communique::cli
