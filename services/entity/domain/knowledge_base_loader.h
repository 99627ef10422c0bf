#ifndef SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_LOADER_H_
#define SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_LOADER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/knowledge_base.h"
#include "services/entity/domain/tsv_rows.h"

namespace communique::entity {

// Fills a knowledge base table by table. Used once, by KnowledgeBase::Load; not thread-safe.
class KnowledgeBaseLoader {
 public:
  explicit KnowledgeBaseLoader(KnowledgeBase* out) : out_(*out) {}

  // Reads every table. INTERNAL names the table and line that cannot be read.
  absl::Status LoadAll();

 private:
  struct PendingAlias {
    uint32_t node;
    Alias alias;
  };

  void AddCountry(const TsvRow& row);
  void AddCity(const TsvRow& row);
  void AddRegion(const TsvRow& row);
  void AddLeader(const TsvRow& row);
  void AddOrganisation(const TsvRow& row);
  void AddOutlet(const TsvRow& row);
  void AddVenue(const TsvRow& row);
  void AddCommemoration(const TsvRow& row);
  void AddSummit(const TsvRow& row);
  void LoadWordLists();

  RecordId AddRecord(v1::EntityType type, absl::string_view name, absl::string_view country,
                     absl::string_view sources);
  // The record of a person who may have had earlier rows.
  RecordId FindOrAddPerson(const TsvRow& row);
  void AddForm(absl::string_view form, RecordId record, AliasKind kind);
  void AddForms(absl::string_view forms, RecordId record, AliasKind kind);
  void AddPersonForms(RecordId record);
  void Finish();

  uint32_t NodeOf(const std::vector<std::string>& keys);

  KnowledgeBase& out_;
  std::vector<PendingAlias> pending_;
  absl::flat_hash_map<std::string, RecordId> people_;
};

}  // namespace communique::entity

#endif  // SERVICES_ENTITY_DOMAIN_KNOWLEDGE_BASE_LOADER_H_
