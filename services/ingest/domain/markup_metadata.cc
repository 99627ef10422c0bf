#include "services/ingest/domain/markup_metadata.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/ingest/domain/json_tree.h"
#include "services/ingest/domain/markdown.h"

namespace communique::ingest {
namespace {

// Names of meta elements and what they hold. Sources: ogp.me, DCMI terms, Google Scholar inclusion
// guidelines, schema.org microdata, Parse.ly, Sailthru and Swiftype integration guides, WordPress
// and newspaper templates.
enum class MetaKind { kAuthor, kPublished, kModified, kPublisher, kCanonical };
struct MetaRow {
  absl::string_view name;
  MetaKind kind;
  double confidence;
};
constexpr MetaRow kMetaRows[] = {
    {"author", MetaKind::kAuthor, 0.75},
    {"article:author", MetaKind::kAuthor, 0.72},
    {"og:author", MetaKind::kAuthor, 0.7},
    {"dc.creator", MetaKind::kAuthor, 0.8},
    {"dcterms.creator", MetaKind::kAuthor, 0.8},
    {"citation_author", MetaKind::kAuthor, 0.85},
    {"parsely-author", MetaKind::kAuthor, 0.82},
    {"sailthru.author", MetaKind::kAuthor, 0.82},
    {"byl", MetaKind::kAuthor, 0.82},
    {"byline", MetaKind::kAuthor, 0.8},
    {"creator", MetaKind::kAuthor, 0.7},
    {"twitter:data1", MetaKind::kAuthor, 0.4},
    {"article:published_time", MetaKind::kPublished, 0.93},
    {"og:published_time", MetaKind::kPublished, 0.9},
    {"article:published", MetaKind::kPublished, 0.9},
    {"datepublished", MetaKind::kPublished, 0.9},
    {"dc.date", MetaKind::kPublished, 0.75},
    {"dc.date.issued", MetaKind::kPublished, 0.85},
    {"dcterms.date", MetaKind::kPublished, 0.75},
    {"dcterms.created", MetaKind::kPublished, 0.8},
    {"dcterms.issued", MetaKind::kPublished, 0.85},
    {"citation_publication_date", MetaKind::kPublished, 0.85},
    {"citation_date", MetaKind::kPublished, 0.8},
    {"parsely-pub-date", MetaKind::kPublished, 0.9},
    {"sailthru.date", MetaKind::kPublished, 0.88},
    {"pubdate", MetaKind::kPublished, 0.85},
    {"publishdate", MetaKind::kPublished, 0.85},
    {"publish-date", MetaKind::kPublished, 0.85},
    {"publish_date", MetaKind::kPublished, 0.85},
    {"publication_date", MetaKind::kPublished, 0.85},
    {"published_time", MetaKind::kPublished, 0.85},
    {"article.published", MetaKind::kPublished, 0.85},
    {"cxenseparse:recs:publishtime", MetaKind::kPublished, 0.85},
    {"date", MetaKind::kPublished, 0.7},
    {"datecreated", MetaKind::kPublished, 0.7},
    {"dc.date.created", MetaKind::kPublished, 0.75},
    {"article_date_original", MetaKind::kPublished, 0.85},
    {"created", MetaKind::kPublished, 0.65},
    {"published", MetaKind::kPublished, 0.75},
    {"publication-date", MetaKind::kPublished, 0.8},
    {"release_date", MetaKind::kPublished, 0.8},
    {"updated date", MetaKind::kModified, 0.7},
    {"revised", MetaKind::kModified, 0.6},
    {"article:modified_time", MetaKind::kModified, 0.9},
    {"og:updated_time", MetaKind::kModified, 0.8},
    {"datemodified", MetaKind::kModified, 0.9},
    {"dcterms.modified", MetaKind::kModified, 0.85},
    {"last-modified", MetaKind::kModified, 0.6},
    {"og:site_name", MetaKind::kPublisher, 0.9},
    {"citation_journal_title", MetaKind::kPublisher, 0.8},
    {"dc.publisher", MetaKind::kPublisher, 0.8},
    {"dcterms.publisher", MetaKind::kPublisher, 0.8},
    {"article:publisher_name", MetaKind::kPublisher, 0.8},
    {"application-name", MetaKind::kPublisher, 0.55},
    {"apple-mobile-web-app-title", MetaKind::kPublisher, 0.5},
    {"copyright", MetaKind::kPublisher, 0.3},
    {"canonical", MetaKind::kCanonical, 0.95},
    {"og:url", MetaKind::kCanonical, 0.9},
    {"front:author", MetaKind::kAuthor, 0.93},
    {"front:authors", MetaKind::kAuthor, 0.93},
    {"front:date", MetaKind::kPublished, 0.96},
    {"front:published", MetaKind::kPublished, 0.6},
    {"front:lastmod", MetaKind::kModified, 0.9},
    {"front:updated", MetaKind::kModified, 0.9},
    {"front:publisher", MetaKind::kPublisher, 0.9},
    {"front:site", MetaKind::kPublisher, 0.7},
    {"front:canonical_url", MetaKind::kCanonical, 0.9},
};

// schema.org types of a page's main item.
bool IsArticleType(absl::string_view type) {
  return absl::EndsWith(type, "Article") || absl::EndsWith(type, "Posting") || type == "Report" ||
         type == "WebPage" || type == "Review" || type == "CreativeWork" ||
         type == "LiveBlogPosting" || type == "AnalysisNewsArticle";
}

// Keys of an item under which other articles, or parts of the page that are none, stand.
bool LeadsElsewhere(absl::string_view key) {
  return key == "itemListElement" || key == "hasPart" || key == "mentions" || key == "citation" ||
         key == "comment" || key == "review" || key == "relatedLink" || key == "itemReviewed";
}

// A person may have an organisation's type too.
bool IsOrganisation(const std::vector<std::string>& types) {
  bool organisation = false;
  for (const std::string& type : types) {
    if (type == "Person") return false;
    organisation |= absl::EndsWith(type, "Organization") || type == "Corporation" ||
                    type == "Brand" || type == "WebSite" || type == "LocalBusiness";
  }
  return organisation;
}

// A date in the path of an address: "/2024/05/13/", "/2024-05-13-", "/2024/may/13/"; empty when
// there is none.
std::string DateInAddress(absl::string_view address) {
  const auto digits = [&](size_t at, size_t count) {
    return at + count <= address.size() &&
           std::all_of(address.begin() + at, address.begin() + at + count, absl::ascii_isdigit);
  };
  for (size_t at = 1; at + 10 <= address.size(); ++at) {
    if (!digits(at, 4) || absl::ascii_isdigit(address[at - 1])) continue;
    const char mark = address[at + 4];
    if (mark != '/' && mark != '-') continue;
    const bool named = !digits(at + 5, 2);
    const size_t day = at + (named ? 9 : 8);
    const bool dated = day + 2 <= address.size() && address[day - 1] == mark && digits(day, 2) &&
                       !digits(day + 2, 1);
    if (!dated) continue;
    return absl::StrReplaceAll(address.substr(at, day + 2 - at),
                               {{"/", named ? " " : "-"}, {"-", named ? " " : "-"}});
  }
  return "";
}

bool IsLater(const base::v1::PartialDate& a, const base::v1::PartialDate& b) {
  return std::make_tuple(a.year(), a.month(), a.day()) >
         std::make_tuple(b.year(), b.month(), b.day());
}

// Authors of one page that are read.
constexpr size_t kMostAuthors = 50;
// Of a date in an element that is known by a part of its name.
constexpr double kUnknownMeta = 0.72;
// Of a date in the page's own address.
constexpr double kAddressDate = 0.5;
// An item whose publication is later than its change is wrong about one of them.
constexpr double kContradiction = 0.7;

class MetadataReader {
 public:
  MetadataReader(const Page& page, const Lexicon& lexicon) : page_(page), lexicon_(lexicon) {}

