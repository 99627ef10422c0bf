// What every document promises, over our own texts, what chance makes of them, and the texts to
// measure with where they are there; and that threads do not change a byte.
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/ingest/domain/cleaner.h"
#include "tests/corpus/corpus_texts.h"
#include "tests/services/ingest/document_promises.h"
#include "tests/services/ingest/mutated_text.h"

namespace communique::ingest {
namespace {

using testing::CorpusFolder;
using testing::Dice;
using testing::RawText;
using testing::ReadTexts;

// Changed texts of each of our own; more where they cost less.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(NDEBUG)
constexpr int kChangesOfEach = 20;
#else
constexpr int kChangesOfEach = 100;
#endif

const Cleaner& OneCleaner() {
  static const Cleaner* const cleaner = new Cleaner(*Cleaner::Create({}));
  return *cleaner;
}

// Cleans `content`; nothing when that is refused.
std::optional<v1::Document> Clean(const std::string& content) {
  v1::RawCommentary raw;
  raw.set_content(content);
  absl::StatusOr<v1::Document> document = OneCleaner().Clean(raw);
  if (!document.ok()) return std::nullopt;
  return *std::move(document);
}

std::vector<RawText> OwnTexts() {
  std::vector<RawText> texts;
  for (const char* folder :
       {"/deploy/samples", "/tests/corpus/fixtures", "/tests/corpus/commentaries"}) {
    for (RawText& text : ReadTexts(absl::StrCat(COMMUNIQUE_SOURCE_DIR, folder))) {
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

std::string Unzipped(const std::string& path) {
  std::string content;
  gzFile file = gzopen(path.c_str(), "rb");
  char buffer[1 << 16];
  for (int read = 0; (read = gzread(file, buffer, sizeof(buffer))) > 0;)
    content.append(buffer, read);
  gzclose(file);
  return content;
}

// The pages of the corpus, by name; empty when they are not there.
std::vector<RawText> Pages() {
  std::vector<RawText> pages;
  std::error_code error;
  for (const auto& entry :
       std::filesystem::directory_iterator(CorpusFolder() + "/web/html", error)) {
    pages.push_back({entry.path().filename(), Unzipped(entry.path())});
  }
  std::sort(pages.begin(), pages.end(),
            [](const RawText& a, const RawText& b) { return a.name < b.name; });
  return pages;
}

// Checks texts; returns how many were accepted.
size_t CheckAll(const std::vector<RawText>& texts) {
  size_t accepted = 0;
  for (const RawText& text : texts) {
    const std::optional<v1::Document> document = Clean(text.content);
    if (!document.has_value()) continue;
    ++accepted;
    EXPECT_EQ(BrokenPromise(text.content, *document), "") << text.name;
  }
  return accepted;
}

// The last ones are made of `seed` alone.
std::string Changed(const std::vector<RawText>& texts, size_t seed) {
  Dice dice(seed);
  if (dice.Chance(0.1)) return RandomMarkup(dice.Below(5000), &dice);
  if (dice.Chance(0.05)) return RandomBytes(dice.Below(2000), &dice);
  std::string text = Mutated(dice.Pick(texts).content, &dice);
  return dice.Chance(0.1) ? text + RandomMarkup(dice.Below(500), &dice) : text;
}

TEST(PromisesTest, HoldInOurOwnTexts) {
  const std::vector<RawText> texts = OwnTexts();
  ASSERT_GE(texts.size(), 35U);
  EXPECT_EQ(CheckAll(texts), texts.size());
}

TEST(PromisesTest, HoldInWhatChanceMakesOfThem) {
  const std::vector<RawText> texts = OwnTexts();
  size_t accepted = 0;
  const size_t count = texts.size() * kChangesOfEach;
  for (size_t seed = 0; seed < count; ++seed) {
    const std::string content = Changed(texts, seed);
    const std::optional<v1::Document> document = Clean(content);
    if (!document.has_value()) continue;
    ++accepted;
    ASSERT_EQ(BrokenPromise(content, *document), "") << "seed " << seed;
  }
  EXPECT_GT(accepted, count / 2);
}

struct Once {
  const char* name;
  std::string content;
};

std::string Repeat(const char* part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

class OnceBrokenTest : public ::testing::TestWithParam<Once> {};

TEST_P(OnceBrokenTest, HoldsNow) {
  const std::optional<v1::Document> document = Clean(GetParam().content);
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ(BrokenPromise(GetParam().content, *document), "");
}

constexpr char kProse[] =
    "<p>The ministers met in Oslo on Tuesday and spoke about fish, ice and the price of "
    "herring.</p>";

INSTANTIATE_TEST_SUITE_P(
    Findings, OnceBrokenTest,
    ::testing::Values(
        // Composing the marks moves the name that follows in the same block.
        Once{"NameAfterCombiningMarks",
             absl::StrCat("<html><body><div>", Repeat("e\xCC\x81", 9), "x\xE4\xB8\xAD",
                          "<span class=\"byline author\">\xE4\xB8\xAD\xE4\xB8\xAD</span></div>",
                          kProse)},
        Once{"LongDateOfWideCharacters",
             absl::StrCat("<html><head><meta property=\"article:published_time\" content=\""
                          "2024-03-23T",
                          Repeat("\xC3\xA9", 60), "\"></head><body>", kProse)},
        Once{"AgencyWithoutALetter", absl::StrCat("Ice Talks Open\n\nOSLO, May 3 (!!) -- ",
                                                  "The ministers met in Oslo and spoke of ice.")},
        Once{"HeadlineThatGoesOnWithALongWord",
             absl::StrCat("BIG ICE TALKS ARE HELD IN OSLO\n", Repeat("\xC3\x89", 19), "X",
                          Repeat("\xC3\x89", 7), " HALL\n\n",
                          "The ministers met in Oslo on Tuesday and spoke about the ice.\n")},
        Once{"TextBeforeTheFirstTag",
             absl::StrCat("Ice talks open in Oslo today.", kProse, kProse)},
        Once{"BrokenDoctype", absl::StrCat("<!DOtm>l lang=E\"><head><title>Ice</title>", kProse)}),
    [](const ::testing::TestParamInfo<Once>& info) { return info.param.name; });

TEST(PromisesTest, HoldInTheCorpus) {
  size_t texts = 0;
  for (const char* folder : {"/dev", "/pool", "/written"}) {
    const std::vector<RawText> found = ReadTexts(CorpusFolder() + folder);
    texts += found.size();
    EXPECT_EQ(CheckAll(found), found.size()) << folder;
  }
  if (texts == 0) GTEST_SKIP() << "there is no " << CorpusFolder();
}

TEST(PromisesTest, HoldInThePagesOfTheCorpus) {
  const std::vector<RawText> pages = Pages();
  if (pages.empty()) GTEST_SKIP() << "there is no " << CorpusFolder() << "/web/html";
  EXPECT_EQ(CheckAll(pages), pages.size());
}

// What the cleaner makes of each text, on a number of threads that share one cleaner and take the
// next text when they are done.
std::vector<std::string> CleanOn(int threads, const std::vector<RawText>& texts) {
  std::vector<std::string> answers(texts.size());
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t i = next++; i < texts.size(); i = next++) {
      v1::RawCommentary raw;
      raw.set_content(texts[i].content);
      const absl::StatusOr<v1::Document> document = OneCleaner().Clean(raw);
      answers[i] =
          document.ok() ? document->SerializeAsString() : std::string(document.status().message());
    }
  };
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; ++i) workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
  return answers;
}

TEST(PromisesTest, OneTwoAndEightThreadsGiveTheSameBytes) {
  std::vector<RawText> texts = OwnTexts();
  const std::vector<RawText> own = texts;
  for (size_t seed = 0; seed < 100; ++seed) {
    texts.push_back({absl::StrCat("seed ", seed), Changed(own, seed)});
  }
  const std::vector<RawText> pages = Pages();
  texts.insert(texts.end(), pages.begin(), pages.begin() + std::min<size_t>(pages.size(), 40));
  const std::vector<std::string> one = CleanOn(1, texts);
  for (const int threads : {2, 8}) {
    const std::vector<std::string> several = CleanOn(threads, texts);
    for (size_t i = 0; i < texts.size(); ++i) {
      EXPECT_TRUE(several[i] == one[i]) << texts[i].name << " on " << threads << " threads";
    }
  }
}

}  // namespace
}  // namespace communique::ingest
