#include "services/summary/domain/document_view.h"

#include <algorithm>
#include <limits>

#include "absl/algorithm/container.h"
#include "absl/strings/ascii.h"
#include "services/summary/domain/name_variants.h"
#include "services/summary/domain/office_holders.h"
#include "services/summary/domain/person_countries.h"
#include "services/summary/domain/words.h"

namespace communique::summary {
namespace {

using entity::v1::Entity;
using ingest::v1::BlockRole;

// A reader has been told what a report is about by then.
constexpr int kLeadSentences = 4;
// Shorter lines in running text (places, times of day) are no lead.
constexpr int kLeadWords = 6;
// A turn label is short ("PRESIDENT X OF Y:").
constexpr int kLabelWords = 14;
// "His Royal Highness the Duke of X": an honour stands this near to the name.
constexpr int kHonourWords = 4;

std::vector<BlockRole> BlockRoles(const ingest::v1::Document& document) {
  std::vector<BlockRole> roles;
  for (const ingest::v1::Section& section : document.sections()) {
    for (const ingest::v1::Block& block : section.blocks()) roles.push_back(block.role());
  }
  return roles;
}

Zone ZoneOf(BlockRole role) {
  switch (role) {
    case ingest::v1::BLOCK_ROLE_TITLE:
    case ingest::v1::BLOCK_ROLE_SUBTITLE:
      return Zone::kTitle;
    case ingest::v1::BLOCK_ROLE_HEADING:
      return Zone::kHeading;
    case ingest::v1::BLOCK_ROLE_PARAGRAPH:
    case ingest::v1::BLOCK_ROLE_LIST_ITEM:
    case ingest::v1::BLOCK_ROLE_QUOTE:
    case ingest::v1::BLOCK_ROLE_TABLE_ROW:
    case ingest::v1::BLOCK_ROLE_UNSPECIFIED:
      return Zone::kBody;
    default:
      return Zone::kApparatus;
  }
}

bool Overlaps(const Word& word, const base::v1::TextSpan& span) {
  return word.begin < static_cast<size_t>(span.byte_end()) &&
         word.end > static_cast<size_t>(span.byte_begin());
}

}  // namespace

DocumentView::DocumentView(const ingest::v1::Document& document,
                           const entity::v1::Analysis& analysis)
    : document_(document),
      analysis_(analysis),
      index_(document.text()),
      evidence_(document.name(), document.sha256(), &index_) {
  for (int i = 0; i < analysis_.entities_size(); ++i) {
    entity_index_.emplace(analysis_.entities(i).id(), i);
    if (author_ < 0 && analysis_.entities(i).is_author()) author_ = i;
  }
  country_said_.assign(analysis_.entities_size(), false);
  ResolveEntities();
  AddSentences();
  AddWords();
  AddMentions();
  MarkHonours();
  MarkCountriesSaid();
  countries_ = FindCountries(document_, analysis_, resolved_, country_said_);
  MarkTimesAndQuotations();
  MarkOpinions();
  MarkSpeakers();
  if (author_ < 0) author_ = TitledVoice();
}

int DocumentView::EntityIndex(absl::string_view id) const {
  const auto found = entity_index_.find(id);
  return found == entity_index_.end() ? -1 : found->second;
}

bool DocumentView::IsPersonLike(int entity) const {
  const Entity& e = analysis_.entities(entity);
  return e.type() == entity::v1::ENTITY_TYPE_PERSON || e.type() == entity::v1::ENTITY_TYPE_OFFICE ||
         !e.member_ids().empty();
}

bool DocumentView::IsPlaceLike(int entity) const {
  const entity::v1::EntityType type = analysis_.entities(entity).type();
  return type == entity::v1::ENTITY_TYPE_COUNTRY || type == entity::v1::ENTITY_TYPE_PLACE ||
         type == entity::v1::ENTITY_TYPE_FACILITY;
}

bool DocumentView::HoldsOffice(int entity) const {
  const Entity& e = analysis_.entities(entity);
  return e.type() == entity::v1::ENTITY_TYPE_OFFICE || !e.roles().empty() || honoured_[entity];
}

// "Prime Minister Hana Okafor of Norway": the country behind the name is the person's own.
void DocumentView::MarkCountriesSaid() {
  for (const MentionView& mention : mentions_) {
    const Entity& person = analysis_.entities(mention.entity);
    const int last = sentences_[mention.sentence].last_word;
    int w = mention.last_word;
    if (person.country_code().empty() || w >= last || words_[w].lower != "of") continue;
    if (++w < last && words_[w].lower == "the") ++w;
    if (w >= last || words_[w].mention < 0) continue;
    const Entity& country = analysis_.entities(mentions_[words_[w].mention].entity);
    if (country.type() == entity::v1::ENTITY_TYPE_COUNTRY &&
        country.country_code() == person.country_code()) {
      country_said_[mention.entity] = true;
    }
  }
}

void DocumentView::MarkHonours() {
  static constexpr absl::string_view kHonours[] = {
      "excellency", "majesty",  "majesties", "highness", "highnesses", "duke",   "duchess",
      "prince",     "princess", "king",      "queen",    "emir",       "sultan", "excellencies"};
  honoured_.assign(analysis_.entities_size(), false);
  for (size_t e = 0; e < resolved_.size(); ++e) {
    const bool office = analysis_.entities(e).type() == entity::v1::ENTITY_TYPE_OFFICE;
    if (office && resolved_[e] != static_cast<int>(e)) honoured_[resolved_[e]] = true;
  }
  for (const MentionView& mention : mentions_) {
    if (analysis_.entities(mention.entity).type() != entity::v1::ENTITY_TYPE_PERSON) continue;
    const int start = sentences_[mention.sentence].first_word;
    for (int w = mention.last_word - 1; w >= std::max(start, mention.first_word - kHonourWords);
         --w) {
      const bool other =
          words_[w].mention >= 0 && mentions_[words_[w].mention].entity != mention.entity;
      if (other) break;
      if (absl::c_linear_search(kHonours, words_[w].lower)) honoured_[mention.entity] = true;
    }
  }
}

void DocumentView::ResolveEntities() {
  resolved_ = ResolveNameVariants(analysis_);
  const std::vector<int> holders = FindOfficeHolders(text(), analysis_);
  for (size_t e = 0; e < holders.size(); ++e) {
    if (holders[e] >= 0) resolved_[e] = resolved_[holders[e]];
  }
}

void DocumentView::AddSentences() {
  const std::vector<BlockRole> roles = BlockRoles(document_);
  bool titled = false;
  for (const entity::v1::Sentence& sentence : analysis_.sentences()) {
    SentenceView view;
    view.begin = sentence.span().byte_begin();
    view.end = sentence.span().byte_end();
    view.block = sentence.block();
    if (sentence.block() >= 0 && sentence.block() < static_cast<int>(roles.size())) {
      view.role = roles[sentence.block()];
    } else if (sentence.heading()) {
      view.role = titled ? ingest::v1::BLOCK_ROLE_HEADING : ingest::v1::BLOCK_ROLE_TITLE;
    }
    view.zone = ZoneOf(view.role);
    titled |= view.zone == Zone::kTitle;
    sentences_.push_back(view);
  }
  times_.resize(sentences_.size());
}

void DocumentView::AddWords() {
  int lead = 0;
  for (size_t s = 0; s < sentences_.size(); ++s) {
    SentenceView& sentence = sentences_[s];
    sentence.first_word = static_cast<int>(words_.size());
    for (const WordSpan& span : SplitWords(SentenceText(static_cast<int>(s)))) {
      Word word;
      word.begin = sentence.begin + span.begin;
      word.end = sentence.begin + span.end;
      word.text = text().substr(word.begin, span.end - span.begin);
      word.lower = FoldWord(word.text);
      word.sentence = static_cast<int>(s);
      // Letters outside ASCII count as capitals only at the front of a name, where they are.
      word.capitalized = absl::ascii_isupper(static_cast<unsigned char>(word.text[0])) ||
                         static_cast<unsigned char>(word.text[0]) == 0xC3;
      words_.push_back(std::move(word));
    }
    sentence.last_word = static_cast<int>(words_.size());
    const bool running = sentence.last_word - sentence.first_word >= kLeadWords;
    if (sentence.zone == Zone::kBody && running && lead < kLeadSentences) {
      sentence.zone = Zone::kLead;
      ++lead;
    }
  }
}

int DocumentView::WordAt(size_t byte) const {
  const auto found = std::partition_point(words_.begin(), words_.end(),
                                          [byte](const Word& word) { return word.end <= byte; });
  return static_cast<int>(found - words_.begin());
}

void DocumentView::AddMentions() {
  for (int e = 0; e < analysis_.entities_size(); ++e) {
    for (const entity::v1::Mention& mention : analysis_.entities(e).mentions()) {
      MentionView view;
      view.entity = resolved_[e];
      view.begin = mention.span().byte_begin();
      view.end = mention.span().byte_end();
      view.first_word = WordAt(view.begin);
      view.last_word = std::max(WordAt(view.end - 1) + 1, view.first_word + 1);
      view.kind = mention.kind();
      view.metonymic = mention.metonymic();
      if (view.first_word >= static_cast<int>(words_.size())) continue;
      view.last_word = std::min(view.last_word, static_cast<int>(words_.size()));
      view.sentence = words_[view.first_word].sentence;
      mentions_.push_back(view);
    }
  }
  std::stable_sort(mentions_.begin(), mentions_.end(),
                   [](const MentionView& a, const MentionView& b) {
                     return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
                   });
  for (int m = static_cast<int>(mentions_.size()) - 1; m >= 0; --m) {
    for (int w = mentions_[m].first_word; w < mentions_[m].last_word; ++w) words_[w].mention = m;
  }
  size_t m = 0;
  for (size_t s = 0; s < sentences_.size(); ++s) {
    sentences_[s].first_mention = static_cast<int>(m);
    while (m < mentions_.size() && mentions_[m].sentence == static_cast<int>(s)) ++m;
    sentences_[s].last_mention = static_cast<int>(m);
  }
}

// Claims may nest; the inner one, which stands later, decides.
void DocumentView::MarkOpinions() {
  for (const entity::v1::Claim& claim : analysis_.claims()) {
    const base::v1::TextSpan& span = claim.has_content_span() ? claim.content_span() : claim.span();
    const bool opinion = claim.layer() == entity::v1::CLAIM_LAYER_AUTHOR_OPINION;
    for (int w = WordAt(span.byte_begin());
         w < static_cast<int>(words_.size()) && Overlaps(words_[w], span); ++w) {
      words_[w].opinion = opinion;
    }
  }
}

void DocumentView::MarkTimesAndQuotations() {
  for (int t = 0; t < analysis_.time_expressions_size(); ++t) {
    const base::v1::TextSpan& span = analysis_.time_expressions(t).span();
    for (int w = WordAt(span.byte_begin());
         w < static_cast<int>(words_.size()) && Overlaps(words_[w], span); ++w) {
      words_[w].time = t;
      std::vector<int>& here = times_[words_[w].sentence];
      if (here.empty() || here.back() != t) here.push_back(t);
    }
  }
  for (int q = 0; q < analysis_.quotations_size(); ++q) {
    const base::v1::TextSpan& span = analysis_.quotations(q).span();
    for (int w = WordAt(span.byte_begin());
         w < static_cast<int>(words_.size()) && Overlaps(words_[w], span); ++w) {
      words_[w].quotation = q;
    }
  }
}

int DocumentView::TitledVoice() const {
  bool first_person = false;
  for (const Word& word : words_) {
    const bool spoken = word.quotation < 0 && sentences_[word.sentence].zone == Zone::kLead;
    first_person |= spoken && (word.text == "I" || word.lower == "my");
  }
  if (!first_person) return -1;
  for (const MentionView& mention : mentions_) {
    const SentenceView& sentence = sentences_[mention.sentence];
    if (sentence.zone == Zone::kLead || sentence.zone == Zone::kBody) break;
    const int next = mention.last_word;
    const bool owner = next < sentence.last_word && words_[next].lower == "'s";
    const bool by = mention.first_word > sentence.first_word && owner == false &&
                    words_[mention.first_word - 1].lower == "by";
    if ((owner || by) && IsPersonLike(mention.entity)) return mention.entity;
  }
  return -1;
}

void DocumentView::MarkSpeakers() {
  int speaker = -1;
  int last_block = -1;
  for (SentenceView& sentence : sentences_) {
    const bool starts_block = sentence.block != last_block;
    last_block = sentence.block;
    const int limit = std::min(sentence.last_word, sentence.first_word + kLabelWords);
    int colon = sentence.first_word;
    while (colon < limit && words_[colon].lower != ":") ++colon;
    const bool label = sentence.role == ingest::v1::BLOCK_ROLE_SPEAKER ||
                       (starts_block && colon < limit &&
                        absl::c_all_of(words_[sentence.first_word].text,
                                       [](unsigned char c) { return !absl::ascii_islower(c); }));
    if (label && sentence.role != ingest::v1::BLOCK_ROLE_TITLE) {
      speaker = -1;
      for (int m = sentence.first_mention; m < sentence.last_mention; ++m) {
        if (mentions_[m].first_word <= colon && IsPersonLike(mentions_[m].entity)) {
          speaker = mentions_[m].entity;
        }
      }
    }
    sentence.speaker = speaker;
  }
}

}  // namespace communique::summary
