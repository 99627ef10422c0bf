#include "services/ingest/domain/cleaner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/status/error.h"
#include "common/text/span_index.h"
#include "common/text/utf8.h"
#include "tests/services/ingest/domain/clean_support.h"

namespace communique::ingest {
namespace {

std::string Repeat(absl::string_view part, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) absl::StrAppend(&out, part);
  return out;
}

// What every document promises: runs of the raw map quote the raw bytes and ascend, spans are in
// range and consistent, raw ranges lie in the content, the text is UTF-8.
void ExpectPromisesHold(const std::string& content, const v1::Document& document,
                        const std::string& name) {
  const std::string& text = document.text();
  ASSERT_FALSE(text::FindInvalidUtf8(text).has_value()) << name;
  const v1::RawMap& map = document.raw_map();
  ASSERT_EQ(map.text_begin_size(), map.length_size()) << name;
  ASSERT_EQ(map.raw_begin_size(), map.length_size()) << name;
  int64_t end = 0;
  for (int i = 0; i < map.length_size(); ++i) {
    ASSERT_GE(map.text_begin(i), end) << name;
    end = map.text_begin(i) + map.length(i);
    ASSERT_LE(end, static_cast<int64_t>(text.size())) << name;
    ASSERT_EQ(text.substr(map.text_begin(i), map.length(i)),
              content.substr(map.raw_begin(i), map.length(i)))
        << name << " run " << i;
  }
  const text::SpanIndex index(text);
  for (const v1::Section& section : document.sections()) {
    for (const v1::Block& block : section.blocks()) {
      ASSERT_TRUE(text::IsConsistent(block.span(), index)) << name;
      ASSERT_LE(block.raw_range().byte_begin(), block.raw_range().byte_end()) << name;
      ASSERT_LE(block.raw_range().byte_end(), static_cast<int64_t>(content.size())) << name;
    }
  }
  int64_t begin = 0;
  for (const v1::Removed& removed : document.removed()) {
    ASSERT_GE(removed.raw_range().byte_begin(), begin) << name << ": in raw order";
    begin = removed.raw_range().byte_begin();
    ASSERT_LE(removed.raw_range().byte_end(), static_cast<int64_t>(content.size())) << name;
    ASSERT_NE(removed.reason(), v1::REMOVAL_REASON_UNSPECIFIED) << name;
  }
}

TEST(CleanerTest, RefusesOptionsOutOfRange) {
  EXPECT_FALSE(Cleaner::Create({.max_content_bytes = 0}).ok());
  EXPECT_FALSE(Cleaner::Create({.max_content_bytes = (size_t{1} << 30) + 1}).ok());
  EXPECT_FALSE(Cleaner::Create({.html_block_trees = "tree\twords"}).ok());
  EXPECT_FALSE(Cleaner::Create({.lines_block_trees = "tree\twords"}).ok());
}

struct PropertyCase {
  const char* name;
  std::string content;
};

class PromisesTest : public ::testing::TestWithParam<PropertyCase> {};

TEST_P(PromisesTest, Hold) {
  v1::RawCommentary raw;
  raw.set_content(GetParam().content);
  const auto document = TestCleaner().Clean(raw);
  ASSERT_TRUE(document.ok()) << document.status();
  ExpectPromisesHold(GetParam().content, *document, GetParam().name);
  EXPECT_GT(document->raw_map().length_size(), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Inputs, PromisesTest,
    ::testing::Values(
        PropertyCase{"Plain", absl::StrCat("An Estonian in Ottawa\n\n", kBody)},
        PropertyCase{"CarriageReturns",
                     "A title here\r\n\r\nThe ministers met in Oslo on Tuesday,\r\nand spoke.\r\n"},
        PropertyCase{
            "CjkAndEmoji",
            "\xE4\xB8\xA4\xE5\x9B\xBD\xE9\x83\xA8\xE9\x95\xBF \xF0\x9F\x87\xB7\xF0\x9F\x87\xBA met "
            "in Oslo on Tuesday and spoke about fish."},
        PropertyCase{
            "CombiningMarks",
            "The cafe\xCC\x81 of the ministers was in Malmo\xCC\x88 by the sea, and it was full."},
        PropertyCase{"NoBreakSpaces",
                     "The\xC2\xA0ministers met\xC2\xA0in Oslo on\xE2\x80\xAFTuesday and spoke "
                     "about the ice."},
        PropertyCase{"Entities",
                     "<html><body><p>Fish &amp; ice&nbsp;&mdash; the caf&eacute; in Troms&#248; "
                     "was full of ministers on Tuesday.</p></body></html>"},
        PropertyCase{"Utf8WithMark",
                     "\xEF\xBB\xBFThe ministers met in Oslo on Tuesday and spoke about the ice."},
        PropertyCase{"Windows1252",
                     "The caf\xE9 of the ministers in Troms\xF8 was full on Tuesday, and the fish "
                     "was cold and dear."},
        PropertyCase{"Markdown",
                     "---\ntitle: \"A king in Riga\"\n---\n\nThe [Oslo accord](http://x.example) "
                     "was _not_ signed &amp; sealed on that day.\n"}),
    [](const ::testing::TestParamInfo<PropertyCase>& info) { return info.param.name; });

struct HostileCase {
  const char* name;
  std::string content;
};

class HostileTest : public ::testing::TestWithParam<HostileCase> {};

TEST_P(HostileTest, IsAnsweredInTime) {
  v1::RawCommentary raw;
  raw.set_content(GetParam().content);
  const Cleaner cleaner = *Cleaner::Create({.max_content_bytes = 16 << 20});
  const absl::Time begin = absl::Now();
  const auto document = cleaner.Clean(raw);
  // Generous for debug builds and sanitizers; what is quadratic takes minutes.
  EXPECT_LT(absl::Now() - begin, absl::Seconds(30)) << GetParam().name;
  if (document.ok()) ExpectPromisesHold(GetParam().content, *document, GetParam().name);
}

constexpr char kSentence[] =
    "<p>The ministers met in Oslo on Tuesday and spoke about fish, ice and the price of "
    "herring.</p>";

INSTANTIATE_TEST_SUITE_P(
    Inputs, HostileTest,
    ::testing::Values(
        HostileCase{"MillionNestedTags",
                    absl::StrCat("<html><body>", Repeat("<div>", 1000000), kSentence)},
        HostileCase{"DeepWithUnmatchedEnds", absl::StrCat("<html>", Repeat("<b><div>", 100000),
                                                          kSentence, Repeat("</x>", 100000))},
        HostileCase{"MegabyteOfLessThan", absl::StrCat("<html>", Repeat("<", 1000000), kSentence)},
        HostileCase{"OpenTags", absl::StrCat("<html>", Repeat("<a", 500000))},
        HostileCase{"ManyAttributes",
                    absl::StrCat("<html><a ", Repeat("x=\"1\" ", 150000), ">", kSentence)},
        HostileCase{"HugeAttribute", absl::StrCat("<html><img src=\"data:,",
                                                  std::string(1000000, 'A'), "\">", kSentence)},
        HostileCase{"ZeroBytes", absl::StrCat("<html><body>", kSentence, kSentence,
                                              std::string(2, '\0'), kSentence)},
        HostileCase{"OpenComment",
                    absl::StrCat("<html>", kSentence, "<!--", std::string(1000000, '-'))},
        HostileCase{"References", absl::StrCat("<html><p>", Repeat("&amp", 200000), kSentence)},
        HostileCase{"Headings",
                    absl::StrCat("<html>", Repeat("<h1>Same old title</h1>", 20000), kSentence)},
        HostileCase{"Json", absl::StrCat("<html><script type='application/ld+json'>",
                                         Repeat("[", 500000), "</script>", kSentence)},
        HostileCase{"ShortLines", Repeat("a\n", 200000)},
        HostileCase{"TitleLines", absl::StrCat(Repeat("Same Title Line\n", 40000), kBody)},
        HostileCase{"Labels", Repeat("Tags: a\n", 100000)},
        HostileCase{"OneWord", std::string(1000000, 'x')},
        HostileCase{"Brackets", Repeat("[a](http", 120000)},
        HostileCase{"Quotes", Repeat("> ", 400000)},
        HostileCase{"CombiningMarks", Repeat("e\xCC\x81\xCC\x81\xCC\x81\xCC\x81", 100000)},
        HostileCase{"LoneSurrogates",
                    absl::StrCat(Repeat("\xED\xA0\x80", 1000), Repeat("\xC3\xA9 ", 20000))},
        HostileCase{"TruncatedUtf16",
                    std::string("\xFF\xFE") + Repeat(std::string("a\0", 2), 100000) + "b"}),
    [](const ::testing::TestParamInfo<HostileCase>& info) { return info.param.name; });

TEST(CleanerTest, GivesTheSameBytesOnManyThreads) {
  v1::RawCommentary raw;
  raw.set_content(
      absl::StrCat("<html><title>An Estonian in Ottawa</title><body>", Repeat(kSentence, 20)));
  const std::string want = TestCleaner().Clean(raw)->SerializeAsString();
  std::vector<std::string> got(8);
  std::vector<std::thread> threads;
  for (std::string& bytes : got) {
    threads.emplace_back([&] { bytes = TestCleaner().Clean(raw)->SerializeAsString(); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& bytes : got) EXPECT_EQ(bytes, want);
}

// The texts to measure with, where they are there.
std::filesystem::path CorpusFolder() {
  if (const char* folder = std::getenv("COMMUNIQUE_CORPUS")) return folder;
  return std::filesystem::path(COMMUNIQUE_SOURCE_DIR) / ".." / "shared" / "corpus";
}

TEST(CleanerTest, KeepsItsPromisesOnTheCorpus) {
  if (!std::filesystem::exists(CorpusFolder())) GTEST_SKIP() << "no corpus; set COMMUNIQUE_CORPUS";
  size_t files = 0;
  for (const char* folder : {"dev", "pool", "written"}) {
    for (const auto& entry : std::filesystem::directory_iterator(CorpusFolder() / folder)) {
      if (entry.path().extension() == ".json") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::stringstream content;
      content << file.rdbuf();
      v1::RawCommentary raw;
      raw.set_content(content.str());
      const auto document = TestCleaner().Clean(raw);
      ASSERT_TRUE(document.ok()) << entry.path() << document.status();
      ExpectPromisesHold(content.str(), *document, entry.path().filename());
      ++files;
    }
  }
  EXPECT_GT(files, 500u);
}

}  // namespace
}  // namespace communique::ingest
