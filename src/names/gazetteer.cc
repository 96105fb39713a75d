#include "names/gazetteer.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "names/name_words.h"

namespace claimgraph {
namespace {

struct Row {
  std::string name, kind, type;
  std::vector<std::string> same_as;
};

std::vector<std::string> split(std::string_view text, std::string_view marks) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(marks, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

Result<Row> tab_row(std::string_view line, const std::string&, int) {
  const std::vector<std::string> columns = split(line, "\t");
  Row row;
  row.name = columns[0];
  if (columns.size() > 1) row.kind = columns[1];
  if (columns.size() > 2) row.type = columns[2];
  if (columns.size() > 3) row.same_as = split(columns[3], ";, ");
  return row;
}

Result<Row> json_row(std::string_view line, const std::string& path, int number) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) return Error{path, number, 1, "not a JSON object"};
  Row row;
  const auto text = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  row.name = text("name");
  row.kind = text("kind");
  row.type = text("type");
  const auto ids = json.find("same_as");
  if (ids == json.end()) return row;
  if (ids->is_string()) row.same_as.push_back(ids->get<std::string>());
  if (ids->is_array()) {
    for (const auto& id : *ids) {
      if (id.is_string()) row.same_as.push_back(id.get<std::string>());
    }
  }
  return row;
}

// The type a kind stands for where none is given.
std::string_view usual_type(std::string_view kind) {
  if (kind == "place") return "location";
  if (kind == "product") return "product";
  if (kind == "agreement") return "agreement";
  return "organization";
}

Result<std::string> table_line(Row row, const std::string& path, int number) {
  row.name.erase(0, row.name.find_first_not_of(' '));
  if (row.name.empty()) return Error{path, number, 1, "a line without a name"};
  if (row.kind.empty()) row.kind = "party";
  const bool known_kind =
      row.kind == "party" || row.kind == "place" || row.kind == "product" || row.kind == "agreement";
  if (!known_kind) {
    return Error{path, number, 1, "unknown kind " + row.kind + "; write party, place, product or agreement"};
  }
  if (row.type.empty()) row.type = usual_type(row.kind);
  if (name_type_of(row.type, NameType::kNone) == NameType::kNone) {
    return Error{path, number, 1,
                 "unknown type " + row.type + "; write one of the contract, such as organization or city"};
  }
  std::string line = row.name;
  line.append("\t\ttype=").append(row.type);
  std::string ids;
  for (const std::string& id : row.same_as) {
    if (id.empty()) continue;
    if (!ids.empty()) ids.push_back(' ');
    ids.append(id);
  }
  std::replace(ids.begin(), ids.end(), ';', ',');
  if (!ids.empty()) line.append(";same_as=").append(ids);
  line.push_back('\n');
  return line;
}

}  // namespace

Result<LexiconTable> gazetteer_table(const std::string& path, std::string_view text) {
  LexiconTable table{"gazetteer.tsv", {}};
  int number = 0;
  for (std::string line : split(text, "\n")) {
    ++number;
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    const bool header = number == 1 && (line == "name" || line.starts_with("name\t"));
    if (line.empty() || line.starts_with('#') || header) continue;
    auto row = line.starts_with('{') ? json_row(line, path, number) : tab_row(line, path, number);
    if (!row.ok()) return row.error();
    auto written = table_line(std::move(row).value(), path, number);
    if (!written.ok()) return written.error();
    table.text += written.value();
  }
  return table;
}

}  // namespace claimgraph
