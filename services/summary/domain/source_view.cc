#include "services/summary/domain/source_view.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/summary/domain/date_math.h"
#include "services/summary/domain/html_text.h"
#include "services/summary/domain/safe_link.h"

namespace communique::summary {
namespace {

constexpr absl::string_view kBlockBreak = "\n\n";

// The blocks of a clean text as ranges of bytes.
std::vector<std::pair<int, int>> BlocksOf(const std::string& text) {
  std::vector<std::pair<int, int>> blocks;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(kBlockBreak.data(), begin), text.size());
    if (end > begin) blocks.emplace_back(begin, end);
    begin = end + kBlockBreak.size();
  }
  return blocks;
}

// What blocks that begin there are, so far as the document says.
std::map<int, ingest::v1::BlockRole> RolesOf(const ingest::v1::Document& document) {
  std::map<int, ingest::v1::BlockRole> roles;
  for (const ingest::v1::Section& section : document.sections()) {
    for (const ingest::v1::Block& block : section.blocks()) {
      roles[block.span().byte_begin()] = block.role();
    }
  }
  return roles;
}

absl::string_view ClassOf(ingest::v1::BlockRole role) {
  switch (role) {
    case ingest::v1::BLOCK_ROLE_TITLE:
      return "title";
    case ingest::v1::BLOCK_ROLE_HEADING:
      return "heading";
    case ingest::v1::BLOCK_ROLE_QUOTE:
      return "quote";
    default:
      return "body";
  }
}

// Numbers the places of `passages` without repetition.
std::string KeyOf(const base::v1::Evidence& evidence) {
  return absl::StrCat(evidence.span().byte_begin(), ":", evidence.span().byte_end(), ":",
                      evidence.exact());
}

}  // namespace

SourceView::SourceView(const v1::Visit& visit, const SourceTexts& texts,
                       const std::vector<RecordFinding>& findings) {
  for (const v1::SourceDocument& source : visit.sources()) {
    described_.emplace(source.sha256(), &source);
  }
  AddTexts(texts, findings);
  AddPassages(findings);
}

void SourceView::AddTexts(const SourceTexts& texts, const std::vector<RecordFinding>& findings) {
  std::vector<std::vector<const base::v1::Evidence*>> quoted(texts.texts().size());
  for (const RecordFinding& finding : findings) {
    for (const base::v1::Evidence& evidence : *finding.evidence) {
      const int text = texts.FindQuoted(evidence);
      if (text >= 0) quoted[text].push_back(&evidence);
    }
  }
  for (size_t i = 0; i < texts.texts().size(); ++i) {
    const SourceText& text = texts.texts()[i];
    Source source{&text, text.document->name(), text.sha256, {}, {}};
    std::map<int, int>
        depth;  // At each cut, how many pieces of evidence begin there less those that end.
    for (const base::v1::Evidence* evidence : quoted[i]) {
      ++depth[evidence->span().byte_begin()];
      --depth[evidence->span().byte_end()];
    }
    for (const auto& [begin, end] : BlocksOf(text.document->text())) {
      depth.emplace(begin, 0);
      depth.emplace(end, 0);
    }
    std::map<int, int> mark_at;  // The first mark that begins at or after each cut.
    int open = 0;
    for (auto cut = depth.begin(); cut != depth.end(); ++cut) {
      mark_at[cut->first] = static_cast<int>(source.marks.size());
      open += cut->second;
      const auto next = std::next(cut);
      if (open > 0 && next != depth.end()) source.marks.push_back({cut->first, next->first});
    }
    for (const base::v1::Evidence* evidence : quoted[i]) {
      runs_[evidence] = {static_cast<int>(i), mark_at[evidence->span().byte_begin()],
                         mark_at[evidence->span().byte_end()] - 1};
    }
    sources_.push_back(std::move(source));
  }
}

void SourceView::AddPassages(const std::vector<RecordFinding>& findings) {
  absl::flat_hash_map<std::string, int> of_document;
  absl::flat_hash_map<std::string, Run> known;
  for (const RecordFinding& finding : findings) {
    for (const base::v1::Evidence& evidence : *finding.evidence) {
      if (runs_.contains(&evidence)) continue;
      const std::string key = absl::StrCat(evidence.document(), "\n", evidence.document_sha256());
      const auto [at, added] = of_document.emplace(key, sources_.size());
      if (added)
        sources_.push_back({nullptr, evidence.document(), evidence.document_sha256(), {}, {}});
      std::vector<const base::v1::Evidence*>& passages = sources_[at->second].passages;
      const int number = static_cast<int>(passages.size());
      const auto [run, fresh] =
          known.emplace(absl::StrCat(key, "\n", KeyOf(evidence)), Run{at->second, number, number});
      if (fresh) passages.push_back(&evidence);
      runs_[&evidence] = run->second;
    }
  }
  for (Source& source : sources_) {
    if (source.text != nullptr) continue;
    for (size_t i = 0; i < source.passages.size(); ++i) {
      source.marks.push_back({static_cast<int>(i), static_cast<int>(i)});
    }
  }
}