  MarkupMetadata Read() {
    for (const JsonScript& script : page_.json_ld) ReadJson(script);
    for (const MetaItem& meta : page_.metas) ReadMeta(meta);
    const auto* publisher = Best(out_.findings.publishers);
    if (publisher != nullptr && publisher->confidence >= 0.5) out_.site_name = publisher->value;
    return std::move(out_);
  }

 private:
  void ReadJson(const JsonScript& script);
  void ReadItem(const JsonTree& tree, const JsonTree::Node& item, bool article, Range source);
  void ReadMeta(const MetaItem& meta);
  void ReadUnknownMeta(const MetaItem& meta);
  std::vector<std::string> ValuesOf(const MetaItem& meta) const;
  void NoteItems(const JsonTree& tree);
  std::vector<std::string> AuthorsOf(const JsonTree& tree, const JsonTree::Node& item) const;
  void AddDates(const JsonTree& tree, const JsonTree::Node& item, double weight, Range source);
  void AddAuthors(const std::vector<std::string>& values, double confidence, absl::string_view rule,
                  Range source);
  void AddDate(absl::string_view value, bool modified, double confidence, absl::string_view rule,
               Range source);

  const Page& page_;
  const Lexicon& lexicon_;
  absl::flat_hash_map<std::string, std::string> names_by_id_;  // Of persons in JSON-LD.
  MarkupMetadata out_;
};

void MetadataReader::AddAuthors(const std::vector<std::string>& values, double confidence,
                                absl::string_view rule, Range source) {
  std::vector<std::string> names;
  for (const std::string& value : values) {
    absl::string_view text = absl::StripAsciiWhitespace(value);
    if (absl::StartsWithIgnoreCase(text, "by ")) text.remove_prefix(3);
    if (values.size() == 1 && lexicon_.names().IsSingleName(text)) {
      out_.findings.single_names.push_back({std::string(text), confidence, rule, source});
    }
    for (std::string& name : lexicon_.names().StatedNames(text)) {
      if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    }
  }
  if (!names.empty()) out_.findings.authors.push_back({std::move(names), confidence, rule, source});
}

void MetadataReader::AddDate(absl::string_view value, bool modified, double confidence,
                             absl::string_view rule, Range source) {
  const std::optional<base::v1::PartialDate> date = lexicon_.dates().ParseMarkup(value);
  if (!date) return;
  (modified ? out_.findings.modified : out_.findings.published)
      .push_back({*date, confidence, rule, source});
}

void MetadataReader::ReadItem(const JsonTree& tree, const JsonTree::Node& item, bool article,
                              Range source) {
  // A WebPage item says less about the article than an Article item.
  const double weight = article ? 1.0 : 0.85;
  for (const std::string& headline : tree.Texts(tree.Child(item, "headline"), "")) {
    BlockTextBuilder clean(headline);
    AppendWithReferences(headline, 0, headline.size(), &clean);
    out_.headlines.push_back({clean.Take().text, source, 0.85 * weight, "ingest.title.json_ld"});
  }
  AddAuthors(AuthorsOf(tree, item), 0.92 * weight, "ingest.author.json_ld", source);
  AddDates(tree, item, weight, source);
  for (const std::string& name : tree.Texts(tree.Child(item, "publisher"), "name")) {
    out_.findings.publishers.push_back({name, 0.85 * weight, "ingest.publisher.json_ld", source});
  }
}

// The names of the item's authors: strings, persons, or persons by reference; no organisations.
std::vector<std::string> MetadataReader::AuthorsOf(const JsonTree& tree,
                                                   const JsonTree::Node& item) const {
  const JsonTree::Node* author = tree.Child(item, "author");
  if (author == nullptr) author = tree.Child(item, "creator");
  if (author == nullptr) return {};
  std::vector<const JsonTree::Node*> members = {author};
  if (author->kind == JsonTree::Kind::kArray) {
    members.clear();
    for (const uint32_t child : author->children) members.push_back(&tree.nodes()[child]);
  }
  std::vector<std::string> names;
  for (const JsonTree::Node* member : members) {
    if (names.size() >= kMostAuthors) break;
    if (IsOrganisation(tree.Texts(tree.Child(*member, "@type"), ""))) continue;
    std::vector<std::string> texts = tree.Texts(member, "name");
    if (texts.empty()) texts = tree.Texts(tree.Child(*member, "name"), "");
    if (texts.empty()) {
      for (const std::string& id : tree.Texts(member, "@id")) {
        const auto name = names_by_id_.find(id);
        if (name != names_by_id_.end()) texts.push_back(name->second);
      }
    }
    names.insert(names.end(), texts.begin(), texts.end());
  }
  return names;
}

void MetadataReader::AddDates(const JsonTree& tree, const JsonTree::Node& item, double weight,
                              Range source) {
  auto& published = out_.findings.published;
  const size_t first = published.size();
  for (const std::string& value : tree.Texts(tree.Child(item, "datePublished"), "@value")) {
    AddDate(value, false, 0.95 * weight, "ingest.published.json_ld", source);
  }
  if (published.size() == first) {
    for (const std::string& value : tree.Texts(tree.Child(item, "dateCreated"), "@value"))
      AddDate(value, false, 0.75 * weight, "ingest.published.json_ld", source);
  }
  for (const std::string& value : tree.Texts(tree.Child(item, "dateModified"), "@value")) {
    AddDate(value, true, 0.93 * weight, "ingest.modified.json_ld", source);
    const auto& modified = out_.findings.modified;
    for (size_t i = first; i < published.size() && !modified.empty(); ++i) {
      if (IsLater(published[i].value, modified.back().value))
        published[i].confidence *= kContradiction;
    }
  }
}

void MetadataReader::NoteItems(const JsonTree& tree) {
  for (const JsonTree::Node& node : tree.nodes()) {
    const JsonTree::Node* id = tree.Child(node, "@id");
    const JsonTree::Node* name = tree.Child(node, "name");
    if (id == nullptr || name == nullptr) continue;
    if (IsOrganisation(tree.Texts(tree.Child(node, "@type"), ""))) continue;
    names_by_id_.emplace(id->value, name->value);
  }
}

void MetadataReader::ReadJson(const JsonScript& script) {
  const JsonTree tree(script.text);
  NoteItems(tree);
  std::vector<bool> elsewhere(tree.nodes().size());  // Children come after their parents.
  for (size_t i = 0; i < tree.nodes().size(); ++i) {
    const JsonTree::Node& node = tree.nodes()[i];
    for (const uint32_t child : node.children)
      elsewhere[child] = elsewhere[i] || LeadsElsewhere(tree.nodes()[child].key);
    if (elsewhere[i]) continue;
    for (const std::string& type : tree.Texts(tree.Child(node, "@type"), "")) {
      if (IsArticleType(type)) {
        ReadItem(tree, node, type != "WebPage" && type != "CreativeWork", script.source);
      } else if (type == "WebSite") {
        for (const std::string& name : tree.Texts(tree.Child(node, "name"), "")) {
          out_.findings.publishers.push_back(
              {name, 0.7, "ingest.publisher.json_ld", script.source});
        }
      }
    }
  }
}

// Several authors come as several elements of one name; they are read with the first.
std::vector<std::string> MetadataReader::ValuesOf(const MetaItem& meta) const {
  std::vector<std::string> values;
  for (const MetaItem& other : page_.metas) {
    if (other.name != meta.name) continue;
    if (values.empty() && &other != &meta) return {};
    values.push_back(other.value);
    if (values.size() >= kMostAuthors) break;
  }
  return values;
}

// Names that are not in the table but say what they hold: "publish_time", "article-modified".
void MetadataReader::ReadUnknownMeta(const MetaItem& meta) {
  if (meta.value.empty() || !absl::ascii_isdigit(static_cast<unsigned char>(meta.value[0]))) return;
  const std::optional<base::v1::PartialDate> date = lexicon_.dates().ParseMarkup(meta.value);
  if (!date || date->day() == 0) return;
  if (absl::StrContains(meta.name, "publish") || absl::StrContains(meta.name, "pubdate")) {
    AddDate(meta.value, false, kUnknownMeta, "ingest.published.meta", meta.source);
  } else if (absl::StrContains(meta.name, "modif") || absl::StrContains(meta.name, "update")) {
    AddDate(meta.value, true, kUnknownMeta, "ingest.modified.meta", meta.source);
  }
}

void MetadataReader::ReadMeta(const MetaItem& meta) {
  const MetaRow* row = std::find_if(std::begin(kMetaRows), std::end(kMetaRows),
                                    [&](const MetaRow& r) { return r.name == meta.name; });
  if (row == std::end(kMetaRows)) return ReadUnknownMeta(meta);
  switch (row->kind) {
    case MetaKind::kAuthor:
      AddAuthors(ValuesOf(meta), row->confidence,
                 row->name == "twitter:data1" ? "ingest.author.card" : "ingest.author.meta",
                 meta.source);
      break;
    case MetaKind::kPublished:
      AddDate(meta.value, false, row->confidence,
              row->name == "datepublished" ? "ingest.published.microdata" : "ingest.published.meta",
              meta.source);
      break;
    case MetaKind::kModified:
      AddDate(meta.value, true, row->confidence, "ingest.modified.meta", meta.source);
      break;
    case MetaKind::kPublisher:
      out_.findings.publishers.push_back(
          {meta.value, row->confidence, "ingest.publisher.meta", meta.source});
      break;
    case MetaKind::kCanonical:
      if (absl::StartsWith(meta.value, "http")) {
        out_.findings.sources.push_back(
            {meta.value, row->confidence, "ingest.source.markup", meta.source});
        AddDate(DateInAddress(meta.value), false, kAddressDate, "ingest.published.address",
                meta.source);
      }
      break;
  }
}

}  // namespace

MarkupMetadata ReadMarkupMetadata(const Page& page, const Lexicon& lexicon) {
  return MetadataReader(page, lexicon).Read();
}

}  // namespace communique::ingest
