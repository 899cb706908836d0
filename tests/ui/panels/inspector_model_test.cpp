// Words and shares of the inspector.

#include "ui/models/inspector_model.h"

#include <chrono>
#include <cstdlib>
#include <numeric>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "ui/models/properties_model.h"
#include "ui/panels/inspector_panel.h"
#include "ui/widgets/words.h"

namespace toposcope::testing {
namespace {

using namespace ui;  // NOLINT(google-build-using-namespace)
using model::StatusValue;
using model::UtcMicros;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// The clocks here show UTC: expected texts hold anywhere.
class InspectorModel : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(setenv("TZ", "UTC", 1), 0); }

  UtcMicros now = UtcMicros(std::chrono::sys_days{std::chrono::year{2026} / 11 / 20}) + hours(14) +
                  minutes(32) + seconds(9);
};

TEST_F(InspectorModel, SaysSinceWhenAndWhatWasBefore) {
  Inspection inspection;
  EXPECT_EQ(since_text(inspection, now), "");
  inspection.since = now - minutes(14) - seconds(2);
  EXPECT_EQ(since_text(inspection, now), "since 14:18:07 (14 min)");
  inspection.before = "before: OK for 41 d";
  EXPECT_EQ(since_text(inspection, now), "since 14:18:07 (14 min) \u00B7 before: OK for 41 d");
  inspection.since = now - hours(72);
  EXPECT_EQ(since_text(inspection, now), "since 2026-11-17 14:32 (3 d) \u00B7 before: OK for 41 d");
}

TEST_F(InspectorModel, NamesSourceAndAgeOfAReport) {
  ReportRow report;
  report.source = "zabbix";
  EXPECT_EQ(report_text(report, now), "zabbix");
  report.time = now - seconds(22);
  EXPECT_EQ(report_text(report, now), "zabbix, last result 22 s ago");
  report.source.clear();
  EXPECT_EQ(report_text(report, now), "unnamed source, last result 22 s ago");
}

TEST_F(InspectorModel, CountsReportsOfSeveralSourcesAndNamesWhoIsAtWork) {
  Inspection inspection;
  inspection.reports.resize(2);
  inspection.reports[1].acknowledged = "by m.kern until 16:00";
  EXPECT_EQ(status_lines(inspection, now),
            (std::vector<std::string>{"2 reports, the worst counts",
                                      "acknowledged by m.kern until 16:00"}));
}

TEST_F(InspectorModel, MakesSentencesButLeavesNames) {
  EXPECT_EQ(sentence(""), "");
  EXPECT_EQ(sentence("it stands on 2 things that are worse"),
            "It stands on 2 things that are worse.");
  EXPECT_EQ(sentence("web-fe-03 is not ill"), "web-fe-03 is not ill.");
  EXPECT_EQ(sentence("It explains:"), "It explains:");
}

TEST_F(InspectorModel, SaysThatItsOwnCheckIsTheCause) {
  WhyRed why;
  why.own = true;
  why.headline = "it is OK";
  EXPECT_EQ(why_red_text(why, StatusValue::kError), "Nothing it stands on is worse.");
  why.explains.resize(1);
  EXPECT_EQ(why_red_text(why, StatusValue::kError), "Nothing it stands on is worse. It explains:");
  EXPECT_EQ(why_red_text(why, StatusValue::kOk), "It is OK.");
  why.own = false;
  EXPECT_EQ(why_red_text(why, StatusValue::kError), "It is OK.");
}

TEST_F(InspectorModel, SumsUpAnImpact) {
  ImpactState impact;
  impact.redundancy = 31;
  impact.none = 7;
  EXPECT_EQ(impact_caption(impact), "38 focal points");
  impact.projects.resize(4);
  EXPECT_EQ(impact_caption(impact), "38 focal points \u00B7 4 projects");
  EXPECT_EQ(share_text({"web", 2, 0, 31}), "2 without a path, 31 as before");
  EXPECT_EQ(share_text({"web", 0, 0, 0}), "nothing");
}

