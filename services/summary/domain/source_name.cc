#include "services/summary/domain/source_name.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/summary/domain/participants.h"

namespace communique::summary {
namespace {

enum class Article { kNone, kSmall, kCapital };

Article ArticleOf(const DocumentView& view, const MentionView& mention) {
  const absl::string_view text = view.text().substr(mention.begin, mention.end - mention.begin);
  if (absl::StartsWith(text, "The ")) return Article::kCapital;
  if (absl::StartsWith(text, "the ")) return Article::kSmall;
  const int before = mention.first_word - 1;
  const bool inside = before >= view.sentences()[mention.sentence].first_word;
  if (!inside || view.words()[before].lower != "the") return Article::kNone;
  return view.words()[before].capitalized ? Article::kCapital : Article::kSmall;
}

}  // namespace

std::string SourceName(const DocumentView& view, int entity) {
  std::string name = NameOf(view, entity);
  if (view.entity(entity).type() != entity::v1::ENTITY_TYPE_OUTLET ||
      absl::StartsWithIgnoreCase(name, "the ")) {
    return name;
  }
  bool capital = false;
  for (const MentionView& mention : view.mentions()) {
    if (mention.entity != entity || mention.kind != entity::v1::MENTION_KIND_NAME) continue;
    const Article article = ArticleOf(view, mention);
    // A small article anywhere tells that a capital one only began a sentence.
    if (article == Article::kSmall) return name;
    capital = capital || article == Article::kCapital;
  }
  return capital ? absl::StrCat("The ", name) : name;
}

}  // namespace communique::summary
