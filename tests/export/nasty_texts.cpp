#include "export/nasty_texts.h"

namespace toposcope::testing {

const std::vector<std::string>& nasty_texts() {
  static const std::vector<std::string> kTexts = {
      "<b>bold</b>",                                             // would be an HTML-like label
      "<",                                                       //
      "say \"hi\"",                                              //
      "C:\\temp\\new",                                           // \t and \n are escapes in labels
      "ends in backslash\\",                                     // would swallow the closing quote
      "two lines\nhere",                                         //
      "tab\tand return\r",                                       //
      "\\N \\G \\L",                                             // stand for names in labels
      "a&amp;b &lt; &#65;",                                      // entities are decoded in labels
      "{field|<port> record}",                                   //
      "host:port:n",                                             // a port, unless quoted
      "node",                                                    // keywords of DOT
      "subgraph",                                                //
      "-1.5",                                                    // a number, written without quotes
      "%anonymous",                                              // cgraph's own names begin so
      "~5C",                                                     // our own escape
      "",                                                        //
      " ",                                                       //
      "// comment /* and */ #",                                  //
      "semi;colon,comma=equals",                                 //
      "na\xC3\xAFve \xF0\x9F\x98\x80 \xE6\x97\xA5\xE6\x9C\xAC",  // accents, emoji, CJK
      "broken \xFF\xC3( utf-8",                                  //
      std::string("zero\0byte", 9),                              //
      "\x1B[31mred\x1B[0m",                                      // terminal colours
      std::string(3000, 'x'),                                    // longer than a line of agwrite
  };
  return kTexts;
}

}  // namespace toposcope::testing
