#include "ingest/source_files.h"

#include <cstdint>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>
#include <bson/bson.h>
#include <zlib.h>

#include "ingest/ingest_fixture.h"

namespace toposcope::ingest::testing {
namespace {

void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error("cannot " + what);
}

}  // namespace

void write_file(const std::filesystem::path& path, std::string_view content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  require(file.good(), "write " + path.string());
}

void write_files(const std::filesystem::path& folder, const Files& files) {
  for (const auto& [name, content] : files) {
    std::filesystem::create_directories((folder / name).parent_path());
    write_file(folder / name, content);
  }
}

void write_zip(const std::filesystem::path& path, const Files& files) {
  const std::unique_ptr<archive, decltype(&archive_write_free)> zip(archive_write_new(),
                                                                    archive_write_free);
  require(archive_write_set_format_zip(zip.get()) == ARCHIVE_OK &&
              archive_write_open_filename(zip.get(), path.c_str()) == ARCHIVE_OK,
          "start " + path.string());
  for (const auto& [name, content] : files) {
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    require(archive_write_header(zip.get(), entry.get()) == ARCHIVE_OK &&
                archive_write_data(zip.get(), content.data(), content.size()) ==
                    static_cast<la_ssize_t>(content.size()),
            "zip " + name);
  }
  require(archive_write_close(zip.get()) == ARCHIVE_OK, "finish " + path.string());
}

Files files_in(const std::filesystem::path& folder) {
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files[entry.path().filename().string()] = bytes_of(entry.path());
  }
  return files;
}

std::string gzipped(std::string_view content) {
  z_stream zlib = {};
  constexpr int kGzip = 15 + 16;
  require(deflateInit2(&zlib, Z_BEST_SPEED, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) == Z_OK,
          "start zlib");
  std::string packed(deflateBound(&zlib, content.size()) + 64, '\0');
  std::string plain(content);  // zlib takes its input as mutable
  zlib.next_in = reinterpret_cast<Bytef*>(plain.data());
  zlib.avail_in = static_cast<uInt>(plain.size());
  zlib.next_out = reinterpret_cast<Bytef*>(packed.data());
  zlib.avail_out = static_cast<uInt>(packed.size());
  const int code = deflate(&zlib, Z_FINISH);
  packed.resize(zlib.total_out);
  deflateEnd(&zlib);
  require(code == Z_STREAM_END, "gzip");
  return packed;
}

std::string as_array(const std::string& lines) {
  std::istringstream in(lines);
  std::string array = "[";
  for (std::string line; std::getline(in, line);) array += (array.size() > 1 ? ",\n" : "") + line;
  return array + "]\n";
}

std::string as_bson(const std::string& lines) {
  std::istringstream in(lines);
  std::string bytes;
  for (std::string line; std::getline(in, line);) {
    bson_error_t error;
    bson_t* bson = bson_new_from_json(reinterpret_cast<const std::uint8_t*>(line.data()),
                                      static_cast<ssize_t>(line.size()), &error);
    if (bson == nullptr) throw std::runtime_error(std::string(error.message) + " in " + line);
    bytes.append(reinterpret_cast<const char*>(bson_get_data(bson)), bson->len);
    bson_destroy(bson);
  }
  return bytes;
}

}  // namespace toposcope::ingest::testing
