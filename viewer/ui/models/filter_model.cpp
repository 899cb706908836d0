#include "ui/models/filter_model.h"

#include "query/filter.h"

namespace toposcope::ui {

std::vector<std::string> filter_words(const AppState& state) {
  query::FilterVocabulary known;
  known.environments = state.inventory.environments;
  const PicturePtr& picture = state.tab().picture;
  if (picture != nullptr) {
    known.types = picture->types;
    known.link_types = picture->link_types;
  }
  return query::completions(state.filter_text, state.filter_text.size(), known);
}

std::string completed_filter(const AppState& state, const std::vector<std::string>& words) {
  const std::string& text = state.filter_text;
  return words.empty() || text.empty() ? std::string()
                                       : query::completed(text, text.size(), words.front());
}

}  // namespace toposcope::ui
