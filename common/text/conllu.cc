#include "common/text/conllu.h"

#include <cstdint>
#include <string>
#include <vector>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "common/text/span_index.h"
#include "common/text/utf8.h"

namespace communique::text {
namespace {

using entity::v1::Token;

// What the language model takes for white space: Python's str.isspace.
bool IsSpace(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool IsBlank(absl::string_view text) {
  while (!text.empty() && IsSpace(DecodeFront(text))) {
    text.remove_prefix(SequenceLength(text.front()));
  }
  return text.empty();
}

// As UDPipe and its successors write white space.
std::string Escape(absl::string_view space) {
  return absl::StrReplaceAll(
      space,
      {{" ", "\\s"}, {"\t", "\\t"}, {"\r", "\\r"}, {"\n", "\\n"}, {"|", "\\p"}, {"\\", "\\\\"}});
}

// A column; one that is empty or would break the table is told from the others.
std::string Column(absl::string_view value) {
  if (value.empty()) return "_";
  return absl::StrReplaceAll(value, {{"\t", " "}, {"\n", " "}, {"\r", " "}});
}

std::string IdOf(absl::string_view name) {
  std::string id(name);
  for (char& c : id) {
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == '/') c = '_';
  }
  return id.empty() ? "text" : id;
}

// A token that is not white space, and the white space around it.
struct Word {
  int token = 0;
  int sentence = 0;               // Index of its sentence among those that have words.
  int id = 0;                     // Number within the sentence, from 1.
  absl::string_view after = {};   // All that stands between it and the next word.
  absl::string_view before = {};  // What stands before it; only for the first word of the text.
};

class Table {
 public:
  Table(const entity::v1::Analysis& analysis, absl::string_view text)
      : tokens_(analysis.tokens()), text_(text), word_of_(tokens_.size(), -1) {
    FindWords();
    FindSpaces();
    Climb();
  }

  std::string Render(absl::string_view document_id, const SentenceChoice& choose) const {
    std::string out;
    size_t begin = 0;
    for (size_t end = 1; end <= words_.size(); ++end) {
      if (end < words_.size() && words_[end].sentence == words_[begin].sentence) continue;
      const std::optional<std::string> comments = choose(SpanOf(begin, end));
      if (!comments.has_value()) {
        begin = end;
        continue;
      }
      if (out.empty()) absl::StrAppend(&out, "# newdoc id = ", document_id, "\n");
      absl::StrAppend(&out, *comments, "# sent_id = ", document_id, "-", words_[begin].sentence + 1,
                      "\n");
      AppendText(begin, end, &out);
      for (size_t w = begin; w < end; ++w) AppendRow(w, &out);
      out.push_back('\n');
      begin = end;
    }
    return out;
  }

 private:
  // From the first byte of word `begin` to the last of the word before `end`.
  ByteRange SpanOf(size_t begin, size_t end) const {
    return {tokens_[words_[begin].token].span().byte_begin(),
            tokens_[words_[end - 1].token].span().byte_end()};
  }

  absl::string_view Form(const Token& token) const { return Slice(text_, token.span()); }

  // A sentence begins with its first word, also when its first token is white space.
  void FindWords() {
    const bool marked = absl::c_any_of(tokens_, [](const Token& t) { return t.sentence_start(); });
    int sentence = -1;
    int id = 0;
    bool starts = true;
    for (int t = 0; t < tokens_.size(); ++t) {
      starts |= marked ? tokens_[t].sentence_start()
                       : t > 0 && tokens_[t].sentence() != tokens_[t - 1].sentence();
      if (IsBlank(Form(tokens_[t]))) continue;
      if (starts) {
        ++sentence;
        id = 0;
      }
      starts = false;
      word_of_[t] = static_cast<int>(words_.size());
      words_.push_back({.token = t, .sentence = sentence, .id = ++id});
    }
  }

  void FindSpaces() {
    for (size_t w = 0; w < words_.size(); ++w) {
      const base::v1::TextSpan& span = tokens_[words_[w].token].span();
      const size_t end =
          w + 1 < words_.size() ? tokens_[words_[w + 1].token].span().byte_begin() : text_.size();
      words_[w].after = text_.substr(span.byte_end(), end - span.byte_end());
      if (w == 0) words_[w].before = text_.substr(0, span.byte_begin());
    }
  }

