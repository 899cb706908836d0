#include <algorithm>
#include <utility>

#include "toposcope/store/graph_store.h"

#include "query/search_index.h"
#include "ui/desk/lane.h"
#include "ui/tasks/deliveries.h"
#include "ui/tasks/node_place.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

struct Answer {
  std::vector<SearchHit> hits;
  std::uint64_t total = 0;
  bool covers_addresses = false;
};

/// What lists show beside a hit.
void describe(store::GraphStore& store, SearchHit& hit) {
  const auto node = store.node(hit.row);
  if (!node.has_value()) return;  // It went since the index was made; it is listed without status.
  const store::NodeDetail& detail = node.value();
  hit.status = shown_status(detail);
  hit.place = place_of(store, detail);
}

Answer ask_index(store::GraphStore& store, const query::SearchIndex& index,
                 const SearchRequest& request) {
  Answer answer;
  answer.covers_addresses = index.covers_addresses();
  query::SearchResult found = index.find(request.text, {.limit = request.limit});
  answer.total = found.total;
  for (query::SearchHit& one : found.hits) {
    if (!request.environment.empty() && one.environment != request.environment) continue;
    SearchHit hit;
    hit.subject = {one.environment, one.type, one.id, std::string(index.snapshot()->key(one.node)),
                   one.name};
    hit.row = one.row;
    if (!one.matches.empty()) {
      const query::SearchMatch& match = one.matches.front();
      hit.matched_field = match.field;
      hit.matched_text = match.text;
      hit.match_begin = match.begin;
      hit.match_end = match.end;
    }
    describe(store, hit);
    answer.hits.push_back(std::move(hit));
  }
  return answer;
}

/// Before the index is there: beginnings of words of names and ids, from the file itself.
model::Result<Answer> ask_store(store::GraphStore& store, const SearchRequest& request) {
  Answer answer;
  store::NodeQuery query;
  query.text = request.text;
  query.environment = request.environment;
  query.limit = request.limit;
  const auto found = store.find(query);
  if (!found.has_value()) return found.error();
  const auto total = store.count(query);
  if (!total.has_value()) return total.error();
  answer.total = total.value();
  for (const store::NodeSummary& node : found.value()) {
    SearchHit hit;
    hit.subject = subject_of(node);
    hit.row = node.row;
    hit.matched_field = "name";
    hit.matched_text = node.name;
    describe(store, hit);
    answer.hits.push_back(std::move(hit));
  }
  return answer;
}

}  // namespace

Work search_work(SearchRequest request) {
  return [request = std::move(request)](Lane& lane, const std::stop_token&) -> Delivery {
    const auto opened = lane.store();
    if (!opened.has_value()) return {};  // The window says already that the file is not open.
    const auto index = lane.shared().index();
    model::Result<Answer> answer = index != nullptr ? ask_index(*opened.value(), *index, request)
                                                    : ask_store(*opened.value(), request);
    if (!answer.has_value()) return failed(answer.error());
    return [answer = std::move(answer).value(), text = request.text](AppState& state) {
      SearchState& search = state.search;
      search.hits = answer.hits;
      search.total = answer.total;
      search.covers_addresses = answer.covers_addresses;
      search.answered = text;
      if (search.current >= search.actions.size() + search.hits.size()) search.current = 0;
    };
  };
}

}  // namespace toposcope::ui
