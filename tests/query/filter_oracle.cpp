#include "query/filter_oracle.h"

#include <array>
#include <cmath>
#include <regex>
#include <vector>

#include <nlohmann/json.hpp>

#include "toposcope/model/status.h"
#include "toposcope/model/text.h"

#include "query/search_oracle.h"
#include "query/text_fold.h"

namespace toposcope::testing {
namespace {

using nlohmann::json;
using Texts = std::vector<std::string>;

template <std::size_t N>
std::string pick(const std::array<const char*, N>& words, std::mt19937& random) {
  return words[random() % N];
}

constexpr std::array kFields = {"type", "id",          "name",      "key",    "host",      "status",
                                "ack",  "project",     "state",     "mtu",    "a.b",       "list",
                                "ip",   "environment", "link_type", "a.none", "nets.speed"};
constexpr std::array kOperators = {"=", "!=", "~", "!~", "<", "<=", ">", ">="};
constexpr std::array kWords = {"web",      "Web-10", "web-9", "10", "1500",      "9.5", "true",
                               "10.0.0.1", "10.0",   "vnic",  "é",  "two words", "up",  "node-1"};
constexpr std::array kStatuses = {"no_check", "ok",    "warning",    "error",
                                  "unknown",  "stale", "maintenance"};

std::string quoted(const std::string& word) { return '"' + word + '"'; }

/// Values at a path, arrays gone into; a name may have dots.
void collect(const json& value, const std::string& path, Texts& out) {
  if (value.is_array()) {
    for (const json& item : value) collect(item, path, out);
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.items()) {
      if (path == name) collect(member, "", out);
      if (path.starts_with(name + ".")) collect(member, path.substr(name.size() + 1), out);
    }
  } else if (path.empty() && !value.is_null()) {
    out.push_back(value.is_string() ? value.get<std::string>() : value.dump());
  }
}

Texts values_at(const std::string& document, const std::string& path) {
  Texts out;
  collect(json::parse(document), path, out);
  return out;
}

Texts present(const std::string& text) { return text.empty() ? Texts{} : Texts{text}; }

Texts values_of(const std::string& field, const query::FilterSubject& subject) {
  const scene::NodeFacts& node = *subject.node;
  if (field == "type") return present(node.type);
  if (field == "id") return present(node.id);
  if (field == "name") return present(node.name);
  if (field == "key") return present(node.key);
  if (field == "host") return present(node.host);
  if (field == "environment") return present(std::string(subject.environment));
  if (field == "link_type") return {};
  if (field != "project") return values_at(node.document, field);
  for (const char* member : {"projects", "project", "project_id"}) {
    Texts values = values_at(node.document, member);
    if (!values.empty()) return values;
  }
  return {};
}

/// NaN when the text is none: it is neither less than nor equal to anything.
double number_in(const std::string& text) {
  static const std::regex shape("-?[0-9]+([.][0-9]+)?");
  return std::regex_match(text, shape) ? std::stod(text) : std::nan("");
}

template <typename Value>
bool compare(const std::string& op, const Value& order) {
  if (op == "<") return order < 0;
  if (op == "<=") return order <= 0;
  if (op == ">") return order > 0;
  return op == ">=" ? order >= 0 : order == 0;
}

/// One positive comparison of one value.
bool holds(const Expression& test, const std::string& text, bool is_path) {
  const std::string folded = query::fold_text(text);
  const std::string wanted = query::fold_text(test.value);
  const double number = is_path ? number_in(test.value) : std::nan("");
  const double own = number_in(text);
  if (test.op == "=") return folded == wanted || own == number;
  if (test.op == "~") {
    static const std::regex ip("[0-9]+([.][0-9]+){3}");
    return folded.find(wanted) != std::string::npos ||
           (std::regex_match(text, ip) && oracle_address_fits(test.value, text));
  }
  if (std::isnan(number)) return compare(test.op, model::compare_natural(text, test.value));
  return !std::isnan(own) && compare(test.op, own - number);
}

bool status_holds(const Expression& test, const scene::StatusFacts& status) {
  if (test.field == "ack") return status.acknowledged == (test.value == "yes");
  if (test.value == "ack") return status.acknowledged;
  const auto wanted = model::status_named(test.value).value();
  if (test.op == "=") return status.value == wanted;
  return compare(test.op, model::badness(status.value) - model::badness(wanted));
}

bool anywhere(const std::string& value, const scene::NodeFacts& node) {
  const std::string wanted = query::fold_text(value);
  for (const std::string* text : {&node.name, &node.id}) {
    if (query::fold_text(*text).find(wanted) != std::string::npos) return true;
  }
  for (const OracleAddress& address : oracle_addresses(node.document)) {
    if (oracle_address_fits(value, address.text)) return true;
  }
  return false;
}

bool test_holds(const Expression& test, const query::FilterSubject& subject) {
  if (test.field.empty()) return anywhere(test.value, *subject.node);
  if (test.op.starts_with('!')) {
    Expression positive = test;
    positive.op.erase(0, 1);
    return !test_holds(positive, subject);
  }
  if (test.field == "status" || test.field == "ack")
    return status_holds(test, subject.node->status);
  static const std::regex fixed("type|id|name|key|host|environment|project|link_type|state");
  for (const std::string& text : values_of(test.field, subject)) {
    if (holds(test, text, !std::regex_match(test.field, fixed))) return true;
  }
  return false;
}

Expression random_test(std::mt19937& random) {
  Expression test{"test", "", "", pick(kWords, random), nullptr, nullptr};
  if (random() % 5 == 0) return test;
  test.field = pick(kFields, random);
  test.op = pick(kOperators, random);
  if (test.field == "ack") {
    test.op = random() % 2 == 0 ? "=" : "!=";
    test.value = random() % 2 == 0 ? "yes" : "no";
  } else if (test.field == "status") {
    if (test.op.ends_with('~')) test.op = "=";
    test.value = pick(kStatuses, random);
    if (!test.op.starts_with('<') && !test.op.starts_with('>') && random() % 4 == 0)
      test.value = "ack";
  }
  return test;
}

}  // namespace

