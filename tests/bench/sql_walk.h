#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace toposcope::bench {

/// The walk as the originals do it: one indexed query for each node of each step, here against the
/// inventory file itself, in process, so faster than they are against a database server.
///
/// Knows what the bench needs: links that are not implicit, one direction per link type, no
/// constraints.
class SqlWalk {
 public:
  /// \param file  an inventory file
  explicit SqlWalk(const std::string& file);
  ~SqlWalk();
  SqlWalk(const SqlWalk&) = delete;
  SqlWalk& operator=(const SqlWalk&) = delete;

  /// Links of the clique of the node with this key.
  std::size_t links_of(const std::string& environment, const std::string& key,
                       const std::vector<std::string>& link_types);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace toposcope::bench
