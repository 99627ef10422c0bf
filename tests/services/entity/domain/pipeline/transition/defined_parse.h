#ifndef TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_DEFINED_PARSE_H_
#define TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_DEFINED_PARSE_H_

#include <map>
#include <string>
#include <vector>

#include "tests/services/entity/domain/pipeline/transition/transition_fixture.h"

namespace communique::entity::pipeline {

struct DefinedParse {
  std::vector<int32_t> heads;
  std::vector<std::string> labels;
};

// The arc-eager parse by its definition: lists that are searched, scores that are added up anew for
// each state. Lifted arcs stay lifted.
class DefinedParser {
 public:
  DefinedParser(const TransitionTables& tables, const float* vectors, int length)
      : tables_(tables), vectors_(vectors), length_(length) {
    for (int i = 0; i < length; ++i) buffer_.push_back(i);
  }

  DefinedParse Run() {
    while (!stack_.empty() || !buffer_.empty()) Make(Choose());
    DefinedParse parse;
    for (int i = 0; i < length_; ++i) {
      const bool root = arcs_.count(i) == 0;
      parse.heads.push_back(root ? i : arcs_[i].head);
      parse.labels.push_back(root ? "ROOT" : arcs_[i].label);
    }
    return parse;
  }

 private:
  struct Arc {
    int head;
    std::string label;
    int time;
  };

  int Stack(size_t i) const { return i < stack_.size() ? stack_[stack_.size() - 1 - i] : -1; }
  int Buffer(size_t i) const { return i < buffer_.size() ? buffer_[i] : -1; }

  // The n-th child on one side of the token, the last that was attached first.
  int Child(int token, bool left, size_t n) const {
    std::map<int, int, std::greater<>> by_time;
    for (const auto& [child, arc] : arcs_) {
      if (arc.head == token && (child < token) == left) by_time[arc.time] = child;
    }
    for (const auto& [time, child] : by_time) {
      if (n-- == 1) return child;
    }
    return -1;
  }

  std::vector<int> Features() const {
    const int b0 = Buffer(0), s0 = Stack(0), s1 = Stack(1);
    if (tables_.lower_weights.shape[0] == 8) {
      return {b0,
              Buffer(1),
              s0,
              s1,
              Stack(2),
              Child(b0, true, 1),
              Child(s0, true, 1),
              Child(s0, false, 1)};
    }
    return {b0,
            Buffer(1),
            s0,
            s1,
            Stack(2),
            Child(s0, true, 1),
            Child(s0, false, 1),
            Child(b0, true, 1),
            Child(s0, false, 2),
            Child(s1, true, 1),
            Child(s1, true, 2),
            Child(s1, false, 1),
            Child(s1, false, 2)};
  }

  bool IsValid(const Move& move) const {
    const bool starts = starts_.count(Buffer(0)) > 0;
    const bool arc = !stack_.empty() && !buffer_.empty() && !starts &&
                     (move.label != "subtok" || Stack(0) == Buffer(0) - 1);
    switch (move.action) {
      case 0:
        return stack_.empty() ||
               (buffer_.size() >= 2 && !starts && came_back_.count(Buffer(0)) == 0);
      case 1:
        return !stack_.empty();
      case 4:
        return buffer_.size() >= 2 && Buffer(1) == Buffer(0) + 1 && starts_.count(Buffer(1)) == 0;
      default:
        return arc;
    }
  }

  int Choose() const {
    const std::vector<float> scores = DefinedScores(tables_, vectors_, Features());
    int best = -1;
    for (int i = 0; i < static_cast<int>(tables_.moves.size()); ++i) {
      if (IsValid(tables_.moves[i]) && (best < 0 || scores[i] > scores[best])) best = i;
    }
    return best;
  }

  void Make(int index) {
    const Move& move = tables_.moves[index];
    const int b0 = Buffer(0), s0 = Stack(0);
    ++time_;
    switch (move.action) {
      case 1:
        if (arcs_.count(s0) == 0 && stack_.size() > 1) {
          came_back_[s0] = true;
          buffer_.insert(buffer_.begin(), s0);
        }
        stack_.pop_back();
        return;
      case 2:
        arcs_[s0] = {b0, move.label, time_};
        came_back_.erase(b0);
        stack_.pop_back();
        return;
      case 3:
        arcs_[b0] = {s0, move.label, time_};
        break;
      case 4:
        starts_[Buffer(1)] = true;
        return;
    }
    stack_.push_back(b0);
    buffer_.erase(buffer_.begin());
  }

  const TransitionTables& tables_;
  const float* vectors_;
  int length_;
  int time_ = 0;
  std::vector<int> stack_, buffer_;
  std::map<int, bool> came_back_, starts_;
  std::map<int, Arc> arcs_;
};

}  // namespace communique::entity::pipeline

#endif  // TESTS_SERVICES_ENTITY_DOMAIN_PIPELINE_TRANSITION_DEFINED_PARSE_H_