TEST_F(InspectorModel, CutsTheDayIntoStretches) {
  const std::vector<HistorySpan> history = {{now - hours(30), StatusValue::kOk, "up"},
                                            {now - hours(12), StatusValue::kOk, "up"},
                                            {now - hours(6), StatusValue::kError, "down"}};
  const auto day = day_segments(history, now);
  ASSERT_EQ(day.size(), 2U);
  EXPECT_EQ(day[0].value, StatusValue::kOk);
  EXPECT_EQ(day[0].from, now - hours(24));
  EXPECT_FLOAT_EQ(day[0].share, 0.75F);
  EXPECT_EQ(day[1].text, "down");
  EXPECT_FLOAT_EQ(day[1].share, 0.25F);
  EXPECT_EQ(&segment_at(day, 0.74F), day.data());
  EXPECT_EQ(&segment_at(day, 0.76F), &day[1]);
  EXPECT_EQ(&segment_at(day, 1.5F), &day[1]);
  EXPECT_EQ(segment_lines(day[1], now),
            (std::vector<std::string>{"Error: down", "2026-11-20 08:32:09 UTC to now", "6 h"}));
  EXPECT_EQ(day_begin_text(now), "14:32 yesterday");
}

TEST_F(InspectorModel, BeginsTheDayWithNoCheckWhereNothingIsKnown) {
  const std::vector<HistorySpan> history = {{now - hours(6), StatusValue::kWarning, ""}};
  const auto day = day_segments(history, now);
  ASSERT_EQ(day.size(), 2U);
  EXPECT_EQ(day[0].value, StatusValue::kNoCheck);
  EXPECT_EQ(day_segments({}, now).size(), 1U);
}

/// The slow way: what each minute of the day shows.
StatusValue value_at(const std::vector<HistorySpan>& history, UtcMicros time) {
  StatusValue value = StatusValue::kNoCheck;
  for (const HistorySpan& span : history) {
    if (span.from <= time) value = span.value;
  }
  return value;
}

TEST_F(InspectorModel, AgreesWithALookAtEachMinute) {
  constexpr unsigned kSeed = 20261120;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 100; ++round) {
    std::vector<HistorySpan> history;
    UtcMicros at = now - hours(30);
    while (at < now + hours(1)) {
      history.push_back({at, static_cast<StatusValue>(random() % 7), ""});
      at += minutes(random() % 200);
    }
    const auto day = day_segments(history, now);
    float sum = 0;
    for (std::size_t i = 0; i < day.size(); ++i) {
      sum += day[i].share;
      EXPECT_LT(day[i].from, day[i].to);
      EXPECT_EQ(day[i].from, i == 0 ? now - hours(24) : day[i - 1].to);
      const UtcMicros middle = day[i].from + (day[i].to - day[i].from) / 2;
      EXPECT_EQ(day[i].value, value_at(history, middle));
    }
    EXPECT_NEAR(sum, 1, 1e-4);
    EXPECT_EQ(day.back().to, now);
  }
}

TEST_F(InspectorModel, KnowsAddressesAndIds) {
  struct Case {
    const char* name;
    const char* value;
    bool mono;
  };
  const Case cases[] = {
      {"ip", "10.20.0.16", true},
      {"cidr", "10.20.0.0/24", true},
      {"v", "10.20.0", false},
      {"v", "1.2.3.4.5", false},
      {"v", "10.20.0.1000", false},
      {"mac_address", "00:3a:9c:4e:11:2c", true},
      {"mac", "00-3A-9C-4E-11-2C", true},
      {"mac", "003a.9c4e.112c", true},
      {"ip", "fe80::1", true},
      {"ip", "2001:db8::/32", true},
      {"last_scanned", "11:40:12", false},
      {"x", "3f9c21d0-7a11-4d3c-9a55-000000000001", true},
      {"x", "deadbeef", false},
      {"id", "leaf-1b/Eth1/12", true},
      {"host_id", "node-2", true},
      {"description", "node-2 bond0 slave 2", false},
      {"id", "", false},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(is_for_mono(one.name, one.value), one.mono) << one.name << " = " << one.value;
  }
}

std::vector<PropertyRow> rows_of_depths(const std::vector<int>& depths) {
  std::vector<PropertyRow> rows(depths.size());
  for (std::size_t i = 0; i < depths.size(); ++i) {
    rows[i].depth = depths[i];
    rows[i].has_children = i + 1 < depths.size() && depths[i + 1] > depths[i];
  }
  return rows;
}

