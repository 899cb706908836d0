#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/records.h"

#include "connection.h"
#include "import_context.h"

namespace toposcope::store::sqlite {

/// Collects the documents of an import; settle() gives them positions and writes what changed, by
/// the rules at store::Import.
class DocumentImport {
 public:
  explicit DocumentImport(ImportContext& context);

  void put(const model::DocumentRecord& document);
  void retire(std::string_view collection, std::string_view key);

  /// Writes to main; to be called once, inside the transaction that ends the import.
  /// \param replaced  environments of a replace; null: it is none
  void settle(const std::set<std::string, std::less<>>* replaced);

 private:
  struct Known {
    std::int64_t id = 0;
    std::string key;
    std::int64_t position = 0;
    std::string environment;
    std::int64_t content_hash = 0;
    std::uint32_t source = 0;
  };
  struct Brought {
    std::int64_t seq = 0;
    std::string key;
    std::string environment;
    std::int64_t content_hash = 0;
    const Known* known = nullptr;
    std::int64_t position = 0;
  };

  void settle_retired();
  void settle_collection(const std::string& collection, std::vector<Known> known);
  /// Retires what the source had in a collection and does not bring.  \return what is left
  [[nodiscard]] std::vector<Known> retire_not_brought(
      const std::string& collection, std::vector<Known> known,
      const std::set<std::string, std::less<>>& environments);
  [[nodiscard]] std::vector<Known> known_of(const std::string& collection);
  [[nodiscard]] std::vector<Brought> brought_to(const std::string& collection,
                                                const std::vector<Known>& known);
  void store(const std::string& collection, const Brought& brought);

  ImportContext& context_;
  std::set<std::pair<std::string, std::string>> claimed_;
  Statement insert_;
  Statement retire_;
};

/// Moves the live version of a document to the history.
void retire_document_row(Connection& db, std::int64_t id, model::RevisionNumber revision);

}  // namespace toposcope::store::sqlite
