#pragma once

/// \file
/// What a revision holds, as SQL that can stand after FROM.

#include <string>

#include "toposcope/model/ids.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// One revision of a file.  The newest is read from the live tables alone.
class Version {
 public:
  /// \param at  a revision number or kNow
  /// \throws Failure kNotFound  no such revision, or compact() forgot it
  Version(Connection& db, model::RevisionNumber at);

  [[nodiscard]] model::RevisionNumber number() const { return number_; }
  [[nodiscard]] bool is_newest() const { return is_newest_; }

  /// \name Tables with the columns of the live ones (no documents of nodes and links)
  ///@{
  [[nodiscard]] std::string nodes() const;
  [[nodiscard]] std::string links() const;
  [[nodiscard]] std::string documents() const;
  [[nodiscard]] std::string statuses() const;
  ///@}

  /// \name The same, and a column document
  ///@{
  [[nodiscard]] std::string described_nodes() const;
  [[nodiscard]] std::string described_links() const;
  ///@}

 private:
  [[nodiscard]] std::string table(const std::string& name, std::string_view columns) const;
  [[nodiscard]] std::string described(const std::string& name, std::string_view columns) const;
  [[nodiscard]] std::string was_live() const;
  [[nodiscard]] std::string was_past() const;

  model::RevisionNumber number_;
  bool is_newest_;
};

}  // namespace toposcope::store::sqlite
