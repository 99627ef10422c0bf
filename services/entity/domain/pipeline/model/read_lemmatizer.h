#ifndef SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_LEMMATIZER_H_
#define SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_LEMMATIZER_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/entity/domain/pipeline/model/pipeline_tables.h"

namespace communique::entity::pipeline {

// The lemmatizer's file "lookups/lookups.bin" in mode "rule" or "lookup". Tables of parts of speech
// that Universal Dependencies does not know are left out: no token can have them. INVALID_ARGUMENT
// starts with `path`.
absl::StatusOr<LemmatizerTables> ReadLemmatizer(absl::string_view path, absl::string_view bytes,
                                                std::string mode);

}  // namespace communique::entity::pipeline

#endif  // SERVICES_ENTITY_DOMAIN_PIPELINE_MODEL_READ_LEMMATIZER_H_
