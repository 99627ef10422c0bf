#include "services/entity/domain/mention_roles.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/strings/match.h"

namespace communique::entity {
namespace {

// Verbs between a name and its office: "X is the prime minister of Y", "X as prime minister".
// Honorifics in front of one name, and words of an office's body in small letters, at most.
constexpr int kMaxHonorifics = 6;
constexpr int kBodyWords = 6;

constexpr std::array<absl::string_view, 6> kCopulas = {"is", "was",     "became",
                                                       "as", "remains", "becomes"};

// Nouns behind a country in the name of a government: "of the Kurdistan Regional Government".
constexpr std::array<absl::string_view, 6> kStateNouns = {"regional", "government", "autonomous",
                                                          "republic", "federation", "authority"};

bool IsStateNoun(absl::string_view key) {
  return std::find(kStateNouns.begin(), kStateNouns.end(), key) != kStateNouns.end();
}

class RoleFinder {
 public:
  RoleFinder(const AnnotatedText& text, const DocumentWords& words, const KnowledgeBase& base,
             const MentionLexicon& lexicon, const std::vector<Segment>& segments, int first,
             int last)
      : text_(text),
        words_(words),
        base_(base),
        lexicon_(lexicon),
        segments_(segments),
        first_(first),
        last_(last) {
    out_.honorific_of.assign(segments.size(), -1);
    out_.in_role.assign(segments.size(), false);
    out_.country_of.resize(segments.size());
    starts_.assign(last - first + 1, -1);
    ends_ = role_starts_ = starts_;
    titled_by_.assign(segments.size(), -1);
    for (size_t s = 0; s < segments.size(); ++s) {
      starts_[segments[s].first - first] = static_cast<int>(s);
      ends_[segments[s].last - first] = static_cast<int>(s);
    }
  }

  SentenceRoles Find() {
    for (size_t s = 0; s < segments_.size(); ++s) {
      if (segments_[s].kind == SegmentKind::kTitle) AddRole(static_cast<int>(s));
    }
    for (size_t s = 0; s < segments_.size(); ++s) {
      if (segments_[s].kind == SegmentKind::kHonorific) AttachHonorific(static_cast<int>(s));
    }
    for (int r = static_cast<int>(out_.roles.size()) - 1; r >= 0; --r) AttachForward(r);
    for (RoleOfSegment& role : out_.roles) AttachBackward(&role);
    for (size_t s = 0; s < segments_.size(); ++s) ReadNameOwner(static_cast<int>(s));
    return std::move(out_);
  }

 private:
  // Index of the segment (role) that starts or ends at token `i`; -1 when there is none.
  int StartingAt(int i) const { return At(starts_, i); }
  int EndingAt(int i) const { return At(ends_, i); }
  int RoleStartingAt(int i) const { return At(role_starts_, i); }

  int At(const std::vector<int>& index, int i) const {
    return i < first_ || i > last_ ? -1 : index[i - first_];
  }

  void AddRole(int s) {
    const Segment& title = segments_[s];
    RoleOfSegment entry;
    RolePhrase& role = entry.role;
    role.first = role.title_first = title.first;
    role.last = role.title_last = title.last;
    role.sentence = text_.tokens[title.first].sentence;
    role.title = title.title;
    role.office = title.office;
    role.plural = title.title->title_class == TitleClass::kPlural;
    role.cased = words_[title.first].cased;
    ReadBefore(s, &role);
    ReadBehind(s, &role);
    role_starts_[role.first - first_] = static_cast<int>(out_.roles.size());
    out_.roles.push_back(std::move(entry));
  }

  // "the visiting Norwegian", "Norway's", "his", "former".
  void ReadBefore(int s, RolePhrase* role) {
    int i = role->first;
    while (i > first_) {
      const std::string& key = words_[i - 1].key;
      const bool clitic = key == "s" && text_.tokens[i - 1].text.size() > 1;
      const int owner = EndingAt(clitic ? i - 1 : i);
      if (owner >= 0 && role->country.empty() && role->organisation.empty() &&
          TakeOwner(owner, role)) {
        i = segments_[owner].first;
        role->first = i;
        role->definite = role->definite || clitic;
        if (clitic) break;
      } else if (words_[i - 1].joined && i - 2 >= first_ &&
                 lexicon_.Is(WordClass::kModifier, words_[i - 2].key)) {
        i -= 1;
      } else if (lexicon_.Is(WordClass::kModifier, key)) {
        role->former = role->former || key == "former" || key == "ex" || key == "late";
        role->visiting = role->visiting || key == "visiting";
        role->first = --i;
      } else {
        role->definite = role->definite || clitic;  // "the country's prime minister".
        ReadDeterminer(key, role);
        break;
      }
    }
  }