TEST_F(InspectorModel, HidesWhatIsBelowAClosedRow) {
  const auto rows = rows_of_depths({0, 1, 2, 1, 0});
  using Indexes = std::vector<std::size_t>;
  EXPECT_EQ(shown_rows(rows, [](std::size_t) { return true; }), (Indexes{0, 1, 2, 3, 4}));
  EXPECT_EQ(shown_rows(rows, [](std::size_t) { return false; }), (Indexes{0, 4}));
  EXPECT_EQ(shown_rows(rows, [](std::size_t i) { return i == 0; }), (Indexes{0, 1, 3, 4}));
}

TEST_F(InspectorModel, OpensShortBranchesByItself) {
  EXPECT_TRUE(opens_by_itself(rows_of_depths({0, 1, 1, 1, 1, 1, 1, 1, 1}), 0));
  EXPECT_FALSE(opens_by_itself(rows_of_depths({0, 1, 1, 1, 1, 1, 1, 1, 1, 1}), 0));
}

TEST_F(InspectorModel, WritesARecordLineByLine) {
  EXPECT_EQ(readable_lines(R"({"a":1,"b":["x"]})"),
            (std::vector<std::string>{"{", "  \"a\": 1,", "  \"b\": [", "    \"x\"", "  ]", "}"}));
  EXPECT_EQ(readable_lines("no JSON\nat all"), (std::vector<std::string>{"no JSON", "at all"}));
}

TEST_F(InspectorModel, BreaksLinesIntoColumnsOfLetters) {
  const std::vector<std::string> lines = {"abcdefg", "", "\u00E4\u00F6\u00FC\u00DF"};
  EXPECT_EQ(in_columns(lines, 3),
            (std::vector<std::string_view>{"abc", "def", "g", "", "\u00E4\u00F6\u00FC", "\u00DF"}));
}

TEST_F(InspectorModel, KeepsPartsOfARecordUntilItIsReadAgain) {
  Inspection inspection;
  inspection.reading = 1;
  inspection.properties = property_rows(R"({"mtu":1500,"name":"eth0"})", {});
  inspection.document_lines = {"abcdef"};
  inspection.property_filter = "mtu";
  RecordCache cache;
  ASSERT_EQ(cache.matches(inspection).size(), 1U);
  const PropertyRow* const kept = cache.matches(inspection).data();
  EXPECT_EQ(cache.matches(inspection).data(), kept);
  inspection.property_filter = "e";
  EXPECT_EQ(cache.matches(inspection).at(0).name, "name");
  EXPECT_EQ(cache.pieces(inspection, 4), (std::vector<std::string>{"abcd", "ef"}));
  EXPECT_EQ(cache.pieces(inspection, 3), (std::vector<std::string>{"abc", "def"}));
  inspection.reading = 2;
  inspection.document_lines = {"xyz"};
  inspection.properties.clear();
  EXPECT_EQ(cache.pieces(inspection, 3), (std::vector<std::string>{"xyz"}));
  EXPECT_TRUE(cache.matches(inspection).empty());
}

TEST_F(InspectorModel, BreaksAtWordsAndSaysThatThereIsMore) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(broken("", 10, 3), Lines{});
  EXPECT_EQ(broken("one two three", 7, 3), (Lines{"one two", "three"}));
  EXPECT_EQ(broken("one\ntwo", 20, 3), (Lines{"one", "two"}));
  EXPECT_EQ(broken("abcdefgh", 3, 5), (Lines{"abc", "def", "gh"}));
  EXPECT_EQ(broken("one two three four", 7, 2), (Lines{"one two", "three\u2026"}));
  EXPECT_EQ(broken("\u00E4\u00F6\u00FC\u00DF", 2, 1), (Lines{"\u00E4\u2026"}));
}

TEST_F(InspectorModel, LosesNoLetterWhenItBreaks) {
  constexpr unsigned kSeed = 41;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 200; ++round) {
    std::string text = "x";
    for (auto i = random() % 60; i > 0; --i) text += random() % 4 == 0 ? " y" : "z";
    const std::size_t columns = 2 + random() % 12;
    std::string together;
    for (const std::string& line : broken(text, columns, 1000)) {
      EXPECT_LE(line.size(), columns);
      together += line;
    }
    std::erase(text, ' ');
    std::erase(together, ' ');
    EXPECT_EQ(together, text);
  }
}

}  // namespace
}  // namespace toposcope::testing
