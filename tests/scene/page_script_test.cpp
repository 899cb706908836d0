// What the scripts of the pages compute, tried in an engine that is no browser.

#include <string>

#include <gtest/gtest.h>

#include "scene/script.h"

namespace toposcope::testing {
namespace {

/// view.js, with a picture of 1000 x 500 in a window of 800 x 600.
class View : public ::testing::Test {
 protected:
  View() {
    script_.run(page_source("view.js"));
    script_.run(
        "var v = toposcopeView, p = {x: 0, y: 0, width: 1000, height: 500};"
        "var w = {width: 800, height: 600};");
  }
  [[nodiscard]] std::string json(const std::string& expression) { return script_.json(expression); }

 private:
  Script script_;
};

TEST_F(View, FitsTheWholePictureIntoTheMiddle) {
  EXPECT_EQ(json("v.fit(p, w)"), R"({"x":0,"y":-125,"scale":0.8})");
}

TEST_F(View, DrawsSmallPicturesNotLargerThanLife) {
  EXPECT_EQ(json("v.fit({x: 0, y: 0, width: 400, height: 200}, w)"),
            R"({"x":-200,"y":-200,"scale":1})");
}

TEST_F(View, ZoomsAboutThePointer) {
  // The point of the picture at (100, 50) of the window is (60, 45) before and after.
  EXPECT_EQ(json("v.zoom({x: 10, y: 20, scale: 2}, 2, {x: 100, y: 50})"),
            R"({"x":35,"y":32.5,"scale":4})");
}

TEST_F(View, ZoomsWithinLimits) {
  EXPECT_EQ(json("v.zoom({x: 0, y: 0, scale: 10}, 100, {x: 0, y: 0}).scale"), "16");
  EXPECT_EQ(json("v.zoom({x: 0, y: 0, scale: 0.1}, 0.001, {x: 0, y: 0}).scale"), "0.02");
  // A poster that fits only below the limit must not jump when zoomed out.
  EXPECT_EQ(json("v.zoom({x: 0, y: 0, scale: 0.01}, 0.5, {x: 0, y: 0}).scale"), "0.01");
}

TEST_F(View, PansByPixelsButNeverLosesThePicture) {
  EXPECT_EQ(json("v.pan({x: 100, y: 100, scale: 2}, 20, -40, p, w)"),
            R"({"x":90,"y":120,"scale":2})");
  EXPECT_EQ(json("v.pan({x: 0, y: 0, scale: 1}, 1e6, 1e6, p, w)"),
            R"({"x":-760,"y":-560,"scale":1})");
  EXPECT_EQ(json("v.pan({x: 0, y: 0, scale: 1}, -1e6, -1e6, p, w)"),
            R"({"x":960,"y":460,"scale":1})");
}

TEST_F(View, BringsAThingIntoTheMiddleOnlyWhenItIsOutOfSight) {
  EXPECT_EQ(json("v.centre({x: 0, y: 0, scale: 1}, {x: 900, y: 400, width: 100, height: 40}, w)"),
            R"({"x":550,"y":120,"scale":1})");
  EXPECT_EQ(json("v.centre({x: 0, y: 0, scale: 1}, {x: 300, y: 200, width: 100, height: 40}, w)"),
            R"({"x":0,"y":0,"scale":1})");
  EXPECT_EQ(
      json("v.centre({x: 0, y: 0, scale: 0.2}, {x: 300, y: 200, width: 100, height: 40}, w).scale"),
      "0.85");
}

TEST_F(View, FindsTextsThatHaveAllWords) {
  EXPECT_EQ(json("v.matches('vnic web-1\\n10.4.1.2', v.words('  WEB 10.4 '))"), "true");
  EXPECT_EQ(json("v.matches('vnic web-1', v.words('web 10.4'))"), "false");
  EXPECT_EQ(json("v.words('   ')"), "[]");
}

TEST_F(View, StepsThroughHitsInACircle) {
  EXPECT_EQ(json("[v.step(-1, 1, 3), v.step(2, 1, 3), v.step(-1, -1, 3), v.step(0, -1, 3)]"),
            "[0,0,2,2]");
  EXPECT_EQ(json("v.step(-1, 1, 0)"), "-1");
}

TEST_F(View, ShortensLongTooltips) {
  EXPECT_EQ(json("v.tipLines('a\\nb')"), R"(["a","b"])");
  EXPECT_EQ(json("v.tipLines(new Array(30).join('x\\n')).length"), "12");
  EXPECT_EQ(json("v.tipLines(new Array(30).join('x\\n'))[11]"), R"("19 more lines")");
}

TEST_F(View, PutsTooltipsBesideThePointerWithinTheWindow) {
  const std::string tip = ", {width: 100, height: 50}, w)";
  EXPECT_EQ(json("v.tipPlace({x: 10, y: 10}" + tip), R"({"left":24,"top":28})");
  EXPECT_EQ(json("v.tipPlace({x: 790, y: 590}" + tip), R"({"left":676,"top":526})");
}

/// rows.js, with two rows.
class Rows : public ::testing::Test {
 protected:
  Rows() {
    script_.run(page_source("rows.js"));
    script_.run(R"(var x = toposcopeIndex;
      var rows = x.unpacked(['vnic', 'web', 'shop', 'fra1', 'OK', 'Error', 'full'],
          [['a.svg', 'Tap-1', 'ID-7', 0, [1, 2], 3, 4, 6, 60, 68],
           ['b.svg', 'tap-2', 'id-8', 0, [], 3, 5, 6, 1000, 70]]);
      function names(filter) {
        filter.words = x.words(filter.q || '');
        return rows.filter(function (row) { return x.passes(row, filter); })
            .map(function (row) { return row.name; }).join();
      }
      function order(column, down) {
        var compare = x.comparison(column, ['Error', 'OK'],
            function (a, b) { return a < b ? -1 : a > b ? 1 : 0; });
        return x.sorted(rows, compare, down).map(function (row) { return row.file; }).join();
      })");
  }
  [[nodiscard]] std::string json(const std::string& expression) { return script_.json(expression); }

