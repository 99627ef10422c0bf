#ifndef SERVICES_SUMMARY_DOMAIN_JOINT_APPEARANCE_H_
#define SERVICES_SUMMARY_DOMAIN_JOINT_APPEARANCE_H_

#include <optional>
#include <string>

#include "services/summary/domain/cue_lexicon.h"
#include "services/summary/domain/document_view.h"

namespace communique::summary {

struct VisitFrame;

// A transcript or statement of a joint appearance implies a visit: two office-holders of different
// countries speak in the country of one of them, so the other one has come. Who is at home follows
// from the scene, from who welcomes and who thanks, and from author and publisher (votes in the
// .cc). One office-holder who speaks in another country has come too. nullopt when nobody can be
// placed, or when two meet in a third country.
std::optional<VisitFrame> FindJointAppearance(const DocumentView& view, const CueIndex& cues);

// Two leaders appear together in a country that is neither's.
bool MeetInThirdCountry(const DocumentView& view, const CueIndex& cues);

// Country in which the document says that it was spoken or written, from its title, dateline and
// first lines; empty when they do not say.
std::string SceneCountry(const DocumentView& view, const CueIndex& cues);

// True when the title or the first lines announce a joint appearance or a meeting.
bool AnnouncesAppearance(const DocumentView& view, const CueIndex& cues);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_JOINT_APPEARANCE_H_
