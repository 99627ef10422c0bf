// How well fingerprints tell syndicated copies from other texts on the same subjects, on copies
// made from the corpus by editing, and on the texts that were written as copies of each other. The
// seed is fixed: every run tries the same pairs.
#include "common/text/near_duplicates.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/ingest/domain/cleaner.h"
#include "tests/corpus/corpus_texts.h"
#include "tests/corpus/syndicated_copy.h"

namespace communique {
namespace {

using testing::CorpusFolder;
using testing::Dice;
using testing::RawText;
using testing::ReadTexts;
using testing::SyndicatedCopy;
using text::EstimatedSimilarity;
using text::Fingerprint;

constexpr double kEditRates[] = {0, 0.05, 0.1, 0.15, 0.2};
constexpr double kPromised = 0.98;  // Of precision and of recall.
// Of all runs of five words of two texts, from which on they are the same text: what the pool has
// twice.
constexpr double kSameText = 0.5;

struct Original {
  std::string name;
  std::string body;
  Fingerprint fingerprint;
};

std::string Stem(const std::string& name) { return name.substr(0, name.rfind('.')); }

// Even when the MD5 of the name, as a number, is: the half that parameters were chosen on.
bool IsEven(const std::string& name) {
  const std::string stem = Stem(name);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(stem.data(), stem.size(), digest, &size, EVP_md5(), nullptr);
  return digest[size - 1] % 2 == 0;
}

std::set<std::string> RunsOfFive(absl::string_view text) {
  const std::vector<std::string> words = absl::StrSplit(
      absl::AsciiStrToLower(text), absl::ByAnyChar(" \n.,;:!?\""), absl::SkipEmpty());
  std::set<std::string> runs;
  for (size_t i = 0; i + 5 <= words.size(); ++i) {
    runs.insert(absl::StrJoin(words.begin() + i, words.begin() + i + 5, " "));
  }
  return runs;
}

bool AreTheSameText(const Original& a, const Original& b) {
  const std::set<std::string> x = RunsOfFive(a.body);
  const std::set<std::string> y = RunsOfFive(b.body);
  const auto shared = static_cast<double>(
      std::count_if(x.begin(), x.end(), [&](const std::string& run) { return y.count(run) != 0; }));
  return shared >= kSameText * (static_cast<double>(x.size() + y.size()) - shared);
}

std::vector<std::string> WordsOf(const std::vector<Original>& originals) {
  std::vector<std::string> words;
  for (const Original& original : originals) {
    for (const absl::string_view word :
         absl::StrSplit(original.body, absl::ByAnyChar(" \n"), absl::SkipEmpty())) {
      words.emplace_back(word);
    }
  }
  return words;
}

// The values of a sorted list at the given shares of its length.
std::string AtShares(const std::vector<double>& sorted, std::initializer_list<double> shares) {
  std::string out;
  for (const double share : shares) {
    const auto at = static_cast<size_t>(share * static_cast<double>(sorted.size() - 1));
    absl::StrAppend(&out, out.empty() ? "" : " ", std::to_string(sorted[at]).substr(0, 5));
  }
  return out;
}

struct Score {
  size_t found = 0;
  size_t asked = 0;
  size_t wrong = 0;

  double precision() const {
    return static_cast<double>(found) / std::max<size_t>(found + wrong, 1);
  }
  double recall() const { return static_cast<double>(found) / std::max<size_t>(asked, 1); }
};

class NearDuplicatesTest : public ::testing::Test {
 protected:
  NearDuplicatesTest() : cleaner_(*ingest::Cleaner::Create({})) {}

  std::optional<ingest::v1::Document> Clean(const std::string& content) const {
    ingest::v1::RawCommentary raw;
    raw.set_content(content);
    auto document = cleaner_.Clean(raw);
    if (!document.ok()) return std::nullopt;
    return *std::move(document);
  }

  // The texts of a folder, by name, cleaned.
  std::vector<Original> ReadAll(const std::string& folder) const {
    std::vector<Original> originals;
    for (const RawText& text : ReadTexts(folder)) {
      const auto document = Clean(text.content);
      if (!document.has_value()) continue;
      absl::string_view body = document->text();
      absl::ConsumePrefix(&body, document->metadata().title().value());
      originals.push_back({text.name, std::string(absl::StripAsciiWhitespace(body)),
                           *Fingerprint::Parse(document->fingerprint())});
    }
    return originals;
  }

