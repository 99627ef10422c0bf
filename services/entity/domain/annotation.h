#ifndef SERVICES_ENTITY_DOMAIN_ANNOTATION_H_
#define SERVICES_ENTITY_DOMAIN_ANNOTATION_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "communique/base/v1/date.pb.h"
#include "communique/entity/v1/analysis.pb.h"
#include "communique/ingest/v1/document.pb.h"

namespace communique::entity {

// The plain annotations of one document, filled stage by stage: tokens and sentences, then mentions
// and entities, then times, quotations, claims and events. All offsets are bytes into `text`; all
// views point into it, so the text must outlive them.

enum class TokenKind : uint8_t { kWord, kNumber, kPunctuation };

struct Token {
  absl::string_view text;
  uint32_t begin = 0;  // text == document.substr(begin, end - begin)
  uint32_t end = 0;
  int sentence = 0;
  TokenKind kind = TokenKind::kWord;
  bool capitalized = false;  // First letter is upper or title case.
  bool all_caps = false;     // Two or more letters, all upper case.
  std::string lower;         // Case-folded, curly apostrophes straightened.
};

struct SentenceSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  int first_token = 0;  // Tokens [first_token, last_token).
  int last_token = 0;
  int block = 0;         // Index of the block in reading order.
  bool heading = false;  // Title, subtitle or heading.
  ingest::v1::BlockRole role = ingest::v1::BLOCK_ROLE_PARAGRAPH;
};

// One place where an entity is named or meant. Tokens [first_token, last_token).
struct MentionSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  int first_token = 0;
  int last_token = 0;
  int sentence = 0;
  int entity = -1;  // Index into AnnotatedText::entities.
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  v1::MentionKind kind = v1::MENTION_KIND_NAME;
  v1::Proposer proposer = v1::PROPOSER_RULE;
  double score = 0;        // 0 to 1.
  bool metonymic = false;  // A capital for its government, a demonym as an adjective.
  // The title in front of or behind a person's name ("Prime Minister"), tokens; empty when equal.
  int title_first_token = 0;
  int title_last_token = 0;
};

struct EntityRecord {
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  std::string canonical_name;
  std::string name_in_text;
  std::string kb_id;
  std::string country_code;
  std::string subtype;
  std::string city;
  std::string gender;  // "f", "m" or empty.
  std::string unlinked_reason;
  bool linked = false;
  bool is_author = false;
  double salience = 0;
  std::vector<v1::Role> roles;
  std::vector<int> members;   // Indices into AnnotatedText::entities.
  std::vector<int> mentions;  // Indices into AnnotatedText::mentions, ascending.
};

// What a document says of itself, as far as the analysis needs it.
struct DocumentContext {
  base::v1::PartialDate publication_date;  // Year 0 when not known.
  std::string author;                      // Empty when not known.
  std::string publisher;
  std::string title;
};

// What the language model takes for a name: tokens [first_token, last_token), of one sentence.
struct NameProposal {
  int first_token = 0;
  int last_token = 0;
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  double score = 0;  // 0 to 1.
};

struct AnnotatedText {
  absl::string_view text;
  DocumentContext context;
  std::vector<Token> tokens;
  std::vector<SentenceSpan> sentences;
  std::vector<NameProposal> proposals;  // In text order, never overlapping; empty without a model.
  std::vector<MentionSpan> mentions;    // By begin; longer first at equal begin.
  std::vector<EntityRecord> entities;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_ANNOTATION_H_
