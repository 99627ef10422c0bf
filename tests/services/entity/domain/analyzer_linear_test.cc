// The time of an analysis grows with the text and not with its square, whatever the text says.
#include <gmock/gmock.h>
#include <time.h>

#include <algorithm>
#include <string>

#include "tests/services/entity/domain/analysis_fixture.h"

namespace communique::entity {
namespace {

constexpr size_t kShort = 12 << 10;
constexpr int kTimesLonger = 12;
// A square would need 144 times the time; linear work on a noisy machine stays far below this.
constexpr double kMostTimesSlower = 48;
// Below this, differences of time say nothing.
constexpr double kLeastSeconds = 0.01;

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

std::string Repeat(absl::string_view head, absl::string_view part, size_t size) {
  std::string text(head);
  while (text.size() < size) text.append(part.data(), part.size());
  return text;
}

double SecondsFor(const std::string& text) {
  ingest::v1::Document document;
  document.set_text(text);
  double best = 1e9;
  for (int round = 0; round < 2; ++round) {
    const double begin = CpuSeconds();
    EXPECT_TRUE(TestAnalyzer().Analyze(document).ok());
    best = std::min(best, CpuSeconds() - begin);
  }
  return best;
}

TEST(AnalyzerLinearTest, TakesTimeInProportionToTheText) {
  const struct {
    const char* head;
    const char* part;
  } kTexts[] = {
      {"Erik Falk of Norway met Ana Lopes of Peru. ",
       "both leaders and his host and the guest and they and he "},
      {"They visited Oslo. ", "The visit to Riga was long and his trip. "},
      {"", "\"We agreed,\" she said. "},
      {"", "\"He said that she said that \""},
      {"", "“ "},
      {"", "according to sources, citing sources, "},
      {"", "from 3 to 5 May, "},
      {"", "Monday, Tuesday and Wednesday, "},
      {"", "more than two hundred thousand million "},
      {"", "Prime Minister of the Minister of the President of "},
      {"", "Xi Jinping and Putin and Minister Lavrov met, "},
      {"", "China-Russia-India-"},
      {"", "would not have been expected to be said to "},
      {"", "Mr. A. B. C. "},
      {"", "The Foreign Minister said. "},
  };
  for (const auto& text : kTexts) {
    const double quick = SecondsFor(Repeat(text.head, text.part, kShort));
    const double slow = SecondsFor(Repeat(text.head, text.part, kShort * kTimesLonger));
    EXPECT_LT(slow, kMostTimesSlower * std::max(quick, kLeastSeconds)) << text.head << text.part;
  }
}

}  // namespace
}  // namespace communique::entity
