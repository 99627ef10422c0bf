#include "services/entity/domain/coref_author.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "services/entity/domain/knowledge_base_names.h"
#include "services/entity/domain/link_entities.h"
#include "services/entity/domain/person_name.h"

namespace communique::entity {
namespace {

// A turn's label stands within this many tokens of the block's start.
constexpr int kLabelTokens = 10;

class SpeakerResolver {
 public:
  SpeakerResolver(const MentionDrafts& drafts, int author, AnnotatedText* out)
      : drafts_(drafts), author_(author), out_(*out) {}

  std::vector<int> Run() {
    std::vector<int> speakers;
    int speaker = author_;
    size_t m = 0;
    bool quoted = false;
    int block = -1;
    for (const SentenceSpan& sentence : out_.sentences) {
      if (sentence.block != block) {
        block = sentence.block;
        quoted = false;
        if (const int turn = TurnSpeaker(sentence, m); turn >= 0) speaker = turn;
      }
      speakers.push_back(speaker);
      for (int i = sentence.first_token; i < sentence.last_token; ++i) {
        quoted = AfterMark(out_.tokens[i].text, quoted);
        while (m < drafts_.mentions.size() && out_.mentions[m].first_token < i) ++m;
        for (size_t n = m; n < drafts_.mentions.size() && out_.mentions[n].first_token == i; ++n) {
          if (!quoted && drafts_.mentions[n].reference == Reference::kSpeaker && speaker >= 0) {
            Tie(static_cast<int>(n), speaker);
          }
        }
      }
    }
    return speakers;
  }

 private:
  static bool AfterMark(absl::string_view token, bool quoted) {
    if (token == "“" || token == "«" || token == "„") return true;
    if (token == "”" || token == "»") return false;
    return token == "\"" ? !quoted : quoted;
  }

  // The entity of the person before a colon at the start of a block; -1 when there is none.
  int TurnSpeaker(const SentenceSpan& sentence, size_t m) const {
    int colon = -1;
    for (int i = sentence.first_token;
         i < std::min(sentence.last_token, sentence.first_token + kLabelTokens); ++i) {
      if (out_.tokens[i].text == ":") colon = i;
    }
    if (sentence.role == ingest::v1::BLOCK_ROLE_SPEAKER) colon = sentence.last_token;
    if (colon < 0) return -1;
    while (m < out_.mentions.size() && out_.mentions[m].first_token < sentence.first_token) ++m;
    for (; m < out_.mentions.size() && out_.mentions[m].last_token <= colon; ++m) {
      const int entity = out_.mentions[m].entity;
      if (entity < 0 || out_.mentions[m].last_token < colon - 1) continue;
      const v1::EntityType type = out_.entities[entity].type;
      if (type == v1::ENTITY_TYPE_PERSON || type == v1::ENTITY_TYPE_OFFICE) return entity;
    }
    return -1;
  }

  void Tie(int m, int entity) {
    out_.mentions[m].entity = entity;
    out_.entities[entity].is_author = out_.entities[entity].is_author || entity == author_;
    out_.entities[entity].mentions.push_back(m);
  }

  const MentionDrafts& drafts_;
  const int author_;
  AnnotatedText& out_;
};

int Find(const std::vector<std::string>& keys, const AnnotatedText& text) {
  for (size_t e = 0; e < text.entities.size(); ++e) {
    const EntityRecord& entity = text.entities[e];
    if (entity.type != v1::ENTITY_TYPE_PERSON) continue;
    const std::vector<std::string> canonical = NameKeys(entity.canonical_name);
    const std::vector<std::string> named = NameKeys(entity.name_in_text);
    if (NamesAgree(keys, canonical) || NamesAgree(named, keys)) return static_cast<int>(e);
  }
  return -1;
}

std::vector<RecordId> PeopleNamed(const KnowledgeBase& base, absl::string_view name) {
  std::vector<RecordId> people;
  for (const Alias& alias : base.FindByName(name)) {
    const bool person = base.record(alias.record).type == v1::ENTITY_TYPE_PERSON;
    if (person && alias.kind != AliasKind::kSurname) people.push_back(alias.record);
  }
  return people;
}

int Add(const std::string& name, AnnotatedText* out) {
  EntityRecord entity;
  entity.type = v1::ENTITY_TYPE_PERSON;
  entity.canonical_name = name;
  entity.name_in_text = name;
  entity.unlinked_reason = "unknown_name";
  out->entities.push_back(std::move(entity));
  return static_cast<int>(out->entities.size()) - 1;
}

}  // namespace

int AddAuthor(const KnowledgeBase& base, const LinkContext& context, AnnotatedText* out) {
  const std::vector<std::string> names = absl::StrSplit(out->context.author, " and ");
  const std::vector<std::string> keys = NameKeys(names.front());
  if (keys.empty()) return -1;
  int author = Find(keys, *out);
  if (author < 0) author = Add(names.front(), out);
  EntityRecord& entity = out->entities[author];
  entity.is_author = true;
  const std::vector<RecordId> people = PeopleNamed(base, names.front());
  // The byline gives the full name that the text may not.
  if (!entity.linked && people.size() == 1)
    FillFromRecord(base, people.front(), context.date, &entity);
  return author;
}

std::string HomeCountry(const KnowledgeBase& base, int author, const AnnotatedText& text) {
  if (author >= 0 && text.entities[author].linked) return text.entities[author].country_code;
  for (const Alias& alias : base.FindByName(text.context.publisher)) {
    const KnowledgeRecordData& record = base.record(alias.record);
    if (record.subtype == "ministry" || record.type == v1::ENTITY_TYPE_FACILITY)
      return std::string(record.country_code);
  }
  return "";
}

std::vector<int> ResolveSpeakers(const MentionDrafts& drafts, int author, AnnotatedText* out) {
  std::vector<int> speakers = SpeakerResolver(drafts, author, out).Run();
  // An author who never says "I" is told of like anybody else.
  const bool speaks =
      author >= 0 &&
      std::any_of(out->entities[author].mentions.begin(), out->entities[author].mentions.end(),
                  [&drafts](int m) { return drafts.mentions[m].reference == Reference::kSpeaker; });
  if (!speaks) std::replace(speakers.begin(), speakers.end(), author, -1);
  return speakers;
}

}  // namespace communique::entity