  void ReadDeterminer(const std::string& key, RolePhrase* role) const {
    if (key == "the" || key == "this" || key == "that") role->definite = true;
    if (key == "a" || key == "an") role->indefinite = true;
    if (lexicon_.Is(WordClass::kPossessive, key)) role->possessive = true;
  }

  // The country or body of segment `s` owns the office.
  bool TakeOwner(int s, RolePhrase* role) {
    const Segment& owner = segments_[s];
    if (owner.kind != SegmentKind::kEntity) return false;
    if (owner.type == v1::ENTITY_TYPE_COUNTRY || owner.type == v1::ENTITY_TYPE_PLACE) {
      role->country = CountryOf(owner);
      if (role->country.empty()) return false;
      out_.in_role[s] = true;
      return true;
    }
    if (owner.type != v1::ENTITY_TYPE_ORGANIZATION) return false;
    role->organisation = std::string(NameOf(owner));
    role->country = CountryOf(owner);
    return true;
  }

  std::string CountryOf(const Segment& segment) const {
    for (const Alias& alias : segment.candidates) {
      const KnowledgeRecordData& record = base_.record(alias.record);
      if (record.type == segment.type) return std::string(record.country_code);
    }
    return "";
  }

  absl::string_view NameOf(const Segment& segment) const {
    const Token& first = text_.tokens[segment.first];
    return text_.text.substr(first.begin, text_.tokens[segment.last - 1].end - first.begin);
  }

  // "of Norway", "of the European Commission", "for Trade of Norway".
  void ReadBehind(int s, RolePhrase* role) {
    for (int hops = 0; hops < 3; ++hops) {
      int i = role->last;
      if (i >= last_ || (words_[i].key != "of" && words_[i].key != "for" && words_[i].key != "in"))
        break;
      const bool in = words_[i].key == "in";
      ++i;
      if (i < last_ && words_[i].key == "the") ++i;
      // "in the Government of Norway".
      const bool government =
          i + 1 < last_ && words_[i].key == "government" && words_[i + 1].key == "of";
      if (in && !government) break;
      if (government) i += words_[i + 2 < last_ ? i + 2 : i].key == "the" ? 3 : 2;
      const int owner = StartingAt(i);
      if (owner < 0 || owner <= s) break;
      const Segment& segment = segments_[owner];
      if (DescribesWhatFollows(segment)) break;
      if (segment.kind == SegmentKind::kRun) {
        role->last = segment.last;  // "of the Commonwealth | of Australia"
        continue;
      }
      RolePhrase probe = *role;
      probe.country.clear();
      if (!TakeOwner(owner, &probe)) break;
      if (role->country.empty()) role->country = probe.country;
      if (role->organisation.empty()) role->organisation = probe.organisation;
      role->last = segment.last;
      break;
    }
    if (role->title->office == "ambassador") SkipPosting(role);
    ReadDepartment(s, role);
    ReadBody(role);
    while (role->last < last_ && !role->country.empty() && words_[role->last].cased &&
           IsStateNoun(words_[role->last].key)) {
      ++role->last;
    }
    const absl::string_view only = role->title->countries;
    if (role->country.empty() && only.size() == 2) role->country = std::string(only);
  }

  // "leader of the Norwegian | Democrats": the adjective belongs to a longer name.
  bool DescribesWhatFollows(const Segment& segment) const {
    return segment.form == AliasKind::kAdjective && segment.kind == SegmentKind::kEntity &&
           segment.last < last_ && words_[segment.last].cased &&
           !IsStateNoun(words_[segment.last].key) && StartingAt(segment.last) >= 0 &&
           segments_[StartingAt(segment.last)].kind == SegmentKind::kRun;
  }

  // "Secretary, Department of Defence, Mr X": the body between commas belongs to the office.
  void ReadDepartment(int s, RolePhrase* role) {
    if (!role->cased || role->last + 1 >= last_ || words_[role->last].key != ",") return;
    const int body = StartingAt(role->last + 1);
    if (body <= s || segments_[body].type != v1::ENTITY_TYPE_ORGANIZATION) return;
    if (segments_[body].last >= last_ || words_[segments_[body].last].key != ",") return;
    if (TakeOwner(body, role)) role->last = segments_[body].last;
  }

