#pragma once

/// \file
/// From what a fetcher tells of an object to the document that is stored.

#include <optional>
#include <string>
#include <string_view>

#include "toposcope/discovery/environment.h"
#include "toposcope/model/result.h"

#include "engine/fetcher.h"
#include "inventory/lane_view.h"
#include "inventory/object.h"

namespace toposcope::discovery {

/// An object with all members that saving adds.
struct SavedObject {
  Object object;
  bool is_stored = true;              ///< False for a folder that is only there to be scanned.
  bool has_made_name = false;         ///< Its object_name was made here.
  std::optional<Object> folder = {};  ///< Between it and its parent; to be stored before it.
};

/// The object that every scan of an environment begins with.  It is not stored.
[[nodiscard]] Object environment_root(const std::string& environment);

/// What all objects of an environment say of it; read once a scan.
struct EnvironmentStamp {
  std::string name, region, metro;
};
[[nodiscard]] EnvironmentStamp stamp_of(const EnvironmentConfig& environment);

/// Saves what one fetch brings.  Keep it no longer than what it is made of.
class ObjectSaver {
 public:
  /// \param parent  what the fetch asked about
  /// \param type    of the entry; what the fetcher says of it does not count
  /// \param origin  stays in each object as "scan_origin"
  ObjectSaver(const EnvironmentStamp& environment, const LaneView& inventory, const Object& parent,
              std::string_view type, std::string_view origin);

  /// \retval kNotFound         what the folder of the object hangs below is not there
  /// \retval kMalformedInput   it has no id
  [[nodiscard]] model::Result<SavedObject> save(FetchedObject fetched) const;

 private:
  struct Paths {
    std::string ids, names;
  };
  [[nodiscard]] Paths root_paths() const;
  [[nodiscard]] Paths paths_of(const Object& object) const;
  [[nodiscard]] model::Result<Object> make_folder(const DynamicFolder& folder, Paths& paths) const;
  [[nodiscard]] Paths base_paths(const std::string& parent_type,
                                 const std::string& parent_id) const;
  void stamp(Json& document) const;

  const EnvironmentStamp& environment_;
  const LaneView& inventory_;
  const Object& parent_;
  std::string type_, origin_;
  Paths parent_paths_;
};

}  // namespace toposcope::discovery
