#include "folder_export.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "toposcope/model/status.h"

#include "common_options.h"
#include "folder_index.h"
#include "folder_pages.h"
#include "json_text.h"
#include "query/output.h"
#include "safe_name.h"
#include "worker_pool.h"

namespace toposcope::cli {
namespace {

using graph::Clique;
using graph::CliqueEngine;
using model::NodeId;

std::vector<std::string> names_of(const graph::GraphSnapshot& snapshot,
                                  const std::vector<NodeId>& nodes) {
  std::vector<NamedThing> things;
  things.reserve(nodes.size());
  for (const NodeId n : nodes) {
    things.push_back({snapshot.environments()[snapshot.environment(n)].name,
                      snapshot.node_types()[snapshot.type(n)],
                      std::string(snapshot.id(n).empty() ? snapshot.key(n) : snapshot.id(n)),
                      std::string(snapshot.key(n))});
  }
  return safe_file_names(things);
}

Json index_entry(const CliqueEngine& engine, const Clique& clique, const WrittenClique& written) {
  const graph::GraphSnapshot& snapshot = engine.snapshot();
  const graph::CliqueJob& job = engine.jobs()[clique.job];
  return {{"file", ""},
          {"environment", snapshot.environments()[job.environment].name},
          {"focal_point_id", snapshot.key(clique.focal_point)},
          {"focal_point_type", job.type->focal_point_type},
          {"id", snapshot.id(clique.focal_point)},
          {"name", snapshot.name(clique.focal_point)},
          {"clique_type", job.type->key},
          {"clique_type_name", name_of(*job.type)},
          {"status", model::status_word(written.status)},
          {"projects", written.projects},
          {"nodes", clique.nodes.size()},
          {"links", clique.links.size()}};
}

/// What one worker process holds.
class FolderWorker {
 public:
  FolderWorker(const FolderExport& options, const CliqueEngine& engine, Store store)
      : options_(options),
        engine_(engine),
        store_(std::move(store)),
        writer_(*options.form, *store_, options.at) {}

  /// Writes the cliques of one focal point.
  /// \return a JSON list of index entries
  model::Result<std::string> write(NodeId focal_point, const std::string& name) {
    Json entries = Json::array();
    for (const Clique& clique : engine_.cliques_of(focal_point)) {
      const auto clique_file = writer_.write(engine_, clique);
      if (!clique_file.has_value()) return clique_file.error();
      const std::string number =
          entries.empty() ? std::string() : "." + std::to_string(entries.size() + 1);
      Json entry = index_entry(engine_, clique, clique_file.value());
      const char* member = "file";
      for (const WrittenClique::Part& part : clique_file.value().parts) {
        const std::string file = name + number + part.extension;
        const auto written =
            query::write_file((std::filesystem::path(options_.folder) / file).string(), part.bytes);
        if (!written.has_value()) return written.error();
        entry[std::exchange(member, "links_file")] = file;
      }
      entries.push_back(std::move(entry));
    }
    return to_line(entries);
  }

 private:
  const FolderExport& options_;
  const CliqueEngine& engine_;
  Store store_;
  CliqueFileWriter writer_;
};

model::Result<std::shared_ptr<FolderWorker>> start_worker(const FolderExport& options,
                                                          const CliqueEngine& engine) {
  auto store = open_to_read(options.db);
  if (!store.has_value()) return store.error();
  return std::make_shared<FolderWorker>(options, engine, std::move(store).value());
}

/// Brings the folder's index in line with the workers' lists, and the files with the index.
model::Result<FolderResult> settle_index(const FolderExport& options, const FolderIndex& former,
                                         const std::vector<std::string>& lists) {
  const std::filesystem::path folder = options.folder;
  std::vector<Json> entries;
  for (const std::string& list : lists) {
    const Json of_one = parse_or_null(list);
    entries.insert(entries.end(), of_one.begin(), of_one.end());
  }
  FolderResult result{entries.size(), 0, (folder / "index.html").string()};
  if (entries.empty()) return result;
  const FolderIndex fresh(std::move(entries));
  const FolderIndex next = options.updates ? former.updated_by(fresh) : fresh;
  if (auto written = next.write(folder); !written.has_value()) return written.error();
  if (auto pages = write_index_pages(next, folder); !pages.has_value()) return pages.error();
  const auto removed = former.remove_files_not_in(next, folder);
  if (!removed.has_value()) return removed.error();
  result.removed = removed.value();
  return result;
}

}  // namespace

model::Result<FolderResult> export_folder(const FolderExport& options, const CliqueEngine& engine,
                                          const std::vector<NodeId>& focal_points,
                                          const Console& console) {
  std::error_code fault;
  std::filesystem::create_directories(options.folder, fault);
  if (fault) {
    return model::Error{query::code_of_write_error(fault.value()),
                        "cannot make the folder '" + options.folder + "': " + fault.message(), ""};
  }
  const auto former = FolderIndex::read(options.folder);
  if (!former.has_value()) return former.error();
  const std::vector<std::string> names = names_of(engine.snapshot(), focal_points);
  ProgressBar bar(console, "exporting");
  ProcessJob job;
  job.workers = std::min(options.workers, static_cast<unsigned>(focal_points.size()));
  job.items = focal_points.size();
  job.progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
  job.start = [&]() -> model::Result<ProcessJob::DoItem> {
    auto worker = start_worker(options, engine);
    if (!worker.has_value()) return worker.error();
    return ProcessJob::DoItem([&, mine = worker.value()](std::size_t i) {
      return mine->write(focal_points[i], names[i]);
    });
  };
  const auto lists = run_in_processes(job);
  if (!lists.has_value()) return lists.error();
  return settle_index(options, former.value(), lists.value());
}

}  // namespace toposcope::cli