  // "the chairman of the planning commission, X": a body in small letters before the comma.
  void ReadBody(RolePhrase* role) const {
    if (!role->definite || role->last >= last_ || words_[role->last].key != "of") return;
    int i = role->last + 1;
    while (i < last_ && i - role->last <= kBodyWords && words_[i].ordinary && !words_[i].cased) ++i;
    if (i + 1 < last_ && i > role->last + 1 && words_[i].key == "," && words_[i + 1].cased) {
      role->last = i;
    }
  }

  // "Ambassador of Norway to Japan": the posting is not the country of the office.
  void SkipPosting(RolePhrase* role) {
    if (role->last >= last_ || (words_[role->last].key != "to" && words_[role->last].key != "in"))
      return;
    const int s = StartingAt(
        words_[role->last + 1 < last_ ? role->last + 1 : role->last].key == "the" ? role->last + 2
                                                                                  : role->last + 1);
    if (s >= 0 && segments_[s].type == v1::ENTITY_TYPE_COUNTRY) role->last = segments_[s].last;
  }

  bool IsName(const Segment& segment) const {
    return segment.kind == SegmentKind::kPerson || segment.kind == SegmentKind::kRun;
  }

  // A town, a medium or a body whose one word stands where a person's must: "President Lincoln",
  // "Prime Minister Kan".
  bool CanBePerson(const Segment& segment) const {
    if (IsName(segment)) return true;
    const bool thing =
        segment.type == v1::ENTITY_TYPE_PLACE || segment.type == v1::ENTITY_TYPE_OUTLET ||
        segment.type == v1::ENTITY_TYPE_FACILITY || segment.type == v1::ENTITY_TYPE_ORGANIZATION;
    return thing && IsOneWord(segment);
  }

  bool IsOneWord(const Segment& segment) const {
    return segment.kind == SegmentKind::kEntity && segment.last - segment.first == 1 &&
           segment.form != AliasKind::kAcronym && segment.form != AliasKind::kAdjective;
  }

  int SkipHonorifics(int i) const {
    int count = 0;
    for (int s = StartingAt(i); s >= 0 && segments_[s].first == i && count < kMaxHonorifics;
         ++s, ++count) {
      const bool skip = segments_[s].kind == SegmentKind::kHonorific ||
                        (segments_[s].kind == SegmentKind::kTitle &&
                         segments_[s].title->title_class == TitleClass::kRank);
      if (!skip) break;
      i = segments_[s].last;
      if (i < last_ && words_[i].key == ".") ++i;
      if (static_cast<size_t>(s + 1) >= segments_.size()) break;
    }
    return i;
  }

  void AttachHonorific(int s) {
    const int i = SkipHonorifics(segments_[s].first);
    const int name = StartingAt(i);
    if (name <= s) return;
    // "Mr Jordan" too.
    const bool country = segments_[name].type == v1::ENTITY_TYPE_COUNTRY;
    if (CanBePerson(segments_[name]) || (country && IsOneWord(segments_[name])))
      out_.honorific_of[name] = s;
  }

  // A name behind the title.
  void AttachForward(int r) {
    RoleOfSegment& entry = out_.roles[r];
    const RolePhrase& role = entry.role;
    if (role.plural || role.indefinite) return;
    int i = role.last;
    if (i >= last_) return;
    const bool comma = words_[i].key == "," || words_[i].key == "(";
    if (comma) {
      const bool may = role.definite || !role.country.empty() || role.cased || role.possessive;
      if (!may) return;
      ++i;
    }
    const int next_role = RoleStartingAt(i);
    const bool list = i < last_ && words_[i].key == "and" && !role.definite && !role.possessive;
    const int listed = list ? RoleStartingAt(i + 1) : -1;
    if (!comma && next_role > r) {
      entry.segment = out_.roles[next_role].segment;
      return;
    }
    // "the Norwegian sovereign, Queen X,": the office said twice.
    if (comma && next_role > r && SameOffice(out_.roles[next_role].role.office, role.office)) {
      entry.segment = out_.roles[next_role].segment;
      return;
    }
    if (listed > r && !out_.roles[listed].role.definite) {
      entry.segment = out_.roles[listed].segment;
      return;
    }
    const int name_at = SkipHonorifics(i);
    const int s = StartingAt(name_at);
    if (s < 0) return;
    const bool honorific = name_at > i;
    if (!honorific && IsWhere(segments_[s], role, comma)) return;
    const bool fits = comma && !honorific ? IsName(segments_[s]) : CanBePerson(segments_[s]);
    // Roles are read from the last one back: the nearest title has the name already.
    const bool taken = titled_by_[s] > r && out_.roles[titled_by_[s]].role.first > role.last;
    if (!fits || taken || (comma && !honorific && !NameEndsHere(s, role))) return;
    entry.segment = s;
    titled_by_[s] = r;
  }

