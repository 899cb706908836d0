// What was done to the cloud between two recordings, against what the second scan says has changed.

#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "discovery_scan/recorded_lab.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

/// Words of a change, "none" when there is none, by "TYPE ID".
using Words = std::map<std::string, std::string>;

const char* word_of(store::ChangeKind kind) {
  switch (kind) {
    case store::ChangeKind::kAdded:
      return "added";
    case store::ChangeKind::kRemoved:
      return "removed";
    case store::ChangeKind::kChanged:
      break;
  }
  return "changed";
}

/// Lines of operations.txt: what must show, type, id, then the last request that was made.
Words read_operations() {
  std::ifstream file(TOPOSCOPE_SOURCE_DIR
                     "/tests/discovery_scan/recordings/lab-changed/operations.txt");
  Words words;
  for (std::string line; std::getline(file, line);) {
    std::istringstream fields(line);
    std::string word, type, id;
    if (line.starts_with('#') || !(fields >> word >> type >> id)) continue;
    words[type + ' ' + id] = word;
  }
  return words;
}

Words node_changes(store::GraphStore& store, model::RevisionNumber from, model::RevisionNumber to) {
  Words words;
  const auto told = store.changes(from, to, [&](const store::Change& change) {
    if (change.subject == store::Change::Subject::kNode) {
      words[change.type + ' ' + change.id] = word_of(change.kind);
    }
    return model::ok();
  });
  EXPECT_TRUE(told.has_value());
  return words;
}

class LabOperations : public ::testing::Test {
 protected:
  LabOperations() {
    const auto before = scan_lab(*store_, recorded_sources("lab"));
    const auto after = scan_lab(*store_, recorded_sources("lab-changed"));
    found_ = node_changes(*store_, before.written.value().revision, after.written.value().revision);
  }

  std::unique_ptr<store::GraphStore> store_ = store_with_lab();
  const Words expected_ = read_operations();
  Words found_;
};

/// 60 requests on 34 objects of types that are scanned.
TEST_F(LabOperations, AllShow) {
  ASSERT_EQ(expected_.size(), 34U);
  for (const auto& [object, word] : expected_) {
    const auto found = found_.find(object);
    EXPECT_EQ(found == found_.end() ? "none" : found->second, word) << object;
  }
}

/// Of types that operations are about nothing else changes, but what goes with them: ports of
/// servers and routers, and names of the project in what belongs to it (dev-noip, a "default").
TEST_F(LabOperations, NothingElseChanges) {
  const std::set<std::string> types{"aggregate", "floating_ip", "instance", "network",
                                    "project",   "router",      "trunk",    "security_group"};
  std::set<std::string> others;
  for (const auto& [object, word] : found_) {
    if (types.contains(object.substr(0, object.find(' '))) && !expected_.contains(object)) {
      others.insert(object + ' ' + word);
    }
  }
  EXPECT_EQ(others,
            (std::set<std::string>{"instance 5a0dc6f7-d06d-40be-b984-eab8c07a70de changed",
                                   "security_group 6aa339fe-ecfe-4160-bfd8-0daea677bb8a changed"}));
}

}  // namespace
}  // namespace toposcope::testing
