#ifndef SERVICES_ENTITY_DOMAIN_MENTION_SEGMENTS_H_
#define SERVICES_ENTITY_DOMAIN_MENTION_SEGMENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/entity/domain/annotation.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/mention_lexicon.h"
#include "services/entity/domain/mention_words.h"

namespace communique::entity {

enum class SegmentKind : uint8_t {
  kTitle,      // An office, rank, kinship or profession.
  kHonorific,  // "Mr", "His Excellency".
  kEntity,     // A thing of a known type.
  kPerson,     // A full name of the knowledge base.
  kRun,        // Capitalised words whose type is not yet known.
};

// A stretch of tokens [first, last) that names something or part of a name.
struct Segment {
  SegmentKind kind = SegmentKind::kRun;
  int first = 0;
  int last = 0;
  v1::EntityType type = v1::ENTITY_TYPE_UNSPECIFIED;
  AliasKind form = AliasKind::kName;  // How the best candidate bears the form.
  std::vector<Alias> candidates;      // Knowledge base records of this form; of a run, small towns.
  const Title* title = nullptr;       // Titles and honorifics.
  std::string office;                 // Titles: normalised office.
  absl::string_view subtype;
  bool weak = false;  // The form is also an ordinary word or a small town: needs more evidence.
};

// Cuts sentences into the names and titles they hold. Immutable; borrows its tables.
class Segmenter {
 public:
  Segmenter(const KnowledgeBase* base, const MentionLexicon* lexicon)
      : base_(*base), lexicon_(*lexicon) {}

  // The segments of tokens [first, last) of one sentence, in order, never overlapping.
  std::vector<Segment> Cut(const AnnotatedText& text, const DocumentWords& words, int first,
                           int last) const;

 private:
  const KnowledgeBase& base_;
  const MentionLexicon& lexicon_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_MENTION_SEGMENTS_H_
