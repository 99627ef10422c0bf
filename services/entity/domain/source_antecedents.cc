#include "services/entity/domain/source_antecedents.h"

#include <algorithm>
#include <iterator>

namespace communique::entity {
namespace {

constexpr int kDocumentReach = 60;     // Tokens looked back for the document that "it" means.
constexpr int kDocumentSentences = 2;  // Sentences looked back.
constexpr int kSubjects = 12;          // Subjects looked back in a sentence.
constexpr absl::string_view kDocumentQualifiers[] = {
    "joint", "official", "final", "press", "common", "bilateral", "closing", "trilateral"};

}  // namespace

bool IsBareIt(const AnnotatedText& text, TokenRange subject) {
  return subject.last - subject.first == 1 && text.tokens[subject.first].lower == "it" &&
         MentionsIn(text, subject).empty();
}

std::optional<SourcePhrase> AntecedentFinder::Find(
    int g, const std::optional<SourcePhrase>& before) const {
  const int token = syntax_.groups[g].first;
  const int sentence = text_.tokens[token].sentence;
  std::optional<SourcePhrase> source = SubjectBefore(g, text_.sentences[sentence]);
  if (IsBody(source)) return source;
  const bool follows =
      sentence > 0 && text_.sentences[sentence - 1].block == text_.sentences[sentence].block;
  if (follows && IsBody(before)) return before;
  if (follows) source = FirstSubject(text_.sentences[sentence - 1]);
  if (IsBody(source)) return source;
  return LastDocument(token, sentence);
}

// A thing that "it" can mean and that can speak.
bool AntecedentFinder::IsBody(const std::optional<SourcePhrase>& source) const {
  if (!source.has_value()) return false;
  if (source->noun == SourceNoun::kMedia) return true;
  if (source->mention < 0) {
    return source->noun == SourceNoun::kBody || source->noun == SourceNoun::kDocument;
  }
  const MentionSpan& mention = text_.mentions[source->mention];
  return mention.type == v1::ENTITY_TYPE_OUTLET || mention.type == v1::ENTITY_TYPE_DOCUMENT ||
         (mention.type == v1::ENTITY_TYPE_ORGANIZATION && mention.kind == v1::MENTION_KIND_NAME);
}

// The nearest subject in front of group `g` that can speak.
std::optional<SourcePhrase> AntecedentFinder::SubjectBefore(int g,
                                                            const SentenceSpan& sentence) const {
  for (int before = g - 1; before >= std::max(0, g - kSubjects); --before) {
    if (syntax_.groups[before].first < sentence.first_token) break;
    const auto subject = sources_.ReadSubject(syntax_.clauses[before], false);
    if (IsBody(subject)) return subject;
  }
  return std::nullopt;
}

// The source in the subject of the first verb of a sentence.
std::optional<SourcePhrase> AntecedentFinder::FirstSubject(const SentenceSpan& sentence) const {
  const auto it =
      std::lower_bound(syntax_.groups.begin(), syntax_.groups.end(), sentence.first_token,
                       [](const VerbGroup& g, int t) { return g.first < t; });
  if (it == syntax_.groups.end() || it->first >= sentence.last_token) return std::nullopt;
  return sources_.ReadSubject(syntax_.clauses[it - syntax_.groups.begin()], false);
}

// The last document named in front of `token`, in its sentence or the two before it.
std::optional<SourcePhrase> AntecedentFinder::LastDocument(int token, int sentence) const {
  const int floor = text_.sentences[std::max(0, sentence - kDocumentSentences)].first_token;
  for (int i = token - 1; i >= std::max(floor, token - kDocumentReach); --i) {
    if (cues_.Noun(text_.tokens[i].lower) != SourceNoun::kDocument) continue;
    const bool qualified =
        i > floor && std::find(std::begin(kDocumentQualifiers), std::end(kDocumentQualifiers),
                               text_.tokens[i - 1].lower) != std::end(kDocumentQualifiers);
    return SourcePhrase{{qualified ? i - 1 : i, i + 1}, -1, SourceNoun::kDocument, false};
  }
  return std::nullopt;
}

}  // namespace communique::entity