std::string SourceView::RunsOf(
    const google::protobuf::RepeatedPtrField<base::v1::Evidence>& evidence) const {
  std::string runs;
  for (const base::v1::Evidence& piece : evidence) {
    absl::StrAppend(&runs, runs.empty() ? "" : " ", RunOf(piece));
  }
  return runs;
}

std::string SourceView::RunOf(const base::v1::Evidence& evidence) const {
  const auto run = runs_.find(&evidence);
  if (run == runs_.end()) return "";
  return absl::StrCat(run->second.source, ".", run->second.first, "-", run->second.last);
}

std::string SourceView::AnchorOf(const base::v1::Evidence& evidence) const {
  const auto run = runs_.find(&evidence);
  if (run == runs_.end()) return "sources";
  return absl::StrCat("d", run->second.source, "s", run->second.first);
}

const v1::SourceDocument* SourceView::FindSource(const Source& source) const {
  const auto found = described_.find(source.sha256);
  return found == described_.end() ? nullptr : found->second;
}

std::string SourceView::HeadingOf(size_t index) const {
  const Source& source = sources_[index];
  const v1::SourceDocument* known = FindSource(source);
  std::string title = known == nullptr ? "" : known->title();
  if (title.empty()) title = source.document.empty() ? "Document" : source.document;
  std::string out =
      absl::StrCat("<h3 dir=\"auto\">", EscapeHtml(title), "</h3>\n<p class=\"meta\">");
  if (known != nullptr) {
    if (!known->publisher().empty()) absl::StrAppend(&out, Isolated(known->publisher()), " · ");
    const std::string date = ForPeople(known->publication_date());
    if (!date.empty()) absl::StrAppend(&out, EscapeHtml(date), " · ");
    if (IsSafeLink(known->source_uri())) {
      absl::StrAppend(&out, "<a href=\"", EscapeHtml(known->source_uri()),
                      "\" rel=\"noopener noreferrer nofollow\">address</a> · ");
    }
  }
  absl::StrAppend(&out, "<code>", EscapeHtml(source.document), "</code></p>\n");
  absl::StrAppend(
      &out, "<p class=\"meta\">SHA-256 of the text <code>", EscapeHtml(source.sha256), "</code>",
      source.text != nullptr ? "; the evidence was checked against it.</p>\n"
                             : "; the text was not given: only passages are shown.</p>\n");
  return out;
}

void SourceView::AppendParagraph(const std::string& text, size_t index, int begin, int end,
                                 size_t* mark, std::string* out) const {
  const std::vector<Mark>& marks = sources_[index].marks;
  const auto piece = [&](int from, int to) {
    return EscapeHtml(absl::string_view(text).substr(from, to - from));
  };
  int at = begin;
  for (; *mark < marks.size() && marks[*mark].begin < end; ++*mark) {
    const Mark& m = marks[*mark];
    if (m.begin < begin) continue;  // The empty lines between two blocks.
    absl::StrAppend(out, piece(at, m.begin), "<mark id=\"d", index, "s", *mark, "\">",
                    piece(m.begin, m.end), "</mark>");
    at = m.end;
  }
  absl::StrAppend(out, piece(at, end));
}

void SourceView::AppendText(size_t index, std::string* out) const {
  const ingest::v1::Document& document = *sources_[index].text->document;
  const std::map<int, ingest::v1::BlockRole> roles = RolesOf(document);
  absl::StrAppend(out, "<div class=\"text\" lang=\"", LanguageTag(document.language_code()),
                  "\">\n");
  size_t mark = 0;
  for (const auto& [begin, end] : BlocksOf(document.text())) {
    const auto role = roles.find(begin);
    absl::StrAppend(out, "<p dir=\"auto\" class=\"",
                    role == roles.end() ? "body" : ClassOf(role->second), "\">");
    AppendParagraph(document.text(), index, begin, end, &mark, out);
    absl::StrAppend(out, "</p>\n");
  }
  absl::StrAppend(out, "</div>\n");
}

void SourceView::AppendPassages(size_t index, std::string* out) const {
  absl::StrAppend(out, "<div class=\"text\" lang=\"und\">\n");
  for (size_t i = 0; i < sources_[index].passages.size(); ++i) {
    const base::v1::Evidence& evidence = *sources_[index].passages[i];
    absl::StrAppend(out, "<p dir=\"auto\" class=\"body\">", evidence.prefix().empty() ? "" : "… ",
                    EscapeHtml(evidence.prefix()), "<mark id=\"d", index, "s", i, "\">",
                    EscapeHtml(evidence.exact()), "</mark>", EscapeHtml(evidence.suffix()),
                    evidence.suffix().empty() ? "" : " …", "</p>\n");
  }
  absl::StrAppend(out, "</div>\n");
}

std::string SourceView::Render() const {
  std::string out;
  for (size_t i = 0; i < sources_.size(); ++i) {
    absl::StrAppend(&out, "<article class=\"source\" id=\"d", i, "\">\n", HeadingOf(i));
    if (sources_[i].text != nullptr) {
      AppendText(i, &out);
    } else {
      AppendPassages(i, &out);
    }
    absl::StrAppend(&out, "</article>\n");
  }
  return out.empty() ? "<p class=\"meta\">The record names no evidence.</p>\n" : out;
}

}  // namespace communique::summary