 private:
  Script script_;
};

TEST_F(Rows, AreUnpacked) {
  EXPECT_EQ(json("rows[0]"),
            R"({"file":"a.svg","name":"Tap-1","id":"ID-7","type":"vnic","projects":["web","shop"],)"
            R"("environment":"fra1","status":"OK","cliqueType":"full","nodes":60,"links":68,)"
            R"("text":"tap-1\nid-7"})");
}

TEST_F(Rows, PassByWordsAndChoices) {
  EXPECT_EQ(json("names({})"), R"("Tap-1,tap-2")");
  EXPECT_EQ(json("names({q: 'TAP id-8'})"), R"("tap-2")");
  EXPECT_EQ(json("names({project: 'shop'})"), R"("Tap-1")");
  EXPECT_EQ(json("names({status: 'Error', type: 'vnic', environment: 'fra1'})"), R"("tap-2")");
  EXPECT_EQ(json("names({type: 'instance'})"), R"("")");
}

TEST_F(Rows, AreSortedByAnyColumn) {
  EXPECT_EQ(json("order('status')"), R"("b.svg,a.svg")") << "the worst first";
  EXPECT_EQ(json("order('nodes')"), R"("b.svg,a.svg")") << "the largest first";
  EXPECT_EQ(json("order('name')"), R"("a.svg,b.svg")");
  EXPECT_EQ(json("order('name', true)"), R"("b.svg,a.svg")");
  EXPECT_EQ(json("order('type', true)"), R"("a.svg,b.svg")") << "equal rows keep their order";
}

TEST_F(Rows, ExistOnlyAroundWhatIsSeen) {
  EXPECT_EQ(json("x.visible(0, 300, 30, 148058)"), R"({"first":0,"last":14})");
  EXPECT_EQ(json("x.visible(3000, 300, 30, 148058)"), R"({"first":96,"last":114})");
  EXPECT_EQ(json("x.visible(0, 300, 30, 2)"), R"({"first":0,"last":2})");
}

TEST_F(Rows, HaveAddressesThatStayInTheFolder) {
  EXPECT_EQ(json("x.address('web #1?.svg')"), R"("./web%20%231%3F.svg")");
  EXPECT_EQ(json("x.address('javascript:alert(1)')"), "\"./javascript%3Aalert(1)\"");
  EXPECT_EQ(json("x.address('a/b.svg')"), R"("./a/b.svg")");
}

TEST_F(Rows, KeepChoicesInTheAddressOfThePage) {
  EXPECT_EQ(json("x.toHash({q: 'a&b=c', type: '', status: 'OK'})"), R"("q=a%26b%3Dc&status=OK")");
  EXPECT_EQ(json("x.fromHash('#q=a%26b%3Dc&status=OK')"), R"({"q":"a&b=c","status":"OK"})");
  EXPECT_EQ(json("x.fromHash('#q=%E0%A4%A')"), "{}");
}

TEST_F(Rows, AreCountedReadably) {
  EXPECT_EQ(json("[x.grouped(12), x.grouped(1234), x.grouped(148058)]"),
            R"(["12","1,234","148,058"])");
}

TEST(PageScripts, AreWellFormedForAnyBrowser) {
  Script script;
  for (const char* file : {"view.js", "page.js", "rows.js", "index.js"}) {
    EXPECT_NO_THROW(script.compile(page_source(file))) << file;
  }
}

}  // namespace
}  // namespace toposcope::testing