  // Compares a copy of every original with all originals.
  Score ScoreCopies(const std::vector<Original>& originals, double rate,
                    std::string* spread) const {
    const std::vector<std::string> words = WordsOf(originals);
    Dice dice(2026);
    Score score;
    std::vector<double> same;
    std::vector<double> other;
    for (const Original& original : originals) {
      const auto copy = Clean(SyndicatedCopy(original.body, rate, words, &dice));
      ++score.asked;
      if (!copy.has_value()) continue;
      const Fingerprint fingerprint = *Fingerprint::Parse(copy->fingerprint());
      for (const Original& candidate : originals) {
        const double similarity = EstimatedSimilarity(candidate.fingerprint, fingerprint);
        const bool is_near = similarity >= text::kNearDuplicate;
        if (&candidate == &original) {
          score.found += is_near;
          same.push_back(similarity);
        } else {
          if (similarity >= 0.15 && AreTheSameText(candidate, original)) continue;
          score.wrong += is_near;
          other.push_back(similarity);
        }
      }
    }
    std::sort(same.begin(), same.end());
    std::sort(other.rbegin(), other.rend());
    *spread = absl::StrCat("copies from ", AtShares(same, {0, 0.01, 0.05, 0.5}), "; others up to ",
                           AtShares(other, {0, 0.0001, 0.001, 0.5}));
    return score;
  }

  void CheckHalf(const std::string& set, bool even) const {
    std::vector<Original> originals = ReadAll(CorpusFolder() + "/" + set);
    const auto in_other_half = [even](const Original& text) { return IsEven(text.name) != even; };
    originals.erase(std::remove_if(originals.begin(), originals.end(), in_other_half),
                    originals.end());
    if (originals.empty()) GTEST_SKIP() << "there is no " << CorpusFolder() << "/" << set;
    std::printf("%s, %s half, %zu texts\n", set.c_str(), even ? "even" : "odd", originals.size());
    for (const double rate : kEditRates) {
      std::string spread;
      const Score score = ScoreCopies(originals, rate, &spread);
      std::printf("  edits %.2f: precision %.4f recall %.4f (%s)\n", rate, score.precision(),
                  score.recall(), spread.c_str());
      EXPECT_GE(score.precision(), kPromised) << rate;
      EXPECT_GE(score.recall(), kPromised) << rate;
    }
  }

  // The pairs of texts of a folder that are near duplicates, as "a b", by name.
  std::set<std::string> FoundPairs(const std::vector<Original>& originals) const {
    std::set<std::string> pairs;
    for (const Original& a : originals) {
      for (const Original& b : originals) {
        if (&a < &b && text::AreNearDuplicates(a.fingerprint, b.fingerprint)) {
          pairs.insert(absl::StrCat(Stem(a.name), " ", Stem(b.name)));
        }
      }
    }
    return pairs;
  }

  const ingest::Cleaner cleaner_;
};

// The pairs of a folder's records that are said to be copies of each other.
std::set<std::string> GivenPairs(const std::string& folder) {
  std::set<std::string> pairs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string json(std::istreambuf_iterator<char>(file), {});
    google::protobuf::Struct record;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(json, &record).ok()) << entry.path();
    const auto field = record.fields().find("duplicate_of");
    if (field == record.fields().end() || !field->second.has_string_value()) continue;
    pairs.insert(absl::StrCat(field->second.string_value(), " ", entry.path().stem().string()));
  }
  return pairs;
}

TEST_F(NearDuplicatesTest, FindsTheCopiesAmongOurOwnCommentariesAndNothingElse) {
  const std::string folder = COMMUNIQUE_SOURCE_DIR "/tests/corpus/commentaries";
  EXPECT_EQ(FoundPairs(ReadAll(folder)), (std::set<std::string>{"001 003"}));
}

TEST_F(NearDuplicatesTest, FindsTheCopiesAmongTheWrittenTextsAndNothingElse) {
  const std::string folder = CorpusFolder() + "/written";
  const std::vector<Original> originals = ReadAll(folder);
  if (originals.empty()) GTEST_SKIP() << "there is no " << folder;
  EXPECT_EQ(FoundPairs(originals), GivenPairs(folder));
}

// And the index finds what comparing all finds.
TEST_F(NearDuplicatesTest, FindsInThePoolOnlyWhatIsThereTwice) {
  const std::string folder = CorpusFolder() + "/pool";
  const std::vector<Original> originals = ReadAll(folder);
  if (originals.empty()) GTEST_SKIP() << "there is no " << folder;
  text::NearDuplicateIndex index(originals.size());
  size_t found = 0;
  for (size_t i = 0; i < originals.size(); ++i) {
    const auto match = index.Find(originals[i].fingerprint);
    double most = 0;
    for (size_t k = 0; k < i; ++k) {
      const double similarity =
          EstimatedSimilarity(originals[k].fingerprint, originals[i].fingerprint);
      if (similarity < text::kNearDuplicate) continue;
      most = std::max(most, similarity);
      EXPECT_TRUE(AreTheSameText(originals[k], originals[i]))
          << originals[k].name << " " << originals[i].name << " " << similarity;
    }
    EXPECT_EQ(match.has_value() ? match->similarity : 0, most) << originals[i].name;
    found += match.has_value();
    index.Add(originals[i].name, originals[i].fingerprint);
  }
  std::printf("pool, %zu texts: %zu are there twice\n", originals.size(), found);
}

TEST_F(NearDuplicatesTest, FindsEditedCopiesInTheEvenHalfOfThePool) { CheckHalf("pool", true); }

TEST_F(NearDuplicatesTest, FindsEditedCopiesInTheOddHalfOfThePool) { CheckHalf("pool", false); }

}  // namespace
}  // namespace communique
