#ifndef SERVICES_SUMMARY_DOMAIN_RECORD_OUTLINE_H_
#define SERVICES_SUMMARY_DOMAIN_RECORD_OUTLINE_H_

#include <string>
#include <vector>

#include "communique/summary/v1/visit.pb.h"

namespace communique::summary {

// One line of a record for people, with the passage that it rests on.
struct OutlineItem {
  std::string text;
  double confidence = 0;  // 0 when the line is no finding.
  std::string passage;    // Verbatim; empty for none.
  std::string path;       // Path in Visit of what it shows, "visitors[0]".
};

struct OutlineSection {
  std::string heading;
  std::vector<OutlineItem> items;  // Never empty.
};

// The record as headed lists in the order a reader wants them; empty fields are left out. Renderers
// only lay it out and escape it.
std::vector<OutlineSection> OutlineOf(const v1::Visit& visit);

// "President X to Y, 7 to 9 May 2031": what a reader would call the visit.
std::string HeadlineOf(const v1::Visit& visit);

}  // namespace communique::summary

#endif  // SERVICES_SUMMARY_DOMAIN_RECORD_OUTLINE_H_
