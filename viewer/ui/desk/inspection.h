#pragma once

/// \file
/// What the inspector says of the selected node or link.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/time.h"
#include "toposcope/scene/facts.h"

#include "ui/desk/view_spec.h"

namespace toposcope::ui {

/// A node that a sentence speaks of.
struct Mention {
  Subject subject;
  scene::StatusFacts status;
  std::string title;
  std::string note;  ///< At the right, quieter.
};

/// One step of the way from the focal point.
struct WhyStep {
  std::uint32_t number = 0;  ///< As on the canvas.
  Subject subject;
  scene::StatusFacts status;
  std::string title;
  std::string link_type;
};

/// Why the node is in the picture, or why not.
struct WhyHere {
  bool known = false;
  bool present = false;
  std::string focal_point;
  std::vector<WhyStep> steps;
  std::vector<std::string> notes;  ///< "network = web-front passed at 3 links"
  std::string reason, remedy;      ///< When it is absent.
};

struct WhyRed {
  bool known = false;
  std::string headline;           ///< "Nothing it stands on is worse. It explains:"
  bool own = false;               ///< Its own check says so, and nothing below is worse.
  std::vector<Mention> worse;     ///< What it stands on.
  std::vector<Mention> explains;  ///< What it is the cause of.
};

struct ImpactShare {
  std::string name;  ///< A project or type.
  std::size_t every_path = 0, redundancy = 0, none = 0;
};

struct ImpactState {
  bool known = false;
  bool busy = false;
  std::size_t every_path = 0, redundancy = 0, none = 0;
  std::vector<ImpactShare> projects;
  std::vector<Mention> focal_points;  ///< Worst loss first.
  std::string text;                   ///< For copying.
};

/// A property of the node's document.
struct PropertyRow {
  std::string path;  ///< "attributes.network"
  std::string name;
  std::string value;
  int depth = 0;
  bool has_children = false;
  bool preferred = false;  ///< Tooltip attributes come first.
};

struct HistorySpan {
  model::UtcMicros from{};
  model::StatusValue value = model::StatusValue::kNoCheck;
  std::string text;
};

struct ReportRow {
  scene::StatusFacts status;
  std::string source;
  model::UtcMicros time{};
  std::string acknowledged;  ///< By whom and until when; empty: it is not.
};

struct LinkRow {
  std::string key;
  std::string type;
  std::string name;
  bool outgoing = true;
  Mention other;
};

struct Inspection {
  Subject subject;  ///< Empty: nothing is selected.
  model::NodeRow row;
  bool is_link = false;
  std::string title, subtitle;
  scene::StatusFacts status;
  model::UtcMicros since{};
  std::string before;  ///< "before: OK for 41 d"
  std::vector<ReportRow> reports;
  WhyRed why_red;
  WhyHere why_here;
  ImpactState impact;
  std::vector<PropertyRow> properties;
  std::string property_filter;
  std::vector<LinkRow> links;
  std::size_t links_total = 0;    ///< Of which so many are listed.
  std::vector<Mention> cliques;   ///< Focal points whose cliques hold it, worst first.
  std::size_t cliques_total = 0;  ///< Of which so many are listed.
  bool cliques_known = false;
  std::vector<HistorySpan> history;
  std::string document;                     ///< JSON, as the source gave it.
  std::vector<std::string> document_lines;  ///< The same for reading. \see readable_lines()
  std::string first_seen, last_seen, source;
  bool loaded = false;
  std::uint64_t reading = 0;  ///< Another number when properties and document were read anew.
  bool show_document = false;
  std::string scroll_to;  ///< A section that is to come into sight; the panel obeys once.
  std::string fault;      ///< A sentence: what could not be read, and why.
};

}  // namespace toposcope::ui
