#include "services/ingest/domain/markup_metadata.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
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

// Authors of one page that are read.
constexpr size_t kMostAuthors = 50;

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
  std::vector<std::string> ValuesOf(const MetaItem& meta) const;
  void AddAuthors(const std::vector<std::string>& values, double confidence, absl::string_view rule,
                  Range source);
  void AddDate(absl::string_view value, bool modified, double confidence, absl::string_view rule,
               Range source);

  const Page& page_;
  const Lexicon& lexicon_;
  absl::flat_hash_map<std::string, std::string> names_by_id_;  // Of JSON-LD items.
  MarkupMetadata out_;
};

void MetadataReader::AddAuthors(const std::vector<std::string>& values, double confidence,
                                absl::string_view rule, Range source) {
  std::vector<std::string> names;
  for (const std::string& value : values) {
    absl::string_view text = absl::StripAsciiWhitespace(value);
    if (absl::StartsWithIgnoreCase(text, "by ")) text.remove_prefix(3);
    for (std::string& name : lexicon_.names().AllNames(text)) {
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
  const JsonTree::Node* author = tree.Child(item, "author");
  std::vector<std::string> authors = tree.Texts(author, "name");
  if (authors.empty() && author != nullptr) {
    // Authors by reference to another item of the page.
    for (const std::string& id : tree.Texts(author, "@id")) {
      const auto name = names_by_id_.find(id);
      if (name != names_by_id_.end()) authors.push_back(name->second);
    }
  }
  AddAuthors(authors, 0.92 * weight, "ingest.author.json_ld", source);
  for (const std::string& value : tree.Texts(tree.Child(item, "datePublished"), "@value")) {
    AddDate(value, false, 0.95 * weight, "ingest.published.json_ld", source);
  }
  for (const std::string& value : tree.Texts(tree.Child(item, "dateModified"), "@value")) {
    AddDate(value, true, 0.93 * weight, "ingest.modified.json_ld", source);
  }
  for (const std::string& name : tree.Texts(tree.Child(item, "publisher"), "name")) {
    out_.findings.publishers.push_back({name, 0.85 * weight, "ingest.publisher.json_ld", source});
  }
}

void MetadataReader::ReadJson(const JsonScript& script) {
  const JsonTree tree(script.text);
  for (const JsonTree::Node& node : tree.nodes()) {
    const JsonTree::Node* id = tree.Child(node, "@id");
    const JsonTree::Node* name = tree.Child(node, "name");
    if (id != nullptr && name != nullptr) names_by_id_.emplace(id->value, name->value);
  }
  for (const JsonTree::Node& node : tree.nodes()) {
    const std::vector<std::string> types = tree.Texts(tree.Child(node, "@type"), "");
    for (const std::string& type : types) {
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

void MetadataReader::ReadMeta(const MetaItem& meta) {
  const MetaRow* row = std::find_if(std::begin(kMetaRows), std::end(kMetaRows),
                                    [&](const MetaRow& r) { return r.name == meta.name; });
  if (row == std::end(kMetaRows)) return;
  switch (row->kind) {
    case MetaKind::kAuthor:
      AddAuthors(ValuesOf(meta), row->confidence, "ingest.author.meta", meta.source);
      break;
    case MetaKind::kPublished:
      AddDate(meta.value, false, row->confidence, "ingest.published.meta", meta.source);
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
      }
      break;
  }
}

}  // namespace

MarkupMetadata ReadMarkupMetadata(const Page& page, const Lexicon& lexicon) {
  return MetadataReader(page, lexicon).Read();
}

}  // namespace communique::ingest
