#pragma once

/// \file
/// What a fetcher is: asks sources about one parent object, and returns the objects below it.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"

#include "engine/scan_cache.h"
#include "inventory/lane_view.h"
#include "inventory/shape.h"

namespace toposcope::discovery {

/// Keeps the order of members, which counts for what an object's content is.
using Json = nlohmann::ordered_json;

/// A folder that a fetcher wishes for between an object and its parent.
struct DynamicFolder {
  std::string master_type, master_id;  ///< What the folder hangs below.
  std::string id, type, text;          ///< Of the folder itself.
};

struct FetchedObject {
  Json document;  ///< With "id"; members of Calipso, without those that saving adds.
  std::optional<DynamicFolder> folder = {};
  std::string type = {};  ///< Of an object that is of another type than its entry's.
};

/// Members that a fetcher sets in an object that is there already.
struct ObjectUpdate {
  std::string type, id;
  Json members;
  bool append = false;  ///< Lists grow by what they do not hold yet, in place of being replaced.
};

/// A member of an object that could not be asked for: what is known of it stays.
struct UnknownMember {
  std::string type, id, member;
  std::string entry = {};  ///< Of a list: not known is only whether it has this one.
};

struct FetchResult {
  std::vector<FetchedObject> objects;
  std::vector<ObjectUpdate> updates;
  std::vector<std::string> remarks;      ///< What could not be made of single entries.
  std::vector<std::string> not_allowed;  ///< What this login does not see: "hypervisors".
  std::vector<UnknownMember> unknown;
};

/// Whom a fetcher asks, and so who is to blame when it fails.
enum class FetchSource : std::uint8_t {
  kByName,  ///< As its name begins: Api, Db; others ask by commands.
  kApi,
  kDatabase,
  kCommand,  ///< The host that its parent belongs to.
  kMixed,  ///< An API or a database, then commands: what fails before any was run is not the host.
};

/// A member that a fetcher sets in objects that others bring (ObjectUpdate).
struct SetMember {
  std::string_view type, member;
};

/// What a fetcher asks, and what its objects are like.
struct FetchTraits {
  bool movable = false;  ///< Its objects change their parent: instances move between hosts.
  bool shared = false;   ///< Several parents have the same objects: projects one zone.
  FetchSource source = FetchSource::kByName;
  std::span<const SetMember> sets = {};  ///< Static; stay known while it does not answer.
};

struct FetchContext {
  const EnvironmentConfig& environment;
  const LaneView& inventory;
  const SourceSet& sources;
  ScanCache& cache;
  const Shape& shape;
  const Object& parent;
  std::string_view
      id;  ///< The member of the parent that the scanner's entry names, usually its id.
};

/// Stateless: one object serves all threads.
class Fetcher {
 public:
  virtual ~Fetcher() = default;

  /// As scanners.json calls it: "ApiFetchRegions".
  [[nodiscard]] virtual std::string_view name() const noexcept = 0;

  [[nodiscard]] virtual FetchTraits traits() const noexcept { return {}; }

  /// An error says that nothing is known of what is below the parent, kUnsupported that it is not
  /// to be known here, which is no failure of the scan; no objects say that there are none.  Never
  /// mix the two up: what a successful fetch does not bring is retired.
  [[nodiscard]] virtual model::Result<FetchResult> fetch(const FetchContext& context) const = 0;
};

}  // namespace toposcope::discovery
