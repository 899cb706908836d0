#include "architecture/cxx_outline.h"

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

struct OutlineCase {
  const char* name;
  const char* text;
  std::vector<std::size_t> lines;       // of the functions with a body
  std::vector<std::size_t> parameters;  // of all functions
};

void PrintTo(const OutlineCase& test_case, std::ostream* out) { *out << test_case.text; }

class OutlineFunctions : public ::testing::TestWithParam<OutlineCase> {};

TEST_P(OutlineFunctions, FindsLengthAndParameters) {
  const auto& [name, text, want_lines, want_parameters] = GetParam();
  std::vector<std::size_t> lines;
  std::vector<std::size_t> parameters;
  for (const FunctionOutline& function : outline_functions(text)) {
    if (function.has_body) lines.push_back(function.lines());
    parameters.push_back(function.parameters);
  }
  EXPECT_EQ(lines, want_lines);
  EXPECT_EQ(parameters, want_parameters);
}

std::string case_name(const ::testing::TestParamInfo<OutlineCase>& param) {
  return param.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Texts, OutlineFunctions,
    ::testing::ValuesIn(std::vector<OutlineCase>{
        {"one_line", "int f() { return 1; }", {1}, {0}},
        {"three_lines", "int f(int a) {\n  return a;\n}\n", {3}, {1}},
        {"template_line_counts", "template <class T>\nT f(T a) {\n  return a;\n}\n", {4}, {1}},
        {"commas_in_types", "void f(std::map<int, int> a, int b = g(1, 2)) {}", {1}, {2}},
        {"returns_a_function", "std::function<void(int, int)> f(int a) {}", {1}, {1}},
        {"in_a_namespace", "namespace n {\nvoid f() {\n}\n}\n", {2}, {0}},
        {"in_a_class", "class C : public B {\n public:\n  void f() {\n  }\n};\n", {2}, {0}},
        {"declarations", "class C {\n  C(int a, int b);\n  void f(int) const = 0;\n};", {}, {2, 1}},
        {"member_initialisers", "X::X(int a)\n    : a_{a}, b_{2} {\n}\n", {3}, {1}},
        {"call_operator", "bool operator()(int a, int b) const {}", {1}, {2}},
        {"less_operator", "bool operator<(const T& a, const T& b) {}", {1}, {2}},
        {"conditional_noexcept", "void f(int a) noexcept(noexcept(g())) {}", {1}, {1}},
        {"attribute", "[[nodiscard]] int f(int a, int b);", {}, {2}},
        {"lambda_belongs_to_its_function", "void f() {\n  g([](int a) {\n  });\n}\n", {4}, {0}},
        {"braces_in_literals",
         "void f() { g(\"}\", '{', R\"(}})\"); }\nvoid h() {}",
         {1, 1},
         {0, 0}},
        {"braces_in_comments", "void f() {\n  // }\n  /* } */\n}\n", {4}, {0}},
        {"digit_separator", "void f() {\n  int a = 1'000; g('}');\n}\n", {3}, {0}},
        {"macro_with_a_body", "TEST(A, B) {\n}\n", {2}, {0}},
        {"table_is_no_function", "const std::vector<F> kTable = {\n{1},\n{2}};\n", {}, {}},
        {"initialised_member", "struct S {\n  std::function<void(int)> f{};\n};", {}, {}},
        {"variable_from_a_call", "const int kX = f(1, 2);", {}, {}},
        {"preprocessor", "#define F(a, b) {\nvoid f() {}\n", {1}, {0}},
    }),
    case_name);

TEST(BlankOut, KeepsLinesAndColumns) {
  EXPECT_EQ(blank_out("a /* b\nc */ d // e\nf"), "a     \n     d     \nf");
}

}  // namespace
}  // namespace toposcope::testing
