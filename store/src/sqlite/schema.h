#pragma once

/// \file
/// The tables of an inventory file.  FORMAT.md describes them.

#include <string>
#include <string_view>

#include "connection.h"

namespace toposcope::store::sqlite {

inline constexpr int kApplicationId = 0x746f706f;  ///< "topo".
inline constexpr int kSchemaVersion = 2;

/// Kinds of interned names.
enum class Name { kEnvironment = 1, kNodeType = 2, kLinkType = 3, kSource = 4 };

/// What a status belongs to.
enum class Subject { kNode = 0, kLink = 1 };

/// \name Columns in their order, for statements that copy rows
///@{
inline constexpr std::string_view kNodeColumns =
    "id,environment,type,constraint_set,placeholder,key_given,source,parent_type,content_hash,"
    "first_seen,valid_from,key,ext_id,name,parent_id";
inline constexpr std::string_view kLinkColumns =
    "id,environment,type,source,target,implicit,constraint_set,key_given,origin,content_hash,"
    "valid_from,key,name";
inline constexpr std::string_view kDocumentColumns =
    "id,collection,position,environment,key,content_hash,valid_from,source,document";
inline constexpr std::string_view kStatusColumns =
    "subject,row,source,value,text,time,acknowledged,valid_from,since,acknowledged_by,"
    "acknowledged_comment,acknowledged_until";
///@}

/// "p.a,p.b" from "a,b".
[[nodiscard]] std::string qualified(std::string_view prefix, std::string_view columns);

/// Tables that hold nodes and links, in the given schema ("main", "stage"), without indexes.
void create_record_tables(Connection& db, const std::string& schema);

/// All tables but no index, view or full text: what a bulk import fills.
void create_tables(Connection& db);

/// Indexes, full text over names and ids, and the read views.
void create_indexes(Connection& db);
void create_views(Connection& db);

/// Marks the file as an inventory of this version.
void stamp(Connection& db);

}  // namespace toposcope::store::sqlite