  // Finds for each token the nearest word at or above it. Each piece of a path over white space is
  // gone once; a path that ends at the top or goes round in a circle leads to no word.
  void Climb() {
    above_ = word_of_;
    std::vector<bool> seen(above_.size());
    std::vector<int> path;
    for (int t = 0; t < tokens_.size(); ++t) {
      int at = t;
      for (path.clear(); above_[at] < 0 && !seen[at]; at = tokens_[at].head()) {
        seen[at] = true;
        path.push_back(at);
        if (tokens_[at].head() < 0 || tokens_[at].head() >= tokens_.size()) break;
      }
      for (const int below : path) above_[below] = above_[at];
    }
  }

  // As validators put the text together: a space after each form but those that say otherwise.
  void AppendText(size_t begin, size_t end, std::string* out) const {
    absl::StrAppend(out, "# text = ");
    for (size_t w = begin; w < end; ++w) {
      const bool space = w + 1 < end && !words_[w].after.empty();
      absl::StrAppend(out, Column(Form(tokens_[words_[w].token])), space ? " " : "");
    }
    out->push_back('\n');
  }

  void AppendRow(size_t w, std::string* out) const {
    const Word& word = words_[w];
    const Token& token = tokens_[word.token];
    std::string head = "_";
    std::string label = Column(token.dependency());
    if (token.head() >= 0) {
      const int id = HeadId(word);
      head = absl::StrCat(id);
      if (id == 0) label = "ROOT";
    }
    const std::string columns[] = {absl::StrCat(word.id),
                                   Column(Form(token)),
                                   Column(token.lemma()),
                                   Column(token.pos()),
                                   Column(token.tag()),
                                   Column(token.morph()),
                                   head,
                                   label,
                                   "_",
                                   Misc(w)};
    absl::StrAppend(out, absl::StrJoin(columns, "\t"), "\n");
  }

  // The number of the word that `word` hangs on, 0 for the top. Never leaves the sentence.
  int HeadId(const Word& word) const {
    const int head = tokens_[word.token].head();
    if (head == word.token || head < 0 || head >= tokens_.size() || above_[head] < 0) return 0;
    const Word& above = words_[above_[head]];
    return above.sentence == word.sentence && above.token != word.token ? above.id : 0;
  }

  std::string Misc(size_t w) const {
    std::vector<std::string> parts;
    const std::string ner = Iob(w);
    if (!ner.empty() && ner != "O") parts.push_back(absl::StrCat("NER=", ner));
    const Word& word = words_[w];
    if (word.after.empty()) {
      parts.emplace_back("SpaceAfter=No");
    } else if (word.after != " ") {
      parts.push_back(absl::StrCat("SpacesAfter=", Escape(word.after)));
    }
    if (!word.before.empty()) parts.push_back(absl::StrCat("SpacesBefore=", Escape(word.before)));
    return parts.empty() ? "_" : absl::StrJoin(parts, "|");
  }

  // A name that began with white space begins with its first word.
  std::string Iob(size_t w) const {
    const std::string& iob = tokens_[words_[w].token].entity_iob();
    if (!absl::StartsWith(iob, "I-")) return iob;
    const bool goes_on = w > 0 && words_[w - 1].sentence == words_[w].sentence &&
                         !tokens_[words_[w - 1].token].entity_iob().empty() &&
                         tokens_[words_[w - 1].token].entity_iob() != "O";
    return goes_on ? iob : absl::StrCat("B", iob.substr(1));
  }

  const google::protobuf::RepeatedPtrField<Token>& tokens_;
  const absl::string_view text_;
  std::vector<int> word_of_;  // Of each token its index in words_; -1 for white space.
  std::vector<int> above_;    // The same, but of white space the word above it, if there is one.
  std::vector<Word> words_;
};

}  // namespace

std::string RenderConllu(const entity::v1::Analysis& analysis, absl::string_view text,
                         absl::string_view document_id) {
  return RenderConllu(analysis, text, document_id, [](ByteRange) { return std::string(); });
}

std::string RenderConllu(const entity::v1::Analysis& analysis, absl::string_view text,
                         absl::string_view document_id, const SentenceChoice& choose) {
  return Table(analysis, text).Render(IdOf(document_id), choose);
}

}  // namespace communique::text
