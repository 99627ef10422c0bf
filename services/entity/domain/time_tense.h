#ifndef SERVICES_ENTITY_DOMAIN_TIME_TENSE_H_
#define SERVICES_ENTITY_DOMAIN_TIME_TENSE_H_

#include <vector>

#include "services/entity/domain/annotation.h"
#include "services/entity/domain/verb_groups.h"

namespace communique::entity {

// In which tense a text speaks where a time stands. The references must outlive the reader.
class TenseReader {
 public:
  TenseReader(const AnnotatedText& text, const std::vector<VerbGroup>& groups)
      : text_(text), groups_(groups) {}

  // The tense at `token`; unspecified when nothing tells ("was to come").
  v1::Tense At(int token) const;

  // The verb at `token` is a "would": what it says lies after what was said.
  bool IsWouldAt(int token) const;

 private:
  int GroupOf(int token) const;
  bool IsNewDate(const VerbGroup& group, int token) const;
  bool IsProspective(const VerbGroup& governor, int token) const;

  const AnnotatedText& text_;
  const std::vector<VerbGroup>& groups_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_TIME_TENSE_H_
