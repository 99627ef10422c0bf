#ifndef TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_WORD_DOC_H_
#define TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_WORD_DOC_H_

#include <string>
#include <vector>

#include "services/entity/domain/pipeline/doc.h"
#include "services/entity/domain/pipeline/lexical/lexicon.h"
#include "services/entity/domain/pipeline/symbols.h"

namespace communique::entity::pipeline {

// A word and what earlier components said of it.
struct AnnotatedWord {
  std::string text;
  std::string tag = {};
  std::string dependency = {};
  std::string pos = {};
  std::string morph = {};
};

// Docs of given words with their tags and dependencies.
class WordDocs {
 public:
  WordDocs() : lexicon(&vocabulary_) {}

  Doc Make(const std::vector<AnnotatedWord>& words) {
    Doc doc;
    for (const AnnotatedWord& word : words) {
      doc.tokens.push_back({.lexeme = lexicon.Find(word.text)});
      doc.tags.push_back(symbols.Intern(word.tag));
      doc.dependencies.push_back(symbols.Intern(word.dependency));
      doc.pos.push_back(symbols.Intern(word.pos));
      doc.morphs.push_back(symbols.Intern(word.morph));
    }
    return doc;
  }

 private:
  VocabularyTables vocabulary_;

 public:
  SymbolTable symbols;
  Lexicon lexicon;
};

inline std::vector<std::string> Texts(const std::vector<Label>& labels) {
  std::vector<std::string> texts;
  for (const Label label : labels) texts.push_back(label->text);
  return texts;
}

inline std::vector<std::string> Texts(const std::vector<absl::string_view>& views) {
  return std::vector<std::string>(views.begin(), views.end());
}

}  // namespace communique::entity::pipeline

#endif  // TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_MORPHOLOGY_WORD_DOC_H_
