#include "import_context.h"

#include <utility>

namespace toposcope::store::sqlite {

void TypeCounts::add_to(std::map<std::string, ChangeCounts>& out, const NameTable& names) const {
  for (std::uint32_t type = 0; type < counts_.size(); ++type) {
    const ChangeCounts& counts = counts_[type];
    if (counts == ChangeCounts{}) continue;
    ChangeCounts& sum = out[names.text(type)];
    sum.added += counts.added;
    sum.changed += counts.changed;
    sum.unchanged += counts.unchanged;
    sum.retired += counts.retired;
  }
}

ImportContext::ImportContext(Connection& connection, std::string record_schema,
                             const ImportOptions& options)
    : db(connection),
      schema(std::move(record_schema)),
      is_new_file(schema == "main"),
      keep_documents(!options.dry_run),
      names(db),
      constraints(db, schema, hash),
      source(names.intern(Name::kSource, options.source)),
      revision(db.integer("SELECT max(number) FROM main.revision") + 1),
      known_nodes(db.integer("SELECT value FROM main.counter WHERE name='last_node_row'")),
      known_links(db.integer("SELECT value FROM main.counter WHERE name='last_link_row'")),
      last_node_row(known_nodes),
      last_link_row(known_links) {
  auto known = db.prepare("SELECT 1 FROM main.revision WHERE source=?1");
  outcome.is_first_of_source = !known.find(options.source);
}

}  // namespace toposcope::store::sqlite
