// Prints the claims of files with their features, from which train_opinion_weights.py learns:
//   print_claim_features MODEL FILE...
// MODEL is the folder of a language model, or "none". FILE.txt with "~" in its name is clean text,
// a paragraph between empty lines; other files are cleaned first. The first line names the
// features; then a line for each file, "file" and its stem, and one for each claim: its layer,
// first and last byte of the clean text, its features, a tab, and its words.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/text/span_index.h"
#include "services/entity/domain/analyzer.h"
#include "services/entity/domain/claims.h"
#include "services/entity/domain/language_rules.h"
#include "services/entity/domain/time_expressions.h"
#include "services/entity/rpc/load_model.h"
#include "services/ingest/domain/cleaner.h"

namespace communique::entity {
namespace {

constexpr absl::string_view kLayers[] = {"?", "stated", "attributed", "author_opinion"};

absl::StatusOr<ingest::v1::Document> ReadDocument(const ingest::Cleaner& cleaner,
                                                  const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  if (path.find('~') != std::string::npos) {
    ingest::v1::Document document;
    document.set_text(content.str());
    return document;
  }
  ingest::v1::RawCommentary raw;
  raw.set_content(content.str());
  return cleaner.Clean(raw);
}

void PrintClaims(const LanguageRules& rules, const AnnotatedText& text) {
  const text::SpanIndex index(text.text);
  const Syntax syntax = ReadSyntax(rules.verbs, text);
  const auto times = FindTimes(rules, text, syntax.groups, index);
  const auto attributions = FindAttributions(rules.cues, text, syntax);
  const auto quotations = FindQuotations(rules.cues, text, syntax, attributions);
  for (const ClaimSpan& claim :
       FindClaims(rules.opinions, text, syntax, attributions, quotations, times)) {
    TokenRange hedge;
    const OpinionFeatures features =
        rules.opinions.Features(text, syntax, claim.span, times, &hedge);
    std::cout << kLayers[claim.layer] << " " << text.tokens[claim.span.first].begin << " "
              << text.tokens[claim.span.last - 1].end;
    for (const double value : features) std::cout << " " << value;
    std::cout << "\t" << absl::StrReplaceAll(TextOf(text, claim.span), {{"\n", " "}, {"\t", " "}})
              << "\n";
  }
}

absl::Status Print(const std::string& model, const std::vector<std::string>& files) {
  const absl::StatusOr<KnowledgeBase> base = KnowledgeBase::Load();
  if (!base.ok()) return base.status();
  const auto pipeline = LoadModel(model);
  if (!pipeline.ok()) return pipeline.status();
  const absl::StatusOr<Analyzer> analyzer = Analyzer::Create(&*base, pipeline->get());
  if (!analyzer.ok()) return analyzer.status();
  const absl::StatusOr<LanguageRules> rules = LanguageRules::Load();
  if (!rules.ok()) return rules.status();
  const absl::StatusOr<ingest::Cleaner> cleaner = ingest::Cleaner::Create({});
  if (!cleaner.ok()) return cleaner.status();
  std::cout << "names";
  for (size_t f = 0; f < kOpinionFeatures; ++f) std::cout << " " << OpinionFeatureName(f);
  std::cout << "\n";
  for (const std::string& path : files) {
    const absl::StatusOr<ingest::v1::Document> document = ReadDocument(*cleaner, path);
    if (!document.ok()) return document.status();
    std::cout << "file " << std::filesystem::path(path).stem().string() << "\n";
    PrintClaims(*rules, analyzer->Annotate(*document));
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace communique::entity

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const absl::Status status =
      communique::entity::Print(argv[1], std::vector<std::string>(argv + 2, argv + argc));
  if (status.ok()) return 0;
  std::cerr << status << "\n";
  return 1;
}
