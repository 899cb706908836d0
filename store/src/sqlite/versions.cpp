#include "versions.h"

#include "revision_log.h"
#include "schema.h"

namespace toposcope::store::sqlite {

Version::Version(Connection& db, model::RevisionNumber at)
    : number_(checked_revision(db, at)), is_newest_(number_ == newest_revision(db)) {}

std::string Version::was_live() const { return " WHERE valid_from<=" + std::to_string(number_); }

std::string Version::was_past() const {
  const std::string at = std::to_string(number_);
  return " WHERE valid_from<=" + at + " AND valid_to>" + at;
}

std::string Version::table(const std::string& name, std::string_view columns) const {
  if (is_newest_) return "main." + name;
  const std::string select = "SELECT " + std::string(columns) + " FROM main." + name;
  return "(" + select + was_live() + " UNION ALL " + select + "_history" + was_past() + ")";
}

std::string Version::described(const std::string& name, std::string_view columns) const {
  const std::string live = "SELECT " + qualified("t", columns) +
                           ", coalesce(d.document, '{}') AS document FROM main." + name +
                           " t LEFT JOIN main." + name + "_document d ON d.id=t.id";
  if (is_newest_) return "(" + live + ")";
  return "(" + live + was_live() + " UNION ALL SELECT " + std::string(columns) +
         ", document FROM main." + name + "_history" + was_past() + ")";
}

std::string Version::nodes() const { return table("node", kNodeColumns); }
std::string Version::links() const { return table("link", kLinkColumns); }
std::string Version::documents() const { return table("document", kDocumentColumns); }
std::string Version::statuses() const { return table("status", kStatusColumns); }
std::string Version::described_nodes() const { return described("node", kNodeColumns); }
std::string Version::described_links() const { return described("link", kLinkColumns); }

}  // namespace toposcope::store::sqlite
