#pragma once

/// \file
/// Imports as one line of text, and the contents of a store in the same words.

#include <string>
#include <string_view>

#include "toposcope/model/ids.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"
#include "toposcope/store/import.h"
#include "toposcope/store/options.h"

namespace toposcope::testing {

/// Puts what a text says; tokens separated by blanks.
///
///   "vm:a"            a node of environment "env": type and id; no key of its own
///   "e2/vm:a"         in environment "e2"
///   "vm:a@K"          with key K
///   "vm:a!7"          with content 7 instead of 1
///   "vm:a^error.5"    with a status report "error" of time 5; also "ok", "warning"
///   "nic:x<vm:a"      whose parent is vm:a; after content and key
///   "vm:a>nic:b"      a link of type vm-nic whose ends are named by type and id
///   "vm:a@K>nic:@L"   ends named by key and id, and by key alone
///   "vm:a>nic:b=eth0" with a name; "+K" after it: with a key; then "!" and "^" as for nodes
///   "%rules/r1"       document r1 of collection rules, content 1; "!7": content 7
///   "%rules/r1~env"   of environment "env"
///   "-%rules/r1"      retires it
/// \throws std::invalid_argument naming the token that does not parse
/// \throws std::runtime_error when the import refuses a record
void put_script(store::Import& import, std::string_view script);

/// Runs a whole import: begin, put_script(), commit.
[[nodiscard]] model::Result<store::ImportOutcome> import_script(
    store::GraphStore& store, std::string_view script,
    const store::ImportOptions& options = {.source = "s1"});

/// What the store holds, in the words of put_script(), by row; documents first.  A key is shown
/// when it is not "TYPE:ID", for a link when it was given; content when it is not 1; "?" marks
/// placeholders, "(e2)" an end in another environment than its link.
[[nodiscard]] std::string contents(store::GraphStore& store,
                                   model::RevisionNumber at = store::kNow);

/// "+1 ~2 =3 -4": added, changed, unchanged, retired over all types; links after ">", documents
/// after
/// "%", each only when there are any.
[[nodiscard]] std::string counts(const store::ImportOutcome& outcome);

}  // namespace toposcope::testing
