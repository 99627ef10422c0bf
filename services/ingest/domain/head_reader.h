#ifndef SERVICES_INGEST_DOMAIN_HEAD_READER_H_
#define SERVICES_INGEST_DOMAIN_HEAD_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/ingest/domain/lines_below.h"
#include "services/ingest/domain/roles.h"

namespace communique::ingest {

// Reads the lines above the running text, for ReadHead. head_zone.cc has its frame and the title,
// head_publication.cc the lines that name authors, dates and series, head_masthead.cc those that
// name who publishes it.
class HeadReader {
 public:
  // All are borrowed. Reads the blocks before `end`.
  HeadReader(const std::vector<LineFacts>& facts, const Lexicon& lexicon,
             const std::optional<Title>& title, uint32_t end, Page* page, Findings* findings);

  // Reads every line; call once.
  void Read();

 private:
  void ReadLine(uint32_t i);
  void ReadRemoved(uint32_t i);
  bool ReadTitle(uint32_t i);
  bool ReadPublication(uint32_t i);
  bool IsNameLine(uint32_t i) const;
  bool NamesKnownAuthor(uint32_t i) const;
  bool ReadMasthead(uint32_t i);
  void ReadSiteLine(uint32_t i);
  void ReadSuffix(uint32_t i);
  bool ReadFields(uint32_t i);
  void AddSeries(uint32_t i, const SeriesLine& series);
  bool IsColumnName(absl::string_view value) const;
  bool StandsOverByline(uint32_t i) const;
  bool ReadJobLine(uint32_t i);
  bool IsAgainBelow(uint32_t i) const;
  void ReadLabel(uint32_t i);
  void AddAuthors(uint32_t i, std::vector<std::string> names, double confidence,
                  absl::string_view rule);
  void AddByline(uint32_t i, const Byline& byline);
  bool RepeatsTitle(const LineFacts& f) const;
  bool IsBeforeTitle(uint32_t i) const {
    return title_ && title_->block != kNone && i < title_->block;
  }
  Range Source(uint32_t i) const { return page_.blocks[i].content.source; }
  void Metadata(uint32_t i, ingest::v1::BlockRole role) {
    page_.blocks[i].Remove(ingest::v1::REMOVAL_REASON_METADATA, role);
  }

  const std::vector<LineFacts>& facts_;
  const Lexicon& lexicon_;
  const std::optional<Title>& title_;
  const uint32_t end_;
  Page& page_;
  Findings& findings_;
  LinesBelow below_;
  std::string title_folded_;
  std::vector<Word> title_words_;
  double names_confidence_ = 0;  // Of the last line that is only names; 0 = there was none.
  uint32_t names_block_ = 0;
  uint32_t heading_ = kNone;  // The first heading of the first level.
  bool is_release_ = false;   // The lines above the text are those of an office's release.
};

}  // namespace communique::ingest

#endif  // SERVICES_INGEST_DOMAIN_HEAD_READER_H_