  // "the President of Norway, Bergen": a town of that country, or a run that is one behind a comma.
  bool IsWhere(const Segment& segment, const RolePhrase& role, bool comma) const {
    if (segment.kind == SegmentKind::kRun) return comma && !segment.candidates.empty();
    return segment.type == v1::ENTITY_TYPE_PLACE && role.last > role.title_last &&
           !role.country.empty() && CountryOf(segment) == role.country;
  }

  // After a comma the name must be an apposition, not the next item of a list.
  bool NameEndsHere(int s, const RolePhrase& role) const {
    const int i = segments_[s].last;
    if (i >= last_) return true;
    const std::string& key = words_[i].key;
    return key == "," || key == "." || key == ";" || key == ")" || key == "s" || role.definite ||
           !role.country.empty() || lexicon_.Is(WordClass::kSpeech, key);
  }

  // A name before the title: "X, the prime minister of Norway", "X is prime minister".
  void AttachBackward(RoleOfSegment* entry) {
    const RolePhrase& role = entry->role;
    if (entry->segment >= 0 || role.plural || role.possessive) return;
    int i = role.first;
    if (i > first_ &&
        (words_[i - 1].key == "the" || words_[i - 1].key == "a" || words_[i - 1].key == "an"))
      --i;
    if (i <= first_) return;
    const std::string& key = words_[i - 1].key;
    bool copula = false;
    for (const absl::string_view verb : kCopulas) copula = copula || key == verb;
    if (key != "," && key != "(" && key != "–" && key != "—" && !copula) return;
    const int s = EndingAt(i - 1);
    if (s < 0 || !IsName(segments_[s])) return;
    if (key == "," && !EndsApposition(role)) return;
    entry->segment = s;
  }

  // "President X of Norway", "Norway's X".
  void ReadNameOwner(int s) {
    if (!CanBePerson(segments_[s])) return;
    const int i = segments_[s].last;
    if (i + 1 < last_ && words_[i].key == "of") {
      const int owner = StartingAt(words_[i + 1].key == "the" ? i + 2 : i + 1);
      if (owner >= 0 && segments_[owner].type == v1::ENTITY_TYPE_COUNTRY) {
        out_.country_of[s] = CountryOf(segments_[owner]);
        out_.in_role[owner] = true;
      }
    }
    const int first = segments_[s].first;
    if (first - 1 <= first_ || words_[first - 1].key != "s" || !IsName(segments_[s])) return;
    const int owner = EndingAt(first - 1);
    if (owner >= 0 && segments_[owner].type == v1::ENTITY_TYPE_COUNTRY) {
      out_.country_of[s] = CountryOf(segments_[owner]);
    }
  }

  bool EndsApposition(const RolePhrase& role) const {
    if (role.last >= last_) return true;
    const std::string& key = words_[role.last].key;
    return words_[role.last].word == kUnknownWord || key == "," || key == "and" || key == "of" ||
           key == "." || key == ";" || key == ")" || key == "in" || key == "for" || key == "at" ||
           key == "who" || key == "on" || key == "from" || key == "as" || key == "to" ||
           key == "with" || lexicon_.Is(WordClass::kSpeech, key);
  }

  const AnnotatedText& text_;
  const DocumentWords& words_;
  const KnowledgeBase& base_;
  const MentionLexicon& lexicon_;
  const std::vector<Segment>& segments_;
  const int first_;
  const int last_;
  std::vector<int> starts_;       // Segment that starts at a token of the sentence, or -1.
  std::vector<int> ends_;         // Segment that ends before a token of the sentence, or -1.
  std::vector<int> role_starts_;  // Role that starts at a token of the sentence, or -1.
  std::vector<int> titled_by_;    // Role in front of a segment, or -1.
  SentenceRoles out_;
};

}  // namespace

SentenceRoles FindRoles(const AnnotatedText& text, const DocumentWords& words,
                        const KnowledgeBase& base, const MentionLexicon& lexicon,
                        const std::vector<Segment>& segments, int first, int last) {
  return RoleFinder(text, words, base, lexicon, segments, first, last).Find();
}

}  // namespace communique::entity