Expression random_expression(std::mt19937& random, int depth) {
  if (depth == 0 || random() % 4 == 0) return random_test(random);
  const auto inner = [&] {
    return std::make_shared<const Expression>(random_expression(random, depth - 1));
  };
  const auto left = inner();
  if (random() % 4 == 0) return {"not", "", "", "", left, nullptr};
  return {random() % 2 == 0 ? "and" : "or", "", "", "", left, inner()};
}

std::string text_of(const Expression& expression) {
  if (expression.kind == "test") return expression.field + expression.op + quoted(expression.value);
  if (expression.kind == "not") return "(not " + text_of(*expression.left) + ")";
  return "(" + text_of(*expression.left) + " " + expression.kind + " " +
         text_of(*expression.right) + ")";
}

scene::NodeFacts random_subject(std::mt19937& random) {
  const auto maybe = [&](std::string text) { return random() % 4 == 0 ? std::string() : text; };
  scene::NodeFacts node;
  node.key = maybe("key-" + std::to_string(random() % 20));
  node.type = maybe(random() % 2 == 0 ? "vnic" : "VM");
  node.id = maybe("id-10-" + std::to_string(random() % 20));
  node.name = maybe("Web-" + std::to_string(random() % 20));
  node.host = maybe("node-" + std::to_string(random() % 3));
  node.status.value = static_cast<model::StatusValue>(random() % 7);
  node.status.acknowledged = random() % 2 == 0;
  json document = json::object();
  const auto put = [&](const json::json_pointer& at, const json& value) {
    if (random() % 3 != 0) document[at] = value;
  };
  put("/mtu"_json_pointer, random() % 2 == 0 ? json(1500) : json("9000"));
  put("/a/b"_json_pointer, random() % 2 == 0 ? json(9.5) : json("\u00c9 \"web\""));
  put("/list"_json_pointer,
      random() % 2 == 0 ? json::array() : json::array({"web", 10, nullptr, true}));
  put("/ip"_json_pointer, "10.0.0." + std::to_string(random() % 3));
  put("/state"_json_pointer, "up");
  put("/nets"_json_pointer,
      json::parse(R"([{"speed": 10}, {"speed": "two words"}, {"other": 1}])"));
  put("/project"_json_pointer, "web");
  put("/projects"_json_pointer,
      random() % 2 == 0 ? json::array() : json::array({"vnic", "web-10"}));
  put("/a.b"_json_pointer, "vnic");
  node.document = document.dump();
  return node;
}

bool oracle_matches(const Expression& expression, const query::FilterSubject& subject) {
  if (expression.kind == "test") return test_holds(expression, subject);
  const bool left = oracle_matches(*expression.left, subject);
  if (expression.kind == "not") return !left;
  const bool right = oracle_matches(*expression.right, subject);
  return expression.kind == "and" ? left && right : left || right;
}

}  // namespace toposcope::testing
